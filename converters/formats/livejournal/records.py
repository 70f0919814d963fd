"""Makes the records of the model from entries and comments."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from msgspec.structs import replace

from converters import dates, lazy_re
from converters.extra_keys import BY_POST_AUTHOR, DATE, GENERATOR, MODIFIED, STATUS, TITLE
from converters.formats.livejournal import texts
from converters.formats.livejournal.elements import Element
from converters.formats.livejournal.moods import MOODS
from converters.io import urls
from converters.io.sources import Source
from converters.markup.titles import plain_title
from converters.model import Comment, Commenter, Markup, Post, Site
from converters.privacy import unread_fields
from converters.readers.known_by_name import KnownByName
from converters.readers.source_fields import FieldCheck, Shape, is_in

_SECURITY: Final = {"public": "publish", "private": "private"}
"""Who may read an entry -> its status. Any other word (`usemask`, `friends`) is a circle of readers."""
_STATE: Final = {"": "approved", "a": "approved", "f": "approved", "s": "pending", "b": "spam", "d": "trash"}
"""States of comments: approved, frozen, screened, spam, deleted."""
_APPROVED: Final = tuple(
    f"{name}{letter}".encode() for name in ("<state>", "<poststate>", 'state="', "state='") for letter in "Aa"
)
"""How a file states that a comment is approved."""
_SHOWN: Final = ("current_mood", "current_music", "current_location")
_READ: Final = frozenset(
    (
        "itemid|ditemid|anum|url|eventtime|logtime|subject|event|security|allowmask|current_moodid|taglist|user|date|"
        "opt_nocomments|opt_preformatted|revtime"
    ).split("|")
)
"""Values of entries that have a place in the model, or one of their own in `extra`."""
_COMMENT: Final = Shape(
    texts="id itemid state subject user posterid body event parentid date eventtime opt_preformatted poster_ip",
    anything="jitemid event_id useragent",
    kept="picture_keyword edit_time userpic subjecticon admin_post imported_from import_source",
)
"""Values and properties of a comment."""
_JOINED: Final = lazy_re.compile(r"(\d{4}-\d\d-\d\d)(\d\d:\d\d(?::\d\d)?)")
"""A date and a time without the blank between them, which some months of the export have."""
_URL_USER: Final = lazy_re.compile(
    r"//([\w-]+)\.(?:livejournal|dreamwidth)\.|//users\.[\w.]+/([\w-]+)/", re.ASCII
)


class Records(KnownByName):
    """Makes records for one journal, and remembers its authors and tags. Memory: their names."""

    def __init__(self, site: str, user: str, zone: str) -> None:
        """`site` is the address of the journal, `user` its name, as far as they are known; `zone` that of its clock."""
        super().__init__()
        self._zone = dates.stated_zone(zone)
        found = _URL_USER.search(site)
        self._user = user or (found[1] or found[2] if found else "")
        self._host = _host(site)
        self._site = site.rstrip("/") or (texts.journal_url(user, self._host).rstrip("/") if user else "")
        self.lost: list[str] = []
        """The tags of the last post that lost what they showed."""

    def site(self) -> Site:
        """The journal: an export has nothing of it but its name."""
        program = "Dreamwidth" if "dreamwidth" in self._host else "LiveJournal"
        return Site(url=f"{self._site}/" if self._site else "", extra={GENERATOR: program})

    def post(
        self, entry: Element, comments: Sequence[Comment], *, is_display: bool, is_damaged: bool = False
    ) -> Post:
        """The post of an entry, with its comments; `is_display` says that `itemid` is the number in its URL, `is_damaged` that
        it may have lost who may see it.
        """
        extra: dict[str, Any] = {}
        number = post_id(entry)
        is_known = bool(number) and (is_display or entry.get("itemid").strip() != number)
        user = entry.get("user") or self._user
        author = self._authors.author(user).login if user else ""
        stated = "opt_preformatted" in entry.props
        body = texts.text(
            entry.get("event"), self._host, preformatted=stated if entry.is_dumped or stated else None
        )
        self.lost = body.lost
        title = plain_title(entry.get("subject").strip(), extra)
        extra |= _extra(entry)
        if any(body.cuts):
            extra["_lj_cut"] = [words for words in body.cuts if words]
        revised = entry.number("revtime")
        return Post(
            id=number,
            status=_status(entry, extra, is_damaged=is_damaged),
            title=title,
            slug=number,
            url=entry.get("url") or (f"{self._site}/{number}.html" if self._site and is_known else ""),
            date=dates.kept(self._clock(entry.get("eventtime")), DATE, extra),
            modified=dates.kept(self._moment(revised), MODIFIED, extra) if revised else None,
            author=author,
            body=Markup(text=body.html, dialect="html") if body.html else None,
            terms=tuple(self._terms.ref("post_tag", tag) for tag in _tags(entry)),
            comments_open=False if entry.get("opt_nocomments") not in ("", "0") else None,
            comments=tuple(
                replace(
                    comment,
                    author=replace(comment.author, user=author),
                    extra=comment.extra | {BY_POST_AUTHOR: True},
                )
                if author and comment.author.name == user
                else comment
                for comment in comments
            ),
            extra=extra,
        )

    def comment(self, element: Element, users: dict[str, str], check: FieldCheck, file: Source) -> Comment:
        """The comment of an element; `users` are the names of commenters by their numbers.

        A server leaves out the state of approved comments; in a file that has it, a comment without one has lost it.
        """
        extra: dict[str, Any] = {}
        state = element.get("state").strip().lower()
        if not state and is_in(file, *_APPROVED):
            state = "s"
        status = _STATE.get(state, state)
        if state in ("f", "d"):
            extra[STATUS] = "frozen" if state == "f" else "deleted"
        if title := plain_title(element.get("subject").strip(), {}):
            extra[TITLE] = title
        user = element.get("user") or users.get(element.get("posterid"), "")
        stated = element.props.get("opt_preformatted")
        body = texts.text(
            element.get("body") or element.get("event"), self._host, preformatted=bool(stated)
        ).html
        parent = element.get("parentid").strip()
        # ljArchive has no state: nothing is left of a deleted comment
        if not body and not title and not state:
            status = "trash"
        comment = Comment(
            id=(element.get("id") or element.get("itemid")).strip(),
            parent="" if parent == "0" else parent,
            author=Commenter(
                name=user,
                url=texts.journal_url(user, self._host) if user else "",
                ip=element.get("poster_ip"),
            ),
            date=dates.kept(self._moment_of(element.get("date") or element.get("eventtime")), DATE, extra),
            status=status,
            body=Markup(text=body, dialect="html") if body else None,
            extra=extra,
        )
        check.keep(comment, element.props | element.values, _COMMENT)
        return comment

    def _clock(self, text: str) -> str | None:
        """The time on the clock of whoever wrote the entry."""
        moment = dates.parsed(_JOINED.sub(r"\1 \2", text))
        if moment is None:
            return text or None
        return dates.iso(moment.replace(tzinfo=moment.tzinfo or self._zone))

    def _moment_of(self, text: str) -> str | None:
        """The time of a comment, which is that of UTC, on the clock of the journal if its zone is given."""
        moment = dates.parsed(_JOINED.sub(r"\1 \2", text))
        if moment is None:
            return text or None
        return dates.iso(moment.astimezone(self._zone) if moment.tzinfo and self._zone else moment)

    def _moment(self, seconds: int) -> str:
        try:
            return dates.iso(datetime.fromtimestamp(seconds, self._zone or UTC))
        except (ValueError, OverflowError, OSError):
            return str(seconds)


def post_id(entry: Element) -> str:
    """The number in the URL of an entry: ljdump has it in two parts (`itemid` · 256 + `anum`)."""
    if display := entry.get("ditemid").strip():
        return display
    if entry.get("anum") and entry.number("itemid"):
        return str(entry.number("itemid") * 256 + entry.number("anum"))
    return entry.get("itemid").strip()


def comments_key(entry: Element, *, is_display: bool) -> str:
    """The number by which comments name an entry; `is_display`: whether `itemid` of the official export is that of the URL."""
    number = entry.number("itemid")
    if is_display and not entry.is_dumped and not entry.get("anum"):
        return str(number >> 8)
    return str(number) if number else entry.get("itemid").strip()


def _status(entry: Element, extra: dict[str, Any], *, is_damaged: bool) -> str:
    """An entry of the official export that does not say who may read it is a draft: the field was not asked for.

    A damaged one may have been private, and one with a field that may be that word under another name.
    """
    word = entry.get("security").strip().lower()
    if not word:
        others = {name: value for name, value in entry.values.items() if name not in _READ}
        may_be_private = is_damaged or unread_fields.hides(others)
        return "private" if may_be_private else "publish" if entry.is_dumped else "draft"
    status = _SECURITY.get(word, "private")
    if word not in _SECURITY:
        extra["_lj_security"] = word
        if mask := entry.get("allowmask"):
            extra["_lj_allowmask"] = mask
    return status


def _extra(entry: Element) -> dict[str, Any]:
    """Moods and music as visitors saw them; what else an entry has begins as WordPress's hidden fields do."""
    extra: dict[str, Any] = {name: value for name in _SHOWN if (value := entry.get(name).strip())}
    if mood := MOODS.get(entry.get("current_moodid").strip()):
        extra.setdefault("current_mood", mood)
    if written := entry.get("logtime").strip():
        extra["_lj_logtime"] = written
    for name, value in {**entry.values, **entry.props}.items():
        if name not in _READ and name not in _SHOWN and value.strip():
            extra[f"_lj_{name}"] = value
    return extra


def _tags(entry: Element) -> list[str]:
    return list(dict.fromkeys(tag.strip() for tag in entry.get("taglist").split(",") if tag.strip()))


def _host(site: str) -> str:
    """The service: `livejournal.com` for `https://ann.livejournal.com/`."""
    host = urls.server_of(site)
    return ".".join(host.split(".")[-2:]) if host.count(".") >= 1 else "livejournal.com"
