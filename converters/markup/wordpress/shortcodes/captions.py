"""`[caption]`: an image with words below it, in the old form (an attribute) and the new one (the content)."""

import re

from converters import lazy_re
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode

_TAG = lazy_re.compile(r"\s*(<(/?[a-z]+)(?=[\s/>])[^>]*>)", re.IGNORECASE)
_QUOTES_WITHIN = lazy_re.compile(r"\bcaption=([\"'])(.*)\1", re.DOTALL)
"""An old caption that holds the quotes it stands in: WordPress shows none of it."""
_EDGE = lazy_re.compile(r"\A(?:\s|<br\s*/?>|</p>|<p>)+|(?:\s|<br\s*/?>|</p>|<p>)+\Z")
_BETWEEN = lazy_re.compile(r"\s*(?:</p>\s*)?<p(?:\s[^>]*)?>\s*|\s*</p>\s*")
_BARE = lazy_re.compile(r"<(?![a-zA-Z/!])")
_PLAIN_NAME = lazy_re.compile(r"[\w-]+")


def caption(shortcode: Shortcode, context: Context) -> str | None:
    """Show it as `img_caption_shortcode` does, with HTML5 figures.

    WordPress shows a caption only with a width above 0; we never drop its text.
    """
    if shortcode.content is None:
        return None
    content, text = _tidy(shortcode.content), shortcode.first("caption")
    if found := not text and _QUOTES_WITHIN.search(shortcode.written):
        text = found[2].replace('\\"', '"')
    if end := _end_of_image(content):
        content, after = content[:end].lstrip(), _tidy(content[end:])
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


def _end_of_image(html: str) -> int:
    """Where the image ends that a text begins with, its link included; 0 if it begins with none."""
    tag = _TAG.match(html)
    if tag and tag[2].lower() == "a":
        tag = _TAG.match(html, tag.end())
    if not tag or tag[2].lower() != "img":
        return 0
    link_end = _TAG.match(html, tag.end())
    return link_end.end() if link_end and link_end[2].lower() == "/a" else tag.end()


def _tidy(html: str) -> str:
    """Take away what autop added: a figure's caption holds no paragraphs."""
    html = _EDGE.sub("", html)
    return _BETWEEN.sub("<br />", html) if "<p" in html or "</p>" in html else html
