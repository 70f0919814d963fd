"""Shortcodes that only wrap their content, and those that the site fills when it is shown."""

from html import escape

from converters import messages
from converters.io.character_references import unescape
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.markup.wordpress.shortcodes.table import Handler
from converters.markup.wordpress.shortcodes.unclosed import then_content

_WRAPPERS = ("presentation", "slide", "recipe", "recipe-directions", "recipe-notes")
"""WordPress.com's: what they hold is text like any other."""

_FILLED_BY_SITE = (
    "archives",
    "blog_subscription_form",
    "subscribe2",
    "contact-form",
    "contact-field",
    "contact-form-7",
    "jetpack_subscription_form",
    "jetpack-related-posts",
    "wpforms",
    "gravityform",
    "sitemap",
    "display-posts",
    "portfolio",
    "testimonials",
    "likes",
    "sharing",
)
"""Nothing of them is in an archive: forms, lists of posts."""


def wrapper(shortcode: Shortcode, context: Context) -> str | None:
    """Show what it holds."""
    if shortcode.content is None:
        return None
    title = shortcode.first("title")
    head = f"<h3>{escape(unescape(title), quote=False)}</h3>\n" if title else ""
    return f'<div class="{shortcode.name}">{head}{expand(shortcode.content, context)}</div>'


def filled_by_site(shortcode: Shortcode, context: Context) -> str | None:
    """Show only the content, and report that."""
    context.note(messages.DYNAMIC_SHORTCODE, name=shortcode.name)
    return then_content("", shortcode, context)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_WRAPPERS, wrapper),
    **dict.fromkeys(_FILLED_BY_SITE, filled_by_site),
}
