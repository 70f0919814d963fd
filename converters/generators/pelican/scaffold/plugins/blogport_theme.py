"""Pelican plug-in for the theme: posts before and after an article, lists in the order of the language, and frames of
other sites that are loaded when their link is clicked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from blogport_comments import slugs_of  # type: ignore[import-not-found,unused-ignore]
from pelican import signals  # type: ignore[import-untyped,unused-ignore]

from converters import lazy_re

FRAME = lazy_re.compile(r"<iframe\b([^>]*)>")
SOURCE = lazy_re.compile(r'\ssrc="(https?://([^/"]+)[^"]*)"')


def frames(html: str, words: dict[str, str]) -> str:
    """A text whose frames of other sites show a link until that is clicked, so that nothing is loaded before."""

    def closed(frame: re.Match[str]) -> str:
        found = SOURCE.search(frame[1])
        if not found:
            return frame[0]
        url, host = found[1].replace("'", "%27"), found[2]
        title = "" if " title=" in frame[1] else f' title="{host}"'
        link = f"<meta name='color-scheme' content='light dark'><a href='{url}'>{words['show']}: {host}</a>"
        return f'<iframe{frame[1]} srcdoc="{link}"{title}>'

    return FRAME.sub(closed, html)


def add_filters(generator: Any) -> None:
    """Filters for templates: `frames`, and `in_order` for pairs of a term and its posts, as data/slugs.json has the names."""

    def in_order(terms: Iterable[Any], what: str) -> list[Any]:
        """The terms in the order of the language, new ones last."""
        places = {name: place for place, name in enumerate(slugs_of(generator).get(what, {}))}
        return sorted(terms, key=lambda pair: (places.get(pair[0].name, len(places)), pair[0].name))

    generator.env.filters |= {"frames": frames, "in_order": in_order}


def add_neighbours(generator: Any) -> None:
    """Give each article the ones before and after it in its language."""
    lines: defaultdict[str, list[Any]] = defaultdict(list)
    for article in (*generator.articles, *generator.translations):
        lines[article.lang].append(article)
    for line in lines.values():
        line.sort(key=lambda article: (article.date, article.source_path))
        for older, newer in pairwise(line):
            older.newer, newer.older = newer, older


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_filters)
    signals.article_generator_finalized.connect(add_neighbours)
