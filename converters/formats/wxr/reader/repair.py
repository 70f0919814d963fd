"""Makes a damaged chunk well formed, and reports the repairs.

The chunk is read from left to right. What a tag means depends on where it is: in a CDATA section, in an
element that holds text, or in an element that holds elements. WordPress's own tables tell the elements
apart, so that `<br>` in an unescaped title is text, and `<wp:status>` there shows that the title was never
closed. The output is well formed by construction; libxml2's own recovery mode drops text silently.
"""

import re
from typing import NamedTuple

from converters import lazy_re, messages
from converters.formats.wxr.reader.fields import CUT
from converters.formats.wxr.reader.namespaces import NamespaceScope
from converters.formats.wxr.reader.repair_text import Repair, Repairs, escape, legal
from converters.io.spelling import differ_in_a_letter
from converters.readers.wordpress.vocabulary import AUTHOR, COMMENT, CONTAINERS, ITEM, META, TERM

_TOKEN = lazy_re.compile(
    r"(?P<cdata><!\[CDATA\[)|(?P<comment><!--)|(?P<pi><\?)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)"
    r"(?P<attributes>(?:\s+[^\s<>=\"'/]+(?:\s*=\s*(?:\"(?:[^\"<]*|[^\"\n]*)\"|'(?:[^'<]*|[^'\n]*)'|[^\s<>\"'=]+))?)*+)"
    r"\s*(?P<empty>/?)>"
    r"|(?P<stray><)",
    re.ASCII,
)
_ATTRIBUTE = lazy_re.compile(r"([^\s<>=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"'=]+)))?")
_ATTRIBUTE_NAME = lazy_re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)
_SOUND = lazy_re.compile(r"(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:\"[^\"<&]*\"|'[^'<&]*'))*", re.ASCII)
_UNFINISHED = lazy_re.compile(r"</?[A-Za-z_!?][^<>]*\Z|<!?\Z")
_HALF_TAG = lazy_re.compile(r"<(?:/[\w:.-]*+|[\w:.-]++)\s*+\Z")
"""What is left of a tag where another one cuts it off."""
_LONGEST_NAME = 100
_SMART_QUOTES = "“”„‟″'‘’\""
_DEEPEST = 200
"""The deepest level of unknown elements; anything deeper is text. libxml2 stops at 2048."""

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
"""Every known element -> the elements that it can be in."""
_IN["wp:author"] = ("channel", "item")
_HOLDERS = frozenset(CONTAINERS) | {"channel"}
_CUT = frozenset({"wp:comment", "wp:postmeta"})
"""What one that another has ended may have lost is not known: whether all may see it may be part of that."""
_MARKUP = frozenset({"content:encoded", "excerpt:encoded", "wp:comment_content", "wp:meta_value"})
"""Elements whose text is HTML: `<link>` and `<title>` in it belong to the text."""


class _Open(NamedTuple):
    written: str
    """The name as the file has it."""
    name: str
    """The name as WordPress has it."""


class _Unknown(NamedTuple):
    """A start tag of an unknown name without its end."""

    written: str
    attributes: str
    at: int
    """Its place in what is written."""
    within: _Open


def repair(
    text: str, scope: NamespaceScope, within: str = "", whole: bool = True
) -> tuple[str, list[Repair]]:
    """The chunk as well-formed XML, and its repairs.

    `within` is the element around the chunk. Undeclared prefixes are declared in the scope.
    `whole` is False for a chunk that was cut off.
    """
    return _Repairer(text, scope, within).run(whole)


