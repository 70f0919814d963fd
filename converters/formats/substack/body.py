"""Makes plain HTML of the text of a post: boxes by `embeds`, footnotes as the list that every target knows."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.fetch.originals import unwrapped
from converters.formats.substack import embeds
from converters.markup import bare
from converters.markup.bare import first_with_class, has_class, words
from converters.markup.html import name_of, parse

_CLOSED: Final = lazy_re.compile(r"""<(div|span)((?:\s++[\w:-]++(?:=(?:"[^"]*+"|'[^']*+'))?+)*+)\s*+/>""")
"""A box that ends where it begins, as XML has it; HTML would put the rest of the text into it (seen in exports of 2023)."""
_DYNAMIC: Final = "dynamic-content-block"
_FOR_VISITORS: Final = frozenset({"non_sub", "non-sub", "everyone", "all"})
"""The words for who is not subscribed, among those for whom a part is."""


class Text:
    """The text of a post as HTML, and what could not be taken into it."""

    def __init__(self, html: str) -> None:
        """Render the text."""
        self.unknown: list[str] = []
        """The classes of boxes that are not known."""
        self.missing: list[str] = []
        """Films, sounds and polls, which are not in an export."""
        self.hidden = 0
        """Parts that only subscribers see."""
        root = parse(_CLOSED.sub(r"<\1\2></\1>", html))
        self._classes: list[tuple[etree._Element, str]] = []
        self._made: list[etree._Element] = []
        self._take_notes(root)
        self._boxes(root)
        bare.strip(root, bare.linked_ids(root), self._made)
        bare.unwrap_boxes(root)
        for node, name in self._classes:
            node.set("class", name)
        for img in root.iter("img"):
            img.set("src", unwrapped(img.get("src") or ""))
        self.html = bare.inner_html(root)

    def _boxes(self, root: etree._Element) -> None:
        """Replace the boxes, from the outside in."""
        waiting: list[Iterator[etree._Element]] = [iter(list(root))]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
            elif isinstance(node.tag, str) and not self._replaced(node):
                waiting.append(iter(list(node)))

    def _replaced(self, node: etree._Element) -> bool:
        """Whether a box was replaced or removed, so that nothing in it is looked at."""
        classes = (node.get("class") or "").split()
        if embeds.DROPPED.intersection(classes):
            bare.remove(node)
            return True
        if _DYNAMIC in classes and not _is_for_visitors(node):
            self.hidden += 1
            bare.remove(node)
            return True
        for name in classes:
            if missing := embeds.MISSING.get(name):
                self.missing.append(missing)
                self._made += bare.replace(node, embeds.upload(node, missing))
                return True
            if render := embeds.MADE.get(name):
                self._made += bare.replace(node, render(node))
                return True
            if renamed := embeds.RENAMED.get(name):
                node.tag = renamed[0]
                if renamed[1]:
                    self._classes.append((node, renamed[1]))
                return False
        if node.get("data-attrs") and name_of(node) != "img" and not words(node):
            self.unknown.append(classes[0] if classes else name_of(node))
        return False

    def _take_notes(self, root: etree._Element) -> None:
        """Make a list of the footnotes, with links back, and mark the numbers that refer to them."""
        notes = [node for node in root.iter("div") if has_class(node, "footnote")]
        found = [note for note in map(_note, notes) if note is not None]
        if found and len(found) == len(notes):
            listed = etree.Element("ol")
            notes[0].addprevious(listed)
            listed.extend(item for item, _ in found)
            self._classes.append((listed, "wp-block-footnotes"))
            self._classes.extend((back, "footnote-backref") for _, back in found)
            for note in notes:
                bare.remove(note)
        for link in [link for link in root.iter("a") if has_class(link, "footnote-anchor")]:
            around = etree.Element("sup")
            link.addprevious(around)
            around.tail, link.tail = link.tail, None
            around.append(link)
            self._classes.append((around, "fn"))


def _note(node: etree._Element) -> tuple[etree._Element, etree._Element] | None:
    """A footnote as an item of a list, and the link back in it; None for one that has no number or no text."""
    number, content = first_with_class(node, "footnote-number"), first_with_class(node, "footnote-content")
    if number is None or content is None or not number.get("id"):
        return None
    item = etree.Element("li", id=number.get("id") or "")
    item.text = content.text
    item.extend(list(content))
    back = etree.Element("a", href=number.get("href") or "#")
    back.text = "↩︎"
    last = item[-1] if len(item) and name_of(item[-1]) == "p" else item
    if len(last):
        last[-1].tail = f"{last[-1].tail or ''} "
    else:
        last.text = f"{last.text or ''} "
    last.append(back)
    return item, back


def _is_for_visitors(node: etree._Element) -> bool:
    stated = (node.get("data-dynamic-audiences") or "").replace(",", " ").split()
    return bool(_FOR_VISITORS.intersection(stated))
