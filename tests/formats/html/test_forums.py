"""Topics of forums: the first contribution is the post, the others are its comments; what only moderators see is not public."""

import pytest

from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from converters.formats.html.reader.post import read
from tests.conftest import FIXTURES

FORUMS = FIXTURES / "html" / "forums"
FIRST_HELD = {
    "phpbb": ('id="p21" class="post', 'id="p21" class="post post-unapproved', "unapproved"),
    "xenforo": ('js-post" data-author="Ada"', 'js-post message--deleted" data-author="Ada"', "deleted"),
}


def topic(html: str) -> ParsedPost:
    found = read(Page(place="topic.html", address="https://board.example/lamps/", html=html))
    assert isinstance(found, ParsedPost)
    return found


@pytest.mark.parametrize("name", FIRST_HELD)
def test_a_topic_is_a_post_with_comments(name):
    post = topic((FORUMS / f"{name}.html").read_text(encoding="utf-8")).post
    assert (post.title, post.author, post.status, post.date[:16]) == (
        "Lamps",
        "ada",
        "publish",
        "2020-05-12T08:00",
    )
    assert post.body.text.startswith("We lit the lamp")
    assert "Bela" not in post.body.text
    assert [(one.id, one.date[:16], one.status) for one in post.comments] == [
        ("22", "2020-05-12T09:30", "approved"),
        ("23", "2020-05-13T09:30", "pending"),
    ]
    assert post.comments[0].author.name == "Bela"
    assert post.comments[0].body.text.endswith("I had such a lamp once.")


@pytest.mark.parametrize("name", FIRST_HELD)
def test_a_topic_that_is_not_public_is_no_public_post(name):
    before, after, status = FIRST_HELD[name]
    html = (FORUMS / f"{name}.html").read_text(encoding="utf-8")
    assert before in html
    assert topic(html.replace(before, after)).post.status == status
