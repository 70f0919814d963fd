"""Common images with captions, which stay HTML: what `figures.neat` leaves of them, without a tree."""

from functools import lru_cache
from html import escape
from typing import Final

from converters import lazy_re
from converters.markup.markdown.common_lines import (
    ATTRIBUTES,
    PIECES,
    URL,
    VALUE,
    names_of,
    resolved,
    values_of,
)
from converters.markup.markdown.elements import MEANING
from converters.markup.markdown.figures import ATTRIBUTES as NEAT
from converters.markup.markdown.figures import CLASSES

_FIGURE: Final = lazy_re.compile(
    rf"<figure{ATTRIBUTES}>(?:<a{ATTRIBUTES}><img{ATTRIBUTES} ?/?></a>|<img{ATTRIBUTES} ?/?>)<figcaption{ATTRIBUTES}>"
    rf"(?:[^<>\n\t\u00a0]|</?(?:em|strong|b|i|code)>|<a{ATTRIBUTES}>|</a>)*</figcaption></figure>"
)
_URLS: Final = frozenset({"href", "src", "name", "cite"})
_TAG: Final = lazy_re.compile(rf"<(/?)([a-z]+)({ATTRIBUTES}) ?/?>")


def neat_figure(html: str, keep: frozenset[str]) -> str:
    """A figure without what only WordPress's themes know; empty for one that is not common.

    `keep`: names of classes and attributes of which an element must have none.
    """
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
            made.append(piece)
            continue
        tag = _neat_tag(piece)
        if tag is None or (keep and not keep.isdisjoint(tag[2])):
            return ""
        name, spelled, _ = tag
        if piece[1] == "/":
            if not opened or opened.pop() != name:
                return ""
        elif name != "img":
            if name in opened:
                return ""
            opened.append(name)
        made.append(spelled)
    if opened or list(map(_meaning, made[1::2])) != list(map(_meaning, pieces[1::2])):
        return ""
    return "".join(made)


@lru_cache(1024)
def _neat_tag(source: str) -> tuple[str, str, frozenset[str]] | None:
    """A tag of a figure: its name, what stays of it, and the names and classes that it has; None for one that is not common."""
    found = _TAG.fullmatch(source)
    values = values_of(found[3]) if found else None
    if not found or values is None:
        return None
    name = found[2]
    names = names_of(found[3])
    if not CLASSES.isdisjoint(names):
        return None
    kept: list[str] = [f"<{found[1]}{name}"]
    for key, value in values.items():
        if key in NEAT:
            if not (URL if key in _URLS else VALUE).fullmatch(value):
                return None
            kept.append(f'{key}="{value}"')
    return name, f"{' '.join(kept)}>", names


@lru_cache(1024)
def _meaning(tag: str) -> tuple[str, ...]:
    """What a tag says: its name, and the attributes that mean something."""
    found = _TAG.fullmatch(tag)
    assert found
    values = values_of(found[3]) or {}
    return found[1], found[2], *(values.get(key, "") for key in MEANING.get(found[2], ()))
