from typing import Any

import pytest

from converters.io.json.parts import list_at, object_at, objects_at, text_at, value_at

POST = {"author": {"name": "Ida", "age": 40}, "tags": ["sea", {"name": "port"}, None], "open": True}


@pytest.mark.parametrize(
    ("names", "value"),
    [(("author", "name"), "Ida"), (("author", "mail"), None), (("tags", "name"), None), ((), POST)],
)
def test_a_value_is_found_by_its_names(names: tuple[str, ...], value: Any) -> None:
    assert value_at(POST, *names) == value


@pytest.mark.parametrize("broken", [None, "text", 7, [1], {"author": "Ida"}])
def test_a_value_of_another_type_counts_as_missing(broken: Any) -> None:
    assert object_at(broken, "author") == {}
    assert list_at(broken, "author") == []
    assert objects_at(broken, "author") == []


def test_only_the_objects_of_a_list_are_objects() -> None:
    assert objects_at(POST, "tags") == [{"name": "port"}]
    assert list_at(POST, "tags") == POST["tags"]


@pytest.mark.parametrize(
    ("value", "text"), [("7", "7"), (7, "7"), (0, "0"), (1.5, "1.5"), (True, ""), ({}, "")]
)
def test_a_number_is_a_text_and_a_truth_value_is_not(value: Any, text: str) -> None:
    assert text_at({"id": value}, "id") == text
