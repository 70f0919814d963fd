"""Whether front matter that cannot be parsed, or lines that may have been some, say that a text is a draft.

Which keys and words do is in `visibility_marks` alone.
"""

import re
from collections import Counter
from typing import Final

from converters import lazy_re
from converters.generators.front_matter import RawDocument
from converters.generators.front_matter.lines import ODD
from converters.generators.front_matter.unfamiliar import KEY_LINE, LINE_END, USUAL_KEY, are_fields
from converters.generators.visibility_marks import is_often_meant, keeps_back
from converters.privacy.visibility_words import plain

_STATED: Final = lazy_re.compile(
    r"(?<![^\W\d_])(?<![-_])([^\W\d][\w-]{2,30})[\"'“”‘’]?[ \t\xa0]{0,9}[:=\uff1a\uff1d][ \t\xa0\u3000]{0,9}[\"'“”‘’]?(?=([^\s\"',\]}]{0,40}))"
)
"""A key and the first word of its value, anywhere: a line may have lost its end, so that the value has the next key in it."""
_TOP_LINE: Final = lazy_re.compile(
    r"^[\"']?([^\W\d][\w-]{0,40})[\"']?[ \t]{0,9}[:=][ \t]{0,9}[\"']?([^\s\"',\]}]{0,40})", re.MULTILINE
)
"""A key at the start of a line, and the first word of its value."""
_ODD_LINE: Final = lazy_re.compile(
    r"[ \t]{0,3}(?:[-+*>\u2022]{1,4}[ \t]{1,9}|#\+[ \t]{0,9}|\.\.[ \t]{1,9}|:)?[*_`\"']{0,3}([^\W\d_][\w-]{0,40}?)[*_`\"']{0,3}[ \t]{0,9}"
    r"[:=\uff1a\uff1d]{1,2}[*_`]{0,3}[ \t]{0,9}[*_`\"']{0,3}([^\s*_`\"']{0,40})[*_`\"']{0,3}"
)
"""A line with a key as people write it where no program reads it: `**draft**: true`, `- draft: true`, a colon of full width."""
_OPENING: Final = lazy_re.compile(r"(-{3,}|\+{3,}|`{3,})[ \t]*\w{0,9}")
"""A line above front matter, or above code that has been made of it."""
_IN_LINES: Final = frozenset({"meta", "rst", "rst_comment", "org"})
_MORE: Final = lazy_re.compile(r"[ \t]{1,9}\S|-[ \t]|\[[\w.]+\]\s*\Z")
"""A line that goes on with the value of the field above it: of a list, or one that is indented; or the name of a table in TOML."""
_RUN_ON: Final = lazy_re.compile(r"(true|false|draft|private|hidden)\w+[ \t]*:", re.I)
"""A word to which the next line was joined, with its key: `truesummary: short`."""
_JOINED: Final = lazy_re.compile(
    r"^[ \t]*- [^\s:]+(?:publish(?:ed)?:[ \t]*(?:false|no)|(?:draft|hidden|private|unlisted):[ \t]*(?:true|yes))\b",
    re.I | re.M,
)
"""An item of a list to which the next line was joined: `- seapublished: false`."""
_WORD: Final = lazy_re.compile(r"[\w-]{1,30}")
_UNMERGED: Final = lazy_re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)
"""A line that Git leaves where two versions of a text contradict each other."""
_CUT: Final = lazy_re.compile(r"\A(true|false|draft|private|hidden).+", re.I | re.S)
"""A word to which the next line was joined: `falsetitle:`."""
_DRAFT: Final = lazy_re.compile(
    r"^\W{0,20}draft(?!s?[\"']?\s{0,9}[:=]\s{0,9}[\"']?(?:false|no|off|0)\b)\b", re.IGNORECASE | re.MULTILINE
)
_NO_LETTER: Final = lazy_re.compile(r"[\W\d_]+")
_MARKS: Final = frozenset(
    """drafttrue draftyes privatetrue hiddentrue unlistedtrue publishedfalse publishfalse publishedno statusdraft statusprivate
    statushidden visibilityprivate""".split()
)
"""The letters of lines that say so, wherever the colon is: `draf:t true`, `published false`."""
_LONGEST_MARK: Final = 60
"""Number of characters of the longest line that may be one of those."""
_WORDS: Final = frozenset({"true", "false", "yes", "no"})
_QUOTES: Final = frozenset({'"', "'"})
_SOON: Final = 2_000
"""Number of characters in which the first lines of a text are looked at."""
_FENCES: Final = ("--", "++", ";;", "~~", "==", "__", "—", "–")
_FENCE_LINE: Final = lazy_re.compile(r"(?=.{0,9}[-+;~=_])\W{0,9}\w?\W{1,9}")


