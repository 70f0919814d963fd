"""Marks that hide a comment: those that are known, and names that nobody has seen."""

import pytest

from converters.io.moderation_flags import hidden_status


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"isSpam": True, "deleted": 0}, "spam"),
        ({"deleted": "2020-01-02"}, "trash"),
        ({"isSpam": False, "spam_score": 0.2, "spam_checked_by": "ada"}, ""),
        ({"markedAsSpam": True}, "pending"),
        ({"is_soft_deleted": "true"}, "pending"),
        ({"notSeen": True, "isPrivate": "no"}, ""),
    ],
)
def test_the_status_by_marks(row, status):
    assert hidden_status(row) == status
