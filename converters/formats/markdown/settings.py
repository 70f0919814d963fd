"""The settings of a site, whatever they are written in."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown.texts import ending, readable
from converters.generators import python_settings
from converters.generators.base import Generator
from converters.generators.front_matter.parse import plain_values
from converters.io import yaml
from converters.io.json import loads
from converters.io.sources import Source

_LOAD: Mapping[str, Callable[[str], Any]] = {
    ".toml": tomllib.loads,
    ".json": loads,
    ".yaml": yaml.load,
    ".yml": yaml.load,
    ".py": python_settings.load,
}
"""Ending -> how it is read; settings in another language are not."""


class Settings:
    """What the settings say; names are looked up as the generator does, `caseless` in small letters."""

    def __init__(self, values: Mapping[str, Any] | None = None, *, caseless: bool = False) -> None:
        self._caseless = caseless
        self.all: dict[str, Any] = _folded(values or {}) if caseless else dict(values or {})

    def get(self, name: str, default: Any = None) -> Any:
        """A value by its name; a dot leads into a group."""
        value: Any = self.all
        for part in (name.lower() if self._caseless else name).split("."):
            if not isinstance(value, dict) or part not in value:
                return default
            value = value[part]
        return default if value is None else value

    def text(self, *names: str) -> str:
        """The first of these that is a text, trimmed."""
        return next(
            (text for name in names if isinstance(text := self.get(name), str) and text.strip()), ""
        ).strip()

    def mapping(self, *names: str) -> dict[str, Any]:
        """The first of these that is a group; empty where there is none."""
        return next((value for name in names if isinstance(value := self.get(name), dict)), {})

    def listed(self, *names: str) -> list[Any]:
        """The first of these that is a list; empty where there is none."""
        return next((value for name in names if isinstance(value := self.get(name), list)), [])


def load(files: Mapping[str, Source], generator: Generator, diagnostics: Diagnostics) -> Settings:
    """The settings of a tree: of the file that the generator would take, and what it adds to it."""
    values: dict[str, Any] = {}
    for name in generator.config_files:
        if (file := files.get(name)) and ending(name) in _LOAD:
            values = _read(file, diagnostics)
            break
    for name, file in _groups(files, generator):
        values.setdefault(name, _read(file, diagnostics))
    addresses = map(values.get, generator.site_settings.get("url", ()))
    if (file := files.get(generator.published_config_files)) and not any(addresses):
        values = _read(file, diagnostics) | {name: value for name, value in values.items() if value}
    return Settings(values, caseless=generator.config_ignores_case)


def _groups(files: Mapping[str, Source], generator: Generator) -> Iterator[tuple[str, Source]]:
    """The files that are groups of the settings, by the name of the group."""
    whole = {PurePosixPath(name).stem for name in generator.config_files}
    for place, file in files.items() if generator.config_directory else ():
        path = PurePosixPath(place)
        if str(path.parent) == generator.config_directory and path.stem not in whole and path.suffix in _LOAD:
            yield path.stem.partition(".")[0], file


def _read(file: Source, diagnostics: Diagnostics) -> dict[str, Any]:
    text = readable(file, diagnostics)
    if text is None:
        return {}
    try:
        values = plain_values(_LOAD[ending(file.place)](text))
    except (ValueError, RecursionError) as error:
        diagnostics.report(messages.BAD_SETTINGS, file=file.name, why=str(error).partition("\n")[0])
        return {}
    return values if isinstance(values, dict) else {}


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name).lower(): _folded(one) for name, one in value.items()}
    return value
