"""Runs the shortcodes of a text by the table, as `do_shortcode` does."""

from converters import lazy_re
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.grammar import replace
from converters.markup.wordpress.shortcodes.table import table

_BLOCK = lazy_re.compile(r"\s*<(?:figure|div|p|pre|ul|ol|dl|table|blockquote|h[1-6]|hr|section|details)\b")
_PARAGRAPH = lazy_re.compile(r"<(/?)p(?:\s[^>]*)?>")
_INLINE_TAG = lazy_re.compile(r"<(/?)(?:a|b|strong|em|i|span|u|s|del|ins|small|big|font|code|sup|sub)\b")
_EMPTY = lazy_re.compile(r"<p(?:\s[^>]*)?>(?:\s|<br />)*</p>\n?")
_BREAK_AT_START = lazy_re.compile(r"(<p(?:\s[^>]*)?>)\s*(?:<br />\s*)+")
_BREAK_AT_END = lazy_re.compile(r"(?:\s*<br />)+\s*(?=</p>)")


def expand(text: str, context: Context) -> str:
    """Run the shortcodes of a part of the content (`do_shortcode`)."""
    return replace(text, table, lambda shortcode: table.run(shortcode, context))


def expand_body(html: str, context: Context) -> str:
    """Run the shortcodes of a whole body, and place their output in paragraphs or between them.

    A paragraph ends before a block and goes on after it: WordPress leaves a figure where it
    is, and for a browser what follows it is in no paragraph. What is no block but stands
    alone on a line gets a paragraph.
    """
    split = False
    paragraph = looked = 0  # where the paragraph began that is open at `looked`, or 0
    inline = counted = 0  # how many inline elements of that paragraph are open at `counted`

    def place(text: str, start: int, end: int, made: str) -> str:
        nonlocal split, paragraph, looked, inline, counted
        for tag in _PARAGRAPH.finditer(text, looked, start):
            paragraph = 0 if tag[1] else tag.end()
        looked = end
        if paragraph > counted:
            inline, counted = 0, paragraph
        inline += sum(-1 if tag[1] else 1 for tag in _INLINE_TAG.finditer(text, counted, start))
        counted = start
        if not made:
            return made
        block = bool(_BLOCK.match(made))
        if paragraph:
            if not block or inline > 0:
                return made
            split = True
            return f"</p>\n{made}\n<p>"
        alone = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        return f"<p>{made}</p>" if alone and not block else made

    html = replace(html, table, lambda shortcode: table.run(shortcode, context), place)
    if split:
        html = _BREAK_AT_END.sub("", _BREAK_AT_START.sub(r"\1", html))
        html = _EMPTY.sub("", html)
    return html
