"""What all tests share: their markers, the corpus, where it is there, and `--accept`."""

import gc
import os
import shutil
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Final, NoReturn

import hypothesis
import pytest

from converters.testing import check_golden

pytest_plugins = ["tests.building"]

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
CORPUS = Path(os.environ.get("BLOGPORT_CORPUS", ROOT.parent / "shared" / "corpus"))

os.environ["BLOGPORT_CACHE"] = ""  # each run is done: only the tests of `last_run` keep anything

# No test is timed: a busy machine is no fault of an example.
hypothesis.settings.register_profile("blogport", deadline=None)
hypothesis.settings.load_profile("blogport")

JAVA: Final = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java for programs that end after seconds: without the compiler and the collector for long runs they take half the CPU."""

FOLDERS: Final = {
    "generators": "generators",
    "wordpress": "wordpress",
    "blocks": "wordpress",
    "browser": "browser",
}
"""The marker of all tests in a folder; one process runs those of a marker."""


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses among them
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test by what it needs; what needs nothing and is not `slow` is `fast`.

    Of tests that are `long` only one in `share` stays, always the same ones, unless `--long` asks for all.
    """
    if not config.getoption("--long"):
        kept: dict[bool, list[pytest.Item]] = {True: [], False: []}
        for item in items:
            kept[_is_in_sample(item)].append(item)
        if kept[False]:
            config.hook.pytest_deselected(items=kept[False])
            items[:] = kept[True]
    for item in items:
        for name in set(needs(item)):
            item.add_marker(name)
        if slow := item.get_closest_marker("slow"):
            if not slow.kwargs.get("reason"):
                raise pytest.UsageError(f"{item.nodeid} is marked slow without a reason")
        elif not any(item.get_closest_marker(name) for name in ("corpus", *FOLDERS.values())):
            item.add_marker("fast")
    if hasattr(config, "workerinput"):  # several processes take file by file: small ones last keep all busy
        dear = {item.path for item in items if not item.get_closest_marker("fast")}
        items.sort(key=lambda item: (_folder(item) not in FOLDERS, item.path not in dear))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """With `--dist loadfile`, keep not only the tests of a file together, but those of each marker of `FOLDERS`: they share a
    WordPress, its editor, a browser and built sites, which two processes would make twice.
    """
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class LoadFolderScheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            folder = file.split("/")[1]
            return FOLDERS.get(folder, file)

    return LoadFolderScheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the collector of garbage away from what pytest knows of all tests: it would walk through millions of objects
    again and again, and cost more than many a test.
    """
    gc.disable()
    found = yield
    gc.enable()
    gc.collect()
    gc.freeze()
    return found


def _is_in_sample(item: pytest.Item) -> bool:
    long = item.get_closest_marker("long")
    return long is None or zlib.crc32(item.nodeid.encode()) % int(long.kwargs["share"]) == 0


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT / "tests").parts[0]


def needs(item: pytest.Item) -> Iterator[str]:
    """The markers of what a test needs: the corpus by its fixture or a parameter, all else by its folder."""
    if _folder(item) in FOLDERS:
        yield FOLDERS[_folder(item)]
    if "corpus" in getattr(item, "fixturenames", ()):
        yield "corpus"
    call = getattr(item, "callspec", None)
    if call and any(isinstance(it, Path) and it.is_relative_to(CORPUS) for it in call.params.values()):
        yield "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run all of the tests that are long, and not a part")
    parser.addoption("--accept", action="store_true", help="rewrite expected files, and fail")


def missing(what: str) -> NoReturn:
    """Skip for want of a tool; or fail, where `BLOGPORT_REQUIRE_GENERATORS=1` says that all must be there."""
    why = f"{what} is not here; .ci/run installs it"
    if os.environ.get("BLOGPORT_REQUIRE_GENERATORS") == "1":
        pytest.fail(why)
    pytest.skip(why)


def program(name: str) -> str:
    """The path of a program that a test runs."""
    return shutil.which(name) or missing(name)


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus of real exports is not at {CORPUS}")
    return CORPUS


@pytest.fixture(scope="session")
def example() -> Path:
    return FIXTURES / "example.xml"


@pytest.fixture
def expect(request: pytest.FixtureRequest):
    """Compare a text with an expected file; with --accept rewrite the file, and fail so that nothing passes by itself."""

    def compare(text: str, path: Path) -> None:
        check_golden(text, path, accept=request.config.getoption("--accept"))

    return compare
