"""Exports of Wix that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import Files, Source


def _wix(*bodies: Any) -> Files:
    rows = [["ID", "Title", "Slug", "Published Date", "Rich Content", "Plain Content"]]
    rows += [
        [f"p{k}", "T", f"s{k}", "2020-01-06T10:00:00Z", json.dumps({"nodes": body}), ""]
        for k, body in enumerate(bodies)
    ]
    return {
        "many.csv": "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    }


_RICOS_TEXT = {"type": "TEXT", "textData": {"text": "Words", "decorations": []}}


def _ricos(*nodes: Any) -> dict[str, Any]:
    return {"type": "PARAGRAPH", "nodes": list(nodes)}


WIX: Final[dict[str, Source]] = {
    "posts": lambda n: _wix(*[[_ricos(_RICOS_TEXT)]] * n),
    "paragraphs": lambda n: _wix([_ricos(_RICOS_TEXT)] * n),
    "unknown nodes": lambda n: _wix([{"type": f"X{k}"} for k in range(n)]),
    "decorations": lambda n: _wix([_ricos({"type": "TEXT", "textData": {"text": "a", "decorations": [{"type": "BOLD"}] * n}})]),
    "quotation marks": lambda n: {"many.csv": _wix()["many.csv"] + '\n"' + '""' * n + '"'},
    "an open cell": lambda n: {"many.csv": _wix()["many.csv"] + '\n"' + "a,\n" * n},
}  # fmt: skip


def wix_body(text: str) -> Files:
    return _wix([_ricos({"type": "TEXT", "textData": {"text": text}})])
