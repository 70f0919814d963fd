"""Links within the site: to other posts and to local files, at the URLs that these have in the target."""

from collections.abc import Callable

from msgspec.structs import replace

from converters.assets import UsedAssets
from converters.io import urls
from converters.io.media_types import is_copied_for_comment
from converters.markup import markdown
from converters.markup.links import rewrite_urls
from converters.markup.markdown.url_tags import tags
from converters.markup.targets import MarkdownWriter
from converters.model import Markup, Post
from converters.plan import Plan


class LinkRewriter:
    """Rewrites the URLs in texts for one writer, and marks the files that they mean as used. A worker process can be sent one."""

    def __init__(self, writer: MarkdownWriter, plan: Plan, assets: UsedAssets) -> None:
        self._plan, self._site_index, self._assets = plan, plan.site_index, assets
        self._writer = writer

    def rewrite_html(self, html: str, post: Post, *, by_visitor: bool = False) -> str:
        """HTML with the new URLs of posts and files. `by_visitor`: a link in it makes no file public but images and the like."""
        file_url = self._file_urls(post)

        def change(name: str, url: str) -> str | None:
            if name == "href" and (link := self._post(url, post)) is not None:
                return link
            if not file_url or (by_visitor and not is_copied_for_comment(url)):
                return None
            return file_url(url, name != "href")

        return rewrite_urls(html, change)

    def rewrite_markdown(self, text: Markup, post: Post) -> Markup:
        """Markdown that stays as it is, except for URLs that would no longer lead to their posts and files."""
        if text.dialect != "markdown":
            return text
        here = urls.join(self._site_index.site.url, post.url)
        file_url = self._file_urls(post, noted=False)

        def change(url: str) -> str | None:
            if (link := self._post(url, post)) is not None:
                return link
            new = file_url(url, True) if file_url else None
            if new is None or "//" in url or not (post.url or url.startswith("/")):
                return new  # a URL on the old site, or relative to a path that the post has left
            leads_there = new.startswith("/") and urls.join(here, new) == urls.join(here, url)
            return None if leads_there else new

        if file_url:  # not those in code: they are text
            for url in markdown.links_of(text.text):
                self._assets.mark_used(url, post)
        new = markdown.rewrite_link_urls(text.text, change)
        return text if new == text.text else replace(text, text=new)

    def _post(self, url: str, post: Post) -> str | None:
        """The URL of the post that a link to its file means."""
        if not (found := tags(self._site_index).texts.named(url, post.id)):
            return None
        _, mark, fragment = url.partition("#")
        path = self._plan.paths[found.key]
        return self._writer.text_address(path, self._plan.path(post), found.url) + mark + fragment

    def _file_urls(self, post: Post, *, noted: bool = True) -> Callable[[str, bool], str | None] | None:
        """A function of a URL in a post, and whether its file is shown, to the URL of a local file in the target.

        `noted`: the file is marked as used. None where the target has no place for files.
        """
        if not self._assets.assigned:
            return None
        file_url, path_of_post, files = self._writer.file_address, self._plan.path(post), self._assets

        def address(url: str, shown: bool) -> str | None:
            path = (files.mark_used if noted else files.resolve)(url, post, shown=shown)
            return file_url(path, path_of_post, files.home) if path else None

        return address
