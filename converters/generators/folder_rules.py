"""Rules that Gatsby and Next.js share: a program of each site reads folders of Markdown, and makes the addresses."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from converters import messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter.parse import plain_values
from converters.generators.headings import without_title
from converters.generators.plain.rules import PlainRules
from converters.io.urls import ABSOLUTE

ADDRESS_KEYS = ("path", "permalink", "url", "slug")
"""Front matter keys in which sites state an address, as most starters read them."""


class FolderRules(PlainRules, ABC):
    """Addresses: stated, or of the file where the generator itself makes the page, else guessed, which is said once."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """MDX as Markdown; without a heading that is the title that front matter, or the program, has."""
        found, text = super().prepare(file, fields, text)
        title = plain_values(found.get("title"))
        return found, without_title(text, str(title)) if title else text

    def hides_future(self, type_: str) -> bool:
        """No program of a starter does so."""
        return False

    def path(self, post: PermalinkInput) -> str:
        """The address of a text."""
        built = self.built_path(post.file)
        stated = "" if built else self._stated(post)
        if ABSOLUTE.match(stated):
            return stated
        path = built or stated or self.guessed_path(post)
        if not built and not stated:
            self._guess(post.file, path)
        return encode_path(path, ENCODED_PATH_CHARACTERS)

    @abstractmethod
    def built_path(self, file: ContentFile) -> str:
        """The path of the page that the generator makes of a file; empty if a program of the site makes it."""

    @abstractmethod
    def guessed_path(self, post: PermalinkInput) -> str:
        """The path that most programs give a text."""

    @abstractmethod
    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """The guessed path with another name."""

    def _stated(self, post: PermalinkInput) -> str:
        for key in ADDRESS_KEYS:
            value = plain_values(post.front_matter.get(key))
            if isinstance(value, str) and value.strip():
                value = value.strip()
                is_path = value.startswith("/") or ABSOLUTE.match(value)
                return value if is_path else self.with_slug(post, value.strip("/"))
        return ""

    def _guess(self, file: ContentFile, path: str) -> None:
        why = f"a program of this site makes them; by the name of its file this one is {path}"
        self.site.first.report("paths", messages.GUESSED_PERMALINKS, file=file.source.name, why=why)
