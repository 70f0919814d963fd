"""Addresses by the pattern in a flavour's table: `/{dir}{name}/`."""

import re

from converters.formats.markdown.source_site import Tree
from converters.generators.permalink_input import Place, encoded
from converters.io.slugs import sanitize_title


def path(tree: Tree, place: Place) -> str:
    """The path of a post; a stated one goes before."""
    if stated := place.facts.get("address"):
        return encoded(stated, "/:@!$&'()*+,;=~%")
    return filled(tree, place, place.spot.dir)


def filled(tree: Tree, place: Place, folder: str, start: str = "") -> str:
    """The pattern with the folder and the name of a post in it, below `start`; `""` where it has none."""
    pattern = tree.flavour.permalinks.get(place.type) or tree.flavour.permalinks.get("")
    if pattern is None:
        return ""
    name = place.facts.get("name") or place.spot.name
    made = re.sub(r"/{2,}", "/", start + pattern.format(dir=folder, name=name, slug=slug(name)))
    return encoded(
        "/" if made in ("/index/", "//") else made.removesuffix("index/") if name == "index" else made
    )


def slug(part: str) -> str:
    """A name as it stands in an address."""
    return sanitize_title(part) if part else ""
