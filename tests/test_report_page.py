"""`--report FILE.html`: one page that needs nothing but itself; and reports of runs that stop."""

import json
import re
from xml.etree import ElementTree

import pytest

from converters import Comment, Markup, Media, Post, Site
from converters.cli.main import main
from converters.io import yaml
from converters.report_page import _words
from converters.storage.record_lines import encode
from tests.conftest import ROOT

URL = "https://weir.example"


def post(number, text, **fields):
    given = {
        "date": f"20{10 + number}-03-04T08:00:00+00:00",
        "slug": f"post-{number}",
        "title": f"Post {number}",
        "url": f"{URL}/{number}/",
    }
    return Post(id=str(number), body=Markup(text=text, dialect="wordpress"), **(given | fields))


def blog(path, language="en"):
    records = [
        Site(title="Weir & <b>stream</b>", url=URL, language=language),
        Media(id="9", url="https://pics.example/a.jpg"),
        post(1, "Fine.", comments=(Comment(id="1", date="2013-01-01T08:00:00+00:00", body=Markup(text="Yes", dialect="html")),)),
        post(2, '<!-- wp:latest-posts /-->\n\n<p>Kept <script>alert("x")</script><img src="https://pics.example/a.jpg" onerror="alert(1)"></p>'),
        post(3, "Moves.", url=f"{URL}/?p=3"),
        post(4, "Hush", status="private"),
    ]  # fmt: skip
    path.write_bytes(b"".join(map(encode, records)))
    return path


def report(tmp_path, language="en", *more):
    page = tmp_path / "report.html"
    words = ["convert", str(blog(tmp_path / "weir.jsonl", language)), str(tmp_path / "site"), "--to", "hugo"]
    assert main([*words, "--report", str(page), *more]) == 0
    return page.read_text("utf-8")


def test_the_page_has_what_a_blogger_asks_for(tmp_path):
    text = report(tmp_path, "en", "--verify")
    assert "Weir &amp; &lt;b&gt;stream&lt;/b&gt;" in text
    assert "The target was read back, and everything in it is accounted for." in text
    assert re.search(r"Posts</th>\s*<td class=\"number\">4</td><td class=\"number\">3</td>", text)
    assert text.count("<svg") == 2
    assert "<title>2012: 1</title>" in text
    assert f'<a href="{URL}/2/">Post 2</a>' in text  # a loss, with a link to its post
    assert "<code>dynamic-block</code>" in text
    assert "Posts: 1 private" in text
    assert "pics.example" in text
    assert f'<a href="{URL}/?p=3">' in text  # an address that changes
    before, after = re.findall(r"<strong>(?:before|after)</strong>(.*?)</div>", text, re.S)
    assert "Kept" in before
    assert "Kept" in after


def test_the_page_runs_and_loads_nothing(tmp_path):
    text = report(tmp_path)
    assert "<script" not in text
    assert "onerror" not in text
    assert "default-src 'none'" in text
    assert not re.search(r"<link\b|@import|<iframe", text)
    for svg in re.findall(r"<svg.*?</svg>", text, re.S):
        ElementTree.fromstring(svg)


@pytest.mark.parametrize(
    ("language", "word"),
    [("de-AT", "Adressen, die sich ändern"), ("fr", "Adresses qui changent"), ("cy", "Addresses")],
)
def test_the_page_is_in_the_language_of_the_blog(language, word, tmp_path):
    assert word in report(tmp_path, language)


def test_every_language_has_every_word_and_the_page_uses_each():
    table = yaml.load((ROOT / "converters" / "report_page" / "words.yml").read_text("utf-8"))
    template = (ROOT / "converters" / "report_page" / "report.html").read_text("utf-8")
    assert set(table) == {"en", "de", "fr"}
    for words in table.values():
        assert words.keys() == _words()["en"].keys()
        assert all(isinstance(word, str) and word for word in words.values())
    for name in re.findall(r"\bwords\.(\w+)", template):
        assert name in table["en"], name


def test_a_report_on_standard_output_is_the_same_report(tmp_path, capfdbinary):
    source = blog(tmp_path / "weir.jsonl")
    words = ["convert", str(source), str(tmp_path / "site"), "--to", "hugo", "--report"]
    assert main([*words, str(tmp_path / "r.jsonl")]) == 0
    assert main([*words, "-", "--force", "--prune"]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert lines == (tmp_path / "r.jsonl").read_bytes().splitlines()
    assert main(["convert", str(source), "-", "--to", "archive", "--report", "-"]) == 2


def test_a_run_that_stops_has_a_report_too(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear reader,\n", "utf-8")
    words = ["convert", str(tmp_path / "letter.txt"), str(tmp_path / "site"), "--to", "hugo", "--report"]
    assert main([*words, str(tmp_path / "r.jsonl")]) == 3
    summary = json.loads((tmp_path / "r.jsonl").read_text("utf-8").splitlines()[-1])["summary"]
    assert "letter.txt" in summary["stopped"]
    assert set(summary["diagnostics"]) == {"info", "warning", "loss", "error"}
    assert main([*words, str(tmp_path / "r.html")]) == 3
    assert "letter.txt" in (tmp_path / "r.html").read_text("utf-8")


def test_what_was_found_before_a_run_stops_is_in_its_report(tmp_path):
    """The target is a folder of somebody else, which is seen after the source is opened; or its disk is full."""
    source = blog(tmp_path / "weir.jsonl")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader,\n", "utf-8")
    words = [
        "convert",
        str(source),
        str(tmp_path / "mine"),
        "--to",
        "hugo",
        "--report",
        str(tmp_path / "r.jsonl"),
    ]
    assert main(words) == 3
    assert "not empty" in (tmp_path / "r.jsonl").read_text("utf-8")
