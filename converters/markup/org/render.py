"""Renders Org texts: headings, blocks, lists, tables, drawers, footnotes; what Org does not export is left out and counted.

Source: the Org manual 9.6 (Document Structure, Plain Lists, Tables, Markup for Rich Contents, Export Settings) and the Org syntax.
"""

import re
from html import escape
from typing import Final, NamedTuple

from converters import lazy_re
from converters.markup.org.inline import Inline

_HEADING: Final = lazy_re.compile(r"(\*+)[ \t]+(.*?)(?:[ \t]+(:[\w@#%:]+:))?[ \t]*")
_NOT_EXPORTED: Final = frozenset({"noexport", "ARCHIVE", "crypt"})
"""Tags of headings that Org does not export, and that of what Emacs encrypts (`org-crypt`)."""
_EXCLUDE: Final = lazy_re.compile(r"^[ \t]*#\+exclude_tags:(.*)", re.IGNORECASE | re.MULTILINE)
_PLANNING: Final = lazy_re.compile(
    r"[ \t]*(?:(?:CLOSED|SCHEDULED|DEADLINE|CLOCK):[ \t]*[<\[][^<>\[\]]*[>\]][^<>\[\]]*)+"
)
_PRIORITY: Final = lazy_re.compile(r"\[#[A-Z0-9]\][ \t]*")
_DRAWER: Final = lazy_re.compile(r"[ \t]*:([\w-]+):[ \t]*")
_DRAWER_END: Final = lazy_re.compile(r"[ \t]*:END:[ \t]*", re.IGNORECASE)
_INNER_DRAWERS: Final = frozenset({"PROPERTIES", "LOGBOOK"})
_BEGIN: Final = lazy_re.compile(r"[ \t]*#\+begin_(\S+)(?:[ \t]+(.*))?", re.IGNORECASE)
_KEYWORD: Final = lazy_re.compile(r"[ \t]*#\+([\w-]+(?:\[[^\[\]]*\])?):[ \t]*(.*)", re.IGNORECASE)
_COMMENT: Final = lazy_re.compile(r"[ \t]*#(?:[ \t].*)?")
_FIXED: Final = lazy_re.compile(r"[ \t]*:(?:[ \t](.*))?")
_RULE: Final = lazy_re.compile(r"[ \t]*-{5,}[ \t]*")
_ITEM: Final = lazy_re.compile(r"([ \t]*)(?:([-+]|(?<=[ \t])\*)|(\d{1,9}|[A-Za-z])[.)])(?:[ \t]+(.*)|[ \t]*)")
_COUNTER: Final = lazy_re.compile(r"\[@\d+\][ \t]*")
_TERM: Final = lazy_re.compile(r"(.*?)[ \t]+::(?:[ \t]+(.*)|)", re.DOTALL)
_NOTE: Final = lazy_re.compile(r"\[fn:([\w-]+)\][ \t]*(.*)")
_COMMA: Final = lazy_re.compile(r"^([ \t]*),(?=,*(?:\*|#\+))", re.MULTILINE)
_EXPORTS: Final = lazy_re.compile(r":exports[ \t]+(\w+)")
_ALT: Final = lazy_re.compile(r":alt[ \t]+(.+?)(?=[ \t]+:[\w-]+[ \t]|[ \t]*$)")
_LINK: Final = lazy_re.compile(r"^[ \t]*#\+link:[ \t]*(\S+)[ \t]+(\S+)", re.IGNORECASE | re.MULTILINE)
_DEEPEST: Final = 40
"""Depth of nested blocks and lists below which markup stays as text."""
_LONGEST_DRAWER: Final = 300
"""Number of lines within which the end of a drawer is looked for."""
_FOR_EMACS: Final = "# -*-"
"""The start of a comment that holds settings of Emacs."""
_LINE_END: Final = "\n"
_LITERAL: Final = frozenset({"src", "example", "export", "comment", "html", "verse"})


class Rendered(NamedTuple):
    """The HTML; how many texts Org does not export; the names of what is not understood."""

    html: str
    hidden: int
    unread: tuple[str, ...]


def render(text: str) -> Rendered:
    """The HTML of a text. No file that it names is read."""
    inline = Inline(dict(_LINK.findall(text)))
    excluded = frozenset(" ".join(_EXCLUDE.findall(text)).split())
    rendering = _Rendering(inline, _NOT_EXPORTED | excluded)
    html = "\n".join(rendering.blocks(text.split("\n"), 0))
    html = "\n".join(filter(None, (html, rendering.footnotes())))
    return Rendered(html, rendering.hidden + inline.hidden, (*rendering.unread, *inline.unread))


