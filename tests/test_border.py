"""The border: what does not fit the model becomes a finding, whoever handed it over, and never an exception."""

import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import converters
from converters import border
from converters.border import json_values
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.model import Asset, Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.storage.record_lines import decode
from tests.conftest import FIXTURES
from tests.growth.measure import steps
from tests.targets import TREES

CASES = FIXTURES / "border"


def written(records, tmp_path, to="archive", **more):
    """What `write` made of records: the lines of the archive, and the result."""
    target = tmp_path / f"out-{to}"
    result = converters.write(records, target, to=to, force=True, **more)
    lines = target.read_bytes().splitlines() if to == "archive" else []
    for account in result.accounts.values():
        assert account.balanced
    return [decode(line) for line in lines], result


def kinds_of(result):
    return Counter(finding.kind for finding in result.findings if finding.severity != "info")


def post_of(records):
    (post,) = [record for record in records if isinstance(record, Post)]
    return post


def test_a_sound_record_passes_untouched():
    comment = Comment(id="1", author=Commenter(name="Ann"), body=Markup(text="é 🎈", dialect="html"))
    post = Post(
        id="1", date="2020-01-01T00:00:00+01:00", terms=(TermRef(taxonomy="category", slug="a"),),
        comments=(comment,), extra={"a": ["x"], "b": {"c": [1, 2.5, None, True]}},
    )  # fmt: skip
    records = [Site(title="x"), Author(login="a"), Term(taxonomy="t", slug="s"), Media(id="2"), post]
    diagnostics = Diagnostics()
    assert all(
        ours is theirs
        for ours, theirs in zip(border.admitted(records, diagnostics, "x"), records, strict=True)
    )
    assert not diagnostics.findings


FIELDS = [
    ({"id": 7}, "id", 7), ({"title": b"bytes"}, "title", "b'bytes'"), ({"order": "3"}, "order", "3"),
    ({"likes": float("nan")}, "likes", "nan"), ({"sticky": 1}, "sticky", 1),
    ({"order": True}, "order", True), ({"comments_open": "yes"}, "comments_open", "yes"),
    ({"body": "plain text"}, "body", "plain text"), ({"terms": "a,b"}, "terms", "a,b"),
    ({"comments": 5}, "comments", 5), ({"slug": ["a", {"b": 1}]}, "slug", ["a", {"b": 1}]),
    ({"date": 20200101}, "date", 20200101), ({"date": "2021-02-30"}, "date", "2021-02-30"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "name", "kept"), FIELDS, ids=[str(one[0])[:40] for one in FIELDS])
def test_a_value_that_does_not_fit_is_reported_and_kept(fields, name, kept, tmp_path):
    records, result = written([Post(**{"id": "p", "title": "x", **fields})], tmp_path)
    post = post_of(records)
    assert post.extra[name] == kept
    assert getattr(post, name) == getattr(Post(), name)
    (finding,) = [one for one in result.findings if one.kind in ("bad-value", "bad-date")]
    assert finding.record == "post"
    assert name in finding.message
    if finding.kind == "bad-value":
        assert "the caller" in finding.message
    assert result.lost_to_faults == 0


def test_dates_of_scripts_are_understood(tmp_path):
    made = [
        Post(id="1", date="2021-04-05T06:07:08Z"),
        Post(id="2", date=datetime(2021, 4, 5, 6, 7, 8)),
        Post(id="3", date=date(2021, 4, 5)),
    ]
    records, result = written(made, tmp_path)
    assert [one.date for one in records if isinstance(one, Post)] == [
        "2021-04-05T06:07:08+00:00", "2021-04-05T06:07:08", "2021-04-05T00:00:00",
    ]  # fmt: skip
    assert not kinds_of(result)


def test_parts_that_do_not_fit_leave_the_others(tmp_path):
    post = Post(
        id="p",
        comments=[
            Comment(id="1", author=Commenter(name="Ann", email=5), date="2020-01-01T00:00:00+09:20"),
            Comment(id=2, parent="1", body=Markup(text="x", dialect="bbcode")),
            "no comment",
            Comment(id="3", author=None, likes="many"),
        ],
        terms=(TermRef(taxonomy="category", slug="a"), TermRef(taxonomy=None, slug="b"), None),
    )
    records, result = written([post], tmp_path)
    post = post_of(records)
    assert [one.id for one in post.comments] == ["1", "", "3"]
    first, second, third = post.comments
    assert (first.date, first.extra["date"]) == ("2019-12-31T14:40:00+00:00", "2020-01-01T00:00:00+09:20")
    assert first.extra["author.email"] == 5
    assert second.body is None
    assert second.extra["body"] == {"text": "x", "dialect": "bbcode"}
    assert third.extra["likes"] == "many"
    assert [ref.slug for ref in post.terms] == ["a"]
    assert post.extra["comments"] == ["no comment"]
    assert post.extra["terms"] == [{"taxonomy": None, "slug": "b", "name": ""}, None]
    (offset,) = [one for one in result.findings if one.kind == "bad-offset"]
    assert (offset.record, offset.id) == ("comment", "1")


