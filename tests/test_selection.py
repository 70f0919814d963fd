"""Filters: what they choose, and what goes with it."""

import re

import pytest

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Selection, Site, Term, TermRef
from converters.cli.main import main
from converters.errors import UsageError
from converters.storage.record_lines import encode

BASE = "https://quay.example"


def post(number, **fields):
    body = Markup(text=fields.pop("text", f"<p>Text {number}</p>"), dialect="html")
    given = {"date": f"20{10 + number}-03-04T08:00:00+00:00", "author": "ada", "slug": f"post-{number}"}
    return Post(id=str(number), title=f"Post {number}", body=body, **(given | fields))


def ref(slug, taxonomy="category"):
    return TermRef(taxonomy=taxonomy, slug=slug, name=slug.title())


def item(number, kind, object_, target, parent="0"):
    extra = {
        "_menu_item_type": [kind],
        "_menu_item_object": [object_],
        "_menu_item_object_id": [target],
        "_menu_item_menu_item_parent": [parent],
        "_menu_item_url": [f"{BASE}/else/" if kind == "custom" else ""],
    }
    return Post(
        id=str(number),
        type="nav_menu_item",
        title=f"Item {number}",
        terms=(ref("main", "nav_menu"),),
        extra=extra,
    )


RECORDS = [
    Site(title="Quay", url=BASE, language="en-GB"),
    Author(id="7", login="ada", name="Ada Byron"),
    Author(id="8", login="ben", name="Ben"),
    Author(id="9", login="cy", name="Cy"),
    Term(id="1", taxonomy="category", slug="walks", name="Walks"),
    Term(id="2", taxonomy="category", slug="far", name="Far", parent="walks"),
    Term(id="3", taxonomy="category", slug="food", name="Food"),
    Term(id="4", taxonomy="nav_menu", slug="main", name="Main"),
    Media(id="50", url=f"{BASE}/wp-content/uploads/a.jpg", parent="1"),
    Media(id="51", url=f"{BASE}/wp-content/uploads/b.jpg"),
    Media(id="52", url=f"{BASE}/wp-content/uploads/c.jpg", parent="2"),
    post(1, terms=(ref("far"),), comments=(Comment(id="1", author=Commenter(name="Cy", user="9")),)),
    post(2, terms=(ref("food"),), author="ben", status="draft"),
    post(3, terms=(ref("walks"),), extra={"lang": "de-AT"}, text=f'<p><img src="{BASE}/wp-content/uploads/b.jpg"></p>'),
    post(4, type="page", date=None),
    post(5, type="page", parent="4"),
    item(90, "post_type", "page", "5"),
    item(91, "taxonomy", "category", "3"),
    item(92, "custom", "custom", "92"),
    item(93, "post_type", "post", "1", parent="91"),
    Post(id="60", type="wp_block", title="Shared", slug="shared", body=Markup(text="<p>x</p>", dialect="wordpress")),
]  # fmt: skip


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "quay.jsonl"
    path.write_bytes(b"".join(map(encode, RECORDS)))
    return path


def chosen(source, tmp_path, **filters):
    """The ids of what is written, by type; and the account."""
    out = tmp_path / "out.jsonl"
    result = converters.convert(source, out, to="archive", select=Selection(**filters), force=True)
    records = list(converters.read(out))
    posts = {record.id for record in records if isinstance(record, Post) and record.type in ("post", "page")}
    return posts, records, result


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"after": "2012"}, {"2", "3", "4", "5"}),
        ({"after": "2012-04"}, {"3", "4", "5"}),
        ({"before": "2012-03-04"}, {"1"}),
        ({"before": "2012-03-05"}, {"1", "2"}),
        ({"types": ("page",)}, {"4", "5"}),
        ({"statuses": ("draft",)}, {"2"}),
        ({"authors": ("ada byron",)}, {"1", "3", "4", "5"}),
        ({"authors": ("ben", "nobody")}, {"2"}),
        ({"terms": ("Walks",)}, {"1", "3"}),
        ({"terms": ("category/far",)}, {"1"}),
        ({"languages": ("de",)}, {"3"}),
        ({"languages": ("en",), "types": ("post",)}, {"1", "2"}),
        ({"ids": ("1", "3")}, {"1", "3"}),
        ({"ids": ("5",)}, {"4", "5"}),  # a page has the one above it
        ({"limit": 2}, {"1", "2"}),
        ({"types": ("post",), "limit": 1, "after": "2012"}, {"2"}),
    ],
)
def test_posts_are_chosen(filters, ids, source, tmp_path):
    posts, _, result = chosen(source, tmp_path, **filters)
    assert posts == ids
    for account in result.accounts.values():
        assert account.balanced


