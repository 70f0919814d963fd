"""Every flavour, by name. A new one that is only read is a table, and a line here."""

from collections.abc import Mapping
from typing import Final

from converters.formats.flavours.astro import ASTRO
from converters.formats.flavours.eleventy import ELEVENTY
from converters.formats.flavours.hugo import HUGO
from converters.formats.flavours.jekyll import JEKYLL
from converters.formats.flavours.nikola import NIKOLA
from converters.formats.flavours.pelican import PELICAN
from converters.formats.flavours.plain import PLAIN
from converters.formats.flavours.table import Flavour
from converters.formats.flavours.zola import ZOLA

FLAVOURS: Final[Mapping[str, Flavour]] = {
    one.name: one for one in (ZOLA, HUGO, JEKYLL, PELICAN, ASTRO, NIKOLA, ELEVENTY, PLAIN)
}
"""In the order in which they are looked for: the surest signs first."""
