"""What the rules for addresses are asked about."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from converters.formats.markdown.content_files import ContentFile
from converters.model import TermRef

SAFE = "/:@!$&'()*+,;=~"
"""What stands in a path as it is."""


class PermalinkInput(NamedTuple):
    """A post, as far as its address depends on it."""

    file: ContentFile
    metadata: Mapping[str, Any]
    type: str
    status: str
    terms: tuple[TermRef, ...]
    fields: Mapping[str, Any]

    @property
    def date(self) -> str:
        """The post's own date; empty where it has none."""
        return self.metadata.get("date") or ""

    def names(self, taxonomy: str) -> list[str]:
        """The names of its terms."""
        return [term.name or term.slug for term in self.terms if term.taxonomy == taxonomy]


def encoded(path: str, safe: str = SAFE) -> str:
    """A path as it stands in an address."""
    return quote(path, safe=safe, errors="replace")
