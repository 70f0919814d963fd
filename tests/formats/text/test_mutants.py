"""A page of text that lost its form on the way: printed, quoted, sent on, or copied without its numbers."""

import re

import pytest

import converters
from converters import Post
from converters.diagnostics import Diagnostics

UNNAMED = """The well on the hill

The well on the hill has been dry since the summer in which they built the road past it.

My aunt says that a well keeps a grudge, and that nobody has ever asked the road.

3 thoughts on “The well on the hill”

  1. Ours went dry in the same year, and there is no road near it at all.

     It came back after the snow.

     Liked by 1 person

  2. Has somebody looked at the pipe? It was laid by my father.

    1. We dug it out in May. It is a good pipe, thank your father.

       Liked by 2 people

Leave a Reply

Your email address will not be published.
"""
"""Comments without names and dates, as a reader's copy of a page has them."""

NAMED = """The well on the hill

By Maud on May 4, 2012

The well on the hill has been dry since the summer in which they built the road past it.

3 Comments

Otto Brink
May 5, 2012 at 8:05 am
Ours went dry in the same year, and there is no road near it at all.

Reply

Petra
May 6, 2012 at 9:40 am
Has somebody looked at the pipe?

Reply

Maud
May 7, 2012 at 11:15 am
We dug it out in May.

Reply

Leave a Reply
"""

FORMS = {
    "carriage returns": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "next lines": lambda text: text.replace("\n", "\x85"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "quoted": lambda text: "".join(f"> {line}\n" for line in text.split("\n")),
    "quoted twice": lambda text: "".join(f"> > {line}\n" for line in text.split("\n")),
    "no indentation": lambda text: re.sub("^ +", "", text, flags=re.MULTILINE),
    "printed": lambda text: printed(text),
}


def printed(text, feed="\f"):
    """A text on sheets of nine lines, with what a browser prints around them."""
    lines = text.split("\n")
    sheets = [lines[at : at + 9] for at in range(0, len(lines), 9)]
    return feed.join(
        "\n".join(
            [
                "5/8/12, 10:12 AM   The well",
                "",
                *sheet,
                f"https://well.example/hill   {number}/{len(sheets)}",
                "",
            ]
        )
        for number, sheet in enumerate(sheets, 1)
    )


def read(text, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8", newline="")
    diagnostics = Diagnostics()
    (post,) = [
        one for one in converters.read(path, from_="text", diagnostics=diagnostics) if isinstance(one, Post)
    ]
    return post, {finding.kind for finding in diagnostics.findings}


def words(body):
    return " ".join(re.sub(r"<[^>]+>|[\W_]", " ", body.text).split())


def starts(post):
    return [" ".join(words(comment.body).split()[:3]) for comment in post.comments]


@pytest.mark.parametrize("form", FORMS)
def test_comments_without_names_in_a_form(form, tmp_path):
    post, kinds = read(FORMS[form](UNNAMED), tmp_path)
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]
    assert [comment.parent for comment in post.comments] == ["", "", "2"]
    assert words(post.comments[0].body).endswith("after the snow")
    assert "comments-by-number" in kinds
    assert "comment-count" not in kinds


@pytest.mark.parametrize("form", FORMS)
def test_comments_with_names_in_a_form(form, tmp_path):
    post, kinds = read(FORMS[form](NAMED), tmp_path)
    assert [(comment.author.name, comment.date) for comment in post.comments] == [
        ("Otto Brink", "2012-05-05T08:05:00"),
        ("Petra", "2012-05-06T09:40:00"),
        ("Maud", "2012-05-07T11:15:00"),
    ]
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]
    assert "comment-count" not in kinds


def test_sheets_without_form_feeds_end_at_their_footers(tmp_path):
    post, kinds = read(printed(NAMED, feed="\n"), tmp_path)
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]
    assert "well example" not in " ".join(words(comment.body) for comment in post.comments)
    assert "boilerplate" in kinds


@pytest.mark.parametrize("mark", ["•", "*", "-"])
def test_bullets_instead_of_numbers(mark, tmp_path):
    post, kinds = read(re.sub(r"^( +)\d\.", rf"\1{mark}", UNNAMED, flags=re.MULTILINE), tmp_path)
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]
    assert "comments-by-number" in kinds


def test_paragraphs_that_are_as_many_as_the_page_says(tmp_path):
    page = re.sub(r"^ +(?:\d\. )?", "", UNNAMED, flags=re.MULTILINE).replace(
        "It came back after the snow.\n\n", ""
    )
    post, kinds = read(page, tmp_path)
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]
    assert {"comments-by-number", "threads-lost"} <= kinds


def test_numbers_between_links_to_reply_need_no_heading(tmp_path):
    page = UNNAMED.replace("3 thoughts on “The well on the hill”\n", "").replace(
        "father.\n\n    1.", "father.\n\n    Reply\n\n    1."
    )
    post, _ = read(page, tmp_path)
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]


def test_links_in_angle_brackets(tmp_path):
    page = NAMED.replace("Otto Brink", "Otto Brink <https://otto.example/>").replace(
        "in the same year", "in the same <https://dry.example/a\n-year> year"
    )
    page = page.replace("Reply\n", "Reply <#respond>\n")
    post, _ = read(page, tmp_path)
    first = post.comments[0]
    assert (first.author.name, first.author.url) == ("Otto Brink", "https://otto.example/")
    assert words(first.body).startswith("Ours went dry in the same year")
    assert first.extra["links"] == ["https://dry.example/a-year"]


