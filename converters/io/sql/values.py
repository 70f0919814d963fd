"""The values of a row: texts with their escapes, numbers, hexadecimal bytes, NULL; and the encoding of texts.

The rules are those of MySQL's reference manual ("String Literals", "Hexadecimal Literals", "Bit-Value Literals").
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from converters import lazy_re, old_re

Value = str | None
"""A value as text; None is NULL."""


class Grammar(NamedTuple):
    """The patterns of one way to write texts."""

    row: re.Pattern[bytes]
    """A whole row, from its bracket on."""
    begun: re.Pattern[bytes]
    """The part of a row up to the value at which it breaks off, or is wrong."""
    unfinished: re.Pattern[bytes]
    """A value that may only lack its end."""
    values: re.Pattern[str]
    """One value: a text, hexadecimal digits (in two forms), a text with a mark before it, or anything else."""
    passed: re.Pattern[bytes]
    """As much as is no end of a statement: a semicolon, or, where that is lost, the line of the next one with rows."""
    backslash: bool
    """Whether a backslash begins an escape."""


def _within(quote: str, backslash: bool) -> str:
    """What may stand between two quotation marks."""
    if backslash:
        return rf"[^{quote}\\]*+(?:(?:\\.|{quote}{quote})[^{quote}\\]*+)*+"
    return rf"[^{quote}]*+(?:{quote}{quote}[^{quote}]*+)*+"


@cache
def grammar(*, backslash: bool) -> Grammar:
    """The patterns where a backslash begins an escape, as MySQL writes texts, or where it does not.

    Standard SQL has none, as SQLite and PostgreSQL write it, and MySQL with NO_BACKSLASH_ESCAPES. The patterns are made
    where a dump is read: each run asks whether its source is one.
    """
    single, double = _within("'", backslash), _within('"', backslash)
    mark = r"(?:_\w+\s*|[NnEe])"
    in_brackets = rf"(?:[^()']++|'{single}')*+"
    call = rf"[A-Za-z_]\w*+\s*\((?:[^()']++|'{single}'|\({in_brackets}\))*+\)"
    plain = rf"[bB]'[01]*+'|\"{double}\"|[-+]?[\w.]++(?:[eE][-+]?\d++)?"
    value = rf"(?:'{single}'|(?:_\w+\s*)?(?:0x[0-9A-Fa-f]*+|[xX]'[0-9A-Fa-f]*+')|{mark}'{single}'|{call}|{plain})\s*+"
    cut_off = rf"(?:{mark}?'{single}|\"{double})\\?|[-+\w.]*+\s*+\(?[^()',;]{{0,200}}"
    return Grammar(
        row=old_re.compile(rf"\(\s*+(?:{value}(?:,\s*+{value})*+)?\)".encode(), re.DOTALL),
        begun=old_re.compile(rf"\(\s*+(?:{value},\s*+)*+".encode(), re.DOTALL),
        unfinished=old_re.compile(rf"(?:{value}|{cut_off})\Z".encode(), re.DOTALL),
        values=old_re.compile(
            rf"'({single})'|(?:_\w+\s*)?(?:0x([0-9A-Fa-f]*+)|[xX]'([0-9A-Fa-f]*+)')|{mark}'({single})'|"
            rf"({call}|{plain})(?=\s*(?:,|\Z))",
            re.DOTALL,
        ),
        passed=old_re.compile(
            rf"(?:[^;'\"`\n]++|\n(?!(?:INSERT|REPLACE)\s+INTO\s)|'{single}'|\"{double}\"|`[^`]*+`)*+".encode(),
            re.DOTALL | re.IGNORECASE,
        ),
        backslash=backslash,
    )


_ESCAPES: Final[Mapping[str, str]] = {
    "''": "'", "\\n": "\n", "\\r": "\r", "\\'": "'", '\\"': '"', "\\t": "\t", "\\0": "\0", "\\Z": "\x1a", "\\b": "\b",
}  # fmt: skip
_OTHER_ESCAPE: Final = lazy_re.compile(r"\\([^%_])", re.DOTALL)
"""A backslash before any other character is nothing; `\\%` and `\\_` stay, since they mean something in a search only."""


def unescaped(text: str, *, backslash: bool = True) -> str:
    """A text as it was before it was written between quotation marks."""
    if "\\" not in text or not backslash:
        return text.replace("''", "'")
    return "\\".join(map(_without_escapes, text.split("\\\\")))


def _without_escapes(part: str) -> str:
    for written, meant in _ESCAPES.items():
        if written in part:
            part = part.replace(written, meant)
    return _OTHER_ESCAPE.sub(r"\1", part) if "\\" in part else part


CHARSETS: Final[Mapping[str, str]] = {
    "utf8": "utf-8", "utf8mb3": "utf-8", "utf8mb4": "utf-8", "latin1": "cp1252", "latin2": "iso8859-2", "latin5": "iso8859-9",
    "latin7": "iso8859-13", "greek": "iso8859-7", "hebrew": "iso8859-8", "cp1250": "cp1250", "cp1251": "cp1251",
    "cp1256": "cp1256", "cp1257": "cp1257", "koi8r": "koi8-r", "koi8u": "koi8-u", "gbk": "gb18030", "gb2312": "gb18030",
    "gb18030": "gb18030", "big5": "big5hkscs", "sjis": "cp932", "cp932": "cp932", "ujis": "euc_jp", "eucjpms": "euc_jp",
    "euckr": "cp949", "tis620": "cp874", "ascii": "cp1252", "macroman": "mac_roman",
}  # fmt: skip
"""MySQL's names of character sets -> Python's. MySQL's `latin1` is Windows-1252."""


