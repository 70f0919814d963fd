"""The nodes of what is shown in its own frame: images, galleries, code, films, sound, files, frames, boxes.

What Ghost asks of each is in its renderers (`@tryghost/kg-default-nodes` of Ghost 6.65): it leaves out an image of a gallery
without a size, and shows `0 Byte` for a file without one. It writes some values into HTML as they are.
"""

from collections.abc import Callable, Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import Final, Protocol
from unicodedata import category
from urllib.parse import unquote

from lxml import etree

from converters import lazy_re
from converters.formats.ghost.writer.parts import Node, NoNode, copy_of, html_of, inline, only_child, plain
from converters.io import urls
from converters.markup.html import name_of, serialise

_LANGUAGE: Final = lazy_re.compile(r"(?:^|\s)(?:language|lang)-([\w+#.-]+)")
_UNESCAPED: Final = lazy_re.compile(r"""["'<>&\\\s()]""")
"""What an address must not have where Ghost writes it into HTML or CSS as it is."""
_IN_ROW: Final = 3
"""Images in a row of a gallery."""
_SIGN: Final = frozenset({"So", "Sk", "Sm", "Mn", "Cf"})
"""The categories of what a sign is made of: symbols, their colours and variants, joiners."""
_CONTROLS: Final = ("src", "controls", "preload", "playsinline")


class Files(Protocol):
    """What is known of the files that a text shows, by their addresses in Ghost."""

    def dimensions(self, url: str) -> tuple[int, int] | None:
        """Width and height of a local image in pixels."""

    def size(self, url: str) -> int | None:
        """The size of a local file in bytes."""


class _NoFiles:
    def dimensions(self, url: str) -> tuple[int, int] | None:
        return None

    def size(self, url: str) -> int | None:
        return None


NO_FILES: Final[Files] = _NoFiles()


def is_shown(element: etree._Element) -> bool:
    """Whether an element is shown in its own frame, or is a paragraph that has nothing but one that is."""
    only = only_child(element) if name_of(element) == "p" else None
    if only is None:
        return name_of(element) in _SHOWN
    return name_of(only) in ("img", "audio", "video") or (
        name_of(only) == "a" and (inner := only_child(only)) is not None and name_of(inner) == "img"
    )


def node(element: etree._Element, files: Files) -> Node:
    """The node of an element that is shown. Raises `NoNode`."""
    if name_of(element) in ("figure", "div"):
        plain(element)
    classes = (element.get("class") or "").split()
    for name, make in _BOXES.items():
        if name in classes:
            return make(element, files)
    return _figure(element, files) if name_of(element) == "figure" else _single(element)


def _single(element: etree._Element) -> Node:
    """The node of one image, code block, film, sound or frame, or of the paragraph or division around it."""
    while name_of(element) in ("div", "p"):
        plain(element)
        only = only_child(element)
        if only is None:
            raise NoNode
        element = only
    make = _SINGLE.get(name_of(element))
    if make is None:
        raise NoNode
    return make(element)


def _figure(element: etree._Element, files: Files) -> Node:
    """What a figure shows, with its caption; several images are a gallery."""
    caption, others = _parts(element)
    if len(list(element.iter("img"))) > 1:
        return _gallery(element, files)
    if len(others) != 1:
        raise NoNode
    found = _single(copy_of(others[0]))
    if found["type"] != "audio":
        return {**found, "caption": caption}
    if "<" in caption:
        raise NoNode  # a title is no HTML
    return {**found, "title": unescape(caption)}


def _parts(figure: etree._Element) -> tuple[str, list[etree._Element]]:
    """The caption of a figure as HTML, and its other children."""
    children = [child for child in figure if name_of(child)]
    captions = [child for child in children if name_of(child) == "figcaption"]
    if (
        len(captions) > 1
        or (figure.text or "").strip()
        or any((child.tail or "").strip() for child in children)
    ):
        raise NoNode
    for caption in captions:
        inline(caption)  # Ghost keeps in captions what has a node
    return html_of(captions[0]) if captions else "", [child for child in children if child not in captions]


def _image(element: etree._Element) -> Node:
    """An image, or a link that has nothing else in it."""
    href = ""
    if name_of(element) == "a":
        plain(element, "href", "rel", "target")
        href, within = element.get("href") or "", only_child(element)
        if within is None:
            raise NoNode
        element = within
    if name_of(element) != "img" or not element.get("src"):
        raise NoNode
    plain(element, "src", "alt", "title", "width", "height")
    return {
        "type": "image", "version": 1, "src": element.get("src"), **_size(element), "title": element.get("title") or "",
        "alt": element.get("alt") or "", "caption": "", "cardWidth": "regular", "href": href,
    }  # fmt: skip


def _size(element: etree._Element) -> dict[str, int | None]:
    return {name: _pixels(element.get(name)) for name in ("width", "height")}


def _pixels(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else None


def _gallery(element: etree._Element, files: Files) -> Node:
    """Images, each in a figure or item of its own or not; only the gallery has a caption."""
    caption, _ = _parts(element)
    images: list[Node] = []
    for image in element.iter("img"):
        above = image.getparent()
        found = _image(above if above is not None and name_of(above) == "a" else image)
        size = (found["width"], found["height"])
        width, height = size if all(size) else files.dimensions(found["src"]) or (None, None)
        if not (width and height):
            raise NoNode
        images.append({
            "row": len(images) // _IN_ROW, "fileName": _file_name(found["src"]), "src": found["src"], "width": width, "height": height,
            "title": found["title"], "alt": found["alt"], "href": found["href"],
        })  # fmt: skip
    return {"type": "gallery", "version": 1, "images": images, "caption": caption}


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urls.split(url).path)).name or "file"


