"""Notes that a comment is not public yet: the right one is hidden, wherever its note stands."""

import pytest

from tests.formats.text.test_platform_dumps import POST, read

NOTE = "Your comment is awaiting moderation.\n"
COMMENTS = (
    ("Bo Flint", "May 5, 2012 at 9:40 am", "It is from the sea, I think."),
    ("Ida Storm", "May 5, 2012 at 9:50 am", "The sea is no answer here, Bo."),
    ("Cy Marsh", "May 6, 2012 at 7:10 am", "I asked the sea and it said no."),
)


def page(place, *, held, below="\n", reply="Reply\n"):
    text = f"{POST}\n3 comments\n\n"
    for number, (name, date, said) in enumerate(COMMENTS):
        note = {place: NOTE} if number == held else {}
        control = "" if note else reply
        text += f"{note.get('above', '')}{name} says:\n{note.get('between', '')}{date}\n{note.get('under', '')}{said}\n"
        text += f"{note.get('below', '')}{control}{below}"
    return text


@pytest.mark.parametrize("reply", ["Reply\n", ""])
@pytest.mark.parametrize("held", [0, 1, 2])
@pytest.mark.parametrize("place", ["above", "between", "under", "below"])
def test_the_comment_beside_the_note_is_held_back(place, held, reply, tmp_path):
    post, _ = read(page(place, held=held, reply=reply), tmp_path)
    assert [comment.status for comment in post.comments] == [
        "pending" if number == held else "approved" for number in range(3)
    ]
    assert [comment.body.text for comment in post.comments] == [f"<p>{said}</p>" for *_, said in COMMENTS]


def test_both_comments_are_held_back_where_nothing_tells_whose_the_note_is(tmp_path):
    text = page("above", held=1, reply="").replace(NOTE, f"{NOTE}\n")
    assert [comment.status for comment in read(text, tmp_path)[0].comments] == [
        "pending",
        "pending",
        "approved",
    ]


def test_a_note_below_the_date_that_ends_a_comment(tmp_path):
    text = f"{POST}\n3 Comments\n\n" + "".join(
        f"{number}. {name}:\n\n{said}\n\n{date}\n{NOTE if number == 2 else ''}\n\n"
        for number, (name, date, said) in enumerate(COMMENTS, 1)
    )
    assert [one.status for one in read(text, tmp_path)[0].comments] == ["approved", "pending", "approved"]
