"""The place that a post names."""

from lxml import etree

_PARTS = ("name", "latitude", "longitude", "span")


def location(element: etree._Element) -> dict[str, str]:
    """The parts of `blogger:location` that have a value: `name`, `latitude`, `longitude` and `span`, as texts."""
    found = {
        str(child.tag).rpartition("}")[2].rpartition(":")[2].lower(): (child.text or "").strip()
        for child in element.iterchildren(etree.Element)
    }
    return {name: found[name] for name in _PARTS if found.get(name)}
