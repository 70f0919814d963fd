"""Which rules write which elements as blocks. A new kind of block is a rule here, and a file for it."""

from typing import Final

from converters.markup.markdown.elements import SPACE
from converters.markup.wordpress.serialize import code, escape, footnotes, images, lists, media, tables, text
from converters.markup.wordpress.serialize.block_comments import block
from converters.markup.wordpress.serialize.state import RuleSet


def custom_html(html: str) -> str:
    """`core/html`: HTML as it is."""
    return block("html", escape.raw(html).strip(SPACE))


BLOCKS: Final = RuleSet(
    {
        "p": (images.image, media.embed, media.player, media.file, text.paragraph),
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), (text.heading,)),
        "ul": (lists.listed,),
        "ol": (footnotes.footnotes, lists.listed),
        "blockquote": (text.pullquote, text.quote),
        "pre": (code.code, code.verse, code.preformatted),
        "table": (tables.table,),
        "hr": (text.separator,),
        "details": (text.details,),
        "figure": (images.gallery, images.image, tables.captioned, media.embed, media.player),
        "div": (images.gallery,),
    },
    html=custom_html,
    mark=text.mark,
    group=text.group,
)
"""Block markup. The rules of an element are tried in this order; a run of bare text is a `p`."""
