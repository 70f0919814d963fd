"""Makes plain HTML of the text of a post, paragraph by paragraph: a table of kinds ("grafs"), a function each.

Medium keeps a text as a flat row of paragraphs in sections. A class says what each is (`graf--p`, `graf--pre`, …), so that
several in a row can be one quotation or one block of code.
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from lxml import etree

from converters import lazy_re
from converters.io import urls
from converters.markup import bare
from converters.markup.bare import has_class, words
from converters.markup.html import name_of

_WRAPPERS: Final = frozenset({"div", "section", "article", "main", "header", "center"})
_TEXTS: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table hr blockquote pre figure details img a video audio".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_LINES: Final = frozenset("p h1 h2 h3 h4 h5 h6".split())
_SAME: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "\u00a0": " "})
_GIST: Final = lazy_re.compile(r"(?:https?:)?//gist\.github\.com/[^?#\"]+?(?:\.js)?(?=[?#]|$)")


class Graf(NamedTuple):
    """A paragraph, by its kind, and the number of the section that it stands in."""

    kind: str
    node: etree._Element
    section: int


class Text:
    """The text of a post as HTML, and what a reader has to know of it."""

    def __init__(self, body: etree._Element, title: str, subtitle: str) -> None:
        """Render the text; what repeats the title and the subtitle is left out. The tree is changed."""
        self.unknown: list[str] = []
        """The kinds of paragraphs that are not known, or are empty where something was embedded."""
        self.featured = ""
        """The URL of the image that stands for the post; empty for none."""
        self.has_title = False
        """Whether the author wrote a title, so that it is not the start of the text."""
        self.has_subtitle = False
        self._ids = bare.linked_ids(body)
        grafs = self._without_titles(list(_grafs(body)), title, subtitle)
        self.is_plain = bool(grafs) and all(map(_is_plain, grafs)) and grafs[0].section == grafs[-1].section
        """Whether it is paragraphs alone, without a heading, an image or a second section."""
        self.start = words(grafs[0].node) if grafs else ""
        self.html = "\n".join(filter(None, self._blocks(grafs)))

    def _without_titles(self, grafs: list[Graf], title: str, subtitle: str) -> list[Graf]:
        rest = list(grafs)
        for wanted, mark in ((title, "graf--title"), (subtitle, "graf--subtitle")):
            found = next((graf for graf in rest if has_class(graf.node, mark)), None)
            if found is None and rest and mark == "graf--title" and _leads(rest[0]):
                found = rest[0]
            if found is None or not is_same(words(found.node), wanted):
                continue
            rest.remove(found)
            self.has_title |= mark == "graf--title"
            self.has_subtitle |= mark == "graf--subtitle"
        return rest

    def _blocks(self, grafs: list[Graf]) -> Iterator[str]:
        section = grafs[0].section if grafs else 0
        for (number, kind), group in groupby(grafs, key=lambda graf: (graf.section, graf.kind)):
            if number != section:
                yield "<hr>"
                section = number
            nodes = [graf.node for graf in group]
            if kind == "pre":
                yield from _code_blocks(nodes)
            elif kind == "blockquote":
                yield self._quotation(nodes)
            else:
                for node in nodes:
                    yield self._block(kind, node)

    def _block(self, kind: str, node: etree._Element) -> str:
        if (render := _KINDS.get(kind)) is not None:
            self._note_featured(node)
            made = render(self._stripped(node) if kind not in _UNSTRIPPED else node, self)
            if not made:
                self.unknown.append(kind)
            return made
        if name_of(node) not in _TEXTS:
            self.unknown.append(kind)
        return _block_html(self._stripped(node)) if words(node) or _shows(node) else ""

    def _quotation(self, nodes: list[etree._Element]) -> str:
        """One quotation of several in a row; one of paragraphs stays as it is."""
        parts = []
        for node in nodes:
            inner = bare.inner_html(self._stripped(node))
            if inner:
                parts.append(inner if inner.startswith("<p>") else f"<p>{inner}</p>")
        return f"<blockquote>{''.join(parts)}</blockquote>" if parts else ""

    def _stripped(self, node: etree._Element) -> etree._Element:
        for link in node.iter("a"):
            if target := _target(link.get("href") or ""):
                link.set("href", target)
        return bare.strip(node, self._ids)

    def _note_featured(self, node: etree._Element) -> None:
        if self.featured:
            return
        for img in node.iter("img"):
            if img.get("data-is-featured") == "true":
                self.featured = (img.get("src") or "").strip()

    def image(self, node: etree._Element) -> str:
        """One image with its link and caption."""
        img = next(node.iter("img"), None)
        if img is None or not img.get("src"):
            return ""
        around = img.getparent()
        link = around.get("href") or "" if around is not None and name_of(around) == "a" else ""
        self._note_featured(node)
        return bare.image(
            img.get("src") or "", img.get("alt") or "", self.caption(node), _target(link) or link
        )

    def caption(self, node: etree._Element) -> str:
        """The caption of a figure as HTML."""
        found = next(node.iter("figcaption"), None)
        return "" if found is None else bare.inner_html(self._stripped(found))


def is_same(text: str, other: str) -> bool:
    """Whether two texts are one, quotation marks, spaces and the dot at the end aside."""
    return _folded(text) == _folded(other) != ""


def begins(text: str, start: str) -> bool:
    """Whether a text begins with another, which may be cut off (`…`)."""
    wanted = _folded(start).removesuffix("..").rstrip()
    return bool(wanted) and _folded(text).startswith(wanted)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(_SAME)).casefold()
    return " ".join(folded.split()).removesuffix(".").rstrip()


def _is_plain(graf: Graf) -> bool:
    return name_of(graf.node) not in _HEADINGS and next(graf.node.iter(*_SHOWN_EMPTY), None) is None


def _leads(graf: Graf) -> bool:
    return has_class(graf.node, "graf--leading") and name_of(graf.node) in _HEADINGS


def _grafs(body: etree._Element) -> Iterator[Graf]:
    """The paragraphs in order. Text that stands in no element becomes its own paragraph."""
    section = 0
    open_nodes: list[Iterator[etree._Element]] = [iter([body])]
    while open_nodes:
        node = next(open_nodes[-1], None)
        if node is None:
            open_nodes.pop()
            continue
        if has_class(node, "section-divider"):
            continue
        if node is not body and not _is_wrapper(node):
            yield Graf(_kind(node), node, section)
            continue
        section += node is not body and has_class(node, "section")
        _wrap_loose_text(node)
        open_nodes.append(iter(list(node.iterchildren(etree.Element))))


def _is_wrapper(node: etree._Element) -> bool:
    """Whether an element only holds paragraphs. A row of images is one paragraph: a gallery."""
    return name_of(node) in _WRAPPERS and not has_class(node, "graf") and not _is_gallery(node)


def _is_gallery(node: etree._Element) -> bool:
    return has_class(node, "sectionLayout--outsetRow") and len(list(node.iter("img"))) > 1


def _wrap_loose_text(node: etree._Element) -> None:
    """Put text that stands beside paragraphs into paragraphs."""
    if (node.text or "").strip():
        made = etree.Element("p")
        made.text, node.text = node.text, None
        node.insert(0, made)
    for child in list(node):
        if (child.tail or "").strip():
            made = etree.Element("p")
            made.text, child.tail = child.tail, None
            child.addnext(made)


def _kind(node: etree._Element) -> str:
    """The name of a kind of `_KINDS`, or else the class or the element."""
    if _is_gallery(node):
        return "gallery"
    classes = [
        name.removeprefix("graf--") for name in (node.get("class") or "").split() if name.startswith("graf--")
    ]
    return next(
        (name for name in classes if name in _GRAF_CLASSES),
        name_of(node) if name_of(node) in _TEXTS else (classes or [name_of(node)])[0],
    )


def _shows(node: etree._Element) -> bool:
    return next(node.iter(*_SHOWN_EMPTY), None) is not None


def _block_html(node: etree._Element) -> str:
    """The HTML of a block; white space at the ends of a line of text is that of the page."""
    tag = name_of(node)
    if tag not in _LINES or node.attrib:
        return bare.outer_html(node)
    return f"<{tag}>{bare.inner_html(node)}</{tag}>"


def _code_blocks(nodes: list[etree._Element]) -> Iterator[str]:
    """Blocks of code. Before 2022 an empty line ended a block: those in a row are one."""
    parts: list[str] = []
    for node in nodes:
        is_new = node.get("data-code-block-mode") is not None
        if is_new and parts:
            yield bare.code("\n\n".join(parts))
            parts = []
        text = _code_text(node)
        if is_new:
            yield bare.code(text, (node.get("data-code-block-lang") or "").strip())
        elif text:
            parts.append(text)
    if parts:
        yield bare.code("\n\n".join(parts))


def _code_text(node: etree._Element) -> str:
    """The text of a block; white space around its only element is that of the page."""
    if (
        len(node) == 1
        and name_of(node[0]) in ("code", "span")
        and not f"{node.text or ''}{node[0].tail or ''}".strip()
    ):
        node = node[0]
    for end in node.iter("br"):
        end.tail = "\n" + (end.tail or "")
    return "".join(map(str, node.itertext())).strip("\n").rstrip()


def _target(url: str) -> str:
    """Where a link of Medium's own redirect leads (`https://medium.com/r/?url=…`); empty for any other."""
    parts = urls.split(url)
    if parts.path.rstrip("/") != "/r" or urls.host(parts) != "medium.com":
        return ""
    return next(iter(parse_qs(parts.query).get("url", ())), "")


