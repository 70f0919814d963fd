"""Pages of a comment system and the posts that they are: keys, several threads of a page, ids, what is no post."""

import pytest

from converters import Comment, Diagnostics, Markup, Post
from converters.comment_systems.page_comments import joined
from converters.model import Site, UnwantedPost


def page(url="", *ids, comments=None, number=1, **fields):
    comments = comments or (Comment(id="1", body=Markup(text="Fog", dialect="html")),)
    extra = {"_thread_ids": list(ids)} if ids else {}
    return Post(id=f"x-{number}", type="page", url=url, comments=comments, extra=extra, **fields)


def join(pages, posts):
    diagnostics = Diagnostics()
    records = list(joined(pages, posts, diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


POSTS = (
    Post(id="12", slug="tide", url="https://fog.example/2019/tide/", extra={"guid": "https://fog.example/?p=12"}),
    Post(id="13", slug="r%C3%B6ck", url="https://fog.example/2019/r%C3%B6ck/"),
    Post(id="14", slug="tide", url="https://fog.example/2020/tide/"),
    Post(id="15", slug="about", url="https://fog.example/view?page=15"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "post"),
    [
        (("", "12 https://fog.example/?p=12"), "12"),
        (("http://elsewhere.example/x", "12 https://fog.example/?p=12"), "12"),
        (("https://fog.example/?p=14",), "14"),
        (("http://www.fog.example/2019/tide/",), "12"),
        (("https://fog.example/2019/tide",), "12"),
        (("https://fog.example/2019/tide/index.html",), "12"),
        (("https://fog.example/2019/tide.html",), "12"),
        (("https://fog.example/2019/TIDE/?utm_source=a&fbclid=b#comments",), "12"),
        (("https://fog.example/2019/tide/?lang=en",), "12"),
        (("https://fog.example/2019/R%c3%b6ck",), "13"),
        (("https://fog.example/2019/röck/",), "13"),
        (("https://fog.example/2019/ro\u0308ck/",), "13"),
        (("/2020/tide/",), "14"),
        (("https://old.example/2020/tide",), "14"),
        (("https://old.example/blog/röck",), "13"),
        (("", "2019/tide/"), "12"),
        (("", "röck"), "13"),
        (("https://translate.googleusercontent.com/translate_c?hl=de&u=https://fog.example/2020/tide/",), "14"),
        (("https://web.archive.org/web/2020id_/http://fog.example/2020/tide/",), "14"),
        (("https://fog.example/view?page=15",), "15"),
        (("https://fog.example/view?page=16",), None),
        (("https://old.example/blog/tide/",), None),  # two posts have this slug
        (("https://fog.example/",), None),
        (("https://old.example/",), None),
        (("",), None),
    ],
)  # fmt: skip
def test_a_page_finds_its_post(asked, post):
    records, diagnostics = join([page(*asked)], POSTS)
    assert [record.id for record in records if record.comments] == [post or "x-1"]
    assert [finding.kind for finding in diagnostics.findings] == ([] if post else ["thread-without-post"])


def test_the_strongest_key_counts_whatever_the_order():
    posts = (
        Post(id="1", slug="tide", url="https://fog.example/a/"),
        Post(id="2", url="https://fog.example/b/tide/"),
    )
    for order in (posts, posts[::-1]):
        records, _ = join([page("https://fog.example/b/tide/")], order)
        assert [record.id for record in records if record.comments] == ["2"]


def test_threads_of_a_page_are_one_and_ids_change_together():
    first = (
        Comment(id="1", date="2020-01-02T00:00:00+00:00"),
        Comment(id="2", parent="1", date="2020-01-05T00:00:00+00:00"),
    )
    second = (
        Comment(id="1", date="2020-01-03T00:00:00+00:00"),
        Comment(id="7", parent="1", date="2020-01-04T09:00:00+09:00"),
    )
    pages = [page("/a", comments=first), page("/a/index.html", comments=second, number=2)]
    records, _ = join(pages, [Post(id="5", url="/a/", comments=(Comment(id="2"),))])
    (post,) = records
    ids = [(comment.id, comment.parent) for comment in post.comments]
    assert ids == [("1-2", ""), ("1", ""), ("7", "1"), ("2-2", "1-2"), ("2", "")]
    records, _ = join(pages, ())
    (alone,) = records
    assert [(comment.id, comment.parent) for comment in alone.comments] == [
        ("1", ""),
        ("1-2", ""),
        ("7-2", "1-2"),
        ("2", "1"),
    ]
    assert alone.extra["_thread_urls"] == ["/a/index.html"]


def test_what_wordpress_copied_from_disqus_is_there_once():
    known = (
        Comment(id="5", extra={"dsq_post_id": ["901"]}),
        Comment(id="6"),
    )
    new = (
        Comment(id="901"),
        Comment(id="902", extra={"wp_id": "6"}),
        Comment(id="903", parent="902"),
    )
    records, diagnostics = join([page("/a/", comments=new)], [Post(id="1", url="/a/", comments=known)])
    assert [(comment.id, comment.parent) for comment in records[0].comments] == [
        ("5", ""),
        ("6", ""),
        ("903", "6"),
    ]
    diagnostics.settle()
    assert [finding.kind for finding in diagnostics.findings] == ["same-comment"]


def test_comments_go_with_a_post_that_is_not_wanted_and_other_records_pass():
    records, diagnostics = join([page("/a/")], [Site(title="Fog"), UnwantedPost(id="1", url="/a/")])
    (post,) = records
    assert isinstance(post, UnwantedPost)
    assert len(post.comments) == 1
    assert not diagnostics.findings


def test_a_page_that_shows_no_comment_is_not_public():
    spam = (Comment(id="1", status="spam"),)
    records, _ = join([page("/a/", comments=spam)], ())
    assert records[0].status == "private"
