"""The real generators, each converted site built once.

A generator that is not there is a reason to skip, or to fail where
`BLOGPORT_REQUIRE_GENERATORS=1` says that it must be.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import SOURCES, Built, Generator, find

from converters import convert
from tests.conftest import missing
from tests.targets import BUILT, GENERATORS


@pytest.fixture(scope="session")
def generator() -> Callable[[str], Generator]:
    """`generator("hugo")`: skips, or fails, where it is not there."""

    def get(name: str) -> Generator:
        if name in GENERATORS and name not in BUILT:
            pytest.skip(
                f"no package index has {name}; tests/generators/test_zola_sites.py looks at its files"
            )
        return find(name) or missing(name)

    return get


@pytest.fixture(scope="session")
def converted(
    tmp_path_factory: pytest.TempPathFactory, generator: Callable[[str], Generator]
) -> Callable[..., tuple[Path, Built]]:
    """`converted("hugo", "example", **options)`: the folder, and what the generator built of it."""
    done: dict[object, tuple[Path, Built]] = {}

    def get(name: str, source: str, **options: str) -> tuple[Path, Built]:
        key = (name, source, tuple(options.items()))
        if key not in done:
            build = generator(name)
            if not SOURCES[source].is_file():
                pytest.skip(f"the corpus is not here: {SOURCES[source].name}")
            target = tmp_path_factory.mktemp(f"{name}-{source}") / "site"
            convert(
                SOURCES[source],
                target,
                to=name,
                options={one.replace("_", "-"): value for one, value in options.items()},
            )
            done[key] = target, Built(build.build(target))
        return done[key]

    return get


SHARES = {"astro": 16, "docusaurus": 72, "eleventy": 12, "hexo": 6, "mkdocs": 6, "nikola": 6}
"""The tests of these generators that are not long one by one, but all together: one in so many stays. Their sites have the same
pages, made by the same program."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what a generator of `SHARES` builds."""
    found = getattr(item, "callspec", None)
    if found and (share := SHARES.get(str(found.params.get("name")))):
        item.add_marker(pytest.mark.long(share=share))
