"""The title of a post: from where it is marked, or from the window's title, without the site's name."""

import re
from typing import Final

from converters.formats.html.reader.dom import find, folded, text_of
from converters.formats.html.reader.metadata import Facts

SEPARATORS: Final = re.compile(r"\s+[-–—|«»·•:]+\s+|\s*[|«»]\s*")
"""What stands between a post's title and the site's name."""
PROTECTED: Final = re.compile(r"^[^\W\d]{3,20}(?: [^\W\d]{2,12})?\s?[::]\s*")
"""What WordPress puts before the title of a post with a password: `Protected: `, in any language."""
_MARKUP: Final = re.compile(r"<(?:em|strong|i|b|code|sub|sup|s|del|ins|q|abbr|kbd|mark)\b")
_ENDS: Final = " -–—|«»·•:"


def title(facts: Facts, site: str) -> tuple[str, str]:
    """The title as plain text, and as HTML where that says more."""
    said = facts.one("title")
    if said and facts.sources["title"] in ("opengraph", "json-ld"):
        return without_site(said, site), ""
    if said:
        return said, _markup(facts, said)
    window = facts.document_title()
    if window.lower() == site.lower() and facts.one("id"):
        return "", ""  # a post without a title
    heads = [text for one in facts.root.css("h1") if (text := text_of(one))]
    facts.sources["title"] = "guess"
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


def _markup(facts: Facts, said: str) -> str:
    for profile in facts.profiles:
        for selector in profile.post.title:
            node = find(facts.scope, selector) if "@" not in selector else None
            if node is not None and text_of(node) == said:
                link = find(node, "a[rel~=bookmark]")
                html = ((node if link is None else link).inner_html or "").strip()
                return html if _MARKUP.search(html) else ""
    return ""
