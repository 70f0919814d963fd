"""The data files of trees: blogport's own (site, authors, terms, media), and what others keep of authors."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown.texts import ending, readable
from converters.generators.base import Generator
from converters.generators.front_matter.parse import plain_values
from converters.io import yaml
from converters.io.json import loads
from converters.io.sources import Source
from converters.model import Author, Media, Site, Term

Known = TypeVar("Known", Author, Term, Media)

AUTHORS = ("_data/authors", "data/authors", "data/author", "_data/author", "src/_data/authors", "authors")
"""Where others list authors, without the ending."""

_NAMES = ("name", "display_name", "title")
_ADDRESSES = ("url", "uri", "web", "website", "homepage", "link")


def load(file: Source, diagnostics: Diagnostics) -> Any:
    """What a data file in YAML, JSON or TOML says; nothing where it cannot be read, with a finding."""
    text = readable(file, diagnostics)
    if text is None:
        return None
    try:
        match ending(file.place):
            case ".json":
                return loads(text)
            case ".toml":
                import tomllib

                return plain_values(tomllib.loads(text))
        return plain_values(yaml.load(text))
    except (ValueError, RecursionError) as error:
        diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error).partition("\n")[0])
        return None


def site(files: Mapping[str, Source], generator: Generator) -> Site | None:
    """The site as blogport's own data file has it; none where blogport did not write the tree."""
    file = files.get(generator.data.format(name="site"))
    if not file or not generator.output_paths:
        return None
    found = load(file, Diagnostics())
    try:
        return msgspec.convert(found, Site) if isinstance(found, dict) else None
    except msgspec.ValidationError:
        return None


def records(
    files: Mapping[str, Source], generator: Generator, name: str, kind: type[Known], diagnostics: Diagnostics
) -> Iterator[Known]:
    """The records of one of blogport's own data files; what does not fit is a finding."""
    if not (file := files.get(generator.data.format(name=name))):
        return
    found = load(file, diagnostics)
    for one in found if isinstance(found, list) else ():
        try:
            record = msgspec.convert(one, kind)
        except msgspec.ValidationError as error:
            diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error))
            continue
        diagnostics.locate(record, file.name, 0)
        yield record


def authors(files: Mapping[str, Source], content: str, diagnostics: Diagnostics) -> Iterator[Author]:
    """The authors that a tree of somebody else lists: a mapping by login, or a list."""
    for place, file in files.items():
        within = place.removeprefix(content)
        if not any(within.rpartition(".")[0] == one or within.startswith(f"{one}/") for one in AUTHORS):
            continue
        if ending(place) not in (".yml", ".yaml", ".json", ".toml"):
            continue
        found = load(file, diagnostics)
        if isinstance(found, dict) and any(isinstance(found.get(name), str) for name in _NAMES):
            found = {PurePosixPath(place).stem: found}
        pairs = (
            found.items()
            if isinstance(found, dict)
            else ((None, one) for one in found if isinstance(one, dict))
            if isinstance(found, list)
            else ()
        )
        for login, one in pairs:
            if isinstance(one, dict):
                yield _author(login, one)


def _author(login: str | None, said: dict[str, Any]) -> Author:
    fields = {str(key): value for key, value in said.items()}
    name = next((str(fields.pop(key)) for key in _NAMES if isinstance(fields.get(key), str)), "")
    url = next((str(fields.pop(key)) for key in _ADDRESSES if isinstance(fields.get(key), str)), "")
    email = fields.pop("email") if isinstance(fields.get("email"), str) else ""
    own = next(
        (
            str(fields.pop(key))
            for key in ("login", "slug", "id", "username")
            if isinstance(fields.get(key), str)
        ),
        "",
    )
    return Author(login=str(login) if login else own or name, name=name, email=email, url=url, extra=fields)
