"""Zola's shortcodes in a Markdown text. Source: the documentation of Zola (Shortcodes)."""

import re
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators import media_html
from converters.markup.markdown.flavors import PULLDOWN, MarkdownFlavor
from converters.markup.markdown.template_syntax import (
    Action,
    Found,
    RenderedShortcode,
    TagRule,
    TagSet,
    TemplateSyntax,
)

_CALL: Final = r"[A-Za-z_]\w*(?:::\w+)*\((?:[^{}\"'`]|\"[^\"]*\"|'[^']*'|`[^`]*`){0,5000}\)"
_INLINE: Final = lazy_re.compile(rf"\{{\{{(\s*{_CALL}\s*)\}}\}}")
_BODY: Final = lazy_re.compile(rf"\{{%(\s*{_CALL}\s*)%\}}(.*?)\{{%\s*end\s*%\}}", re.S)
_SHORTCODE: Final = lazy_re.compile(r"\{\{\s*(\w+)\((.*)\)\s*\}\}", re.S)
_ARGUMENT: Final = lazy_re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([\w.-]+))")
_MARKS: Final = lazy_re.compile(r"^(\{[{%])/\*|\*/([%}]\})$")


def _shown(found: Found) -> str:
    return _MARKS.sub(r"\1\2", found[0])


def render(tag: str, tags: TagSet) -> RenderedShortcode:
    """The HTML of a shortcode that Zola has built in: `youtube`, `vimeo`, `streamable`, `gist`."""
    if not (found := _SHORTCODE.fullmatch(tag)):
        return RenderedShortcode("")
    arguments = {name: "".join(values) for name, *values in _ARGUMENT.findall(found[2])}
    if found[1] == "gist":
        name = re.sub(r"^https?://gist\.github\.com/", "", arguments.get("url", ""))
        return RenderedShortcode(media_html.gist(name, arguments.get("file", "")))
    return RenderedShortcode(media_html.film(found[1], arguments.get("id", "")))


def protect(text: str) -> str:
    """`{{ x() }}` becomes `{{/* x() */}}`, which Zola shows as `{{ x() }}`; `{% x() %}` only where `{% end %}` follows it.

    By the grammar of Zola (`components/markdown/src/content.pest`): all else in braces is text for it.
    """
    text = _INLINE.sub(r"{{/*\1*/}}", text)
    return _BODY.sub(r"{%/*\1*/%}\2{%/* end */%}", text)


_INTERNAL: Final = "@/"
"""How a link to a file of the site begins; Zola builds no site with one whose file is not there."""


def with_literal_links(text: str) -> str:
    """A text whose links with `@/` are paths: `./@/x`, which is the same address."""
    if _INTERNAL not in text:
        return text
    from converters.markup.markdown.link_urls import rewrite_link_urls

    return rewrite_link_urls(text, lambda url: f"./{url}" if url.startswith(_INTERNAL) else None)


def with_stated_links(text: str) -> str:
    """The links of `with_literal_links` as they were."""
    if f"./{_INTERNAL}" not in text:
        return text
    from converters.markup.markdown.link_urls import rewrite_link_urls

    return rewrite_link_urls(text, lambda url: url[2:] if url.startswith(f"./{_INTERNAL}") else None)


SYNTAX: Final = TemplateSyntax(
    "zola",
    rules=(
        TagRule(
            Action.LITERAL, rf"\{{\{{/\*\s*{_CALL}\s*\*/\}}\}}|\{{%/\*\s*(?:{_CALL}|end)\s*\*/%\}}", _shown
        ),
        TagRule(Action.TAG, rf"\{{\{{\s*{_CALL}\s*\}}\}}|\{{%\s*{_CALL}\s*%\}}"),
    ),
    render=render,
    protect=protect,
)

FLAVOR: Final[MarkdownFlavor] = replace(PULLDOWN, syntax=SYNTAX)
"""Markdown as Zola reads it."""
