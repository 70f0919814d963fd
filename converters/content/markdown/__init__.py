"""HTML to Markdown that proves itself, and Markdown to HTML.

`spelling` says what each flavour understands, `tree` reads HTML, one small file a rule writes
it (`blocks`, `lists`, `tables`, `code`, `inlines`, `links`, `footnotes`), `shape` is what is
compared, `prove` tries until it is right. The other way, `reading` renders what a generator would.
"""

from converters.content.markdown.backgrounds import brought_forward
from converters.content.markdown.destinations import links_of, redirected
from converters.content.markdown.guard import protect
from converters.content.markdown.prove import Result, to_markdown
from converters.content.markdown.reading import Reading, read, to_html, translated, with_anchors
from converters.content.markdown.render import rendered
from converters.content.markdown.spelling import (
    ANY,
    COMMONMARK_GFM,
    GOLDMARK,
    KRAMDOWN,
    PYTHON_MARKDOWN,
    SPELLINGS,
    Spelling,
)

__all__ = [
    "ANY",
    "COMMONMARK_GFM",
    "GOLDMARK",
    "KRAMDOWN",
    "PYTHON_MARKDOWN",
    "SPELLINGS",
    "Reading",
    "Result",
    "Spelling",
    "brought_forward",
    "links_of",
    "protect",
    "read",
    "redirected",
    "rendered",
    "to_html",
    "to_markdown",
    "translated",
    "with_anchors",
]
