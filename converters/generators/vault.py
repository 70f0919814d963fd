"""The files of a vault by the names that links give them."""

from collections import defaultdict
from collections.abc import Iterable
from posixpath import normpath, relpath
from typing import Final
from urllib.parse import quote

NOTE: Final = ".md"


class Vault:
    """Finds files by a name, by a path, or by the end of a path, in whatever case (Obsidian's documentation, Internal links)."""

    def __init__(self, paths: Iterable[str], root: str = "") -> None:
        """`root`: the folder that paths start at, with its slash."""
        self._root = root
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        for path in paths:
            if path.startswith(root):
                self._paths[path.rpartition("/")[2].lower()].append(path)

    def find(self, target: str, within: str) -> str:
        """The path of the file that a link in the file `within` names; empty if there is none.

        A path from the folder of the note, then from the root, then the shortest path that ends so.
        """
        target = target.strip().replace("\\", "/")
        if not target or "\0" in target:
            return ""
        return self._find(f"{target}{NOTE}", within) or self._find(target, within)

    def _find(self, target: str, within: str) -> str:
        folder = within.rpartition("/")[0]
        wanted = target.lower().lstrip("/")
        candidates = self._paths.get(wanted.rpartition("/")[2], ())
        beside = normpath(f"{folder}/{target}").lstrip("/").lower()
        from_root = normpath(f"{self._root}{wanted}").lower()
        for exact in (beside, from_root) if target.startswith(".") or "/" in target else (from_root,):
            if found := next((path for path in candidates if path.lower() == exact), ""):
                return found
        ends = [path for path in candidates if f"/{path.lower()}".endswith(f"/{wanted.lstrip('./')}")]
        return min(ends, key=lambda path: (path.count("/"), len(path), path), default="")


def address(path: str, within: str) -> str:
    """The relative URL of a file in the text of the file `within`."""
    return quote(relpath(path, within.rpartition("/")[0] or "."))
