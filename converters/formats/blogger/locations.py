"""The place that a post names, and the local names of elements by which a feed is read."""

from lxml import etree

_PARTS = ("name", "latitude", "longitude", "span")


def local_name(element: etree._Element) -> str:
    """The name of an element without its prefix or namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def location(element: etree._Element) -> dict[str, str]:
    """The parts of `blogger:location` that have a value: `name`, `latitude`, `longitude` and `span`, as texts."""
    found = {local_name(child): (child.text or "").strip() for child in element.iterchildren(etree.Element)}
    return {name: found[name] for name in _PARTS if found.get(name)}
