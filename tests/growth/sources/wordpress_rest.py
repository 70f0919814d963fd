"""Responses of WordPress's REST API that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import HOME, Files, Source


def _answers(**files: Any) -> Files:
    return {f"{name}.json": json.dumps(rows) for name, rows in files.items()}


def _rest_post(k: int = 1, html: str = "<p>Words</p>", **fields: Any) -> dict[str, Any]:
    row = {
        "id": k,
        "slug": f"s{k}",
        "link": f"{HOME}/s{k}/",
        "date_gmt": "2020-01-06T10:00:00",
        "type": "post",
    }
    return {**row, "status": "publish", "title": {"rendered": "T"}, "content": {"rendered": html}, **fields}


def _rest_comment(k: int, parent: int = 0, html: str = "<p>Words</p>") -> dict[str, Any]:
    row = {"id": k, "post": 1, "parent": parent, "author_name": "A", "date_gmt": "2020-01-07T10:00:00"}
    return {**row, "status": "approved", "content": {"rendered": html}}


def _rest_term(k: int, parent: int = 0) -> dict[str, Any]:
    return {"id": k, "taxonomy": "category", "slug": f"a{k}", "name": f"A{k}", "parent": parent}


WORDPRESS_REST: Final[dict[str, Source]] = {
    "posts": lambda n: _answers(posts=[_rest_post(k) for k in range(1, n)]),
    "posts of one id": lambda n: _answers(posts=[_rest_post()] * n),
    "files": lambda n: _answers(**{f"posts-{k}": [_rest_post(k)] for k in range(1, n // 10)}),
    "comments in a chain": lambda n: _answers(
        posts=[_rest_post()], comments=[_rest_comment(k, k - 1) for k in range(1, n)]
    ),
    "terms in a chain": lambda n: _answers(
        posts=[_rest_post(categories=list(range(1, n)))], categories=[_rest_term(k, k - 1) for k in range(1, n)]
    ),
    "terms that nothing names": lambda n: _answers(
        posts=[_rest_post(categories=list(range(n)), class_list=["category-x"] * n)]
    ),
    "an excerpt": lambda n: _answers(
        posts=[_rest_post(html="<p>" + "words of a tide " * n + "</p>", excerpt={"rendered": "<p>" + "tide of words a " * n + "</p>"})]
    ),
    "custom fields": lambda n: _answers(posts=[_rest_post(meta={f"k{k}": "v" for k in range(n)})]),
    "objects in an object": lambda n: _answers(posts=[_rest_post(_links={f"k{k}": [{"href": "x"}] for k in range(n)})]),
    "lists in lists": lambda n: {"posts.json": "[" * n + json.dumps(_rest_post()) + "]" * n},
}  # fmt: skip


def rest_body(text: str) -> Files:
    return _answers(posts=[_rest_post(html=text)], comments=[_rest_comment(2, html=text)])
