"""What `diff` says: equal blogs are equal in any format, and each change is told once and no more."""

import gzip
import json
import random

import pytest
from msgspec.structs import replace

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.cli.terminal.differences import shown
from converters.compare.matching import card, matched
from converters.diagnostics import Diagnostics
from converters.markup.markdown import COMMONMARK_GFM, to_markdown
from converters.markup.normalize import body_html
from converters.run.load import load_blog
from converters.storage.record_lines import encode
from tests.conftest import CORPUS

SITE = "https://heath.example"
RECORDS = [
    Site(title="Heath and hill", url=SITE),
    Author(id="7", login="ada", name="Ada", email="ada@heath.example"),
    Author(id="8", login="ben", name="Ben", email="ben@heath.example"),
    Term(id="3", taxonomy="category", slug="walks", name="Walks"),
    Term(id="4", taxonomy="category", slug="far", name="Far", parent="walks"),
    Media(id="20", url=f"{SITE}/wp-content/uploads/2020/01/gate.jpg", title="gate", parent="10"),
    Media(id="21", url=f"{SITE}/wp-content/uploads/2020/01/stile.jpg", title="stile"),
    Post(
        id="10", title="Over the hill", slug="over", url=f"{SITE}/over/", date="2020-01-05T08:00:00+01:00", author="ada",
        body=Markup(text="A *gate* and a path.\n\nRain.", dialect="markdown"), featured="20",
        terms=(TermRef(taxonomy="category", slug="walks", name="Walks"), TermRef(taxonomy="post_tag", slug="rain", name="Rain")),
        comments=(
            Comment(id="1", author=Commenter(name="Cy", email="cy@sea.example"), date="2020-01-06T09:00:00+01:00", body=Markup(text="Where is that?", dialect="html")),
            Comment(id="2", parent="1", author=Commenter(name="Ada", user="7"), date="2020-01-06T10:00:00+01:00", body=Markup(text="Here.", dialect="html")),
            Comment(id="3", parent="2", author=Commenter(name="Cy"), date="2020-01-06T11:00:00+01:00", body=Markup(text="Thanks!", dialect="html")),
        ),
        extra={"mood": ["bright"], "steps": 1, "links": {"a": 1, "b": 2}},
    ),
    Post(id="11", type="page", title="About", slug="about", url=f"{SITE}/about/"),
    Post(id="12", type="page", title="Ada", slug="ada", url=f"{SITE}/about/ada/", parent="11"),
    Post(id="13", status="draft"),
    Post(id="14", status="draft"),
]  # fmt: skip
POST = RECORDS[7]


def archive(path, records):
    path.write_bytes(b"".join(map(encode, records)))
    return path


def changed(record, **fields):
    return [replace(one, **fields) if one is record else one for one in RECORDS]


def diff(tmp_path, records, **options):
    return converters.diff(
        archive(tmp_path / "a.jsonl", RECORDS), archive(tmp_path / "b.jsonl", records), **options
    )


def told(result):
    return {(one.record, one.id, one.only or one.field): (one.a, one.b) for one in result.differences}


def test_a_blog_is_equal_to_itself_in_whatever_order(tmp_path):
    shuffled = list(RECORDS)
    random.Random(3).shuffle(shuffled)
    for records in (RECORDS, shuffled):
        result = diff(tmp_path, records)
        assert result.equal, result.differences
        assert {word: count.compared for word, count in result.counts.items()} == {
            "site": 1, "author": 2, "term": 2, "media": 2, "post": 5, "comment": 3,
        }  # fmt: skip


