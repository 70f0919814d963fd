"""Exports of Substack that have much of one thing."""

import json
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.growth.sources.base import Files, Source

_SUBSTACK = "post_id,post_date,is_published,type,audience,title,subtitle\n"


def substack(body: str) -> Files:
    row = "1.a,2020-01-06T10:00:00.000Z,true,newsletter,everyone,T,\n"
    return {"substack/posts.csv": _SUBSTACK + row, "substack/posts/1.a.html": body}


def _attributes(**values: Any) -> str:
    return f'data-attrs="{escape(json.dumps(values))}"'


SUBSTACK: Final[dict[str, Source]] = {
    "rows": lambda n: {
        "posts.csv": _SUBSTACK + "".join(f"{k}.a,2020-01-06T10:00:00Z,true,page,everyone,T,S\n" for k in range(n))
    },
    "an open quotation mark": lambda n: {"posts.csv": _SUBSTACK + '1.a,"2020\n' + "a,b\n" * n},
    "images": lambda n: substack(f'<div class="image3" {_attributes(src="https://x.example/a.png")}></div>' * n),
    "mentions": lambda n: substack(f'<p>a<span class="mention-wrap" {_attributes(name="B")}></span>c</p>' * n),
    "mentions in one paragraph": lambda n: substack(f'a<span class="mention-wrap" {_attributes(name="B")}></span>' * n),
    "footnotes": lambda n: substack(
        "".join(f'<p><a class="footnote-anchor" id="footnote-anchor-{k}" href="#footnote-{k}">{k}</a></p>' for k in range(n // 4))
        + "".join(
            f'<div class="footnote"><a class="footnote-number" id="footnote-{k}" href="#footnote-anchor-{k}">{k}</a>'
            '<div class="footnote-content"><p>a</p></div></div>'
            for k in range(n // 4)
        )
    ),
    "nested boxes": lambda n: substack('<div class="callout-block"><div>' * n),
    "plain boxes": lambda n: substack("<div><div>a</div></div>" * n),
    "boxes that are removed": lambda n: substack('a<div class="subscription-widget">b</div>' * n),
    "unknown boxes": lambda n: substack("".join(f'<div class="x{k}" {_attributes(a=1)}></div>' for k in range(n))),
}  # fmt: skip
