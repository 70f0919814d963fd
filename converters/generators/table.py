"""Every flavour, by name. A new one that is only read is a table, and a line here."""

from collections.abc import Mapping
from typing import Final

from converters.generators.astro.generator import ASTRO
from converters.generators.base import Generator
from converters.generators.eleventy.generator import ELEVENTY
from converters.generators.hugo.generator import HUGO
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.nikola.generator import NIKOLA
from converters.generators.pelican.generator import PELICAN
from converters.generators.plain.generator import PLAIN
from converters.generators.zola.generator import ZOLA

GENERATORS: Final[Mapping[str, Generator]] = {
    one.name: one for one in (ZOLA, HUGO, JEKYLL, PELICAN, ASTRO, NIKOLA, ELEVENTY, PLAIN)
}
"""In the order in which they are looked for: the surest signs first."""
