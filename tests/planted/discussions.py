"""Comment systems that state of a page or a comment more than its text: each with a word of its own in each place."""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.formats.cusdis.database import cusdis_database
from tests.planted.words import DAY, HOST, Files, Words

_TIME = 1578304800000


def talkyard(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def page(number: int, type_: int = 5, **more: Any) -> dict[str, Any]:
        return {"id": f"{number}", "pageType": type_, "createdAt": _TIME, "embeddingPageUrl": f"{HOST}/s{number}/", "authorId": 1, **more}  # fmt: skip

    def post(number: int, text: str, on: int = 1, **more: Any) -> dict[str, Any]:
        start = {"id": number + 10 * on, "pageId": f"{on}", "nr": number, "parentNr": 1, "postType": 1, "createdAt": _TIME, "createdById": -number}  # fmt: skip
        return {**start, "approvedSource": text, "approvedAt": _TIME, **more}

    def guest(number: int, name: str) -> dict[str, Any]:
        return {"id": -number, "extId": kept(f"id of guest {number}"), "fullName": name, "emailAddress": f"{kept(f'mail {number}')}@pier.example"}  # fmt: skip

    titles = [post(0, shown("title")), post(0, kept("title of a deleted page"), 2), post(0, kept("title of a message"), 3)]  # fmt: skip
    posts = [
        *titles, post(1, "Comments"), post(2, shown("comment")), post(3, shown("answer"), parentNr=2),
        post(4, kept("deleted"), deletedAt=_TIME, deletedStatus=1), post(5, kept("hidden"), bodyHiddenAt=_TIME),
        post(6, "", approvedSource=None, approvedAt=None, currRevSourcePatch=kept("waiting")), post(7, kept("not approved"), approvedAt=None),
        post(8, shown("text"), currRevSourcePatch=kept("edit that waits")), post(8, kept("comment of a deleted page"), 2), post(8, kept("message"), 3),
        post(8, kept("comment of a hidden page"), 4),
    ]  # fmt: skip
    guests = [
        guest(2, shown("commenter")), guest(3, "B"), guest(4, kept("who was deleted")), guest(5, kept("who was hidden")),
        guest(6, kept("who waits")), guest(7, kept("who was not approved")), guest(8, "C"),
    ]  # fmt: skip
    members = [{"id": 101, "username": kept("member"), "fullName": kept("name of a member"), "passwordHash": kept("hash")}]  # fmt: skip
    pages = [page(1), page(2, deletedAt=_TIME), page(3, 17), page(4, hiddenAt=_TIME)]
    return {"pier.typatch.json": json.dumps({"members": members, "guests": guests, "pages": pages, "posts": posts, "categories": []})}  # fmt: skip


def giscus(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def comment(number: int, text: str, login: str, *replies: dict[str, Any], **more: Any) -> dict[str, Any]:
        start = {"id": f"DC_{number}", "author": {"login": login}, "createdAt": DAY, "deletedAt": None, "isMinimized": False}  # fmt: skip
        return {
            **start,
            "body": text,
            "replies": {"totalCount": len(replies), "nodes": list(replies)},
            **more,
        }

    comments = [
        comment(1, shown("comment"), shown("commenter"), comment(2, shown("answer"), "b")), comment(3, kept("deleted"), kept("who was deleted"), deletedAt=DAY),
        comment(4, kept("spam"), kept("spammer"), isMinimized=True, minimizedReason="SPAM"),
        comment(5, kept("off topic"), kept("who was hidden"), isMinimized=True, minimizedReason="off-topic"),
    ]  # fmt: skip
    thread = {
        "id": "D_1",
        "number": 7,
        "title": shown("title"),
        "body": f"{HOST}/a/",
        "locked": False,
        "createdAt": DAY,
    }
    node = {**thread, "comments": {"totalCount": len(comments), "nodes": comments}}
    return {"discussions.json": json.dumps({"data": {"repository": {"discussions": {"nodes": [node]}}}})}


def discourse(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def post(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        start = {
            "id": 100 + number,
            "post_number": number,
            "post_type": 1,
            "username": f"u{number}",
            "name": name,
        }
        return {**start, "cooked": f"<p>{text}</p>", "created_at": DAY, "reply_to_post_number": None, **more}

    def topic(number: int, *posts: dict[str, Any], title: str, **more: Any) -> dict[str, Any]:
        first = post(1, f"<small>For <a href='{HOST}/s{number}/'>{HOST}/s{number}/</a></small>", "System")
        row = {"id": number, "title": title, "slug": f"s{number}", "archetype": "regular"}
        return {**row, "post_stream": {"posts": [first, *posts]}, **more}

    seen = topic(
        1, post(2, shown("comment"), shown("commenter")), post(3, shown("answer"), "B", reply_to_post_number=2),
        post(4, kept("whisper"), kept("whisperer"), post_type=4), post(5, kept("hidden"), kept("who was hidden"), hidden=True),
        post(6, kept("deleted"), kept("who was deleted"), deleted_at=DAY), post(7, kept("deleted by the user"), kept("who left"), user_deleted=True),
        title=shown("title"),
    )  # fmt: skip
    message = topic(2, post(2, kept("message"), kept("who wrote it")), title=kept("title of a message"), archetype="private_message")  # fmt: skip
    gone = topic(3, post(2, kept("of a deleted topic"), kept("who wrote there")), title=kept("title of a deleted topic"), deleted_at=DAY)  # fmt: skip
    return {"topics.json": json.dumps([seen, message, gone])}


def webmention(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def mention(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        start = {
            "type": "entry",
            "author": {"type": "card", "name": name, "url": ""},
            "url": f"https://far.example/{number}",
            "published": DAY,
        }
        about = {"wm-id": number, "wm-source": f"https://far.example/{number}", "wm-target": f"{HOST}/a/", "wm-property": "in-reply-to"}  # fmt: skip
        return {
            **start,
            **about,
            "wm-private": False,
            "content": {"text": text, "html": f"<p>{text}</p>"},
            **more,
        }

    children = [
        mention(1, shown("reply"), shown("name")), mention(2, shown("mention"), "B", **{"wm-property": "mention-of"}),
        mention(3, kept("private reply"), kept("private name"), **{"wm-private": True}),
        mention(4, kept("private mention"), kept("other private name"), **{"wm-private": True, "wm-property": "mention-of"}),
    ]  # fmt: skip
    return {"mentions.json": json.dumps({"type": "feed", "name": "Webmentions", "children": children})}


def intensedebate(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def comment(number: int, text: str, name: str, more: str = "", parent: int = 0) -> str:
        return (
            f"<comment id='{number}' parentid='{parent}'><isAnon>1</isAnon><name>{name}</name><email>{kept(f'mail {number}')}@pier.example</email>"
            f"<url></url><ip>192.0.2.84</ip><text><![CDATA[{text}]]></text><date>2020-01-06 10:00:00</date><gmt>2020-01-06 10:00:00</gmt>"
            f"<score>0</score>{more}</comment>"
        )

    comments = (
        comment(1, shown("comment"), shown("commenter")) + comment(2, shown("answer"), "B", parent=1)
        + comment(3, kept("waiting"), kept("who waits"), "<status>pending</status>") + comment(4, kept("spam"), kept("spammer"), "<status>spam</status>")
        + comment(5, kept("not approved"), kept("who is not approved"), "<approved>0</approved>")
    )  # fmt: skip
    page = f"<blogpost><url>{HOST}/a/</url><title>{shown('title')}</title><guid>g1</guid><comments>{comments}</comments></blogpost>"
    return {"export.xml": f'<?xml version="1.0" encoding="utf-8"?>\n<output>\n{page}\n</output>\n'}


def valine(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        who = {"nick": name, "mail": f"{kept(f'mail {number}')}@pier.example", "ip": "192.0.2.85", "ua": kept(f"agent {number}")}  # fmt: skip
        return {
            "objectId": f"b{number}",
            **who,
            "url": "/a/",
            "comment": f"<p>{text}</p>",
            "createdAt": DAY,
            **more,
        }

    rows = [
        row(1, shown("comment"), shown("commenter")), row(2, shown("answer"), "B", pid="b1", rid="b1"),
        row(3, kept("spam"), kept("spammer"), isSpam=True),
    ]  # fmt: skip
    return {"Comment.0.jsonl": "".join(json.dumps(row) + "\n" for row in rows)}


def comentario(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(number: int, text: str, by: str, **more: Any) -> dict[str, Any]:
        start = {
            "id": f"k{number}",
            "pageId": "p1",
            "markdown": text,
            "html": f"<p>{text}</p>",
            "isApproved": True,
        }
        return {**start, "createdTime": DAY, "userCreated": by, "authorIp": "192.0.2.86", **more}

    rows = [
        row(1, shown("comment"), "u1"), row(2, shown("answer"), "u1", parentId="k1"), row(3, kept("deleted"), "u2", isDeleted=True),
        row(4, kept("waiting"), "u2", isPending=True, isApproved=False), row(5, kept("rejected"), "u2", isApproved=False),
    ]  # fmt: skip
    people = [
        {"id": "u1", "name": shown("commenter"), "email": f"{kept('mail')}@pier.example"},
        {"id": "u2", "name": kept("who is not shown"), "email": f"{kept('their mail')}@pier.example"},
    ]
    pages = [{"id": "p1", "domainId": "d", "path": "/a/", "title": shown("title")}]
    return {
        "comentario.json": json.dumps({"version": 3, "pages": pages, "comments": rows, "commenters": people})
    }


def cusdis(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(
        number: int, text: str, name: str, approved: int = 1, deleted: object = None
    ) -> tuple[object, ...]:
        mail = f"{kept(f'mail {number}')}@pier.example"
        return (
            f"c{number}",
            "p1",
            _TIME,
            deleted,
            None,
            mail,
            name,
            text,
            approved,
            "c1" if number == 2 else None,
        )

    rows = [
        row(1, shown("comment"), shown("commenter")), row(2, shown("answer"), "B"),
        row(3, kept("deleted"), kept("who was deleted"), deleted=_TIME), row(4, kept("waiting"), kept("who waits"), approved=0),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        pages = [("p1", "a", f"{HOST}/a/", shown("title"))]
        return {"cusdis.db": cusdis_database(Path(folder, "cusdis.db"), pages, rows)}
