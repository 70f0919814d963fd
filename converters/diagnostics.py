"""Findings, and the account of what was read, written and left out.

An error (`errors`) means it cannot go on; a finding means it went on, and says what
happened. The tables of `messages` have the sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

import msgspec

from converters.io.temporary.disk_map import DiskMap, numbers
from converters.io.visible import visible
from converters.model import (
    Asset,
    Author,
    Comment,
    Entity,
    Media,
    Post,
    Record,
    Site,
    Term,
    comments_of,
    record_type,
)

_LINE_BITS: Final = 40
_LAST_LINE: Final = (1 << _LINE_BITS) - 1
FAULT, INVALID, UNREADABLE = "fault", "invalid", "unreadable"
"""Why a record is left out: a fault in blogport (`guard`), no record of the model (`border`), an item of the source
that its reader cannot read."""
LONGEST_NAME = 60
"""Characters of a title that a sentence names."""


class Severity(StrEnum):
    """`info` worth knowing, `warning` repaired, guessed or for the user to check, `loss` not in the target, `error` unusable."""

    INFO = "info"
    WARNING = "warning"
    LOSS = "loss"
    ERROR = "error"


class MessageType(NamedTuple):
    """A type of finding: its name in reports, its severity, its sentence with {words}, and what the user can do.

    `{number:file is|files are}` is "1 file is", or "2 files are".
    """

    name: str
    severity: Severity
    sentence: str
    advice: str = ""

    def format(self, words: Mapping[str, object]) -> str:
        """The sentence with its words filled in."""
        return _SENTENCES.vformat(self.sentence, (), words)


class _Sentences(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """A number with its noun, in the singular or the plural."""
        if "|" not in format_spec:
            return str(super().format_field(value, format_spec))
        singular, plural = format_spec.split("|")
        return f"{value} {singular if value == 1 else plural}"


_SENTENCES = _Sentences()


class Finding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of a report. `line` counts from 1 in `file`; `id` is the record's own."""

    severity: Severity
    kind: str
    record: str = ""
    id: str = ""
    file: str = ""
    line: int = 0
    message: str

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part)
        what = " ".join(part for part in (self.record, unquote(self.id)) if part)
        return visible(": ".join(part for part in (where, what, self.severity, self.message) if part))


Tallies = Counter[tuple[MessageType, tuple[tuple[str, object], ...]]]


class Account(msgspec.Struct):
    """What became of the records of one type: read = written + the sum of left_out."""

    read: int = 0
    written: int = 0
    left_out: dict[str, int] = {}

    @property
    def balanced(self) -> bool:
        """Whether every record read is accounted for."""
        return self.read == self.written + sum(self.left_out.values())

    @property
    def lost_silently(self) -> int:
        """How many records a writer neither wrote nor left out for a reason."""
        return max(0, self.read - self.written - sum(self.left_out.values()))


DiagnosticChanges = tuple[list[Finding], Tallies, dict[str, Account]]
"""What was found and counted: findings, tallies, accounts."""


def _rank(words: tuple[tuple[str, object], ...]) -> int:
    rank = dict(words).get("rank", 0)
    return rank if isinstance(rank, int) else 0