@pytest.mark.parametrize("odd", [5, None, {"record": "post"}, "post", [], object(), Commenter(), Comment()])
def test_what_is_no_record_is_an_error_in_the_accounts(odd, tmp_path):
    records, result = written([Site(title="x"), odd, Post(id="1")], tmp_path)
    assert [type(one) for one in records] == [Site, Post]
    assert result.by_severity["error"] == 1
    assert result.accounts["record"].left_out == {"invalid": 1}
    assert result.lost_to_faults == 1


@pytest.mark.parametrize("odd", [Term(taxonomy=None, slug="a"), Term(taxonomy="a", slug=5)])
def test_a_record_without_a_field_that_it_needs_is_an_error(odd, tmp_path):
    records, result = written([odd], tmp_path)
    assert not [one for one in records if isinstance(one, Term)]
    assert result.accounts["term"].left_out == {"invalid": 1}


def test_what_kept_a_post_back_still_does(tmp_path):
    secret = [
        Post(id="1", title="secret one", status=0),
        Post(id="2", title="secret two", password=1234),
        Post(id="3", title="secret three", status=["private"]),
    ]
    _, result = written(secret, tmp_path, to="html")
    shown = "".join(path.read_text() for path in (tmp_path / "out-html").rglob("*.html"))
    assert "secret" not in shown
    assert sum(result.accounts["post"].left_out.values()) == 3
    talk = Comment(id="1", status=3, body=Markup(text="spam text", dialect="html"))
    written([Post(id="1", title="x", comments=(talk,))], tmp_path, to="html")
    assert "spam text" not in "".join(path.read_text() for path in (tmp_path / "out-html").rglob("*.html"))


class Odd:
    def __repr__(self):
        raise RuntimeError("no")


def circle():
    ring = [1]
    ring.append(ring)
    return ring


def deep(levels=10_000):
    value = []
    for _ in range(levels):
        value = [value]
    return value


def bomb():
    value = ["x"]
    for _ in range(60):
        value = [value] * 10
    return value


EXTRAS = [
    b"\xff", {1, 2}, frozenset("a"), date(2020, 1, 1), datetime(2020, 1, 1), Path("/x"), Decimal("1.5"), object(),
    Odd(), float("inf"), float("nan"), 10**5000, -(2**64), {1: 2, None: 3}, {"a": {b"k": Odd()}}, circle(), deep(),
    "\ud800", {"\udfff": "\ud83d\ude00"}, Comment(id="1"), range(3), (1, (2, 3)), Markup, lambda: 1, bomb(),
]  # fmt: skip


MOST_VALUES = 2000
"""In `extra`, instead of a hundred thousand; `bomb()`, written out, has 10**60."""
MOST_CALLS = 4 * 10**6
"""Three times what the dearest writer makes of `EXTRAS`."""


@pytest.mark.slow(reason="writes the extras of hypothesis to every target")
@pytest.mark.parametrize("to", ["archive", "html", *TREES, "wxr"])
@pytest.mark.long(share=3)
def test_whatever_is_in_extra_any_target_is_written(to, tmp_path, monkeypatch):
    monkeypatch.setattr(json_values, "MOST", MOST_VALUES)
    made = [Post(id=str(number), title="t", extra={"x": one}) for number, one in enumerate(EXTRAS)]
    made += [Media(id=f"m{number}", extra={"x": one}) for number, one in enumerate(EXTRAS)]
    made += [Post(id="z", comments=(Comment(id="1", extra={"x": one}),)) for one in EXTRAS[:1]]
    made += [Post(id="e", extra=5), Post(id="n", extra=None), Post(id="s", title="\ud800", slug="\udc00")]
    done = []
    calls = steps(lambda: done.append(written([Site(title="\ud800"), *made], tmp_path, to=to)))
    assert calls < MOST_CALLS
    ((_, result),) = done
    assert result.accounts["post"].read == len(EXTRAS) + 4
    assert result.lost_to_faults == 0


