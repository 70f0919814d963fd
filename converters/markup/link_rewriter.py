"""Links within the site: to other posts and to local files, at the URLs that these have in the target."""

from collections.abc import Callable
from functools import cached_property
from urllib.parse import quote

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.io.media_types import is_copied_for_comment
from converters.markup import markdown
from converters.markup.links import rewrite_urls
from converters.markup.markdown.url_tags import ContentPaths, tags
from converters.markup.targets import MarkdownWriter
from converters.model import Markup, Media, Post, Term
from converters.site.assets.used import UsedAssets
from converters.site.links import SiteLinks, site_links
from converters.site.plan import Plan
from converters.site.post_summaries import PostSummary


class LinkRewriter:
    """Rewrites the URLs in texts for one writer, and marks the files that they mean as used. A worker process can be sent one."""

    def __init__(self, writer: MarkdownWriter, plan: Plan, assets: UsedAssets) -> None:
        self._plan, self._site_index, self._assets = plan, plan.site_index, assets
        self._writer = writer

    @cached_property
    def _site_links(self) -> SiteLinks:
        return site_links(self._site_index)

    @cached_property
    def _texts(self) -> ContentPaths:
        return tags(self._site_index).texts

    def rewrite_html(
        self, html: str, post: Post, diagnostics: Diagnostics, *, by_visitor: bool = False
    ) -> str:
        """HTML with the new URLs of posts and files. `by_visitor`: a link in it makes no file public but images and the like."""
        if "=" not in html:  # as most comments
            return html
        file_url = self._file_urls(post)

        def change(name: str, url: str) -> str | None:
            if (
                name == "href"
                and (link := self._link(url, post, diagnostics, by_visitor=by_visitor)) is not None
            ):
                return link
            if not file_url or (by_visitor and not is_copied_for_comment(url)):
                return None
            return file_url(url, name != "href")

        return rewrite_urls(html, change)

    def rewrite_markdown(self, text: Markup, post: Post, diagnostics: Diagnostics) -> Markup:
        """Markdown that stays as it is, except for URLs that would no longer lead to their posts and files."""
        if text.dialect != "markdown":
            return text
        here = urls.join(self._site_index.site.url, post.url)
        file_url = self._file_urls(post, noted=False)

        def change(url: str) -> str | None:
            if (link := self._link(url, post, diagnostics)) is not None:
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

    def rewrite_description(self, html: str, diagnostics: Diagnostics) -> str:
        """The description of a term with the new URLs of what it links to by an id of the old site."""
        links, base = self._site_links, self._assets.home

        def change(name: str, url: str) -> str | None:
            bare, mark, fragment = url.partition("#")
            match links.meaning(bare) if name == "href" else None:
                case PostSummary() as found if path := self._plan.permalinks.assigned(found.key):
                    return f"{base}{quote(path)}{mark}{fragment}"
                case Media() as media if media.url:
                    return media.url
                case Term() as term if place := self._term(term):
                    return place
            if name == "href" and (asked := links.query(bare)[0]):
                diagnostics.tally(messages.LINK_BY_ID, name=asked)
            return None

        return rewrite_urls(html, change)

    def _term(self, term: Term) -> str:
        """The URL of the list of a term's posts; empty where there is none."""
        place, mark, fragment = (self._writer.term_address(term, self._plan) or "").partition("#")
        return f"{self._assets.home}{quote(place)}{mark}{quote(fragment, safe='')}" if place else ""

    def _link(
        self, url: str, post: Post, diagnostics: Diagnostics, *, by_visitor: bool = False
    ) -> str | None:
        """The URL of what a link to a source file, or by an id of the old site, means; None where it stays."""
        bare, mark, fragment = url.partition("#")
        if (link := self._by_id(bare, post, by_visitor=by_visitor)) is not None:
            return link if "#" in link else link + mark + fragment
        if name := self._site_links.query(bare)[0]:
            diagnostics.tally(messages.LINK_BY_ID, name=name)
            return None
        if not (found := self._texts.named(url, post.id)):
            return None
        path = self._plan.paths[found.key]
        return self._writer.text_address(path, self._plan.path(post), found.url) + mark + fragment

    def _by_id(self, url: str, post: Post, *, by_visitor: bool) -> str | None:
        """The URL of what a link to the old site means, if that has another one now."""
        plan, base = self._plan, self._assets.home
        match self._site_links.meaning(url):
            case PostSummary() as found if found.status == "publish":
                path = plan.permalinks.assigned(found.key)
                address = f"{base}{quote(path)}" if path else ""
                return self._writer.text_address(plan.paths[found.key], plan.path(post), address)
            case Media() as media if media.url:
                if by_visitor and not is_copied_for_comment(media.url):
                    return media.url
                file_url = self._file_urls(post)
                return (file_url(media.url, False) if file_url else None) or media.url
            case Term() as term:
                return self._term(term) or None
        return None

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
