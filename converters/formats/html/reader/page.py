"""One page as it was saved, whatever it was saved in."""

from typing import NamedTuple


class Page(NamedTuple):
    """The decoded text of one HTML page, and where it comes from."""

    place: str
    """What findings call it: the file's name, and the member of it."""
    address: str
    """The URL it had on the web, `""` where nobody knows."""
    html: str
    """Decoded, with what a saver wrapped around it taken away."""
    captured: str = ""
    """ISO 8601 date of the capture, where known."""
    assets: frozenset[str] = frozenset()
    """The addresses in it of files that lie beside it."""
