"""Yields the records of a channel of Telegram: a folder or zip with `result.json`, or that file alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.telegram import texts
from converters.formats.telegram.records import CHANNELS, Records, is_album
from converters.guard import guard, unreadable_item
from converters.io.json.rows import UnreadableRow, rows, values, values_before
from converters.io.sources import Source
from converters.model import Asset, Entity
from converters.readers.findings import report_dates
from converters.readers.platform_exports import find_platform
from converters.readers.source_fields import FieldCheck

_RESULT = "result.json"
_WHOLE_ACCOUNT = (
    "about",
    "chats",
    "contacts",
    "frequent_contacts",
    "left_chats",
    "personal_information",
    "sessions",
)
"""What the export of a whole account has beside the chats."""


@dataclass(frozen=True)
class TelegramReader(Reader):
    """A channel of Telegram, as Telegram Desktop exports it in JSON."""

    source_noun: ClassVar[str] = "a channel of Telegram"
    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="", metadata={"takes": "url", "help": "the address of the channel, as https://t.me/name"}
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone for dates, as Europe/Kyiv: an export has those of UTC",
        },
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the names of an export, or a file begins as one does."""
        found = find_platform(source) or (_result_within(source) and find_platform(_result_of(source)))
        return bool(found and found.platform.reader == "telegram")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the channel, its messages as posts, hashtags, and the files that they show.

        Raises `SourceError` for a conversation, and for the export of a whole account: other people wrote in it.
        """
        file = _result_of(source)
        channel = values_before(file.head(), "messages")
        _refuse_conversations(channel, file)
        records = Records(channel, self.site, self.zone, FieldCheck(diagnostics, file.name))
        if not self.site:
            diagnostics.report(messages.NO_BLOG_ADDRESS, file=file.name)
        yield records.site()
        for album in _albums(file, diagnostics):
            with guard(diagnostics, "post", file=file.name):
                post = records.post(album)
                diagnostics.locate(post, file.name, 0)
                report_dates(post, diagnostics)
                yield post
        yield from records.rest()
        if records.missing:
            diagnostics.report(messages.FILES_NOT_EXPORTED, file=file.name, number=records.missing)
        folder = file.place.rpartition("/")[0]
        for member in source.files() if source.is_folder else ():
            path = member.place[len(folder) + 1 :] if folder else member.place
            if path in records.files:
                yield Asset(url=texts.file_url(path), name=member.name, open=member.open)


def _result_within(source: Source) -> list[Source]:
    """The files of a folder with the name of the messages, the topmost first; none for a file."""
    files = source.files() if source.is_folder else []
    found = [file for file in files if file.place.rpartition("/")[2] == _RESULT]
    return sorted(found, key=lambda file: file.place.count("/"))


def _result_of(source: Source) -> Source:
    if not source.is_folder:
        return source
    found = _result_within(source)
    if not found:
        raise SourceError(
            f"{source.name}: there is no result.json in it; export the channel again, as machine-readable JSON"
        )
    return found[0]


def _refuse_conversations(channel: Mapping[str, Any], file: Source) -> None:
    if any(name in channel for name in _WHOLE_ACCOUNT) or not channel:
        raise SourceError(
            f"{file.name}: it is no export of one channel; open the channel in Telegram Desktop, and export its history"
        )
    if channel.get("type") not in CHANNELS:
        raise SourceError(
            f"{file.name}: it is a conversation ({channel.get('type')!r}) and no channel; others wrote in it, so it is not read"
        )


def _albums(file: Source, diagnostics: Diagnostics) -> Iterator[list[dict[str, Any]]]:
    """The messages, those of one album together."""
    album: list[dict[str, Any]] = []
    for message in _messages(file, diagnostics):
        if album and is_album(album, message):
            album.append(message)
            continue
        if album:
            yield album
        album = [message]
    if album:
        yield album


def _messages(file: Source, diagnostics: Diagnostics) -> Iterator[dict[str, Any]]:
    limit = file.limits.record
    with file.open() as stream:
        for row in rows(stream, "", {"messages"}, limit):
            try:
                message = values(row, limit)
            except UnreadableRow as error:
                unreadable_item(diagnostics, "post", str(error), file=file.name)
                continue
            if message.get("type") == "message":
                yield message
            else:
                kind = str(message.get("type") or "")
                diagnostics.lose("post", kind or "no message")
                diagnostics.tally(messages.NO_NOTE, what=kind)
