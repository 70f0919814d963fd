"""The kinds of gates: what keeps a post, or a part of it, from visitors without an account.

A gate is a row of a table. Each has an `example` that closes it, from which the manual and the tests are made.
"""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from converters.markup.wordpress.shortcodes.grammar import Shortcode

MEMBERS = "members"
"""Why a post or part is kept back, in the words of `docs/privacy.md`."""

Field = Callable[[str], str]
"""The text of another custom field of the same post, by its name; `""` where it has none."""


class FieldGate(Struct, frozen=True):
    """A custom field that closes a whole post. `closes` gets a value of it, and the other fields of the post.

    `teaser`: visitors see what stands before a paywall in the text. `comments`: they see the comments of such a post.
    """

    name: str
    plugin: str
    closes: Callable[[str, Field], bool]
    rule: str
    """When it closes, in words."""
    example: str
    teaser: bool = False
    comments: bool = True


class ShortcodeGate(Struct, frozen=True):
    """A shortcode that closes its content. `shown` is what visitors see instead: nothing, or a part of it."""

    name: str
    plugin: str
    shown: Callable[[Shortcode], str]
    rule: str
    """What visitors see, in words."""
    example: str = ""
    """Attributes with which the content is hidden; only such gates are tested."""
    hides: bool = True
    """Whether there are attributes, or none, with which it hides content."""


class ShortcodeAttributeGate(Struct, frozen=True):
    """An attribute by which the author of a page hid a part of a page builder, with all within it.

    `prefix` is how the names of its shortcodes begin. `closes` gets the value.
    """

    name: str
    prefix: str
    plugin: str
    closes: Callable[[str], bool]
    rule: str
    example: str
    """A shortcode with the attribute, without brackets."""


class BlockGate(Struct, frozen=True):
    """A block of the block editor that is closed, with all within it. `closes` gets its attributes."""

    name: str
    plugin: str
    closes: Callable[[dict[str, Any]], bool]
    rule: str
    example: str = ""
    """Its attributes as JSON."""


class AttributeGate(Struct, frozen=True):
    """An attribute that closes a block of any name. `closes` gets all attributes of the block."""

    name: str
    plugin: str
    closes: Callable[[dict[str, Any]], bool]
    rule: str
    example: str
    """Attributes as JSON."""


class PaywallGate(Struct, frozen=True):
    """What closes all of the text after it, or that before its end.

    It is a block, an HTML comment (`<!--name-->`), an element of a class, a shortcode that encloses nothing, or a text.
    A comment ends at `<!--/name-->` too.
    """

    name: str
    plugin: str
    form: Literal["block", "comment", "class", "shortcode", "text"]
    until: str = ""
    """The name of the mark that ends it, in the same form."""


Gate = FieldGate | ShortcodeGate | ShortcodeAttributeGate | BlockGate | AttributeGate | PaywallGate
