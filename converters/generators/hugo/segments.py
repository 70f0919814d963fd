"""Kinds of pages and segments of a site that Hugo does not render.

Source: the documentation of Hugo (`disableKinds`; Configure segments).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from converters.generators.content_file import ContentFile
from converters.generators.path_patterns import path_pattern
from converters.generators.site_settings import SiteSettings

_BELOW: Final = "(?:/.*)?"
"""What `path_pattern` adds; a pattern of a segment matches no more than it says."""
_LISTS: Final = {"tag": "tags", "category": "categories"}
"""The taxonomies of a site that declares none."""


def logical_path(file: ContentFile) -> str:
    """The path of a page as `path` in settings means it: `/posts/fog`; `/` for the home page."""
    return f"/{file.dir}{file.name}".rstrip("/") or "/"


def names(pattern: str, value: str) -> bool:
    """Whether a pattern with `*`, `**` and `{a,b}` is a value."""
    parts = (part.strip().lower() for part in pattern.strip("{}").split(","))
    return any(re.fullmatch(path_pattern(part).removesuffix(_BELOW), value.lower()) for part in parts if part)


class Rendered:
    """What the settings render of a site."""

    def __init__(self, settings: SiteSettings, default_language: str) -> None:
        self._settings, self._language = settings, default_language

    def setting_against(self, file: ContentFile) -> str:
        """The name of the setting by which a page is not rendered; empty if it is."""
        kind = self._kind(file)
        if kind in self._disabled:
            return "disableKinds"
        facts = {
            "kind": kind,
            "lang": file.lang or self._language,
            "path": logical_path(file),
            "output": "html",
        }
        segments = self._segments
        return (
            "" if not segments or any(_renders(segment, facts) for segment in segments) else "renderSegments"
        )

    def _kind(self, file: ContentFile) -> str:
        if file.type != "section":
            return "page"
        top = file.dir.partition("/")[0]
        taxonomies = self._settings.mapping("taxonomies") or _LISTS
        return (
            ("term" if file.dir.count("/") > 1 else "taxonomy")
            if top in taxonomies.values()
            else "section"
            if top
            else "home"
        )

    @cached_property
    def _disabled(self) -> frozenset[str]:
        return frozenset(str(kind).lower() for kind in self._settings.items("disablekinds"))

    @cached_property
    def _segments(self) -> list[Mapping[str, Any]]:
        """The segments that are rendered; empty for all."""
        stated = self._settings.get("rendersegments", [])
        wanted = stated if isinstance(stated, list) else [stated]
        return [self._settings.mapping(f"segments.{str(name).lower()}") for name in wanted]


def _renders(segment: Mapping[str, Any], facts: Mapping[str, str]) -> bool:
    """Whether a segment has a page: none of its `excludes` matches, and one of its `includes`, if it has any."""
    includes = list(_filters(segment, "includes"))
    if not segment or any(_matches(filter_, facts) for filter_ in _filters(segment, "excludes")):
        return False
    return not includes or any(_matches(filter_, facts) for filter_ in includes)


def _filters(segment: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    stated = segment.get(name)
    for filter_ in stated if isinstance(stated, list) else [stated]:
        if isinstance(filter_, Mapping):
            yield {str(key).lower(): value for key, value in filter_.items()}


def _matches(filter_: Mapping[str, Any], facts: Mapping[str, str]) -> bool:
    stated = {key: str(value) for key, value in filter_.items() if key in facts and value}
    return bool(stated) and all(names(pattern, facts[key]) for key, pattern in stated.items())
