"""The quick check of one part, or of a whole text: with the same tags and words it has the same normal form.

Most bodies come back with the very tags they had. `fingerprint` reads canonical HTML tag by tag,
without a tree, and collects what `normal_form` compares: no classes, white space folded and
outside of emphasis, `b` as `strong`. Where two fingerprints are equal, so are the normal forms. Where
they differ, or where HTML is not simple enough for a fingerprint, the normal forms are compared.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from converters import lazy_re
from converters.markup.markdown.elements import (
    BLOCKS,
    DEFAULTS,
    MAY_VANISH,
    MEANING,
    SAME,
    TRANSPARENT_BLOCKS,
    URL_ATTRIBUTES,
)
from converters.markup.markdown.verification.urls import normalized_url

_LINES: Final = BLOCKS - TRANSPARENT_BLOCKS - {"pre"}
_MARKS: Final = MAY_VANISH - BLOCKS - {"sup"}  # `sup` may be a footnote
_ATTRIBUTES: Final = lazy_re.compile(r"""([^\s="]+)="([^"]*)\"""")
_COMMENTS: Final = frozenset({"!--more--", "!--nextpage--"})
_OTHER_SPACES: Final = str.maketrans("\t\n\f\r", "    ")


class _Tag(NamedTuple):
    """A tag in a fingerprint."""

    kind: str
    """`open`, `close`, `line` (blocks and comments), `br`, `img`, or none: not plain."""
    text: str = ""


_NOT_PLAIN: Final = _Tag("")


def fingerprint(html: str) -> str:
    """The fingerprint of canonical HTML; empty where only the normal form of the tree is reliable."""
    out: list[str] = []
    opened: list[str] = []  # tags that wait for something to show in them
    space = fresh = True  # `fresh`: nothing has been shown in this line
    for piece in html.split("<")[1:]:
        source, _, text = piece.partition(">")
        kind, token = _bare(source) if " " not in source else _tag(source)
        if kind == "line" or kind == "br":
            if opened:
                return ""
            if kind == "line":
                while out and out[-1] == _BREAK:
                    out.pop()
                if out and out[-1] == _OPENING.get(token):
                    return ""  # an element without content may be none
            out.append(token)
            fresh = True
        elif kind == "open":
            opened.append(token)
        elif kind == "close":
            if opened or (out and out[-1] == _BREAK):
                return ""
            out.append(token)
        elif kind == "img":
            if space and not fresh:
                out.append(" ")
            out += opened
            opened.clear()
            out.append(token)
            space = fresh = False
        else:
            return ""
        if not text:
            space = space and kind != "line" and kind != "br"
            continue
        words = text.split() if text.isascii() else _words(text)
        if kind == "line" or kind == "br":
            space = False
        if not words:
            space = True
            continue
        if (space or text[0] in " \n\t") and not fresh:
            out.append(" ")
        if opened:
            out += opened
            opened.clear()
        out.append(" ".join(words))
        fresh = False
        space = text[-1] in " \n\t\f\r"
    return "\x00".join(out).replace("\x00 \x00", " ") if not opened else ""


def written_out(rendered: str) -> str:
    """A renderer's HTML written like canonical HTML, as far as that takes no parser.

    The result is parsed to the same tree, so different trees cannot become equal.
    """
    for written, canonical in ((" />", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("\u00a0", "&nbsp;")):
        rendered = rendered.replace(written, canonical)
    return f"<body>{rendered}</body>"


_BREAK: Final = "\x01br"
_OPENING: Final = {f"\x01/{name}": f"\x01{name}" for name in _LINES}


def _words(text: str) -> list[str]:
    return [word for word in text.translate(_OTHER_SPACES).split(" ") if word]


@lru_cache(512)
def _bare(source: str) -> _Tag:
    """A tag without attributes."""
    name = source.removeprefix("/")
    if name in _LINES:
        return _Tag("line", f"\x01{source}")
    if name in _COMMENTS:
        return _Tag("line", f"\x01{name}")
    name = SAME.get(name, name)
    if name in _MARKS or source == "/a":
        return _Tag("close", f"\x01/{name}") if source[0] == "/" else _Tag("open", f"\x01{name}")
    return _Tag("br", _BREAK) if source == "br" else _NOT_PLAIN


def _tag(source: str) -> _Tag:
    """A tag with attributes, of which those stay that mean something."""
    name, _, rest = source.partition(" ")
    if rest.count('"') % 2 or name[:1] in ("", "!"):  # a `>` in an attribute, a comment, a sign in a script
        return _NOT_PLAIN
    tag = _bare(name) if name not in ("a", "img") else _Tag("open" if name == "a" else "img", f"\x01{name}")
    if tag is _NOT_PLAIN or name not in MEANING:
        return tag
    given = dict(_ATTRIBUTES.findall(rest))
    if name == "a" and "href" not in given:
        return _NOT_PLAIN
    kept = [tag.text]
    for key in MEANING[name]:
        value = given.get(key)
        if value:
            value = normalized_url(value) if key in URL_ATTRIBUTES else " ".join(_words(value))
            if value != DEFAULTS.get(key, ""):
                kept.append(f"{key}={value}")
        elif value is not None and key in ("href", "reversed"):
            return _NOT_PLAIN
    return _Tag(tag.kind, "\x02".join(kept))
