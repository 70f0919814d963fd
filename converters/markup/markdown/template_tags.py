"""What stands in a Markdown text and is not Markdown: shortcodes, template tags, formulas, attribute lists.

It is taken out before the text is rendered, a placeholder in its place, and put back into
the HTML: tags and formulas as the text they were, attribute lists as attributes. Code
stays. A `TagSet` lists the tags.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from html import escape
from typing import Final

from converters import lazy_re
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.template_syntax import Action, TagRule, TagSet
from converters.markup.placeholders import WordPlaceholders

CODE: Final = (
    r"(?P<code>^(?P<lead>[ >]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}(?![^\n]*`)|~{3,}).*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|<(?:pre|script|style|textarea)\b.*?(?:</(?:pre|script|style|textarea)\s*>|\Z)"
    r"|<(?:code|kbd|samp)\b.{0,5000}?</(?:code|kbd|samp)\s*>|<!--.*?(?:-->|\Z))"
)
"""Code, whole; code without an end goes on to the end of the text, as it does for a browser."""
CODE_WITHOUT_COMMENTS: Final = CODE.replace(r"|<!--.*?(?:-->|\Z)", "")
"""The same for a text without the end of a comment, in which no comment can be."""
_MATH: Final = r"(?P<math>(?<![\\$])\$\$(?!\$)(?:(?!\n[ \t]*\n).)+?(?<!\\)\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\$])\$(?![\d$]))"
_LIST: Final = r"(?P<list>^(?P<indent>[ \t]*)\{:[^{}\n]*\}[ \t]*$|(?<=[^\s\\])\{:[^{}\n]*\})"
_HEADING: Final = r"(?P<heading>(?<=[ \t])\{[#.][^{}\n]*\}(?=[ \t]*$))"
_NAME: Final = lazy_re.compile(r"(?:\{[{%][<%]?-?\s*(?:/\s*)?|[{|])([\w./-]+)")
_HEADING_LINE: Final = lazy_re.compile(r"[ >]*#{1,6}[ \t]")
_FENCE_ATTRIBUTES: Final = lazy_re.compile(
    r"^([ >]*(?:`{3,}|~{3,}))[ \t]*\{[^}\n]*?\.([\w+#-]+)[^}\n]*\}[ \t]*$", re.M
)
_LINE_END: Final = lazy_re.compile(r"[ \t]*$", re.M)
_LONGEST_BLOCK: Final = 50_000
"""The characters above a match that are searched for the beginning of its HTML block."""
_FIRST_TAG: Final = lazy_re.compile(r"\A<(\w+)")


class TemplateTags:
    """What was taken out of one text."""

    def __init__(self, text: str, flavor: MarkdownFlavor, tags: TagSet, *, stays: bool = False) -> None:
        """`stays`: the result is Markdown too, so shortcodes in code stay, also in what is only indented."""
        self._tags, self._source, self._stays = tags, text, stays
        self.shortcodes: Counter[str] = Counter()
        """The names of shortcodes and template tags that stay, counted."""
        self.hidden = 0
        """The number of texts that the generator leaves out."""
        self.lists: dict[str, str] = {}
        """Attribute lists by their placeholders; `before ` starts one that stands before its block,
        `heading ` one at the end of a heading."""
        self._placeholders = WordPlaceholders(text)
        self._text_of: dict[str, str] = {}
        self._html_of: dict[str, str] = {}
        self._source_of: dict[str, str] = {}
        self.text = self._take(text if stays else _FENCE_ATTRIBUTES.sub(r"\1\2", text), flavor)

    @property
    def pattern(self) -> str:
        """The regular expression of all placeholders."""
        return self._placeholders.pattern

    @cached_property
    def _has_open_box(self) -> bool:
        """Whether a box of a shortcode has no end: then none is rendered."""
        return self._tags.has_open_box(re.sub(code_in(self._source), "", self._source, flags=re.S | re.M))

    def restore(self, html: str) -> str:
        """The rendered text in which every placeholder is what it stands for."""

        def source(found: re.Match[str]) -> str:
            return escape(self._source_of.get(found[0]) or self._text_of.get(found[0], found[0]))

        def replacement(found: re.Match[str]) -> str:
            if found["code"]:
                return re.sub(word, source, found[0])
            alone = found["alone"]
            placeholder = alone or found[0]
            if (block := self._html_of.get(placeholder)) is not None:
                return block
            shown = escape(self._text_of.get(placeholder) or self._source_of.get(placeholder, placeholder))
            return f"<p>{shown}</p>" if alone else shown

        word = self._placeholders.pattern
        code = rf"(?P<code><code\b[^<]*(?:{word}[^<]*)+)" if self._html_of else "(?P<code>(?!))"
        return re.sub(rf"{code}|<p>(?P<alone>{word})</p>|{word}", replacement, html)

    def convert_template_tags(self) -> str:
        """The Markdown without what only its generator understands, as far as that is known without the generator."""
        shown = self._text_of | self._html_of
        return re.sub(self._placeholders.pattern, lambda found: shown.get(found[0], found[0]), self.text)

    def _take(self, text: str, flavor: MarkdownFlavor) -> str:
        rules = {f"rule{number}": rule for number, rule in enumerate(_rules(text, flavor, self._tags))}
        parts = [code_in(text)]
        parts += [f"(?P<{name}>{rule.pattern})" for name, rule in rules.items()]
        parts.append(_MATH)
        if flavor.renderer == "comrak":  # Python-Markdown reads them itself
            parts += [_LIST] * flavor.attributes + [_HEADING] * flavor.heading_ids

        # Templates run before Markdown is read, so that their output is literal in code too.
        literal = _Literals(rules)

        def replacement(found: re.Match[str]) -> str:
            rule = rules.get(found.lastgroup or "")
            may_be_code = self._stays or (rule and not rule.in_code)
            is_text = may_be_code and _is_indented(found) and not (rule and rule.action is Action.CODE)
            if found["code"] or is_text:
                return literal.resolve(found[0])
            match found.lastgroup:
                case "math":
                    return self._keep(found[0])
                case "list":
                    return self._attributes(found)
                case "heading":
                    return self._heading(found)
            if rule and rule.action is Action.REWRITE:
                return take(rule.content(found))
            return self._tag(rule, found, literal) if rule else found[0]

        def take(text: str) -> str:
            return pattern.sub(replacement, text)

        pattern = re.compile("|".join(parts), re.S | re.M)
        return take(text)

    def _tag(self, rule: TagRule, found: re.Match[str], literal: "_Literals") -> str:
        content = rule.content(found)
        match rule.action:
            case Action.CODE:
                return _as_block(found, literal.resolve(_fenced(content)))
            case Action.HIDDEN:
                self.hidden += 1
                return content or ("<!-- -->" if _is_line_of_html(found) else "")
            case Action.LITERAL:
                return self._keep(content)
            case Action.MARKDOWN | Action.REWRITE:
                return content
            case Action.TAG:
                return self._shortcode(found)

    def _keep(self, text: str) -> str:
        """A placeholder for this text, which a reader sees as it is."""
        placeholder = self._placeholders.add()
        self._text_of[placeholder] = text
        return placeholder

    def _shortcode(self, found: re.Match[str]) -> str:
        """A placeholder for a tag: for its URL, for the HTML of a built-in one, else for itself, counted by name."""
        tag = found[0]
        if (url := self._tags.url(tag)) is not None:
            return self._keep(url)
        rendered = self._tags.render(tag)
        if rendered.html and not (rendered.around and self._has_open_box):
            html = rendered.html
            if self._stays and rendered.around:
                # Kramdown and Python-Markdown read Markdown in a box only with this attribute.
                html = _FIRST_TAG.sub(r'<\1 markdown="1"', html)
            placeholder = self._placeholders.add()
            self._html_of[placeholder], self._source_of[placeholder] = html, tag
            at_start = found.start() == 0 or found.string[found.start() - 1] == "\n"
            return f"\n\n{placeholder}\n\n" if rendered.around and at_start else placeholder
        name = _NAME.match(tag)
        self.shortcodes[name[1] if name else tag] += 1
        return self._keep(tag)

    def _list(self, source: str, prefix: str = "") -> str:
        """A placeholder for an attribute list."""
        placeholder = self._placeholders.add()
        self.lists[placeholder] = prefix + source.strip()
        self._source_of[placeholder] = source
        return placeholder

    def _attributes(self, found: re.Match[str]) -> str:
        """A placeholder for an attribute list; one alone in its line becomes a paragraph."""
        if found["indent"] is None:
            return self._list(found[0])
        text = found.string
        starts_block = text[max(found.start() - 2, 0) : found.start()] == "\n\n"
        is_before = starts_block and text[found.end() : found.end() + 2] != "\n\n"
        placeholder = self._list(found[0], "before " if is_before else "")
        return found["indent"] + placeholder if found["indent"] else f"\n{placeholder}\n"

    def _heading(self, found: re.Match[str]) -> str:
        """A placeholder for the attributes at the end of a heading; such a text elsewhere stays."""
        line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
        if not _HEADING_LINE.match(line):
            return found[0]
        return self._list(found[0], "heading ")


class _Literals:
    """Replaces in code what generators show instead of running it."""

    def __init__(self, rules: dict[str, TagRule]) -> None:
        self._rules = {name: rule for name, rule in rules.items() if rule.action in _SHOWN and rule.in_code}
        parts = [f"(?P<{name}>{rule.pattern})" for name, rule in self._rules.items()]
        self._pattern = re.compile("|".join(parts), re.S) if parts else None

    def resolve(self, code: str) -> str:
        """The code as its generator shows it."""
        return self._pattern.sub(self._shown, code) if self._pattern else code

    def _shown(self, found: re.Match[str]) -> str:
        return self._rules[found.lastgroup or ""].content(found)


def _as_block(found: re.Match[str], fenced: str) -> str:
    """A fenced block with blank lines around it: without them it would be part of a line of HTML above."""
    text, start, end = found.string, found.start(), found.end()
    lead = "" if start == 0 or text[max(start - 2, 0) : start].endswith("\n\n") else "\n"
    below = text[end : end + 2]
    return f"{lead}{fenced}{chr(10) if below[:1] == chr(10) and below[1:] not in ('', chr(10)) else ''}"


_SHOWN: Final = (Action.LITERAL, Action.MARKDOWN, Action.HIDDEN)


def _rules(text: str, flavor: MarkdownFlavor, tags: TagSet) -> Iterator[TagRule]:
    """The rules of the flavor's template language, else of all; code is fenced whatever the language."""
    own = flavor.syntax
    for syntax in dict.fromkeys((*tags.syntaxes, own) if own else tags.syntaxes):
        for rule in syntax.rules:
            if re.search(rule.hint, text) and (own in (None, syntax) or rule.action is Action.CODE):
                yield rule


