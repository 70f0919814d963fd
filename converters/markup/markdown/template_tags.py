"""What stands in Markdown and is not Markdown: shortcodes, template tags, formulas, attribute lists.

It is taken out before the text is rendered, a word of letters in its place, and put back into
the HTML: shortcodes and formulas as the text they were, attribute lists as attributes. Code
is never touched.
"""

import re
from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Final

from converters.markup.markdown import shortcodes
from converters.markup.markdown.flavors import MarkdownFlavor

CODE: Final = (
    r"(?P<code>^(?P<lead>[ >]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,}).*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|<(?:pre|script|style|textarea)\b.*?(?:</(?:pre|script|style|textarea)\s*>|\Z)"
    r"|<(?:code|kbd|samp)\b.{0,5000}?</(?:code|kbd|samp)\s*>|<!--.*?(?:-->|\Z))"
)
"""Code, whole; what has no end is code to the end, as it is for a browser."""
CODE_WITHOUT_COMMENTS: Final = CODE.replace(r"|<!--.*?(?:-->|\Z)", "")
"""The same, for a text in which no comment ends: then none need be looked for."""
_HUGO_SHOWN: Final = r"(?P<shown>\{\{<\s*/\*.{0,2000}?\*/\s*>\}\}|\{\{%\s*/\*.{0,2000}?\*/\s*%\}\})"
_HUGO: Final = r"(?P<hugo>\{\{[<%].{1,5000}?[%>]\}\})"
_RAW: Final = r"(?P<raw>\{%-?\s*raw\s*-?%\}(?P<inner>.*?)\{%-?\s*endraw\s*-?%\})"
_BRACE: Final = r"(?P<brace>\{\{ *\"\{\" *\}\})"
_LITERAL: Final = frozenset({_HUGO_SHOWN, _RAW, _BRACE})
_COMMENT_MARKS: Final = re.compile(r"^(\{\{[<%])\s*/\*|\*/\s*([%>]\}\})$")
_LIQUID: Final = r"(?P<liquid>\{%[^%\n]*%\}|\{\{[^{}\n]*\}\})"
_INTRASITE: Final = (
    r"(?P<intrasite>(?:(?<=\]\()|(?<=\]\(<)|(?<==[\"'])|(?<=\]: ))"
    r"[{|](?:filename|static|attach|author|category|tag|index)[}|][^\s)>\"']*)"
)
"""Pelican's links within a site (`pelican.contents.Content._link_replacer`): they are only in addresses."""
_MATH: Final = r"(?P<math>(?<![\\$])\$\$(?!\$)(?:(?!\n[ \t]*\n).)+?(?<!\\)\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\$])\$(?![\d$]))"
_LIST: Final = r"(?P<list>^(?P<indent>[ \t]*)\{:[^{}\n]*\}[ \t]*$|(?<=[^\s\\])\{:[^{}\n]*\})"
_HEADING: Final = r"(?P<heading>(?<=[ \t])\{[#.][^{}\n]*\}(?=[ \t]*$))"
_NAME: Final = re.compile(r"(?:\{[{%][<%]?-?\s*(?:/\s*)?|[{|])([\w./-]+)")
_HEADING_LINE: Final = re.compile(r"[ >]*#{1,6}[ \t]")
_HIGHLIGHT: Final = (
    r"(?P<highlight>^\{%-?\s*highlight\s+(?P<jekyll>[\w+#.-]+)[^%]*%\}[ \t]*\n(?P<block>.*?)"
    r"^\{%-?\s*endhighlight\s*-?%\}"
    r"|^\{\{(?P<mark>[<%])\s*highlight\s+[\"']?(?P<language>[\w+#.-]+)[^>\n]*[%>]\}\}[ \t]*\n(?P<lines>.*?)"
    r"^\{\{(?P=mark)\s*/\s*highlight\s*[%>]\}\})"
)
_FENCE_ATTRIBUTES: Final = re.compile(
    r"^([ >]*(?:`{3,}|~{3,}))[ \t]*\{[^}\n]*?\.([\w+#-]+)[^}\n]*\}[ \t]*$", re.M
)
_BOX: Final = re.compile(r"\{\{[<%]\s*(/?)\s*details\b(?:[^{}]{0,1000}?)(/?)\s*[%>]\}\}")
_WORD: Final = "q5{}q5"

