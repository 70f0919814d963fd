"""The title of a text whose front matter has none."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from converters import lazy_re
from converters.formats.markdown.documents import Document
from converters.generators.content_file import ContentFile
from converters.io.character_references import unescape
from converters.model import Markup

_HEADING_AT_START = lazy_re.compile(
    r"(?:[ \t]*+\r?\n)*+(?P<heading> {0,3}(?:#[ \t][^\n]*|[^\s#>`~<\[][^\n]*\n {0,3}=+[ \t]*))\r?(?:\n|\Z)"
)
"""What may be a heading before all else; rendering it decides."""
_TEMPLATE = lazy_re.compile(r"\{\{|\{%")
_ID = lazy_re.compile(r"(?<![ \t])[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
_EMPHASIS = lazy_re.compile(r"</?(?:em|strong|code|del)>")


def title_and_body(metadata: Mapping[str, Any], file: ContentFile, document: Document) -> tuple[str, Markup]:
    """The title: of the front matter, the first heading, or the file name in words; and the text below it.

    A heading that is the title is removed from the text, since it would be shown twice. One with a link or an
    image in it stays, since a title has neither.
    """
    body = document.body
    if "title" in metadata or any(name.lower() == "title" for name in document.fields):
        return str(metadata.get("title", "")), body
    if body.dialect == "markdown" and (match := _HEADING_AT_START.match(body.text)):
        words, is_all = _visible_text(match["heading"])
        if words:
            return words, replace(body, text=body.text[match.end() :].lstrip("\r\n")) if is_all else body
    if isinstance(link := metadata.get("link_title"), str):
        return link, body
    parts = re.split(r"[-_ ]+", file.name or file.bundle.rstrip("/").rpartition("/")[2])
    return " ".join(part[:1].upper() + part[1:] for part in parts if part), body


def _visible_text(heading: str) -> tuple[str, bool]:
    """The text that a reader sees of a heading, and whether it has nothing else but emphasis.

    Empty if it is no heading.
    """
    from converters.markup.markdown.render import comrak_renderer

    if _TEMPLATE.search(heading):
        return "", False
    html = re.fullmatch(r"<h1>(.*)</h1>\s*", comrak_renderer()(_ID.sub("", heading)), re.DOTALL)
    inner = _EMPHASIS.sub("", html[1]) if html else ""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", inner)).split()), "<" not in inner