def code_in(text: str) -> str:
    """The pattern of code for this text, to be used with `re.S` and `re.M`."""
    return CODE if "-->" in text else CODE_WITHOUT_COMMENTS


def _is_indented(found: re.Match[str]) -> bool:
    """Whether the match is in a line that may be code for its indent; a line of an HTML block is no code."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    return line.startswith(("    ", "\t")) and not _is_in_html(found)


def _is_in_html(found: re.Match[str]) -> bool:
    """Whether the match is in an HTML block: below a line that starts with a tag, no empty line between them."""
    text = found.string
    above = text.rfind("\n", 0, found.start())
    first = max(above - _LONGEST_BLOCK, 0)
    start = text.rfind("\n\n", first, above + 1)
    return above >= 0 and text.startswith("<", start + 2 if start >= 0 else first)


def _is_line_of_html(found: re.Match[str]) -> bool:
    """Whether the match is whole lines of an HTML block, which an empty line in their place would end."""
    text, start = found.string, found.start()
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip() and bool(_LINE_END.match(text, found.end())) and _is_in_html(found)


def _fenced(content: str) -> str:
    """A language, a line feed and code, as a fenced block whose fence is longer than any in it."""
    longest = max(map(len, re.findall(r"^[ \t]*(`{3,})", content.partition("\n")[2], re.M)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{content}{fence}"
