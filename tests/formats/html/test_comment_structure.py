"""Comments whose markup no profile names: found by structure, with names, dates, texts and threads.

The judge is `comment_judge`. Scores may rise, but not fall: their floors are in `fixtures/html/scores.json`.
"""

import base64
import json
from functools import partial
from html import escape

import pytest

import converters
from converters.formats.html.reader import profile
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.post import read
from tests import reading
from tests.conftest import FIXTURES
from tests.formats.html.comment_judge import (
    Tally,
    comments_of,
    judge,
    page_of,
    renamed,
    said_by,
    truth_of,
)
from tests.formats.html.comment_markups import MARKUPS, Said
from tests.formats.html.conftest import FLOORS
from tests.formats.html.not_comments import MONTH, NAMED, NOT_COMMENTS

PAGES = sorted((FIXTURES / "html" / "pages").glob("*.html"))


def share(found: list[Said], true: list[Said]) -> float:
    """Percent of all fields that are right; a comment that is none costs one that is."""
    tally = judge(found, true)
    right = tally.found + tally.authors + tally.dates + tally.texts + tally.parents
    return round(max(0, 100 * (right / 5 - tally.false) / tally.of), 2)


@pytest.fixture
def hold_each(hold, request):
    """Compare a score a page with its floor. A page without a floor gets one with `--accept`."""

    def compare(name: str, scores: dict[str, float]) -> None:
        known = json.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
        accept = request.config.getoption("--accept")
        hold(name, {page: score for page, score in scores.items() if accept or page in known})

    return compare


@pytest.fixture
def no_platforms(monkeypatch):
    """Switch off the profiles that name a platform."""
    kept = tuple(each for each in profile.profiles() if each.rank != "platform")
    return partial(monkeypatch.setattr, profile, "profiles", lambda: kept)


@pytest.mark.parametrize("name", MARKUPS)
@pytest.mark.parametrize("change", [str, renamed], ids=["named", "renamed"])
def test_markup_of_no_profile(name, change):
    markup = MARKUPS[name]
    true = truth_of(markup)
    if (
        change is renamed and 'class="pc indent-{depth}"' in markup.item
    ):  # its classes alone say what answers what
        true = [said._replace(parent="") for said in true]
    assert judge(said_by(comments_of(change(page_of(markup)))), true) == Tally(
        *[len(true)] * 2, 0, *[len(true)] * 4
    )


@pytest.mark.parametrize("number", [1, 2])
def test_few_comments(number, hold_each):
    """Pages with one comment, and with two, whose classes and ids say nothing."""
    scores = {
        name: share(said_by(comments_of(renamed(page_of(markup, number=number)))), truth_of(markup, number))
        for name, markup in MARKUPS.items()
    }
    assert sum(scores.values()) / len(scores) >= 90
    hold_each(f"comments by structure, {number} a page", scores)


def true_of_pages() -> dict[str, tuple[str, list[Said]]]:
    """The fixtures of platforms that have comments, with what their profiles read, which people checked."""
    pages = {page.stem: page.read_text(encoding="utf-8") for page in PAGES}
    read = {
        name: (html, [said for said in said_by(comments_of(html)) if said.text])
        for name, html in pages.items()
    }
    return {name: (html, said) for name, (html, said) in read.items() if said}


def test_pages_of_platforms_without_their_profiles(hold_each, no_platforms):
    pages = true_of_pages()
    no_platforms()
    scores = {name: share(said_by(comments_of(html)), said) for name, (html, said) in pages.items()}
    assert sum(scores.values()) / len(scores) >= 90
    hold_each("comments by structure, no profile of a platform", scores)


def test_pages_of_platforms_with_names_that_say_nothing(hold_each):
    scores = {
        name: share(said_by(comments_of(renamed(html))), said)
        for name, (html, said) in true_of_pages().items()
    }
    assert sum(scores.values()) / len(scores) >= 90
    hold_each("comments by structure, renamed", scores)


@pytest.mark.parametrize("below", NOT_COMMENTS.values(), ids=NOT_COMMENTS)
def test_what_is_no_comment_is_not_read(below):
    markup = MARKUPS["data-parent"]._replace(page=below)
    assert comments_of(page_of(markup)) == []
    assert comments_of(renamed(page_of(markup))) == []


