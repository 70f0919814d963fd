"""Records that no platform makes, only hands and damage do: the export is valid, and what it can hold comes back."""

import pytest

import converters
from converters import Author, Media, Post, Site, Term, TermRef
from converters.formats.wxr.writer.importer_warnings import UniqueDates
from tests.formats.wxr.exports import of, post, reply, values, words, writing
from tests.growth.measure import steep_in_steps

DEEP: object = "deep"
for _ in range(300):
    DEEP = {"in": DEEP}

EXTRAS = [
    {"wp:author": {"author_login": "intruder"}},
    {"wp:post_id": "78", "dc:creator": "x", "content:encoded": "y"},
    {"category": "x", "comment": "x", "termmeta": "s", "tag": "x", "ping_status": "two words"},
    {"taxonomies": {"category": "categories", "tag": "tags", "item": "x"}},
    {"xmlns:foo": "x", "xml:lang": "de", "og": {"@xmlns": "y", "#text": "x"}, "og:x": {"@og:a": "1", "@og:b": "2"}},
    {"": "no name", "bell\x07": "x", "deep": DEEP, "term_names_html": [1]},
    {"_blogport_id": ["7"], "_blogport_extra": ["{}", "{}"], "_blogport_terms": "]]>"},
]  # fmt: skip


@pytest.fixture
def write(tmp_path):
    return writing(tmp_path)


@pytest.mark.parametrize("extra", EXTRAS, ids=lambda extra: next(iter(extra)) or "no name")
def test_no_name_in_extra_becomes_an_element_that_means_something(write, extra):
    records = [
        Author(login="ann", extra=extra),
        Term(taxonomy="category", slug="clay", name="Clay", extra=extra),
        Media(id="8", url="https://kiln.example/a.png", title="Pot", mime="image/png", extra=extra),
        post(1, author="ann", comments=(reply("5", extra=extra),), extra=extra),
    ]
    write(*records)
    back = [one for one in write.back if not isinstance(one, Site)]
    assert {type(one): one.extra for one in back} == {type(one): extra for one in records}
    assert of(Post, back)[0].comments[0].extra == extra


def test_types_states_and_taxonomies_are_words(write):
    odd = post(1, type="my type\n", status="", terms=(TermRef(taxonomy="my terms", slug="a", name="A"),),
               comments=(reply("1", type="x y", status=""), reply("2", status="not sure")))  # fmt: skip
    term = Term(taxonomy="my terms", slug="a", name="A")
    channel = write(term, odd)
    assert values(channel, "post_type") == ["my_type"]
    assert values(channel, "status") == ["draft"]
    assert values(channel, "comment_approved") == ["0", "not_sure"]
    found = of(Post, write.back)[0]
    assert (found.type, found.status, found.comments) == (odd.type, odd.status, odd.comments)
    assert of(Term, write.back) == [term]


def test_ids_leave_room_for_those_that_we_give(write):
    channel = write(
        Term(id="9" * 40, taxonomy="category", slug="clay", name="Clay"),
        post(2**63 - 1, comments=(reply("9" * 19), reply("a"), reply("b", "a"))),
        post(2, id="new"),
    )
    ids = values(channel, "post_id") + values(channel, "comment_id")
    assert all(0 < int(one) < 2**62 for one in ids)
    assert of(Term, write.back)[0].id == "9" * 40


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00", "9999-12-31T23:59:59", "9999-12-31T23:59:59-12:00"])
def test_dates_at_the_ends_of_time(write, date):
    channel = write(*(post(number, title="Same", date=date) for number in (1, 2, 3)))
    assert len(set(values(channel, "post_date"))) == 3


@pytest.mark.slow(reason="measures how its cost grows")
def test_many_items_without_a_title_at_one_moment_are_no_square():
    def prepare(number):
        def dates():
            moments = UniqueDates()
            return {moments.free("post", "", "2020-01-01T00:00:00+00:00")[0] for _ in range(number)}

        return dates

    assert len(prepare(5_000)()) == 5_000
    assert not steep_in_steps(prepare, 300)


def test_what_looks_like_ours_but_is_not_stays_where_it_is(tmp_path):
    source = tmp_path / "in.xml"
    field = "<wp:postmeta><wp:meta_key>_blogport_extra</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
    source.write_text(
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><wp:post_id>1</wp:post_id>'
        f"<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>{field * 2}</item></channel></rss>",
        encoding="utf-8",
    )
    assert of(Post, converters.read(source))[0].extra == {"_blogport_extra": ["{}", "{}"]}


@pytest.mark.parametrize(
    ("body", "extra", "status"),
    [
        (words("<p>Glaze</p>", "html"), {"visibility": "paid"}, "private"),
        (words("Glaze", "markdown"), {"members_only": True}, "private"),
        (words("Glaze", "markdown"), {"params": {"visibility": "members"}}, "private"),
        (words("<p>Glaze</p><!--members-only--><p>Recipe</p>", "html"), {}, "private"),
        (words("<p>Glaze</p>", "html"), {"visibility": "public"}, "publish"),
        (words("<p>Glaze</p>", "html"), {"_members_access_role": ["editor"]}, "publish"),
        (words("Glaze"), {"visibility": ["members"]}, "publish"),
    ],
)
def test_what_another_platform_kept_for_members_is_private(write, body, extra, status):
    """WordPress would show it to all. The gates of its own plug-ins are there on the new site too."""
    channel = write(post(1, body=body, extra=extra))
    assert values(channel, "status") == [status]
    assert ("private-for-members" in write.findings) == (status == "private")
