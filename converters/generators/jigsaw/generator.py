"""Jigsaw: how its sites are detected and read.

Its rules: a folder `_x` in `source` is a collection, whose addresses `config.php` states.

Sources: the documentation of Jigsaw (Collections, Paths). No build of it was run.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.generators.base import ContentRule, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.folder_rules import FolderRules
from converters.generators.php_settings import computed_names
from converters.generators.plain.generator import PLAIN
from converters.generators.rules import slugify
from converters.model import Extra

_VARIABLE: Final = lazy_re.compile(r"\{[-_]?(\w+)(?:\|([^}]*))?\}")
_DATE_PARTS: Final = {"Y": slice(0, 4), "y": slice(2, 4), "m": slice(5, 7), "d": slice(8, 10)}
_NO_TEXTS: Final = frozenset({"_layouts", "_components", "_assets", "_includes", "_partials", "_nav"})
"""Folders in `source` that hold templates."""


class JigsawRules(FolderRules):
    """The rules of Jigsaw. Settings that are functions make most addresses, so that all of collections are guesses."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """No part of a page, and nothing outside of `source`."""
        return file.path.startswith("source/") and file.within.partition("/")[0] not in _NO_TEXTS

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A draft in a collection that a function filters: only a run of it would say which texts are built."""
        collection = file.within.partition("/")[0].removeprefix("_")
        if f"collections.{collection}.filter" not in self._functions or not file.within.startswith("_"):
            return super().status(file, metadata, extra)
        self.site.first.report(
            collection, messages.UNREAD_SETTING, name=f"collections.{collection}.filter", generator="Jigsaw",
            why="it is a function", effect="the texts of the collection are drafts",
        )  # fmt: skip
        return "draft"

    @cached_property
    def _functions(self) -> frozenset[str]:
        """The names of the settings that are no plain values."""
        try:
            return frozenset(computed_names(self.site.text_of("config.php") or ""))
        except ValueError:
            return frozenset()

    def built_path(self, file: ContentFile) -> str:
        """A text outside of all collections is a page at its path."""
        if file.within.startswith("_"):
            return ""
        return f"/{re.sub(r'(?:^|(?<=/))index$', '', f'{file.dir}{file.name}')}".rstrip("/") or "/"

    def guessed_path(self, post: PermalinkInput) -> str:
        """By the pattern of the collection; its name and that of the file without one."""
        file = post.file
        return self.with_slug(post, slugify(file.path.rpartition("/")[2].removesuffix(file.extension)))

    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """The same with another name."""
        date = post.date or ""
        collection = post.file.within.partition("/")[0].removeprefix("_")
        pattern = self.site.settings.text(f"collections.{collection}.path") or collection
        if "{" not in pattern:
            pattern = f"{pattern.rstrip('/')}/{{filename}}"
        values = {"collection": collection}

        def value(found: re.Match[str]) -> str:
            if found[1] == "date":
                return "".join(
                    date[_DATE_PARTS[part]] if part in _DATE_PARTS else part for part in found[2] or "Y-m-d"
                )
            return values.get(found[1], slug)

        return f"/{_VARIABLE.sub(value, pattern).strip('/')}"


_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+?)(?:\.blade)?"

JIGSAW = replace(
    PLAIN,
    name="jigsaw",
    output_paths={},
    builds=True,
    config_files=("config.php",),
    config_signatures={"config.php": r"['\"]collections['\"]\s*=>"},
    config_suffices=False,
    site_settings=setting_names(
        "title=siteName,site.title,title url=baseUrl "
        "description=siteDescription,site.description,description language=locale,siteLanguage "
        "author=siteAuthor,owner.name"
    ),
    content=("source", ""),
    content_rules=(
        ContentRule(rf"(?P<dir>_posts/(?:.*/)?){_DATED}", "post"),
        ContentRule(rf"(?P<dir>(?:.*/)?){_DATED}", "page"),
    ),
    static_dirs={"source/": "/"},
    build_dirs=frozenset({"vendor", "node_modules", "build_local", "build_production"}),
    rules=JigsawRules,
)
