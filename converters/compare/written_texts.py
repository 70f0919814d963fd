"""Compares the texts that were read back with the texts that were written: as the site that is written shows them.

`bodies` compares two blogs of which nothing is known. Here it is known how Markdown will be rendered, and what the
conversion makes of a text, so that a difference that it reported is told from one that it did not.
"""

import re
from typing import Final

from converters.compare.judgement import SAME, Matched
from converters.diagnostics import Diagnostics
from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.load import LoadedBlog
from converters.markup import markdown, wordpress
from converters.markup.html import canonical, tree
from converters.markup.markdown.addresses import link_addresses
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.normalize import meaning, written_form
from converters.markup.targets import MarkdownWriter
from converters.markup.to_html import tag_set, to_html
from converters.model import Comment, Markup, Post
from converters.pipeline import Written
from converters.prepared import Preparation
from converters.site_index import SiteIndex

ADDRESSES: Final = "links lead to where posts and files are now"
REPORTED: Final = "changed by the conversion, as the report says"
_ADDRESS: Final = re.compile(r"(?<=[ <])(href|src|poster|data)=[^ >]*")


class WrittenTexts:
    """The texts of one run, and of the blog that was read back."""

    def __init__(self, written: Written, found: LoadedBlog) -> None:
        writer = written.writer
        self._flavor = writer.flavor if isinstance(writer, MarkdownWriter) else None
        self._index, self._found_index = written.site_index, found.site_index
        self._preparation = Preparation(
            writer, written.format, written.run, Diagnostics(), redacted=written.redacted
        )

    def reason(self, field: str, records: Matched, *, reported: bool) -> str:
        """Why the texts differ by design; empty if they should not. `reported`: a finding is about the post or comment."""
        post, found_post = records.post_a or records.a, records.post_b or records.b
        if not isinstance(post, Post) or not isinstance(found_post, Post):
            return ""
        text, found_text = _text(field, records.a, post), _text(field, records.b, found_post)
        is_comment = isinstance(records.a, Comment)
        source = self._shown(text, post, self._index, is_comment)
        found = self._shown(found_text, found_post, self._found_index, is_comment)
        if source == found:
            return SAME
        moved = _without_addresses(source) == _without_addresses(found)
        if (moved or reported) and found == self._converted(field, records, post):
            return ADDRESSES if moved else REPORTED
        return ""

    def _converted(self, field: str, records: Matched, post: Post) -> str:
        """What the conversion makes of a text now."""
        made = next(iter(self._preparation.records([post])), None)
        if not isinstance(made, Post):
            return ""
        if isinstance(records.a, Comment):
            comment = made.comments[post.comments.index(records.a)]
            return self._shown(comment.body, made, self._found_index, is_comment=True)
        return self._shown(_text(field, made, made), made, self._found_index)

    def _shown(self, text: Markup | None, post: Post, index: SiteIndex, is_comment: bool = False) -> str:
        """A text as its site shows it, in normal form."""
        if text is None:
            return ""
        context = wordpress.Context(post, index, Diagnostics(), TEMPLATE_SYNTAXES)
        if text.dialect == "markdown" and self._flavor and not is_comment:
            return _normal(
                markdown.with_anchors(markdown.read(text.text, self._flavor, tag_set(context)).text),
                self._flavor,
            )
        if text.dialect == "wordpress" and not is_comment:
            html = wordpress.render_body(text.text, context)
        else:
            html = to_html(text, wordpress.render_comment, context)
        return _normal(html, None if is_comment else self._flavor)


def _normal(html: str, flavor: MarkdownFlavor | None) -> str:
    """The normal form of HTML; where the renderer makes links of bare addresses, with these links."""
    if not flavor or not flavor.autolinks:
        return meaning(html)
    body = tree(canonical(html))
    link_addresses(body)
    return written_form(body)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(r"\1", text)


def _text(field: str, record: object, post: Post) -> Markup | None:
    """The text of a field: the body of a comment, or the body or excerpt of a post."""
    if isinstance(record, Comment):
        return record.body
    if field == "post.excerpt":
        dialect = post.body.dialect if post.body else "plain"
        return Markup(text=post.excerpt, dialect=dialect) if post.excerpt else None
    return post.body
