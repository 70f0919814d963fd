"""Yields the pages of an export of Commento: one JSON file, with comments first and who wrote them behind.

The fields are those of Commento's `api/domain_export.go`. Of who wrote, the name, the link and the address are read; the
address is private. `undefined` is how Commento writes what is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import lazy_re, messages
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.json_objects import in_tables
from converters.comment_systems.readers.values import Row, date, flag, score, stated, text, word
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE
from converters.formats.commento import comentario
from converters.guard import guard
from converters.io.charset import head_in_utf8
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape

_STATUS: Final = {"approved": "approved", "unapproved": "pending", "flagged": "spam", "": "pending"}

_ROW: Final = Shape(
    texts="commentHex domain host url path commenterHex markdown html parentHex score state creationDate",
    anything="direction deleted deleterHex deletionDate",
)
_PERSON: Final = Shape(
    texts="commenterHex email name link websiteUrl",
    flags="isModerator",
    anything="photo provider joinDate deleted",
)
_COMENTARIO: Final = lazy_re.compile(rb'^\W*version"\s*:\s*3\b')


@dataclass(frozen=True)
class CommentoReader(CommentsReader):
    """An export of Commento, of Commento++, or of Comentario."""

    source_noun: ClassVar[str] = "comments of Commento"
    system: ClassVar[str] = "commento"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of an export, with those who wrote them."""
        if _COMENTARIO.search(head_in_utf8(source.head())):
            return comentario.gather(source, pages, diagnostics)
        check = FieldCheck(diagnostics, source.name)
        people: dict[str, tuple[Commenter, bool]] = {}
        for _, row in in_tables(source, {"commenters"}, diagnostics, what="commenter"):
            check.report("commenter", row, _PERSON)
            people[text(row, "commenterHex")] = _person(row), flag(row, "isModerator")
        people.pop("", None)  # what names nobody is by nobody that is known
        anything = False
        for _, row in in_tables(source, {"comments"}, diagnostics):
            anything = True
            with guard(diagnostics, "comment", file=source.name):
                domain, path = text(row, "domain", "host"), text(row, "url", "path")
                url = f"https://{domain}/{path.lstrip('/')}" if domain else path
                pages.page(url, url=url)
                check.keep(comment := _comment(row, people), row, _ROW)
                if (author := stated(row, "commenterHex")) and author not in people:
                    diagnostics.tally(messages.UNMATCHED_ID, 1, what="commenter", example=author)
                pages.add(url, comment)
        return anything


def _person(row: Row) -> Commenter:
    return Commenter(name=text(row, "name"), email=text(row, "email"), url=stated(row, "link", "websiteUrl"))


def _comment(row: Row, people: Mapping[str, tuple[Commenter, bool]]) -> Comment:
    extra: dict[str, Any] = {}
    when = date(row, "creationDate", extra=extra)
    author, moderates = people.get(text(row, "commenterHex"), (Commenter(), False))
    if moderates:
        extra[BADGE] = "moderator"
    votes = score(row, extra=extra)
    state = word(row, "state")
    return Comment(
        id=text(row, "commentHex"),
        parent=stated(row, "parentHex"),
        author=author,
        date=when,
        status="trash" if is_marked(row.get("deleted")) else _STATUS.get(state, state),
        likes=votes,
        body=comentario.body(row),
        extra=extra,
    )
