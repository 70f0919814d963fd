"""The markup within the lines of an Org text: emphasis, links, footnotes, timestamps, entities.

Source: the Org manual 9.6 (Markup for Rich Contents, Hyperlinks, Exporting) and the Org syntax.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from html.entities import name2codepoint
from typing import Final

from converters import lazy_re
from converters.io.media_types import SHOWN, mime_of

_MOST: Final = 800
"""Number of characters that emphasis spans at most."""
_EMPHASIS: Final = {"*": "strong", "/": "em", "_": "u", "+": "del"}
_VERBATIM: Final = "=~"
_INLINE: Final = lazy_re.compile(
    r"\[\[(?P<target>(?:[^\[\]\\\n]|\\.){1,2000})\](?:\[(?P<shown>[^\n]{0,2000}?)\])?\]"
    r"|<<<?(?P<anchor>[^<>\n]{1,200})>>>?"
    r"|\[fn:(?P<note>[\w-]*)(?P<inner>:[^\[\]]{0,2000})?\]"
    r"|@@(?P<backend>[\w-]+):(?P<raw>.{0,2000}?)@@"
    r"|\{\{\{(?P<macro>[A-Za-z][\w-]*)(?:\((?P<given>[^{}]{0,500})\))?\}\}\}"
    r"|(?P<stamp>[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,40}[>\]](?:--[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,40}[>\]])?)"
    r"|<(?P<angle>[a-z][a-z0-9+.-]{1,20}:[^<>\s]{1,2000})>"
    r"|(?P<url>\b(?:https?|ftp)://[^\s<>\[\]\"]{0,2000}[^\s<>\[\]\".,;:!?'*/_=~+)])"
    r"|src_(?P<lang>[\w-]+)(?:\[[^\[\]\n]{0,200}\])?\{(?P<code>[^{}\n]{0,500})\}"
    rf"|(?<![^\s\-({{'\"])(?P<mark>[*/_+=~])(?P<words>\S|\S.{{0,{_MOST}}}?\S)(?P=mark)(?![^\s\-.,;:!?'\")}}\[\\])"
    r"|(?<=\S)(?P<level>[\^_])\{(?P<script>[^{}\n]{1,200})\}"
    r"|\\(?P<entity>[A-Za-z]+[1-4]?)(?:\{\}|(?![A-Za-z]))"
    r"|(?P<break>\\\\[ \t]*(?:\n|\Z))",
    re.DOTALL,
)
_MEDIA: Final = lazy_re.compile(r"(?:file:|attachment:|\./|\.\./|/|https?://)?[^\s]+\.\w+", re.IGNORECASE)
_SCHEME: Final = lazy_re.compile(r"[A-Za-z][\w+.-]*:")
_INTERNAL: Final = ("*", "#", "id:", "(")
_ENTITIES: Final = {
    "nbsp": "\u00a0",
    "dots": "…",
    "ldots": "…",
    "vert": "|",
    "slash": "/",
    "under": "_",
    "star": "*",
}
_DEEPEST: Final = 20


class Inline:
    """Converts lines of one text. `hidden` counts what is not exported, `unread` names what is not understood, and `notes` has
    the names of footnotes in the order in which they are first referred to; those within a line have their text in `inline_notes`.
    """

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._abbreviations = abbreviations
        self.hidden = 0
        self.unread: list[str] = []
        self.notes: list[str] = []
        self.inline_notes: dict[str, str] = {}

    def html(self, text: str, depth: int = 0) -> str:
        """The HTML of a text."""
        if depth > _DEEPEST:
            return escape(text, quote=False)
        parts: list[str] = []
        at = 0
        for found in _INLINE.finditer(text):
            parts += (escape(text[at : found.start()], quote=False), self._one(found, depth + 1))
            at = found.end()
        return "".join((*parts, escape(text[at:], quote=False)))

    def _one(self, found: re.Match[str], depth: int) -> str:
        kind = next(name for name in _KINDS if found[name] is not None)
        return _KINDS[kind](self, found, depth)

    def _emphasis(self, found: re.Match[str], depth: int) -> str:
        if found["mark"] in _VERBATIM:
            return f"<code>{escape(found['words'], quote=False)}</code>"
        tag = _EMPHASIS[found["mark"]]
        return f"<{tag}>{self.html(found['words'], depth)}</{tag}>"

    def _link(self, found: re.Match[str], depth: int) -> str:
        target = re.sub(r"\\([\[\]\\])", r"\1", found["target"])
        url, shown = self.address(target), found["shown"]
        if not url:
            return self.html(shown or target.lstrip("*#"), depth)
        if shown is None:
            return _medium(url) or f'<a href="{escape(url)}">{escape(url, quote=False)}</a>'
        image = _medium(self.address(shown)) if _MEDIA.fullmatch(shown) else ""
        words = escape(shown, quote=False) if "://" in shown else self.html(shown, depth)
        return f'<a href="{escape(url)}">{image or words}</a>'

    def address(self, target: str) -> str:
        """The address of a link; empty for one to a heading or a note, whose address only Emacs knows."""
        if target.startswith(_INTERNAL) or (
            not _SCHEME.match(target) and "/" not in target and "." not in target
        ):
            return ""
        name, colon, rest = target.partition(":")
        if colon and name in self._abbreviations:
            pattern = self._abbreviations[name]
            return pattern.replace("%s", rest) if "%s" in pattern else f"{pattern}{rest}"
        if name in ("file", "attachment"):
            return rest.partition("::")[0]
        return target if _SCHEME.match(target) else target.partition("::")[0]

    def _note(self, found: re.Match[str], depth: int) -> str:
        name, inner = found["note"], found["inner"]
        if inner is not None:
            name = name or f"anonymous-{len(self.inline_notes) + 1}"
            self.inline_notes[name] = inner[1:]
        if not name:
            return escape(found[0], quote=False)
        if name not in self.notes:
            self.notes.append(name)
        number = self.notes.index(name) + 1
        return f'<sup><a href="#fn-{number}">{number}</a></sup>'

    def _raw(self, found: re.Match[str], depth: int) -> str:
        if found["backend"] == "html":
            return found["raw"]
        self.hidden += 1
        return ""

    def _macro(self, found: re.Match[str], depth: int) -> str:
        self.unread.append(f"{{{{{{{found['macro']}}}}}}}")
        return escape(found["given"] or "", quote=False)

    def _entity(self, found: re.Match[str], depth: int) -> str:
        name = found["entity"]
        code = name2codepoint.get(name)
        return _ENTITIES.get(name) or (chr(code) if code else escape(found[0], quote=False))

    def _bare(self, found: re.Match[str], depth: int) -> str:
        url = found["angle"] or found["url"]
        return f'<a href="{escape(url)}">{escape(url, quote=False)}</a>'

    def _script(self, found: re.Match[str], depth: int) -> str:
        tag = "sup" if found["level"] == "^" else "sub"
        return f"<{tag}>{self.html(found['script'], depth)}</{tag}>"


def _medium(url: str) -> str:
    """The element that shows an image, a film or a sound; empty for all else."""
    kind = mime_of(url.partition("?")[0]).partition("/")[0]
    if kind == "image":
        return f'<img src="{escape(url)}" alt="">'
    return f'<{kind} src="{escape(url)}" controls></{kind}>' if kind in SHOWN else ""


_KINDS: Final[Mapping[str, Callable[[Inline, re.Match[str], int], str]]] = {
    "target": Inline._link,
    "anchor": lambda inline, found, depth: "",
    "note": Inline._note,
    "backend": Inline._raw,
    "macro": Inline._macro,
    "stamp": lambda inline, found, depth: escape(found["stamp"].strip("<>[]"), quote=False),
    "angle": Inline._bare,
    "url": Inline._bare,
    "lang": lambda inline, found, depth: f"<code>{escape(found['code'], quote=False)}</code>",
    "mark": Inline._emphasis,
    "level": Inline._script,
    "entity": Inline._entity,
    "break": lambda inline, found, depth: "<br>\n",
}
"""Group of the pattern -> what makes HTML of it."""
