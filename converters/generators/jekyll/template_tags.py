"""Liquid tags of Jekyll in a Markdown text: which name a URL, which hold code, and how to write one literally."""

from typing import Final

from msgspec.structs import replace

from converters.generators.jekyll.expressions import SEQUENCE, evaluate
from converters.generators.jekyll.includes import render
from converters.generators.literal_tags import literal
from converters.markup.markdown.flavors import KRAMDOWN, MarkdownFlavor
from converters.markup.markdown.template_syntax import Action, Found, TagRule, TemplateSyntax, nothing

_HIGHLIGHT: Final = (
    r"^\{%-?\s*highlight\s+(?P<liquid_language>[\w+#.-]+)[^%]*%\}[ \t]*\n"
    r"(?P<liquid_code>.*?)^\{%-?\s*endhighlight\s*-?%\}"
)
_RAW: Final = r"\{%-?\s*raw\s*-?%\}(?P<liquid_raw>.*?)\{%-?\s*endraw\s*-?%\}"


_NO_COMMENT: Final = r"(?:(?!\{%-?\s*(?:end)?comment\b).)*+"


def _comment(within: str) -> str:
    """The pattern of a comment that may hold those of another pattern."""
    return rf"\{{%-?\s*comment\s*-?%\}}{_NO_COMMENT}(?:{within}{_NO_COMMENT})*+\{{%-?\s*endcomment\s*-?%\}}"


_HIDDEN: Final = _comment(_comment(_comment("(?!)")))
"""Liquid ends a comment at the end tag of its level, however many are within it."""


def _highlighted(found: Found) -> str:
    return f"{found['liquid_language']}\n{found['liquid_code'] or ''}"


def _raw(found: Found) -> str:
    return found["liquid_raw"]


def _brace(found: Found) -> str:
    return "{"


def protect(text: str) -> str:
    """The brace that begins a tag becomes an output tag that puts out a brace.

    Liquid's tokenizer (`Liquid::TemplateParser`; since 5.5 `Liquid::Tokenizer`) ends an output
    tag at its first `}` and begins another at `{%` within it: so the tag holds only one brace,
    and no other is left before `{` or `%`. `raw` would end at whatever reads as `endraw`, and
    Jekyll looks for blocks in a text before it cuts an excerpt from it.
    """
    return literal(text)


SYNTAX: Final = TemplateSyntax(
    "liquid",
    rules=(
        TagRule(Action.CODE, _HIGHLIGHT, _highlighted, hint="endhighlight"),
        TagRule(Action.HIDDEN, _HIDDEN, nothing, hint="endcomment"),
        TagRule(Action.LITERAL, r"\{\{ *\"\{\" *\}\}", _brace),
        TagRule(Action.MARKDOWN, _RAW, _raw, hint="endraw"),
        TagRule(Action.TAG, rf"{SEQUENCE}|\{{%[^%\n]*%\}}|\{{\{{[^{{}}\n]*\}}\}}"),
    ),
    url=evaluate,
    render=render,
    protect=protect,
)

FLAVOR: Final[MarkdownFlavor] = replace(KRAMDOWN, syntax=SYNTAX)
"""Markdown as Jekyll reads it."""
