"""A text of any dialect as HTML, by way of which all conversions go."""

import re
from collections.abc import Callable
from html import escape
from typing import Final

from converters import lazy_re, messages
from converters.io.character_references import unescape
from converters.io.extensions import TEXTS
from converters.markup import markdown, wordpress
from converters.markup.html import braced
from converters.markup.links import rewrite_urls
from converters.markup.markdown.template_syntax import TagSet
from converters.markup.markdown.url_tags import tags
from converters.model import Markup

_SITE_LINK: Final = lazy_re.compile(
    r"[\"'=](?:[{|](?:filename|static|attach|index)[}|]|link://)|\.(?:md|rst)[\"'#]", re.I
)

_PELICAN_URL: Final = lazy_re.compile(
    r"(\b(?:href|src|poster)=[\"']?)([{|](?:filename|static|attach|index)[}|][^\s\"'>]*)"
)


def to_html(markup: Markup, render: Callable[[str], str], context: wordpress.Context) -> str:
    """A text as HTML. `render` is for what WordPress stores, in which posts and comments differ."""
    match markup.dialect:
        case "wordpress":
            return render(markup.text)
        case "markdown":
            reading = markdown.read(markup.text, markdown.ANY, tag_set(context))
            report_shortcodes(reading, context)
            return _link_to_posts(markdown.with_anchors(reading.text), context)
        case "plain":
            return paragraphs(markup.text)
        case "html":
            return with_site_links(markup.text, context)


def tag_set(context: wordpress.Context) -> TagSet:
    """The template tags that are recognised in the Markdown of a post, and the URLs that they stand for."""
    return tags(context.site_index).tag_set(context.template_syntaxes, context.post)


def with_files_beside(html: str, context: wordpress.Context) -> str:
    """HTML in which the images that lie next to the text in the source have the URLs that the site has them at."""
    known, within = tags(context.site_index), context.post.id
    return rewrite_urls(html, lambda name, url: known.beside(url, within) if name != "href" else None)


def with_site_links(html: str, context: wordpress.Context) -> str:
    """HTML in which links in a generator's own words lead to posts and files: `{filename}a.rst`, `link://slug/a`."""
    if not context.template_syntaxes or not _SITE_LINK.search(html):
        return html
    known = tag_set(context)

    def changed(found: re.Match[str]) -> str:
        url = known.url(unescape(found[2]))
        return found[0] if url is None else f"{found[1]}{escape(url)}"

    return _link_to_posts(_PELICAN_URL.sub(changed, html), context)


def _link_to_posts(html: str, context: wordpress.Context) -> str:
    """HTML in which a link to the file of another post is the permalink of that post, where it has one."""

    def address(name: str, url: str) -> str | None:
        found = tags(context.site_index).texts.named(url, context.post.id) if name == "href" else None
        return found.url + url[url.find("#") :] * ("#" in url) if found and found.url else None

    lower = html.lower()
    return rewrite_urls(html, address) if any(mark in lower for mark in (*TEXTS, "link://")) else html


def report_braced(html: str, context: wordpress.Context) -> None:
    """Report attributes with braces, which a template language fills in."""
    if names := braced(html):
        context.diagnostics.report(messages.BRACED_ATTRIBUTE, context.post, names=", ".join(names))


def report_shortcodes(reading: markdown.Reading, context: wordpress.Context) -> None:
    """Report shortcodes that only their generator can render, and texts that it leaves out."""
    if reading.hidden:
        context.diagnostics.tally(messages.HIDDEN_TEXT, reading.hidden)
    for name, count in reading.shortcodes.items():
        context.diagnostics.report(messages.GENERATOR_SHORTCODE, context.post, name=name, count=count)


def paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines between paragraphs, lines kept."""
    blocks = (block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n"))
    return "\n".join(
        f"<p>{escape(block, quote=False).replace(chr(10), '<br>' + chr(10))}</p>"
        for block in blocks
        if block.strip()
    )
