"""Exports in BlogML: what each element says, packings of texts, what is not public, damage."""

import re

import pytest

import converters
from converters import Author, Diagnostics, Media, Post, Site, Term
from converters.errors import SourceError
from tests.conftest import FIXTURES

HARBOUR = FIXTURES / "blogml/harbour.xml"


def read(path, **options):
    diagnostics = Diagnostics()
    records = list(converters.read(path, options=options, diagnostics=diagnostics))
    return records, [finding.kind for finding in diagnostics.findings]


def changed(tmp_path, *pairs):
    """The records and findings of the fixture with other texts in it."""
    text = HARBOUR.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "blog.xml").write_text(text)
    return read(tmp_path / "blog.xml")


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_counts_are_those_of_the_file():
    records, findings = read(HARBOUR)
    text = HARBOUR.read_text()
    posts = of(Post, records)
    assert len(posts) == len(re.findall(r"<post\s", text))
    assert sum(len(post.comments) for post in posts) == len(re.findall(r"<(?:comment|trackback)\s", text))
    assert findings == []


def test_a_blog_with_all_that_it_names():
    records, _ = read(HARBOUR)
    (site,) = of(Site, records)
    assert (site.title, site.description, site.url) == (
        "Harbour & pier",
        "Notes from the quay",
        "https://harbour.example/",
    )
    assert [(author.login, author.email) for author in of(Author, records)] == [
        ("nele-quast", "nele@harbour.example"),
        ("ole", ""),
    ]
    assert [(term.taxonomy, term.slug, term.parent, term.description) for term in of(Term, records)] == [
        ("category", "boats", "", "All that floats"),
        ("category", "barges", "boats", ""),
        ("post_tag", "mud", "", ""),
    ]
    (media,) = of(Media, records)
    assert (media.url, media.mime, media.parent) == (
        "https://harbour.example/files/mud.png",
        "image/png",
        "p1",
    )


def test_posts_of_each_state_type_and_packing():
    posts = of(Post, read(HARBOUR)[0])
    assert [(post.id, post.type, post.status, post.slug, post.author, post.body.text) for post in posts] == [
        ("p1", "post", "publish", "Low-tide", "nele-quast", "<p>The mud shows at <em>five</em>.</p>"),
        ("p2", "post", "draft", "Fenders", "ole", "<p>Rope and rubber.</p>"),
        ("p3", "page", "publish", "about", "ole", "<p>Who <b>writes</b>.</p>"),
    ]
    first, _, page = posts
    assert (first.url, first.excerpt, first.date, page.date) == (
        "https://harbour.example/post/2013/02/23/Low-tide.aspx",
        "Mud.",
        "2013-02-23T19:14:00",
        "2013-03-03T09:00:00+00:00",
    )


def test_comments_with_threads_states_and_a_trackback():
    first, *_ = of(Post, read(HARBOUR)[0])
    assert [(each.id, each.parent, each.type, each.status, each.body.dialect) for each in first.comments] == [
        ("k1", "", "comment", "approved", "wordpress"),
        ("k2", "k1", "comment", "approved", "html"),
        ("k3", "", "comment", "pending", "html"),
        ("t1", "", "trackback", "approved", "html"),
    ]
    one, two, _, track = first.comments
    assert (one.author.email, one.author.ip, one.extra) == ("bo@private.example", "192.0.2.4", {})
    assert two.extra == {"title": "About the hour"}
    assert (track.author.name, track.author.url) == ("On mud", "https://pier.example/on-mud/")


@pytest.mark.parametrize("word", ["maybe", "2", "publik"])
def test_a_mark_that_nobody_knows_keeps_a_post_and_a_comment_back(tmp_path, word):
    records, _ = changed(
        tmp_path, ('approved="true" post-url="/post/2013/02/23', f'approved="{word}" post-url="/post/2013/02/23'),
        ('approved="true" user-name="Bo"', f'approved="{word}" user-name="Bo"'),
    )  # fmt: skip
    first, *_ = of(Post, records)
    assert (first.status, first.extra["status"], first.comments[0].status) == ("private", word, "pending")


def test_without_a_mark_a_post_is_public_unless_it_is_damaged(tmp_path):
    mark = (' approved="true" post-url="/about.aspx"', ' post-url="/about.aspx"')
    assert of(Post, changed(tmp_path, mark)[0])[-1].status == "publish"
    records, findings = changed(tmp_path, mark, ("Who <b>writes</b>.</p>", "Who <b>writes.</p>"))
    assert of(Post, records)[-1].status == "private"
    assert "repaired-entry" in findings


