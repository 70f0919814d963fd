"""Whose fault an exception is: the distribution in whose code it arose, and where to report it."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from typing import Final

from converters.io.entry_points import entry_points

OURS: Final = "blogport"
"""The name of our distribution."""
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
