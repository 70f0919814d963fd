"""The dialects that bodies and excerpts are converted to, a strategy each: Markdown, HTML, and what WordPress stores.

A text in a dialect that the writer holds stays the very same object, unless a link in it changes. All others go by
way of HTML.
"""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.base import Writer
from converters.extra_keys import BUILDER_FIELDS, FOOTNOTES
from converters.markup import markdown, wordpress
from converters.markup.html import canonical, shallow
from converters.markup.link_rewriter import LinkRewriter
from converters.markup.links import absolute
from converters.markup.list_items import adopt_strays
from converters.markup.markdown.flavors import COMMONMARK_GFM, MarkdownFlavor
from converters.markup.targets import MarkdownWriter
from converters.markup.to_html import (
    report_braced,
    report_shortcodes,
    tag_set,
    to_html,
    with_files_beside,
    with_site_links,
)
from converters.model import MENU_ITEM, Dialect, Extra, Markup, Post
from converters.privacy.redaction import without_personal_pages
from converters.site import podcasts
from converters.site.post_summaries import key

_LAYOUT = lazy_re.compile(r"\bclass=\"(?:[^\"]* )?(alignleft|alignright|wp-block-gallery)[ \"]")
"""Classes of floats and galleries in HTML."""
_LAYOUT_SIGNS = ("alignleft", "alignright", "wp-block-gallery")
"""A text without any of these has none of those."""

_ALIGNED = lazy_re.compile(r'<(p|h[1-6]) style="\s*text-align:\s*(center|right);?\s*">')
"""What the classic editor writes for text that is not at the start of the line."""

