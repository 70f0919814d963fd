"""The directives and links of ikiwiki, and its comments: `[[!meta title="A"]]`, `[[the reed|log/reed]]`, `[[!comment …]]`."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any, Final, NamedTuple

from converters import lazy_re

_START: Final = lazy_re.compile(
    r"(?P<escape>\\?)\[\[(?:!_?(?P<name>[a-z]\w*)|(?P<link>[^\[\]!\n][^\[\]\n]{0,2000})\]\])"
)
"""The start of a directive, or a link to another page; after a backslash both are text."""
_LINE_END: Final = lazy_re.compile(r"[ \t]*(?:\r?\n|\Z)")
_MOST_UNCLOSED: Final = 50
"""Number of directives without an end after which no more are looked for, so that a damaged text costs no more than its length."""
_TICKS: Final = lazy_re.compile("`+")
_LINES: Final = "\r\n"
_PARAMETER: Final = lazy_re.compile(
    r'([\w-]+)=(?:"""(.{0,200000}?)"""|"((?:[^"\\]|\\.){0,20000})"|(\S+))|"""(.{0,200000}?)"""|"((?:[^"\\]|\\.){0,4000})"|(\S+)',
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


class Page(NamedTuple):
    """What directives say of a page; its text without them; how many conditions were in it, and the names of the directives that
    show what the program makes of other pages.
    """

    fields: dict[str, Any]
    text: str
    conditions: int
    unread: list[str]


def read(text: str, link: Callable[[str, str], str], image: Callable[[str], str]) -> Page:
    """Read the directives and links of a page, outside of code.

    `link` makes Markdown of the text of a link (empty: the name of the page) and the page; `image` finds the address of an image.
    """
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import code_in

    reading = _Reading(link, image)
    return Page(
        reading.fields,
        reading.shown(text, re.compile(code_in(text), re.S | re.M)),
        reading.conditions,
        reading.unread,
    )


class _Reading:
    """Reads one page."""

    def __init__(self, link: Callable[[str, str], str], image: Callable[[str], str]) -> None:
        self._link, self._image = link, image
        self.fields: dict[str, Any] = {}
        self.conditions = 0
        self.unread: list[str] = []

    def shown(self, text: str, code: re.Pattern[str] | None) -> str:
        """What is shown of a text; `code` matches what is code in it."""
        literal = [found.span() for found in code.finditer(text)] if code else []
        parts: list[str] = []
        at, unclosed = 0, 0
        for found in _START.finditer(text):
            while literal and literal[0][1] <= found.start():
                del literal[0]
            is_code = bool(literal) and literal[0][0] <= found.start()
            if found.start() < at or is_code or unclosed > _MOST_UNCLOSED:
                continue
            if found["escape"]:
                shown, end = found[0][1:], found.end()
            elif found["link"]:
                words, bar, page = found["link"].rpartition("|")
                shown, end = self._link(words.strip() if bar else "", page.strip()), found.end()
            elif (end := _end(text, found.end())) < 0:
                unclosed += 1
                continue
            else:
                shown = self._directive(found["name"], text[found.end() : end - 2])
                starts_line = found.start() == 0 or text[found.start() - 1] == "\n"
                if not shown and starts_line and (line_end := _LINE_END.match(text, end)):
                    end = line_end.end()
            parts += (text[at : found.start()], shown)
            at = end
        text = "".join((*parts, text[at:]))
        return text.lstrip("\r\n") if parts else text

    def _directive(self, name: str, written: str) -> str:
        parameters = _parameters(written)
        named = {key: value for key, value in parameters if key}
        bare = [value for key, value in parameters if not key]
        match name:
            case "meta":
                for key, value in named.items():
                    self.fields.setdefault(META.get(key, key), " ".join(unescape(value).split()))
            case "draft":
                self.fields["draft"] = True
            case "tag" | "taglink":
                names = [word.rpartition("/")[2].replace("_", " ") for word in bare]
                self.fields["tags"] = [*self.fields.get("tags", ()), *names]
                return ", ".join(names) if name == "taglink" else ""
            case "if":
                self.conditions += 1
            case "toggle":
                pass
            case "toggleable" | "more":
                return f"\n\n{self.shown(named.get('text', '').strip(), None)}\n\n"
            case "format" if bare:
                fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(bare[-1])), 3)
                return f"\n\n{fence}{bare[0] if len(bare) > 1 else ''}\n{bare[-1].strip(_LINES)}\n{fence}\n\n"
            case "img" if bare:
                return f"![{named.get('alt', '')}]({self._image(bare[0])})"
            case _:
                self.unread.append(name)
                return " ".join(bare)  # of a shortcut: `[[!wikipedia Reed]]`
        return ""


def _end(text: str, at: int) -> int:
    """The offset behind the `]]` that ends a directive, which does not count within quotes; -1 if it has none."""
    while (close := text.find("]]", at)) >= 0:
        quote = text.find('"', at, close)
        if quote < 0:
            return close + 2
        mark = '"""' if text.startswith('"""', quote) else '"'
        if (closing := text.find(mark, quote + len(mark))) < 0:
            return -1
        at = closing + len(mark)
    return -1


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


def pending_comment_fields(text: str) -> dict[str, Any]:
    """The same of a comment that waits for its approval."""
    return comment_fields(text) | {"status": "pending"}


def _parameters(text: str) -> list[tuple[str, str]]:
    """Names and values; the name of a bare value is empty."""
    found = []
    for match in _PARAMETER.finditer(text):
        name, *values = match.groups()
        value = next((value for value in values if value is not None), "")
        found.append((name or "", value))
    return found
