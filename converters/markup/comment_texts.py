"""Texts of comments for systems that show few elements: what these cannot show becomes text, paragraphs and links."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Final

from lxml import etree
from msgspec.structs import replace

from converters import lazy_re
from converters.markup import markdown
from converters.markup.bare import remove
from converters.markup.html import parse, serialise, text_of
from converters.markup.markdown.flavors import MarkdownFlavor

_LINKED: Final = {
    "img": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "source": "src",
}
"""Elements that become links, and the attribute with the URL."""
_BLOCKS: Final = frozenset(
    "div section article aside header footer figure figcaption dl dt dd table caption tbody thead tfoot tr center address "
    "details summary form fieldset h1 h2 h3 h4 h5 h6 ul ol li p blockquote pre hr".split()
)
"""Elements that begin and end a line."""
_ATTRIBUTES: Final = frozenset({"href", "title", "start", "src", "alt"})
_UNSEEN: Final = frozenset("span font div tbody thead tr td th abbr time small bdi".split())
"""Elements that nobody misses."""
_SPACES: Final = lazy_re.compile(r"[ \t\r\n\f]+")
_PRIVATE: Final = 0xF300
"""The first of some letters that no text has."""
_BLOCK_TAG: Final = lazy_re.compile(r"</?(?:p|li|ul|ol|blockquote|pre|h\d|br|hr)\b[^>]*>")
_NAME: Final = lazy_re.compile(r"[^/]+$")


def few_elements(html: str, known: Mapping[str, str]) -> tuple[str, Counter[str]]:
    """HTML of the known elements alone (element -> its name in the target, `""` for the same), and what others were in it.

    Of other elements the content stays: of blocks in their own paragraphs, of tables a paragraph a row. Images, frames
    and players become links. Lines of the source, which no page shows, become spaces.
    """
    if "<" not in html:
        return _SPACES.sub(" ", html).strip(), Counter()
    body, removed = parse(html), Counter[str]()
    _link_media(body, known, removed)
    for cell in body.iter("td", "th") if "td" not in known else ():
        if cell.getnext() is not None:
            cell.tail = " | " + (cell.tail or "").strip()
    _rename(body, known, removed)
    _flatten_code(body)
    _plain_lines(body)
    etree.strip_tags(body, "span")
    return "".join(
        [escape(body.text or "", quote=False), *(serialise(child, tail=True) for child in body)]
    ).strip(), removed


def _link_media(body: etree._Element, known: Mapping[str, str], removed: Counter[str]) -> None:
    """Make links of images, frames and players; remove scripts, and what is no element."""
    for element in list(body.iterdescendants()):
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in ("script", "style"):
            remove(element)
        elif name in _LINKED and name not in known:
            removed[name] += 1
            _link(element, element.get(_LINKED[name]) or "")


def _rename(body: etree._Element, known: Mapping[str, str], removed: Counter[str]) -> None:
    """Give each element its name in the target; of others the content stays, in a paragraph or a `span`."""
    for element in list(body.iterdescendants()):
        name = str(element.tag)
        if name in known:
            element.tag = known[name] or name
            for attribute in set(element.attrib) - _ATTRIBUTES:
                del element.attrib[attribute]
            continue
        if name not in _UNSEEN:
            removed[name] += 1
        if name in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            element.tag = "p" if "p" in known and not _within_line(element) else "span"
            element.attrib.clear()
        else:
            element.tag = "span"


def _flatten_code(body: etree._Element) -> None:
    """Code without elements; its lines are lines of text."""
    for code in list(body.iter("code")):
        if code.find(".//br") is not None and code.getparent() is not None:
            code.tag = "span"  # Markdown has no code of several lines within a line
    for block in body.iter("pre"):
        for line in list(block.iter("br")):
            line.tail = "\n" + (line.tail or "")
        etree.strip_tags(block, "br")
        etree.strip_tags(block, "a", "b", "i", "strong", "em", "u", "s", "del", "span")


def _within_line(element: etree._Element) -> bool:
    """Whether a paragraph cannot stand here: in a paragraph or heading."""
    return any(
        above.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre") for above in element.iterancestors()
    )


def _link(element: etree._Element, url: str) -> None:
    """Make a link of an element; of one in a link, or without a URL, its words alone."""
    name = _NAME.search(url)
    words = " ".join((element.get("alt") or element.get("title") or (name[0] if name else url)).split())
    inside = any(above.tag == "a" for above in element.iterancestors())
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.text = words or url
    element.tag = "span" if inside or not url else "a"
    if element.tag == "a":
        element.set("href", url)


def _plain_lines(body: etree._Element) -> None:
    """Make spaces of lines, where no page shows them as lines: some systems would."""
    for element in body.iter():
        raw = element.tag == "pre" or any(above.tag == "pre" for above in element.iterancestors("pre"))
        if element.text and not raw:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and not any(above.tag == "pre" for above in element.iterancestors("pre")):
            element.tail = _SPACES.sub(" ", element.tail)


def to_comment_markdown(html: str, flavor: MarkdownFlavor) -> str:
    """HTML of few elements as Markdown without any HTML. A block that Markdown cannot say but as HTML becomes plain paragraphs."""
    if any(sign in html for sign in flavor.own_signs):
        return _with_own_signs(html, flavor)
    result = markdown.to_markdown(html, flavor)
    if not result.raw:
        return result.text.strip("\n")
    body = parse(html)
    made = []
    for block in (escape(body.text or "", quote=False), *(serialise(child, tail=True) for child in body)):
        converted = markdown.to_markdown(block, flavor)
        made.append(_paragraphs(block, flavor) if converted.raw else converted.text.strip("\n"))
    return "\n\n".join(filter(None, made))


def _with_own_signs(html: str, flavor: MarkdownFlavor) -> str:
    """The same of HTML with signs that only this renderer gives a meaning: each gets a backslash, but not in code.

    They are other letters while the text is converted: what verifies it does not know these signs.
    """
    body = parse(html)
    for element in body.iter():
        raw = element.tag in ("code", "pre") or next(element.iterancestors("code", "pre"), None) is not None
        if element.text and not raw:
            element.text = element.text.translate(_letters(flavor))
        if element.tail and next(element.iterancestors("code", "pre"), None) is None:
            element.tail = element.tail.translate(_letters(flavor))
    inner = "".join([escape(body.text or "", quote=False), *(serialise(child, tail=True) for child in body)])
    text = to_comment_markdown(inner, replace(flavor, own_signs=""))
    for sign, letter in _letters(flavor).items():
        text = text.replace(letter, f"\\{chr(sign)}")
    return text


def _letters(flavor: MarkdownFlavor) -> dict[int, str]:
    """A letter of Unicode's private area for each sign."""
    return {ord(sign): chr(_PRIVATE + number) for number, sign in enumerate(flavor.own_signs)}


def _paragraphs(html: str, flavor: MarkdownFlavor) -> str:
    """The words of each block, in their own paragraph."""
    return "\n\n".join(
        markdown_words(words, flavor)
        for block in _BLOCK_TAG.split(html)
        if (words := " ".join(text_of(parse(block)).split()))
    )


@lru_cache(256)
def markdown_words(words: str, flavor: MarkdownFlavor) -> str:
    """Plain words as Markdown that shows just these."""
    return to_comment_markdown(f"<p>{escape(' '.join(words.split()), quote=False)}</p>", flavor).strip()
