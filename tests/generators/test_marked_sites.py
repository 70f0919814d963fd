"""Nothing that is not public is in the sites that Hugo, Jekyll and Pelican build: feeds, lists, search and sitemap."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Generator

import converters
from tests.marked_blog import MarkedBlog, found_in
from tests.targets import GENERATORS


@pytest.fixture(scope="module")
def blog() -> MarkedBlog:
    return MarkedBlog()


@pytest.mark.parametrize("source", ["archive", "wxr"])
@pytest.mark.parametrize("name", GENERATORS)
def test_no_marker_is_in_the_site_that_is_built(
    name: str, source: str, blog: MarkedBlog, generator: Callable[[str], Generator], tmp_path: Path
) -> None:
    build = generator(name)
    converters.write(blog.records, tmp_path / f"blog.{source}", to=source)
    converters.convert(tmp_path / f"blog.{source}", tmp_path / "site", to=name)
    built = build.build(tmp_path / "site")
    assert found_in(built, blog.markers) == []
    assert "The first post." in "".join(
        path.read_text("utf-8", errors="replace") for path in built.rglob("*.html")
    )
