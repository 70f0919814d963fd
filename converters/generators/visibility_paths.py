"""Names of folders and texts by which a text is not public, whatever the generator: `_drafts/`, `tide.draft.md`."""

from typing import Final

from converters import lazy_re
from converters.generators.visibility_marks import Mark
from converters.privacy.visibility_words import FILES, FOLDERS, plain

_NAME_WORDS: Final = frozenset("draft unpublished wip".split())
"""Words that, first or last in the name of a text or folder, make it doubtful whether it is public."""
_BETWEEN_WORDS: Final = lazy_re.compile(r"[-_ ]+")


def path_mark(path: str, others: frozenset[str]) -> Mark | None:
    """The mark of a text by its name, or a folder that it is in, a doubtful one only if there is no other.

    `path` has no extension. `others` are more names of folders, as `plain` has them.
    """
    *folders, name = path.split("/")
    doubtful = None
    for folder in folders:
        key = plain(folder.lstrip("."))
        status = FOLDERS.get(key, "private" if key in others else None)
        if status:
            return Mark(status, f"{folder}/")
        if status == "" or _says_draft(folder.rstrip("s")):
            doubtful = doubtful or Mark("", f"{folder}/")
    status = FILES.get(plain(name.rpartition(".")[2])) if "." in name else None
    if name.startswith("_"):  # `_draft` is no title
        status = status or FOLDERS.get(plain(name))
    if status:
        return Mark(status, name)
    if status == "" or _says_draft(name) or (name[:1] == "_" and not name.startswith("_index")):
        doubtful = doubtful or Mark("", name)
    return doubtful


def _says_draft(name: str) -> bool:
    """Whether the first or last word of a name says that it is a draft: `draft-tide`."""
    words = _BETWEEN_WORDS.split(name.strip("_").lower())
    return len(words) > 1 and not _NAME_WORDS.isdisjoint((words[0], words[-1]))
