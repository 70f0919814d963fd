"""A comment, a pingback or a trackback as an element of an item."""

from html import escape

from converters.extra_keys import COMMENT_APPROVED, NAME_HTML, NAME_RAW
from converters.formats.wxr.writer.channel import raw
from converters.formats.wxr.writer.dates import both
from converters.formats.wxr.writer.extra import sort_out
from converters.formats.wxr.writer.ids import CommentIds
from converters.formats.wxr.writer.xml import cdata, word
from converters.io.xml.text import escaped
from converters.model import Comment, Extra
from converters.readers.wordpress import vocabulary

_APPROVED = {status: word for word, status in vocabulary.APPROVED.items()}
_STATUS = vocabulary.APPROVED | vocabulary.APPROVED_TOO
_ELEMENTS = frozenset({"comment_karma", "comment_agent"})


def _stored_name(extra: Extra, name: str) -> str:
    """A name as the source stored it; else as WordPress does, which escapes it (`_wp_specialchars`)."""
    key = NAME_HTML if NAME_HTML in extra else NAME_RAW
    return raw(extra, key, name) if key in extra else escape(name, quote=False)


def comment(record: Comment, place: CommentIds) -> str:
    """The element of a comment; `place` has its ids, and the date that replaces an invalid one."""
    extra = dict(record.extra)
    name = _stored_name(extra, record.author.name)
    local, gmt = both(place.date, "comment_date", extra)
    stated = extra.get(COMMENT_APPROVED)
    if isinstance(stated, str) and vocabulary.APPROVED_TOO.get(stated) == record.status:
        approved = str(extra.pop(COMMENT_APPROVED))
    else:
        approved = _APPROVED.get(record.status) or word(record.status, _APPROVED["pending"])
    kind = word(record.type, "")
    saved = place.saved
    if kind != record.type:
        saved["type"] = record.type
    if _STATUS.get(approved, approved) != record.status:
        saved["status"] = record.status
    if record.likes is not None:
        saved["likes"] = str(record.likes)
    others = ""
    if extra or saved:
        found = sort_out(extra, _ELEMENTS)
        found.saved |= saved
        others = "".join(found.elements) + found.metas("wp:commentmeta")
    author = record.author
    return (
        f"<wp:comment><wp:comment_id>{place.id}</wp:comment_id>"
        f"<wp:comment_author>{cdata(name)}</wp:comment_author>"
        f"<wp:comment_author_email>{cdata(author.email)}</wp:comment_author_email>"
        f"<wp:comment_author_url>{escaped(author.url)}</wp:comment_author_url>"
        f"<wp:comment_author_IP>{cdata(author.ip)}</wp:comment_author_IP>"
        f"<wp:comment_date>{cdata(local)}</wp:comment_date>"
        f"<wp:comment_date_gmt>{cdata(gmt)}</wp:comment_date_gmt>"
        f"<wp:comment_content>{cdata(record.body.text if record.body else '')}</wp:comment_content>"
        f"<wp:comment_approved>{cdata(approved)}</wp:comment_approved>"
        f"<wp:comment_type>{cdata(kind)}</wp:comment_type>"
        f"<wp:comment_parent>{place.parent or 0}</wp:comment_parent>"
        f"<wp:comment_user_id>{place.user or 0}</wp:comment_user_id>"
        f"{others}</wp:comment>\n"
    )
