"""The template languages of all generators, for texts whose generator is not known.

A Markdown body does not record which generator it was written for. A generator with its own tags has a
module `template_tags` in its folder, and a line here. The table of generators does not load `markup`; this does.
"""

from typing import Final

from converters.generators import template_comments
from converters.generators.hexo import template_tags as hexo
from converters.generators.hugo import template_tags as hugo
from converters.generators.jekyll import template_tags as jekyll
from converters.generators.nikola import template_tags as nikola
from converters.generators.pelican import template_tags as pelican
from converters.generators.zola import template_tags as zola
from converters.markup.markdown.template_syntax import TemplateSyntax

TEMPLATE_SYNTAXES: Final[tuple[TemplateSyntax, ...]] = (
    nikola.SYNTAX,
    hugo.SYNTAX,
    zola.SYNTAX,
    template_comments.SYNTAX,
    hexo.SYNTAX,
    jekyll.SYNTAX,
    pelican.SYNTAX,
)
"""In the order in which their tags are tried: the literal brace of Nikola looks like shortcodes of Hugo, `{{<` is a
shortcode of Hugo before it is an output tag of Liquid, what no page shows goes before the tags that it is made of, and a tag of Hexo goes before the tags of Liquid, which are all
others of that form."""
