"""Joplin: how its raw export is detected and read. No program builds a site of it, so its notes have no permalinks.

Its rules: each item of the raw export is a file with its fields at the end; notes are the posts.

Source: the documentation of Joplin (Export and backup: RAW; the data model). No real export of Joplin was available.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from posixpath import normpath
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.base import ContentRule
from converters.generators.content_file import ContentFile
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.generators.rules import slugify
from converters.model import Extra

_FIELD: Final = lazy_re.compile(r"([a-z_]+):(?: (.*))?")
_LINK: Final = lazy_re.compile(r"(\]\(|\bsrc=\"|\bhref=\"):/([0-9a-f]{32})")
_NAME: Final = lazy_re.compile(r"[0-9a-f]{32}\.md")
_MOST_FIELDS: Final = 60
_NOTE: Final = "1"
_FOLDER: Final = "2"
_TAG: Final = "5"
_TAG_OF_NOTE: Final = "6"
_NAMES: Final = {
    "user_created_time": "date",
    "user_updated_time": "modified",
    "author": "author",
    "source_url": "source_url",
}
"""What is read of the fields of a note. The others are for the program, or say where the author was."""


class Item(NamedTuple):
    """The title of an item, its text, and its fields."""

    title: str
    text: str
    fields: Mapping[str, str]


def parse(text: str) -> Item | None:
    """The item in a file; None for a text without such fields."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    fields: dict[str, str] = {}
    end = len(lines)
    while end and len(lines) - end < _MOST_FIELDS and (found := _FIELD.fullmatch(lines[end - 1])):
        fields[found[1]] = found[2] or ""
        end -= 1
    if not {"id", "type_"} <= fields.keys():
        return None
    head = "\n".join(lines[:end]).strip("\n")
    title, _, body = head.partition("\n")
    return Item(title.strip(), body.strip("\n"), fields)


def _is_set(item: Item, key: str) -> bool:
    return item.fields.get(key, "0").strip() not in ("0", "")


class JoplinRules(PlainRules):
    """The rules of Joplin."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Notes, and texts that are no items; folders, tags and files are items too."""
        item = self._items.get(file.path)
        if item is None or item.fields["type_"] == _NOTE:
            return True
        self.used.add(file.path)
        return False

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """The fields at the end, the folder as category, the tags; links to items as links to their files."""
        if not (item := parse(text)):
            return super().prepare(file, fields, text)
        found: dict[str, Any] = {"title": item.title, "slug": slugify(item.title)}
        found |= {name: value for key, name in _NAMES.items() if (value := item.fields.get(key))}
        if folder := self._by_id.get(item.fields.get("parent_id", "")):
            found["categories"] = [self._items[folder].title]
        if tags := self._tags.get(item.fields["id"]):
            found["tags"] = tags
        for key in ("is_conflict", "encryption_applied", "deleted_time"):
            if _is_set(item, key):
                found[key] = item.fields[key]
        if when := self._when_folder_deleted(item):
            found.setdefault("deleted_time", when)
        return found, _LINK.sub(
            lambda link: f"{link[1]}{self._files.get(link[2], f':/{link[2]}')}", item.text
        )

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A note in the trash, one of two versions, and one that is encrypted are not public, nor one that lost its fields."""
        if file.path not in self._items and _NAME.fullmatch(file.path.rpartition("/")[2]):
            return "private"
        if extra.get("deleted_time"):
            return "trash"
        if extra.get("is_conflict") or extra.get("encryption_applied"):
            return "private"
        return super().status(file, metadata, extra)

    def _when_folder_deleted(self, item: Item) -> str:
        """When a folder that an item is in, or one around that, was moved to the trash; empty for none."""
        above = item.fields.get("parent_id", "")
        seen: set[str] = set()
        while above not in seen and (path := self._by_id.get(above)):
            seen.add(above)
            folder = self._items[path]
            if _is_set(folder, "deleted_time"):
                return folder.fields["deleted_time"]
            above = folder.fields.get("parent_id", "")
        return ""

    @cached_property
    def _items(self) -> dict[str, Item]:
        """Path -> item, without its text."""
        found = {}
        for path in self.site.files:
            if path.endswith(".md") and (item := parse(self.site.text_of(path) or "")):
                found[path] = item._replace(text="")
        return found

    @cached_property
    def _by_id(self) -> dict[str, str]:
        """The id of a folder -> the path of its item."""
        return {
            item.fields["id"]: path for path, item in self._items.items() if item.fields["type_"] == _FOLDER
        }

    @cached_property
    def _tags(self) -> Mapping[str, list[str]]:
        """The id of a note -> its tags."""
        items = self._items.values()
        names = {item.fields["id"]: item.title for item in items if item.fields["type_"] == _TAG}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in items:
            if item.fields["type_"] == _TAG_OF_NOTE and (name := names.get(item.fields.get("tag_id", ""))):
                found[item.fields.get("note_id", "")].append(name)
        return found

    @cached_property
    def _files(self) -> dict[str, str]:
        """The id of a file, or of a note -> its path."""
        found = {
            item.fields["id"]: path for path, item in self._items.items() if item.fields["type_"] == _NOTE
        }
        for path in self.site.files:
            folder, _, name = path.rpartition("/")
            if folder.endswith("resources"):
                found[name.partition(".")[0]] = normpath(path)
        return found


_ID = r"[0-9a-f]{32}"

JOPLIN = replace(
    PLAIN,
    name="joplin",
    output_paths={},
    marker_paths=(rf"{_ID}\.md",),
    front_matter_styles=(),
    sidecar_suffixes=(),
    content_rules=(ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)", "post"),),
    extensions=(".md",),
    links_by_path=True,
    rules=JoplinRules,
)
