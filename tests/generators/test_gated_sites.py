"""Nothing behind a gate is in the sites that Hugo, Jekyll and Pelican build; nor with `--include`, for it is in drafts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Generator

import converters
from tests.gated_export import Export, found_in, gated_export, named
from tests.targets import GENERATORS


@pytest.fixture(scope="module")
def export() -> Export:
    return gated_export()


@pytest.mark.parametrize("include", [(), ("members",)], ids=["default", "members"])
@pytest.mark.parametrize("name", GENERATORS)
def test_no_marker_is_in_the_site_that_is_built(
    name: str,
    include: tuple[str, ...],
    export: Export,
    generator: Callable[[str], Generator],
    tmp_path: Path,
) -> None:
    build = generator(name)
    converters.write(export.records, tmp_path / "export.xml", to="wxr")
    converters.convert(tmp_path / "export.xml", tmp_path / "site", to=name, include=include)
    found = found_in(build.build(tmp_path / "site"))
    assert named(found, export.members, export.never) == []
    assert named(export.shown.keys() - found, export.shown) == []
