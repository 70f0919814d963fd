"""Page builders: their elements become headings, texts, images and links; the layout goes, and is reported."""

from converters.markup.wordpress.builders.choose import holds_all, holds_more, report_rest, rest
from converters.markup.wordpress.builders.element import Element
from converters.markup.wordpress.builders.shortcodes import expand
from converters.markup.wordpress.builders.show import show
from converters.markup.wordpress.builders.sorter import Reading
from converters.markup.wordpress.builders.stored import stored_page

__all__ = [
    "Element",
    "Reading",
    "expand",
    "holds_all",
    "holds_more",
    "report_rest",
    "rest",
    "show",
    "stored_page",
]
