"""A page that shows an export, as a browser saves it with its view of such a file, is no page: all of it would be public."""

from html import escape
from pathlib import Path

import pytest

import converters
from converters import registry
from converters.errors import UnsupportedError
from converters.io.opening import open_source
from tests.marked_blog import everything_in
from tests.planted.sources import planted, write

VIEWS = {
    "Chrome": '<html><head><meta name="color-scheme" content="light dark"></head><body><pre style="white-space: pre-wrap;">{}</pre></body></html>',
    "headers": "<html><head></head><body><pre>HTTP/1.1 200 OK\nDate: Mon, 06 Jan 2020 10:00:00 GMT\nServer: the server of a pier\n\n{}</pre></body></html>",
    "a title": "<!DOCTYPE html>\n<html><head><title>export</title><style>pre { color: red }</style></head><body>\n<pre>{}</pre>",
}
EXPORTS = ["ghost", "telegram", "disqus", "commento", "movabletype", "remark42", "wordpress-sql"]


@pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))
@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "raw"])
def test_a_view_of_an_export_is_refused_with_its_name(
    tmp_path: Path, name: str, view: str, escaped: bool
) -> None:
    path = write(planted(name).files, tmp_path)
    text = path.read_text()
    page = tmp_path / "saved.html"
    page.write_text(view.replace("{}", escape(text) if escaped else text))
    with pytest.raises(UnsupportedError, match="a web page that shows"):
        converters.convert(page, tmp_path / "out", to="html")


def test_a_page_with_a_text_before_its_example_is_a_page(tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_text(
        "<html><head><title>How to read an export</title></head><body><article><h1>How to read an export</h1><p>It begins so:</p>"
        '<pre>{"db":[{"meta":{"exported_on":1},"data":{}}]}</pre><p>zqshown and many more words about it.</p></article></body></html>'
    )
    converters.convert(page, tmp_path / "out", to="html")
    assert "zqshown" in everything_in(tmp_path / "out")


def test_many_empty_scripts_before_a_page_cost_no_more_than_their_number(tmp_path: Path) -> None:
    """Each is an element, or two tags: to try all ways to read forty of them would take a year."""
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>x</title>{'<script src=a.js></script>' * 40}</head><body><p>zqshown</p></body></html>"
    )
    assert registry.detect(open_source(page)) == "html"


def test_an_export_of_movable_type_whose_beginning_is_lost_is_no_text(tmp_path: Path) -> None:
    source = planted("movabletype")
    path = write(source.files, tmp_path)
    text = path.read_text()
    path.write_text(text[text.index("STATUS:") + 12 :])
    converters.convert(path, tmp_path / "out", to="html")
    found = everything_in(tmp_path / "out")
    assert [place for place, word in source.words.private.items() if word in found] == []
