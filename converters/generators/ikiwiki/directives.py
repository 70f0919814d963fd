"""The directives of ikiwiki about a page, and those that are comments: `[[!meta title="A"]]`, `[[!comment …]]`."""

import re
from html import unescape
from typing import Any, Final

from converters import lazy_re

_ABOUT: Final = lazy_re.compile(
    r'^[ \t]*\[\[!(meta|tag|draft)\b((?:[^\[\]"]|"[^"\n]{0,4000}"){0,4000})\]\][ \t]*(?:\r?\n|\Z)',
    re.MULTILINE,
)
"""A directive about the page that is alone in its line."""
_PARAMETER: Final = lazy_re.compile(
    r'([\w-]+)=(?:"""(.{0,200000}?)"""|"((?:[^"\\]|\\.){0,20000})"|(\S+))|"((?:[^"\\]|\\.){0,4000})"|(\S+)',
    re.DOTALL,
)
META: Final = {
    "title": "title",
    "date": "date",
    "updated": "updated",
    "author": "author",
    "description": "description",
    "license": "license",
    "copyright": "copyright",
    "guid": "guid",
    "permalink": "permalink_elsewhere",
    "robots": "robots",
    "redir": "redir",
}
"""Parameter of `meta` -> the field."""
_COMMENT: Final = lazy_re.compile(r"\s*\[\[!_?comment\b(.*)\]\]\s*", re.DOTALL)
_WORDS: Final = {
    "content": "body", "claimedauthor": "name", "nickname": "name", "username": "user", "claimedurl": "url", "url": "url",
    "email": "email", "ip": "ip", "date": "date", "subject": "subject", "format": "format",
}  # fmt: skip
"""Parameter of `comment` -> the field of a comment."""


def without_directives(text: str) -> tuple[dict[str, Any], str]:
    """The fields that directives say of a page, and the text without those directives."""
    fields: dict[str, Any] = {}

    def take(found: re.Match[str]) -> str:
        parameters = _parameters(found[2])
        if found[1] == "tag":
            names = [word.rpartition("/")[2].replace("_", " ") for name, word in parameters if not name]
            fields["tags"] = [*fields.get("tags", ()), *names]
        elif found[1] == "draft":
            fields["draft"] = True
        else:
            for name, value in parameters:
                if key := META.get(name):
                    fields.setdefault(key, unescape(value))
        return ""

    text = _ABOUT.sub(take, text)
    return fields, text.lstrip("\r\n") if fields else text


def comment_fields(text: str) -> dict[str, Any]:
    """The fields of a comment by their usual names. Raises `ValueError` if there is none."""
    if not (found := _COMMENT.fullmatch(text)):
        raise ValueError("it has no directive `comment`")
    fields: dict[str, Any] = {}
    for name, value in _parameters(found[1]):
        if (key := _WORDS.get(name)) and value.strip():
            fields.setdefault(key, value.strip())
    user = str(fields.get("user", ""))
    if "://" in user:  # an OpenID
        del fields["user"]
        fields.setdefault("url", user)
    elif user:
        fields.setdefault("name", user)
    return fields


def _parameters(text: str) -> list[tuple[str, str]]:
    """Names and values; the name of a bare value is empty."""
    found = []
    for match in _PARAMETER.finditer(text):
        name, long, quoted, plain, bare_quoted, bare = match.groups()
        value = next((part for part in (long, quoted, plain, bare_quoted, bare) if part is not None), "")
        found.append((name or "", value))
    return found
