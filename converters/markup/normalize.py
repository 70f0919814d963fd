"""What a text says, whatever it is written in: its HTML as tags and words that can be compared as text."""

from html import escape

from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.html import canonical, tree
from converters.markup.markdown.normal_form import normal_form
from converters.markup.markdown.normal_tokens import Token
from converters.markup.to_html import to_html
from converters.model import Markup, Post
from converters.site_index import SiteIndex


def body_html(markup: Markup, post: Post, site_index: SiteIndex, diagnostics: Diagnostics) -> str:
    """The body or excerpt of a post as its site shows it."""
    context = wordpress.Context(post, site_index, diagnostics)
    return to_html(markup, lambda text: wordpress.render(text, context), context)


def comment_html(markup: Markup, post: Post, site_index: SiteIndex, diagnostics: Diagnostics) -> str:
    """The body of a comment as its site shows it."""
    return to_html(markup, wordpress.render_comment, wordpress.Context(post, site_index, diagnostics))


def meaning(html: str) -> str:
    """What a reader gets from HTML, spelled out, one block a line: equal where the shapes are
    (see `content.markdown.shape`: classes, wrappers and white space do not count)."""
    return "\n".join("".join(map(_spelled, segment)) for segment in normal_form(tree(canonical(html))))


def _spelled(token: Token) -> str:
    if isinstance(token, str):
        return escape(token, quote=False)
    if token[0] == "/":
        return f"</{token[1]}>"
    return f"<{' '.join(escape(part) for part in token if part)}>"