class Diagnostics:
    """Collects the findings of a run and keeps its accounts."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.accounts: dict[str, Account] = {}
        self._places: defaultdict[str, DiskMap[int]] = defaultdict(numbers)
        """Type of a record -> identity -> its line, and above `_LINE_BITS` the number of its file."""
        self._files: list[str] = []
        self._numbers: dict[str, int] = {}
        self._tallies: Tallies = Counter()

    def locate(self, record: Record, file: str, line: int) -> None:
        """Remember where a record was read, so that later findings can name it."""
        self.locate_as(record_type(record), identity(record), file, line)

    def locate_as(self, kind: str, name: str, file: str, line: int) -> None:
        """The same of a record of which type and identity are known."""
        number = self._numbers.setdefault(file, len(self._files))
        if number == len(self._files):
            self._files.append(file)
        self._places[kind][name] = number << _LINE_BITS | line

    def place_of(self, record: object) -> tuple[str, int]:
        """File and line where a record was read; `("", 0)` if `locate` was not called for it."""
        try:
            place = self._places[record_type(record)].get(identity(record))  # type: ignore[arg-type] # anything may come
        except TypeError:  # a login that is a list
            return ("", 0)
        return ("", 0) if place is None else (self._files[place >> _LINE_BITS], place & _LAST_LINE)

    def report(
        self,
        what: MessageType,
        record: Entity | Comment | None = None,
        /,
        *,
        post: Post | None = None,
        file: str = "",
        line: int = 0,
        **words: object,
    ) -> None:
        """Add a finding of kind `what` about `record`.

        The place is looked up (see `locate`) unless `file` and `line` are given; for a
        comment, `post` is the post it belongs to.
        """
        if not file and (owner := post or record) and not isinstance(owner, Comment):
            file, line = self.place_of(owner)
        self.findings.append(
            Finding(
                severity=what.severity,
                kind=what.name,
                record=record_type(record) if record else "",
                id=identity(record) if record else "",
                file=file,
                line=line,
                message=what.format(words),
            )
        )

    def has(self, what: MessageType, file: str) -> bool:
        """Whether there is a finding of this kind about a file."""
        return any(finding.kind == what.name and finding.file == file for finding in self.findings)

    def has_any(self, kinds: Container[str]) -> bool:
        """Whether there is a finding of one of these kinds."""
        return any(finding.kind in kinds for finding in self.findings)

    def tally(self, what: MessageType, number: int = 1, /, **words: object) -> None:
        """Count what becomes one finding for all calls with the same words; {number} in its sentence is the count.

        Of one type, those with a higher `rank` come first, then those with a higher count.
        """
        self._tallies[what, tuple(words.items())] += number

    def settle(self) -> None:
        """Report what was tallied. Called once, when all is read and written."""
        for (what, words), number in sorted(
            self._tallies.items(),
            key=lambda tally: (tally[0][0].name, -_rank(tally[0][1]), -tally[1], str(tally[0][1])),
        ):
            message = what.format({**dict(words), "number": number})
            self.findings.append(Finding(severity=what.severity, kind=what.name, message=message))
        self._tallies.clear()

    def fork(self) -> "Diagnostics":
        """Empty diagnostics with the same locations of records; see `join`."""
        forked = Diagnostics()
        forked._places, forked._files, forked._numbers = self._places, self._files, self._numbers
        return forked

    def take_changes(self) -> DiagnosticChanges:
        """What was found and counted since the last call (see `side_by_side.Shared`)."""
        changes = self.findings, self._tallies, self.accounts
        self.findings, self._tallies, self.accounts = [], Counter(), {}
        return changes

    def merge(self, changes: DiagnosticChanges) -> None:
        """Add what was found and counted in a worker."""
        self.join(*changes)

    def join(
        self, findings: list[Finding], tallies: Tallies, accounts: Mapping[str, Account] | None = None
    ) -> None:
        """Take over what others found and left out (its `findings`, `tallies` and `accounts`)."""
        self.findings.extend(findings)
        self._tallies.update(tallies)
        for what, theirs in (accounts or {}).items():
            account = self.accounts.setdefault(what, Account())
            account.read += theirs.read
            account.written += theirs.written
            for reason, number in theirs.left_out.items():
                _add(account, reason, number)

    @property
    def tallies(self) -> Tallies:
        """What was tallied so far."""
        return self._tallies

    def read(self, record: Entity) -> None:
        """Count a record, and the comments in it, as read."""
        self._account(record).read += 1
        if comments := len(comments_of(record)):
            self._comments().read += comments

    def wrote(self, record: Entity, *, comments: int | None = None) -> None:
        """Count a record as written, and its comments: all, or so many. Writers call it for each record.

        A writer that drops some comments gives the number of the others, and calls `leave_out_comments` for the rest.
        """
        self._account(record).written += 1
        if number := len(comments_of(record)) if comments is None else comments:
            self._comments().written += number

    def wrote_all(self, numbers: Mapping[str, int]) -> None:
        """Count so many records of each type, and comments, as written."""
        for what, number in numbers.items():
            if number:
                self.accounts.setdefault(what, Account()).written += number

    def leave_out(self, record: Entity, reason: str) -> None:
        """Count a record, and the comments in it, as left out for `reason` (a short word)."""
        _add(self._account(record), reason, 1)
        if comments := len(comments_of(record)):
            self.leave_out_comments(comments, reason)

    def leave_out_comments(self, number: int, reason: str) -> None:
        """Count so many comments as left out of a post that is written."""
        _add(self._comments(), reason, number)

    def count_parts(self, number: int, reason: str) -> None:
        """Count parts of a post that only some visitors could see: as left out for `reason`, or else as written."""
        account = self.accounts.setdefault("part", Account())
        account.read += number
        if reason:
            _add(account, reason, number)
        else:
            account.written += number

    def lose(self, what: str, reason: str) -> None:
        """Count an item that never became a record of kind `what`, as read and left out for `reason`."""
        account = self.accounts.setdefault(what, Account())
        account.read += 1
        _add(account, reason, 1)

    @property
    def lost_to_faults(self) -> int:
        """How many records faults cost so far."""
        return lost_to_faults(self.accounts)

    def by_severity(self) -> dict[str, int]:
        """How many findings of each severity; all four are there."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity.value: counts[severity] for severity in Severity}

    def _account(self, record: Entity) -> Account:
        return self.accounts.setdefault(record_type(record), Account())

    def _comments(self) -> Account:
        return self.accounts.setdefault("comment", Account())


def lost_to_faults(accounts: Mapping[str, Account]) -> int:
    """How many records were left out because of a fault in blogport, a plug-in or a script."""
    return sum(
        account.left_out.get(reason, 0) for account in accounts.values() for reason in (FAULT, INVALID)
    )


def identity(record: Entity | Comment) -> str:
    """The id of a record in a finding, or the field that identifies it."""
    if record_id := getattr(record, "id", ""):
        return str(record_id)
    match record:
        case Author():
            return record.login
        case Term():
            return f"{record.taxonomy}/{record.slug}"
        case Post():
            return record.slug or record.title
        case Site() | Asset():
            return record.url
    return ""


def describe(record: Entity | Comment, post: Post | None = None) -> str:
    """A record in words that its blogger understands; for a comment, `post` is its post."""
    match record:
        case Site():
            return "the site"
        case Author():
            return f"author {_quoted(record.name or record.login)}{_number(record.login)}"
        case Term():
            return f"{record.taxonomy} {_quoted(record.name or record.slug)}{_number(record.slug)}"
        case Media():
            name = record.title or record.url.rpartition("/")[2]
            return f"media {_quoted(name)}{_number(record.id)}"
        case Asset():
            return f"file {record.name}"
        case Post():
            return f"{record.type} {_quoted(record.title or record.slug)}{_number(record.id)}"
        case Comment():
            date = f" of {record.date[:16].replace('T', ' ')}" if record.date else ""
            where = f" at {describe(post)}" if post else ""
            return f"{record.type} by {record.author.name or 'nobody'}{date}{_number(record.id)}{where}"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    safe = repr(text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…")[1:-1]
    return f'"{safe}"'


def _number(name: str) -> str:
    return f" ({name})" if name else ""


def _add(account: Account, reason: str, number: int) -> None:
    account.left_out[reason] = account.left_out.get(reason, 0) + number
