"""Texts in Textile as HTML."""

import re
from html import escape
from typing import Final

from converters import lazy_re, messages
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.markup import textile
from converters.model import Markup

_CODE: Final = lazy_re.compile(
    r"\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}[ \t]*\n?(.*?)\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
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

    html = render(_CODE.sub(placeholder, body.text))
    html = _PLACEHOLDER.sub(lambda found: blocks[int(found[1])] if int(found[1]) < len(blocks) else "", html)
    return Markup(text=html.strip("\n"), dialect="html")