def test_posts_with_links_that_count_their_comments_are_no_comments():
    assert comments_of(page_of(MARKUPS["data-parent"]._replace(page=MONTH))) == []


@pytest.mark.parametrize("below", NAMED.values(), ids=NAMED)
def test_what_its_names_call_a_part_of_the_post_is_no_comment(below):
    assert comments_of(page_of(MARKUPS["data-parent"]._replace(page=below))) == []


@pytest.mark.parametrize("below", NOT_COMMENTS.values(), ids=NOT_COMMENTS)
def test_comments_beside_what_is_none(below):
    """What stands after the comments is not read with them."""
    markup = MARKUPS["beside"]
    page = page_of(markup._replace(page=f"{markup.page}{below}"))
    assert said_by(comments_of(page)) == truth_of(markup)


def test_a_heading_that_counts_differently_is_reported(tmp_path):
    markup = MARKUPS["beside"]
    page = tmp_path / "page.html"
    page.write_text(page_of(markup).replace("4 replies", "9 replies"), encoding="utf-8")
    result = converters.convert(page, tmp_path / "a.jsonl", to="archive")
    assert [finding.message for finding in result.findings if finding.kind == "comment-count"] == [
        "the page announces 9 comments, but 4 were found; look for its other pages of comments, or for comments that a script loads"
    ]


def test_comments_without_a_name_are_counted(tmp_path):
    page = tmp_path / "page.html"
    markup = MARKUPS["tailwind"]
    page.write_text(page_of(markup).replace('<p class="font-semibold">Dai</p>', ""), encoding="utf-8")
    result = converters.convert(page, tmp_path / "a.jsonl", to="archive")
    assert [finding.message for finding in result.findings if finding.kind == "unnamed-comments"] == [
        "1 comment shows no name"
    ]


def test_three_alike_without_proof_are_reported(tmp_path):
    """Names, dates and texts that repeat, where nothing says that they are comments."""
    markup = MARKUPS["data-depth"]
    page = tmp_path / "page.html"
    page.write_text(page_of(markup._replace(page='<div class="zz">{items}</div>')), encoding="utf-8")
    result = converters.convert(page, tmp_path / "a.jsonl", to="archive")
    (finding,) = [finding for finding in result.findings if finding.kind == "comments-unread"]
    assert "div.zz" in finding.message


@pytest.mark.parametrize("form", ["srcdoc", "data"])
def test_a_frame_with_comments_that_no_profile_knows(form, tmp_path):
    """SingleFile writes a frame into `srcdoc`, monolith into a `data:` URL."""
    markup = MARKUPS["data-parent"]
    comments = page_of(markup).partition('<section class="talk">')[2].partition("</section>")[0]
    document = f'<!DOCTYPE html><html><body><section class="talk">{comments}</section></body></html>'
    source = (
        f'srcdoc="{escape(document)}"'
        if form == "srcdoc"
        else f'src="data:text/html;base64,{base64.b64encode(document.encode()).decode()}"'
    )
    page = tmp_path / "page.html"
    page.write_text(page_of(markup._replace(page=f"<iframe {source}></iframe>")), encoding="utf-8")
    target = tmp_path / "archive.jsonl"
    converters.convert(page, target, to="archive")
    (post,) = [json.loads(line) for line in target.read_text().splitlines() if '"record":"post"' in line]
    assert [comment["author"]["name"] for comment in post["comments"]] == [
        said.name for said in truth_of(markup)
    ]


