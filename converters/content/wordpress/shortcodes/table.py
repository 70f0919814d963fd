"""Which shortcodes there are: ours, and those that plug-ins add.

A handler makes HTML of a shortcode, or gives None to leave it as text. A plug-in adds
one with an entry point in the group `converters.shortcodes`, named like the shortcode;
it is imported when the shortcode is first met.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from converters import kinds
from converters.content.wordpress.context import Context
from converters.content.wordpress.shortcodes import captions, embeds, galleries, others, players
from converters.content.wordpress.shortcodes.code import CODE
from converters.content.wordpress.shortcodes.grammar import Shortcode

Handler = Callable[[Shortcode, Context], str | None]

GROUP = "converters.shortcodes"

_BUILT_IN: dict[str, Handler] = {
    "caption": captions.caption,
    "wp_caption": captions.caption,
    "gallery": galleries.gallery,
    "slideshow": galleries.gallery,
    "playlist": players.playlist,
    "audio": players.audio,
    "video": players.video,
    **embeds.HANDLERS,
    **others.HANDLERS,
}


class Table:
    """Handlers by name. Built-in ones can be replaced by a plug-in's."""

    def __init__(self) -> None:
        self._added: dict[str, Handler] = {}

    def add(self, name: str, handler: Handler) -> None:
        """Add a shortcode from code, without an entry point."""
        self._added[name] = handler

    def __contains__(self, name: object) -> bool:
        return name in _BUILT_IN or name in self._added or name in _plug_ins() or name in CODE

    def __iter__(self) -> Iterator[str]:
        return iter({*_BUILT_IN, *self._added, *_plug_ins(), *CODE})

    def run(self, shortcode: Shortcode, context: Context) -> str | None:
        """Make HTML of a shortcode; None leaves it as text."""
        name = shortcode.name
        if (added := self._added.get(name)) is None and name not in _plug_ins():
            built_in = _BUILT_IN.get(name)  # code that was not taken out has no closing form: it stays text
            return built_in(shortcode, context) if built_in else None
        try:
            return (added or _load(name))(shortcode, context)
        except Exception as error:  # not ours: whatever it is, the text must not be lost
            context.note(kinds.FAILED_SHORTCODE, name=name, why=repr(error))
            return None


@cache
def _plug_ins() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


@cache
def _load(name: str) -> Handler:
    handler: Handler = _plug_ins()[name].load()
    return handler


table = Table()
"""The one table; `table.add(name, handler)` adds to it."""
