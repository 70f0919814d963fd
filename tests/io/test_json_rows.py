"""Rows of tables in a JSON file: where brackets are missing, or one too many is there."""

import io
import json

import pytest

from converters.io.json.rows import outermost_rows, rows
from tests.growth.measure import steep_in_seconds

ROWS = [{"id": 1}, {"id": 2, "in": [{"x": "}]"}]}, {"id": 3}]
WHOLE = json.dumps({"version": 1, "comments": ROWS, "more": {"a": [1]}})


def read(text, *, outermost=False, limit=10**6):
    stream = io.BytesIO(text.encode())
    found = list(outermost_rows(stream, limit) if outermost else rows(stream, "", {"comments"}, limit))
    return [json.loads(row.data)["id"] for row in found if row.data and not row.problem(limit)], [
        problem for row in found if (problem := row.problem(limit))
    ]


def test_a_whole_file_has_no_problem():
    assert read(WHOLE) == ([1, 2, 3], [])
    assert read(json.dumps(ROWS), outermost=True) == ([1, 2, 3], [])


@pytest.mark.parametrize("end", ['{"id": 3', ', {"id": 3}', '], "more'])
def test_a_file_that_ends_between_rows_says_so(end):
    kept, problems = read(WHOLE[: WHOLE.index(end)])
    assert (len(kept), problems) == (3 if "more" in end else 2, ["the file ends in it"])


def test_a_list_without_its_end_says_so():
    assert read(json.dumps(ROWS)[:-1], outermost=True) == ([1, 2, 3], ["the file ends in it"])


@pytest.mark.parametrize("extra", ["}", "]", "}}"])
def test_a_bracket_too_many_is_a_problem(extra):
    kept, problems = read(WHOLE.replace('{"id": 2', f'{extra}{{"id": 2'))
    assert len(problems) == 1
    assert "brackets" in problems[0]
    assert kept == ([1, 2, 3] if "}" in extra else [1])


def test_rows_that_stand_behind_the_file_are_a_problem():
    kept, problems = read('{"comments": [{"id": 1}]}, {"id": 2}, {"id": 3}')
    assert (kept, len(problems)) == ([1], 1)


def test_two_files_in_one_are_both_read():
    assert read(WHOLE + WHOLE) == ([1, 2, 3, 1, 2, 3], [])


@pytest.mark.parametrize("outermost", [False, True])
@pytest.mark.parametrize(
    ("whole", "damaged", "kept"),
    [
        ('{"id": 1}', '{"id": 1', [2, 3]),
        ('"}]"}]}', '"}]"}]', [1, 3]),
        ('"}]"}]}', '"}]"}], "more": {"y": [1]', [1, 3]),
    ],
)
def test_a_row_without_its_end_costs_no_other(whole, damaged, kept, outermost):
    text = json.dumps(ROWS) if outermost else WHOLE
    found, (problem,) = read(text.replace(whole, damaged), outermost=outermost)
    assert (found, problem) == (kept, "its end is missing: the next one begins in it")


def test_a_row_in_a_row_becomes_no_row_of_the_file():
    stream = io.BytesIO(b'[{"id": 1}, {"id": 2, "in": [{"x": 4, {"id": 5}]}, {"id": 3}]')
    assert [row.data for row in outermost_rows(stream, 10**6)] == [
        b'{"id": 1}', b'{"id": 2, "in": [{"x": 4, {"id": 5}]}', b'{"id": 3}', b""
    ]  # fmt: skip


def test_rows_that_a_lost_quotation_mark_costs_are_counted():
    stream = io.BytesIO(b'[{"id": 1}, {"id: 2}, {"id": 3}, {"id": 4}]')
    *_, last = outermost_rows(stream, 10**6)
    assert last.problem(10**6) == "the file ends in it; 2 more that may begin in it are lost"


@pytest.mark.parametrize(
    ("table", "number"), [("{}", 0), ("{ }", 0), ('{"a": 1}', 1), ('{"a": [{"id": 1}], "b": {"id": 2}}', 1), ("[]", 0), ("[{}]", 0), ("null", 0), ('""', 0), ('"x"', 1), ("7", 1)]
)  # fmt: skip
def test_a_table_that_is_an_object_is_a_row_that_says_so(table, number):
    text = f'{{"x": {{"comments": {{"a": 1}}}}, "comments": {table}, "y": [{{"comments": {{"b": 2}}}}]}}'
    found = list(rows(io.BytesIO(text.encode()), "", {"comments"}, 10**6))
    assert [row.problem(10**6) for row in found if row.problem(10**6)] == [
        "there is something else where the list of them is expected"
    ] * number


NO_OBJECT = "there is a text, a number, a null or a list where an object is expected"


@pytest.mark.parametrize(
    ("text", "kept", "problems"),
    [
        (
            '{"comments": "[{}]", "x": "a"}',
            [],
            ["there is something else where the list of them is expected"],
        ),
        ('{"comments": "", "x": ["comments", "a"], "y": {"comments": "a"}}', [], []),
        ('{"comments": ["{}", {"id": 1}, "", 3]}', [1], [NO_OBJECT] * 2),
        ('{"comments": [[{"id": 1}], [{"id": 2}]]}', [1, 2], []),
    ],
)
def test_texts_for_rows_say_so_and_pages_of_rows_are_read(text, kept, problems):
    found = list(rows(io.BytesIO(text.encode()), "", {"comments"}, 10**6))
    assert [json.loads(row.data)["id"] for row in found if row.data] == kept
    assert [row.problem(10**6) for row in found if row.problem(10**6)] == problems


@pytest.mark.parametrize("piece", [b'{"a":', b'{"a": [', b"[", b"{", b'"a":', b'"a", {', b"}", b'{"a": {}, '])
def test_deep_nesting_takes_linear_time(piece):
    def prepare(size):
        data = b'[{"title": ' + piece * size
        return lambda: list(outermost_rows(io.BytesIO(data), 1 << 30))

    assert not steep_in_seconds(prepare, 40_000)


@pytest.mark.parametrize("outermost", [False, True])
@pytest.mark.parametrize("odd", ['"x"', "7", "null", "true", '"x", 7, null', "[]", "[1]"])
@pytest.mark.parametrize("behind", [1, 2, 3])
def test_what_is_no_object_in_a_table_is_a_row_that_says_so(outermost, odd, behind):
    items = [json.dumps(row) for row in ROWS]
    text = f"[{', '.join([*items[:behind], odd, *items[behind:]])}]"
    kept, problems = read(text if outermost else f'{{"comments": {text}}}', outermost=outermost)
    assert kept == [1, 2, 3]
    assert len(problems) == (0 if odd == "[]" else 1)  # an empty page of rows


def test_a_table_of_texts_is_one_row_that_says_so():
    kept, problems = read('{"comments": ["x", "y"]}')
    assert (kept, len(problems)) == ([], 1)
