"""Guards around code that may fail as it should not: ours, that of a plug-in, or of a script.

`guard` is the guard of one record: what fails within costs that record, and not the run. Readers put it around the item
that becomes a record, writers around the record that they write. The exception becomes an `error` finding that names it
and whose fault it is, and the run ends with exit status 1. `faults` is around all else: an exception there becomes one
sentence and exit status 4.
"""

import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from types import TracebackType
from typing import Final, Self

from converters import messages
from converters.diagnostics import FAULT, UNREADABLE, Diagnostics
from converters.errors import BlogportError, InternalError, PluginError
from converters.io.entry_points import entry_points
from converters.model import Entity, record_type

OURS: Final = "blogport"
"""The name of our distribution."""
AS_BEFORE = "; the target is as it was before"
COMPLETE = "; the target is complete"

_DEBUG: Final = "BLOGPORT_DEBUG"
_LONGEST: Final = 200
"""Characters of an exception's text that a sentence has."""
_PACKAGE: Final = __name__.partition(".")[0]
_GROUPS: Final = tuple(
    f"converters.{group}" for group in ("readers", "writers", "gates", "shortcodes", "blocks")
)
"""The groups of entry points by which plug-ins add to the program."""
_TRACKERS: Final = (
    "issues",
    "issue tracker",
    "bug tracker",
    "bugs",
    "tracker",
    "repository",
    "source",
    "homepage",
)
"""Labels of the URL for bug reports in the metadata of a package, the best first."""


class guard:
    """`with guard(diagnostics, "post", file=name, line=7): …` makes a finding of what fails within.

    `what` is the kind of record that the item would have become; it counts as read and left out. With
    `record`, which is counted as read already, that record is left out; `named` is one that is not counted yet. `failed` is true afterwards if it was.
    `BlogportError` and `OSError` pass: they are about the source or the target as a whole.
    """

    def __init__(
        self,
        diagnostics: Diagnostics,
        what: str,
        record: Entity | None = None,
        *,
        named: Entity | None = None,
        file: str = "",
        line: int = 0,
    ) -> None:
        self._diagnostics, self._what, self._record = diagnostics, what, record
        self._named = record or named
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
            self._named,
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


def fault_at(error: Exception) -> str:
    """What an exception at one item is, as a clause, for a reader that goes through its items several times and reports
    them once; `error` is shown where that is wanted. Raises it again where it is about the source or the target as a whole."""
    if isinstance(error, BlogportError | OSError):
        raise error
    show(error)
    package = culprit(error)
    return f"a fault in {described(package)} ({error_text(error)}); please report it at {tracker(package)}"


@contextmanager
def faults(plugin: str = "", package: str = OURS, ending: str = "") -> Iterator[None]:
    """Raise `PluginError` or `InternalError` for an unexpected exception within.

    `plugin` is the format in words (`the reader tumblr`), `package` the distribution that it belongs to; without them
    the exception says whose fault it is. `ending` is the end of the sentence. `BlogportError` passes, and so does `OSError`, which is about a file.
    """
    try:
        yield
    except InternalError as error:  # from a `faults` within this one
        if ending and not str(error).endswith((AS_BEFORE, COMPLETE)):
            error.args = (f"{error}{ending}",)
        raise
    except (BlogportError, OSError):
        raise
    except (Exception, SystemExit) as error:
        # a plug-in that calls `sys.exit` must not end the run with its status
        if not plugin:
            package = culprit(error)
            plugin = described(package)
        elif package != OURS:
            plugin = f"{plugin} of the package {package}"
        if package != OURS:
            raise PluginError(f"{plugin} failed ({error_text(error)}); {_ask(package)}{ending}") from error
        raise InternalError(f"a fault in blogport ({error_text(error)}); {_ask(OURS)}{ending}") from error


def _ask(package: str) -> str:
    return f"please report it at {tracker(package)} (with BLOGPORT_DEBUG=1 it says where)"


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


def culprit(error: BaseException) -> str:
    """The distribution in whose code an exception arose: that of a plug-in, or ours.

    The innermost call of either decides: an exception in a library is the fault of the code that called it.
    """
    for module in reversed(list(_modules(error))):
        package = module.partition(".")[0]
        if package == _PACKAGE:
            return OURS
        if owner := _plug_ins(tuple(sys.path)).get(package):
            return owner
    return OURS


def described(package: str) -> str:
    """A distribution in words: `blogport`, `the package odd-blogs`."""
    return package if package == OURS else f"the package {package}"


def tracker(package: str) -> str:
    """The issue tracker of an installed package: the URL in its metadata, or its name in words."""
    try:
        addresses = metadata(package).get_all("Project-URL") or []
    except PackageNotFoundError:
        addresses = []
    known = {
        name.strip().lower(): url.strip() for name, _, url in (line.partition(",") for line in addresses)
    }
    return next((known[name] for name in _TRACKERS if name in known), f"the issue tracker of {package}")


def _modules(error: BaseException) -> Iterator[str]:
    """The module of each call that led to an exception, from the outside in."""
    trace = error.__traceback__
    while trace:
        yield str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next


@cache
def _plug_ins(path: tuple[str, ...]) -> Mapping[str, str]:
    """The top module of each plug-in -> its distribution."""
    return {
        point.module.partition(".")[0]: point.dist.name
        for group in _GROUPS
        for point in entry_points(group)
        if point.dist and point.dist.name != OURS
    }
