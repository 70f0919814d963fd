import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import converters
from converters.diagnostics import Diagnostics
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.storage import record_lines
from tests.conftest import ROOT

SCHEMA = ROOT / "schemas" / "archive.schema.json"

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
date = st.sampled_from(
    [None, "2020-01-05T08:00:00+09:00", "1999-12-31T23:59:59", "2020-01-05T08:00:00-03:30"]
)
markup = st.builds(Markup, text=text, dialect=st.sampled_from(["wordpress", "html", "markdown", "plain"]))
extra = st.dictionaries(
    text, st.lists(text, max_size=2) | text | st.integers(-(2**53), 2**53) | st.booleans(), max_size=3
)
commenter = st.builds(Commenter, name=text, email=text, url=text, ip=text, user=text)
comment = st.builds(
    Comment, id=text, author=commenter, date=date, type=text, body=st.none() | markup, extra=extra
)
term_ref = st.builds(TermRef, taxonomy=text, slug=text, name=text)
post = st.builds(
    Post, id=text, type=text, title=text, date=date, body=st.none() | markup, sticky=st.booleans(), order=st.integers(-9, 9),
    terms=st.lists(term_ref, max_size=2).map(tuple), comments=st.lists(comment, max_size=3).map(tuple), extra=extra,
)  # fmt: skip
records = (
    st.builds(Site, title=text, url=text, extra=extra)
    | st.builds(Author, id=text, login=text, name=text, extra=extra)
    | st.builds(Term, taxonomy=text, slug=text, name=text, parent=text, extra=extra)
    | st.builds(Media, id=text, url=text, date=date, extra=extra)
    | post
)


def test_the_schema_is_the_model(expect):
    expect(json.dumps(record_lines.schema(), indent=2, ensure_ascii=False) + "\n", SCHEMA)


@pytest.mark.slow(reason="many random inputs")
@given(records)
def test_every_line_is_valid_and_comes_back(record):
    line = record_lines.encode(record)
    assert line.count(b"\n") == 1
    assert record_lines.decode(line) == record
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(json.loads(line))


def test_unset_fields_are_left_out():
    assert record_lines.encode(Term(taxonomy="category", slug="a")) == (
        b'{"record":"term","taxonomy":"category","slug":"a"}\n'
    )


def test_type_and_status_are_always_said():
    line = json.loads(record_lines.encode(Post(comments=(Comment(),))))
    assert (line["type"], line["status"]) == ("post", "publish")
    assert (line["comments"][0]["type"], line["comments"][0]["status"]) == ("comment", "approved")


@pytest.fixture
def read(tmp_path):
    def read(*lines):
        path = tmp_path / "in.jsonl"
        path.write_bytes(b"\n".join(lines))
        diagnostics = Diagnostics()
        return list(converters.read(path, diagnostics=diagnostics)), diagnostics

    return read


def test_what_the_model_does_not_know_is_kept_in_extra(read):
    found, diagnostics = read(
        b'{"record":"site","mood":"calm"}', b'{"record":"post","comments":[{"author":{"fax":"1"}}]}'
    )
    assert found[0].extra == {"mood": "calm"}
    assert found[1].comments[0].extra == {"fax": "1"}
    assert [finding.kind for finding in diagnostics.findings] == ["unknown-field", "unknown-field"]


@pytest.mark.parametrize(
    ("line", "extra"),
    [
        (b'{"record":"post","title":7}', {"title": 7}),
        (b'{"record":"post","date":"soon"}', {"date": "soon"}),
        (b'{"record":"post","date":"2021-02-29T08:00:00"}', {"date": "2021-02-29T08:00:00"}),  # no leap year
        (b'{"record":"post","date":"0000-01-01T08:00:00"}', {"date": "0000-01-01T08:00:00"}),
        (b'{"record":"post","date":"2020-01-05T08:00:00+99:99"}', {"date": "2020-01-05T08:00:00+99:99"}),
        (
            b'{"record":"post","body":{"text":"x","dialect":"wiki"}}',
            {"dialect": "wiki", "body": {"text": "x"}},
        ),
    ],
)
def test_what_does_not_fit_is_kept_in_extra(read, line, extra):
    (post,), diagnostics = read(line)
    assert post == Post(extra=extra)
    assert {finding.kind for finding in diagnostics.findings} == {"unknown-field"}


@pytest.mark.parametrize(
    "line",
    [
        b"{oops",
        b'{"record":"song"}',
        b"[]",
        b"7",
        b'{"record":"term","slug":"x"}',
    ],
)
def test_a_line_that_is_no_record_is_named(read, line):
    found, diagnostics = read(b'{"record":"site"}', line, b'{"record":"post","id":"2"}')
    assert [type(one).__name__ for one in found] == ["Site", "Post"]
    (finding,) = diagnostics.findings
    assert (finding.severity, finding.line) == ("error", 2)
    assert finding.file.endswith("in.jsonl")


@pytest.mark.parametrize(
    "line", [b'{"record":"post","title":"caf\xe9"}', b'{"record":"post","title":"caf\xe9","mood":"\xff"}']
)
def test_bytes_that_are_not_utf_8_are_replaced(read, line):
    (post,), diagnostics = read(line)
    assert post.title == "caf\ufffd"
    assert ("undecodable", "loss", 1) in [
        (each.kind, each.severity, each.line) for each in diagnostics.findings
    ]


def test_archive_to_archive_is_the_same_bytes(tmp_path):
    lines = [
        Site(title="A", extra={"b": 1, "a": [2]}),
        Author(login="ann"),
        Term(taxonomy="category", slug="x", parent="y"),
        Media(id="3", url="https://a.example/x.jpg"),
        Post(id="4", comments=(Comment(id="1"), Comment(id="2", parent="1"))),
    ]
    data = b"".join(map(record_lines.encode, lines))
    (tmp_path / "a.jsonl").write_bytes(data)
    converters.convert(tmp_path / "a.jsonl", tmp_path / "b.jsonl", to="archive")
    converters.convert(tmp_path / "b.jsonl", tmp_path / "c.jsonl.gz", to="archive")
    assert (tmp_path / "b.jsonl").read_bytes() == data
    assert gzip.decompress((tmp_path / "c.jsonl.gz").read_bytes()) == data


def test_records_are_brought_into_the_order_of_an_archive(tmp_path):
    target = tmp_path / "a.jsonl"
    converters.write(
        [Post(id="1"), Media(id="2"), Author(login="a"), Term(taxonomy="t", slug="s")], target, to="archive"
    )
    assert [json.loads(line)["record"] for line in target.read_bytes().splitlines()] == [
        "site",
        "author",
        "term",
        "media",
        "post",
    ]
