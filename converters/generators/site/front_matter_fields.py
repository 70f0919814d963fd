"""The front matter of a post: the generator's table of metadata -> `FrontMatterField`, then taxonomies, then custom
fields under their own names.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics
from converters.generators.site.layout import SiteLayout
from converters.generators.site.terms import TermIndex
from converters.model import Post
from converters.publishing.custom_fields import PublicFields, custom_fields
from converters.publishing.unique_fields import UniqueFields


class Entry(NamedTuple):
    """A value for the front matter: the key that options name it by, and where it goes (groups, then its name)."""

    key: str
    path: tuple[str, ...]
    value: Any


_HIDING: Final = ("draft", "status")
"""Fields that no option takes away: without them what is not public is published."""
_JOINING: Final = ("comments_key", "address")
"""Fields that `-o only` keeps, for nobody would think of them: a post without them loses its comments, or its permalink."""


def entry(key: str, value: Any) -> Entry:
    """A value under one of the generator's keys; a dot leads into a group, as in `params.author`."""
    return Entry(key, tuple(key.split(".")), value)


def front_matter_fields(
    layout: SiteLayout,
    post: Post,
    metadata: Mapping[str, Any],
    fields: PublicFields,
    terms: TermIndex,
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """The front matter of a post; `metadata` is what there is to say of it (see `metadata`), `fields` are its own."""
    named = list(_named(layout, metadata))
    group = layout.generator.taxonomies_key
    taxonomies = [entry(f"{group}{name}", value) for name, value in terms.custom_taxonomies(post)]
    taken = {item.key.lower() for item in taxonomies}
    custom = _custom(layout, fields, taken)
    only = layout.only and {*layout.only, *_names(layout, *_HIDING, *_JOINING)}
    hiding = {name.lower() for name in _names(layout, *_HIDING)}
    omit = [name for name in layout.omit if name.lower() not in hiding]
    return select((*named, *taxonomies, *custom), layout.rename, only, omit, diagnostics)


def _names(layout: SiteLayout, *keys: str) -> Iterator[str]:
    """What the generator calls the fields of its table with these keys."""
    for key in keys:
        if field := layout.generator.front_matter.get(key):
            yield field.name


def _named(layout: SiteLayout, metadata: Mapping[str, Any]) -> Iterator[Entry]:
    for name, field in layout.generator.front_matter.items():
        value = metadata.get(name)
        if value not in (None, "", [], ()) or name == "title":
            yield entry(field.name, field.format(value))


def _custom(layout: SiteLayout, fields: PublicFields, taken: Collection[str]) -> Iterator[Entry]:
    group = layout.generator.custom_fields_key
    for name, value in custom_fields(fields):
        label = layout.field_name(name)
        if f"{group}{label}".lower() in taken or layout.generator.takes(label):
            label = f"custom_{label}"
        # A dot in the name of a custom field is only a dot.
        yield Entry(f"{group}{label}", (*group.split(".")[:-1], label), value)


def select(
    entries: Iterable[Entry],
    rename: Mapping[str, str],
    only: Collection[str],
    omit: Collection[str],
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """The entries that the options choose, in capitals or not, as a mapping: in the order of the table, groups last."""
    fields = UniqueFields()
    wanted, unwanted = ({name.lower() for name in names} for names in (only, omit))
    chosen = [
        entry(rename[item.key], item.value)._replace(key=item.key) if item.key in rename else item
        for item in entries
        if (not wanted or item.key.lower() in wanted) and item.key.lower() not in unwanted
    ]
    for item in sorted(chosen, key=lambda item: len(item.path) > 1):
        name = fields.add(item.path, item.value)
        if name != item.path[-1]:
            diagnostics.tally(messages.FIELD_RENAMED, name=item.key, given=name)
    return fields.all
