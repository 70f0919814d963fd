"""What PHP's `serialize` wrote, and what became of it on its way."""

import pytest

from converters.io.php import unserialize


@pytest.mark.parametrize("length", [19, 500])
def test_a_wrong_length_is_refused_unless_the_caller_asks_to_guess(length: int) -> None:
    text = f'a:2:{{s:3:"url";s:{length}:"https://pond.example/";s:1:"b";i:2;}}'
    with pytest.raises(ValueError, match=r"missing|early"):
        unserialize(text)
    assert unserialize(text, guess=True) == {"url": "https://pond.example/", "b": "2"}


def test_a_length_of_before_the_line_ends_were_changed() -> None:
    assert unserialize('a:1:{i:0;s:8:"one\ntwo";}', guess=True) == {"0": "one\ntwo"}


def test_the_class_of_an_object_is_no_string_of_the_guess() -> None:
    assert unserialize('O:8:"stdClass":1:{s:4:"type";s:4:"text";}', guess=True) == {"type": "text"}


def test_a_number_with_all_its_digits() -> None:
    digits = "33.32999999999999829469743417575955390930175781250"
    assert unserialize(f"d:{digits};") == digits


@pytest.mark.parametrize("text", ["", "x", 's:5:"abc', "a:2:{i:0;i:1;}", "a:1:{" * 500])
def test_damage_stays_damage(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unserialize(text, guess=True)
