"""The boxes of MkDocs: admonitions, folded texts, tabs, and the blocks between `///`.

Sources: the documentation of Python-Markdown (Admonition) and of PyMdown Extensions (Details, Tabbed, Blocks).
"""

from collections.abc import Callable, Iterator
from textwrap import dedent
from typing import Final

from converters import lazy_re
from converters.generators import callouts

_START: Final = lazy_re.compile(
    r"([ \t]*)(!!!|\?\?\?\+?|===[!+]?)(?=[ \"'])[ \t]*([^\"'\n]*?)[ \t]*(?:\"(.*)\"|'(.*)')?[ \t]*"
)
_BLOCK: Final = lazy_re.compile(r"([ \t]*)(/{3,})[ \t]*([a-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?))?[ \t]*")
_FENCE: Final = lazy_re.compile(r"[ \t>]*(`{3,}(?![^\n]*`)|~{3,})")
_WIDTH: Final = 4
"""Columns by which the content of a box is indented."""


def boxes(text: str) -> str:
    """A text with its boxes as block quotes, folded texts and sections. Code stays as it is."""
    if not any(sign in text for sign in ("!!!", "???", "===", "///")):
        return text
    return "\n".join(_converted(text.split("\n"), 0))


def _converted(lines: list[str], depth: int) -> Iterator[str]:
    """Lines with their boxes converted, which stand within `depth` others; those that are too deep stay as they are."""
    if depth > callouts.DEEPEST:
        yield from lines
        return
    at = 0
    unclosed: set[str] = set()
    while at < len(lines):
        line = lines[at]
        if (fence := _FENCE.match(line)) and fence[1] not in unclosed:
            end = _fence_end(lines, at, fence[1])
            if end == at + 1:
                unclosed.add(fence[1])
            yield from lines[at:end]
            at = end
        elif start := _START.fullmatch(line):
            end = _content_end(lines, at + 1, len(start[1].expandtabs()) + _WIDTH)
            words, title = start[3], start[4] if start[4] is not None else start[5]
            yield _indented(_box(start[2], words, title, _inner(lines[at + 1 : end], depth)), start[1])
            at = end
        elif block := _BLOCK.fullmatch(line):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == block[2]), len(lines))
            yield _indented(_slashed(block[3], block[4] or "", _inner(lines[at + 1 : end], depth)), block[1])
            at = end + 1
        else:
            yield line
            at += 1


def _inner(lines: list[str], depth: int) -> str:
    return "\n".join(_converted(dedent("\n".join(lines)).split("\n"), depth + 1))


def _box(sign: str, words: str, title: str | None, inner: str) -> str:
    name = (words.split() or [""])[0].capitalize()
    if title is None and sign.startswith("===") and words:
        title = words
    shown = name if title is None else title
    if sign.startswith("???"):
        return callouts.folded(shown, inner)
    make: Callable[[str, str], str] = callouts.section if sign.startswith("===") else callouts.quote
    return make(shown, inner)


def _slashed(name: str, title: str, inner: str) -> str:
    """A block between `///`."""
    if name == "caption":
        return callouts.section("", f"*{inner.strip()}*")
    if name in ("details", "tab"):
        return _box("???" if name == "details" else "===", name, title, inner)
    if name == "html":
        return callouts.section("", inner)
    return _box("!!!", name, title or None, inner)


def _content_end(lines: list[str], start: int, width: int) -> int:
    """The number of the first line that is not indented so far; empty lines at the end are not content."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip():
            if len(line.expandtabs()) - len(line.expandtabs().lstrip()) < width:
                break
            end = number + 1
    return end


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    for number in range(start + 1, len(lines)):
        bare = lines[number].strip(" \t>")
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number + 1
    return start + 1


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n")) if indent else text
