"""What only Obsidian reads, in Markdown that all others read: links in brackets, embedded files, callouts, marks.

Source: the documentation of Obsidian (Internal links, Embed files, Callouts, Obsidian Flavored Markdown, Tags).
"""

import re
from collections.abc import Callable
from html import escape
from typing import Final, NamedTuple
from urllib.parse import unquote

from converters import lazy_re
from converters.generators.callouts import MARK, bold, set_apart
from converters.generators.obsidian.vault import NOTE, Vault, address
from converters.io.media_types import is_media, mime_of

_LINK: Final = (
    r"(?P<link>!?\[\[(?P<target>[^\[\]|#\n]*?)(?P<part>#[^\[\]|\n]*?)?\\?(?:\|(?P<shown>[^\[\]\n]*?))?\]\])"
)
_IMAGE: Final = r"(?P<image>!\[(?P<alt>[^\[\]|\n]*)\|(?P<given>\d+(?:x\d+)?)\]\((?P<src><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))"
_HIDDEN: Final = r"(?P<hidden>(?<![\w%])%%(?!%).{1,20000}?%%)"
_MATH: Final = r"(?P<math>\$\$.+?\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\$])\$(?![\d$]))"
_BLOCK: Final = r"(?P<block>(?:(?<=\S)[ \t]+|^[ \t]*)\^[A-Za-z0-9-]+[ \t]*$)"
_CALLOUT: Final = r"(?P<callout>^(?P<quote>[ \t]*(?:>[ \t]?)+)\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>[^\n]*)$)"
_URL: Final = r"(?P<url>\]\([^()\n]*\)|<[^<>\n]*>|\w+://\S+)"
_TAG: Final = r"(?P<tag>(?<![^\s(>])#(?P<name>[\w/-]*[^\W\d_][\w/-]*))"
_PUNCTUATION: Final = lazy_re.compile(r"[^\w\- ]")
_SIZE: Final = lazy_re.compile(r"(\d+)(?:x(\d+))?")
_MARKDOWN_LINK: Final = lazy_re.compile(r"\]\(", re.M)


class Notes(NamedTuple):
    """The text; the tags in it, without `#`; and the names in its links that no file has."""

    text: str
    tags: list[str]
    missing: list[str]


def convert(text: str, within: str, vault: Vault, shown: Callable[[str, str], str]) -> Notes:
    """Convert the text of the note at the path `within`.

    `shown`: what a link shows that has no text of its own, by the name of the note and the heading in it.
    """
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import code_in

    tags: list[str] = []
    missing: list[str] = []
    parts = (code_in(text), _HIDDEN, _MATH, _CALLOUT, _LINK, _IMAGE, _URL, MARK, _BLOCK, _TAG)
    pattern = re.compile("|".join(parts), re.S | re.M)

    def replacement(found: re.Match[str]) -> str:
        match found.lastgroup:
            case "link":
                target = found["target"].strip()
                path = vault.find(target, within)
                if target and not path:
                    missing.append(target)
                return _link(found, path, within, shown)
            case "image":
                return _sized(found["src"].strip("<>"), found["alt"], found["given"], found)
            case "mark":
                return f"<mark>{pattern.sub(replacement, found['marked'])}</mark>"
            case "block":
                return ""
            case "callout":
                title = found["title"] or found["kind"].replace("-", " ").capitalize()
                return f"{found['quote']}{bold(pattern.sub(replacement, title))}\n{found['quote'].rstrip()}"
            case "tag":
                tags.append(found["name"].strip("/"))
                starts_line = found.start() == 0 or found.string[found.start() - 1] == "\n"
                return f"\\{found[0]}" if starts_line else found[0]
        return found[0]

    return Notes(
        _note_links(pattern.sub(replacement, text), within, vault), list(dict.fromkeys(tags)), missing
    )


def heading_id(heading: str) -> str:
    """The `id` of a heading, as most renderers make it."""
    return _PUNCTUATION.sub("", heading.strip().lower()).replace(" ", "-")


def _link(found: re.Match[str], path: str, within: str, shown: Callable[[str, str], str]) -> str:
    """A link in double brackets to the file at `path`, which is empty if there is no such file."""
    target, part = found["target"].strip(), (found["part"] or "").strip().rstrip("\\")
    heading = part.rpartition("#")[2].strip()
    is_block = heading.startswith("^")
    words = (found["shown"] or "").strip() or shown(target, "" if is_block else part.strip("#"))
    if found[0].startswith("!") and not path and is_media(target):
        path = target  # the image is missing, and is seen to be
    if found[0].startswith("!") and path and not path.lower().endswith(NOTE):
        return _embedded(path, found["shown"] or "", within, found)
    if target and not path:
        return words
    fragment = f"#{heading_id(heading)}" if heading and not is_block else ""
    if not target:
        return f"[{words}]({fragment})" if fragment else words
    return f"[{words}]({address(path, within)}{fragment})"


def _embedded(path: str, given: str, within: str, found: re.Match[str]) -> str:
    """An image, a player, or a link to any other file."""
    url, name = address(path, within), path.rpartition("/")[2]
    kind = mime_of(name).partition("/")[0]
    if kind in ("audio", "video"):
        return set_apart(f'<{kind} controls src="{escape(url)}"></{kind}>', found.string, *found.span())
    if kind != "image":
        return f"[{given.strip() or name}]({url})"
    *words, last = (word.strip() for word in given.split("|"))
    if _SIZE.fullmatch(last):
        return _sized(url, " ".join(words), last, found)
    return f"![{' '.join((*words, last)).strip()}]({url})"


def _sized(url: str, alt: str, size: str, found: re.Match[str]) -> str:
    width, height = _SIZE.fullmatch(size).groups()  # type: ignore[union-attr] # the pattern has matched
    given = f' width="{width}"' + (f' height="{height}"' if height else "")
    return set_apart(f'<img src="{escape(url)}" alt="{escape(alt)}"{given}>', found.string, *found.span())


def _note_links(text: str, within: str, vault: Vault) -> str:
    """A text whose links to notes are relative paths: Obsidian finds a note in another folder too."""
    if not _MARKDOWN_LINK.search(text) or NOTE not in text.lower():
        return text
    from converters.markup.markdown.link_urls import rewrite_link_urls

    def change(url: str) -> str | None:
        bare, mark, part = url.partition("#")
        if "//" in bare or not bare.lower().endswith(NOTE):
            return None
        path = vault.find(unquote(bare), within)
        return f"{address(path, within)}{mark}{heading_id(unquote(part)) if mark else ''}" if path else None

    return rewrite_link_urls(text, change)
