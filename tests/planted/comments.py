"""Exports of comment systems: each with a word of its own in each place."""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.formats.isso.database import isso_database
from tests.planted.words import DAY, HOST, Files, Words


def disqus(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def comment(number: int, text: str, name: str, more: str = "", thread: int = 1) -> str:
        return (
            f'<post dsq:id="{number}"><id/><message><![CDATA[<p>{text}</p>]]></message><createdAt>{DAY}</createdAt>'
            f"<author><name>{name}</name><email>{kept(f'mail {number}')}@pier.example</email><isAnonymous>false</isAnonymous></author>"
            f'<ipAddress>192.0.2.73</ipAddress><thread dsq:id="{thread}"/>{more}</post>'
        )

    def thread(number: int, deleted: str) -> str:
        return (
            f'<thread dsq:id="{number}"><id>t{number}</id><link>{HOST}/s{number}/</link><title>{shown("title") if number == 1 else kept("title of a deleted thread")}'
            f"</title><createdAt>{DAY}</createdAt><author><name>A</name><email>{kept(f'mail of thread {number}')}@pier.example</email></author>"
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


def isso(words: Words) -> Files:
    rows = [
        (1, 1, None, 1.0, 1, words.shown("comment")),
        (1, 2, None, 2.0, 2, words.kept("waiting")),
        (1, 3, None, 3.0, 4, words.kept("deleted")),
        (1, 4, None, 4.0, 7, words.kept("of an unknown mode")),
    ]
    with tempfile.TemporaryDirectory() as folder:
        return {"comments.db": isso_database(Path(folder, "comments.db"), rows)}


def remark42(words: Words) -> Files:
    shown, kept = words.shown, words.kept

    def row(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        user = {"name": name, "id": f"email_{kept(f'id of user {number}')}", "ip": kept(f"ip {number}")}
        start = {
            "id": f"c{number}",
            "pid": "",
            "text": f"<p>{text}</p>",
            "orig": text,
            "user": user,
            "time": DAY,
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


def commento(words: Words) -> Files:
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
            "creationDate": DAY,
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
