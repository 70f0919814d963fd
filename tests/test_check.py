"""What `check` finds: each fault by its kind, and nothing in a blog that is well."""

import pytest
from msgspec.structs import replace

import converters
from converters import Author, Comment, Markup, Media, Post, Site, Term, TermRef
from converters.storage.record_lines import encode
from tests.growth.measure import steep_in_seconds

SITE = "https://heath.example"
UPLOADS = f"{SITE}/wp-content/uploads/2020/01"
GOOD = Post(
    id="10", title="Over the hill", slug="over", url=f"{SITE}/2020/over/", date="2020-01-05T08:00:00+01:00",
    modified="2020-01-05T08:00:00+01:00", author="ada", featured="20", body=Markup(text="A path.", dialect="html"),
    terms=(TermRef(taxonomy="category", slug="walks"), TermRef(taxonomy="post_format", slug="post-format-aside")),
    comments=(Comment(id="1", date="2020-01-06T09:00:00+01:00", body=Markup(text="Where?", dialect="html")),),
)  # fmt: skip
RECORDS = [
    Site(title="Heath and hill", url=SITE),
    Author(id="7", login="ada"),
    Term(taxonomy="category", slug="walks", name="Walks"),
    Media(id="20", url=f"{UPLOADS}/gate.jpg", extra={"link": f"{SITE}/2020/over/gate/"}),
    Post(id="11", type="page", title="About", slug="about", url=f"{SITE}/about/", date="2020-01-01T08:00:00", body=Markup(text="Us.", dialect="html"), extra={"_wp_old_slug": ["who"]}),
    Post(id="12", status="draft", url=f"{SITE}/?p=12"),
    Post(id="13", type="nav_menu_item", parent="999", url=f"{SITE}/about/"),
    GOOD,
]  # fmt: skip
"""A blog that is well."""


def check(tmp_path, *more, good=GOOD):
    records = [*(good if one is GOOD else one for one in RECORDS), *more]
    (tmp_path / "a.jsonl").write_bytes(b"".join(map(encode, records)))
    return converters.check(tmp_path / "a.jsonl")


def shows(html):
    return replace(GOOD, body=Markup(text=html, dialect="html"))


def test_a_blog_that_is_well_has_no_faults(tmp_path, example):
    assert check(tmp_path) == []
    assert converters.check(example) == []


