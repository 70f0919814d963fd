"""Comments of data files with odd values: none that a mark hides is public, and no number stops a run."""

import pytest

from converters.comment_systems.readers import leancloud
from converters.comment_systems.readers.data_fields import comment
from converters.comment_systems.readers.data_threads import resolve_numbers
from converters.comment_systems.writers.pages import Numbers
from converters.formats.artalk import reader as artalk

ODD_NUMBERS = ["²", "9" * 5000, "-1", "1.5"]


def read(**fields):
    found = comment({"name": "Ada", "message": "Words", **fields}, "1")
    assert found
    return found


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"spam": True}, "spam"),
        ({"isSpam": "maybe"}, "spam"),
        ({"deleted": "2020-01-02"}, "trash"),
        ({"hidden": "yes", "status": "approved"}, "pending"),
        ({"draft": 1}, "pending"),
        ({"private": "true"}, "private"),
        ({"approved": False}, "pending"),
        ({"approved": 0}, "pending"),
        ({"approved": "no", "status": "approved"}, "pending"),
        ({"published": False}, "pending"),
        ({"moderated": "false"}, "pending"),
        ({"status": False}, "pending"),
        ({"status": {"word": "approved"}}, "pending"),
        ({"status": "Rejected"}, "pending"),
        ({"moderation_status": "waiting"}, "pending"),
    ],
)
def test_what_hides_a_comment(fields, status):
    assert read(**fields).status == status


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "approved"},
        {"status": ""},
        {"hidden": False, "spam": "no", "deleted": None},
        {"approved": True},
        {"published": "2020-01-02"},
        {"published": None},
    ],
)
def test_what_hides_none(fields):
    assert read(**fields).status == "approved"


def test_marks_stay_in_extra():
    assert read(hidden=True).extra == {"hidden": True}


@pytest.mark.parametrize("value", ODD_NUMBERS)
def test_likes_that_are_no_number_are_kept(value):
    found = read(likes=value)
    assert (found.likes, found.extra) == (None, {"likes": value})


@pytest.mark.parametrize("value", ODD_NUMBERS)
def test_a_parent_that_is_no_number_stays(value):
    found = read(replying_to=value)
    assert resolve_numbers([found])[0].parent == value


@pytest.mark.parametrize("id_", [*ODD_NUMBERS, "0", str(1 << 53)])
def test_an_id_that_a_system_cannot_have_gets_the_next_number(id_):
    assert Numbers().of(id_) == 1


@pytest.mark.parametrize("system", ["valine", "artalk"])
@pytest.mark.parametrize(
    ("mark", "status"), [("isDeleted", "trash"), ("hidden", "pending"), ("is_private", "private")]
)
def test_a_usual_mark_hides_in_other_systems_too(system, mark, status):
    module = {"valine": leancloud, "artalk": artalk}[system]
    assert (
        module._comment({"id": "1", "nick": "Ada", mark: "?"}, *([""] * (system == "valine"))).status
        == status
    )


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("<p>Fog</p>\n```\n<div>\n```", "html"),
        ("Fog:\n```\n<p>lines</p>\n```\n", "markdown"),
        ("Fog:\n```\n<p>lines</p>\n<p>more</p>", "markdown"),
        ("Fog<br>\n```\nmore", "markdown"),
        ("```one```\n<p>Fog</p>", "html"),
    ],
)
def test_tags_in_code_tell_no_dialect(text, dialect):
    """A fence without an end, as in a comment that was cut, is Markdown too."""
    assert read(message=text).body.dialect == dialect
