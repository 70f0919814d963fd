"""Dumps of databases: every form of a statement, texts with anything in them, encodings, damage, memory."""

import io
import random
import sqlite3

import pytest

from converters.io import window
from converters.io.sql.scanner import Scanner
from converters.io.sql.spool import RowSpool, picked
from converters.io.sql.values import TextDamage, encoded_once

TABLE = "CREATE TABLE `t` (\n  `id` int NOT NULL COMMENT 'a, (b)',\n  `text` enum('a','b') DEFAULT 'x,y',\n  PRIMARY KEY (`id`),\n  KEY `k` (`text`(10))\n);\n"


def scanned(text, *tables, limit=10**9):
    data = text if isinstance(text, bytes) else text.encode()
    scanner = Scanner(io.BytesIO(data), lambda table: table in (tables or ("t",)), limit)
    return list(scanner.rows()), scanner


def values(text):
    rows, _ = scanned(text)
    assert not [row.problem for row in rows if row.problem or row.cut_off]
    return [row.values for row in rows]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO `t` VALUES (1,'a'),(2,NULL);",
        "INSERT INTO `t` (`id`, `text`) VALUES\n(1, 'a'),\n(2, NULL);",
        "INSERT INTO t(id,text)VALUES(1,'a');\nINSERT INTO t(id,text)VALUES(2,NULL);",
        "insert ignore into `base`.`t` values ( 1 , 'a' ) , ( 2 , null ) ;",
        "REPLACE INTO `t` VALUES (1,'a'),(2,NULL);",
        "INSERT INTO `t` VALUES (1,_binary 'a'),(2,NULL) ON DUPLICATE KEY UPDATE text='(3,4)';",
        "INSERT INTO `t` VALUES (1,0x61),(b'10',NULL);",
        "INSERT INTO `t` VALUES (1,X'61'),(2,NULL);",
        'INSERT INTO "t" VALUES (1,"a"),(2,NULL)',
        "INSERT INTO t VALUES (1,'a')\n, -- a note\n(2,NULL);",
        "INSERT INTO `t` (`id`,\t`text`) VALUES\n(1,\t'a'),\n(2,\tNULL)\nON DUPLICATE KEY UPDATE `id` = VALUES(`id`);",
        'INSERT INTO `t` VALUES("1", "a");\r\nINSERT INTO `t` VALUES("2", NULL);\r\n',
        "COPY public.t (id, text) FROM stdin;\n1\ta\n2\t\\N\n\\.\n",
    ],
)
def test_forms_of_statements(statement):
    assert values(TABLE + statement) == [["1", "a"], ["2", None]]


def test_the_columns_are_those_of_the_table():
    rows, scanner = scanned(TABLE + "INSERT INTO `t` VALUES (1,'a');")
    assert rows[0].columns == scanner.tables["t"] == ("id", "text")


def test_what_surrounds_rows_is_passed_over():
    text = (
        "-- it's a comment; 'not closed\n# so's this\n/* and ' this */\n"
        "/*!40101 SET NAMES utf8 */;\nDELIMITER $$\nCREATE PROCEDURE p() BEGIN INSERT INTO `t` VALUES (9,'no'); END$$\n"
        "DELIMITER ;\nDROP TABLE IF EXISTS `t`;\n"
        + TABLE
        + "INSERT INTO `u` VALUES (1,'); INSERT INTO `t` VALUES (8,\\'no\\');');\nLOCK TABLES `t` WRITE;\n"
        "INSERT INTO `t` VALUES (1,'a');\nUNLOCK TABLES;\n-- Dump completed\n"
    )
    assert values(text) == [["1", "a"]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("it\\'s", "it's"), ("it''s", "it's"), ("''''", "''"), ("\\\\", "\\"), ("\\\\n", "\\n"), ("a\\nb\\r\\tc", "a\nb\r\tc"),
        ('\\"', '"'), ("\\0\\Z", "\0\x1a"), ("100\\%", "100\\%"), ("\\q", "q"), ("\\\\'' x", "\\' x"), ("),(1,2);", "),(1,2);"),
        ("-- no", "-- no"), ("/* no */", "/* no */"), ("0x61", "0x61"), ("NULL", "NULL"), ("", ""),
    ],
)  # fmt: skip
def test_escapes(written, meant):
    assert values(TABLE + f"INSERT INTO `t` VALUES (1,'{written}');") == [["1", meant]]


def test_backslashes_of_standard_sql_are_characters():
    text = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (id, text);\nINSERT INTO t VALUES(1,'C:\\');\nINSERT INTO t VALUES(2,'it''s\nhere');\n"
    assert values(text) == [["1", "C:\\"], ["2", "it's\nhere"]]
    assert values("SET SQL_MODE='NO_BACKSLASH_ESCAPES';\nINSERT INTO t VALUES (1,'C:\\');") == [["1", "C:\\"]]


def escaped(text, generator):
    marks = {
        "\\": ["\\\\"],
        "'": ["\\'", "''"],
        '"': ['\\"', '"'],
        "\n": ["\\n", "\n"],
        "\0": ["\\0"],
        "\x1a": ["\\Z"],
    }
    return "".join(generator.choice(marks.get(char, [char])) for char in text)


