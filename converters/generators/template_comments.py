"""What template languages leave out of a page: comments of languages that have no generator of their own here, and parts below a
condition that is never true. Reading such a text without its language would show them.

Sources: the documentation of Liquid (Template comments), Nunjucks, Twig and Tera (Comments), ERB (Recognized tags), Mako (Comments),
Handlebars (Template comments), Blade (Comments), Go's `text/template` (Actions), kramdown (Comment extension).
"""

from functools import partial
from typing import Final

from converters.markup.markdown.template_syntax import Action, Found, TagRule, TemplateSyntax, nothing

_COMMENTS: Final = {
    r"\{#(?:[-\s](?:(?!\{#).)*?|[^{}\n]*)#\}": r"#\}",  # Nunjucks, Twig, Tera, Jinja
    r"\{%-?\s*#[^%]*%\}": r"\{%-?\s*#",  # Liquid
    r"<%(?:#|--)(?:(?!<%).)*?%>": r"<%[#-]",  # ERB, EJS, JSP
    r"<%doc>(?:(?!<%doc>).)*?</%doc>": r"</%doc>",  # Mako
    r"\{\{!(?:--(?:(?!\{\{!).)*?--|[^-{}][^{}]*)\}\}": r"\{\{!",  # Handlebars
    r"\{\{--(?:(?!\{\{--).)*?--\}\}": r"--\}\}",  # Blade
    r"\{\{-?\s*/\*(?:(?!/\*).)*?\*/\s*-?\}\}": r"\*/\s*-?\}\}",  # Go
    r"\{::comment\}(?:(?!\{::comment).)*?\{:/(?:comment)?\}": r"\{::comment",  # kramdown
    r"""^\[(?://|comment|_comment_?|#|_|\.)\]:[ \t]*(?:#|<>)[ \t]*(?:\([^\n]*\)|"[^\n]*"|'[^\n]*')[ \t]*$""": r"\]:[ \t]*(?:#|<>)",
}
"""Comment -> the hint of its rule. The last is a link definition that nothing names, as people write remarks in Markdown."""

_NEVER: Final = r"""(?:false|nil|none|null|0\s*==\s*1|1\s*==\s*[02]|\w*\.?env(?:ironment)?\s*==\s*["']dev(?:elopment)?["'])(?!\w|\s*[=!<>])"""
"""A condition that is never true of the site that visitors see. Compared with something, it may be: `false == page.draft`."""
_ALWAYS: Final = r"true\b(?!\s*(?:and\b|&&|[=!<>]))"
_REST: Final = r"(?:(?!\bor\b|\|\||\?)[^%{}<>\n@])*?"
"""What may stand behind it in its tag: nothing by which the whole is true after all."""
_FORMS: Final = {
    "liquid": (r"\{%-?\s*", r"-?%\}", r"(?:if|unless)\b", r"els", r"end(?:if|unless)\b"),
    "erb": (r"<%-?\s*", r"-?%>", r"(?:if|unless)\b", r"els", r"end\b"),
    "go": (r"\{\{-?\s*", r"-?\}\}", r"(?:if|with|range)\b", r"els", r"end\b"),
    "blade": (r"(?<!\w)@", r"", r"(?:if|unless)\b", r"els", r"end(?:if|unless)\b"),
}
"""Language -> how a tag begins and ends, and its words that begin, divide and end a part below a condition."""


def _never_shown(name: str, opening: str, closing: str, begins: str, divides: str, ends: str) -> TagRule:
    """The rule for a part below a condition that is never true, with others in it one deep; what stands below `else` or `elsif` stays."""
    tag = rf"{opening}(?:{begins}|{divides}|{ends})"
    text = rf"(?:(?!{tag}).)*"
    inner = rf"{opening}{begins}(?:(?!{tag}).)*(?:{opening}{divides}(?:(?!{tag}).)*)*{opening}{ends}"
    never = rf"(?:if[\s(]*{_NEVER}|unless[\s(]*{_ALWAYS})"
    to_end = closing or "$"
    part = rf"{text}(?:{inner}{text})*"
    divider = rf"{opening}{divides}(?:e|if)[^%{{}}<>\n@]*?{to_end}"
    pattern = (
        rf"{opening}{never}{_REST}{to_end}{part}(?:{divider}(?P<shown_{name}>{part}(?:{divider}{part})*))?"
        rf"{opening}{ends}\s*{closing}"
    )
    return TagRule(Action.HIDDEN, pattern, partial(_shown, name), rf"{opening}{never}", in_code=False)


def _shown(name: str, found: Found) -> str:
    return found[f"shown_{name}"] or ""


SYNTAX: Final = TemplateSyntax(
    "comments",
    rules=(
        *(
            TagRule(Action.HIDDEN, pattern, nothing, hint, in_code=False)
            for pattern, hint in _COMMENTS.items()
        ),
        *(_never_shown(name, *words) for name, words in _FORMS.items()),
    ),
)
