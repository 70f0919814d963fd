"""Each pair of a reader and a writer: what came over is counted by words that the test put into each record.

A new format is tried by itself. The source of a reader is its sample in `test_contract.py`, or a folder of `WHOLE`.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import pytest
from msgspec.structs import replace

import converters
from converters import Author, Comment, Diagnostics, Markup, Post, Site, registry
from converters.cli import pairs
from converters.cli.main import main
from converters.model import MENU_ITEM, Asset, Entity
from converters.plugins import AssetWriter
from converters.testing.files import written_files
from tests.conftest import FIXTURES
from tests.marked_blog import everything_in
from tests.pictures import jpeg
from tests.test_contract import sound_sample

READERS: Final = registry.names("reader")
WRITERS: Final = registry.names("writer")
WHOLE: Final = ("feed", "livejournal", "wordpress-rest")
"""Readers whose sample is one file of several: the folder of their fixture is read."""
GATED: Final = {
    "Protected: Secret cove": "post",  # feed: the words that WordPress shows for a post with a password
    "Secret cove": "post",  # wordpress-rest: `content.protected`
    "For the crew alone": "post",  # substack: its audience is `only_paid`
    "Fog over the pier": "body",  # substack: what stands after the paywall
    "Hidden thing": "post",  # wordpress-sql: a type of a plug-in that visitors never see
}
"""Published posts of the samples that visitors could not see, or not to the end, by hand."""


class Word(NamedTuple):
    """A word that the test put into a record. `shown`: whether visitors saw it; `None` where targets may differ."""

    text: str
    record: str
    shown: bool | None
    of_people: bool = True
    draft: bool = False


class Marked(NamedTuple):
    """A source: its records with a word in each title, body and comment, the words, and what nobody may see."""

    entities: list[Entity]
    words: list[Word]
    private: list[str]


def sources(reader: str, folder: Path) -> list[Path]:
    """What `convert` is given for a reader: its sample, and the blog to which that belongs."""
    given = [FIXTURES / reader]
    if reader not in WHOLE:
        folder.joinpath("made").mkdir()
        name, data = sound_sample(reader, folder / "made")
        given = [folder / name]
        given[0].write_bytes(data)
    return given if pairs.reads(reader) == "blogs" else [*given, companion(folder / "blog")]


def companion(folder: Path) -> Path:
    """The blog beside which comments and files are read; it shows the file of the sample."""
    folder.mkdir()
    for name in ("tide", "rock"):
        front_matter = f"title: {name.title()}\ndate: 2019-05-04\nurl: /2019/{name}/"
        body = "![A pier](/wp-content/uploads/2020/01/a.jpg)"
        (folder / f"{name}.md").write_text(f"---\n{front_matter}\n---\n{body}\n")
    return folder


@cache
def marked(reader: str) -> Marked:
    """The records of the source of a reader, read once for all targets."""
    made = Marked([], [], [])
    numbers = count(100)

    def word(record: str, shown: bool | None, **more: bool) -> str:
        text = "zq" + "".join("bcdfghklmn"[int(digit)] for digit in str(next(numbers)))
        made.words.append(Word(text, record, shown, **more))
        return text

    def post(read: Post) -> Post:
        gate = GATED.get(read.title, "")
        seen = read.status == "publish" and not read.password and gate != "post"
        shown = None if read.type == MENU_ITEM else seen
        draft = read.status == "draft"
        return replace(
            read,
            title=f"{read.title} {word('title', shown, draft=draft)}",
            body=with_word(read.body, word("body", shown and not gate, draft=draft)),
            comments=tuple(comment(inner, seen, draft) for inner in read.comments),
        )

    def comment(read: Comment, seen: bool, draft: bool) -> Comment:
        shown = seen and read.status == "approved"
        made.private.extend(filter(None, (read.author.email, read.author.ip)))
        text = word("comment", shown, of_people=read.type == "comment", draft=draft)
        return replace(read, body=with_word(read.body, text))

    for entity in converters.read(sources(reader, folder_for(reader)), diagnostics=Diagnostics()):
        if isinstance(entity, Author):
            made.private.extend(filter(None, [entity.email]))
        made.entities.append(post(entity) if isinstance(entity, Post) else entity)
    return made


def with_word(body: Markup | None, word: str) -> Markup:
    """A body with a paragraph more."""
    if body is None:
        return Markup(text=f"<p>{word}</p>", dialect="html")
    last = f"<p>{word}</p>" if body.dialect == "html" else f"\n\n{word}"
    return replace(body, text=body.text + last)


@cache
def folders() -> TemporaryDirectory[str]:
    """Where the sources lie for as long as the tests run: files are read from them when they are written."""
    return TemporaryDirectory()


def folder_for(reader: str) -> Path:
    folder = Path(folders().name) / reader
    folder.mkdir()
    return folder


def expected(words: list[Word], to: str) -> Iterator[tuple[Word, bool]]:
    """What must be in a target, and what must not; nothing of the words that may be either."""
    kind = pairs.takes(to)
    for word in words:
        if kind == "everything":
            yield word, True
        elif word.draft and registry.writer(to).drafts:
            continue  # as a draft, which no built site has
        elif word.shown is False or (word.record == "comment" and kind == "posts"):
            yield word, False
        elif word.shown and (kind != "comments" or (word.record == "comment" and word.of_people)):
            yield word, True


def unpacked(folder: Path) -> str:
    """The texts of files that are compressed one by one."""
    parts = [data for data in written_files(folder).values() if data.startswith(b"\x1f\x8b")]
    return b"\n".join(map(gzip.decompress, parts)).decode("utf-8", "replace").lower()


@pytest.mark.slow(reason="each reader with each writer")
@pytest.mark.parametrize("to", WRITERS)
@pytest.mark.parametrize("reader", READERS)
def test_a_pair(reader: str, to: str, tmp_path: Path) -> None:
    source = marked(reader)
    result = converters.write(source.entities, tmp_path / "blog", to=to)
    assert not result.lost_to_faults  # this, and a sentence that stops a run, make another exit status than 0
    assert [finding for finding in result.findings if finding.severity == "error"] == []
    written = everything_in(tmp_path) + unpacked(tmp_path)
    wrong = [(word, must) for word, must in expected(source.words, to) if (word.text in written) is not must]
    assert wrong == []
    comments = [word for word in source.words if word.record == "comment" and word.text in written]
    account = result.accounts.get("comment")
    assert (account.written if account else 0) == len(comments)
    writer = registry.writer(to)
    if writer.public and not writer.keeps_addresses:
        assert [text for text in source.private if text.lower() in written] == []
    if (
        pairs.reads(reader) == "files"
        and pairs.takes(to) in ("blogs", "posts")
        and isinstance(writer, AssetWriter)
    ):
        assert any(jpeg() in data for data in written_files(tmp_path).values())


@pytest.mark.slow(reason="each reader once by the command")
@pytest.mark.parametrize("reader", READERS)
def test_the_command_reads_what_the_pairs_are_made_of(reader: str, tmp_path: Path) -> None:
    given = map(str, sources(reader, tmp_path))
    target = tmp_path / "written.jsonl"
    assert main(["convert", *given, str(target), "--to", "archive", "--quiet"]) == 0
    records = [entity for entity in marked(reader).entities if not isinstance(entity, Asset)]
    assert target.read_bytes().count(b"\n") == len(records) + (
        not any(isinstance(it, Site) for it in records)
    )