_FOOTNOTE = lazy_re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)
_TASK = lazy_re.compile(r"^[ >\t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]", re.MULTILINE)
_DEEP = lazy_re.compile(r"^(?:[ \t]*>){50}|^[ \t]{150,}(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
"""Markdown with quotes in quotes, or lists in lists, which may be too deep for a renderer."""

Render = Callable[[str, wordpress.Context], str]
"""Makes HTML of what WordPress stores: of a body, or of an excerpt."""


class BodyTarget(ABC):
    """Converts bodies and excerpts for a writer that holds the dialects `held`.

    `links` rewrites links to other posts and to files; None for a writer that does so itself.
    """

    def __init__(self, held: Collection[Dialect], links: LinkRewriter | None = None) -> None:
        self._held, self._links = frozenset(held), links

    def body(
        self, post: Post, body: Markup | None, context: wordpress.Context
    ) -> tuple[Markup | None, Extra]:
        """The body of a post, and the post's extra, in which WordPress keeps footnotes.

        A post without a body may have one in a page builder's field, for a writer that does not hold WordPress's content.
        """
        if body is None:
            if "wordpress" in self._held or BUILDER_FIELDS.isdisjoint(post.extra):
                return None, post.extra
            converted, extra = self.convert_body(post, Markup(text="", dialect="wordpress"), context)
            return (converted if converted.text.strip() else None), extra
        if body.dialect in self._held and not self._loses(body):
            return self._kept(body, context), post.extra
        return self.convert_body(post, body, context)

    def excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """An excerpt, which has the dialect of the body."""
        if excerpt.dialect in self._held:
            return self._kept(excerpt, context).text
        return self.convert_excerpt(excerpt, context)

    def shows(self, post: Post) -> bool:
        """Whether a post without a body has something to show."""
        return False

    def _loses(self, markup: Markup) -> bool:
        """Whether the target would not show all of a text of a dialect that it holds."""
        return False

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
            linked = with_site_links(markup.text, context)
            markup = markup if linked == markup.text else replace(markup, text=linked)
        if markup.dialect != "markdown":
            return markup
        reading = markdown.convert_template_tags(markup.text, tag_set(context))
        report_shortcodes(reading, context)
        if reading.text != markup.text:
            markup = replace(markup, text=reading.text)
        return (
            self._links.rewrite_markdown(markup, context.post, context.diagnostics) if self._links else markup
        )


class HtmlTarget(BodyTarget):
    """HTML."""

    def shows(self, post: Post) -> bool:
        """An episode of a podcast has a player."""
        return podcasts.episode(post) is not None

    def convert_body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """The body as its site shows it, what a page builder keeps in it, below the player of an episode of a podcast."""
        return self._convert(body, context, wordpress.render_body, post), without_personal_pages(post.extra)

    def convert_excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """The excerpt as its site shows it."""
        return self._convert(excerpt, context, wordpress.render).text

    def _convert(
        self, markup: Markup, context: wordpress.Context, render: Render, post: Post | None = None
    ) -> Markup:
        """`post`: the text is the body of this post."""
        html = to_html(markup, lambda text: render(text, context), context)
        html = podcasts.with_player(html, post) if post else html
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

    def _loses(self, markup: Markup) -> bool:
        """A renderer without footnotes takes a note for the address of a link, and shows it nowhere; one without task lists shows brackets."""
        if markup.dialect != "markdown":
            return False
        has_notes = not self._flavor.footnotes and _FOOTNOTE.search(markup.text)
        has_tasks = not self._flavor.task_lists and _TASK.search(markup.text)
        return bool(has_notes or has_tasks or (self._flavor.deepest and _DEEP.search(markup.text)))

    def _less_deep(self, html: str, context: wordpress.Context) -> str:
        """The HTML without the tags that stand deeper than the renderer takes; their text stays."""
        deepest = self._flavor.deepest
        if not deepest or html.count("<") <= deepest:
            return html
        inner = canonical(html)
        flat = shallow(inner, deepest)
        if flat == inner:
            return html
        context.diagnostics.report(messages.NESTED_TOO_DEEP, context.post, levels=deepest)
        return flat.removeprefix("<body>").removesuffix("</body>")

    def _convert(
        self, markup: Markup, context: wordpress.Context, render: Render, post: Post | None = None
    ) -> Markup:
        html = adopt_strays(super()._convert(markup, context, render, post).text)
        if "style" not in self._keep:
            html = markdown.inline_background_images(html)
        if "has-text-align-center" in self._keep:
            html = _with_classes(html)
        if self._links:
            html = self._links.rewrite_html(html, context.post, context.diagnostics)
        html = self._less_deep(html, context)
        result = markdown.to_markdown(html, self._flavor, self._keep)
        for what, number in result.raw.items():
            context.diagnostics.tally(messages.KEPT_AS_HTML, number, what=what)
        if layout := _layout(html):
            written = _layout(result.text) if "<" in result.text else Counter()
            for name, number in (layout - written).items():
                context.diagnostics.tally(messages.DROPPED_LAYOUT, number, what=name)
        return Markup(text=result.text, dialect="markdown")


def _with_classes(html: str) -> str:
    """HTML in which a paragraph or heading whose style only aligns its text has WordPress's class for that instead."""
    return _ALIGNED.sub(r'<\1 class="has-text-align-\2">', html) if "text-align" in html else html


def _layout(html: str) -> Counter[str]:
    """How many elements have each of the classes in `_LAYOUT`."""
    return Counter(_LAYOUT.findall(html)) if any(sign in html for sign in _LAYOUT_SIGNS) else Counter()


class WordPressTarget(BodyTarget):
    """What WordPress stores: blocks, or with `classic` what its classic editor stores. Excerpts have no blocks."""

    def __init__(self, held: Collection[Dialect], *, classic: bool) -> None:
        super().__init__(held)
        self._classic = classic

    def convert_body(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """The body, with absolute URLs: the importer knows files by these."""
        html = with_files_beside(to_html(body, str, context), context)
        html = absolute(html, post.url, context.site_index.site.url)
        report_braced(html, context)
        if self._classic or post.type == MENU_ITEM:
            return Markup(text=_classic(html, "text", context), dialect="wordpress"), post.extra
        from converters.markup.wordpress import serialize  # here and below: few targets are WordPress

        made = serialize.to_blocks(html, None if FOOTNOTES in post.extra else key(post))
        for what, number in made.raw.items():
            context.diagnostics.tally(messages.KEPT_AS_CUSTOM_HTML, number, what=what)
        extra = {**post.extra, FOOTNOTES: [made.footnotes]} if made.footnotes else post.extra
        return Markup(text=made.text, dialect="wordpress"), extra

    def convert_excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """The excerpt as the classic editor stores it."""
        return _classic(to_html(excerpt, str, context), "the excerpt", context)


def _classic(html: str, what: str, context: wordpress.Context) -> str:
    from converters.markup.wordpress import serialize

    made = serialize.to_classic(html)
    if not made.verified:
        context.diagnostics.report(messages.OTHER_PARAGRAPHS, context.post, what=what)
    return made.text


def body_target(writer: Writer, links: LinkRewriter | None) -> BodyTarget:
    """The strategy for the first dialect that a writer holds; a dialect without one gets HTML."""
    match writer.dialects[0]:
        case "markdown" if isinstance(writer, MarkdownWriter):
            return MarkdownTarget(writer.dialects, links, writer.flavor, writer.kept_classes)
        case "markdown":
            return MarkdownTarget(writer.dialects)
        case "wordpress":
            return WordPressTarget(writer.dialects, classic=writer.classic)
        case _:
            return HtmlTarget(writer.dialects)
