"""HTML to Markdown with a verified round trip, and Markdown to HTML.

`flavors` lists what each renderer understands. `tree` reads HTML, and `writing` has a small module for each construct that
writes it; `common` reads the blocks that WordPress writes in common ways without a tree, and `conversion` puts all
together. `verify` renders the result and compares it with the source block by block, and as a whole where blocks differ
(`verification`). `reading` converts Markdown to HTML.
"""

from converters.markup.markdown.background_images import inline_background_images
from converters.markup.markdown.conversion import to_markdown
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
from converters.markup.markdown.verify import Result

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
