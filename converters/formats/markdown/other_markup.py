"""Texts in Textile, reStructuredText and Org as HTML, with findings for what only their generator or editor knows."""

import re
from collections import Counter
from html import escape
from typing import Final

from converters import lazy_re, messages
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.markup import textile
from converters.markup.org import render as org
from converters.markup.rst import render as rst
from converters.model import Markup

_TEASER = lazy_re.compile(r"^\.\. +(?:TEASER_END|more)(?:: *[^\n]*)?[ \t]*$", re.M)
"""An end of the teaser that is a comment, which docutils would drop."""
_CODE: Final = lazy_re.compile(
    r"\{%-?\s*highlight\s+([\w+#-]+)[^%\n]*%\}[ \t]*\n?(.*?)\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
)
"""Code between tags of Liquid, which are read before Textile is."""
_PLACEHOLDER: Final = lazy_re.compile(r"(?:<p>)?\ue000(\d{1,6})\ue001(?:</p>)?")
"""What stands for code while Textile is rendered: private characters, which no rule of Textile knows."""


def textile_body(site: SourceSite, file: ContentFile, body: Markup) -> Markup:
    """The HTML of a text; the text itself, with a loss, where the package for Textile is not installed."""
    if (render := textile.renderer()) is None:
        site.diagnostics.report(messages.NO_TEXTILE, file=file.source.name, number=1)
        return body
    blocks: list[str] = []

    def placeholder(found: re.Match[str]) -> str:
        code = escape(found[2].rstrip("\n"), quote=False)
        blocks.append(f'<pre><code class="language-{found[1]}">{code}</code></pre>')
        return f"\n\n\ue000{len(blocks) - 1}\ue001\n\n"

    end = (
        body.text.find("%}", body.text.rfind("endhighlight")) + 2
    )  # below the last end no code is looked for
    html = render(_CODE.sub(placeholder, body.text[:end]) + body.text[end:])
    if html is None:
        site.diagnostics.report(messages.TEXTILE_PROBLEM, file=file.source.name)
        return body
    html = _PLACEHOLDER.sub(lambda found: blocks[int(found[1])] if int(found[1]) < len(blocks) else "", html)
    return Markup(text=html.strip("\n"), dialect="html")


def rst_body(site: SourceSite, file: ContentFile, body: Markup) -> Markup:
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


def org_body(site: SourceSite, file: ContentFile, body: Markup) -> Markup:
    """The HTML of a text."""
    result = org.render(body.text)
    if result.hidden:
        site.diagnostics.tally(messages.HIDDEN_TEXT, result.hidden)
    for name, count in Counter(result.unread).items():
        site.diagnostics.report(messages.UNREAD_DIRECTIVE, file=file.source.name, name=name, count=count)
    return Markup(text=result.html.strip("\n"), dialect="html")
