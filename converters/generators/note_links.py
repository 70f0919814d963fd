"""Links in double brackets to notes and files: `[[Reed|the reed]]`, as vaults have them, and sites with a plug-in for them.

Source: the documentation of Obsidian (Internal links, Embed files).
"""

import re
from collections.abc import Callable
from html import escape
from typing import Final

from converters import lazy_re
from converters.generators.callouts import set_apart
from converters.generators.vault import NOTE, Vault, address
from converters.io.media_types import is_media, mime_of

LINK: Final = (
    r"(?P<link>!?\[\[(?P<target>[^\[\]|#\n]*?)(?P<part>#[^\[\]|\n]*?)?\\?(?:\|(?P<shown>[^\[\]\n]*?))?\]\])"
)
"""The pattern of a link, with its groups."""
_PUNCTUATION: Final = lazy_re.compile(r"[^\w\- ]")
_SIZE: Final = lazy_re.compile(r"(\d+)(?:x(\d+))?")


def with_note_links(text: str, within: str, vault: Vault) -> str:
    """The text of a site whose links in double brackets a plug-in reads: those to files that are there are links.

    `within` is the path of the text. What no file has stays as it is, for it may be anything.
    """
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import code_in

    def replacement(found: re.Match[str]) -> str:
        target = found["target"] or ""
        if found.lastgroup != "link" or target[:1].isspace() or found.string[found.end() :][:1] == "(":
            return found[0]
        path = vault.find(target, within)
        return note_link(found, path, within, lambda name, heading: heading or name) if path else found[0]

    return re.sub(f"{code_in(text)}|{LINK}", replacement, text, flags=re.S | re.M)


def heading_id(heading: str) -> str:
    """The `id` of a heading, as most renderers make it."""
    return _PUNCTUATION.sub("", heading.strip().lower()).replace(" ", "-")


def note_link(found: re.Match[str], path: str, within: str, shown: Callable[[str, str], str]) -> str:
    """A link in double brackets to the file at `path`, which is empty if there is no such file.

    `shown`: what a link without text shows, by the name of the note and the heading in it.
    """
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
        return sized_image(url, " ".join(words), last, found)
    return f"![{' '.join((*words, last)).strip()}]({url})"


def sized_image(url: str, alt: str, size: str, found: re.Match[str]) -> str:
    """An image of a size such as `300` or `300x200`, in the place of what was found."""
    width, height = _SIZE.fullmatch(size).groups()  # type: ignore[union-attr] # the pattern has matched
    given = f' width="{width}"' + (f' height="{height}"' if height else "")
    return set_apart(f'<img src="{escape(url)}" alt="{escape(alt)}"{given}>', found.string, *found.span())
