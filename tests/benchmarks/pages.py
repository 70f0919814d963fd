"""How well and how fast web pages are read, next to what others make of them, in one run.

    python -m tests.benchmarks.pages [--seconds N] [--mirrors PAGES ...]

The blog pages of the corpus (BLOGPORT_CORPUS, else ../shared/corpus) whose article is known: words
found of it (recall) and words that are of it (precision). readability-lxml and trafilatura
(`pip install blogport[bench]`) read the same pages; speed is on all pages of the corpus. Then the time and memory of
whole mirrors, of 300, 3,000 and 20,000 pages (`--mirrors` with other numbers, or with none).
"""

import argparse
import contextlib
import importlib
import json
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from converters.formats.html.reader import post
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from tests.benchmarks.mirror_memory import print_table
from tests.conftest import CORPUS
from tests.formats.html.html_scores import likeness


class Reading(NamedTuple):
    """What a program makes of a page."""

    body: str
    title: str
    byline: str


def ours(html: str) -> Reading:
    found = post.read(Page(place="page", address="", html=html))
    if not isinstance(found, ParsedPost):
        return Reading("", "", "")
    body = found.post.body.text if found.post.body else ""
    return Reading(body, found.post.title, found.author.name if found.author else "")


def trafilatura(html: str) -> Reading:
    module = importlib.import_module("trafilatura")
    said = module.extract_metadata(html)
    body = module.extract(
        html, output_format="html", include_comments=False, include_links=True, include_images=True
    )
    return Reading(body or "", said.title or "", said.author or "")


def readability(html: str) -> Reading:
    document = importlib.import_module("readability").Document(html)
    return Reading(document.summary(), document.title(), "")


def soup(html: str) -> Reading:
    importlib.import_module("bs4").BeautifulSoup(html, "lxml")
    return Reading("", "", "")


READERS: dict[str, Callable[[str], Reading]] = {
    "blogport": ours,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
}


def articles(corpus: Path) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Name, page, its article, and what is known of it."""
    for folder in sorted((corpus / "html" / "readability").iterdir()):
        if (folder / "expected.html").exists():
            yield (
                folder.name,
                (folder / "source.html").read_text(encoding="utf-8", errors="replace"),
                (folder / "expected.html").read_text(encoding="utf-8"),
                json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8")),
            )


def quality(reader: Callable[[str], Reading], corpus: Path) -> dict[str, float]:
    """Means in percent over the pages; titles and bylines that are right, of those that are known."""
    rows, titles, bylines = [], [], []
    for _, html, expected, known in articles(corpus):
        found = reader(html)
        rows.append(likeness(found.body, expected))
        titles.append(_same(found.title, known["title"]))
        if known["byline"]:
            bylines.append(_same(found.byline, known["byline"]))
    means = [sum(row[at] for row in rows) / len(rows) for at in range(3)]
    return {
        "precision": round(means[0], 2),
        "recall": round(means[1], 2),
        "f1": round(means[2], 2),
        "titles": round(100 * sum(titles) / len(titles), 2),
        "bylines": round(100 * sum(bylines) / len(bylines), 2),
    }


def _same(one: str, other: str) -> bool:
    return "".join(one.replace(";", ",").split()).lower() == "".join(other.split()).lower()


def speed(reader: Callable[[str], Reading], pages: list[str], seconds: float) -> float:
    """Pages in a second."""
    reader(pages[0])
    number, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds or number % len(pages):
        reader(pages[number % len(pages)])
        number += 1
    return number / passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3, help="how long each is timed")
    parser.add_argument("--mirrors", type=int, nargs="*", default=[300, 3000, 20000], metavar="PAGES")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((CORPUS / "html").rglob("*.html"))
        if path.name != "expected.html"
    ]
    print(f"{'':18}{'precision':>10}{'recall':>8}{'f1':>8}{'titles':>8}{'bylines':>9}{'pages/s':>9}")
    for name, reader in [*READERS.items(), ("bs4, parsed only", soup)]:
        with contextlib.suppress(ModuleNotFoundError):
            scores = quality(reader, CORPUS) if reader is not soup else {}
            cells = "".join(
                f"{scores.get(what, ''):>{width}}"
                for what, width in (
                    ("precision", 10),
                    ("recall", 8),
                    ("f1", 8),
                    ("titles", 8),
                    ("bylines", 9),
                )
            )
            print(f"{name:18}{cells}{speed(reader, pages, arguments.seconds):>9.1f}")
    if arguments.mirrors:
        print()
        print_table(arguments.mirrors)


if __name__ == "__main__":
    main()
