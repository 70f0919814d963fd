"""The boxes of Docusaurus and VuePress: `:::note[Title]` … `:::` (their documentation: Admonitions, Custom Containers)."""

from collections.abc import Set
from typing import Final

from converters import lazy_re
from converters.generators import callouts

_START: Final = lazy_re.compile(
    r"[ \t]*(:{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\[(.*?)\])?[ \t]*(?:\{[^{}]*\})?[ \t]*(.*?)[ \t]*"
)
_END: Final = lazy_re.compile(r"[ \t]*(:{3,})[ \t]*")
FENCE: Final = lazy_re.compile(r"[ >]*(`{3,}(?!.*`)|~{3,})")
"""What opens or closes a code block, in a list or quotation too."""
_MAGIC: Final = lazy_re.compile(r"\s*(?://|#|/\*|\{/\*|<!--|--|%|;+)\s*highlight-(?:next-line|start|end)\b.*")
"""A comment in code that Docusaurus takes for a command (its documentation, Code blocks)."""
_BARE: Final = "\0"
"""In the place of the title of a box that only groups."""


def boxes(text: str, bare: Set[str] = frozenset()) -> str:
    """A text with its boxes as block quotes, and without the marks that only colour lines of code.

    A box without an end goes on to the end of the text; one below `callouts.DEEPEST` others is its title in bold, and its text.
    `bare`: names of boxes that only group what is in them.
    """
    if ":::" not in text and "highlight-" not in text:
        return text
    stack: list[tuple[str, str, list[str]]] = [("", "", [])]
    fence = ""
    for line in text.split("\n"):
        if fence and _MAGIC.fullmatch(line):
            continue
        if fence:
            fence = "" if line.strip(" >") and not line.strip(f" >{fence[0]}") and fence in line else fence
        elif found := FENCE.match(line):
            fence = found[1]
        elif start := _START.fullmatch(line):
            title = start[3] or start[4] or start[2].capitalize()
            _open(stack, start[1], _BARE if start[2] in bare else title)
            continue
        elif (end := _END.fullmatch(line)) and len(stack) > 1:
            while len(stack) > 2 and len(stack[-1][0]) < len(end[1]):
                _close(stack)
            _close(stack)
            continue
        stack[-1][2].append(line)
    while len(stack) > 1:
        _close(stack)
    return "\n".join(stack[0][2])


def _open(stack: list[tuple[str, str, list[str]]], mark: str, title: str) -> None:
    lines: list[str] = []
    if len(stack) > callouts.DEEPEST:
        lines = stack[-1][2]
        lines += ["", "" if title == _BARE else callouts.bold(title), ""]
    stack.append((mark, title, lines))


def _close(stack: list[tuple[str, str, list[str]]]) -> None:
    _, title, lines = stack.pop()
    if lines is stack[-1][2]:
        lines.append("")
    elif title == _BARE:
        stack[-1][2].extend(["", *lines, ""])
    else:
        stack[-1][2].append(callouts.quote(title, "\n".join(lines)).removesuffix("\n"))