COMMENT = GOOD.comments[0]


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize(
    ("kind", "good"),
    [
        ("unknown-author", replace(GOOD, author="bob")),
        ("unknown-parent", replace(GOOD, type="page", parent="404")),
        ("no-image", replace(GOOD, featured="404")),
        ("unlisted-term", replace(GOOD, terms=(TermRef(taxonomy="category", slug="hills"),))),
        ("changed-before", replace(GOOD, modified="2018-01-05T08:00:00+01:00")),
        ("without-field", replace(GOOD, title="")),
        ("without-field", replace(GOOD, slug="")),
        ("without-field", replace(GOOD, date=None)),
        ("empty-post", replace(GOOD, body=None, featured="")),
        ("empty-post", replace(GOOD, body=Markup(text=" \n", dialect="html"), featured="")),
        ("comment-before", replace(GOOD, comments=(replace(COMMENT, date="2019-01-06T09:00:00+01:00"),))),
        ("empty-comment", replace(GOOD, comments=(replace(COMMENT, body=None),))),
        ("orphan-comment", replace(GOOD, comments=(replace(COMMENT, parent="404"),))),
        ("missing-media", replace(GOOD, body=Markup(text='[gallery ids="20,404"]', dialect="wordpress"))),
        ("dead-link", shows(f"<a href='{SITE}/2020/gone/'>there</a>")),
        ("dead-link", shows('<a class="x" href="/2020/gone/#part">there</a>')),
        ("dead-link", shows(f'<a href="{SITE}/?p=404">there</a>')),
        ("dead-link", replace(GOOD, body=Markup(text="[there](/2020/gone/)", dialect="markdown"))),
        ("image-without-address", shows('<img alt="">')),
        ("unlisted-image", shows(f'<img src="{UPLOADS}/stile-300x200.jpg">')),
    ],
)
def test_each_fault_is_found_once(kind, good, tmp_path):
    (finding,) = check(tmp_path, good=good)
    assert finding.kind == kind
    assert (finding.file, finding.line) == (str(tmp_path / "a.jsonl"), len(RECORDS))
    assert finding.id == ("1" if finding.record == "comment" else "10")


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("same-address", replace(GOOD, id="30", slug="other", url=f"{SITE}/2020/over")),
        ("same-slug", replace(GOOD, id="30", url="")),
        ("same-slug", replace(GOOD, id="30", url=f"{SITE}/?p=30")),
        ("other-with-id", replace(GOOD, title="Another", slug="another", url=f"{SITE}/another/")),
        ("media-without-file", Media(id="21", title="lost")),
        ("unknown-parent", Term(taxonomy="category", slug="far", parent="hills")),
    ],
)
def test_faults_of_one_record_beside_another(kind, record, tmp_path):
    assert [one.kind for one in check(tmp_path, record)] == [kind]


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{SITE}">home</a> <a href="{SITE}/">home</a> <a href="#top">up</a> <a name="x">x</a>',
        f'<a href="{SITE}/2020/over/">a</a> <a href="http://www.heath.example/2020/over">a</a> <a href="/about/">b</a>',
        f'<a href="{SITE}/2020/over/gate/">image</a> <a href="{SITE}/2020/over/comment-page-2/#comment-1">c</a>',
        f'<a href="{SITE}/2020/">year</a> <a href="{SITE}/2020/01/feed/">f</a> <a href="{SITE}/category/walks/">w</a>',
        f'<a href="{SITE}/old/who/">an old slug</a> <a href="{SITE}/?s=path">search</a> <a href="{SITE}/?p=12">d</a>',
        '<a href="https://elsewhere.example/gone/">x</a> <a href="mailto:a@heath.example">m</a> <a href="gone">rel</a>',
        f'<img alt="a > b" src="{UPLOADS}/gate-300x200.jpg"> <img srcset="x.jpg 2x"> <img src="https://elsewhere.example/uploads/x.jpg">',
        f'<img src="{SITE}/wp-includes/images/smilies/smile.gif"> <a href="{UPLOADS}/notes.pdf">pdf</a>',
        "<a href='http://[broken/'>x</a> <a href='javascript:go()'>y</a> <code>&lt;a href='/gone/'&gt;</code>",
    ],
)
def test_what_leads_somewhere_is_no_fault(html, tmp_path):
    assert check(tmp_path, good=shows(html)) == []


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize(
    "make",
    [
        lambda number: "<a " * number,
        lambda number: '<a "' * number,
        lambda number: "<img 'x <img \"" * (number // 4),
        lambda number: '<a href="' + "x" * 3 * number,
        lambda number: "<a" + " href" * number + ">",
    ],
)
def test_the_search_for_links_is_linear_in_markup_that_stresses_it(make, tmp_path):
    def prepare(number):
        text = shows(make(number))
        return lambda: check(tmp_path, good=text)

    assert not steep_in_seconds(prepare, 50_000)


def test_lines_that_are_no_valid_records_are_found(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"record":"site"}\n{"record":"postcard"}\n'
        '{"record":"post","id":"1","status":"draft","colour":"red"}\n'
        '{"record":"post","id":"2","status":"draft","date":"yesterday"}\n',
        encoding="utf-8",
    )
    found = converters.check(tmp_path / "a.jsonl")
    assert [(one.line, one.kind) for one in found] == [
        (2, "bad-record"),
        (3, "unknown-field"),
        (4, "unknown-field"),
    ]


def test_a_post_scheduled_weeks_ahead_was_changed_before_its_date_and_is_well(tmp_path):
    assert check(tmp_path, good=replace(GOOD, modified="2019-12-01T08:00:00+01:00")) == []


def test_the_faults_of_a_real_export_are_what_is_wrong_with_it(corpus):
    source = corpus / "wxr" / "real" / "creativecommons-labs.scrubbed.xml"
    found = converters.check(source)
    assert {one.kind for one in found} == {"dead-link", "empty-post"}
    assert len(found) < 10
    text = source.read_text("utf-8")
    for one in found:
        if one.kind == "dead-link":
            url = one.message.split()[3].rstrip(",")
            assert f"<link>{url}" not in text
    assert {one.kind for one in converters.check(corpus / "wxr" / "peer" / "theme-unit-test.xml")} == {
        "stray-text", "comment-before", "empty-post", "other-with-id", "unknown-author", "unlisted-term", "without-field",
    }  # fmt: skip
