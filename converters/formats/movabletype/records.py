"""Makes the records of the model from entries."""

import csv
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from converters import dates, lazy_re
from converters.extra_keys import DATE, GENERATOR, PING_STATUS, STATUS, TITLE, UNREAD
from converters.formats.movabletype import texts
from converters.formats.movabletype.entries import COMMENT_FIELDS, Entry, Reply
from converters.io import urls
from converters.markup.titles import plain_title
from converters.model import Comment, Commenter, Media, Post, Site
from converters.readers.known_by_name import KnownByName

_STATUS: Final = {
    "publish": "publish", "published": "publish", "draft": "draft", "future": "future", "scheduled": "future",
    "review": "pending", "spam": "trash", "junk": "trash",
}  # fmt: skip
"""`STATUS` -> WordPress's word. Any other word keeps a post back (`privacy`)."""
_PUBLIC: Final = frozenset(word for word, status in _STATUS.items() if status == "publish")
_COMMENT_STATUS: Final = {
    "": "approved", "publish": "approved", "approved": "approved", "draft": "pending", "pending": "pending",
    "spam": "spam", "junk": "spam",
}  # fmt: skip
_OPEN: Final = {"0": False, "1": True, "2": False}
"""`ALLOW COMMENTS`: none, open, closed."""
_READ: Final = frozenset(
    (
        "AUTHOR|TITLE|BASENAME|STATUS|ALLOW COMMENTS|CONVERT BREAKS|ALLOW PINGS|PRIMARY CATEGORY|CATEGORY|DATE|TAGS|NO ENTRY|IMAGE|"
        "UNIQUE URL|AUTHOR EMAIL|PASS|PASSWORD|SECRET"
    ).split("|")
)
"""Fields that have a place in the model, or are never kept."""
_LOCKS: Final = ("PASS", "PASSWORD", "SECRET")
"""Fields that say that not everybody could read the entry or comment, unless they are empty or 0."""
_NO: Final = ("", "0", "d41d8cd98f00b204e9800998ecf8427e")
"""The last is what FC2 writes for no password: the MD5 of an empty text."""
_DATE: Final = lazy_re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*([AP]M)?", re.IGNORECASE
)
_SERVICES: Final = {
    ".typepad.com": "TypePad", ".hatenablog.com": "Hatena", ".hatenablog.jp": "Hatena", ".hateblo.jp": "Hatena",
    ".hatenadiary.com": "Hatena", ".hatenadiary.jp": "Hatena", ".hatenadiary.org": "Hatena",
}  # fmt: skip
"""Domains of services that write this form -> their names."""
_HATENA_NAME: Final = lazy_re.compile(r"\d{4}/\d\d/\d\d/\d+")
_FIRST_YEAR: Final = 70
"""Years of two digits from here on are of the last century."""


