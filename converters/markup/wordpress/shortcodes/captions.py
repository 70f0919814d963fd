"""`[caption]`: an image with words below it, in the old form (an attribute) and the new one (the content)."""

import re

from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.grammar import Shortcode

_IMAGE_THEN_TEXT = re.compile(
    r"\s*((?:<a\s[^>]+>\s*)?<img\s[^>]+>(?:\s*</a>)?)(.*)", re.IGNORECASE | re.DOTALL
)
_QUOTES_WITHIN = re.compile(r"\bcaption=([\"'])(.*)\1", re.DOTALL)
"""An old caption that holds the quotes it stands in: WordPress shows none of it."""
_EDGE = re.compile(r"\A(?:\s|<br\s*/?>|</p>|<p>)+|(?:\s|<br\s*/?>|</p>|<p>)+\Z")
_BETWEEN = re.compile(r"\s*(?:</p>\s*)?<p(?:\s[^>]*)?>\s*|\s*</p>\s*")
_BARE = re.compile(r"<(?![a-zA-Z/!])")
_PLAIN_NAME = re.compile(r"[\w-]+")


def caption(shortcode: Shortcode, context: Context) -> str | None:
    """Show it as `img_caption_shortcode` does, with HTML5 figures.

    WordPress shows a caption only with a width above 0; we never drop its text.
    """
    from converters.markup.wordpress.shortcodes import expand

    if shortcode.content is None:
        return None
    content, text = _tidy(shortcode.content), shortcode.first("caption")
    if found := not text and _QUOTES_WITHIN.search(shortcode.written):
        text = found[2].replace('\\"', '"')
    if found := _IMAGE_THEN_TEXT.fullmatch(content):
        content, after = found[1], _tidy(found[2])
        text = f"{text} {after}".strip() if text and after != text else after or text
    content, text = expand(content, context), _BARE.sub("&lt;", expand(text, context))
    if not text:
        return content
    attributes = ""
    if _PLAIN_NAME.fullmatch(name := shortcode.first("id")):
        attributes = f' id="{name}"'
    names = " ".join(
        ["wp-caption", *_PLAIN_NAME.findall(f"{shortcode.first('align')} {shortcode.first('class')}")]
    )
    return f'<figure{attributes} class="{names}">{content}<figcaption class="wp-caption-text">{text}</figcaption></figure>'


def _tidy(html: str) -> str:
    """Take away what autop added: a figure's caption holds no paragraphs."""
    html = _EDGE.sub("", html)
    return _BETWEEN.sub("<br />", html) if "<p" in html or "</p>" in html else html
