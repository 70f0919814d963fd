"""Renders WordPress content as WordPress would, to HTML.

In WordPress's own order: code is taken out, URLs alone on a line are embedded, blocks
are rendered or paragraphs made, and shortcodes run last. What WordPress does only for the
eye (curly quotes, smilies) is not done.
"""

from converters.markup import lazy_images
from converters.markup.placeholders import TagPlaceholders
from converters.markup.wordpress import blocks, more_tag, shortcodes
from converters.markup.wordpress.allowed import beyond
from converters.markup.wordpress.autop import autop
from converters.markup.wordpress.clickable import make_clickable
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import autoembed
from converters.markup.wordpress.shortcodes import builders, code, unknown

__all__ = ["Context", "autop", "beyond", "make_clickable", "render", "render_comment"]


def render(text: str, context: Context) -> str:
    """Render stored post content (`the_content`).

    `<!--more-->`, `<!--noteaser-->` and `<!--nextpage-->` stay, as comments of their own.
    What is not carried is reported.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    placeholders = TagPlaceholders(text)
    html = _embed_shortcodes(code.take_out(text, placeholders), context)
    html = autoembed(html)
    if blocks.has_blocks(html):
        html = blocks.do_blocks(builders.drop(html, context), context)
    else:
        html = autop(more_tag.set_apart(builders.drop(html, context)))
    html = more_tag.unwrap(html)
    if "[" in html:
        html = shortcodes.unautop(html, shortcodes.table)
        html = shortcodes.expand_body(html, context)
        unknown.report(html, context)
    context.report()
    return lazy_images.load(placeholders.restore(html))


def render_comment(text: str) -> str:
    """Render a stored comment (`comment_text`): URLs become links, blank lines paragraphs; code is as in posts."""
    placeholders = TagPlaceholders(text)
    return placeholders.restore(autop(make_clickable(code.take_out(text, placeholders))))


def _embed_shortcodes(text: str, context: Context) -> str:
    """Run `[embed]`, which comes before everything else (`WP_Embed::run_shortcode`)."""
    if "[embed" not in text:
        return text
    return shortcodes.replace(
        text, _EMBED, lambda shortcode: shortcodes.table.run(shortcode, context), unescape=False
    )


_EMBED = frozenset({"embed"})
