"""Obsidian: how a vault is detected and read. No program builds a site of it, so its notes have no permalinks.

Its rules: titles are the names of notes; links find notes and files in every folder.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.generators.base import FrontMatterField
from converters.generators.content_file import ContentFile
from converters.generators.front_matter.parse import plain_values
from converters.generators.headings import without_title
from converters.generators.obsidian.notation import convert
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.generators.rules import slugify
from converters.generators.vault import Vault
from converters.io.media_types import is_media
from converters.model import Extra

_DAY: Final = lazy_re.compile(r"\d{4}-\d\d-\d\d")
_DRAWING: Final = ".excalidraw"
"""The end of the name of a drawing, whose file is the data of a plug-in."""
_TEMPLATES: Final = (".obsidian/templates.json", ".obsidian/plugins/templater-obsidian/data.json")
_FOLDER_KEYS: Final = ("folder", "templates_folder")
_NAMES: Final = "aliases"
_PUBLISH: Final = ".obsidian/publish.json"
_IS_PUBLISHED: Final = "publish"


class ObsidianRules(PlainRules):
    """The rules of Obsidian."""

    names_are_urls = False
    """Whether `aliases` are paths of the site."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """The notation of Obsidian as others write it; the name of the note is its title, tags in the text are tags."""
        found, text = super().prepare(file, fields, text)
        notes = convert(text, file.path, self._vault, self.shown)
        if links := [name for name in notes.missing if not is_media(name)]:
            self.site.diagnostics.report(
                messages.MISSING_TEXTS, file=file.source.name, number=len(links), example=links[0]
            )
        stated = found.pop("tag", None) if "tags" not in found else found["tags"]
        if tags := [*_tags(plain_values(stated)), *notes.tags]:
            found["tags"] = list(dict.fromkeys(tags))
        if not self.names_are_urls and (name := next((key for key in found if key.lower() == _NAMES), None)):
            found["other_names"] = found.pop(name)
        if found.get("title") in (None, ""):
            found["title"] = file.name
        if _DAY.fullmatch(file.name):
            found.setdefault("date", file.name)
        return found, without_title(notes.text, str(plain_values(found["title"])))

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """All notes but drawings and templates, whose folder the settings of the vault name."""
        is_template = any(file.path.startswith(folder) for folder in self._templates)
        return not is_template and not file.name.endswith(_DRAWING)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """Private for what Obsidian Publish leaves out: excluded folders, and what is in none of those that are included."""
        status = super().status(file, metadata, extra)
        if status != "publish" or str(extra.get(_IS_PUBLISHED)).lower() == "true":
            return status
        left_out = next(
            (folder for folder in self._published["excluded"] if file.path.startswith(folder)), None
        )
        included = self._published["included"]
        if left_out is not None or (included and not file.path.startswith(tuple(included))):
            return self.private_by(left_out or _PUBLISH, file, "Obsidian")
        return status

    def slug(self, file: ContentFile) -> str:
        """The name, as a part of a path."""
        return slugify(file.name)

    def shown(self, name: str, heading: str) -> str:
        """What a link without a text shows: `Note > Heading`."""
        return " > ".join(part for part in (name, *heading.split("#")) if part)

    def linked_file(self, file: ContentFile, path: str) -> str:
        """The file that a path, or a name, means in a note."""
        return self._vault.find(path, file.path)

    @cached_property
    def _published(self) -> Mapping[str, list[str]]:
        """The folders that Obsidian Publish includes and excludes (`.obsidian/publish.json`), with their slash; the vault is empty."""
        source = self.site.files.get(_PUBLISH)
        self.used.add(_PUBLISH)
        stated = self.site.load_data(source) if source else None
        lists = {
            name: stated.get(name) if isinstance(stated, dict) else None for name in ("included", "excluded")
        }
        return {
            name: [f"{str(folder).strip('/')}/".lstrip("/") for folder in folders]
            if isinstance(folders, list)
            else []
            for name, folders in lists.items()
        }

    @cached_property
    def _vault(self) -> Vault:
        return Vault(self.site.files, self.site.content_dir)

    @cached_property
    def _templates(self) -> list[str]:
        found = []
        for name in _TEMPLATES:
            if source := self.site.files.get(name):
                settings = self.site.load_data(source)
                folders = (settings.get(key) for key in _FOLDER_KEYS) if isinstance(settings, dict) else ()
                found += [
                    f"{folder.strip('/')}/"
                    for folder in folders
                    if isinstance(folder, str) and folder.strip("/")
                ]
        return found


def _tags(stated: Any) -> list[str]:
    """The tags of front matter: a list, or names with commas or spaces between them."""
    items = stated if isinstance(stated, list) else re.split(r"[,\s]+", str(stated or ""))
    return [
        str(item).strip().removeprefix("#") for item in items if item is not None and str(item).strip("# ")
    ]


DATES = {
    **dict.fromkeys(("created", "created_at", "created at", "date created", "date_created", "creation date", "creation-date", "publish_date", "publishdate"), "date"),
    **dict.fromkeys(("updated", "updated_at", "modified", "date modified", "date_modified", "last modified", "last-modified", "lastmod", "last_modified_at", "last updated"), "modified"),
}  # fmt: skip
"""Names that people and plug-ins give dates."""
_KEYS = {name: key for name, key in PLAIN.front_matter.items() if name not in ("aliases", "date", "modified")}

OBSIDIAN = replace(
    PLAIN,
    name="obsidian",
    output_paths={},
    front_matter={"date": FrontMatterField("date"), "modified": FrontMatterField("updated"), **_KEYS},
    front_matter_aliases={**PLAIN.front_matter_aliases, **DATES},
    marker_paths=(r"\.obsidian/.*",),
    front_matter_signatures=(rb"(?s)(?:(?!```).)*?!?\[\[(?![\s$-])[^\[\]\n\"$]+(?<!\s)\]\]",),
    separator=",",
    extensions=(".md",),
    ignored=(".",),
    build_dirs=frozenset({"node_modules", ".trash"}),
    links_by_path=True,
    rules=ObsidianRules,
)
