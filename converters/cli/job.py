"""`blogport.toml`: a run that is written down, so that everyone repeats it.

Its keys are `source`, `target`, the options of `convert` without their hyphens in front, and a table `options` with those of
formats. It becomes words of the command line, so that a value means the same in both.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from converters.cli.commands import JOB
from converters.cli.options.convert import COMMAND
from converters.cli.options.parameters import Command, Option, PathName, Words
from converters.errors import UsageError, did_you_mean
from converters.io.addresses.names import is_address

SOURCE: Final = "source"
TARGET: Final = "target"
OPTIONS: Final = "options"
NOT_IN_A_JOB: Final = frozenset({"option", "job"})
PATHS: Final = frozenset({"folder", "file"})
"""What an option of a format takes that is a path."""


def words(command: Command, file: str | None, *, paths: bool) -> tuple[list[str], list[str]]:
    """The options and the paths that a job gives a command: `convert` all of it, the others what they have too.

    `paths` is whether those of the job are wanted; they are relative to its folder. Raises `UsageError` for a file
    that is not a job.
    """
    path = Path(file or JOB)
    job = _read(path)
    keys = keys_of(COMMAND)
    if unknown := sorted(job.keys() - keys.keys() - {SOURCE, TARGET, OPTIONS}):
        hint = did_you_mean(unknown[0], [*keys, SOURCE, TARGET, OPTIONS]) or f"there are {', '.join(keys)}"
        raise UsageError(f"{path}: there is no key {unknown[0]}; {hint}")
    own = keys_of(command)
    found = [
        word
        for key, value in job.items()
        if key in keys and key in own
        for word in _option(keys[key], value, path)
    ]
    found += _format_options(command, job.get(OPTIONS, {}), path)
    return found, list(_paths(command, job, path)) if paths else []


def keys_of(command: Command) -> dict[str, Option]:
    """The options of a command by their names in a job."""
    names = {option.opts[-1].lstrip("-"): option for option in command.options}
    return {name: option for name, option in names.items() if name not in NOT_IN_A_JOB}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the job {path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        # a number without end, and brackets without end, are no TOML either
        raise UsageError(f"{path} is not TOML: {error}") from error


def _option(option: Option, value: Any, path: Path) -> Iterator[str]:
    name = option.opts[-1]
    if option.is_flag:
        if not isinstance(value, bool):
            raise UsageError(f"{path}: {name.lstrip('-')} takes true or false")
        if value:
            yield name
        return
    text = _text(value)
    several = isinstance(value, list)
    if text is None or isinstance(value, bool | dict) or (several and not isinstance(option.type, Words)):
        takes = "a list of texts" if isinstance(option.type, Words) else "a text or a number"
        raise UsageError(f"{path}: {name.lstrip('-')} takes {takes}")
    yield f"{name}={_within(path, text) if isinstance(option.type, PathName) else text}"


def _format_options(command: Command, given: Any, path: Path) -> Iterator[str]:
    """The words for `[options]`; a command that only reads gets those of readers."""
    if not isinstance(given, Mapping):
        raise UsageError(f'{path}: {OPTIONS} is a table, as in: [options] front-matter = "toml"')
    if not given:
        return
    from converters import registry
    from converters.cli.options.reading import known_reader_options

    known = None if command is COMMAND else known_reader_options()
    takes = {option.name: option.takes for format_ in registry.list_formats() for option in format_.options}
    for name, value in given.items():
        text = _text(value)
        if text is None:
            raise UsageError(
                f"{path}: {OPTIONS}.{name} takes a text, a number, true, false, or several of them"
            )
        if known is None or name in known:
            yield "-o"
            yield f"{name}={_within(path, text) if takes.get(name) in PATHS and text else text}"


def _paths(command: Command, job: Mapping[str, Any], path: Path) -> Iterator[str]:
    sources = job.get(SOURCE, [])
    sources = [sources] if isinstance(sources, str) else sources
    if not sources or not isinstance(sources, list) or not all(isinstance(source, str) for source in sources):
        raise UsageError(f'{path}: {SOURCE} is missing or no path, as in: source = "export.xml"')
    yield from (_within(path, source) for source in sources)
    if command is COMMAND:
        target = job.get(TARGET)
        if not isinstance(target, str):
            raise UsageError(f'{path}: {TARGET} is missing or no path, as in: target = "my-site"')
        yield _within(path, target)


def _within(job: Path, text: str) -> str:
    """A path relative to the folder of the job; `-` and an address stay. Raises `UsageError` for what no system takes for a path."""
    if "\0" in text:
        raise UsageError(f"{job}: {text!r} is no path")
    return text if text in ("", "-") or is_address(text) else str(job.parent / text)


def _text(value: Any) -> str | None:
    """A value as it is written on the command line; `None` where there is no such way."""
    match value:
        case bool():
            return str(value).lower()
        case str() | int():
            return str(value)
        case date():
            return value.isoformat()
        case list():
            parts = [_text(part) for part in value]
            return None if None in parts else ",".join(filter(None, parts))
        case dict():
            pairs = {key: _text(part) for key, part in value.items()}
            return (
                None if None in pairs.values() else ",".join(f"{key}={text}" for key, text in pairs.items())
            )
    return None
