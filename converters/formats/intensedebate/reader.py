"""Yields the pages of an export of IntenseDebate (`XML Export`), with their comments.

The form is that which Automattic's importer for WordPress reads: a `blogpost` with its address and its comments, each with its
number and that of the one it answers. Names have entities twice. An export has no comments that wait or are spam; a mark
that says so all the same counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from converters import dates, lazy_re
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.texts import html_with_lines
from converters.comment_systems.readers.values import score, website
from converters.diagnostics import Diagnostics
from converters.extra_keys import DATE
from converters.guard import guard
from converters.io.character_references import unescape
from converters.io.charset import in_utf8
from converters.io.moderation_flags import hidden_status
from converters.io.sources import Source
from converters.io.xml.parts import STRAY, before_its_end, local_name, numbered, stray_text, whole_text
from converters.io.xml.pieces import Piece, pieces
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape, is_in
from converters.readers.xml_pieces import element_of

_PAGE: Final = Shape(texts="url title guid comments")
_COMMENT: Final = Shape(texts="id parentid name email url ip text date gmt score", anything="isanon")
_KNOWN: Final = frozenset(
    "id parentid name email url ip text date gmt score isanon status approved title guid comments".split()
)
_COMMENTS_END: Final = lazy_re.compile(rb"(?i)</comment\s*>(?:(?!<comment\b).)*\Z", re.DOTALL)
"""The end of the last comment of a page; without, the status that follows its text may be lost."""
_STATUS: Final = ("status", "approved")
_APPROVED: Final = (
    b"<status>1<", b"<status>approved<", b"<status>public", b"<approved>1<", b"<approved>approved<", b"<approved>public",
)  # fmt: skip
"""How a file states that a comment is approved: then all of its comments have such a word."""
_PUBLIC: Final = frozenset({"", "1", "approved", "public", "published"})
"""Words of a status, if there is one, that everybody sees."""


@dataclass(frozen=True)
class IntenseDebateReader(CommentsReader):
    """The comments of an export of IntenseDebate."""

    source_noun: ClassVar[str] = "comments of IntenseDebate"
    system: ClassVar[str] = "intensedebate"
    nothing: ClassVar[str] = "has no page"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the pages of an export, with their comments."""
        anything, check = False, FieldCheck(diagnostics, source.name)
        with source.open() as stream:
            for piece in pieces(in_utf8(stream, source.head()), "blogpost", source.limits.record):
                if piece.is_head:
                    continue
                anything = anything or not piece.open_root
                with guard(diagnostics, "post", file=source.name, line=piece.line):
                    _add(piece, pages, check, source, diagnostics)
        return anything


def _add(
    piece: Piece, pages: PageComments, check: FieldCheck, source: Source, diagnostics: Diagnostics
) -> None:
    """Add the page of a piece; one that cannot be read is a finding."""
    found = element_of(piece, "post", source, diagnostics)
    if not found:
        return
    element, is_whole = found
    row = _row(element)
    url = row.get("url", "")
    url = url if "://" in url else unquote(url)
    page = url or row.get("guid", "") or f"line {piece.line}"
    pages.page(
        page,
        url=url,
        title=unescape(row.get("title", "")),
        identifiers=(row.get("guid", ""),),
        line=piece.line,
        deleted=check.report("page", row, _PAGE),
    )
    comments = [node for node in element.iter(etree.Element) if local_name(node) == "comment"]
    unfinished = comments[-1:] if piece.cut_off and not _COMMENTS_END.search(piece.data) else []
    for node in comments:
        values = _row(node)
        if not is_whole:
            values |= _statuses_within(node)
            values["text"] = before_its_end(values.get("text", ""), "text")
        comment = _comment(values)
        is_open = comment.status == "approved" and not _is_stated(values)
        if is_open and (node in unfinished or is_in(source, *_APPROVED)):
            comment = replace(comment, status="pending")  # it has lost the word that others have
        check.keep(comment, values, _COMMENT)
        pages.add(page, comment)


def _is_stated(row: Mapping[str, str]) -> bool:
    return any(name in row for name in _STATUS)


def _statuses_within(comment: etree._Element) -> dict[str, str]:
    """What hides a damaged comment, wherever it stands in it: an element before may have lost its end."""
    return {
        local_name(node): whole_text(node)
        for node in comment.iter(etree.Element)
        if local_name(node) in _STATUS
    }


def _row(element: etree._Element) -> dict[str, str]:
    """The attributes and children of an element by their names, those that are known in small letters; of two with one name
    that differ the second has its number: `text[2]`.
    """
    found = {str(key).lower(): str(value).strip() for key, value in element.attrib.items()}
    if text := stray_text(element):
        found[STRAY] = text
    for child in element.iterchildren(etree.Element):
        name = local_name(child)
        key = name if name in _KNOWN else str(child.tag).rpartition("}")[2]
        if found.setdefault(key, value := whole_text(child)) != value:
            found[numbered(key, found)] = value
    return found


def _comment(row: Mapping[str, str]) -> Comment:
    extra: dict[str, Any] = {}
    stated = {word.lower() for name, word in row.items() if name.partition("[")[0] in _STATUS}
    parent = row.get("parentid", "")
    return Comment(
        id=row.get("id", ""),
        parent="" if parent == "0" else parent,
        author=Commenter(
            name=unescape(row.get("name", "")),
            email=row.get("email", ""),
            url=website(row, "url"),
            ip=row.get("ip", ""),
        ),
        date=_date(row, extra),
        status=hidden_status(row) or ("approved" if stated <= _PUBLIC else "pending"),
        likes=score(row, extra=extra),
        body=html_with_lines(row.get("text", "")),
        extra=extra,
    )


def _date(row: Mapping[str, str], extra: dict[str, Any]) -> str | None:
    """The date on the clock of the site, with the offset that the time in GMT gives it."""
    local, gmt = (dates.parsed(row.get(name, "")) for name in ("date", "gmt"))
    if local and gmt and not (local.tzinfo or gmt.tzinfo):
        settled = dates.joined(local, gmt)
        if settled.stated:
            extra[DATE] = settled.stated
        return settled.date
    utc = row.get("gmt", "")
    return dates.kept(f"{utc}Z" if gmt and not gmt.tzinfo else utc or row.get("date", ""), DATE, extra)
