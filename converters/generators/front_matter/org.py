"""The keywords and properties at the start of an Org text: `#+TITLE: Reed`.

Sources: the Org manual 9.6 (Export Settings, Property Syntax); the documentation of ox-hugo (Org meta-data to Hugo front matter)
and of Hugo (Front matter, Emacs Org Mode).
"""

import re
from typing import Final

from converters import lazy_re
from converters.generators.front_matter.lines import Found

_KEYWORD: Final = lazy_re.compile(r"[ \t]*#\+([\w-]+)(?:\[[^\[\]]*\])?[ \t]*[:：][ \t]*(.*)", re.IGNORECASE)
_PROPERTY: Final = lazy_re.compile(r"[ \t]*:([\w-]+)\+?:(?:[ \t]+(.*))?")
_HEADING: Final = lazy_re.compile(r"\*+[ \t]")
_DATE: Final = lazy_re.compile(r"[<\[](\d{4}-\d\d-\d\d)[^<>\[\]\d]*(\d\d?:\d\d)?[^<>\[\]]*[>\]].*")
_CUSTOM: Final = lazy_re.compile(r":([\w-]+)[ \t]+(?:\"([^\"]*)\"|(.*?))(?=[ \t]+:[\w-]+[ \t]|[ \t]*$)")
_NAMES: Final = lazy_re.compile(r'"([^"]+)"|([^\s:,"]+)')
_PREFIXES: Final = ("export_", "hugo_")
_NAMES_OF: Final = {
    "filetags": "tags",
    "tags": "tags",
    "keywords": "tags",
    "categories": "categories",
    "category": "categories",
}
_FOR_EMACS: Final = frozenset(
    """options startup setupfile latex_class latex_header latex_class_options html_head html_head_extra html_link_home html_link_up
    html_doctype html_container infojs_opt property seq_todo todo typ_todo columns archive bind include macro link priorities
    select_tags exclude_tags begin_src name results caption attr_html toc html base_dir level_offset auto_set_lastmod weight_offset
    constants creator texinfo_dir_category begin_export end_export""".split()
)
"""Keywords that say nothing of the text itself, or belong to an element below them."""
_FREE_TEXTS: Final = frozenset({"title", "subtitle", "author", "description", "slug"})
_WORDS: Final = {"t": "true", "nil": "false"}
_LONGEST_START: Final = 500
"""Number of lines in which the keywords are looked for."""


def fields(text: str) -> Found:
    """The keywords and properties before the first heading. All lines stay in the text, which shows none of them."""
    found: dict[str, list[str]] = {}
    drawer = block = False
    for line in text.split("\n", _LONGEST_START)[:_LONGEST_START]:
        stripped = line.rstrip("\r").strip()
        lower = stripped.lower()
        if _HEADING.match(line):
            break
        if lower.startswith(("#+begin_", "#+end_")):
            block = lower.startswith("#+begin_")
        elif block:
            continue
        elif lower in (":properties:", ":end:"):
            drawer = lower == ":properties:"
        elif drawer and (known := _PROPERTY.fullmatch(stripped)):
            _add(found, known[1], known[2] or "")
        elif known := _KEYWORD.fullmatch(stripped):
            _add(found, known[1], known[2].strip())
    return Found(found, 0)


def _add(found: dict[str, list[str]], keyword: str, value: str) -> None:
    name = keyword.lower()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    if name in _FOR_EMACS or not value:
        return
    if name == "custom_front_matter":
        for key, quoted, plain in _CUSTOM.findall(value):
            _add(found, key, quoted or plain)
    elif known := _NAMES_OF.get(name):
        names = [quoted or plain for quoted, plain in _NAMES.findall(value)]
        found.setdefault(known, []).extend(names)
        if "noexport" in names:
            found["draft"] = ["true"]
    elif date := _DATE.fullmatch(value):
        found.setdefault(name, [" ".join(filter(None, date.groups()))])
    elif name == "title" and name in found:
        found[name][0] += f" {value}"
    elif name == "draft":  # one that says yes counts, wherever it is
        found[name] = ["true"] if "true" in found.get(name, ()) else [_WORDS.get(value.lower(), value)]
    else:
        found.setdefault(name, []).append(value if name in _FREE_TEXTS else _WORDS.get(value, value))
