"""Exports of Blogger that have much of one thing."""

import json
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.growth.sources.base import Files, Source

_KIND = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"


def _feed(entries: str) -> Files:
    start = "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id>"
    return {"backup.xml": f"{start}{entries}</feed>"}


def _entry(id_: object, kind: str, inner: str = "", content: str = "Words") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{id_}</id>{_KIND.format(kind)}{inner}"
        f"<published>2020-01-06T10:00:00Z</published><content type='html'>{escape(content)}</content></entry>"
    )


def _answer(id_: int, parent: int, content: str = "Words") -> str:
    ref = "<in-reply-to ref='tag:blogger.com,1999:blog-1.post-0'/>"
    related = f"<link rel='related' href='http://www.blogger.com/feeds/1/0/comments/default/{parent}'/>"
    return _entry(id_, "comment", ref + (related if parent else ""), content)


BLOGGER: Final[dict[str, Source]] = {
    "posts": lambda n: _feed("".join(_entry(k, "post") for k in range(n))),
    "posts of one id": lambda n: _feed(_entry(0, "post") * n),
    "comments in a chain": lambda n: _feed(
        "".join(_answer(k, k - 1) for k in range(1, n)) + _entry(0, "post")
    ),
    "comments of no post": lambda n: _feed("".join(_answer(k, 0) for k in range(1, n))),
    "labels": lambda n: _feed(
        _entry(0, "post", "".join(f"<category scheme='http://www.blogger.com/atom/ns#' term='a{k}'/>" for k in range(n)))
    ),
    "entries without an end": lambda n: _feed("<entry><id>a</id>" * n),
    "posts of the API": lambda n: _list("post", [_resource("post", k) for k in range(n)]),
    "comments of the API in a chain": lambda n: {
        **_list("post", [_resource("post", 0)]),
        **_list(
            "comment",
            [_resource("comment", k, post={"id": "0"}, inReplyTo={"id": f"{k - 1}"} if k > 1 else {}) for k in range(1, n)],
        ),
    },
    "labels of the API": lambda n: _list("post", [_resource("post", 0, labels=[f"a{k}" for k in range(n)])]),
    "text between entries": lambda n: _feed("words " * n),
}  # fmt: skip


def _resource(kind: str, id_: int, **fields: Any) -> dict[str, Any]:
    """A post or comment of Blogger's API."""
    row = {"kind": f"blogger#{kind}", "id": f"{id_}", "title": "T", "content": "Words"}
    return {**row, "published": "2020-01-06T10:00:00Z", **fields}


def _list(kind: str, items: list[Any]) -> Files:
    return {f"{kind}s.json": json.dumps({"kind": f"blogger#{kind}List", "items": items})}


def blogger_body(text: str) -> Files:
    return _feed(_entry(0, "post", content=text) + _answer(1, 0, text))
