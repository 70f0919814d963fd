"""Makes the records of the model from messages."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from converters import dates
from converters.extra_keys import DATE, GENERATOR, IN_REPLY_TO, MODIFIED
from converters.formats.telegram import texts
from converters.formats.telegram.shapes import CHANNEL, MESSAGE
from converters.model import Markup, Post, Site
from converters.readers.known_by_name import KnownByName
from converters.readers.source_fields import FieldCheck

PUBLIC, PRIVATE = "public_channel", "private_channel"
CHANNELS: Final = (PUBLIC, PRIVATE)
"""Types of chats that are read: all others are conversations of people."""


class Records(KnownByName):
    """Makes records for one channel, and remembers its authors, hashtags and files. Memory: their names."""

    def __init__(self, channel: Mapping[str, Any], site: str, zone: str, check: FieldCheck) -> None:
        super().__init__()
        self._channel, self._site, self._check = channel, site.rstrip("/"), check
        self._zone = dates.stated_zone(zone) or UTC
        self.files: set[str] = set()
        """The paths of files that the messages show."""
        self.missing = 0
        """How many files the export does not have."""

    def site(self) -> Site:
        """The channel. An export does not have the name in its address."""
        site = Site(title=_text(self._channel, "name"), url=self._site, extra={GENERATOR: "Telegram"})
        self._check.keep(site, self._channel, CHANNEL)
        return site

    def post(self, album: Sequence[Mapping[str, Any]]) -> Post:
        """The post of a message, or of several that are one album."""
        first = album[0]
        extra: dict[str, Any] = {}
        said = next((message for message in album if any(texts.entities(message))), first)
        for name in ("forwarded_from", "via_bot"):
            if value := _text(first, name):
                extra[name] = value
        if answered := _text(first, "reply_to_message_id"):
            extra[IN_REPLY_TO] = answered
        reactions = _reactions(said)
        if reactions:
            extra["reactions"] = reactions
        number = _text(first, "id")
        html = "\n".join(
            filter(None, (texts.body(message) for message in (said, *(m for m in album if m is not said))))
        )
        self._note_files(album)
        post = Post(
            id=number,
            status=self._status(album),
            slug=number,
            url=f"{self._site}/{number}" if self._site and number else "",
            date=dates.kept(self._date(first, "date"), DATE, extra),
            modified=dates.kept(self._date(said, "edited"), MODIFIED, extra),
            author=self._author(first),
            body=Markup(text=html, dialect="html") if html else None,
            terms=tuple(self._terms.ref("post_tag", name) for name in _hashtags(said)),
            likes=sum(reactions.values()) or None,
            extra=extra,
        )
        for message in album:
            self._check.keep(post, message, MESSAGE)
        return post

    def _status(self, album: Sequence[Mapping[str, Any]]) -> str:
        """Only a public channel is public; what has to be paid for (`paid_…`) is not."""
        is_paid = any(name.startswith("paid_") for message in album for name in message)
        return "publish" if self._channel.get("type") == PUBLIC and not is_paid else "private"

    def _author(self, message: Mapping[str, Any]) -> str:
        """Who signed a message, or else the channel."""
        name = _text(message, "author") or _text(message, "from")
        return self._authors.author(name).login if name else ""

    def _date(self, message: Mapping[str, Any], name: str) -> str | None:
        """A date by its seconds since 1970, which are UTC's; that beside them is of the clock of whoever exported."""
        seconds = _text(message, f"{name}_unixtime")
        if seconds.isascii() and seconds.isdecimal() and len(seconds) < 12:
            try:
                return dates.iso(datetime.fromtimestamp(int(seconds), self._zone))
            except (ValueError, OverflowError, OSError):
                return seconds
        return _text(message, name) or None

    def _note_files(self, album: Sequence[Mapping[str, Any]]) -> None:
        for path in (path for message in album for path in texts.files(message)):
            if path.startswith(texts.NOT_INCLUDED):
                self.missing += 1
            else:
                self.files.add(path)


def _text(values: Mapping[str, Any], name: str) -> str:
    """A text or a number as a text; empty for all else."""
    value = values.get(name)
    return value if isinstance(value, str) else str(value) if type(value) in (int, float) and value else ""


def is_album(album: Sequence[Mapping[str, Any]], message: Mapping[str, Any]) -> bool:
    """Whether a message is one more of an album: sent in the same second, each with a file, at most one with words."""
    same = ("date_unixtime", "from_id", "forwarded_from", "reply_to_message_id")
    return (
        all(album[-1].get(name) == message.get(name) for name in same)
        and all(texts.files(part) for part in (album[-1], message))
        and sum(any(texts.entities(part)) for part in (*album, message)) < 2
    )


def _hashtags(message: Mapping[str, Any]) -> list[str]:
    tags = (str(part.get("text") or "") for part in texts.entities(message) if part.get("type") == "hashtag")
    names = (tag.lstrip("#").partition("@")[0].strip() for tag in tags)
    return list(dict.fromkeys(filter(None, names)))


def _reactions(message: Mapping[str, Any]) -> dict[str, int]:
    """How many people reacted, by the sign; custom signs have no name here."""
    found = message.get("reactions")
    numbers: dict[str, int] = {}
    for reaction in found if isinstance(found, list) else ():
        if isinstance(reaction, Mapping) and isinstance(number := reaction.get("count"), int):
            sign = str(reaction.get("emoji") or reaction.get("type") or "")
            numbers[sign] = numbers.get(sign, 0) + number
    return numbers
