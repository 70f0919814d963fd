"""What PHP's `serialize` wrote."""

import pytest

from converters.io.php import loads


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('s:5:"Teich";', "Teich"),
        ('s:7:"Öl;”";', "Öl;”"),
        ("i:-3;", -3),
        ("d:1.5;", 1.5),
        ("d:33.32999999999999829469743417575955390930175781250;", 33.33),
        ("b:1;", True),
        ("N;", None),
        ('a:2:{i:0;s:1:"a";i:1;s:1:"b";}', ["a", "b"]),
        ('a:1:{s:1:"k";a:1:{i:5;i:6;}}', {"k": {5: 6}}),
        ('O:8:"stdClass":1:{s:4:"type";s:9:"rich-text";}', {"type": "rich-text"}),
        ('O:3:"Foo":1:{s:6:"\0*\0bar";i:1;}', {"bar": 1}),
        ("a:0:{}", []),
    ],
)
def test_values(text: str, value: object) -> None:
    assert loads(text) == value


def test_a_length_that_a_search_and_replace_left_wrong() -> None:
    assert loads('a:2:{s:3:"url";s:19:"https://pond.example/";s:1:"b";i:2;}') == {
        "url": "https://pond.example/",
        "b": 2,
    }


@pytest.mark.parametrize("text", ["", "x", 's:5:"abc', "a:2:{i:0;i:1;}", "a:1:{d:1.5;i:1;}", "a:1:{" * 500])
def test_damage(text: str) -> None:
    with pytest.raises(ValueError, match=r"byte|deeply|missing|serialized"):
        loads(text)
