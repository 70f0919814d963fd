"""Reads what blogport's writers add to a site: types by path, custom taxonomies, renamed custom fields."""

import re
from collections.abc import Mapping
from functools import lru_cache

from converters.formats.markdown.documents import Document
from converters.formats.markdown.source_site import SourceSite
from converters.generators.base import Generator
from converters.generators.content_file import ContentFile
from converters.generators.permalinks import TAXONOMIES_KEY
from converters.model import Extra

_PLACEHOLDERS = {
    "{name}": r"[^/]+",
    "{date}": r"\d{4}-\d\d-\d\d",
    "{above}": r"(?:[^/]+/)*",
    "{type}": r"(?P<type>[^/]+)",
}
"""Placeholder of `Generator.output_paths` -> what the writers put there."""


def type_by_path(site: SourceSite, path: str) -> str:
    """The type of the post at a path; empty if the writers put none there."""
    for type_, pattern in _patterns(tuple(site.generator.output_paths.items())):
        if found := pattern.fullmatch(path):
            kind = type_.rpartition(" ")[2]
            return found["type"].removesuffix("-type") if kind == "other" else kind
    return ""


@lru_cache(8)
def _patterns(output_paths: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for type_, path in output_paths:
        pattern = re.escape(path)
        for placeholder, meaning in _PLACEHOLDERS.items():
            pattern = pattern.replace(re.escape(placeholder), meaning)
        found.append((type_, re.compile(pattern)))
    return sorted(found, key=lambda pair: pair[0].endswith("other"))


def is_bare_list(file: ContentFile, document: Document) -> bool:
    """Whether a page is only a list of posts, and not a page of the source that stands for it."""
    is_list = file.type == "section" or document.fields.get("layout") in ("posts", "author")
    return is_list and not document.body.text.strip() and document.fields.keys() <= _LIST_FIELDS


_LIST_FIELDS = frozenset({"title", "url", "build", "layout", "permalink", "author"})


def custom_taxonomies(site: SourceSite) -> Mapping[str, str]:
    """Front matter key in lower case -> custom taxonomy, by the data file of the site."""
    found = site.written.extra.get(TAXONOMIES_KEY) if site.written else None
    if not isinstance(found, dict):
        return {}
    group = site.generator.taxonomies_key
    return {f"{group}{key}".lower(): str(taxonomy) for key, taxonomy in found.items()}


def restore_field_names(generator: Generator, extra: Extra) -> None:
    """Give custom fields their names back: `custom_status` was written where `status` is the generator's."""
    for written in [name for name in extra if name.startswith("custom_")]:
        name = written.removeprefix("custom_")
        if generator.takes(name) and name not in extra:
            extra[name] = extra.pop(written)
