"""What a mirror has besides posts: answers of the server, files of the program, lists of other platforms."""

import pytest

from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import SKIPPED, NonPost, ParsedPost
from converters.formats.html.reader.post import read
from converters.formats.html.reader.urls import view
from tests.formats.html.test_reader import POST, save
from tests.formats.html.test_reader import read as read_folder

BARE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
THEMED = (
    '<html lang="{0}"><head><title>{1} | Quay</title><link rel="stylesheet" href="/a.css"></head>'
    '<body><header><a href="/">Quay</a></header><main><h1>{1}</h1><p>{2}</p></main></body></html>'
)
ANSWERS = {
    "apache": (BARE.format("404 Not Found", "The crane is gone."), "missing"),
    "without its number": (BARE.format("Not Found", "The crane is gone."), "missing"),
    "forbidden": (BARE.format("403 Forbidden", "Members only."), "missing"),
    "of a theme": (THEMED.format("en", "Page not found", "Try the harbour."), "missing"),
    "in German": (THEMED.format("de", "Seite nicht gefunden", "Zum Hafen."), "missing"),
    "suspended": (BARE.format("Account Suspended", "Ask the owner."), "missing"),
    "files": (BARE.format("Index of /quay/crates", "crate.jpg"), "files"),
    "a template": (THEMED.format("en", "{{ page.title }}", "{{ content }}"), "program"),
    "a template of Movable Type": (
        '<title><$MTBlogName$>: crates</title><link rel="stylesheet" href="<$MTBlogURL$>a.css"><MTEntries lastn="9"><h2><$MTEntryTitle$></h2><p>Crates</p></MTEntries>',
        "program",
    ),
    "a large one of a theme": (
        f'<html lang="en"><head><title>Page not found - Quay</title></head><body><h1><a href="/">Quay</a></h1><h2>Error 404</h2><p>{"Boats and cranes. " * 90}</p></body></html>',
        "missing",
    ),
    "one of a theme with dates in its sidebar": (
        f'<html lang="en"><head><title>Page not found - Quay</title></head><body><h1><a href="/">Quay</a></h1><p>{"Boats and cranes. " * 90}</p><div class="widget"><h2>Cranes</h2><span class="entry-content">Up</span> <time>2012</time></div></body></html>',
        "missing",
    ),
    "a page that visitors may not see": (
        f'<html lang="en"><head><title>Access denied | Quay</title></head><body><h1>Access denied</h1><p>{"Boats and cranes. " * 90}</p></body></html>',
        "missing",
    ),
    "the dashboard": (
        '<title>Edit Post</title><body class="wp-admin post-php"><h1>Edit</h1><p>bo@quay.example</p>',
        "program",
    ),
    "the read-me of WordPress": (
        f'<title>WordPress &rsaquo; ReadMe</title><link rel="stylesheet" href="a.css"><h1>WordPress</h1><p>{"Boats. " * 200}</p>',
        "program",
    ),
    "a database": (
        '<title>wp_users</title><div id="pma_navigation"></div><h1>wp_users</h1><p>ann</p>',
        "program",
    ),
    "a chat": (
        '<title>Exported Data</title><div class="page_body chat_page"><div class="history"><p>Did the crane leave?</p></div></div>',
        "conversation",
    ),
    "a channel": (
        '<title>Quay</title><div class=chatlog><div class="chatlog__message-group"><p>It left.</p></div></div>',
        "conversation",
    ),
    "messages": (
        '<title>Bo</title><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2>Bo</h2><div>Hi Ann</div></div>',
        "conversation",
    ),
    "a mail": (
        '<title>Gmail - Crane</title><div class="bodycontainer"><div class="maincontent"><table class="message"><tr><td>It left on Tuesday.</table></div></div>',
        "conversation",
    ),
    "xml-rpc": ("XML-RPC server accepts POST requests only.", "program"),
}


