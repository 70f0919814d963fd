"""Shows elements of page builders, from the inside out, as stored content: HTML in which paragraphs may lack their tags."""

from collections.abc import Sequence
from itertools import groupby

from converters import messages
from converters.markup.wordpress.builders import shapes, values
from converters.markup.wordpress.builders.element import UNKNOWN, Element, joined
from converters.markup.wordpress.builders.hidden import is_hidden
from converters.markup.wordpress.builders.recipes import is_unknown, recipe_for
from converters.markup.wordpress.builders.shapes import card
from converters.markup.wordpress.builders.sorter import Reading, Sorter
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.media import type_of

_ITEM = "<li>"
"""What the piece of an item of a list begins with."""


def show_all(content: Sequence[str | Element], context: Context) -> str:
    """Texts and elements in order. Each element is set apart from what is around it, unless it stands within a line.

    Items that follow one another are a list.
    """
    pieces: list[tuple[str, bool]] = []
    for part in content:
        inline = isinstance(part, str) or recipe_for(part.name).inline
        piece = part if isinstance(part, str) else show(part, context)
        if inline and pieces and pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + piece, True)
        elif piece.strip():
            pieces.append((piece if inline else piece.strip(), inline))
    shown: list[str] = []
    for is_item, group in groupby(pieces, lambda piece: piece[0].startswith(_ITEM)):
        if is_item:
            shown.append("<ul>\n" + "\n".join(piece for piece, _ in group) + "\n</ul>")
            continue
        shown += (piece for piece, _ in group)
    return "\n\n".join(shown)


def show(element: Element, context: Context, reading: Reading = Reading.USUAL) -> str:
    """One element, with those in it."""
    if element.builder == UNKNOWN:
        context.note(messages.UNKNOWN_ELEMENT, name=element.name)
    elif element.builder:
        context.note(messages.PAGE_BUILDER, builder=element.builder)
    if is_hidden(element.name, element.settings) and not context.shows_hidden:
        context.note(messages.HIDDEN_ELEMENT, name=element.label)
        return ""
    recipe = recipe_for(element.name)
    sorter = Sorter(element, recipe.roles, context, reading)
    sorter.parts.level = recipe.level
    parts = sorter.sort()
    if recipe.inline:
        held = show_all(element.content, context) or "".join(parts.body)
        words = " ".join(text for text in (*parts.headings, *parts.texts) if text not in held)
        if held.strip() and words:
            sorter.unshown("title", words)
        return held or words
    if recipe.by_site:
        context.note(messages.DYNAMIC_ELEMENT, name=element.label)
    if held := show_all([*element.content, *parts.items], context).strip():
        parts.body.append(held)
    if (
        recipe.shape is not shapes.picture  # there the URL takes the place of the image by id: both are one
        and len(parts.body) == 1
        and type_of(alone := parts.body[0].strip()) == "image"
        and values.is_url(alone)
    ):
        parts.images += map(parts.image_of, parts.take("body"))
    shown = joined([*recipe.shape(parts), *card(parts)])
    if recipe.by_site and shown:  # labels of a form, words for "no posts": they belong to what is not there
        sorter.unshown("text", values.words_of(shown))
        return ""
    if not shown and element.builder and is_unknown(element.name) and "." not in element.name:
        context.note(messages.DYNAMIC_ELEMENT, name=element.label)
    return shown
