"""The entries of a feed in Takeout's form: posts, pages, comments. Elements and their order are those of real exports."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.io.xml.text import attribute, element, text
from converters.markup import links
from converters.markup.titles import plain_title
from converters.model import Author, Comment, Post, Term, TermRef
from converters.privacy import approved_comments, public_terms
from converters.publishing import seo
from converters.site.plan import Run
from converters.site.post_summaries import key

_ATOM: Final = "http://www.w3.org/2005/Atom"
_BLOGGER: Final = "http://schemas.google.com/blogger/2018"
_OWN_ID: Final = lazy_re.compile(r"[0-9]{15,20}")
"""The id that Blogger gives to a post or comment."""
_PATH: Final = lazy_re.compile(r"/\d{4}/\d\d/[\w%-]+\.html|/p/[\w%-]+\.html", re.ASCII)
"""The path of a permalink of Blogger."""
_PROFILE: Final = lazy_re.compile(r"https?://(?:www\.)?blogger\.com/profile/\d+")
_PRE: Final = lazy_re.compile(r"(<pre\b[^<]*(?:<(?!/?pre\b)[^<]*)*</pre\s*>)", re.IGNORECASE)
_LINES: Final = lazy_re.compile(r"(?<![ \t])[ \t]*+[\r\n]\s*+")
_ROOM: Final = 10**6
"""Numbers between those of two posts."""
_NAMED: Final = 20
"""Labels that a finding names."""
_STATUS: Final = {"publish": "LIVE"}
"""WordPress's word -> Blogger's; all others are drafts, which only the blog's authors see."""


class Entries:
    """Makes the entries of one blog. Memory: names of authors and terms, a number for each post."""

    def __init__(self, run: Run, diagnostics: Diagnostics) -> None:
        self._run, self._diagnostics = run, diagnostics
        self._site = run.site_index.site
        self._blog = f"tag:blogger.com,1999:blog-{_number('blog', self._site.url or self._site.title)}"
        self.authors: dict[str, Author] = {}
        """By login; all come before the first post."""
        self._taxonomies: dict[str, str] = {}
        """The name of a label -> the taxonomy of the first term that has it."""
        self._unused: dict[str, None] = {}
        """The names of terms that no post has so far."""
        self._numbers: set[int] = set()
        self._moved = 0

    def add_term(self, term: Term) -> None:
        """Know a term, of which a label is made; all come before the first post."""
        name = term.name or term.slug
        self._unused[name] = None
        if self._taxonomies.setdefault(name, term.taxonomy) != term.taxonomy:
            self._diagnostics.tally(messages.LABELS_JOINED)
        if term.parent:
            self._diagnostics.tally(messages.TAGS_HAVE_NO_PARENTS, format="blogger")

    def head(self) -> bytes:
        """All before the first entry."""
        home = urls.of_web(self._site.url)
        return "".join(
            [
                '<?xml version="1.0" encoding="utf-8"?>\n',
                f'<feed xmlns="{_ATOM}" xmlns:blogger="{_BLOGGER}">\n',
                element("id", self._blog),
                element("title", self._site.title),
                element("link", rel="alternate", type="text/html", href=home) if home else "",
            ]
        ).encode(errors="replace")

    def post(self, post: Post) -> tuple[bytes, int]:
        """The entry of a post and those of its comments, and how many these are."""
        comments = approved_comments(post)
        id_, own = self.ids(post, comments)
        author = self.authors.get(post.author) or Author(name=post.author)
        url, path = self.address(post)
        published = stamp(post.date) or stamp(post.modified)
        description = seo.read(post, self._run.site_index, self._diagnostics).description
        status = _STATUS.get(post.status, "DRAFT")
        if post.type not in ("post", "page"):
            self._diagnostics.tally(messages.POSTS_IN_BLOGGER, type=post.type)
        parts = [
            "<entry>\n",
            element("id", self._tag(id_)),
            element("blogger:type", "PAGE" if post.type == "page" else "POST"),
            element("blogger:status", status),
            _person(author.name or author.login, author.url, "BLOGGER"),
            element("title", _title(post.title)),
            f'<content type="html">{text(self._html(post.body.text if post.body else "", url))}</content>\n',
            element("blogger:metaDescription", description),
            _dates(published, stamp(post.modified) or published),
            *self._categories(public_terms(post)),
            element("blogger:filename", path),
            element("link", rel="alternate", type="text/html", href=url) if url else element("link"),
            element("enclosure"),
            element("blogger:trashed"),
            "</entry>\n",
        ]
        ids = {comment.id: own[at] for at, comment in enumerate(comments) if comment.id}
        for at, comment in enumerate(comments):
            parent = ids.get(comment.parent, "") if comment.parent != comment.id else ""
            parts += self._comment(
                comment, self._tag(own[at]), self._tag(id_), parent and self._tag(parent), url
            )
        return "".join(parts).encode(errors="replace"), len(comments)

    def report(self) -> None:
        """Say what the run has that Blogger has not."""
        if self._moved:
            self._diagnostics.tally(messages.NEW_ADDRESSES_IN_BLOGGER, self._moved)
        if self._unused:
            names = ", ".join(list(self._unused)[:_NAMED])
            self._diagnostics.report(messages.LABELS_WITHOUT_POSTS, number=len(self._unused), names=names)

    def _comment(self, comment: Comment, own: str, post: str, parent: str, url: str) -> Iterator[str]:
        author = comment.author
        when = stamp(comment.date)
        html = _one_line(self._html(comment.body.text if comment.body else "", url).strip())
        yield "<entry>\n"
        yield element("id", own)
        yield element("blogger:parent", post)
        yield element("blogger:inReplyTo", parent)
        yield element("blogger:type", "COMMENT")
        yield element("blogger:status", "LIVE")
        yield _person(author.name, author.url, "BLOGGER" if _PROFILE.match(author.url) else "ANONYMOUS")
        yield element("title")
        yield f'<content type="html">{text(html)}</content>\n'
        yield _dates(when, when)
        yield element("category")
        yield element("blogger:trashed")
        yield "</entry>\n"

    def ids(self, post: Post, comments: Sequence[Comment]) -> tuple[str, list[str]]:
        """The number of a post, and those of its comments: Blogger's own where it has one."""
        number = self._number(post)

        def own(stated: str, made: int) -> str:
            return stated if _OWN_ID.fullmatch(stated) else str(made)

        return own(post.id, number), [own(comment.id, number + at) for at, comment in enumerate(comments, 1)]

    def address(self, post: Post) -> tuple[str, str]:
        """The permalink, where Blogger could not have it, and the path on Blogger."""
        home = self._site.url.rstrip("/")
        url = urls.join(self._site.url, post.url) if post.url else ""
        path = url.removeprefix(home) if home and url.startswith(f"{home}/") else ""
        if _PATH.fullmatch(path):
            return "", path
        if post.status != "publish":
            return "", ""  # nobody has seen it at any address
        self._moved += bool(url)
        return urls.of_web(url), f"/{quote(self._run.path(post))}"

    def _html(self, html: str, url: str) -> str:
        return links.detached(html, url or self._site.url, self._site.url) if html else ""

    def _categories(self, terms: list[TermRef]) -> Iterator[str]:
        """The labels: a blog of Blogger has one kind of terms. An empty element where there is none."""
        names = labels(terms)
        for name in names:
            self._unused.pop(name, None)
            yield f'<category scheme="{attribute(self._blog)}" term="{attribute(name)}"/>\n'
        if not names:
            yield element("category")

    def _number(self, post: Post) -> int:
        """The number of a post, the same on every run; those behind it are for its comments, which then are in their order
        wherever dates do not say it."""
        number = _number("post", key(post)) // _ROOM
        while number in self._numbers:
            number += 1
        self._numbers.add(number)
        return number * _ROOM

    def _tag(self, number: str) -> str:
        return f"{self._blog}.post-{number}"


