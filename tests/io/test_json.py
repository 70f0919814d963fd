"""Halves of characters in JSON: no reader gives them on, for no writer could write them."""

import pytest

import converters
from converters import Post, Site
from converters.io.json import loads

HALF = '"\\ud83d"'


def test_half_a_character_is_the_sign_of_one_that_is_lost():
    assert loads('{"a\\uDEAD": ["\\ud83d\\ude00", "x\\ud83d"]}') == {"a\ufffd": ["\U0001f600", "x\ufffd"]}


FILES = {
    "a.md": '{"title": "A", "mood": %s}\n\nI am here.\n',
    "b.md": '---json\n{"title": "A", "mood": %s}\n---\nI am here.\n',
    "a.html": '<script type="application/ld+json">{"@type": "BlogPosting", "headline": %s}</script>'
    "<article><h1>A</h1><p>I am a page with some words in it.</p></article>",
    "pelicanconf.py": "SITENAME = %s\n",
}


@pytest.mark.parametrize("name", FILES)
def test_every_reader(tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ok.md").write_text("Title: Fine\n\nI am fine.\n", encoding="utf-8")
    (folder / name).write_text(FILES[name] % HALF, encoding="utf-8")
    target = tmp_path / "out.jsonl"
    converters.convert(folder, target, to="archive", from_="html" if name == "a.html" else "markdown")
    assert {type(one) for one in converters.read(target)} >= {Post, Site}


def test_attributes_of_blocks(tmp_path):
    text = f'<!-- wp:social-link {{"url":{HALF},"service":"x","label":{HALF}}} /-->\n<!-- wp:search {{"label":{HALF}}} /-->'
    post = Post(id="1", title="A", slug="a", body=converters.Markup(text=text, dialect="wordpress"))
    converters.write([post], tmp_path / "site", to="html")
    assert (tmp_path / "site" / "index.html").is_file()
