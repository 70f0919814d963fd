"""The text of a note: its HTML with whole links, its warning, its poll, its images and films."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from converters import lazy_re
from converters.formats.mastodon.files import MEDIA

_LINK: Final = lazy_re.compile(r"""<a\b[^<>]*\bhref="([^"<>]*)"[^<>]*>((?:[^<]|</?span\b[^<>]*>)*+)</a>""")
_SHORTENED: Final = lazy_re.compile(r"""\bclass="(?:invisible|ellipsis)\"""")


def body(note: Mapping[str, Any]) -> str:
    """The HTML of a note. Behind a warning it is folded, as Mastodon shows it."""
    content = note.get("content")
    parts = [_with_whole_links(content) if isinstance(content, str) else "", _poll(note)]
    parts += [_attachment(part) for part in attachments(note)]
    html = "\n".join(filter(None, parts))
    warning = note.get("summary")
    if html and isinstance(warning, str) and warning.strip():
        return f"<details><summary>{escape(warning.strip(), quote=False)}</summary>\n{html}\n</details>"
    return html


def attachments(note: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The files of a note, each with its `url` and `mediaType` as Mastodon has them."""
    found = note.get("attachment")
    files = found if isinstance(found, list) else [found]
    return [
        {**file, **link}
        for file in files
        if isinstance(file, Mapping) and isinstance((link := _link(file)).get("url"), str)
    ]


def _link(file: Mapping[str, Any]) -> Mapping[str, Any]:
    """The URL of a file with its type. Pleroma and PeerTube have a list of links, of which the first is the file itself."""
    url = file.get("url")
    first = url[0] if isinstance(url, list) and url else url
    if not isinstance(first, Mapping):
        return {"url": first}
    kind = file.get("mediaType") or first.get("mediaType")
    return {"url": first.get("href"), "mediaType": kind}


def file_url(url: str) -> str:
    """The URL of an upload: its path in the archive. What stands before that is the name of a server's storage."""
    at = url.find(MEDIA)
    return url if at < 0 or "://" in url else f"/{url[at:]}"


def _with_whole_links(html: str) -> str:
    """Mastodon hides parts of the URLs that it shows; without its style sheet they would be seen in pieces."""
    return _LINK.sub(
        lambda link: f'<a href="{link[1]}">{link[1]}</a>' if _SHORTENED.search(link[2]) else link[0], html
    )


def _attachment(file: Mapping[str, Any]) -> str:
    url, alt = escape(file_url(file["url"])), escape(str(file.get("name") or ""))
    kind = str(file.get("mediaType") or "").partition("/")[0]
    if kind == "image":
        return f'<p><img src="{url}" alt="{alt}"></p>'
    if kind in ("video", "audio"):
        caption = f"<figcaption>{alt}</figcaption>" if alt else ""
        return f'<figure><{kind} src="{url}" controls></{kind}>{caption}</figure>'
    return f'<p><a href="{url}">{alt or url.rpartition("/")[2]}</a></p>'


def _poll(note: Mapping[str, Any]) -> str:
    """The answers of a poll (`Question`), each with its votes."""
    answers = note.get("oneOf") or note.get("anyOf")
    if not isinstance(answers, list):
        return ""
    items = [
        f"<li>{escape(str(answer.get('name') or ''), quote=False)}{_votes(answer)}</li>"
        for answer in answers
        if isinstance(answer, Mapping)
    ]
    return f"<ul>{''.join(items)}</ul>"


def _votes(answer: Mapping[str, Any]) -> str:
    replies = answer.get("replies")
    number = replies.get("totalItems") if isinstance(replies, Mapping) else None
    return f" ({number})" if isinstance(number, int) else ""
