"""A target that is a folder of files.

A folder that is not empty is written into only if `blogport` wrote it (there is a `MANIFEST` in it) or
with `force`. Files that were changed since are not overwritten without `force`: the new version goes beside. Files that are as
they were are not touched, and those that are not written any more stay without `prune`.
"""

import os
from collections.abc import Iterable, Iterator, Set
from filecmp import cmp
from io import FileIO
from itertools import chain
from pathlib import Path
from typing import Final

from converters import lazy_re
from converters.errors import TargetError
from converters.io.manifest import MANIFEST, UNFINISHED
from converters.io.output.base import CAREFUL, WriteMode
from converters.io.output.changes import PackedPaths
from converters.io.output.hashing import digest_of
from converters.io.output.installed import manifest_pieces, read_installed, written_format
from converters.io.output.merging import merged
from converters.io.output.parts_file import PATH as PARTS
from converters.io.output.parts_file import Entry, PartsFile, digests_in, entry_of, is_text
from converters.io.output.stage import open_to_others, remove_abandoned, take_place_of
from converters.io.output.staged import StagedOutput
from converters.io.temporary.disk_map import blobs

BESIDE: Final = ".new"
"""What the name of a new version of a file has that the user changed."""
_DATE: Final = lazy_re.compile(r"^\d{4}-\d\d-\d\d-")
"""What Jekyll's names of posts begin with."""


_NOTE = """\
blogport was stopped while it moved new files into this folder: some files here are of the new run,
others of the one before. Nothing else was touched. Run the same command again to finish.
"""