COMMENTS = POST.comments


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (changed(RECORDS[0], title="Hill"), {("site", SITE, "title"): ("Heath and hill", "Hill")}),
        (changed(RECORDS[1], email=""), {("author", "7", "email"): ("ada@heath.example", "")}),
        (changed(RECORDS[4], parent=""), {("term", "4", "parent"): ("walks", "")}),
        (changed(RECORDS[5], alt="A gate"), {("media", "20", "alt"): ("", "A gate")}),
        (changed(RECORDS[5], parent="11"), {("media", "20", "parent"): ("10", "11")}),
        (changed(POST, title="Under"), {("post", "10", "title"): ("Over the hill", "Under")}),
        (changed(POST, author="ben"), {("post", "10", "author"): ("ada", "ben")}),
        (changed(POST, featured="21"), {("post", "10", "featured"): ("20", "21")}),
        (changed(POST, date=None), {("post", "10", "date"): ("2020-01-05T08:00:00+01:00", None)}),
        (changed(POST, terms=POST.terms[1:]), {("post", "10", "terms.category"): (["walks (Walks)"], [])}),
        (changed(POST, sticky=True), {("post", "10", "sticky"): (False, True)}),
        (changed(POST, body=None), {("post", "10", "body"): (POST.body.text, "")}),
        (changed(POST, excerpt="Short"), {("post", "10", "excerpt"): ("", "Short")}),
        (changed(POST, extra=POST.extra | {"steps": True}), {("post", "10", "extra.steps"): (1, True)}),
        (changed(POST, extra=POST.extra | {"mood": None}), {("post", "10", "extra.mood"): (["bright"], None)}),
        (changed(POST, comments=COMMENTS[:2]), {("comment", "3", "a"): (None, None)}),
        (
            changed(POST, comments=(*COMMENTS[:2], replace(COMMENTS[2], parent="1"))),
            {("comment", "3", "parent"): ("2", "1")},
        ),
        (
            changed(POST, comments=(replace(COMMENTS[0], author=Commenter(name="Cy")), *COMMENTS[1:])),
            {("comment", "1", "author.email"): ("cy@sea.example", "")},
        ),
        ([*RECORDS, Post(id="99", title="New")], {("post", "99", "b"): (None, None)}),
        (RECORDS[:6] + RECORDS[7:], {("media", "21", "a"): (None, None)}),
    ],
)  # fmt: skip
def test_each_change_is_told_and_nothing_else(records, expected, tmp_path):
    assert told(diff(tmp_path, records)) == expected


def renumbered(text):
    """Every id another, as a platform gives them that has numbered anew."""
    return str(1000 - int(text)) if text else ""


RENUMBERED = [
    replace(
        one,
        id=renumbered(one.id),
        **({"parent": renumbered(one.parent)} if isinstance(one, Media | Post) else {}),
        **(
            {
                "featured": renumbered(one.featured),
                "comments": tuple(
                    replace(
                        comment,
                        id=renumbered(comment.id),
                        parent=renumbered(comment.parent),
                        author=replace(comment.author, user=renumbered(comment.author.user)),
                    )
                    for comment in one.comments
                ),
            }
            if isinstance(one, Post)
            else {}
        ),
    )
    if not isinstance(one, Site)
    else one
    for one in RECORDS
]


def test_other_ids_are_no_difference_and_references_are_compared_by_where_they_lead(tmp_path):
    unnamed = [
        one for one in RENUMBERED if getattr(one, "id", "") not in ("987", "986")
    ]  # drafts that nothing tells apart
    result = diff(tmp_path, unnamed)
    assert told(result) == {("post", "13", "a"): (None, None), ("post", "14", "a"): (None, None)}
    assert {word: count.renumbered for word, count in result.counts.items()} == {
        "site": 0, "author": 2, "term": 2, "media": 2, "post": 3, "comment": 3,
    }  # fmt: skip
    at = next(n for n, one in enumerate(unnamed) if one.__class__ is Post and one.slug == "ada")
    unnamed[at] = replace(unnamed[at], parent=renumbered("10"))
    assert told(diff(tmp_path, unnamed))["post", "12", "parent"] == ("11", renumbered("10"))


def test_a_reference_that_says_the_same_and_leads_elsewhere_is_a_difference(tmp_path):
    records = changed(RECORDS[8], id="77")  # About; what names 11 now leads nowhere
    assert told(diff(tmp_path, records)) == {
        ("post", "12", "parent"): ("11 (77 on the other side)", "11"),
    }


