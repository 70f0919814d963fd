"""The dialects that bodies and excerpts are converted to, a strategy each: Markdown, HTML, and what WordPress stores.

A text in a dialect that the writer holds stays the very same object, unless a link in it changes. All others go by
way of HTML.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection

from msgspec.structs import replace

from converters import messages
from converters.base import Writer
from converters.extra_keys import FOOTNOTES
from converters.markup import markdown, wordpress
from converters.markup.link_rewriter import LinkRewriter
from converters.markup.links import absolute
from converters.markup.list_items import adopt_strays
from converters.markup.markdown.flavors import COMMONMARK_GFM, MarkdownFlavor
from converters.markup.targets import MarkdownWriter
from converters.markup.to_html import report_braced, report_shortcodes, tag_set, to_html
from converters.markup.wordpress import serialize
from converters.model import MENU_ITEM, Dialect, Extra, Markup, Post
from converters.site_index import key


class BodyTarget(ABC):
    """Converts bodies and excerpts for a writer that holds the dialects `held`.

    `links` rewrites links to other posts and to files; None for a writer that does so itself.
    """

    def __init__(self, held: Collection[Dialect], links: LinkRewriter | None = None) -> None:
        self._held, self._links = frozenset(held), links

    def body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """The body of a post, and the post's extra, in which WordPress keeps footnotes."""
        if body.dialect in self._held:
            return self._kept(body, context), post.extra
        return self.convert_body(post, body, context)

    def excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """An excerpt, which has the dialect of the body."""
        if excerpt.dialect in self._held:
            return self._kept(excerpt, context).text
        return self.convert_excerpt(excerpt, context)

    @abstractmethod
    def convert_body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """A body of another dialect, and the extra of its post."""

    @abstractmethod
    def convert_excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """An excerpt of another dialect."""

    def _kept(self, markup: Markup, context: wordpress.Context) -> Markup:
        """A text whose dialect stays: Markdown of one generator for another, with the links of the target."""
        if markup.dialect == "html":
            report_braced(markup.text, context)
        if markup.dialect != "markdown":
            return markup
        reading = markdown.convert_template_tags(markup.text, tag_set(context))
        report_shortcodes(reading, context)
        if reading.text != markup.text:
            markup = replace(markup, text=reading.text)
        return self._links.rewrite_markdown(markup, context.post) if self._links else markup


class HtmlTarget(BodyTarget):
    """HTML."""

    def convert_body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """The body as its site shows it."""
        return self._convert(body, context), post.extra

    def convert_excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """The excerpt as its site shows it."""
        return self._convert(excerpt, context).text

    def _convert(self, markup: Markup, context: wordpress.Context) -> Markup:
        html = to_html(markup, lambda text: wordpress.render(text, context), context)
        report_braced(html, context)
        return Markup(text=html, dialect="html")


class MarkdownTarget(HtmlTarget):
    """Markdown as the renderer of `flavor` reads it; `keep` are classes and attributes that stay, as HTML."""

    def __init__(
        self,
        held: Collection[Dialect],
        links: LinkRewriter | None = None,
        flavor: MarkdownFlavor = COMMONMARK_GFM,
        keep: Collection[str] = (),
    ) -> None:
        super().__init__(held, links)
        self._flavor, self._keep = flavor, frozenset(keep)

    def _convert(self, markup: Markup, context: wordpress.Context) -> Markup:
        html = adopt_strays(super()._convert(markup, context).text)
        if "style" not in self._keep:
            html = markdown.inline_background_images(html)
        if self._links:
            html = self._links.rewrite_html(html, context.post)
        result = markdown.to_markdown(html, self._flavor, self._keep)
        for what, number in result.raw.items():
            context.diagnostics.tally(messages.KEPT_AS_HTML, number, what=what)
        return Markup(text=result.text, dialect="markdown")


class WordPressTarget(BodyTarget):
    """What WordPress stores: blocks, or with `classic` what its classic editor stores. Excerpts have no blocks."""

    def __init__(self, held: Collection[Dialect], *, classic: bool) -> None:
        super().__init__(held)
        self._classic = classic

    def convert_body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """The body, with absolute URLs: the importer knows files by these."""
        html = absolute(to_html(body, str, context), post.url, context.site_index.site.url)
        report_braced(html, context)
        if self._classic or post.type == MENU_ITEM:
            return Markup(text=_classic(html, "text", context), dialect="wordpress"), post.extra
        made = serialize.to_blocks(html, None if FOOTNOTES in post.extra else key(post))
        for what, number in made.raw.items():
            context.diagnostics.tally(messages.KEPT_AS_CUSTOM_HTML, number, what=what)
        extra = {**post.extra, FOOTNOTES: [made.footnotes]} if made.footnotes else post.extra
        return Markup(text=made.text, dialect="wordpress"), extra

    def convert_excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """The excerpt as the classic editor stores it."""
        return _classic(to_html(excerpt, str, context), "the excerpt", context)


def _classic(html: str, what: str, context: wordpress.Context) -> str:
    made = serialize.to_classic(html)
    if not made.verified:
        context.diagnostics.report(messages.OTHER_PARAGRAPHS, context.post, what=what)
    return made.text


def body_target(writer: Writer, links: LinkRewriter | None) -> BodyTarget:
    """The strategy for the first dialect that a writer holds; a dialect without one gets HTML."""
    match writer.dialects[0]:
        case "markdown" if isinstance(writer, MarkdownWriter):
            return MarkdownTarget(writer.dialects, links, writer.flavor, writer.keep)
        case "markdown":
            return MarkdownTarget(writer.dialects)
        case "wordpress":
            return WordPressTarget(writer.dialects, classic=writer.classic)
        case _:
            return HtmlTarget(writer.dialects)
