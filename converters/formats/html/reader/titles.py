"""The title of a post: from its markup, or from the `title` element without the name of the site."""

import re
from typing import Final

from converters.formats.html.reader.dom import find, folded, text_of
from converters.formats.html.reader.metadata import PageMetadata

SEPARATORS: Final = re.compile(r"\s+[-–—|«»·•:]+\s+|\s*[|«»]\s*")
"""Separators of a post's title and the name of the site."""
PREFIX: Final = re.compile(r"^[^\W\d]{3,20}(?: [^\W\d]{2,12})?\s?[::]\s*")
"""The prefix of WordPress for the title of a post with a password (`Protected: `) or of a private one (`Private: `), in any language."""
_MARKUP: Final = re.compile(r"<(?:em|strong|i|b|code|sub|sup|s|del|ins|q|abbr|kbd|mark)\b")
_ENDS: Final = " -–—|«»·•:"


def title(metadata: PageMetadata, site: str) -> tuple[str, str]:
    """The title as plain text, and as HTML if it has markup."""
    stated = metadata.value("title")
    if stated and metadata.sources["title"] in ("opengraph", "json-ld"):
        return without_site(stated, site), ""
    if stated:
        return stated, _markup(metadata, stated)
    window = metadata.document_title()
    if window.lower() == site.lower() and metadata.value("id"):
        return "", ""  # a post without a title
    heads = [text for heading in metadata.root.css("h1") if (text := text_of(heading))]
    metadata.sources["title"] = "guess"
    stated = next((head for head in heads if head in window), "")
    return stated or without_site(window, site) or next(iter(heads), ""), ""


def without_site(text: str, site: str) -> str:
    """`Post – Site`, or `Site » Post`, without the site."""
    parts = SEPARATORS.split(text)
    if len(parts) < 2 or not site:
        return text
    if folded(parts[-1]).lower() == site.lower():
        return text[: text.rindex(parts[-1])].rstrip(_ENDS)
    if folded(parts[0]).lower() == site.lower():
        return text[text.index(parts[1], len(parts[0])) :]
    return text


def _markup(metadata: PageMetadata, text: str) -> str:
    for profile in metadata.profiles:
        for selector in profile.post.title:
            node = find(metadata.scope, selector) if "@" not in selector and "=~" not in selector else None
            if node is not None and text_of(node) == text:
                link = find(node, "a[rel~=bookmark]")
                html = ((node if link is None else link).inner_html or "").strip()
                return html if _MARKUP.search(html) else ""
    return ""
