"""Exports of comment systems that have much of one thing."""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.formats.isso.database import isso_database
from tests.growth.sources.base import Files, Source


def _disqus(threads: int, comments: Iterable[tuple[int, int, str]], text: str = "<p>Words</p>") -> Files:
    """Threads by number, and comments: thread, number, and the number of the parent, or nothing."""
    made = "".join(
        f'<thread dsq:id="{k}"><id>t{k}</id><link>https://fog.example/{k}/</link><title>T</title></thread>'
        for k in range(threads)
    ) + "".join(
        f'<post dsq:id="{k}"><message><![CDATA[{text}]]></message><createdAt>2020-01-05T10:00:00Z</createdAt>'
        f'<author><name>N</name></author><thread dsq:id="{thread}"/>{parent}</post>'
        for thread, k, parent in comments
    )
    head = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
    return {"many.xml": f"{head}{made}</disqus>"}


DISQUS: Final[dict[str, Source]] = {
    "threads": lambda n: _disqus(n, [(k, k + 1, "") for k in range(n)]),
    "threads without comments": lambda n: _disqus(n, [(0, 1, "")]),
    "comments in a chain": lambda n: _disqus(1, [(0, k, f'<parent dsq:id="{k - 1}"/>') for k in range(1, n)]),
    "comments without a thread": lambda n: _disqus(1, [(k, k, "") for k in range(1, n)]),
    "links through Disqus": lambda n: _disqus(1, [(0, 1, "")], "http://disq.us/url?url=a%3Ab " * n),
    "an open text": lambda n: {"many.xml": "<disqus><post><message><![CDATA[" + "<post>" * n},
    "comments that do not end": lambda n: {"many.xml": "<disqus><thread dsq:id='1'></thread>" + "<post a='1'>x" * n},
}  # fmt: skip


def _commento(comments: Iterable[dict[str, Any]], people: Iterable[dict[str, Any]] = ()) -> Files:
    rows = [
        {"commentHex": "e", "domain": "d", "url": "/0/", "html": "<p>Words</p>", **row} for row in comments
    ]
    return {"many.json": json.dumps({"version": 1, "comments": rows, "commenters": list(people)})}


COMMENTO: Final[dict[str, Source]] = {
    "comments in a chain": lambda n: _commento({"commentHex": f"e{k}", "parentHex": f"e{k - 1}"} for k in range(1, n)),
    "pages": lambda n: _commento({"commentHex": f"e{k}", "url": f"/{k}/"} for k in range(1, n)),
    "authors": lambda n: _commento([{}], ({"commenterHex": f"{k}", "name": "N"} for k in range(n))),
}  # fmt: skip


def commento_body(text: str) -> Files:
    return _commento([{"html": text}])


def _isso(comments: Iterable[tuple[object, ...]]) -> Files:
    with TemporaryDirectory() as folder:
        return {"many.db": isso_database(Path(folder, "many.db"), comments)}


ISSO: Final[dict[str, Source]] = {
    "comments": lambda n: _isso((1, k, None, 1.0, 1, "Words") for k in range(1, n)),
    "comments in a chain": lambda n: _isso((1, k, k - 1, 1.0, 1, "Words") for k in range(1, n)),
    "comments without a thread": lambda n: _isso((k + 9, k, None, 1.0, 1, "Words") for k in range(1, n)),
}


def isso_body(text: str) -> Files:
    return _isso([(1, 1, None, 1.0, 1, text)])


def _remark42(comments: Iterable[dict[str, Any]]) -> Files:
    rows = (
        {
            "text": "<p>Words</p>",
            "time": "2020-01-05T10:00:00Z",
            "locator": {"site": "s", "url": "/0/"},
            **row,
        }
        for row in comments
    )
    return {
        "many.json": "".join(
            json.dumps(row) + "\n" for row in ({"version": 1, "users": [], "posts": []}, *rows)
        )
    }


REMARK42: Final[dict[str, Source]] = {
    "comments in a chain": lambda n: _remark42({"id": f"c{k}", "pid": f"c{k - 1}"} for k in range(1, n)),
    "pages": lambda n: _remark42({"id": f"c{k}", "locator": {"url": f"/{k}/"}} for k in range(1, n)),
    "lines that are no JSON": lambda n: {"many.json": f"{_remark42([])['many.json']}{'{' * 9}\n" * n},
}


def remark42_body(text: str) -> Files:
    return _remark42([{"id": "c", "text": text}])


def disqus_body(text: str) -> Files:
    return _disqus(1, [(0, 1, "")], text.replace("]]>", "]]]]><![CDATA[>"))
