"""An MDX text as Markdown: HTML for the tags of JSX, the text of literal expressions, nothing of comments."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators.callouts import set_apart
from converters.generators.javascript_settings import Computed
from converters.generators.mdx import modules
from converters.generators.mdx.attributes import JsxTag, html_attributes, tag_at, value_of
from converters.generators.mdx.braces import Braces
from converters.generators.mdx.components import component

_VOID: Final = frozenset("area br col embed hr img input source track wbr".split())
_SPACE: Final = lazy_re.compile(r"[ \t]*")
_STRUCTURE: Final = lazy_re.compile(r"[\s(]*[{\[]")
"""What an expression begins with that is an object or a list."""
_NEVER: Final = lazy_re.compile(r"\s*(?:false|null|undefined|0)\s*&&")
"""What an expression begins with that shows nothing: `{false && <p>…</p>}`."""
_HTML_TAG: Final = lazy_re.compile(r"[a-z][a-z0-9-]*")
_SHOWN: Final = 400
"""Characters of a program that are looked at for a finding."""
_DEEPEST: Final = 40
"""Tags within tags; more are no page that a person wrote, and stay as they are."""


class Converted(NamedTuple):
    """The text as Markdown, the metadata that it exports, and the programs whose output is not in the text, counted."""

    text: str
    metadata: dict[str, Any]
    programs: Counter[str]
    hidden: int
    """The number of comments that were left out."""


@dataclass
class _Open:
    """A tag that was opened, and what stands in it so far."""

    tag: JsxTag | None
    at_line_start: bool = False
    parts: list[str] = field(default_factory=list)


def to_markdown(text: str, fields: Mapping[str, Any]) -> Converted:
    """Convert a text; `fields` is its front matter, which expressions can name as `frontMatter`."""
    module = modules.split(text.replace("\r\n", "\n"))
    front_matter = {**module.metadata, **fields}
    names = {"frontMatter": front_matter, "frontmatter": front_matter, **module.imports, **module.constants}
    programs = Counter({"export": module.others} if module.others else {})
    converter = _Converter(module.text, names, programs)
    return Converted(converter.result(), module.metadata, programs, converter.hidden)


class _Converter:
    """One walk over a text, with a stack of the tags that are open."""

    def __init__(self, text: str, names: Mapping[str, Any], programs: Counter[str]) -> None:
        # Loaded here, since the tables of all generators are loaded at every start.
        from converters.markup.markdown.template_tags import code_in

        self._text, self._names, self._programs = text, names, programs
        self._braces = Braces(text)
        self._marks = re.compile(
            rf"{code_in(text)}|(?P<escaped>\\.)|(?P<tag><(?=/?[A-Za-z>]))|(?P<brace>\{{)", re.S | re.M
        )
        self._stack = [_Open(None)]
        self.hidden = 0

    def result(self) -> str:
        """The whole text."""
        at = 0
        while found := self._marks.search(self._text, at):
            self._add(self._text[at : found.start()])
            end = 0
            if found.lastgroup == "tag":
                end = self._tag(found.start())
            elif found.lastgroup == "brace":
                end = self._expression(found.start())
            if not end:
                end = found.end()
                self._add(found[0])
            at = end
        self._add(self._text[at:])
        while len(self._stack) > 1:  # a tag without an end
            self._close()
        return "".join(self._stack[0].parts)

    def _add(self, text: str) -> None:
        self._stack[-1].parts.append(text)

    def _tag(self, start: int) -> int:
        """Take the tag at `start`; the position after it, 0 if it is not JSX."""
        tag = tag_at(self._text, start, self._names, self._braces)
        if not tag or (len(self._stack) > _DEEPEST and not tag.closing):
            return 0
        line = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        if tag.closing:
            if all(open_.tag is None or open_.tag.name != tag.name for open_ in self._stack):
                return 0
            while (name := self._stack[-1].tag) and name.name != tag.name:
                self._close()
            self._close()
        else:
            if not line.strip() and line and tag.name:
                self._stack[-1].parts[-1] = self._stack[-1].parts[-1].removesuffix(line)
            self._stack.append(_Open(tag, not line.strip(" >")))
            if tag.empty or tag.name in _VOID:
                self._close()
                if not line.strip():
                    self._add(set_apart("", self._text, start - len(line), tag.end))
        return tag.end

    def _close(self) -> None:
        """Put what the innermost open tag shows into the text around it."""
        open_ = self._stack.pop()
        tag, inner = open_.tag, "".join(open_.parts)
        assert tag
        if "\n" in inner:
            inner = dedent(inner)
        if _HTML_TAG.fullmatch(tag.name):
            self._programs.update(
                f"<{tag.name} {name}>" for name in tag.computed if not name.startswith(("on", "key", "ref"))
            )
            self._add(_html(tag, inner))
            return
        show = component(tag.name, len(self._stack))
        if show is None or (tag.computed and not inner.strip() and not show(tag.attributes, "")):
            self._programs[f"<{tag.name}>"] += 1
        shown = show(tag.attributes, inner) if show else inner
        if not show and not inner.strip():  # a mark of what the program shows, for who edits the text
            shown = f"<{tag.name}{html_attributes(tag.attributes)} />"
        is_block = open_.at_line_start and "\n" in inner and not shown.startswith("\n\n")
        self._add(f"\n\n{shown.strip()}\n\n" if is_block else shown)

    def _expression(self, start: int) -> int:
        """Take the expression at `start`; the position after it, 0 if it stays."""
        end = self._braces.end(start)
        if not end:
            return 0
        if not _STRUCTURE.match(self._text, start + 1):
            source = self._text[start + 1 : end - 1]
            if _is_comment(source.strip()):
                self.hidden += 1
                blanks = _SPACE.match(self._text, end)
                return blanks.end() if blanks else end
            value = value_of(source, self._names)
            if isinstance(value, str | int | float) and not isinstance(value, Computed | bool):
                self._add(str(value))
                return end
            if value is None or isinstance(value, bool):
                return end
            if _NEVER.match(source):
                self.hidden += 1
                return end
        shown = self._text[start + 1 : min(end - 1, start + _SHOWN)]
        self._programs[f"{{{' '.join(shown.split())[:40]}}}"] += 1
        return 0


def _is_comment(source: str) -> bool:
    return source.startswith("/*") and source.endswith("*/")


def _html(tag: JsxTag, inner: str) -> str:
    """An element of HTML. Markdown in it is set apart by empty lines, as MDX reads it wherever it stands."""
    start = f"<{tag.name}{html_attributes(tag.attributes)}>"
    if tag.name in _VOID:
        return start
    if inner.startswith("\n"):
        inner = f"\n\n{inner.strip()}\n\n"
    return f"{start}{inner}</{tag.name}>"
