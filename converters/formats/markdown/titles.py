"""What a text is called that does not say."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from msgspec.structs import replace

from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.documents import Document
from converters.model import Markup

_START = re.compile(
    r"(?:[ \t]*+\r?\n)*+(?P<heading> {0,3}(?:#[ \t][^\n]*|[^\s#>`~<\[][^\n]*\n {0,3}=+[ \t]*))\r?(?:\n|\Z)"
)
"""What may be a heading before all else; whether it is one, its rendering says."""
_TEMPLATE = re.compile(r"\{\{|\{%")
_ID = re.compile(r"(?<![ \t])[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
_EMPHASIS = re.compile(r"</?(?:em|strong|code|del)>")


def titled(facts: Mapping[str, Any], spot: ContentFile, document: Document) -> tuple[str, Markup]:
    """The title of the header, or the text's first heading, or the file's name in words; and the text below the title.

    A heading that is the title is none of the text any more: it would be shown twice. One with a link or a picture
    in it stays, for a title has none.
    """
    body = document.body
    if "title" in facts or any(name.lower() == "title" for name in document.fields):
        return str(facts.get("title", "")), body
    if body.dialect == "markdown" and (found := _START.match(body.text)):
        said, whole = _words(found["heading"])
        if said:
            return said, replace(body, text=body.text[found.end() :].lstrip("\r\n")) if whole else body
    if isinstance(link := facts.get("link_title"), str):
        return link, body
    words = re.split(r"[-_ ]+", spot.name or spot.bundle.rstrip("/").rpartition("/")[2])
    return " ".join(word[:1].upper() + word[1:] for word in words if word), body


def _words(heading: str) -> tuple[str, bool]:
    """What a reader sees of a heading, and whether that is all: emphasis apart. Empty where it is none."""
    from converters.markup.markdown.render import comrak_renderer

    if _TEMPLATE.search(heading):
        return "", False
    shown = re.fullmatch(r"<h1>(.*)</h1>\s*", comrak_renderer()(_ID.sub("", heading)), re.DOTALL)
    inner = _EMPHASIS.sub("", shown[1]) if shown else ""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", inner)).split()), "<" not in inner
