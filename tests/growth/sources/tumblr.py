"""Exports of Tumblr that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import Files, Source


def tumblr(body: str, tags: str = "", name: str = "1") -> Files:
    start = "<html><head><link href='../style.css'/></head><body><h1>T</h1>"
    end = f'<div id="footer"><span id="timestamp"> March 4th, 2012 7:05pm </span>{tags}</div></body></html>'
    return {f"tumblr/posts/html/{name}.html": start + body + end}


def _tumblr_api(**fields: Any) -> Files:
    post = {"blog_name": "b", "post_url": "https://b.tumblr.com/post/1", "id": 1, "timestamp": 1, **fields}
    return {"many.json": json.dumps(post)}


def _npf(blocks: list[Any], **more: Any) -> Files:
    return _tumblr_api(content=blocks, layout=[], **more)


def _marked(*ranges: tuple[int, int], text: str) -> Files:
    marks = [{"start": start, "end": end, "type": "bold"} for start, end in ranges]
    return _npf([{"type": "text", "text": text, "formatting": marks}])


TUMBLR: Final[dict[str, Source]] = {
    "images": lambda n: tumblr('<p><img src="../../media/1_0.png"/></p>' * n),
    "links": lambda n: tumblr("<a href=' https://x.example '></a>" * n),
    "captions": lambda n: tumblr('<div class="caption">' * n),
    "headings": lambda n: tumblr("<h1></h1>" * n),
    "sizes of an image": lambda n: tumblr(f'<img srcset="{"a.png 1w," * n}">'),
    "tags": lambda n: tumblr("a", "".join(f'<span class="tag">a {k % 9}{"-" * (k % 99)}</span>' for k in range(n))),
    "posts": lambda n: {
        place: text for k in range(n // 10) for place, text in tumblr("<p>a</p>", name=str(k)).items()
    },
    "blocks": lambda n: _npf([{"type": "text", "text": "a"}] * n),
    "items of a list": lambda n: _npf([{"type": "text", "subtype": "ordered-list-item", "text": "a", "indent_level": k % 7} for k in range(n)]),
    "rows": lambda n: _tumblr_api(
        content=[{"type": "text", "text": "a"}] * n,
        layout=[{"type": "rows", "display": [{"blocks": [k]} for k in range(n)], "truncate_after": n - 1}],
    ),
    "formats side by side": lambda n: _marked(*((k, k + 1) for k in range(n)), text="a" * n),
    "formats one after another": lambda n: _marked(*((3 * k, 3 * k + 2) for k in range(n)), text="a" * 3 * n),
    "notes": lambda n: _tumblr_api(type="text", body="a", notes=[{"type": "reply", "reply_text": "a", "timestamp": k} for k in range(n)]),
    "trail": lambda n: _npf([], trail=[{"blog": {"name": "a"}, "post": {"id": 1}, "content": [{"type": "text", "text": "a"}]}] * n),
    "posts of version 1": lambda n: {
        "many.xml": "<tumblr><posts>" + "<post id='1' type='regular'><regular-body>a</regular-body></post>" * n + "</posts></tumblr>"
    },
}  # fmt: skip
