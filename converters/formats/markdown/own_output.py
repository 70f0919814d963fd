"""What blogport's own trees say by the places of their files: the writers' table, backwards."""

import re
from collections.abc import Mapping
from functools import lru_cache

from converters.formats.markdown.source_site import SourceSite
from converters.generators.base import Generator
from converters.generators.permalinks import TAXONOMIES
from converters.model import Extra


def own_type(tree: SourceSite, place: str) -> str:
    """The type of the post at a place; `""` where the writers put none."""
    for type_, pattern in _patterns(tuple(tree.generator.output_paths.items())):
        if found := pattern.fullmatch(place):
            return found["type"].removesuffix("-type") if type_ == "other" else type_.rpartition(" ")[2]
    return ""


@lru_cache(8)
def _patterns(places: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    parts = {
        "{name}": r"[^/]+",
        "{date}": r"\d{4}-\d\d-\d\d",
        "{above}": r"(?:[^/]+/)*",
        "{type}": r"(?P<type>[^/]+)",
    }
    found = []
    for type_, place in places:
        pattern = re.escape(place)
        for word, meaning in parts.items():
            pattern = pattern.replace(re.escape(word), meaning)
        found.append((type_, re.compile(pattern)))
    return sorted(found, key=lambda pair: pair[0] == "other")


def taxonomies(tree: SourceSite) -> Mapping[str, str]:
    """Header key in small letters -> taxonomy of one's own, as the data of the site says."""
    said = tree.own.extra.get(TAXONOMIES) if tree.own is not None else None
    return {str(key).lower(): str(one) for key, one in said.items()} if isinstance(said, dict) else {}


def unlabelled(generator: Generator, extra: Extra) -> None:
    """Custom fields by their own names: `custom_status` was written where `status` is the generator's."""
    for label in [label for label in extra if label.startswith("custom_")]:
        name = label.removeprefix("custom_")
        taken = name.lower() in generator.reserved_fields or any(
            key.name.lower() == f"{generator.custom_fields_key}{name}".lower()
            for key in generator.front_matter.values()
        )
        if taken and name not in extra:
            extra[name] = extra.pop(label)
