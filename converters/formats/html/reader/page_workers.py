"""Reads pages in worker processes. What comes of it is what one process makes, in the same order.

Only the reading of a single page is handed out: it depends on nothing but the page. All that joins pages, counts and
reports stays in the process of the run.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Final

from converters.diagnostics import Diagnostics
from converters.formats.html.reader import own_pages, post
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.model import Asset
from converters.processes.workers import Workers

LITTLE: Final = 1 << 20
"""Characters of pages that one process reads sooner than others are started."""

MadePages = Callable[[Diagnostics], Iterator[Page | Asset]]
"""Makes the pages and files of a source, and reports what is wrong with them."""
MaybeRead = tuple[Page | Asset, ParsedPost | NonPost | None]
"""A page with what is read of it, or a file. None: not read yet."""


def read_pages(make: MadePages, site: str, diagnostics: Diagnostics, jobs: int) -> Iterator[MaybeRead]:
    """Yield the pages and files of a source in their order; of many pages most are read already, by `jobs` processes.

    `site` is the URL of the site, where the user stated it. What `make` raises is raised after all that it yielded before.
    """
    if jobs == 1:
        for page in make(diagnostics):
            yield page, None
        return
    reported = Diagnostics()  # made in advance: what is reported of a page waits for its turn
    pages = make(reported)
    size = 0
    try:
        for page in pages:
            diagnostics.merge(reported.take_changes())
            yield page, None
            size += len(page.html) if isinstance(page, Page) else 0
            if size > LITTLE:
                yield from _read_ahead(pages, site, reported, diagnostics, jobs)
                break
    finally:
        diagnostics.merge(reported.take_changes())


def _read_ahead(
    pages: Iterator[Page | Asset], site: str, reported: Diagnostics, diagnostics: Diagnostics, jobs: int
) -> Iterator[MaybeRead]:
    """The rest of the pages, read by workers."""
    waiting: deque[tuple[Page | Asset, Any]] = deque()
    failures: list[Exception] = []

    def tasks() -> Iterator[Page | None]:
        try:
            for page in pages:
                waiting.append((page, reported.take_changes()))
                yield page if isinstance(page, Page) and not own_pages.may_be_own(page) else None
        except Exception as failure:
            failures.append(failure)

    with Workers(jobs, _read, site) as pool:
        for found in pool.map(tasks()):
            page, changes = waiting.popleft()
            diagnostics.merge(changes)
            yield page, found
    if failures:
        raise failures[0]


def _read(site: str, page: Page | None) -> ParsedPost | NonPost | None:
    """What is read of a page; None where that fails: the process of the run reads the page again, and reports why."""
    try:
        return post.read(page._replace(site=site)) if page else None
    except Exception:
        return None
