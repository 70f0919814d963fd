"""Calls a library for each of many texts: a script that runs in the Python of that library, with nothing else imported.

    python -P calls.py PROGRAM INPUT.json OUTPUT.json

`INPUT.json` is a list of texts of HTML. `OUTPUT.json` holds the seconds and the CPU seconds of all calls together, the import
and the first call apart, and what came out: for pages `[body, title, byline]`, for bodies Markdown.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[[str], Any]


def blogport_page() -> Call:
    """Ours: the post with its comments, and what its page says of it."""
    from converters.formats.html.reader import post
    from converters.formats.html.reader.page import Page
    from converters.formats.html.reader.parsed_page import ParsedPost

    def read(html: str) -> list[str]:
        found = post.read(Page(place="page", address="", html=html))
        if not isinstance(found, ParsedPost):
            return ["", "", ""]
        body = found.post.body.text if found.post.body else ""
        return [body, found.post.title, found.author.name if found.author else ""]

    return read


def trafilatura() -> Call:
    """Text with links and images, comments and metadata, in one call."""
    from lxml import html as trees
    from trafilatura import extract

    def read(html: str) -> list[str]:
        page = extract(
            html, output_format="html", with_metadata=True, include_links=True, include_images=True
        )
        if not page:
            return ["", "", ""]
        tree = trees.document_fromstring(page)
        metadata = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
        return [page[page.find("<body>") :], metadata.get("title", ""), metadata.get("author", "")]

    return read


def readability() -> Call:
    """Text and title; it knows no comments."""
    from readability import Document

    def read(html: str) -> list[str]:
        document = Document(html)
        return [document.summary(), document.title(), ""]

    return read


def soup() -> Call:
    """Parsed only: what a scraper of one's own begins with."""
    from bs4 import BeautifulSoup

    def read(html: str) -> list[str]:
        BeautifulSoup(html, "lxml")
        return ["", "", ""]

    return read


def blogport_body() -> Call:
    """Ours: rendered again and compared."""
    from converters.markup.markdown import COMMONMARK_GFM, to_markdown

    return lambda html: to_markdown(html, COMMONMARK_GFM).text


def markdownify() -> Call:
    """Set up as well as its options allow."""
    from markdownify import markdownify as convert

    return lambda html: convert(html, heading_style="ATX", bullets="-")


def html2text() -> Call:
    """Set up as well as its options allow."""
    import html2text

    def convert(html: str) -> str:
        converter = html2text.HTML2Text(bodywidth=0)
        converter.unicode_snob = converter.protect_links = converter.mark_code = True
        return converter.handle(html)

    return convert


CALLS = {
    each.__name__: each
    for each in (blogport_page, trafilatura, readability, soup, blogport_body, markdownify, html2text)
}


def main(program: str, source: str, target: str) -> None:
    """Make all calls."""
    logging.disable(logging.CRITICAL)
    texts = json.loads(Path(source).read_text(encoding="utf-8"))
    call = CALLS[program]()
    call(texts[0])
    start, cpu = time.perf_counter(), time.process_time()
    made = [call(text) for text in texts]
    took = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "made": made}
    Path(target).write_text(json.dumps(took), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
