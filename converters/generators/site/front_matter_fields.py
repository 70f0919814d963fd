"""What the header of a post says, whatever the flavour: facts, and the keys they go under.

A flavour is a table of fact -> `Key`. Custom fields and taxonomies of one's own follow under
their own names; what is not published is counted by name in the report.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.wxr import vocabulary
from converters.model import Post

TAXONOMIES = {"category": "categories", "post_tag": "tags"}
"""Taxonomies that every generator knows -> the fact that names their terms."""

COMMON_TERMS = frozenset({"categories", "category", "tags", "tag"})
"""Names that no taxonomy of one's own has, lest they be taken for these."""

USED_FIELDS = frozenset({"_wp_old_slug", "_thumbnail_id", "title_raw", "aliases"}) | {
    f"_menu_item_{name}"
    for name in ("type", "object", "object_id", "menu_item_parent", "url", "target", "classes", "xfn")
}
"""Hidden fields that are in the header, or a menu, under another name."""

DESCRIPTIONS = (
    "description",
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
)
"""Where plug-ins keep the description for search engines."""

HOUSEKEEPING = frozenset(
    {
        "guid",
        "ping_status",
        "pubDate",
        "post_date",
        "post_date_gmt",
        "post_modified_gmt",
        "footnotes",
        "category",
    }
    | {"_edit_last", "_edit_lock", "_pingme", "_encloseme", "_wp_page_template", "_publicize_pending"}
    | {"_wp_old_date", "_wp_desired_post_slug", "_publicize_done", "_rest_api_published"}
)
HOUSEKEEPING_STARTS = (
    "_oembed_", "_wp_trash_", "_wpas_", "_publicize_", "_jetpack_", "_elasticsearch_", "_wp_attach",
    "_transient_", "_rest_api_",
)  # fmt: skip
"""What WordPress notes down for itself."""


def taxonomy_key(taxonomy: str, reserved: Collection[str]) -> str:
    """The header key of a taxonomy of one's own."""
    key = (
        "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in taxonomy.lower()) or "terms"
    )
    return f"{key}_terms" if key in reserved else key


def custom_fields(post: Post, diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """The same for a header: under the name that the source had, one value alone."""
    for name, value in public_fields(post, diagnostics):
        if name not in USED_FIELDS and name not in DESCRIPTIONS:
            yield vocabulary.meta_key(name), _alone(value)


def public_fields(post: Post, diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """The fields of `extra` that are for people to see; the others are counted in the report."""
    for name, value in post.extra.items():
        if name in USED_FIELDS or name in DESCRIPTIONS:
            yield name, value
        elif name in HOUSEKEEPING:
            diagnostics.tally(messages.HOUSEKEEPING, name=name)
        elif start := next((start for start in HOUSEKEEPING_STARTS if name.startswith(start)), ""):
            diagnostics.tally(messages.HOUSEKEEPING, name=f"{start}…")
        elif name.startswith("_") or name.startswith(vocabulary.META_PREFIX + "_"):
            diagnostics.tally(messages.HIDDEN_FIELD, name=name)
        else:
            yield name, value


def description(post: Post) -> str:
    """What a plug-in for search engines has as the description."""
    return next((text for name in DESCRIPTIONS if (text := str(_alone(post.extra.get(name) or "")))), "")


def _alone(value: Any) -> Any:
    """A custom field is a list, since it may be there more than once; mostly it is not. A list of tables stays one."""
    single = isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict)
    return value[0] if single else value


class Entry(NamedTuple):
    """A value for the header: what the options call it, where it goes (groups, then its name)."""

    key: str
    path: tuple[str, ...]
    value: Any


def entry(key: str, value: Any) -> Entry:
    """A value under a key of ours; a dot leads into a group, as in `params.author`."""
    return Entry(key, tuple(key.split(".")), value)


class Fields:
    """Fields that take no other's place; names are told apart as generators read them, in small letters."""

    def __init__(self, fields: Mapping[str, Any] | None = None) -> None:
        self.all: dict[str, Any] = dict(fields or {})
        self._last: dict[tuple[tuple[str, ...], str], int] = {((), name.lower()): 1 for name in self.all}
        """The last number that was put behind each name, by the groups it is in: looked up, not tried."""

    def put(self, path: Sequence[str], value: Any) -> str:
        """Set a value at a path (groups, then a name), and say under which name it is now."""
        *groups, name = path
        fields = self.all
        place: tuple[str, ...] = ()
        for number, group in enumerate(groups):
            self._last.setdefault((place, group.lower()), 1)
            inner = fields.setdefault(group, {})
            if not isinstance(inner, dict):  # no group, but a value that has this name
                name = ".".join(path[number:])
                break
            fields, place = inner, (*place, group)
        given = name
        while (place, given.lower()) in self._last:
            self._last[place, name.lower()] += 1
            given = f"{name}_{self._last[place, name.lower()]}"
        self._last[place, given.lower()] = 1
        fields[given] = value
        return given


def selected(
    entries: Iterable[Entry],
    rename: Mapping[str, str],
    only: Collection[str],
    omit: Collection[str],
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """The header with its groups, in the order of the table, groups last; what the options say is done."""
    fields = Fields()
    chosen = [
        entry(rename[one.key], one.value)._replace(key=one.key) if one.key in rename else one
        for one in entries
        if (not only or one.key in only) and one.key not in omit
    ]
    for one in sorted(chosen, key=lambda one: len(one.path) > 1):
        given = fields.put(one.path, one.value)
        if given != one.path[-1]:
            diagnostics.tally(messages.FIELD_RENAMED, name=one.key, given=given)
    return fields.all
