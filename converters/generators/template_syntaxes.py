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
"""In the order in which their tags are tried.

The literal brace of Nikola looks like a shortcode of Hugo. `{{<` begins a shortcode of Hugo, and else an output tag of Liquid.
What no page shows is found before the tags in it. Tags of Hexo go before those of Liquid, which are all others of that form.
"""