def test_the_header_of_a_crawler(tmp_path):
    header = "Title: The well on the hill - Hillside\n\nURL Source: https://hill.example/2012/the-well/\n\nPublished Time: 2012-05-03T09:00:00+00:00\n\nMarkdown Content:\n"
    page = NAMED.replace("By Maud on May 4, 2012\n\n", "")
    post, _ = read(header + page, tmp_path)
    assert (post.title, post.url, post.slug, post.date) == (
        "The well on the hill",
        "https://hill.example/2012/the-well/",
        "the-well",
        "2012-05-03T09:00:00+00:00",
    )
    assert words(post.body).startswith("The well on the hill has been dry")
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]


def test_a_header_between_dashes(tmp_path):
    header = "---\ntitle: The well on the hill\nauthor: Maud\nurl: https://hill.example/well\nhostname: hill.example\n---\n\n"
    page = NAMED.replace("The well on the hill\n\nBy Maud on May 4, 2012\n\n", "")
    post, kinds = read(header + page, tmp_path)
    assert (post.title, post.url, post.author) == (
        "The well on the hill",
        "https://hill.example/well",
        "maud",
    )
    assert "boilerplate" in kinds
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]


def test_a_post_that_begins_with_a_label_keeps_it(tmp_path):
    post, _ = read(
        NAMED.replace("The well on the hill has", "Source: my aunt. The well on the hill has"), tmp_path
    )
    assert words(post.body).startswith("Source my aunt")


def test_what_stands_below_the_last_comment_is_no_part_of_it(tmp_path):
    page = (
        NAMED.split("Leave a Reply")[0].replace("\nReply\n", "\nLikeLiked by 2 people\n")
        + "\nMake a hill of your own today.\n"
    )
    post, _ = read(page, tmp_path)
    assert [comment.likes for comment in post.comments] == [2, 2, 2]
    assert words(post.comments[-1].body) == "We dug it out in May"


def test_dates_without_a_year_stay_as_they_are(tmp_path):
    page = re.sub(r"May (\d), 2012 at", r"May \1th at", NAMED)
    post, _ = read(page, tmp_path)
    assert [(comment.author.name, comment.date, comment.extra["date"]) for comment in post.comments] == [
        ("Otto Brink", None, "May 5th at 8:05 am"),
        ("Petra", None, "May 6th at 9:40 am"),
        ("Maud", None, "May 7th at 11:15 am"),
    ]


def test_emphasis_of_firefox_is_no_part_of_a_name(tmp_path):
    page = NAMED.replace("Otto Brink", "/*Otto Brink <https://otto.example/>*/").replace(
        "Petra\n", "*Petra* <https://petra.example/>\n"
    )
    page = page.replace("Reply\n", "Reply <#respond>\n")
    post, _ = read(page, tmp_path)
    assert [comment.author.name for comment in post.comments] == ["Otto Brink", "Petra", "Maud"]


def test_a_page_on_one_sheet(tmp_path):
    post, _ = read(f"11/30/26, 6:33 AM   The well\n\n{NAMED}\n\nhttps://well.example/hill   1/1\n", tmp_path)
    assert (post.title, post.date) == ("The well on the hill", "2012-05-04T00:00:00")
    assert starts(post) == ["Ours went dry", "Has somebody looked", "We dug it"]


def test_labels_that_are_as_many_as_the_page_says_are_no_comments(tmp_path):
    page = NAMED.split("Otto Brink")[0] + "Log in\n\nJoin the discussion\n\nAvatar\n"
    assert read(page, tmp_path)[0].comments == ()


def test_links_to_reply_without_names_are_reported(tmp_path):
    said = "\n\nReply\n\n".join(
        f"Ours went dry {year} years ago, and nobody asked the road." for year in "345"
    )
    assert "comments-missed" in read(f"The well\n\nThe well is dry.\n\n{said}\n\nReply\n", tmp_path)[1]


def test_as_many_comments_as_the_page_says_are_all(tmp_path):
    post, kinds = read(
        NAMED.replace("\nLeave a Reply", "\nReply\n\nsome more\n\nReply\n\nLeave a Reply"), tmp_path
    )
    assert len(post.comments) == 3
    assert "comments-missed" not in kinds


NOTES = [
    "Your comment is awaiting moderation. This is a preview; your comment will be visible after it has been approved.",
    "Ihr Kommentar wartet auf Freischaltung.",
    "Váš komentář čeká na schválení.",
    "Ваш комментарий ожидает проверки.",
    "Hozzászólásod moderálásra vár.",
    "Yorumunuz denetim bekliyor.",
    "Vaš komentar čeka odobrenje",
    "Jūsų komentaras laukia patvirtinimo",
    "あなたのコメントは承認待ちです。",
]
PLACES = {
    "below the name": ("Petra\n", "Petra\n{}\n"),
    "below the date": ("9:40 am\n", "9:40 am\n\n{}\n\n"),
    "beside the date": ("9:40 am\n", "9:40 am ({})\n"),
    "below the text": ("the pipe?\n", "the pipe?\n\n{}\n"),
}


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("place", PLACES)
def test_a_comment_that_is_not_public_yet(place, note, tmp_path):
    before, after = PLACES[place]
    post, _ = read(NAMED.replace(before, after.format(note)), tmp_path)
    assert [comment.status for comment in post.comments] == ["approved", "pending", "approved"]
    assert words(post.comments[1].body) == "Has somebody looked at the pipe"
