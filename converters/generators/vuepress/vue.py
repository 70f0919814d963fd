"""Vue in Markdown: the programs of a page go, files that it includes are put in, components show the text between their tags.

Sources: the documentation of VitePress 1 (Using Vue in Markdown; Markdown Extensions: Table of Contents, Import Code Snippets,
Markdown File Inclusion) and of VuePress 1 (Built-in Components, Code Groups).
"""

import re
from collections.abc import Callable
from posixpath import join, normpath
from typing import Final, NamedTuple

from converters import lazy_re
from converters.generators.front_matter import FENCED, RawDocument, split_raw
from converters.generators.front_matter.parse import load_plain
from converters.generators.page_programs import COMPONENT, PROGRAM, component
from converters.generators.visibility_marks import find_mark

_INCLUDE: Final = lazy_re.compile(r"<!--[ \t]*+@include:([^<>\n]*+)(?<=--)>")
_PLACE_END: Final = lazy_re.compile(r"[\s{}#]")
_MOST_INCLUDED: Final = 100
"""Files that one page includes: files that include each other twice would make a text without end."""
_PARTS: Final = (
    rf"{PROGRAM}|{COMPONENT}"
    r"|(?P<contents>^[ \t]*\[\[_?(?i:toc)_?\]\][ \t]*$)"
    r"|^<<<[ \t]*(?P<snippet>[^\s{}#\[\]]+)(?P<range>[^\n]*)$"
)
_REGION: Final = lazy_re.compile(r"#|\{[ \t]*\d*,")
"""What stands behind the path of an included file of which only a part is shown."""


_HINT: Final = lazy_re.compile(r"</?[A-Z]|^<(?:script|style)|<<<|@include|\[\[_?(?i:toc)", re.M)


class Shown(NamedTuple):
    """A text without its programs, and the names of what shows more than the text has."""

    text: str
    programs: list[str]


def may_run(text: str) -> bool:
    """Whether a text may have something of Vue."""
    return bool(_HINT.search(text))


def shown(text: str, path: str, content_dir: str, load: Callable[[str], str | None]) -> Shown:
    """What a text at a path shows. `load` gives the text of another file of the site, None if there is none."""
    from converters.markup.markdown.template_tags import (
        code_in,  # the tables of all generators are loaded at every start
    )

    programs: dict[str, None] = {}

    def place_of(stated: str, beside: str) -> str:
        start = content_dir if stated.startswith("@/") else beside.rpartition("/")[0]
        return normpath(join(start, stated.removeprefix("@/")))

    number = 0

    def with_included(text: str, within: tuple[str, ...]) -> str:
        def included(found: re.Match[str]) -> str:
            nonlocal number
            words = found[1].removesuffix("--").strip()
            stated = _PLACE_END.split(words, maxsplit=1)[0]
            place = place_of(stated, within[-1])
            is_whole = not _REGION.search(words, len(stated))
            inner = load(place) if is_whole and place not in within and number < _MOST_INCLUDED else None
            document = split_raw(inner or "", FENCED)
            if inner is None or _keeps_back(document):
                programs[f"@include: {stated}"] = None
                return found[0]
            number += 1
            return with_included(document.body, (*within, place))

        return re.sub(_INCLUDE.pattern, included, text) if "@include" in text else text

    def part(found: re.Match[str]) -> str:
        if found["program"] or found["contents"]:
            return ""
        if stated := found["snippet"]:
            code = None if _REGION.search(found["range"]) else load(place_of(stated, path))
            if code is None:
                programs[f"<<< {stated}"] = None
                return found[0]
            fence = "`" * max(4, 1 + max(map(len, re.findall("`+", code)), default=0))
            return f"{fence}{stated.rpartition('.')[2]}\n{code.rstrip()}\n{fence}"
        return component(found, programs) if found["name"] else found[0]

    text = with_included(text, (path,))
    return Shown(re.sub(f"{_PARTS}|{code_in(text)}", part, text, flags=re.S | re.M), list(programs))


def _keeps_back(document: RawDocument) -> bool:
    """Whether the front matter of an included file says that its text is not public, or cannot be read."""
    try:
        mark = find_mark(load_plain(document))
    except ValueError:
        return True
    return mark is not None and bool(mark.status)
