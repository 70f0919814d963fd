"""Texts that are nested deeper than a generator takes: their words stay, and the post is reported."""

from pathlib import Path

import pytest

import converters
from converters import Markup, Post, Site

DEEP = {
    "html": "<blockquote>" * 300 + "the anchor" + "</blockquote>" * 300,
    "markdown": "> " * 300 + "the anchor",
}


@pytest.mark.parametrize("dialect", DEEP)
def test_a_text_that_would_end_the_build_is_less_deep(tmp_path: Path, dialect: str) -> None:
    deep = Post(
        id="1", title="Deep", slug="deep", date="2020-01-05", body=Markup(text=DEEP[dialect], dialect=dialect)
    )  # type: ignore[arg-type]
    flat = Post(
        id="2",
        title="Flat",
        slug="flat",
        date="2020-01-06",
        body=Markup(text="<p>x</p>" * 300, dialect="html"),
    )
    result = converters.write(
        [Site(title="Pier", url="https://pier.example"), deep, flat], tmp_path / "site", to="docusaurus"
    )
    assert [finding.id for finding in result.findings if finding.kind == "nested-too-deep"] == ["1"]
    text = (tmp_path / "site" / "blog" / "deep.md").read_text()
    assert "the anchor" in text
    assert 90 < text.count("<blockquote>") <= 100


def test_an_undated_post_needs_no_git(tmp_path: Path) -> None:
    converters.write(
        [Post(id="1", title="No day", slug="no-day")],
        tmp_path / "site",
        to="docusaurus",
        options={"theme": "none"},
    )
    assert "experimental_vcs: false" in (tmp_path / "site" / "docusaurus.config.js").read_text()
