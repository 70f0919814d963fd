"""The one table of gates: ours, and those that plug-ins add.

A plug-in adds gates with an entry point in the group `converters.gates`: a gate, or a tuple of gates, under any name.
One of a name that we have too replaces ours.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.metadata import EntryPoint
from typing import Final, TypeVar

from converters.gates.blocks import ATTRIBUTES, BLOCKS, PAYWALLS
from converters.gates.fields import FIELDS
from converters.gates.gate import (
    AttributeGate,
    BlockGate,
    FieldGate,
    Gate,
    PaywallGate,
    ShortcodeAttributeGate,
    ShortcodeGate,
)
from converters.gates.shortcodes import ATTRIBUTES as HIDDEN_PARTS
from converters.gates.shortcodes import SHORTCODES
from converters.guard import faults
from converters.io.entry_points import entry_points

GROUP: Final = "converters.gates"

Kind = TypeVar(
    "Kind", FieldGate, ShortcodeGate, ShortcodeAttributeGate, BlockGate, AttributeGate, PaywallGate
)
_KINDS: Final = ("fields", "shortcodes", "parts", "blocks", "attributes", "paywalls")


class Table:
    """All gates, each kind by name. Entry points are loaded when the first text is judged."""

    def __init__(self) -> None:
        self._gates: list[Gate] = [*FIELDS, *SHORTCODES, *HIDDEN_PARTS, *BLOCKS, *ATTRIBUTES, *PAYWALLS]

    def add(self, *gates: Gate) -> None:
        """Add gates from code, without an entry point."""
        self._gates += gates
        for name in (*_KINDS, "closes_core_blocks", "beginnings_of_parts"):
            self.__dict__.pop(name, None)

    def __iter__(self) -> Iterator[Gate]:
        for name in _KINDS:
            yield from getattr(self, name).values()

    @cached_property
    def fields(self) -> Mapping[str, FieldGate]:
        """Gates of whole posts, by custom field."""
        return self._of(FieldGate)

    @cached_property
    def shortcodes(self) -> Mapping[str, ShortcodeGate]:
        """Gates by shortcode."""
        return self._of(ShortcodeGate)

    @cached_property
    def parts(self) -> Mapping[str, ShortcodeAttributeGate]:
        """Gates by attribute of a shortcode."""
        return self._of(ShortcodeAttributeGate)

    @cached_property
    def blocks(self) -> Mapping[str, BlockGate]:
        """Gates by block."""
        return self._of(BlockGate)

    @cached_property
    def attributes(self) -> Mapping[str, AttributeGate]:
        """Gates by attribute of a block."""
        return self._of(AttributeGate)

    @cached_property
    def paywalls(self) -> Mapping[str, PaywallGate]:
        """What closes the rest of a text."""
        return self._of(PaywallGate)

    @cached_property
    def beginnings_of_parts(self) -> tuple[str, ...]:
        """How the shortcodes of page builders begin, with their bracket."""
        return tuple(dict.fromkeys(f"[{gate.prefix}" for gate in self.parts.values()))

    @cached_property
    def closes_core_blocks(self) -> bool:
        """Whether a gate, of a plug-in then, closes a block of WordPress itself."""
        return any(name.startswith("core/") for name in (*self.blocks, *self.paywalls))

    def _of(self, kind: type[Kind]) -> dict[str, Kind]:
        self._load()
        return {gate.name: gate for gate in self._gates if isinstance(gate, kind)}

    def _load(self) -> None:
        if "_loaded" not in self.__dict__:
            self.__dict__["_loaded"] = True
            for point in entry_points(GROUP):
                self._gates += _loaded(point)


def _loaded(point: EntryPoint) -> list[Gate]:
    """The gates of an entry point. Raises `PluginError` where there are none: what they hide would be public."""
    with faults(f"the gates {point.name}", point.dist.name if point.dist else point.value):
        found = point.load()
        gates = list(found) if isinstance(found, Iterable) else [found]
        if odd := [gate for gate in gates if not isinstance(gate, Gate)]:
            raise TypeError(f"{odd[0]!r} is not a gate")
        return gates


table: Final = Table()
"""The one table; `table.add(gate)` adds to it."""
