"""Hugo's rules: permalinks by `url`, `permalinks`, sections, `slug`, ugly URLs, languages; pages that are not built."""

import re
import unicodedata
from collections.abc import Mapping, Set
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from converters import lazy_re, messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.hugo.segments import Rendered, logical_path
from converters.generators.path_patterns import IgnoreList, path_pattern, stated_pattern
from converters.generators.rules import SiteRules
from converters.generators.sections import Sections
from converters.generators.visibility_marks import EXPIRY_KEYS, find_mark
from converters.io.numbers import parse_int
from converters.io.spelling import differ_in_a_letter
from converters.model import Extra

_TOKEN = lazy_re.compile(r":([a-z]+)(?:\[([^\]]*)\])?")
_ALLOWED = frozenset("./\\_#+~-@%")

_EXPIRY = frozenset({"expirydate", "unpublishdate"})

_DATED = lazy_re.compile(r"(\d{4}-\d\d-\d\d)(?:-(.*))?")
_USUAL_DATES = ("date", "publishdate", "pubdate", "published")
"""Keys of front matter that have the date, by default."""

_CASCADED = frozenset("draft build _build headless expirydate publishdate unpublishdate".split())
_NOT_RENDERED = frozenset({"never", "false", "link"})


class HugoRules(SiteRules):
    """The rules of Hugo, by its documentation (URL management, Multilingual mode, Build options)."""

    def path(self, post: PermalinkInput) -> str:
        """`url` in front matter wins."""
        prefix = self._language_prefix(post.file)
        if explicit := post.metadata.get("address"):
            path = self._expand(explicit, post) if ":" in explicit else explicit
            path = path if path.startswith("/") else f"{prefix}/{path}"
            return encode_path(path if _is_file(path) else f"{path.rstrip('/')}/", ENCODED_PATH_CHARACTERS)
        return encode_path(re.sub(r"/{2,}", "/", f"{prefix}{self._by_settings(post)}"))

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """With the date of the first source that has one, where the settings list sources (`frontmatter.date`).

        A file name that has the date has the slug too, if front matter has none.
        """
        found, text = super().prepare(file, fields, text)
        for source in self._date_sources:
            if source == ":filename":
                date, slug = _dated(file)
                if date:
                    found = _with_date(found, date)
                    return ({"slug": slug} if slug else {}) | found, text
            elif key := next((name for name in found if name.lower() == source and found[name]), ""):
                return _with_date(found, found[key]) if source not in _USUAL_DATES else found, text
        return found, text

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """Private: what `disableKinds` or `renderSegments` leaves out, and a page with `build.render: never`, its own or from
        the `cascade` of a section above."""
        if setting := "" if self.site.written_by_us else self._rendered.setting_against(file):
            return self.private_by(setting, file, "Hugo")
        if extra.get("headless") is True:
            return self.private_by("headless: true", file, "Hugo")
        build = extra.get("build", extra.get("_build"))
        return self.private_by("build: …", file, "Hugo") if _has_no_page(build) else "publish"

    def is_parent(self, path: str) -> bool:
        """A section that is not built, by its own `build` or `headless`, leaves the pages in it as they are."""
        fields = self._sections_said.of(path)
        return (
            not _has_no_page(fields.get("build", fields.get("_build"))) and fields.get("headless") is not True
        )

    def hides_future(self, type_: str) -> bool:
        """Unless `buildFuture` is on."""
        return self.site.settings.get("buildfuture", False) is not True

    @property
    def expiry_keys(self) -> Set[str]:
        """`expiryDate` by each of its names, unless `buildExpired` is on."""
        return EXPIRY_KEYS - _EXPIRY if self.site.settings.get("buildexpired", False) is True else EXPIRY_KEYS

    def _by_settings(self, post: PermalinkInput) -> str:
        file, settings = post.file, self.site.settings
        kind = "section" if file.type == "section" else "page"
        section = file.dir.partition("/")[0]
        bare = settings.mapping("permalinks")
        pattern = settings.get(f"permalinks.{kind}.{section}") if section else None
        if pattern is None and section and kind == "page" and isinstance(bare.get(section.lower()), str):
            pattern = bare[section.lower()]
        is_ugly = kind == "page" and self._is_ugly(section)
        if isinstance(pattern, str):
            path = self._lower(f"/{_sanitize(self._expand(pattern, post)).strip('/')}")
            if is_ugly:
                return f"{path}.html"
            return path if path.endswith(".html") else f"{path.rstrip('/')}/"
        if kind == "section":
            return self._lower(f"/{_sanitize(file.dir)}")
        name = _slug(post.metadata.get("name") or file.name)
        folder = _sanitize(file.dir)
        if not name or name == "index":
            return self._lower(f"/{folder}")
        return self._lower(f"/{folder}{name}.html" if is_ugly else f"/{folder}{name}/")

    def _is_ugly(self, section: str) -> bool:
        ugly = self.site.settings.get("uglyurls", False)
        return (ugly.get(section.lower(), False) if isinstance(ugly, Mapping) else ugly) is True

    def _lower(self, path: str) -> str:
        return path if self.site.settings.get("disablepathtolower", False) else path.lower()

    def _language_prefix(self, file: ContentFile) -> str:
        default, in_folders = self.site.default_language, self.site.languages_in_folders
        lang = file.lang or default
        if lang == default and not in_folders:
            return ""
        return f"/{lang}" if len(self.site.languages) > 1 or in_folders else ""

    def _expand(self, pattern: str, post: PermalinkInput) -> str:
        file = post.file
        date = datetime.fromisoformat(post.date) if post.date else datetime(1, 1, 1)
        name = file.name or (file.dir.rstrip("/").rpartition("/")[2])
        slug = self._lower(_slug(post.metadata.get("name") or ""))
        title = self._lower(_sanitize((post.metadata.get("title") or name).replace("/", " ")))
        sections = self._sections(file)
        tokens = {
            "year": date.strftime("%Y"), "month": date.strftime("%m"), "day": date.strftime("%d"),
            "monthname": date.strftime("%B"), "weekday": str((date.weekday() + 1) % 7),
            "weekdayname": date.strftime("%A"), "yearday": str(date.timetuple().tm_yday),
            "section": sections[0] if sections else "", "sections": "/".join(sections), "title": title,
            "slug": slug or title, "filename": name, "slugorfilename": slug or self._lower(_sanitize(name)),
            "contentbasename": name, "slugorcontentbasename": slug or name,
        }  # fmt: skip

        def value(token: re.Match[str]) -> str:
            if token[1] == "sections" and token[2] is not None:
                return "/".join(_slice(sections, token[2]))
            return _sanitize(tokens.get(token[1], token[0]))

        return _TOKEN.sub(value, pattern)

    def _sections(self, file: ContentFile) -> list[str]:
        """The folder at the top, and those below it that have an `_index`."""
        parts = [part for part in file.dir.split("/") if part]
        start = (
            file.path[: len(file.path) - len(file.path.partition(file.dir)[2]) - len(file.dir)]
            if parts
            else ""
        )
        folders = [f"{start}{'/'.join(parts[:depth])}/_index" for depth in range(1, len(parts) + 1)]
        extensions = self.site.extensions
        return [
            part
            for number, (part, folder) in enumerate(zip(parts, folders, strict=True))
            if not number or any(self.site.exists(f"{folder}{extension}") for extension in extensions)
        ]

    @cached_property
    def _date_sources(self) -> list[str]:
        """Where the settings look for the date of a page: keys of front matter, and `:filename`; empty if they do not say."""
        sources = [] if self.site.written_by_us else self.site.settings.get("frontmatter.date", [])
        names = [str(name).lower() for name in (sources if isinstance(sources, list) else [sources])]
        return [name for source in names for name in (_USUAL_DATES if source == ":default" else [source])]

    def is_excluded(self, file: ContentFile) -> bool:
        """What `ignoreFiles`, or `excludeFiles` of a mount, matches, and texts in a language that is switched off."""
        languages = self.site.settings.items("disablelanguages")
        if file.lang in languages or self.site.settings.get(f"languages.{file.lang}.disabled", False) is True:
            return True
        return any(pattern.search(f"/{file.path}") for pattern in self._ignored) or any(
            file.path.startswith(source) and excluded.names(file.path[len(source) :])
            for source, excluded in self._excluded
        )

    @cached_property
    def _ignored(self) -> list[re.Pattern[str]]:
        found = []
        for text in map(str, self.site.settings.items("ignorefiles")):
            try:
                found.append(stated_pattern(text))
            except re.error as error:
                self.site.diagnostics.report(messages.BAD_DATA, file="ignoreFiles", why=f"{text}: {error}")
        return found

    @cached_property
    def _excluded(self) -> list[tuple[str, IgnoreList]]:
        """The folder of each mount, and the texts in it that it leaves out."""
        found = []
        for mount in self.site.settings.items("module.mounts"):
            fields = {name.lower(): value for name, value in mount.items()} if isinstance(mount, dict) else {}
            if patterns := fields.get("excludefiles"):
                lines = patterns if isinstance(patterns, list) else [patterns]
                found.append((f"{str(fields.get('source')).strip('/')}/", IgnoreList(map(str, lines))))
        return found

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """What the `cascade` of the settings, and of the sections above, says of who may see a page; the nearest counts most."""
        found: dict[str, Any] = {}
        if self.site.written_by_us:
            return found
        for folder, fields in self._cascades:
            if file.path.startswith(folder) and _is_target(fields.get("target", fields.get("_target")), file):
                found |= {name: value for name, value in fields.items() if _is_visibility(name, value)}
        return found

    @cached_property
    def _cascades(self) -> list[tuple[str, dict[str, Any]]]:
        """Folder -> fields of a `cascade`; those of the settings first, the deeper come later."""
        stated = [("", self.site.settings.get("cascade"))]
        for folder, fields in self._sections_said:
            stated += [
                (folder, fields[name]) for name in fields if differ_in_a_letter(name.lower(), "cascade")
            ]
        return [
            (folder, rule)
            for folder, cascade in stated
            for rule in (cascade if isinstance(cascade, list) else [cascade])
            if isinstance(rule, dict)
        ]

    @cached_property
    def _rendered(self) -> Rendered:
        return Rendered(self.site.settings, self.site.default_language)

    @cached_property
    def _sections_said(self) -> Sections:
        return Sections(self.site.files)


