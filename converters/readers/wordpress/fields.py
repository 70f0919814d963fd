"""The values of a record before it is one: fields, custom fields, and the findings about it."""

import unicodedata
from typing import Any

from converters import lazy_re
from converters.diagnostics import Diagnostics, MessageType
from converters.model import Comment, Entity, Extra
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.titles import decode_title, has_markup

Values = dict[str, str]
"""The texts of a record by field; the record takes them out, and the rest goes to `extra`."""
Metas = list[tuple[str, str]]
"""Keys and values of custom fields."""


class PendingFindings:
    """Findings about a record that is being read; they are reported when it is complete and can be named."""

    def __init__(self) -> None:
        self.findings: list[tuple[MessageType, Comment | None, dict[str, Any]]] = []

    def __call__(self, what: MessageType, /, **words: Any) -> None:
        """Add a finding, with the words of its sentence."""
        self.findings.append((what, None, words))

    def drop(self, what: MessageType, since: int = 0) -> None:
        """Drop the findings of a type since then."""
        self.findings[since:] = [finding for finding in self.findings[since:] if finding[0] is not what]

    def assign_to_comment(self, comment: Comment, since: int) -> None:
        """Attribute the findings since then to this comment."""
        self.findings[since:] = [(kind, comment, words) for kind, _, words in self.findings[since:]]

    def report(self, record: Entity, diagnostics: Diagnostics, file: str, line: int = 0) -> None:
        """Report them about the record, or about its comments, as found in that line of a file."""
        for kind, comment, words in self.findings:
            diagnostics.report(kind, comment or record, file=file, line=line, **words)


def word_of(text: str) -> str:
    """The word that an element or a key of a custom field holds, without what hides it from a reader of words.

    That is white space, characters without width, letters of double width, a wrong end tag, quotes, and a CDATA section or
    what is left of its marks, as an export that was damaged or written twice has them as text.
    """
    text = text.strip()
    if not text or (text.isascii() and (text.isalnum() or text.isidentifier())):  # nearly always
        return text
    text = unicodedata.normalize("NFKC", _NO_WIDTH.sub("", text)).partition("</")[0].strip()
    return found[1] if (found := _WRAPPED.fullmatch(text)) else text


_NO_WIDTH = lazy_re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_WRAPPED = lazy_re.compile(r"""(?:<?!?\[?CDATA\[?|["'])?\s*+([\w-]++)\s*+(?:\]{1,2}>?|>|["'])?""")
_SECTION = lazy_re.compile(r"<!\[?CDATA\[?")


def without_section(text: str) -> str:
    """A text without the CDATA section around all of it, or its beginning, that a program or damage made a part of the text.

    A browser shows nothing of a section up to the first `>` in it.
    """
    if text[:3] not in ("<![", "<!C") or not (start := _SECTION.match(text)):  # nearly always
        return text
    inner = text[start.end() :].rstrip().removesuffix("]]>")
    return text if "]]>" in inner or "<![CDATA[" in inner else inner


def id_of(text: str) -> str:
    """An id. WordPress makes an integer of it, so that `08`, `+8` and `8.0` are the same one."""
    word = word_of(text)
    if word.isdecimal() and word.isascii() and word[0] != "0":  # nearly always
        return word
    return found[1] if (found := _INTEGER.fullmatch(word)) else word


_INTEGER = lazy_re.compile(r"\+?0*([0-9]+)(?:\.0*)?")


def stated(value: Any) -> list[str]:
    """The texts of an element in `extra` that is not read, or of several."""
    found = value if isinstance(value, list) else [value] if value else []
    return [str(text.get("#text", "") if isinstance(text, dict) else text).strip() for text in found]


def keep_metas(extra: Extra, metas: Metas) -> None:
    """Custom fields into `extra`: each a list of strings, for a key may repeat."""
    elements = set(extra)
    for key, value in metas:
        if "<" in key or not key.isascii():
            key = word_of(key)
            key = key.partition("</")[0].strip() or key  # a wrong end tag
        name = vocabulary.meta_name(key)
        if name in elements:
            name = vocabulary.META_PREFIX + key
        extra.setdefault(name, []).append(value)


def plain_or_raw(raw: str, name: str, extra: Extra) -> str:
    """Decode a title or name to plain text; if that removes markup, the raw text is kept."""
    if "<" not in raw and "&" not in raw:
        return raw.strip()
    if has_markup(raw):
        extra[name] = raw
    return decode_title(raw)


def reference(values: Values, field: str) -> str:
    """An id that refers to a record; WordPress writes 0 for "none"."""
    text = values.pop(field, "")
    if text in ("", "0"):  # most comments
        return ""
    found = id_of(text)
    return "" if found == "0" else found
