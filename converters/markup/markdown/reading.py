"""Markdown to HTML, as the renderer of its flavor makes it.

comrak renders it, with the extensions of the flavor, or Python-Markdown. Neither knows shortcodes
and formulas: those stay as they are (`template_tags`).
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.elements import replace_elements
from converters.markup.markdown.attributes import applied
from converters.markup.markdown.flavors import ANY, COMMONMARK_GFM, MarkdownFlavor
from converters.markup.markdown.render import comrak_renderer, renderer
from converters.markup.markdown.template_syntax import TagSet
from converters.markup.markdown.template_tags import TemplateTags

_HEADING: Final = lazy_re.compile(r"<(h[1-6])((?:\s[^<>]*)?)>")
_ID: Final = lazy_re.compile(r"\sid=")
_TAG: Final = lazy_re.compile(r"<[^<>]*>")
_NO_SPACE_OR_WORD: Final = lazy_re.compile(r"[^\w\- \t]")
_AS_IT_IS: Final = replace(ANY, heading_ids=False, attributes=False)
NO_TAGS: Final = TagSet()
_TERMS: Final = lazy_re.compile("<dt>([^<]*\n[^<]*)</dt>")


class Reading(NamedTuple):
    """The converted text, and the shortcodes and template tags in it that only the site's generator can render."""

    text: str
    """HTML from `read`, Markdown from `convert_template_tags`."""
    shortcodes: Counter[str]
    hidden: int
    """The number of comments in a template language, which are left out."""


def read(markdown: str, flavor: MarkdownFlavor = COMMONMARK_GFM, tags: TagSet = NO_TAGS) -> Reading:
    """Markdown of this flavor as HTML; raw HTML in it stays as it is.

    `tags` are the template tags that are recognised, unless the flavor has a template language of its own.
    """
    taken = TemplateTags(markdown.replace("\r\n", "\n"), flavor, tags)
    html = _reader(flavor)(taken.text)
    if "<dt>" in html:
        html = _TERMS.sub(lambda found: "\n".join(f"<dt>{term}</dt>" for term in found[1].split("\n")), html)
    if taken.lists:
        html = applied(html, taken.lists, taken.pattern)
    return Reading(taken.restore(html), taken.shortcodes, taken.hidden)


def with_anchors(html: str) -> str:
    """Rendered Markdown whose headings have the `id` that generators give them, so that links to them still work.

    Most generators follow GitHub's rule: lower case, no punctuation, a hyphen for each space, and a
    number after the second heading with the same name.
    """
    seen: Counter[str] = Counter()

    def heading(tag: re.Match[str], whole: str) -> str:
        if _ID.search(tag[2]):
            return whole
        words = unescape(_TAG.sub("", whole)).lower().strip()
        name = _NO_SPACE_OR_WORD.sub("", words).replace(" ", "-").replace("\t", "-")
        seen[name] += 1
        if not name:
            return whole
        mark = f"-{seen[name] - 1}" if seen[name] > 1 else ""
        return f'<{tag[1]} id="{name}{mark}"{whole[len(tag[1]) + 1 :]}'

    return replace_elements(html, _HEADING, heading)


def convert_template_tags(markdown: str, tags: TagSet = NO_TAGS) -> Reading:
    """Markdown as every generator reads it.

    Tags that name a URL become that URL, blocks of code are fenced, what was written so that one generator
    shows it becomes that text. The rest stays, byte for byte.
    """
    taken = TemplateTags(markdown, _AS_IT_IS, tags, stays=True)
    return Reading(taken.convert_template_tags(), taken.shortcodes, taken.hidden)


def to_html(markdown: str, flavor: MarkdownFlavor = COMMONMARK_GFM) -> str:
    """Markdown of this flavor as HTML; template tags stay as they are."""
    return read(markdown, flavor).text


@cache
def _reader(flavor: MarkdownFlavor) -> Callable[[str], str]:
    if flavor.renderer == "python-markdown":
        return renderer(flavor)
    return comrak_renderer(autolinks=flavor.autolinks, definition_lists=flavor.definition_lists)
