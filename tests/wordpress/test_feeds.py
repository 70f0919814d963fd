"""The feeds of a real WordPress, page by page, with its feeds of comments, against its own export of the same site."""

from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

import converters
from converters import Diagnostics, dates
from converters.markup.html import plain
from converters.model import Post
from tests.wordpress.conftest import Importing
from tests.wordpress.mirror import HOST, served

THEME_TEST = "wxr/peer/theme-unit-test.xml"
PAGE = 30
"""Entries of a page. Feeds of comments have no second page: those of this site fit on one."""
POSTS = {"rss": "rss2", "atom": "atom"}
COMMENTS = {"rss": "comments-rss2", "atom": "comments-atom"}


@pytest.mark.parametrize("kind", POSTS)
def test_feeds_say_what_the_export_says(kind: str, corpus: Path, imported: Importing, tmp_path: Path) -> None:
    site = imported(corpus / THEME_TEST).again()
    site.run({"do": "options", "options": {"posts_per_rss": PAGE, "rss_use_excerpt": 0}})
    saved: list[Path] = []
    with served(site) as proxy:
        internet = build_opener(ProxyHandler({"http": proxy}))
        for query in (f"feed={POSTS[kind]}&orderby=ID&order=ASC", f"feed={COMMENTS[kind]}"):
            for page in range(1, 4):
                try:
                    data = internet.open(f"http://{HOST}/?{query}&paged={page}").read()
                except OSError:  # past the last page WordPress answers 404
                    break
                saved.append(tmp_path / f"feed-{len(saved)}.xml")
                saved[-1].write_bytes(data)
        export = tmp_path / "export.xml"
        site.run({"do": "export", "to": str(export)})

    diagnostics = Diagnostics()
    ours = [one for one in converters.read(saved, diagnostics=diagnostics) if isinstance(one, Post)]
    stated = [one for one in converters.read(export) if isinstance(one, Post) and one.status == "publish"]
    wanted = {one.url: one for one in stated if one.type == "post"}
    found = {one.url: one for one in ours if one.status == "publish"}
    assert found.keys() == wanted.keys()
    for url, post in wanted.items():
        assert dates.utc(found[url].date) == dates.utc(post.date), url
        shown = found[url].title.removeprefix("Protected: ")
        assert letters(shown) == letters(post.title), url
        assert {letters(term.name) for term in found[url].terms} == {
            letters(term.name) for term in post.terms if term.taxonomy in ("category", "post_tag")
        }
        assert ("protected" in found[url].extra) == bool(post.password)
    threads = {(one.id, one.parent) for post in stated for one in post.comments if one.status == "approved"}
    assert {(one.id, one.parent) for post in ours for one in post.comments} == threads
    kinds = {finding.kind for finding in diagnostics.findings}
    assert kinds == {"newest-only", "no-post-of-comments"}  # pages have no feed, but comments


def letters(title: str) -> str:
    """A title without what is only for the eye: curly quotes, signs for `x` between numbers."""
    return "".join(char for char in plain(title) if char.isalnum()).replace("x", "")