class _Rendering:
    """Renders one text."""

    def __init__(self, inline: Inline, not_exported: frozenset[str]) -> None:
        """`not_exported` are the tags of headings that are left out."""
        self._inline = inline
        self._not_exported = not_exported
        self._defined: dict[str, list[str]] = {}
        self._caption = self._alt = ""
        self.hidden = 0
        self.unread: list[str] = []

    def blocks(self, lines: list[str], depth: int) -> list[str]:
        """The HTML of lines."""
        if depth > _DEEPEST:
            return [self._paragraph(lines)] if any(map(str.strip, lines)) else []
        found: list[str] = []
        paragraph: list[str] = []
        at = 0

        def close() -> None:
            if paragraph:
                found.append(self._paragraph(paragraph))
                paragraph.clear()

        while at < len(lines):
            line = lines[at]
            if not line.strip():
                close()
                at += 1
                continue
            taken, html = self._element(lines, at, depth)
            if taken:
                close()
                found += filter(None, html)
                at += taken
            else:
                paragraph.append(line.strip())
                at += 1
        close()
        return found

    def _element(self, lines: list[str], at: int, depth: int) -> tuple[int, list[str]]:
        """The number of lines of the element at a line, and its HTML; 0 where a paragraph is."""
        line = lines[at]
        start = line.lstrip()[:1]
        if line.startswith("*") and (heading := _HEADING.fullmatch(line)):
            return self._heading(lines, at, heading)
        if start == "#":
            return self._marked(lines, at, depth)
        if start == ":":
            return self._colon(lines, at, depth)
        if start == "|":
            return self._table(lines, at)
        if line.startswith("[fn:") and (note := _NOTE.fullmatch(line)):
            return self._note(lines, at, note)
        if _RULE.fullmatch(line):
            return 1, ["<hr>"]
        if _PLANNING.fullmatch(line):
            return 1, []
        if _ITEM.fullmatch(line):
            return self._list(lines, at, depth)
        return 0, []

    def _heading(self, lines: list[str], at: int, heading: re.Match[str]) -> tuple[int, list[str]]:
        level, title = len(heading[1]), heading[2]
        tags = frozenset((heading[3] or "").split(":"))
        if tags & self._not_exported or title == "COMMENT" or title.startswith("COMMENT "):
            self.hidden += 1
            end = at + 1
            while end < len(lines) and not _is_heading(lines[end], level):
                end += 1
            return end - at, []
        tag = f"h{min(level + 1, 6)}"
        if not title or title.lower() == "footnotes":
            return 1, []
        return 1, [f"<{tag}>{self._inline.html(_PRIORITY.sub('', title, count=1))}</{tag}>"]

    def _marked(self, lines: list[str], at: int, depth: int) -> tuple[int, list[str]]:
        line = lines[at]
        if begin := _BEGIN.fullmatch(line):
            return self._block(lines, at, begin, depth)
        if keyword := _KEYWORD.fullmatch(line):
            return self._keyword(lines, at, keyword[1].lower(), keyword[2])
        if _COMMENT.fullmatch(line):
            self.hidden += not line.startswith(_FOR_EMACS) and line.strip() != "#"
            return 1, []
        return 0, []

    def _keyword(self, lines: list[str], at: int, name: str, value: str) -> tuple[int, list[str]]:
        name = name.partition("[")[0]
        if name == "html":
            return 1, [value]
        if name == "results":
            return 1 + self._skip_results(lines, at + 1), []
        if name == "caption":
            self._caption = value
        elif name == "attr_html" and (alt := _ALT.search(value)):
            self._alt = alt[1]
        elif name in ("include", "call", "transclude"):
            self.unread.append(f"#+{name.upper()}: {value[:60]}")
        return 1, []

    def _skip_results(self, lines: list[str], at: int) -> int:
        """The number of lines that a run of code left below it, which only `:exports both` shows."""
        end = at
        if end < len(lines) and (begin := _BEGIN.fullmatch(lines[end])):
            end = _end_of_block(lines, end, begin[1]) + 1
        else:
            while end < len(lines) and lines[end].strip() and lines[end].lstrip()[:1] in ":|[":
                end += 1
        self.hidden += end > at
        return end - at

    def _block(self, lines: list[str], at: int, begin: re.Match[str], depth: int) -> tuple[int, list[str]]:
        kind, options = begin[1].lower(), begin[2] or ""
        end = _end_of_block(lines, at, kind)
        inner = lines[at + 1 : end]
        taken = min(end + 1, len(lines)) - at
        if kind not in _LITERAL:
            return taken, self._container(kind, inner, depth)
        text = _dedented(inner).strip("\n")
        if kind == "comment" or (kind == "export" and options.split()[:1] not in (["html"], ["HTML"])):
            self.hidden += 1
            return taken, []
        if kind in ("export", "html"):
            return taken, [text]
        if kind == "verse":
            shown = "<br>\n".join(self._inline.html(line) for line in text.split("\n"))
            return taken, [f"<p>{shown}</p>"]
        exports = _EXPORTS.search(options)
        if kind == "src" and exports and exports[1] in ("both", "results"):
            taken += self._shown_results(lines, at + taken)
        if kind == "src" and exports and exports[1] in ("none", "results"):
            self.hidden += 1
            return taken, []
        language = (
            options.split()[0] if kind == "src" and options and not options.startswith(("-", ":")) else ""
        )
        mark = f' class="language-{escape(language)}"' if language else ""
        code = escape(_COMMA.sub(r"\1", text), quote=False)
        return taken, [f"<pre><code{mark}>{code}\n</code></pre>"]

    def _shown_results(self, lines: list[str], at: int) -> int:
        """The number of lines up to the results of code that shows them: the line that announces them is left out."""
        end = at
        while end < len(lines) and not lines[end].strip():
            end += 1
        keyword = _KEYWORD.fullmatch(lines[end]) if end < len(lines) else None
        return end + 1 - at if keyword and keyword[1].lower().startswith("results") else 0

    def _container(self, kind: str, inner: list[str], depth: int) -> list[str]:
        html = "\n".join(self.blocks(inner, depth + 1))
        if kind == "quote":
            return [f"<blockquote>\n{html}\n</blockquote>"]
        return [f'<div class="{escape(kind)}">\n{html}\n</div>']

    def _colon(self, lines: list[str], at: int, depth: int) -> tuple[int, list[str]]:
        if (drawer := _DRAWER.fullmatch(lines[at])) and drawer[1].upper() != "END":
            last = min(len(lines), at + _LONGEST_DRAWER)
            end = next((n for n in range(at + 1, last) if _DRAWER_END.fullmatch(lines[n])), -1)
            if end > 0:
                is_inner = drawer[1].upper() in _INNER_DRAWERS
                return end + 1 - at, [] if is_inner else self.blocks(lines[at + 1 : end], depth + 1)
        end = at
        fixed: list[str] = []
        while end < len(lines) and (found := _FIXED.fullmatch(lines[end])):
            fixed.append(found[1] or "")
            end += 1
        return end - at, [f"<pre>{escape(_LINE_END.join(fixed), quote=False)}</pre>"] if fixed else []

    def _table(self, lines: list[str], at: int) -> tuple[int, list[str]]:
        end = at
        groups: list[list[str]] = [[]]
        while end < len(lines) and (row := lines[end].strip()).startswith("|"):
            if row.startswith("|-"):
                groups.append([])
            else:
                groups[-1].append(row)
            end += 1
        groups = [group for group in groups if group]
        parts = [f"<caption>{self._inline.html(self._take_caption())}</caption>"] if self._caption else []
        if len(groups) > 1:
            parts.append(f"<thead>{self._rows(groups.pop(0), 'th')}</thead>")
        parts.append(f"<tbody>{''.join(self._rows(group, 'td') for group in groups)}</tbody>")
        return end - at, ["\n".join(("<table>", *parts, "</table>"))] if groups else []

    def _rows(self, rows: list[str], tag: str) -> str:
        cells = (row.removeprefix("|").removesuffix("|").split("|") for row in rows)
        return "".join(
            f"<tr>{''.join(f'<{tag}>{self._inline.html(cell.strip())}</{tag}>' for cell in row)}</tr>"
            for row in cells
        )

    def _note(self, lines: list[str], at: int, note: re.Match[str]) -> tuple[int, list[str]]:
        end, empty = at + 1, 0
        while end < len(lines) and empty < 2 and not lines[end].startswith(("[fn:", "*")):
            empty = 0 if lines[end].strip() else empty + 1
            end += 1
        self._defined.setdefault(note[1], [note[2], *lines[at + 1 : end]])
        return end - at, []

    def footnotes(self) -> str:
        """The list of the footnotes that the text refers to."""
        items: list[str] = []
        for name in self._inline.notes:  # a note may refer to others
            if len(items) >= len(self._defined) + len(self._inline.inline_notes):
                break
            lines = self._defined.get(name) or [self._inline.inline_notes.get(name, "")]
            items.append(f'<li id="fn-{len(items) + 1}">{_LINE_END.join(self.blocks(lines, 1))}</li>')
        return "\n".join(("<hr>", "<ol>", *items, "</ol>")) if items else ""

    def _list(self, lines: list[str], at: int, depth: int) -> tuple[int, list[str]]:
        """A list: the items that begin in one column, each with the lines that begin further in."""
        first = _ITEM.fullmatch(lines[at])
        column = _width(first[1]) if first else 0
        items: list[list[str]] = []
        end, empty = at, 0
        while end < len(lines) and empty < 2:
            line = lines[end]
            if not line.strip():
                empty += 1
                if items:
                    items[-1].append("")
                end += 1
                continue
            indent = _width(line[: len(line) - len(line.lstrip())])
            item = _ITEM.fullmatch(line) if indent == column else None
            if item:
                items.append([item[4] or ""])
            elif indent > column and items:
                items[-1].append(line)
            else:
                break
            empty = 0
            end += 1
        while end > at and not lines[end - 1].strip():
            end -= 1
        is_ordered = bool(first and first[3])
        return end - at, [self._items(items, is_ordered=is_ordered, depth=depth)]

    def _items(self, items: list[list[str]], *, is_ordered: bool, depth: int) -> str:
        terms = [None if is_ordered else _TERM.fullmatch(item[0]) for item in items]
        if items and all(terms):
            pairs = [
                f"<dt>{self._inline.html(term[1])}</dt>\n<dd>{self._item([term[2] or '', *item[1:]], depth)}</dd>"
                for term, item in zip(terms, items, strict=True)
                if term
            ]
            return "\n".join(("<dl>", *pairs, "</dl>"))
        tag = "ol" if is_ordered else "ul"
        shown = (
            f"<li>{self._item([_COUNTER.sub('', item[0], count=1), *item[1:]], depth)}</li>" for item in items
        )
        return "\n".join((f"<{tag}>", *shown, f"</{tag}>"))

    def _item(self, lines: list[str], depth: int) -> str:
        html = self.blocks([lines[0], *_dedented(lines[1:]).split("\n")], depth + 1)
        if html and html[0].startswith("<p>") and sum(part.startswith("<p>") for part in html) == 1:
            html[0] = html[0].removeprefix("<p>").removesuffix("</p>")
        return "\n".join(html)

    def _paragraph(self, lines: list[str]) -> str:
        html = self._inline.html("\n".join(lines))
        if self._alt and html.startswith("<img "):
            html = html.replace('alt=""', f'alt="{escape(self._alt)}"', 1)
        self._alt = ""
        if self._caption and html.startswith("<img ") and html.count("<") == 1:
            return (
                f"<figure>{html}<figcaption>{self._inline.html(self._take_caption())}</figcaption></figure>"
            )
        caption = f"<p>{self._inline.html(self._take_caption())}</p>\n" if self._caption else ""
        return f"{caption}<p>{html}</p>"

    def _take_caption(self) -> str:
        caption, self._caption = self._caption, ""
        return caption


def _is_heading(line: str, level: int) -> bool:
    """Whether a line is a heading of this level, or of one above it."""
    stars = len(line) - len(line.lstrip("*"))
    return 0 < stars <= level and line[stars : stars + 1] in (" ", "\t")


def _end_of_block(lines: list[str], at: int, kind: str) -> int:
    """The line of the end of the block that begins at a line; the number of lines if it has none."""
    mark = f"#+end_{kind}".lower()
    return next((n for n in range(at + 1, len(lines)) if lines[n].strip().lower() == mark), len(lines))


def _width(indent: str) -> int:
    return len(indent.expandtabs(8))


def _dedented(lines: list[str]) -> str:
    """Lines without the indentation that all of them have."""
    widths = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    least = min(widths, default=0)
    return "\n".join(line[least:].rstrip("\r") for line in lines)
