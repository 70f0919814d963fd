"""What a tree of Markdown does not give back when it is read again: data for the report, and for the tests.

What is not public never is in a tree (`privacy`); what a generator has no place for is said elsewhere.
With `-o keep-source=true` nothing of this table is lost.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from converters.model import Post

PELICAN: Final = frozenset({"pelican"})
TEMPLATES: Final = frozenset({"hugo", "jekyll"})


class Loss(NamedTuple):
    """One loss: the field (`post.body`, `comment.author.url`), what becomes of it, of which records, and where."""

    field: str
    why: str
    applies: Callable[[Any], bool]
    generators: frozenset[str] = frozenset()
    """Empty: of every flavour."""


def rows(generator: str) -> list[Loss]:
    """What the table says of a flavour."""
    return [loss for loss in LOSSES if not loss.generators or generator in loss.generators]


def of(post: Post, generator: str) -> Iterator[Loss]:
    """The losses that a post has, its comments' too, each once."""
    for loss in rows(generator):
        records = post.comments if loss.field.startswith("comment.") else (post,)
        if any(map(loss.applies, records)):
            yield loss


def _text(post: Post) -> str:
    return post.body.text if post.body else ""


def _one_line(text: str) -> bool:
    return text == " ".join(text.split()) and not re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029]", text)


def _lines(text: str) -> bool:
    """Whether Pelican's header gives a text back: lines without spaces at their ends, no empty one first or last."""
    return all(_one_line(line) for line in text.split("\n")) and text == text.strip()


def _plain_fields(post: Post) -> bool:
    return all(isinstance(value, str) and _one_line(value) and value for value in post.extra.values())


LOSSES: Final[tuple[Loss, ...]] = (
    Loss(
        "post.body",
        "a text that was not Markdown is Markdown",
        lambda post: bool(post.body) and post.body.dialect != "markdown",
    ),
    Loss(
        "post.excerpt",
        "an excerpt that was not Markdown is Markdown",
        lambda post: bool(post.excerpt) and (not post.body or post.body.dialect != "markdown"),
    ),
    Loss(
        "post.body",
        "empty lines at the ends of a text are gone, and an empty text is none",
        lambda post: bool(post.body) and (not _text(post) or _text(post) != _text(post).strip("\r\n")),
    ),
    Loss(
        "post.body",
        "tags of the generator that a text only shows come back as plain text",
        lambda post: bool(re.search(r"\{[{%]", _text(post))),
        TEMPLATES,
    ),
    Loss(
        "post.excerpt",
        "empty lines at the ends of an excerpt are gone",
        lambda post: post.excerpt != post.excerpt.strip("\n"),
    ),
    Loss(
        "post.excerpt",
        "spaces in an excerpt are as Pelican reads them",
        lambda post: not _lines(post.excerpt),
        PELICAN,
    ),
    Loss(
        "post.title",
        "spaces in a title are as Pelican reads them",
        lambda post: not _one_line(post.title),
        PELICAN,
    ),
    Loss("post.slug", "a post without a slug has that of its file", lambda post: not post.slug),
    Loss("post.url", "a post without an address has that of its file", lambda post: not post.url),
    Loss(
        "post.modified",
        "a post that was never changed has no date of a change",
        lambda post: bool(post.modified) and post.modified == post.date,
    ),
    Loss(
        "post.date",
        "a date without an offset has that of the site",
        lambda post: bool(post.date) and len(post.date) == 19,
    ),
    Loss(
        "post.modified",
        "a date without an offset has that of the site",
        lambda post: bool(post.modified) and len(post.modified) == 19,
    ),
    Loss(
        "post.status",
        "what --include let in although it has a password is a draft",
        lambda post: bool(post.password),
    ),
    Loss("post.password", "passwords are never written", lambda post: bool(post.password)),
    Loss("post.author", "spaces in a login are as in a header", lambda post: not _one_line(post.author)),
    Loss(
        "post.terms",
        "names of terms are one line, and a term has the name that the list of terms has",
        lambda post: any(not _one_line(ref.name) or re.search("[;/]", ref.name) for ref in post.terms),
    ),
    Loss(
        "post.extra",
        "a custom field with one value is that value, an empty one is none",
        lambda post: any(
            value in (None, "", [], {})
            or (isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict))
            for value in post.extra.values()
        ),
    ),
    Loss(
        "post.extra",
        "custom fields whose names differ in case alone, or begin with a prefix of ours, have others",
        lambda post: (
            len({name.lower() for name in post.extra}) < len(post.extra)
            or any(name.startswith(("custom_", "meta:")) for name in post.extra)
        ),
    ),
    Loss(
        "post.extra",
        "names of custom fields are letters, digits, - and _",
        lambda post: not all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in post.extra),
        PELICAN,
    ),
    Loss("post.extra", "custom fields are texts of one line", lambda post: not _plain_fields(post), PELICAN),
    Loss(
        "comment.body",
        "what was written in comments is safe HTML",
        lambda one: (
            bool(one.body)
            and (
                one.body.dialect != "html"
                or not one.body.text
                or bool(re.search(r"<(?!/?p>)", one.body.text))
            )
        ),
    ),
    Loss(
        "comment.author.url",
        "an address that leads nowhere is none",
        lambda one: one.author.url in ("http://", "https://"),
    ),
    Loss(
        "comment.author.name",
        "names of commenters are one line",
        lambda one: not _one_line(one.author.name),
        PELICAN,
    ),
)
"""The table; a record that none of its rows applies to comes back as it was."""
