"""Blocks: parsed, rendered from the inside out, their comments taken away (`do_blocks`)."""

from converters import messages
from converters.markup.wordpress.blocks.attributes import show_attributes
from converters.markup.wordpress.blocks.bindings import bound
from converters.markup.wordpress.blocks.footnotes import footnotes, referred
from converters.markup.wordpress.blocks.interactive import with_labels
from converters.markup.wordpress.blocks.overrides import override
from converters.markup.wordpress.blocks.parser import Block, parse
from converters.markup.wordpress.blocks.table import GROUP, Handler, Table, is_dynamic, table
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import autoembed, embed, link

__all__ = ["GROUP", "Block", "Handler", "Table", "do_blocks", "has_blocks", "parse", "table"]

_ADDRESSES = ("url", "src", "href", "link", "linkUrl", "videoUrl", "embedUrl", "mediaUrl")
"""Attributes in which blocks keep the URL of what they show."""


def has_blocks(text: str) -> bool:
    """Whether content is made of blocks, by WordPress's own test (`has_blocks`)."""
    return "<!-- wp:" in text


def do_blocks(text: str, context: Context) -> str:
    """Render block content. Footnotes that are referred to but shown by no block come last."""
    blocks = parse(text)
    html = "".join(_render(block, context) for block in blocks)
    if referred(html) and "wp-block-footnotes" not in html and (notes := footnotes(context)):
        html = f"{html}\n\n{notes}\n"
    return html


def _render(block: Block, context: Context) -> str:
    if table.shows_saved(block.name) and not block.void and "metadata" not in block.attributes:
        return _inner(block, context)
    if block.name == "core/block":
        return _reusable(block, context)
    if block.name == "core/footnotes":
        return footnotes(context)
    if is_dynamic(block) and not table.knows(block.name):
        context.note(messages.DYNAMIC_BLOCK, name=block.name)
        feed = block.text("feedURL")
        return f"<p>{link(feed)}</p>\n" if feed else ""
    if block.name == "core/tabs":
        block = with_labels(block)
    block = bound(block, context)
    inner = _inner(block, context)
    if table.knows(block.name):
        html = table.run(block, inner, context)
        if block.void and not html and block.name not in ("core/spacer", "core/navigation-overlay-close"):
            return _void(block, context)
        return html
    if block.name and not block.name.startswith("core/"):
        return show_attributes(block, inner, context)
    return _void(block, context) if block.void and block.name else inner


def _inner(block: Block, context: Context) -> str:
    return "".join([part if isinstance(part, str) else _render(part, context) for part in block.content])


def _void(block: Block, context: Context) -> str:
    """What is left of a core block without HTML: its URL, if it has one."""
    for name in _ADDRESSES:
        if (url := block.text(name)) and "://" in url:
            return f"<p>{embed(url)}</p>\n"
    context.note(messages.UNKNOWN_BLOCK, name=block.name)
    return ""


def _reusable(block: Block, context: Context) -> str:
    """A reusable block (synced pattern), as `render_block_core_block`, with what this use of it overrides."""
    ref = block.text("ref")
    content = context.site_index.blocks.get(ref)
    if content is None:
        context.note(messages.MISSING_BLOCK, id=ref)
        return ""
    if not context.enter(ref):
        return ""
    try:
        inner = (override(shared, block.attributes.get("content")) for shared in parse(autoembed(content)))
        return "".join(_render(block, context) for block in inner)
    finally:
        context.leave()
