"""The generators by name. To add one: a folder with its `Generator`, and a line here."""

from collections.abc import Mapping
from typing import Final

from converters.generators.astro.generator import ASTRO
from converters.generators.base import Generator
from converters.generators.bridgetown.generator import BRIDGETOWN
from converters.generators.docusaurus.generator import DOCUSAURUS
from converters.generators.eleventy.generator import ELEVENTY
from converters.generators.gatsby.generator import GATSBY
from converters.generators.hexo.generator import HEXO
from converters.generators.hugo.generator import HUGO
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.logseq.generator import LOGSEQ
from converters.generators.mkdocs.generator import MKDOCS
from converters.generators.nextjs.generator import NEXTJS
from converters.generators.nikola.generator import NIKOLA
from converters.generators.notion.generator import NOTION
from converters.generators.obsidian.generator import OBSIDIAN
from converters.generators.pelican.generator import PELICAN
from converters.generators.plain.generator import PLAIN
from converters.generators.quarto.generator import QUARTO
from converters.generators.quartz.generator import QUARTZ
from converters.generators.vuepress.generator import VUEPRESS
from converters.generators.zola.generator import ZOLA

GENERATORS: Final[Mapping[str, Generator]] = {
    generator.name: generator
    for generator in (
        DOCUSAURUS,
        MKDOCS,
        QUARTZ,
        QUARTO,
        VUEPRESS,
        ZOLA,
        HUGO,
        HEXO,
        BRIDGETOWN,
        JEKYLL,
        PELICAN,
        ASTRO,
        NIKOLA,
        ELEVENTY,
        GATSBY,
        NEXTJS,
        LOGSEQ,
        OBSIDIAN,
        NOTION,
        PLAIN,
    )
}
"""In the order of detection: the most certain signs first."""

DEFAULT: Final = PLAIN.name
"""The generator of a folder that no other generator detects."""
