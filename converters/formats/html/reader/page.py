"""One saved page, independent of the container that it was saved in."""

from typing import NamedTuple


class Page(NamedTuple):
    """The decoded text of one HTML page, and its origin."""

    place: str
    """Its name in findings: the file's name, and the member of a container."""
    address: str
    """The URL it had on the web, `""` if it is unknown."""
    html: str
    """The decoded HTML, without what the saving program added."""
    captured: str = ""
    """ISO 8601 date of the capture, where known."""
    assets: frozenset[str] = frozenset()
    """The URLs in it of local files."""
    site: str = ""
    """The URL of its site, where the user stated it."""
    is_draft: bool = False
    """Whether it lies in a folder of drafts."""