def names(records, type_):
    return {
        record.login if type_ is Author else record.slug if type_ is Term else record.id
        for record in records
        if isinstance(record, type_)
    }


def test_what_belongs_to_a_post_goes_with_it(source, tmp_path):
    _, records, result = chosen(source, tmp_path, ids=("1",))
    assert names(records, Author) == {"ada", "cy"}  # cy wrote a comment
    assert names(records, Term) == {"far", "walks", "main"}
    assert names(records, Media) == {"50"}
    assert names(records, Post) == {"1", "92", "60"}  # 93 lies below an item that leads nowhere now
    left_out = {what: account.left_out for what, account in result.accounts.items() if account.left_out}
    assert left_out == {
        "author": {"filtered": 1},
        "term": {"filtered": 1},
        "media": {"filtered": 2},
        "post": {"filtered": 7},
    }


def test_media_that_a_text_shows_go_with_it(source, tmp_path):
    _, records, _ = chosen(source, tmp_path, ids=("3",))
    assert names(records, Media) == {"51"}


def test_menu_items_follow_their_targets(source, tmp_path):
    _, records, _ = chosen(source, tmp_path, types=("page",))
    assert {"90", "92"} <= names(records, Post)
    assert not {"91", "93"} & names(records, Post)


def test_a_filtered_private_page_still_hides_those_below_it(tmp_path):
    above = post(1, type="page", status="private")
    below = post(2, type="page", parent="1")
    source = tmp_path / "quay.jsonl"
    source.write_bytes(b"".join(map(encode, [RECORDS[0], above, below, post(3)])))
    for filters in ({}, {"statuses": ("publish",)}, {"ids": ("2", "3")}):
        result = converters.convert(
            source, tmp_path / "site", to="markdown", select=Selection(**filters), force=True
        )
        assert result.accounts["post"].written == 1


def test_filters_that_nothing_meets_write_nothing(source, tmp_path):
    with pytest.raises(UsageError, match="no post"):
        chosen(source, tmp_path, terms=("nonsense",))
    assert not (tmp_path / "out.jsonl").exists()
    for day in ("yesterday", "2023-13", "2023-02-30", "²012"):
        with pytest.raises(UsageError, match="no date"):
            Selection(after=day)


@pytest.mark.parametrize(
    ("filters", "there"),
    [
        ({"types": ("psot",)}, "the types of its posts are "),
        ({"authors": ("nobody",), "terms": ("nonsense",)}, "the authors of its posts are ada, "),
        ({"after": "2099"}, "the dates of its posts are 2011-03-04 to 20"),
        ({"ids": ("999",)}, "nothing is written$"),
    ],
)
def test_what_the_posts_have_is_said_where_none_meets_the_filters(filters, there, source, tmp_path):
    with pytest.raises(UsageError, match=there):
        chosen(source, tmp_path, **filters)


def test_a_dry_run_of_the_command_writes_nothing_and_says_what_would_be(source, tmp_path, capsys):
    site = tmp_path / "site"
    words = ["convert", str(source), str(site), "--to", "hugo", "--after", "2012", "--term", "walks,food"]
    assert main([*words, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^posts: 10 read, [34] would be written, \d left out \(filtered\)", said, re.M), said
    assert "left out (filtered)" in said
    assert "nothing is written" in said
    assert not site.exists()
    assert main(words) == 0
    written = sorted(path.name.partition(".")[0] for path in (site / "content" / "posts").glob("post-*"))
    assert written == ["post-2", "post-3"]
    assert main([*words, "--dry-run"]) == 0
    assert "new" not in capsys.readouterr().out.partition("files:")[2]
    assert main([*words, "--dry-run", "--verify"]) == 2
    assert main(["convert", str(source), "-", "--to", "archive", "--dry-run"]) == 0
    assert capsys.readouterr().out == ""
