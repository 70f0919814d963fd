"""Lists of posts whose posts look like comments, and posts that stand in a widget or beside other posts."""

import pytest

from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.formats.html.reader.post import read

BLOGGER = (
    '<html lang="es"><head><title>{window}</title><meta content="blogger" name="generator"></head><body class="loading">'
    '<h1 class="title">El muelle</h1><div class="main section"><div class="widget Blog" id="Blog1">{posts}</div>'
    '<div class="widget PopularPosts"><div class="post"><h3><a href="/2010/01/botes.html">Botes</a></h3></div></div></div></body></html>'
)
UNTITLED = (
    '<div class="date-outer"><h2 class="date-header"><span>domingo, 12 de diciembre de 2010</span></h2><div class="post hentry">'
    '<meta content="71" itemprop="postId"><div class="post-body entry-content" id="post-body-71">Un bote con tres cajas en el muelle.</div>'
    '<div class="post-footer"><span class="post-author vcard">Publicado por <span class="fn">Ada</span></span> en '
    '<abbr class="published" title="2010-12-12T14:02:00+01:00">14:02</abbr> <a href="/2010/12/a.html#comment-form">No hay comentarios</a></div></div></div>'
)
DRUPAL = (
    '<html lang="en"><head><title>{title} | Quay</title><script src="/misc/drupal.js"></script></head><body class="not-front {body}">'
    '<h1 id="site-name"><a href="/">Quay</a></h1><div id="main"><h1 class="title">{title}</h1>{nodes}</div>{sidebar}</body></html>'
)
NODE = (
    '<div id="node-{0}" class="node node-blog">{1}<div class="line"><span class="author">Posted by: <a href="/user/1">Ada</a></span>'
    '<span class="date">December {0}, 2012</span></div><div class="content"><p>They came at noon, and lay in the sun all day.</p></div></div>'
)
TEASERS = "".join(
    NODE.format(day, f'<h2 class="teaser-title"><a href="/node/{day}">Boats of day {day}</a></h2>')
    for day in (7, 8, 9)
)
BESIDE = '<div id="sidebar"><div class="block">' + NODE.format(3, '<h2><a href="/node/3">Old boats here</a></h2>') + "</div></div>"  # fmt: skip


def result(html: str, path: str):
    return read(Page(place="a.html", address=f"https://quay.example{path}", html=html))


def test_a_post_of_blogger_without_a_title():
    found = result(BLOGGER.format(window="El muelle", posts=UNTITLED), "/2010/12/a.html")
    assert isinstance(found, ParsedPost)
    assert found.post.date == "2010-12-12T14:02:00+01:00"
    assert found.author.name == "Ada"
    assert found.post.body.text == "Un bote con tres cajas en el muelle."
    assert not found.post.comments


def test_comments_of_blogger_whose_ids_have_a_word():
    comment = (
        "<dt class='comment-author' id='comment-{0}'><a name='comment-{0}'></a><a href='http://ada.example'>Ada</a> dijo...</dt>"
        "<dd class='comment-body'><p>Un bote azul.</p></dd><dd class='comment-footer'><span class='comment-timestamp'>"
        "<a href='#comment-{0}'>23/10/2008 11:39</a></span></dd>"
    )
    items = "".join(comment.format(f"619591207464752604{number}") for number in (3, 4))
    posts = f"{UNTITLED}<div id='comments'><h4>2 comentarios:</h4><dl id='comments-block'>{items}</dl></div>"
    found = result(BLOGGER.format(window="El muelle", posts=posts), "/2010/12/a.html")
    assert [comment.id for comment in found.post.comments] == ["6195912074647526043", "6195912074647526044"]


@pytest.mark.parametrize(
    "path",
    ["/search?updated-max=2010-12-12T14:02:00-07:00&max-results=7", "/2010/12/", "/search/label/botes"],
)
def test_addresses_that_only_lists_of_a_platform_have(path):
    found = result(BLOGGER.format(window="El muelle", posts=UNTITLED), path)
    assert isinstance(found, NonPost)
    assert found.kind in ("list", "search")


@pytest.mark.parametrize("path", ["/blog/1", "/node?page=3", "/of/ada", "/"])
def test_a_list_of_drupal_with_lines_that_look_like_comments(path):
    found = result(DRUPAL.format(title="Ada's blog", body="page-blog", nodes=TEASERS, sidebar=""), path)
    assert isinstance(found, NonPost)
    assert found.kind == "list"


def test_a_post_beside_another_in_the_sidebar_is_no_list():
    found = result(
        DRUPAL.format(title="Boats of day 7", body="page-node", nodes=NODE.format(7, ""), sidebar=BESIDE),
        "/node/7",
    )
    assert isinstance(found, ParsedPost)
    assert found.post.id == "7"
    assert "lay in the sun" in found.post.body.text


@pytest.mark.parametrize("path", ["/index.html?page=10", "/old/page10.html"])
def test_a_list_by_the_comments_that_it_leads_to(path):
    entries = "".join(
        f'<div class="t"><h2><a href="/2008/06/{name}.php">{name.title()} of the quay</a></h2></div><div class="b"><p>They lay in the sun.</p></div>'
        f'<ul><li>by Ada</li><li>at 16:38</li><li><a href="/2008/06/{name}.php#comments">Comments</a> ({number})</li></ul>'
        for number, name in enumerate(("crates", "lamps", "kites"), 3)
    )
    found = result(f"<html><head><title>Quay</title></head><body>{entries}</body></html>", path)
    assert isinstance(found, NonPost)
    assert found.kind == "list"


def test_a_list_of_files_with_pictures():
    html = (
        "<html><head><title>Index of /2002/boats</title></head><body><h1>Index of /2002/boats</h1><table>"
        '<tr><td><img src="/icons/text.gif" alt="[TXT]"></td><td><a href="a.txt">a.txt</a></td><td>2004-01-06 12:01</td></tr>'
        "</table></body></html>"
    )
    found = result(html, "/2002/boats/")
    assert isinstance(found, NonPost)
    assert found.kind == "files"


def test_trackbacks_of_serendipity():
    html = (
        '<html lang="de"><head><title>Boote | Kai</title><meta name="generator" content="Serendipity 1.1"></head><body><div class="serendipity_entry"><h4 class="serendipity_title">Boote</h4>'
        '<div class="serendipity_entry_body"><p>Sie kamen am Mittag.</p></div></div><div class="serendipity_comments serendipity_section_trackbacks"><div class="serendipity_comment"><a id="c45"></a>'
        '<div class="serendipity_commentBody"><a href="http://ada.example/kisten">Drei Kisten</a><br>Am Kai liegen drei Kisten.</div>'
        '<div class="serendipity_comment_source"><b>Weblog:</b> Adas Heft<br><b>Aufgenommen:</b> Feb 03, 00:50</div></div></div></body></html>'
    )
    found = result(html, "/a/61-Boote.html")
    assert isinstance(found, ParsedPost)
    (comment,) = found.post.comments
    assert (comment.id, comment.type, comment.author.name) == ("45", "trackback", "Adas Heft")
    assert "drei Kisten" in comment.body.text
