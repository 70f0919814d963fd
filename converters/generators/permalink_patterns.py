"""Addresses by the pattern in a flavour's table: `/{dir}{name}/`."""

import re

from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput, encoded
from converters.io.slugs import sanitize_title


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a post; a stated one goes before."""
    if stated := place.metadata.get("address"):
        return encoded(stated, "/:@!$&'()*+,;=~%")
    return filled(tree, place, place.file.dir)


def filled(tree: SourceSite, place: PermalinkInput, folder: str, start: str = "") -> str:
    """The pattern with the folder and the name of a post in it, below `start`; `""` where it has none."""
    pattern = tree.generator.permalinks.get(place.type) or tree.generator.permalinks.get("")
    if pattern is None:
        return ""
    name = place.metadata.get("name") or place.file.name
    made = re.sub(r"/{2,}", "/", start + pattern.format(dir=folder, name=name, slug=slug(name)))
    return encoded(
        "/" if made in ("/index/", "//") else made.removesuffix("index/") if name == "index" else made
    )


def slug(part: str) -> str:
    """A name as it stands in an address."""
    return sanitize_title(part) if part else ""
