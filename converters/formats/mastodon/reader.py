"""Yields the records of an account of Mastodon: a folder or packed file, or its `outbox.json` alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from converters import messages
from converters.base import PartsReader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.mastodon.files import MEDIA, RENAMED, find_files, profile
from converters.formats.mastodon.records import NOTES, Records
from converters.guard import guard, unreadable_item
from converters.io.json.rows import UnreadableRow, rows, values
from converters.io.sources import Source
from converters.model import Asset, Entity, Post
from converters.readers.findings import report_dates, report_renamed
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck


@dataclass(frozen=True)
class MastodonReader(PartsReader):
    """An archive of Mastodon, or of a server that writes the same form: notes as posts."""

    source_noun: ClassVar[str] = "an archive of Mastodon"

    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone for dates, as Europe/Berlin: an archive has those of UTC",
        },
    )
    responses: bool = field(
        default=False, metadata={"help": "answers to other people are posts too; else they are kept back"}
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has the names of an archive, or a file begins as its outbox or profile does."""
        return is_export_of(source, "mastodon")

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the account, its notes, hashtags and uploads. Raises `SourceError` where there is no outbox."""
        files = find_files(parts)
        taken = [*files.outbox, *filter(None, [files.actor])]
        report_renamed((file for part in parts for file in part.files()), taken, RENAMED, diagnostics)
        if not files.outbox:
            raise SourceError(f"{parts[0].name}: there is no outbox.json in it; request the archive again")
        check = FieldCheck(diagnostics, files.outbox[0].name)
        records = Records(profile(files.actor, diagnostics), self.zone, self.responses, check)
        yield records.site()
        if author := records.author():
            yield author
        for file in files.outbox:
            yield from _posts(file, records, diagnostics)
        yield from records.terms()
        for upload in files.uploads:
            place = f"/{upload.place}"
            yield Asset(url=place[place.index(f"/{MEDIA}") :], name=upload.name, open=upload.open)


def _posts(file: Source, records: Records, diagnostics: Diagnostics) -> Iterator[Post]:
    limit = file.limits.record
    with file.open() as stream:
        for row in rows(stream, "", {"orderedItems"}, limit):
            with guard(diagnostics, "post", file=file.name):
                try:
                    activity = values(row, limit)
                except UnreadableRow as error:
                    unreadable_item(diagnostics, "post", str(error), file=file.name)
                    continue
                kind = str(activity.get("type") or "")
                note = activity if kind in NOTES else activity.get("object")
                if (
                    kind not in ("Create", *NOTES)
                    or not isinstance(note, Mapping)
                    or str(note.get("type")) not in NOTES
                ):
                    diagnostics.lose("post", kind.lower() or "no note")
                    diagnostics.tally(messages.NO_NOTE, what=kind)
                    continue
                post = records.post(activity, note)
                diagnostics.locate(post, file.name, 0)
                report_dates(post, diagnostics)
                yield post
