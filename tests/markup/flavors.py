"""Markdown as the generators read it, and the template tags of all of them."""

from converters.generators.hugo.template_tags import FLAVOR as HUGO
from converters.generators.jekyll.template_tags import FLAVOR as JEKYLL
from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.markdown import COMMONMARK_GFM, PYTHON_MARKDOWN, MarkdownFlavor
from converters.markup.markdown.template_syntax import TagSet
from tests.markup import meaning

ALL_TAGS = TagSet(TEMPLATE_SYNTAXES)
FLAVORS = {flavor.name: flavor for flavor in (COMMONMARK_GFM, HUGO, JEKYLL, PYTHON_MARKDOWN)}
"""The flavor of each writer, with its template language."""


def meant(html: str, flavor: MarkdownFlavor) -> meaning.Tree:
    """What HTML means, as far as a flavor can say it.

    Where some renderers make links of bare addresses, they are links. Where a mark ends a summary wherever it stands,
    it may stand before the box that it was in.
    """
    tree = meaning.meaning(html, flavor.tabs)
    if flavor.autolinks:
        tree = meaning.with_bare_addresses(tree)
    return meaning.without_marks(tree) if flavor.divider else tree
