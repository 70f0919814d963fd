"""HTML to Markdown that proves itself, and Markdown to HTML.

`spelling` says what each flavour understands, `tree` reads HTML, one small file a rule writes
it (`blocks`, `lists`, `tables`, `code`, `inlines`, `links`, `footnotes`), `shape` is what is
compared, `prove` tries until it is right. The other way, `reading` renders what a generator would.
"""

from converters.markup.markdown.background_images import inline_background_images
from converters.markup.markdown.escape_templates import protect
from converters.markup.markdown.flavors import (
    ANY,
    COMMONMARK_GFM,
    FLAVORS,
    GOLDMARK,
    KRAMDOWN,
    PYTHON_MARKDOWN,
    MarkdownFlavor,
)
from converters.markup.markdown.link_urls import links_of, rewrite_link_urls
from converters.markup.markdown.reading import Reading, convert_template_tags, read, to_html, with_anchors
from converters.markup.markdown.render import rendered
from converters.markup.markdown.verify import Result, to_markdown

__all__ = [
    "ANY",
    "COMMONMARK_GFM",
    "FLAVORS",
    "GOLDMARK",
    "KRAMDOWN",
    "PYTHON_MARKDOWN",
    "MarkdownFlavor",
    "Reading",
    "Result",
    "convert_template_tags",
    "inline_background_images",
    "links_of",
    "protect",
    "read",
    "rendered",
    "rewrite_link_urls",
    "to_html",
    "to_markdown",
    "with_anchors",
]
