"""Fragments of HTML that are hard to write as Markdown: our own cases, the examples of CommonMark, GFM and turndown, soup."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import FIXTURES
from tests.markup import case_files, tricky
from tests.markup.soup import Soup

Fragment = tuple[str, str]
"""Its name and its HTML."""

SECTIONS = ("markdown", "commonmark", "goldmark", "kramdown", "python-markdown")


def cases() -> Iterator[Fragment]:
    """The small cases of `fixtures/content/markdown`."""
    for path in sorted((FIXTURES / "content" / "markdown").glob("*.txt")):
        for name, html, _ in case_files.read(path, SECTIONS):
            yield f"{path.stem}: {name}", html


def soup(number: int) -> Iterator[Fragment]:
    """So many random bodies, always the same."""
    for seed in range(number):
        yield f"soup {seed}", Soup(seed).body()


def suites(corpus: Path) -> Iterator[Fragment]:
    """The HTML of the examples of CommonMark and GFM, and of turndown's cases."""
    for name in ("commonmark/spec.json", "gfm/gfm-spec.json"):
        for case in json.loads((corpus / "suites" / name).read_text(encoding="utf-8")):
            yield f"{name} {case['example']}", case["html"]
    page = (corpus / "suites/turndown/test/index.html").read_text(encoding="utf-8")
    found = re.findall(r'<div class="input">(.*?)</div>\s*<pre class="expected">', page, re.S)
    yield from ((f"turndown {number}", html) for number, html in enumerate(found))


def tricky_pieces(share: int = 1) -> Iterator[Fragment]:
    """One in `share` of the tricky pieces, each in each place."""
    for number, html in enumerate(tricky.each_in_each()):
        if not number % share:
            yield f"tricky {number}", html


def tricky_pairs(number: int) -> Iterator[Fragment]:
    """So many pairs of tricky pieces."""
    for at, html in enumerate(tricky.side_by_side(number)):
        yield f"pair {at}", html
