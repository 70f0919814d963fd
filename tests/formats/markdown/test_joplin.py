"""The raw export of Joplin: items with their fields at the end, in files named by their ids."""

import pytest

from converters.generators.joplin.generator import parse
from converters.model import Post
from tests.reading import read

REED, TIDE, FEN, MARSH, HERON = (f"{number:032x}" for number in range(1, 6))


def item(head, **fields):
    return f"{head}\n\n" + "\n".join(f"{name}: {value}" for name, value in fields.items())


def export(folder, **note):
    """A note in a folder, with a tag and an image, and one that links to it."""
    files = {
        f"{REED}.md": item(
            f"Reed\n\nWords ![](:/{HERON}) and [tide](:/{TIDE}).\n\ntime: early",
            id=REED, parent_id=FEN, user_created_time="2024-05-06T10:15:00.000Z", latitude="52.5", type_=1, **note,
        ),
        f"{TIDE}.md": item("Tide\n\nWords.", id=TIDE, parent_id=FEN, type_=1),
        f"{FEN}.md": item("The fen", id=FEN, parent_id="", type_=2),
        f"{MARSH}.md": item("marsh", id=MARSH, type_=5),
        f"{9:032x}.md": item("", id=f"{9:032x}", note_id=REED, tag_id=MARSH, type_=6),
        f"{HERON}.md": item("heron.jpg", id=HERON, mime="image/jpeg", type_=4),
        f"resources/{HERON}.jpg": "x",
    }  # fmt: skip
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    records, findings = read(folder)
    return {record.title: record for record in records if isinstance(record, Post)}, findings


def test_notes(tmp_path):
    found, findings = export(tmp_path)
    assert set(found) == {"Reed", "Tide"}
    reed = found["Reed"]
    assert (reed.status, reed.date, reed.slug) == ("publish", "2024-05-06T10:15:00+00:00", "reed")
    assert [(term.taxonomy, term.name) for term in reed.terms] == [
        ("category", "The fen"),
        ("post_tag", "marsh"),
    ]
    assert reed.body.text.endswith("\n\ntime: early")
    assert f"![](/resources/{HERON}.jpg)" in reed.body.text
    assert "latitude" not in str(reed)
    assert "not-taken" not in findings


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ({"is_conflict": "1"}, "private"),
        ({"encryption_applied": "1"}, "private"),
        ({"deleted_time": "1714990000000"}, "trash"),
        ({"is_conflict": "0", "encryption_applied": "0", "deleted_time": "0"}, "publish"),
    ],
)
def test_what_is_not_public(tmp_path, field, status):
    assert export(tmp_path, **field)[0]["Reed"].status == status


def test_a_note_in_a_folder_of_the_trash_is_in_the_trash(tmp_path):
    folder = f"{10:032x}"
    (tmp_path / f"{folder}.md").write_text(item("Old", id=folder, parent_id=FEN, type_=2))
    (tmp_path / f"{11:032x}.md").write_text(item("In it", id=f"{11:032x}", parent_id=folder, type_=1))
    files = export(tmp_path)
    assert files[0]["In it"].status == "publish"
    (tmp_path / f"{FEN}.md").write_text(
        item("The fen", id=FEN, parent_id=folder, deleted_time="1714990000000", type_=2)
    )
    records, _ = read(tmp_path)
    assert {record.status for record in records if isinstance(record, Post)} == {"trash"}


def test_a_note_that_lost_its_fields_is_not_public(tmp_path):
    (tmp_path / f"{12:032x}.md").write_text(f"Cut\n\nWords.\n\nid: {12:032x}\nis_confl")
    (tmp_path / "about.md").write_text("# About\n\nWords.\n")
    posts, _ = export(tmp_path)
    assert {title: post.status for title, post in posts.items() if title not in ("Reed", "Tide")} == {
        f"{12:032x}": "private",
        "About": "publish",
    }


@pytest.mark.parametrize("text", ["", "Words.\n", "title: a\nid: b\n", "type_: 1"])
def test_texts_that_are_no_items(text):
    assert parse(text) is None
