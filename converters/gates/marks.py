"""Marks in a text that close what stands after them: to the mark that ends it, or the rest of the text.

A mark is an HTML comment (`<!--paywall-->`), an element of a class, a shortcode without its own end
(`[lnpw_start_content]`), or a plain text. The name of a pair that no table knows may say that it closes what stands between:
- comments: `<!--members start-->…<!--members end-->`, `<!--private-->…<!--/private-->`;
- shortcodes: `[vip_start]…[vip_end]`;
- template tags of a site generator: `{{% encrypt "key" %}}…{{% /encrypt %}}`, `{% protected %}…{% endprotected %}`.

In code of Markdown
only template tags act, since some generators read them before the Markdown; in code of HTML they are text.
A comment that is called a paywall, or for members only, closes the rest of the text where none ends it.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from converters import lazy_re
from converters.gates.code import NO_CODE, Code, HtmlCode
from converters.gates.gate import PaywallGate
from converters.gates.table import table
from converters.io.spelling import ascii_lower

_FORMS: Final = {
    "comment": r"<!--\s*{}\s*-->",
    "class": r"""<\w+\s[^<>]*\bclass\s*=\s*["']?[^"'<>]*(?<![\w-]){}(?![\w-])[^<>]*>""",
    "shortcode": r"\[{}(?=[\s\]])[^\[\]]*\]",
    "text": "{}",
}
"""How the mark of a name is written, by the form of its gate. That of a block is read with the blocks."""

_NO_BLOCK: Final = "(?! /?wp:)"
"""Most comments are of blocks, and passed over at once."""
_END: Final = lazy_re.compile(
    rf"<!--{_NO_BLOCK}\s*(?:/\s*(?P<slash>[\w-]+(?: [\w-]+)?)|end[\s_:-](?P<of>[\w-]+)|(?P<comment>[\w-]+?)[\s_:-]end)\s*-->"
)
"""What ends a pair of comments."""
_SHORTCODE_END: Final = lazy_re.compile(r"\[(?:(?P<tag>[\w-]+?)[_-]end|end[_-](?P<ended>[\w-]+))\]")
"""What ends a pair of shortcodes."""
_TAG_END: Final = lazy_re.compile(
    r"\{\{[<%]\s*/\s*(?P<shortcode>[\w-]+)\s*[>%]\}\}|\{%-?\s*end_?(?P<tag>[\w-]+)\s*-?%\}"
)
"""What ends a pair of template tags: of Hugo, and of Liquid or Nunjucks."""
_RAW: Final = lazy_re.compile(r"\{%-?\s*(end)?(?:raw|verbatim)\s*-?%\}")
"""What begins and ends a part in which template tags are text."""
_SPOILER: Final = lazy_re.compile(
    r"\{\W*hid(e|den)\s+(?!.*(?:pass|role|login|member))[^\s>%-]", re.IGNORECASE
)
"""A template tag with a label that a click opens: `{% hidden Hint? %}`, `{{< hide class="1" >}}`."""
NOT_A_PAYWALL: Final = (
    r"(?:after|before|bypass|disable|end|free|hide|no|non|not|open|past|remove|skip|without)[_-]"
)
"""How the name of a mark or a block begins that says where a paywall is absent, or ends."""
_ALONE: Final = lazy_re.compile(
    rf"<!--{_NO_BLOCK}\s*((?:(?!{NOT_A_PAYWALL})[\w-]+[_-])?pay-?wall|(?:members?|subscribers?|patrons?|supporters)[ _-]only)\s*-->",
    re.IGNORECASE,
)
"""A comment that closes the rest by its name, with that."""
_QUOTES: Final = ('""', "''", "``", "“”", "„“", "«»")
"""What stands before and behind a mark of plain text that a text is about."""


