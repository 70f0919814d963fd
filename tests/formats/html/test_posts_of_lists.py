"""Posts that have no page in a source, and that a list of posts shows: whole, or only how they begin."""

from pathlib import Path

import pytest

from converters.errors import SourceError
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.formats.html.reader.post import read as read_page
from converters.model import Post
from tests import reading

GENERATOR = '<meta name="generator" content="WordPress 4.9">'
LIST = '<html lang="en"><head><title>{0} | Quay</title>{1}</head><body class="{2}"><div id="main"><h1 class="page-title">{0}</h1>{3}</div></body></html>'
ENTRY = (
    '<article id="post-{0}" class="post-{0} post type-post hentry"><h2 class="entry-title"><a href="https://quay.example/{1}/" rel="bookmark">{2}</a></h2>'
    '<p class="byline">By <span class="author vcard"><a class="fn" href="https://quay.example/author/ada/">Ada</a></span> on '
    '<time class="entry-date published" datetime="2012-05-0{0}T10:00:00+00:00">May {0}, 2012</time></p><div class="entry-content">{3}</div></article>'
)
WHOLE = "<p>They came at noon, with three boxes and a dog, and left when the lamps were lit.</p>"
CUT = '<p>They came at noon <a href="https://quay.example/{}/#more-{}" class="more-link">Onward</a></p>'
POST = (
    '<html lang="en"><head><title>{2} | Quay</title>{4}<link rel="canonical" href="https://quay.example/{1}/"></head><body class="single postid-{0}">'
    '<article id="post-{0}" class="post-{0} post type-post hentry"><h1 class="entry-title">{2}</h1><div class="entry-content">{3}</div></article></body></html>'
)


def a_list(title: str, *entries: str) -> str:
    return LIST.format(title, GENERATOR, "archive date", "".join(entries))


def written(folder: Path, pages: dict[str, str]) -> Path:
    for name, html in pages.items():
        file = folder / "quay.example" / name / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8")
    return folder


def test_a_post_that_only_lists_show_is_read_once(tmp_path):
    boats, boxes = ENTRY.format(1, "boats", "Boats", WHOLE), ENTRY.format(2, "boxes", "Boxes", WHOLE)
    lamps = ENTRY.format(3, "lamps", "Lamps", CUT.format("lamps", 3))
    source = written(
        tmp_path,
        {
            "2012/05": a_list("May 2012", boats, boxes, lamps),
            "category/quay": a_list("Quay", boats, boxes, lamps),
            "boats": POST.format(1, "boats", "Boats", WHOLE, GENERATOR),
        },
    )
    records, findings = reading.read(source)
    posts = reading.posts(records)
    assert {id_: post.url for id_, post in posts.items()} == {
        "1": "https://quay.example/boats/",
        "2": "https://quay.example/boxes/",
    }
    boxes_read = posts["2"]
    assert (boxes_read.title, boxes_read.date, boxes_read.author, boxes_read.slug) == (
        "Boxes",
        "2012-05-02T10:00:00+00:00",
        "ada",
        "boxes",
    )
    assert boxes_read.body.text == WHOLE
    assert findings.count("post-of-list") == 1
    assert findings.count("posts-not-given") == 1


def test_a_post_whose_page_has_another_address_is_known_by_its_number(tmp_path):
    source = written(
        tmp_path,
        {
            "2012/05": a_list("May 2012", ENTRY.format(1, "old/boats", "Boats", WHOLE)),
            "boats": POST.format(1, "boats", "Boats", WHOLE, GENERATOR),
        },
    )
    records, findings = reading.read(source)
    assert len(reading.posts(records)) == 1
    assert "post-of-list" not in findings


