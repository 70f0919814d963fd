"""Exports of Ghost that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import Files, Source


def _tables(**tables: Any) -> Files:
    data = {"db": [{"meta": {"exported_on": 1, "version": "6.0.0"}, "data": tables}]}
    return {"many.ghost.json": json.dumps(data)}


def _ghost_post(k: object = 0, html: str = "<p>Words</p>", **fields: Any) -> dict[str, Any]:
    row = {"id": f"p{k}", "slug": f"s{k}", "title": "T", "html": html, "status": "published"}
    return {**row, "visibility": "public", "published_at": "2020-01-06T10:00:00.000Z", **fields}


def _ghost_comment(k: int, parent: int = 0, html: str = "Words") -> dict[str, Any]:
    above = {"parent_id": f"c{parent}"} if parent else {}
    return {"id": f"c{k}", "post_id": "p0", "html": html, "created_at": "2020-01-07 10:00:00", **above}


def _lexical(*nodes: Any) -> dict[str, str]:
    return {"html": "", "lexical": json.dumps({"root": {"children": list(nodes)}})}


_PARAGRAPH = {"type": "paragraph", "children": [{"type": "text", "text": "Words"}]}

GHOST: Final[dict[str, Source]] = {
    "posts": lambda n: _tables(posts=[_ghost_post(k) for k in range(n)]),
    "comments in a chain": lambda n: _tables(
        posts=[_ghost_post()], comments=[_ghost_comment(k, k - 1) for k in range(1, n)]
    ),
    "tags": lambda n: _tables(
        posts=[_ghost_post()],
        tags=[{"id": f"t{k}", "name": f"a{k}", "slug": f"a{k}"} for k in range(n)],
        posts_tags=[{"post_id": "p0", "tag_id": f"t{k}", "sort_order": k} for k in range(n)],
    ),
    "paragraphs": lambda n: _tables(posts=[_ghost_post(**_lexical(*[_PARAGRAPH] * n))]),
    "unknown cards": lambda n: _tables(posts=[_ghost_post(**_lexical(*[{"type": f"x{k}"} for k in range(n)]))]),
    "tables that are not read": lambda n: _tables(posts=[_ghost_post()], other=[{"a": [k]} for k in range(n)]),
}  # fmt: skip


def ghost_body(text: str) -> Files:
    return _tables(posts=[_ghost_post(html=text)], comments=[_ghost_comment(1, html=text)])
