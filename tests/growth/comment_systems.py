"""Sources of comment systems that have much of one thing: comments in a chain, pages, and texts of any kind.

A system is a function from comments to files. A comment is its number, that of the comment it answers (0 for none), the
number of its page, and its text.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from tests.formats.cusdis.database import cusdis_database

Files = Mapping[str, str | bytes]
Source = Callable[[int], Files]


class Words(NamedTuple):
    """A comment."""

    number: int = 1
    parent: int = 0
    page: int = 0
    text: str = "Words"


_DAY: Final = "2020-01-05T10:00:00Z"


def _file(value: Any, name: str = "many.json") -> Files:
    return {name: json.dumps(value)}


def _artalk(comments: Iterable[Words]) -> Files:
    return _file(
        [
            {"id": f"{k}", "rid": f"{parent}", "content": text, "nick": "N", "page_key": f"/{page}/", "site_name": "S"}
            for k, parent, page, text in comments
        ]
    )  # fmt: skip


def _valine_row(comment: Words) -> dict[str, Any]:
    k, parent, page, text = comment
    about = {"nick": "N", "mail": "", "url": f"/{page}/", "comment": text, "createdAt": _DAY}
    return {"objectId": f"{k}", "pid": f"{parent}" if parent else "", **about}


def _waline(comments: Iterable[Words]) -> Files:
    rows = [_valine_row(comment) for comment in comments]
    pages = [{"objectId": row["objectId"], "url": row["url"]} for row in rows]
    users = [{"objectId": row["objectId"], "label": "L"} for row in rows]
    return _file({"type": "waline", "data": {"Comment": rows, "Counter": pages, "Users": users}})


def _valine(comments: Iterable[Words]) -> Files:
    return {"many.jsonl": "\n".join(json.dumps(_valine_row(comment)) for comment in comments)}


def _twikoo(comments: Iterable[Words]) -> Files:
    rows = [{**_valine_row(comment), "created": 1} for comment in comments]
    return _file([{"_id": row.pop("objectId"), **row} for row in rows])


def _staticman(comments: Iterable[Words]) -> Files:
    return {
        f"comments/p{page}/comment-{k}.json": json.dumps(
            {"_id": f"i{k}", "replying_to": f"i{parent}", "name": "N", "message": text, "date": _DAY}
        )
        for k, parent, page, text in (*comments, Words(0, text="Last"))
    }


def _webmention(comments: Iterable[Words]) -> Files:
    kinds = ("in-reply-to", "mention-of", "like-of")
    rows = [
        {"type": "entry", "wm-id": k, "wm-target": f"/{page}/", "wm-property": kinds[k % 3], "content": {"html": text}}
        for k, _, page, text in (*comments, Words(0))
    ]  # fmt: skip
    return _file({"type": "feed", "children": rows})


def _talkyard(comments: Iterable[Words]) -> Files:
    rows = [
        {"nr": k + 1, "parentNr": parent + 1, "pageId": f"{page}", "createdById": -k, "approvedSource": text, "approvedAt": 1}
        for k, parent, page, text in comments
    ]  # fmt: skip
    return _file(
        {
            "guests": [{"id": row["createdById"], "fullName": "N"} for row in rows],
            "pages": [{"id": row["pageId"], "pageType": 5, "embeddingPageUrl": f"/{row['pageId']}/"} for row in rows],
            "posts": rows,
        }
    )  # fmt: skip


def _giscus(comments: Iterable[Words]) -> Files:
    pages: dict[int, list[dict[str, Any]]] = {}
    for k, parent, page, text in comments:
        row = {
            "id": f"i{k}",
            "createdAt": _DAY,
            "body": text,
            "replyTo": {"id": f"i{parent}"} if parent else None,
        }
        pages.setdefault(page, []).append(row)
    nodes = [
        {"id": f"D{page}", "title": f"{page}/", "comments": {"nodes": rows}} for page, rows in pages.items()
    ]
    return _file({"data": {"repository": {"discussions": {"nodes": nodes}}}})


def _utterances(comments: Iterable[Words]) -> Files:
    issue = "https://api.github.com/repos/o/r/issues/"
    rows: list[dict[str, Any]] = []
    for k, _, page, text in comments:
        rows.append({"number": page, "title": f"{page}/", "url": f"{issue}{page}"})
        rows.append({"id": k, "issue_url": f"{issue}{page}", "created_at": _DAY, "body": text})
    return _file(rows)


def _discourse(comments: Iterable[Words]) -> Files:
    topics: dict[int, list[dict[str, Any]]] = {}
    for k, parent, page, text in comments:
        stub = {"post_number": 1, "cooked": f'<small>a <a href="https://x.example/{page}/">b</a></small>'}
        row = {"post_number": k + 1, "reply_to_post_number": parent + 1, "cooked": text, "created_at": _DAY}
        topics.setdefault(page, [stub]).append(row)
    return _file(
        [{"id": page, "title": "T", "post_stream": {"posts": posts}} for page, posts in topics.items()]
    )


def _intensedebate(comments: Iterable[Words]) -> Files:
    pages: dict[int, list[str]] = {}
    for k, parent, page, text in comments:
        fields = (
            f"<name>N</name><text><![CDATA[{text}]]></text><gmt>2020-01-05 10:00:00</gmt><status>1</status>"
        )
        row = f"<comment id='{k}' parentid='{parent}'>{fields}</comment>"
        pages.setdefault(page, []).append(row)
    made = "".join(
        f"<blogpost><url>https://fog.example/{page}/</url><title>T</title><comments>{''.join(rows)}</comments></blogpost>"
        for page, rows in pages.items()
    )
    return {"many.xml": f"<output>{made}</output>"}


def _cusdis(comments: Iterable[Words]) -> Files:
    rows = list(comments)
    pages = [(f"p{page}", f"s{page}", f"/{page}/", "T") for page in sorted({row.page for row in rows})]
    made = [
        (f"i{k}", f"p{page}", 1, None, None, "", "N", text, 1, f"i{parent}") for k, parent, page, text in rows
    ]
    with TemporaryDirectory() as folder:
        return {"many.db": cusdis_database(Path(folder, "many.db"), pages, made)}


SYSTEMS: Final[dict[str, Callable[[Iterable[Words]], Files]]] = {
    "artalk": _artalk,
    "waline": _waline,
    "valine": _valine,
    "twikoo": _twikoo,
    "staticman": _staticman,
    "webmention": _webmention,
    "talkyard": _talkyard,
    "giscus": _giscus,
    "utterances": _utterances,
    "discourse": _discourse,
    "cusdis": _cusdis,
    "intensedebate": _intensedebate,
}


def _sources(made: Callable[[Iterable[Words]], Files]) -> Mapping[str, Source]:
    return {
        "comments in a chain": lambda n: made(Words(k, k - 1) for k in range(1, n)),
        "comments that answer themselves": lambda n: made(Words(k, k) for k in range(1, n)),
        "pages": lambda n: made(Words(k, page=k) for k in range(1, n)),
    }


SOURCES: Final = {system: _sources(made) for system, made in SYSTEMS.items()}
"""Reader -> a name -> the source of about size n."""
BODIES: Final[dict[str, Callable[[str], Files]]] = {
    system: (lambda text, made=made: made([Words(text=text)])) for system, made in SYSTEMS.items()
}
"""Reader -> a source with a comment of that text."""