def says_draft(document: RawDocument) -> bool:
    """Whether front matter, as text or in lines, says that the post is not for everyone, whatever its generator."""
    text = document.front_matter
    if not isinstance(text, str):
        return False
    if _DRAFT.search(text) or any(map(_is_mark, text.splitlines())):
        return True
    return any(keeps_back(key, _CUT.sub(r"\1", value)) for key, value in _STATED.findall(text))


def contradicts_itself(document: RawDocument, text: str) -> bool:
    """Whether front matter that can be read has a key twice, of which one keeps the post back, or two versions of its fields.

    Most generators refuse the first; which of the values is meant, nobody knows. `text` is that of the whole file.
    """
    if not isinstance(document.front_matter, str):
        return document.style == "fields" and bool(_UNMERGED.search(text))
    lines = _TOP_LINE.findall(document.front_matter)
    if len(lines) == len({key for key, _ in lines}):
        return False
    known = Counter(key for key, _ in lines)
    return any(known[key] > 1 and keeps_back(key, value) for key, value in lines)


def hides_in_a_value(document: RawDocument) -> bool:
    """Whether a value of front matter in lines holds another line, which says that the post is a draft."""
    if not isinstance(document.front_matter, dict):
        return bool(_JOINED.search(document.front_matter))
    # a value may be a long text, or data: only a line that is nothing else counts
    if document.style == "fields":
        values = document.front_matter.values()
        return any(_is_odd_mark(line) for lines in values for line in lines if line[:1] not in " \t")
    if document.style not in ("meta", "rst", "rst_comment"):
        return False
    below = document.body.lstrip().partition("\n")[0].strip()
    if _WORD.fullmatch(below) and any(
        keeps_back(key, below) for key, values in document.front_matter.items() if not any(values)
    ):
        return True  # the value stands on a line that is not part of the front matter
    odd = (line.lstrip("/.,;:!#*") for line in document.front_matter.get(ODD, ()))
    lines = [line.strip() for values in document.front_matter.values() for line in _more_lines(values)]
    firsts = [(key, values[0]) for key, values in document.front_matter.items() if values]
    if any((run_on := _RUN_ON.match(value)) and keeps_back(key, run_on[1]) for key, value in firsts):
        return True
    # else its key says so by itself
    whole = [f"{key}: {value}" for key, value in firsts if not keeps_back(key, value)]
    return (
        any(map(_is_odd_mark, odd))
        or any(map(_is_mark, (*whole, *lines)))
        or any(map(_states, lines))
        or any(map(_holds_another, whole))
    )


def _is_mark(line: str) -> bool:
    """Whether the letters of a line are those of a mark."""
    return len(line) < _LONGEST_MARK and _NO_LETTER.sub("", line).lower() in _MARKS


def _more_lines(values: list[str]) -> list[str]:
    """The lines of a value below the first, and what stands behind the quotation that the first one is."""
    mark = values[0][:1]
    return [values[0][1:].partition(mark)[2] if mark in _QUOTES else "", *values[1:]]


