"""Code: `[code]`, `[sourcecode]`, `[php]` …, `<pre class="brush: …">` and `[latex]`, taken out before anything reads it.

What they hold is kept to the byte, escaped once, in `<pre><code class="language-…">`.
"""

import re
from bisect import bisect
from collections.abc import Container, Iterator
from html import escape
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.elements import elements, replace_elements
from converters.markup.placeholders import TagPlaceholders
from converters.markup.wordpress.shortcodes.grammar import Shortcode, find

_LANGUAGES = [
    "as3", "actionscript3", "bash", "shell", "sh", "cf", "coldfusion", "clojure", "clj", "cpp", "c",
    "csharp", "c-sharp", "css", "delphi", "pascal", "diff", "patch", "erl", "erlang", "fsharp", "go",
    "golang", "groovy", "haskell", "html", "html5", "java", "jfx", "javafx", "js", "jscript",
    "javascript", "json", "kotlin", "matlab", "objc", "obj-c", "perl", "pl", "php", "plain", "text",
    "powershell", "ps", "py", "python", "r", "splus", "rails", "rb", "ror", "ruby", "rust", "scala",
    "sql", "swift", "tex", "typescript", "vb", "vbnet", "xml", "xhtml", "xslt", "yaml", "yml",
]  # fmt: skip
_GENERAL = [
    "code", "sourcecode", "source", "cc_code", "crayon", "codesyntax", "prettify",
    "prettyprint",
]  # fmt: skip
_COLORER = lazy_re.compile(r"cc([ieswnbl]*)(?:_([\w+#.-]+))?", re.ASCII | re.IGNORECASE)
"""CodeColorer's `[ccM_LANG]`: M are modes, a capital letter ends one; `i` is inline, `e` escaped already."""


class CodeNames(Container[str]):
    """The shortcodes that hold code: all of them only with a closing form, for `[c]` alone is anything."""

    named: Final = frozenset([*_GENERAL, *_LANGUAGES, "code_inline"])

    def __contains__(self, name: object) -> bool:
        return name in self.named or (
            isinstance(name, str) and name.startswith("cc") and _COLORER.fullmatch(name) is not None
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self.named)


CODE: Final = CodeNames()
MATH: Final = frozenset({"latex"})


class _Taken(Container[str]):
    def __contains__(self, name: object) -> bool:
        return name in MATH or name in CODE


_TRUE = frozenset({"true", "on", "1", "yes"})
_PLAIN = frozenset({"plain", "text", "plaintext", "none", "default", "generic"})
_NAME = lazy_re.compile(r"[\w#+.-]+")

_ENCODED = lazy_re.compile(r"&(?:lt|gt|amp|quot|#0?39|#0?38|#6[02]);")
_BARE_AMPERSAND = lazy_re.compile(r"&(?!#?\w+;)")
_BLOCK_COMMENT = lazy_re.compile(r"<!-- /?wp:")
_COMMENT = lazy_re.compile(r"<(!--)")

_PRE = lazy_re.compile(r"<(pre)\b([^<>]*)>")
_CODE = lazy_re.compile(r"<(pre|code)\b([^<>]*)>")
_SOLE_CODE = lazy_re.compile(r"\s*<code\b([^<>]*)>((?:(?!</?code\b).)*)</code>\s*", re.DOTALL)
"""The only thing in a `<pre>`."""
_PRE_LANGUAGES = (
    (lazy_re.compile(r"\bbrush\s*:\s*([\w#+.-]+)", re.IGNORECASE), True),  # SyntaxHighlighter
    (lazy_re.compile(r"\blang\s*:\s*([\w#+.-]+)", re.IGNORECASE), True),  # Crayon
    (lazy_re.compile(r"\sdata-enlighter-language\s*=\s*[\"']?([\w#+.-]+)", re.IGNORECASE), False),
    (lazy_re.compile(r"\slang\s*=\s*[\"']?([\w#+.-]+)", re.IGNORECASE), True),  # WP-Syntax
    (
        lazy_re.compile(r"[\"'\s]lang(?:uage)?-([\w#+.-]+)", re.IGNORECASE),
        False,
    ),  # Prism, prettify, highlight.js
)
"""How highlighters name the language of a `<pre>`, and whether a `<` in it is code for them, not a tag."""
_SPOKEN = lazy_re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_DOLLAR_LATEX = lazy_re.compile(r"\$latex[\s=]([^$\n]*)\$")
_LATEX_OPTIONS = lazy_re.compile(r"&(?:amp;|#0?38;)?(?:s|bg|fg)=[\w-]+")


def take_out(text: str, placeholders: TagPlaceholders) -> str:
    """Render the code of a text and put placeholders for it."""
    if "<pre" in text:
        text = replace_elements(text, _PRE, lambda tag, whole: _take_pre(tag, whole, placeholders))
    if "<code" in text:
        text = replace_elements(text, _CODE, lambda tag, whole: _take_code(tag, whole, placeholders))
    if "[/" in text:
        text = _take_shortcodes(text, placeholders)
    if "$latex" in text:
        text = _DOLLAR_LATEX.sub(lambda found: placeholders.inline(_math(found[1])), text)
    return text


