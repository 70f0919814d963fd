"""What is known of a tree before its first post is read: flavour, settings, zone, languages, and where what lies."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any, TypeVar

import msgspec

from converters import kinds
from converters.diagnostics import Diagnostics
from converters.formats.flavours.permalinks import TAXONOMIES
from converters.formats.flavours.table import Flavour
from converters.model import Site
from converters.readers.markdown import data, settings
from converters.readers.markdown.dates import named_zone
from converters.readers.markdown.detect import detect
from converters.readers.markdown.languages import Languages
from converters.readers.markdown.texts import ending
from converters.sources import Source

Made = TypeVar("Made")


class Tree:
    """A tree as it is read; places are relative to the folder of the site."""

    def __init__(self, source: Source, wanted: str, log: Diagnostics) -> None:
        self.log = log
        self._made: dict[str, Any] = {}
        files = {file.place: file for file in source.files()}
        self.flavour: Flavour
        self.flavour, self.root = detect(files, wanted)
        self.all_files = len(files)
        inside = {
            place.removeprefix(self.root): file
            for place, file in files.items()
            if place.startswith(self.root)
        }
        self.files = {place: file for place, file in inside.items() if not self._built(place)}
        """What is read; not what a generator built."""
        self.settings = settings.load(inside, self.flavour, log)
        self.own = data.site(self.files, self.flavour)
        """What the site's own data file says, if blogport wrote the tree."""
        self.content = self._content()
        self.languages = Languages(self.flavour, self.settings, self.files, self.content)
        self.zone = self._zone()
        self.site = self._site()
        self.base = self.site.url.rstrip("/")

    def _built(self, place: str) -> bool:
        parts = place.split("/")
        return parts[0] in self.flavour.built and len(parts) > 1

    def _content(self) -> str:
        """The folder of the texts with its slash."""
        if self.flavour.name == "jekyll":
            return self._jekyll_source()
        wanted = {"hugo": self.settings.text("contentdir"), "pelican": self.settings.text("PATH")}.get(
            self.flavour.name, ""
        )
        stated = [wanted.strip("./")] if wanted.strip("./") else []
        for folder in (*stated, *self.flavour.content):
            start = f"{folder}/" if folder else ""
            if any(place.startswith(start) for place in self.files):
                return start
        return ""

    def _jekyll_source(self) -> str:
        """The folder that has `_posts`; what the settings say may be a copy that a tool makes of it."""
        stated = self.settings.text("source").strip("./")
        if stated and any(place.startswith(f"{stated}/") for place in self.files):
            return f"{stated}/"
        if not stated and self.settings.all:
            return ""
        special = ("_posts", "_drafts", "_data")
        tops = [
            parts.index(one) for place in self.files for one in special if one in (parts := place.split("/"))
        ]
        if not tops or 0 in tops:
            return ""
        parts = min(
            (place.split("/") for place in self.files if set(special) & set(place.split("/"))), key=len
        )
        return "".join(
            f"{part}/" for part in parts[: min(parts.index(one) for one in special if one in parts)]
        )

    def _zone(self) -> tzinfo | None:
        name = next(
            (self.settings.text(key) for key in self.flavour.site.get("zone", ()) if self.settings.text(key)),
            "",
        )
        if not name:
            return None
        zone = named_zone(name)
        if zone is None:
            self.log.report(kinds.BAD_ZONE, zone=name)
        return zone

    def _site(self) -> Site:
        if self.own is not None:
            extra = {name: value for name, value in self.own.extra.items() if name != TAXONOMIES}
            return msgspec.structs.replace(self.own, extra=extra)
        said = {field: self.settings.text(*keys) for field, keys in self.flavour.site.items()}
        url = said.get("url", "")
        if base := said.get("base", "").strip("/"):
            url = f"{url.rstrip('/')}/{base}"
        extra = {}
        if author := said.get("author"):
            extra["author"] = author
        return Site(
            title=said.get("title", ""),
            url=url,
            description=said.get("description", ""),
            language=said.get("language", "").replace("_", "-"),
            extra=extra,
        )

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def is_at(self, place: str) -> bool:
        """Whether there is a file at a place."""
        return place in self.files

    def within(self, folder: str) -> Mapping[str, Source]:
        """The files in a folder (with its slash), by their places."""
        return {place: file for place, file in self.files.items() if place.startswith(folder)}


def stem(place: str) -> str:
    """A place without its ending."""
    return place[: len(place) - len(ending(place))]
