"""What the source of a site does not give back when it is read again: a table for the report and for the tests.

Each writer has `losses`: `COMMON_LOSSES` and those of its own generator. What is not public is never in the source
of a site (`privacy`); what a generator has no place for is reported elsewhere. With `-o keep-source=true` none of
these losses occurs.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from converters import lazy_re
from converters.extra_keys import SEO_TITLE, STATUS, single
from converters.fields import Loss
from converters.model import Post

_CONTROLS: Final = lazy_re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_SEPARATORS: Final = lazy_re.compile("[;/]")
_TAG_IN_COMMENT: Final = lazy_re.compile(r"<(?!/?p>)")
_TEMPLATE_TAG: Final = lazy_re.compile(r"\{[{%]")


def of(post: Post, losses: Iterable[Loss]) -> Iterator[Loss]:
    """Those of a writer's losses that a post or its comments have, each once."""
    for loss in losses:
        of_comments = loss.field.startswith("comment.")
        if any(map(loss.applies, post.comments)) if of_comments else loss.applies(post):
            yield loss


def _same_day_and_time(written: Any, read: Any) -> bool:
    return bool(read) and str(read)[:19] == str(written)[:19]


def _not_read(written: Any, read: Any) -> bool:
    return read is None or read == ""


def is_empty(value: Any) -> bool:
    """Whether a custom field says nothing."""
    return value in (None, "", [], {}, [""])


def _same_alone(written: Any, read: Any) -> bool:
    if isinstance(written, list):
        written = [value for value in written if not is_empty(value)]
    return is_empty(single(written)) if read is None else bool(single(written) == single(read))


def _text(post: Post) -> str:
    return post.body.text if post.body else ""


def same_words(written: Any, read: Any) -> bool:
    """Whether two texts are equal but for spaces, line ends and control characters."""
    return _words(written) == _words(read)


def _words(text: Any) -> list[str]:
    return _CONTROLS.sub(" ", str(text or "")).split()


def one_line(text: str) -> bool:
    """Whether front matter of one line gives a text back."""
    return text == " ".join(text.split()) and not _CONTROLS.search(text)


COMMON_LOSSES: Final[tuple[Loss, ...]] = (
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
        "empty lines at the ends of a text are dropped, and so is an empty text",
        lambda post: bool(post.body) and (not _text(post) or _text(post) != _text(post).strip("\r\n")),
    ),
    Loss(
        "post.excerpt",
        "empty lines at the ends of an excerpt are dropped",
        lambda post: post.excerpt != post.excerpt.strip("\n"),
    ),
    Loss("post.slug", "a post without a slug has that of its file", lambda post: not post.slug),
    Loss("post.url", "a post without a permalink has that of its file", lambda post: not post.url),
    Loss(
        "post.modified",
        "a post that was never changed has no date of modification",
        lambda post: bool(post.modified) and post.modified == post.date,
        _not_read,
    ),
    Loss(
        "post.date",
        "a date without an offset has that of the site",
        lambda post: bool(post.date) and len(post.date) == 19,
        _same_day_and_time,
    ),
    Loss(
        "post.modified",
        "a date without an offset has that of the site",
        lambda post: bool(post.modified) and len(post.modified) == 19,
        _same_day_and_time,
    ),
    Loss(
        "post.status",
        "a post with a password that --include let in is a draft",
        lambda post: bool(post.password),
        lambda written, read: read == "draft",
    ),
    Loss("post.password", "passwords are never written", lambda post: bool(post.password), _not_read),
    Loss(
        "post.author",
        "spaces in a login are as in front matter",
        lambda post: not one_line(post.author),
        same_words,
    ),
    Loss(
        "post.terms",
        "names of terms are one line, and a term has the name that the list of terms has",
        lambda post: any(not one_line(ref.name) or _SEPARATORS.search(ref.name) for ref in post.terms),
    ),
    Loss(
        f"post.extra.{STATUS}",
        "a draft does not say which other status it had",
        lambda post: STATUS in post.extra,
        _not_read,
    ),
    Loss(
        f"post.extra.{SEO_TITLE}",
        "a title for search engines that is the title is not repeated",
        lambda post: post.extra.get(SEO_TITLE) == post.title,
        _not_read,
    ),
    Loss(
        "post.extra",
        "a custom field with one value is that value, an empty one is dropped",
        lambda post: any(
            is_empty(value) or single(value) is not value or (isinstance(value, list) and "" in value)
            for value in post.extra.values()
        ),
        _same_alone,
    ),
    Loss(
        "post.extra",
        "custom fields whose names differ in case alone, or begin with a reserved prefix, are renamed",
        lambda post: (
            len({name.lower() for name in post.extra}) < len(post.extra)
            or any(name.startswith(("custom_", "meta:")) for name in post.extra)
        ),
    ),
    Loss(
        "comment.body",
        "what was written in comments is safe HTML",
        lambda comment: (
            bool(comment.body)
            and (
                comment.body.dialect != "html"
                or not comment.body.text
                or bool(_TAG_IN_COMMENT.search(comment.body.text))
            )
        ),
    ),
    Loss(
        "comment.author.url",
        "a URL without a host is dropped",
        lambda comment: comment.author.url in ("http://", "https://"),
        _not_read,
    ),
)
"""The losses of every generator; a record that has none of a writer's losses comes back as it was."""

TEMPLATE_TAGS: Final = Loss(
    "post.body",
    "tags of the generator that a text only shows come back as plain text",
    lambda post: bool(_TEMPLATE_TAG.search(_text(post))),
)
"""The loss of a generator that runs bodies through a template language."""
