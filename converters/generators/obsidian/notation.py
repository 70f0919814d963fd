"""What only Obsidian reads, in Markdown that all others read: links in brackets, embedded files, callouts, marks.

Source: the documentation of Obsidian (Internal links, Embed files, Callouts, Obsidian Flavored Markdown, Tags).
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import unquote

from converters import lazy_re
from converters.generators.callouts import MARK, bold
from converters.generators.note_links import LINK, heading_id, note_link, sized_image
from converters.generators.vault import NOTE, Vault, address

_IMAGE: Final = r"(?P<image>!\[(?P<alt>[^\[\]|\n]*)\|(?P<given>\d+(?:x\d+)?)\]\((?P<src><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))"
_HIDDEN: Final = r"(?P<hidden>(?<![\w%])%%(?!%).{1,20000}?%%)"
_MATH: Final = r"(?P<math>\$\$.+?\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\$])\$(?![\d$]))"
_BLOCK: Final = r"(?P<block>(?:(?<=\S)[ \t]+|^[ \t]*)\^[A-Za-z0-9-]+[ \t]*$)"
_CALLOUT: Final = r"(?P<callout>^(?P<quote>[ \t]*(?:>[ \t]?)+)\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>[^\n]*)$)"
_URL: Final = r"(?P<url>\]\([^()\n]*\)|<[^<>\n]*>|(?<!\w)\w++://\S+)"
_TAG: Final = r"(?P<tag>(?<![^\s(>])#(?P<name>[\w/-]*[^\W\d_][\w/-]*))"
_MARKDOWN_LINK: Final = lazy_re.compile(r"\]\(", re.M)


class Notes(NamedTuple):
    """The text; the tags in it, without `#`; and the names in its links that no file has."""

    text: str
    tags: list[str]
    missing: list[str]


def convert(text: str, within: str, vault: Vault, shown: Callable[[str, str], str]) -> Notes:
    """Convert the text of the note at the path `within`.

    `shown`: what a link without text shows, by the name of the note and the heading in it.
    """
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import code_in

    tags: list[str] = []
    missing: list[str] = []
    parts = (code_in(text), _HIDDEN, _MATH, _CALLOUT, LINK, _IMAGE, _URL, MARK, _BLOCK, _TAG)
    pattern = re.compile("|".join(parts), re.S | re.M)

    def replacement(found: re.Match[str]) -> str:
        match found.lastgroup:
            case "link":
                target = found["target"].strip()
                path = vault.find(target, within)
                if target and not path:
                    missing.append(target)
                return note_link(found, path, within, shown)
            case "image":
                return sized_image(found["src"].strip("<>"), found["alt"], found["given"], found)
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
