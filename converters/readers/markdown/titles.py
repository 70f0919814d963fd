"""What a text is called that does not say."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from msgspec.structs import replace

from converters.model import Markup
from converters.readers.markdown.documents import Document
from converters.readers.markdown.spots import Spot

_HEADING = re.compile(
    r"(?:[ \t]*\r?\n)* {0,3}(?:#[ \t]+(?P<hash>[^\n]*?)[ \t]*#*[ \t]*\r?(?:\n|\Z)"
    r"|(?P<under>[^\s#>*+`|-][^\n]*)\r?\n {0,3}=+[ \t]*\r?(?:\n|\Z))"
)
_MARKS = re.compile(r"[][*_`<>&\\!~:@]")
_EMPHASIS = re.compile(r"</?(?:em|strong|code|del)>")


def titled(facts: Mapping[str, Any], spot: Spot, document: Document) -> tuple[str, Markup]:
    """The title of the header, or the text's first heading, or the file's name in words; and the text below the title.

    A heading that is the title is none of the text any more: it would be shown twice. One with a link or a picture
    in it stays, for a title has none.
    """
    body = document.body
    if "title" in facts or any(name.lower() == "title" for name in document.fields):
        return str(facts.get("title", "")), body
    if body.dialect == "markdown" and (found := _HEADING.match(body.text)):
        heading = found["hash"] if found["hash"] is not None else found["under"]
        said, whole = _words(heading.strip())
        if said:
            return said, replace(body, text=body.text[found.end() :].lstrip("\r\n")) if whole else body
    if isinstance(link := facts.get("link_title"), str):
        return link, body
    words = re.split(r"[-_ ]+", spot.name or spot.bundle.rstrip("/").rpartition("/")[2])
    return " ".join(word[:1].upper() + word[1:] for word in words if word), body


def _words(heading: str) -> tuple[str, bool]:
    """What a reader sees of a heading, and whether that is all: emphasis apart."""
    if not _MARKS.search(heading):
        return heading, True
    from converters.content.markdown.render import comrak_renderer

    html = comrak_renderer()(f"# {heading}").strip().removeprefix("<h1>").removesuffix("</h1>")
    inner = _EMPHASIS.sub("", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", inner)).split()), "<" not in inner
