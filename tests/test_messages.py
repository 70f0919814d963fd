"""The table of messages says what runs report: no row that nothing reports, no two of one name."""

import re

import pytest

from converters import messages
from converters.diagnostics import MessageType
from tests.conftest import ROOT

ROWS = {name: row for name, row in vars(messages).items() if isinstance(row, MessageType)}
CODE = (path.read_text(encoding="utf-8") for path in (ROOT / "converters").rglob("*.py"))
REPORTED = {name for text in CODE for name in re.findall(r"\bmessages\.(\w+)", text)}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_reported_somewhere(name):
    assert name in REPORTED, f"nothing reports {name}; report it or take the row out"


def test_no_two_kinds_have_one_name():
    assert len({row.name for row in ROWS.values()}) == len(ROWS)
    tables = [path.read_text(encoding="utf-8") for path in (ROOT / "converters" / "messages").glob("*.py")]
    variables = re.findall(r"^([A-Z]\w*) = MessageType", "\n".join(tables), re.MULTILINE)
    assert sorted(variables) == sorted(ROWS), "a row of one table hides that of another"


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_a_row_says_what_to_do(row):
    assert re.fullmatch(r"[A-Z`].*\.", row.advice, re.DOTALL), "advice is one or two plain sentences"
