"""The dialects that bodies of comments are converted to: safe HTML, what WordPress stores, and what comment systems show."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from html import escape

from msgspec.structs import replace

from converters import messages
from converters.base import Writer
from converters.markup import wordpress
from converters.markup.comment_texts import few_elements, to_comment_markdown
from converters.markup.html import sanitise
from converters.markup.link_rewriter import LinkRewriter
from converters.markup.swallowed import show_unended_tags, swallowed
from converters.markup.targets import CommentTextWriter
from converters.markup.to_html import to_html
from converters.model import Comment, Dialect, Markup


class CommentTarget(ABC):
    """Converts comments for a writer that holds the dialects `held`.

    `public`: everyone sees what is written, so that what may be harmful is removed from every comment.
    """

    def __init__(self, held: Collection[Dialect], *, public: bool) -> None:
        self._held, self._public = frozenset(held), public

    def comment(self, comment: Comment, context: wordpress.Context) -> Comment:
        """A comment of `context.post`, its body converted; the very same object where nothing changes."""
        body = comment.body
        if body is None or (body.dialect in self._held and not self._public):
            return comment
        return replace(comment, body=self.convert(body, comment, context))

    @abstractmethod
    def convert(self, body: Markup, comment: Comment, context: wordpress.Context) -> Markup:
        """The body of a comment in the dialect of the target."""

    def _html(self, body: Markup, comment: Comment, context: wordpress.Context) -> str:
        html = to_html(body, wordpress.render_comment, context)
        return self._safe(html, comment, context) if self._public else html

    def _safe(self, html: str, comment: Comment, context: wordpress.Context) -> str:
        """The HTML without what is not safe, which is reported; so is text that goes with it."""
        safe, removed = sanitise(html)
        if removed or safe != html.replace("<br />", "<br>"):
            lost = swallowed(html, safe)
            again, removed_again = sanitise(show_unended_tags(html)) if lost else (safe, removed)
            if lost and len(swallowed(html, again)) < len(lost):
                safe, removed, lost = again, removed_again, swallowed(html, again)
                context.diagnostics.report(messages.COMMENT_UNENDED_TAG, comment, post=context.post)
            what = ", ".join(removed)
            if lost:
                context.diagnostics.report(
                    messages.COMMENT_SWALLOWED,
                    comment,
                    post=context.post,
                    number=len(lost),
                    text=lost[:60],
                    what=what or "HTML that no page shows",
                )
            elif removed:
                context.diagnostics.report(messages.COMMENT_CLEANED, comment, post=context.post, what=what)
        return safe


class HtmlComments(CommentTarget):
    """HTML; with `links`, links to posts and files are those of the target."""

    def __init__(self, held: Collection[Dialect], links: LinkRewriter | None = None, *, public: bool) -> None:
        super().__init__(held, public=public)
        self._links = links

    def convert(self, body: Markup, comment: Comment, context: wordpress.Context) -> Markup:
        """The comment as its site shows it."""
        html = self._html(body, comment, context)
        if self._links:
            html = self._links.rewrite_html(html, context.post, context.diagnostics, by_visitor=True)
        return Markup(text=html, dialect="html")


class WordPressComments(CommentTarget):
    """What WordPress stores: text with few tags, in which lines are lines."""

    def convert(self, body: Markup, comment: Comment, context: wordpress.Context) -> Markup:
        """The comment as WordPress stores it; reported: tags that it removes when it imports the comment."""
        if body.dialect == "plain":  # WordPress keeps lines, and makes links of URLs
            return Markup(text=escape(body.text, quote=False), dialect="wordpress")
        html = self._html(body, comment, context)
        for name in wordpress.beyond(html):
            context.diagnostics.tally(messages.COMMENT_BEYOND, what=f"<{name}>")
        from converters.markup.wordpress import serialize  # few targets are WordPress

        made = serialize.to_comment(html)
        if not made.verified:
            context.diagnostics.report(messages.OTHER_PARAGRAPHS, comment, post=context.post, what="it")
        return Markup(text=made.text, dialect="wordpress")


class SystemComments(CommentTarget):
    """Few elements, as a comment system shows them: HTML, or Markdown that is verified. Markdown stays as it is for a system
    that stores Markdown, since each makes harmless HTML of it."""

    def __init__(self, writer: CommentTextWriter) -> None:
        super().__init__(writer.comment_dialects, public=True)
        self._elements, self._flavor = writer.comment_elements, writer.comment_flavor
        self._markdown = writer.comment_dialects[0] == "markdown"

    def convert(self, body: Markup, comment: Comment, context: wordpress.Context) -> Markup:
        """The comment as its site shows it, without elements that the system does not show."""
        if body.dialect == "markdown" and self._markdown:
            return body
        html, removed = few_elements(self._html(body, comment, context), self._elements)
        for name, number in removed.items():
            context.diagnostics.tally(messages.COMMENT_SIMPLIFIED, number, what=f"<{name}>")
        if not self._markdown:
            return Markup(text=html, dialect="html")
        return Markup(text=to_comment_markdown(html, self._flavor), dialect="markdown")


def comment_target(writer: Writer, links: LinkRewriter | None) -> CommentTarget:
    """The strategy for the first dialect of comments that a writer holds; a dialect without one gets HTML."""
    if isinstance(writer, CommentTextWriter):
        return SystemComments(writer)
    if writer.comment_dialects[0] == "wordpress":
        return WordPressComments(writer.comment_dialects, public=writer.public)
    return HtmlComments(writer.comment_dialects, links, public=writer.public)
