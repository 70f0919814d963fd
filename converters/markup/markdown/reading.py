"""Markdown as a flavour's generator reads it, as HTML: the way there for bodies that come from Markdown.

comrak reads it, with the extensions that the flavour has; what Pelican writes, Python-Markdown
does. Neither knows shortcodes and formulas: those stay as they are (`foreign`).
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Final, NamedTuple

from converters.markup.markdown.attributes import applied
from converters.markup.markdown.flavors import ANY, COMMONMARK_GFM, MarkdownFlavor
from converters.markup.markdown.render import comrak_renderer, renderer
from converters.markup.markdown.template_tags import Address, TemplateTags

_HEADING: Final = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.S)
_AS_IT_IS: Final = replace(ANY, heading_ids=False, attributes=False)
_TERMS: Final = re.compile("<dt>([^<]*\n[^<]*)</dt>")


class Reading(NamedTuple):
    """What became of a text, and the shortcodes and template tags in it that only the site's own generator can fill."""

    text: str
    """HTML of `read`, Markdown of `translated`."""
    shortcodes: Counter[str]


def read(
    markdown: str, flavor: MarkdownFlavor = COMMONMARK_GFM, address: Address = lambda tag: None
) -> Reading:
    """Markdown of this flavour as HTML; raw HTML in it stays as it is. `address` knows what tags stand for (see `named`)."""
    foreign = TemplateTags(markdown.replace("\r\n", "\n"), flavor, address)
    html = _reader(flavor)(foreign.text)
    if "<dt>" in html:
        html = _TERMS.sub(lambda found: "\n".join(f"<dt>{term}</dt>" for term in found[1].split("\n")), html)
    if foreign.lists:
        html = applied(html, foreign.lists)
    return Reading(foreign.restore(html), foreign.shortcodes)


def with_anchors(html: str) -> str:
    """Rendered Markdown whose headings have the `id` that generators give them, so that links to them go on leading there.

    Their rule is GitHub's (Hugo's `autoHeadingIDType`, `kramdown-parser-gfm`): small letters, no punctuation,
    a hyphen for a blank, and a number behind the second of a name.
    """
    seen: Counter[str] = Counter()

    def one(found: re.Match[str]) -> str:
        level, attributes, inner = found.groups()
        if re.search(r"\sid=", attributes):
            return found[0]
        words = unescape(re.sub(r"<[^>]*>", "", inner)).lower().strip()
        name = re.sub(r"[ \t]", "-", re.sub(r"[^\w\- \t]", "", words))
        seen[name] += 1
        if not name:
            return found[0]
        mark = f"-{seen[name] - 1}" if seen[name] > 1 else ""
        return f'<h{level} id="{name}{mark}"{attributes}>{inner}</h{level}>'

    return _HEADING.sub(one, html)


def convert_template_tags(markdown: str, address: Address = lambda tag: None) -> Reading:
    """Markdown as every generator reads it: tags that name an address are that address, blocks of code are fenced,
    what was spelled so that one generator shows it is that text. All else stays, to the letter."""
    foreign = TemplateTags(markdown, _AS_IT_IS, address, stays=True)
    return Reading(foreign.convert_template_tags(), foreign.shortcodes)


def to_html(markdown: str, flavor: MarkdownFlavor = COMMONMARK_GFM) -> str:
    """The same, only the HTML."""
    return read(markdown, flavor).text


@cache
def _reader(flavor: MarkdownFlavor) -> Callable[[str], str]:
    if flavor.renderer == "python-markdown":
        return renderer(flavor)
    return comrak_renderer(autolinks=flavor.autolinks, definition_lists=flavor.definition_lists)
