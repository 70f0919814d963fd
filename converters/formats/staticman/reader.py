"""Yields the pages of a folder of Staticman: a folder for each page, called by its slug, with a data file for each comment.

A site chooses the fields (`staticman.yml`), so all usual names are known (see `comment_systems.readers.data_fields`). Inside of a
site of Markdown its own reader reads the same files.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, ClassVar, Final

from converters import lazy_re, messages
from converters.comment_systems.page_comments import PageComments
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.readers.data_fields import comment
from converters.comment_systems.readers.data_threads import resolve_numbers, without_post_as_parent
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.extra_keys import PARENT_URL
from converters.generators.front_matter.parse import plain_values
from converters.guard import guard
from converters.io import yaml
from converters.io.charset import decoded
from converters.io.extensions import DATA
from converters.io.json import loads
from converters.io.sources import Source
from converters.model import Comment
from converters.readers.platform_exports import find_platform

_BESIDE: Final = ("readme.md", "readme.txt", "license", ".gitkeep", ".keep", ".ds_store")
"""Names of files that may lie beside comments. Any other text makes a folder a site, whose own reader reads its comments."""
_TEXT_FIELD: Final = lazy_re.compile(rb"^[^\w\n]*(?:_id|message|comment|body)\W", re.MULTILINE)
_NAME_FIELD: Final = lazy_re.compile(rb"^[^\w\n]*(?:name|author|email)\W", re.MULTILINE)
_TITLE: Final = "title"
"""A field of posts. What has a title, a text and an author is no comment."""
_MOST_HEADS: Final = 200
"""Files of a folder that detection opens."""
_MOST_FIRST: Final = 20
"""Data files of which one must have a comment; the first can be settings."""
_POST: Final = ("slug", "post", "page", "post_slug", "post_id")


@dataclass(frozen=True)
class StaticmanReader(CommentsReader):
    """A folder of comments of Staticman (`_data/comments`), beside any source."""

    reads_directories: ClassVar[bool] = True
    source_noun: ClassVar[str] = "comments of Staticman"
    system: ClassVar[str] = "staticman"

    def detects(self, source: Source) -> bool:
        """Whether a folder has nothing but data files, none is another export, and one of the first has a comment."""
        if not source.is_folder:
            return False
        if any(_ending(file) not in DATA and _name(file) not in _BESIDE for file in source.files()):
            return False
        files = _files(source)
        if not any(_is_of_comments(file) for file in files[:_MOST_FIRST]):
            return False
        return not any(find_platform(file) for file in source.files()[:_MOST_HEADS])

    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the comments of all folders in a folder."""
        files = _files(source)
        _report_others(source, files, diagnostics)
        anything = False
        for folder, members in groupby(files, key=lambda file: str(PurePosixPath(file.place).parent)):
            found = [pair for file in members for pair in _read(file, diagnostics)]
            anything = anything or bool(found)
            slug = PurePosixPath(folder).name
            slug = "" if slug == "comments" else slug
            for page, comments in _by_page(slug, found):
                with guard(diagnostics, "comment", file=source.name):
                    _add(page, comments, pages)
        return anything


def _is_of_comments(file: Source) -> bool:
    """Whether a data file has a comment, by its head first."""
    head = file.head()
    if not (_TEXT_FIELD.search(head) and _NAME_FIELD.search(head)):
        return False
    try:
        value = _value(file)
    except (ValueError, RecursionError, SourceError):
        return False
    return any(comment(fields, "") and _TITLE not in fields for _, fields in _named(value, ""))


def _files(source: Source) -> list[Source]:
    """The data files of a folder; of one that has a folder `comments` among others (`_data`) those in there."""
    files = [file for file in source.files() if _ending(file) in DATA]
    return [file for file in files if "comments" in PurePosixPath(file.place).parts[:-1]] or files


def _report_others(source: Source, files: Sequence[Source], diagnostics: Diagnostics) -> None:
    """Count the data files that lie outside of the folder with comments, by extension."""
    read = {file.place for file in files}
    others = [file for file in source.files() if _ending(file) in DATA and file.place not in read]
    for what, left in groupby(sorted(others, key=_ending), key=_ending):
        names = [file.name for file in left]
        diagnostics.tally(messages.NOT_TAKEN, len(names), what=what, example=names[0])


def _add(slug: str, comments: Sequence[Comment], pages: PageComments) -> None:
    parents = (str(comment.extra.get(PARENT_URL, "")) for comment in comments)
    url = next((parent for parent in parents if "/" in parent), "")
    pages.page(slug or url, url=url, identifiers=(slug,))
    for found in resolve_numbers(without_post_as_parent(comments, {slug})):
        pages.add(slug or url, found)


def _by_page(
    slug: str, found: Sequence[tuple[Comment, dict[str, Any]]]
) -> Iterator[tuple[str, list[Comment]]]:
    """The comments of a folder; where the folder is not that of a page, those of each page that they name."""
    pages: dict[str, list[Comment]] = {}
    for comment_, fields in found:
        named = next((str(fields[name]) for name in _POST if isinstance(fields.get(name), str | int)), "")
        page = slug or named or str(comment_.extra.get(PARENT_URL, ""))
        pages.setdefault(page, []).append(comment_)
    yield from pages.items()


def _read(file: Source, diagnostics: Diagnostics) -> Iterator[tuple[Comment, dict[str, Any]]]:
    """The comments of a file with their fields: mostly one, else a list or a mapping of them."""
    try:
        value = _value(file)
    except (ValueError, RecursionError, FileError) as error:
        why = error.why if isinstance(error, FileError) else str(error).partition("\n")[0]
        diagnostics.report(messages.BAD_DATA, file=file.name, why=why)
        return
    invalid = 0
    for name, fields in _named(value, PurePosixPath(file.place).stem):
        found = comment(fields, name)
        if found is None:
            invalid += 1
        else:
            yield found, fields
    if invalid:
        diagnostics.report(messages.BAD_COMMENTS, file=file.name, number=invalid)


def _named(value: Any, stem: str) -> list[tuple[str, Any]]:
    """The comments of a data file with their names: a mapping by name, a list, or a single one."""
    if isinstance(value, dict) and value and all(isinstance(fields, dict) for fields in value.values()):
        return [(str(name), fields) for name, fields in value.items()]
    return [("", fields) for fields in value] if isinstance(value, list) else [(stem, value)]


def _value(file: Source) -> Any:
    with file.open() as stream:
        text = decoded(stream.read(file.limits.record)).text
    match _ending(file):
        case ".json":
            return loads(text)
        case ".toml":
            return plain_values(tomllib.loads(text))
    return plain_values(yaml.load(text))


def _name(file: Source) -> str:
    return PurePosixPath(file.place).name.lower()


def _ending(file: Source) -> str:
    return PurePosixPath(file.place).suffix.lower()