def _is_target(target: Any, file: ContentFile) -> bool:
    """Whether the `target` of a cascade is a file; of its conditions the path and the kind are looked at."""
    if not isinstance(target, dict):
        return True
    kind = "section" if file.type == "section" else "page"
    if target.get("kind") not in (None, "", kind):
        return False
    patterns = str(target.get("path") or "**").strip("{}").split(",")
    page = logical_path(file)
    return any(re.fullmatch(path_pattern(pattern.strip()), page) for pattern in patterns)


def _is_visibility(name: str, value: Any) -> bool:
    """Whether a field of a cascade says who may see a page, or when."""
    key = name.lower()
    return key in _CASCADED or bool(find_mark({name: value}))


def _dated(file: ContentFile) -> tuple[str, str]:
    """The date at the start of a file name, or of the name of a bundle, and what stands behind it."""
    name = file.name or file.dir.rstrip("/").rpartition("/")[2]
    found = _DATED.fullmatch(name)
    return (found[1], found[2] or "") if found else ("", "")


def _with_date(fields: Mapping[str, Any], date: Any) -> dict[str, Any]:
    """Front matter with another date; the one that it had is kept beside it."""
    others = {("stated_date" if name.lower() == "date" else name): value for name, value in fields.items()}
    return {**others, "date": date}


