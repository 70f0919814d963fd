"""Finds the rows of tables in a dump, in a stream of any size. Memory is that of the largest row.

It is a scanner and no search for lines: a text may hold `;`, `),(` and whole statements. It reads `CREATE TABLE` for the
names of columns, `INSERT` and `REPLACE` in all their forms, `COPY` of PostgreSQL, and what a dump says of its encoding;
all else is passed over. Rows that are wrong cost themselves: it goes on at the next that begins. A statement with rows
whose beginning is damaged is remembered.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, NamedTuple

from converters import lazy_re
from converters.io.sql.spool import Columns
from converters.io.sql.values import Decoder, Value, grammar, row_values, unescaped
from converters.io.window import Window

_NAME = rb"(?:`(?:[^`]|``)++`|\"[^\"]++\"|\[[^\]]++\]|[\w$-]++)"
_QUALIFIED = rb"(?:" + _NAME + rb"\s*\.\s*)?(" + _NAME + rb")"
_BETWEEN: Final = lazy_re.compile(
    rb"(?:[\s;]++|--(?=[\s-])[^\n]*+(?:\n|\Z)|--\n|#[^\n]*+(?:\n|\Z)|/\*(?!!|M!).*?\*/)*+", re.DOTALL
)
"""What may stand between statements: space and comments."""
_SAYS_ITS_END: Final = lazy_re.compile(rb"(?:/\*.*?\*/\s*)?-- (?:MySQL|MariaDB) dump ")
_CONDITIONAL: Final = lazy_re.compile(rb"/\*M?!\d*(.*?)\*/", re.DOTALL)
"""A comment that MySQL, from some version on, reads as a statement."""
_CREATE: Final = lazy_re.compile(
    rb"CREATE\s+(?:TEMPORARY\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?" + _QUALIFIED + rb"\s*\(", re.IGNORECASE
)
_INSERT: Final = lazy_re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OR\s+\w+)\s+)*(?:INTO\s+)?(?!(?:INTO|VALUES?)\b)"
    + _QUALIFIED
    + rb"\s*(?:\(([^()]*)\)\s*)?(?:OVERRIDING\s+\w+\s+VALUE\s+)?VALUES?\s*(?=\()",
    re.IGNORECASE,
)
_ROWS_WITHIN: Final = lazy_re.compile(rb"\n(?:INSERT|REPLACE)\s+INTO\s", re.IGNORECASE)
_COPY: Final = lazy_re.compile(
    rb"COPY\s+" + _QUALIFIED + rb"\s*\(([^()]*)\)\s*FROM\s+stdin\s*;[^\n]*\n", re.IGNORECASE
)
_DELIMITER: Final = lazy_re.compile(rb"DELIMITER\s+(\S+)", re.IGNORECASE)
_DELIMITER_BACK: Final = lazy_re.compile(rb"\nDELIMITER\s+;", re.IGNORECASE)
_CHARSET: Final = lazy_re.compile(rb"SET\s+NAMES\s+'?(\w+)", re.IGNORECASE)
_STANDARD: Final = lazy_re.compile(
    rb"NO_BACKSLASH_ESCAPES|PRAGMA\s|BEGIN\s+TRANSACTION|standard_conforming_strings = on", re.IGNORECASE
)
_NEXT: Final = lazy_re.compile(rb"\s*+([,;]|\Z|ON\s+(?:DUPLICATE|CONFLICT)|\()", re.IGNORECASE)
_RESUME: Final = lazy_re.compile(
    rb"\)\s*,\s*(?=\()|\)\s*(?=;\s*(?:\n|\Z))|\n(?=(?:INSERT|REPLACE|CREATE|DROP|LOCK|UNLOCK|ALTER)\s|/\*!)"
)
"""Where reading goes on after a row that is wrong."""
_OF_CODE: Final = lazy_re.compile(
    rb"CREATE\s+(?:OR\s+REPLACE\s+|TEMP(?:ORARY)?\s+|DEFINER\s*=\s*\S+\s+)*(?:TRIGGER|PROCEDURE|FUNCTION|EVENT|VIEW|RULE)\b",
    re.IGNORECASE,
)
"""A statement that has others in it."""
_ROW: Final = rb"\(\s*(?:[NE]?'|\"|-?\d|NULL\b|_\w+\s*'|X')"
_LOST: Final = lazy_re.compile(
    # an INSERT in a form that is not read, but for one that copies rows of the database
    rb"(?:INSERT|REPLACE)\b(?![^;'\"]{0,4000}?\bSELECT\b)"
    # rows whose INSERT is lost or damaged: no statement that has no rows begins so
    rb"|(?!(?:ALTER|ANALYZE|BEGIN|CALL|CHANGE|CHECK|CLUSTER|COMMENT|COMMIT|CREATE|DECLARE|DELETE|DO|DROP|END|EXEC|EXECUTE|FLUSH"
    rb"|GRANT|IF|INSERT|LOCK|OPTIMIZE|PRAGMA|PRINT|PURGE|REFRESH|REINDEX|REPAIR|REPLACE|RESET|REVOKE|ROLLBACK|SECURITY|SELECT|SET|SHOW"
    rb"|START|TRUNCATE|UNLOCK|UPDATE|USE|VACUUM|WITH)\b)[^;'\"]{0,4000}?"
    + _ROW
    # lines of a COPY whose head is lost
    + rb"|[^;]{0,60000}?\n\\\.\r?\n",
    re.IGNORECASE,
)
"""A statement with rows of a kind that is not read."""
_SHOWN: Final = 60
"""Bytes of such a statement that are remembered."""
_COLUMN: Final = lazy_re.compile(rb"'(?:[^'\\]|\\.|'')*'|" + _NAME + rb"|[(),]", re.DOTALL)
_NO_COLUMN: Final = frozenset(
    b"PRIMARY KEY UNIQUE INDEX CONSTRAINT FULLTEXT SPATIAL FOREIGN CHECK LIKE PERIOD EXCLUDE".split()
)
_AHEAD: Final = 1 << 16
"""Bytes that the head of a statement may have."""


class Row(NamedTuple):
    """One row of a table."""

    table: str
    number: int
    """Its number in the table, from 1."""
    columns: Columns
    """Empty where the dump does not name them."""
    values: list[Value]
    problem: str = ""
    """Why it cannot be read, as a clause; then it has no values."""
    cut_off: bool = False
    """Whether the dump ends in it."""


class Scanner:
    """Reads one dump. `wants` says of which tables the rows are asked for; `limit` is the most bytes that a row may have."""

    def __init__(
        self,
        stream: BinaryIO,
        wants: Callable[[str], bool],
        limit: int,
        created: Callable[[str], object] = lambda table: None,
    ) -> None:
        """`created` is called with the name of each table that the dump creates, before its rows."""
        self._created = created
        self._created_tables: set[str] = set()
        self._window = Window(stream)
        self._wants = wants
        self._limit = limit
        self._grammar = grammar(backslash=True)
        self._numbers: Counter[str] = Counter()
        self.decoder = Decoder()
        self.tables: dict[str, Columns] = {}
        """The tables of the dump so far, with the columns that it names."""
        self.lost: list[str] = []
        """How each statement begins that has rows and is not read."""
        self.not_created: list[str] = []
        """Tables that are not asked for and have rows, but which the dump does not create, though it creates others."""
        self.damage = ""
        """That of a file of SQLite; a dump has `completed`."""
        self.completed = not _SAYS_ITS_END.match(self._window.data)
        """Whether nothing is missing at the end: the last statement has its end, and mysqldump's last line is there."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the tables that are wanted."""
        at = 3 if self._window.data.startswith(b"\xef\xbb\xbf") else 0
        while True:
            at = self._ahead(at)
            begins, at = at, _matched(_BETWEEN, self._window.data, at)
            self.completed = self.completed or b"-- Dump completed" in self._window.data[begins:at]
            at = self._ahead(at)
            data = self._window.data
            if at >= len(data):
                return
            if found := _INSERT.match(data, at):
                yield from self._inserted(found)
                at = self._at
            elif found := _COPY.match(data, at):
                yield from self._copied(found)
                at = self._at
            elif found := _CONDITIONAL.match(data, at):
                self._learn(found[1])
                at = found.end()
            elif found := _DELIMITER.match(data, at):
                at = found.end() if found[1] == b";" else self._to(_DELIMITER_BACK, found.end())
            else:
                if _LOST.match(data, at):
                    self._remember_lost(data[at : at + _SHOWN])
                at = self._passed(at)

    def _remember_lost(self, statement: bytes) -> None:
        self.lost.append(" ".join(statement[:_SHOWN].decode("utf-8", "replace").split()))

    # A statement as a whole

    def _ahead(self, at: int) -> int:
        """Have enough of the stream in memory for the head of a statement."""
        while len(self._window.data) - at < _AHEAD and not self._window.ended:
            at -= self._window.more(at)
        return at

    def _to(self, pattern: re.Pattern[bytes], at: int) -> int:
        """The end of the next match; the end of the dump where there is none."""
        while not (found := pattern.search(self._window.data, at)):
            if self._window.ended:
                return len(self._window.data)
            at = max(at, len(self._window.data) - 100)
            at -= self._window.more(at)
        return found.end()

    def _passed(self, start: int) -> int:
        """The end of a statement, which is looked at if it is short: it may create a table, or name the encoding."""
        keeps = start  # a statement that creates a table is read as a whole
        created = bool(_CREATE.match(self._window.data, start))
        has_code = bool(_OF_CODE.match(self._window.data, start))
        at = start
        while True:
            at = _matched(self._grammar.passed, self._window.data, at)
            data = self._window.data
            ends = data[at : at + 1]
            if ends == b"\n" and has_code:
                at += 1
                continue
            if (ends and ends in b";\n") or (self._window.ended and at >= len(data)):
                if created:
                    self._create(data[keeps:at])
                elif keeps == start or at - keeps < _AHEAD:
                    self._learn(data[keeps:at])
                return at + 1
            if self._window.ended or len(data) - at > self._limit:
                at += 1  # a quotation mark without its end
                continue
            if not created or at - keeps > 16 * _AHEAD:
                created, keeps = False, at
            gone = self._window.more(keeps)
            at, keeps, start = at - gone, keeps - gone, start - gone

    def _learn(self, statement: bytes) -> None:
        """Take what a statement says of how texts are written."""
        if (charset := _CHARSET.search(statement)) and not statement.lstrip()[:6].upper().startswith(
            b"CREATE"
        ):
            self.decoder.state(charset[1].decode())
        if _STANDARD.search(statement[:1000]):
            self._grammar = grammar(backslash=False)

    def _create(self, statement: bytes) -> None:
        """The columns of a table, from the statement that creates it."""
        found = _CREATE.match(statement)
        assert found
        columns: list[str] = []
        depth, begins = 1, True
        for token in _COLUMN.findall(statement, found.end()):
            if begins and token not in (b"(", b")", b","):
                begins = False
                if token[:1] in b'`"[' or token.upper() not in _NO_COLUMN:
                    columns.append(_name(token))
            elif token == b"(":
                depth += 1
            elif token == b")":
                depth -= 1
                if not depth:
                    break
            elif token == b"," and depth == 1:
                begins = True
        if _ROWS_WITHIN.search(statement):  # a quotation mark without its end: it goes on into the rows
            self._remember_lost(statement)
        table = _name(found[1])
        self.tables[table] = tuple(columns)
        self._created_tables.add(table)
        self._created(table)

    # Rows

    def _inserted(self, head: re.Match[bytes]) -> Iterator[Row]:
        """The rows of an INSERT; passes over all of it where its table is not wanted."""
        table = _name(head[1])
        columns = _names(head[2]) if head[2] else self.tables.get(table, ())
        self.tables.setdefault(table, columns)
        if not self._wants(table):
            if self._created_tables and table not in self._created_tables and table not in self.not_created:
                self.not_created.append(table)
            self._at = self._passed(head.end())
            return
        at = head.end()
        while True:
            found = self._grammar.row.match(self._window.data, at)
            if found is None:
                number = self._numbers[table] + 1
                at, problem = self._unread(at)
                if problem is None:
                    continue  # there is more of it now
                self._numbers[table] = number
                yield Row(table, number, columns, [], problem, cut_off=not problem)
            else:
                yield self._row(table, columns, found[0])
                at = found.end()
            at = self._ahead(at) if len(self._window.data) - at < 100 else at
            after = _NEXT.match(self._window.data, at)
            if after is None or after[1] not in (b",", b"("):
                self.completed = self.completed and bool(after is None or after[1])
                break
            at = after.end() - (after[1] == b"(")
            at = _matched(_BETWEEN, self._window.data, at)
        self._at = self._passed(at)

    def _row(self, table: str, columns: Columns, data: bytes) -> Row:
        self._numbers[table] += 1
        number = self._numbers[table]
        if len(data) > self._limit:
            return Row(table, number, columns, [], f"it has {len(data)} bytes")
        values = row_values(data, self._grammar, self.decoder)
        if columns and len(values) != len(columns):
            return Row(table, number, columns, [], f"it has {len(values)} values for {len(columns)} columns")
        return Row(table, number, columns, values)

    def _unread(self, at: int) -> tuple[int, str | None]:
        """What to do with a row that does not match: None to try again with more of it, else why it is lost (empty: cut off)."""
        data = self._window.data
        broken = _matched(self._grammar.begun, data, at)
        unfinished = data[at : at + 1] in (b"(", b"") and self._grammar.unfinished.match(data, broken)
        if unfinished and len(data) - at <= self._limit:
            if self._window.ended:
                return len(data), ""
            return at - self._window.more(at), None
        why = "it is too large" if unfinished else "it is not written as SQL has it"
        return self._to(_RESUME, broken), why

    def _copied(self, head: re.Match[bytes]) -> Iterator[Row]:
        """The rows of PostgreSQL's COPY: a line each, values between tabs, `\\.` at the end."""
        table, columns = _name(head[1]), _names(head[2])
        self.tables.setdefault(table, columns)
        at, wanted = head.end(), self._wants(table)
        while True:
            data = self._window.data
            end = data.find(b"\n", at)
            if end < 0 and not self._window.ended:
                at -= self._window.more(at)
                continue
            line = data[at : end if end >= 0 else len(data)]
            at = end + 1 if end >= 0 else len(data)
            if line.rstrip(b"\r") == b"\\." or (not line and end < 0):
                break
            if wanted:
                self._numbers[table] += 1
                values = [
                    None if value == "\\N" else unescaped(value)
                    for value in self.decoder.text(line).split("\t")
                ]
                problem = "" if len(values) == len(columns) else "its line has another number of values"
                yield Row(table, self._numbers[table], columns, [] if problem else values, problem)
        self._at = at


def _matched(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    """The end of what matches there; where nothing does, the place itself."""
    found = pattern.match(data, at)
    return found.end() if found else at


def _name(quoted: bytes) -> str:
    text = quoted.decode("utf-8", "replace").strip()
    if text[:1] == "`":
        return text[1:-1].replace("``", "`")
    return text[1:-1] if text[:1] in '"[' and len(text) > 1 else text


def _names(listed: bytes) -> Columns:
    return tuple(_name(name.strip()) for name in listed.split(b",") if name.strip())
