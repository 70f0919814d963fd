"""HTML to Markdown that proves itself, and Markdown to HTML.

`spelling` says what each flavour understands, `tree` reads HTML, one small file a rule writes
it (`blocks`, `lists`, `tables`, `code`, `inlines`, `links`, `footnotes`), `shape` is what is
compared, `prove` tries until it is right. The other way, `reading` renders what a generator would.
"""

from converters.markup.markdown.background_images import brought_forward
from converters.markup.markdown.escape_templates import protect
from converters.markup.markdown.flavors import (
    ANY,
    COMMONMARK_GFM,
    GOLDMARK,
    KRAMDOWN,
    PYTHON_MARKDOWN,
    SPELLINGS,
    Spelling,
)
from converters.markup.markdown.link_urls import links_of, redirected
from converters.markup.markdown.reading import Reading, read, to_html, translated, with_anchors
from converters.markup.markdown.render import rendered
from converters.markup.markdown.verify import Result, to_markdown

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
