"""Pages of many platforms as tools print them: comments that a text has are read, or it is said that they are not."""

import re
from collections import Counter
from html import unescape

import pytest

import converters
from converters import Post
from converters.diagnostics import Diagnostics
from converters.formats.text.comment_edges import without_repeated
from converters.formats.text.comment_heading_texts import heading_text, read_heading
from converters.formats.text.lines import Line, lines_of
from converters.readers.page_words import relative
from tests.conftest import FIXTURES
from tests.formats.text.dumps import rendered

PAGES = sorted((FIXTURES / "html" / "pages").glob("*.html"))
FLOORS = {"lynx": {"found": 80, "names": 70, "bodies": 53}, "w3m": {"found": 79, "names": 70, "bodies": 49}}
"""Percent of the comments of all pages; a little below what is reached, and may rise. Some platforms print no date, or glue
it to the name."""
POST = "Salt\n\nBy Ann on May 4, 2012\n\nThe harbour was full of salt, and nobody knew where it came from.\n"


def read(text, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    (post,) = [
        one for one in converters.read(path, from_="text", diagnostics=diagnostics) if isinstance(one, Post)
    ]
    return post, {finding.kind for finding in diagnostics.findings}


def comments(post):
    return [(one.author.name, one.date or one.extra.get("date"), words(one.body)) for one in post.comments]


def words(body):
    return " ".join(re.sub(r"<[^>]+>|[\W_]", " ", unescape(body.text)).split()) if body else ""


@pytest.mark.slow(reason="92 pages for each tool")
@pytest.mark.parametrize("tool", FLOORS)
def test_comments_of_many_platforms(tool, tmp_path):
    score, of = Counter(), 0
    for page in PAGES:
        there = [post for post in converters.read(page, from_="html") if isinstance(post, Post)]
        wanted = [row for post in there for row in comments(post)]
        if not wanted:
            continue
        of += len(wanted)
        got = comments(read(rendered(tool, page), tmp_path)[0])
        score["found"] += min(len(got), len(wanted))
        for key, column in (("names", 0), ("bodies", 2)):
            score[key] += (
                Counter(row[column] for row in wanted) & Counter(row[column] for row in got)
            ).total()
    assert of > 200
    reached = {name: 100 * score[name] / of for name in FLOORS[tool]}
    assert {name: reached[name] for name, floor in FLOORS[tool].items() if reached[name] < floor} == {}


@pytest.mark.parametrize(
    ("line", "name", "age"),
    [
        ("Bo•8 years ago", "Bo", "8 years ago"),
        ("Bo Lund12 years ago", "Bo Lund", "12 years ago"),
        ("Bo vor 3 Jahren", "Bo", "vor 3 Jahren"),
        ("Guest · a year ago", "Guest", "a year ago"),
        ("健太 12 年前", "健太", "12 年前"),
    ],
)
def test_a_heading_with_a_date_that_counts(line, name, age):
    found = read_heading(heading_text(line))
    assert (found.name, found.date.text, found.date.shown, found.spare) == (name, "", age, "")


@pytest.mark.parametrize("line", ["We met Bo 3 years ago.", "It was salt", "The year before was worse"])
def test_prose_is_no_such_heading(line):
    assert not read_heading(heading_text(line)).date


def test_within_keeps_the_letters():
    assert relative.within("Bo LUND • 3 Years ago | Reply") == ("Bo LUND • ", "3 Years ago", " | Reply")
    assert relative.within("x" * 200) is None


def test_comments_that_say_how_long_ago(tmp_path):
    text = (
        f"{POST}\n3 Comments\n\n[a.png]\nGuest\nBo\n8 years ago\nshare\n\nIt is from the sea.\n+\n2\nReply\n"
        "[a.png]\nGuest\nIda Lund\n7 years ago\nshare\n\nThe sea is no answer, Bo.\n+\n3\nReply\n"
        "[a.png]\nAuthor\nAnn\n1 year ago\nshare\n\nI asked the sea, it said no.\n+\n0\nReply\n"
    )
    post, _ = read(text, tmp_path)
    assert comments(post) == [
        ("Bo", "8 years ago", "It is from the sea"),
        ("Ida Lund", "7 years ago", "The sea is no answer Bo"),
        ("Ann", "1 year ago", "I asked the sea it said no"),
    ]


def test_names_above_and_ages_below(tmp_path):
    text = (
        f"{POST}\n2 Comments\n\nBo Lund Bo Lund\nGuest\nBo Lund\n\nIt is from the sea.\n8 years ago\n"
        "Ida Ida\nAuthor\nIda\n\nThe sea is no answer, Bo.\n7 years ago\n"
    )
    assert comments(read(text, tmp_path)[0]) == [
        ("Bo Lund", "8 years ago", "It is from the sea"),
        ("Ida", "7 years ago", "The sea is no answer Bo"),
    ]


def test_comments_without_a_heading_that_links_to_reply_end(tmp_path):
    text = f"{POST}\nBo on May 5, 2012\nIt is from the sea.\n\nreply\nIda on May 6, 2012\nThe sea is no answer, Bo.\n\nreply\n"
    assert comments(read(text, tmp_path)[0]) == [
        ("Bo", "2012-05-05T00:00:00", "It is from the sea"),
        ("Ida", "2012-05-06T00:00:00", "The sea is no answer Bo"),
    ]


def test_the_byline_of_a_post_like_those_of_its_comments_begins_no_comment(tmp_path):
    text = (
        "Salt\n\n   Sun, 2012-05-04 18:30 — Ann\n\n   The harbour was full of salt, and nobody knew where it came from.\n\n"
        "   Mon, 2012-05-05 08:05 — Bo (not verified)\n\n   It is from the sea.\n     * reply\n\n"
        "   Tue, 2012-05-06 09:40 — Ida\n\n   The sea is no answer, Bo.\n     * reply\n\nPost new comment\n"
    )
    post, _ = read(text, tmp_path)
    assert [name for name, *_ in comments(post)] == ["Bo", "Ida"]
    assert "nobody knew" in words(post.body)


def test_each_comment_gets_the_text_above_its_name_where_names_stand_below(tmp_path):
    text = (
        f"{POST}\nReader Comments (2)\n\nIt is from the sea.\nMay 5, 2012 at 08:05AM | Unregistered Commenter Bo\n\n"
        "The sea is no answer, Bo.\nMay 6, 2012 at 09:40AM | Unregistered Commenter Ida\nPost a New Comment\n"
    )
    assert [(name, said) for name, _, said in comments(read(text, tmp_path)[0])] == [
        ("Bo", "It is from the sea"),
        ("Ida", "The sea is no answer Bo"),
    ]


def test_a_text_below_that_is_not_read_is_a_loss(tmp_path):
    said = "The sea has always had more salt in it than any harbour could ask for."
    long = POST + "".join(f"\nOn day {number} we looked for the spring of it.\n" for number in range(9))
    unread = f"{long}\nLeave a comment\n\n" + "".join(f"Bo\n\n{said}\n\nReply\n\n" for _ in range(2))
    assert "text-below" in read(unread, tmp_path)[1]
    assert "text-below" in read(f"{POST}\n3 comments\n\n* Bo#1\n{said}\nago about\n", tmp_path)[1]
    assert "text-below" not in read(f"{long}\nLeave a comment\n\n{said}\n", tmp_path)[1]


def test_what_every_comment_has_at_its_edges_is_no_text():
    bodies = [
        [Line(0, text, text) for text in ("share", said, f"{number} likes")]
        for number, said in enumerate(("It is.", "It is not.", "Who knows?"))
    ]
    assert [[line.plain for line in body] for body in without_repeated(bodies)] == [
        ["It is."],
        ["It is not."],
        ["Who knows?"],
    ]


def test_what_some_people_say_alike_stays():
    same = [[Line(0, "Thanks!", "Thanks!")] for _ in range(5)]
    assert without_repeated(same) == same
    two = [[Line(0, text, text) for text in ("Hello Ann", said)] for said in ("It is.", "It is not.")]
    assert without_repeated(two) == two


def test_links_that_elinks_lists_by_title():
    text = "   [1]Salt\n\n   By [2]Ann\n\nReferences\n\n   Visible links\n   1. https://quay.example/salt\n   2. Posts by Ann\n\thttps://quay.example/ann\n"
    lines = lines_of(text).lines
    assert [(line.plain, line.links) for line in lines if line.plain][:2] == [
        ("Salt", ("https://quay.example/salt",)),
        ("By Ann", ("https://quay.example/ann",)),
    ]


def test_names_dates_and_texts_in_one_line(tmp_path):
    text = (
        f"{POST}\nBoBo 2012/05/05 08:05 It is from the sea, and it has always\nbeen there.\n\n"
        "IdaIda 2012/05/06 09:40 The sea is no answer, Bo.\n\nKimKim 2012/05/07 10:10 I saw it.\n"
    )
    post, _ = read(text, tmp_path)
    assert comments(post) == [
        ("Bo", "2012-05-05T08:05:00", "It is from the sea and it has always been there"),
        ("Ida", "2012-05-06T09:40:00", "The sea is no answer Bo"),
        ("Kim", "2012-05-07T10:10:00", "I saw it"),
    ]
    assert "nobody knew" in words(post.body)


def test_a_text_beside_its_heading_keeps_its_markup(tmp_path):
    text = (
        "# Salt\n\nBy [Ann](https://quay.example/ann)\n\nThe harbour was full of salt, and nobody knew where it came from.\n\n"
        "![](a.png)| [Bo](https://bo.example/)[May 5, 2012](https://quay.example/c/1)It is from [the _sea_](https://sea.example/).2ReplyShare\n"
        "---|---\n\n![](a.png)| [Ida](https://ida.example/)[May 6, 2012](https://quay.example/c/2)The sea is no answer.2ReplyShare\n---|---\n"
    )
    post, _ = read(text, tmp_path)
    assert [(one.author.name, one.author.url) for one in post.comments] == [
        ("Bo", "https://bo.example/"),
        ("Ida", "https://ida.example/"),
    ]
    assert post.comments[0].body.text.startswith("It is from [the _sea_](https://sea.example/).")


def test_prose_with_a_name_and_a_day_is_no_comment(tmp_path):
    text = f"{POST}\nBo on May 5, 2012 was the first who asked the sea.\n\nIda on May 6, 2012 asked again.\n"
    assert read(text, tmp_path)[0].comments == ()


def test_names_before_a_colon_are_no_text(tmp_path):
    text = f"{POST}\nbo\nbo : It is from the sea.\n2012-05-05 08:05 回复\n\nida\nida : The sea is no answer.\n2012-05-06 09:40 回复\n"
    assert comments(read(text, tmp_path)[0]) == [
        ("bo", "2012-05-05T08:05:00", "It is from the sea"),
        ("ida", "2012-05-06T09:40:00", "The sea is no answer"),
    ]


def test_ages_and_labels_among_the_links_below(tmp_path):
    text = f"{POST}\n2 comments\n\nBo\n\nIt is from the sea.\n\nLike · Reply · 8y\n\nIda\n\nThe sea is no answer.\n\nLike · Reply · 7y\n"
    assert comments(read(text, tmp_path)[0]) == [
        ("Bo", "8y", "It is from the sea"),
        ("Ida", "7y", "The sea is no answer"),
    ]


def test_dates_below_with_links_to_reply_need_no_heading(tmp_path):
    said = {"Bo Lund": "It is from the sea.", "Ida": "The sea is no answer.", "Kim": "I asked the sea."}
    text = POST + "".join(
        f"\n{name}\n\n{saying}\n\nMay {day}, 2012 8:05 AM\n\nfrom quay.example\n\nLike · Reply\n"
        for day, (name, saying) in enumerate(said.items(), 5)
    )
    post, _ = read(text, tmp_path)
    assert [name for name, *_ in comments(post)] == list(said)
    assert "nobody knew" in words(post.body)
    assert "from the sea" not in words(post.body)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("5 listopada 2012 10:15", "2012-11-05T10:15:00"),
        ("5. listopada 2012. u 10:15", "2012-10-05T10:15:00"),
        ("2012 m. kovo 5 d. 10:15 val.", "2012-03-05T10:15:00"),
        ("2012. gada 5. martā, plkst. 10:15", "2012-03-05T10:15:00"),
        ("05.03.2012 г. в 10:15 ч.", "2012-03-05T10:15:00"),
        ("5 มีนาคม 2555 เวลา 10:15 น.", "2012-03-05T10:15:00"),
        ("5. märts 2012 kell 10:15", "2012-03-05T10:15:00"),
        ("05.03.2012 // 10:15", "2012-03-05T10:15:00"),
        ("Mar 5 '12", "2012-03-05T00:00:00"),
    ],
)
def test_dates_of_more_languages(line, date):
    assert read_heading(line).date.text == date
    assert read_heading(f"Ann {line}").name == "Ann"


