"""Images and frames that a script loads later: the URL of the real file, of saved pages and of stored posts alike.

Plug-ins put a placeholder into `src` and the file into another attribute, or the real image into a `noscript`
element beside the placeholder. A film may be an element without a frame, in which a script makes one.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters import lazy_re
from converters.markup.html import keep_first_newlines

SOURCES: Final = (
    "data-orig-file", "data-lazy-src", "data-src", "data-original", "data-original-src", "data-cfsrc",
    "data-ezsrc", "data-hi-res-src", "data-canonical-src", "data-echo", "data-image", "data-url",
    "data-lazy", "data-lazyload", "data-large_image", "data-flickity-lazyload", "data-ll-src",
)  # fmt: skip
"""Attributes with the URL of a file that a script loads later; the original file first."""
SOURCE_SETS: Final = (
    "srcset",
    "data-srcset",
    "data-lazy-srcset",
    "data-ezsrcset",
    "data-orig-srcset",
    "data-ll-srcset",
)
NOISE: Final = frozenset(
    "srcset sizes loading decoding fetchpriority data-recalc-dims nitro-lazy-src integrity crossorigin".split()
)
"""Attributes of images that repeat the URL, or say how to load it."""
KEPT: Final = frozenset({"data-attachment-id", "data-id"})
"""Attributes `data-…` that say more than how to load an image."""
LAZY_CLASSES: Final = frozenset(
    "lazy lazyload lazyloading lazyloaded lazy-load lazy-loaded b-lazy jetpack-lazy-image a3-lazy-load".split()
)

ELEMENTS: Final = ("noscript", "img", "iframe", "div", "lite-youtube", "lite-vimeo")
"""Elements in which there may be a lazy image or frame."""

_HINT: Final = lazy_re.compile(
    r"<noscript\b|<(?:img|iframe)\b[^<>]*\s(?:data-(?!id\b|attachment|align)[\w-]+=|src=[\"']?data:)",
    re.IGNORECASE,
)
_DESCRIPTOR: Final = lazy_re.compile(r"(\d{1,9}(?:\.\d{0,9})?)[wxh]", re.ASCII)
_PLACEHOLDER: Final = lazy_re.compile(
    r"data:image/(?:gif|svg)|data:image/png;base64,.{0,200}\Z|about:blank"
    r"|.*/(?:blank|placeholder|spacer|transparent|trans|lazy|loading|pixel|1x1(?:\.trans)?)\.(?:gif|png|svg)",
    re.IGNORECASE | re.DOTALL,
)
_FRAMES: Final = "iframe"
_FILM_SIGNS: Final = ("data-html=", "data-src=", "data-facadesrc=", "rll-youtube", "<lite-")
_ROCKET: Final = "rll-youtube-player"
_HOLDERS: Final = (
    f"div[data-html], div[data-src], div[data-facadesrc], div.{_ROCKET}, "
    "lite-youtube[videoid], lite-vimeo[videoid]"
)
"""Elements in which a script makes the frame of a film: Squarespace, WP Rocket, EmbedPlus, and the elements `lite-…`."""
_YOUTUBE: Final = "https://www.youtube.com/embed/"
_PLAYERS: Final = {
    "lite-youtube": _YOUTUBE,
    "lite-vimeo": "https://player.vimeo.com/video/",
}
_PLAYER: Final = lazy_re.compile(
    r"(?:https?:)?//(?:www\.youtube(?:-nocookie)?\.com/embed/|player\.vimeo\.com/video/"
    r"|(?:www|geo)\.dailymotion\.com/)",
    re.IGNORECASE,
)
_WORDLESS: Final = "img, iframe, script, style, link, meta"
_TAG: Final = lazy_re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_NOTE: Final = lazy_re.compile("java ?script", re.IGNORECASE)
"""What a note to visitors without scripts is about, in any language."""
_LONGEST_NOTE: Final = 300
"""Characters of such a note."""
_FRAME_SOURCE: Final = lazy_re.compile(r"""<iframe\b[^<>]*?\ssrc=(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)


def load(html: str) -> str:
    """A fragment of HTML with its real images and frames; the very same text where none is lazy."""
    if not (_HINT.search(html) or any(sign in html for sign in _FILM_SIGNS)):
        return html
    root = LexborHTMLParser(b"<!DOCTYPE html><html><head></head><body>" + html.encode(errors="ignore")).body
    if root is None:
        return html
    changed = [show_noscript(frame) for frame in root.css("noscript") if frame.css_first("img")]
    changed += [_load_element(element) for element in root.css(f"img, {_FRAMES}")]
    changed += [_make_frame(holder) for holder in root.css(_HOLDERS)]
    return keep_first_newlines(root.inner_html or "") if any(changed) else html


def load_frames(root: LexborNode) -> None:
    """Give each frame of a page its real URL, and each film its frame."""
    for frame in root.css(_FRAMES):
        _load_element(frame)
    for holder in root.css(_HOLDERS):
        _make_frame(holder)


