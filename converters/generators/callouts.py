"""Boxes of generators (notes, warnings, tabs, folded texts) in Markdown that every renderer knows, and marked text."""

import re
from textwrap import dedent
from typing import Final

MARK: Final = r"(?P<mark>(?<![=\\])==(?![=\s])(?P<marked>[^\n]{1,2000}?)(?<![=\s])==(?!=))"
"""Text between `==`, which Obsidian and PyMdown highlight."""

DEEPEST: Final = 16
"""Boxes in boxes that are quotes: each line of a text has a mark for each of them. What is below has its title in bold."""

_ALERT: Final = (
    r"^(?P<quote>[ \t]*(?:>[ \t]?)+)\[!(?P<kind>[A-Za-z][\w-]*)\][+-]?(?:[ \t]+(?P<title>[^\n]*))?$"
)
"""The first line of an alert (GitHub, Basic writing and formatting syntax; Hugo, Blockquote render hooks; VitePress, Zola)."""


def alerts(text: str) -> str:
    """A text whose alerts (`> [!NOTE]`) are block quotes with the title in bold: most renderers show the mark as text."""
    if "[!" not in text:
        return text
    # the tables of all generators are loaded at every start
    from converters.markup.markdown.template_tags import code_in

    return re.sub(f"{code_in(text)}|{_ALERT}", _alert, text, flags=re.S | re.M)


def _alert(found: re.Match[str]) -> str:
    end = max(found.start() - 1, 0)
    above = found.string[found.string.rfind("\n", 0, end) + 1 : end]
    if not found["kind"] or above.lstrip().startswith(">"):
        return found[0]
    title = bold(found["title"] or found["kind"].replace("-", " ").capitalize())
    return f"{found['quote'].rstrip()} {title}\n{found['quote'].rstrip()}"


def bold(title: str) -> str:
    """A title in bold, whatever of it is bold already."""
    return f"**{title.replace('**', '').replace('__', '').strip()}**"


def quote(title: str, text: str) -> str:
    """A box as a block quote with its title in bold, surrounded by blank lines."""
    heading = f"{bold(title)}\n\n" if title.strip() else ""
    lines = f"{heading}{dedent(text).strip(chr(10))}".strip().split("\n")
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def folded(summary: str, text: str) -> str:
    """A box that visitors open."""
    return f"\n\n<details>\n<summary>{summary}</summary>\n\n{dedent(text).strip()}\n\n</details>\n\n"


def section(title: str, text: str) -> str:
    """One of several texts that share a place, such as a tab: its title in bold above it."""
    heading = f"{bold(title)}\n\n" if title.strip() else ""
    return f"\n\n{heading}{dedent(text).strip(chr(10))}\n\n"


def set_apart(html: str, text: str, start: int, end: int) -> str:
    """A tag in the place of `text[start:end]`: one that is alone in its line has an empty line below it.

    Without it the tag would begin a block of HTML, in which nothing is Markdown (CommonMark 0.31, 4.6, kind 7).
    """
    alone = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n"
    return f"{html}\n" if alone and text[end + 1 : end + 2] != "\n" else html
