"""Texts of any dialect in one normal form, so that they can be compared as text."""

from html import escape

from lxml import etree

from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.emphasis import within_blocks
from converters.markup.html import canonical, tree
from converters.markup.markdown.template_syntax import TemplateSyntax
from converters.markup.markdown.verification.normal_form import normal_form
from converters.markup.markdown.verification.normal_tokens import Token
from converters.markup.to_html import to_html
from converters.model import Markup, Post
from converters.site.index import SiteIndex


def body_html(
    markup: Markup,
    post: Post,
    site_index: SiteIndex,
    diagnostics: Diagnostics,
    syntaxes: tuple[TemplateSyntax, ...] = (),
) -> str:
    """The body or excerpt of a post as its site shows it; `syntaxes` are recognised in Markdown."""
    context = wordpress.Context(post, site_index, diagnostics, syntaxes)
    return to_html(markup, lambda text: wordpress.render(text, context), context)


def comment_html(
    markup: Markup,
    post: Post,
    site_index: SiteIndex,
    diagnostics: Diagnostics,
    syntaxes: tuple[TemplateSyntax, ...] = (),
) -> str:
    """The body of a comment as its site shows it; `syntaxes` are recognised in Markdown."""
    context = wordpress.Context(post, site_index, diagnostics, syntaxes)
    return to_html(markup, wordpress.render_comment, context)


def meaning(html: str) -> str:
    """The normal form of HTML as text, one block a line (`markdown.normal_form`: classes, wrappers and
    white space do not count)."""
    return written_form(tree(canonical(html)))


def written_form(body: etree._Element) -> str:
    """The same of a tree, which is changed."""
    within_blocks(body)
    return "\n".join("".join(map(_written, segment)) for segment in normal_form(body))


def _written(token: Token) -> str:
    if isinstance(token, str):
        return escape(token, quote=False)
    if token[0] == "/":
        return f"</{token[1]}>"
    return f"<{' '.join(escape(part) for part in token if part)}>"
