"""Which shortcodes there are: ours, and those that plug-ins add.

A handler makes HTML of a shortcode, or gives None to leave it as text. A plug-in adds
one with an entry point in the group `converters.shortcodes`, named like the shortcode;
it is imported when the shortcode is first met.
"""

from collections.abc import Callable, Iterator
from typing import ClassVar

from converters import messages
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.handler_registry import HandlerRegistry
from converters.markup.wordpress.shortcodes.code import CODE
from converters.markup.wordpress.shortcodes.grammar import Shortcode

Handler = Callable[[Shortcode, Context], str | None]

GROUP = "converters.shortcodes"


class Table(HandlerRegistry[Handler]):
    """Handlers by name. Built-in ones can be replaced by a plug-in's."""

    group = GROUP

    built_in: ClassVar[dict[str, Handler]] = {}
    """Our handlers, which `shortcodes/__init__.py` adds: they stand above the table, since they expand by it."""

    def __contains__(self, name: object) -> bool:
        return name in self.built_in or super().__contains__(name) or name in CODE

    def is_added(self, name: str) -> bool:
        """Whether a plug-in, or code, has added a handler of this name."""
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        return iter({*self.built_in, *super().__iter__(), *CODE})

    def run(self, shortcode: Shortcode, context: Context) -> str | None:
        """Make HTML of a shortcode; None leaves it as text."""
        name = shortcode.name
        if not super().__contains__(name):
            # code that was not taken out has no closing form: it stays text
            built_in = self.built_in.get(name)
            return built_in(shortcode, context) if built_in else None
        try:
            return self[name](shortcode, context)
        except Exception as error:  # not ours: whatever it is, the text must not be lost
            context.note(messages.FAILED_SHORTCODE, name=name, why=repr(error))
            return None


table = Table()
"""The one table; `table.add(name, handler)` adds to it."""
