import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.diagnostics import Diagnostics
from converters.model import Comment, Post
from converters.run.threads import repair_threads


def threads(*pairs):
    return Post(comments=tuple(Comment(id=one, parent=parent) for one, parent in pairs))


def mended(post):
    diagnostics = Diagnostics()
    after = repair_threads(post, diagnostics)
    return [(one.id, one.parent, one.extra) for one in after.comments], [
        finding.kind for finding in diagnostics.findings
    ]


def test_sound_threads_are_the_same_object():
    post = threads(("2", "1"), ("1", ""), ("3", "2"))
    assert repair_threads(post, Diagnostics()) is post


def test_an_orphan_is_kept_at_the_top():
    found, kinds = mended(threads(("1", ""), ("2", "99")))
    assert found[1] == ("2", "", {"parent": "99"})
    assert kinds == ["orphan-comment"]


def test_a_circle_is_opened_and_what_hangs_on_it_stays():
    found, kinds = mended(threads(("1", "3"), ("2", "1"), ("3", "2"), ("4", "3"), ("5", "5")))
    assert [(one, parent) for one, parent, _ in found] == [
        ("1", ""),
        ("2", ""),
        ("3", ""),
        ("4", "3"),
        ("5", ""),
    ]
    assert kinds == ["comment-circle"] * 4


def test_two_comments_with_one_id_are_both_kept():
    found, kinds = mended(threads(("1", ""), ("1", ""), ("1-2", "1")))
    assert [one for one, _, _ in found] == ["1", "1-3", "1-2"]
    assert kinds == ["duplicate-id"]


def test_comments_without_ids_are_all_kept():
    assert len(mended(threads(("", ""), ("", ""), ("", "7")))[0]) == 3


@pytest.mark.slow(reason="a very large input")
def test_a_very_long_thread_is_no_trouble():
    post = threads(("0", ""), *((str(n), str(n - 1)) for n in range(1, 50_000)))
    assert repair_threads(post, Diagnostics()) is post


@pytest.mark.slow(reason="a very large input")
def test_very_many_comments_with_one_id_are_no_trouble():
    assert (
        len({one.id for one in repair_threads(threads(*[("7", "")] * 20_000), Diagnostics()).comments})
        == 20_000
    )


ids = st.sampled_from(["", "1", "2", "3", "4", "5"])


@pytest.mark.slow(reason="many random inputs")
@given(st.lists(st.tuples(ids, ids), max_size=8))
def test_whatever_comes_every_comment_has_a_way_to_the_top(pairs):
    post = repair_threads(threads(*pairs), Diagnostics())
    assert len(post.comments) == len(pairs)
    parents = {one.id: one.parent for one in post.comments if one.id}
    assert len(parents) == sum(1 for one in post.comments if one.id)
    for comment in post.comments:
        seen, at = set(), comment.parent
        while at:
            assert at in parents
            assert at not in seen
            seen.add(at)
            at = parents[at]