class Records(KnownByName):
    """Makes records for one blog, and remembers its authors and terms. Memory: their names, and URLs of images."""

    def __init__(self, site: str, zone: str) -> None:
        """`site` is the address of the home page, as far as it is known; `zone` the time zone of its clock."""
        super().__init__()
        self._site = site.rstrip("/")
        self._zone = dates.stated_zone(zone)
        self._images: set[str] = set()

    def site(self) -> Site:
        """The site: an export has nothing of it but the addresses of its entries."""
        host = f".{urls.server_of(self._site)}"
        program = next((name for domain, name in _SERVICES.items() if host.endswith(domain)), "Movable Type")
        return Site(url=f"{self._site}/" if self._site else "", extra={GENERATOR: program})

    def post(self, entry: Entry, waiting: Sequence[Comment]) -> tuple[Post, str]:
        """The post of an entry, with its comments and those that stand elsewhere in the file; and its text filter, if
        nothing here does what that did."""
        extra = self._extra(entry)
        title = plain_title(entry.first("TITLE"), extra)
        breaks = entry.first("CONVERT BREAKS") if "CONVERT BREAKS" in entry.fields else None
        sections = entry.sections
        body, unknown = texts.body((sections.get("BODY", ""), sections.get("EXTENDED BODY", "")), breaks)
        name = entry.first("BASENAME").strip("/")
        author = entry.first("AUTHOR")
        post = Post(
            id=name,
            status=_status(entry, extra),
            title=title,
            slug=name.rpartition("/")[2],
            url=self._url(entry, name),
            date=dates.kept(self._date(entry.first("DATE")), DATE, extra),
            author=self._authors.author(author, email=entry.first("AUTHOR EMAIL")).login if author else "",
            body=body,
            excerpt=texts.excerpt(sections.get("EXCERPT", ""), body.dialect if body else "html"),
            terms=tuple(self._terms.ref(*term) for term in _terms(entry)),
            featured=entry.first("IMAGE"),
            comments_open=_OPEN.get(entry.first("ALLOW COMMENTS")),
            comments=(*self.replies(entry), *waiting),
            extra=extra,
        )
        return post, unknown

    def image(self, post: Post) -> Media | None:
        """The image of a post (Hatena's `IMAGE`) as a media item, once; None where it has none."""
        if not post.featured or post.featured in self._images:
            return None
        self._images.add(post.featured)
        return Media(id=post.featured, url=post.featured)

    def replies(self, entry: Entry) -> list[Comment]:
        """The comments and pings of an entry. An export has neither their ids nor what they answer."""
        return [self._comment(reply) for reply in entry.replies]

    def _comment(self, reply: Reply) -> Comment:
        extra: dict[str, Any] = {}
        fields, is_ping = reply.fields, reply.kind == "PING"
        word = fields.get("STATUS", "").lower()
        status = _COMMENT_STATUS.get(word, word)
        if _is_locked([fields.get(name, "") for name in ("SECRET",)]):
            status, extra["secret"] = "pending", True
        title = plain_title(fields.get("TITLE", ""), {})
        if title and not is_ping:
            extra[TITLE] = title
        if others := {field: value for field, value in fields.items() if field not in COMMENT_FIELDS}:
            extra[UNREAD] = others
        name = fields.get("AUTHOR", "") or (fields.get("BLOG NAME", "") or title if is_ping else "")
        return Comment(
            author=Commenter(
                name=name, email=fields.get("EMAIL", ""), url=fields.get("URL", ""), ip=fields.get("IP", "")
            ),
            date=dates.kept(self._date(fields.get("DATE", "")), DATE, extra),
            type="trackback" if is_ping else "comment",
            status=status,
            body=texts.ping(title, reply.text) if is_ping else texts.comment(reply.text),
            extra=extra,
        )

    def _extra(self, entry: Entry) -> dict[str, Any]:
        """What the model has no field for: fields of other programs, keywords, sections of plug-ins."""
        extra: dict[str, Any] = {
            _key(name): values[0] if len(values) == 1 else values
            for name, values in entry.fields.items()
            if name not in _READ and any(values)
        }
        if hidden := {
            name: extra.pop(name) for name, value in list(extra.items()) if _has_private_tag(value)
        }:
            extra[UNREAD] = hidden
        if pings := entry.first("ALLOW PINGS"):
            extra[PING_STATUS] = "open" if pings == "1" else "closed"
        if private := [tag for tag in _tags(entry) if tag.startswith("@")]:
            extra["_private_tags"] = private
        for name, text in entry.sections.items():
            if name not in ("BODY", "EXTENDED BODY", "EXCERPT") and text.strip():
                extra[_key(name)] = text.strip()
        return extra

    def _date(self, text: str) -> str | None:
        """A date on the clock of the blog; the text of one that is in no known form."""
        found = _DATE.fullmatch(text.strip())
        if not found:
            return text or None
        month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        if found[7]:
            hour = hour % 12 + (12 if found[7].upper() == "PM" else 0)
        if len(found[3]) == 2:
            year += 1900 if year >= _FIRST_YEAR else 2000
        try:
            return dates.iso(datetime(year, month, day, hour, minute, second, tzinfo=self._zone))
        except (ValueError, OverflowError):
            return text

    def _url(self, entry: Entry, name: str) -> str:
        """The permalink: stated, or as Hatena and TypePad make it."""
        if stated := entry.first("UNIQUE URL"):
            return stated
        if not self._site or not name:
            return ""
        if is_hatena(name):
            return f"{self._site}/entry/{quote(name)}"
        day = dates.parsed(self._date(entry.first("DATE")) or "")
        if day and urls.server_of(self._site).endswith(".typepad.com"):
            return f"{self._site}/{day:%Y/%m}/{name}.html"
        return ""


def is_hatena(name: str) -> bool:
    """Whether a name of an entry is one that Hatena makes: its date and time."""
    return bool(_HATENA_NAME.fullmatch(name))


def _status(entry: Entry, extra: dict[str, Any]) -> str:
    """An entry that states none is a draft: nothing says that it was published. Of two that it states the hidden one counts."""
    word = next(
        (word for word in entry.fields.get("STATUS", ()) if word.lower() not in _PUBLIC),
        entry.first("STATUS"),
    )
    status = _STATUS.get(word.lower(), word.lower() or "draft")
    if status == "publish" and _is_locked([entry.first(name) for name in _LOCKS]):
        return "private"
    if word and word.lower() not in _STATUS:
        extra[STATUS] = word
    return status


def _is_locked(values: Sequence[str]) -> bool:
    return any(value not in _NO for value in values)


def _terms(entry: Entry) -> list[tuple[str, str]]:
    """Taxonomies and names, the primary category first. `CATEGORY` repeats it."""
    categories = [*entry.fields.get("PRIMARY CATEGORY", ()), *entry.fields.get("CATEGORY", ())]
    found = [("category", name) for name in categories if name]
    found += [("post_tag", tag) for tag in _tags(entry) if not tag.startswith("@")]
    return list(dict.fromkeys(found))


def _tags(entry: Entry) -> list[str]:
    """Tags with commas or spaces are quoted. One that begins with `@` is for authors alone."""
    stated = entry.fields.get("TAGS", ())
    try:
        rows = list(csv.reader(stated, skipinitialspace=True, strict=True))
    except csv.Error:
        # quotation marks that do not match: what they hold cannot be told, nor may it hide an `@`
        rows = [value.replace('"', ",").split(",") for value in stated]
    return list(dict.fromkeys(tag.strip() for row in rows for tag in row if tag.strip()))


def _has_private_tag(value: str | list[str]) -> bool:
    """Whether a field that nobody knows has a tag that is for authors alone: the name of `TAGS` may be damaged."""
    return any(
        part.strip().startswith("@")
        for text in ([value] if isinstance(value, str) else value)
        for part in text.replace('"', ",").split(",")
    )


def _key(name: str) -> str:
    return name.lower().replace(" ", "_")
