"""Comments that no profile reads are reported, and what is none is not."""

import json

import pytest

import converters
from converters.formats.html.reader.parsed_page import SKIPPED
from converters.formats.html.reader.unclosed import unclosed
from converters.model import Post
from tests import reading
from tests.growth.measure import steep_in_seconds

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Kites</title></head><body><article><h1>Kites</h1>
<p>They flew over the harbour all day, and nobody looked up, for the fish had come in.</p></article>{below}</body></html>"""
ITEM = '<div class="zz-reply-box"><i>{name}</i> <small>January {day}, 2012 at 9:15 am</small>{text}</div>'
ITEMS = "".join(ITEM.format(name=name, day=day, text="") for name, day in (("Ada", 5), ("Bela", 6)))
"""Names and dates of comments, whose texts a script would load."""


def findings(below, tmp_path):
    (tmp_path / "page.html").write_text(PAGE.format(below=below), encoding="utf-8")
    result = converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive")
    return [finding for finding in result.findings if finding.kind == "comments-unread"]


@pytest.mark.parametrize(
    ("below", "where"),
    [
        (f'<div id="zzComments">{ITEMS}</div>', "div#zzComments"),
        (f'<section class="zz kommentare">{ITEMS}</section>', "section.zz.kommentare"),
        (f"<h3>2 comments</h3>{ITEMS}", "2 comments"),
        ('<div><p class="zz-comment">One.</p><p class="zz-comment">Two.</p></div>', ""),
        (
            '<div class="replies"><p class="zz-comment">One.</p><p class="zz-comment">Two.</p></div>',
            "div.replies",
        ),
        (
            '<ol class="replies"><li id="comment-zz1">One.</li><li id="comment-zz2">Two.</li></ol>',
            "ol.replies",
        ),
        ('<div id="disqus_thread"></div>', "Disqus"),
        ('<div class="giscus"></div>', "giscus"),
    ],
)
def test_what_looks_like_comments_is_reported(below, where, tmp_path):
    found = findings(below, tmp_path)
    assert [where in finding.message for finding in found] == ([True] if where else [])


@pytest.mark.parametrize(
    "below",
    [
        "",
        '<div id="comments"><h3>Leave a reply</h3><form><label>Name</label></form></div>',
        '<h3>0 comments</h3><div id="comments"><p>Be the first.</p></div>',
        '<div class="widget recent-comments"><ul><li>Ann on <a href="/x">Kites</a>, January 5, 2012</li></ul></div>',
        '<p class="comments-closed">Comments are closed since January 5, 2012.</p>',
    ],
)
def test_what_is_no_comment_is_not_reported(below, tmp_path):
    assert findings(below, tmp_path) == []


def test_comments_that_are_read_are_not_reported(tmp_path):
    item = '<li class="comment" id="comment-{0}"><cite class="fn">Ada</cite> <p>Fine.</p></li>'
    below = f'<div id="comments"><ol class="commentlist">{item.format(1)}{item.format(2)}</ol></div>'
    assert findings(below, tmp_path) == []


COMMENT = (
    '<li class="comment even" id="comment-{day}"><div class="vcard"><b class="fn">{name}</b></div>'
    '<p class="comment-meta">January {day}, 2012 at 9:15 am</p><div class="comment-content"><p>{text}</p></div></li>'
)
WHOLE = [COMMENT.format(name=name, day=day, text=text) for name, day, text in (("Ada", 5, "Nice boxes."), ("Bela", 6, "A good dog."), ("Cleo", 7, "I crossed in March."))]  # fmt: skip
LIST = '<h3>Comments</h3><ol class="commentlist">{items}</ol>'


THREADED = (
    '<li class="comment" id="c{day}"><div class="comment-block"><cite class="user">{name}</cite>'
    '<span class="datetime"><a href="/?showComment=1#c{day}">January {day}, 2012 at 9:15 AM</a></span>'
    '<p class="comment-content">{text}</p><span class="actions"><a class="comment-reply" target="_self">Reply</a></span></div>'
    '<div class="continue"><a class="comment-reply" target="_self">Reply</a></div></li>'
)


@pytest.mark.parametrize(
    ("last", "is_reported"),
    [
        ('<a class="comment-reply" target="_self">Add comment</a>', False),
        ('<button class="comment-reply">Add comment</button>', False),
        ('<a class="comment-reply" name="c9">The wind was the same, says Dora.</a>', True),
        ('<a class="comment-reply" target="_self">Add comment</a> The wind was the same.', True),
    ],
)
def test_a_button_below_comments_is_no_comment(last: str, is_reported: bool, tmp_path):
    """Blogger ends a thread with one that has the classes of those in the comments."""
    names = (("Ada", 5, "Nice boxes."), ("Bela", 6, "A good dog."), ("Cleo", 7, "I crossed in March."))
    items = "".join(THREADED.format(name=name, day=day, text=text) for name, day, text in names)
    below = f'<div id="comments"><ol>{items}</ol><div class="continue">{last}</div></div>'
    assert bool(findings(below, tmp_path)) == is_reported


def test_a_damaged_comment_among_others_is_reported(tmp_path):
    """An element that no profile takes for a comment, with what the comments beside it have."""
    whole = COMMENT.format(name="Dora", day=8, text="The wind was the same.")
    assert findings(LIST.format(items="".join([*WHOLE, whole])), tmp_path) == []
    damaged = (
        whole.replace("<li", "<zz")
        .replace("</li", "</zz")
        .replace('id="comment-8"', "")
        .replace("comment even", "remark")
    )
    (finding,) = findings(LIST.format(items="".join([WHOLE[0], damaged, *WHOLE[1:]])), tmp_path)
    assert "zz.remark" in finding.message


def test_comments_without_name_and_date_are_reported(tmp_path):
    """Neighbors that are named as comments, in a list without a name."""
    items = '<li class="comment"><div class="comment-text"><p>{}</p></div></li>'
    below = f"<ul>{items.format('Nice boxes.')}{items.format('A good dog.')}</ul>"
    (finding,) = findings(below, tmp_path)
    assert "comment" in finding.message


@pytest.mark.parametrize(
    "start", ["<!-- ", "<style>", "<textarea rows=3>", "<template>", "<title>", "<iframe src=x>"]
)
def test_an_element_that_nothing_ends_is_reported(start, tmp_path):
    page = PAGE.format(below=LIST.format(items=start + "".join(WHOLE)))
    for name, html in (("cut.html", page), ("whole.html", page.replace(start, ""))):
        (tmp_path / name).write_text(html, encoding="utf-8")
        found = converters.convert(tmp_path / name, tmp_path / f"{name}.jsonl", to="archive").findings
        shown = [finding.message for finding in found if finding.kind == "unclosed-element"]
        assert [start.split(" ")[0].rstrip(">") in message for message in shown] == [True] * (
            name == "cut.html"
        )


@pytest.mark.parametrize("name", ["textarea", "title"])
def test_an_element_that_the_end_of_another_ends_is_reported(name, tmp_path):
    below = f"<{name}>{LIST.format(items=''.join(WHOLE))}<form><{name}>What do you say?</{name}></form>"
    (tmp_path / "page.html").write_text(PAGE.format(below=below), "utf-8")
    found = converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive").findings
    shown = [finding.message for finding in found if finding.kind == "unclosed-element"]
    assert [f"<{name}>" in message for message in shown] == [True]


@pytest.mark.parametrize("piece", ["<style>", "<title></p>", "<script><style></p>"])
def test_elements_that_hold_others_take_linear_time(piece):
    def prepare(size):
        html = f"{piece * size}</style></title>"
        return lambda: unclosed(html)

    assert not steep_in_seconds(prepare, 20_000)


@pytest.mark.parametrize("attribute", ["class", "href", "style"])
def test_an_attribute_without_its_last_quotation_mark_is_reported(attribute, tmp_path):
    below = f"""<p {attribute}="a>They came at noon.</p><p>The dog was wet.</p><p class="b">So it was.</p>"""
    (tmp_path / "page.html").write_text(PAGE.format(below=below), encoding="utf-8")
    found = converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive").findings
    shown = [finding.message for finding in found if finding.kind == "unclosed-element"]
    assert [f'{attribute}="' in message for message in shown] == [True]


