"""Data files: those that blogport wrote (site, authors, terms, media), and the authors that other sites list."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown.texts import extension, readable
from converters.generators import front_matter, javascript_settings
from converters.generators.base import Generator
from converters.generators.front_matter.parse import plain_values
from converters.io import yaml
from converters.io.extensions import DATA
from converters.io.json import loads
from converters.io.sources import Source
from converters.model import Author, Media, Site, Term

Record = TypeVar("Record", Author, Term, Media)

AUTHORS = ("_data/authors", "data/authors", "data/author", "_data/author", "src/_data/authors", "authors")
"""Paths of other sites' lists of authors: a file, without its extension, or a folder."""

_NAMES = ("name", "display_name", "title")
_URLS = ("url", "uri", "web", "website", "homepage", "link")
_LOGINS = ("login", "slug", "id", "username")


def load(file: Source, diagnostics: Diagnostics) -> Any:
    """The value of a data file in YAML, JSON, TOML, JavaScript (`javascript_settings`) or the front matter of Markdown; `None`, with a finding, if it cannot be read."""
    text = readable(file, diagnostics)
    if text is None:
        return None
    try:
        match extension(file.place):
            case ".json":
                return loads(text)
            case ".js" | ".cjs" | ".mjs":
                return javascript_settings.load_whole(text)
            case ".md" | ".mdx":
                return plain_values(front_matter.load(front_matter.split_raw(text)))
            case ".toml":
                import tomllib

                return plain_values(tomllib.loads(text))
        return plain_values(yaml.load(text))
    except (ValueError, RecursionError) as error:
        diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error).partition("\n")[0])
        return None


def site(files: Mapping[str, Source], generator: Generator) -> Site | None:
    """The site by blogport's own data file; `None` if blogport did not write the site."""
    file = files.get(generator.data.format(name="site"))
    if not file or not generator.output_paths:
        return None
    found = load(file, Diagnostics())
    try:
        return msgspec.convert(found, Site) if isinstance(found, dict) else None
    except msgspec.ValidationError:
        return None


def records(
    files: Mapping[str, Source],
    generator: Generator,
    name: str,
    type_: type[Record],
    diagnostics: Diagnostics,
) -> Iterator[Record]:
    """The records of one of blogport's own data files; an invalid one is a finding."""
    if not (file := files.get(generator.data.format(name=name))):
        return
    found = load(file, diagnostics)
    for item in found if isinstance(found, list) else ():
        try:
            record = msgspec.convert(item, type_)
        except msgspec.ValidationError as error:
            diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error))
            continue
        diagnostics.locate(record, file.name, 0)
        yield record


def authors(
    files: Mapping[str, Source], content_dir: str, generator: Generator, diagnostics: Diagnostics
) -> Iterator[Author]:
    """The authors that another site lists: a mapping by login, a list, or a file for each."""
    for path, file in files.items():
        if not lists_authors(path, content_dir, generator):
            continue
        found = load(file, diagnostics)
        if isinstance(found, dict) and isinstance(found.get("authors"), dict):
            found = found["authors"]
        if isinstance(found, dict) and any(isinstance(found.get(name), str) for name in _NAMES):
            found = {PurePosixPath(path).stem: found}
        if isinstance(found, dict):
            yield from (author(login, fields) for login, fields in found.items() if isinstance(fields, dict))
        elif isinstance(found, list):
            yield from (author("", fields) for fields in found if isinstance(fields, dict))


def lists_authors(path: str, content_dir: str, generator: Generator) -> bool:
    """Whether a file lists authors."""
    within = path.removeprefix(content_dir)
    is_list = within.startswith(AUTHORS) and any(
        within.rpartition(".")[0] == name or within.startswith(f"{name}/") for name in AUTHORS
    )
    is_own = any(fnmatchcase(path, pattern) for pattern in generator.author_files)
    return is_own or (is_list and extension(path) in DATA)


def author(login: str, listed: Mapping[str, Any]) -> Author:
    """An author by the fields that a data file, or a post, has for it; `login` is empty if they hold it."""
    fields = {str(key): value for key, value in listed.items()}

    def pop(*names: str) -> str:
        name = next((name for name in names if isinstance(fields.get(name), str)), None)
        return str(fields.pop(name)) if name else ""

    name, url, email, own_login = pop(*_NAMES), pop(*_URLS), pop("email"), pop(*_LOGINS)
    return Author(
        login=str(login) if login else own_login or name, name=name, email=email, url=url, extra=fields
    )
