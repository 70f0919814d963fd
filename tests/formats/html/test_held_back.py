"""Saved pages with comments that wait for a moderator or are hidden, previews, and pages that stand before a blog."""

import pytest

import converters
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import NonPost, ParsedPost
from converters.formats.html.reader.post import read
from converters.model import Post
from tests import reading

ITEM = (
    '<li class="comment {2}" id="comment-{0}" {3}><article class="comment-body"><div class="comment-author vcard"><b class="fn">{1}</b></div>'
    '<time datetime="2020-01-02T1{0}:00:00+00:00">x</time>{4}<div class="comment-content"><p>Words of {1}.</p></div></article></li>'
)
PAGE = (
    '<html lang="{0}"><head><title>Boats | Quay</title><meta name="generator" content="WordPress 6.4"></head><body class="single">'
    '<article class="post hentry"><h1 class="entry-title">Boats</h1><div class="entry-content"><p>They came at noon.</p></div></article>'
    '<div id="comments"><h2 class="comments-title">2 thoughts on “Boats”</h2><ol class="comment-list">{1}</ol></div></body></html>'
)
HELD = {
    "a class of WordPress": ("unapproved", "", ""),
    "a class of Drupal": ("comment--unpublished", "", ""),
    "a class of LiveJournal": ("b-leaf-screened", "", ""),
    "a class of a forum": ("message--deleted", "", ""),
    "a class of others": ("is-pending", "", ""),
    "a class that hides": ("d-none", "", ""),
    "not displayed": ("", 'style="margin: 0; display: none"', ""),
    "not visible": ("", 'style="visibility:hidden"', ""),
    "an attribute": ("", "hidden", ""),
    "a note of an unknown class": ("", "", '<p class="zz">Your comment is awaiting moderation.</p>'),
    "a note to the author": ("", "", "<p><i>Hold on, this is waiting to be approved by Quay.</i></p>"),
    "a note to all": ("", "", "<em>This comment has not been approved yet.</em>"),
    "a label": ("", "", "<span>(Awaiting approval)</span>"),
    "a label in Russian": ("", "", "<span>Скрытый комментарий</span>"),
    "a label in Japanese": ("", "", "<span>承認待ち</span>"),
    "a label in Korean": ("", "", "<span>[비밀댓글]</span>"),
    "a label of Tistory": ("", "", "<span>비밀글</span>"),
    "a label of Egloos": ("", "", "<span>비공개 덧글입니다.</span>"),
    "a title of FC2": ("", "", "<h4>管理人のみ閲覧できます</h4>"),
    "a label in Chinese": ("", "", "<span>待审核</span>"),
    "a note in German": ("", "", "<em>Dein Kommentar muss noch freigeschaltet werden.</em>"),
    "a note in Arabic": ("", "", "<p>تعليقك بانتظار المراجعة.</p>"),
}


def comments(items: str, language: str = "en"):
    found = read(
        Page(place="a.html", address="https://quay.example/boats/", html=PAGE.format(language, items))
    )
    assert isinstance(found, ParsedPost)
    return found.post.comments


@pytest.mark.parametrize(("name", "attributes", "note"), HELD.values(), ids=HELD)
def test_comments_that_not_everybody_sees_are_pending(name, attributes, note):
    found = comments(ITEM.format(1, "Ada", "", "", "") + ITEM.format(2, "Bela", name, attributes, note))
    assert [(comment.author.name, comment.status) for comment in found] == [
        ("Ada", "approved"),
        ("Bela", "pending"),
    ]
    assert found[1].body.text == "<p>Words of Bela.</p>"


SECRETS = {
    "Tistory": (
        '<div class="tt_article_useless_p_margin">{0}</div><ul class="tt-list-reply">{1}{2}</ul>',
        '<li class="tt-item-reply {2}" id="comment{0}"><a class="tt-link-user">{1}</a><span class="tt_date">2020.01.02 08:0{0}</span>'
        '<p class="tt_desc">Words of {1}.</p></li>',
        "rp_secret",
    ),
    "an old skin of Tistory": (
        '<div class="tt_article_useless_p_margin">{0}</div><ol class="commentList">{1}{2}</ol>',
        '<li id="comment{0}"><div class="rp_general {2}"><span class="name">{1}</span><span class="date">2020.01.02 08:0{0}</span>'
        "<p>Words of {1}.</p></div></li>",
        "rp_secret",
    ),
    "Naver": (
        '<div class="se-main-container">{0}</div><ul>{1}{2}</ul>',
        '<li class="u_cbox_comment" data-info="commentNo:\'{0}\'"><span class="u_cbox_nick">{1}</span><i class="{2}"></i>'
        '<span class="u_cbox_contents">Words of {1}.</span><span class="u_cbox_date">2020.01.02. 08:0{0}</span></li>',
        "u_cbox_ico_secret",
    ),
}


