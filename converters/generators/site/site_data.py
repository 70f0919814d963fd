"""Site, authors, terms and media as data files; and the private fields of media that the user may want kept."""

from contextlib import ExitStack
from typing import Any, Final

import msgspec

from converters.generators import source_snapshots
from converters.generators.permalinks import TAXONOMIES_KEY
from converters.generators.site import data_files
from converters.generators.site.data_files import ListFile
from converters.generators.site.layout import SiteLayout
from converters.generators.site.state import SiteState
from converters.model import Media, Record, Site, Term, record_type
from converters.privacy import public_media

DATA_FILES: Final = {"author": "authors", "term": "terms", "media": "media", "site": "site"}
"""Record type -> the name of its data file."""


class SiteData:
    """A context manager that writes records to their data files; each type comes as a whole."""

    def __init__(self, layout: SiteLayout, site: SiteState) -> None:
        self._layout, self._state = layout, site
        self._streams, self._private_streams = ExitStack(), ExitStack()
        self._files: dict[str, ListFile] = {}
        self._private_media: ListFile | None = None
        self._site: dict[str, Any] | None = None

    def __enter__(self) -> "SiteData":
        return self

    def __exit__(self, *_: object) -> None:
        """Close the data files; that of the site also says which keys custom taxonomies have."""
        if self._site is not None:
            path = self._path("site")
            if keys := {key: taxonomy for taxonomy, key in self._state.terms.custom_keys.items()}:
                self._site["extra"] = self._site.get("extra", {}) | {TAXONOMIES_KEY: keys}
            self._state.out.write(path, data_files.mapping(self._site, path))
        self._streams.close()
        self._private_streams.close()

    def write(self, record: Record) -> None:
        """Write a record that is no post."""
        if isinstance(record, Media):
            self._keep_private_fields(record)
            record = public_media(record)
            if not self._state.run.assets.searched:
                self._state.missing_assets.add(record.url)
        elif isinstance(record, Term):
            self._state.terms.add(record)
        fields = msgspec.to_builtins(record)
        fields.pop("record", None)
        if isinstance(record, Site):
            self._site = fields
        else:
            self._file(DATA_FILES[record_type(record)]).add(fields)
        self._state.diagnostics.wrote(record)

    def _path(self, name: str) -> str:
        return self._layout.generator.data.format(name=name)

    def _file(self, name: str) -> ListFile:
        if name not in self._files:
            self._streams.close()  # the next type of record begins
            path = self._path(name)
            file = ListFile(self._state.out.open(path), path)
            self._files[name] = self._streams.enter_context(file)
        return self._files[name]

    def _keep_private_fields(self, media: Media) -> None:
        """With `-o keep-source=true`: what no public data file has of a media item."""
        if self._layout.keep_source and media.extra:
            fields = msgspec.to_builtins(media)
            if not self._private_media:
                path = f"{source_snapshots.FOLDER}media.json"
                file = ListFile(self._state.out.open(path), path)
                self._private_media = self._private_streams.enter_context(file)
            named = ("id",) if media.id else ("url", "path")
            self._private_media.add({name: fields[name] for name in (*named, "extra") if name in fields})