def is_placeholder(source: str) -> bool:
    """Whether a `src` shows nothing of its own: it is empty, a tiny picture in the page, or a file so named."""
    return not source or _PLACEHOLDER.match(source) is not None


def source_of(image: LexborNode) -> str:
    """The URL of the file that an image or a frame shows."""
    attributes = image.attributes
    source = attributes.get("src") or ""
    if hidden := next((value for name in SOURCES if _is_url(value := attributes.get(name) or "")), ""):
        return hidden
    if is_placeholder(source):
        wide = (_widest(attributes.get(name) or "") for name in SOURCE_SETS)
        return next(filter(None, wide), source)
    return source


def show_noscript(frame: LexborNode) -> bool:
    """Put the image and the text of a `noscript` element in the place of their placeholder; whether the page was changed.

    An image that the page shows already is removed, and so is a note that asks for JavaScript.
    """
    image = frame.css_first("img")
    if image is not None and not _is_shown(image, frame):
        for element in _beside(frame):
            if element.tag == "img" and is_placeholder(source_of(element)):
                element.remove()
        frame.unwrap()
        return True
    for element in frame.css(_WORDLESS):
        element.remove()
    text = _TAG.sub("", frame.text()).strip()  # some programs that save pages escape what is in it
    if text and not (len(text) <= _LONGEST_NOTE and _NOTE.search(text)):
        frame.unwrap()
    else:
        frame.remove()
    return True


def _is_shown(image: LexborNode, frame: LexborNode) -> bool:
    """Whether the image of a `noscript` element stands beside it too, or is one that only counts visitors."""
    name = _attribute(image, "src").partition("?")[0].rpartition("/")[2]
    return (
        any(
            name and name in _attribute(shown, key)
            for element in _beside(frame)
            for shown in element.css("img")
            for key in ("src", *SOURCES, *SOURCE_SETS)
        )
        or _attribute(image, "width") == "1"
        or 'height="1"' in (frame.html or "")
    )


def _beside(frame: LexborNode) -> Iterator[LexborNode]:
    """The elements before and after an element."""
    for step in ("prev", "next"):
        node = getattr(frame, step)
        while node is not None and not node.is_element_node:
            node = getattr(node, step)
        if node is not None:
            yield node


def _load_element(element: LexborNode) -> bool:
    """Give a lazy image or frame its file, without the attributes of the script; whether it was one."""
    if element.tag != "img" and not is_placeholder(_attribute(element, "src")):
        return False
    before, source = _attribute(element, "src"), source_of(element)
    if source == before:
        return False
    element.attrs["src"] = source
    for name in list(element.attributes):
        if name in NOISE or (name.startswith("data-") and name not in KEPT):
            del element.attrs[name]
    classes = _attribute(element, "class").split()
    if rest := [name for name in classes if name.lower() not in LAZY_CLASSES]:
        element.attrs["class"] = " ".join(rest)
    elif classes:
        del element.attrs["class"]
    return True


def _make_frame(holder: LexborNode) -> bool:
    """Put the frame of a film into the element that holds its URL or its HTML; whether it had none."""
    source = _film(holder)
    if not source or holder.css_first(f"{_FRAMES}, video"):
        return False
    frame = holder.parser.create_node(_FRAMES)
    frame.attrs["src"] = source
    if holder.tag in _PLAYERS:
        holder.replace_with(frame)
        return True
    for child in list(holder.iter(include_text=True)):
        child.remove()
    holder.insert_child(frame)
    return True


def _film(holder: LexborNode) -> str:
    """The URL of the player that a script would show; empty for an element that is something else."""
    if player := _PLAYERS.get(holder.tag or ""):
        return player + _attribute(holder, "videoid")
    html = _attribute(holder, "data-html")
    if found := _FRAME_SOURCE.search(unquote(html) if html.startswith("%3C") else html):
        return unescape(found[1] or found[2])
    source = _attribute(holder, "data-facadesrc") or _attribute(holder, "data-src")
    if _PLAYER.match(source):
        return source
    number = _attribute(holder, "data-id") if _ROCKET in _attribute(holder, "class").split() else ""
    return number and _YOUTUBE + number


def _is_url(value: str) -> bool:
    """Whether an attribute holds the URL of a file, and neither a picture itself nor data for a script."""
    return (
        ("/" in value or "." in value)
        and not value.startswith(("data:", "{", "["))
        and " " not in value.strip()
    )


def _attribute(node: LexborNode, name: str) -> str:
    return node.attrs.get(name) or ""


def _widest(source_set: str) -> str:
    candidates = [part.split() for part in source_set.split(", ") if part.split()]
    widths = [(_size(words[1]) if len(words) > 1 else 0, words[0]) for words in candidates]
    return max(widths)[1].rstrip(",") if widths else ""


def _size(descriptor: str) -> float:
    """The number of a width or density descriptor of `srcset` (`640w`, `1.5x`); 0 for another text."""
    found = _DESCRIPTOR.fullmatch(descriptor)
    return float(found[1]) if found else 0
