"""The custom fields that blogport's writers keep beside the posts (see `generators.site.fields_beside`)."""

import io
import json
from typing import Any

from msgspec.structs import replace

from converters import messages
from converters.formats.markdown import data
from converters.formats.markdown.source_site import SourceSite
from converters.generators.site.fields_beside import FIELDS, POST
from converters.io.sources import Opener
from converters.io.temporary.blobs import SpooledBlobs
from converters.model import Extra, Post


class FieldsBeside:
    """Gives each post its fields back; memory holds those of one post. `used` are the paths that were read."""

    def __init__(self, site: SourceSite) -> None:
        self._site = site
        self._blobs = SpooledBlobs()
        self._lines: dict[str, Opener] = {}
        self._path = site.generator.fields_path
        self.used: set[str] = set()
        if site.written_by_us and site.exists(self._path):
            self.used.add(self._path)
            self._index()

    def restored(self, post: Post) -> Post:
        """The post with its fields; what its front matter says counts more."""
        fields = self._fields_of(post.id)
        added = {name: value for name, value in fields.items() if name not in post.extra}
        return replace(post, extra={**post.extra, **added}) if added else post

    def _index(self) -> None:
        """Put each line aside, as the writer wrote it; a file that was edited in another form is loaded as a whole."""
        file = self._site.files[self._path]
        try:
            for line in file.lines():
                if line is None:
                    why = "a line of it is longer than a record may be"
                    self._site.diagnostics.report(messages.BAD_DATA, file=file.name, why=why)
                    continue
                text = line.strip().rstrip(b",")
                if text not in (b"[", b"]", b"[]", b""):
                    self._add(json.loads(text))
        except (ValueError, RecursionError):
            loaded = data.load(file, self._site.diagnostics)
            for item in loaded if isinstance(loaded, list) else ():
                self._add(item)

    def _add(self, item: Any) -> None:
        if not isinstance(item, dict) or not isinstance(item.get(FIELDS), dict):
            return
        stored = json.dumps(item[FIELDS]).encode()
        self._lines[str(item.get(POST, ""))] = self._blobs.put(io.BytesIO(stored))

    def _fields_of(self, post: str) -> Extra:
        if not (opener := self._lines.get(post)):
            return {}
        with opener() as stream:
            fields: Extra = json.loads(stream.read())
        return fields
