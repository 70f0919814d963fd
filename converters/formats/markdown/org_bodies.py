"""Texts in Org as HTML, with findings for what Org does not export, and for what only Emacs knows."""

from collections import Counter

from converters import messages
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.markup.org.render import render
from converters.model import Markup


def org_body(site: SourceSite, file: ContentFile, body: Markup) -> Markup:
    """The HTML of a text."""
    result = render(body.text)
    if result.hidden:
        site.diagnostics.tally(messages.HIDDEN_TEXT, result.hidden)
    for name, count in Counter(result.unread).items():
        site.diagnostics.report(messages.UNREAD_DIRECTIVE, file=file.source.name, name=name, count=count)
    return Markup(text=result.html.strip("\n"), dialect="html")
