"""Makes a piece well formed that is not, and says what was mended.

The piece is read from left to right with an eye to where it is: in a CDATA section, in an
element that holds text, in one that holds elements. Which is which is known from
WordPress's own tables, so that `<br>` in an unescaped title is text, and `<wp:status>`
there shows that the title was never closed. What is written is well formed by the way it
is written; libxml2's own recovery loses text without a word.
"""

import html
import re
from collections.abc import Callable
from html.entities import html5
from typing import NamedTuple

from converters import messages
from converters.diagnostics import MessageType
from converters.formats.wxr.reader.namespaces import NamespaceScope
from converters.formats.wxr.vocabulary import AUTHOR, COMMENT, CONTAINERS, ILLEGAL, ITEM, META, TERM

_TOKEN = re.compile(
    r"(?P<cdata><!\[CDATA\[)|(?P<comment><!--)|(?P<pi><\?)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)"
    r"(?P<attributes>(?:\s+[^\s<>=\"'/]+(?:\s*=\s*(?:\"(?:[^\"<]*|[^\"\n]*)\"|'(?:[^'<]*|[^'\n]*)'|[^\s<>\"'=]+))?)*)"
    r"\s*(?P<empty>/?)>"
    r"|(?P<stray><)",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"([^\s<>=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"'=]+)))?")
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)
_SOUND = re.compile(r"(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:\"[^\"<&]*\"|'[^'<&]*'))*", re.ASCII)
_AMPERSAND = re.compile(r"&(?:(amp|lt|gt|quot|apos);|#(\d+|x[0-9a-fA-F]+);|(\w+;)|)", re.ASCII)
_UNFINISHED = re.compile(r"</?[A-Za-z_!?][^<>]*\Z|<!?\Z")
_SMART_QUOTES = "“”„‟″'‘’\""
_EXAMPLES = 5
"""How many names a finding lists."""
_DEEPEST = 200
"""Levels of elements unknown to us; what is deeper is text. libxml2 stops at 2048."""

_IN = {
    **dict.fromkeys(ITEM, ("item",)),
    **dict.fromkeys(COMMENT, ("wp:comment",)),
    **dict.fromkeys(AUTHOR, ("wp:author", "wp:wp_author")),
    **dict.fromkeys(TERM, ("wp:category", "wp:tag", "wp:term")),
    **dict.fromkeys(META, ("wp:postmeta", "wp:commentmeta", "wp:termmeta")),
    **dict.fromkeys(("wp:author_first_name", "wp:author_last_name"), ("wp:author", "wp:wp_author")),
    **dict.fromkeys(("wp:ping_status", "guid", "description", "category"), ("item",)),
    **dict.fromkeys(("title", "link", "description", "pubDate"), ("item", "channel")),
    **dict.fromkeys(("language", "generator"), ("channel",)),
    **dict.fromkeys(("wp:wxr_version", "wp:base_site_url", "wp:base_blog_url"), ("channel",)),
    **CONTAINERS,
}
"""Every element we know -> the elements that it stands in."""
_IN["wp:author"] = ("channel", "item")
_HOLDERS = frozenset(CONTAINERS) | {"channel"}
_MARKUP = frozenset({"content:encoded", "excerpt:encoded", "wp:comment_content", "wp:meta_value"})
"""Elements whose text is HTML: `<link>` and `<title>` in it are not ours."""


class Repair(NamedTuple):
    """One kind of mend in a piece: how often, where first (lines from the start of the piece), which."""

    kind: MessageType
    line: int
    number: int
    which: tuple[str, ...]
    """Up to five of them, by name."""


class _Open(NamedTuple):
    written: str
    """The name as the file has it."""
    name: str
    """The name as WordPress has it."""


def repair(
    text: str, shell: NamespaceScope, within: str = "", whole: bool = True
) -> tuple[str, list[Repair]]:
    """A piece made well formed, and what was mended.

    `within` is the element the piece stands in. Prefixes that nothing declares are
    declared to the shell. `whole` is False for a piece that was cut off.
    """
    return _Mender(text, shell, within).run(whole)


