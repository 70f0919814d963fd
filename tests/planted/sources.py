"""One source for each reader of another platform, with a word of its own in each place.

A reader that has no row here fails a test. `shown` words must reach an archive and a site, `kept` words no public target.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.formats.isso.database import isso_database
from tests.planted.words import HOST, Content, Make, Planted, Words

_DAY: Final = "2020-01-06T10:00:00Z"
_FUTURE: Final = "2090-01-06T10:00:00Z"
Files = Mapping[str, Content]


# Blogger


def _takeout_entry(id_: int, kind: str, status: str, text: str, more: str = "", title: str = "T") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-7.post-{id_}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><title>{title}</title><content type='html'>{text}</content>"
        f"<blogger:created>{_DAY}</blogger:created><published>{_DAY}</published><updated>{_DAY}</updated>"
        f"<blogger:filename>/2020/01/s{id_}.html</blogger:filename>{more}</entry>"
    )


def _blogger(words: Words) -> Files:
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
        _takeout_entry(7, "POST", "LIVE", kept("scheduled"), by("A")).replace(_DAY, _FUTURE),
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
        "Takeout/Blogger/Blogs/Pier/settings.csv": _csv([settings.keys(), settings.values()]),
        "Takeout/Blogger/Blogs/Pier/followers.csv": f"display_name,is_blocked\n{kept('follower')},false\n",
        "Takeout/Blogger/Profile/profile.csv": f"display_name,email\n{kept('profile')},{kept('mail')}@pier.example\n",
        "Takeout/Blogger/Comments/Other/feed.atom": f"{head}<id>tag:blogger.com,1999:blog-8</id><title>O</title>"
        + comment(99, "LIVE", kept("comment on another blog"), "A", post=77)
        + "</feed>",
    }


def _csv(rows: Iterable[Iterable[str]]) -> str:
    return "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows
    )  # fmt: skip


def _blogger_api(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def item(id_: int, status: str, content: str, **more: Any) -> dict[str, Any]:
        start = {
            "kind": "blogger#post", "id": str(id_), "status": status, "published": _DAY, "url": f"{HOST}/2020/01/s{id_}.html",
        }  # fmt: skip
        return {**start, "title": "T", "content": content, "author": {"id": "9", "displayName": "A"}, **more}

    def comment(id_: int, status: str, content: str, post: int = 1) -> dict[str, Any]:
        row = {
            "kind": "blogger#comment",
            "id": str(id_),
            "status": status,
            "published": _DAY,
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


# Ghost


def _ghost(words: Words) -> Files:
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
            "published_at": _DAY,
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
        post(4, kept("scheduled"), status="scheduled", published_at=_FUTURE),
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
        row = {"id": f"c{id_}", "post_id": post_, "member_id": member, "status": status, "created_at": _DAY}
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


# Medium, Substack, Tumblr


def _medium_page(title: str, text: str, footer: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><title>T</title></head><body><article class="h-entry"><header><h1 class="p-name">{title}</h1></header>'
        f'<section data-field="body" class="e-content"><section class="section"><div class="section-content"><p class="graf graf--p">{text}</p>'
        f"</div></section></section><footer>{footer}</footer></article></body></html>"
    )


def _medium(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    footer = (
        f'<p>By <a href="https://medium.com/@pier" class="p-author h-card">{shown("author")}</a> on <time class="dt-published" datetime="{_DAY}">'
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


def _substack(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def row(id_: int, audience: str, title: str, published: str = "true", date: str = _DAY) -> list[str]:
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
        "substack/posts.csv": _csv(rows),
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


def _tumblr(words: Words) -> Files:
    shown, kept = words.shown, words.kept
    return {
        "tumblr/posts/html/11.html": _tumblr_page(shown("title"), shown("post")),
        "tumblr/posts/html/submissions/12.html": _tumblr_page("S", kept("submission")),
        "tumblr/posts/style.css": "",
        "tumblr/conversations/convo_1.html": f"<html><body>{kept('conversation')}</body></html>",
        "tumblr/payload-0.json": json.dumps([{"email": f"{kept('account')}@pier.example"}]),
    }


def _tumblr_api(words: Words) -> Files:
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


# Movable Type, LiveJournal


def _movabletype(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def entry(number: int, status: str, text: str, more: str = "", **fields: str) -> str:
        head = {
            "TITLE": "T",
            "BASENAME": f"s{number}",
            "STATUS": status,
            "DATE": "01/06/2020 10:00:00 AM",
            **fields,
        }
        lines = "".join(f"{name}: {value}\n" for name, value in head.items())
        return f"{lines}-----\nBODY:\n{text}\n-----\n{more}--------\n"

    def comment(kind: str, text: str, **fields: str) -> str:
        lines = "".join(
            f"{name}: {value}\n" for name, value in {"DATE": "01/07/2020 10:00:00 AM", **fields}.items()
        )
        return f"{kind}:\n{lines}{text}\n-----\n"

    said = (
        f"EXTENDED BODY:\n{shown('extended body')}\n-----\nKEYWORDS:\nk\n-----\n"
        + comment("COMMENT", shown("comment"), AUTHOR=shown("commenter"), EMAIL=f"{kept('mail')}@pier.example", IP="192.0.2.77")
        + comment("PING", shown("ping"), TITLE="P", URL="https://far.example/", IP="192.0.2.78", **{"BLOG NAME": shown("blog of a ping")})
    )  # fmt: skip
    tags = f'{shown("tag")},"@{kept("private tag")}"'
    return {
        "mt.txt": entry(1, "Publish", shown("post"), said, TITLE=shown("title"), AUTHOR=shown("author"), TAGS=tags, CATEGORY=shown("category"))
        + entry(2, "Draft", draft("draft"), TITLE=draft("title of a draft"))
        + entry(3, "Review", kept("in review"))
        + entry(4, "Future", kept("future"), DATE="01/06/2090 10:00:00 AM")
        + entry(5, "Spam", kept("spam"))
        + entry(6, "Whatever", kept("of an unknown status"))
    }  # fmt: skip


def _livejournal(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def entry(number: int, security: str, text: str, more: str = "", subject: str = "T") -> str:
        return (
            f"<event><itemid>{number}</itemid><anum>1</anum><ditemid>{number * 256 + 1}</ditemid><eventtime>2020-01-06 10:00:00</eventtime>"
            f"<url>https://pier.livejournal.com/{number * 256 + 1}.html</url><subject>{subject}</subject><event>{text}</event>"
            f"{f'<security>{security}</security>' if security else ''}<props>{more}</props></event>"
        )

    def comment(number: int, text: str, state: str = "") -> str:
        mark = f"<state>{state}</state>" if state else ""
        return (
            f"<comment><id>{number}</id><parentid></parentid><subject/><date>2020-01-07T10:00:00Z</date><body>{text}</body>{mark}"
            "<user>b</user></comment>"
        )

    start = '<?xml version="1.0"?>\n'
    return {
        "pier/L-1": start + entry(1, "", shown("post"), f"<taglist>{shown('tag')}</taglist>", shown("title")),
        "pier/L-2": start + entry(2, "private", kept("private"), subject=kept("title of a private entry")),
        "pier/L-3": start + entry(3, "usemask", kept("for friends"), "<taglist></taglist>"),
        "pier/L-4": start + entry(4, "whoever", kept("of an unknown security")),
        "pier/C-1": f"{start}<comments>{comment(1, shown('comment'))}{comment(2, kept('screened'), 'S')}{comment(3, kept('deleted'), 'D')}</comments>",
        "pier/C-2": f"{start}<comments>{comment(4, kept('comment of a private entry'))}</comments>",
    }


# Mastodon, Micro.blog, Telegram


def _mastodon(words: Words) -> Files:
    shown, kept = words.shown, words.kept
    public, user = "https://www.w3.org/ns/activitystreams#Public", "https://pier.example/users/a"

    def note(
        number: int, to: Sequence[str], text: str, cc: Sequence[str] = (), **more: Any
    ) -> dict[str, Any]:
        object_ = {
            "id": f"{user}/statuses/{number}", "type": "Note", "content": f"<p>{text}</p>", "published": _DAY, "attributedTo": user,
            "to": list(to), "cc": list(cc), "url": f"https://pier.example/@a/{number}",
        }  # fmt: skip
        return {
            "type": "Create",
            "id": f"{user}/statuses/{number}/activity",
            "published": _DAY,
            "to": list(to),
            "cc": list(cc),
            "object": object_ | more,
        }

    items = [
        note(1, [public], shown("post"), tag=[{"type": "Hashtag", "name": f"#{shown('tag')}"}]),
        note(2, [f"{user}/followers"], kept("for followers")),
        note(3, ["https://far.example/users/b"], kept("direct")),
        note(4, [], kept("for nobody")),
    ]
    actor = {
        "type": "Person", "id": user, "preferredUsername": "a", "name": shown("name"), "summary": f"<p>{shown('summary')}</p>",
        "url": "https://pier.example/@a", "publicKey": {"publicKeyPem": kept("key")},
    }  # fmt: skip
    context = "https://www.w3.org/ns/activitystreams"
    return {
        "outbox.json": json.dumps({"@context": context, "type": "OrderedCollection", "orderedItems": items}),
        "actor.json": json.dumps({"@context": context, **actor}),
        "likes.json": json.dumps({"type": "OrderedCollection", "orderedItems": [f"https://far.example/{kept('liked')}"]}),
        "bookmarks.json": json.dumps({"type": "OrderedCollection", "orderedItems": [f"https://far.example/{kept('bookmarked')}"]}),
        "following_accounts.csv": f"Account address\n{kept('followed')}@far.example\n",
        "blocked_accounts.csv": f"{kept('blocked')}@far.example\n",
    }  # fmt: skip


def _microblog(words: Words) -> Files:
    shown = words.shown
    item = {
        "id": "1", "title": shown("title"), "content_html": f"<p>{shown('post')}</p>", "date_published": _DAY,
        "url": "https://pier.micro.blog/2020/01/06/t.html", "tags": [shown("tag")],
    }  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": shown("title of the blog"),
        "home_page_url": "https://pier.micro.blog/",
    }
    return {"feed.json": json.dumps({**feed, "items": [item]}), "index.html": "<html></html>"}


def _telegram(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
        row = {
            "id": number,
            "type": "message",
            "date": "2020-01-06T10:00:00",
            "date_unixtime": str(1578304800 + number),
            "from": "Pier",
        }
        return {**row, "from_id": "channel1", "text": text, **more}

    contact = {
        "first_name": kept("first name of a contact"),
        "last_name": kept("last name"),
        "phone_number": kept("phone number"),
    }
    messages = [
        {"id": 1, "type": "service", "date": "2020-01-06T09:00:00", "date_unixtime": "1578301200", "actor": "Pier", "action": "create_channel", "title": "Pier"},
        message(2, [shown("post"), {"type": "hashtag", "text": f"#{shown('tag')}"}]),
        message(3, "Call me", contact_information=contact),
        {"id": 4, "type": "service", "date": "2020-01-06T09:00:00", "date_unixtime": "1578301300", "actor": kept("who was asked in"), "action": "invite_members",
         "members": [kept("who came")]},
    ]  # fmt: skip
    return {
        "result.json": json.dumps(
            {"name": shown("name"), "type": "public_channel", "id": 1, "messages": messages}
        )
    }


# Feeds, WordPress's REST API


def _feed(words: Words) -> Files:
    shown, kept = words.shown, words.kept
    start = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{shown('title of the blog')}</title><link>{HOST}</link>"
        f"<managingEditor>{kept('mail of the editor')}@pier.example (A)</managingEditor><webMaster>{kept('webmaster')}@pier.example</webMaster>"
    )
    item = (
        f"<item><title>{shown('title')}</title><link>{HOST}/a/</link><guid>a</guid><pubDate>Mon, 06 Jan 2020 10:00:00 GMT</pubDate>"
        f"<dc:creator>{shown('author')}</dc:creator><category>{shown('category')}</category>"
        f"<content:encoded>&lt;p&gt;{shown('post')}&lt;/p&gt;</content:encoded></item>"
    )
    said = f"<item><title>By: {shown('commenter')}</title><link>{HOST}/a/#comment-1</link><description>{shown('comment')}</description></item>"
    return {"feed.xml": f"{start}{item}{said}</channel></rss>"}


def _wordpress_rest(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def post(number: int, status: str, text: str, **more: Any) -> dict[str, Any]:
        row = {
            "id": number,
            "slug": f"s{number}",
            "link": f"{HOST}/s{number}/",
            "date": "2020-01-06T10:00:00",
            "date_gmt": "2020-01-06T10:00:00",
        }
        rendered = {"title": {"rendered": "T"}, "content": {"rendered": f"<p>{text}</p>", "protected": False}}
        return {**row, "type": "post", "status": status, **rendered, **more}

    def comment(number: int, status: str, text: str, post_: int = 1, **more: Any) -> dict[str, Any]:
        row = {
            "id": number,
            "post": post_,
            "parent": 0,
            "author_name": "B",
            "date_gmt": "2020-01-07T10:00:00",
            "status": status,
        }
        return {**row, "type": "comment", "content": {"rendered": f"<p>{text}</p>"}, **more}

    private = {
        "author_email": f"{kept('mail of a commenter')}@pier.example", "author_ip": "192.0.2.76", "author_user_agent": f"Mozilla/5.0 {kept('agent')}",
    }  # fmt: skip
    locked = {
        "rendered": f"<p>{kept('protected text')}</p>",
        "raw": kept("raw protected text"),
        "protected": True,
    }
    posts = [
        post(1, "publish", shown("post"), title={"rendered": shown("title")}, author=5, categories=[7]),
        post(2, "private", kept("private"), title={"rendered": kept("title of a private post")}),
        post(3, "draft", draft("draft")),
        post(4, "pending", kept("pending")),
        post(5, "future", kept("future"), date="2090-01-06T10:00:00", date_gmt="2090-01-06T10:00:00"),
        post(6, "publish", "", content=locked, password=kept("password")),
        post(7, "whatever", kept("of an unknown status")),
    ]
    user = {
        "id": 5,
        "name": shown("author"),
        "slug": "a",
        "link": f"{HOST}/author/a/",
        "email": f"{kept('mail')}@pier.example",
        "capabilities": {kept("capability"): True},
    }
    return {
        "posts.json": json.dumps(posts),
        "comments.json": json.dumps(
            [
                comment(1, "approved", shown("comment"), **private), comment(2, "hold", kept("waiting")), comment(3, "spam", kept("spam")),
                comment(4, "trash", kept("trash")), comment(5, "approved", kept("comment of a private post"), 2),
            ]
        ),
        "users.json": json.dumps([user]),
        "categories.json": json.dumps([{"id": 7, "taxonomy": "category", "slug": "c", "name": shown("category"), "link": f"{HOST}/category/c/"}]),
    }  # fmt: skip


# Databases


def _table(name: str, columns: str, *rows: Sequence[object]) -> str:
    listed = ", ".join(f"`{column}` text" for column in columns.split())
    values = ",".join(
        "(" + ",".join("'" + str(value).replace("'", "''") + "'" for value in row) + ")" for row in rows
    )
    return f"CREATE TABLE `{name}` ({listed});\nINSERT INTO `{name}` VALUES {values};\n"


def _wordpress_sql(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    day = ("2020-01-06 10:00:00", "2020-01-06 10:00:00")

    def post(
        number: int, status: str, text: str, title: str = "T", password: str = "", type_: str = "post"
    ) -> Sequence[object]:
        dates = ("2090-01-06 10:00:00",) * 2 if status == "future" else day
        return number, 1, *dates, f"<p>{text}</p>", title, status, f"s{number}", 0, type_, password

    def comment(
        number: int, approved: str, text: str, on: int = 1, mail: str = "", ip: str = "192.0.2.75"
    ) -> Sequence[object]:
        return (
            number,
            on,
            "B",
            mail,
            ip,
            *day,
            text,
            approved,
            "comment",
            0,
            f"Mozilla/5.0 {kept(f'agent {number}')}",
        )

    columns = "ID post_author post_date post_date_gmt post_content post_title post_status post_name post_parent post_type post_password"
    said = (
        "comment_ID comment_post_ID comment_author comment_author_email comment_author_IP comment_date comment_date_gmt comment_content"
        " comment_approved comment_type comment_parent comment_agent"
    )
    posts = [
        post(1, "publish", shown("post"), shown("title")), post(2, "publish", shown("page"), type_="page"),
        post(3, "private", kept("private"), kept("title of a private post")), post(4, "draft", draft("draft"), draft("title of a draft")),
        post(5, "publish", kept("protected"), password=kept("password of a post")), post(6, "pending", kept("pending")),
        post(7, "future", kept("future")), post(8, "trash", kept("trash")), post(9, "inherit", kept("revision"), type_="revision"),
        post(10, "auto-draft", kept("automatic draft")), post(11, "whatever", kept("of an unknown status")),
    ]  # fmt: skip
    comments = [
        comment(1, "1", shown("comment"), mail=f"{kept('mail of a commenter')}@pier.example"), comment(2, "0", kept("waiting")),
        comment(3, "spam", kept("spam")), comment(4, "trash", kept("trashed comment")), comment(5, "1", kept("comment of a private post"), 3),
        comment(6, "1", kept("comment of no post"), 99),
    ]  # fmt: skip
    users = "ID user_login user_pass user_nicename user_email user_url user_registered user_activation_key user_status display_name"
    row = (
        1,
        "a",
        kept("hash of a password"),
        "a",
        f"{kept('mail')}@pier.example",
        "",
        day[0],
        kept("activation key"),
        0,
        shown("author"),
    )
    other = (
        2,
        "s",
        kept("hash"),
        "s",
        f"{kept('mail of a subscriber')}@pier.example",
        "",
        day[0],
        "",
        0,
        kept("subscriber"),
    )
    return {
        "pier.sql": _table(
            "wp_options", "option_id option_name option_value", (1, "home", HOST), (2, "blogname", shown("title of the blog")),
            (3, "permalink_structure", "/%postname%/"), (4, "admin_email", f"{kept('mail of the admin')}@pier.example"),
            (5, "mailserver_pass", kept("password of mails")), (6, "auth_key", kept("key of the site")),
        )
        + _table("wp_posts", columns, *posts)
        + _table("wp_postmeta", "meta_id post_id meta_key meta_value", (1, 1, "api_key", kept("field with a key")), (2, 3, "mood", kept("field of a private post")))
        + _table("wp_comments", said, *comments)
        + _table("wp_commentmeta", "meta_id comment_id meta_key meta_value", (1, 1, "akismet_history", kept("history of a comment")))
        + _table("wp_users", users, row, other)
        + _table("wp_usermeta", "umeta_id user_id meta_key meta_value", (1, 1, "session_tokens", kept("session")), (2, 1, "wp_capabilities", 'a:1:{s:13:"administrator";b:1;}'),
                 (3, 2, "wp_capabilities", 'a:1:{s:10:"subscriber";b:1;}'), (4, 1, "billing_phone", kept("phone")))
        + _table("wp_terms", "term_id name slug", (1, shown("category"), "c"))
        + _table("wp_term_taxonomy", "term_taxonomy_id term_id taxonomy description parent", (1, 1, "category", "", 0))
        + _table("wp_term_relationships", "object_id term_taxonomy_id term_order", (1, 1, 0))
        + _table("wp_wc_customer_lookup", "customer_id email", (1, f"{kept('customer')}@pier.example"))
    }  # fmt: skip


def _cms_sql(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    day = "2020-01-06 10:00:00"

    def post(number: int, status: int, text: str, title: str = "T") -> Sequence[object]:
        return (
            number,
            title,
            f"s{number}",
            f"<p>{text}</p>",
            status,
            day,
            day,
            "c",
            "a",
            "" if status > 3 else (draft if status == 1 else kept)(f"keywords {number}"),
        )

    return {
        "textpattern.sql": _table(
            "textpattern", "ID Title url_title Body_html Status Posted LastMod Category1 AuthorID Keywords",
            post(1, 4, shown("post"), shown("title")), post(2, 1, draft("draft"), draft("title of a draft")), post(3, 2, kept("hidden")),
            post(4, 3, kept("pending")), post(5, 9, kept("of an unknown status")),
        )
        + _table("txp_prefs", "name val", ("siteurl", "pier.example"), ("sitename", shown("title of the blog")), ("blog_mail_uid", kept("id of mails")),
                 ("smtp_from", f"{kept('sender')}@pier.example"))
        + _table("txp_discuss", "discussid parentid name email web ip posted message visible",
                 (1, 1, shown("commenter"), f"{kept('mail')}@pier.example", "", "192.0.2.74", day, f"<p>{shown('comment')}</p>", 1),
                 (2, 1, "B", "", "", "", day, f"<p>{kept('waiting')}</p>", 0), (3, 1, "B", "", "", "", day, f"<p>{kept('spam')}</p>", -1),
                 (4, 3, "B", "", "", "", day, f"<p>{kept('comment of a hidden post')}</p>", 1))
        + _table("txp_users", "user_id name pass RealName email nonce", (1, "a", kept("hash of a password"), shown("author"), f"{kept('mail of a user')}@pier.example", kept("nonce")))
        + _table("txp_category", "id name type parent title", (1, "c", "article", "root", shown("category")))
    }  # fmt: skip


def _wix(words: Words) -> Files:
    shown = words.shown
    text = {"type": "TEXT", "textData": {"text": shown("post"), "decorations": []}}
    rich = json.dumps({"nodes": [{"type": "PARAGRAPH", "nodes": [text]}]})
    return {
        "posts.csv": _csv(
            [["ID", "Title", "Slug", "Published Date", "Rich Content", "Plain Content"], ["p1", shown("title"), "s1", _DAY, rich, ""]]
        )
    }  # fmt: skip


# Comment systems


def _disqus(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def comment(number: int, text: str, name: str, more: str = "", thread: int = 1) -> str:
        return (
            f'<post dsq:id="{number}"><id/><message><![CDATA[<p>{text}</p>]]></message><createdAt>{_DAY}</createdAt>'
            f"<author><name>{name}</name><email>{kept(f'mail {number}')}@pier.example</email><isAnonymous>false</isAnonymous></author>"
            f'<ipAddress>192.0.2.73</ipAddress><thread dsq:id="{thread}"/>{more}</post>'
        )

    def thread(number: int, deleted: str) -> str:
        return (
            f'<thread dsq:id="{number}"><id>t{number}</id><link>{HOST}/s{number}/</link><title>{shown("title") if number == 1 else kept("title of a deleted thread")}'
            f"</title><createdAt>{_DAY}</createdAt><author><name>A</name><email>{kept(f'mail of thread {number}')}@pier.example</email></author>"
            f"<isClosed>false</isClosed><isDeleted>{deleted}</isDeleted></thread>"
        )  # fmt: skip

    flags = "<isDeleted>{}</isDeleted><isSpam>{}</isSpam>".format
    made = (
        thread(1, "false")
        + thread(2, "true")
        + comment(1, shown("comment"), shown("commenter"), flags("false", "false"))
        + comment(2, kept("deleted comment"), kept("name of who was deleted"), flags("true", "false"))
        + comment(3, kept("spam"), kept("name of a spammer"), flags("false", "true"))
        + comment(4, kept("comment of a deleted thread"), kept("name of it"), flags("false", "false"), 2)
    )
    head = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
    return {"disqus.xml": f"{head}{made}</disqus>"}


def _isso(words: Words) -> Files:
    rows = [
        (1, 1, None, 1.0, 1, words.shown("comment")),
        (1, 2, None, 2.0, 2, words.kept("waiting")),
        (1, 3, None, 3.0, 4, words.kept("deleted")),
        (1, 4, None, 4.0, 7, words.kept("of an unknown mode")),
    ]
    with tempfile.TemporaryDirectory() as folder:
        return {"comments.db": isso_database(Path(folder, "comments.db"), rows)}


def _remark42(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        user = {"name": name, "id": f"email_{kept(f'id of user {number}')}", "ip": kept(f"ip {number}")}
        start = {
            "id": f"c{number}",
            "pid": "",
            "text": f"<p>{text}</p>",
            "orig": text,
            "user": user,
            "time": _DAY,
        }
        return {
            **start,
            "locator": {"site": "s", "url": f"{HOST}/a/"},
            "score": 0,
            "votes": {kept(f"voter {number}"): True},
            **more,
        }

    rows = [
        {"version": 1, "users": [{"id": kept("user"), "blocked": {"status": True}}], "posts": []},
        row(1, shown("comment"), shown("commenter")),
        row(2, kept("deleted"), kept("name of who was deleted"), delete=True),
    ]
    return {"remark42.json": "".join(json.dumps(row) + "\n" for row in rows)}


def _commento(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(number: int, state: str, text: str, **more: Any) -> dict[str, Any]:
        start = {
            "commentHex": f"e{number}",
            "domain": "pier.example",
            "url": "/a/",
            "commenterHex": "f1",
            "parentHex": "root",
        }
        return {
            **start,
            "markdown": text,
            "html": f"<p>{text}</p>",
            "state": state,
            "creationDate": _DAY,
            "deleted": False,
            **more,
        }

    rows = [
        row(1, "approved", shown("comment")), row(2, "unapproved", kept("waiting")), row(3, "flagged", kept("flagged")),
        row(4, "approved", kept("deleted"), deleted=True), row(5, "whatever", kept("of an unknown state"), commenterHex="f2"),
    ]  # fmt: skip
    people = [
        {"commenterHex": "f1", "name": shown("commenter"), "email": f"{kept('mail')}@pier.example", "link": "", "provider": "commento"},
        {"commenterHex": "f2", "name": kept("name of who is not shown"), "email": f"{kept('their mail')}@pier.example"},
    ]  # fmt: skip
    return {"commento.json": json.dumps({"version": 1, "comments": rows, "commenters": people})}


_SOURCES: Final[dict[str, tuple[Make, ...]]] = {
    "blogger": (_blogger, _blogger_api), "ghost": (_ghost,), "medium": (_medium,), "substack": (_substack,),
    "tumblr": (_tumblr, _tumblr_api), "movabletype": (_movabletype,), "livejournal": (_livejournal,), "mastodon": (_mastodon,),
    "microblog": (_microblog,), "telegram": (_telegram,), "feed": (_feed,), "wordpress-rest": (_wordpress_rest,),
    "wordpress-sql": (_wordpress_sql,), "cms-sql": (_cms_sql,), "wix": (_wix,), "disqus": (_disqus,), "isso": (_isso,),
    "remark42": (_remark42,), "commento": (_commento,),
}  # fmt: skip
READERS: Final = tuple(_SOURCES)
SOURCES: Final = {
    name: (reader, make)
    for reader, makes in _SOURCES.items()
    for name, make in zip((reader, f"{reader}-api"), makes, strict=False)
}
"""Name -> the reader that is to take the source, and what makes it."""


def planted(name: str) -> Planted:
    """The source of that name."""
    words = Words(name)
    return Planted(SOURCES[name][1](words), words)


def write(files: Files, folder: Path) -> Path:
    """Write files into a folder; returns the one file that there is, or else the folder."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / next(iter(files)) if len(files) == 1 else folder
