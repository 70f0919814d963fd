"""Shortcodes around a footnote, which plug-ins number and list below the text.

Source: the manuals of Simple Footnotes, Easy Footnotes, Modern Footnotes and Footnotes.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.markup.wordpress.shortcodes.table import Handler

_NAMES: Final = ("efn_note", "fn", "footnote", "mfn", "modern_footnote", "ref")


def footnote(shortcode: Shortcode, context: Context) -> str | None:
    """A reference to the note, as the footnotes block has it; a note of several paragraphs stays where it is."""
    content = (shortcode.content or "").strip()
    if not content or "<p>" in content or "</p>" in content:
        return None
    note = expand(content, context)
    context.footnotes.append(note)
    number = len(context.footnotes)
    name = f"note-{number}"
    return f'<sup data-fn="{name}" class="fn"><a href="#{name}" id="{name}-link">{number}</a></sup>'


def take_list(context: Context) -> str:
    """The list of the notes that the shortcodes of one text had; none is left."""
    notes = listed((f"note-{number}", note) for number, note in enumerate(context.footnotes, 1))
    context.footnotes.clear()
    return f"\n{notes}" if notes else ""


def listed(notes: Iterable[tuple[str, str]]) -> str:
    """The list of footnotes, given by id and HTML, as `render_block_core_footnotes` makes it."""
    items: list[str] = []
    for number, (anchor, content) in enumerate(notes, 1):
        name = escape(anchor)
        back = f'<a href="#{name}-link" aria-label="Jump to footnote reference {number}">↩︎</a>'
        items.append(f'<li id="{name}">{content} {back}</li>')
    return f'<ol class="wp-block-footnotes">{"".join(items)}</ol>' if items else ""


HANDLERS: Final[dict[str, Handler]] = dict.fromkeys(_NAMES, footnote)