def pre(code: str, language: str = "") -> str:
    """A code block; `code` is escaped already."""
    name = language.lower() if _NAME.fullmatch(language) and language.lower() not in _PLAIN else ""
    attribute = f' class="language-{escape(name)}"' if name else ""
    return f"<pre><code{attribute}>{code}</code></pre>"


def escape_once(code: str) -> str:
    """Escape code, unless the editor did so when it was saved."""
    if "<" not in code and ">" not in code and _ENCODED.search(code):
        return _BARE_AMPERSAND.sub("&amp;", code)
    return escape(code, quote=False)


def _language_of_pre(attributes: str) -> tuple[str, bool]:
    for pattern, raw in _PRE_LANGUAGES:
        if found := pattern.search(attributes):
            language = found[1]
            if _SPOKEN.fullmatch(language) and language.lower() not in CODE:
                continue  # `lang="en"`
            return language, raw
    return "", False


def _take_pre(tag: re.Match[str], whole: str, placeholders: TagPlaceholders) -> str:
    """Take out a `<pre>` that names its language; others are WordPress's to read (shortcodes run in them)."""
    language, raw = _language_of_pre(tag[2])
    code = whole[len(tag[0]) : -len("</pre>")]
    if not language or "wp-block-code" in tag[2]:  # the block says more
        return whole
    if sole := _SOLE_CODE.fullmatch(code):
        code = sole[2]
    if "<" not in code:
        escaped = _BARE_AMPERSAND.sub("&amp;", code)
    elif raw and not _ENCODED.search(code):
        escaped = escape(code, quote=False)
    else:
        return whole  # it has its own markup: coloured already, or a `<code>`
    return placeholders.block(pre(_without_edges(escaped), language))


def _take_code(tag: re.Match[str], whole: str, placeholders: TagPlaceholders) -> str:
    """Take out a `<code>` that names its language, as CodeColorer has it: in a line, or a block of lines."""
    language, raw = _language_of_pre(tag[2])
    if tag[1] == "pre" or not language or not raw:
        return whole
    code = whole[len(tag[0]) : -len("</code>")]
    if "\n" in code:
        return placeholders.block(pre(escape_once(_without_edges(code)), language))
    return placeholders.inline(f"<code>{escape_once(code)}</code>")


def _take_shortcodes(text: str, placeholders: TagPlaceholders) -> str:
    pieces: list[str] = []
    done = 0
    closings: dict[str, int] = {}
    block_comments = [comment.start() for comment in _BLOCK_COMMENT.finditer(text)]

    def can_enclose(start: int, end: int) -> bool:
        first = bisect(block_comments, start - 1)
        return first == len(block_comments) or block_comments[first] >= end

    comments = [(comment.start(), end) for comment, end in elements(text, _COMMENT)]
    position = 0
    while match := find(text, _Taken(), position, closings, can_enclose=can_enclose):
        content = match.shortcode.content
        around = bisect(comments, (match.start, 0)) - 1
        if around >= 0 and comments[around][1] > match.start:
            position = comments[around][1]
        elif content is None:
            position = match.opened
        elif match.escaped:
            position = match.end
        else:
            pieces += text[done : match.start], _render(match.shortcode, content, placeholders)
            done = position = match.end
    return "".join([*pieces, text[done:]])


def _render(shortcode: Shortcode, code: str, placeholders: TagPlaceholders) -> str:
    name = shortcode.name
    if name in MATH:
        return placeholders.inline(_math(code))
    colorer = _COLORER.fullmatch(name) if name not in CODE.named else None
    modes, colored = (colorer[1], colorer[2] or "") if colorer else ("", "")
    if "e" in modes or shortcode.first("escaped").lower() in _TRUE:
        code = unescape(code)
        escaped = escape(code, quote=False)
    else:
        escaped = escape_once(code)
    if name == "code_inline" or "i" in modes or shortcode.first("inline").lower() in _TRUE:
        return placeholders.inline(f"<code>{escaped}</code>")
    language = shortcode.first("language", "lang", "type", "brush") or colored
    if not language and name in _LANGUAGES:
        language = name
    if not language and (first := shortcode.first("0").lstrip("=:")) in _LANGUAGES:
        language = first
    return placeholders.block(pre(_without_edges(escaped), language))


def _without_edges(code: str) -> str:
    """Without the newlines that set the tags apart; blank lines within stay."""
    code = code.removeprefix("\r").removeprefix("\n")
    return (
        code.rstrip(" \t").removesuffix("\n").removesuffix("\r")
        if code.rstrip(" \t").endswith("\n")
        else code
    )


def _math(formula: str) -> str:
    """A formula between the delimiters of TeX, which MathJax and KaTeX look for."""
    formula = _LATEX_OPTIONS.sub("", unescape(formula)).strip()
    return f'<span class="math inline">\\({escape(formula, quote=False)}\\)</span>'
