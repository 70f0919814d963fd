"""Whether front matter that cannot be parsed, or lines that may have been some, say that a text is a draft.

Which keys and words do is in `visibility_marks` alone.
"""

import re
from typing import Final

from converters import lazy_re
from converters.generators.front_matter import RawDocument
from converters.generators.front_matter.unfamiliar import KEY_LINE, LINE_END
from converters.generators.visibility_marks import is_often_meant, keeps_back

_STATED: Final = lazy_re.compile(
    r"(?<![\w-])([^\W\d][\w-]{2,30})[\"']?[ \t]{0,9}[:=][ \t]{0,9}[\"']?([^\s\"',\]}]{0,40})"
)
"""A key and the first word of its value, anywhere: a line may have lost its end."""
_DRAFT: Final = lazy_re.compile(
    r"^\W{0,20}draft(?!s?[\"']?\s{0,9}[:=]\s{0,9}[\"']?(?:false|no|off|0)\b)\b", re.IGNORECASE | re.MULTILINE
)
_QUOTES: Final = frozenset({'"', "'"})
_SOON: Final = 2_000
"""Number of characters in which the first lines of a text are looked at."""
_FENCE_LINE: Final = lazy_re.compile(r"(?=.{0,9}[-+;~=_])\W{0,9}\w?\W{1,9}")


def says_draft(document: RawDocument) -> bool:
    """Whether front matter, as text or in lines, says that the post is not for everyone, whatever its generator."""
    text = document.front_matter
    if not isinstance(text, str):
        return False
    return bool(_DRAFT.search(text)) or any(keeps_back(*stated) for stated in _STATED.findall(text))


def hides_in_a_value(document: RawDocument) -> bool:
    """Whether a value of front matter in lines holds another line, which says that the post is a draft."""
    if not isinstance(document.front_matter, dict) or document.style not in ("meta", "rst", "rst_comment"):
        return False
    lines = (line.strip() for values in document.front_matter.values() for line in _more_lines(values))
    return any(is_often_meant(*found.groups()) for line in lines if (found := _STATED.match(line)))


def _more_lines(values: list[str]) -> list[str]:
    """The lines of a value below the first, and what stands behind the quotation that the first one is."""
    mark = values[0][:1]
    return [values[0][1:].partition(mark)[2] if mark in _QUOTES else "", *values[1:]]


def begins_as_draft(text: str) -> bool:
    """Whether the first lines of a text are fields, as of front matter, and one of them says that it is a draft."""
    fields: list[str] = []
    lines = LINE_END.sub("\n", text[:_SOON]).split("\n")
    if len(lines) > 1 and _FENCE_LINE.fullmatch(lines[1]) and not KEY_LINE.match(lines[0]):
        del lines[0]  # a remark of a program above the fence
    for line in lines:
        if KEY_LINE.match(line):
            fields.append(line)
        elif line.strip() and not _FENCE_LINE.fullmatch(line):
            break
    return any(is_often_meant(*found.groups()) for line in fields if (found := _STATED.search(line)))
