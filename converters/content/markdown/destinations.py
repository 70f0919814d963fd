"""Addresses in a Markdown text as spans of it: some become others, and every other letter stays.

They are those of links, images, and definitions; code, and tags of template languages, are left alone.
"""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from converters.content.links import readdressed
from converters.content.markdown.foreign import CODE

_DESTINATION: Final = re.compile(
    CODE
    + r"|(?P<before>(?<!\\)\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*)"
    + r"(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()<>{}\\]|\\.|\([^\s()<>{}]*\))+))",
    re.S | re.M,
)


def redirected(text: str, change: Callable[[str], str | None]) -> str:
    """A text with other addresses in it: `change` has one and gives another, or None to leave it."""

    def one(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found[0]
        angle = found["angle"]
        new = change(angle if angle is not None else re.sub(r"\\(.)", r"\1", found["bare"]))
        if new is None:
            return found[0]
        return f"{found['before']}{quote(new, safe=_SAFE)}"

    new = _DESTINATION.sub(one, text)
    return readdressed(new, lambda name, url: change(url)) if "<" in new else new


_SAFE: Final = "/:@!$&'*+,;=~%#?-._"