def test_an_id_that_another_post_has_now_does_not_make_them_one():
    a = [Post(id="1", title="One", slug="one"), Post(id="2", title="Two", slug="two")]
    b = [Post(id="2", title="One", slug="one"), Post(id="1", title="Two", slug="two")]
    assert matched([card(one) for one in a], [card(one) for one in b]) == {0: 0, 1: 1}


def test_numbers_of_another_platform_that_were_in_use_do_not_mislead():
    a = [Post(id=str(n), title=f"Day {n}", slug=f"day-{n}", date="2020-01-01T00:00:00") for n in range(1, 40)]
    b = [replace(one, id=f"1{one.id}", body=Markup(text="x", dialect="html")) for one in a]
    found = matched([card(one) for one in a], [card(one) for one in b])
    assert found == {n: n for n in range(39)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("same", "same", ("'same'", "'same'")),
        (None, "x", ("nothing", "'x'")),
        ("x" * 100 + "A" + "y" * 99, "x" * 100 + "B", (f"…'{'x' * 20}A{'y' * 39}'…", f"…'{'x' * 20}B'")),
        ("a" * 70, "a" * 71, (f"…'{'a' * 20}'", f"…'{'a' * 21}'")),
        (["a"], ["b"], ('["a"]', '["b"]')),
        ("\x1b[31mred\n", "", (r"'\x1b[31mred\n'", "''")),
    ],
)
def test_of_long_values_the_place_is_shown_where_they_first_differ(a, b, expected):
    assert shown(a, b) == expected


def test_what_is_there_several_times_is_paired_one_by_one():
    twin = Comment(
        author=Commenter(name="Cy"), date="2020-01-06T09:00:00", body=Markup(text="Hm", dialect="html")
    )
    cards = [card(twin)] * 3
    assert matched(cards, cards[:2]) == {0: 0, 1: 1}


def test_an_author_with_another_login_is_told_once(tmp_path):
    records = [
        replace(one, login="ada-l") if one is RECORDS[1]
        else replace(one, author="ada-l") if one is POST
        else one
        for one in RECORDS
    ]  # fmt: skip
    assert told(diff(tmp_path, records)) == {("author", "7", "login"): ("ada", "ada-l")}


def body(text, dialect):
    return changed(POST, body=Markup(text=text, dialect=dialect))


def test_bodies_of_two_dialects_are_compared_as_trees(tmp_path):
    assert diff(
        tmp_path, body("<p>A <em>gate</em> and\na path.</p><div><p class=x>Rain.</p></div>", "html")
    ).equal
    assert diff(tmp_path, body("A <i>gate</i> and a path.\r\n\r\nRain.", "wordpress")).equal
    result = diff(tmp_path, body("<p>A gate and a path.</p><p>Rain.</p>", "html"))
    assert told(result) == {
        ("post", "10", "body"): (
            "<p>A <em>gate</em> and a path.</p>\n<p>Rain.</p>",
            "<p>A gate and a path.</p>\n<p>Rain.</p>",
        )
    }


def test_comments_of_two_dialects_are_compared_as_trees(tmp_path):
    for text, equal in (("Where is <i>that</i>?\n\nhttps://a.example/", True), ("Where is that?", False)):
        html = '<p>Where is <em>that</em>?</p><p><a href="https://a.example/" rel="ugc">https://a.example/</a></p>'
        sides = []
        for name, body in (
            ("a", Markup(text=text, dialect="wordpress")),
            ("b", Markup(text=html, dialect="html")),
        ):
            post = replace(POST, comments=(replace(COMMENTS[0], body=body), *COMMENTS[1:]))
            records = [post if one is POST else one for one in RECORDS]
            sides.append(archive(tmp_path / f"{name}.jsonl", records))
        assert set(told(converters.diff(*sides))) == (set() if equal else {("comment", "1", "body")})


@pytest.mark.parametrize("dialect", ["html", "markdown"])
def test_a_real_export_equals_what_its_bodies_come_to(dialect, corpus, tmp_path):
    source = corpus / "wxr" / "peer" / "theme-unit-test.xml"
    with load_blog(source) as blog:
        records = [
            replace(one, body=Markup(text=rendered(one, blog, dialect), dialect=dialect))
            if isinstance(one, Post) and one.body
            else one
            for one in blog.spool.records()
        ]
    assert converters.diff(source, archive(tmp_path / "a.jsonl", records)).differences == []


