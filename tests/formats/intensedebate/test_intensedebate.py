"""Exports of IntenseDebate: pages, comments, marks that nobody expects, damage."""

import pytest

import converters
from converters import Diagnostics, Post
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "intensedebate/export.xml"


def read(path):
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics))
    diagnostics.settle()
    return [record for record in records if isinstance(record, Post)], [f.kind for f in diagnostics.findings]


def changed(tmp_path, old, new):
    text = EXPORT.read_text()
    assert old in text
    (tmp_path / "id.xml").write_text(text.replace(old, new, 1))
    return read(tmp_path / "id.xml")


def test_a_page_with_its_comments():
    (tide,), findings = read(EXPORT)
    assert (tide.url, tide.title, tide.extra["_thread_ids"]) == (
        "https://fog.example/2019/tide/",
        "Tide & fog",
        ["tide-1"],
    )
    assert [(each.id, each.parent, each.date, each.likes) for each in tide.comments] == [
        ("21", "", "2019-05-05T13:00:00+02:00", 2),
        ("22", "21", "2019-05-05T14:00:00+02:00", None),
        ("23", "22", "2019-05-05T15:00:00+02:00", None),
    ]
    first, second, _ = tide.comments
    assert (first.author.name, first.author.url) == ("Ada & Co", "http://ada.example")
    assert (second.body.text, second.body.dialect, second.extra) == (
        "Second\nof three",
        "wordpress",
        {"score": -1},
    )
    assert findings == ["empty-threads"]


@pytest.mark.parametrize(
    ("mark", "status"), [("<status>spam?</status>", "pending"), ("<isDeleted>1</isDeleted>", "trash"), ("<status>1</status>", "approved")]
)  # fmt: skip
def test_a_mark_that_hides_a_comment_counts(tmp_path, mark, status):
    (tide,), findings = changed(tmp_path, "<name>Bo</name>", f"<name>Bo</name>{mark}")
    assert tide.comments[1].status == status
    assert "unread-field" in findings


def test_a_comment_without_the_status_that_others_have_is_not_approved(tmp_path):
    (tide,), _ = changed(tmp_path, "<name>Bo</name>", "<name>Bo</name><status>1</status>")
    assert [comment.status for comment in tide.comments] == ["pending", "approved", "pending"]


def test_a_file_that_ends_in_a_comment(tmp_path):
    text = EXPORT.read_text()
    (tmp_path / "id.xml").write_text(text[: text.index("<text><![CDATA[Third of")])
    (tide,), findings = read(tmp_path / "id.xml")
    assert len(tide.comments) == 3
    assert "cut-off" in findings


def test_a_date_without_its_time_in_gmt_has_no_offset(tmp_path):
    (tide,), _ = changed(tmp_path, "<gmt>2019-05-05 11:00:00</gmt>", "")
    assert [comment.date for comment in tide.comments if comment.id == "21"] == ["2019-05-05T13:00:00"]
