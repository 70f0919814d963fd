"""Block bindings (WordPress 6.5): attributes of a block whose value is a custom field of the post."""

from collections.abc import Mapping
from typing import Any

from converters.extra_keys import first
from converters.markup.wordpress.blocks.overrides import apply_values
from converters.markup.wordpress.blocks.parser import Block
from converters.markup.wordpress.context import Context

_META = "core/post-meta"


def bound(block: Block, context: Context) -> Block:
    """A block with the values of the custom fields that it is bound to, where the post has them (`WP_Block::process_block_bindings`).

    As in WordPress, hidden fields (`_…`) are never shown, and the saved text stays where there is no value.
    """
    metadata = block.attributes.get("metadata")
    if not metadata:  # nearly always
        return block
    bindings = metadata.get("bindings") if isinstance(metadata, Mapping) else None
    if not isinstance(bindings, Mapping):
        return block
    values = {str(name): text for name, binding in bindings.items() if (text := _value(binding, context))}
    if not values:
        return block
    content = [apply_values(part, values) if isinstance(part, str) else part for part in block.content]
    return block._replace(content=content)


def _value(binding: Any, context: Context) -> str:
    if (
        not isinstance(binding, Mapping)
        or binding.get("source") != _META
        or not isinstance(binding.get("args"), Mapping)
    ):
        return ""
    key = str(binding["args"].get("key", ""))
    if not key or key.startswith("_"):
        return ""
    value = first(context.post.extra.get(key))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