def rendered(post, blog, dialect):
    html = body_html(post.body, post, blog.site_index, Diagnostics())
    return html if dialect == "html" else to_markdown(html, COMMONMARK_GFM).text


def test_in_one_dialect_only_line_ends_do_not_count(tmp_path):
    assert diff(tmp_path, body(POST.body.text.replace("\n", "\r\n"), "markdown")).equal
    assert not diff(tmp_path, body(POST.body.text.replace("*", "_"), "markdown")).equal


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        ({"post.title"}, {"extra.mood", "extra.steps", "author.email"}),
        ({"post.extra"}, {"title", "author.email"}),
        ({"post.extra.mood"}, {"title", "extra.steps", "author.email"}),
        ({"comment.author.email", "post"}, set()),
        ({"comment.author"}, {"title", "extra.mood", "extra.steps"}),
    ],
)
def test_what_is_to_be_ignored_is_no_difference(ignore, left, tmp_path):
    comments = (replace(COMMENTS[0], author=Commenter(name="Cy")), *COMMENTS[1:])
    records = changed(POST, title="Under", extra={"links": {"b": 2, "a": 1}}, comments=comments)
    result = diff(tmp_path, records, ignore=ignore)
    assert {one.field for one in result.differences} == left
    assert result.equal == (not left)


def test_fields_to_ignore_that_are_none_are_refused(tmp_path):
    for name in ("post.colour", "postcard", "comment.id"):
        with pytest.raises(converters.UsageError, match="--ignore"):
            diff(tmp_path, RECORDS, ignore=[name])


NEW = {"body": Markup(text="x", dialect="html"), "terms": (), "extra": {"x": 1}, "user": "8", "author": "ben"}
NEW |= dict.fromkeys(("date", "modified"), "2021-01-01T00:00:00")
NEW |= dict.fromkeys(("likes", "order"), 5) | dict.fromkeys(("sticky", "comments_open"), True)


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.parametrize(
    "record", [RECORDS[1], RECORDS[3], RECORDS[5], POST, COMMENTS[1], COMMENTS[1].author]
)
def test_every_field_of_the_model_is_compared(record, tmp_path):
    """A field that the model gets one day and `diff` does not look at fails here."""
    fields = {"id", "comments", "taxonomy"} | ({"author"} if isinstance(record, Comment) else set())
    for field in set(record.__struct_fields__) - fields:
        one = replace(record, **{field: NEW.get(field, "x")})
        prefix = ""
        if isinstance(one, Commenter):
            prefix, one = "author.", replace(COMMENTS[1], author=one)
        if isinstance(one, Comment):
            one = replace(POST, comments=(COMMENTS[0], one, COMMENTS[2]))
        old = POST if isinstance(one, Post) else record
        records = [one if known is old else known for known in RECORDS]
        found = diff(tmp_path, records).differences
        assert any(f"{one.field}.".startswith(f"{prefix}{field}.") for one in found), (field, found)


def test_a_real_export_equals_its_archive(corpus, tmp_path):
    source = CORPUS / "wxr" / "peer" / "theme-unit-test.xml"
    converters.convert(source, tmp_path / "a.jsonl.gz", to="archive")
    assert converters.diff(source, tmp_path / "a.jsonl.gz").equal
    lines = [json.loads(line) for line in gzip.open(tmp_path / "a.jsonl.gz")]
    page = next(one for one in lines if one["record"] == "post" and one.get("comments"))
    page["title"] += "!"
    page["comments"][0]["body"]["text"] += "!"
    gone = page["comments"].pop()
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = converters.diff(source, tmp_path / "b.jsonl")
    assert {(one.record, one.id, one.only or one.field) for one in result.differences} == {
        ("post", page["id"], "title"),
        ("comment", page["comments"][0]["id"], "body"),
        ("comment", gone["id"], "a"),
    }
