"""Hugo's shortcodes in a Markdown text: which name a URL, which are built in, and how to write one literally."""

from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.hugo.shortcodes import has_open_box, render_builtin
from converters.markup.markdown.flavors import GOLDMARK, MarkdownFlavor
from converters.markup.markdown.template_syntax import (
    Action,
    Found,
    RenderedShortcode,
    TagRule,
    TagSet,
    TemplateSyntax,
    nothing,
)

_REFERENCE: Final = lazy_re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s]+)["']?\s*[%>]\}\}""")
_COMMENT_MARKS: Final = lazy_re.compile(r"^(\{\{[<%])\s*/\*|\*/\s*([%>]\}\})$")
_SHORTCODE: Final = lazy_re.compile(r"\{\{([<%])")
_CLOSINGS: Final = {"<": ">}}", "%": "%}}"}
_MORE: Final = "<!--more-->"


def _highlighted(found: Found) -> str:
    return f"{found['hugo_language']}\n{found['hugo_code'] or ''}"


def _without_comment_marks(found: Found) -> str:
    return _COMMENT_MARKS.sub(r"\1\2", found[0])


_HIGHLIGHT: Final = (
    r"^\{\{(?P<hugo_mark>[<%])\s*highlight\s+[\"']?(?P<hugo_language>[\w+#.-]+)[^>\n]*[%>]\}\}[ \t]*\n"
    r"(?P<hugo_code>.*?)^\{\{(?P=hugo_mark)\s*/\s*highlight\s*[%>]\}\}"
)
_HIDDEN: Final = (
    r"\{\{(?P<hugo_hidden>[<%])\s*comment\s*[%>]\}\}(?:(?!\{\{[<%]\s*comment\b).)*?"
    r"\{\{(?P=hugo_hidden)\s*/\s*comment\s*[%>]\}\}"
)
_COMMENTED: Final = r"\{\{<\s*/\*.{0,2000}?\*/\s*>\}\}|\{\{%\s*/\*.{0,2000}?\*/\s*%\}\}"


def tag_url(tag: str, tags: TagSet) -> str | None:
    """The permalink of the post that `ref` or `relref` names: its translation into the language of this post."""
    found = _REFERENCE.fullmatch(tag)
    return tags.site.post(found[1], tags.within) if found and tags.site else None


def render(tag: str, tags: TagSet) -> RenderedShortcode:
    """The HTML of a built-in shortcode."""
    return render_builtin(tag)


def protect(text: str) -> str:
    """`{{< x >}}` becomes `{{</* x */>}}`, which Hugo shows as `{{< x >}}`.

    Hugo's lexer (`parser/pageparser/pagelexer_shortcode.go`, `lexShortcodeComment`) takes everything up
    to the first `*/>}}` as text, and drops the two marks of the comment. The text between them
    ends at the first `>}}`, so it cannot hold that end; Hugo does not look at the rest of it.

    Hugo refuses a shortcode that is never closed: there the comment goes on to the end of the text, or
    of its summary, and the closing that Hugo shows is in an HTML comment.
    """
    parts = []
    end = 0
    more = text.find(_MORE)  # only this spelling ends a summary
    while found := _SHORTCODE.search(text, end):
        parts.append(f"{text[end : found.end()]}/*")
        end, closing = found.end(), _CLOSINGS[found[1]]
        stop = more if more >= end else len(text)
        at = text.find(closing, end, stop)
        if at >= 0:
            parts.append(f"{text[end:at]}*/{closing}")
            end = at + len(closing)
        elif stop == more:
            parts.append(f"{text[end:stop]}<!-- */{closing} -->")
            end = stop
        else:
            # Its own block, since the last one may be code.
            rest = text[end:].rstrip("\n")
            parts.append(f"{rest}\n\n<!-- */{closing} -->{text[end + len(rest) :]}")
            end = len(text)
    return "".join(parts) + text[end:]


SYNTAX: Final = TemplateSyntax(
    "hugo",
    rules=(
        TagRule(Action.CODE, _HIGHLIGHT, _highlighted, hint=r"/\s*highlight"),
        TagRule(Action.HIDDEN, _HIDDEN, nothing, hint=r"/\s*comment"),
        TagRule(Action.LITERAL, _COMMENTED, _without_comment_marks),
        TagRule(
            Action.TAG, r"\{\{[<%](?:[^{]|\{(?!\{[<%])){1,5000}?[%>]\}\}"
        ),  # a start ends one without an end
    ),
    url=tag_url,
    render=render,
    has_open_box=has_open_box,
    protect=protect,
)

FLAVOR: Final[MarkdownFlavor] = replace(GOLDMARK, syntax=SYNTAX)
"""Markdown as Hugo reads it."""
