"""Nothing that is not public reaches a public target: each such text is a marker, and none of them is found."""

from pathlib import Path

import pytest

import converters
from converters import registry
from tests.marked_blog import HIDDEN, INCLUDABLE, MarkedBlog, Marker, found_in, missing_from
from tests.targets import TREES, WRITERS


def hidden(blog: MarkedBlog, to: str) -> list[Marker]:
    """The markers that a target must not have; most targets have drafts."""
    return [marker for marker in blog.markers if marker.include != "draft" or not registry.writer(to).drafts]


PUBLIC = [name for name in WRITERS if registry.writer(name).public]
SOURCES = ("archive", "wxr")


@pytest.fixture(scope="module")
def blog() -> MarkedBlog:
    return MarkedBlog()


@pytest.fixture(scope="module")
def sources(blog: MarkedBlog, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The blog as an archive and as an export of WordPress."""
    folder = tmp_path_factory.mktemp("marked")
    for name in SOURCES:
        converters.write(blog.records, folder / f"blog.{name}", to=name)
    return {name: folder / f"blog.{name}" for name in SOURCES}


@pytest.mark.parametrize("source", SOURCES)
def test_each_marker_is_in_the_source(source, blog, sources):
    assert missing_from(sources[source], blog.markers) == []


@pytest.mark.parametrize("to", PUBLIC)
def test_no_marker_of_records_is_in_a_public_target(to, blog, tmp_path):
    converters.write(blog.records, tmp_path / "site", to=to)
    assert found_in(tmp_path / "site", hidden(blog, to)) == []


@pytest.mark.parametrize(
    ("to", "option"), [*((to, "keep-source") for to in TREES), ("html", "single"), ("html", "drafts")]
)
def test_no_marker_is_there_whatever_the_options(to, option, blog, tmp_path):
    converters.write(blog.records, tmp_path / "site", to=to, options={option: "true"})
    shown = [marker for marker in blog.markers if marker.include != "draft"]
    assert found_in(tmp_path / "site", shown) == []


@pytest.mark.parametrize("word", INCLUDABLE)
def test_each_word_adds_nothing_else(word, blog, tmp_path):
    converters.write(blog.records, tmp_path / "site", to="hugo", include=[word])
    shown = [marker for marker in blog.markers if marker.include not in ("draft", word)]
    assert found_in(tmp_path / "site", shown) == []


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("to", PUBLIC)
def test_no_marker_of_a_source_is_in_a_public_target(to, source, blog, sources, tmp_path):
    converters.convert(sources[source], tmp_path / "site", to=to)
    assert found_in(tmp_path / "site", hidden(blog, to)) == []


@pytest.mark.parametrize(
    "to", [name for name in PUBLIC if name not in ("blogger", "epub", "feed", "ghost")]
)  # which take no fields, and some of them no comments, or never one that is not approved
def test_what_is_included_is_there(to, blog, tmp_path):
    converters.write(blog.records, tmp_path / "site", to=to, include=INCLUDABLE)
    words = ("draft", *INCLUDABLE) if registry.writer(to).drafts else ("personal", "unapproved")
    wanted = [marker for marker in blog.markers if marker.include in words]
    assert missing_from(tmp_path / "site", wanted) == []


def test_there_are_markers_for_all_that_is_hidden(blog):
    assert {marker.include for marker in blog.markers} == {*INCLUDABLE, *HIDDEN, "menu"}
    assert len(blog.markers) > 500
