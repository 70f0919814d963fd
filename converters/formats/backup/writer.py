"""Writes backups: adds a state to a bag, which is new or has earlier ones."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar, Final

from converters import messages
from converters.errors import SourceError
from converters.formats.backup.words import PAGE, page
from converters.io.filenames import assign_unique_paths, safe_path
from converters.io.opening import open_source
from converters.io.output import BagOutput, FolderOutput, Output
from converters.io.sources import Source
from converters.model import Comment, Dialect, Post, Record
from converters.plugins import EVERYTHING, AssetWriter, Diagnostics, Fields, PostSummary, Run
from converters.storage.record_lines import encode, schema

ARCHIVE: Final = "archive.jsonl"
SCHEMA: Final = "archive.schema.json"
SOURCES: Final = "sources/"
_STANDARD_INPUT: Final = "-"


@dataclass(frozen=True)
class BackupWriter(AssetWriter):
    """A backup: a BagIt bag (RFC 8493) with the archive, all media files, the sources as they were given, and the report.

    Into a bag that is there it adds a new state; files that an earlier state has are stored once.
    """

    target_name: ClassVar[str] = "my-backup"
    public: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress", "html", "markdown", "plain")
    comment_dialects: ClassVar[tuple[Dialect, ...]] = dialects
    carries: ClassVar[Fields] = EVERYTHING
    folder: ClassVar[type[FolderOutput]] = BagOutput
    files: ClassVar[str] = "media/"
    draft_files: ClassVar[str] = "media/"
    report: ClassVar[str] = "report.jsonl"

    @property
    def next_step(self) -> str:
        """What to do with it: it is private."""
        return (
            "keep {target} where only you can read it: private posts and addresses of commenters are in it; "
            "blogport check {target} tells at any time whether it is whole"
        )

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """A path that no file has: all posts are in one archive."""
        return post.key

    def file_path(self, path: str) -> str:
        """The path on the site. Programs for bags do not agree on how a `%` in a name is written in a manifest."""
        return path.replace("%", "_")

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the archive, its schema, the sources, and the page of words; say what is private in it."""
        assert isinstance(out, BagOutput)
        posts = comments = 0
        with out.open(ARCHIVE) as archive:
            for record in records:
                archive.write(encode(record))
                diagnostics.wrote(record)
                if isinstance(record, Post):
                    posts += record.status != "publish" or bool(record.password)
                    comments += sum(map(_is_hidden, record.comments))
        if posts or comments:
            diagnostics.report(messages.PRIVATE_IN_BACKUP, posts=posts, comments=comments)
        out.write(SCHEMA, json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
        for path, stream in _source_files(run.sources, out, diagnostics):
            try:
                with stream.open() as bytes_of:
                    out.copy(path, bytes_of)
            except SourceError as error:
                diagnostics.report(messages.SOURCE_NOT_KEPT, what=stream.name, why=error)
        _describe(out, run)


def _is_hidden(comment: Comment) -> bool:
    return comment.status != "approved"


def _describe(out: BagOutput, run: Run) -> None:
    """Mark all files of the blog for copying, with their addresses; write the page of words and the fields of the bag."""
    run.assets.merge_used(dict.fromkeys(run.assets.paths, False))
    for path, _, asset in run.assets.to_copy():
        published = "yes" if asset.published else ""
        out.about[f"{BackupWriter.files}{path}"] = asset.url, " ".join(asset.also), published
    site = run.site_index.site
    out.pages[PAGE] = page(site.title)
    out.info |= {
        "Bag-Software-Agent": f"blogport {version('blogport')}",
        "External-Description": f"Backup of the blog {site.title or site.url}",
        "External-Identifier": site.url,
    }


def _source_files(
    sources: Iterable[Path], out: BagOutput, diagnostics: Diagnostics
) -> Iterator[tuple[str, Source]]:
    """The files of the sources as they were given (packed ones stay packed), each with its path in the state."""
    files: dict[str, Source] = {}
    for number, path in enumerate(sources):
        if str(path) == _STANDARD_INPUT or not (path.is_file() or path.is_dir()):
            what = "standard input" if str(path) == _STANDARD_INPUT else str(path)
            diagnostics.report(
                messages.SOURCE_NOT_KEPT, what=what, why="it is a stream, which is gone when it is read"
            )
        elif path.is_dir():
            name = path.resolve().name
            for file in open_source(path).files():
                if file.path is None or not file.path.resolve().is_relative_to(out.target):
                    files[f"{number}:{name}/{file.place}"] = file
        else:
            files[f"{number}:{path.name}"] = _whole(path)
    wishes = {key: safe_path(key.partition(":")[2].replace("%", "_")) for key in files}
    paths = assign_unique_paths(wishes)
    for key, file in files.items():
        yield f"{SOURCES}{paths[key]}", file


def _whole(path: Path) -> Source:
    """A file as it lies there, not unpacked."""
    return Source(str(path), lambda: path.open("rb"), path)
