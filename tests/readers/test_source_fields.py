"""Fields that no reader knows, and values of another type: what is kept, what is reported, and how often."""

from typing import Any

import pytest

from converters import Diagnostics
from converters.extra_keys import UNREAD
from converters.model import Post
from converters.readers.source_fields import FieldCheck, KnownTables, Shape

FILE = Shape(texts="url", kept="size", or_text=True)
POST = Shape(
    texts="title date",
    flags="pinned",
    lists="tags",
    objects="names",
    anything="secret",
    kept="colour",
    parts={"file": FILE},
    rows={"notes": Shape(texts="by")},
)


def kept(row: dict[str, Any]) -> tuple[Any, list[str]]:
    """What is kept of a row, and the kinds of the findings with the fields."""
    diagnostics = Diagnostics()
    post = Post(id="1")
    FieldCheck(diagnostics, "f.json").keep(post, row, POST)
    return post.extra.get(UNREAD), [
        f"{finding.kind} {finding.message.split('field ')[1].split()[0]}" for finding in diagnostics.findings
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"title": "A", "date": 5, "pinned": True, "tags": ["a", 1], "names": {"a": {}}, "secret": [{"a": 1}]},
        {"title": None, "pinned": 0, "tags": None, "file": [], "notes": {}, "what": "", "names": False},
        {"file": {"url": "/a"}}, {"file": ["/a", {"url": "/b"}]}, {"file": "/a"}, {"notes": [{"by": "A"}]},
    ],
)  # fmt: skip
def test_what_is_read_and_what_says_nothing_is_not_kept(row: dict[str, Any]) -> None:
    assert kept(row) == (None, [])


@pytest.mark.parametrize(
    ("row", "what", "said"),
    [
        ({"what": 7}, {"what": 7}, ["unread-field what"]),
        ({"title": ["A"]}, {"title": ["A"]}, ["odd-value title"]),
        ({"title": True}, {"title": True}, ["odd-value title"]),
        ({"pinned": [1]}, {"pinned": [1]}, ["odd-value pinned"]),
        ({"tags": "a"}, {"tags": "a"}, ["odd-value tags"]),
        ({"tags": ["a", {"b": 1}]}, {"tags[2]": {"b": 1}}, ["odd-value tags[]"]),
        ({"names": "a"}, {"names": "a"}, ["odd-value names"]),
        ({"notes": {"by": "A"}}, {"notes": {"by": "A"}}, ["odd-value notes"]),
        ({"notes": ["a"]}, {"notes[1]": "a"}, ["odd-value notes[]"]),
        ({"notes": [{"by": "A"}, {"x": 1}, {"x": 2}]}, {"notes[2].x": 1, "notes[3].x": 2}, ["unread-field notes[].x"]),
        ({"file": {"url": {}, "x": 1}}, {"file.x": 1}, ["unread-field file.x"]),
        ({"colour": "red", "file": {"size": 3}}, {"colour": "red", "file.size": 3}, []),
    ],
)  # fmt: skip
def test_what_is_not_read_is_kept_and_reported(
    row: dict[str, Any], what: dict[str, Any], said: list[str]
) -> None:
    assert kept(row) == (what, said)


def test_a_field_is_reported_once_and_very_many_are_counted() -> None:
    diagnostics = Diagnostics()
    check = FieldCheck(diagnostics, "f.json")
    posts = [Post(id=str(number)) for number in range(3)]
    for post in posts:
        check.keep(post, {f"x{number}": 1 for number in range(100)}, POST)
    diagnostics.settle()
    assert [len(post.extra[UNREAD]) for post in posts] == [100] * 3
    assert [finding.id for finding in diagnostics.findings] == ["0"] * 60 + [""]
    assert diagnostics.findings[-1].message.startswith("f.json has 120 more values")


def test_of_people_nothing_is_kept() -> None:
    diagnostics = Diagnostics()
    FieldCheck(diagnostics, "f.json").report(
        "member", {"x": "secret", "title": ["secret"], "colour": "red"}, POST
    )
    assert [finding.kind for finding in diagnostics.findings] == ["lost-field", "lost-value"]
    assert not any("secret" in finding.message for finding in diagnostics.findings)


def test_tables_that_nobody_knows_are_counted() -> None:
    tables = KnownTables({"posts"}, {"jobs"})
    assert [name in tables for name in ("posts", "jobs", "poems", "poems", "")] == [True, *[False] * 4]
    assert tables.unknown == {"poems": 2}
