"""Images with their links, captions, sizes and places on the page; galleries of them."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import name_of
from converters.markup.markdown.elements import SPACE
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import Attributes, alignment, block, classes, styles
from converters.markup.wordpress.serialize.inline import anchor, caption
from converters.markup.wordpress.serialize.state import WriterState

_GALLERY: Final = lazy_re.compile(r"(?:^|[\s_-])gallery(?:[\s_-]|$)")
_PIXELS: Final = lazy_re.compile(r"(\d+)(?:\.\d+)?(?:px)?")
_ONE_IMAGE: Final = frozenset("p a img figure span div figcaption ul li".split())


def image(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/image`: a paragraph or a figure that holds one image and nothing else but a caption."""
    images = list(element.iter("img"))
    if len(images) != 1:
        return
    img = images[0]
    link: etree._Element | None = None
    below: str | None = ""
    for inner in element.iterdescendants():
        name = name_of(inner)
        if name == "figcaption":
            below = caption(inner)
            if below is None or next(inner.iter("img"), None) is not None:
                return
        elif name == "a" and img in inner:
            link = inner
        elif name and name not in _ONE_IMAGE and not _in_caption(inner):
            return
    if below is not None and _says_nothing(element):
        yield _image(img, link, below, element)


def gallery(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/gallery`: several images that one element holds, and that a class calls a gallery."""
    if not is_gallery(element):
        return
    below = caption(element.find("figcaption"))
    if below is None:
        return
    if below:
        below = f'<figcaption class="blocks-gallery-caption wp-element-caption">{below}</figcaption>'
    made: list[str] = []
    for img in element.iter("img"):
        link = parent if (parent := img.getparent()) is not None and parent.tag == "a" else None
        figure = next(
            (up for up in img.iterancestors("figure") if up is not element and element in up.iterancestors()),
            None,
        )
        words = caption(figure.find(".//figcaption")) if figure is not None else ""
        if words is None:
            return
        made.append(_image(img, link, words, None))
    inner = "\n\n".join(made)
    named = classes("wp-block-gallery", "has-nested-images", "columns-default", "is-cropped")
    yield block("gallery", f"<figure{named}{anchor(element)}>{inner}{below}</figure>", {"linkTo": "none"})


def is_gallery(element: etree._Element) -> bool:
    """Whether an element is called a gallery, and holds images and no other text than captions."""
    return (
        bool(_GALLERY.search(element.get("class", "").lower()))
        and len(list(element.iter("img"))) > 1
        and all(
            not name_of(inner) or name_of(inner) in _ONE_IMAGE or _in_caption(inner)
            for inner in element.iter()
        )
        and _says_nothing(element)
    )


def _image(
    img: etree._Element, link: etree._Element | None, words: str, around: etree._Element | None
) -> str:
    attributes: Attributes = {}
    size = _size(img)
    attributes.update(size)
    tag = escape.attribute("src", img.get("src", "")) + escape.attribute(
        "alt", " ".join(img.get("alt", "").split())
    )
    if size:
        tag += escape.attribute("style", ";".join(f"{name}:{value}" for name, value in size.items()))
    if title := " ".join(img.get("title", "").split()):
        tag += escape.attribute("title", title)
    html = f"<img{tag}/>"
    if link is not None and link.get("href") is not None:
        attributes["linkDestination"] = "custom"
        kept = ("href", "target", "rel")
        html = f"<a{''.join(escape.attribute(key, link.get(key, '')) for key in kept if link.get(key))}>{html}</a>"
    align = _aligned(img, around)
    if align:
        attributes["align"] = align
    named = classes("wp-block-image", f"align{align}" if align else "", "is-resized" if size else "")
    below = f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else ""
    place = anchor(img) or (anchor(around) if around is not None else "")
    return block("image", f"<figure{named}{place}>{html}{below}</figure>", attributes)


def _size(img: etree._Element) -> Attributes:
    """The width that was asked for; the height follows it, whatever the screen.

    Both are written because versions differ in what they write for one that is not.
    """
    wanted = styles(img).get("width") or img.get("width", "").strip()
    found = _PIXELS.fullmatch(wanted)
    return {"width": f"{int(found[1])}px", "height": "auto"} if found and int(found[1]) > 1 else {}


def _aligned(img: etree._Element, around: etree._Element | None) -> str:
    for element in (img, *img.iterancestors("a", "figure", "p")):
        if found := alignment(element):
            return found
        if element is around:
            break
    return ""


def _in_caption(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors("figcaption"))


def _says_nothing(element: etree._Element) -> bool:
    """Whether there is no text but in captions."""
    for inner in element.iter():
        hidden = name_of(inner) == "figcaption" or _in_caption(inner)
        if not hidden and name_of(inner) and (inner.text or "").strip(SPACE):
            return False
        if inner is not element and not _in_caption(inner) and (inner.tail or "").strip(SPACE):
            return False
    return True