def test_a_blog_that_has_its_posts_nowhere_else(tmp_path):
    entry = (
        '<div class="post hentry" id="p{0}"><a name="p{0}"></a><h3 class="entry-title">{1}</h3><div class="entry-content">'
        '<p>They came at noon with {1}.</p></div><a class="permalink" href="#p{0}">link</a></div>'
    )
    page = LIST.format("May 2003", GENERATOR, "archive", entry.format(7, "Boats") + entry.format(8, "Boxes"))
    records, findings = reading.read(written(tmp_path, {"2003/05": page}))
    assert [(post.title, post.url) for post in records if isinstance(post, Post)] == [
        ("Boats", "http://quay.example/2003/05/#p7"),
        ("Boxes", "http://quay.example/2003/05/#p8"),
    ]
    assert findings.count("post-of-list") == 2


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY.format(1, "boats", "Boats", CUT.format("boats", 1)),
        ENTRY.format(1, "boats", "Boats", "<p>They came at noon, with three boxes and …</p>"),
        ENTRY.format(1, "boats", "Boats", WHOLE).replace("entry-content", "entry-summary"),
    ],
    ids=["a link to the rest", "dots", "a summary"],
)
def test_where_lists_show_only_how_posts_begin_nothing_is_read(tmp_path, entry):
    with pytest.raises(SourceError):
        reading.read(
            written(tmp_path, {"2012/05": a_list("May 2012", entry, entry.replace("boats", "lamps"))})
        )


def test_a_post_of_another_site_is_not_read(tmp_path):
    away = ENTRY.format(2, "boxes", "Boxes", WHOLE).replace(
        "https://quay.example/boxes", "https://harbour.example/boxes"
    )
    source = written(
        tmp_path,
        {
            "2012/05": a_list("May 2012", ENTRY.format(1, "boats", "Boats", WHOLE), away),
            "boats": POST.format(1, "boats", "Boats", WHOLE, GENERATOR),
        },
    )
    records, findings = reading.read(source)
    assert list(reading.posts(records)) == ["1"]
    assert "posts-not-given" not in findings


def test_a_page_of_one_post_with_the_class_of_lists():
    comment = (
        '<div class="comment" id="comment-{0}"><div class="comment-header"><span class="byline"><span class="vcard author">{1}</span> said</span> '
        '<abbr class="published" title="2004-01-0{0}T10:00:00-05:00">January {0}, 2004</abbr></div><div class="comment-content"><p>Words of {1}.</p></div></div>'
    )
    html = (
        '<html><head><title>Boats - Quay</title><meta name="generator" content="Movable Type 4.1"></head><body class="mt-archive-listing {}">'
        '<div class="entry-asset asset" id="entry-9"><h1 class="asset-name">Boats</h1><div class="asset-content"><p>They came at noon.</p></div></div>'
        f'<div class="comments"><h2 class="comments-header">2 Comments</h2><div class="comments-content">{comment.format(1, "Ada")}{comment.format(2, "Bela")}</div></div></body></html>'
    )
    for name in ("mt-entry-archive", "layout-archive"):
        found = read_page(Page(place="a.html", address="https://quay.example/2003/12/boats.html", html=html.replace("{}", name)))  # fmt: skip
        assert isinstance(found, ParsedPost)
        assert [comment.author.name for comment in found.post.comments] == ["Ada", "Bela"]
    bare = html.partition('<div class="comments">')[0]
    found = read_page(Page(place="a.html", address="https://quay.example/2003/12/", html=bare))
    assert isinstance(found, NonPost)


FLAT = (
    '<html lang="en"><head><title>The Quay: May 4, 2003</title></head><body><div id="banner"><h1>The Quay</h1></div><div class="content">'
    '<p align="right"><a href="/2003/05/03/">« May 3, 2003</a> | <a href="/">Main</a></p><h2>May 4, 2003</h2>{0}</div></body></html>'
)
DAY = (
    '<h3 id="a00{0}">{1}</h3>{2}<p class="posted">Posted by Ada at <a href="/quay.html#a00{0}">6:0{0} PM</a> | '
    '<a href="/2003/05/{1}.html#comments">Comments (0)</a></p>'
)


def test_the_posts_of_a_day_stand_side_by_side():
    """Each has a line like a comment's, and leads to its comments on another page."""
    address = "https://quay.example/2003/05/04/"
    html = FLAT.format(
        "".join(DAY.format(number, name, WHOLE * 3) for number, name in enumerate(("boats", "lamps"), 1))
    )
    found = read_page(Page(place="a.html", address=address, html=html))
    assert isinstance(found, NonPost)
    assert [(entry.url, entry.title) for entry in found.entries] == [
        ("https://quay.example/2003/05/boats.html", "boats"),
        ("https://quay.example/2003/05/lamps.html", "lamps"),
    ]
    post = read_page(Page(place="a.html", address=found.entries[1].url, html=found.entries[1].html))
    assert isinstance(post, ParsedPost)
    assert (post.post.title, post.post.comments) == ("lamps", ())
    assert post.post.body.text.count("They came at noon") == 3
    one = FLAT.format(DAY.format(1, "boats", WHOLE * 3))
    assert isinstance(read_page(Page(place="a.html", address=address, html=one)), ParsedPost)