class _Repairer:
    def __init__(self, text: str, scope: NamespaceScope, within: str) -> None:
        self._text = text
        self._scope = scope
        self._out: list[str] = []
        self._open = [_Open("", within)]
        self._repairs = Repairs(text)
        self._found: dict[str, tuple[int, re.Match[str] | None]] = {}
        self._whole = True
        self._unknown = _Unknown("", "", 0, _Open("", ""))
        self._seam = False
        """Whether the open element has the end tag of another field in it: a part of the file is missing there."""

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
                self._repairs.note(messages.UNCLOSED, len(self._text), self._open[-1].written)
            self._close()
        return "".join(self._out), self._repairs.all()

    def _search(self, pattern: str, start: int) -> re.Match[str] | None:
        """The first match from `start` on. It is cached: many tokens may search for the same distant match."""
        since, found = self._found.get(pattern, (len(self._text) + 1, None))
        if since > start or (found and found.start() < start):
            found = re.compile(pattern).search(self._text, start)
            self._found[pattern] = (start, found)
        return found

    def _token(self, token: re.Match[str]) -> int:
        """Write what begins with this token; returns where it ends."""
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
        self._repairs.note(messages.STRAY_MARKUP, token.start(), _shortened(token[0]))
        self._write_text(token[0], token.start(), reported=True)
        return token.end()

    def _skip(self, end: str, token: re.Match[str]) -> int:
        """Drop a comment or processing instruction between elements; within text it is text."""
        closed = None if self._in_leaf() else self._search(re.escape(end), token.end())
        return closed.end() if closed else self._as_text(token)

    def _in_leaf(self) -> bool:
        name = self._open[-1].name
        return (name in _IN and name not in _HOLDERS) or (name == "wp:author" and len(self._open) > 2)

    def _cdata(self, start: int) -> int:
        """Write a CDATA section up to its probable end."""
        text, name = self._text, re.escape(self._open[-1].written)
        proper = self._search(rf"\]\]>(?=\s*</{name}\s*>|\s*<!\[CDATA\[)", start) if name else None
        closing = self._search(rf"</{name}\s*>", start) if name else None
        first = text.find("]]>", start)
        # If another element of this name begins before the proper end, that end is the other element's.
        again = re.compile(rf"<{name}(?:\s[^<>]*)?>\s*<!\[CDATA\[")
        since = start if self._open[-1].name not in _MARKUP else closing.end() if closing else len(text)
        if proper and again.search(text, since, proper.start()):
            proper = None
        if proper:
            end, after = proper.start(), proper.start() + 3
            if first < end:
                self._repairs.note(messages.BAD_CDATA, first)
        elif closing and not start <= first < closing.start():
            end = after = closing.start()
            self._repairs.note(messages.BAD_CDATA, start)
        elif first >= 0:
            end, after = first, first + 3
        else:
            end = after = len(text)
            if self._whole:
                self._repairs.note(messages.UNCLOSED, start, "![CDATA[")
        content = legal(text[start:end], start, self._repairs)
        self._out += ("<![CDATA[", content.replace("]]>", "]]]]><![CDATA[>"), "]]>")
        return after

    def _start_tag(self, token: re.Match[str]) -> int:
        written = token["name"]
        if written.startswith("xmlns:"):
            return self._as_text(token)
        name = self._scope.name(written)
        if self._in_leaf():
            leaf = self._open[-1].name
            if name not in _IN or (
                ":" not in name and (leaf in _MARKUP or (name != "category" and token["attributes"]))
            ):
                return self._as_text(token)
            self._repairs.note(messages.UNCLOSED, token.start(), self._open[-1].written)
            self._seam = bool(
                _HALF_TAG.search(self._text, max(token.start() - _LONGEST_NAME, 0), token.start())
            )
            self._close()
        self._make_room(name, token.start())
        if len(self._open) > _DEEPEST:
            return self._as_text(token)
        attributes = token["attributes"]
        if "xmlns:" in attributes:
            self._scope.learn(token[0].encode(), within=True)
        self._declare(written, token.start())
        if not _SOUND.fullmatch(attributes) or ":" in attributes or attributes.count("=") > 1:
            attributes = self._attributes(attributes, token.start())
        empty = token["empty"]
        if (
            not empty
            and name not in _IN
            and self._search(rf"</{re.escape(written)}\s*>", token.end()) is None
        ):
            empty = "/"  # such as `<br>`: it does not contain what follows
            self._unknown = _Unknown(written, attributes, len(self._out), self._open[-1])
            self._repairs.note(messages.UNCLOSED, token.start(), written)
        self._out.append(f"<{written}{attributes}{empty}>")
        if not empty:
            self._open.append(_Open(written, name))
        return token.end()

    def _make_room(self, name: str, position: int) -> None:
        """Close the elements that cannot contain an element of this name."""
        holders = _IN.get(name, ())
        if self._open[-1].name in holders or self._open[-1].name not in _HOLDERS:
            return
        if any(element.name in holders for element in self._open):
            while self._open[-1].name not in holders:
                self._repairs.note(messages.UNCLOSED, position, self._open[-1].written)
                self._cut()

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
                self._repairs.note(messages.UNCLOSED, token.start(), self._open[-1].written)
                self._cut()
            self._close()
        elif self._in_leaf():
            if self._open[-1].name not in _MARKUP and self._open[-2].name in _IN.get(
                self._scope.name(written), ()
            ):
                self._seam = True
            return self._as_text(token)
        else:
            self._repairs.note(messages.STRAY_END, token.start(), token[0])
            if self._is_misspelled(written):
                self._out[self._unknown.at] = f"<{written}{self._unknown.attributes}>"
                self._out.append(f"</{written}>")
            elif self._is_of_record(self._scope.name(written)):
                self._out.append(f"<?{CUT}?>")  # its start tag is lost, and with it what it says
        return token.end()

    def _is_of_record(self, name: str) -> bool:
        """Whether an end tag of this name is that of an element of the record in which it stands."""
        return name == "wp:postmeta" or self._open[-1].name in _IN.get(name, ())

    def _is_misspelled(self, written: str) -> bool:
        """Whether the last unknown element is that of this end tag, but for a letter of its name."""
        return self._unknown.within is self._open[-1] and differ_in_a_letter(self._unknown.written, written)

    def _cut(self) -> None:
        """Close an element that another ends."""
        if self._open[-1].name in _CUT:
            self._out.append(f"<?{CUT}?>")
        self._close()

    def _close(self) -> None:
        self._out.append(f"</{self._open.pop().written}>")
        if self._seam:
            self._seam = False
            self._out.append(f"<?{CUT}?>")

    def _declare(self, written: str, position: int) -> None:
        prefix, colon, _ = written.partition(":")
        if colon and prefix not in self._scope.prefixes and prefix != "xml":
            self._repairs.note(messages.UNDECLARED_PREFIX, position, prefix)
            self._scope.declare(prefix)

    def _attributes(self, text: str, position: int) -> str:
        """Attributes, each quoted and escaped, without duplicates."""
        written: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(text):
            name, double, single, bare = found.groups()
            quoted = double is not None or single is not None
            if not _ATTRIBUTE_NAME.fullmatch(name) or name in written or name == "xml:id":
                self._repairs.note(messages.BAD_ATTRIBUTE, position, name)
                continue
            if name.startswith("xmlns"):
                continue  # the scope declares it now
            if not name.startswith("xml:"):
                self._declare(name, position)
            value = double or single or bare or ""
            if not quoted:
                self._repairs.note(messages.BAD_ATTRIBUTE, position, name)
                value = value.strip(_SMART_QUOTES)
            escaped = escape(value, position, self._repairs)
            written[name] = escaped.replace('"', "&quot;")
        return "".join(f' {name}="{value}"' for name, value in written.items())

    def _write_text(self, text: str, position: int, reported: bool = False) -> None:
        self._out.append(escape(text, position, self._repairs, reported=reported))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
