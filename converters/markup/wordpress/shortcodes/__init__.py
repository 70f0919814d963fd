"""Shortcodes: a table of handlers, run over rendered content as `do_shortcode` does."""

from converters.markup.wordpress.shortcodes.built_in import HANDLERS
from converters.markup.wordpress.shortcodes.expand import expand, expand_body
from converters.markup.wordpress.shortcodes.grammar import (
    Attributes,
    Shortcode,
    parse_attributes,
    replace,
    unautop,
)
from converters.markup.wordpress.shortcodes.table import GROUP, Handler, Table, table

__all__ = [
    "GROUP",
    "Attributes",
    "Handler",
    "Shortcode",
    "Table",
    "expand",
    "expand_body",
    "parse_attributes",
    "replace",
    "table",
    "unautop",
]

# here, since a handler expands the shortcodes in its content by the same table
table.built_in.update(HANDLERS)
