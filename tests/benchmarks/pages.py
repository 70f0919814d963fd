"""Web pages: how well and how fast they are read, next to what others make of them.

Quality is measured on the blog pages of the corpus whose article is known: words found of it (recall), and words that are of
it (precision).
"""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks import calls, inputs, peers
from tests.benchmarks.libraries import call_in_turn
from tests.benchmarks.options import Options
from tests.benchmarks.results import Table
from tests.formats.html.html_scores import likeness

PROGRAMS: Final = {
    "blogport": ("blogport_page", None),
    "trafilatura": ("trafilatura", peers.TRAFILATURA),
    "readability-lxml": ("readability", peers.READABILITY),
    "beautifulsoup4, parsed only": ("soup", peers.SOUP),
}
PEER: Final = "trafilatura"


class Reading(NamedTuple):
    """What a program makes of a page."""

    body: str
    title: str
    byline: str


def ours(html: str) -> Reading:
    """What ours makes of it."""
    return Reading(*calls.blogport_page()(html))


def articles(corpus: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Pages, the article of each, and its title and byline."""
    for folder in sorted((corpus / "html" / "readability").iterdir()):
        if (folder / "expected.html").exists():
            yield (
                (folder / "source.html").read_text(encoding="utf-8", errors="replace"),
                (folder / "expected.html").read_text(encoding="utf-8"),
                json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8")),
            )


def quality(reader: Callable[[str], Reading], corpus: Path) -> dict[str, float]:
    """Means in percent over the pages; titles and bylines that are right, of those that are known."""
    rows, titles, bylines = [], [], []
    for html, expected, known in articles(corpus):
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


def tables(options: Options) -> Iterator[Table]:
    """Speed on pages of WordPress; on long articles, with quality, where the corpus is there."""
    count = max(1, options.posts // 50)
    generated = [html for _, html in inputs.pages(count)]
    size = sum(map(len, generated)) / count / 1000
    yield _speed(
        Table(
            "pages",
            "Generated pages of WordPress",
            f"{count:,} pages of {size:.0f} KB with four comments each, in one process. The peer is {PEER}, which gives comments as one text.",
            plot="bars",
        ),
        generated,
        options,
    )
    if options.corpus is None:
        return
    real = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in islice(sorted((options.corpus / "html" / "tut").rglob("*.html")), count)
    ]
    yield _speed(
        Table(
            "real-pages",
            "Real pages of WordPress",
            f"{len(real):,} pages of WordPress's theme unit test. The peer is {PEER}.",
            plot="bars",
        ),
        real,
        options,
    )
    yield _speed(
        Table(
            "articles",
            "Long articles",
            f"Articles of nine blogs, and how much of each article was found. The peer is {PEER}.",
            plot="bars",
        ),
        [html for html, *_ in articles(options.corpus)],
        options,
        options.corpus,
    )


def _speed(table: Table, pages: list[str], options: Options, corpus: Path | None = None) -> Table:
    outcomes = call_in_turn(PROGRAMS, pages, options)
    peer = outcomes[PEER].taken if PEER in outcomes else None
    for name, outcome in outcomes.items():
        table.add(name, outcome.taken, units=len(pages), peer=peer)
        if corpus and outcome.made and outcome.made[0][0]:
            made = dict(zip(pages, outcome.made, strict=True))
            table.rows[-1].update(quality(lambda html, made=made: Reading(*made[html]), corpus))
    return table
