"""Addresses as Zola makes them: `path` in the header, or folders and name as slugs, below the language."""

from converters.formats.markdown.source_site import Tree
from converters.generators.permalink_input import Place, encoded
from converters.generators.permalink_patterns import filled, slug


def path(tree: Tree, place: Place) -> str:
    """The path of a page or section; one that its header states goes before, and has its slashes anyway."""
    if stated := place.facts.get("address"):
        return encoded(f"/{stated.strip('/')}/", "/:@!$&'()*+,;=~%")
    spot = place.spot
    elsewhere = spot.lang and spot.lang != tree.languages.default
    folders = "/".join(map(slug, spot.dir.split("/")))
    return filled(tree, place, folders, f"/{spot.lang}" if elsewhere else "")
