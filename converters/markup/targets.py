"""What writers of Markdown, and those for comment systems, declare in addition to `plugins.Writer`."""

from collections.abc import Mapping
from typing import ClassVar, Final
from urllib.parse import quote

from converters.base import Writer
from converters.markup.markdown.flavors import COMMONMARK_GFM, MarkdownFlavor
from converters.model import Term
from converters.site.plan import Plan


class MarkdownWriter(Writer):
    """A writer of Markdown files. Inherit from this, instead of from `Writer`."""

    flavor: ClassVar[MarkdownFlavor] = COMMONMARK_GFM
    """The Markdown that its renderer reads, and the template language that runs in bodies."""

    @property
    def keep(self) -> tuple[str, ...]:
        """Classes and attributes that the user wants texts to keep, as HTML."""
        return ()

    @property
    def kept_classes(self) -> tuple[str, ...]:
        """The same, with the classes that the target's own theme has rules for."""
        return tuple(self.keep)

    def file_address(self, path: str, post: str, base: str) -> str:
        """The URL by which a post shows the file at `path` of the target: by default from the root of the site.

        `post` is the path of the post, `base` that of the site's home page without its last slash.
        """
        return f"{base}/{quote(path)}"

    def text_address(self, path: str, post: str, url: str) -> str:
        """The URL by which the post at `post` of the target links to the post at `path`.

        `url` is the permalink of the linked post; `""` where it has none.
        """
        return url or f"/{quote(path)}"

    def term_address(self, term: Term, plan: Plan) -> str | None:
        """The path on the built site of the list of a term's posts, decoded, with its fragment; None where the site has
        none."""
        return None


MARKDOWN_ELEMENTS: Final[Mapping[str, str]] = {
    **dict.fromkeys("a p br hr blockquote pre code em strong del ol ul li h1 h2 h3 h4 h5 h6".split(), ""),
    **{
        "b": "strong",
        "i": "em",
        "cite": "em",
        "s": "del",
        "strike": "del",
        "kbd": "code",
        "samp": "code",
        "tt": "code",
    },
}
"""The elements that Markdown without extensions has a sign for: element -> the one that stands for it, or `""` for itself."""

HTML_ELEMENTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        "a p br hr blockquote pre code em strong b i u s del ins sub sup ol ul li h1 h2 h3 h4 h5 h6 img table thead tbody tr td th".split(),
        "",
    ),
    **{"strike": "s", "cite": "em", "kbd": "code", "samp": "code", "tt": "code"},
}
"""The elements that servers keep which store HTML."""


class CommentTextWriter(Writer):
    """A writer for a system that shows few elements in comments. Inherit from this, instead of from `Writer`."""

    comment_flavor: ClassVar[MarkdownFlavor] = COMMONMARK_GFM
    """How the system renders Markdown, if it stores that."""
    comment_elements: ClassVar[Mapping[str, str]] = MARKDOWN_ELEMENTS
    """The elements that it shows; of all others the text is written, and images and frames become links."""
