"""The folders of a Docusaurus site that have pages: its blogs, its manuals, and single pages, as the settings say."""

import re
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

from converters import lazy_re
from converters.generators.site_settings import SiteSettings

Kind = Literal["blog", "docs", "pages"]
_FOLDERS: Final[dict[Kind, tuple[str, str]]] = {
    "blog": ("blog", "blog"),
    "docs": ("docs", "docs"),
    "pages": ("src/pages", ""),
}
"""Plug-in -> its default folder, and the path of its pages."""
_PLUGIN: Final = lazy_re.compile(r"(?:@docusaurus/)?(?:plugin-)?content-(blog|docs|pages)")
_PRESET: Final = lazy_re.compile(r"(?:@docusaurus/preset-)?classic")


class Section(NamedTuple):
    """A folder with its slash, the path of its pages without slashes at the ends, and patterns of texts that have none."""

    kind: Kind
    folder: str
    route: str
    excluded: tuple[str, ...] = ()


def sections(settings: SiteSettings) -> list[Section]:
    """All folders with pages, the longest first. A site whose settings name no preset has those of the classic one."""
    presets = settings.items("presets")
    found = [*_of_presets(presets), *_of_plugins(settings.items("plugins"))]
    if not presets and not found:
        found = [_section(kind, {}) for kind in _FOLDERS]
    return sorted(found, key=lambda section: len(section.folder), reverse=True)


def _of_presets(presets: list[Any]) -> Iterator[Section]:
    for preset in presets:
        name, options = _with_options(preset)
        if _PRESET.fullmatch(name):
            for kind in _FOLDERS:
                stated = options.get(kind)
                if stated is not False:
                    yield _section(kind, stated if isinstance(stated, dict) else {})


def _of_plugins(plugins: list[Any]) -> Iterator[Section]:
    for plugin in plugins:
        name, options = _with_options(plugin)
        match _PLUGIN.fullmatch(name):
            case re.Match() as found:
                kinds: dict[str, Kind] = {"blog": "blog", "docs": "docs", "pages": "pages"}
                yield _section(kinds[found[1]], options)


def _with_options(item: Any) -> tuple[str, dict[str, Any]]:
    match item:
        case str():
            return item, {}
        case [str(name), dict(options), *_]:
            return name, options
        case [str(name), *_]:
            return name, {}
    return "", {}


def _section(kind: Kind, options: dict[str, Any]) -> Section:
    folder, route = _FOLDERS[kind]
    folder = str(options.get("path") or folder).removeprefix("./").strip("/")
    route = str(options.get("routeBasePath", route) or "").strip("/")
    excluded = options.get("exclude")
    return Section(kind, f"{folder}/", route, tuple(map(str, excluded)) if isinstance(excluded, list) else ())