def test_a_post_of_the_future_waits(tmp_path):
    records, _ = changed(tmp_path, ("2013-03-03T09:00:00Z", "9000-01-01T00:00:00"))
    assert of(Post, records)[-1].status == "future"


def test_attributes_and_elements_that_nobody_knows_are_kept_and_reported(tmp_path):
    records, findings = changed(
        tmp_path, ('post-url="/about.aspx"', 'post-url="/about.aspx" audience="crew"'), ("<excerpt", "<mood>calm</mood><excerpt")
    )  # fmt: skip
    first, _, page = of(Post, records)
    assert (first.extra["_unread"], page.extra["_unread"]) == ({"mood": "calm"}, {"audience": "crew"})
    assert findings == ["unread-field", "unread-field"]


def test_a_packed_attachment_is_a_loss(tmp_path):
    records, findings = changed(
        tmp_path, ('embedded="false" mime-type="image/png" external-uri="/files/mud.png" />',
                   'embedded="true" mime-type="image/png" url="/files/mud.png">aGVsbG8=</attachment>'),
    )  # fmt: skip
    assert [media.url for media in of(Media, records)] == ["https://harbour.example/files/mud.png"]
    assert findings == ["lost-field"]


def test_a_file_that_ends_in_a_comment_loses_one_post(tmp_path):
    text = HARBOUR.read_text()
    (tmp_path / "blog.xml").write_text(text[: text.index("Cheap anchors")])
    records, findings = read(tmp_path / "blog.xml")
    (post,) = of(Post, records)
    assert "cut-off" in findings
    assert (post.status, [comment.status for comment in post.comments]) == (
        "publish",
        ["approved", "approved", "pending"],
    )


def test_a_blog_without_an_address_says_so_and_takes_one(tmp_path):
    home = ('root-url="https://harbour.example/"', 'root-url="/"')
    records, findings = changed(tmp_path, home)
    assert (of(Post, records)[0].url, findings) == ("/post/2013/02/23/Low-tide.aspx", ["no-blog-address"])
    records, findings = read(tmp_path / "blog.xml", site="https://pier.example")
    assert (of(Post, records)[0].url, findings) == ("https://pier.example/post/2013/02/23/Low-tide.aspx", [])


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "blog.xml").write_text("")
    with pytest.raises(SourceError):
        list(converters.read(tmp_path / "blog.xml", from_="blogml"))


@pytest.mark.parametrize("other", ['aproved="true"', 'approved="true" published="false"'])
def test_an_attribute_that_may_be_the_mark_keeps_a_comment_and_a_post_back(tmp_path, other):
    first, *_ = of(Post, changed(tmp_path, ('approved="true" user-name="Bo"', f'{other} user-name="Bo"'))[0])
    assert first.comments[0].status == "pending"
    page = of(Post, changed(tmp_path, ('approved="true" post-url="/about', f'{other} post-url="/about'))[0])[
        -1
    ]
    assert page.status == "private"


def test_a_title_whose_end_is_lost_shows_no_address(tmp_path):
    records, _ = changed(
        tmp_path, ('<title type="text"><![CDATA[Harbour & pier]]></title>', "<title>Harbour")
    )
    (site,) = of(Site, records)
    assert "nele@harbour.example" not in f"{site.title} {site.extra}"
    assert site.title.startswith("Harbour")


def test_a_section_without_its_end_shows_no_address(tmp_path):
    records, findings = changed(
        tmp_path, ("<p>The mud shows at <em>five</em>.</p>]]>", "<p>The mud shows.</p>")
    )
    first, *_ = of(Post, records)
    assert first.body.text == "<p>The mud shows.</p>"
    assert "repaired-entry" in findings or "cut-off" in findings


def test_a_comment_that_has_lost_its_mark_waits_where_others_have_it(tmp_path):
    first, *_ = of(Post, changed(tmp_path, ('approved="true" user-name="Bo"', 'user-name="Bo"'))[0])
    assert first.comments[0].status == "pending"
    before, mark, after = HARBOUR.read_text().rpartition(' approved="true"')
    marks = (' approved="true"', ' approved="false"')
    (tmp_path / "late.xml").write_text(before.replace(marks[0], "").replace(marks[1], "") + mark + after)
    first, *_ = of(Post, read(tmp_path / "late.xml")[0])
    assert first.comments[0].status == "pending"  # what has the mark may stand behind it
    text = (before + after).replace(marks[0], "").replace(marks[1], "")
    (tmp_path / "plain.xml").write_text(text)
    first, *_ = of(Post, read(tmp_path / "plain.xml")[0])
    assert first.comments[0].status == "approved"
