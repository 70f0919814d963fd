"""Renders WordPress content as WordPress would, to HTML.

In WordPress's own order: code is taken out, URLs alone on a line are embedded, blocks
are rendered or paragraphs made, and shortcodes run last. What WordPress does only for the
eye (curly quotes, smilies) is not done.
"""

from converters import messages
from converters.markup import lazy_images
from converters.markup.html import name_of, parse
from converters.markup.placeholders import TagPlaceholders
from converters.markup.wordpress import blocks, builders, flash, more_tag, shortcodes
from converters.markup.wordpress.autop import autop
from converters.markup.wordpress.clickable import make_clickable
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import autoembed
from converters.markup.wordpress.formulas import has_formulas
from converters.markup.wordpress.shortcodes import code, footnotes, unknown
from converters.markup.wordpress.tags import end_empty_elements

__all__ = ["Context", "autop", "beyond", "make_clickable", "render", "render_body", "render_comment"]


def render(text: str, context: Context) -> str:
    """Render stored post content (`the_content`).

    `<!--more-->`, `<!--noteaser-->` and `<!--nextpage-->` stay, as separate comments.
    What is not carried is reported.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    placeholders = TagPlaceholders(text)
    html = _embed_shortcodes(end_empty_elements(code.take_out(text, placeholders)), context)
    html = autoembed(html)
    if blocks.has_blocks(html):
        html = blocks.do_blocks(builders.expand(html, context, in_blocks=True), context)
    else:
        html = autop(more_tag.set_apart(builders.expand(html, context)))
    html = more_tag.unwrap(html)
    if "[" in html:
        html = shortcodes.unautop(html, shortcodes.table)
        html = shortcodes.expand_body(html, context)
        html = unknown.settle(html, context) + footnotes.take_list(context)
    context.report()
    html = flash.with_players(lazy_images.load(placeholders.restore(html)))
    if has_formulas(html):
        context.diagnostics.tally(messages.FORMULAS)
    return html


def render_body(text: str, context: Context) -> str:
    """Render the body of a post: its stored content, or the page that a page builder keeps for it.

    A builder's site shows that page. Some builders write a copy of what it showed into the body: this is the text
    if it has all of the page, or more than the page says, with what only the page has after it.
    """
    page = builders.stored_page(context.post, context)
    if not page:
        return render(text, context)
    aside = context.aside()
    body, shown = render(text, aside), render(page.text, aside)
    if text.strip() and page.copied and builders.holds_all(body, shown):
        context.forget()
        return render(text, context)
    if text.strip() and page.copied and builders.holds_more(body, shown):
        context.forget(messages.DYNAMIC_ELEMENT)  # what the site filled is in the copy
        return "\n".join([render(text, context), builders.rest(body, shown)])
    html = render(page.text, context)
    builders.report_rest(html, body, context)
    context.report()
    return html


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


ALLOWED = frozenset("a abbr acronym b blockquote cite code del em i q s strike strong".split())
"""Elements that WordPress leaves in anyone's comment (`$allowedtags`)."""


def beyond(html: str) -> list[str]:
    """The elements that WordPress removes. Paragraphs and line breaks do not count: blank lines stand for them."""
    if "<" not in html:
        return []
    return sorted({name_of(element) for element in parse(html).iter()} - ALLOWED - {"body", "p", "br", ""})
