"""The table “from × to” of the manual: what comes over, by what a reader reads and what a writer takes.

It is made from the registry; `tests/test_pairs.py` tries each pair and holds each cell to what it says.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeVar

from converters import registry
from converters.comment_systems.writers.writer import CommentsWriter
from converters.guard import OURS

Reads = Literal["blogs", "comments", "files"]
Takes = Literal["blogs", "posts", "everything", "comments"]
_Kind = TypeVar("_Kind", Reads, Takes)

_ROWS: Final[Mapping[Reads, str]] = {
    "blogs": "{}",
    "comments": "a blog, and beside it {}",
    "files": "a blog, and beside it {}",
}
"""What is given to `convert`, `{}` for the names of the readers."""
_CELLS: Final[Mapping[Reads, Mapping[Takes, str]]] = {
    "blogs": {
        "blogs": "posts, pages, approved comments",
        "posts": "posts, pages; comments with `--comments`",
        "everything": "everything",
        "comments": "approved comments",
    },
    "comments": {
        "blogs": "the blog, with approved comments",
        "posts": "the blog; comments with `--comments`",
        "everything": "the blog, with all comments",
        "comments": "approved comments of both",
    },
    "files": {
        "blogs": "the blog, with the files that it shows",
        "posts": "the blog, with the files that it shows",
        "everything": "the blog; files in `backup`, and beside `wxr`",
        "comments": "approved comments",
    },
}


def reads(name: str) -> Reads:
    """What the reader of that name reads: whole blogs, or what goes beside one."""
    reader = registry.reader(name)
    if reader.reads_comments:
        return "comments"
    return "files" if reader.reads_files else "blogs"


def takes(name: str) -> Takes:
    """What the writer of that name takes of a blog: `blogs` and `posts` are what visitors saw, with and without comments."""
    writer = registry.writer(name)
    if not writer.public:
        return "everything"
    if isinstance(writer, CommentsWriter):
        return "comments"
    return "posts" if writer.carries and not writer.carries.has("comment", "body") else "blogs"


def markdown() -> str:
    """The table in Markdown, of all formats but those of plug-ins."""
    rows, columns = _groups("reader", _ROWS, reads), _groups("writer", _CELLS["blogs"], takes)
    lines = [
        f"| from \\ to | {' | '.join(map(_names, columns.values()))} |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for row, names in rows.items():
        cells = (_CELLS[row][column] for column in columns)
        lines.append(f"| {_ROWS[row].format(_names(names))} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _groups(
    role: registry.Role, kinds: Mapping[_Kind, str], kind_of: Callable[[str], _Kind]
) -> dict[_Kind, list[str]]:
    names = [name for name in registry.names(role) if registry.owner(role, name) == OURS]
    groups = {kind: [name for name in names if kind_of(name) == kind] for kind in kinds}
    return {kind: group for kind, group in groups.items() if group}


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
