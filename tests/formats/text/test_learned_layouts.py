"""Comments in layouts that no table knows: the lines around their dates are learned from the page."""

from tests.formats.text.test_platform_dumps import POST, comments, read

SAID = ("It is from the sea, as all salt is.", "The sea is no answer, Bo.", "I asked the sea, it said no.")


def test_lines_that_all_comments_have_are_the_themes(tmp_path):
    text = f"{POST}\n3 Comments\n" + "".join(
        f"\n{name}\n{fans} Fins\nHarbour badge\nMay {day}, 2012 at 9:00 am\n{said}\nWave this on\nReply\n"
        for name, fans, day, said in zip(("Bo", "Ida", "Ann"), (3, 12, 7), (5, 6, 7), SAID, strict=True)
    )
    post, found = read(text, tmp_path)
    assert [(name, said) for name, _, said in comments(post)] == [
        ("Bo", "It is from the sea as all salt is"),
        ("Ida", "The sea is no answer Bo"),
        ("Ann", "I asked the sea it said no"),
    ]
    assert "boilerplate" in found


def test_a_name_above_the_text_and_a_date_below_it(tmp_path):
    text = f"{POST}\n3 Comments\n" + "".join(
        f"{name}\n{said}\n2012-05-0{day} 09:00\nZwaai\n"
        for name, day, said in zip(("Bo", "Ida", "Ann"), (5, 6, 7), SAID, strict=True)
    )
    assert comments(read(text, tmp_path)[0]) == [
        ("Bo", "2012-05-05T09:00:00", "It is from the sea as all salt is"),
        ("Ida", "2012-05-06T09:00:00", "The sea is no answer Bo"),
        ("Ann", "2012-05-07T09:00:00", "I asked the sea it said no"),
    ]


def test_running_text_above_the_first_name_says_that_names_stand_below(tmp_path):
    text = f"{POST}\n2 Comments\n{SAID[0]}\nBo · May 5, 2012\n{SAID[1]}\nIda · May 6, 2012\nAdd your own\n"
    assert [name for name, _, said in comments(read(text, tmp_path)[0]) if said] == ["Bo", "Ida"]
    assert comments(read(text, tmp_path)[0])[0][2] == "It is from the sea as all salt is"


def test_words_for_sorting_above_the_first_name_are_no_text(tmp_path):
    text = f"{POST}\n2 Comments\nPopular now\nNewest\nMost replied\n" + "".join(
        f"{name} 3 years ago\n{said}\n" for name, said in zip(("Bo", "Ida"), SAID, strict=False)
    )
    assert [(name, said) for name, _, said in comments(read(text, tmp_path)[0])] == [
        ("Bo", "It is from the sea as all salt is"),
        ("Ida", "The sea is no answer Bo"),
    ]


def test_a_comment_that_may_hold_another_is_reported(tmp_path):
    joined = f"{SAID[0]}\n\nReply\n\nIda\n\n{SAID[1]}\n\nIs it?"
    text = f"{POST}\nBo on May 5, 2012 at 9:00 am\n{joined}\n\nAnn on May 6, 2012 at 9:00 am\n{SAID[2]}\n"
    assert "comments-joined" in read(f"{text}", tmp_path)[1]
    assert "comments-joined" not in read(text.replace("Reply\n", ""), tmp_path)[1]


def test_text_above_the_first_comment_that_is_not_read_is_a_loss(tmp_path):
    stray = "The harbour master asks everybody to be kind to one another in what they write here."
    text = f"{POST}\n2 Comments\n\n{stray}\n\n" + "".join(
        f"{name} says:\nMay {day}, 2012 at 9:00 am\n\n{said}\n\nReply\n\n"
        for name, day, said in zip(("Bo", "Ida"), (5, 6), SAID, strict=False)
    )
    post, found = read(text, tmp_path)
    assert [name for name, *_ in comments(post)] == ["Bo", "Ida"]
    assert "text-below" in found


def test_characters_that_nobody_sees_hide_no_heading(tmp_path):
    text = f"{POST}\n2 Com\u200bments\n\nBo sa\u200bys:\nMay 5, 2012 at 9:00 am\n\nSa\u200blt.\n\nIda says:\nMay 6, 2012 at 9:00 am\n\n{SAID[1]}\n"
    post, _ = read(text, tmp_path)
    assert [name for name, *_ in comments(post)] == ["Bo", "Ida"]
    assert "Sa\u200blt." in post.comments[0].body.text


def test_a_sign_that_most_comments_are_is_no_frame(tmp_path):
    text = f"{POST}\n8 Comments\n\n" + "".join(
        f"{name}\non May {day}, 2012 at 9:00\nReply\n{'❤️' if day % 2 else f'The sea said so {day} times.'}\n"
        for day, name in enumerate(("Bo", "Ida", "Ann", "Gus", "Eli", "Una", "Kai", "Oda"), 1)
    )
    assert [comment.body.text for comment in read(text, tmp_path)[0].comments][::2] == ["<p>❤️</p>"] * 4


def test_numbers_glued_to_names_are_the_themes(tmp_path):
    text = f"{POST}\n2 Comments\n\nBo Lund#101\n{SAID[0]}\n2 years ago\nIda in reply to Bo Lund#102\n{SAID[1]}\n2 years ago\n"
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == ["Bo Lund", "Ida"]


