"""reStructuredText as HTML, by docutils (the extra `rst`)."""

from importlib.util import find_spec
from typing import NamedTuple


class Rendered(NamedTuple):
    """The HTML of a text, the directives and roles in it that are not known, and what else docutils complains about."""

    html: str
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


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
    from converters.markup.rst import rendering

    return rendering.plain(text)