@pytest.mark.parametrize(("page", "item", "secret"), SECRETS.values(), ids=SECRETS)
def test_comments_for_the_author_alone_are_pending_by_the_class_of_the_platform(page, item, secret):
    html = page.format("<p>They came at noon.</p>", item.format(1, "Ada", ""), item.format(2, "Bela", secret))
    found = read(
        Page(place="a.html", address="", html=f"<html><title>Boats</title><body>{html}</body></html>")
    )
    assert isinstance(found, ParsedPost)
    assert [(comment.author.name, comment.status) for comment in found.post.comments] == [
        ("Ada", "approved"),
        ("Bela", "pending"),
    ]


def test_a_page_that_hides_most_of_its_comments_shows_them_on_demand():
    items = (ITEM.format(number, name, "", 'style="display:none"' if number > 1 else "", "") for number, name in ((1, "Ada"), (2, "Bela"), (3, "Cleo")))  # fmt: skip
    assert {comment.status for comment in comments("".join(items))} == {"approved"}


def test_the_last_comments_may_wait_for_a_button():
    items = (ITEM.format(number, name, "hidden" if number > 2 else "", "", "") for number, name in ((1, "Ada"), (2, "Bela"), (3, "Cleo"), (4, "Dora")))  # fmt: skip
    assert {comment.status for comment in comments("".join(items))} == {"approved"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?p=9&preview=true", "draft"),
        ("?preview=true&p=9", "draft"),
        ("fog/?preview_id=9&preview_nonce=7a", "draft"),
        ("b/post-preview?token=7a&postId=9", "draft"),
        ("p/7a8e3f2c-1a2b-4c3d-8e9f-0123456789ab/", "draft"),
        ("ada/fog-temp-slug-12?preview=0f3a9c1b", "draft"),
        ("fog?x-craft-preview=7a", "draft"),
        ("?p=9", "publish"),
        ("?p=9&preview=false", "publish"),
        ("p/7a8e3f2c/", "publish"),
    ],
)
def test_a_preview_is_a_draft(query, status):
    found = read(
        Page(
            place="a.html",
            address=f"https://quay.example/{query}",
            html=PAGE.format("en", ITEM.format(1, "Ada", "", "", "")),
        )
    )
    assert isinstance(found, ParsedPost)
    assert found.post.status == status


FOG = "<p>The fog came in at noon, and nobody saw the boats until the bell rang for the second time.</p>"
PLATFORMS = {
    "Drupal 7": ('<meta name="Generator" content="Drupal 7">', '<div id="node-5" class="node {}"><h1 id="page-title">Fog</h1><div class="content"><div class="field field-name-body"><div class="field-items"><div class="field-item">{}</div></div></div></div></div>', "node-unpublished", "unpublished"),
    "Drupal 8": ('<meta name="Generator" content="Drupal 8">', '<article class="node node--view-mode-full {}"><h1 class="page-title">Fog</h1><div class="field--name-body">{}</div></article>', "node--unpublished", "unpublished"),
    "Joomla": ('<meta name="generator" content="Joomla!">', '<div class="item-page"><div class="page-header"><h2>Fog</h2><span class="label {}">Unpublished</span></div><div itemprop="articleBody">{}</div></div>', "label-warning", "Unpublished"),
    "Dreamwidth": ("", '<div class="entry-wrapper security-{}" id="entry-wrapper-5"><div class="entry"><h3 class="entry-title">Fog</h3><div class="entry-content">{}</div></div></div>', "access", "access"),
    "LiveJournal": ('<link rel="canonical" href="https://ada.livejournal.com/55.html">', '<div class="b-singlepost"><h1 class="b-singlepost-title"><img src="/img/icon_{}.gif">Fog</h1><div class="b-singlepost-body">{}</div></div>', "private", "private"),
    "a notice": ("", '<div class="{}">Only you see this.</div><article class="post"><h1>Fog</h1><div class="entry-content">{}</div></article>', "preview-notice", "preview"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "mark", "status"), PLATFORMS.values(), ids=PLATFORMS)
