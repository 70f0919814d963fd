"""Renders reStructuredText with docutils, with the directives of Pelican and Nikola.

docutils reads no file: `include`, `raw` with a file, `csv-table` with a file and settings files are off
(`file_insertion_enabled`, `_disable_config`; docutils' `docs/howto/security`). What it does not know stays as text.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.utils import SystemMessage
from docutils.utils import punctuation_chars as chars
from docutils.writers.html5_polyglot import HTMLTranslator, Writer

from converters import lazy_re
from converters.markup.rst import directives
from converters.markup.rst.result import Rendered

SETTINGS: Final[dict[str, Any]] = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "report_level": 2,
    "halt_level": 5,
    "warning_stream": False,
    "traceback": True,  # exceptions are raised, and do not end the program
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "syntax_highlight": "none",
    "smart_quotes": False,
    "math_output": "MathJax",
    "embed_stylesheet": False,
    "stylesheet_path": "",
    "initial_header_level": "2",
    "output_encoding": "unicode",
    "input_encoding": "unicode",
    "line_length_limit": 1_000_000,
}
_UNKNOWN: Final = lazy_re.compile(
    r"(?:Unknown directive type|Unknown interpreted text role|No directive entry for) \"([^\"]+)\""
)
_SAID_TWICE: Final = lazy_re.compile(r"No (?:directive|role) entry for")

_PARAGRAPH: Final = lazy_re.compile(r"\n[ \t]*(?=\n|[-*+|#] |\.\. |\w{1,4}[.)] )")
"""Where a paragraph, an item of a list or a row of a table ends."""
_STARTS: Final = lazy_re.compile(r"(?<![\w*`|\\])(?:\*\*?|_?`|``|\|)(?=[^\s*`|])")
_BEHIND: Final = rf"(?=[\s\\{chars.closing_delimiters}{chars.delimiters}{chars.closers}]|\Z)"
"""What stands behind the end of a mark; else docutils goes on to the next."""
_ENDS: Final = lazy_re.compile(rf"(?<=[^\s\\*`|])(?:\*\*?|``|[`|]_{{0,2}}+){_BEHIND}")
_LITERAL: Final = lazy_re.compile(
    rf"(?<![^\s{chars.openers}{chars.delimiters}])``(?![\s{chars.closers}])[^`]*+(?<=\S)``{_BEHIND}"
)
_REFERENCES: Final = lazy_re.compile(r"[\w`\]|]__?(?!\w)")
_LONG_WORD: Final = lazy_re.compile(r"(?<!\S)(?!\S{0,40}data:)[!-~]{2000,}+")
_MOST_WORK: Final = 30_000_000
"""Characters that docutils may look at. It looks through the rest of a paragraph for the end of each mark that has none and
for each reference, through a long word again and again for URLs, and reports each mark without an end."""
_REPORT: Final = 5_000
"""What a report costs, in such characters."""


def _work(text: str) -> int:
    work = sum(len(word[0]) ** 2 // 8 for word in _LONG_WORD.finditer(text))
    for whole in _PARAGRAPH.split(text):
        part = _LITERAL.sub("", whole)
        last = {end[0].rstrip("_"): end.start() for end in _ENDS.finditer(part)}
        unclosed = sum(start.start() > last.get(start[0].lstrip("_"), -1) for start in _STARTS.finditer(part))
        references = len(_REFERENCES.findall(part))
        work += (unclosed + references) * len(part) + unclosed * _REPORT
    return work


def rendered(text: str) -> Rendered:
    """The HTML of a text, and what was not understood in it."""
    if _work(text) > _MOST_WORK:
        return Rendered("", (), ("a paragraph has too many marks to be read; its source stays as text",))
    directives.register()
    try:
        document = publish_doctree(text, settings_overrides=SETTINGS)
        unknown, problems = _take_messages(document)
        html = publish_from_doctree(document, writer=_BodyWriter(), settings_overrides=SETTINGS)
    except (SystemMessage, RecursionError) as error:
        return Rendered("", (), (f"{error}".partition("\n")[0] or type(error).__name__,))
    return Rendered(html, tuple(unknown), tuple(problems))


def plain(text: str) -> str:
    """A line of inline markup as people see it."""
    directives.register()
    document = publish_doctree(text, settings_overrides=SETTINGS)
    _take_messages(document)
    return " ".join(document.astext().split())


def _take_messages(document: nodes.document) -> tuple[list[str], list[str]]:
    """Take messages out of a document; what they are about stays as text: the source of a directive as code."""
    unknown: list[str] = []
    problems: list[str] = []
    for message in list(document.findall(nodes.system_message)):
        said = message.next_node(nodes.paragraph)
        words = said.astext() if said else ""
        if found := _UNKNOWN.search(words):
            unknown.append(found[1])
        elif not _SAID_TWICE.match(words) and int(message.get("level", 0)) >= 2:
            problems.append(" ".join(words.split()))
    _replace_all(document, nodes.system_message, lambda message: message.findall(nodes.literal_block))
    _replace_all(document, nodes.problematic, lambda marked: [nodes.Text(marked.astext())])
    for section in list(document.findall(nodes.section)):
        if "system-messages" in section.get("classes", ()):
            section.parent.remove(section)
    return unknown, problems


def _replace_all(
    document: nodes.document, kind: type[nodes.Element], make: Callable[[Any], Iterable[nodes.Node]]
) -> None:
    """Replace the nodes of a kind, all those of a parent in one pass: docutils looks for each among all its siblings."""
    for parent in {id(node.parent): node.parent for node in document.findall(kind) if node.parent}.values():
        parent[:] = [
            new for node in parent.children for new in (make(node) if isinstance(node, kind) else [node])
        ]


class _Translator(HTMLTranslator):  # type: ignore[misc, unused-ignore] # without its types it is Any
    """HTML without what only docutils' style sheets need."""

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1

    def depart_section(self, node: nodes.section) -> None:
        self.section_level -= 1

    def visit_title(self, node: nodes.title) -> None:
        if not isinstance(node.parent, nodes.section):
            super().visit_title(node)
            return
        level = min(self.section_level + 1, 6)
        ids: list[str] = node.parent.get("ids", [])
        anchor = f' id="{self.attval(ids[0])}"' if ids else ""
        self.body.append(f"<h{level}{anchor}>")
        self.context.append(f"</h{level}>\n")

    def depart_title(self, node: nodes.title) -> None:
        if isinstance(node.parent, nodes.section):
            self.body.append(self.context.pop())
        else:
            super().depart_title(node)

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        classes: list[str] = node.get("classes", [])
        language = next((name for name in classes if name != "code"), "")
        mark = f' class="language-{self.attval(language)}"' if language else ""
        self.body.append(f"<pre><code{mark}>{self.encode(node.astext())}\n</code></pre>\n")
        raise nodes.SkipNode

    def visit_literal(self, node: nodes.literal) -> None:
        self.body.append(f"<code>{self.encode(node.astext())}</code>")
        raise nodes.SkipNode

    def visit_image(self, node: nodes.image) -> None:
        if node.get("alt", node["uri"]) == node["uri"]:
            node["alt"] = ""
        super().visit_image(node)


class _BodyWriter(Writer):  # type: ignore[misc, unused-ignore] # the same
    """Only what is in the body."""

    body: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.translator_class = _Translator

    def apply_template(self) -> str:
        return "".join(self.body).strip() + "\n"
