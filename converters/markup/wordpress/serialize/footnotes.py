"""Footnotes: references in the text, a block that shows them, and their texts in a custom field of the post."""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from converters.markup.bare import remove
from converters.markup.markdown.hints import footnote_number, is_footnotes
from converters.markup.wordpress.serialize.block_comments import block
from converters.markup.wordpress.serialize.inline import contents, is_line, line
from converters.markup.wordpress.serialize.state import WriterState

_MARK: Final = "blogport-footnotes"


class Footnotes(NamedTuple):
    """Notes with their ids, as the block reads them."""

    texts: tuple[tuple[str, str], ...]

    def field(self) -> str:
        """What the custom field `footnotes` holds."""
        return json.dumps(
            [{"content": text, "id": name} for name, text in self.texts],
            ensure_ascii=False,
            separators=(",", ":"),
        )


def take_out(body: etree._Element, key: str) -> Footnotes | None:
    """Turn the footnotes of a body, which is changed, into WordPress's; None if it has none, or others.

    `key` is the post's own: the ids of notes are made of it, so that no two posts share one.
    """
    shown = [
        ol
        for ol in body.iter("ol")
        if is_footnotes(ol) or any(map(is_footnotes, ol.iterancestors("section", "div")))
    ]
    if len(shown) != 1:
        return None
    texts: list[tuple[str, str]] = []
    names: dict[str, str] = {}
    for number, li in enumerate(shown[0].findall("li"), 1):
        text = _text(li)
        if not li.get("id") or text is None:
            return None
        names[li.get("id", "")] = str(uuid5(NAMESPACE_URL, f"{key}#{number}"))
        texts.append((names[li.get("id", "")], text))
    if not texts or not _refer(body, names):
        return None
    shown[0].set("class", "footnotes")
    shown[0].set("data-notes", _MARK)
    return Footnotes(tuple(texts))


def footnotes(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/footnotes`: it has no content of its own."""
    if element.get("data-notes") == _MARK:
        yield block("footnotes", "")


def _refer(body: etree._Element, names: dict[str, str]) -> bool:
    """Write the references as WordPress does. False if there is none, or one leads elsewhere."""
    seen: dict[str, int] = {}
    for sup in list(body.iter("sup")):
        number = footnote_number(sup)
        link = sup.find("a")
        if not number or link is None:
            continue
        name = names.get(link.get("href", "").removeprefix("#"))
        if name is None:
            return False
        seen[name] = seen.get(name, 0) + 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        sup.attrib.clear()
        sup.set("data-fn", name)
        sup.set("class", "fn")
        link.attrib.clear()
        link.set("href", f"#{name}")
        link.set("id", f"{name}-link{again}")
    return bool(seen)


def _text(li: etree._Element) -> str | None:
    """The text of a note without the way back; None if it is more than paragraphs."""
    for link in list(li.iter("a")):
        if "footnote-backref" in link.get("class", "").split() or link.get("href", "").endswith("-link"):
            remove(link)
    kids = [kid for kid in li if isinstance(kid.tag, str)]
    bare = [li.text or "", *(kid.tail or "" for kid in kids)]
    parts = kids if kids and all(kid.tag == "p" for kid in kids) and not any(map(str.strip, bare)) else [li]
    if not all(is_line(contents(part)) for part in parts):
        return None
    lines = [line(contents(part)).removesuffix("&nbsp;").strip() for part in parts]
    lines = [words for words in lines if words]
    return lines[0] if len(lines) == 1 else "".join(f"<p>{words}</p>" for words in lines)
