"""Eleventy's rules: permalinks by `permalink` in front matter or data files, else by the path of the file."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from converters import dates, lazy_re, messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.eleventy.data_files import DataFiles
from converters.generators.eleventy.permalink_templates import NotSimple, Value, expand
from converters.generators.front_matter.parse import plain_values
from converters.generators.literal_tags import literal
from converters.generators.path_patterns import path_pattern
from converters.generators.rules import SiteRules
from converters.model import Extra

CONFIG_FILES = (
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
    ".eleventy.js",
)
"""The settings, the preferred one first."""
_ADDED = lazy_re.compile(r"\.ignores\.add\(\s{0,9}[\"'`]([^\"'`$\n]{1,200})[\"'`]")
"""A path that the settings ignore."""
_NOT_GIT = lazy_re.compile(r"setUseGitIgnore\(\s{0,9}false")
_DATED = lazy_re.compile(r"\d{4}-\d\d-\d\d-(.+)")


class EleventyRules(SiteRules):
    """The rules of Eleventy, by its documentation (Permalinks, Template and Directory Data Files)."""

    def path(self, post: PermalinkInput) -> str:
        """`permalink: false` has no page. A permalink that only a program knows is reported once."""
        explicit = post.metadata.get("address")
        if explicit == "false":
            return ""
        if explicit and plain_values(post.front_matter.get("dynamicPermalink")) is False:
            return encode_path(f"/{explicit.lstrip('/')}".removesuffix("index.html"), ENCODED_PATH_CHARACTERS)
        if explicit:
            try:
                path = f"/{expand(explicit, self._variables(post)).lstrip('/')}"
                return encode_path(
                    re.sub(r"/{2,}", "/", path).removesuffix("index.html"), ENCODED_PATH_CHARACTERS
                )
            except NotSimple:
                self._report(post, explicit)
        return encode_path(_default_path(self.site.within_content(_stem(post.file))))

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """HTML with front matter, since most without it are templates or copies."""
        return has_front_matter or file.extension != ".html"

    def is_excluded(self, file: ContentFile) -> bool:
        """What `.eleventyignore`, `.gitignore` or the settings name."""
        return bool(self._ignored.fullmatch(file.path))

    def asset_path(self, path: str) -> str:
        """Our sites copy what is in `public/` to the root; of others the folder says as much as it can."""
        if self.site.written_by_us and path.startswith("public/"):
            return f"/{path.removeprefix('public/')}"
        return super().asset_path(path)

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """Data files: `blog/blog.json` holds for all texts in `blog/`, `blog/a.json` for `blog/a.md`."""
        return self._data_files.of(file)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """`permalink: false` is on no page of its own."""
        return (
            self.private_by("permalink: false", file, "Eleventy")
            if metadata.get("address") == "false"
            else "publish"
        )

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """A text whose tags do not run has none; the keys that keep a draft from being built say no more than `draft`."""
        found, text = super().prepare(file, fields, text)
        engine = plain_values(
            fields.get("templateEngineOverride", self.site.settings.get("markdownTemplateEngine"))
        )
        if engine is False or engine == "md":
            text = literal(text)
        if self.site.written_by_us:
            found.pop("eleventyExcludeFromCollections", None)
            if plain_values(found.get("permalink")) is False:
                del found["permalink"]
        return found, text

    def _report(self, post: PermalinkInput, template: str) -> None:
        if post.status == "publish":
            self.site.first.report(template, messages.NO_PERMALINK, file=post.file.source.name, why=template)

    def _variables(self, post: PermalinkInput) -> dict[str, Value]:
        """What a template may name: front matter and data, and `page` (Eleventy Supplied Data)."""
        *folders, name = self.site.within_content(_stem(post.file)).split("/")
        name = _undated(name)
        slug = name if name != "index" else _undated(folders[-1]) if folders else ""
        variables: dict[str, Value] = {
            key: str(value)
            for key, value in post.front_matter.items()
            if isinstance(value, str | int | float)
        }
        variables |= {
            "title": str(post.metadata.get("title", "")),
            "page.fileSlug": slug,
            "page.filePathStem": f"/{'/'.join([*folders, name])}",
            "page.inputPath": f"./{post.file.path}",
            "page.outputFileExtension": "html",
        }
        if moment := dates.in_zone(post.date):  # Eleventy has dates in UTC
            variables |= {"page.date": moment, "date": moment}
        return variables

    @cached_property
    def _ignored(self) -> re.Pattern[str]:
        """Paths that `.eleventyignore`, at the root or in the content directory, names, `.gitignore` at the root, and `ignores.add`."""
        settings = "".join(self.site.text_of(path) or "" for path in CONFIG_FILES)
        patterns = [path_pattern(path.removeprefix("./").strip("/")) for path in _ADDED.findall(settings)]
        names = [f"{folder}.eleventyignore" for folder in dict.fromkeys(("", self.site.content_dir))]
        names += [] if _NOT_GIT.search(settings) else [".gitignore"]
        for path in names:
            folder = path[: path.rfind("/") + 1]
            file = self.site.files.get(path)
            lines = file.head().decode("utf-8", "replace").splitlines() if file else ()
            for line in map(str.strip, lines):
                name = line.removeprefix("./").strip("/")
                if name and line[0] not in "#!":
                    patterns.append(path_pattern(f"{folder}{name}"))
        return re.compile("|".join(patterns) or r"(?!)")

    @cached_property
    def _data_files(self) -> DataFiles:
        return DataFiles(self.site.files, self.site.load_data, self.site.text_of)


def _default_path(stem: str) -> str:
    """Where a text without `permalink` goes: a name equal to that of its folder counts once, a date stays."""
    *folders, name = stem.split("/")
    if name != "index" and name not in folders[-1:]:
        folders.append(name)
    return "/" + "".join(f"{folder}/" for folder in folders)


def _stem(file: ContentFile) -> str:
    return file.path.removesuffix(file.extension)


def _undated(name: str) -> str:
    found = _DATED.fullmatch(name)
    return found[1] if found else name
