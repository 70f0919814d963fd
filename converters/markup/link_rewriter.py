"""Addresses within the site: texts lead to other posts, and show the files that come along, where these will be."""

from collections.abc import Callable

from msgspec.structs import replace

from converters.base import Writer
from converters.io import urls
from converters.io.media_types import is_copied_for_comment
from converters.markup import markdown
from converters.markup.links import rewrite_urls
from converters.markup.markdown.url_tags import tags
from converters.markup.targets import MarkdownWriter
from converters.model import Markup, Post
from converters.site_index import SiteIndex


class LinkRewriter:
    """For one writer; it can be sent to a worker process, whose catalogue says then which files it used."""

    def __init__(self, writer: Writer, site_index: SiteIndex) -> None:
        self._site_index = site_index
        self._writer = writer if isinstance(writer, MarkdownWriter) else None

    def rewrite_html(self, html: str, post: Post, *, by_visitor: bool = False) -> str:
        """HTML with the new addresses of posts and files in it; what a visitor wrote brings no downloads along."""
        address = self._addresses(post)

        def change(name: str, url: str) -> str | None:
            if name == "href" and (other := self._post(url, post)) is not None:
                return other
            if not address or (by_visitor and not is_copied_for_comment(url)):
                return None
            return address(url, name != "href")

        return rewrite_urls(html, change) if self._writer else html

    def rewrite_markdown(self, text: Markup, post: Post) -> Markup:
        """A text that stays as it is, but for addresses that would not lead to the posts and files any more."""
        if text.dialect != "markdown":
            return text
        here = urls.join(self._site_index.site.url, post.url)
        address = self._addresses(post, noted=False)

        def change(url: str) -> str | None:
            if (other := self._post(url, post)) is not None:
                return other
            new = address(url, True) if address else None
            if new is None or "//" in url or not (post.url or url.startswith("/")):
                return new  # an address on the old site, or relative to a place that the post has left
            leads_there = new.startswith("/") and urls.join(here, new) == urls.join(here, url)
            return None if leads_there else new

        if address:  # what is in code is no link: only what a reader is shown, or led to, comes along
            for url in markdown.links_of(text.text):
                self._site_index.assets.mark_used(url, post)
        new = markdown.rewrite_link_urls(text.text, change)
        return text if new == text.text else replace(text, text=new)

    def _post(self, url: str, post: Post) -> str | None:
        """The address of the post that a link to its file means."""
        if not self._writer or not (found := tags(self._site_index).texts.named(url, post.id)):
            return None
        _, mark, fragment = url.partition("#")
        path = self._site_index.paths[found.key]
        return self._writer.text_address(path, self._site_index.path(post), found.url) + mark + fragment

    def _addresses(self, post: Post, *, noted: bool = True) -> Callable[[str, bool], str | None] | None:
        """From an address in a post, and whether it is of something shown there, to that of a file that comes along.

        `noted`: whoever asks shows the file, so that it is copied.
        """
        if not self._writer or not self._site_index.assets.assigned:
            return None
        made, place, files = self._writer.file_address, self._site_index.path(post), self._site_index.assets

        def address(url: str, shown: bool) -> str | None:
            path = (files.mark_used if noted else files.resolve)(url, post, shown=shown)
            return made(path, place, files.home) if path else None

        return address
