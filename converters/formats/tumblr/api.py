"""The posts in what Tumblr's API answered: one post, a list, a whole answer; version 2 and 1, JSON, JavaScript and XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from lxml import etree

from converters.formats.tumblr.old_types import version_1

_START: Final = re.compile(r"\s*(?:var\s+)?tumblr_api_read\s*=\s*")
_PARSER: Final = etree.XMLParser(
    recover=True, huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True
)
_BY_SIZE: Final = "photo-url"


@dataclass
class Answer:
    """The posts of a file, and what it says of their blog (its title, zone, address)."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    blog: dict[str, Any] = field(default_factory=dict)


def read(text: str) -> Answer:
    """Read a file. Raises `ValueError` for what is no such answer."""
    if text.lstrip().startswith("<"):
        return _of_xml(text)
    start = _START.match(text)
    data = text[start.end() :].rstrip().removesuffix(";") if start else text
    try:
        found = msgspec.json.decode(data.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"it is no JSON ({error})") from error
    return _of_value(found)


def _of_value(value: Any) -> Answer:
    if isinstance(value, dict) and isinstance(value.get("response"), dict | list):
        value = value["response"]
    if isinstance(value, list):
        return Answer([post for post in value if isinstance(post, dict)])
    if not isinstance(value, dict):
        raise ValueError("there is no post in it")
    if isinstance(value.get("posts"), list):
        found = [post for post in value["posts"] if isinstance(post, dict)]
        blog = value.get("blog") or value.get("tumblelog")
        if isinstance(value.get("tumblelog"), dict):
            found = [version_1(post) for post in found]
        return Answer(found, blog if isinstance(blog, dict) else {})
    if "id" in value or "id_string" in value:
        return Answer([value])
    raise ValueError("there is no post in it")


def _of_xml(text: str) -> Answer:
    root = etree.fromstring(text.encode("utf-8", "replace"), _PARSER)
    if root is None:
        raise ValueError("it is no XML")
    log = next(root.iter("tumblelog"), None)
    blog = dict(_attributes(log)) if log is not None else {}
    return Answer([version_1(dict(_fields(post))) for post in root.iter("post")], blog)


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