MONTH = '<html lang="en"><head><title>Quay</title></head><body><div id="blog">{0}</div></body></html>'
DATED = '<div id="date">May {0}, 2002</div><blockquote><b>{1}</b><br>They came at noon, with three boxes and a dog, and left late. {2}</blockquote>'


def test_days_of_a_month_without_links_are_posts(tmp_path):
    days = [DATED.format(9, "Boats", "x" * 80), DATED.format(7, "Boxes", ""), DATED.format(7, "Lamps", "")]
    source = tmp_path / "quay.example"
    source.mkdir()
    (source / "2002_05_01_archive.html").write_text(MONTH.format("".join(days)), "utf-8")
    (source / "2002_archive.html").write_text(MONTH.format("".join(days[:2])), "utf-8")
    posts = [record for record in reading.read(tmp_path)[0] if isinstance(record, Post)]
    assert sorted((post.date or "")[:10] for post in posts) == ["2002-05-07", "2002-05-09"]
    seventh = next(post.body.text for post in posts if "07" in (post.date or "")[8:10])
    assert "Boxes" in seventh
    assert "Lamps" in seventh  # the list with more of the day is read


def test_posts_of_a_month_that_begin_with_headings_alike():
    """No element holds a post, and no link leads to comments; a day may stand above, below its title, or in a line."""
    text = f"{WHOLE}{WHOLE}"
    forms = {
        "a target, and a line": "<a name='p{0}'></a><h2 class='t'>{1}</h2><div>Ada / May {0}, 2003 / <a href='/archives/2003_05.html#p{0}'>here</a></div>" + text,
        "an element each": "<div class='log' id='p{0}'><h3>{1}</h3>" + text + "<small>Posted by Ada on May {0}, 2003</small></div>",
        "a day above": "<h2>May {0}, 2003</h2><a id='p{0}'></a><h3>{1}</h3>" + text,
        "text of its own": "<h2 id='p{0}'>{1}</h2><p>May {0}, 2003</p>They came at noon, with three boxes.<br><br>" + text,
    }  # fmt: skip
    address = "https://quay.example/archives/2003_05.html"
    side = '<div class="side"><h2>Links</h2><ul><li><a href="/">Home</a></li></ul></div>'
    for entry in forms.values():
        html = MONTH.format(
            entry.format(4, "Boats of the harbour")
            + entry.format(6, "Lamps at night")
            + entry.format(8, "Boxes and ropes")
        )
        html = html.replace("<title>Quay", "<title>Quay: May 2003").replace("</body>", f"{side}</body>")
        found = read_page(Page(place="a.html", address=address, html=html))
        assert isinstance(found, NonPost)
        assert [(each.url, each.title) for each in found.entries] == [
            (f"{address}#p{number}", title)
            for number, title in ((4, "Boats of the harbour"), (6, "Lamps at night"), (8, "Boxes and ropes"))
        ]
        post = read_page(Page(place="a.html", address=found.entries[1].url, html=found.entries[1].html))
        assert isinstance(post, ParsedPost)
        assert (post.post.title, (post.post.date or "")[:10]) == ("Lamps at night", "2003-05-06")
        assert post.post.body.text.count("They came at noon") == entry.count("They came at noon")
        assert "Boxes" not in post.post.body.text


def test_posts_of_one_day_with_one_title_are_all_kept(tmp_path):
    part = "<h3>Boats</h3><p>May 4, 2003</p><p>They came {}.</p>" + WHOLE
    html = MONTH.format("".join(map(part.format, ("early", "late", "again"))))
    records, _ = reading.read(written(tmp_path, {"2003/05": html}))
    texts = " ".join(post.body.text for post in records if isinstance(post, Post))
    assert all(word in texts for word in ("early", "late", "again"))


