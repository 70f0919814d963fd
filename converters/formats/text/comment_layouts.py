"""The layouts of a comment: name, date and text in each order that pages have, and how well one fits a section."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from converters import lazy_re
from converters.formats.text.comment_controls import LONGEST_CONTROLS, is_prose, is_text
from converters.formats.text.comment_heading_texts import MARKER, key_of, once
from converters.formats.text.comment_marks import Mark, Marks
from converters.formats.text.comment_periods import Block, periods
from converters.formats.text.comment_starts import Start, marker_line, start_of
from converters.formats.text.lines import Line
from converters.readers.page_words import comment_line

_NEAR = 1.5
"""How much it counts that most comments stand near their headings, against one comment without a text."""
_POST = 2
"""A first comment so many times as long as any other is no comment."""
_STRAY, _STRAYS = 3, 0.5
"""So many lines that belong to no comment, and so many for each comment, say that a way is wrong."""


class Way(NamedTuple):
    """One way to split a section, and how well it fits."""

    starts: list[Start]
    left: int
    """Lines of running text that would belong to no comment."""
    textless: int
    """Comments without a text."""
    near: int = 0
    """Comments that stand nearer to their own heading than the one on its other side does."""

    def finds(self, declared: int | None) -> tuple[bool, bool, bool, bool, int]:
        """What a way finds, for the choice of the best one; `declared` is the number of comments that the page states."""
        comments = sum(1 for start in self.starts if start.head and start.head.type == "comment")
        return (
            declared is not None
            and declared in (len(self.starts), comments)
            and self.textless * 2 <= comments,
            self.left < max(_STRAY, len(self.starts) * _STRAYS),
            self.textless * 2 <= comments,
            2 * self.nameless <= comments,
            len(self.starts),
        )

    def sure(self, declared: int | None) -> tuple[bool, bool, bool, bool, int, int]:
        """The same with what is missing."""
        return (*self.finds(declared), -self.textless - self.nameless - bool(self.left))

    def fits(self, declared: int | None) -> tuple[bool, bool, bool, bool, int, float, int]:
        """The same with where the texts stand, which says which of two headings beside a text is its own."""
        return (
            *self.finds(declared),
            _NEAR * self.is_near - self.textless - self.nameless - bool(self.left),
            self.near,
        )

    @property
    def is_near(self) -> bool:
        """Whether most comments stand near their headings."""
        return 2 * self.near > len(self.starts)

    @property
    def nameless(self) -> int:
        """Comments under what is no name of a person: a label that all have, or a time of day."""
        names = [start.head.name for start in self.starts if start.head and start.head.type == "comment"]
        times = sum(1 for name in names if _TIME.match(name))
        key, number = Counter(map(key_of, names)).most_common(1)[0] if names else ("", 0)
        alike = number >= _FEW_NAMES and number >= _ALIKE * len(names)
        return number if alike and not comment_line.is_rank(key) else times


_TIME = lazy_re.compile(r"\d{1,2}[:.h]\d\d")
_FEW_NAMES, _ALIKE = 3, 0.8
"""So many comments, and such a share of them, seldom have one name."""


def _above(marks: Marks, declared: int | None) -> Way | None:
    """`Ann says:`, the date, and the text."""
    found = list(marks.above())
    marked = {mark.at for mark in found if marker_line(marks.lines, mark.at) is not None}
    return _headed(
        marks, [mark for mark in found if mark.date or mark.type != "comment" or mark.at in marked], declared
    )


def _date_first(marks: Marks, declared: int | None) -> Way | None:
    """The date, the name, and the text."""
    return _headed(marks, list(marks.date_above()), declared)


def _beside(marks: Marks, declared: int | None) -> Way | None:
    """The name, the date and the text in one line."""
    return _headed(marks, list(marks.beside()), declared)


def _headed(marks: Marks, found: list[Mark], declared: int | None) -> Way | None:
    heads = _with_numbers(marks.lines, _alike(found, declared))
    if not any(head.type == "comment" for head in heads):
        return None if not heads else Way([start_of(marks.lines, head) for head in heads], 0, 0)
    heads = once_each(heads)
    starts = [start_of(marks.lines, head) for head in heads]
    ends = [*(start.at for start in starts[1:]), len(marks.lines)]
    if _begin_with_numbers(marks.lines, [(head.end, end) for head, end in zip(heads, ends, strict=True)]):
        return _footed(marks, heads, numbered=True)
    if subjects := _subjects(marks.lines, starts):
        starts = subjects
    ends = [*(start.at for start in starts[1:]), len(marks.lines)]
    textless = sum(
        1
        for head, end in zip(heads, ends, strict=True)
        if head.type == "comment" and not any(is_text(line) for line in marks.lines[head.end : end])
    )
    near = sum(
        _gap(marks.lines, head.end, 1) < _gap(marks.lines, start.at - 1, -1)
        for head, start in zip(heads, starts, strict=True)
    )
    return Way(starts, _running(marks.lines[: starts[0].at]), textless, near)


def _running(lines: Sequence[Line]) -> int:
    """How many lines are running text, and no label of the theme's: a comment that has lost its heading."""
    return sum(is_text(line) and is_prose(line.plain) for line in lines)


