"""The bodies of the corpus as HTML, by source: what posts that come to WordPress from elsewhere are like."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from converters.markup import markdown
from converters.markup.wordpress.serialize import Result, to_blocks
from tests.benchmarks.bodies import Body, bodies
from tests.markup.flavors import ALL_TAGS

_HEADER = re.compile(r"\A(---|\+\+\+)\r?\n.*?^\1[ \t]*\r?$\n?", re.S | re.M)
MARKDOWN = {
    "made-mistakes": "made-mistakes-comments/src/_posts",
    "hugo-docs": "hugo-docs/content",
    "k8s": "k8s-contributor-blog",
    "jekyll-docs": "jekyll-docs",
    "eleventy": "eleventy-website",
    "pelican": "pelican-samples",
}
SOURCES = (*MARKDOWN, "wxr", "readability")


def source(corpus: Path, name: str) -> Iterator[Body]:
    """The bodies of one source."""
    if name == "wxr":
        yield from bodies(corpus)
    elif name == "readability":
        for path in sorted((corpus / "html" / "readability").glob("**/expected.html")):
            yield path.parent.name, path.read_text(encoding="utf-8", errors="replace")
    else:
        for path in sorted((corpus / "markdown" / MARKDOWN[name]).glob("**/*.md")):
            text = _HEADER.sub("", path.read_text(encoding="utf-8", errors="replace"), count=1)
            if "\0" not in text:  # UTF-16, for readers of files
                yield str(path.relative_to(corpus)), markdown.read(text, markdown.ANY, ALL_TAGS).text


class Written(NamedTuple):
    """A body of the corpus, and what it became."""

    key: str
    html: str
    made: Result


@cache
def written(corpus: Path, name: str) -> tuple[Written, ...]:
    """The bodies of one source as blocks; converted once for all tests."""
    return tuple(Written(key, html, to_blocks(html, key)) for key, html in source(corpus, name))