PEOPLE = [("Nils Aker", "10"), ("Ida Lund", "11"), ("Guest", "12")]


def test_a_heading_in_three_pieces_that_the_table_knows(tmp_path):
    """`get_text` puts what stands in elements inside of a heading on lines of their own."""
    text = "\n".join(
        [POST, "{", "3", "comments… read them below or", "add one", "}"]
        + [f"{name}\nJanuary {day}, 2012 at 9:15 am\nA word of {name}." for name, day in PEOPLE]
    )
    post, _ = read(text, tmp_path)
    assert comments(post) == [(name, f"2012-01-{day}T09:15:00", f"A word of {name}") for name, day in PEOPLE]


def test_a_name_twice_in_a_heading_is_one(tmp_path):
    """The image of a person has the name as its text, and `posted by` has it again."""
    items = [
        f"* Comment Link {name} Monday, {day} March 2014 08:05posted by {name}\n  A word of {name}.\n"
        for name, day in PEOPLE
    ]
    post, _ = read("\n".join([POST, "3 comments", "", *items]), tmp_path)
    assert comments(post) == [(name, f"2014-03-{day}T08:05:00", f"A word of {name}") for name, day in PEOPLE]


@pytest.mark.parametrize("name", ["Sam", "Sun", "Meg E/quilter"])
def test_a_name_beside_a_date(name, tmp_path):
    """A day of the week, in some language, that is not that of the date is a name; so is one with a slash."""
    text = f"{POST}\n2 Comments\n\n{name} 16/12/2013 at 09:46\n\nIt is from the sea.\n\nBo 16/12/2013 at 10:12\n\nThe sea is no answer.\n"
    assert [who for who, *_ in comments(read(text, tmp_path)[0])] == [name, "Bo"]