def test_any_text_comes_back_whatever_the_window(monkeypatch):
    generator = random.Random(7)
    texts = [
        "".join(generator.choices("ab\\'\"\n\0\x1aä,();-#`%n0", k=generator.randrange(40)))
        for _ in range(300)
    ]
    rows = ",".join(f"({number},'{escaped(text, generator)}')" for number, text in enumerate(texts))
    for chunk in (1, 7, 64, 1 << 20):
        monkeypatch.setattr(window, "CHUNK", chunk)
        monkeypatch.setattr("converters.io.sql.scanner._AHEAD", 64)
        assert [text for _, text in values(TABLE + f"INSERT INTO `t` VALUES {rows};\n")] == texts


def test_texts_between_double_quotation_marks():
    rows = values(
        b"SET NAMES latin1;\n" + b'INSERT INTO t VALUES ("1", "it\'s \\"caf\xe9\\"; (x)"),("2","say ""no""");'
    )
    assert rows == [["1", 'it\'s "café"; (x)'], ["2", 'say "no"']]


def test_the_first_line_of_new_mariadb_is_no_statement():
    text = (
        "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n"
        + TABLE
        + "INSERT INTO `t` VALUES\n(1,'a'),\n(2,NULL);\n"
    )
    rows, scanner = scanned(text)
    assert len(rows) == 2
    assert not scanner.completed


def test_a_latin_dump_and_one_that_only_says_so():
    assert values(b"/*!40101 SET NAMES latin1 */;\nINSERT INTO t VALUES (1,'caf\xe9 \x80');") == [
        ["1", "café €"]
    ]
    assert values("/*!40101 SET NAMES latin1 */;\nINSERT INTO t VALUES (1,'café');") == [["1", "café"]]
    assert values("/*!40101 SET NAMES cp1251 */;\nINSERT INTO t VALUES (1,'привет');".encode("cp1251")) == [
        ["1", "привет"]
    ]


@pytest.mark.parametrize("text", ["Café – 日本 “é”", "naïve à"])
def test_a_text_that_was_encoded_twice(text):
    twice = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )
    assert twice != text
    assert encoded_once(twice) == text
    assert encoded_once(text) == text
    assert encoded_once(twice + "é") == twice + "é"


def test_a_text_about_encodings_is_no_sign():
    judged = TextDamage()
    for text in ("Ã© is é", "only Ã© stands here", "café", "naïve", "plain"):
        judged.look_at(text)
    assert not judged.found
    for _ in range(5):
        judged.look_at("cafÃ©")
    assert judged.found


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("(2,'it's')", "not written"), ("(2,'b','c')", "3 values"), ("(2)", "1 value"), ("(2,,'b')", "not written"),
    ],
)  # fmt: skip
def test_a_broken_row_costs_itself(broken, why):
    rows, _ = scanned(
        TABLE + f"INSERT INTO `t` VALUES (1,'a'),{broken},(3,'c');\nINSERT INTO `t` VALUES (4,'d');\n"
    )
    assert [row.values[0] for row in rows if row.values] == ["1", "3", "4"]
    (lost,) = [row.problem for row in rows if not row.values]
    assert why in lost


def test_every_cut_is_found_or_leaves_whole_rows():
    whole = TABLE + "INSERT INTO `t` VALUES (1,'a\\'b'),(2,'c');\n"
    start = len(TABLE) + len("INSERT INTO `t` VALUES ")
    for at in range(start + 1, len(whole) - 2):
        rows, scanner = scanned(whole[:at])
        assert not scanner.completed or rows[-1].cut_off
        assert all(row.values in (["1", "a'b"], ["2", "c"]) or row.cut_off for row in rows)


def test_a_row_that_is_too_large_is_one_finding():
    text = TABLE + f"INSERT INTO `t` VALUES (1,'{'x' * 5000}'),(2,'b');"
    rows, _ = scanned(text, limit=1000)
    assert [(row.values, bool(row.problem)) for row in rows] == [([], True), (["2", "b"], False)]


def test_the_scanner_agrees_with_sqlite():
    generator = random.Random(3)
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE t (id, text)")
        made = [(number, "".join(generator.choices("a'\\\n;()é,-", k=30))) for number in range(200)]
        base.executemany("INSERT INTO t VALUES (?, ?)", made)
        text = "\n".join(base.iterdump())
    assert values(text) == [[str(number), text] for number, text in made]


def test_the_spool_keeps_only_the_columns_it_is_told():
    with RowSpool({"t": ("id", "text")}, keyed=("t",)) as spool:
        for row in (["1", "secret", "a"], ["2", "secret", None]):
            spool.add("t", picked(row, ("ID", "pass", "text"), ("id", "text")))
        assert list(spool.rows("t", "id")) == [{"id": "1", "text": "a"}, {"id": "2", "text": ""}]
        assert spool.first("t", id="9") == {}
        spool.clear("t")
        assert not list(spool.rows("t"))


def test_of_rows_with_one_key_the_first_stays_and_only_others_than_copies_are_named():
    with RowSpool({"t": ("id", "text"), "u": ("id",)}, keyed=("t",)) as spool:
        for row in (["1", "a"], ["2", "b"], ["1", "a"], ["2", "c"], ["2", None], [None, "d"], [None, "e"]):
            spool.add("t", row)
        spool.add("u", ["1"])
        spool.add("u", ["1"])
        assert list(spool.drop_repeated()) == [("t", "2"), ("t", "2")]
        assert [row["text"] for row in spool.rows("t")] == ["a", "b", "d", "e"]
        assert len(list(spool.rows("u"))) == 2
