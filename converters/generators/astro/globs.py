"""The files that a site of Astro reads: `glob({ pattern, base })` of a collection, `import.meta.glob()` of a page.

Sources: the documentation of Astro (Content Loader API, `glob`; Imports, `Astro.glob`), whose patterns are those of
micromatch; that of Vite (Glob Import).
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.javascript_settings import Computed

_CALL: Final = lazy_re.compile(r"\bglob\s*\(\s*(?=\{)")
_IMPORTED: Final = lazy_re.compile(
    r"\b(?:Astro\.glob|import\.meta\.glob(?:Eager)?)\s*(?:<[^()]{1,99}>)?\s*\(\s*([\"'`])([^\"'`\n*{]{1,200}/)((?:\*\*/)?[^\"'`\n/]*\bmdx?\b[^\"'`\n/]*)\1"
)
"""A call with a literal: a folder without placeholders, and a pattern that names Markdown."""
_NEGATED: Final = lazy_re.compile(r"[\"'`](![^\"'`\n]{1,200})[\"'`]")
_PART: Final = lazy_re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?[^\]/]{1,99}\]|[{},]|[^*?\[{},]+|.", re.S)
_SPECIAL: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")"}
_UNREAD: Final = lazy_re.compile(r"[()|]|\.\.\}?|\$")
"""Marks of patterns that are not read: groups that repeat, ranges, ways out of the folder."""

_MOST_STARS: Final = 5
"""A pattern with more takes too long to compare."""


class Glob(NamedTuple):
    """A folder, with its slash, and the patterns of what is read in it."""

    folder: str
    wanted: list[re.Pattern[str]]
    """Empty: all."""
    unwanted: list[re.Pattern[str]]
    is_computed: bool
    """Whether only running the program would give all patterns."""

    def reads(self, path: str) -> bool:
        """Whether a path in the folder matches a pattern, and none that begins with `!`."""
        if any(pattern.fullmatch(path) for pattern in self.unwanted):
            return False
        return not self.wanted or any(pattern.fullmatch(path) for pattern in self.wanted)


def read_glob(definition: str) -> Glob | None:
    """The glob in the definition of a collection; None without one, or if its folder is no literal."""
    call = _CALL.search(definition)
    options = javascript_settings.object_at(definition, call.end()) if call else None
    base = options.get("base") if options else None
    if not options or not isinstance(base, str) or isinstance(base, Computed):
        return None
    stated = options.get("pattern", [])
    items = [text for text in (stated if isinstance(stated, list) else [stated]) if isinstance(text, str)]
    computed = [text for text in items if isinstance(text, Computed)]
    literal = [text for text in items if not isinstance(text, Computed)]
    excluded = [text[1:] for text in literal if text.startswith("!")]
    excluded += [text[1:] for source in computed for text in _NEGATED.findall(source)]
    wanted = [pattern for text in literal if not text.startswith("!") and (pattern := _compiled(text))]
    is_whole = not computed and len(wanted) == len(literal) - sum(text.startswith("!") for text in literal)
    unwanted = [pattern for text in excluded if (pattern := _compiled(text))]
    folder = base.removeprefix("./").strip("/")
    return Glob(
        f"{folder}/",
        wanted if is_whole else [],
        unwanted,
        is_computed=bool(computed) or len(unwanted) < len(excluded),
    )


def imported_texts(program: str, path: str) -> Iterator[Glob]:
    """The Markdown that the program at a path imports: a folder, and the pattern of what is read in it."""
    for _, folder, pattern in _IMPORTED.findall(program):
        base = "" if folder.startswith("/") else posixpath.dirname(path)
        whole = posixpath.normpath(posixpath.join(base, folder.lstrip("/")))
        if not whole.startswith(".") and (wanted := _compiled(pattern)):
            yield Glob(f"{whole}/", [wanted], [], is_computed=False)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern as a regular expression; None for one with marks that are not read."""
    pattern = pattern.removeprefix("./")
    if (
        _UNREAD.search(pattern)
        or pattern.count("{") != pattern.count("}")
        or pattern.count("*") > _MOST_STARS
    ):
        return None
    depth, parts = 0, []
    for part in _PART.findall(pattern):
        depth += (part == "{") - (part == "}")
        if part == ",":
            parts.append("|" if depth else ",")
        elif part[0] == "[" and len(part) > 1:
            inner = part[1:-1]
            mark = "^" if inner[0] in "!^" else ""
            parts.append(f"[{mark}{re.escape(inner[len(mark) :]).replace(chr(92) + '-', '-')}]")
        else:
            parts.append(_SPECIAL.get(part) or re.escape(part))
    try:
        return re.compile("".join(parts))
    except re.error:
        return None
