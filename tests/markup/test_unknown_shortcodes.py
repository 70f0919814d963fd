"""Unknown shortcodes without attributes: known by their names in several posts."""

from pathlib import Path

import pytest

import converters
from converters.markup.wordpress.blocks.footnotes import referred
from converters.markup.wordpress.shortcodes.unknown import singles_in
from converters.model import Markup, Post, Site


def findings(tmp_path: Path, *texts: str) -> list[str]:
    posts = [
        Post(id=str(number), slug=f"p-{number}", title="P", body=Markup(text=text, dialect="wordpress"))
        for number, text in enumerate(texts, 1)
    ]
    result = converters.write([Site(title="S"), *posts], tmp_path / "site", to="hugo")
    return [finding.id for finding in result.findings if finding.kind == "unknown-shortcode"]


def test_a_name_in_several_posts_is_a_shortcode(tmp_path: Path) -> None:
    assert findings(tmp_path, "See [events] here.", "No.", "And the [events] again.") == ["1", "3"]


@pytest.mark.parametrize("text", ["See [events] here.", "See [events] and [events]."])
def test_a_name_in_one_post_is_prose(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, text, "Another [sic].", "A third [sic].") == []


@pytest.mark.parametrize(
    "text", ["He said [sic] so.", "See [1].", "He [Smith] came.", "[they] came", "a list[index] of", "[a-z]+"]
)
def test_prose_in_several_posts_stays_prose(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, text, text, text) == []


def test_where_a_name_in_brackets_may_begin() -> None:
    assert singles_in("[events]") == {"events"}
    assert singles_in("a [events] ([tours]) -[maps]") == {"events", "tours", "maps"}
    assert singles_in("[[events] list[index] [[tours]] _[maps]") == set()


@pytest.mark.parametrize(
    ("html", "refers"),
    [("data-fn=1", True), ('<sup data-fn="a">', True), ("xdata-fn=1", False), ("data-fn", False)],
)
def test_which_texts_refer_to_footnotes(html: str, refers: bool) -> None:
    assert referred(html) is refers


def test_keys_in_attributes_stay_behind(tmp_path: Path) -> None:
    text = (
        'Before.\n\n[weather city="Bern" api_key="k-4711" mail=\'ann@example.org\' token=t99]\n\n'
        '<p title="[weather city]">[weather api_key=k-4711]</p>\n\nA password=[sic] is no attribute.'
    )
    post = Post(id="1", slug="p", title="P", body=Markup(text=text, dialect="wordpress"))
    result = converters.write([Site(title="S"), post], tmp_path / "site", to="hugo")
    written = next((tmp_path / "site").rglob("p.md")).read_text(encoding="utf-8")
    assert '[weather city="Bern" api_key="" mail="" token=""]' in written
    assert "4711" not in written
    assert "A password=" in written
    assert sum(finding.kind == "personal-attribute" for finding in result.findings) == 3
