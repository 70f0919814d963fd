"""The guard of last resort: what fails at one record costs that record, and not the run.

Readers put it around the item that becomes a record, writers around the record that they write. An exception there is a
fault in blogport or in a plug-in: it becomes an `error` finding that names the exception and whose fault it is, and the
run ends with exit status 1. `faults` handles exceptions outside of any record.
"""

import os
import sys
import traceback
from types import TracebackType
from typing import Final, Self

from converters import messages
from converters.blame import culprit, described, tracker
from converters.diagnostics import FAULT, UNREADABLE, Diagnostics
from converters.errors import BlogportError
from converters.model import Entity, record_type

_DEBUG: Final = "BLOGPORT_DEBUG"
_LONGEST: Final = 200
"""Characters of an exception's text that a sentence has."""


class guard:
    """`with guard(diagnostics, "post", file=name, line=7): …` makes a finding of what fails within.

    `what` is the kind of record that the item would have become; it counts as read and left out. With
    `record`, which is counted as read already, that record is left out. `failed` is true afterwards if it was.
    `BlogportError` and `OSError` pass: they are about the source or the target as a whole.
    """

    def __init__(
        self,
        diagnostics: Diagnostics,
        what: str,
        record: Entity | None = None,
        *,
        file: str = "",
        line: int = 0,
    ) -> None:
        self._diagnostics, self._what, self._record = diagnostics, what, record
        self._file, self._line = file, line
        self.failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, cls: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception) or isinstance(error, BlogportError | OSError):
            return False
        self.failed = True
        show(error)
        package = culprit(error)
        if self._record is None:
            self._diagnostics.lose(self._what, FAULT)
        else:
            self._diagnostics.leave_out(self._record, FAULT)
        self._diagnostics.report(
            messages.FAULT,
            self._record,
            file=self._file,
            line=self._line,
            what=self._what,
            error=error_text(error),
            program=described(package),
            where=tracker(package),
        )
        return True


def guarded(diagnostics: Diagnostics, record: Entity) -> guard:
    """The guard of a record that is ingested or written."""
    return guard(diagnostics, record_type(record), record)


def unreadable_item(
    diagnostics: Diagnostics, record_type: str, why: str, *, file: str = "", line: int = 0
) -> None:
    """Report that an item of the source cannot be read, and count it as a record of this type that is left out."""
    diagnostics.lose(record_type, UNREADABLE)
    diagnostics.report(messages.UNREADABLE_ITEM, file=file, line=line, what=record_type, why=why)


def show(error: BaseException) -> None:
    """Print the traceback if `BLOGPORT_DEBUG=1` is set."""
    if os.environ.get(_DEBUG) == "1" and sys.stderr is not None:
        traceback.print_exception(error, file=sys.stderr)


def error_text(error: BaseException) -> str:
    """An exception in one line: its name and its text."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # a plug-in's exception class may fail at this too
        text = ""
    text = text.encode("utf-8", "replace").decode()
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
