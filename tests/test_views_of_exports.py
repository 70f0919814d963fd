"""A page that shows an export, as a browser saves it with its view of such a file, is no page: all of it would be public."""

from html import escape
from pathlib import Path
from time import process_time

import pytest

import converters
from converters.errors import UnsupportedError
from converters.io.opening import open_source
from converters.platform_exports import shown_on_page
from tests.marked_blog import everything_in
from tests.planted.sources import planted, write

VIEWS = {
    "Chrome": '<html><head><meta name="color-scheme" content="light dark"></head><body><pre style="white-space: pre-wrap;">{}</pre></body></html>',
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


def test_a_page_with_many_scripts_is_searched_for_an_export_once(tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    scripts = '<script src="a.js"></script>' * 22  # each doubled the time
    page.write_text(f"<html><head>{scripts}</head><body><p>zqshown and more words.</p></body></html>")
    source = open_source(page)
    started = process_time()
    assert shown_on_page(source) == ""
    assert process_time() - started < 1


def test_an_export_of_movable_type_whose_beginning_is_lost_is_no_text(tmp_path: Path) -> None:
    source = planted("movabletype")
    path = write(source.files, tmp_path)
    text = path.read_text()
    path.write_text(text[text.index("STATUS:") + 12 :])
    converters.convert(path, tmp_path / "out", to="html")
    found = everything_in(tmp_path / "out")
    assert [place for place, word in source.words.private.items() if word in found] == []