@pytest.mark.parametrize(
    "below",
    [
        "<script>document.write('<iframe src=x>')</script><p>They came.</p>",
        "<!-- <style> --><p>They came.</p>",
        "<p>They came.</p><script>var end = 1",
        "<p>Of titles: &lt;title> has an end.</p>",
        """<script>document.write("<div class='" + name + "<p>They came.</p>")</script>""",
        """<p class="a" style='color: red'>They came.</p>""",
    ],
)
def test_what_only_looks_like_an_element_without_end(below, tmp_path):
    (tmp_path / "page.html").write_text(
        PAGE.format(below="").replace("</body></html>", below), encoding="utf-8"
    )
    found = converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive").findings
    assert not [finding for finding in found if finding.kind == "unclosed-element"]


LABELLED = (
    '<li class="comment" id="comment-{0}"><cite class="fn">Ada</cite> <time datetime="2012-01-0{0}T09:15">5</time>'
    '<div class="comment-content"><p>Fine, said number {0}.</p></div>{1}</li>'
)


@pytest.mark.parametrize(
    ("beside", "is_reported"),
    [
        ("<p>The kite is in the tree again.</p>", True),
        ("<div><blockquote>The kite is in the tree.</blockquote></div>", True),
        ("<p>In the tree.</p>", False),
        ("<p hidden>The kite is in the tree again.</p>", False),
        ('<div class="reply"><a href="#"><p>Answer Ada, who wrote this one</p></a></div>', False),
    ],
)
def test_a_paragraph_of_a_comment_beside_its_text_is_reported(beside, is_reported, tmp_path):
    items = LABELLED.format(1, "") + LABELLED.format(2, beside) + LABELLED.format(3, "")
    found = findings(f'<div id="comments"><ol class="commentlist">{items}</ol></div>', tmp_path)
    assert ["li#comment-2" in finding.message for finding in found] == [True] * is_reported


