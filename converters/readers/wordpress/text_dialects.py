"""Texts that a plug-in rendered as Markdown or Textile: WordPress stores them as their authors wrote them.

Nothing in an export says so. It shows in the texts: signs that WordPress itself shows as they are. They are counted,
and reported; the option `text` of the reader has them read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.guard import guard
from converters.markup import textile
from converters.markup.elements import replace_elements
from converters.model import Markup, Post, Record

FILTERED: Final = "post_content_filtered"
"""The element in which some exports have the Markdown that Jetpack rendered."""
NAMES: Final = {"markdown": "Markdown", "textile": "Textile"}

ENOUGH: Final = 0.1
"""The share of such texts from which they are reported, however few."""
MANY: Final = 10
"""The number of such texts from which they are reported, however small their share."""
MOST: Final = 0.5
"""The share of such texts from which one sign in a text is enough for `auto`."""

LONGEST: Final = 20_000
"""Characters of a text that are looked at."""
_BEGINNING: Final = 5
"""Characters of a line that the strings below have."""

_BLOCKS: Final = lazy_re.compile(r"<!-- /?wp:|<p[\s>]|<(?:ul|ol|h[1-6]|table|div)[\s>]", re.IGNORECASE)
"""Signs of a text that is HTML already."""
_CODE: Final = lazy_re.compile(r"<(pre|code)\b[^<>]*>")
_SHORTCODE: Final = lazy_re.compile(r"\[([a-z][\w-]*)", re.ASCII)

_STRONG: Final[Mapping[str, Mapping[tuple[str, ...], str]]] = {
    "markdown": {
        ("]:",): r"^ {0,3}\[[^\]\n]{1,300}\]:[ \t]+<?(?:https?:/)?/\S+",
        ("](",): r"(?<!\\)\[[^\]\n]{1,300}\]\((?:https?:/)?/[^\s()]{1,500}(?:[ \t]+\"[^\"\n]{0,300}\")?\)",
        ("\n```",): r"^```[\w-]*\n",
    },
    "textile": {
        ('":',): r"(?<!=)\"[^\"\n<>]{1,200}\":(?:https?:/)?/[^\s\"<>]+",
        (
            "\nh",
            "\nb",
            "\npre",
            "\nfn",
        ): r"\n(?:h[1-6]|bq|bc|pre|fn\d+)(?:\([^)\n]{0,100}\)|\{[^}\n]{0,100}\})?\.{1,2} \S",
        ("!/", "!http"): r"!(?<![\w!]!)(?:https?:/)?/[^\s!<>]{1,500}!",
    },
}
"""Signs that nothing but the markup has: links, images, headings. Each is searched for only in a text that has one of
the strings before it, which is much faster to find out. Every line of the text has a line break before it."""
_WEAK: Final[Mapping[str, Mapping[tuple[str, ...], str]]] = {
    "markdown": {
        ("\n#",): r"\n#{1,6} +\S",
        ("\n* ", "\n+ ", "\n- "): r"\n[*+-] +\S[^\n]{0,1000}\n(?:[*+-] +\S|\n[*+-] +\S)",
        ("**",): r"\*\*(?<![\w*]\*\*)[^\s*][^*\n]{0,300}\*\*(?![\w*])",
        ("*",): r"\*(?<![\w*/]\*)[^\s*][^*\n]{0,300}[^\s*]\*(?![\w*])",
        ("\n> ",): r"\n> +\S",
        ("`",): r"`(?<![`\w]`)[^`\n]{1,300}`(?![`\w])",
        ("\n====", "\n----"): r"^\S[^\n]{0,200}\n(?:={4,}|-{4,})[ \t]*$",
    },
    "textile": {
        ("\np(", "\np<", "\np>", "\np="): r"\np(?:\([^)\n]{0,100}\)|[<>=]+)\. \S",
        ("\n* ", "\n# "): r"\n[*#] +\S[^\n]{0,1000}\n[*#] +\S",
        ("@",): r"@(?<![\w@]@)[^@\s][^@\n]{0,300}@(?![\w@])",
        ("_",): r"_(?<![\w/]_)[^\s_][^_\n]{0,300}_(?![\w_])",
    },
}
"""Signs that a text may also have by itself: two of them count as one of the others."""


def dialect_of(text: str, *, enough: int = 2) -> str:
    """`markdown` or `textile` for a text with `enough` signs of it, of which a strong one counts twice; else `""`."""
    if _BLOCKS.search(text):
        return ""
    prose = "\n" + without_code(text[:LONGEST].replace("\r\n", "\n"))
    lines = "\n".join([line[:_BEGINNING] for line in prose.split("\n")])
    scores = {
        name: 2 * _signs(_STRONG[name], prose, lines) + _signs(_WEAK[name], prose, lines) for name in NAMES
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= enough else ""


def _signs(table: Mapping[tuple[str, ...], str], prose: str, lines: str) -> int:
    """How many of these signs a text has; `lines` has the first characters of its lines."""
    number = 0
    for strings, pattern in table.items():
        for string in strings:
            # A single character is found ten times as fast as two.
            if (string in lines) if string[0] == "\n" else (string[0] in prose and string in prose):
                number += _compiled(pattern).search(prose) is not None
                break
    return number


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def without_code(text: str) -> str:
    """A text without what stands in `pre` and `code`."""
    if "<pre" not in text and "<code" not in text:
        return text
    return replace_elements(text, _CODE, lambda tag, whole: " ")


class TextDialects:
    """Reads the texts of one source by the option, and reports those that look like another markup."""

    def __init__(self, option: str, diagnostics: Diagnostics) -> None:
        """`option` is the option `text` of the reader."""
        self._option, self._diagnostics = option, diagnostics
        self._enough = 2
        self._texts = 0
        self._found: Counter[str] = Counter()
        if option == "textile" and not textile.renderer():
            raise SourceError("-o text=textile needs the package textile: pip install 'blogport[textile]'")

    def learn(self, records: Iterable[Record]) -> None:
        """Count the signs in a whole source first, for `auto`."""
        for record in records:
            if isinstance(record, Post) and record.body:
                self._count(record.body.text)
        if self._texts and sum(self._found.values()) / self._texts >= MOST:
            self._enough = 1
        self._texts = 0
        self._found.clear()

    def read(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records, the texts of posts by the option; at the end what was found is reported."""
        for record in records:
            if isinstance(record, Post) and record.body:
                with guard(self._diagnostics, "post", named=record) as reading:
                    body = self._body(record.body, record)
                if reading.failed:
                    continue
                if body is not record.body:
                    record = replace(record, body=body)
            yield record
        self._report()

    def _body(self, body: Markup, post: Post) -> Markup:
        found = self._count(body.text)
        if self._option == "wordpress":
            return body
        stored = post.extra.get(FILTERED)
        if isinstance(stored, str) and stored.strip() and self._option != "textile":
            return _markdown(stored)
        wanted = found if self._option == "auto" else self._option if "<!-- wp:" not in body.text else ""
        if wanted == "markdown":
            return _markdown(body.text)
        if wanted == "textile" and (render := textile.renderer()):
            if (html := render(body.text)) is not None:
                return Markup(text=html, dialect="wordpress")
            self._diagnostics.report(messages.TEXTILE_PROBLEM, post)
        return body

    def _count(self, text: str) -> str:
        self._texts += bool(text.strip())
        found = dialect_of(text, enough=self._enough)
        if found:
            self._found[found] += 1
        return found

    def _report(self) -> None:
        for name, number in self._found.items():
            if self._option in ("auto", name):
                if name == "textile" and not textile.renderer():
                    self._diagnostics.tally(messages.NO_TEXTILE, number)
                else:
                    self._diagnostics.tally(messages.TEXTS_READ, number, name=NAMES[name], total=self._texts)
            elif number >= MANY or number / self._texts >= ENOUGH:
                self._diagnostics.tally(
                    messages.OTHER_MARKUP, number, name=NAMES[name], option=name, total=self._texts
                )


def _markdown(text: str) -> Markup:
    """Markdown as it is; with shortcodes in it as HTML, so that they run as on the old site."""
    from converters.markup import markdown
    from converters.markup.wordpress.shortcodes import table

    if any(name in table for name in _SHORTCODE.findall(without_code(text))):
        return Markup(text=markdown.to_html(text), dialect="wordpress")
    return Markup(text=text, dialect="markdown")
