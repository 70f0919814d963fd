"""Renders reStructuredText, where docutils is installed: it is loaded for the first text."""

from importlib.util import find_spec

from converters.markup.rst.result import Rendered


def can_render() -> bool:
    """Whether docutils is installed."""
    return find_spec("docutils") is not None


def render(text: str) -> Rendered:
    """The HTML of a text. No file and no URL that it names is read."""
    from converters.markup.rst.rendering import rendered

    return rendered(text)


def plain(text: str) -> str:
    """A line of inline markup as people see it; the line itself where docutils is not installed."""
    if not can_render():
        return text
    from converters.markup.rst.rendering import plain as in_plain_text

    return in_plain_text(text)


def inline(text: str) -> str:
    """The HTML of a text; without its paragraph where it is one."""
    html = render(text).html.strip()
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html