def _image(node: etree._Element, text: Text) -> str:
    return text.image(node)


def _gallery(node: etree._Element, text: Text) -> str:
    figures = [figure for figure in node.iter("figure") if next(figure.iter("img"), None) is not None]
    return bare.figure("".join(map(text.image, figures)), kind="gallery")


def _pullquote(node: etree._Element, text: Text) -> str:
    inner = bare.inner_html(node)
    return f'<blockquote class="pullquote"><p>{inner}</p></blockquote>' if inner else " "


def _embed(node: etree._Element, text: Text) -> str:
    """What another site shows: a frame, or a link to a gist, whose text is not in the export."""
    caption = text.caption(node)
    frame = next((frame for frame in node.iter("iframe") if frame.get("src")), None)
    if frame is not None:
        return bare.figure(bare.outer_html(bare.strip(frame)), caption)
    for script in node.iter("script"):
        if found := _GIST.match(script.get("src") or ""):
            url = f"https://{found[0].partition('//')[2].removesuffix('.js')}"
            said = f"\n<p>{caption}</p>" if caption else ""
            return f"<p>{bare.anchor(url, url)}</p>{said}"
    link = next((link.get("href") for link in node.iter("a") if link.get("href")), "")
    return f"<p>{bare.anchor(link or '', words(node))}</p>" if link else ""


