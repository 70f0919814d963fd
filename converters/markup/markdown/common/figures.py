"""Common images with captions, which stay HTML: what `figures.neat` leaves of them, without a tree."""

from functools import lru_cache
from html import escape
from typing import Final

from converters import lazy_re
from converters.markup.html import tidy
from converters.markup.markdown.common.lines import (
    ATTRIBUTES,
    PIECES,
    URL,
    VALUE,
    names_of,
    resolved,
    values_of,
)
from converters.markup.markdown.elements import MEANING, SPACE
from converters.markup.markdown.writing.figures import ATTRIBUTES as NEAT
from converters.markup.markdown.writing.figures import CLASSES

_FIGURE: Final = lazy_re.compile(
    rf"<figure{ATTRIBUTES}>(?:[^<>\t]|</?(?:em|strong|b|i|code)>|</(?:figure|figcaption|a|ul|li)>"
    rf"|<(?:figure|figcaption|a|ul|li|img){ATTRIBUTES}(?: ?/)?>)*</figure>"
)
_AROUND_ITEMS: Final = {"ul>": "\n", "ul ": "\n", "/ul": "\n", "/li": "\n"}
"""What follows a tag of a list of images, by its beginning: each image stands in a line."""
_IN_GALLERY: Final = ["figure", "ul", "li", "figure"]
_HOLDERS: Final[dict[str, tuple[list[str], ...]]] = {
    "figure": ([], ["figure"], ["figure", "ul", "li"]),
    "figcaption": (["figure"], ["figure", "figure"], _IN_GALLERY),
    "ul": (["figure"],),
    "li": (["figure", "ul"],),
}
"""Blocks in a figure, and the elements in which each can stand."""
_URLS: Final = frozenset({"href", "src", "name", "cite"})
_TAG: Final = lazy_re.compile(rf"<(/?)([a-z]+)({ATTRIBUTES}) ?/?>")


def neat_figure(html: str, keep: frozenset[str]) -> str:
    """A figure without what only WordPress's themes know, but for classes that are named in `keep`; empty for one that is not common."""
    if not _FIGURE.fullmatch(html):
        return ""
    pieces = PIECES.split(html)
    made: list[str] = []
    opened: list[str] = []
    for at, piece in enumerate(pieces):
        if not at & 1:
            if "&" in piece or ">" in piece:
                if not (piece := resolved(piece)):
                    return ""
                piece = escape(piece, quote=False)
            if at and (around := _AROUND_ITEMS.get(pieces[at - 1][1:4])):
                if piece.strip(SPACE):
                    return ""
                piece = around
            made.append(piece)
            continue
        tag = _neat_tag(piece, keep)
        if tag is None:
            return ""
        name, spelled = tag
        if piece[1] == "/":
            if not opened or opened.pop() != name:
                return ""
        elif name != "img":
            if not _fits(name, opened):
                return ""
            opened.append(name)
        elif not opened or opened[-1] == "ul":
            return ""
        made.append(spelled)
    if opened or any(
        _meaning(one, keep) != _meaning(other, keep)
        for one, other in zip(made[1::2], pieces[1::2], strict=True)
    ):
        return ""
    return tidy("".join(made))


def _fits(name: str, opened: list[str]) -> bool:
    """Whether an element may start in others."""
    if name in _HOLDERS:
        return opened in _HOLDERS[name]
    return name not in opened and opened[-1] != "ul"


@lru_cache(1024)
def _neat_tag(source: str, keep: frozenset[str]) -> tuple[str, str] | None:
    """A tag of a figure: its name, and what stays of it; None for one that is not common."""
    found = _TAG.fullmatch(source)
    values = values_of(found[3]) if found else None
    if not found or values is None:
        return None
    kept: list[str] = [f"<{found[1]}{found[2]}"]
    for key, value in values.items():
        if key == "class":
            names = value.split()
            if "&" in value or key in keep:
                return None
            if names := [name for name in names if name in CLASSES or name in keep]:
                kept.append(f'class="{" ".join(names)}"')
        elif key in NEAT:
            if not (URL if key in _URLS else VALUE).fullmatch(value):
                return None
            kept.append(f'{key}="{value}"')
        elif key in keep:
            return None
    return found[2], f"{' '.join(kept)}>"


@lru_cache(1024)
def _meaning(tag: str, keep: frozenset[str]) -> tuple[str | frozenset[str], ...]:
    """What a tag says: its name, the attributes that mean something, and what is to be kept."""
    found = _TAG.fullmatch(tag)
    assert found
    values = values_of(found[3]) or {}
    says = [values.get(key, "") for key in MEANING.get(found[2], ())]
    return found[1], found[2], *says, names_of(found[3]) & keep if keep else keep