class FolderOutput(StagedOutput):
    """A folder of files."""

    def __init__(self, target: str | Path, format_name: str, mode: WriteMode = CAREFUL) -> None:
        super().__init__(target, mode)
        self._format = format_name
        other = mode.force and written_format(self.target) not in ("", format_name)
        """Whether the files of another format are replaced: a generator would publish what was its draft."""
        self._prune = mode.prune or other
        self.hidden_names: Set[str] = frozenset()
        """The names of files of posts that are hidden: what an earlier run wrote of them is removed in any case."""
        if not mode.dry_run:
            remove_abandoned(self.target, self.target.name)  # before it counts as a file of somebody else
        self._installed = read_installed(self.target, format_name, force=mode.force)
        self._texts = blobs()
        """The parts of the texts that were written whole, noted then: they need not be read again, and workers note theirs.
        Those without front matter are empty."""

    def _stage_folder(self) -> Path:
        """Beside the target, or in it if it is a mounted file system or the folder beside is not writable."""
        beside = self.target.parent
        if self.target.is_dir() and (
            beside.stat().st_dev != self.target.stat().st_dev or not os.access(beside, os.W_OK)
        ):
            return self.target
        return beside

    def write(self, path: str, data: bytes | str) -> None:
        """See `StagedOutput.write`; the parts of a text are noted."""
        data = data.encode() if isinstance(data, str) else data
        super().write(path, data)
        if is_text(path):
            self._texts[path] = entry_of(data) or b""

    def take_changes(self) -> "_Written":
        """The files that were written since the last call (see `side_by_side.Shared`)."""
        changes = super().take_changes(), dict(self._texts.items())
        self._texts.clear()
        return changes

    def merge(self, changes: "_Written") -> None:
        """Take over the files that a worker wrote."""
        hashes, texts = changes
        super().merge(hashes)
        self._texts.update(texts)

    def _created(self, path: str) -> FileIO:
        self._texts.pop(path, None)  # of an attempt that failed
        return super()._created(path)

    def compared(self) -> dict[str, Path | None]:
        """The files of the target whose bytes `commit` looks at, by path; each with the file of this run for that path."""
        paths: dict[str, Path | None] = dict.fromkeys((*self._installed.digests, PARTS))
        return paths | {path: self._staged(path) for path in self._hashes}

    def _prepare(self) -> None:
        """Keep what the user changed, and leave alone what is as it was."""
        self._kept: dict[str, str] = {}
        self.changes.new = self._new_paths = PackedPaths()
        self.changes.changed = self._changed_paths = PackedPaths()
        self._parts = PartsFile(self.target)
        if not self.target.exists():
            for path in filter(is_text, self._hashes):
                self._note(path)
            self._write_parts()
            for path, _ in self._hashes.sorted_pairs():
                self._new_paths.append(path)
            return
        others: dict[str, str] = {}
        for path, digest in self._hashes.sorted_pairs():
            self._compare(path, digest, others)
        self._hashes.update(others)
        self._find_gone()
        for path in self._kept:
            self._parts.keep(path)
        self._write_parts()

    def _compare(self, path: str, digest: str, others: dict[str, str]) -> None:
        """Compare a file of this run with that of the target. To `others` go digests that are not those of this run's files."""
        old = self.target / path
        self._refuse_blocked(old)
        if is_text(path):
            self._note(path)
        if not old.exists():
            self._new_paths.append(path)
            return
        old_digest = digest_of(old)
        if old_digest == digest:
            self.changes.unchanged += 1
            self._staged(path).unlink()
        elif self._installed.is_own(path, old_digest):
            self._changed_paths.append(path)
        elif path in self._settings:
            self._staged(path).unlink()
            others[path] = min(self._installed.digests.get(path, ()), default=digest)
        elif self._mode.force:
            self._changed_paths.append(path)
        else:
            others |= self._keep_edited(path, digest)

    def _note(self, path: str) -> None:
        """Note the parts of a text of this run; one that was copied is read for that."""
        found = self._texts.get(path)
        if found is None:
            found = entry_of(self._staged(path).read_bytes())
        if found:
            self._parts.entries[path] = found

    def _write_parts(self) -> None:
        """Write what the next run is to know of the parts of texts."""
        old = self.target / PARTS
        if not self._parts.entries and PARTS not in self._installed.digests:
            return
        self._refuse_blocked(old)
        with self.open(PARTS) as file:
            for piece in self._parts.pieces():
                file.write(piece)
        if not self.target.exists():
            return
        if not old.exists():
            self._new_paths.append(PARTS)
        elif digest_of(old) != self._hashes[PARTS]:
            self._changed_paths.append(PARTS)
        else:
            self.changes.unchanged += 1
            self._staged(PARTS).unlink()

    def _keep_edited(self, path: str, digest: str) -> dict[str, str]:
        """Keep a file that the user changed. The version of this run goes beside it, if the user has not seen it yet.

        The digest of the version that lies beside it.
        """
        beside = f"{path}{BESIDE}"
        unresolved = (self.target / beside).is_file()
        base = self._parts.base(path, beside, unresolved=unresolved) if is_text(path) else None
        if base and self._mode.merge and self._merge_edited(path, base):
            return {}
        if beside in self._hashes or (self.target / beside).is_dir():
            raise TargetError(
                f"{self.target / path} changed since blogport wrote it, and there is no place for a new version beside it; "
                "choose a new folder, or overwrite with --force"
            )
        self.changes.edited.append(path)
        seen = self._installed.is_own(path, digest)
        if base and (new := self._parts.entries.get(path)):
            if unresolved or not seen:
                self._parts.entries[beside] = new
            self._parts.entries[path] = base
        if not seen:
            self.changes.beside.append(beside)
            self._staged(path).rename(self._staged(beside))
            return {beside: digest}
        self._staged(path).unlink()
        still_there = (self.target / beside).is_file() and self._installed.is_own(beside, digest)
        return {beside: digest} if still_there else {}

    def _merge_edited(self, path: str, base: Entry) -> bool:
        """Take both the changes of the user and those of this run; whether that is possible."""
        old, staged = self.target / path, self._staged(path)
        try:
            mine = old.read_bytes().decode()
        except UnicodeDecodeError:
            return False
        known = digests_in(base)
        text = merged(known, mine, staged.read_text(encoding="utf-8")) if known else None
        if text is None:
            return False
        if text == mine.replace("\r\n", "\n"):
            self.changes.unchanged += 1
            staged.unlink()
        else:
            self.changes.merged.append(path)
            staged.write_bytes((text.replace("\n", "\r\n") if "\r\n" in mine else text).encode())
        return True

    def _find_gone(self) -> None:
        """Sort what an earlier run wrote and this one does not. A file that the user changed stays, and is named in each run.

        Where a post is hidden that the target shows, all of it goes: lists, pages of terms and data may name the post.
        """
        gone: dict[str, str] = {}
        for path, known in self._installed.digests.sorted_pairs():
            if path in self._hashes or path == PARTS:
                continue
            old = self.target.joinpath(*path.split("/"))
            if not old.parent.resolve().is_relative_to(self.target) or not old.is_file():
                continue
            if (digest := digest_of(old)) in known:
                gone[path] = digest
            else:
                self.changes.edited_gone.append(path)
                self._kept[path] = min(known)
        if self._prune:
            self.changes.removed = list(gone)
        elif any(map(self._is_of_hidden_post, gone)):
            self.changes.removed = self.changes.withdrawn = list(gone)
        else:
            self.changes.removed = [path for path in gone if path.removesuffix(BESIDE) in self._hashes]
            self.changes.gone = [path for path in gone if path not in self.changes.removed]
            self._kept |= {path: gone[path] for path in self.changes.gone}

    def _is_of_hidden_post(self, path: str) -> bool:
        """Whether a file, or the folder that it is in, has the name of a post that is hidden now (without date and ending)."""
        parts = path.split("/")[-2:]
        parts += [part.partition("--")[2] for part in parts]  # of files of comments: `posts--NAME.json`
        names = (_DATE.sub("", part).partition(".")[0] for part in parts)
        return any(name in self.hidden_names for name in names)

    def _refuse_blocked(self, path: Path) -> None:
        """Raise `TargetError` for a path that no file can be written to."""
        if not path.parent.resolve().is_relative_to(self.target):
            raise TargetError(f"{path} lies outside {self.target}, by way of a link; nothing was written")
        if path.is_dir():
            raise TargetError(f"{path} is a folder, where a file is to be written; nothing was written")
        if blocked := next((folder for folder in path.parents if folder.is_file()), None):
            raise TargetError(f"{blocked} is a file, where a folder is to be made; nothing was written")

    def _move(self) -> None:
        """Move a new folder in one step, into an old one file by file."""
        files_now = self._hashes
        if self._kept:
            files_now = files_now.copy()
            files_now.update(self._kept)
        manifest = self._write_staged(MANIFEST, manifest_pieces(self._format, files_now.sorted_pairs()))
        if not self.target.exists():
            open_to_others(self.stage())
            self.stage().rename(self.target)
            return
        is_same = not any(True for _ in self._files_to_move()) and not self.changes.removed
        if is_same and _is_same(self.target / MANIFEST, manifest):
            return  # nothing is different: no file is touched
        moving = self._write_staged(
            "moving",
            manifest_pieces(self._format, (), self._installed.with_files(files_now.sorted_pairs())),
        )
        note = self._write_staged("note", [_NOTE])
        # if this run is killed, the next knows its files by this
        take_place_of(moving, self.target / MANIFEST)
        note.replace(self.target / UNFINISHED)
        try:
            for staged in self._files_to_move():
                target = self.target / staged.relative_to(self.stage())
                target.parent.mkdir(parents=True, exist_ok=True)
                take_place_of(staged, target)
            self._remove_old()
            take_place_of(manifest, self.target / MANIFEST)
            (self.target / UNFINISHED).unlink()
        except OSError as error:
            raise TargetError(
                f"{self.target} is half written ({error.strerror or error}); {UNFINISHED} in it says how to go on"
            ) from error

    def _files_to_move(self) -> Iterator[Path]:
        """The files of the stage. The parts come last: if this run is killed, the next one merges what is not merged yet."""
        paths = (path for path, _ in self._hashes.sorted_pairs() if path != PARTS)
        return filter(Path.is_file, map(self._staged, chain(paths, [PARTS] if PARTS in self._hashes else [])))

    def _write_staged(self, name: str, pieces: Iterable[str]) -> Path:
        """A file of our own in the stage; it has a name that no file of the target can have."""
        folder = self.stage() if name == MANIFEST else self.stage() / f"{MANIFEST}.parts"
        folder.mkdir(exist_ok=True)
        path = folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        return path

    def _remove_old(self) -> None:
        """Remove the files that are to go, and folders that are empty then."""
        for path in self.changes.removed:
            old = self.target.joinpath(*path.split("/"))
            old.unlink()
            for folder in old.parents:
                if folder == self.target or any(folder.iterdir()):
                    break
                folder.rmdir()


_Written = tuple[dict[str, str], dict[str, Entry]]
"""The digests of files that were written, and those of the parts of texts."""


def _is_same(path: Path, new: Path) -> bool:
    """Whether a file is there and has the bytes of another."""
    return path.is_file() and cmp(path, new, shallow=False)