def begins_as_draft(document: RawDocument) -> bool:
    """Whether the first lines of a text are fields, as of front matter, and one of them says that it is a draft.

    Below front matter in lines they may be written in any way: there it ends at the first line that is not as it should be.
    """
    fields: list[str] = []
    lines = LINE_END.sub("\n", document.body[:_SOON]).split("\n")
    if document.style in _IN_LINES or lines[0].startswith("<!--"):
        lines = [_ODD_LINE.sub(r"\1: \2", line, count=1) if _ODD_LINE.match(line) else line for line in lines]
    if _is_remark(lines, may_be_alone=not document.style):
        del lines[0]
    may_be_odd = lines[0].startswith(_FENCES)  # below a fence, up to an empty line, some may be damaged
    if may_be_odd:
        lines[0] = lines[0].lstrip("".join(_FENCES))  # the fence may have lost the end of its line
    is_odd = is_closed = are_alone = False
    for number, line in enumerate(lines):
        if KEY_LINE.match(f"{line}\n"):
            fields.append(line)
        elif (
            line.strip()
            and not _FENCE_LINE.fullmatch(line)
            and not ((fields or document.style in _IN_LINES) and _MORE.match(line))
        ):
            is_odd = True
        is_closed = is_closed or (len(fields) > 1 and not is_odd and bool(_FENCE_LINE.fullmatch(line)))
        is_over = number and not line.strip()
        are_alone = are_alone or bool(is_over and not is_odd and not document.style)
        if is_odd and (is_over or not may_be_odd):
            break
    if (is_closed or are_alone) and any(map(_keeps_back, fields)):
        return True  # the fields go on below a line that ends them too soon, or there is no mark around them
    return any(map(_states, fields))


def _is_remark(lines: list[str], *, may_be_alone: bool) -> bool:
    """Whether the first line is a remark of a program above a fence, or above two fields."""
    if len(lines) < 2 or KEY_LINE.match(lines[0]):
        return False
    if _FENCE_LINE.fullmatch(lines[1]):
        return True
    fields = [line for line in lines[1:3] if KEY_LINE.match(f"{line}\n")]
    return may_be_alone and len(fields) == 2 and not lines[0].startswith(_FENCES)


def _keeps_back(line: str) -> bool:
    """Whether a field keeps the text back; no word of `status` does that nobody knows, for a sentence may begin so."""
    found = _TOP_LINE.match(line)
    return bool(found and plain(found[1]) != "status" and keeps_back(*found.groups()))


def holds_a_draft(document: RawDocument) -> bool:
    """Whether a text without front matter has some below its first words, or as code at its start, that says that it is a draft."""
    if document.style:
        return False
    block: list[str] = []
    mark, counts, is_first = "", False, True
    for line in LINE_END.sub("\n", document.body[:_SOON]).split("\n"):
        found = _OPENING.fullmatch(line.rstrip())
        opened = found[1] if found else ""
        is_code = mark.startswith("`")
        if opened and opened == mark:
            if counts and _is_draft(block):
                return True
            mark, block = "" if is_code else mark, []  # a rule may be the end of one and the start of another
        elif opened and not is_code:
            mark, block, counts = opened, [], is_first or opened[0] != "`"
        else:
            block.append(line)
        is_first = is_first and not line.strip()
    return False


def _is_draft(lines: list[str]) -> bool:
    text = "\n".join(lines)
    return bool(are_fields(lines) and USUAL_KEY.search(text)) and says_draft(RawDocument(text, "", "yaml", 1))


def _is_odd_mark(line: str) -> bool:
    """Whether a line is nothing but a key and a word that keep a text back, however they are written."""
    return bool((found := _ODD_LINE.fullmatch(line.rstrip())) and keeps_back(*found.groups()))


def _states(line: str) -> bool:
    """Whether a line that may be one of the text has a key that many programs know, and keeps the text back."""
    found = _STATED.search(line)
    return bool(found and is_often_meant(*found.groups())) or _holds_another(line)


def _holds_another(line: str) -> bool:
    """Whether another line was joined to the end of a line: `date: 2020-01-01draft: true`."""
    return any(
        value.lower() in _WORDS and is_often_meant(key, value) for key, value in _STATED.findall(line)[1:]
    )
