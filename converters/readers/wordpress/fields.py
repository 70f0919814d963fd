"""The values of a record before it is one: fields, custom fields, and the findings about it."""

from typing import Any

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


def keep_metas(extra: Extra, metas: Metas) -> None:
    """Custom fields into `extra`: each a list of strings, for a key may repeat."""
    elements = set(extra)
    for key, value in metas:
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
    found = values.pop(field, "").strip()
    return "" if found == "0" else found
