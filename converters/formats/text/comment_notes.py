"""Notes beside a comment that it is not public yet: which comment each belongs to."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from converters.formats.text.comment_controls import is_boilerplate, is_pending
from converters.formats.text.lines import Line

_NOTED: Final = 3
"""Lines at each end of a comment among which such a note is."""


class LastNote(NamedTuple):
    """A note that ends the lines of a comment: its line, and whether it may be of this comment, and of the next one."""

    at: int
    of_this: bool
    of_next: bool


def last_note(lines: Sequence[Line]) -> LastNote | None:
    """The note that ends the lines from the heading of a comment to that of the next one; None if no note stands there.

    It is of the next one below a link to reply: nobody can answer what is not public. Else it is of that beside which no
    blank line stands, and of both where nothing tells: what may be hidden is not shown.
    """
    filled = [at for at, line in enumerate(lines) if line.plain]
    if len(filled) < _NOTED or not is_pending(lines[filled[-1]].plain):
        return None
    at, above = filled[-1], filled[-2]
    if is_boilerplate(lines[above].plain):
        return LastNote(at, False, True)
    gap_above, gap_below = at - above, len(lines) - at
    return LastNote(at, gap_above <= gap_below, gap_below <= gap_above)


def note_beyond(lines: Sequence[Line]) -> LastNote | None:
    """The note between the date that ends a comment and the next comment; None if no note stands there. The last one is of
    both where nothing tells."""
    filled = [at for at, line in enumerate(lines) if line.plain]
    at = next((at for at in filled[: _NOTED + 1] if is_pending(lines[at].plain)), None)
    if at is None:
        return None
    above = next((row for row in range(at - 1, -1, -1) if lines[row].plain), at - 1)
    return LastNote(at, True, len(lines) - at <= at - above)


def without_notes(body: list[Line]) -> tuple[list[Line], bool]:
    """The lines of a comment without a note at its edges that it is not public yet, and whether there is one."""
    filled = [at for at, line in enumerate(body) if line.plain]
    notes = {at for at in (*filled[:_NOTED], *filled[-_NOTED:]) if is_pending(body[at].plain)}
    return [line for at, line in enumerate(body) if at not in notes], bool(notes)
