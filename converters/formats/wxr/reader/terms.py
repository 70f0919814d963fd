"""The authors and terms that the channel lists."""

from lxml import etree

from converters.formats.wxr.reader.fields import META, metas_of, read_values
from converters.formats.wxr.reader.namespaces import Names
from converters.model import Author, Extra, Term
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings, Values
from converters.readers.wordpress.terms import author_of, term_of

_author_names = Names(dict(vocabulary.AUTHOR))
_term_names = Names(vocabulary.TERM | {"wp:termmeta": META})


def read_author(element: etree._Element, pending: PendingFindings) -> Author:
    """An author as the channel lists them."""
    extra: Extra = {}
    values: Values = {}
    read_values(element, _author_names, values, extra, pending, {})
    return author_of(values, extra)


def read_term(element: etree._Element, kind: str, pending: PendingFindings) -> Term:
    """A category, tag or term as the channel lists them; `kind` is its element."""
    extra: Extra = {}
    values: Values = {}
    metas: list[etree._Element] = []
    read_values(element, _term_names, values, extra, pending, {META: metas})
    return term_of(values, vocabulary.TAXONOMIES.get(kind, ""), extra, metas_of(metas, extra))
