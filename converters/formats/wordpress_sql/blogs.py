"""The blogs in a dump, by the prefixes of their tables, and the one that is read."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from converters import lazy_re
from converters.errors import SourceError
from converters.formats.wordpress_sql.tables import KEPT, MAIN, OLD, SHARED

_NUMBERED = lazy_re.compile(r"(.*?)(\d+)_")
_PARTS: Final = tuple(name if name in SHARED else f"_{name}" for name in (*KEPT, *OLD) if name != "links")
"""How the names of tables end that a blog has."""
_NAMED: Final = 5
"""Tables that a sentence names."""


class Blog(NamedTuple):
    """One blog. `wp_3_` is the third of the network `wp_`."""

    prefix: str
    """How the names of its tables begin."""
    network: str
    """The same of the tables that all blogs of its network share."""
    number: str
    """Its id in the network."""

    def tables(self) -> dict[str, str]:
        """The names of its tables in the dump -> their names here."""
        own = {f"{self.prefix}{name}": name for name in [*KEPT, *OLD] if name not in SHARED}
        return own | {f"{self.network}{name}": name for name in SHARED}


def blogs_of(tables: Mapping[str, Sequence[str]]) -> list[Blog]:
    """The blogs whose tables a dump has: networks first, each in the order of its numbers."""
    first, others = MAIN
    prefixes = {
        table[: -len(first)]
        for table, columns in tables.items()
        if table.endswith(first)
        and any(f"{table[: -len(first)]}{other}" in tables for other in others)
        and (not columns or "post_content" in columns)
    }
    found = []
    for prefix in prefixes:
        numbered = _NUMBERED.fullmatch(prefix)
        if numbered and (numbered[1] in prefixes or f"{numbered[1]}users" in tables):
            found.append(Blog(prefix, numbered[1], numbered[2]))
        else:
            found.append(Blog(prefix, prefix, "1"))
    return sorted(found, key=lambda blog: (blog.network, int(blog.number)))


def _what_is_there(tables: Mapping[str, Sequence[str]]) -> str:
    """What a dump without a blog has, as a clause that says what to do."""
    found = sorted(table for table in tables if table.endswith(_PARTS))
    if not found:
        return "there is no blog of WordPress in it"
    return (
        f"it is a part of a dump, with {', '.join(found[:_NAMED])} and not all of the tables posts, postmeta, comments and options; "
        "export the whole database into one file, and give that"
    )


def chosen(
    blogs: Sequence[Blog], tables: Mapping[str, Sequence[str]], number: str, prefix: str, file: str
) -> Blog:
    """The blog that is read: the one that is asked for, else the first of the network that is whole.

    Raises `SourceError` where there is no such blog.
    """
    found = [
        blog
        for blog in blogs
        if (not prefix or prefix in (blog.prefix, blog.network)) and (not number or blog.number == number)
    ]
    if not found:
        there = ", ".join(f"{blog.number} (tables {blog.prefix}…)" for blog in blogs)
        raise SourceError(
            f"{file}: {f'it has no such blog; there are: {there}' if blogs else _what_is_there(tables)}"
        )
    exact = [blog for blog in found if blog.prefix == prefix]
    whole = [blog for blog in found if f"{blog.prefix}options" in tables and f"{blog.network}users" in tables]
    return (exact or whole or found)[0]
