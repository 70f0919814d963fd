"""Brings the bodies, excerpts and comments of posts into a dialect that the writer holds.

A text that is in one already stays the very same object. All others go by way of HTML.
Bodies do not depend on one another: with `jobs` > 1, worker processes convert them, in order.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import chain, islice

from msgspec.structs import replace

from converters import messages
from converters.base import Writer
from converters.diagnostics import Account, Diagnostics, Finding, Tallies
from converters.guard import guarded
from converters.io.extensions import TEXTS
from converters.io.workers import Workers
from converters.markup import markdown, wordpress
from converters.markup.html import braced, sanitise
from converters.markup.link_rewriter import LinkRewriter
from converters.markup.links import absolute, rewrite_urls
from converters.markup.markdown.url_tags import tags
from converters.markup.targets import MarkdownWriter
from converters.markup.wordpress import serialize
from converters.model import MENU_ITEM, Comment, Dialect, Extra, Markup, Post, Record
from converters.record_lines import decode, encode
from converters.site_index import SiteIndex, key

BATCH = 16
"""Posts that a worker is handed at a time."""


class Bodies:
    """Converts for one writer; it can be sent to a worker process."""

    def __init__(self, writer: Writer, site_index: SiteIndex) -> None:
        self._site_index = site_index
        self._dialects = writer.dialects
        self._comment_dialects = writer.comment_dialects
        self._public = writer.public
        self._classic = writer.classic
        self._keep: frozenset[str] = frozenset()
        self._flavor = markdown.COMMONMARK_GFM
        if isinstance(writer, MarkdownWriter):
            self._keep, self._flavor = frozenset(writer.keep), writer.flavor
        self._internal = LinkRewriter(writer, site_index)
        self.files = site_index.assets

    def convert(self, records: Iterable[Record], jobs: int, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the records with their posts converted, in the same order."""
        if jobs > 1:
            yield from self._convert_side_by_side(iter(records), jobs, diagnostics)
            return
        for record in records:
            if isinstance(record, Post):
                yield from self.each([record], diagnostics)
            else:
                yield record

    def each(self, posts: Iterable[Post], diagnostics: Diagnostics) -> Iterator[Post]:
        """Posts converted; one at which that fails is left out, with an error."""
        for post in posts:
            with guarded(diagnostics, post) as converting:
                made = self.post(post, diagnostics)
            if not converting.failed:
                yield made

    def _convert_side_by_side(
        self, records: Iterator[Record], jobs: int, diagnostics: Diagnostics
    ) -> Iterator[Record]:
        """Batches go to the workers in turn, one at a time to each; so they come back in order."""
        with Workers(jobs, _work, (self, diagnostics.fork())) as workers:
            for record in records:
                if isinstance(record, Post):
                    batch = [encode(post) for post in chain([record], islice(records, BATCH - 1))]
                    yield from self._taken_over(workers.exchange(batch), diagnostics)
                else:
                    yield record
            for done in workers.rest():
                yield from self._taken_over(done, diagnostics)

    def _taken_over(self, done: "Done | None", diagnostics: Diagnostics) -> Iterator[Record]:
        if done:
            lines, findings, tallies, accounts, used = done
            diagnostics.join(findings, tallies, accounts)
            self._site_index.assets.merge_used(used)
            yield from map(decode, lines)

    def post(self, post: Post, diagnostics: Diagnostics) -> Post:
        """One post, converted."""
        context = wordpress.Context(post, self._site_index, diagnostics)
        dialect: Dialect = post.body.dialect if post.body else "wordpress"  # only an export has such
        body: Markup | None
        extra = post.extra
        if post.body and self._dialects[0] == "wordpress" and post.body.dialect not in self._dialects:
            body, extra = self._stored(post, post.body, context)
        else:
            body = self._text(post.body, context) if post.body else None
        excerpt = post.excerpt
        if excerpt and post.type != MENU_ITEM:
            excerpt = self._excerpt(Markup(text=excerpt, dialect=dialect), context)
        comments = tuple(self._comment(comment, context) for comment in post.comments)
        if body is post.body and excerpt == post.excerpt and all(map(_same, comments, post.comments)):
            return post
        return replace(post, body=body, excerpt=excerpt, comments=comments, extra=extra)

    def _stored(self, post: Post, body: Markup, context: wordpress.Context) -> tuple[Markup, Extra]:
        """A body as WordPress stores it, and the post's custom fields: one of them holds footnotes."""
        # Elsewhere `/images/a.png` is nothing; and the importer knows files by their whole address.
        html = absolute(to_html(body, str, context), post.url, self._site_index.site.url)
        _tell_braced(html, context)
        if self._classic or post.type == MENU_ITEM:
            return self._classical(html, "text", context), post.extra
        made = serialize.to_blocks(html, None if "footnotes" in post.extra else key(post))
        for what, number in made.raw.items():
            context.diagnostics.tally(messages.KEPT_AS_CUSTOM_HTML, number, what=what)
        extra = {**post.extra, "footnotes": [made.footnotes]} if made.footnotes else post.extra
        return Markup(text=made.text, dialect="wordpress"), extra

    def _classical(self, html: str, what: str, context: wordpress.Context) -> Markup:
        made = serialize.to_classic(html)
        if not made.verified:
            context.diagnostics.report(messages.OTHER_PARAGRAPHS, context.post, what=what)
        return Markup(text=made.text, dialect="wordpress")

    def _excerpt(self, excerpt: Markup, context: wordpress.Context) -> str:
        """An excerpt; in WordPress, none is made of blocks."""
        if self._dialects[0] != "wordpress" or excerpt.dialect in self._dialects:
            return self._text(excerpt, context).text
        return self._classical(to_html(excerpt, str, context), "the excerpt", context).text

    def _text(self, markup: Markup, context: wordpress.Context) -> Markup:
        if markup.dialect in self._dialects:
            if markup.dialect == "html":
                _tell_braced(markup.text, context)
            return self._internal.rewrite_markdown(self._translated(markup, context), context.post)
        html = to_html(markup, lambda text: wordpress.render(text, context), context)
        _tell_braced(html, context)
        if self._dialects[0] == "markdown":
            if "style" not in self._keep:
                html = markdown.inline_background_images(html)
            html = self._internal.rewrite_html(html, context.post)
            result = markdown.to_markdown(html, self._flavor, self._keep)
            for what, number in result.raw.items():
                context.diagnostics.tally(messages.KEPT_AS_HTML, number, what=what)
            return Markup(text=result.text, dialect="markdown")
        return Markup(text=html, dialect="html")

    def _translated(self, markup: Markup, context: wordpress.Context) -> Markup:
        """Markdown of one generator for another."""
        if markup.dialect != "markdown":
            return markup
        made = markdown.convert_template_tags(markup.text, lambda tag: _address(tag, context))
        _tell_shortcodes(made, context)
        return markup if made.text == markup.text else replace(markup, text=made.text)

    def _comment(self, comment: Comment, context: wordpress.Context) -> Comment:
        if comment.body is None or (comment.body.dialect in self._comment_dialects and not self._public):
            return comment
        if comment.body.dialect == "plain" and self._comment_dialects[0] == "wordpress":
            # Lines are lines there too, and addresses become links.
            return replace(
                comment, body=Markup(text=escape(comment.body.text, quote=False), dialect="wordpress")
            )
        html = to_html(comment.body, wordpress.render_comment, context)
        if self._public:
            html, removed = sanitise(html)
            if removed:
                context.diagnostics.report(
                    messages.COMMENT_CLEANED, comment, post=context.post, what=", ".join(removed)
                )
        if self._comment_dialects[0] == "wordpress":
            for name in wordpress.beyond(html):
                context.diagnostics.tally(messages.COMMENT_BEYOND, what=f"<{name}>")
            made = serialize.to_comment(html)
            if not made.verified:
                context.diagnostics.report(messages.OTHER_PARAGRAPHS, comment, post=context.post, what="it")
            return replace(comment, body=Markup(text=made.text, dialect="wordpress"))
        html = self._internal.rewrite_html(html, context.post, by_visitor=True)
        return replace(comment, body=Markup(text=html, dialect="html"))


