from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Comment, Commenter
from converters.publishing.comment_threads import data, file_key, threaded
from tests.growth.measure import steep_in_steps


def comments(*pairs: tuple[str, str]) -> list[Comment]:
    return [Comment(id=id_, parent=parent) for id_, parent in pairs]


def shown(*pairs: tuple[str, str]) -> list[tuple[str, int, int]]:
    return [(one.comment.id, one.level, one.order) for one in threaded(comments(*pairs))]


def test_answers_stand_under_what_they_answer_in_the_order_of_the_source() -> None:
    assert shown(("1", ""), ("2", ""), ("3", "1"), ("4", "3"), ("5", "1")) == [
        ("1", 1, 1), ("3", 2, 3), ("4", 3, 4), ("5", 2, 5), ("2", 1, 2),
    ]  # fmt: skip


def dated(*ones: tuple[str, str, str]) -> list[str]:
    made = [Comment(id=id_, parent=parent, date=date or None) for id_, parent, date in ones]
    return [one.comment.id for one in threaded(made)]


def test_siblings_stand_by_the_instant_and_undated_ones_keep_their_place() -> None:
    late, early, earlier = (
        "2020-01-01T09:00:00+01:00",
        "2020-01-01T08:30:00+01:00",
        "2020-01-01T09:00:00+09:00",
    )
    assert dated(("1", "", late), ("2", "", early), ("3", "", earlier)) == ["3", "2", "1"]
    assert dated(("1", "", ""), ("2", "", late), ("3", "", ""), ("4", "", early)) == ["1", "4", "3", "2"]
    assert dated(("1", "", early), ("2", "1", late), ("3", "1", early), ("4", "", early)) == [
        "1",
        "3",
        "2",
        "4",
    ]
    assert dated(("1", "", "2020-01-01T10:00:00"), ("2", "", earlier), ("3", "", "2020-02-30T00:00:00")) == [
        "2",
        "1",
        "3",
    ]


def test_an_address_without_a_host_is_none() -> None:
    for url in ("http://", "https://", "http:///a", "http://[", "https:"):
        (one,) = threaded([Comment(id="1", author=Commenter(name="A", url=url))])
        assert data(one, ordered=True)["author"] == {"name": "A"}, url


def test_who_answers_nobody_that_is_there_is_at_the_top() -> None:
    assert shown(("1", "9"), ("2", "1")) == [("1", 1, 1), ("2", 2, 2)]


def test_circles_and_comments_without_id_are_shown_once() -> None:
    assert sorted(one[2] for one in shown(("1", "2"), ("2", "1"), ("", ""), ("", ""), ("3", "3"))) == [
        1,
        2,
        3,
        4,
        5,
    ]


@pytest.mark.slow(reason="many random inputs")
@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "b", "c", "d"]), st.sampled_from(["", "a", "b", "c", "x"])))
)
def test_each_is_shown_once_and_no_level_is_jumped(pairs: list[tuple[str, str]]) -> None:
    found = shown(*pairs)
    assert sorted(one[2] for one in found) == list(range(1, len(pairs) + 1))
    above = 0
    for _, level, _ in found:
        assert 1 <= level <= above + 1
        above = level


def chain(number: int) -> list[Comment]:
    """Each answers the one before."""
    return [Comment(id=str(n), parent=str(n - 1) if n else "") for n in range(number)]


def wide(number: int) -> list[Comment]:
    """All answer the first."""
    return [Comment(id=str(n), parent="0" if n else "") for n in range(number)]


@pytest.mark.slow(reason="a very large input")
def test_twenty_thousand_are_threaded_however_deep() -> None:
    assert max(one.level for one in threaded(chain(20_000))) == 20_000
    assert len(list(threaded(wide(20_000)))) == 20_000


@pytest.mark.slow(reason="measures how its cost grows")
@pytest.mark.parametrize("make", [chain, wide])
def test_the_steps_are_linear(make: Callable[[int], list[Comment]]) -> None:
    def prepare(number: int) -> Callable[[], object]:
        made = make(number)
        return lambda: list(threaded(made))

    assert not steep_in_steps(prepare, 250)


def test_order_is_told_where_the_file_has_another() -> None:
    (one,) = threaded(comments(("7", "")))
    assert data(one, ordered=True) == {"id": "7", "level": 1, "type": "comment"}
    assert data(one, ordered=False)["order"] == 1


def test_keys_are_plain_and_differ() -> None:
    paths = [
        "posts/a-b",
        "posts-a/b",
        "posts/a--b",
        "posts/A-b",
        "posts/東京",
        "posts/a.b",
        "posts/a/b",
        "posts/" + "x" * 300,
        "x--y",
        "x/y",
    ]
    keys = [file_key(path) for path in paths]
    assert keys[0] == "posts--a-b"
    assert len({key.casefold() for key in keys}) == len(paths)
    assert all(key.isascii() and "/" not in key and "." not in key and len(key) < 150 for key in keys)
