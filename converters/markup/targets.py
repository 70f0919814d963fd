"""What a writer of Markdown says besides (see `protocols.Writer`), so that bodies fit where they go."""

from typing import ClassVar
from urllib.parse import quote

from converters.base import Writer
from converters.markup.markdown.flavors import COMMONMARK_GFM, MarkdownFlavor


class MarkdownWriter(Writer):
    """A writer that holds Markdown, in files of their own. Inherit from this, instead of from `Writer`."""

    flavor: ClassVar[MarkdownFlavor] = COMMONMARK_GFM
    """How the renderer that reads it spells Markdown, and which template language runs in bodies."""

    @property
    def keep(self) -> tuple[str, ...]:
        """Classes and attributes that texts keep, as HTML."""
        return ()

    def file_address(self, path: str, post: str, base: str) -> str:
        """The address by which a post shows the file that goes to `path`: as it is, from the root of the site.

        `post` is where the post goes, `base` the path of the site's home page without its last slash.
        """
        return f"{base}/{quote(path)}"

    def text_address(self, path: str, post: str, url: str) -> str:
        """The address by which the post that goes to `post` links to the one that goes to `path`.

        `url` is the permalink of that one, empty where it has none.
        """
        return url or f"/{quote(path)}"
