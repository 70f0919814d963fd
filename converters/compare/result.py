"""The result of a comparison: differences, and counts by record type."""

from typing import Any

import msgspec


class Difference(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One difference. `name` is the record as a blogger knows it; without a `field`, only one side (`only`) has it.

    `a` and `b` are the values of both sides, `None` where a side has no value; bodies in two dialects
    are compared, and given, in normal form.
    """

    record: str
    id: str = ""
    name: str
    field: str = ""
    only: str = ""
    a: Any = None
    b: Any = None


class Count(msgspec.Struct, kw_only=True):
    """Of one kind of record: how many are on both sides and in how many of these something
    differs, how many only one has, and how many have another id on the other side (no difference)."""

    compared: int = 0
    differing: int = 0
    only_a: int = 0
    only_b: int = 0
    renumbered: int = 0


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The result of `diff`."""

    counts: dict[str, Count]
    differences: list[Difference]

    @property
    def equal(self) -> bool:
        """Whether there is no difference, ignored fields aside."""
        return not self.differences
