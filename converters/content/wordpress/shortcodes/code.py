"""Code: `[code]`, `[sourcecode]`, `[php]` …, `<pre class="brush: …">` and `[latex]`, taken out before anything reads it.

What they hold is kept to the byte, escaped once, in `<pre><code class="language-…">`.
"""

import re
from html import escape, unescape

from converters.content.wordpress.kept import Kept
from converters.content.wordpress.shortcodes.grammar import Shortcode, find
from converters.content.wordpress.tags import replace_elements

_LANGUAGES = [
    "as3", "actionscript3", "bash", "shell", "sh", "cf", "coldfusion", "clojure", "clj", "cpp", "c",
    "csharp", "c-sharp", "css", "delphi", "pascal", "diff", "patch", "erl", "erlang", "fsharp", "go",
    "golang", "groovy", "haskell", "html", "html5", "java", "jfx", "javafx", "js", "jscript",
    "javascript", "json", "kotlin", "matlab", "objc", "obj-c", "perl", "pl", "php", "plain", "text",
    "powershell", "ps", "py", "python", "r", "splus", "rails", "rb", "ror", "ruby", "rust", "scala",
    "sql", "swift", "tex", "typescript", "vb", "vbnet", "xml", "xhtml", "xslt", "yaml", "yml",
]  # fmt: skip
_GENERAL = [
    "code", "sourcecode", "source", "cc", "cc_code", "crayon", "codesyntax", "prettify",
    "prettyprint",
]  # fmt: skip
_COLORER = {f"cc_{language}": language for language in _LANGUAGES}
_INLINE = frozenset({"cci", "code_inline"})

CODE: frozenset[str] = frozenset([*_GENERAL, *_LANGUAGES, *_COLORER, *_INLINE])
"""Shortcodes that hold code: all of them only with a closing form, for `[c]` alone is anything."""
MATH = frozenset({"latex"})
_TAKEN = CODE | MATH

_PLAIN = frozenset({"plain", "text", "plaintext", "none", "default", "generic"})
_NAME = re.compile(r"[\w#+.-]+")

_ENCODED = re.compile(r"&(?:lt|gt|amp|quot|#0?39|#0?38|#6[02]);")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_BLOCK_COMMENT = re.compile(r"<!-- /?wp:")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

_PRE = re.compile(r"<(pre)\b([^<>]*)>")
_PRE_LANGUAGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bbrush\s*:\s*([\w#+.-]+)",  # SyntaxHighlighter
        r"\blang\s*:\s*([\w#+.-]+)",  # Crayon
        r"\bdata-enlighter-language\s*=\s*[\"']?([\w#+.-]+)",
        r"\s(?:xml:)?lang\s*=\s*[\"']?([\w#+.-]+)",  # WP-Syntax
        r"[\"'\s]lang(?:uage)?-([\w#+.-]+)",  # Prism, prettify, highlight.js
    )
)
_COLOURED = re.compile(r"<(?:code|span|div|ol|table)\b", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:a|b|i|em|strong|u|s|del|ins|mark|br|sub|sup|img|p)\b[^>]*>", re.IGNORECASE)
_DOLLAR_LATEX = re.compile(r"\$latex[\s=]([^$\n]*)\$")
_LATEX_OPTIONS = re.compile(r"&(?:amp;|#0?38;)?(?:s|bg|fg)=[\w-]+")


def take_out(text: str, kept: Kept) -> str:
    """Render the code of a text and put placeholders for it."""
    if "<pre" in text:
        text = replace_elements(text, _PRE, lambda tag, whole: _take_pre(tag, whole, kept))
    if "[/" in text:
        text = _take_shortcodes(text, kept)
    if "$latex" in text:
        text = _DOLLAR_LATEX.sub(lambda found: kept.inline(_math(found[1])), text)
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


def language_of_pre(attributes: str) -> str:
    """The language that a `<pre …>` says it holds, in the way of one of the known highlighters."""
    for pattern in _PRE_LANGUAGES:
        if found := pattern.search(attributes):
            return found[1]
    return ""


def _take_pre(tag: re.Match[str], whole: str, kept: Kept) -> str:
    """Take out a `<pre>` that names its language; others are WordPress's to read (shortcodes run in them)."""
    if not (language := language_of_pre(tag[2])):
        return whole
    code = whole[len(tag[0]) : -len("</pre>")]
    if _COLOURED.search(code):
        return whole
    if "<" not in code:
        escaped = _BARE_AMPERSAND.sub("&amp;", code)
    elif _ENCODED.search(code) and _MARKUP.search(code):
        return whole  # escaped code with real markup in it
    else:
        escaped = escape(code, quote=False)
    return kept.block(pre(_without_edges(escaped), language))


def _take_shortcodes(text: str, kept: Kept) -> str:
    pieces: list[str] = []
    done = 0
    closed: dict[str, bool] = {}
    comments = (
        [(comment.start(), comment.end()) for comment in _COMMENT.finditer(text)] if "<!--" in text else []
    )
    position = 0
    while match := find(text, _TAKEN, position, closed):
        comment_end = next((end for start, end in comments if start < match.start < end), 0)
        content = match.shortcode.content
        if comment_end:
            position = comment_end
        elif content is None or _BLOCK_COMMENT.search(content):
            position = match.opened
        elif match.escaped:
            position = match.end
        else:
            pieces += text[done : match.start], _render(match.shortcode, content, kept)
            done = position = match.end
    return "".join([*pieces, text[done:]])


def _render(shortcode: Shortcode, code: str, kept: Kept) -> str:
    name = shortcode.name
    if name in MATH:
        return kept.inline(_math(code))
    if name in _INLINE:
        return kept.inline(f"<code>{escape_once(code)}</code>")
    language = shortcode.first("language", "lang", "type", "brush") or _COLORER.get(name, "")
    if not language and name in _LANGUAGES:
        language = name
    if not language and (first := shortcode.first("0").lstrip("=:")) in _LANGUAGES:
        language = first
    return kept.block(pre(escape_once(_without_edges(code)), language))


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
