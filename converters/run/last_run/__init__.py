"""What the last run into a target did: a run that would do the same again is not done again.

It is the same if nothing that it depends on has changed (see `fingerprint`), if the target is as that run left it (see
`target_state`), and if no post of the future has come due since (see `clock`). Then no file would be written, and the findings
and counts would be those of the last run. They are kept in the cache folder of the user, not in the target: findings name
posts that are not public.
"""

import gzip
import hashlib
import heapq
import os
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from converters import messages, registry
from converters.base import AssetWriter
from converters.clock import now
from converters.diagnostics import Account, Diagnostics, Finding
from converters.errors import BlogportError
from converters.guard import OURS
from converters.io.addresses.names import StrPath, is_address
from converters.io.output import Changes, FolderOutput
from converters.io.sources import Source
from converters.run.last_run.fingerprint import fingerprint_of, stamps_of
from converters.run.last_run.target_state import state_of
from converters.run.last_run.user_cache import cache_folder
from converters.run.result import Result

T = TypeVar("T")
_FOLDER: Final = "runs"
_DAYS: Final = 90
"""How long a result is kept that no run asks for."""
_OF_CHANGES: Final = frozenset({messages.MERGED_FILE.name, messages.REMOVED.name, messages.WITHDRAWN.name})
"""Findings about what a run did to files of the target: the next run does not do it again."""


class _Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did, as far as the next one would do the same."""

    target: str
    next_step: str
    accounts: dict[str, Account]
    findings: list[Finding]
    files: Changes
    drafts: bool = True


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    fingerprint: str
    state: str
    until: datetime | None
    outcome: _Outcome


def last_run(
    sources: Sequence[StrPath],
    target: StrPath,
    options: Mapping[str, str],
    settings: object,
    diagnostics: Diagnostics,
) -> "LastRun | None":
    """The last run from `sources` into `target`; `options` and `settings` as in `fingerprint`.

    None where nothing can be kept: without a cache folder, for standard output, for addresses, for sources that are no files
    or folders, and where `diagnostics` has more than what this run finds.
    """
    folder = cache_folder()
    if not folder or str(target) in ("", "-") or any(map(is_address, [*sources, target])):
        return None
    if diagnostics.findings or diagnostics.accounts:
        return None
    made = LastRun(sources, target, options, settings, folder)
    return made if made.fingerprint else None


def _can_be_foreseen(format_name: str, found: Iterable[tuple[str, Source]]) -> bool:
    """Whether a run with the same sources and target does the same.

    Not so where a plug-in reads or writes, which may depend on anything; where a reader looks at files beside its source;
    and for a backup, to which each run adds a state.
    """
    readers = dict(found)
    writer = registry.writer(format_name)
    if isinstance(writer, AssetWriter) and writer.folder is not FolderOutput:
        return False
    if any(registry.owner("reader", name) != OURS for name in readers):
        return False
    return registry.owner("writer", format_name) == OURS and not any(
        not source.is_folder and registry.reader(name).reads_beside for name, source in found
    )


class LastRun:
    """The last run of these arguments (see `last_run`); `folder` is the cache folder."""

    def __init__(
        self,
        sources: Sequence[StrPath],
        target: StrPath,
        options: Mapping[str, str],
        settings: object,
        folder: Path,
    ) -> None:
        self._sources, self._options = sources, options
        self._settings = (settings, str(target))
        self._target = Path(os.path.realpath(target))
        name = hashlib.blake2b(os.fsencode(self._target), digest_size=16).hexdigest()
        self._file = folder / _FOLDER / f"{name}.json.gz"
        found = self._known(fingerprint_of, sources, options, self._settings)
        self.fingerprint, self._stamps = found or ("", "")
        """The fingerprint when the run began, empty where it is not known, and the stamps of the sources."""

    def result(self, to: str, diagnostics: Diagnostics, *, dry_run: bool) -> Result | None:
        """What a run would do now, if that is known; None if it must be run. `diagnostics` gets its findings and counts."""
        outcome = self._outcome()
        if not outcome:
            return None
        diagnostics.join(outcome.findings, Counter(), outcome.accounts)
        return Result(
            outcome.target,
            to,
            outcome.next_step,
            diagnostics.accounts,
            diagnostics.findings,
            diagnostics.by_severity(),
            dry_run=dry_run,
            files=outcome.files,
            drafts=outcome.drafts,
        )

    def _outcome(self) -> _Outcome | None:
        try:
            kept = msgspec.json.decode(gzip.decompress(self._file.read_bytes()), type=_Kept)
        except (OSError, EOFError, zlib.error, msgspec.DecodeError):
            return None
        same = kept.fingerprint == self.fingerprint and (kept.until is None or now() < kept.until)
        if not same or state_of(self._target) != kept.state:
            return None
        with suppress(OSError):
            os.utime(self._file)
        return kept.outcome

    def keep(self, result: Result, found: Iterable[tuple[str, Source]], until: datetime | None) -> None:
        """Keep what a run did that has just ended. Its answers are true `until` then; None: for ever.

        `found` are its sources with their formats. Nothing is kept if the next run might do something else, or cannot be
        foreseen.
        """
        files = result.files
        untouched = not (files.new or files.changed or files.removed or files.beside or files.merged)
        as_new = not (files.edited or files.edited_gone or files.gone)
        whole = (untouched or as_new) and not result.several and not result.lost_to_faults
        can_be_kept = whole and _can_be_foreseen(result.format, found)
        state = can_be_kept and state_of(self._target, heapq.merge(files.new, files.changed))
        if not state or not self._sources_are_as_they_were():
            self._forget()
            return
        total = files.unchanged + len(files.new) + len(files.changed) + len(files.merged)
        again = _Outcome(
            target=result.target,
            next_step=result.next_step,
            accounts=dict(result.accounts),
            findings=[finding for finding in result.findings if finding.kind not in _OF_CHANGES],
            files=replace(files, new=[], changed=[], merged=[], removed=[], withdrawn=[], unchanged=total),
            drafts=result.drafts,
        )
        kept = _Kept(fingerprint=self.fingerprint, state=state, until=until, outcome=again)
        with suppress(OSError, UnicodeEncodeError):  # the name of a target may be no UTF-8
            _write(self._file, gzip.compress(msgspec.json.encode(kept), 1, mtime=0))

    def _sources_are_as_they_were(self) -> bool:
        return bool(self._stamps) and self._stamps == self._known(stamps_of, self._sources, self._options)

    @staticmethod
    def _known(ask: Callable[..., T], *arguments: object) -> T | None:
        """What is asked of the sources; None where they cannot be read."""
        try:
            return ask(*arguments)
        except (OSError, BlogportError):
            return None

    def _forget(self) -> None:
        """Forget what an earlier run did."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _write(file: Path, data: bytes) -> None:
    """Write a file that only this user may read, in one step; remove those that nobody asked for in a long time."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:  # noqa: PTH123 # with a mode
        stream.write(data)
    part.replace(file)
    oldest = time.time() - _DAYS * 24 * 3600
    with os.scandir(file.parent) as kept:  # no `Path` of each: a batch of blogs has very many
        for old in kept:
            if old.stat().st_mtime < oldest:
                Path(old.path).unlink()
