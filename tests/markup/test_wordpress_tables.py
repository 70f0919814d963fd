"""Shortcodes and blocks are tables that a plug-in can add to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, render
from converters.markup.wordpress.blocks import Block
from converters.markup.wordpress.blocks import table as block_table
from converters.markup.wordpress.handler_registry import plug_ins
from converters.markup.wordpress.shortcodes import Shortcode, Table, table
from converters.model import Post
from converters.site.index import SiteIndex


def rendered(text: str) -> tuple[str, list[str]]:
    diagnostics = Diagnostics()
    html = render(text, Context(Post(id="1"), SiteIndex(), diagnostics))
    return html, [finding.kind for finding in diagnostics.findings]


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "acme_blog.py").write_text(
        "def shout(shortcode, context):\n"
        "    return '<b>' + (shortcode.content or shortcode.first('words')).upper() + '</b>'\n"
        "def note(block, inner, context):\n"
        "    return '<aside>' + inner.strip() + '</aside>'\n"
        "def broken(*anything):\n"
        "    raise ValueError('broken')\n",
        encoding="utf-8",
    )
    info = tmp_path / "acme_blog-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-blog\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[converters.shortcodes]\nshout = acme_blog:shout\nbroken = acme_blog:broken\ngone = acme_blog_2:gone\n"
        "[converters.blocks]\nacme/note = acme_blog:note\nacme/broken = acme_blog:broken\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    plug_ins.cache_clear()
    yield
    plug_ins.cache_clear()


@pytest.mark.usefixtures("plug_in")
def test_a_shortcode_of_a_plug_in() -> None:
    assert rendered("Say [shout]milk[/shout]") == ("<p>Say <b>MILK</b></p>\n", [])
    assert rendered('[shout words="tea"]') == ("<p><b>TEA</b></p>\n", [])


@pytest.mark.usefixtures("plug_in")
@pytest.mark.parametrize("name", ["broken", "gone"])
def test_a_broken_one_leaves_its_shortcode_as_text(name: str) -> None:
    assert rendered(f"Say [{name}]") == (f"<p>Say [{name}]</p>\n", ["failed-shortcode"])


@pytest.mark.usefixtures("plug_in")
def test_a_block_of_a_plug_in() -> None:
    html, findings = rendered("<!-- wp:acme/note -->\n<p>tea</p>\n<!-- /wp:acme/note -->")
    assert (html, findings) == ("<aside><p>tea</p></aside>", [])


@pytest.mark.usefixtures("plug_in")
def test_a_broken_one_leaves_the_saved_html() -> None:
    html, findings = rendered("<!-- wp:acme/broken -->\n<p>tea</p>\n<!-- /wp:acme/broken -->")
    assert (html.strip(), findings) == ("<p>tea</p>", ["failed-block"])


def test_added_from_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_added", {})
    monkeypatch.setattr(block_table, "_added", {})
    table.add("tea", lambda shortcode, context: "<i>tea</i>")
    block_table.add("acme/tea", lambda block, inner, context: f"<i>{block.text('kind')}</i>")
    assert rendered("Have [tea].")[0] == "<p>Have <i>tea</i>.</p>\n"
    assert rendered('<!-- wp:acme/tea {"kind":"green"} /-->')[0] == "<i>green</i>"


def test_a_table_knows_its_names() -> None:
    mine = Table()
    assert {"gallery", "caption", "code", "youtube"} <= set(mine)
    assert "sparkle" not in mine
    assert mine.run(Shortcode("code", {}, None), Context(Post(id="1"), SiteIndex(), Diagnostics())) is None


def test_block_attributes_as_text() -> None:
    block = Block("acme/x", {"a": "b", "n": 3, "yes": True, "list": []}, [])
    assert [block.text(name) for name in ("a", "n", "yes", "list", "none")] == ["b", "3", "", "", ""]
