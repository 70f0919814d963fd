"""What an item of the form holds in which Disqus imports comments: RSS with elements of WordPress's export.

Disqus's help, "Custom XML import format". Dates are in GMT, and the ids of comments are unique within their item.
"""

from typing import Any, Final

from lxml import etree

from converters import dates
from converters.comment_systems.page_comments import PageComments
from converters.extra_keys import DATE
from converters.formats.disqus.texts import body
from converters.io.sources import Source
from converters.io.xml.parts import (
    Parts,
    children_named,
    first_parts,
    last_parts,
    other_children,
    text_of,
    whole_text,
)
from converters.model import Comment, Commenter
from converters.readers.source_fields import FieldCheck, Shape, is_in

ELEMENTS: Final = ("item",)
_NAMES: Final = frozenset(
    """title link encoded thread_identifier post_date_gmt post_date comment_status comment guid description creator pubdate post_id
    post_name post_parent post_type status category is_sticky menu_order ping_status post_password postmeta""".split()
)
_NAMES_OF_COMMENT: Final = frozenset(
    """comment_id comment_parent comment_author comment_author_email comment_author_url comment_author_ip comment_date_gmt comment_date
    comment_content comment_approved comment_type comment_user_id commentmeta remote""".split()
)
"""Elements that are read, or that an item of WordPress has as well and Disqus passes over."""
_NOTHING_ELSE: Final = Shape()
_APPROVED: Final = b":comment_approved>"
_STATUS: Final = {"1": "approved", "approved": "approved", "": "approved", "0": "pending", "hold": "pending"}


def add(
    element: etree._Element,
    pages: PageComments,
    line: int,
    check: FieldCheck,
    source: Source,
    *,
    is_whole: bool,
) -> None:
    """Add a page with its comments. One of a damaged item that does not say whether it was approved waits for that."""
    parts = first_parts(element)
    identifiers = [whole_text(child) for child in children_named(element, "thread_identifier")]
    url = text_of(parts, "link")
    page = url or next(filter(None, identifiers), "") or f"line {line}"
    pages.page(
        page,
        url=url,
        title=text_of(parts, "title"),
        identifiers=dict.fromkeys(identifiers),
        comments_open=text_of(parts, "comment_status") != "closed",
        date=_date(text_of(parts, "post_date_gmt"), {}),
        body=body(text_of(parts, "encoded")),
        line=line,
    )
    check.report("page", other_children(element, _NAMES), _NOTHING_ELSE)
    for child in children_named(element, "comment"):
        about = last_parts(child)
        is_sound = is_whole and ("comment_approved" in about or not is_in(source, _APPROVED))
        comment = _comment(about, is_whole=is_sound)
        check.keep(comment, other_children(child, _NAMES_OF_COMMENT), _NOTHING_ELSE)
        pages.add(page, comment)


def _comment(parts: Parts, *, is_whole: bool) -> Comment:
    extra: dict[str, Any] = {}
    word = text_of(parts, "comment_approved").lower() or ("" if is_whole else "pending")
    return Comment(
        id=_number(text_of(parts, "comment_id")),
        parent=_number(text_of(parts, "comment_parent")),
        author=Commenter(
            name=text_of(parts, "comment_author"),
            email=text_of(parts, "comment_author_email"),
            url=text_of(parts, "comment_author_url"),
            ip=text_of(parts, "comment_author_ip"),
        ),
        date=_date(text_of(parts, "comment_date_gmt"), extra),
        status=_STATUS.get(word, word),
        body=body(text_of(parts, "comment_content")),
        extra=extra,
    )


def _date(stated: str, extra: dict[str, Any]) -> str | None:
    return dates.kept(f"{stated}Z" if stated[-1:].isdigit() else stated, DATE, extra) if stated else None


def _number(stated: str) -> str:
    """An id; `0` says that there is none."""
    return "" if stated == "0" else stated
