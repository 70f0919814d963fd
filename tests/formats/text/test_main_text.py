"""Texts of programs that look for the main text of a page: names, dates and short comments are lost."""

import pytest

from tests.formats.text.test_platform_dumps import POST, comments, read

SAID = (
    "It is from the sea, as all salt is, and it always was so here.",
    "The sea is no answer, Bo, since the quay stands dry until noon.",
    "I asked the sea, and it said no, which is what it says each year.",
)


def test_numbers_count_up_where_short_comments_are_lost(tmp_path):
    text = f"{POST}\n7 thoughts on “Salt\n\n  1. {SAID[0]}\n\n  3. {SAID[1]}\n\n    1. {SAID[2]}\n\n  6. {SAID[0][::-1]}\n"
    post, found = read(text, tmp_path)
    assert len(post.comments) == 4
    assert [comment.parent for comment in post.comments] == ["", "", post.comments[1].id, ""]
    assert "comment-count" in found


def test_an_item_of_a_list_is_no_comment_where_numbers_are_lost(tmp_path):
    text = f"{POST}\n5 Comments\n\n  1. {SAID[0]}\n\n      1. salt\n      2. rope\n\n  3. {SAID[1]}\n\n  12. {SAID[2]}\n"
    assert len(read(text, tmp_path)[0].comments) < 5


def test_names_beside_numbers(tmp_path):
    names = ("Bo Flint", "Ida", "harbour_cat")
    text = f"{POST}\n3 Comments\n" + "".join(
        f"\n  {number}. {name}\n\n    {said}\n"
        for number, (name, said) in enumerate(zip(names, SAID, strict=True), 1)
    )
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == list(names)


def test_numbered_names_with_a_verb_need_no_heading_and_no_dates(tmp_path):
    text = f"{POST}\n" + "".join(
        f"\n  {number}. {name} says:\n\n    {said}\n"
        for number, (name, said) in enumerate(zip(("Bo", "Ida"), SAID, strict=False), 1)
    )
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == ["Bo", "Ida"]


def test_pingbacks_alone_do_not_hide_numbered_comments(tmp_path):
    text = (
        f"{POST}\n4 thoughts on “Salt\n\n  1. {SAID[0]}\n\n  2. Pingback: Rope and salt\n\n  4. {SAID[1]}\n"
    )
    assert [comment.type for comment in read(text, tmp_path)[0].comments] == [
        "comment",
        "pingback",
        "comment",
    ]


def test_a_heading_that_is_the_first_item_of_the_list(tmp_path):
    text = f"{POST}\n  1. 2 Responses to “Salt”\n\n  2. By Bo on May 5, 2012\n\n    {SAID[0]}\n\n  3. By Ida on May 6, 2012\n\n    {SAID[1]}\n"
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == ["Bo", "Ida"]


def test_a_pingback_whose_title_is_a_sentence_has_its_date_below_the_text(tmp_path):
    text = (
        f"{POST}\n3 Comments\n\n  1. {SAID[0]}\n\n    Comment by Bo — May 5, 2012 #\n\n  2. […] salt on the quay […]\n\n"
        f"    Pingback by Salt, and what it does to ropes - Wait for the tide! — May 6, 2012 #\n\n  3. {SAID[1]}\n\n"
        "    Comment by Ida — May 7, 2012 #\n"
    )
    found = read(text, tmp_path)[0].comments
    assert [(comment.type, (comment.date or "")[:10]) for comment in found] == [
        ("comment", "2012-05-05"),
        ("pingback", "2012-05-06"),
        ("comment", "2012-05-07"),
    ]


def test_a_name_above_a_text_and_a_date_below_it(tmp_path):
    text = f"{POST}\n2 Comments\n\nComments closed\n" + "".join(
        f"\n  {number}. Comment by {name}:\n\n    {said}\n\n    May {number}, 2012 @ 4:25 pm\n"
        for number, (name, said) in enumerate(zip(("Bo", "Ida"), SAID, strict=False), 1)
    )
    assert [(name, date) for name, date, _ in comments(read(text, tmp_path)[0])] == [
        ("Bo", "2012-05-01T16:25:00"),
        ("Ida", "2012-05-02T16:25:00"),
    ]


@pytest.mark.parametrize("name", ["Makia", "Anna"])
def test_a_name_whose_last_letter_begins_a_verb_of_two_words(tmp_path, name):
    text = f"{POST}\n2 commentaires\n\n{name} dit :\n5 mai 2012 à 10:15\n{SAID[0]}\nRépondre\nBo dit :\n6 mai 2012 à 10:15\n{SAID[1]}\nRépondre\n"
    assert comments(read(text, tmp_path)[0])[0][0] == name


@pytest.mark.parametrize("glued", ["{}0{}.05.2012, 21:53", "{}2012-05-0{} 21:53"])
def test_a_date_of_numbers_that_is_glued_to_a_name(glued, tmp_path):
    text = f"{POST}\n" + "".join(
        f"\n  • {glued.format(name, day)}\n\n    {said}\n"
        for day, (name, said) in enumerate(zip(("Bo", "Ida"), SAID, strict=False), 5)
    )
    assert [(name, date) for name, date, _ in comments(read(text, tmp_path)[0])] == [
        ("Bo", "2012-05-05T21:53:00"),
        ("Ida", "2012-05-06T21:53:00"),
    ]


def test_a_page_in_one_line_is_split_at_its_separator(tmp_path):
    shown = ["Quay", "Home", "About", *POST.strip().split("\n\n"), *(["Links", "Charts"] * 4), "2 Comments"]
    for day, (name, said) in enumerate(zip(("Bo", "Ida"), SAID, strict=False), 5):
        shown += [name, f"May {day}, 2012 at 9:00 am", said, "Reply"]
    assert comments(read(" | ".join(shown), tmp_path)[0]) == [
        ("Bo", "2012-05-05T09:00:00", "It is from the sea as all salt is and it always was so here"),
        ("Ida", "2012-05-06T09:00:00", "The sea is no answer Bo since the quay stands dry until noon"),
    ]


def test_the_rule_below_a_heading_is_no_comment(tmp_path):
    text = (
        "# Salt\n\n[Home](/a/) [About](/b/)\n\nThe harbour was full of salt.\n\n3 thoughts on “Salt”\n--------------------\n\n"
        + "\n".join(
            f"{number}. ![](https://quay.example/{number}.png)**{name}** [May {number}, 2012 at 3:0{number} pm](/salt/#comment-{number})\n\n   {said}"
            for number, (name, said) in enumerate(zip(("Bo", "Ida", "Ann"), SAID, strict=True), 1)
        )
    )
    found = comments(read(text, tmp_path)[0])
    assert [(name, said[:10]) for name, _, said in found] == [
        ("Bo", "It is from"),
        ("Ida", "The sea is"),
        ("Ann", "I asked th"),
    ]
