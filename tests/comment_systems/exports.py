"""The exports of comment systems among the fixtures, all of one blog: what each has on the page `/2019/tide/`."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from tests.conftest import FIXTURES


class Export(NamedTuple):
    """An export, and the comments of its page: id, id of the parent, status."""

    path: str
    tide: list[tuple[str, str, str]]
    is_lines: bool = False


def _chain(*ids: str) -> list[tuple[str, str, str]]:
    """Approved comments, each the answer to the one before."""
    return [(id_, parent, "approved") for id_, parent in zip(ids, ("", *ids), strict=False)]


EXPORTS: Final[dict[str, Export]] = {
    "artalk": Export("artalk/artrans.json", _chain("11", "12", "13")),
    "waline": Export("waline/export.json", [*_chain("a1", "a2", "a3"), ("a4", "", "pending")]),
    "valine": Export("valine/Comment.0.jsonl", _chain("b1", "b2", "b3"), is_lines=True),
    "webmention": Export(
        "webmention/mentions.json", [("1", "", "approved"), ("2", "", "approved"), ("3", "", "private")]
    ),
    "intensedebate": Export("intensedebate/export.xml", _chain("21", "22", "23")),
    "twikoo": Export("twikoo/twikoo-comment.json", _chain("f1", "f2", "f3")),
    "commento": Export(
        "commento/comentario.json",
        [*_chain("k1", "k2", "k3"), ("k4", "", "trash"), ("k5", "", "pending")],
    ),
    "talkyard": Export(
        "talkyard/fog.typatch.json",
        [*_chain("2", "3", "4"), ("5", "", "trash"), ("6", "", "pending")],
    ),
    "giscus": Export(
        "giscus/discussions.json",
        [
            *_chain("DC_1", "DC_2"),
            ("DC_3", "DC_1", "approved"),
            ("DC_4", "", "trash"),
            ("DC_5", "", "spam"),
            ("DC_6", "", "pending"),
        ],
    ),
    "discourse": Export(
        "discourse/t-15.json", [*_chain("2", "3", "4"), ("5", "", "private"), ("6", "", "pending")]
    ),
}
FOLDERS: Final[dict[str, Export]] = {
    "staticman": Export("staticman/comments", _chain("s1", "s2", "s3")),
    "utterances": Export("utterances", [(id_, "", "approved") for id_ in ("11", "12", "13")]),
}
"""Exports that are folders of files."""
PRIVATE: Final = r"private|0123456789abcdef|192\.0\.2\.|secret|hash-of|Cheap lamps|Wait\b|Lynx"
"""What a public target of any of them must not have."""


def data(system: str) -> bytes:
    """The bytes of an export."""
    return (FIXTURES / EXPORTS[system].path).read_bytes()


def changed(system: str, value: Any) -> Iterator[tuple[str, bytes]]:
    """Each name in an export, and the export with another value under that name, wherever it stands."""
    lines = data(system).decode().splitlines() if EXPORTS[system].is_lines else [data(system).decode()]
    rows = [json.loads(line) if line[:1] in "[{" else line for line in lines]
    names: dict[str, None] = {}
    _walk(rows, lambda row: names.update(dict.fromkeys(row)))
    for name in names:
        yield name, "\n".join(_written(row, name, value) for row in rows).encode()


def _written(row: Any, name: str, value: Any) -> str:
    if isinstance(row, str):
        return row
    copy = json.loads(json.dumps(row))
    _walk(copy, lambda inner: inner.update({name: value}) if name in inner else None)
    return json.dumps(copy)


def _walk(value: Any, visit: Callable[[dict[str, Any]], object]) -> None:
    if isinstance(value, dict):
        visit(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _walk(inner, visit)
