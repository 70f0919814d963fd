"""What comes from elsewhere than WordPress lacks what WordPress needs: slugs, dates and titles; and the way back."""

import pytest

from converters import Media, Post
from tests.formats.wxr.exports import of, post, reply, values, writing

HOME = "https://kiln.example"


@pytest.fixture
def write(tmp_path):
    return writing(tmp_path)


def page(number, url="", **fields):
    return post(number, type="page", url=f"{HOME}{url}" if url else "", **fields)


def test_a_post_without_a_slug_has_that_of_its_address(write):
    posts = (
        page(1, "/glazes/", slug=""),
        page(2, "/glazes/ash/", slug="ash", parent="1"),
        page(3, "/", slug=""),
        page(4, "/clay.html", slug=""),
        page(5, "/?page_id=5", slug=""),
    )
    assert values(write(*posts), "post_name") == ["glazes", "ash", "", "", ""]
    assert "page-moves" not in write.findings
    assert of(Post, write.back) == [*posts]


def test_a_slug_that_becomes_what_the_address_says_moves_nothing(write):
    one = page(1, "/functions/print/", slug="Print", parent="2")
    write(page(2, "/functions/", slug="functions"), one)
    assert write.findings.keys() & {"slug-changes", "slug-as-in-address", "page-moves"} == {
        "slug-as-in-address"
    }
    assert "_blogport_url" not in write.text


@pytest.mark.parametrize(
    ("type_", "slug", "new"), [("page", "404", "404-2"), ("post", "404", ""), ("post", "feed", "feed-2")]
)
def test_slugs_that_wordpress_needs_itself(write, type_, slug, new):
    write(post(1, type=type_, slug=slug, url=f"{HOME}/{slug}/"))
    said = [finding.message for finding in write.findings.get("slug-changes", ())]
    assert len(said) == bool(new)
    assert all(f"changes its slug {slug} to {new};" in one for one in said)


def test_pages_whose_address_is_not_that_of_the_pages_above(write):
    moved = page(3, "/ash/", slug="ash", parent="1")
    write(page(1, "/glazes/", slug="glazes"), page(2, "/a/b/", slug="b"), moved, post(4, url=f"{HOME}/x/y/"))
    [said] = write.findings["page-moves"]
    assert said.message.startswith("2 pages get another URL")
    assert write.text.count("<![CDATA[_blogport_url]]>") == 2


def test_an_undated_file_has_the_date_of_the_post_that_shows_it_and_a_title(write):
    media = (
        Media(id="kiln", url=f"{HOME}/img/the%20kiln.jpg"),
        Media(id="ash", url=f"{HOME}/img/ash.png", parent="p-2"),
        Media(id="no", url=f"{HOME}/img/no.png"),
        Media(id="old", url=f"{HOME}/img/old.png", date="2019-05-06T00:00:00+00:00"),
    )
    posts = (
        post(1, featured="kiln", date="2021-02-03T04:05:06+00:00"),
        post(2, id="p-2", featured="kiln", date="2020-02-03T04:05:06+00:00"),
    )
    channel = write(*media, *posts)
    assert values(channel, "post_date")[:4] == [
        "2020-02-03 04:05:06", "2020-02-03 04:05:06", "0000-00-00 00:00:00", "2019-05-06 00:00:00",
    ]  # fmt: skip
    assert [item.findtext("title") for item in channel.iter("item")][:4] == ["the kiln", "ash", "no", ""]
    assert write.findings["media-date"][0].message.startswith("2 files")
    assert write.findings["no-media-date"][0].message.startswith("1 files")
    assert of(Media, write.back) == [*media]


def test_comments_of_which_no_date_is_known(write):
    comments = (reply("1", date=None), reply("2", "1", date=None))
    channel = write(post(1, date=None, comments=comments))
    assert values(channel, "comment_date") == ["1970-01-01 00:00:00"] * 2
    assert write.findings["comment-year"][0].message.startswith("2 comments")
    assert [one.date for one in of(Post, write.back)[0].comments] == [None, None]
