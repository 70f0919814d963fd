"""The posts in what Tumblr's API answered: one post, a list, a whole answer; version 2 and 1, JSON, JavaScript and XML."""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from lxml import etree

from converters import lazy_re
from converters.formats.tumblr.old_types import version_1
from converters.io.charset import decoded, head_in_utf8
from converters.io.json.rows import TOP, Row, rows
from converters.io.sources import Source
from converters.io.xml.fragments import LENIENT, without_surrogates

_IN_RESPONSE: Final = lazy_re.compile(r'"response"\s*:\s*\{')
_LIST: Final = lazy_re.compile(r'"(?:posts|response)"\s*:\s*\[')
_VERSION_1: Final = lazy_re.compile(r'"tumblelog"\s*:\s*\{')
_BLOG: Final = lazy_re.compile(r'"(?:blog|tumblelog)"\s*:\s*(?=\{)')
_TABLES: Final = frozenset({"posts", "response", TOP})
_BY_SIZE: Final = "photo-url"


class Found(NamedTuple):
    """A post as version 2 of the API names its fields, or why it cannot be read; its number in its file, from 1."""

    post: dict[str, Any] | None
    number: int
    why: str = ""
    lost: int = 0
    """Characters that could not be decoded."""


def about(file: Source) -> dict[str, Any]:
    """What a file says of its blog before the first post (its title, zone, address); empty for nothing."""
    head = _head(file)
    if head.startswith("<"):
        log = next(_xml(file).iter("tumblelog"), None)
        return {} if log is None else dict(_attributes(log))
    if not (found := _BLOG.search(head)) or not _LIST.search(head):
        return {}
    try:
        value, _ = json.JSONDecoder().raw_decode(head, found.end())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def posts(file: Source) -> Iterator[Found]:
    """The posts of a file, one by one; a file that breaks off has those before. Raises `FileError` as `Source.open`."""
    head = _head(file)
    if head.startswith("<"):
        for number, post in enumerate(_xml(file).iter("post"), 1):
            yield Found(version_1(dict(_fields(post))), number)
        return
    if head.startswith("{") and not _LIST.search(head):
        yield _decoded(Row(TOP, file.read(), 1), file)
        return
    is_old = bool(_VERSION_1.search(head))
    inside = "response" if _IN_RESPONSE.search(head) else ""
    with file.open() as stream:
        for row in rows(stream, inside, _TABLES, file.limits.record):
            found = _decoded(row, file)
            yield found._replace(post=version_1(found.post)) if is_old and found.post else found


def _head(file: Source) -> str:
    return head_in_utf8(file.head()).decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _decoded(row: Row, file: Source) -> Found:
    if why := row.problem(file.limits.record):
        return Found(None, row.number, why)
    text = row.data.decode("utf-8", "replace").lstrip("\ufeff")
    lost = text.count("\ufffd") - row.data.count("\ufffd".encode())
    try:
        value = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        return Found(None, row.number, f"it is no JSON ({error})")
    if not isinstance(value, dict) or not ("id" in value or "id_string" in value):
        return Found(None, row.number, "there is no post in it")
    return Found(value, row.number, lost=lost)


def _xml(file: Source) -> etree._Element:
    """The tree of a file, as far as it can be read."""
    data = decoded(file.read()).text.encode("utf-8", "replace")
    root = etree.fromstring(without_surrogates(data), LENIENT)
    return etree.Element("tumblr") if root is None else root


def _fields(post: etree._Element) -> Iterator[tuple[str, Any]]:
    """The attributes and elements of a post, as the JSON of this version names them."""
    yield from _attributes(post)
    yield "tags", [tag.text or "" for tag in post.iterchildren("tag")]
    yield "photos", [dict(_sized(photo)) for photo in post.iter("photo")]
    yield (
        "conversation",
        [{"label": line.get("label") or "", "phrase": line.text or ""} for line in post.iter("line")],
    )
    for child in post.iterchildren(etree.Element):
        if child.tag not in ("tag", "photoset", "conversation", _BY_SIZE):
            yield str(child.tag), child.text or ""
    yield from _sized(post)


def _sized(node: etree._Element) -> Iterator[tuple[str, str]]:
    yield from ((str(name), str(value)) for name, value in node.attrib.items() if name == "caption")
    for url in node.iterchildren(_BY_SIZE):
        yield f"photo-url-{url.get('max-width')}", (url.text or "").strip()


def _attributes(node: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in node.attrib.items())
