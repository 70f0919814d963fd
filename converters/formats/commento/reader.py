"""Yields the pages of an export of Commento: one JSON file, with comments first and who wrote them behind.

The fields are those of Commento's `api/domain_export.go`. Of who wrote, the name, the link and the address are read; the
address is private. `undefined` is how Commento writes what is not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import msgspec

from converters import messages
from converters.base import Reader
from converters.dates import kept
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.extra_keys import BADGE, DATE, SCORE
from converters.guard import guard, unreadable_item
from converters.io.json_rows import Row, rows
from converters.io.limits import over_limit
from converters.io.marks import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter, Entity, Markup
from converters.odd_dates import report_dates
from converters.page_comments import PageComments
from converters.platform_exports import is_export_of

_STATUS: Final = {"approved": "approved", "unapproved": "pending", "flagged": "spam"}
_NOTHING: Final = ("", "undefined", "root", "anonymous")
"""Values that stand for nothing, of a link, a parent, an author."""


@dataclass(frozen=True)
class CommentoReader(Reader):
    """An export of Commento, or of Commento++."""

    reads_comments: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether a file begins as an export does."""
        return is_export_of(source, "commento")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield a page for each address with comments; a comment that cannot be read is a finding.

        Raises `FileError` where no comment is in the file.
        """
        people: dict[str, tuple[Commenter, bool]] = {}
        for row in _rows(source, "commenters"):
            if (values := _values(row, source, diagnostics)) is not None:
                people[_text(values, "commenterHex")] = _person(values), values.get("isModerator") is True
        anything = False
        with PageComments("commento") as pages:
            for row in _rows(source, "comments"):
                anything = True
                with guard(diagnostics, "comment", file=source.name):
                    if (values := _values(row, source, diagnostics)) is None:
                        continue
                    domain, path = _text(values, "domain"), _text(values, "url")
                    url = f"https://{domain}/{path.lstrip('/')}" if domain else path
                    pages.page(url, url=url)
                    pages.add(url, _comment(values, people))
            if not anything:
                raise FileError(source.name, "has no comment")
            for post in pages.posts(source, diagnostics):
                report_dates(post, diagnostics)
                yield post


def _rows(source: Source, table: str) -> Iterator[Row]:
    with source.open() as stream:
        yield from rows(stream, "", frozenset({table}), source.limits.record)


def _values(row: Row, source: Source, diagnostics: Diagnostics) -> dict[str, Any] | None:
    """The values of a row; None, with a finding, for one that cannot be read."""
    if row.too_large:
        why = f"it {over_limit(source.limits.record)}"
    elif row.cut_off:
        why = "the file ends in it"
    else:
        try:
            return msgspec.json.decode(row.data, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            why = f"it is no JSON ({error})"
    if row.table == "comments":
        unreadable_item(diagnostics, "comment", why, file=source.name)
    else:
        diagnostics.report(
            messages.UNREADABLE_ROW, file=source.name, what="commenter", number=row.number, why=why
        )
    return None


def _person(values: Mapping[str, Any]) -> Commenter:
    return Commenter(
        name=_text(values, "name"), email=_text(values, "email"), url=_stated(_text(values, "link"))
    )


def _comment(values: Mapping[str, Any], people: Mapping[str, tuple[Commenter, bool]]) -> Comment:
    extra: dict[str, Any] = {}
    when = kept(_text(values, "creationDate"), DATE, extra)
    author, moderates = people.get(_text(values, "commenterHex"), (Commenter(), False))
    if moderates:
        extra[BADGE] = "moderator"
    score = values.get("score")
    if isinstance(score, int) and score < 0:
        extra[SCORE] = score
    state = _text(values, "state") or "pending"
    html, markdown = _text(values, "html"), _text(values, "markdown")
    body = Markup(text=html, dialect="html") if html.strip() else Markup(text=markdown, dialect="markdown")
    return Comment(
        id=_text(values, "commentHex"),
        parent=_stated(_text(values, "parentHex")),
        author=author,
        date=when,
        status="trash" if is_marked(values.get("deleted")) else _STATUS.get(state, state),
        likes=score if isinstance(score, int) and score > 0 else None,
        body=body if body.text.strip() else None,
        extra=extra,
    )


def _stated(text: str) -> str:
    return "" if text in _NOTHING else text


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return "" if value is None else str(value)
