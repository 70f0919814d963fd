"""What is known of a tree before its first post is read: flavour, settings, zone, languages, and where what lies."""

import itertools
from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any, TypeVar

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown import data, settings
from converters.formats.markdown.dates import named_zone
from converters.formats.markdown.detect import detect
from converters.formats.markdown.languages import Languages
from converters.formats.markdown.texts import ending
from converters.generators.base import Generator
from converters.generators.permalinks import TAXONOMIES
from converters.io.sources import Source
from converters.model import Site

Made = TypeVar("Made")


class SourceSite:
    """A tree as it is read; places are relative to the folder of the site."""

    def __init__(self, source: Source, wanted: str, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self._made: dict[str, Any] = {}
        files = {file.place: file for file in source.files()}
        self.generator: Generator
        self.generator, self.root = detect(files, wanted)
        self.outside = [place for place in files if not place.startswith(self.root)]
        """What does not belong to the site, relative to the source."""
        inside = {
            place.removeprefix(self.root): file
            for place, file in files.items()
            if place.startswith(self.root)
        }
        self.files = {place: file for place, file in inside.items() if not self._built(place)}
        """What is read; not what a generator built."""
        self.settings = settings.load(inside, self.generator, diagnostics)
        self.own = data.site(self.files, self.generator)
        """What the site's own data file says, if blogport wrote the tree."""
        self.content = self._content()
        self.languages = Languages(self.generator, self.settings, self.files, self.content)
        self.zone = self._zone()
        self.site = self._site()
        self.base = self.site.url.rstrip("/")

    def _built(self, place: str) -> bool:
        parts = place.split("/")
        return parts[0] in self.generator.build_dirs and len(parts) > 1

    def _content(self) -> str:
        """The folder of the texts with its slash."""
        stated = self.settings.text(*self.generator.site_settings.get("content", ())).strip("./")
        if stated and self.within(f"{stated}/"):
            return f"{stated}/"
        signs = self.generator.content_signs
        if signs and (stated or not self.settings.all):
            return self._above(signs)  # one that is stated and not there is a copy that some tool makes
        starts = (f"{folder}/" if folder else "" for folder in self.generator.content)
        return next((start for start in starts if self.within(start)), "")

    def _above(self, signs: tuple[str, ...]) -> str:
        """The folder with its slash that has one of these folders right in it."""
        found = [parts for place in self.files if not set(signs).isdisjoint(parts := place.split("/"))]
        if not found or any(parts[0] in signs for parts in found):
            return ""
        parts = min(found, key=len)
        return "".join(f"{part}/" for part in itertools.takewhile(lambda part: part not in signs, parts))

    def _zone(self) -> tzinfo | None:
        name = self.settings.text(*self.generator.site_settings.get("zone", ()))
        if not name:
            return None
        zone = named_zone(name)
        if zone is None:
            self.diagnostics.report(messages.BAD_ZONE, zone=name)
        return zone

    def _site(self) -> Site:
        if self.own is not None:
            extra = {name: value for name, value in self.own.extra.items() if name != TAXONOMIES}
            return msgspec.structs.replace(self.own, extra=extra)
        said = {field: self.settings.text(*keys) for field, keys in self.generator.site_settings.items()}
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
