"""A content file of a source site, and what a permalink rule may ask of its post."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from msgspec import Struct

from converters.io.sources import Source
from converters.model import TermRef

PATH_CHARACTERS: Final = "/:@!$&'()*+,;=~"
"""Characters that stay as they are in the path of a URL (RFC 3986, section 3.3)."""
ENCODED_PATH_CHARACTERS: Final = f"{PATH_CHARACTERS}%"
"""The same for a path that may be percent-encoded already."""


class ContentFile(NamedTuple):
    """A file with a text. `path` is relative to the root of the site.

    `within` is the path below the content directory, without language folder and extension; `dir` is the
    folder part of it, with a trailing slash, without the folder of a bundle. `bundle` is that folder, below
    the root. `type` and `status` are empty if the path does not decide them.
    """

    path: str
    source: Source
    within: str
    type: str
    status: str
    dir: str
    name: str
    date: str
    lang: str
    extension: str
    bundle: str = ""


class PermalinkInput(Struct, frozen=True):
    """A post, as far as its permalink depends on it."""

    file: ContentFile
    metadata: Mapping[str, Any]
    type: str
    status: str
    terms: tuple[TermRef, ...]
    front_matter: Mapping[str, Any]

    @property
    def date(self) -> str:
        """The date of the post; empty if it has none."""
        return self.metadata.get("date") or ""

    @property
    def categories(self) -> list[str]:
        """The names of its categories."""
        return [term.name or term.slug for term in self.terms if term.taxonomy == "category"]


def encode_path(path: str, safe: str = PATH_CHARACTERS) -> str:
    """Percent-encode a path; characters in `safe` stay."""
    return quote(path, safe=safe, errors="replace")
