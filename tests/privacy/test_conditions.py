"""Whom the conditions of shortcodes ask for that no table knows."""

import pytest

from converters.privacy import conditions

CLOSING = [
    ("show_to", {"role": "member"}), ("if", {"0": "loggedin"}), ("visible", {"for": "members"}), ("user_can", {"cap": "edit_posts"}),
    ("visibility", {"type": "logged_in"}), ("ds_if", {"has_product": "1"}), ("ifrole", {"role": "editor"}), ("visibleto", {"role": "editor"}),
    ("show_to", {"accesslevel": "subscriber", "no_access": "Join us"}), ("if", {"logged_in": "yes"}), ("if", {"logged_out": "no"}),
    ("if", {"0": "not", "1": "logged_out"}), ("if", {"0": "not", "user": "guest"}), ("hide_if", {"user": "guest"}), ("unless", {"0": "visitor"}), ("hide_if", {"0": "not", "1": "logged_in"}),
    ("club_access", {"role": "editor"}),
]  # fmt: skip
OPEN = [
    ("if", {"is_mobile": "1"}), ("if", {"0": "not", "logged_in": "true"}), ("show_more", {"title": "Members read on"}), ("visible", {"for": "guests"}), ("if", {"0": "!loggedin"}),
    ("display", {"for": "everyone, members"}), ("if", {"logged_in": "false"}), ("if", {"0": "not", "1": "logged", "2": "in"}),
    ("if", {"is_page": "members"}), ("if", {"in_category": "premium"}), ("unless", {"0": "logged_in"}), ("hide_if", {"role": "editor"}),
    ("ifnot", {"user_logged_in": "1"}), ("hide_if", {"is_mobile": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "attributes"), CLOSING)
def test_what_is_shown_to_some_visitors_is_hidden_from_the_others(
    name: str, attributes: dict[str, str]
) -> None:
    assert conditions.is_switch(name)
    assert conditions.closes(name, attributes)


@pytest.mark.parametrize(("name", "attributes"), OPEN)
def test_what_is_shown_to_all_or_to_the_others_is_not(name: str, attributes: dict[str, str]) -> None:
    assert not conditions.closes(name, attributes)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("hide_if_logged_out", True),
        ("hide-from-members", True),
        ("hide_if", False),
        ("hide_title", False),
        ("unless", False),
    ],
)
def test_the_name_of_a_shortcode_may_be_its_condition(name: str, says: bool) -> None:
    assert conditions.hides_by_name(name) is says
