"""Vue in Markdown: the programs of a page go, files that it includes are put in, components show the text between their tags.

Sources: the documentation of VitePress 1 (Using Vue in Markdown; Markdown Extensions: Table of Contents, Import Code Snippets,
Markdown File Inclusion) and of VuePress 1 (Built-in Components, Code Groups).
"""

import re
from collections.abc import Callable
from posixpath import join, normpath
from typing import Final, NamedTuple

from converters import lazy_re
from converters.generators.front_matter import FENCED, split_raw
from converters.generators.page_programs import COMPONENT, PROGRAM, component

_INCLUDE: Final = lazy_re.compile(r"<!--[ \t]*@include:[ \t]*([^\s>{}#]+)([^>\n]*?)[ \t]*-->")
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

    def file_at(stated: str) -> str | None:
        start = content_dir if stated.startswith("@/") else path.rpartition("/")[0]
        return load(normpath(join(start, stated.removeprefix("@/"))))

    def included(found: re.Match[str]) -> str:
        inner = None if _REGION.search(found[2]) else file_at(found[1])
        if inner is None:
            programs[f"@include: {found[1]}"] = None
            return found[0]
        return split_raw(inner, FENCED).body

    def part(found: re.Match[str]) -> str:
        if found["program"] or found["contents"]:
            return ""
        if stated := found["snippet"]:
            code = None if _REGION.search(found["range"]) else file_at(stated)
            if code is None:
                programs[f"<<< {stated}"] = None
                return found[0]
            return f"````{stated.rpartition('.')[2]}\n{code.rstrip()}\n````"
        return component(found, programs) if found["name"] else found[0]

    if "@include" in text:
        text = re.sub(_INCLUDE.pattern, included, text)
    return Shown(re.sub(f"{_PARTS}|{code_in(text)}", part, text, flags=re.S | re.M), list(programs))
