"""Addresses by the pattern in a flavour's table: `/{dir}{name}/`."""

import re

from converters.readers.markdown.addresses.place import Place, encoded
from converters.readers.markdown.tree import Tree
from converters.slugs import sanitize_title


def path(tree: Tree, place: Place) -> str:
    """The path of a post; a stated one goes before."""
    if stated := place.facts.get("address"):
        return encoded(
            f"/{stated.strip('/')}/" if tree.flavour.name == "zola" else stated, "/:@!$&'()*+,;=~%"
        )
    pattern = tree.flavour.permalinks.get(place.type) or tree.flavour.permalinks.get("")
    if pattern is None:
        return ""
    spot = place.spot
    name = place.facts.get("name") or spot.name
    made = pattern.format(
        dir="/".join(map(_slug, spot.dir.split("/"))) if tree.flavour.name == "zola" else spot.dir,
        name=name,
        slug=_slug(name),
    )
    if tree.flavour.name == "zola" and spot.lang and spot.lang != tree.languages.default:
        made = f"/{spot.lang}{made}"
    made = re.sub(r"/{2,}", "/", made)
    return encoded(
        "/" if made in ("/index/", "//") else made.removesuffix("index/") if name == "index" else made
    )


def _slug(part: str) -> str:
    return sanitize_title(part) if part else ""
