"""Properties of Logseq, lines of `key:: value`: those of a page become front matter, those of its program go.

Source: the documentation of Logseq (Properties, Publishing), and the files that it writes.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from converters import lazy_re

_PROPERTY: Final = lazy_re.compile(r"(?:-[ \t]+)?([^\s:#\[\]`](?:[^\n:`]*[^\s:])?)::(?:[ \t]+(.*))?")
_INTERNAL: Final = lazy_re.compile(
    r"(?:id|collapsed|heading|background-color|created-at|updated-at|ls-type|icon|filters|template|"
    r"template-including-parent|query-(?:table|properties|sort-by|sort-desc)|(?:hl|card|logseq)[-.][\w.-]+)::(?:[ \t].*)?",
    re.I,
)
_FENCE: Final = lazy_re.compile(r"(?:-[ \t]+)*(`{3,}|~{3,})")
_DRAWER: Final = lazy_re.compile(r"(?im)^[ \t]*:LOGBOOK:[ \t]*\n(?:.*\n)*?[ \t]*:END:[ \t]*(?:\n|\Z)")
_LINK: Final = lazy_re.compile(r"#?\[\[([^\[\]\n]+)\]\]|#(\S+)")
_LISTS: Final = frozenset({"tags", "alias"})


class Page(NamedTuple):
    """The properties of a page, and the text below them as Logseq shows it."""

    fields: dict[str, Any]
    text: str


def split(text: str) -> Page:
    """Take the properties from the first lines of a page, and those of the program out of its text."""
    lines = text.lstrip("\ufeff\n").split("\n")
    fields: dict[str, Any] = {}
    while lines and (found := _PROPERTY.fullmatch(lines[0].strip())):
        fields[found[1].strip().lower()] = _value(found[1].strip().lower(), (found[2] or "").strip())
        del lines[0]
    shown = "\n".join(_shown(lines))
    return Page(fields, _DRAWER.sub("", shown) if ":LOGBOOK:" in shown.upper() else shown)


def _value(name: str, text: str) -> Any:
    """A value without the marks of its links; those of tags and the like are lists."""
    plain = _LINK.sub(lambda link: link[1] or link[2], text)
    return [item.strip() for item in plain.split(",") if item.strip()] if name in _LISTS else plain


def _shown(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        bare = line.strip()
        if found := _FENCE.match(bare):
            fence = "" if fence and bare.startswith(fence) else fence or found[1]
        if fence or not _INTERNAL.fullmatch(bare.removeprefix("- ")):
            yield line