def test_what_json_cannot_say_is_kept_as_text(tmp_path):
    extra = {
        "day": date(2020, 1, 1),
        "path": Path("/x"),
        "set": {2, 1},
        "nan": float("nan"),
        "half": "a\ud800",
    }
    records, result = written([Post(id="1", extra=extra)], tmp_path)
    assert post_of(records).extra == {
        "day": "2020-01-01", "path": "/x", "set": [1, 2], "nan": "nan", "half": "a�",
    }  # fmt: skip
    assert kinds_of(result) == {"as-text": 3, "half-character": 1}


def test_a_file_must_say_how_it_is_opened(tmp_path):
    _, result = written([Asset(url="/a.png", name="a.png", open=None)], tmp_path)
    assert result.accounts["record"].left_out == {"invalid": 1}


def test_records_that_break_off_are_our_exception(tmp_path):
    def records():
        yield Post(id="1")
        raise ValueError("mine")

    for odd in (records(), None, 5):
        with pytest.raises(SourceError) as caught:
            converters.write(odd, tmp_path / "x.jsonl", to="archive")
        assert isinstance(caught.value.__cause__, ValueError | TypeError)
    assert not list(tmp_path.iterdir())


# Sources


@pytest.mark.parametrize("to", ["archive", "html", "hugo", "wxr"])
@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_no_case_ends_the_run(case, to, tmp_path):
    result = converters.convert(CASES / case, tmp_path / "out", to=to)
    assert result.lost_to_faults == 0
    assert all(account.balanced for account in result.accounts.values())


SAID = [
    ("feed-offset", "archive", "bad-offset"), ("text-offset", "archive", "bad-offset"),
    ("yaml-int", "archive", "bad-header"), ("yaml-bool", "archive", "bad-header"),
    ("record-dict.jsonl", "archive", "bad-record"), ("attr-brace.xml", "html", "braced-attribute"),
    ("figure-attr.xml", "html", "braced-attribute"), ("attr-brace.xml", "hugo", "braced-attribute"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "to", "kind"), SAID)
def test_a_case_ends_in_a_finding(case, to, kind, tmp_path):
    result = converters.convert(CASES / case, tmp_path / "out", to=to)
    assert kind in kinds_of(result)
    assert result.accounts["post"].written >= 1


def test_an_offset_that_no_place_has_is_settled_in_comments_of_a_feed():
    post = post_of(converters.read(CASES / "feed-offset"))
    (comment,) = [one for one in post.comments if one.id == "12"]
    assert comment.date == "2020-04-06T08:40:00+00:00"
    assert comment.extra["date"] == "2020-04-06T09:00:00+00:20"


def test_an_offset_that_no_place_has_is_settled_in_a_scraped_text():
    post = post_of(converters.read(CASES / "text-offset"))
    assert (post.date, post.extra["date"]) == ("2020-04-04T22:40:00+00:00", "2020-04-05T08:00:00+09:20")


@pytest.mark.parametrize(
    ("edited", "date", "kept"),
    [
        ("2023-03-05 10:00", "2023-03-05T10:00:00", None),
        ("2023-03-05T10:00:00+00:20", "2023-03-05T09:40:00+00:00", "2023-03-05T10:00:00+00:20"),
        ("some day", None, None),
    ],
)
def test_dates_edited_by_hand_in_our_own_pages(edited, date, kept, tmp_path):
    comment = Comment(id="5", date="2023-03-05T08:30:00+01:00", body=Markup(text="hi", dialect="html"))
    post = Post(id="1", title="x", slug="x", date="2023-03-04T09:15:00+01:00", comments=(comment,))
    converters.write([Site(title="s"), post], tmp_path / "site", to="html")
    (page,) = [path for path in (tmp_path / "site").rglob("*.html") if "2023-03-05T08:30" in path.read_text()]
    page.write_text(page.read_text().replace("2023-03-05T08:30:00+01:00", edited))
    (read,) = post_of(converters.read(tmp_path / "site")).comments
    assert (read.date, read.extra.get("date")) == (date, kept)


def test_the_report_of_an_invalid_record_can_be_read(tmp_path):
    _, result = written([5], tmp_path)
    (finding,) = [one for one in result.findings if one.kind == "invalid-record"]
    assert "the caller" in finding.message
    assert json.dumps(finding.message)
