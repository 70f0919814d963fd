"""Fits the constants of the article finder, and checks them on pages that they were not fitted on.

The parts `fit` and `grid` of `python -m tests.benchmarks` run this.

Fitted on: the pages that `tests.formats.html.made_pages` makes, and pages whose platform marks the body (real
ones of the corpus, BLOGPORT_CORPUS, else ../shared/corpus, and ours in `fixtures/html/pages`). The finder
gets each without that mark, once with its class names and once without any, and must find the same body.

Checked on: `html/readability` of the corpus, whose articles another program found.

`fit` scores the constants as they are, `grid` every combination in `GRID`, best first.

The fit is flat. The best combinations reach 99.95, and all with LINK_PRICE 0.1 to 1, BLOCK_PRICE 0 to 10,
NEARLY_ALL 0.85 to 0.95 and MOSTLY_LINKS 0.5 to 0.7 reach 99.3 to 99.7. Of these the constants are from
the generous side, since a lost paragraph is worse than a kept menu: the low prices keep what is half
text and half links. The best value of MOSTLY_LINKS would be 0.4; it is 0.5 for the same reason.
"""

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from unittest import mock

from converters.formats.html.reader import article_cleanup, article_finder, boilerplate, post, text_density
from converters.formats.html.reader.article_cleanup import Article
from converters.formats.html.reader.dom import parsed
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from tests.benchmarks import pages
from tests.benchmarks.options import Options
from tests.benchmarks.results import Cell, Table
from tests.conftest import FIXTURES
from tests.formats.html.html_scores import likeness
from tests.formats.html.made_pages import TITLE, made_pages

GRID: Final = {
    (text_density, "LINK_PRICE"): (0.1, 0.25, 0.5, 1.0, 2.0),
    (text_density, "BLOCK_PRICE"): (0, 5, 10, 20),
    (article_finder, "NEARLY_ALL"): (0.75, 0.8, 0.85, 0.9, 0.95),
    (article_cleanup, "MOSTLY_LINKS"): (0.3, 0.4, 0.5, 0.7),
}
"""The constants that are fitted, by module and name, and the values tried."""


class Sample(NamedTuple):
    """A page as the finder gets it, the page's title, and its body."""

    name: str
    html: str
    title: str
    body: str


def marked(corpus: Path) -> Iterator[Sample]:
    """The pages whose platform marks the body."""
    corpus = corpus / "html"
    tut = sorted((corpus / "tut").rglob("*.html"))[::4]  # one theme: a few of its pages stand for all
    for path in [
        *(FIXTURES / "html" / "pages").glob("*.html"),
        *(corpus / "trafilatura-cc").rglob("*.html"),
        *tut,
    ]:
        sample = unmarked(path)
        if sample and len(sample.body) > 80:
            yield sample


def unmarked(path: Path) -> Sample | None:
    """A page with its comments and what is in its head taken out; nothing where no platform marks its body."""
    page = Page(place=path.name, address="", html=path.read_text(encoding="utf-8", errors="replace"))
    found = post.read(page)
    if not isinstance(found, ParsedPost) or found.post.body is None or "body" in found.guessed:
        return None
    if found.post.extra.get("protected"):
        return None  # a form, and no text
    seen: list[str] = []

    def keep(root: object, _: str, **__: str) -> Article:
        seen.append(root.html)  # type: ignore[attr-defined]
        return Article()

    with (
        mock.patch.object(post, "find_article", keep),
        mock.patch.object(post, "body_node", return_value=None),
    ):
        post.read(page)
    return Sample(path.name, seen[0], found.post.title, found.post.body.text) if seen else None


def score(samples: list[Sample]) -> dict[str, float]:
    """The F1 of each page, in percent."""
    return {
        sample.name: likeness(
            article_finder.find_article(parsed(sample.html), sample.title).html, sample.body
        )[2]
        for sample in samples
    }


def fitted(samples: list[Sample]) -> dict[str, float]:
    """The F1 of each page, the mean of both: with the names in it, and without."""
    with_names = score(samples)
    with mock.patch.object(boilerplate, "verdict", return_value=boilerplate.Verdict.NOTHING):
        without = score(samples)
    return {name: (with_names[name] + without[name]) / 2 for name in with_names}


def mean(scores: dict[str, float]) -> float:
    return sum(scores.values()) / len(scores)


def samples(corpus: Path) -> list[Sample]:
    """All pages that the constants are fitted on."""
    return [*marked(corpus), *(Sample(page.name, page.html, TITLE, page.article) for page in made_pages())]


def tables(options: Options) -> Iterator[Table]:
    """The score of each page with the constants as they are, and the check."""
    if options.corpus is None:
        return
    found = fitted(samples(options.corpus))
    table = Table(
        "fit",
        "The article finder, page by page",
        "F1 in percent, the mean of two runs: with the class names, and without.",
    )
    table.rows = [{"": name, "f1": value} for name, value in found.items()]
    table.rows.append({"": f"mean of {len(found)} pages", "f1": mean(found)})
    table.rows.append({"": "pages it was not fitted on", **pages.quality(pages.ours, options.corpus)})
    yield table


def grid_tables(options: Options) -> Iterator[Table]:
    """The best combinations of the grid."""
    if options.corpus is None:
        return
    found, rows = samples(options.corpus), []
    for values in itertools.product(*GRID.values()):
        with contextlib.ExitStack() as stack:
            for (module, name), value in zip(GRID, values, strict=True):
                stack.enter_context(mock.patch.object(module, name, value))
            rows.append((mean(fitted(found)), values))
    table = Table("grid", "The article finder, constants tried", "F1 in percent, best first.")
    for fit, values in sorted(rows, reverse=True)[:20]:
        row: dict[str, Cell] = {"fit": fit}
        table.rows.append(row | {name: value for value, (_, name) in zip(values, GRID, strict=True)})
    yield table