def test_the_post_author_who_is_called_like_the_day_of_the_date(tmp_path):
    text = f"{POST}\n2 Comments\n\nSam Post author 14/12/2013 at 09:46\n\nIt is from the sea.\n\nBo 16/12/2013 at 10:12\n\nThe sea is no answer.\n"
    assert [who for who, *_ in comments(read(text, tmp_path)[0])] == ["Sam", "Bo"]


def test_names_in_parentheses_behind_a_date_are_like_others(tmp_path):
    names = ("Bo", "Ida (of the quay)", "Ann", "Una", "Kim", "Lee")
    text = f"{POST}\n9 Comments\n\n" + "".join(
        f"May {day}, 2012 - 5:39 pm {name}\n\nThe salt of day {day} is from the sea.\n\nReply\n"
        for day, name in enumerate(names, 1)
    )
    assert [who for who, *_ in comments(read(text, tmp_path)[0])] == list(names)


def test_links_that_do_not_count_from_one_are_the_programs():
    text = "   Salt [6]and water\n\n   [7]Bo:\n\nReferences\n\n   Visible links\n   6. http://quay.example/salt\n   7. http://bo.example/\n"
    assert [line.plain for line in lines_of(text).lines if line.plain] == ["Salt and water", "Bo:"]


def test_links_that_are_counted_otherwise_than_listed_are_reported(tmp_path):
    """elinks lists the fields of a form first, without a URL, and counts them in the text where they stand."""
    listed = "References\n\n   Visible links\n   6. http://quay.example/salt\n   7. http://bo.example/\n   8. http://ida.example/\n"
    text = f"   Salt [1]and water\n\n   [2]Bo:\n\n   [6]Kim, [7]Eve, [8]Ann\n\n{listed}"
    found = lines_of(text)
    assert [(line.plain, line.links) for line in found.lines if line.plain] == [
        ("Salt and water", ()),
        ("Bo:", ()),
        ("Kim, Eve, Ann", ()),
    ]
    assert found.dropped[-2:] == ("7. http://bo.example/", "8. http://ida.example/")


def test_links_of_the_head_are_no_title():
    text = "   Link: canonical\n   Link: archives: May 2007\n   home\n\n   Salt\n"
    assert [line.plain for line in lines_of(text).lines if line.plain] == ["home", "Salt"]


def test_text_that_a_program_broke_into_lines_is_no_list_of_links(tmp_path):
    """A label of the page above the post does not end it: its lines are short, and yet a text."""
    body = "The harbour was so full of salt that summer that nobody knew\nwhere it came from, and the fishers asked the sea every day."
    text = f"Salt\n\nThe quay stands here since ever.\n\nOlder posts\n\n{body}\n\n2 Comments\n\nBo says:\nMay 5, 2012 at 9:00 am\n\nFrom the sea.\n\nIda says:\nMay 6, 2012 at 9:00 am\n\nNo.\n"
    assert "where it came from" in words(read(text, tmp_path)[0].body)
