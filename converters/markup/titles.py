"""Titles that a platform keeps as HTML."""

from typing import Any, Final

from converters import lazy_re
from converters.extra_keys import TITLE_HTML

_MARKUP: Final = lazy_re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[\da-fA-F]+|\w+);")


def plain_title(html: str, extra: dict[str, Any]) -> str:
    """The title as people see it. One that has markup or entities is kept in `extra`."""
    if not _MARKUP.search(html):
        return html
    from converters.markup.html import plain  # detection does not wait for it

    extra[TITLE_HTML] = html
    return plain(html)
