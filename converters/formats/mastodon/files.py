"""Finds the files of an archive: only the outbox, the profile and uploads are opened.

Beside them lie likes, bookmarks, followers and blocked accounts, which are about other people.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.io.charset import decoded, head_in_utf8
from converters.io.json import loads
from converters.io.json.parts import object_at
from converters.io.sources import Source

_OUTBOX, _ACTOR = "outbox.json", "actor.json"
MEDIA = "media_attachments/"
RENAMED = lazy_re.compile(r"(?<![\w-])(?:outbox|actor)\.json")
"""What the name of a file has that somebody renamed."""


class ArchiveFiles(NamedTuple):
    """The files of an archive."""

    outbox: list[Source]
    actor: Source | None
    uploads: list[Source]


def find_files(sources: Sequence[Source]) -> ArchiveFiles:
    """The files in folders by their names; a file that is a source itself by its first bytes."""
    outbox: list[Source] = []
    actors: list[Source] = []
    uploads: list[Source] = []
    for source in sources:
        for file in source.files():
            name = file.place.rpartition("/")[2].lower()
            if not source.is_folder:
                (outbox if b'"orderedItems"' in head_in_utf8(file.head()) else actors).append(file)
            elif name == _OUTBOX:
                outbox.append(file)
            elif name == _ACTOR:
                actors.append(file)
            elif f"/{MEDIA}" in f"/{file.place}":
                uploads.append(file)
    return ArchiveFiles(outbox, min(actors, key=lambda file: file.place.count("/"), default=None), uploads)


def profile(file: Source | None, diagnostics: Diagnostics) -> dict[str, Any]:
    """The values of the profile; none, with a finding, for a file that is no JSON."""
    if file is None:
        return {}
    try:
        found = loads(decoded(file.read()).text)
    except (ValueError, RecursionError) as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why=f"it is no JSON ({error})")
        return {}
    if not isinstance(found, dict):
        diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why="it is no profile of an account")
    return object_at(found)
