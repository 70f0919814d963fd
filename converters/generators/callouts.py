"""Boxes of generators (notes, warnings, tabs, folded texts) in Markdown that every renderer knows."""

import re
from textwrap import dedent
from typing import Final

_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


def quote(title: str, text: str) -> str:
    """A box as a block quote with its title in bold, surrounded by blank lines."""
    heading = f"**{title.strip()}**\n\n" if title.strip() else ""
    lines = f"{heading}{dedent(text).strip(chr(10))}".strip().split("\n")
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def folded(summary: str, text: str) -> str:
    """A box that visitors open."""
    return f"\n\n<details>\n<summary>{summary}</summary>\n\n{dedent(text).strip()}\n\n</details>\n\n"


def section(title: str, text: str) -> str:
    """One of several texts that share a place, such as a tab: its title in bold above it."""
    heading = f"**{title.strip()}**\n\n" if title.strip() else ""
    return f"\n\n{heading}{dedent(text).strip(chr(10))}\n\n"


def tidy(text: str) -> str:
    """A text without the empty lines that boxes leave around them."""
    return _BLANK_LINES.sub("\n\n", text).strip("\n")
