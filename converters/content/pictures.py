"""Texts of posts show the files that come along from where these will be."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from converters.catalogue import Catalogue
from converters.content import markdown
from converters.content.links import readdressed
from converters.files import base_of
from converters.model import Markup, Post
from converters.protocols import Writer

FileAddress = Callable[[str, str, str], str]
"""What a writer of Markdown has: from where a file goes, where the post goes, and the path of the home page
(without its last slash) to the address by which the post shows the file."""


class Pictures:
    """For one writer; it can be sent to a worker process, whose `files.used` says what it found."""

    def __init__(self, writer: Writer, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._made: FileAddress | None = getattr(writer, "file_address", None)
        self.files = catalogue.files

    def in_html(self, html: str, post: Post) -> str:
        """HTML with the new addresses of files in it."""
        address = self._addresses(post)
        if not address:
            return html
        return readdressed(html, lambda name, url: address(url, name != "href"))

    def in_markdown(self, text: Markup, post: Post) -> Markup:
        """A text that stays as it is, but for addresses that would not lead to the files any more."""
        address = self._addresses(post)
        if text.dialect != "markdown" or not address:
            return text
        here = urljoin(self._catalogue.site.url, post.url)

        def change(url: str) -> str | None:
            new = address(url, True)
            if new is None or not (
                post.url or url.startswith("/")
            ):  # relative to a place that the post has left
                return new
            leads_there = new.startswith("/") and urljoin(here, new) == urljoin(here, url)
            return None if leads_there else new

        new = markdown.redirected(text.text, change)
        return text if new == text.text else replace(text, text=new)

    def _addresses(self, post: Post) -> Callable[[str, bool], str | None] | None:
        """From an address in a post, and whether it is of something shown there, to that of a file that comes along."""
        if not self._made or not self.files.assigned:
            return None
        made, base, place = self._made, base_of(post), self._catalogue.path(post)
        home = urlsplit(self._catalogue.site.url).path.rstrip("/")

        def address(url: str, shown: bool) -> str | None:
            path = self.files.use(url, base, shown=shown, draft=post.status != "publish")
            return made(path, place, home) if path else None

        return address
