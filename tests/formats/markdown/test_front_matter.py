"""Headers come back as they were, also through the generators' own readers."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from converters.generators.front_matter import Style, dump, parse
from converters.io.yaml import Moment

TITLES = [
    r'C:\new "q": #1', "yes", "2020-01-01", "- x", "two\nlines", "", "🛶 emoji", "'", '"""', "---", "+++", "a: b", "12:30",
    "Title: x", "#1", "<b> & &amp;", "{{ x }}",
]  # fmt: skip
STYLES: list[Style] = ["yaml", "toml", "json", "meta"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", TITLES)
def test_titles_come_back(style: Style, title: str) -> None:
    fields, body, found = parse(dump({"title": title, "other": "x"}, "The *text*\n\n---\n\nmore\n", style))
    back = fields["title"]
    assert ("\n".join(back) if isinstance(back, list) else back) == title
    assert fields["other"] == "x"
    assert body == "The *text*\n\n---\n\nmore\n"
    assert found == style


@given(st.dictionaries(TEXT, TEXT | st.lists(TEXT) | st.booleans() | st.integers(), min_size=1), TEXT)
def test_yaml_and_toml_hold_anything(fields: dict[str, Any], body: str) -> None:
    body = body.replace("\r", " ").removeprefix("\n")
    assert parse(dump(fields, body, "yaml")) == (fields, body, "yaml")
    sizes = {key: value for key, value in fields.items() if not isinstance(value, int) or abs(value) < 2**63}
    assert parse(dump(sizes, body, "toml"))[:2] == (sizes, body)


@pytest.mark.parametrize("title", TITLES)
def test_what_others_read(title: str) -> None:
    """PyYAML and tomllib read the header between its fences."""
    assert (
        pyyaml.safe_load(dump({"title": title}, "", "yaml").split("---\n", 1)[1].rsplit("---\n", 1)[0])[
            "title"
        ]
        == title
    )
    assert (
        tomllib.loads(dump({"title": title}, "", "toml").removeprefix("+++\n").rsplit("+++\n", 1)[0])["title"]
        == title
    )


def _pelican_reads(text: str, tmp_path: Path) -> tuple[str, dict[str, Any]]:
    readers = pytest.importorskip("pelican.readers")
    defaults = pytest.importorskip("pelican.settings").DEFAULT_CONFIG
    (tmp_path / "x.md").write_text(text, encoding="utf-8")
    return readers.MarkdownReader(dict(defaults)).read(str(tmp_path / "x.md"))


@pytest.mark.parametrize("title", TITLES)
def test_pelican_reads_titles(title: str, tmp_path: Path) -> None:
    _, fields = _pelican_reads(dump({"Title": title, "Slug": "s"}, "body\n", "meta"), tmp_path)
    assert ("\n".join(fields["title"]) if isinstance(fields["title"], list) else fields["title"]) == title
    assert fields["slug"] == "s"


def test_pelican_reads_a_summary_of_two_paragraphs(tmp_path: Path) -> None:
    content, fields = _pelican_reads(
        dump({"Summary": "One *a*\n\nTwo", "Slug": "s"}, "body\n", "meta"), tmp_path
    )
    assert "<p>One <em>a</em></p>" in fields["summary"]
    assert "<p>Two</p>" in fields["summary"]
    assert fields["slug"] == "s"
    assert content == "<p>body</p>"


@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])).map(str.strip))
def test_pelican_holds_any_line(title: str) -> None:
    fields, body, _ = parse(dump({"Title": title, "Slug": "s"}, "body", "meta"))
    assert (fields["Title"], fields["Slug"], body) == (title, "s", "body")


def test_toml_dates_are_dates() -> None:
    text = dump({"date": Moment("2020-01-05T08:00:00+09:00")}, "", "toml")
    assert (
        tomllib.loads(text.removeprefix("+++\n").removesuffix("+++\n\n"))["date"].isoformat()
        == "2020-01-05T08:00:00+09:00"
    )
    assert parse(text).fields == {"date": "2020-01-05T08:00:00+09:00"}


@pytest.mark.parametrize(
    ("text", "fields", "body", "style"),
    [
        ("no header\n\ntext", {}, "no header\n\ntext", ""),
        ("\ufeff---\r\ntitle: x\r\n---\r\ntext", {"title": "x"}, "text", "yaml"),
        ("---\ntitle: x\n...\ntext", {"title": "x"}, "text", "yaml"),
        ("---\n---\ntext", {}, "text", "yaml"),
        ("---\ntitle: x\n---", {"title": "x"}, "", "yaml"),
        ("---\na rule, no header", {}, "---\na rule, no header", ""),
        ("{no json", {}, "{no json", ""),
        ('{"title": "x"}\n\ntext', {"title": "x"}, "text", "json"),
        ("Title: x\nTags: a,\n    b\n\ntext", {"Title": "x", "Tags": ["a,", "b"]}, "text", "meta"),
    ],
)
def test_what_others_wrote(text: str, fields: dict[str, Any], body: str, style: str) -> None:
    assert parse(text) == (fields, body, style)


@pytest.mark.parametrize("text", ["---\n- a list\n---\n", "---\na: [\n---\n", "+++\na = \n+++\n"])
def test_a_header_that_cannot_be_read_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        parse(text)