@pytest.mark.parametrize(("html", "kind"), ANSWERS.values(), ids=ANSWERS)
def test_answers_of_a_server_are_no_posts(html, kind):
    found = read(Page(place="a.html", address="https://quay.example/a.html", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == kind
    assert kind in SKIPPED


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>$title$</title></head><body><h1>$title$</h1><article>$body$ The crane left.</article></body></html>",
        "<p>Posted on $date$</p> $if(author)$ <p>by $author$, who moved the crane.</p> $endif$ $body$",
        '<ul>$for(posts)$ <li>$partial("templates/crane.html")$ The crane left on Tuesday.</li> $endfor$</ul>',
    ],
)
def test_templates_of_hakyll_are_no_posts(html):
    found = read(Page(place="templates/post.html", address="", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == "program"


def test_a_post_about_templates_of_hakyll_is_a_post():
    text = "The crane left on Tuesday. " * 9 + "<pre>$for(posts)$ $body$</pre>"
    found = read(Page(place="a.html", address="", html=THEMED.format("en", "How $title$ works", text)))
    assert isinstance(found, ParsedPost)


@pytest.mark.parametrize("place", ["404.html", "site/404.html", "404/index.html", "500.html"])
def test_error_pages_of_static_hosts(place):
    html = THEMED.format("en", "Not found", "You took a route that leads into the harbour.")
    found = read(Page(place=place, address="", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == "missing"


def test_a_post_with_a_number_for_a_name():
    html = THEMED.format("en", "Four hundred and four", "The crane left on Tuesday. " * 9)
    assert isinstance(read(Page(place="404/index.html", address="", html=html)), ParsedPost)


def test_an_index_of_tags_is_a_list():
    links = "".join(f'<li><a href="/tag/{name}/">{name} (3)</a></li>' for name in ("cranes", "ropes", "lamps", "kites", "glass"))  # fmt: skip
    html = THEMED.format("en", "Tags", "") + f"<h1>Tags</h1><ul>{links}</ul></body></html>"
    found = read(Page(place="tags/index.html", address="https://quay.example/tags/", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == "list"


@pytest.mark.parametrize(
    "title", ["Gone", "Conflict", "404", "Index of forbidden knots", "WordPress > Moving a harbour"]
)
def test_posts_that_are_called_like_an_answer(title):
    found = read(
        Page(place="a.html", address="", html=THEMED.format("en", title, "The crane left on Tuesday. " * 9))
    )
    assert isinstance(found, ParsedPost)
    assert found.post.title == title


PROGRAM = (
    "wp-content/themes/quay/parts/about.html",
    "wp-content/plugins/boats/help.html",
    "wp-includes/js/readme.html",
    "wp-json/oembed/1.0/embed1139.html",
    "xmlrpc.php?rsd",
    "wp-login.php@redirect_to=crates.html",
    "cdn-cgi/l/email-protection.html",
)


def test_files_of_the_program_are_counted(tmp_path):
    """Pages of a theme, and what its scripts answer; a folder of uploads may hold pages that somebody wrote."""
    site = tmp_path / "site"
    for name in PROGRAM:
        save(site, name, "<p>Put your text here.</p>", name, body="", title="A block")
    save(site, "crates/index.html", POST.format(text="<p>One.</p>"), "crates/")
    save(
        site,
        "wp-content/uploads/2012/plan.html",
        f"<h1>Plan</h1><p>{'Our plan of the quay has twelve berths. ' * 9}</p>",
        "wp-content/uploads/2012/plan.html",
        "",
        "Plan",
    )
    records, findings = read_folder(site, tmp_path)
    assert {one["title"] for one in records if one["record"] == "post"} == {"Crates", "Plan"}
    assert (
        f"info no-post: {len(PROGRAM)} pages are not posts and were not read: {SKIPPED['program']}"
        in findings
    )


DRUPAL = """<html><head><title>{title} | Quay</title><meta name="Generator" content="Drupal 8 (https://www.drupal.org)"></head>
<body class="{body}"><main role="main"><h1 class="page-title">{title}</h1>{rows}</main></body></html>"""
ROW = """<article role="article" class="node node--type-blog node--view-mode-{mode}"><header>{head}
<div class="node__meta"><span>Submitted by <span class="field field--name-uid"><span property="schema:name">ada</span></span>
 on <span class="field field--name-created">Sat, 02/23/2008 - 10:25am</span></span></div></header>
<div class="node__content"><div class="field field--name-body"><p>The crates came in at noon, and the crane stood still for an hour.</p></div></div></article>"""


@pytest.mark.parametrize(
    ("body", "title"), [("path-frontpage", "Home"), ("path-taxonomy", "Travel"), ("path-user", "ada")]
)
def test_lists_of_drupal(body, title):
    rows = "".join(
        ROW.format(mode="teaser", head=f'<h2><a href="/{name}">{name}</a></h2>')
        for name in ("crates", "lamps")
    )
    found = read(
        Page(
            place="a.html",
            address="https://quay.example/a",
            html=DRUPAL.format(title=title, body=body, rows=rows),
        )
    )
    assert isinstance(found, NonPost)
    assert found.kind == "list"


def test_the_author_and_the_date_of_drupal_without_their_own_classes():
    row = ROW.format(mode="full", head="")
    found = read(
        Page(
            place="a.html",
            address="https://quay.example/crates",
            html=DRUPAL.format(title="Crates", body="path-node", rows=row),
        )
    )
    assert isinstance(found, ParsedPost)
    assert (found.post.author, found.post.date) == ("ada", "2008-02-23T10:25:00")


def test_movable_type_may_name_an_author_and_nothing_else():
    html = (
        '<html><head><title>Crates</title></head><body><h2 class="date">October 20, 2003</h2><div class="blogbody">'
        '<h3 class="title">Crates</h3><p>They came in at noon, all twelve of them.</p><span class="posted">Posted by Ada</span></div></body></html>'
    )  # fmt: skip
    found = read(Page(place="a.html", address="https://quay.example/archives/000019.html", html=html))
    assert isinstance(found, ParsedPost)
    assert found.author
    assert found.author.name == "Ada"
    assert "Posted by" not in found.post.body.text


def test_a_page_has_no_author_by_a_word_of_its_text(tmp_path):
    """`von` heads what a page is free from, as it heads a name."""
    html = '<div class="hero"><h2>Frei</h2><p>von Tierversuchen</p></div><div class="entry-content"><p>Wir machen Seife.</p></div>'
    save(tmp_path, "a.html", html, "", "home page page-id-7", "Frei", ' lang="de"')
    (post,) = [one for one in read_folder(tmp_path / "a.html", tmp_path)[0] if one["record"] == "post"]
    assert (post["type"], post.get("author", "")) == ("page", "")


def test_the_source_of_a_program_is_not_published(tmp_path):
    """A repository has files that make pages, with passwords in them; a page that wget saved under `.php` has none."""
    save(tmp_path / "site", "crates.html", POST.format(text="<p>One.</p>"), "crates.html")
    (tmp_path / "site" / "config.php").write_text(
        "<html><body><?php $password = 'h4rbour > 7'; ?><p>" + "Set up the quay. " * 40
    )
    records, findings = read_folder(tmp_path / "site", tmp_path)
    assert [one["title"] for one in records if one["record"] == "post"] == ["Crates"]
    assert "h4rbour" not in str(records)
    assert f"info no-post: 1 page is not a post and was not read: {SKIPPED['program']}" in findings


def test_a_feed_below_a_message_of_the_server_is_no_page(tmp_path):
    save(tmp_path / "site", "crates/index.html", POST.format(text="<p>One.</p>"), "crates/")
    (tmp_path / "site" / "feed.html").write_text('<br />\n<b>Deprecated</b>: Boats<br />\n<?xml version="1.0"?><rss><channel><item><title>Crates</title><description>' + "One. " * 90 + "</description></item></channel></rss>")  # fmt: skip
    records, _ = read_folder(tmp_path / "site", tmp_path)
    assert [one["title"] for one in records if one["record"] == "post"] == ["Crates"]


CARDS = "<html><head><title>{0}</title></head><body><main>{1}</main></body></html>"
CARD = '<div><h2><a href="/{0}/">{0}</a></h2><p>They came in at noon, and the crane stood still.</p></div>'
ALIAS = '<html><head><title>x</title><link rel="canonical" href="https://quay.example/{0}/"><meta http-equiv="refresh" content="0; url=https://quay.example/{0}/"></head></html>'


def test_pages_that_lead_on_do_not_say_where_the_others_were(tmp_path):
    """Hugo writes `tags/page/1/` with the URL of `tags/`: it would speak against a folder whose pages state nothing."""
    site = tmp_path / "site"
    text = "They came in at noon, and the crane stood still for an hour. " * 9
    pages = {
        "index.html": CARDS.format("Quay", CARD.format("crates") + CARD.format("lamps")),
        "tags/index.html": CARDS.format("Tags", CARD.format("crates") + CARD.format("lamps")),
        "page/1/index.html": ALIAS.format("posts"),
        "tags/page/1/index.html": ALIAS.format("tags"),
        "crates/index.html": CARDS.format("crates", f"<h1>crates</h1><p>{text}</p>"),
        "lamps/index.html": CARDS.format("lamps", f"<h1>lamps</h1><p>{text}</p>"),
    }
    for name, html in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(html)
    records, _ = read_folder(site, tmp_path)
    assert {one["title"] for one in records if one["record"] == "post"} == {"crates", "lamps"}


def test_the_form_to_answer_is_a_view_of_its_post():
    assert (
        view("https://quay.example/archives/1/?replyTo=7").post
        == view("https://quay.example/archives/1/").post
    )


def test_a_post_about_such_an_answer_is_a_post():
    html = f'<title>Page not found - Quay</title><div class="post"><h2>Page not found</h2><div class="entry"><p>{"Why the harbour had no page. " * 60}</p></div></div>'
    found = read(Page(place="a.html", address="https://quay.example/a/", html=html))
    assert isinstance(found, ParsedPost)
    assert found.post.title == "Page not found"


ATTACHMENT = (
    '<html lang="en"><head><title>Crane | Quay</title><meta name="generator" content="WordPress 3.4"></head><body{0}><div class="post" id="post-7"><h2><a href="https://quay.example/crates/" {1}>Crates</a> » Crane</h2>'
    '<div class="entry"><p><a href="crane.jpg"><img src="crane-300.jpg"></a></p></div></div>{2}</body></html>'
)
COMMENT = (
    '<ol class="commentlist"><li class="comment" id="comment-4"><div class="comment-author vcard"><cite class="fn">Bo</cite></div>'
    '<div class="comment-meta commentmetadata"><a href="#comment-4">May 4, 2012 at 10:00 am</a></div><p>It stood there for years.</p></li></ol>'
)


@pytest.mark.parametrize(("classes", "relation"), [(' class="attachment"', ""), ("", 'rev="attachment"')])
def test_the_page_of_a_file_is_read_for_its_comments_alone(classes, relation):
    page = Page(
        place="a.html",
        address="https://quay.example/crates/crane/",
        html=ATTACHMENT.format(classes, relation, ""),
    )
    found = read(page)
    assert isinstance(found, NonPost)
    assert found.kind == "attachment"
    discussed = read(page._replace(html=ATTACHMENT.format(classes, relation, COMMENT)))
    assert isinstance(discussed, ParsedPost)
    assert discussed.post.type == "page"
    assert [comment.id for comment in discussed.post.comments] == ["4"]


def test_a_list_is_one_whatever_the_foot_shows_of_other_posts():
    entry = '<div class="post" id="post-{0}"><h3><a href="../{0}/" rel="bookmark">Crate {0}</a></h3><p>A crate.</p></div>'
    foot = '<div id="ft"><h4><a href="../9/">A small note</a></h4><p>{}</p></div>'.format("Boats. " * 90)
    html = '<title>Crates - Quay</title><h1><a href="/">Quay</a></h1><h2>Crates</h2>{}{}'
    page = Page(
        place="a.html",
        address="https://quay.example/kategorie/crates/",
        html=html.format("".join(map(entry.format, range(1, 4))), foot),
    )
    found = read(page)
    assert isinstance(found, NonPost)
    assert found.kind == "list"


ANSWERED = (
    '<li class="comment" id="comment-{0}"><div class="comment-author vcard"><cite class="fn">Bo {0}</cite></div><div class="comment-meta">May {0}, 2012 at 10:00 am</div>'
    '<p>It stood there for years.</p><a class="comment-reply-link" href="/2012/crates/?replytocom={0}#respond">Reply</a></li>'
)


def test_pages_that_a_plugin_keeps_in_its_own_folder_are_the_blog():
    html = (
        '<html lang="en"><head><title>Crates | Quay</title><meta name="generator" content="WordPress 3.5"></head><body class="single postid-3"><div class="post" id="post-3">'
        '<h1>Crates</h1><div class="entry"><p>Three crates came at noon, with a dog.</p></div></div><ol class="commentlist">{}</ol></body></html>'
    )
    comments = "".join(map(ANSWERED.format, (1, 2, 3)))
    address = "https://quay.example/wp-content/plugins/quite-static/static/2012/crates/"
    found = read(Page(place="2012/crates/index.html", address=address, html=html.format(comments)))
    assert isinstance(found, ParsedPost)
    assert [comment.id for comment in found.post.comments] == ["1", "2", "3"]
