"""Converts the bodies, excerpts and comments of posts to dialects that the writer holds.

Bodies do not depend on one another, so that worker processes can convert them (see `prepared`).
"""

from msgspec.structs import replace

from converters.base import Writer
from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.body_targets import body_target
from converters.markup.comment_targets import comment_target
from converters.markup.link_rewriter import LinkRewriter
from converters.markup.markdown.template_syntax import TemplateSyntax
from converters.markup.targets import MarkdownWriter
from converters.model import MENU_ITEM, Dialect, Markup, Post, Record, Term
from converters.site.plan import Run


class Bodies:
    """Converts posts for one writer. A worker process can be sent one."""

    def __init__(self, writer: Writer, run: Run, template_syntaxes: tuple[TemplateSyntax, ...] = ()) -> None:
        self._template_syntaxes = template_syntaxes
        self._site_index, self.assets = run.site_index, run.assets
        links = LinkRewriter(writer, run.plan, run.assets) if isinstance(writer, MarkdownWriter) else None
        self._links = links
        self._bodies, self._comments = body_target(writer, links), comment_target(writer, links)

    def converted(self, record: Record, diagnostics: Diagnostics) -> Record:
        """A post converted, and a term with the links of the target in its description; every other record as it is."""
        if isinstance(record, Post):
            return self.post(record, diagnostics)
        return self._described(record, diagnostics)

    def _described(self, record: Record, diagnostics: Diagnostics) -> Record:
        if not self._links or not isinstance(record, Term) or not record.description:
            return record
        text = self._links.rewrite_description(record.description, diagnostics)
        return record if text == record.description else replace(record, description=text)

    def post(self, post: Post, diagnostics: Diagnostics) -> Post:
        """One post, converted; the very same object where nothing changes."""
        context = wordpress.Context(post, self._site_index, diagnostics, self._template_syntaxes)
        if not post.body and self._bodies.shows(post):
            post = replace(post, body=Markup(text="", dialect="wordpress"))
        dialect: Dialect = post.body.dialect if post.body else "wordpress"  # only an export has such
        body, extra = self._bodies.body(post, post.body, context)
        excerpt = post.excerpt
        if excerpt and post.type != MENU_ITEM:
            excerpt = self._bodies.excerpt(Markup(text=excerpt, dialect=dialect), context)
        comments = tuple(self._comments.comment(comment, context) for comment in post.comments)
        unchanged = all(new is old for new, old in zip(comments, post.comments, strict=True))
        if body is post.body and excerpt == post.excerpt and extra is post.extra and unchanged:
            return post
        return replace(post, body=body, excerpt=excerpt, comments=comments, extra=extra)