def test_names_without_a_link_stand_where_the_others_do(tmp_path):
    """A theme of WordPress that no profile knows: only who has a home page gets a link of the class `url`."""
    says = (
        '<li class="comment" id="comment-{0}"><div class="card"><div class="w-name"><span>{1}</span></div>'
        '<a class="w-date" href="#comment-{0}">January {0}, 2012 9:30 am</a></div><div class="w-text"><p>Nice boxes.</p></div></li>'
    )
    linked = '<a class="url" rel="external" href="http://{0}.example/">{0}</a>'
    names = ("Bela", linked.format("Cleo"), linked.format("Dora"), "Ada Brandt")
    items = "".join(says.format(number, name) for number, name in enumerate(names, 1))
    page = page_of(
        MARKUPS["data-parent"]._replace(page=f'<div id="comments"><ol class="commentlist">{items}</ol></div>')
    )
    found = comments_of(page)
    assert [comment.author.name for comment in found] == ["Bela", "Cleo", "Dora", "Ada Brandt"]
    assert {comment.body.text for comment in found} == {"<p>Nice boxes.</p>"}


@pytest.mark.parametrize(
    "head",
    [
        '<cite class="bold">Ada Brandt</cite> <span>says:</span><div class="comment-meta commentmetadata"><a href="#comment-7">January 7, 2012 at 9:30 am</a></div>',
        '<strong>Ada Brandt</strong> January 7, 2012 at 9:30 am <a class="comment-reply-link" href="?replytocom=7#respond"> - Reply</a>',
    ],
    ids=["a theme of today", "Avada"],
)
def test_a_name_beside_the_date_in_the_element_of_the_author(head):
    html = (
        '<html lang="en"><head><title>Boats</title><meta name="generator" content="WordPress 5.2"></head><body class="single"><h1 class="entry-title">Boats</h1><div class="entry-content"><p>They came.</p></div>'
        f'<ol class="comment-list"><li class="comment even thread-even depth-1" id="comment-7"><div class="comment-author vcard meta">{head}</div>'
        '<div class="comment-text"><p>Nice boxes.</p></div></li></ol></body></html>'
    )
    (comment,) = comments_of(html)
    assert (comment.author.name, comment.date) == ("Ada Brandt", "2012-01-07T09:30:00")
    assert comment.body.text == "<p>Nice boxes.</p>"


def test_a_pingback_with_a_long_title_and_a_date_beside_it():
    title = (
        "What everybody on the quay ought to know of boxes, of the ropes around them, and of the lamps above, "
        * 2
    )
    html = (
        '<html lang="en"><head><title>Boats</title><meta name="generator" content="WordPress 5.2"></head><body class="single"><h1 class="entry-title">Boats</h1><div class="entry-content"><p>They came.</p></div>'
        '<ol class="comment-list"><li class="pingback odd alt thread-even depth-1" id="comment-8"><div class="comment-author meta">'
        f'<strong><a href="http://cleo.example/boxes" rel="external nofollow" class="url">{title}</a></strong> January 8, 2012 at 9:30 am</div>'
        '<div class="comment-text"><p>[&#8230;] as the quay says [&#8230;]</p></div></li></ol></body></html>'
    )
    (comment,) = comments_of(html)
    assert (comment.type, comment.author.name, comment.date) == (
        "pingback",
        title.strip(" ,"),
        "2012-01-08T09:30:00",
    )


_PAGE_OF_WORDPRESS = (
    '<html lang="en"><head><title>Boats</title><meta name="generator" content="WordPress 2.0"></head><body><h2 class="entry-title">Boats</h2>'
    '<div class="entry-content"><p>They came with the tide, and went with it.</p></div>{below}</body></html>'
)


