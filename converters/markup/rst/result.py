"""What rendering reStructuredText gives."""

from typing import NamedTuple


class Rendered(NamedTuple):
    """The HTML of a text, the directives and roles in it that are not known, and what else docutils complains about."""

    html: str
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