def test_what_not_everybody_sees_on_other_platforms_is_not_public(head, body, mark, status):
    for name, expected in ((mark, status), ("public", "publish")):
        html = f'<html lang="en"><head><title>Fog</title>{head}</head><body>{body.format(name, FOG)}</body></html>'
        found = read(Page(place="a.html", address="", html=html))
        assert isinstance(found, ParsedPost)
        assert found.post.status == expected


@pytest.mark.parametrize("name", ["preview-bar", "draft-notice hidden", "preview-banner d-none"])
def test_a_bar_of_a_theme_or_a_notice_that_a_script_may_show_is_no_preview(name):
    html = f'<html lang="en"><head><title>Fog</title></head><body><div class="{name}">A draft.</div><article class="post"><h1>Fog</h1><div class="entry-content">{FOG}</div></article></body></html>'
    found = read(Page(place="a.html", address="", html=html))
    assert isinstance(found, ParsedPost)
    assert found.post.status == "publish"


def test_the_address_that_a_preview_states_counts():
    head = '<link rel="canonical" href="https://quay.example/?p=9&amp;preview=true">'
    html = f'<html lang="en"><head><title>Fog</title>{head}</head><body><article class="post"><h1>Fog</h1>{FOG}</article></body></html>'
    found = read(Page(place="a.html", address="", html=html))
    assert isinstance(found, ParsedPost)
    assert found.post.status == "draft"


BEFORE = {
    "a form for a password": ("Fog", '<h1>Fog</h1><p>Say the word, please.</p><form method="post"><input type="password"></form>', "notice"),
    "a login to read on": ("Fog", '<main><h1>Log in</h1><p>Log in to read this.</p><form method="post"><label>Name</label><input name="n"><input type="password"></form></main>', "notice"),
    "a check of the browser": ("Just a moment...", "<h2>Checking your browser before accessing quay.example.</h2><p>Ray 7a</p>", "missing"),
    "a block": ("Attention Required! | Cloudflare", "<p>You are unable to access quay.example</p>", "missing"),
    "a captcha": ("Are you a robot?", '<p>Complete the captcha to go on.</p><div class="g-recaptcha"></div>', "missing"),
    "a login": ("Log In ‹ Quay", '<form id="loginform"><p>Username</p><input type="password"></form>', "program"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "kind"), BEFORE.values(), ids=BEFORE)