def test_more_dates_than_comments_are_reported(tmp_path):
    text = (
        f"{POST}\nComments\n\nBo says:\nMay 5, 2012 at 9:00 am\n{SAID[0]}\nIda\nMay 6, 2012 at 9:00 am\n{SAID[1]}\n"
        "May 7, 2012 at 9:00 am\nThat is right, and the last.\n"
    )
    post, found = read(text, tmp_path)
    assert [name for name, _, _ in comments(post)] == ["Bo", "Ida"]
    assert "comments-missed" in found


def test_numbers_that_count_comments_begin_their_texts_and_names_stand_below(tmp_path):
    said = (*SAID, "So did I, and it said yes.", "Then ask it once more.")
    names = ("Bo", "Ida", "Ann", "Bo", "Ida")
    text = f"{POST}\n5 Comments\n\n   Subscribe to comments with RSS.\n" + "".join(
        f"    {number}. {line}\n       {name}\n       May {number}, 2012 at 9:00 am\n       Reply\n"
        for number, (name, line) in enumerate(zip(names, said, strict=True), 1)
    )
    assert [(name, line.split()[0]) for name, _, line in comments(read(text, tmp_path)[0])] == [
        ("Bo", "It"),
        ("Ida", "The"),
        ("Ann", "I"),
        ("Bo", "So"),
        ("Ida", "Then"),
    ]


def test_a_verb_behind_a_name_introduces_the_text_below(tmp_path):
    article = "\n".join(
        f"The tide came in for the {day}th time and took the boats with it." for day in range(4, 7)
    )
    text = f"The salt\n3 commentaires\n{article}\n" + "".join(
        f"{name}\ndit :\n{day} mai 2012 à 9 h 10 min\n{line}\nThat is all that I know of it.\nRépondre\n"
        for name, day, line in zip(("Bo", "Ida", "Ann"), (5, 6, 7), SAID, strict=True)
    )
    assert [(name, line.split()[0]) for name, _, line in comments(read(text, tmp_path)[0])] == [
        ("Bo", "It"),
        ("Ida", "The"),
        ("Ann", "I"),
    ]


def test_the_text_of_an_avatar_beside_a_name(tmp_path):
    heads = ("Bo No Gravatar says:", "ida@quay.example' Ida says:", "Ann Ann says:")
    text = f"{POST}\n3 Comments\n" + "".join(
        f"{number}. {head}\nMay {number}, 2012 at 9:00 am\n{line}\nReply\n"
        for number, (head, line) in enumerate(zip(heads, SAID, strict=True), 1)
    )
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == ["Bo", "Ida", "Ann"]


def test_a_name_with_a_colon_above_a_text_and_a_date_below_it(tmp_path):
    said = (
        "It is from the sea, as all salt is.",
        "Bo:\n\nThe sea is no answer.",
        "I asked the sea, it said no.",
    )
    text = f"{POST}\n3 Comments\n\n" + "".join(
        f"{number}. {name}:\n\n{line}\n\nMay {number}, 2012, 9:00\n\n"
        for number, (name, line) in enumerate(zip(("Bo", "Ida", "Ann"), said, strict=True), 1)
    )
    assert comments(read(text, tmp_path)[0]) == [
        ("Bo", "2012-05-01T09:00:00", "It is from the sea as all salt is"),
        ("Ida", "2012-05-02T09:00:00", "Bo The sea is no answer"),
        ("Ann", "2012-05-03T09:00:00", "I asked the sea it said no"),
    ]


def test_names_with_a_verb_above_their_texts_whatever_follows_the_last_date(tmp_path):
    below = "\n".join(
        f"Another post of the year {year}, with a long title of many words." for year in range(2001, 2009)
    )
    text = f"{POST}\n2 comentarios:\n\n" + "".join(
        f"{name} dijo...\n\n{said}\n\n{day}/05/12 9:10 [IMG]\n\n"
        for name, day, said in zip(("Bo", "Ida"), (25, 26), ("Una palabra!", SAID[1]), strict=True)
    )
    post, _ = read(text + below, tmp_path)
    assert [(name, said) for name, _, said in comments(post)] == [
        ("Bo", "Una palabra"),
        ("Ida", "The sea is no answer Bo"),
    ]


def test_a_mark_of_bbcode_within_a_line_stays(tmp_path):
    mark = "See [IMG]https://reef.example/a.png[/IMG] and the  [IMG]  tag"
    text = f"{POST}\n1 Comment\n\nBo says:\nMay 1, 2012 at 9:00 am\n{mark}\n"
    assert mark in read(text, tmp_path)[0].comments[0].body.text


def test_one_name_that_is_doubled_among_others_is_a_name(tmp_path):
    names = ("Duran Duran", "Bo", "Ida", "Ann")
    text = f"{POST}\n4 Comments\n" + "".join(
        f"{name} says:\nMay {day}, 2012 at 9:00 am\nIt is from the sea, as all salt of day {day} is.\nReply\n"
        for day, name in enumerate(names, 1)
    )
    assert [name for name, _, _ in comments(read(text, tmp_path)[0])] == list(names)


def test_a_line_that_stands_in_every_comment_is_reported(tmp_path):
    text = f"{POST}\n3 Comments\n" + "".join(
        f"{name} says:\nMay {day}, 2012 at 9:00 am\n{said}\nGreetings from the harbour\n\nReply\n"
        for name, day, said in zip(("Bo", "Ida", "Ann"), (5, 6, 7), SAID, strict=True)
    )
    post, found = read(text, tmp_path)
    assert len(post.comments) == 3
    assert "boilerplate" in found or all("Greetings" in said for _, _, said in comments(post))
