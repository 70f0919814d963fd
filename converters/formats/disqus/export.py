"""What the elements of an export hold (`http://disqus.com/api/schemas/1.0/disqus.xsd`): threads, and posts, which are comments.

Dates are in UTC. Exports of before 2013 have addresses and IP addresses of who wrote; these are private.
"""

from typing import Any, Final

from lxml import etree

from converters import dates
from converters.comment_systems.page_comments import PageComments
from converters.extra_keys import DATE, STATUS
from converters.formats.disqus.texts import body
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.io.xml.parts import (
    Parts,
    before_its_end,
    last_parts,
    local_name,
    other_children,
    stray_text,
    text_of,
)
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape, is_in

ELEMENTS: Final = ("thread", "post")
_MARKS: Final = {"thread": frozenset({"isdeleted"}), "post": frozenset({"isdeleted", "isspam"})}
"""What says that nobody saw a thread or comment: each has all of these."""
_TAGS: Final = {"isdeleted": b"<isDeleted>", "isspam": b"<isSpam>"}
"""A mark -> how it begins in an export."""
_NAMES: Final = frozenset(
    "id forum category link title message createdat author ipaddress isclosed isdeleted isspam isapproved thread parent"
    " ishighlighted isedited likes dislikes points media".split()
)
"""The elements that a thread or comment may have; another name may be that of a mark, damaged."""
_ONCE: Final = frozenset(
    "forum link title message createdat author ipaddress isclosed isdeleted isspam isapproved thread parent".split()
)
"""Those of which the last is read."""
_NAMES_OF_AUTHOR: Final = frozenset("name username email link isanonymous id avatar".split())
_NOTHING_ELSE: Final = Shape()
"""That of the elements that nobody knows."""
_YES: Final = ("true", "1")
_PROFILE: Final = "https://disqus.com/by/{}/"


def add(
    element: etree._Element,
    pages: PageComments,
    line: int,
    check: FieldCheck,
    source: Source,
    *,
    is_whole: bool,
) -> None:
    """Add a thread or a comment to the pages. One that is not whole, and does not say whether it was deleted, was hidden."""
    parts = last_parts(element)
    others = other_children(element, _NAMES, once=_ONCE) | other_children(
        parts.get("author"), _NAMES_OF_AUTHOR, "author."
    )
    marks = _MARKS[local_name(element)]
    # A word that is lost leaves its element empty, or its text between the others.
    is_whole = is_whole and parts.keys() <= _NAMES and not stray_text(element)
    is_known = all(text_of(parts, mark) or (is_whole and mark not in parts) for mark in marks) and not any(
        name.startswith(mark) for name in others for mark in marks
    )
    if local_name(element) == "thread":
        check.report("thread", others, _NOTHING_ELSE)
        if not (id_ := id_of(element)):
            return  # nothing says which comments are on it: those without a thread are reported
        pages.page(
            id_,
            url=text_of(parts, "link"),
            title=text_of(parts, "title"),
            identifiers=(text_of(parts, "id"), id_),
            comments_open=text_of(parts, "isclosed") not in _YES,
            deleted=is_marked(text_of(parts, "isdeleted")) or not is_known,
            date=dates.kept(text_of(parts, "createdat"), DATE, {}),
            line=line,
        )
    else:
        lost = [tag for mark, tag in _TAGS.items() if mark not in parts]
        is_known = is_known and not (lost and is_in(source, *lost))
        check.keep(
            comment := _comment(element, parts, is_known=is_known, is_whole=is_whole), others, _NOTHING_ELSE
        )
        pages.add(id_of(parts.get("thread")), comment)


def _comment(element: etree._Element, parts: Parts, *, is_known: bool, is_whole: bool) -> Comment:
    about = last_parts(parts.get("author"))
    username = text_of(about, "username")
    extra: dict[str, Any] = {}
    message = text_of(parts, "message")
    kind, _, number = text_of(parts, "id").partition("=")
    if number:  # `wp_id=5`: the comment was copied from a WordPress
        extra[kind] = number
    spam, deleted = is_marked(text_of(parts, "isspam")), is_marked(text_of(parts, "isdeleted"))
    status = "spam" if spam else "trash" if deleted else "approved"
    if spam and deleted:
        extra[STATUS] = "deleted"
    if status == "approved" and (text_of(parts, "isapproved") in ("false", "0") or not is_known):
        status = "pending"
    return Comment(
        id=id_of(element),
        parent=id_of(parts.get("parent")),
        author=Commenter(
            name=text_of(about, "name") or username,
            email=text_of(about, "email"),
            url=text_of(about, "link") or (_PROFILE.format(username) if username else ""),
            ip=text_of(parts, "ipaddress"),
        ),
        date=dates.kept(text_of(parts, "createdat"), DATE, extra),
        status=status,
        body=body(message if is_whole else before_its_end(message, "message")),
        extra=extra,
    )


def id_of(element: etree._Element | None) -> str:
    """The attribute `dsq:id`."""
    if element is None:
        return ""
    found = (
        value
        for name, value in element.attrib.items()
        if str(name).rpartition("}")[2].rpartition(":")[2] == "id"
    )
    return str(next(found, "")).strip()