def _code(element: etree._Element) -> Node:
    inner = only_child(element)
    if inner is None or name_of(inner) != "code":
        inner = element
    if len(inner):
        raise NoNode
    for part in (element, inner):
        plain(part)
    language = _LANGUAGE.search(f"{element.get('class') or ''} {inner.get('class') or ''}")
    code = (inner.text or "").removesuffix("\n")
    return {
        "type": "codeblock", "version": 1, "code": code, "language": language[1] if language else "", "caption": "",
    }  # fmt: skip


def _embed(element: etree._Element) -> Node:
    if not element.get("src"):
        raise NoNode
    return {
        "type": "embed", "version": 1, "url": element.get("src"), "embedType": "video", "html": serialise(element),
        "metadata": {}, "caption": "",
    }  # fmt: skip


def _source(element: etree._Element) -> str:
    """The file of a film or of a sound, as its only source."""
    sources = [child for child in element if name_of(child) == "source"]
    urls = [url for part in (element, *sources) if (url := part.get("src"))]
    if len(urls) != 1 or any(name_of(child) not in ("source", "") for child in element):
        raise NoNode
    return urls[0]


def _audio(element: etree._Element) -> Node:
    plain(element, *_CONTROLS)
    return {
        "type": "audio", "version": 1, "duration": 0, "mimeType": "", "src": _source(element), "title": "", "thumbnailSrc": "",
    }  # fmt: skip


def _video(element: etree._Element) -> Node:
    """A film with controls, or one that runs by itself, silent and without end."""
    by_itself = [name in element.attrib for name in ("autoplay", "loop", "muted")]
    if any(by_itself) and (not all(by_itself) or "controls" in element.attrib):
        raise NoNode
    plain(element, *_CONTROLS, "poster", "width", "height", "autoplay", "loop", "muted")
    src, poster = _source(element), element.get("poster") or ""
    if _UNESCAPED.search(src) or _UNESCAPED.search(poster):
        raise NoNode
    return {
        "type": "video", "version": 1, "src": src, "caption": "", "fileName": _file_name(src), "mimeType": "", **_size(element),
        "duration": 0, "thumbnailSrc": "", "customThumbnailSrc": poster, "thumbnailWidth": None, "thumbnailHeight": None,
        "cardWidth": "regular", "loop": all(by_itself),
    }  # fmt: skip


def _file(element: etree._Element, files: Files) -> Node:
    """A link to a local file, which WordPress's block for files shows."""
    link = only_child(element)
    size = files.size(link.get("href") or "") if link is not None and name_of(link) == "a" else None
    if link is None or not size or len(link):
        raise NoNode
    plain(link, "href", "rel", "target", "download")
    src = link.get("href") or ""
    return {
        "type": "file", "version": 1, "src": src, "fileTitle": (link.text or "").strip(), "fileCaption": "",
        "fileName": _file_name(src), "fileSize": size,
    }  # fmt: skip


def _callout(element: etree._Element, files: Files) -> Node:
    """A box of Ghost with one paragraph; a sign at its start is the sign of the box."""
    paragraph = only_child(element)
    if paragraph is None or name_of(paragraph) != "p":
        raise NoNode
    plain(paragraph)
    inline(paragraph)
    sign, _, rest = (paragraph.text or "").partition(" ")
    if sign and all(category(letter) in _SIGN for letter in sign):
        paragraph = copy_of(paragraph)
        paragraph.text = rest
    else:
        sign = ""
    return {
        "type": "callout", "version": 1, "calloutText": html_of(paragraph), "calloutEmoji": sign, "backgroundColor": "grey",
    }  # fmt: skip


def _bookmark(element: etree._Element, files: Files) -> Node:
    """A link of Ghost with the title, the description, and the author and publisher of its page."""
    caption, others = _parts(element)
    link = only_child(others[0]) if others else None
    rest = others[1:]
    if (
        link is None
        or name_of(link) != "a"
        or len(link)
        or any(name_of(line) != "p" or len(line) for line in rest)
    ):
        raise NoNode
    texts = [(line.text or "").strip() for line in rest]
    about = texts.pop() if len(texts) == 2 else ""
    author, between, publisher = about.partition(" · ")
    metadata = {
        "icon": "", "title": (link.text or "").strip(), "description": "".join(texts), "author": author if between else "",
        "publisher": publisher or author, "thumbnail": "",
    }  # fmt: skip
    return {
        "type": "bookmark",
        "version": 1,
        "url": link.get("href") or "",
        "metadata": metadata,
        "caption": caption,
    }


_SINGLE: Final[Mapping[str, Callable[[etree._Element], Node]]] = {
    "img": _image, "a": _image, "pre": _code, "iframe": _embed, "audio": _audio, "video": _video,
}  # fmt: skip
"""Element -> what makes the node of one."""
_BOXES: Final[Mapping[str, Callable[[etree._Element, Files], Node]]] = {
    "wp-block-file": _file, "kg-callout-card": _callout, "kg-bookmark-card": _bookmark,
}  # fmt: skip
"""Class -> what makes the node of an element with it."""
_SHOWN: Final = frozenset({*_SINGLE, "figure", "div"} - {"a"})