Done = tuple[list[bytes], list[Finding], Tallies, dict[str, Account], dict[str, bool]]
"""A batch of converted posts, what was found and left out, and the files that they show."""


def _work(given: tuple[Bodies, Diagnostics], lines: list[bytes]) -> Done:
    bodies, diagnostics = given
    mine = diagnostics.fork()
    used = bodies.files.used = {}
    posts = (post for post in map(decode, lines) if isinstance(post, Post))  # all of them
    done = [encode(post) for post in bodies.each(posts, mine)]
    return done, mine.findings, mine.tallies, mine.accounts, used


def _same(one: object, other: object) -> bool:
    return one is other


def to_html(markup: Markup, render: Callable[[str], str], context: wordpress.Context) -> str:
    """A text as HTML; `render` is for what WordPress stores, posts and comments each in its own way."""
    match markup.dialect:
        case "wordpress":
            return render(markup.text)
        case "markdown":
            reading = markdown.read(markup.text, markdown.ANY, lambda tag: _address(tag, context))
            _tell_shortcodes(reading, context)
            return _led_toeach(markdown.with_anchors(reading.text), context)
        case "plain":
            return paragraphs(markup.text)
        case "html":
            return markup.text


def _address(tag: str, context: wordpress.Context) -> str | None:
    return tags(context.site_index).address(tag, context.post.id)


def _led_toeach(html: str, context: wordpress.Context) -> str:
    """HTML whose links to other texts, as files, lead to the posts that these are, where they have an address."""

    def address(name: str, url: str) -> str | None:
        found = tags(context.site_index).texts.named(url, context.post.id) if name == "href" else None
        return found.url + url[url.find("#") :] * ("#" in url) if found and found.url else None

    lower = html.lower()
    return rewrite_urls(html, address) if any(ending in lower for ending in TEXTS) else html


def _tell_braced(html: str, context: wordpress.Context) -> None:
    if names := braced(html):
        context.diagnostics.report(messages.BRACED_ATTRIBUTE, context.post, names=", ".join(names))


def _tell_shortcodes(reading: markdown.Reading, context: wordpress.Context) -> None:
    for name, count in reading.shortcodes.items():
        context.diagnostics.report(messages.GENERATOR_SHORTCODE, context.post, name=name, count=count)


def paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines between paragraphs, lines kept."""
    blocks = (block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n"))
    return "\n".join(
        f"<p>{escape(block, quote=False).replace(chr(10), '<br>' + chr(10))}</p>"
        for block in blocks
        if block.strip()
    )
