"""The bodies of the corpus as HTML, by source: what posts that come to WordPress from elsewhere are like."""

import re
from collections.abc import Iterator
from pathlib import Path

from converters.content import markdown
from tests.benchmarks.bodies import Body, bodies

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
                yield str(path.relative_to(corpus)), markdown.read(text, markdown.ANY).html