def labels(terms: Iterable[TermRef]) -> list[str]:
    """The labels of a post, each once."""
    return list(dict.fromkeys(ref.name or ref.slug for ref in terms))


def stamp(date: str | None) -> str:
    """A date as Takeout has it, in milliseconds; one without an offset is taken for UTC. Empty for none."""
    return f"{date[:19]}.000{date[19:] or 'Z'}" if date else ""


def _number(kind: str, name: str) -> int:
    """A number of 19 digits, the same on every run."""
    digest = hashlib.blake2b(f"{kind} {name}".encode(errors="replace"), digest_size=8).digest()
    return 10**18 + int.from_bytes(digest) % (8 * 10**18)


def _dates(published: str, updated: str) -> str:
    """The dates of an entry; none where none is known."""
    if not published:
        return ""
    return (
        element("blogger:created", published) + element("published", published) + element("updated", updated)
    )


def _person(name: str, url: str, kind: str) -> str:
    address = urls.of_web(url)
    return f"<author>\n{element('name', name)}{element('uri', address)}{element('blogger:type', kind)}</author>\n"


def _title(title: str) -> str:
    """A title as text that may hold escaped HTML: one that would be taken for HTML is escaped."""
    return title if plain_title(title, {}) == title else escape(title, quote=False)


def _one_line(html: str) -> str:
    """The HTML of a comment without line ends, which Blogger shows as breaks; in preformatted text they are breaks."""
    parts = _PRE.split(html)
    return "".join(
        re.sub(r"\r\n?|\n", "<br>", part) if number % 2 else _LINES.sub(" ", part)
        for number, part in enumerate(parts)
    )
