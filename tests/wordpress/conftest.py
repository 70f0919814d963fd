"""A real WordPress for the tests: one site is installed, each test gets copies of it.

Where there is none, the tests skip, or fail where `BLOGPORT_REQUIRE_GENERATORS=1` says that it must be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pytest

import converters
from tests import pictures
from tests.conftest import missing
from tests.wordpress.database import Database
from tests.wordpress.site import Site, words, wp_files


@dataclass(frozen=True)
class Imported:
    """A site with files imported, and what the importer said."""

    site: Site
    said: list[str]
    database: Database

    def again(self) -> Site:
        """A copy of the site, to do with what one likes: WordPress writes also when it only shows."""
        return self.site.copy(Path(mkdtemp(dir=self.site.root.parent)) / "site")


Importing = Callable[..., Imported]
Rewrite = Callable[..., Path]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = wp_files()
    if files is None:
        missing("WordPress (PHP with SQLite, and wp-studio in BLOGPORT_WORDPRESS)")
    folder = tmp_path_factory.mktemp("wordpress")
    (folder / "cache").mkdir()
    return Site.install(folder / "site", files, folder / "cache")


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internet of the sites: a file for each ending."""
    return pictures.everything(tmp_path_factory.mktemp("web") / "files")


@pytest.fixture(scope="session")
def imported(template: Site, web: Path, tmp_path_factory: pytest.TempPathFactory) -> Importing:
    """`imported(file, …, words_of=export)`: files imported into a new site that has the types of `words_of`.

    Done once for the same files.
    """
    done: dict[tuple[Path, ...], Imported] = {}

    def get(*files: Path, words_of: Path | None = None) -> Imported:
        if files not in done:
            site = template.copy(tmp_path_factory.mktemp(files[0].stem) / "site")
            site.set(**words((words_of or files[0]).read_bytes()), web=web)
            said = site.take(*files)
            done[files] = Imported(site, said, Database(site.root))
        return done[files]

    return get


@pytest.fixture(scope="session")
def rewrite(tmp_path_factory: pytest.TempPathFactory) -> Rewrite:
    """`rewrite(source, base_url=…)`: our WXR of a source, with options; made once."""
    done: dict[tuple[object, ...], Path] = {}

    def get(source: Path, **options: str) -> Path:
        key = (source, *options.items())
        if key not in done:
            told = {name.replace("_", "-"): value for name, value in options.items()}
            done[key] = tmp_path_factory.mktemp("ours") / f"{source.stem}.xml"
            converters.convert(source, done[key], to="wxr", options=told)
        return done[key]

    return get