class Closed(NamedTuple):
    """A part between marks: where the marks and the part begin and end, and the name of the gate."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    gate: str
    is_ended: bool
    """Whether a mark ends it; else the rest of the text is closed."""


def closed_parts(text: str, closes: Callable[[str], bool], *, dialect: str = "wordpress") -> Iterator[Closed]:
    """The parts that marks close, in their order; none is in another. `closes` says whether a name that no table knows does.

    Template tags are text in WordPress's dialect.
    """
    done = 0
    code = Code(text) if dialect == "markdown" else NO_CODE
    pairs = (pair for ends in (_END, _SHORTCODE_END) for pair in _pairs(text, ends, closes, code))
    has_tags = dialect != "wordpress" and ("{{" in text or "{%" in text)
    shown = HtmlCode(text) if dialect == "html" else NO_CODE
    tags = _pairs(text, _TAG_END, closes, shown) if has_tags else ()
    for part in sorted([*_known(text, code), *pairs, *tags, *_alone(text, code)]):
        if part.start >= done:
            yield part
            done = part.end


def _marks(pattern: re.Pattern[str], text: str, code: Code, start: int = 0) -> Iterator[re.Match[str]]:
    """What a pattern finds outside of code."""
    return (mark for mark in pattern.finditer(text, start) if not code.holds(mark.start()))


def _known(text: str, code: Code) -> Iterator[Closed]:
    lowered = ascii_lower(text) if "<!--" in text else ""
    for gate in table.paywalls.values():
        if gate.form == "block" or gate.name not in (lowered if gate.form == "comment" else text):
            continue
        done = 0
        for mark in _marks(_pattern(gate), text, code):
            if mark.start() < done or (gate.form == "text" and _is_quoted(text, mark)):
                continue
            end = next(_marks(_end_pattern(gate), text, code, mark.end()), None)
            done = end.end() if end else len(text)
            yield Closed(mark.start(), mark.end(), end.start() if end else done, done, gate.name, bool(end))


def _is_quoted(text: str, mark: re.Match[str]) -> bool:
    around = text[max(mark.start() - 1, 0) : mark.start()] + text[mark.end() : mark.end() + 1]
    return around in _QUOTES or text.endswith("<code>", 0, mark.start())


@cache
def _pattern(gate: PaywallGate) -> re.Pattern[str]:
    return re.compile(
        _FORMS[gate.form].format(re.escape(gate.name)), re.IGNORECASE if gate.form == "comment" else 0
    )


@cache
def _end_pattern(gate: PaywallGate) -> re.Pattern[str]:
    if gate.until:
        return re.compile(_FORMS[gate.form].format(re.escape(gate.until)), re.IGNORECASE)
    return re.compile(_FORMS["comment"].format("/" + re.escape(gate.name)), re.IGNORECASE)


def _alone(text: str, code: Code) -> Iterator[Closed]:
    """The rest of the text after a comment that closes it by its name; a pair that begins with it comes first."""
    if (mark := next(_marks(_ALONE, text, code), None)) and mark[1].lower() not in table.paywalls:
        yield Closed(mark.start(), mark.end(), len(text), len(text), mark[1], is_ended=False)


def _pairs(text: str, ends: re.Pattern[str], closes: Callable[[str], bool], code: Code) -> Iterator[Closed]:
    """The parts in pairs of marks that no table knows."""
    looked_at: dict[str, int] = {}
    raw: list[tuple[int, bool]] | None = None
    for end in ends.finditer(text):
        name = next(filter(None, end.groups()))
        if (
            (end.lastgroup == "slash" and name in table.paywalls)
            or not closes(name)
            or code.holds(end.start())
        ):
            continue
        opening = end[0][0]
        key = f"{opening}{name}"
        if opening == "{":
            raw = [(each.start(), not each[1]) for each in _RAW.finditer(text)] if raw is None else raw
            before = bisect(raw, (end.start(),))
            if before and raw[before - 1][1]:
                looked_at[key] = end.end()
                continue
        starts = _start_pattern(name, opening).finditer(text, looked_at.get(key, 0), end.start())
        start = next((mark for mark in starts if not code.holds(mark.start())), None)
        looked_at[key] = end.end()
        if start and not _SPOILER.match(start[0]):
            yield Closed(start.start(), start.end(), end.start(), end.end(), name, is_ended=True)


@cache
def _start_pattern(name: str, opening: str) -> re.Pattern[str]:
    """The mark that begins a pair: a comment, a shortcode or a template tag, by its first character."""
    mark = re.escape(name)
    if opening == "<":
        return re.compile(rf"<!--\s*(?:(?:start|begin)[\s_:-]{mark}|{mark}(?:[\s_:-](?:start|begin))?)\s*-->")
    if opening == "{":
        return re.compile(rf"\{{(?:\{{[<%]|%-?)\s*{mark}(?=[\s%>-])[^{{}}]*[%>]\}}{{1,2}}")
    return re.compile(rf"\[(?:{mark}[_-]start|start[_-]{mark})(?=[\s\]])[^\[\]]*\]")
