"""Finds texts whose line ends would be line breaks on the site that they come from, and spaces elsewhere."""

import re

from converters import lazy_re
from converters.model import Markup

_PARAGRAPH = lazy_re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SOFT_BREAK = lazy_re.compile(r"(?<!<br />)\n")


def has_soft_breaks(body: Markup) -> bool:
    """Whether a paragraph has a line end that CommonMark shows as a space."""
    if body.dialect != "markdown" or "\n" not in body.text.strip():
        return False
    from converters.markup.markdown.render import comrak_renderer

    paragraphs = _PARAGRAPH.finditer(comrak_renderer()(body.text))
    return any(_SOFT_BREAK.search(paragraph[1]) for paragraph in paragraphs)
