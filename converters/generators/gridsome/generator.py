"""Gridsome: how its sites are detected and read. Their front matter follows the program of each site.

Its rules: texts are what its plug-ins read; the templates of the settings say their addresses.

Sources: the documentation of Gridsome (`@gridsome/source-filesystem`, Templates). No build of it was run.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from posixpath import normpath
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.base import setting_names
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.folder_rules import FolderRules
from converters.generators.front_matter.parse import plain_values
from converters.generators.gatsby.generator import GATSBY
from converters.generators.path_patterns import path_pattern
from converters.generators.rules import slugify

_WILDCARD: Final = lazy_re.compile(r"[*?{\[]")
_ALTERNATIVES: Final = lazy_re.compile(r"\{([^{}]*)\}")
_PART: Final = lazy_re.compile(r":(\w+)")
_NAMES: Final = frozenset({"slug", "title", "id"})
"""Parts of a template that name the text."""


class _Folder(NamedTuple):
    """What a plug-in reads."""

    folder: str
    """With its slash; empty for the root."""
    pattern: re.Pattern[str]
    route: str
    """The template of the addresses; empty if it is no literal."""


class GridsomeRules(FolderRules):
    """The rules of Gridsome."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """What a plug-in reads; if the settings name nothing as a literal, what is not beside the program in `src`."""
        return bool(self._of(file)) if self._folders else not file.path.startswith("src/")

    def built_path(self, file: ContentFile) -> str:
        """None: a template of the site makes each page."""
        return ""

    def guessed_path(self, post: PermalinkInput) -> str:
        """By the template, with the name of the file as the slug."""
        return self.with_slug(post, slugify(post.file.name))

    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """By the template; else the path below the folder of the plug-in."""
        file, found = post.file, self._of(post.file)
        if not found or not found.route or set(_PART.findall(found.route)) - _NAMES:
            above = file.path.rpartition("/")[0]
            return f"/{above[len(found.folder) if found else 0 :].strip('/')}/{slug}/".replace("//", "/")
        return _PART.sub(slug, found.route)

    def _stated(self, post: PermalinkInput) -> str:
        """The template, if it is filled from other fields of the text: `/:year/:permalink`; else what the text states."""
        found = self._of(post.file)
        parts = _PART.findall(found.route) if found else ()
        if found and set(parts) - _NAMES:
            dated = dict(zip(("year", "month", "day"), (post.date or "")[:10].split("-"), strict=False))
            values = {part: dated.get(part) or _slug(post.front_matter.get(part)) for part in parts}
            if all(values.values()):
                return _PART.sub(lambda part: values[part[1]], found.route)
        return super()._stated(post)

    def _of(self, file: ContentFile) -> _Folder | None:
        return next((found for found in self._folders if found.pattern.fullmatch(file.path)), None)

    @cached_property
    def _folders(self) -> list[_Folder]:
        settings = self.site.settings
        templates = settings.mapping("templates")
        found = []
        for plugin in settings.items("plugins"):
            options = plugin.get("options") if isinstance(plugin, dict) else None
            if (
                isinstance(options, dict)
                and isinstance(options.get("typeName"), str)
                and options.keys() & {"path", "baseDir"}
            ):
                base = str(options.get("baseDir") or ".")
                path = normpath(f"{base}/{options.get('path') or '**/*.md'}")
                folder = _WILDCARD.split(path)[0].rpartition("/")[0]
                pattern = _ALTERNATIVES.sub(lambda part: f"({part[1].replace(',', '|')})", path)
                route = _route(options.get("route") or templates.get(options["typeName"]))
                found.append(_Folder(f"{folder}/" if folder else "", _compiled(path, pattern), route))
        return found


def _compiled(path: str, pattern: str) -> re.Pattern[str]:
    """A pattern with alternatives in parentheses as a regular expression."""
    pieces = re.split(r"(\((?:[\w.|-]+)\))", pattern) if pattern != path else [path]
    parts = [
        piece if piece.startswith("(") else path_pattern(piece).removesuffix("(?:/.*)?") for piece in pieces
    ]
    return re.compile("".join(parts))


def _slug(value: Any) -> str:
    """A field as a part of an address; empty if it is no text."""
    plain = plain_values(value)
    return slugify(str(plain)) if isinstance(plain, str | int) else ""


def _route(stated: Any) -> str:
    """The template of a type of texts, which may be the first of a list."""
    first = stated[0] if isinstance(stated, list) and stated else stated
    route = first.get("path") if isinstance(first, Mapping) else first
    return route if isinstance(route, str) else ""


GRIDSOME = replace(
    GATSBY,
    name="gridsome",
    config_files=("gridsome.config.js", "gridsome.config.ts"),
    config_signatures={},
    site_settings=setting_names("title=siteName url=siteUrl base=pathPrefix description=siteDescription"),
    static_dirs={"static/": "/"},
    build_dirs=frozenset({"dist", "node_modules", ".cache"}),
    rules=GridsomeRules,
)
