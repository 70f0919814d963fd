"""Exports of services that people leave: each with a word of its own in each place."""

import json
from typing import Any

from tests.planted.words import DAY, FUTURE, HOST, Files, Words, csv_of


def _takeout_entry(id_: int, kind: str, status: str, text: str, more: str = "", title: str = "T") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-7.post-{id_}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><title>{title}</title><content type='html'>{text}</content>"
        f"<blogger:created>{DAY}</blogger:created><published>{DAY}</published><updated>{DAY}</updated>"
        f"<blogger:filename>/2020/01/s{id_}.html</blogger:filename>{more}</entry>"
    )


def blogger(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def by(name: str) -> str:
        return f"<author><name>{name}</name><uri>https://www.blogger.com/profile/1</uri></author>"

    def comment(id_: int, status: str, text: str, name: str, post: int = 1) -> str:
        parent = f"<blogger:parent>tag:blogger.com,1999:blog-7.post-{post}</blogger:parent>"
        return _takeout_entry(id_, "COMMENT", status, text, parent + by(name), "")

    label = f"<category scheme='tag:blogger.com,1999:blog-7' term='{shown('label')}'/>"
    hidden_label = f"<category scheme='tag:blogger.com,1999:blog-7' term='{draft('label of a draft')}'/>"
    entries = [
        _takeout_entry(1, "POST", "LIVE", shown("post"), by(shown("author")) + label, shown("title")),
        _takeout_entry(2, "PAGE", "LIVE", shown("page"), by("A"), "P"),
        comment(3, "LIVE", shown("comment"), shown("commenter")),
        _takeout_entry(4, "POST", "DRAFT", draft("draft"), by("A") + hidden_label, draft("title of a draft")),
        _takeout_entry(
            5, "POST", "SOFT_TRASHED", kept("trashed post"), by("A"), kept("title of a trashed post")
        ),
        _takeout_entry(6, "POST", "NEVER_SEEN", kept("post of an unknown status"), by("A")),
        _takeout_entry(7, "POST", "LIVE", kept("scheduled"), by("A")).replace(DAY, FUTURE),
        comment(8, "SPAM_COMMENT", kept("spam"), kept("name of a spammer")),
        comment(9, "PENDING_COMMENT", kept("pending comment"), kept("name of who waits")),
        comment(10, "LIVE", kept("comment on a trashed post"), kept("commenter of a trashed post"), post=5),
    ]
    head = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
    settings = {
        "blog_name": shown("title of the blog"), "blog_description": shown("description of the blog"), "blog_subdomain": "pier",
        "blog_time_zone": "Europe/Madrid", "blog_admin_permission": f"{kept('admin')}@pier.example",
        "blog_author_permission": f"{kept('authors')}@pier.example", "blog_comment_email": f"{kept('comment mail')}@pier.example",
        "blog_send_email": f"{kept('send mail')}@pier.example",
    }  # fmt: skip
    return {
        "Takeout/Blogger/Blogs/Pier/feed.atom": f"{head}<id>tag:blogger.com,1999:blog-7</id><title>Pier</title>{''.join(entries)}</feed>",
        "Takeout/Blogger/Blogs/Pier/settings.csv": csv_of([settings.keys(), settings.values()]),
        "Takeout/Blogger/Blogs/Pier/followers.csv": f"display_name,is_blocked\n{kept('follower')},false\n",
        "Takeout/Blogger/Profile/profile.csv": f"display_name,email\n{kept('profile')},{kept('mail')}@pier.example\n",
        "Takeout/Blogger/Comments/Other/feed.atom": f"{head}<id>tag:blogger.com,1999:blog-8</id><title>O</title>"
        + comment(99, "LIVE", kept("comment on another blog"), "A", post=77)
        + "</feed>",
    }


def blogger_api(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def item(id_: int, status: str, content: str, **more: Any) -> dict[str, Any]:
        start = {
            "kind": "blogger#post", "id": str(id_), "status": status, "published": DAY, "url": f"{HOST}/2020/01/s{id_}.html",
        }  # fmt: skip
        return {**start, "title": "T", "content": content, "author": {"id": "9", "displayName": "A"}, **more}

    def comment(id_: int, status: str, content: str, post: int = 1) -> dict[str, Any]:
        row = {
            "kind": "blogger#comment",
            "id": str(id_),
            "status": status,
            "published": DAY,
            "content": content,
        }
        return row | {"post": {"id": str(post)}, "author": {"displayName": "B"}}

    posts = [
        item(1, "LIVE", shown("post"), title=shown("title"), labels=[shown("label")]),
        item(2, "DRAFT", draft("draft"), labels=[draft("label of a draft")]),
        item(3, "SOFT_TRASHED", kept("trashed")),
        item(4, "LIVE", "P", readerComments="DONT_ALLOW_HIDE_EXISTING"),
    ]
    comments = [
        comment(5, "LIVE", shown("comment")), comment(6, "SPAM", kept("spam")), comment(7, "PENDING", kept("pending")),
        comment(8, "EMPTIED", kept("emptied")), comment(9, "LIVE", kept("hidden by the post"), 4),
    ]  # fmt: skip
    return {
        "posts.json": json.dumps({"kind": "blogger#postList", "items": posts}),
        "comments.json": json.dumps({"kind": "blogger#commentList", "items": comments}),
    }


def ghost(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def post(id_: int, text: str, **more: Any) -> dict[str, Any]:
        row = {
            "id": f"p{id_}",
            "title": "T",
            "slug": f"s{id_}",
            "html": f"<p>{text}</p>",
        }
        return {
            **row,
            "type": "post",
            "status": "published",
            "visibility": "public",
            "published_at": DAY,
            **more,
        }

    mail_card = {"type": "email", "html": f"<p>{kept('card of mails')}</p>"}
    paragraph = {"type": "paragraph", "children": [{"type": "text", "text": shown("lexical")}]}
    lexical = json.dumps({"root": {"children": [paragraph, mail_card]}})
    paywall = f"<p>Before</p><!--members-only--><p>{kept('behind the wall')}</p>"
    secrets = {"codeinjection_head": f"<script>{kept('code injection')}</script>"}
    posts = [
        post(1, shown("post"), title=shown("title"), **secrets),
        post(2, shown("page"), type="page"),
        post(3, draft("draft"), status="draft", title=draft("title of a draft")),
        post(4, kept("scheduled"), status="scheduled", published_at=FUTURE),
        post(5, kept("sent by mail only"), status="sent"),
        post(6, kept("for members"), visibility="members"),
        post(7, kept("for who pays"), visibility="paid"),
        post(8, kept("for a tier"), visibility="tiers"),
        post(9, kept("of an unknown circle"), visibility="friends"),
        post(10, kept("of an unknown status"), status="queued"),
        post(11, "", html=None, lexical=lexical),
        post(12, "", html=paywall, visibility="paid"),
    ]  # fmt: skip

    def comment(id_: int, status: str, text: str, post_: str = "p1", member: str = "m1") -> dict[str, Any]:
        row = {"id": f"c{id_}", "post_id": post_, "member_id": member, "status": status, "created_at": DAY}
        return row | {"html": f"<p>{text}</p>"}

    user = {
        "id": "u1", "name": shown("author"), "slug": "a", "email": f"{kept('mail of a user')}@pier.example",
        "password": kept("password"),
    }  # fmt: skip
    tables = {
        "posts": posts,
        "users": [user],
        "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
        "tags": [
            {"id": "t1", "name": shown("tag"), "slug": "t1", "visibility": "public"},
            {"id": "t2", "name": f"#{kept('internal tag')}", "slug": f"hash-{kept('slug of it')}", "visibility": "internal"},
        ],
        "posts_tags": [{"post_id": "p1", "tag_id": "t1"}, {"post_id": "p1", "tag_id": "t2"}],
        "members": [
            {"id": "m1", "name": shown("member who commented"), "email": f"{kept('mail of a member')}@pier.example",
             "note": kept("note on a member")},
            {"id": "m2", "name": kept("member who said nothing"), "email": f"{kept('mail')}@pier.example"},
        ],
        "comments": [
            comment(1, "published", shown("comment")),
            comment(2, "hidden", kept("hidden comment")),
            comment(3, "deleted", kept("deleted comment")),
            comment(4, "published", kept("comment for members"), "p6"),
        ],
        "settings": [
            {"key": "title", "value": shown("title of the blog")},
            {"key": "mailgun_api_key", "value": kept("key of mails")},
            {"key": "members_private_key", "value": kept("key of members")},
            {"key": "codeinjection_head", "value": f"<script>{kept('code injection of the site')}</script>"},
        ],
        "newsletters": [{"id": "n1", "name": kept("newsletter"), "sender_email": f"{kept('sender')}@pier.example"}],
        "snippets": [{"id": "s1", "name": kept("snippet"), "lexical": kept("text of a snippet")}],
    }  # fmt: skip
    return {
        "pier.ghost.json": json.dumps(
            {"db": [{"meta": {"exported_on": 1, "version": "6.0.0"}, "data": tables}]}
        )
    }


def _medium_page(title: str, text: str, footer: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><title>T</title></head><body><article class="h-entry"><header><h1 class="p-name">{title}</h1></header>'
        f'<section data-field="body" class="e-content"><section class="section"><div class="section-content"><p class="graf graf--p">{text}</p>'
        f"</div></section></section><footer>{footer}</footer></article></body></html>"
    )


def medium(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    footer = (
        f'<p>By <a href="https://medium.com/@pier" class="p-author h-card">{shown("author")}</a> on <time class="dt-published" datetime="{DAY}">'
        f'January 6</time>.</p><p><a href="https://medium.com/@pier/t-0123456789ab" class="p-canonical">Canonical link</a></p>'
    )
    others = "bookmarks blocks claps highlights interests ips lists pubs-following sessions topics-following users-following".split()
    pages = {
        f"medium/{name}/{name}-0001.html": f"<html><body><ul><li>{kept(name)}</li></ul></body></html>"
        for name in others
    }
    profile = f'<html><body><section><h3 class="p-name">A</h3><ul><li><b>Email address:</b> {kept("mail")}@pier.example</li></ul></section></body></html>'
    return {
        "medium/README.html": "<html><body><h1>Your Medium archive</h1></body></html>",
        "medium/posts/2020-01-06_T-0123456789ab.html": _medium_page(shown("title"), shown("post"), footer),
        "medium/posts/draft_D-0123456789ac.html": _medium_page(draft("title of a draft"), draft("draft"), ""),
        "medium/profile/profile.html": profile,
        **pages,
    }  # fmt: skip


def substack(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def row(id_: int, audience: str, title: str, published: str = "true", date: str = DAY) -> list[str]:
        return [f"{id_}.s{id_}", date, published, "newsletter", audience, title, ""]

    rows = [
        ["post_id", "post_date", "is_published", "type", "audience", "title", "subtitle"],
        row(1, "everyone", shown("title")),
        row(2, "only_paid", kept("title for who pays")),
        row(3, "founding", kept("title for founders")),
        row(4, "everyone", draft("title of a draft"), "false", ""),
        row(5, "whoever", kept("title of an unknown audience")),
    ]
    return {
        "substack/posts.csv": csv_of(rows),
        "substack/posts/1.s1.html": f"<p>{shown('post')}</p>",
        "substack/posts/2.s2.html": f"<p>{kept('post for who pays')}</p>",
        "substack/posts/3.s3.html": f"<p>{kept('post for founders')}</p>",
        "substack/posts/4.s4.html": f"<p>{draft('draft')}</p>",
        "substack/posts/5.s5.html": f"<p>{kept('post of an unknown audience')}</p>",
        "substack/posts/1.opens.csv": f"post_id,email\n1,{kept('who opened')}@pier.example\n",
        "substack/posts/1.delivers.csv": f"post_id,email\n1,{kept('who got it')}@pier.example\n",
        "substack/email_list.pier.csv": f"email,active_subscription\n{kept('subscriber')}@pier.example,true\n",
    }


def _tumblr_page(title: str, text: str) -> str:
    return (
        f"<html><head><link href='../style.css'/></head><body><h1>{title}</h1><p>{text}</p>"
        '<div id="footer"><span id="timestamp"> March 4th, 2012 7:05pm </span></div></body></html>'
    )


def tumblr(words: Words) -> Files:
    shown, kept = words.shown, words.kept
    return {
        "tumblr/posts/html/11.html": _tumblr_page(shown("title"), shown("post")),
        "tumblr/posts/html/submissions/12.html": _tumblr_page("S", kept("submission")),
        "tumblr/posts/style.css": "",
        "tumblr/conversations/convo_1.html": f"<html><body>{kept('conversation')}</body></html>",
        "tumblr/payload-0.json": json.dumps([{"email": f"{kept('account')}@pier.example"}]),
    }


def tumblr_api(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def post(id_: int, state: str, text: str, **more: Any) -> dict[str, Any]:
        start = {
            "blog_name": "pier",
            "id": id_,
            "post_url": f"https://pier.tumblr.com/post/{id_}",
            "timestamp": 1330887900 + id_,
        }
        return {**start, "type": "text", "state": state, "title": "T", "body": f"<p>{text}</p>", **more}

    notes = [{"type": "reply", "blog_name": "b", "timestamp": 1330887999, "reply_text": shown("reply")}]
    posts = [
        post(1, "published", shown("post"), title=shown("title"), tags=[shown("tag")], notes=notes),
        post(2, "draft", draft("draft")),
        post(3, "queued", kept("queued")),
        post(4, "private", kept("private")),
        post(5, "whatever", kept("of an unknown state")),
        post(6, "submission", kept("submitted")),
    ]
    return {"posts.json": json.dumps({"response": {"posts": posts}})}