def test_what_stands_before_a_blog_is_no_post(title, text, kind):
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"
    found = read(Page(place="a.html", address="https://quay.example/boats/", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == kind


NAVIGATION = "".join(
    f'<li><a href="/{year}/">All that we wrote in the year {year}</a></li>' for year in range(1990, 2012)
)
LOGIN = '<table><tr><td>Email:</td><td><input name="email"></td></tr></table><input type="password" name="p">'


@pytest.mark.parametrize("title", ["Quay Notes - Login", "Вход | Причал", "ログイン"])
def test_a_page_to_log_in_is_no_post_whatever_is_around_it(title):
    html = f"<html><head><title>{title}</title></head><body><ul>{NAVIGATION}</ul><form>{LOGIN}</form></body></html>"
    found = read(Page(place="a.html", address="https://quay.example/accounts/login/", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == "program"


def test_a_post_about_a_login_is_a_post():
    html = f"<html><head><title>Login</title></head><body><form>{LOGIN}</form><article><h1>Login</h1>{FOG * 9}</article></body></html>"
    assert isinstance(
        read(Page(place="a.html", address="https://quay.example/login/", html=html)), ParsedPost
    )


@pytest.mark.parametrize(
    "address", ["node/7/revisions/12/view", "node/7/revisions", "index.php?title=Fog&oldid=12"]
)
def test_an_earlier_revision_of_a_post_is_no_post(address):
    html = f'<html><head><title>Revision of Fog</title></head><body class="page"><h1>Revision of Fog</h1>{FOG}</body></html>'
    found = read(Page(place="a.html", address=f"https://quay.example/{address}", html=html))
    assert isinstance(found, NonPost)
    assert found.kind == "revision"


def test_a_post_may_be_called_like_a_check():
    html = "<html><head><title>Just a moment</title></head><body><article><h1>Just a moment</h1><p>They came at noon, and sat.</p></article></body></html>"
    assert isinstance(
        read(Page(place="a.html", address="https://quay.example/boats/", html=html)), ParsedPost
    )


@pytest.mark.parametrize("attributes", ['id="comment-7"', 'class="comment" id="comment-7"'])
def test_a_page_that_is_named_like_a_comment(attributes):
    html = PAGE.format("en", ITEM.format(1, "Ada", "", "", "")).replace('class="single"', attributes)
    found = read(Page(place="a.html", address="https://quay.example/boats/", html=html))
    assert isinstance(found, ParsedPost)
    assert [comment.author.name for comment in found.post.comments] == ["Ada"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("drafts/boats.html", "draft"), ("_drafts/deep/boats.html", "draft"), ("blog/boats.html", "publish")],
)
def test_a_page_in_a_folder_of_drafts_is_a_draft(tmp_path, path, status):
    """The folder counts below what is given: whoever gives a folder of that name means it."""
    folder = tmp_path / "drafts"
    for name in (path, "blog/other.html"):
        title = name.partition(".")[0].replace("/", " ")
        page = PAGE.format("en", "").replace("Boats", title).replace("noon", f"noon, says the {title}")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(page, encoding="utf-8")
    records, findings = reading.read(folder)
    found = {record.title: record.status for record in records if isinstance(record, Post)}
    assert found == {path.partition(".")[0].replace("/", " "): status, "blog other": "publish"}
    assert ("kept-back" in findings) == (status == "draft")


MARKED = {
    "a pair": ("<p>Seen.</p><!--members start--><p>Kept.</p><!--members end-->", True),
    "a pair with a slash": ("<!-- private --><p>Kept.</p><!-- /private --><p>Seen.</p>", True),
    "a paywall": ("<p>Seen.</p><!-- paywall --><p>Kept.</p>", True),
    "a template": ("<p>Seen.</p><template><p>Kept.</p></template>", True),
    "another comment": ("<!-- start of text --><p>Seen.</p><p>Kept.</p><!-- end of text -->", False),
}


@pytest.mark.parametrize(("text", "is_hidden"), MARKED.values(), ids=MARKED)
@pytest.mark.parametrize("place", ["post", "comment"])
def test_what_marks_on_a_page_close_is_not_public(text, is_hidden, place, tmp_path):
    item = ITEM.format(1, "Ada", "", "", "").replace(
        "<p>Words of Ada.</p>", text if place == "comment" else "<p>So it is.</p>"
    )
    page = PAGE.format("en", item)
    if place == "post":
        page = page.replace("<p>They came at noon.</p>", text)
    (tmp_path / "boats.html").write_text(page, "utf-8")
    converters.convert(tmp_path / "boats.html", tmp_path / "public", to="markdown")
    converters.convert(tmp_path / "boats.html", tmp_path / "all.jsonl", to="archive")
    public = "".join(file.read_text("utf-8") for file in (tmp_path / "public").rglob("*") if file.is_file())
    assert "Seen." in public
    assert ("Kept." not in public) is is_hidden
    assert "Kept." in (tmp_path / "all.jsonl").read_text("utf-8")


def test_a_post_within_a_pair_of_marks_is_not_public(tmp_path):
    page = (
        PAGE.format("en", "")
        .replace("<article", "<!-- private --><article")
        .replace("</article>", "</article><!-- /private -->")
    )
    (tmp_path / "boats.html").write_text(page, "utf-8")
    report = converters.convert(tmp_path / "boats.html", tmp_path / "public", to="markdown")
    assert not [
        file for file in (tmp_path / "public").rglob("*.md") if "They came" in file.read_text("utf-8")
    ]
    assert any(finding.kind == "members-only" for finding in report.findings)


@pytest.mark.parametrize(
    ("style", "is_seen"),
    [
        ("display:none", False), ("dispaly:none", False), ("display:non", False), ("display none", False), ("display:/* x */none", False), ("visibilty:hidden", False),
        ("text-decoration:none", True), ("float:none", True), ("direction:ltr", True), ("display:block", True), ("vertical-align:middle", True),
    ],
)  # fmt: skip
def test_a_style_that_hides_may_have_lost_a_letter(style, is_seen):
    from converters.formats.html.reader.boilerplate import is_unseen

    assert is_unseen({"style": style}) != is_seen
