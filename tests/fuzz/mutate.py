"""Changes the bytes of an input: the strokes of `converters.testing.damage`, words of the formats, parts of another input."""

import re
from collections.abc import Sequence
from random import Random
from typing import Final

from tests.fuzz.case import Case
from tests.fuzz.grammar.texts import DATES, NUMBERS, TEXTS, URLS

LONGEST: Final = 400_000
"""Bytes of an input; longer ones are cut."""
_PIECES: Final = (
    b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xfe\xff", b"\xff\xfe", b"\x1f\x8b", b"PK\x03\x04",
    *(piece.encode("utf-8", "surrogatepass") for piece in (
        "", "\0", "<", ">", "&", '"', "'", "{", "}", "[", "]", "\n", "\r", "-", "0", "9" * 40, "\t", ":", "#", "\ufeff", "\u2028",
        "<![CDATA[", "]]>", "<!--", "-->", "</item>", "<item>", "---\n", "+++\n", "&#0;", "&#x110000;", "</div>", "<li>", "<table>",
        "null", "true", "{}", "[]", '""', "-1", "1e999", "\\u0000", "\\ud800", "<script>", "</", "/>", "<?", "?>", "<!DOCTYPE x [",
        "!!int ''", "*a", "&a ", "? ", "<<: ", "'''", '"""', "[x]\n", "{{< x >}}", "{% x %}", "[gallery]", "[/caption]",
        "<!-- wp:x {", "<!-- /wp:x -->", "=== a\n",
    )),
)  # fmt: skip
_WORD: Final = re.compile(rb"[\w.:/+-]+")
_QUOTED: Final = re.compile(rb"(?<=[\"'>])[^\"'<>\n]{1,200}(?=[\"'<])")


def mutate_case(chance: Random, case: Case, others: Sequence[Case]) -> Case:
    """A case with one to four changes in its files, or in which files there are."""
    files = dict(case.files)
    for _ in range(chance.choice((1, 1, 2, 4))):
        path = chance.choice(sorted(files))
        if case.is_folder and chance.random() < 0.12:
            _change_tree(chance, files, path)
        else:
            files[path] = mutate(chance, files[path], _part(chance, others))[:LONGEST]
    return case.with_files(files)


def mutate(chance: Random, data: bytes, other: bytes = b"") -> bytes:
    """Bytes with one to six changes; `other` is a part of another input that may be put in."""
    changed = bytearray(data)
    if chance.random() < 0.02:
        _stretch(chance, changed)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((0, 1, 1, 8, 200)))
        match chance.randrange(10):
            case 0 | 1 | 2:
                changed[start:end] = chance.choice(_PIECES)
            case 3:
                changed[start:end] = bytes(changed[start:end]) * chance.choice((2, 2, 3, 50))
            case 4:
                changed[start:end] = other
            case 5:
                del changed[start : start + chance.choice((1, 20, 500, len(changed)))]
            case 6:
                _replace_match(chance, changed, _WORD, start)
            case 7 | 8:
                _replace_match(chance, changed, _QUOTED, start)
            case 9:
                for at in range(start, min(end, start + 3)):
                    changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _stretch(chance: Random, changed: bytearray) -> None:
    """Repeat a part, thousands of times if it is small: what takes more than linear time shows."""
    start = chance.randrange(len(changed) + 1)
    part = bytes(changed[start : start + chance.choice((1, 5, 30, 300, 3000))])
    if part:
        changed[start:start] = part * (chance.choice((20_000, 100_000, 300_000)) // len(part))


def _replace_match(chance: Random, changed: bytearray, pattern: re.Pattern[bytes], start: int) -> None:
    """Put an odd value in place of the next word, or value in quotes or tags."""
    if found := pattern.search(changed, start):
        value = chance.choice(chance.choice((DATES, NUMBERS, TEXTS, URLS)))
        changed[found.start() : found.end()] = value.encode("utf-8", "surrogatepass")


def _part(chance: Random, others: Sequence[Case]) -> bytes:
    if not others:
        return b""
    data = chance.choice(list(chance.choice(others).files.values()))
    start = chance.randrange(len(data) + 1)
    return data[start : start + chance.choice((10, 100, 1000, 8000))]


def _change_tree(chance: Random, files: dict[str, bytes], path: str) -> None:
    """Take a file away, double it under another name, or exchange the contents of two."""
    match chance.randrange(3):
        case 0 if len(files) > 1:
            del files[path]
        case 1:
            stem, dot, ending = path.rpartition(".")
            name = chance.choice((f"{stem}2{dot}{ending}", f"{path}.md", f"x/{path}", f"{path.upper()}"))
            if not any(name == each or f"{each}/".startswith(f"{name}/") or f"{name}/".startswith(f"{each}/") for each in files):  # fmt: skip
                files[name] = files[path]
        case _:
            other = chance.choice(sorted(files))
            files[path], files[other] = files[other], files[path]
