"""What a writer says besides, so that bodies fit where they go: see `protocols.Writer` for the rest."""

from typing import Protocol, runtime_checkable

from converters.content.markdown.spelling import Spelling


@runtime_checkable
class WritesMarkdown(Protocol):
    """One that holds Markdown, in files of their own."""

    @property
    def spelling(self) -> Spelling:
        """How the renderer that reads it spells Markdown, and which template language runs in bodies."""

    @property
    def keep(self) -> tuple[str, ...]:
        """Classes and attributes that texts keep, as HTML."""

    def file_address(self, path: str, post: str, base: str) -> str:
        """The address by which a post shows the file that goes to `path`.

        `post` is where the post goes, `base` the path of the site's home page without its last slash.
        """

    def text_address(self, path: str, post: str, url: str) -> str:
        """The address by which the post that goes to `post` links to the one that goes to `path`.

        `url` is the permalink of that one, empty where it has none.
        """


@runtime_checkable
class WritesWordPress(Protocol):
    """One that holds what WordPress stores."""

    @property
    def classic(self) -> bool:
        """Whether what was not stored by WordPress becomes classic content, and not blocks."""
