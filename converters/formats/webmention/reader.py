"""Yields the pages of saved webmentions: answers of webmention.io in JF2 or in its older form, and copies that sites keep.

`mentions.jf2` has `children`, `mentions.json` has `links`, Eleventy's copy has `children`, and others have a list for each
path, or for each relation of a path. Replies and mentions are comments; likes, reposts and the like are counted. Who sent a private one is private, too.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar, Final

from converters import messages
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.json_objects import EVERYTHING, in_tables, outermost
from converters.comment_systems.readers.texts import html_with_lines
from converters.comment_systems.readers.values import Row, date, part, text
from converters.diagnostics import Diagnostics
from converters.guard import guard, unreadable_item
from converters.io.charset import head_in_utf8
from converters.io.moderation_flags import is_marked
from converters.io.sources import Source
from converters.model import Comment, Commenter, Markup
from converters.readers.source_fields import FieldCheck, Shape

SOURCE: Final = "source"
"""The address at which a mention stands."""
_TYPES: Final = {
    "in-reply-to": "comment",
    "reply": "comment",
    "mention-of": "mention",
    "link": "mention",
    "mention": "mention",
    "": "mention",
}
"""The relation of a mention -> the type of the comment that it becomes. What is not here is counted."""
_COUNTED: Final = {
    "like-of": "likes",
    "like": "likes",
    "repost-of": "reposts",
    "repost": "reposts",
    "bookmark-of": "bookmarks",
    "bookmark": "bookmarks",
    "follow-of": "follows",
    "rsvp": "rsvps",
}
_MENTION: Final = Shape(
    texts="url published name wm-id id wm-source source wm-target target wm-property",
    anything="""type summary photo video audio category syndication in-reply-to like-of repost-of mention-of bookmark-of
    follow-of rsvp swarm-coins location wm-received wm-protocol wm-private private verified verified_date data activity rels post-type uid
    updated""",
    parts={
        "author": Shape(texts="name url photo type", anything="note uid email nickname", or_text=True, is_one=True),
        "content": Shape(texts="text html value content-type type lang", or_text=True, is_one=True),
    },
)  # fmt: skip
"""The fields of a mention: in JF2 those of its page too, which webmention.io passes on."""
_NO_TARGET: Final = "it does not say to which page it belongs"
_NO_MENTION: Final = "it has neither an id nor a source"
_PRIVATE: Final = "private"
"""The status of a mention that its sender meant for the author alone."""


@dataclass(frozen=True)
class WebmentionReader(CommentsReader):
    """Saved webmentions of webmention.io (`mentions.jf2`, `mentions.json`), or a copy of them in a site's data."""

    source_noun: ClassVar[str] = "webmentions"
    system: ClassVar[str] = "webmention"
    nothing: ClassVar[str] = "has no mention"

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the mentions of a file to their pages."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        seen: set[str] = set()
        anything, check = False, FieldCheck(diagnostics, source.name)
        for key, row in _rows(source, diagnostics):
            id_ = text(row, "wm-id", "id") or text(row, "wm-source", "source")
            relation = text(row, "wm-property") or text(part(row, "activity"), "type")
            target = (text(row, "wm-target", "target") or key).partition("#")[0]
            if not (id_ and target) or id_ in seen:
                anything = anything or bool(id_)
                if not (id_ and target):
                    why = _NO_TARGET if id_ else _NO_MENTION
                    unreadable_item(diagnostics, "comment", why, file=source.name)
                continue
            anything = True
            seen.add(id_)
            with guard(diagnostics, "comment", file=source.name):
                if relation in _TYPES or relation not in _COUNTED:
                    counts[target]["comments"] += 1
                    made = _comment(row, id_, _TYPES.get(relation, relation))
                    check.keep(made, row, _MENTION)
                    pages.add(target, made)
                elif row.get("wm-private") is not True:
                    counts[target][_COUNTED[relation]] += 1
        total: Counter[str] = Counter()
        for target, found in counts.items():
            del found["comments"]
            total += found
            likes = found.pop("likes", 0)
            pages.page(target, url=target, likes=likes or None, counts=found)
        for what, number in sorted(total.items()):
            diagnostics.tally(messages.COUNTED_MENTIONS, number, what=what)
        return anything


def _rows(source: Source, diagnostics: Diagnostics) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mentions of a file with the name of their list, which may be the path of their page."""
    head = head_in_utf8(source.head()).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"["):
        for row in outermost(source, diagnostics):
            yield "", row
        return
    known: Container[str] = {"children", "links"}
    is_answer = any(f'"{name}"'.encode() in head[:4096] for name in ("children", "links"))
    anything = False
    for table, row in in_tables(source, known if is_answer else EVERYTHING, diagnostics):
        anything = True
        yield "" if is_answer else table, row
    for row in outermost(source, diagnostics) if not anything else ():
        yield from (("", mention) for mention in _within(row))


def _within(value: Any) -> Iterator[dict[str, Any]]:
    """The mentions in an object that has them by path, and those of a path by their relation."""
    if isinstance(value, dict) and "wm-id" in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _within(inner)


def _comment(row: Row, id_: str, type_: str) -> Comment:
    data = {**row, **part(row, "data")}  # the older form has what was read of the page in `data`
    author = part(data, "author")
    extra: dict[str, Any] = {}
    when = date(data, "published", extra=extra) or date(row, "wm-received", "verified_date", extra={})
    source = text(row, "wm-source", "source")
    url = text(data, "url") or source
    extra[SOURCE] = url
    return Comment(
        id=id_,
        author=Commenter(name=text(author, "name") or text(data, "author"), url=text(author, "url")),
        date=when,
        type=type_,
        status=_PRIVATE if is_marked(row.get("wm-private")) or is_marked(row.get("private")) else "approved",
        body=_body(data, url),
        extra=extra,
    )


def _body(data: Row, url: str) -> Markup | None:
    """The text of a mention: HTML or its own words, a summary, else a link to where it stands, with its title."""
    content = data.get("content")
    if isinstance(content, str) and content.strip():
        return html_with_lines(content)
    content = part(data, "content")
    summary = part(data, "summary")
    if found := text(content, "html") or text(summary, "html"):
        return html_with_lines(found)
    if found := text(content, "text", "value") or text(summary, "value", "text") or text(data, "summary"):
        return Markup(text=found, dialect="plain")
    title = text(data, "name") or url
    return Markup(text=f'<a href="{escape(url)}">{escape(title)}</a>', dialect="html") if url else None
