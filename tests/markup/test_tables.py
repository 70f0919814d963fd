"""`[table id=3 /]`: tables of TablePress, which are posts of JSON."""

import json
from typing import Any

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.wordpress.formulas import has_formulas
from converters.model import Markup, Post
from converters.site.index import SiteIndex

ROWS = [["Item", "Price"], ["Duck", "<b>6</b>"], ["Frog", "2\nor 3"]]


def stored(rows: Any = ROWS, status: str = "publish", **metas: Any) -> Post:
    fields = {
        f"_tablepress_{name}": [value if isinstance(value, str) else json.dumps(value)]
        for name, value in metas.items()
    }
    text = rows if isinstance(rows, str) else json.dumps(rows)
    return Post(
        id="11",
        type="tablepress_table",
        status=status,
        body=Markup(text=text, dialect="wordpress"),
        extra={"_tablepress_export_table_id": ["3"], **fields},
    )


def shown(table: Post, text: str = "[table id=3 /]") -> tuple[str, list[str]]:
    """The HTML of a text beside one table, on one line, and the kinds of findings."""
    diagnostics = Diagnostics()
    index = SiteIndex(tables={"3": table})
    html = wordpress.render(text, wordpress.Context(Post(id="1"), index, diagnostics))
    return html.replace("\n", ""), [finding.kind for finding in diagnostics.findings]


def test_the_first_row_is_the_head():
    assert shown(stored())[0] == (
        "<table><thead><tr><th>Item</th><th>Price</th></tr></thead>"
        "<tbody><tr><td>Duck</td><td><b>6</b></td></tr><tr><td>Frog</td><td>2<br />or 3</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("head", [False, 0])
def test_options_say_what_is_head_and_foot(head):
    html, _ = shown(stored(table_options={"table_head": head, "table_foot": True}))
    assert "<thead>" not in html
    assert html.endswith("<tfoot><tr><th>Frog</th><th>2<br />or 3</th></tr></tfoot></table>")


def test_hidden_rows_and_columns_are_not_shown():
    html, _ = shown(stored(table_visibility={"rows": [1, 0, 1], "columns": [1, 0]}))
    assert "Duck" not in html
    assert "Price" not in html
    assert "Frog" in html


def test_cells_span_others():
    html, _ = shown(stored([["a", "#colspan#"], ["b", "c"], ["#rowspan#", "d"], ["e", "#span#"]]))
    assert '<th colspan="2">a</th>' in html
    assert '<td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr>' in html


@pytest.mark.parametrize("rows", ["no JSON", "{}", "[]", '["a"]', "[" * 5000])
def test_a_damaged_table_stays_text(rows):
    html, kinds = shown(stored(rows))
    assert "[table id=3 /]" in html
    assert kinds == ["unknown-shortcode"]


def test_a_table_of_another_plugin_stays_text():
    html, kinds = shown(stored(), "[table]a,b[/table]")
    assert "[table]" in html
    assert kinds == ["unknown-shortcode"]


@pytest.mark.parametrize(("status", "is_shown"), [("publish", True), ("draft", False), ("private", False)])
@pytest.mark.parametrize("to", ["hugo", "html"])
def test_only_published_tables_are_shown(tmp_path, to, status, is_shown):
    post = Post(id="1", title="x", body=Markup(text="[table id=3 /]", dialect="wordpress"))
    converters.write([post, stored(status=status)], tmp_path / "site", to=to)
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in (".md", ".html")
    )
    assert ("Duck" in written) == is_shown


@pytest.mark.parametrize("text", [r"<p>\(a_1\)</p>", r"<p>$$x$$</p>", r"<p>\[ y \]</p>"])
def test_formulas_are_found(text):
    assert has_formulas(text)


@pytest.mark.parametrize(
    "text", ["<p>$5 and $6</p>", r"<pre>\(a\)</pre>", r"<p><code>$$</code> \(</p>", "<pre>$$x$$"]
)
def test_what_is_no_formula(text):
    assert not has_formulas(text)
