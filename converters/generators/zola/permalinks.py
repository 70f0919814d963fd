"""Addresses as Zola makes them: `path` in the header, or folders and name as slugs, below the language."""

from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput, encoded
from converters.generators.permalink_patterns import filled, slug


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a page or section; one that its header states goes before, and has its slashes anyway."""
    if stated := place.metadata.get("address"):
        return encoded(f"/{stated.strip('/')}/", "/:@!$&'()*+,;=~%")
    spot = place.file
    elsewhere = spot.lang and spot.lang != tree.languages.default
    folders = "/".join(map(slug, spot.dir.split("/")))
    return filled(tree, place, folders, f"/{spot.lang}" if elsewhere else "")
