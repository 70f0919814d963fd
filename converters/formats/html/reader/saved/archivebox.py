"""A folder of ArchiveBox: each snapshot of a page is a folder with several copies of the page, made by several programs.

`index.json` beside the copies has the URL of the page and the time of the snapshot (ArchiveBox, "Disk Layout").
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from converters.formats.html.reader.page import Page
from converters.io import json
from converters.io.sources import Source
from converters.io.urls import of_web
from converters.model import Asset

_INDEX: Final = "index.json"
_COPIES: Final = (
    "singlefile.html",
    "singlefile/singlefile.html",
    "output.html",
    "dom/output.html",
)
"""The copies that a browser made, with what scripts added to the page; the best comes first."""


class Snapshot(NamedTuple):
    """What ArchiveBox knows of a page."""

    url: str
    captured: str
    """ISO 8601 date, in UTC."""

    def of(self, page: Page | Asset) -> Page | Asset:
        """A copy of the page with its URL and date; a file as it is."""
        if isinstance(page, Asset):
            return page
        return page._replace(address=self.url, captured=page.captured or self.captured)


class Snapshots:
    """The snapshots of a folder; none in a folder that is not of ArchiveBox."""

    def __init__(self, folder: Source, pages: Sequence[Source]) -> None:
        """`pages` are the files of the folder that may be pages."""
        places = {page.place for page in pages}
        self._read: dict[str, Snapshot] = {}
        """What is known of each copy that is read, by its path."""
        self._folders: set[str] = set()
        for file in folder.files():
            above, _, name = file.place.rpartition("/")
            if name != _INDEX:
                continue
            start = above and f"{above}/"
            copy = next((f"{start}{copy}" for copy in _COPIES if f"{start}{copy}" in places), "")
            if copy and (snapshot := _snapshot(file)):
                self._read[copy] = snapshot
                self._folders.add(above)

    def of(self, place: str) -> Snapshot | None:
        """The snapshot that a file is the best copy of."""
        return self._read.get(place)

    def is_copy(self, place: str) -> bool:
        """Whether a page is another copy of one that is read, or the program's own page about it."""
        if place in self._read or not self._folders:
            return False
        while place:
            place = place.rpartition("/")[0]
            if place in self._folders:
                return True
        return False


def _snapshot(index: Source) -> Snapshot | None:
    """What the index of a snapshot says; None for any other file of its name."""
    try:
        said = json.loads(index.read().decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("url"), str) or "timestamp" not in said:
        return None
    url = of_web(said["url"])
    return Snapshot(url, _moment(str(said["timestamp"]))) if url else None


def _moment(timestamp: str) -> str:
    """The date of seconds since 1970, as `1600000000.5`; empty where they are none."""
    try:
        return datetime.fromtimestamp(float(timestamp), UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
