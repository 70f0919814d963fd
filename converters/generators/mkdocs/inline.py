"""What Python-Markdown's and PyMdown's extensions add to a line of text, as HTML or as plain Markdown."""

import re
from collections.abc import Set
from html import escape
from typing import Final

from converters import lazy_re
from converters.generators.callouts import MARK, set_apart

_KEYS: Final = r"(?P<keys>(?<![+\w])\+\+(?P<pressed>[\w\"' -]+(?:\+[\w\"' -]+)*)\+\+(?!\+))"
_INSERTED: Final = r"(?P<ins>(?<![\^\\])\^\^(?![\^\s])(?P<inserted>[^\n]+?)(?<![\^\s])\^\^(?!\^))"
_ABOVE: Final = r"(?P<sup>(?<![\^\\\[])\^(?![\^\s])(?P<above>[^\s^]+)\^(?!\^))"
_BELOW: Final = r"(?P<sub>(?<![~\\])~(?![~\s])(?P<below>[^\s~]+)~(?!~))"
_IMAGE: Final = r"(?P<image>!\[(?P<alt>[^\[\]\n]*)\]\((?P<src>[^()\s]+)(?:\s+\"(?P<title>[^\"\n]*)\")?\)\{:?(?P<given>[^{}\n]*)\})"
_ATTRIBUTES: Final = r"(?P<list>(?<=[)\]*_`>])\{:?[ \t]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\})"
_HEADING: Final = r"(?P<heading>(?<=[ \t])\{:?[ \t]*(?P<id>#[^{}\s]+)[^{}\n]*\}(?=[ \t]*$))"
_ABBREVIATION: Final = r"(?P<abbr>^\*\[[^\]\n]+\]:[^\n]*\n?)"
_CONTENTS: Final = r"(?P<toc>^\[TOC\][ \t]*$)"
_MARKDOWN: Final = (
    r"(?P<md>(?P<start><[a-z][\w-]*(?:\s[^<>]*?)?)\smarkdown(?:=[\"']?[\w-]+[\"']?)?(?P<rest>[^<>]*>))"
)
_ICON: Final = r"(?P<icon>:(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?)"
_ALWAYS: Final = (_IMAGE, _ATTRIBUTES, _HEADING, _CONTENTS, _MARKDOWN, _ICON)
_BY_EXTENSION: Final = {
    "abbr": (_ABBREVIATION,),
    "pymdownx.keys": (_KEYS,),
    "pymdownx.mark": (MARK,),
    "pymdownx.caret": (_INSERTED, _ABOVE),
    "pymdownx.tilde": (_BELOW,),
}
_SIZE: Final = lazy_re.compile(r"\b(width|height)=[\"']?([\w.%]+)")
_LANGUAGE: Final = lazy_re.compile(r"(`+)#!\w+ (?=\S)")


def plain(text: str, extensions: Set[str]) -> str:
    """A text without what only these extensions read. Code stays, but for the language of code in a line."""
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import code_in

    parts = [part for name, patterns in _BY_EXTENSION.items() if name in extensions for part in patterns]
    pattern = "|".join((code_in(text), *_ALWAYS, *parts))
    has_languages = "pymdownx.inlinehilite" in extensions

    def replacement(found: re.Match[str]) -> str:
        if found["code"] is None:
            return _replacement(found)
        return _LANGUAGE.sub(r"\1", found[0]) if has_languages and not found["fence"] else found[0]

    return re.sub(pattern, replacement, text, flags=re.S | re.M)


def _replacement(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "image":
            return _image(found)
        case "keys":
            names = (name.strip("\"' ").replace("-", " ").title() for name in found["pressed"].split("+"))
            return "+".join(f"<kbd>{_KEY_NAMES.get(name, name)}</kbd>" for name in names)
        case "mark":
            return f"<mark>{found['marked']}</mark>"
        case "ins":
            return f"<ins>{found['inserted']}</ins>"
        case "sup":
            return f"<sup>{found['above']}</sup>"
        case "sub":
            return f"<sub>{found['below']}</sub>"
        case "heading":
            return f"{{{found['id']}}}"
        case "md":
            return f"{found['start']}{found['rest']}"
    return ""


def _image(found: re.Match[str]) -> str:
    """An image with the size of its attribute list; without one it stays Markdown."""
    sizes = "".join(f' {name}="{value}"' for name, value in _SIZE.findall(found["given"]))
    if not sizes:
        return found[0][: found[0].rindex("{")]
    title = f' title="{escape(found["title"])}"' if found["title"] else ""
    html = f'<img src="{escape(found["src"])}" alt="{escape(found["alt"])}"{title}{sizes}>'
    return set_apart(html, found.string, found.start(), found.end())


_KEY_NAMES: Final = {
    "Del": "Del",
    "Delete": "Del",
    "Control": "Ctrl",
    "Command": "Cmd",
    "Escape": "Esc",
    "Return": "Enter",
}
