"""Texts that are nested deeper than a generator takes: their words stay, and the post is reported."""

from pathlib import Path

import pytest

import converters
from converters import Markup, Post, Site
from converters.generators import directives
from converters.generators.mdx import convert as mdx
from converters.generators.mkdocs import boxes as mkdocs
from converters.generators.notion import generator as notion
from converters.generators.quarto import pandoc as quarto
from converters.markup.elements import replace_elements

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


BOXES = {
    "between colons": (directives.boxes, "::: tip Tide\n", ":::\n"),
    "of Quarto": (
        lambda text: quarto.readable_markdown(text).text,
        '::: {.callout-tip title="Tide"}\n',
        ":::\n",
    ),
    "without a look": (lambda text: quarto.readable_markdown(text).text, "::: {.tide}\nTide\n\n", ":::\n"),
    "of components": (
        lambda text: mdx.to_markdown(text, {}).text,
        '<Note title="Tide">\n\n',
        "\n\n</Note>\n",
    ),
}


@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("ends", [True, False])
def test_boxes_in_boxes_keep_their_titles(boxes: str, ends: bool) -> None:
    convert, start, end = BOXES[boxes]
    deep = start * 30 + "Ebb\n" + end * 30 * ends
    shown = convert(deep)
    assert "Ebb" in shown
    assert shown.count("Tide") == 30


@pytest.mark.parametrize("boxes", BOXES)
def test_boxes_that_nothing_closes_have_few_marks(boxes: str) -> None:
    convert, start, _ = BOXES[boxes]
    small, large = (len(convert(start * number)) for number in (100, 400))
    assert large < 6 * small


def test_blocks_of_mkdocs_that_nothing_closes_end() -> None:
    shown = mkdocs.boxes("/// note | Tide\n" * 2_000)
    assert shown.count("Tide") == 2_000
    assert len(shown) < 200_000


def test_code_of_mkdocs_that_nothing_closes_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    end = mkdocs._fence_end
    monkeypatch.setattr(
        mkdocs, "_fence_end", lambda lines, at, fence: asked.append(at) or end(lines, at, fence)
    )
    mkdocs.boxes("=== 'Tide'\n" + "```a\n" * 50)
    assert len(asked) == 1


def test_asides_of_notion_are_quotes_and_one_without_an_end_is_text() -> None:
    text = replace_elements("<aside>\nFog\n</aside>\n<aside>\nRain", notion._ASIDE, notion._aside)
    assert "> Fog" in text
    assert text.endswith("<aside>\nRain")
