"""The database of a site as MySQL text, in the forms that dumping programs write."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Form = str
FORMS: tuple[Form, ...] = ("mysqldump", "phpmyadmin", "one by one", "hexadecimal")


def dump(root: Path, form: Form = "mysqldump") -> str:
    """The tables of a site in the order of the alphabet."""
    with sqlite3.connect(f"file:{root / 'wp-content/database/site.sqlite'}?mode=ro", uri=True) as base:
        names = [
            name
            for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name.startswith("wp_")
        ]
        return "".join([_head(form), *(text for name in names for text in _table(base, name, form))])


def _head(form: Form) -> str:
    if form == "phpmyadmin":
        return '-- phpMyAdmin SQL Dump\n-- version 5.2.1\n\nSET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\n/*!40101 SET NAMES utf8mb4 */;\n\n'
    return "-- a dump of a test\n\n/*!40101 SET NAMES utf8mb4 */;\n\n"


def _table(base: sqlite3.Connection, name: str, form: Form) -> Iterator[str]:
    rows = base.execute(f"SELECT * FROM {name}")
    columns = [column[0] for column in rows.description]
    lines = ",\n".join(f"  `{column}` longtext NOT NULL DEFAULT ''" for column in columns)
    yield f"DROP TABLE IF EXISTS `{name}`;\nCREATE TABLE `{name}` (\n{lines},\n  PRIMARY KEY (`{columns[0]}`),\n  KEY `k` (`{columns[-1]}`(191))\n) ENGINE=InnoDB;\n\n"
    told = [f"({','.join(_value(value, form) for value in row)})" for row in rows]
    listed = f" ({', '.join(f'`{column}`' for column in columns)})" if form == "phpmyadmin" else ""
    start = f"INSERT INTO `{name}`{listed} VALUES"
    if not told:
        return
    if form == "one by one":
        yield "".join(f"{start} {row};\n" for row in told)
    elif form == "phpmyadmin":
        yield (
            f"{start}\n"
            + ",\n".join(told)
            + ";\n\n-- --------------------------------------------------------\n\n"
        )
    else:
        yield f"LOCK TABLES `{name}` WRITE;\n{start} {','.join(told)};\nUNLOCK TABLES;\n"


_ESCAPED = str.maketrans(
    {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\0": "\\0", "\x1a": "\\Z"}
)


def _value(value: Any, form: Form) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int | float):
        return str(value)
    if form == "hexadecimal" and value:
        return f"0x{value.encode().hex().upper()}"
    return f"'{value.translate(_ESCAPED)}'"
