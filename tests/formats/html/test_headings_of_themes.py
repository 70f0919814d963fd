"""Where themes of WordPress, and Drupal's Display Suite, put name and date."""

import pytest

import converters

PAGE = """<!DOCTYPE html><html lang="{lang}"><head><title>Kites</title><meta name="generator" content="{by}"></head><body>
<article class="post hentry node node-full"><h1 class="entry-title">Kites</h1>{above}<div class="entry-content">
<p>They flew over the harbour all day, and nobody looked up, for the fish had come in.</p></div></article>
<h3 id="comments">2 Comments</h3><ol class="commentlist">{items}</ol></body></html>"""
WOO = (
    '<li class="comment even"><a name="comment-{0}"></a><div id="li-comment-{0}" class="comment-container">'
    '<div class="comment-head"><span class="name">{1}</span> <span class="date">March {0}, 2012 at 9:15 am</span></div>'
    '<div class="comment-entry" id="comment-{0}"><p>{2}</p></div></div></li>'
)
NAMED_BY_ID = (
    '<li class="comment guest-comment" id="comment-{0}"><div class="comment-meta"><ul><li class="comment-name">'
    '<span id="commentauthor-{0}">{1}</span></li><li class="comment-date">March {0}, 2012 9:15 am</li></ul></div>'
    '<div class="comment-content"><p>{2}</p></div></li>'
)
DATE_BELOW = (
    '<li class="comment" id="comment-{0}"><p class="one"><a href="http://{1}.example" rel="external">{1}</a> says:</p>'
    '<div class="text"><p>{2}</p></div><p class="two">— {0} March 2012 at 9:15 am (<a href="#comment-{0}">Permalink</a>)</p></li>'
)
BY_AND_ON = (
    '<li class="odd" id="comment-{0}"><p style="margin:0">By <strong><a class="url" rel="external" href="http://{1}.example">{1}</a>'
    '</strong> on <a href="#comment-{0}">Mar {0}, 2012 9:15 am</a></p><p>{2}</p></li>'
)
RUSSIAN = (
    '<li class="comment" id="comment-{0}"><div class="top"><div class="acts"><a href="#comment-{0}">Ссылка на этот комментарий</a>'
    '</div><div class="line">{1} оставил(а) этот комментарий в 09:15 {0}.03.2012:</div></div>'
    '<div class="comment_body"><p>{2}</p></div></li>'
)


def read(tmp_path, items, *, lang="en", by="WordPress 3.1", above=""):
    page = tmp_path / "kites.html"
    page.write_text(PAGE.format(lang=lang, by=by, above=above, items=items), encoding="utf-8")
    diagnostics = converters.Diagnostics()
    records = converters.read(page, diagnostics=diagnostics, count=True)
    posts = [record for record in records if isinstance(record, converters.Post)]
    assert len(posts) == 1
    return posts[0], {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("item", [WOO, NAMED_BY_ID, DATE_BELOW, BY_AND_ON, RUSSIAN])
def test_name_date_and_nothing_but_the_text(item, tmp_path):
    items = item.format(5, "Ada", "The blue one was mine.") + item.format(6, "Bela", "And the red one.")
    post, kinds = read(tmp_path, items, lang="ru" if item is RUSSIAN else "en")
    found = [(comment.id, comment.author.name, comment.date, comment.body.text) for comment in post.comments]
    assert found == [
        ("5", "Ada", "2012-03-05T09:15:00", "<p>The blue one was mine.</p>"),
        ("6", "Bela", "2012-03-06T09:15:00", "<p>And the red one.</p>"),
    ]
    assert not kinds & {"comments-unread", "unnamed-comments", "undated-comments"}


def test_the_heading_of_a_list_within_the_list_is_no_comment(tmp_path):
    items = '<li class="head"><h2 id="comments">2 Responses to Kites</h2></li>' + "".join(
        BY_AND_ON.format(number, name, "Up it went.") for number, name in ((5, "Ada"), (6, "Bela"))
    )
    post, kinds = read(tmp_path, items)
    assert len(post.comments) == 2
    assert "comments-unread" not in kinds


def test_the_time_of_a_pingback_before_its_link(tmp_path):
    ping = (
        '<li class="pingback"><time>May 5, 2012 - 5:50 am</time> Pingback: '
        '<a class="url" rel="external" href="http://wind.example/kites">Wind</a></li>'
    )
    post, _ = read(tmp_path, WOO.format(5, "Ada", "The blue one was mine.") + ping)
    last = post.comments[-1]
    assert (last.type, last.author.name, last.date, last.body) == (
        "pingback",
        "Wind",
        "2012-05-05T05:50:00",
        None,
    )


def test_the_date_of_a_post_as_a_field_of_display_suite(tmp_path):
    above = '<div class="field field-name-post-date"><div class="field-item">Monday, March 5, 2012 - 21:14</div></div>'
    post, _ = read(tmp_path, "", by="Drupal 7 (https://www.drupal.org)", above=above)
    assert post.date == "2012-03-05T21:14:00"