def test_a_line_that_every_comment_has_is_a_label(tmp_path):
    items = "".join(LABELLED.format(number, "<p>Answers go to all subscribers.</p>") for number in (1, 2, 3))
    assert findings(f'<div id="comments"><ol class="commentlist">{items}</ol></div>', tmp_path) == []


TEXT_AND_NAME = '[{"author": "Ada", "body": "Mine was the blue one.", "created": "2012-01-05"}]'


@pytest.mark.parametrize(
    ("script", "where"),
    [
        ('<script id="__NEXT_DATA__" type="application/json">{{"props": {{"comments": {0}}}}}</script>', "script __NEXT_DATA__"),
        ('<script>window.__NUXT__={{data:[{{postComments:{0}}}]}}</script>', "script"),
        (
            '<script type="application/ld+json">{{"@type": "Article", "comment": [{{"@type": "Comment", "text": "Mine."}}]}}</script>',
            "script application/ld+json",
        ),
        ('<script type="application/json">{{"comments": []}}</script>', ""),
        ('<script type="application/json">{{"comments": [{{"url": "/feed/"}}]}}</script>', ""),
        ('<pre>"comments": {0}</pre>', ""),
    ],
)  # fmt: skip
def test_comments_that_only_a_script_has_are_reported(script, where, tmp_path):
    found = findings(script.format(TEXT_AND_NAME), tmp_path)
    assert [where in finding.message for finding in found] == ([True] if where else [])