def test_the_date_of_a_post_in_a_month_that_is_a_link_leads_to_its_page():
    entry = (
        "<h2 id='p{0}'>{1}</h2>"
        + WHOLE
        + "<div>Ada: <a href='{0}.html'>May {0}, 2003</a> | <a href='cat_1.html'>Quay</a></div>"
    )
    html = MONTH.format(entry.format(4, "Boats") + entry.format(6, "Lamps") + entry.format(8, "Boxes"))
    found = read_page(Page(place="a.html", address="https://quay.example/archives/2003_05.html", html=html))
    assert isinstance(found, NonPost)
    assert [each.url for each in found.entries] == [
        f"https://quay.example/archives/{number}.html" for number in (4, 6, 8)
    ]


def test_titles_above_the_days_of_a_month_are_those_of_their_posts():
    entry = "<h1>{1}</h1><h2>May {0}, 2003</h2>" + WHOLE + "<p class='byline'>Posted by Ada at 04:39 PM</p>"
    html = MONTH.format(entry.format(8, "Boxes") + entry.format(6, "Lamps") + entry.format(4, "Boats"))
    found = read_page(Page(place="a.html", address="https://quay.example/archives/2003_05.html", html=html))
    assert isinstance(found, NonPost)
    assert [(each.key, each.title) for each in found.entries] == [
        ("quay.example#2003-05-08-boxes", "Boxes"),
        ("quay.example#2003-05-06-lamps", "Lamps"),
        ("quay.example#2003-05-04-boats", "Boats"),
    ]


def test_an_image_stays_with_its_post():
    entry = "<h2 id='p{0}'>{1} of May</h2><p>May {0}, 2003</p>" + WHOLE * 2 + '<p><img src="{0}.jpg"></p>'
    html = MONTH.format(entry.format(6, "Lamps") + entry.format(4, "Boats"))
    found = read_page(Page(place="a.html", address="https://quay.example/archives/2003_05.html", html=html))
    assert isinstance(found, NonPost)
    assert [[f"{number}.jpg" in each.html for number in (6, 4)] for each in found.entries] == [
        [True, False],
        [False, True],
    ]


def test_a_post_with_dated_parts_is_a_post():
    part = "<h3>{1}</h3><p>May {0}, 2003</p>" + WHOLE
    html = MONTH.format(f"<h1>A voyage</h1>{WHOLE * 3}{part.format(4, 'Boats')}{part.format(6, 'Lamps')}")
    html = html.replace("<title>Quay", "<title>A voyage | Quay")
    for address in ("https://quay.example/archives/000123.html", "https://quay.example/voyage.html"):
        found = read_page(Page(place="a.html", address=address, html=html))
        assert isinstance(found, ParsedPost)
        assert "Lamps" in found.post.body.text


def test_days_with_links_to_posts_are_not_read_as_posts():
    links = "".join(
        f'<div>May {day}, 2002</div><ul><li><a href="/2002/05/{day}/boats.html">Boats of the harbour, and boxes</a></li></ul>'
        for day in range(1, 9)
    )
    found = read_page(
        Page(place="a.html", address="https://quay.example/2002_05_01_archive.html", html=MONTH.format(links))
    )
    assert isinstance(found, NonPost)
    assert found.entries == ()


def test_an_untitled_post_of_blogger_is_read_once_from_several_lists(tmp_path):
    entry = (
        '<div class="post hentry"><a name="113751362374086425"></a><div class="post-body entry-content" id="post-body-113751362374086425">'
        f"{WHOLE}</div>{{}}</div>"
    )
    other = entry.replace("113751362374086425", "115695626847788771")
    linked = other.format(
        '<a class="permalink" href="https://quay.example/2006/08/lamps.html" rel="bookmark">8:00</a>'
    )
    page = '<html lang="en"><head><title>Quay</title><meta name="generator" content="blogger"></head><body><div class="blog-posts">{}</div></body></html>'
    both = page.format(entry.format("") + other.format(""))
    source = written(tmp_path, {"": both, "search": both, "2006": page.format(entry.format("") + linked)})
    records, _ = reading.read(source)
    posts = reading.posts(records)
    assert set(posts) <= {"113751362374086425", "115695626847788771"}
    assert sorted(post.url.partition("#")[2] or post.url for post in posts.values()) == [
        "113751362374086425",
        "https://quay.example/2006/08/lamps.html",
    ]
