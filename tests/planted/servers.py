"""Exports of comment servers whose rows say all of a comment: each with a word of its own in each place."""

import json
from typing import Any

from tests.planted.words import DAY, HOST, Files, Words


def twikoo(words: Words) -> Files:
    def row(number: int, text: str, name: str, **more: Any) -> dict[str, Any]:
        who = {"nick": name, "mail": f"{words.kept(f'mail {number}')}@pier.example", "ip": "192.0.2.80", "ua": words.kept(f"agent {number}")}  # fmt: skip
        return {"_id": f"f{number}", **who, "url": "/a/", "href": f"{HOST}/a/", "comment": f"<p>{text}</p>", "isSpam": False, "created": 1578304800000 + number, **more}  # fmt: skip

    rows = [
        row(1, words.shown("comment"), words.shown("commenter")), row(2, words.shown("answer"), "B", pid="f1", rid="f1"),
        row(3, words.kept("spam"), words.kept("name of a spammer"), isSpam=True),
    ]  # fmt: skip
    return {"twikoo-comment.json": json.dumps(rows)}


def waline(words: Words) -> Files:
    def row(number: int, status: str, text: str, name: str, **more: Any) -> dict[str, Any]:
        who = {"nick": name, "mail": f"{words.kept(f'mail {number}')}@pier.example", "ip": "192.0.2.81", "ua": words.kept(f"agent {number}")}  # fmt: skip
        return {"objectId": f"a{number}", **who, "comment": text, "insertedAt": DAY, "status": status, "url": "/a/", **more}  # fmt: skip

    rows = [
        row(1, "approved", words.shown("comment"), words.shown("commenter")), row(2, "approved", words.shown("answer"), "B", pid="a1", rid="a1"),
        row(3, "waiting", words.kept("waiting"), words.kept("name of who waits")), row(4, "spam", words.kept("spam"), words.kept("name of a spammer")),
        row(5, "whatever", words.kept("of an unknown status"), words.kept("name of it")),
    ]  # fmt: skip
    users = [
        {"objectId": "u1", "display_name": words.kept("user"), "password": words.kept("hash of a password")}
    ]
    data = {"Comment": rows, "Counter": [], "Users": users}
    return {"waline.json": json.dumps({"type": "waline", "version": 1, "tables": list(data), "data": data})}


def artalk(words: Words) -> Files:
    def row(number: int, pending: str, text: str, name: str, **more: Any) -> dict[str, Any]:
        who = {"nick": name, "email": f"{words.kept(f'mail {number}')}@pier.example", "ip": "192.0.2.82", "password": words.kept(f"hash {number}")}  # fmt: skip
        page = {"page_key": "/a/", "page_title": "A", "page_admin_only": "false", "site_name": "Pier", "site_urls": HOST}  # fmt: skip
        start = {"id": str(number), "rid": "0", "content": text, "created_at": "2020-01-06 10:00:00 +0000", "is_pending": pending}  # fmt: skip
        return {**start, "is_collapsed": "false", "is_pinned": "false", **who, **page, **more}

    rows = [
        row(1, "false", words.shown("comment"), words.shown("commenter")), row(2, "false", words.shown("answer"), "B", rid="1"),
        row(3, "true", words.kept("waiting"), words.kept("name of who waits")),
    ]  # fmt: skip
    return {"artrans.json": json.dumps(rows)}