class DatabaseReader:
    """A reader of a database that is no SQL text: what it says besides the rows, under the names that `Scanner` has."""

    def __init__(self) -> None:
        self.decoder = Decoder()
        self.tables: dict[str, tuple[str, ...]] = {}
        """The tables, with their columns."""
        self.lost: list[str] = []
        self.not_created: list[str] = []
        self.completed = True
        self.damage = ""
        """What is said of the first damage; empty for none."""


class Decoder:
    """Decodes texts: as UTF-8 if they are that, whatever the dump states, else as it states."""

    def __init__(self) -> None:
        self.encoding = "cp1252"
        self.undecodable = 0
        """How many texts hold bytes that are no characters of the encoding; they are replaced by �."""

    def state(self, charset: str) -> None:
        """Take the character set that the dump states (`SET NAMES`)."""
        found = CHARSETS.get(charset.lower(), "")
        if found and found != "utf-8":
            self.encoding = found

    def text(self, data: bytes) -> str:
        """Bytes as text."""
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
        text = data.decode(self.encoding, "replace")
        self.undecodable += "\ufffd" in text
        return text

    def repaired(self, text: str) -> str:
        """A text that was decoded with `surrogateescape`, with its other bytes as the dump states."""
        try:
            text.encode()
        except UnicodeEncodeError:
            return self.text(text.encode("utf-8", "surrogateescape"))
        return text


def row_values(row: bytes, grammar: Grammar, decoder: Decoder) -> list[Value]:
    """The values of a whole row (`Grammar.row`)."""
    try:
        text, valid = row[1:-1].decode(), True
    except UnicodeDecodeError:
        text, valid = row[1:-1].decode("utf-8", "surrogateescape"), False
    found: list[Value] = []
    backslash = grammar.backslash
    for string, digits, quoted_digits, marked, other in grammar.values.findall(text):
        if string := string or marked:
            if "\\" in string or "'" in string:
                string = unescaped(string, backslash=backslash)
            found.append(string if valid else decoder.repaired(string))
        elif other:
            plain = None if other in ("NULL", "null") else _plain(other, grammar)
            found.append(plain if valid or plain is None else decoder.repaired(plain))
        else:
            found.append(_bytes(digits or quoted_digits, decoder))
    return found


def _bytes(digits: str, decoder: Decoder) -> str:
    return decoder.text(bytes.fromhex("0" + digits if len(digits) % 2 else digits)) if digits else ""


def _plain(value: str, grammar: Grammar) -> str:
    """A number as it is written, a bit as a number, a text between double quotation marks without them."""
    if value[:1] == '"':
        return unescaped(value[1:-1].replace('""', '"'), backslash=grammar.backslash)
    if value[:2] in ("b'", "B'"):
        return str(int(value[2:-1] or "0", 2))
    return value


_TWICE: Final = lazy_re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A character of two or more bytes of UTF-8 that were taken for Windows-1252, as in `Ã©`."""
_HOLES: Final = {code: bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 leaves undefined; MySQL's `latin1` has control characters there."""


def encoded_once(text: str) -> str:
    """A text that was encoded as UTF-8 twice, as it was meant; any other as it is. All of it must fit.

    A table in `latin1` that holds UTF-8, dumped with `SET NAMES utf8`, becomes that: `é` is `Ã©`.
    """
    if text.isascii() or not _TWICE.search(text):
        return text
    try:
        data = (
            b"".join(_HOLES.get(ord(char)) or char.encode("cp1252") for char in text)
            if any(chr(code) in text for code in _HOLES)
            else text.encode("cp1252")
        )
        return data.decode()
    except UnicodeError:
        return text


_PLACEHOLDER: Final = lazy_re.compile(r"\{[0-9a-f]{64}\}")


def with_percent_signs(text: str) -> str:
    """A text in which a random word in braces stands for each `%`, as it was (`wpdb::placeholder_escape`).

    Programs for backups that called `esc_sql` wrote it so since WordPress 4.8.3: `/{a1b2…}postname{a1b2…}/`.
    """
    return _PLACEHOLDER.sub("%", text) if "{" in text else text


class TextDamage:
    """Finds out whether the texts of a dump were changed on their way: a text about such damage is no sign of it."""

    ENOUGH: Final = 10
    """So many texts are a sign, however many others there are."""

    def __init__(self) -> None:
        self.number = 0
        """How many texts are repaired if all of them are."""
        self.placeholders = False
        """Whether a word in braces stands for `%` in one of them (see `with_percent_signs`)."""
        self._others = 0

    def look_at(self, text: Value) -> None:
        """Count a text that people wrote."""
        if text and "{" in text and _PLACEHOLDER.search(text):
            self.placeholders = True
        if text and not text.isascii():
            if encoded_once(text) is text:
                self._others += 1
            else:
                self.number += 1

    @property
    def repair(self) -> Callable[[str], str] | None:
        """What each text is to be changed with; None for nothing."""
        if self.placeholders and self.found:
            return lambda text: encoded_once(with_percent_signs(text))
        return with_percent_signs if self.placeholders else encoded_once if self.found else None

    @property
    def found(self) -> bool:
        """Whether the texts were encoded twice."""
        return self.number >= self.ENOUGH or self.number > self._others
