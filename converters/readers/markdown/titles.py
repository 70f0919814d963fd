"""What a text is called that does not say."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from converters.model import Markup
from converters.readers.markdown.documents import Document
from converters.readers.markdown.spots import Spot

_HEADING = re.compile(
    r"\s*(?:#[ \t]+(?P<hash>[^\n]*?)[ \t]*#*[ \t]*\r?(?:\n|\Z)|(?P<under>[^\n#>*+`|-][^\n]*)\r?\n=+[ \t]*\r?(?:\n|\Z))"
)


def titled(facts: Mapping[str, Any], spot: Spot, document: Document) -> tuple[str, Markup]:
    """The title of the header, or the text's first heading, or the file's name in words; and the text below the title.

    A heading that is the title is none of the text any more: it would be shown twice.
    """
    body = document.body
    if "title" in facts or any(name.lower() == "title" for name in document.fields):
        return str(facts.get("title", "")), body
    if body.dialect == "markdown" and (found := _HEADING.match(body.text)):
        heading = found["hash"] if found["hash"] is not None else found["under"]
        if heading.strip():
            return str(heading.strip()), replace(body, text=body.text[found.end() :].lstrip("\r\n"))
    if isinstance(link := facts.get("link_title"), str):
        return link, body
    words = re.split(r"[-_ ]+", spot.name or spot.bundle.rstrip("/").rpartition("/")[2])
    return " ".join(word[:1].upper() + word[1:] for word in words if word), body
