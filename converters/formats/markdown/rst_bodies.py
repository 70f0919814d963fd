"""Texts in reStructuredText as HTML, with findings for what only their generator knows."""

import re
from collections import Counter

from converters import lazy_re, messages
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.markup.rst import render as rst
from converters.model import Markup

_TEASER = lazy_re.compile(r"^\.\. +(?:TEASER_END|more)(?:: *[^\n]*)?[ \t]*$", re.M)
"""An end of the teaser that is a comment, which docutils would drop."""


def rendered(site: SourceSite, file: ContentFile, body: Markup) -> Markup:
    """The HTML of a text; the text itself, with a loss, where docutils is not installed or cannot render it."""
    if not rst.can_render():
        site.diagnostics.report(messages.RESTRUCTURED_TEXT, file=file.source.name)
        return body
    result = rst.render(_TEASER.sub(".. more::", body.text))
    for name, count in Counter(result.unknown).items():
        site.diagnostics.report(messages.RST_UNKNOWN, file=file.source.name, name=name, count=count)
    for problem in dict.fromkeys(result.problems):
        site.diagnostics.report(messages.RST_PROBLEM, file=file.source.name, why=problem)
    if not result.html.strip() and body.text.strip() and result.problems:
        return body
    return Markup(text=result.html.strip("\n"), dialect="html")
