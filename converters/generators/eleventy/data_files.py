"""Data files of Eleventy: what a folder, or a file beside a text, says of posts."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from converters.generators.content_file import ContentFile
from converters.generators.damaged_front_matter import says_draft
from converters.generators.eleventy import permalink_templates
from converters.generators.front_matter import RawDocument
from converters.generators.javascript_settings import Computed
from converters.io.sources import Source

SUFFIXES: Final = (".json", ".11tydata.json", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.js")
"""The ends of their names; the later ones win (Eleventy's documentation, Data Cascade)."""
DIRECTORY_KEYS: Final = frozenset("permalink tags author authors categories category date draft lang".split())
"""What directory data may say of a post; the other keys are the templates'."""


class DataFiles:
    """The data files of one site, each read once."""

    def __init__(
        self,
        files: Mapping[str, Source],
        load_data: Callable[[Source], Any],
        text_of: Callable[[str], str | None],
    ) -> None:
        self._files, self._load_data, self._text_of = files, load_data, text_of
        self._loaded: dict[str, dict[str, Any]] = {}

    def of(self, file: ContentFile) -> dict[str, Any]:
        """What they say of a text: folders from the top down, then those beside it."""
        found: dict[str, Any] = {}
        for stem in _directory_stems(file.path):
            found |= {key: value for key, value in self._at(stem).items() if key in DIRECTORY_KEYS}
        return found | self._at(file.path.removesuffix(file.extension))

    def _at(self, stem: str) -> dict[str, Any]:
        """The values of the files that begin with this path."""
        if stem not in self._loaded:
            values: dict[str, Any] = {}
            for suffix in SUFFIXES:
                if source := self._files.get(stem + suffix):
                    values |= self._load(source, stem + suffix)
            self._loaded[stem] = values
        return self._loaded[stem]

    def _load(self, source: Source, path: str) -> dict[str, Any]:
        """The values of a file; one that cannot be read makes drafts if it says so."""
        data = self._load_data(source)
        if data is None and says_draft(RawDocument(self._text_of(path) or "", "", "json", 1)):
            return {"draft": True}
        if not isinstance(data, dict):
            return {}
        computed = data.pop("eleventyComputed", None)
        if isinstance(computed, dict) and "permalink" in computed:
            data["permalink"] = computed["permalink"]
        if isinstance(permalink := data.get("permalink"), Computed):
            data["permalink"] = _template(permalink)
        return {key: value for key, value in data.items() if not isinstance(value, Computed)}


def _template(permalink: Computed) -> str:
    """The template of a function, or the source of one that is not known here, as a tag that nothing expands."""
    try:
        return permalink_templates.from_function(permalink)
    except permalink_templates.NotSimple:
        return f"{{% {permalink} %}}"


def _directory_stems(path: str) -> Iterator[str]:
    """`a/b/` -> `a/a`, `a/b/b`: where the data files of the folders of a path are."""
    folders = path.split("/")[:-1]
    for depth, name in enumerate(folders, 1):
        yield "/".join([*folders[:depth], name])