def _card(node: etree._Element, text: Text) -> str:
    """A link with the title, the description and the host of its page."""
    link = next((link for link in node.iter("a") if words(link)), None)
    if link is None:
        return ""
    title, about = next(link.iter("strong"), None), None
    for em in link.iter("em"):
        if title is None or title not in em.iterancestors():
            about = em
            break
    shown = words(title) or words(about) or words(link)
    host = urls.server_of(link.get("href") or "")
    said = words(about)
    if title is not None and about is None:  # the description may be bare text between two `br`
        said = words(link)[len(shown) :].strip().removesuffix(host).strip()
    url = link.get("href") or ""
    return bare.card(_target(url) or url, shown, (said if said != shown else "", host))


_KINDS: Final[dict[str, Callable[[etree._Element, Text], str]]] = {
    "figure": _image, "img": _image, "gallery": _gallery, "pullquote": _pullquote, "iframe": _embed, "mixtapeEmbed": _card,
}  # fmt: skip
"""The kinds that need more than the dropping of attributes."""
_UNSTRIPPED: Final = frozenset({"figure", "img", "gallery", "iframe", "mixtapeEmbed"})
_GRAF_CLASSES: Final = frozenset({"pullquote", "iframe", "mixtapeEmbed", "pre", "blockquote"})
"""The classes that say more than the element: a gist is a `figure` too, a pull quote a `blockquote`."""
_SHOWN_EMPTY: Final = ("hr", "img", "video", "audio", "iframe")