class _Mender:
    def __init__(self, text: str, shell: NamespaceScope, within: str) -> None:
        self._text = text
        self._shell = shell
        self._out: list[str] = []
        self._open = [_Open("", within)]
        self._mends: dict[MessageType, Repair] = {}
        self._found: dict[str, tuple[int, re.Match[str] | None]] = {}
        self._whole = True

    def run(self, whole: bool) -> tuple[str, list[Repair]]:
        self._whole = whole
        position = 0
        while token := _TOKEN.search(self._text, position):
            if token.start() > position:
                self._write_text(self._text[position : token.start()], position)
            position = self._token(token)
        if position < len(self._text):
            self._write_text(self._text[position:], position)
        while len(self._open) > 1:
            if whole:
                self._note(messages.UNCLOSED, len(self._text), self._open[-1].written)
            self._close()
        return "".join(self._out), list(self._mends.values())

    def _note(self, kind: MessageType, position: int, which: str = "", number: int = 1) -> None:
        if before := self._mends.get(kind):
            names = before.which
            if which and which not in names and len(names) < _EXAMPLES:
                names = (*names, which)
            self._mends[kind] = Repair(kind, before.line, before.number + number, names)
        else:
            line = self._text.count("\n", 0, position)
            self._mends[kind] = Repair(kind, line, number, (which,) if which else ())

    def _search(self, pattern: str, start: int) -> re.Match[str] | None:
        """The first match from `start` on; remembered, for many may ask for one far away."""
        since, found = self._found.get(pattern, (len(self._text) + 1, None))
        if since > start or (found and found.start() < start):
            found = re.compile(pattern).search(self._text, start)
            self._found[pattern] = (start, found)
        return found

    def _token(self, token: re.Match[str]) -> int:
        """Deal with what begins here; gives where it ends."""
        match token.lastgroup:
            case "cdata":
                return self._cdata(token.end())
            case "comment":
                return self._skip("-->", token)
            case "pi":
                return self._skip("?>", token)
            case "stray":
                if not self._whole and _UNFINISHED.match(self._text, token.start()):
                    return len(self._text)  # a tag that was cut in two
                return self._as_text(token)
        if token["close"]:
            return self._end_tag(token)
        return self._start_tag(token)

    def _as_text(self, token: re.Match[str]) -> int:
        self._note(messages.STRAY_MARKUP, token.start(), _shortened(token[0]))
        self._write_text(token[0], token.start(), told=True)
        return token.end()

    def _skip(self, end: str, token: re.Match[str]) -> int:
        """Comments and processing instructions hold nothing of the blog; between elements only."""
        closed = None if self._in_leaf() else self._search(re.escape(end), token.end())
        return closed.end() if closed else self._as_text(token)

    def _in_leaf(self) -> bool:
        name = self._open[-1].name
        return (name in _IN and name not in _HOLDERS) or (name == "wp:author" and len(self._open) > 2)

    def _cdata(self, start: int) -> int:
        """A CDATA section, up to where it must have been meant to end."""
        text, name = self._text, re.escape(self._open[-1].written)
        proper = self._search(rf"\]\]>(?=\s*</{name}\s*>|\s*<!\[CDATA\[)", start) if name else None
        closing = self._search(rf"</{name}\s*>", start) if name else None
        first = text.find("]]>", start)
        # The proper end of another element of this name, which begins in between, is not the end of this.
        again = re.compile(rf"<{name}(?:\s[^<>]*)?>\s*<!\[CDATA\[")
        since = start if self._open[-1].name not in _MARKUP else closing.end() if closing else len(text)
        if proper and again.search(text, since, proper.start()):
            proper = None
        if proper:
            end, after = proper.start(), proper.start() + 3
            if first < end:
                self._note(messages.BAD_CDATA, first)
        elif closing and not start <= first < closing.start():
            end = after = closing.start()
            self._note(messages.BAD_CDATA, start)
        elif first >= 0:
            end, after = first, first + 3
        else:
            end = after = len(text)
            if self._whole:
                self._note(messages.UNCLOSED, start, "![CDATA[")
        content = self._legal(text[start:end], start)
        self._out += ("<![CDATA[", content.replace("]]>", "]]]]><![CDATA[>"), "]]>")
        return after

    def _start_tag(self, token: re.Match[str]) -> int:
        written = token["name"]
        if written.startswith("xmlns:"):
            return self._as_text(token)
        name = self._shell.name(written)
        if self._in_leaf():
            leaf = self._open[-1].name
            if name not in _IN or (
                ":" not in name and (leaf in _MARKUP or (name != "category" and token["attributes"]))
            ):
                return self._as_text(token)
            self._note(messages.UNCLOSED, token.start(), self._open[-1].written)
            self._close()
        self._make_room(name, token.start())
        if len(self._open) > _DEEPEST:
            return self._as_text(token)
        attributes = token["attributes"]
        if "xmlns:" in attributes:
            self._shell.learn(token[0].encode(), within=True)
        self._declare(written, token.start())
        if not _SOUND.fullmatch(attributes) or ":" in attributes or attributes.count("=") > 1:
            attributes = self._attributes(attributes, token.start())
        empty = token["empty"]
        if (
            not empty
            and name not in _IN
            and self._search(rf"</{re.escape(written)}\s*>", token.end()) is None
        ):
            empty = "/"  # such as `<br>`: what follows is not in it
            self._note(messages.UNCLOSED, token.start(), written)
        self._out.append(f"<{written}{attributes}{empty}>")
        if not empty:
            self._open.append(_Open(written, name))
        return token.end()

    def _make_room(self, name: str, position: int) -> None:
        """Close elements that should have been closed before one of this name can begin."""
        holders = _IN.get(name, ())
        if self._open[-1].name in holders or self._open[-1].name not in _HOLDERS:
            return
        if any(element.name in holders for element in self._open):
            while self._open[-1].name not in holders:
                self._note(messages.UNCLOSED, position, self._open[-1].written)
                self._close()

    def _end_tag(self, token: re.Match[str]) -> int:
        written = token["name"]
        if self._open[-1].written == written and len(self._open) > 1:
            self._close()
            return token.end()
        if any(element.written == written for element in self._open[1:]):
            if (
                self._in_leaf()
                and self._open[-1].name in _MARKUP
                and ":" not in written
                and written != "item"
            ):
                return self._as_text(token)
            while self._open[-1].written != written:
                self._note(messages.UNCLOSED, token.start(), self._open[-1].written)
                self._close()
            self._close()
        elif self._in_leaf():
            return self._as_text(token)
        else:
            self._note(messages.STRAY_END, token.start(), token[0])
        return token.end()

    def _close(self) -> None:
        self._out.append(f"</{self._open.pop().written}>")

    def _declare(self, written: str, position: int) -> None:
        prefix, colon, _ = written.partition(":")
        if colon and prefix not in self._shell.prefixes and prefix != "xml":
            self._note(messages.UNDECLARED_PREFIX, position, prefix)
            self._shell.declare(prefix)

    def _attributes(self, text: str, position: int) -> str:
        """Attributes one by one: quoted, escaped, no name twice."""
        written: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(text):
            name, double, single, bare = found.groups()
            quoted = double is not None or single is not None
            if not _ATTRIBUTE_NAME.fullmatch(name) or name in written or name == "xml:id":
                self._note(messages.BAD_ATTRIBUTE, position, name)
                continue
            if name.startswith("xmlns"):
                continue  # the shell declares it now
            if not name.startswith("xml:"):
                self._declare(name, position)
            value = double or single or bare or ""
            if not quoted:
                self._note(messages.BAD_ATTRIBUTE, position, name)
                value = value.strip(_SMART_QUOTES)
            escaped = self._escaped(value, position)
            written[name] = escaped.replace('"', "&quot;")
        return "".join(f' {name}="{value}"' for name, value in written.items())

    def _write_text(self, text: str, position: int, told: bool = False) -> None:
        self._out.append(self._escaped(text, position, told))

    def _escaped(self, text: str, position: int, told: bool = False) -> str:
        text = self._legal(text, position)
        if "&" in text:
            text = _AMPERSAND.sub(self._ampersand(position), text)
        if "]]>" in text and not told:
            self._note(messages.BAD_CDATA, position + text.find("]]>"))
        return text.replace("<", "&lt;").replace("]]>", "]]&gt;")

    def _legal(self, text: str, position: int) -> str:
        legal, number = ILLEGAL.subn("", text)
        if number:
            self._note(messages.ILLEGAL_CHARACTERS, position, number=number)
        return legal

    def _ampersand(self, position: int) -> Callable[[re.Match[str]], str]:
        def escaped(found: re.Match[str]) -> str:
            known, number, name = found.groups()
            if known:
                return found[0]
            if number:
                code = int(number[1:], 16) if number[0] == "x" else int(number)
                if code > 0x10FFFF or ILLEGAL.match(chr(code)):
                    self._note(messages.ILLEGAL_CHARACTERS, position + found.start())
                    return ""
                return found[0]
            if name and name in html5:
                self._note(messages.UNDEFINED_ENTITY, position + found.start(), found[0])
                return html.escape(html5[name], quote=False)
            self._note(messages.BARE_AMPERSAND, position + found.start())
            return "&amp;" + found[0][1:]

        return escaped


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
