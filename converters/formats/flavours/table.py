"""What the table of a flavour holds: header keys, places, and the words of the generator.

A fact is what a header says, whatever the flavour: the writer's `Tree.facts` gives them, the
reader's `facts` makes fields of a record of them. `Key` says where a fact goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from converters.formats.yaml import Moment


def same(value: Any) -> Any:
    """The value itself."""
    return value


class Key(NamedTuple):
    """Where a fact goes in the header (a dot leads into a group), and in what form."""

    name: str
    form: Callable[[Any], Any] = same


def moment(value: str) -> Moment:
    """A date as ISO 8601."""
    return Moment(value)


def spaced_moment(value: str) -> Moment:
    """A date as `2020-01-05 08:00:00 +0900`."""
    day, clock, offset = value[:10], value[11:19], value[19:].replace(":", "")
    return Moment(f"{day} {clock} {offset}".rstrip())


@dataclass(frozen=True, kw_only=True)
class Flavour:
    """One flavour; a place is a path in the tree, `/` between folders."""

    name: str
    keys: Mapping[str, Key] = field(default_factory=dict)
    """Fact -> key in the header, in the order in which they are written."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where posts lie, by type; `draft TYPE` and `undated TYPE` come first, `other` last.
    In braces: `name`, `date`, `type`, and `above` (the names of the pages above, each with its slash)."""
    reserved: frozenset[str] = frozenset()
    """Keys at the top of a header that mean something to the generator; no taxonomy takes one."""
    reserved_fields: frozenset[str] = frozenset()
    """The same, for the names of custom fields."""
    reserved_folders: frozenset[str] = frozenset()
    """Folders that mean something to the generator."""
    group: str = ""
    """The group that custom fields are in, with its dot."""
    data: str = "data/{name}.yaml"
    """Where authors, terms, media and the site's own facts go."""
    term_name: Callable[[str], str] = same
    """The name of a term as headers have it: not what the generator would take apart."""
