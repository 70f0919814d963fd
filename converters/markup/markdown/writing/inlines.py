"""Inlines: emphasis, code, breaks, footnotes, and tags for what Markdown has no word for."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.markup.html import VOID, name_of
from converters.markup.markdown.elements import SPACE, VERBATIM
from converters.markup.markdown.nodes import Inline, Node
from converters.markup.markdown.writing import tags
from converters.markup.markdown.writing.context import Context, EscapeStrategy, NotRepresentable
from converters.markup.markdown.writing.escape import escape, has_no_signs, plain
from converters.markup.markdown.writing.links import autolink, brackets_are_pairs, image, link

_TICKS: Final = lazy_re.compile("`+")
_SPAN_ENDS: Final = frozenset("]*_~")
"""What ends a link or emphasis."""


def inlines(kids: Sequence[Inline], context: Context, before: str = "", after: str = "") -> str:
    """The Markdown of a run of inlines; `before` and `after` are the characters around it."""
    out: list[str] = []
    last = before
    for at, kid in enumerate(kids):
        if isinstance(kid, str) and not context.verbatim and has_no_signs(kid):
            out.append(kid)
            last = kid[-1:] or last
            continue
        following = _first(kids[at + 1], context) if at + 1 < len(kids) else after
        if isinstance(kid, str):
            piece = escape(
                kid,
                context.flavor,
                before=last,
                after=following,
                in_link=context.in_link,
                in_table=context.in_table,
                every=context.strategy.every_escape,
                verbatim=context.verbatim,
                lone=context.lone,
                balanced=context.balanced,
            )
        else:
            piece = _RULES.get(kid.tag, _tagged)(kid, context, last, following)
        out.append(piece)
        last = piece[-1:] or last
    return "".join(out)


def text_of(kids: Sequence[Inline]) -> str:
    """The text in a run of inlines."""
    return "".join(kid if isinstance(kid, str) else text_of(kid.kids) for kid in kids)


def _first(kid: Inline, context: Context) -> str:
    """The character that a piece will start with, as far as its neighbours care."""
    if isinstance(kid, str):
        return kid[0]
    if kid.tag == "br":
        return "\n"
    if kid.tag == "a" and kid.el is not None and autolink(kid.el, text_of(kid.kids), context):
        return "<"
    if kid.tag in ("a", "footnote"):
        return "["
    return "!" if kid.tag == "img" else "<"


def _emphasis(node: Node, context: Context, before: str, after: str) -> str:
    strong = node.tag == "strong"
    if context.strategy.html_marks or node.tag in context.inside or node.el is None:
        return _tagged(node, context, before, after)
    inner_context = context.within(inside=context.inside | {node.tag})
    delimiter = "**" if strong else "*"
    if not strong and (
        _edge_is(node, "strong") or before == "*" or (context.inside & {"strong"} and not (before and after))
    ):
        delimiter = "_"
    if before == delimiter[0]:
        return _tagged(node, context, before, after)
    loose = context.flavor.loose_emphasis
    inner = inlines(node.kids, inner_context, delimiter[0], delimiter[0])
    if (
        not inner
        or inner[0] == delimiter[0]
        or (inner[-1] == delimiter[0] and inner[-2:-1] != "\\")
        or not _can_open(delimiter, before, inner[0], loose=loose)
        or not _can_close(delimiter, inner[-1], after, loose=loose)
    ):
        return _tagged(node, context, before, after)
    return f"{delimiter}{inner}{delimiter}"


def _edge_is(node: Node, tag: str) -> bool:
    return any(isinstance(kid, Node) and kid.tag == tag for kid in (node.kids[0], node.kids[-1]))


def _strike(node: Node, context: Context, before: str, after: str) -> str:
    if not context.flavor.strikethrough or context.strategy.html_marks or "del" in context.inside:
        return _tagged(node, context, before, after)
    inner = inlines(node.kids, context.within(inside=context.inside | {"del"}), "~", "~")
    if (
        before == "~"
        or "~" in (inner[:1], inner[-1:])
        or not _can_open("~", before, inner[0])
        or not _can_close("~", inner[-1], after)
    ):
        return _tagged(node, context, before, after)
    return f"~~{inner}~~"


def _code(node: Node, context: Context, before: str, after: str) -> str:
    if not all(isinstance(kid, str) for kid in node.kids):
        return _tagged(node, context, before, after)
    text = text_of(node.kids)
    if (
        context.strategy.html_marks
        or before == "`"
        or (context.in_table and "|" in text and not context.flavor.pipes_in_table_code)
        or (context.flavor.divider and context.flavor.divider in text)
    ):
        return _tagged(node, context, before, after)
    if context.in_table:
        text = text.replace("|", "\\|")
    # Longer than any run in it: that is what all renderers agree on.
    ticks = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _break(node: Node, context: Context, before: str, after: str) -> str:
    if context.one_line:
        return "<br>"
    if not before:  # alone in its line, the tag would make a block of HTML
        return "<br>"
    if not before.strip() or not after:  # its own line
        return "<br>\n" if after else "<br>"
    if after in _SPAN_ENDS and not context.flavor.breaks_end_spans:
        return "<br>"
    return context.flavor.hard_break


def _footnote(node: Node, context: Context, before: str, after: str) -> str:
    return f"[^{node.value}]"


def _comment(node: Node, context: Context, before: str, after: str) -> str:
    return f"<!--{node.value}-->"


def _anchor(node: Node, context: Context, before: str, after: str) -> str:
    return tags.anchor(node.value)


def _embed(node: Node, context: Context, before: str, after: str) -> str:
    assert node.el is not None
    kind = node.value
    if kind in context.flavor.not_inline:
        raise NotRepresentable
    box = kind == "input" and node.el.get("type") == "checkbox"
    listed = (
        context.in_list
        and context.flavor.task_lists
        and (after not in ("", "\n") or context.flavor.lone_boxes)
    )
    if box and listed and not before.strip():
        return "[x]" if node.el.get("checked") is not None else "[ ]"
    html = tags.whole(node.el)
    if "\n" in html:
        if kind in ("script", "style", "textarea"):
            raise NotRepresentable
        html = html.replace("\n", " ")
    if kind != "input":
        context.raw[kind] += 1
    return _in_cell(html, context)


def _block(node: Node, context: Context, before: str, after: str) -> str:
    raise NotRepresentable


def _tagged(node: Node, context: Context, before: str, after: str) -> str:
    """The element as tags, with Markdown between them."""
    el = node.el
    if el is None:
        return inlines(node.kids, context, before, after)
    opening = _in_cell(tags.start(el), context)
    if node.tag == "wbr" or (name_of(el) in VOID and not node.kids):
        return opening
    if context.flavor.read_tags and name_of(el) not in context.flavor.read_tags:
        context = context.within(
            flavor=replace(context.flavor, escapes=frozenset(), hard_break="<br>"),
            strategy=EscapeStrategy(every_escape=True, html_marks=True),
        )
    elif node.tag in VERBATIM:
        context = context.within(verbatim=True)
    inner = inlines(node.kids, context, ">", "<")
    if "\n" in inner and not inner.strip(SPACE):
        inner = ""
    return f"{opening}{inner}</{name_of(el)}>"


def _in_cell(html: str, context: Context) -> str:
    return html.replace("|", "&#124;") if context.in_table else html


def _link(node: Node, context: Context, before: str, after: str) -> str:
    assert node.el is not None
    if node.el.get("href") is None or context.in_link or context.strategy.html_marks:
        return _tagged(node, context, before, after)
    text = text_of(node.kids)
    balanced = brackets_are_pairs(text)
    inner = inlines(node.kids, context.within(in_link=True, balanced=balanced), "[", "]")
    if inner.startswith("^"):  # else it could be a footnote
        inner = plain("^", context.flavor) + inner[1:]
    return link(node.el, inner, text, context)


def _image(node: Node, context: Context, before: str, after: str) -> str:
    assert node.el is not None
    return image(node.el, context)


_Rule = Callable[[Node, Context, str, str], str]
_RULES: Final[dict[str, _Rule]] = {
    "a": _link,
    "anchor": _anchor,
    "block": _block,
    "br": _break,
    "code": _code,
    "del": _strike,
    "em": _emphasis,
    "embed": _embed,
    "footnote": _footnote,
    "img": _image,
    "mark-comment": _comment,
    "strong": _emphasis,
}


@lru_cache(4096)
def _can_open(delimiter: str, before: str, after: str, *, loose: bool = False) -> bool:
    """Whether the delimiter between these two characters starts emphasis (CommonMark's left and right flanking).

    `**「太字」**です` is none: the sign that closes has punctuation before it and a letter after it. A character reference
    helps only outside, in all renderers (`**「太字」**&#12391;す`): its `&` is what counts as the next character. But it
    hides the first letter of a word from whoever reads or looks for it, so tags are written instead. Python-Markdown has
    no such rule for `*`: `loose`.
    """
    if loose and delimiter[0] == "*":
        return not _space(after)
    left, right = _left(before, after), _left(after, before)
    return left and (delimiter[0] != "_" or not right or _punctuation(before))


@lru_cache(4096)
def _can_close(delimiter: str, before: str, after: str, *, loose: bool = False) -> bool:
    """Whether the delimiter between these two characters ends emphasis; `loose` as in Python-Markdown."""
    if loose and delimiter[0] == "*":
        return not _space(before)
    left, right = _left(before, after), _left(after, before)
    return right and (delimiter[0] != "_" or not left or _punctuation(after))


def _left(before: str, after: str) -> bool:
    if _space(after):
        return False
    return not _punctuation(after) or _space(before) or _punctuation(before)


@lru_cache(4096)
def _space(char: str) -> bool:
    return not char or char.isspace() or unicodedata.category(char) == "Zs"


@lru_cache(4096)
def _punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