def _is_file(path: str) -> bool:
    return "." in path.rpartition("/")[2] and not path.endswith("/")


def _slug(text: str) -> str:
    """A slug of front matter; its %-codes are decoded."""
    return _sanitize(unquote(text))


def _sanitize(text: str) -> str:
    """Letters, digits and a few marks stay; spaces become one hyphen (`helpers.PathSpec.MakePathSanitized`)."""
    kept: list[str] = []
    gap = False
    for character in text:
        if character in _ALLOWED or unicodedata.category(character)[0] in "LNM":
            if gap and kept and kept[-1] not in "-/":
                kept.append("-")
            gap = False
            kept.append(character)
        elif character.isspace() or character == "-":
            gap = True
    return "".join(kept)


def _slice(sections: list[str], wanted: str) -> list[str]:
    """`[1:]`, `[last]`, `[:2]`."""
    if ":" not in wanted:
        number = len(sections) - 1 if wanted == "last" else parse_int(wanted) or 0
        return sections[number : number + 1]
    start, _, end = wanted.partition(":")
    last = len(sections) - 1
    first, stop = (last if part == "last" else parse_int(part) for part in (start, end))
    return sections[first:stop]


def _has_no_page(build: Any) -> bool:
    """Whether the value of `build` in front matter keeps Hugo from writing a page."""
    return isinstance(build, dict) and str(build.get("render", "always")).lower() in _NOT_RENDERED
