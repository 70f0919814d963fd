"""Text files, journals, short posts and feeds: each with a word of its own in each place."""

import json
from collections.abc import Sequence
from typing import Any

from tests.planted.words import DAY, HOST, Files, Words, csv_of


def movabletype(words: Words) -> Files:
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


def livejournal(words: Words) -> Files:
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


def mastodon(words: Words) -> Files:
    shown, kept = words.shown, words.kept
    public, user = "https://www.w3.org/ns/activitystreams#Public", "https://pier.example/users/a"

    def note(
        number: int, to: Sequence[str], text: str, cc: Sequence[str] = (), **more: Any
    ) -> dict[str, Any]:
        object_ = {
            "id": f"{user}/statuses/{number}", "type": "Note", "content": f"<p>{text}</p>", "published": DAY, "attributedTo": user,
            "to": list(to), "cc": list(cc), "url": f"https://pier.example/@a/{number}",
        }  # fmt: skip
        return {
            "type": "Create",
            "id": f"{user}/statuses/{number}/activity",
            "published": DAY,
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


def microblog(words: Words) -> Files:
    shown = words.shown
    item = {
        "id": "1", "title": shown("title"), "content_html": f"<p>{shown('post')}</p>", "date_published": DAY,
        "url": "https://pier.micro.blog/2020/01/06/t.html", "tags": [shown("tag")],
    }  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": shown("title of the blog"),
        "home_page_url": "https://pier.micro.blog/",
    }
    return {"feed.json": json.dumps({**feed, "items": [item]}), "index.html": "<html></html>"}


def telegram(words: Words) -> Files:
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


def feed(words: Words) -> Files:
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


def wix(words: Words) -> Files:
    shown = words.shown
    text = {"type": "TEXT", "textData": {"text": shown("post"), "decorations": []}}
    rich = json.dumps({"nodes": [{"type": "PARAGRAPH", "nodes": [text]}]})
    return {
        "posts.csv": csv_of(
            [["ID", "Title", "Slug", "Published Date", "Rich Content", "Plain Content"], ["p1", shown("title"), "s1", DAY, rich, ""]]
        )
    }  # fmt: skip


def blogml(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def comment(number: int, approved: str, text: str, name: str) -> str:
        who = f'user-name="{name}" user-email="{kept(f"mail {number}")}@pier.example" user-ip="192.0.2.9{number}"'
        return f'<comment id="k{number}" date-created="{DAY}" {approved} {who}><title>re</title><content>{text}</content></comment>'

    def post(number: int, marks: str, title: str, text: str, comments: str = "") -> str:
        return (
            f'<post id="p{number}" date-created="{DAY}" post-url="/s{number}.aspx" type="normal" {marks}><title>{title}</title>'
            f'<content>{text}</content><authors><author ref="a1"/></authors><comments>{comments}</comments></post>'
        )

    said = (
        comment(1, 'approved="true"', shown("comment"), shown("commenter"))
        + comment(2, 'approved="false"', kept("waiting"), kept("name of who waits"))
        + comment(3, 'approved="maybe"', kept("of an unknown mark"), kept("name of it"))
    )
    posts = (
        post(1, 'approved="true"', shown("title"), shown("post"), said)
        + post(2, 'approved="maybe"', kept("title of an unknown mark"), kept("post of an unknown mark"))
        + post(
            3, 'approved="true" is-published="later"', kept("title of an unknown word"), kept("post of it")
        )
    )
    author = f'<author id="a1" email="{kept("mail of the author")}@pier.example"><title>{shown("author")}</title></author>'
    head = f'<blog root-url="{HOST}/" xmlns="http://www.blogml.com/2006/09/BlogML"><title>Pier</title>'
    return {"blog.xml": f"{head}<authors>{author}</authors><posts>{posts}</posts></blog>"}
