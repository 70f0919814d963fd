"""Logseq: how a graph of Markdown files is detected and read.

Its rules: a page is public if it says so, or if all are; the rest of a graph is its author's alone.

Source: the documentation of Logseq (Publishing), `publishing/all-pages-public?` of its settings.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.generators.base import ContentRule
from converters.generators.content_file import ContentFile
from converters.generators.logseq import properties
from converters.generators.obsidian.generator import OBSIDIAN, ObsidianRules
from converters.generators.vault import Vault
from converters.model import Extra

_CONFIG: Final = "logseq/config.edn"
_COMMENT: Final = lazy_re.compile(r";[^\n]*")
_ALL_PUBLIC: Final = lazy_re.compile(r":publishing/all-pages-public\?\s+true\b")
_JOURNAL: Final = lazy_re.compile(r"(\d{4})[_-](\d\d)[_-](\d\d)")
_SLASH: Final = "___"
"""A slash in the name of a page, in that of its file."""
_IS_PUBLIC: Final = "public"


class _Pages(Vault):
    """Finds pages by their names, in which a slash is no folder."""

    def find(self, target: str, within: str) -> str:
        """The path of the file of a page; of any other file as in a vault."""
        named = target.strip().replace("/", _SLASH)
        return super().find(named, within) or super().find(target, within)


class LogseqRules(ObsidianRules):
    """The rules of Logseq."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """All pages; not the folder of the program, which has copies of old ones."""
        return not file.path.startswith("logseq/")

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Properties as front matter; a journal has its day."""
        page = properties.split(text)
        found = {**page.fields, **fields}
        if day := _JOURNAL.fullmatch(file.name):
            found.setdefault("date", "-".join(day.groups()))
        found.setdefault("title", found.get("date") if day else page_name(file.name))
        if names := found.pop("alias", None):
            found["aliases"] = names
        return super().prepare(file, found, page.text)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """Private, unless the page, or the settings for all that do not say, make it public."""
        stated = str(extra.get(_IS_PUBLIC, "")).strip().lower()
        if stated == "true" or (not stated and self._all_public):
            return super().status(file, metadata, extra)
        self.site.diagnostics.tally(messages.PRIVATE_PAGES)
        return "private"

    def hides_future(self, type_: str) -> bool:
        """Never: a page is public or not."""
        return False

    @cached_property
    def _all_public(self) -> bool:
        return bool(_ALL_PUBLIC.search(_COMMENT.sub("", self.site.text_of(_CONFIG) or "")))

    @cached_property
    def _vault(self) -> Vault:
        return _Pages(self.site.files, self.site.content_dir)


def page_name(file_name: str) -> str:
    """The name of the page that a file has, by the name of the file."""
    return unquote(file_name.replace(_SLASH, "/"))


LOGSEQ = replace(
    OBSIDIAN,
    name="logseq",
    front_matter={name: key for name, key in OBSIDIAN.front_matter.items() if name != "kind"},
    front_matter_styles=("yaml",),
    front_matter_aliases=OBSIDIAN.front_matter_aliases,
    marker_paths=(r"logseq/config\.edn", r"journals/\d{4}_\d\d_\d\d\.md"),
    front_matter_signatures=(),
    content_rules=(
        ContentRule(r"(?P<dir>journals/)(?P<name>[^/]+)", "post"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    rules=LogseqRules,
)
