"""The targets of one run: the one that the user names, and what is written beside it."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from converters.base import AssetWriter, Writer
from converters.errors import UsageError
from converters.io.addresses.names import StrPath, is_address, last_name, local_path
from converters.io.addresses.targets import RemoteTarget, placed
from converters.io.output import FileOutput, FolderOutput, Output, PackedFile, StagedOutput, WriteMode
from converters.run.comments_beside import CommentsBeside

_OF_FILES: Final = frozenset(
    ".html .htm .xml .wxr .json .jsonl .txt .zip .tar .tgz .gz .pdf .epub .mobi .atom .rss .warc .wacz".split()
)
"""Endings of files. A new folder that ends so was meant as a file."""


class Targets(NamedTuple):
    """All that one run writes."""

    out: Output
    """The target that the user names."""
    files: StagedOutput | None
    """Where local files are copied to: the target itself, or a folder of uploads beside it."""
    beside: CommentsBeside | None
    remote: RemoteTarget | None
    """The address that the target is sent to."""

    @property
    def uploads(self) -> StagedOutput | None:
        """The folder of uploads, where it is not the target."""
        return self.files if self.files is not self.out else None

    def commit(self, *, dry_run: bool) -> None:
        """Keep what was written; the address comes last. Raises as `Output.commit`, and `TargetError` where nothing can be sent."""
        for output in (self.out, self.files):
            if self.remote and isinstance(output, FolderOutput):
                self.remote.download_compared(output)
        if dry_run:
            self.out.rehearse()
        else:
            if self.uploads:
                self.uploads.commit()
            self.out.commit()
        if self.beside:
            self.beside.commit()
        if self.remote and not dry_run:
            self.remote.send()

    def volumes(self, target: StrPath) -> list[StrPath]:
        """The files that the target was split into, or the target; at an address their addresses."""
        found: list[StrPath] = [*self.out.volumes] or [target]
        return [self.remote.address_of(Path(volume)) for volume in found] if self.remote else found


def _folder_of(writer: Writer) -> type[FolderOutput] | type[PackedFile]:
    return writer.folder if isinstance(writer, AssetWriter) else FolderOutput


def placed_target(address: str, writer: Writer) -> AbstractContextManager[RemoteTarget]:
    """The target of a writer at an address."""
    return placed(address, single_file=writer.is_file, names_alone=_folder_of(writer).needs_names_alone)


def with_ending(target: str, ending: str) -> str:
    """A target as the user meant it: a new file without an ending gets that of its format (`Writer.ending`)."""
    name = last_name(target) if is_address(target) else PurePosixPath(target).name
    is_bare = name and "." not in name[1:] and target.endswith(name) and target != "-"
    if not ending or not is_bare or (not is_address(target) and Path(local_path(target)).exists()):
        return target
    return f"{target}{ending}"


def ensure_named(target: StrPath) -> None:
    """Raise `UsageError` for what is no path, and for a target whose name no file has."""
    if not isinstance(target, str | Path):
        raise UsageError(f"{target!r} is no target; name a file, a folder or an address")
    if target == "":
        raise UsageError("the target has no name")
    if "\0" in str(target):
        raise UsageError("the name of the target has a NUL character, which no file has in its name")


def ensure_sensible(jobs: int | None, options: Mapping[str, str] | None) -> None:
    """Raise `UsageError` for what a script can hand over and a command line cannot."""
    if jobs is not None and (not isinstance(jobs, int) or jobs < 1):
        raise UsageError(f"jobs={jobs!r} is not a number of processes; leave it out, or give 1 or more")
    if not isinstance(options or {}, Mapping):
        raise UsageError(
            f"options={options!r} is no mapping, as {{'keep-source': 'true'}}; blogport formats lists them"
        )


def words_of(given: str | Iterable[str] | None) -> list[str]:
    """Words that a script gives one by one, or in one text with commas, as on the command line."""
    words = given.split(",") if isinstance(given, str) else given or ()
    return [word for word in map(str.strip, map(str, words)) if word]


def output_of(writer: Writer, target: StrPath, to: str, mode: WriteMode) -> Output:
    """The output for a target. Raises `UsageError` for one that the format `to` cannot be written to."""
    ensure_named(target)
    if mode.merge and (mode.force or writer.single_file):
        why = "--force overwrites what you changed" if mode.force else f"{to} is one file, which is replaced"
        raise UsageError(f"--merge keeps what you changed in a folder; {why}")
    if writer.single_file:
        return FileOutput(target, writer.signature, mode)
    if str(target) == "-":
        where = "a file that is packed at the end" if writer.is_file else "a folder"
        raise UsageError(f"{to} is written to {where}; standard output takes only formats of one file")
    folder = _folder_of(writer)
    called_like_a_file = PurePosixPath(target).suffix.lower() in _OF_FILES
    if called_like_a_file and issubclass(folder, FolderOutput) and not Path(target).exists():
        raise UsageError(
            f"{target} would be a folder, since {to} writes one; give it a name that does not end like that of a file"
        )
    return folder(target, to, mode)
