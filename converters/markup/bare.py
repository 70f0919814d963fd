"""Elements of a platform's page without what its own styles and scripts put there: classes, names, wrappers of text.

For readers of exports whose bodies are pages of the platform. What an element means has to be read from its classes before.
"""

from collections.abc import Collection, Iterable
from html import escape
from typing import Final

from lxml import etree

from converters.markup.html import name_of, parse, serialise, text_of

KEPT: Final[dict[str, tuple[str, ...]]] = {
    "a": ("href", "title"),
    "img": ("src", "alt", "title", "width", "height"),
    "iframe": ("src", "width", "height", "title", "allowfullscreen"),
    "video": ("src", "poster", "width", "height", "controls"),
    "audio": ("src", "controls"),
    "source": ("src", "type"),
    "ol": ("start", "reversed", "type"),
    "li": ("value",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
    "time": ("datetime",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "abbr": ("title",),
}
"""Element -> the attributes that are kept in every place. All others are dropped."""
_WRAPPERS: Final = ("span", "font")
"""Elements that mean nothing without their attributes."""
_GONE: Final = ("script", "style", "template", "button", "svg", "noscript")


def has_class(element: etree._Element, name: str) -> bool:
    """Whether an element has a class."""
    return name in (element.get("class") or "").split()


def first_with_class(element: etree._Element, name: str) -> etree._Element | None:
    """The first element within another, or itself, that has a class."""
    return next((node for node in element.iter(etree.Element) if has_class(node, name)), None)


def words(element: etree._Element | None) -> str:
    """The text of an element in one line with single spaces; empty for none."""
    return "" if element is None else " ".join(text_of(element).split())


def linked_ids(root: etree._Element) -> frozenset[str]:
    """The ids in a text to which links in it lead (`#id`)."""
    return frozenset(
        href[1:] for link in root.iter("a") if (href := link.get("href") or "").startswith("#") and href[1:]
    )


def strip(
    element: etree._Element, ids: Collection[str] = (), made: Iterable[etree._Element] = ()
) -> etree._Element:
    """The element itself: within it, scripts and buttons are gone, and attributes that say nothing are dropped.

    `ids` are those that stay, since links lead to them. `made` are elements that stay as they are, with all in them.
    """
    etree.strip_elements(element, *_GONE, with_tail=False)
    etree.strip_tags(element, etree.Comment, etree.ProcessingInstruction, *_WRAPPERS)
    kept_whole = {node for whole in made for node in whole.iter(etree.Element)}
    for node in element.iter(etree.Element):
        if node in kept_whole:
            continue
        kept = KEPT.get(name_of(node), ())
        for name in list(node.attrib):
            if name not in kept and not (name == "id" and node.get("id") in ids):
                del node.attrib[name]
    return element


def inner_html(element: etree._Element, *, spaces: bool = False) -> str:
    """The HTML within an element; without the white space at its ends, unless `spaces` count."""
    parts = [escape(element.text or "", quote=False)]
    parts += [serialise(child, tail=True) for child in element]
    return "".join(parts) if spaces else "".join(parts).strip()


def outer_html(element: etree._Element) -> str:
    """The HTML of an element, without what follows it."""
    return serialise(element).strip()


def anchor(url: str, text: str) -> str:
    """A link; the text alone where there is no URL."""
    shown = escape(text or url, quote=False)
    return f'<a href="{escape(url)}">{shown}</a>' if url else shown


def image(url: str, alt: str = "", caption: str = "", link: str = "") -> str:
    """An image in a figure; `caption` is HTML, `link` the URL to which the image leads."""
    img = f'<img src="{escape(url)}" alt="{escape(alt)}">'
    img = f'<a href="{escape(link)}">{img}</a>' if link else img
    return figure(img, caption)


def figure(inner: str, caption: str = "", kind: str = "") -> str:
    """A figure; `caption` is HTML, `kind` its class."""
    named = f' class="{kind}"' if kind else ""
    end = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{named}>{inner}{end}</figure>"


def card(url: str, title: str, lines: Iterable[str] = ()) -> str:
    """A link with what is said of the page behind it, a paragraph each."""
    parts = [anchor(url, title), *(escape(line, quote=False) for line in lines if line)]
    return figure("".join(f"<p>{part}</p>" for part in parts), kind="bookmark")


def code(text: str, language: str = "") -> str:
    """A block of code."""
    mark = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{mark}>{escape(text, quote=False)}</code></pre>"


def replace(node: etree._Element, html: str) -> list[etree._Element]:
    """Put HTML in the place of an element; the elements that it became. What follows the element stays."""
    parent = node.getparent()
    if parent is None:
        return []
    made = list(parse(html).iterchildren(etree.Element)) if html else []
    for child in made:
        child.tail = None
        node.addprevious(child)
    remove(node)
    return made


def remove(node: etree._Element) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    node.tail = None
    parent.remove(node)


def unwrap_boxes(root: etree._Element) -> None:
    """Take away each `div` and `section` that only holds blocks; one with its own words becomes a paragraph."""
    for box in [
        node for node in root.iter("div", "section", "center") if node is not root and not node.attrib
    ]:
        has_words = (box.text or "").strip() or any((child.tail or "").strip() for child in box)
        if has_words or any(name_of(child) not in _BLOCKS for child in box.iterchildren(etree.Element)):
            holds_blocks = any(name_of(child) in _BLOCKS for child in box.iterchildren(etree.Element))
            box.tag = "div" if holds_blocks else "p"
        else:
            box.tag = _BOX
    etree.strip_tags(root, _BOX)


_BOX: Final = "x-box"
_BLOCKS: Final = frozenset(
    "p div section h1 h2 h3 h4 h5 h6 ul ol dl table hr blockquote pre figure details iframe x-box".split()
)
