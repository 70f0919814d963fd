"""The notes of a post: replies, and reblogs with their own words, are comments; likes are counted."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from converters import dates
from converters.io.json.parts import objects_at
from converters.model import Comment, Commenter, Markup


def comments(post: Mapping[str, Any], zone: tzinfo | None) -> tuple[Comment, ...]:
    """The comments among the notes of a post, by date. Notes have no ids: theirs are numbers."""
    found = [comment for note in _notes(post) if (comment := _comment(note, zone))]
    found.sort(key=lambda comment: comment.date or "")
    return tuple(
        Comment(
            id=f"{post.get('id_string') or post.get('id')}-{number}",
            author=comment.author,
            date=comment.date,
            type=comment.type,
            body=comment.body,
        )
        for number, comment in enumerate(found, 1)
    )


def likes(post: Mapping[str, Any]) -> int | None:
    """How many notes are likes; None where there are no notes."""
    found = _notes(post)
    return sum(note.get("type") == "like" for note in found) if found else None


def moment(value: Any, zone: tzinfo | None) -> str | None:
    """A date of seconds since 1970, on the clock of the blog; None for anything else."""
    try:
        return dates.iso(datetime.fromtimestamp(int(value), zone or UTC))
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _notes(post: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The notes of a post: a list, or an answer of the API's `/notes` with such a list in it."""
    found = post.get("notes")
    found = found.get("notes") if isinstance(found, dict) else found
    return objects_at(found)


def _comment(note: Mapping[str, Any], zone: tzinfo | None) -> Comment | None:
    kind = str(note.get("type") or "")
    text = str(note.get("reply_text") or note.get("added_text") or note.get("answer_text") or "").strip()
    if not text or kind == "like":
        return None
    when = moment(note.get("timestamp"), zone)
    return Comment(
        author=Commenter(name=str(note.get("blog_name") or ""), url=str(note.get("blog_url") or "")),
        date=dates.settled(when).date if when else None,
        type="reblog" if kind == "reblog" else "comment",
        body=Markup(text=text, dialect="plain"),
    )
