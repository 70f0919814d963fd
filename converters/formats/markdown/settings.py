"""Loads the settings of a source site, in TOML, JSON, YAML, Python or JavaScript."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown.texts import extension, readable
from converters.generators import javascript_settings, php_settings, python_settings
from converters.generators.base import Generator, root_of_config
from converters.generators.front_matter import lines
from converters.generators.front_matter.parse import plain_values
from converters.generators.site_settings import SiteSettings
from converters.io import yaml
from converters.io.json import loads
from converters.io.sources import Source


def _text_fields(text: str) -> dict[str, Any]:
    found = lines.fields(text)
    return {name.lower(): "\n".join(values) for name, values in found.fields.items()} | {"text": found.body}


_LOADERS: Mapping[str, Callable[[str], Any]] = {
    ".toml": tomllib.loads,
    ".json": loads,
    ".yaml": yaml.load_settings,
    ".yml": yaml.load_settings,
    ".py": python_settings.load,
    ".php": php_settings.load,
    ".txt": _text_fields,
    **dict.fromkeys((".js", ".cjs", ".mjs", ".ts", ".mts"), javascript_settings.literals),
}
"""Extension -> loader. Of settings that are a program, only literals are read."""


_Loader = Callable[[str], Any]


def _loader(path: str, generator: Generator) -> _Loader | None:
    return generator.config_loaders.get(extension(path)) or _LOADERS.get(extension(path))


def load(files: Mapping[str, Source], generator: Generator, diagnostics: Diagnostics) -> SiteSettings:
    """The settings in the file that the generator would prefer, with those that other files add."""
    values: dict[str, Any] = {}
    unread: list[str] = []

    def loaded(file: Source, load_text: _Loader | None = None, group: str = "") -> dict[str, Any]:
        found = _load_file(file, diagnostics, load_text)
        if found is None:
            unread.append(_excluding(file, group, generator))
        return found or {}

    for name in generator.config_files:
        path = next((path for path in files if root_of_config(path, name) == ""), "") if "*" in name else name
        if (file := files.get(path)) and (load_text := _loader(path, generator)):
            values = _merged(loaded(file, load_text), _given_to_methods(file, generator, diagnostics))
            break
    for groups, file in _group_files(files, generator, generator.config_directory):
        if groups:
            values = _merged(_within(groups, loaded(file, group=groups[-1])), values)
    for groups, file in _group_files(files, generator, generator.published_config_directory):
        values = _merged(values, _within(groups, loaded(file, group=groups[-1] if groups else "")))
    urls = map(values.get, generator.site_settings.get("url", ()))
    if (file := files.get(generator.published_config_files)) and not any(urls):
        values = loaded(file) | {name: value for name, value in values.items() if value}
    settings = next(filter(None, unread), "")
    return SiteSettings(values, ignore_case=generator.config_ignores_case, unread=settings)


def _excluding(file: Source, group: str, generator: Generator) -> str:
    """The first setting that may leave texts out of a build, in a file that cannot be read; `""` without one.

    `group` is the setting that the whole file is. A line that is a comment states none. A file whose last line has no end was cut:
    what it stated there, nobody knows.
    """
    names = [name.rpartition(".")[2] for name in generator.excluding_settings]
    if group.lower() in names:
        return group
    text = readable(file, Diagnostics()) or ""  # what is odd about it is reported already
    stated = "|".join(map(re.escape, names)) or r"(?!)"
    found = re.search(
        rf"^(?![ \t]*(?:#|//))[^\n]*?(?<![\w-])({stated})[\"']?[ \t]*[:=]", text, re.MULTILINE | re.IGNORECASE
    )
    if found:
        return found[1]
    is_cut = not text.endswith("\n")
    return names[0] if names and is_cut else ""


def _given_to_methods(file: Source, generator: Generator, diagnostics: Diagnostics) -> dict[str, Any]:
    """The settings that a program states by calling methods (`setInputDirectory("site")`)."""
    text = readable(file, diagnostics) if generator.config_methods else None
    values: dict[str, Any] = {}
    for method, name in generator.config_methods.items() if text else ():
        if value := javascript_settings.argument(text or "", method):
            *groups, last = name.split(".")
            values = _merged(values, _within(groups, {last: value}))
    return values


def _within(groups: Sequence[str], values: dict[str, Any]) -> dict[str, Any]:
    """Settings in the groups, the outer one first."""
    for group in reversed(groups):
        values = {group: values}
    return values


def _group_files(
    files: Mapping[str, Source], generator: Generator, directory: str
) -> Iterator[tuple[tuple[str, ...], Source]]:
    """The files in a directory that each hold a group of the settings, and that group: none for a file with all of them.

    A second word in the name is a language: `params.fr.toml` is `languages.fr.params`, `languages.fr.toml` all of `languages.fr`.
    """
    whole = {PurePosixPath(name).stem for name in generator.config_files}
    for name, file in files.items() if directory else ():
        folder, _, file_name = name.rpartition("/")
        path = PurePosixPath(file_name)
        if folder != directory or path.suffix not in _LOADERS:
            continue
        group, _, language = path.stem.partition(".")
        if language:
            is_part = group in ("menu", "menus", "params")
            yield ("languages", language, *([group] if is_part else [])), file
        else:
            yield () if path.stem in whole else (group,), file


def _merged(values: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    """Settings with those that override them, group by group; names match in any case."""
    names = {name.lower(): name for name in values}
    merged = dict(values)
    for name, value in others.items():
        name = names.get(name.lower(), name)
        inner = merged.get(name)
        merged[name] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged


def _load_file(
    file: Source, diagnostics: Diagnostics, load_text: _Loader | None = None
) -> dict[str, Any] | None:
    """The settings of a file; None where it cannot be read."""
    text = readable(file, diagnostics)
    if text is None:
        return None
    load_text = load_text or _LOADERS[extension(file.place)]
    try:
        values = plain_values(load_text(text))
    except (ValueError, RecursionError) as error:
        diagnostics.report(messages.BAD_SETTINGS, file=file.name, why=str(error).partition("\n")[0])
        return None
    return values if isinstance(values, dict) else {} if values is None else None
