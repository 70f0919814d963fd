"""A heading at the start of a text that says the title again."""

from typing import Final

from converters import lazy_re

_HEADING: Final = lazy_re.compile(r"\s*#[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)")


def without_title(text: str, title: str) -> str:
    """A text without such a heading; all targets show the title above the text."""
    found = _HEADING.match(text)
    if found and " ".join(found[1].split()).lower() == " ".join(title.split()).lower():
        return text[found.end() :].lstrip("\n")
    return text
