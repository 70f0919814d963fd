"""What files with the text of a post are called, whatever the generator: its own flavour may take fewer."""

from typing import Final

MARKDOWN: Final = (".md", ".mdx", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown")
"""Endings of Markdown."""
TEXTS: Final = (*MARKDOWN, ".rst", ".adoc")
"""Endings of what is no page of any site: a generator makes a page of it, and puts its address where it is linked to."""


def without_ending(path: str) -> str:
    """The path of a text without its ending; a path that is none of a text stays."""
    lower = path.lower()
    return next((path[: -len(ending)] for ending in TEXTS if lower.endswith(ending)), path)
