"""Compares the texts that were read back with the texts that were written: as the site that is written shows them.

`bodies` compares two blogs of which nothing is known. Here it is known how Markdown will be rendered, and what the
conversion makes of a text, which separates a difference that it reported from one that it did not.
"""

import re
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.compare.judgement import SAME, Matched
from converters.diagnostics import Diagnostics
from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.io import urls
from converters.markup import markdown, wordpress
from converters.markup.html import canonical, tree
from converters.markup.list_items import adopt_strays
from converters.markup.markdown.addresses import link_addresses
from converters.markup.markdown.escape_templates import protect
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.normalize import meaning, written_form
from converters.markup.targets import MarkdownWriter
from converters.markup.to_html import tag_set, to_html
from converters.model import Comment, Markup, Post
from converters.run.load import LoadedBlog
from converters.run.prepared import Preparation
from converters.run.writing import Written
from converters.site.index import SiteIndex
from converters.site.post_summaries import key

ADDRESSES: Final = "links lead to where posts and files are now"
LISTS: Final = "items of lists have their paragraphs as the target writes them"
FOOTNOTES: Final = "footnotes lead back as the target has it"
TAGS: Final = "tags of a template language that a text shows are protected, and come back so"
REPORTED: Final = "changed by the conversion, as the report says"
_ADDRESS: Final = lazy_re.compile(r"(?<=[ <])(href|src|poster|data)=([^ >]*)")
_BACK_LINK: Final = lazy_re.compile(r"\s*<a href>↩\ufe0e?(?:<sup>\d+</sup>)?</a>")
_LOOSE: Final = lazy_re.compile(r"(?<=<li>)<p>|</p>(?=</li>|<[uo]l>)")


class WrittenTexts:
    """The texts of one run, and of the blog that was read back."""

    def __init__(self, written: Written, found: LoadedBlog) -> None:
        writer = written.writer
        self._written = written
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
        is_comment = isinstance(records.a, Comment)
        source = self._forms(_text(field, records.a, post), post, self._index, is_comment)
        text = self._found_text(field, records, post, found_post)
        found = self._forms(text, found_post, self._found_index, is_comment)
        if source & found:
            return SAME
        if self._is_protected(field, records, post):
            return TAGS
        converted = self._converted(field, records, post)
        if not converted & found and not self._based(converted, post) & self._based(found, post):
            return ""
        for why, changed in _BY_DESIGN.items():
            if set(map(changed, source)) & set(map(changed, found)):
                return why
        return REPORTED if reported else ""

    def _found_text(self, field: str, records: Matched, post: Post, found_post: Post) -> Markup | None:
        """The text in the target. An excerpt without a body is marked up as the body would be that was written."""
        text = _text(field, records.b, found_post)
        if not text or field != "post.excerpt" or found_post.body:
            return text
        made = self.made(post)
        return Markup(text=text.text, dialect=made.body.dialect) if made and made.body else text

    def made(self, post: Post) -> Post | None:
        """A post as the conversion makes it now. It is converted by the permalink that it had in the source."""
        if summary := self._index.summaries.get(key(post)):
            post = replace(post, url=summary.url)
        records = self._preparation.records([post])
        made = next(self._written.writer.addressed(records, self._written.run, Diagnostics()), None)
        return made if isinstance(made, Post) else None

    def _is_protected(self, field: str, records: Matched, post: Post) -> bool:
        """Whether a text is, letter by letter, what the conversion makes of it, with tags that it only shows protected."""
        made = self.made(post) if self._flavor and not isinstance(records.a, Comment) else None
        text = _text(field, made, made) if made else None
        found = _text(field, records.b, records.b) if isinstance(records.b, Post) else None
        if not text or not found or not self._flavor or text.dialect != found.dialect:
            return False
        protected = protect(text.text, self._flavor)
        return protected != text.text and protected.strip() == found.text.strip()

    def _converted(self, field: str, records: Matched, post: Post) -> set[str]:
        """What the conversion makes of a text now."""
        made = self.made(post)
        if not made:
            return set()
        if isinstance(records.a, Comment):
            comment = made.comments[post.comments.index(records.a)]
            return self._forms(comment.body, made, self._found_index, is_comment=True)
        return self._forms(_text(field, made, made), made, self._found_index)

    def _forms(self, text: Markup | None, post: Post, index: SiteIndex, is_comment: bool = False) -> set[str]:
        """A text as its site shows it, in normal form: Markdown by the renderer of the target, and by one that knows the
        template languages of all."""
        if text is None:
            return {""}
        flavor = None if is_comment else self._flavor
        flavors = {flavor, markdown.ANY} if text.dialect == "markdown" and not is_comment else {flavor}
        return {_normal(html_of(text, post, index, each, is_comment=is_comment), flavor) for each in flavors}

    def _based(self, forms: set[str], post: Post) -> set[str]:
        """Texts with absolute addresses: a page that is read back has those."""
        base = post.url or self._index.site.url

        def absolute(found: re.Match[str]) -> str:
            return f"{found[1]}={urls.join(base, found[2])}"

        return {_ADDRESS.sub(absolute, form) for form in forms}


def html_of(
    text: Markup | None,
    post: Post,
    index: SiteIndex,
    flavor: MarkdownFlavor | None,
    *,
    is_comment: bool = False,
) -> str:
    """A body, an excerpt or a comment of a post as HTML; Markdown as the renderer of `flavor` reads it."""
    if text is None:
        return ""
    context = wordpress.Context(post, index, Diagnostics(), TEMPLATE_SYNTAXES)
    if text.dialect == "markdown" and flavor and not is_comment:
        return markdown.with_anchors(markdown.read(text.text, flavor, tag_set(context)).text)
    if text.dialect == "wordpress" and not is_comment:
        return wordpress.render_body(text.text, context)
    return to_html(text, wordpress.render_comment, context)


def _normal(html: str, flavor: MarkdownFlavor | None) -> str:
    """The normal form of HTML; of a target of Markdown with the lists that Markdown has, and where its renderer makes links
    of bare addresses, with these links."""
    html = adopt_strays(html) if flavor else html
    if not flavor or not flavor.autolinks:
        return meaning(html)
    body = tree(canonical(html))
    link_addresses(body)
    return written_form(body)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(r"\1", text)


def _tight(text: str) -> str:
    return _LOOSE.sub("", _without_addresses(text))


def _without_back_links(text: str) -> str:
    return _BACK_LINK.sub("", _tight(text))


_BY_DESIGN: Final = {ADDRESSES: _without_addresses, LISTS: _tight, FOOTNOTES: _without_back_links}
"""Why a text that the conversion makes so may differ without a finding -> what the texts are but for that."""


def _text(field: str, record: object, post: Post) -> Markup | None:
    """The text of a field: the body of a comment, or the body or excerpt of a post."""
    if isinstance(record, Comment):
        return record.body
    if field == "post.excerpt":
        dialect = post.body.dialect if post.body else "plain"
        return Markup(text=post.excerpt, dialect=dialect) if post.excerpt else None
    return post.body
