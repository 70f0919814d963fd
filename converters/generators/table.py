"""The generators by name. To add one: a folder with its `Generator`, and a line here."""

from collections.abc import Mapping
from typing import Final

from converters.generators.astro.generator import ASTRO
from converters.generators.base import Generator
from converters.generators.bridgetown.generator import BRIDGETOWN
from converters.generators.cobalt.generator import COBALT
from converters.generators.cryogen.generator import CRYOGEN
from converters.generators.dendron.generator import DENDRON
from converters.generators.distill.generator import DISTILL
from converters.generators.docusaurus.generator import DOCUSAURUS
from converters.generators.eleventy.generator import ELEVENTY
from converters.generators.gatsby.generator import GATSBY
from converters.generators.grav.generator import GRAV
from converters.generators.gridsome.generator import GRIDSOME
from converters.generators.hexo.generator import HEXO
from converters.generators.hugo.generator import HUGO
from converters.generators.ikiwiki.generator import IKIWIKI
from converters.generators.jbake.generator import JBAKE
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.jigsaw.generator import JIGSAW
from converters.generators.joplin.generator import JOPLIN
from converters.generators.jupyterbook.generator import JUPYTERBOOK
from converters.generators.kirby.generator import KIRBY
from converters.generators.lektor.generator import LEKTOR
from converters.generators.logseq.generator import LOGSEQ
from converters.generators.marmite.generator import MARMITE
from converters.generators.mkdocs.generator import MKDOCS
from converters.generators.nextjs.generator import NEXTJS
from converters.generators.nikola.generator import NIKOLA
from converters.generators.notion.generator import NOTION
from converters.generators.nuxt.generator import NUXT
from converters.generators.obsidian.generator import OBSIDIAN
from converters.generators.pelican.generator import PELICAN
from converters.generators.plain.generator import PLAIN
from converters.generators.publish.generator import PUBLISH
from converters.generators.quarto.generator import QUARTO
from converters.generators.quartz.generator import QUARTZ
from converters.generators.statamic.generator import STATAMIC
from converters.generators.statiq.generator import STATIQ
from converters.generators.svelte.generator import SVELTE
from converters.generators.vuepress.generator import VUEPRESS
from converters.generators.zola.generator import ZOLA

GENERATORS: Final[Mapping[str, Generator]] = {
    generator.name: generator
    for generator in (
        KIRBY,
        GRAV,
        STATAMIC,
        STATIQ,
        LEKTOR,
        CRYOGEN,
        DOCUSAURUS,
        MKDOCS,
        QUARTZ,
        QUARTO,
        DISTILL,
        VUEPRESS,
        MARMITE,
        PUBLISH,
        JBAKE,
        ZOLA,
        HUGO,
        JIGSAW,
        JUPYTERBOOK,
        HEXO,
        BRIDGETOWN,
        COBALT,
        JEKYLL,
        PELICAN,
        ASTRO,
        NIKOLA,
        ELEVENTY,
        GATSBY,
        GRIDSOME,
        NEXTJS,
        NUXT,
        SVELTE,
        IKIWIKI,
        DENDRON,
        LOGSEQ,
        JOPLIN,
        OBSIDIAN,
        NOTION,
        PLAIN,
    )
}
"""In the order of detection: the most certain signs first."""

DEFAULT: Final = PLAIN.name
"""The generator of a folder that no other generator detects."""
