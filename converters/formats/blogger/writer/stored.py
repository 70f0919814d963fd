"""The records of a blog as a blog of Blogger has them: `convert --verify` compares with these what is read back."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from converters.diagnostics import Diagnostics
from converters.formats.blogger.entries import profile
from converters.formats.blogger.records import by_author
from converters.formats.blogger.writer.entries import Entries, labels
from converters.io.urls import of_web
from converters.model import Author, Comment, Post, Record, Term
from converters.privacy import approved_comments, public_terms
from converters.readers.known_by_name import Authors, Terms
from converters.site.plan import Run
from converters.site.post_summaries import key

_LABEL: Final = "post_tag"


def as_stored(records: Iterable[Record], run: Run) -> Iterator[Record]:
    """The records with the addresses, labels, dates and authors that Blogger's form has. Labels and authors are those of
    the posts, and come last."""
    stored = _Stored(run)
    for record in records:
        if isinstance(record, Author):
            stored.known[record.login] = record
        elif isinstance(record, Post):
            yield stored.post(record)
        elif not isinstance(record, Term):
            yield record
    yield from stored.authors.records()
    yield from stored.terms.records()


class _Stored:
    def __init__(self, run: Run) -> None:
        self._entries, self._home = Entries(run, Diagnostics()), run.site_index.site.url.rstrip("/")
        self.known: dict[str, Author] = {}
        self.authors, self.terms = Authors(), Terms()

    def post(self, post: Post) -> Post:
        comments = approved_comments(post)
        url, path = self._entries.address(post)
        published = post.date or post.modified
        author = self._author(post)
        return replace(
            post,
            id=key(post),  # by which the run knows it
            type="page" if post.type == "page" else "post",
            slug=path.rpartition("/")[2].removesuffix(".html"),
            url=url or (f"{self._home}{path}" if path else ""),
            date=_in_utc(published),
            modified=_in_utc(post.modified or published),
            author=author.login if author else "",
            terms=tuple(self.terms.ref(_LABEL, name) for name in labels(public_terms(post))),
            comments=tuple(by_author(_comment(comment), author) for comment in comments),
        )

    def _author(self, post: Post) -> Author | None:
        author = self.known.get(post.author) or Author(name=post.author)
        name, url = author.name or author.login, of_web(author.url)
        if not (name or url):
            return None
        id_ = profile(url)
        return self.authors.author(name, id_=id_, url=url, fallback=f"profile-{id_}")


def _comment(comment: Comment) -> Comment:
    return replace(
        comment,
        author=replace(
            comment.author, name=comment.author.name.strip(), url=of_web(comment.author.url), user=""
        ),
        date=_in_utc(comment.date),
        type="comment",
    )


def _in_utc(date: str | None) -> str | None:
    """A date as Takeout has it: one without an offset is taken for UTC."""
    return f"{date}+00:00" if date and len(date) <= 19 else date
