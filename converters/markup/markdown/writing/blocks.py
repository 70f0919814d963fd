"""Paragraphs, headings, quotes, rules, comments, and what stays HTML."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from converters import lazy_re
from converters.markup.html import serialise, tidy
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.writing import tags
from converters.markup.markdown.writing.code import pre
from converters.markup.markdown.writing.context import Context, NotRepresentable
from converters.markup.markdown.writing.escape import edges, is_plain, line_start, plain
from converters.markup.markdown.writing.figures import neat
from converters.markup.markdown.writing.inlines import inlines
from converters.markup.markdown.writing.lists import alternate, listing
from converters.markup.markdown.writing.lone_signs import LoneSigns
from converters.markup.markdown.writing.tables import table

SEPARATOR: Final = "<!-- -->"
_ALONE: Final = frozenset("iframe script style video audio object embed noscript svg canvas template".split())


def block(node: Node, context: Context) -> str:
    """The block as Markdown, or as HTML where Markdown has no words for it."""
    try:
        return represented(node, context)
    except NotRepresentable:
        return raw(node, context)


def represented(node: Node, context: Context) -> str:
    """The block as Markdown. Raises `NotRepresentable` where Markdown has no words for it."""
    text = _RULES[node.tag](node, context)
    return _places(node.anchors) + text if node.anchors else text


def raw(node: Node, context: Context) -> str:
    """The block as tidy HTML, counted."""
    kind = node.value if node.tag == "html" else "p" if node.tag == "text" else node.tag
    context.raw[kind] += 1
    if node.value == "figure" and node.el is not None:
        html = tidy(serialise(neat(node.el, context.keep, context.wanted)))
    else:
        html = node.html()
    html = tags.guarded(html, context.flavor)
    own = node.el.get("id") if node.el is not None else None
    places = _places(name for name in node.anchors if name != own)
    # A block of HTML has to start with a tag that Markdown knows for a block.
    return places + (html if _BLOCK_START.match(html) else f"<div>{html}</div>")


def _places(names: Iterable[str]) -> str:
    """Anchors that links of the body lead to, before a block that cannot have an id."""
    return "".join(f"<div{tags.attribute('id', name)}></div>\n\n" for name in names)


def join(nodes: Sequence[Node], texts: Sequence[str], context: Context, gap: str = "\n\n") -> str:
    """Blocks one after another, kept apart where they would run together."""
    out: list[str] = []
    for at, text in enumerate(texts):
        if at:
            out.append(
                f"\n\n{SEPARATOR}\n\n" if _run_together(nodes[at - 1], nodes[at], texts[at], context) else gap
            )
        out.append(text)
    return "".join(out)


def _run_together(first: Node, second: Node, text: str, context: Context) -> bool:
    if context.flavor.merges_quotes and first.tag == second.tag == "blockquote":
        return True
    if first.tag in ("ul", "ol"):
        if text.startswith("    "):
            return True
        if second.tag in ("ul", "ol"):
            return not context.flavor.new_marker_new_list
    return context.strategy.separators and first.tag == second.tag and first.tag not in ("p", "html")


def _html(node: Node, context: Context) -> str:
    raise NotRepresentable


def _paragraph(node: Node, context: Context) -> str:
    kids = node.kids
    if len(kids) == 1 and isinstance(kids[0], str) and is_plain(kids[0]):
        return kids[0]
    if all(
        kid.value in _ALONE and kid.tag == "embed" if isinstance(kid, Node) else kid == " " for kid in kids
    ):
        parts = []
        for kid in kids:
            if isinstance(kid, Node) and kid.el is not None:
                context.raw[kid.value] += 1
                parts.append(tags.whole(kid.el))
        return "\n".join(parts)
    text = inlines(kids, context.within(lone=LoneSigns(kids)))
    lines = [
        line_start(line, context.flavor, first=not at, in_list=context.in_list)
        for at, line in enumerate(text.split("\n"))
    ]
    if context.flavor.escaped_definitions and _DEFINITION.match(lines[0]):
        if "`" in lines[0]:
            raise NotRepresentable
        lines[0] = lines[0].replace("]:", "]&#58;")
    if "<" in text and any(map(_starts_html(context.flavor), lines)):
        raise NotRepresentable
    if isinstance(first := kids[0], Node) and first.value == "input":  # a box that is one
        lines[0] = text.partition("\n")[0]
    return "\n".join(lines)


def _starts_html(flavor: MarkdownFlavor) -> Callable[[str], bool]:
    """Whether a line begins a block of HTML for this renderer, and not for the one that verifies."""

    def starts(line: str) -> bool:
        if not (found := _TAG.match(line)):
            return False
        name = found[1].lower()
        return name in flavor.block_tags or (bool(flavor.line_tags) and name not in flavor.line_tags)

    return starts


def _heading(node: Node, context: Context) -> str:
    kids = node.kids
    if len(kids) == 1 and isinstance(kids[0], str) and is_plain(kids[0]):
        text = kids[0]
    else:
        text = edges(inlines(kids, context.within(one_line=True, lone=LoneSigns(kids))))
    if text.endswith("#") and (_CLOSING.search(text) or not context.flavor.strict_headings):
        text = text[:-1] + plain("#", context.flavor)
    if context.flavor.heading_ids and text.endswith("}"):
        text = re.sub(r"\{(?=[^{]*$)", lambda found: plain("{", context.flavor), text)
    name = node.el.get("id", "").strip() if node.el is not None else ""
    if name and context.flavor.heading_ids and re.fullmatch(r"[A-Za-z][\w:.-]*", name):
        text += f" {{#{name}}}"
    elif name in context.wanted:
        text = tags.anchor(name) + text
    return f"{'#' * int(node.tag[1])} {text}"


def _quote(node: Node, context: Context) -> str:
    alternate(node.blocks)
    inner = join(node.blocks, [context.block(kid, context) for kid in node.blocks], context)
    return "\n".join(f"> {line}" if line else ">" for line in inner.split("\n"))


def _rule(node: Node, context: Context) -> str:
    return "---"


def _comment(node: Node, context: Context) -> str:
    return f"<!--{node.value}-->"


def _footnotes(node: Node, context: Context) -> str:
    """One definition a note, its further lines indented by four."""
    notes = []
    for number, item in enumerate(node.blocks, 1):
        if not item.blocks:
            raise NotRepresentable
        text = "\n\n".join(context.block(kid, context) for kid in item.blocks)
        lines = text.split("\n")
        notes.append(
            "\n".join([f"[^{number}]: {lines[0]}", *("    " + line if line else "" for line in lines[1:])])
        )
    return "\n\n".join(notes)


_Rule = Callable[[Node, Context], str]
_RULES: Final[dict[str, _Rule]] = {
    "blockquote": _quote,
    "comment": _comment,
    "footnotes": _footnotes,
    "hr": _rule,
    "html": _html,
    "ol": listing,
    "p": _paragraph,
    "pre": pre,
    "table": table,
    "text": _paragraph,
    "ul": listing,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}
_TAG: Final = lazy_re.compile(r"<(?!\w+://|[\w.+-]+@)([a-zA-Z][\w:.-]*)")
_CLOSING: Final = lazy_re.compile(r"(?:^|[ \t])#+$")
_DEFINITION: Final = lazy_re.compile(r"\*\[.+\]:|\[[^\]\n]*\]:")
"""What kramdown takes for the definition of an abbreviation or a link."""
_BLOCK_START: Final = lazy_re.compile(
    r"<(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|"
    r"h[1-6]|header|hr|iframe|legend|li|main|menu|nav|ol|p|pre|script|search|section|style|summary|table|td|"
    r"textarea|th|tr|ul)(?=[\s>])|<!--"
)
