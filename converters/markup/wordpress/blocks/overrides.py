"""The values that one use of a reusable block changes (pattern overrides)."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from converters import lazy_re
from converters.markup.wordpress.blocks.parser import Block

_INNER = {
    "content": lazy_re.compile(r"(<(?P<tag>p|h[1-6]|li|pre)\b[^>]*>).*(</(?P=tag)>)", re.DOTALL),
    "text": lazy_re.compile(r"(<(?P<tag>a|button)\b[^>]*>).*(</(?P=tag)>)", re.DOTALL),
    "caption": lazy_re.compile(r"(<(?P<tag>figcaption)\b[^>]*>).*(</(?P=tag)>)", re.DOTALL),
}
"""Which element's content an attribute is."""

_ATTRIBUTE = {
    "url": ("src", "href"),
    "alt": ("alt",),
    "title": ("title",),
    "linkTarget": ("target",),
    "rel": ("rel",),
}
"""Which HTML attribute an attribute is."""


def override(block: Block, values: object) -> Block:
    """A block, and those in it, with the values that are given for their names: `{name: {attribute: value}}`."""
    if not isinstance(values, Mapping) or not values:
        return block
    content: list[str | Block] = [
        part if isinstance(part, str) else override(part, values) for part in block.content
    ]
    metadata = block.attributes.get("metadata")
    mine = values.get(metadata.get("name")) if isinstance(metadata, Mapping) else None
    if isinstance(mine, Mapping):
        content = [apply_values(part, mine) if isinstance(part, str) else part for part in content]
    return block._replace(content=content)


def apply_values(html: str, values: Mapping[str, Any]) -> str:
    """The saved HTML of a block with other values for its attributes."""
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        if name in _INNER:
            html = _INNER[name].sub(rf"\g<1>{_literal(value)}\g<3>", html, count=1)
        for attribute in _ATTRIBUTE.get(name, ()):
            new = f'{attribute}="{escape(value)}"'
            html = re.sub(rf'(?<=\s){attribute}="[^"]*"', _literal(new), html, count=1)
    return html


def _literal(text: str) -> str:
    """What puts out the text itself where a match is replaced."""
    return text.replace("\\", r"\\")
