"""Values of rows, sound and damaged: nothing stops, and what is no value of the kind is nothing."""

import pytest

from converters.comment_systems.readers import values


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-10-28 20:50:15 +0800", "2021-10-28T20:50:15+08:00"),
        (1700000000, "2023-11-14T22:13:20+00:00"),
        (1700000000123, "2023-11-14T22:13:20+00:00"),
        ("1700000000123", "2023-11-14T22:13:20+00:00"),
        ({"__type": "Date", "iso": "2023-11-14T22:13:20.000Z"}, "2023-11-14T22:13:20+00:00"),
        ({"$date": {"$numberLong": "1700000000123"}}, "2023-11-14T22:13:20+00:00"),
        (1556967600.5, "2019-05-04T11:00:00+00:00"),
        ("", None),
        (None, None),
        (0, None),
        (True, None),
        (["2021"], None),
    ],
)
def test_dates(value, expected):
    extra = {}
    assert values.date({"a": value}, "a", extra=extra) == expected
    assert extra == {}


@pytest.mark.parametrize("value", ["soon", 10**17, float("inf"), float("nan"), "9" * 18, "9" * 5000, 10**400])
def test_what_is_no_date_is_kept(value):
    extra = {}
    assert values.date({"a": value}, "a", extra=extra) is None
    assert extra["date"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, 3), ("3", 3), (" -3 ", -3), (True, None), ("3.5", None), ([3], None), ("9" * 5000, None), (10**400, None), ("²", None)],
)  # fmt: skip
def test_numbers(value, expected):
    assert values.number({"a": value}, "a") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Fog", "Fog"), (7, "7"), (b"Fog\xff", "Fog\ufffd"), ({"$oid": "7f"}, "7f"), (["Fog"], ""), ({"a": 1}, ""), (True, ""), (None, "")],
)  # fmt: skip
def test_texts(value, expected):
    assert values.text({"a": value}, "a") == expected


def test_a_later_name_stands_in():
    assert values.text({"a": "", "b": None, "c": "Fog"}, "a", "b", "c") == "Fog"
    assert values.stated({"a": 0, "b": "7"}, "a", "b") == ""
    assert values.stated({"a": "root"}, "a") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), ("true", True), (1, True), ("t", True), (0, False), ("false", False), ([1], False), ({}, False), (None, False)],
)  # fmt: skip
def test_flags(value, expected):
    assert values.flag({"a": value}, "a") is expected


def test_objects_of_lists_and_connections():
    row = {"a": 1}
    assert values.objects([row, "x", None]) == [row]
    assert values.objects({"nodes": [row, None]}) == [row]
    assert values.objects({"edges": [{"node": row}]}) == [row]
    assert values.objects(row) == [row]
    assert values.objects("x") == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("cem.example", "http://cem.example"),
        ("cem.example:8080/a", "http://cem.example:8080/a"),
        ("https://cem.example", "https://cem.example"),
        ("//cem.example", "//cem.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:a.b", "javascript:a.b"),
        ("cem@fog.example", "cem@fog.example"),
        ("nowhere", "nowhere"),
        ("undefined", ""),
    ],
)
def test_websites(value, expected):
    assert values.website({"a": value}, "a") == expected
