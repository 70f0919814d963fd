"""Footnotes at the end of the body: `[^1]: text`."""

from converters.markup.markdown.context import Context, NotRepresentable
from converters.markup.markdown.nodes import Node


def footnotes(node: Node, context: Context) -> str:
    """One definition a note, its further lines indented by four."""
    notes = []
    for number, item in enumerate(node.blocks, 1):
        if not item.blocks:
            raise NotRepresentable
        text = "\n\n".join(context.block(kid, context) for kid in item.blocks)
        lines = text.split("\n")
        notes.append(
            "\n".join([f"[^{number}]: {lines[0]}", *("    " + line if line else "" for line in lines[1:])])
        )
    return "\n\n".join(notes)