def test_a_comment_after_a_list_that_was_closed_too_early_is_reported(tmp_path):
    item = '<li class="comment" id="c{0}"><p>Fine, said number {0}.</p><p class="small">— Ada, January {0}, 2012, 9:15</p></li>'
    items = [item.format(number) for number in (1, 2, 3)]
    whole = f'<ol class="commentlist">{"".join(items)}</ol>'
    assert findings(f"<div>{whole}</div>", tmp_path) == []
    lost = item.replace("c{0}", "").replace("{0}", "4").replace(", 9:15", "")
    assert findings(f"<div>{whole}{lost.replace('January 4, 2012', '')}</div>", tmp_path)


DATA = json.dumps({"post": {"title": "Kites", "body": "They flew over the harbour all day. " * 20}})
SCRIPTED = {
    "of Next.js": f'<script id="__NEXT_DATA__" type="application/json">{DATA}</script>',
    "of Nuxt": f"<script>window.__NUXT__=(function(a){{return {DATA}}}(1));</script>",
    "of a state": f"<script>window.__INITIAL_STATE__ = {DATA};</script>",
    "in a text of JavaScript": f"<script>window._preloads = JSON.parse({json.dumps(DATA)})</script>",
}


@pytest.mark.parametrize("script", SCRIPTED.values(), ids=SCRIPTED)
def test_pages_whose_text_only_a_script_shows_are_losses(script, tmp_path):
    shell = f"<!DOCTYPE html><html><head><title>Kites</title></head><body><div id=app></div>{script}</body></html>"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(shell, encoding="utf-8")
    (tmp_path / "site" / "b.html").write_text(PAGE.format(below=""), encoding="utf-8")
    result = converters.convert(tmp_path / "site", tmp_path / "a.jsonl", to="archive")
    (finding,) = [finding for finding in result.findings if finding.kind == "text-of-scripts"]
    assert finding.message.endswith("a.html")


def test_a_page_without_a_text_or_data_for_one_is_only_counted(tmp_path):
    (tmp_path / "site").mkdir()
    counter = '<script>window.dataLayer = [{"content": "x"}]</script>'
    (tmp_path / "site" / "a.html").write_text(f"<title>Kites</title><body>{counter}</body>", encoding="utf-8")
    (tmp_path / "site" / "b.html").write_text(PAGE.format(below=""), encoding="utf-8")
    result = converters.convert(tmp_path / "site", tmp_path / "a.jsonl", to="archive")
    assert not [finding for finding in result.findings if finding.kind == "text-of-scripts"]


