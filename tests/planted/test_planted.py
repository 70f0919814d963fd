"""Each word of an export that visitors see is in the archive and on the site; no other word is in any public target."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import converters
from converters import Diagnostics, registry
from converters.errors import FormatError, SourceError
from converters.run.inputs import open_inputs
from tests.comment_systems.exports import EXPORTS, FOLDERS
from tests.marked_blog import everything_in
from tests.planted.sources import READERS, SOURCES, planted, write
from tests.planted.words import Planted
from tests.targets import WRITERS

OURS = {"archive", "backup", "html", "text", "markdown", "uploads"}
"""Readers of what is no other platform: `test_marked_blog.py` and their own tests try these."""
PUBLIC = [name for name in WRITERS if registry.writer(name).public]
FEW = [name for name in PUBLIC if name in ("html", "hugo")]


def in_text(words: Mapping[str, str], text: str) -> list[str]:
    return [f"{place}: {word}" for place, word in words.items() if word in text]


def must_not_show(source: Planted, to: str) -> Mapping[str, str]:
    drafts = {} if registry.writer(to).drafts else source.words.drafted
    return source.words.private | drafts


def converted(path: Path, to: str, folder: Path, **more: object) -> str:
    target = folder / f"to-{to}"
    converters.convert(path, target, to=to, **more)  # type: ignore[arg-type]
    return everything_in(target)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return tmp_path / "source"


def test_every_reader_of_another_platform_has_a_source() -> None:
    of_comments = {*EXPORTS, *FOLDERS, "cusdis"}  # `tests/comment_systems` has the same for these
    assert set(READERS) == set(registry.names("reader")) - OURS - (of_comments - set(READERS))


@pytest.mark.parametrize("name", SOURCES)
def test_each_word_is_in_the_source_and_the_reader_takes_it(name: str, sources: Path) -> None:
    source = planted(name)
    path = write(source.files, sources)
    assert {reader for reader, _ in open_inputs(path, None, Diagnostics())} == {SOURCES[name][0]}
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    text = "".join(file.read_bytes().decode("utf-8", "replace") for file in files)
    words = source.words.public | source.words.private | source.words.drafted
    assert in_text(words, text) == [f"{place}: {word}" for place, word in words.items()]
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("name", SOURCES)
def test_the_archive_has_each_word_that_visitors_see(name: str, sources: Path, tmp_path: Path) -> None:
    source = planted(name)
    text = converted(write(source.files, sources), "archive", tmp_path)
    assert [word for word in source.words.public.values() if word not in text] == []


@pytest.mark.parametrize("to", FEW)
@pytest.mark.parametrize("name", SOURCES)
def test_a_site_has_each_public_word_and_no_other(name: str, to: str, sources: Path, tmp_path: Path) -> None:
    source = planted(name)
    text = converted(write(source.files, sources), to, tmp_path)
    assert in_text(must_not_show(source, to), text) == []
    assert {place: word for place, word in source.words.public.items() if word not in text} == {}


@pytest.mark.long(share=8)
@pytest.mark.parametrize("to", [name for name in PUBLIC if name not in FEW])
@pytest.mark.parametrize("name", SOURCES)
def test_no_public_target_has_another_word(name: str, to: str, sources: Path, tmp_path: Path) -> None:
    source = planted(name)
    assert in_text(must_not_show(source, to), converted(write(source.files, sources), to, tmp_path)) == []


PAIRS = [
    (first, second)
    for first, second in zip(SOURCES, [*list(SOURCES)[1:], next(iter(SOURCES))], strict=True)
    if SOURCES[first][0] != SOURCES[second][0]
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_of_two_exports_in_one_folder_none_is_lost_in_silence(
    first: str, second: str, sources: Path, tmp_path: Path
) -> None:
    both = {name: planted(name) for name in (first, second)}
    for source in both.values():
        write(source.files, sources)
    diagnostics = Diagnostics()
    try:
        text = converted(sources, "html", tmp_path, diagnostics=diagnostics)
    except (SourceError, FormatError):
        return
    lost = {finding.kind for finding in diagnostics.findings if finding.severity == "loss"}
    for source in both.values():
        assert in_text(must_not_show(source, "html"), text) == []
        is_read = any(word in text for word in source.words.public.values())
        assert is_read or lost, lost
        assert is_read or lost & {"export-beside", "exports-beside", "unsupported-export", "unknown-format"}
