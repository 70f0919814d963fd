"""The text of a message as HTML: its entities, its files, its poll.

The names are those of Telegram Desktop's export (`export_output_json.cpp`).
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from converters import lazy_re

_TAGS: Final[Mapping[str, str]] = {
    "bold": "strong", "italic": "em", "underline": "u", "strikethrough": "s", "code": "code",
}  # fmt: skip
_QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
_PARAGRAPH: Final = lazy_re.compile(r"(\s*\n\s*\n\s*)")
_FILES: Final = ("photo", "file")
_PLAYERS: Final = {
    "video_file": "video", "video_message": "video", "animation": "video", "audio_file": "audio", "voice_message": "audio",
}  # fmt: skip
NOT_INCLUDED: Final = "(File "
"""How the value of a file begins that the export does not have."""
_IMAGES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp")


def body(message: Mapping[str, Any]) -> str:
    """The HTML of a message; what was passed on is a quotation with its source."""
    from converters.markup.line_breaks import paragraphs  # detection does not wait for it

    html = paragraphs("".join(_pieces(message)))
    html = "\n".join(filter(None, (html, _poll(message), _place(message), *map(_file, [message]))))
    source = message.get("forwarded_from")
    if not isinstance(source, str) or not source:
        return html
    return f"<blockquote>\n{html}\n</blockquote>\n<p>{escape(source, quote=False)}</p>"


def entities(message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The parts of a text, each with its `type`; old exports have a text, or texts and parts mixed."""
    found = message.get("text_entities") or message.get("text") or ""
    for part in found if isinstance(found, list) else [found]:
        if isinstance(part, str) and part:
            yield {"type": "plain", "text": part}
        elif isinstance(part, Mapping):
            yield part


def files(message: Mapping[str, Any]) -> list[str]:
    """The paths of the files of a message, from the folder of the export; `NOT_INCLUDED` for one that is not in it."""
    return [value for name in _FILES if isinstance(value := message.get(name), str) and value]


def file_url(path: str) -> str:
    """The URL by which a text names a file of the export."""
    return f"/{path.lstrip('/')}"


def _pieces(message: Mapping[str, Any]) -> Iterator[str]:
    for part in entities(message):
        text, kind = str(part.get("text") or ""), str(part.get("type") or "")
        if kind == "pre":
            language = str(part.get("language") or "")
            name = f' class="language-{escape(language)}"' if language else ""
            yield f"\n\n<pre><code{name}>{escape(text, quote=False)}</code></pre>\n\n"
        elif kind in _QUOTES:
            lines = escape(text.strip(), quote=False).replace("\n", "<br />")
            yield f"\n\n<blockquote>{lines}</blockquote>\n\n"
        else:
            yield from _inline(text, kind, part)


def _inline(text: str, kind: str, part: Mapping[str, Any]) -> Iterator[str]:
    """A part of a line, in the tags of its kind; white space around it, and ends of paragraphs, are outside of them."""
    start, end = _tags(text.strip(), kind, part)
    for piece in _PARAGRAPH.split(text):
        words = piece.strip()
        if not words or not start:
            yield escape(piece, quote=False)
            continue
        before, _, after = piece.partition(words)
        yield f"{before}{start}{escape(words, quote=False)}{end}{after}"


def _tags(text: str, kind: str, part: Mapping[str, Any]) -> tuple[str, str]:
    if tag := _TAGS.get(kind):
        return f"<{tag}>", f"</{tag}>"
    url = ""
    if kind == "text_link":
        url = str(part.get("href") or "")
    elif kind == "link":
        url = text if "://" in text else f"https://{text}"
    elif kind == "mention" and text.startswith("@"):
        url = f"https://t.me/{text[1:]}"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    return (f'<a href="{escape(url)}">', "</a>") if url else ("", "")


def _file(message: Mapping[str, Any]) -> str:
    shown = [path for path in files(message) if not path.startswith(NOT_INCLUDED)]
    return "\n".join(_shown(path, message) for path in shown)


def _shown(path: str, message: Mapping[str, Any]) -> str:
    url = escape(file_url(path))
    if player := _PLAYERS.get(str(message.get("media_type") or "")):
        return f'<figure><{player} src="{url}" controls></{player}></figure>'
    if path.lower().endswith(_IMAGES):
        return f'<p><img src="{url}" alt=""></p>'
    name = str(message.get("file_name") or "") or path.rpartition("/")[2]
    return f'<p><a href="{url}">{escape(name, quote=False)}</a></p>'


def _poll(message: Mapping[str, Any]) -> str:
    poll = message.get("poll")
    if not isinstance(poll, Mapping):
        return ""
    answers = poll.get("answers")
    items = [
        f"<li>{escape(str(answer.get('text') or ''), quote=False)} ({answer.get('voters') or 0})</li>"
        for answer in (answers if isinstance(answers, list) else ())
        if isinstance(answer, Mapping)
    ]
    return f"<p>{escape(str(poll.get('question') or ''), quote=False)}</p>\n<ul>{''.join(items)}</ul>"


def _place(message: Mapping[str, Any]) -> str:
    place = message.get("location_information")
    if not isinstance(place, Mapping):
        return ""
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return ""
    url = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
    return f'<p><a href="{escape(url)}">{latitude}, {longitude}</a></p>'