@pytest.mark.parametrize(
    ("items", "urls"),
    [
        (
            '<dt id="comment-7"><a href="#comment-7" title="Link to this reply">#1</a> On January 5th, 2012 9:15 am <span><a href="http://ada.example/" class="url">'
            "Ada Brandt</a> replied:</span></dt> <dd><p>Nice boxes.</p></dd>"
            '<dt id="comment-8"><a href="#comment-8" title="Link to this reply">#2</a> On January 6th, 2012 9:15 am <span>Bela Orsi replied:</span></dt> <dd><p>A good dog.</p></dd>',
            ["http://ada.example/", ""],
        ),
        (
            '<dt class="comment" id="comment-7"><span class="comment_num"><a href="#comment-7">1</a></span> <strong>Ada Brandt </strong><span class="comment_time">{ 01.05.2012 at 9:15 am }</span></dt>'
            '<dd class="comment" id="comment-7"><div class="format_text"><p>Nice boxes.</p></div></dd>'
            '<dt class="comment alt" id="comment-8"><span class="comment_num"><a href="#comment-8">2</a></span> <strong><a href="http://bela.example/" class="url">Bela Orsi</a> </strong>'
            '<span class="comment_time">{ 01.06.2012 at 9:15 am }</span></dt><dd class="comment alt" id="comment-8"><div class="format_text"><p>A good dog.</p></div></dd>',
            ["", "http://bela.example/"],
        ),
    ],
    ids=["dates before names", "the same id twice"],
)
def test_a_comment_is_a_term_and_what_follows_it(items, urls):
    """The id is on the `dt`, and the text in the `dd` after it."""
    for opening in ("<dl>", '<dl id="comment_list">'):
        found = comments_of(
            _PAGE_OF_WORDPRESS.format(below=f'<h3 id="comments">Replies</h3>{opening}{items}</dl>')
        )
        assert [comment.id for comment in found] == ["7", "8"]
        assert [comment.author.name for comment in found] == ["Ada Brandt", "Bela Orsi"]
        assert [comment.author.url for comment in found] == urls
        assert [comment.body.text for comment in found] == ["<p>Nice boxes.</p>", "<p>A good dog.</p>"]


def test_comments_that_have_an_id_each_and_no_date():
    """Typo counts the time from the post: `Ada said about 1 hour later:`."""
    says = '<li class="graybox" id="comment-{}"><cite><strong>{}</strong></cite> said about 1 hour later:<br><p>{}</p></li>'
    items = says.format(11, "Ada Brandt", "Nice boxes.") + says.format(12, "Bela Orsi", "A good dog.")
    page = page_of(MARKUPS["data-parent"]._replace(page=f'<h4>Comments</h4><ol id="list">{items}</ol>'))
    found = comments_of(page)
    assert [(comment.id, comment.author.name) for comment in found] == [
        ("11", "Ada Brandt"),
        ("12", "Bela Orsi"),
    ]
    texts = [comment.body.text for comment in found]
    assert ["<p>Nice boxes.</p>" in texts[0], "<p>A good dog.</p>" in texts[1]] == [True, True]


def test_a_pingback_of_twenty_eleven():
    """Since WordPress 5.3 its link has `rel="ugc"` and no longer `external`."""
    ping = '<ol class="commentlist"><li class="post pingback"><p>Pingback: <a href="http://ada.example/boxes/" class="url" rel="ugc">Boxes | Ada Brandt</a></p></li></ol>'
    (comment,) = comments_of(_PAGE_OF_WORDPRESS.format(below=ping))
    assert (comment.type, comment.author.name) == ("pingback", "Boxes | Ada Brandt")
    assert comment.author.url == "http://ada.example/boxes/"


def test_a_heading_below_its_text_whose_comments_begin_with_a_target():
    """Some comments have no name, and the first text is as short as one."""
    comment = '<a id="c{0}"></a><p>{2}</p><p class="z">Posted by: <span>{1}</span> | 10:1{0} am 1{0} October 2005</p><hr>'
    items = ((1, "", "Fine boats those"), (2, "", "The dog and I were there at noon."), (3, "Cleo", "Bring lamps next time."), (4, "Dai", "We did."))  # fmt: skip
    html = (
        '<html lang="en"><head><title>Boats</title></head><body><div><h2>Boats</h2><div class="t"><p>They came at noon, with three boxes and a dog.</p></div>'
        '<p class="z"><a href="/boats.html">#</a> 11 October 2005</p><div id="comments"><h3><a id="comments"></a>Comments...</h3><hr>'
        + "".join(comment.format(*item) for item in items)
        + "<form><textarea></textarea></form></div></div></body></html>"
    )
    found = read(Page(place="boats.html", address="https://quay.example/boats.html", html=html))
    assert [
        (comment.id, comment.author.name, comment.date, comment.body.text) for comment in found.post.comments
    ] == [
        (str(number), name, f"2005-10-1{number}T10:1{number}:00", f"<p>{said}</p>")
        for number, name, said in items
    ]


