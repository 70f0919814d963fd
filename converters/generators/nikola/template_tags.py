"""Nikola's shortcodes in a Markdown text: how to write what looks like one literally (`nikola.shortcodes`)."""

from typing import Final

from msgspec.structs import replace

from converters.markup.markdown.flavors import PYTHON_MARKDOWN, MarkdownFlavor
from converters.markup.markdown.template_syntax import Action, Found, TagRule, TemplateSyntax

_OPENING: Final = "{{%"
_LITERAL: Final = "{{% raw %}}{{{% /raw %}}{%"
"""What Nikola shows as `{{%`: its shortcode `raw` around the first brace."""


def _shown(found: Found) -> str:
    return _OPENING


def protect(text: str) -> str:
    """`{{%` becomes a brace in `raw`, and the rest.

    Nikola looks for shortcodes in code, too, and stops the build at one that has no end; so no `{{%` of the text may
    be left, not even within `raw`.
    """
    return text.replace(_OPENING, _LITERAL)


SYNTAX: Final = TemplateSyntax(
    "nikola",
    rules=(
        TagRule(
            Action.LITERAL, r"\{\{% raw %\}\}\{\{\{% /raw %\}\}\{%", _shown, hint=r"\{\{% raw %\}\}\{\{\{%"
        ),
    ),
    protect=protect,
)

FLAVOR: Final[MarkdownFlavor] = replace(PYTHON_MARKDOWN, syntax=SYNTAX)
"""Markdown as Nikola reads it."""
