"""Fields that no reader knows, and what they say of who may see their record."""

from typing import Any

import pytest

from converters import Diagnostics
from converters.extra_keys import UNREAD
from converters.model import Comment
from converters.privacy import is_internal
from converters.privacy.unread_fields import hides
from converters.readers.source_fields import FieldCheck, Shape

HIDDEN = [
    ("status", "heron"), ("xstatus", "heron"), ("statu", "heron"), ("Status", "waiting"), ("status_", 3), ("status", {"name": "live"}),
    ("post_status", "heron"), ("moderationStatus", "heron"), ("old_status", "heron"), ("state_id", 3), ("visibility", "friends"),
    ("approved", False), ("isApproved", "no"), ("approved", "later"), ("published", 0), ("is_public", "false"), ("display", False),
    ("hidden", True), ("is_deleted", 1), ("isSpam", "heron"), ("deleted_at", "2020-01-05"), ("deletedat", "2020-01-05"), ("wm-prvate", True), ("rejected_by", "ann"), ("unapproved", True),
    ("unlisted", True), ("removed", "yes"), ("unpublished", 1), ("darft", True), ("mood", "private"),
]  # fmt: skip
SHOWN = [
    ("status", "published"), ("Status", "LIVE"), ("status", ""), ("status", None), ("state", []),
    ("approved", True), ("published", 1578304800), ("published", "March 2020"), ("is_public", "yes"),
    ("hidden", False), ("hidden", 0.0), ("deleted", None), ("deleted_at", "0000-00-00 00:00:00"), ("draft", "no"), ("unlisted", False),
    ("approved_by", "Ann"), ("approvedby", "Ann"), ("published_by", "ann"), ("published_at", "2020-01-05"), ("status_date", "2020-01-05"), ("draft_id", 12),
    ("public_id", "quay/fog"), ("estate", "Manor"), ("republic", "Ireland"), ("comment_status", "closed"), ("has_draft", True),
    ("Public notes", "gull"), ("author.status", "away"), ("template", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HIDDEN)
def test_a_field_that_may_hide(name: str, value: Any) -> None:
    assert hides({"mark": "heron", name: value}) == name


@pytest.mark.parametrize(("name", "value"), SHOWN)
def test_a_field_that_is_about_something_else_or_says_that_all_may_see(name: str, value: Any) -> None:
    assert hides({name: value}) == ""


def test_a_state_beside_a_status_is_that_of_an_address() -> None:
    assert hides({"state": "California"}) == "state"
    assert hides({"state": "California"}, has_status=True) == ""
    assert hides({"state": "private"}, has_status=True) == "state"
    assert hides({"hidden": True}, has_status=True) == "hidden"


@pytest.mark.parametrize(("value", "hidden"), [(False, True), (True, False), (None, False)])
def test_a_row_that_says_no_is_hidden(value: bool | None, hidden: bool) -> None:
    """A field that no reader knows is kept though its value is false, if that may hide the row."""
    comment = Comment(body=None, extra={})
    FieldCheck(Diagnostics(), "a.json").keep(
        comment, {"text": "", "approved": value, "edited": False}, Shape(texts="text")
    )
    assert is_internal(comment) is hidden
    assert set(comment.extra.get(UNREAD, {})) == ({"approved"} if value is not None else set())


def test_a_mark_with_other_words_around_it_hides_a_comment() -> None:
    assert is_internal(Comment(extra={UNREAD: {"author_deleted_it": True}}))
    assert not is_internal(Comment(extra={UNREAD: {"author_deleted_it": False}}))