def test_the_target_of_a_comment_that_an_element_alone_is_around():
    comment = (
        '<a id="comment-34{0}"></a><li><div class="s"><cite>{1}</cite> on November 0{0}, 2007</div><div class="b"><p>{2}</p></div>'
        '<div class="l"><a href="/login">Login</a> to post comments</div></li>'
    )
    items = ((3, "Ada", "The boats were late again."), (4, "Bela", "They always are, Ada."), (5, "Cleo", "And the dog was wet."))  # fmt: skip
    html = (
        '<html lang="en"><head><title>Boats</title></head><body><div><h1>Boats</h1><p>They came at noon, with three boxes and a dog.</p>'
        f'<div id="comments">{"".join(comment.format(*item) for item in items)}</div></div></body></html>'
    )
    found = read(Page(place="boats.html", address="https://quay.example/boats.html", html=html))
    assert [(comment.id, comment.author.name) for comment in found.post.comments] == [
        ("343", "Ada"),
        ("344", "Bela"),
        ("345", "Cleo"),
    ]


def test_the_words_around_a_name_that_only_some_comments_link():
    """The name is stressed, with a link or without one; the words around name and date are no text of the comment."""
    item = '<li id="comment-{0}">By <strong>{1}</strong> on <a href="#comment-{0}">May {0}, 2012</a> | <a href="#respond">Reply</a><div><p>{2}</p></div></li>'
    link = '<a href="https://ada.example/" rel="external nofollow" class="url">Ada</a>'
    items = item.format(2, link, "The crane left.") + item.format(3, "Bela", "So it did.") + item.format(4, link, "At noon.")  # fmt: skip
    page = (
        '<html lang="en"><head><title>Fog</title><meta name="generator" content="WordPress 3"></head><body><div class="post"><h2>Fog</h2><div class="entry">'
        f'<p>It came at noon, and stayed until the lamps were lit.</p></div></div><ol class="commentlist">{items}</ol></body></html>'
    )
    found = read(Page(place="a.html", address="", html=page)).post.comments
    assert [each.author.name for each in found] == ["Ada", "Bela", "Ada"]
    assert [each.body.text for each in found] == [
        "<p>The crane left.</p>",
        "<p>So it did.</p>",
        "<p>At noon.</p>",
    ]


def test_comments_that_all_have_the_id_of_their_post():
    item = '<div class="comment"><a class="n" name="409">{0}:</a><p>{2}</p><div class="comment-author">Posted by: <a href="https://{1}.example/">{1}</a> at May {0}, 2012 6:42 AM</div></div>'
    said = ((1, "Ada", "The crane left."), (2, "Bela", "So it did."), (3, "Ada", "At noon."))
    items = "".join(item.format(*each) for each in said)
    page = (
        '<html lang="en"><head><title>Fog</title></head><body><div id="blog"><h2>Fog</h2><div class="log"><p>It came at noon, and stayed until '
        f'the lamps were lit.</p></div></div><div class="column"><h3>Comments</h3>{items}</div></body></html>'
    )
    found = read(Page(place="a.html", address="", html=page)).post.comments
    assert [(each.id, each.author.name, each.body.text) for each in found] == [
        ("409", name, f"<p>{text}</p>") for _, name, text in said
    ]


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        (("Ada|One.|waits", "Ada|One. Two.|", "Cleo|Three.|"), "Ada pending, Ada pending, Cleo approved"),
        (("Ada|Thanks!|", "Bela|Thanks!|", "Cleo|Three.|"), "Ada approved, Bela approved, Cleo approved"),
        (("Ada|One.|waits", "Ada|One.|", "Cleo|Three.|"), "Ada pending, Cleo approved"),
    ],
)
def test_what_may_be_a_part_of_a_comment_that_waits_is_not_public(items, wanted, tmp_path):
    template = '<li class="comment" id="comment-{}"><cite class="fn">{}</cite> <time datetime="2012-05-01">May 1</time>{}<p>{}</p></li>'
    waits = '<em class="comment-awaiting-moderation">Your comment is awaiting moderation.</em>'
    shown = ""
    for item in items:
        name, text, state = item.split("|")
        shown += template.format(8 if name == "Cleo" else 7, name, waits if state else "", text)
    (tmp_path / "fog.html").write_text(
        '<html lang="en"><head><title>Fog</title><link rel="canonical" href="https://quay.example/fog/"></head><body><article><h1>Fog</h1>'
        f"<p>It came at noon, and stayed until the lamps were lit.</p></article><ol class='commentlist'>{shown}</ol></body></html>",
        "utf-8",
    )
    (post,) = reading.posts(reading.read(tmp_path)[0]).values()
    assert ", ".join(f"{each.author.name} {each.status}" for each in post.comments) == wanted


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("The crane left.", "The crane left."), [("7", "The crane left.")]),
        (("The crane left.", "So it did."), [("7", "The crane left."), ("7-2", "So it did.")]),
    ],
)
def test_the_id_of_a_comment_that_a_page_shows_twice_stays(texts, expected, tmp_path):
    item = '<li class="comment" id="comment-7"><div class="comment-author vcard"><cite class="fn">Ada</cite></div><div class="comment-content"><p>{}</p></div></li>'
    page = (
        '<html lang="en"><head><title>Fog</title></head><body><article class="post hentry"><h1 class="entry-title">Fog</h1><div class="entry-content"><p>It came at '
        'noon, and stayed until the lamps were lit.</p></div></article><div id="comments"><h3>1 thought on “Fog”</h3><ol class="commentlist">'
        f"{''.join(map(item.format, texts))}</ol></div></body></html>"
    )
    (tmp_path / "fog.html").write_text(page, "utf-8")
    (post,) = reading.posts(reading.read(tmp_path / "fog.html")[0]).values()
    assert [(each.id, each.body.text) for each in post.comments] == [
        (id_, f"<p>{text}</p>") for id_, text in expected
    ]


