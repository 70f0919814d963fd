"""Titles and bylines: one page alone, many pages of one site, pages without any heading, and markup of public reports."""

import json

import pytest

import converters
from converters.formats.html.reader import post as posts
from converters.formats.html.reader.bylines import name_in_line, name_of
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.shared_titles import SharedTitles
from tests.formats.html.theme_pages import BODY, SITE, TITLES

BARE = '<!DOCTYPE html><html lang="en"><head><title>{window}</title>{head}</head><body>{top}<div class="zz">{body}</div></body></html>'
NAMES = ("Crossing the strait", "Seven lamps", "A box of glass: the second one", "Ropes, knots and ladders")


def read(html: str, address: str = ""):
    return posts.read(Page(place="page.html", address=address, html=html)).post


@pytest.mark.parametrize("pattern", TITLES)
def test_pages_without_headings_in_a_run(pattern, tmp_path):
    """What all pages share is the site's name, whatever separates it."""
    for number, name in enumerate(NAMES):
        window = pattern.format(title=name, site=SITE)
        html = BARE.format(window=window, head="", top="", body=BODY)
        folder = tmp_path / "glass.example" / f"n{number}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(html, encoding="utf-8")
    converters.convert(tmp_path / "glass.example", tmp_path / "a.jsonl", to="archive")
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    titles = {record["title"] for record in records if record["record"] == "post"}
    assert titles == set(NAMES)
    if "{site}" in pattern:
        assert next(record for record in records if record["record"] == "site")["title"] == SITE


@pytest.mark.parametrize(
    "pattern", [pattern for pattern in TITLES if "," not in pattern and "{site}:" not in pattern]
)
@pytest.mark.parametrize("top", ["", "<h1>Glass Notes</h1>"], ids=["no heading", "the site's heading"])
def test_one_page_without_a_heading_is_known_by_its_url(pattern, top):
    html = BARE.format(window=pattern.format(title=NAMES[0], site=SITE), head="", top=top, body=BODY)
    assert read(html, "https://glass.example/2012/crossing-the-strait/").title == NAMES[0]


def test_the_site_may_be_known():
    head = '<meta property="og:site_name" content="Glass Notes">'
    for window in ("Seven lamps | Glass Notes", "Glass Notes: Seven lamps", "Seven lamps, Glass Notes"):
        assert read(BARE.format(window=window, head=head, top="", body=BODY)).title == "Seven lamps"


def test_memory_of_shared_titles_is_bounded():
    shared = SharedTitles()
    for number in range(20_000):
        shared.add(f"Post {number} - Notes {number} | {SITE}")
    assert shared.without(f"Post 7 - Notes 7 | {SITE}") == "Post 7 - Notes 7"
    assert len(shared._starts) + len(shared._ends) < 3 * 4096
    assert shared.site() == SITE


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted by Ada on May 3, 2012 in News", "Ada"),
        ("By Ada Brandt | 3 comments", "Ada Brandt"),
        ("By Ada Brandt, published on 4 January 2012 | 5 comments", "Ada Brandt"),
        ("Monday August 27, 2018 10:05 am PDT by Juli Brandt", "Juli Brandt"),
        ("Ada Brandt Fr, 18. Oktober 2019", "Ada Brandt"),
        ("Zeige alle Beiträge von Petra Brandt", "Petra Brandt"),
        ("Posted in Boats by ada", "ada"),
        ("Ada Brandt · 3 years ago", "Ada Brandt"),
        ("Ada Brandt 12 Comments", "Ada Brandt"),
        ("Publié par Zoé le 5 avril 2012", "Zoé"),
        ("作者：王小明", "王小明"),
        ("Otto von Brandt", "Otto von Brandt"),
        ("Da Costa", "Da Costa"),
        ("Ada Brandt @adabrandt", "Ada Brandt"),
        ("8. Januar 2020", ""),
        ("6 de mayo de 2022 05:30", ""),
        ("5 comments", ""),
        ("No Author", ""),
        ("By Ada Brandt under Boats, Ropes and lamps on 4. January 2012", "Ada Brandt"),
        ("By Ada Brandt under Boats, Day/Night, Lamps on 4. January 2012", "Ada Brandt"),
        ("Ada Brandt 04/01/2012 at 9:15 am", "Ada Brandt"),
        ("Ada Brandt / Boats", "Ada Brandt"),
        ("Lo dijo Ada", "Ada"),
        ("Entries from October 2012", ""),
        ("Comments (RSS)", ""),
        ("Trackback", ""),
    ],
)
def test_a_name_and_not_a_line(line, name):
    assert name_of(line) == name


@pytest.mark.parametrize(
    "line", ["Home » Boats", "January 4, 2012", "Friday", "15:30 Uhr", "Filed under Boats", "3 comments"]
)
def test_lines_that_name_nobody(line):
    assert name_in_line(line) == ""


