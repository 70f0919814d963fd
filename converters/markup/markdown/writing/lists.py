"""Lists: `-` and `1.`, tight or loose as they were."""

from itertools import pairwise
from typing import Final

from converters import lazy_re
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.writing import tags
from converters.markup.markdown.writing.context import Context, NotRepresentable


def listing(node: Node, context: Context) -> str:
    """A list; the items of a loose one have blank lines between them."""
    ordered = node.tag == "ol"
    first = _first_number(node, context) if ordered else 0
    other = node.value == "other" and context.flavor.new_marker_new_list
    items = node.blocks
    loose = any(kid.tag == "p" for item in items for kid in item.blocks)
    texts = []
    inner = context.within(in_list=True)
    for at, item in enumerate(items):
        if item.el is not None and item.el.get("value"):
            raise NotRepresentable
        marker = f"{first + at}{'.)'[other]}" if ordered else "-*"[other]
        texts.append(_item(item, marker, loose, context, inner))
    if context.flavor.kramdown_lists and loose and _last_is_tight(items, texts):
        raise NotRepresentable
    return ("\n\n" if loose else "\n").join(texts)


def _first_number(node: Node, context: Context) -> int:
    assert node.el is not None
    start = node.el.get("start", "1").strip()
    if node.el.get("reversed") is not None or node.el.get("type", "1") != "1":
        raise NotRepresentable
    if not start.isdecimal() or len(start) > 9 or (start != "1" and not context.flavor.list_start):
        raise NotRepresentable
    return int(start)


def _item(item: Node, marker: str, loose: bool, context: Context, inner: Context) -> str:
    """An item; `inner` is the context in it."""
    width = max(len(marker) + 1, context.flavor.indent)
    alternate(item.blocks)
    texts = [context.block(kid, inner) for kid in item.blocks]
    if context.flavor.kramdown_lists and _breaks(item.blocks, texts, loose):
        raise NotRepresentable
    if not texts:
        if not (context.flavor.nested_empty_items if context.in_list else context.flavor.empty_items):
            raise NotRepresentable
        return marker
    text = ("\n\n" if loose else "\n").join(texts)
    name = item.el.get("id", "") if item.el is not None else ""
    if name and name in context.wanted:
        text = tags.anchor(name) + text
    indent = " " * width
    lines = text.split("\n")
    return "\n".join([f"{marker} {lines[0]}", *(indent + line if line else "" for line in lines[1:])])


def _breaks(kids: list[Node], texts: list[str], loose: bool) -> bool:
    """Whether kramdown reads other blocks in an item than these."""
    return (
        any(kid.tag == "text" for kid in kids[1:])
        or (not loose and any(kid.tag == "blockquote" for kid in kids[:-1]))
        or any(
            kid.tag not in ("ul", "ol") and _ITEM.search(text) for kid, text in zip(kids, texts, strict=True)
        )
    )


def _last_is_tight(items: list[Node], texts: list[str]) -> bool:
    """Whether kramdown takes the last item of a loose list for a tight one: another begins with no paragraph."""
    if len(items[-1].blocks) != 1:
        return False
    starts = (text.partition(" ")[2] for text in texts[:-1])
    return any(
        item.blocks[0].tag != "p" or start.startswith("<") for item, start in zip(items, starts, strict=False)
    )


_ITEM: Final = lazy_re.compile(r"\n {0,3}(?:[-+*]|\d+\.)[ \t]")


def alternate(nodes: list[Node]) -> None:
    """Mark every second of adjacent lists of a kind, so that it gets another marker."""
    for node, following in pairwise(nodes):
        if node.tag == following.tag and node.tag in ("ul", "ol") and node.value != "other":
            following.value = "other"