def test_two_comments_with_one_id_are_two(tmp_path):
    """By mistake: a theme that prints the same id on each page of comments."""
    item = '<li class="comment" id="comment-{0}"><cite class="fn">{1}</cite> <time datetime="2012-05-0{0}">May {0}</time><p>{2}</p></li>'
    page = (
        '<html lang="en"><head><title>Fog</title><link rel="canonical" href="https://quay.example/fog/"></head><body><article><h1>Fog</h1>'
        "<p>It came at noon, and stayed until the lamps were lit.</p></article><ol class='commentlist'>{0}</ol></body></html>"
    )
    one, other = item.format(1, "Ada", "The crane left."), item.format(1, "Bela", "So it did.")
    more = item.format(2, "Cleo", "At noon.")
    for name, items in (("fog.html", one), ("fog-2.html", other + more)):
        (tmp_path / name).write_text(page.format(items), "utf-8")
    records, _ = reading.read(tmp_path)
    (post,) = reading.posts(records).values()
    assert sorted(each.author.name for each in post.comments) == ["Ada", "Bela", "Cleo"]


@pytest.mark.parametrize(
    ("mail", "ip"),
    [("comment-author-email", "comment-author-IP"), ("commenterEmail", "ip-address"), ("comment_mail", "author_ip")],
)  # fmt: skip
def test_addresses_beside_a_text_without_an_element_are_the_author_s(mail, ip):
    items = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="comment-author">{name}</cite> <span class="{mail}">{name}@quay.example</span>'
        f' <span class="{ip}">IP: 203.0.113.{n}</span> <time datetime="2020-01-0{n}T10:00:00">{n} January 2020</time> Nice boxes, ask info@boxes.example.</li>'
        for n, name in enumerate(("Bela", "Cleo"), 1)
    )
    found = comments_of(
        f'<html lang="en"><body><h1>Boats</h1><div class="entry-content"><p>They came.</p></div><ol class="commentlist">{items}</ol></body></html>'
    )
    assert [(comment.author.email, comment.author.ip) for comment in found] == [
        ("Bela@quay.example", "203.0.113.1"),
        ("Cleo@quay.example", "203.0.113.2"),
    ]
    for comment in found:
        assert "quay" not in comment.body.text
        assert "203.0" not in comment.body.text
        assert comment.body.text.endswith("Nice boxes, ask info@boxes.example.")
