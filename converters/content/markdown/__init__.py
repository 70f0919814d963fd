"""HTML to Markdown that proves itself, and Markdown to HTML.

`spelling` says what each flavour understands, `tree` reads HTML, one small file a rule writes
it (`blocks`, `lists`, `tables`, `code`, `inlines`, `links`, `footnotes`), `shape` is what is
compared, `prove` tries until it is right.
"""

from converters.content.markdown.guard import protect
from converters.content.markdown.prove import Result, to_markdown
from converters.content.markdown.render import renderer
from converters.content.markdown.spelling import (
    COMMONMARK_GFM,
    GOLDMARK,
    KRAMDOWN,
    PYTHON_MARKDOWN,
    SPELLINGS,
    Spelling,
)

__all__ = [
    "COMMONMARK_GFM",
    "GOLDMARK",
    "KRAMDOWN",
    "PYTHON_MARKDOWN",
    "SPELLINGS",
    "Result",
    "Spelling",
    "protect",
    "to_html",
    "to_markdown",
]


def to_html(markdown: str, spelling: Spelling = COMMONMARK_GFM) -> str:
    """Markdown of this flavour as HTML; raw HTML in it stays as it is."""
    return renderer(spelling)(markdown)