TITLED = "<title>{0}</title><body><div><h1>{0}</h1><p>{1}</p></div></body>"
QUESTION = "We and our partners keep cookies on your device, and ask you to agree to that. "
NOTICES = {
    "cookies": f'<title>Kites</title><body><div class="cookie-wall"><h1>One moment</h1><p>{QUESTION * 5}</p></div></body>',
    "cookies by their heading": TITLED.format("Before you continue to Kites", QUESTION),
    "in German": TITLED.format("Cookie-Einstellungen", "Wir bitten um Zustimmung. " * 4),
    "JavaScript": "<title>Kites</title><body><noscript>This page needs JavaScript.</noscript><div id=app></div></body>",
    "a dealer": TITLED.format(
        "kites.example is for sale!", "Make an offer to its owner today, it is a good name."
    ),
}


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_a_notice_in_place_of_a_text_is_a_loss(notice, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(notice, encoding="utf-8")
    (tmp_path / "site" / "b.html").write_text(PAGE.format(below=""), encoding="utf-8")
    result = converters.convert(tmp_path / "site", tmp_path / "a.jsonl", to="archive")
    (finding,) = [finding for finding in result.findings if finding.kind == "notice-in-place"]
    assert finding.message.endswith("a.html")
    assert result.accounts["post"].read == 1


@pytest.mark.parametrize(
    ("title", "classes"),
    [("How we use cookies", ""), ("Cookie consent", "post"), ("My house is for sale", "")],
)
def test_a_post_about_such_a_notice_is_a_post(title, classes, tmp_path):
    text = "The banner of the harbour office asks for cookies each morning, and nobody knows why. " * 5
    (tmp_path / "a.html").write_text(
        f'<title>{title}</title><body><div class="{classes}"><h1>{title}</h1><p>{text}</p></div></body>',
        encoding="utf-8",
    )
    result = converters.convert(tmp_path / "a.html", tmp_path / "a.jsonl", to="archive")
    assert result.accounts["post"].read == 1


def test_a_page_of_frames_is_no_post(tmp_path):
    (tmp_path / "site").mkdir()
    frames = '<title>Kites</title><frameset cols="200,*"><frame src="menu.html"><frame src="b.html"><noframes><body>Your browser shows no frames; take another one, please.</body></noframes></frameset>'
    (tmp_path / "site" / "a.html").write_text(frames, encoding="utf-8")
    (tmp_path / "site" / "b.html").write_text(PAGE.format(below=""), encoding="utf-8")
    result = converters.convert(tmp_path / "site", tmp_path / "a.jsonl", to="archive")
    assert result.accounts["post"].read == 1
    assert any(SKIPPED["frames"] in finding.message for finding in result.findings)


ENTRY = '<div class="comments-body"><p>{0} lay in the sun all day.</p><span class="comments-post">Posted by: {1} at January {2}, 2012 9:15 AM</span></div>'


def test_a_comment_without_a_name_among_others_is_read(tmp_path):
    entries = (
        (f"Boat {number}", name, number) for number, name in enumerate(("Ada", "Bela", "#4", "Cleo"), 1)
    )
    below = f'<div class="comments-head">Comments</div>{"".join(ENTRY.format(*entry) for entry in entries)}'
    (tmp_path / "page.html").write_text(PAGE.format(below=below), encoding="utf-8")
    (post,) = [record for record in converters.read(tmp_path / "page.html") if isinstance(record, Post)]
    assert [comment.author.name for comment in post.comments] == ["Ada", "Bela", "", "Cleo"]


def test_two_pingbacks_of_one_site_are_two(tmp_path):
    ping = '<li class="post pingback"><p>Pingback: <a href="http://quay.example/{0}" rel="external nofollow" class="url">The Quay</a></p></li>'
    below = f'<div id="comments"><h2 class="comments-title">2 thoughts on “Kites”</h2><ol class="commentlist">{ping.format(65)}{ping.format(77)}</ol></div>'
    (tmp_path / "page.html").write_text(PAGE.format(below=below), encoding="utf-8")
    (post,) = [record for record in converters.read(tmp_path / "page.html") if isinstance(record, Post)]
    assert [comment.author.url for comment in post.comments] == [
        "http://quay.example/65",
        "http://quay.example/77",
    ]


def test_a_comment_whose_line_lost_its_element_is_reported(tmp_path):
    line = '<div class="comments-body"><p>It came over the bar with {0}.</p>{1}Posted by: <a href="http://{0}.example/">{0}</a> at May {2}, 2005 08:30 AM{3}</div>'
    whole = [
        line.format(name, '<span class="comments-post">', day, "</span>")
        for name, day in (("Ann", 2), ("Bob", 3))
    ]
    page = (
        "<html><head><title>Quay: Ferry</title></head><body><div><h2>Ferry</h2><p>The ferry left the quay at six, with three boxes and a dog.</p>"
        f'<div><a name="comments"></a>Comments</div>{"".join(whole)}{line.format("Dee", "", 4, "")}</div></body></html>'
    )
    (tmp_path / "ferry.html").write_text(page, "utf-8")
    records, kinds = reading.read(tmp_path / "ferry.html")
    said = str([record for record in records if isinstance(record, Post)])
    assert "with Dee" in said or "comments-unread" in kinds