REPORTED = {
    # unfluff 93: the first date of the page is that of the best comment, and the byline is one line
    "date of a comment": """<div class="best-comments"><h2>Top Rated Comments</h2><div class="best-item"><b>zed</b> <time>3 March 2019</time><p>I like kites, and said so at once.</p></div></div>
<h1>Crossing the strait</h1><div class="byline--8 q">Wednesday January 4, 2012 10:05 am PDT by Ada Brandt</div><div class="article--x">{body}</div>""",
    # trafilatura 284: the name of the site after the title, in a heading that is none
    "title without a heading": """<div class="hd"><div class="t1">Crossing the strait</div><p>Posted on January 4, 2012 by Ada Brandt</p></div><div class="tx">{body}</div>""",
    # readability 565: a class of the layout that has the word sidebar
    "content with sidebar": """<div class="contentWithSidebar"><h1>Crossing the strait</h1><p class="when">January 4, 2012 by Ada Brandt</p><div>{body}</div></div>
<div class="sidebar"><p>About us: we have sailed since 1980, and write when there is no wind at all, which is often.</p><time datetime="2019-03-03">3 March</time></div>""",
    # a kicker in the main heading, which the page's own title has not
    "kicker": """<article><h1 class="entry-title"><span class="kicker">Seafaring</span> Crossing the strait</h1><p class="m">By Ada Brandt, January 4, 2012</p><div class="txt">{body}</div></article>""",
    # a lead in an element with the same name as the text
    "lead": """<article><header><h1>Crossing the strait</h1><div class="entry-content"><p>A short lead.</p></div><span>January 4, 2012</span> <span>by Ada Brandt</span></header><div class="entry-content">{body}{body}</div></article>""",
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTED)
def test_markup_of_public_reports(name):
    head = '<meta name="generator" content="WordPress 6.4">' if name == "lead" else ""
    html = f'<!DOCTYPE html><html lang="en"><head><title>Crossing the strait | Glass Notes</title>{head}</head><body>{REPORTED[name]}</body></html>'
    found = posts.read(
        Page(
            place="page.html",
            address="https://glass.example/crossing-the-strait/",
            html=html.replace("{body}", BODY),
        )
    )
    assert found.post.title == "Crossing the strait"
    assert found.author
    assert found.author.name == "Ada Brandt"
    assert (found.post.date or "")[:10] == "2012-01-04"
    assert "ferry left the quay" in found.post.body.text
    assert not {"kites", "sailed since", "zed"} & set(found.post.body.text.split())


def test_the_name_of_the_site_that_a_page_states_is_no_part_of_its_title():
    """The logo names the site `quay-wood`, and what the page states is another name."""
    head = '<meta name="generator" content="WordPress 6.1"><meta property="og:title" content="Crates - Quay of Wood"><meta property="og:site_name" content="Quay of Wood">'
    html = BARE.format(
        window="Crates - Quay of Wood", head=head, top='<p class="site-title">quay-wood</p>', body=BODY
    )
    assert read(html).title == "Crates"


def test_a_line_with_category_and_date_is_no_title():
    """A theme whose class for titles is that of the line above: `Boats4 Jan 2012 9:15 am`."""
    top = (
        '<div class="post"><div class="post-title"><em><a href="/category/boats/" rel="category tag">Boats</a></em>4 Jan 2012 9:15 am</div>'
        '<p class="post-info"><a href="/seven-lamps/" rel="bookmark"><b>Seven lamps</b></a></p>'
    )
    head = '<meta name="generator" content="WordPress 2.0.7">'
    post = read(
        BARE.format(window="Glass Notes &raquo; Seven lamps", head=head, top=top, body=BODY),
        "https://glass.example/seven-lamps/",
    )
    assert post.title == "Seven lamps"


def test_a_date_beside_an_element_near_the_title():
    top = "<h1>Seven lamps</h1><div><em>Boats</em>4 Jan 2012 9:15 am</div>"
    post = read(BARE.format(window="Seven lamps | Glass Notes", head="", top=top, body=BODY))
    assert post.date == "2012-01-04T09:15:00"


def test_a_title_for_machines_that_is_the_name_of_the_site_in_other_words():
    head = '<meta name="DC.title" content="Adalbert Quay">'
    found = read(
        BARE.format(window="Seven lamps | Ada Quay", head=head, top="<h1>Seven lamps</h1>", body=BODY)
    )
    assert found.title == "Seven lamps"


def test_a_title_that_only_a_link_in_the_post_has():
    top = '<meta name="generator" content="WordPress 3.4">'
    html = BARE.format(
        window="The Quay - New boats each Tuesday!",
        head=top,
        top="<h2>Latest boats</h2>",
        body=f'<div class="post" id="post-3"><h3><a href="/2008/07/lamps/" rel="bookmark">Seven lamps</a></h3><div class="entry">{BODY}</div></div>',
    )
    assert read(html, "https://quay.example/2008/07/lamps/").title == "Seven lamps"


def test_the_part_of_a_window_that_the_url_ends_like_is_the_title():
    top = '<h1>Ada of the quay</h1><div class="content"><h2>May 4, 2003</h2><h3>Seven lamps!</h3>'
    html = BARE.format(window="Ada of the quay: Seven lamps!", head="", top=top, body=BODY + "</div>")
    assert read(html, "https://quay.example/2003/05/seven_lamps.html").title == "Seven lamps!"
    assert read(html, "https://quay.example/2003/05/ada_of_the_quay.html").title == "Ada of the quay"
