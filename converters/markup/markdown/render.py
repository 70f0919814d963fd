"""Renderers that verify a conversion: Markdown back to HTML.

comrak passes all of CommonMark's and GFM's examples, keeps no memory from one text to the
next, takes nesting of any depth, and is fast enough to verify every body of a blog.
Python-Markdown has its own rules, so texts for it are verified with itself.
"""

import re
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any, Final, SupportsIndex

import comrak

from converters import lazy_re
from converters.markup.markdown.flavors import MarkdownFlavor

_HEADING_ID: Final = lazy_re.compile(r"^((?:[ >]|[-*+] |\d+\. )*#{1,6} [^\n]*) \{#[\w:.-]+\}$", re.M)


def renderer(flavor: MarkdownFlavor) -> Callable[[str], str]:
    """The function that converts Markdown of this flavor to HTML."""
    if flavor.renderer == "python-markdown":
        return _python_markdown(task_lists=flavor.task_lists)
    render = comrak_renderer(autolinks=flavor.autolinks)
    if flavor.heading_ids:
        return lambda text: render(_HEADING_ID.sub(r"\1", text) if " {#" in text else text)
    return render


def rendered(markdown: str, flavor: MarkdownFlavor) -> str:
    """Markdown of this flavor as HTML, by the renderer that verifies it."""
    return renderer(flavor)(markdown)


@cache
def comrak_renderer(*, autolinks: bool = True, definition_lists: bool = False) -> Callable[[str], str]:
    """comrak with all of GFM, footnotes, and what is asked for."""
    extensions = comrak.ExtensionOptions()
    extensions.table = True
    extensions.strikethrough = True
    extensions.tasklist = True
    extensions.footnotes = True
    extensions.autolink = autolinks
    extensions.description_lists = definition_lists
    parsing = comrak.ParseOptions()
    output = comrak.RenderOptions()
    output.unsafe_ = True  # raw HTML stays raw; `html.sanitise` is for comments
    # Without an end of line comrak sees no definition of a link in `[a]: <b>`.
    return lambda text: comrak.render_markdown(f"{text}\n", extensions, parsing, output)


@cache
def _python_markdown(*, task_lists: bool = False) -> Callable[[str], str]:
    import markdown

    # The extensions that sites use by default, without CodeHilite.
    converter = markdown.Markdown(extensions=["extra", "meta"], output_format="html")
    if task_lists:
        from converters.markup.markdown.task_lists import TaskLists

        converter.treeprocessors.register(TaskLists(converter), "task-lists", 25)  # before texts are read
    parse: Callable[[Any, Any], None] = converter.parser.parseBlocks

    def quickly(parent: Any, blocks: Any) -> None:
        parse(parent, _Blocks(blocks))

    converter.parser.parseBlocks = quickly  # type: ignore[method-assign] # it offers no place for this

    def render(text: str) -> str:
        # A header would be taken off; a blank line first keeps the text from looking like one.
        converter.reset()
        return converter.convert("\n\n" + text)

    return render


class _Blocks(deque[str]):
    """The blocks that Python-Markdown has before it: it takes from the front, which a list does slowly."""

    def pop(self, at: SupportsIndex = -1) -> str:
        """Take one, as from a list."""
        return self.popleft() if at == 0 else super().pop()
