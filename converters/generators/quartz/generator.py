"""Quartz: how its sites are detected and read.

Its rules: each note at the path of its file; what its settings leave out, and drafts, have no page.

Sources: the documentation of Quartz 4 (Authoring content, Configuration, the plug-ins RemoveDrafts, ExplicitPublish
and AliasRedirects), and what Quartz 4.1 builds of `fixtures/trees/quartz`.
"""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from posixpath import normpath
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.base import ContentRule, keys, pairs, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.obsidian.generator import DATES, OBSIDIAN, ObsidianRules
from converters.model import Extra

_REPLACED: Final = {"&": "-and-", "%": "-percent", "?": "", "#": ""}
"""Signs in the names of files -> what Quartz writes for them."""
_REPLACED_BEFORE_4_2: Final = {"%": "-percent", "?": "-q"}
_REMOVED_SINCE_5: Final = dict.fromkeys('<>:"|*', "")
_NEWEST: Final = (4, 5)
"""The version that is assumed of a tree without `package.json`."""
_EXPLICIT: Final = lazy_re.compile(r"^[^/\n]*\bExplicitPublish\b", re.M)


class QuartzRules(ObsidianRules):
    """The rules of Quartz."""

    names_are_urls = True

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """As in a vault. The page of a folder is called as the folder; `permalink` is an address that leads to the page."""
        if file.name in ("index", "_index") or file.bundle:
            fields = {"title": file.bundle.rstrip("/").rpartition("/")[2] or "index", **fields}
        found, text = super().prepare(file, fields, text)
        stated = plain_values(found.pop("aliases", None) or found.pop("alias", None))
        names = stated if isinstance(stated, list) else [stated] if stated else []
        aliases = [self._alias(str(name), file) for name in names]
        if permalink := found.pop("permalink", None):
            aliases.append(f"/{str(plain_values(permalink)).lstrip('/')}")
        return {**found, "aliases": aliases} if aliases else found, text

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """All but what `ignorePatterns` matches."""
        within = self.site.within_content(file.path)
        patterns = self.site.settings.items("configuration.ignorePatterns")
        is_ignored = any(_ignores(str(pattern), within) for pattern in patterns)
        return not is_ignored and super().is_content(file, has_front_matter=has_front_matter)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """With the filter ExplicitPublish, only what says `publish: true` has a page."""
        if not self._is_explicit:
            return "publish"
        word = str(extra.get("publish", "")).strip().lower()
        return "publish" if word == "true" else "draft"

    def hides_future(self, type_: str) -> bool:
        """Never."""
        return False

    def shown(self, name: str, heading: str) -> str:
        """What a link without a text shows: the heading, else the name."""
        return heading or name

    def path(self, post: PermalinkInput) -> str:
        """The path of the file, with hyphens for spaces; without a slash at its end but for the page of a folder."""
        within = self.site.within_content(post.file.path).removesuffix(post.file.extension)
        path = self._slug(within)
        path = re.sub(r"(^|/)_?index$", r"\1", path)
        return encode_path(f"/{path}")

    def asset_path(self, path: str) -> str:
        """All other files of the content are copied, at the paths that notes have."""
        content = self.site.content_dir
        if not content or not path.startswith(content):
            return super().asset_path(path)
        stem, dot, suffix = self.site.within_content(path).rpartition(".")
        return f"/{self._slug(stem)}{dot}{suffix}"

    def _slug(self, path: str) -> str:
        """A path with what Quartz writes for spaces and signs."""
        signs = _REPLACED if self._version >= (4, 2) else _REPLACED_BEFORE_4_2
        if self._version >= (5,):
            signs, path = {**signs, **_REMOVED_SINCE_5}, path.lower()
        for sign, written in signs.items():
            path = path.replace(sign, written)
        return re.sub(r"\s", "-", path)

    def _alias(self, name: str, file: ContentFile) -> str:
        """The path of another address of a note: from the home page, before 4.5 from the folder of the note."""
        folder = self.site.within_content(file.path).rpartition("/")[0]
        is_relative = self._version < (4, 5) or name.startswith(".")
        return normpath(f"/{folder}/{name}") if is_relative else f"/{name.lstrip('/')}"

    @cached_property
    def _version(self) -> tuple[int, ...]:
        """The version of Quartz, whose tree has its own `package.json`."""
        source = self.site.files.get("package.json")
        package = self.site.load_data(source) if source else None
        stated = str(package.get("version", "")) if isinstance(package, dict) else ""
        is_own = isinstance(package, dict) and "quartz" in str(package.get("name", ""))
        found = re.match(r"(\d+)\.(\d+)", stated)
        return (int(found[1]), int(found[2])) if found and is_own else _NEWEST

    @cached_property
    def _is_explicit(self) -> bool:
        """Whether the settings, a program, have the filter in a line that is no comment."""
        return any(
            _EXPLICIT.search(self.site.text_of(path) or "")
            for path in self.site.files
            if re.fullmatch(r"quartz\.config\.\w+", path)
        )


def _ignores(pattern: str, within: str) -> bool:
    """A pattern without a slash matches the name of every folder and file."""
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in within.split("/"))
    return fnmatchcase(within, pattern.replace("**/", "*")) or within.startswith(f"{pattern.rstrip('/')}/")


QUARTZ = replace(
    OBSIDIAN,
    name="quartz",
    front_matter=keys(
        "title date modified draft former=aliases author authors tags description image=socialImage lang "
        "comments_open=comments"
    ),
    front_matter_aliases={
        **DATES,
        **pairs("alias=former published=published_at image cover=image"),
    },
    front_matter_styles=("yaml", "toml"),
    builds=True,
    config_files=("quartz.config.ts", "quartz.config.js", "quartz.config.yaml"),
    marker_paths=(r"quartz/(?:build\.ts|bootstrap-cli\.mjs)",),
    front_matter_signatures=(),
    excluding_settings=("configuration.ignorePatterns",),
    site_settings=setting_names(
        "title=configuration.pageTitle url=configuration.baseUrl language=configuration.locale"
    ),
    content=("content",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/_?index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    static_dirs={"quartz/static/": "/static/"},
    takes_readme=True,
    build_dirs=frozenset({"public", "node_modules", "quartz", "docs"}),
    dates_roll_over=True,
    rules=QuartzRules,
)
