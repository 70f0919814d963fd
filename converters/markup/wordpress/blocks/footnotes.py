"""The footnotes block: its texts lie in the post's custom field `footnotes`."""

from typing import Any

from converters import lazy_re, messages
from converters.extra_keys import FOOTNOTES
from converters.io.json import loads
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.footnotes import listed

_REFERENCE = lazy_re.compile(r"data-fn(?<!\wdata-fn)=")
"""It begins with what is looked for first: a pattern that begins with a condition is tried at each character."""


def footnotes(context: Context) -> str:
    """The list of a post's footnotes."""
    return listed(_notes(context))


def referred(html: str) -> bool:
    """Whether a text refers to footnotes."""
    return bool(_REFERENCE.search(html))


def _notes(context: Context) -> list[tuple[str, str]]:
    stored: Any = context.post.extra.get(FOOTNOTES)
    for _ in range(4):  # a list of strings, the first is JSON of a list; an archive may have it read already
        if isinstance(stored, list) and stored and isinstance(stored[0], str):
            stored = stored[0]
        elif isinstance(stored, str):
            if not stored.strip():
                return []
            try:
                stored = loads(stored)
            except (ValueError, RecursionError) as error:
                context.note(messages.BAD_FOOTNOTES, why=str(error))
                return []
        else:
            break
    if not stored:
        return []
    if not isinstance(stored, list) or not all(isinstance(note, dict) for note in stored):
        context.note(messages.BAD_FOOTNOTES, why="not a list of notes")
        return []
    return [(str(note.get("id", "")), str(note.get("content", ""))) for note in stored]