def _gap(lines: Sequence[Line], at: int, step: int) -> int:
    """How many blank lines stand before the next text, upwards with a `step` of -1; very many where no text comes."""
    first = at
    while 0 <= at < len(lines) and not lines[at].plain:
        at += step
    return abs(at - first) if 0 <= at < len(lines) and is_text(lines[at]) else len(lines)


def _begin_with_numbers(lines: Sequence[Line], texts: Sequence[tuple[int, int]]) -> bool:
    """Whether most texts begin with a number that is one more than that of the text before: it counts the comments, which
    stand above their headings."""
    first = [next((line.plain for line in lines[start:end] if is_text(line)), "") for start, end in texts]
    numbers = [_number_of(text) for text in first]
    rising = sum(bool(number) and later == number + 1 for number, later in pairwise(numbers))
    return rising >= _FEW_NAMES and 2 * rising > len(numbers)


def _number_of(text: str) -> int:
    """The number that a line begins with; 0 for none."""
    found = MARKER.fullmatch(text)
    return int(found[1] or 0) if found else 0


def _subjects(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """The comments with the subjects that stand above their headings; empty where not every comment has one."""
    found = []
    for start in starts:
        row = next((row for row in range(start.at - 1, -1, -1) if lines[row].plain), None)
        if (
            row is None
            or len(lines[row].plain) > LONGEST_CONTROLS
            or not is_text(lines[row])
            or not start.head
        ):
            return []
        above = next((lines[at] for at in range(row - 1, -1, -1) if lines[at].plain), None)
        if above is not None and is_text(above):
            return []
        found.append(start._replace(at=row, head=start.head._replace(subject=lines[row].plain)))
    return found


def _below(marks: Marks, declared: int | None) -> Way | None:
    """The text, and `Comment by Ann — January 5, 2012` below it."""
    feet = _alike(list(marks.below()), declared)
    return None if 2 * sum(map(_introduces, feet)) > len(feet) else _footed(marks, feet)


def _introduces(mark: Mark) -> bool:
    """Whether a verb between name and date introduces a text: `Ann said, on 5 May 2012`."""
    before = mark.shape.partition(" D")[0]
    return before.startswith("n ") and comment_line.named((f"Ann {before[2:]}",)).verb


def learned(marks: Marks) -> list[Way]:
    """The ways that are learned from what stands at the same place beside each date."""
    return [
        _of_blocks(marks, blocks)
        for blocks in periods(marks)
        if not _begin_with_numbers(marks.lines, [(block.start, block.end) for block in blocks])
    ]


def _of_blocks(marks: Marks, blocks: Sequence[Block]) -> Way:
    starts: list[Start] = []
    textless = near = 0
    heads = once_each(_without_counter([block.mark for block in blocks]))
    for block, head in zip(blocks, heads, strict=True):
        textless += not any(map(is_text, marks.lines[block.start : block.end]))
        near += _gap(marks.lines, block.start, 1) <= _gap(marks.lines, block.end, 1)
        start = start_of(marks.lines, head)
        if starts and starts[-1].end is not None:
            starts[-1] = starts[-1]._replace(end=min(starts[-1].end, start.at))
        starts.append(start._replace(end=block.end))
    above = marks.lines[: starts[0].at]
    below = marks.lines[blocks[-1].end :] if not all(block.said for block in blocks) else ()
    return Way(starts, _running((*above, *below)), textless, near)


def _footed(marks: Marks, feet: list[Mark], *, numbered: bool = False) -> Way | None:
    if not feet:
        return None
    feet = once_each(feet)
    starts = []
    sizes = []
    at = textless = near = 0
    for foot in feet:
        near += _gap(marks.lines, foot.at - 1, -1) < _gap(marks.lines, foot.end, 1)
        rows = [row for row in range(at, foot.at) if is_text(marks.lines[row])]
        counts = (row for row in rows if numbered and _number_of(marks.lines[row].plain))
        begin = next(counts, rows[0] if rows else foot.at)
        textless += not any(is_text(line) for line in marks.lines[begin : foot.at])
        start = start_of(marks.lines, foot._replace(at=begin, end=begin))
        starts.append(start._replace(end=foot.at))
        sizes.append(_running(marks.lines[begin : foot.at]))
        at = foot.end
    if sizes[0] >= _STRAY and sizes[0] > _POST * max(sizes[1:], default=sizes[0]):  # the post itself
        return Way(starts, sizes[0], textless, near)
    rest = [line for line in marks.lines[at:] if is_text(line)]
    return Way(starts, _running(rest) if rest and is_prose(rest[0].plain) else 0, textless, near)


LAYOUTS: tuple[Callable[[Marks, int | None], Way | None], ...] = (
    _above,
    _date_first,
    _below,
    _beside,
)


_FEW = 5
"""A shape that is so much rarer than the most frequent one is a quote."""


def _alike(found: list[Mark], declared: int | None) -> list[Mark]:
    """The marks that belong to comments of the page, and not to what somebody quotes.

    Marks of one shape belong together. Those that are few, and those without a time of day where others have
    one, count only if the page declares as many comments.
    """
    pings = [mark for mark in found if mark.type != "comment"]
    comments = [mark for mark in found if mark.type == "comment"]
    shapes = Counter(mark.shape for mark in comments)
    top = shapes.most_common(1)[0][1] if shapes else 0
    timed = [mark for mark in comments if _is_timed(mark)]
    many = [mark for mark in comments if shapes[mark.shape] * _FEW >= top]
    ways = (
        comments,
        [mark for mark in many if _is_timed(mark)],
        timed,
        many,
        [mark for mark in comments if shapes[mark.shape] == top],
    )
    for way in ways:
        if declared is not None and declared in (len(way), len(way) + len(pings)):
            return _without_counter(sorted([*way, *pings]))
    likely = ways[1] or (many if len(many) > 1 or declared is not None else [])
    return _without_counter(sorted([*likely, *pings]))


def _is_timed(mark: Mark) -> bool:
    return not mark.date or mark.date.is_exact


def _with_numbers(lines: Sequence[Line], heads: list[Mark]) -> list[Mark]:
    """The heads with names that begin with a number: `1. FC Quay` is a name where other comments have no number."""
    numbers = {
        head.at: found[1]
        for head in heads
        if head.type == "comment" and (found := MARKER.fullmatch(lines[head.at].plain)) and found[1]
    }
    marked = sum(1 for head in heads if MARKER.fullmatch(lines[head.at].plain))
    if 2 * marked >= len(heads):
        return heads
    return [
        head._replace(name=f"{numbers[head.at]}. {head.name}") if head.at in numbers else head
        for head in heads
    ]


def once_each(heads: list[Mark]) -> list[Mark]:
    """The heads with each name once, where pages print it twice: the text of an avatar stands beside it, or is glued to it.

    One doubled name among others is a name: `Duran Duran`. Glued doubles are those of all comments.
    """
    names = {head.name for head in heads if head.type == "comment" and head.name}
    halves = {name: half for name in names if (half := once(name)) != name}
    if len(halves) == 1 and len(names) > _FEW_NAMES:
        halves = {}
    if len(names) >= _FEW_NAMES and all(name[: len(name) // 2] * 2 == name for name in names):
        halves = {name: name[: len(name) // 2] for name in names}
    return [head._replace(name=halves.get(head.name, head.name)) for head in heads] if halves else heads


_COUNTER = lazy_re.compile(r"#?(\d{1,5})[.:)]?\s+(?=\S)")


def _without_counter(found: list[Mark]) -> list[Mark]:
    """The marks without numbers before the names that count the comments: `1 Ann`, `2 Bo`."""
    counted = [_COUNTER.match(mark.name) for mark in found if mark.type == "comment"]
    numbers = [int(match[1]) for match in counted if match]
    if (
        not numbers
        or len(numbers) < len(counted)
        or any(later <= number for number, later in pairwise(numbers))
    ):
        return found
    if numbers[0] > len(numbers) + 1 or numbers[-1] - numbers[0] >= 2 * len(numbers):
        return found
    return [mark._replace(name=_COUNTER.sub("", mark.name, count=1)) for mark in found]
