"""Shows elements of page builders, from the inside out, as stored content: HTML in which paragraphs may lack their tags."""

import re
from collections.abc import Sequence

from converters import messages
from converters.markup.wordpress.builders import values
from converters.markup.wordpress.builders.element import Element, joined
from converters.markup.wordpress.builders.hidden import is_hidden
from converters.markup.wordpress.builders.parts import Reading, Sorter
from converters.markup.wordpress.builders.recipes import recipe_for
from converters.markup.wordpress.builders.shapes import card, item
from converters.markup.wordpress.context import Context

_ITEMS = re.compile(r"(?:\s*<li>.*</li>\s*)+", re.DOTALL)


def show_all(content: Sequence[str | Element], context: Context) -> str:
    """Texts and elements in order. Each element is set apart from what is around it, unless it stands within a line."""
    pieces: list[str] = []
    within_line = True
    for part in content:
        piece = part if isinstance(part, str) else show(part, context)
        inline = isinstance(part, str) or recipe_for(part.name).inline
        if not inline:
            piece = piece.strip()
        if pieces and not (inline and within_line):
            pieces.append("\n\n")
        within_line = inline
        pieces.append(piece)
    return "".join(pieces)


def show(element: Element, context: Context, reading: Reading = Reading.USUAL) -> str:
    """One element, with those in it."""
    if element.builder:
        context.note(messages.PAGE_BUILDER, builder=element.builder)
    if is_hidden(element.settings):
        context.note(messages.HIDDEN_ELEMENT, name=element.label)
        return ""
    recipe = recipe_for(element.name)
    sorter = Sorter(element, recipe.roles, context, reading)
    sorter.parts.level = recipe.level
    parts = sorter.sort()
    if recipe.inline:
        held = show_all(element.content, context)
        words = " ".join(text for text in (*parts.headings, *parts.texts) if text not in held)
        if held.strip() and words:
            sorter.unshown("title", words)
        return held or words
    if recipe.by_site:
        context.note(messages.DYNAMIC_ELEMENT, name=element.label)
    if held := show_all([*element.content, *parts.items], context).strip():
        parts.body.append(held)
    shown = joined([*recipe.shape(parts), *card(parts)])
    if recipe.by_site and shown:  # labels of a form, words for "no posts": they belong to what is not there
        sorter.unshown("text", values.words_of(shown))
        return ""
    return f"<ul>\n{shown}\n</ul>" if _ITEMS.fullmatch(shown) and recipe.shape is not item else shown
