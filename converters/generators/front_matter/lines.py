"""Front matter without fences: `Key: value` and `.. key: value` lines, and field lists of reStructuredText."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from converters import lazy_re

EMPTY_LINE: Final = "<!-- -->"
"""Stands for an empty line in a value of `Key: value` lines, which an empty line would end."""

_META: Final = lazy_re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
_COMMENT: Final = lazy_re.compile(r"\s*\.\.[ \t]+([\w-]+)[ \t]*:[ \t]*(.*)")
_FIELD: Final = lazy_re.compile(r":([^:\s][^:]*):(?:[ \t]+(.*)|$)")
_PARAGRAPH_END: Final = lazy_re.compile(r"\n[ \t\r]*\n")
_META_MORE: Final = lazy_re.compile(r"(?:[ ]{4,}|\t)(.*)")
_FIRST_RULE: Final = lazy_re.compile(r"^-{3,}[ \t]*\r?$", re.MULTILINE)
_ANY_FIELD: Final = lazy_re.compile(r"\s*([\w+-]+)[ \t]*:[ \t]?")
_TEXT_FIELDS: Final = ("text", "body", "content", "article", "main")
"""Names of the field that is the text, in lower case, the most usual one first."""
ODD: Final = "header"
"""The name under which what has no key is kept, as front matter that cannot be read is."""
_RULE: Final = lazy_re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
_SHORTEST_RULE: Final = 3
"""Characters of the shortest line that may be shorter than the title above it."""


class Fields(NamedTuple):
    """The values of each key, and the text, which is one of them in the file."""

    fields: dict[str, list[str]]
    body: str


class Found(NamedTuple):
    """The values of each key, one for each line, and the offset at which the front matter ends."""

    fields: dict[str, list[str]]
    end: int


def meta(text: str) -> Found:
    """`Key: value` lines, as Python-Markdown's `meta` reads them: up to an empty line, or `---` or `...`."""
    fields: dict[str, list[str]] = {}
    key, end = "", 0
    while end < len(text):
        stop = text.find("\n", end)
        after = len(text) if stop < 0 else stop + 1
        if found := _META.match(text, end):
            key = found[1]
            fields.setdefault(key, []).append(found[2].strip())
        else:
            line = text[end:after].rstrip()
            if fields and line in ("---", "..."):
                end = after
                break
            if key and line and (more := _META_MORE.match(line)):
                fields[key].append("" if more[1].strip() == EMPTY_LINE else more[1].strip())
            elif end or line != "---":
                break
        end = after
    return Found(fields, end if fields else 0)


def fields(text: str) -> Fields:
    """Fields with lines of dashes between, as many as in the first of them; `\\----` stands for such a line in a value."""
    rule = _FIRST_RULE.search(text)
    dashes = rule[0].strip() if rule else "----"
    is_end = re.compile(rf"^{dashes if len(dashes) == 3 else '-{4,}'}[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    found: dict[str, list[str]] = {}
    for part in is_end.split(text):
        if key := _ANY_FIELD.match(part):
            value = part[key.end() :].strip("\r\n \t")
            unescaped = re.sub(
                r"^-(-{3,})[ \t]*$" if len(dashes) == 3 else r"^\\(-{4,})", r"\1", value, flags=re.MULTILINE
            )
            found.setdefault(key[1], unescaped.splitlines() or [""])
        elif part.strip():
            found.setdefault(ODD, []).extend(part.strip("\r\n").splitlines())
    names = {name.lower(): name for name in reversed(found)}
    name = next((names[name] for name in _TEXT_FIELDS if name in names), "")
    return Fields({key: value for key, value in found.items() if key != name}, "\n".join(found.get(name, ())))


def rst_comment(text: str) -> Found:
    """`.. title: x` lines, in an HTML comment or not. The last of several with one key counts, as in Nikola.

    In a comment, another kind of line does not end them. Nor does it without one, where more of them follow before an empty line.
    """
    fields: dict[str, list[str]] = {}
    odd: dict[str, list[str]] = {}
    end, commented = 0, False
    paragraph = _PARAGRAPH_END.split(text, 1)[0].split("\n")
    left = sum(bool(_COMMENT.match(line)) for line in paragraph)
    for line, after in _lines(text):
        if found := _COMMENT.match(line):
            value = found[2].strip()
            fields[found[1]] = [value.removesuffix("-->").rstrip() if commented else value]
            left -= 1
            if commented and value.endswith("-->"):
                return Found(fields | odd, after)
        elif not fields and line.strip() == "<!--":
            commented = True
        elif commented and line.strip() == "-->":
            return Found(fields | odd, after) if fields else Found({}, 0)
        elif line.strip() and (commented or left > 0):
            odd.setdefault(ODD, []).append(line.strip())
        elif not commented and (line.strip() or fields):
            break
        end = after
    return Found(fields | odd if fields else {}, end if fields and not commented else 0)


def _is_underlined(title: str, rule: str) -> bool:
    return bool(title and _RULE.fullmatch(rule)) and len(rule) >= min(len(title), _SHORTEST_RULE)


def rst(text: str) -> Found:
    """The title, and the field list below it, as docutils reads them. A field `title` goes before the title, as in Pelican."""
    lines = list(_lines(text))
    at = _skip_empty(lines, 0)
    fields: dict[str, list[str]] = {}
    over = at < len(lines) and bool(_RULE.fullmatch(lines[at][0]))
    title = at + over
    if title + 1 < len(lines) and _is_underlined(lines[title][0].rstrip(), lines[title + 1][0].rstrip()):
        fields["title"] = [lines[title][0].strip()]
        at = title + 2
    start, key = _skip_empty(lines, at), ""
    stated: set[str] = set()
    for number in range(start, len(lines)):
        line = lines[number][0]
        if found := _FIELD.match(line):
            key = found[1].lower()
            if key not in stated:
                fields[key] = []
                stated.add(key)
            fields[key].append((found[2] or "").strip())
        elif key and line[:1] in (" ", "\t") and line.strip():
            fields[key].append(line.strip())
        else:
            break
        at = number + 1
    fields = {key: [value for value in values if value] or [""] for key, values in fields.items()}
    return Found(fields, lines[at - 1][1] if fields and at else 0)


def _skip_empty(lines: list[tuple[str, int]], at: int) -> int:
    """The index of the next line that is not empty."""
    while at < len(lines) and not lines[at][0].strip():
        at += 1
    return at


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each line without its end, and the offset of the next."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        after = len(text) if end < 0 else end + 1
        yield text[at:after].rstrip("\r\n"), after
        at = after