Address = Callable[[str], str | None]
"""From a tag to the address that it stands for, if it stands for one that is known."""


class TemplateTags:
    """What was taken out of one text."""

    def __init__(self, text: str, flavor: MarkdownFlavor, address: Address, *, stays: bool = False) -> None:
        """`stays`: the text stays Markdown, and shortcodes in code, also in what is only indented, as they are."""
        self._address, self._stays = address, stays
        self.shortcodes: Counter[str] = Counter()
        """The names of shortcodes and template tags, counted."""
        self.lists: dict[str, str] = {}
        """Attribute lists, by the word that stands for each; `before ` marks one that comes before its block,
        `heading ` one at the end of a heading."""
        self._shown: dict[str, str] = {}
        self._blocks: dict[str, str] = {}
        self._mark = "x"
        while "q5" + self._mark in text:
            self._mark += "x"
        self._words = re.compile(rf"q5{self._mark}\d+q5")
        self._written: dict[str, str] = {}
        self._open_boxes = _has_open_box(text)
        self.text = self._take(text if stays else _FENCE_ATTRIBUTES.sub(r"\1\2", text), flavor)

    def restore(self, html: str) -> str:
        """The rendered text with what is shown of it back in its place."""

        def as_written(found: re.Match[str]) -> str:
            return escape(self._written.get(found[0]) or self._shown.get(found[0], found[0]))

        def one(found: re.Match[str]) -> str:
            if found["code"]:
                return self._words.sub(as_written, found[0])
            alone, word = found["alone"], found["alone"] or found[0]
            if (block := self._blocks.get(word)) is not None:
                return block
            shown = escape(self._shown.get(word, word))
            return f"<p>{shown}</p>" if alone else shown

        word = self._words.pattern
        code = rf"(?P<code><code\b[^<]*(?:{word}[^<]*)+)" if self._blocks else "(?P<code>(?!))"
        return re.sub(rf"{code}|<p>(?P<alone>{word})</p>|{word}", one, html)

    def convert_template_tags(self) -> str:
        """The Markdown itself, without what its generator alone understands, as far as that can be told without it."""
        shown = self._shown | self._blocks
        return self._words.sub(lambda found: shown.get(found[0], found[0]), self.text)

    def _take(self, text: str, flavor: MarkdownFlavor) -> str:
        parts = [code_in(text)]
        parts += [_HIGHLIGHT] * ("highlight" in text)
        parts += [_HUGO_SHOWN, _HUGO] * (flavor.templates in ("", "hugo"))
        if flavor.templates in ("", "liquid"):
            parts += [_BRACE, *([_RAW] * ("endraw" in text)), _LIQUID]
        if not flavor.templates and not flavor.renderer.startswith("python"):
            parts.append(_INTRASITE)
        parts.append(_MATH)
        if flavor.renderer == "comrak":  # Python-Markdown reads them itself
            parts += [_LIST] * flavor.attributes + [_HEADING] * flavor.heading_ids

        # Templates run before Markdown is read, so what they put out they put out in code too.
        literal = re.compile("|".join(part for part in parts if part in _LITERAL) or "(?!)", re.S)

        stays = self._stays

        def one(found: re.Match[str]) -> str:
            if found["code"] or (stays and _is_indented(found)):
                return literal.sub(_put_out, found[0])
            if found.groupdict().get("highlight"):
                return literal.sub(_put_out, _fenced(found))
            return _TAKEN[next(kind for kind in _TAKEN if found.groupdict().get(kind))](self, found)

        return re.sub("|".join(parts), one, text, flags=re.S | re.M)

    def word(self, found: re.Match[str]) -> str:
        """A word for something that is shown as it was written."""
        return self._word(self._shown, found[0])

    def _word(self, table: dict[str, str], meaning: str) -> str:
        word = _WORD.format(f"{self._mark}{len(self._shown) + len(self._blocks)}")
        table[word] = meaning
        return word

    def shortcode(self, found: re.Match[str]) -> str:
        """The same, counted by its name; one that only names an address is that address, and Hugo's own are HTML."""
        if (address := self._address(found[0])) is not None:
            word = self.word(found)
            self._shown[word] = address
            return word
        put = shortcodes.render_builtin(found[0])
        if put.html and not (put.around and self._open_boxes):
            # Kramdown and Python-Markdown read Markdown in a box only where it says so.
            html = (
                put.html.replace("<details", '<details markdown="1"')
                if self._stays and put.around
                else put.html
            )
            word = self._word(self._blocks, html)
            self._written[word] = found[0]
            at_start = found.start() == 0 or found.string[found.start() - 1] == "\n"
            return f"\n\n{word}\n\n" if put.around and at_start else word
        name = _NAME.match(found[0])
        self.shortcodes[name[1] if name else found[0]] += 1
        return self.word(found)

    def shown(self, found: re.Match[str]) -> str:
        """A shortcode that Hugo shows instead of running it: its text."""
        word = self.word(found)
        self._shown[word] = _put_out(found)
        return word

    def brace(self, found: re.Match[str]) -> str:
        """A brace that Liquid puts out, so that no tag begins there: what our own writer for Jekyll writes."""
        word = self.word(found)
        self._shown[word] = _put_out(found)
        return word

    def raw(self, found: re.Match[str]) -> str:
        """What Liquid does not run: Markdown like all else."""
        return _put_out(found)

    def attributes(self, found: re.Match[str]) -> str:
        """An attribute list; one in a line of its own becomes a paragraph of its own."""
        word = _WORD.format(f"{self._mark}a{len(self.lists)}")
        self.lists[word] = found[0].strip()
        if found.groupdict().get("indent") is None:
            return word
        if (
            found.string[max(found.start() - 2, 0) : found.start()] == "\n\n"
            and found.string[found.end() : found.end() + 2] != "\n\n"
        ):
            self.lists[word] = "before " + self.lists[word]
        return found["indent"] + word if found["indent"] else f"\n{word}\n"

    def heading(self, found: re.Match[str]) -> str:
        """The attributes at the end of a heading."""
        line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
        if not _HEADING_LINE.match(line):
            return found[0]
        word = self.attributes(found)
        self.lists[word] = "heading " + self.lists[word]
        return word


