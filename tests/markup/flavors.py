"""Markdown as the generators read it, and the template tags of all of them."""

from converters.generators.hugo.template_tags import FLAVOR as HUGO
from converters.generators.jekyll.template_tags import FLAVOR as JEKYLL
from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.markdown import COMMONMARK_GFM, PYTHON_MARKDOWN
from converters.markup.markdown.template_syntax import TagSet

ALL_TAGS = TagSet(TEMPLATE_SYNTAXES)
FLAVORS = {flavor.name: flavor for flavor in (COMMONMARK_GFM, HUGO, JEKYLL, PYTHON_MARKDOWN)}
"""The flavor of each writer, with its template language."""
