"""What sites of Vue and Svelte have in their Markdown: programs of the page, and tags of components."""

import re
from typing import Final

from converters import lazy_re

PROGRAM: Final = (
    r"(?P<program>^<(?P<element>script|style)\b[^>]*>(?:(?!</(?P=element)).)*</(?P=element)>[ \t]*)"
)
"""A program or a style sheet at the start of a line, of which visitors see nothing."""
COMPONENT: Final = r"""<(?P<closing>/?)(?P<name>[A-Z][\w.]*)(?P<attributes>(?:\s+[^\s"'<>/={}]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*(?P<empty>/?)>"""
"""The tag of a component."""
_TITLE: Final = lazy_re.compile(r"\s(?:title|label)=[\"']([^\"']+)")
_TEXT: Final = lazy_re.compile(r"\stext=[\"']([^\"']+)")
_KNOWN: Final = frozenset("Badge ClientOnly CodeGroup CodeGroupItem CodeTabs Tab TabItem Tabs".split())
"""Components that show no more than their text and what is between their tags."""


def component(found: re.Match[str], programs: dict[str, None]) -> str:
    """What the tag of a component shows; one with nothing between its tags stays, as a mark for who edits the text.

    `programs` gets the names of components that show more than that.
    """
    if found["name"] not in _KNOWN and not found["closing"]:
        programs[f"<{found['name']}>"] = None
    if found["empty"]:
        words = _TEXT.search(found["attributes"])
        return words[1] if words else found[0]
    title = _TITLE.search(found["attributes"])
    return f"\n\n**{title[1]}**\n\n" if title else ""