def code_in(text: str) -> str:
    """The pattern of code for this text, to be used with `re.S` and `re.M`."""
    return CODE if "-->" in text else CODE_WITHOUT_COMMENTS


def _has_open_box(text: str) -> bool:
    """Whether a box (`details`) has no end: then none is taken for one."""
    if "details" not in text:
        return False
    begin = end = 0
    for box in _BOX.finditer(re.sub(code_in(text), "", text, flags=re.S | re.M)):
        if box[2]:
            return True  # it is its own end, and Hugo has no box without a text
        begin, end = begin + (not box[1]), end + bool(box[1])
    return begin != end


def _is_indented(found: re.Match[str]) -> bool:
    """Whether what was found is in a line that may be code for its four blanks."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    return line.startswith(("    ", "\t"))


def _fenced(found: re.Match[str]) -> str:
    """A block of code as all Markdown has it, its fence longer than any in it."""
    name, code = found["jekyll"] or found["language"], found["block"] or found["lines"] or ""
    longest = max(map(len, re.findall(r"^[ \t]*(`{3,})", code, re.M)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{name}\n{code}{fence}"


def _put_out(found: re.Match[str]) -> str:
    """What a generator makes of what keeps it from running something."""
    kinds = found.groupdict()
    if kinds.get("brace"):
        return "{"
    if (inner := kinds.get("inner")) is not None:
        return str(inner)
    return _COMMENT_MARKS.sub(r"\1\2", found[0])


_TAKEN: Final[dict[str, Callable[[TemplateTags, re.Match[str]], str]]] = {
    "shown": TemplateTags.shown,
    "hugo": TemplateTags.shortcode,
    "brace": TemplateTags.brace,
    "raw": TemplateTags.raw,
    "liquid": TemplateTags.shortcode,
    "intrasite": TemplateTags.shortcode,
    "math": TemplateTags.word,
    "list": TemplateTags.attributes,
    "heading": TemplateTags.heading,
}
