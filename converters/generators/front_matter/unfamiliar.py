"""Front matter that a generator does not read as such: damaged, or of a program that has no reader here.

It would be shown as text, and what it says, that the text is a draft above all, would be lost.

Sources: the documentation of JBake (Metadata header), Cryogen (Writing posts), HTMLy (Content), Pico (Text file markup),
Franklin (Page variables), Zine (SuperMD, Ziggy), Frog (Posts), Coleslaw (Hacking), Eleventy (Front matter data).
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.front_matter import edn, elixir
from converters.generators.front_matter.rescue import rescue
from converters.generators.front_matter.split import RawDocument

_LONGEST: Final = 20_000
"""Number of characters within which such front matter ends."""
_USUAL: Final = "title|date|layout|draft|published|status|tags|categor(?:y|ies)|author|slug|permalink|description|hidden|private"
"""Keys that front matter usually has."""
_FENCE: Final = lazy_re.compile(
    r"[\s\0\x1a\u200b\u2060\ufeff]*(?:(\{?-+|\+{2,}|;{3,}|~{3,}|={2,}|_{3,}|\*{3,}|/\*+|<!--+|[\u2014\u2013]+)[ \t]*\w*[ \t]*\n"
    rf"|([-+]{{2,}})(?=\W{{0,4}}(?:{_USUAL})[\"']?[ \t]*[:=]))",
    re.I,
)
_ANY_FENCE: Final = r"[-+;~=_*\u2014\u2013]{2,}"
_CLOSING: Final = lazy_re.compile(r"(?:-{3,}|\+{3,})[ \t]*")
_ENDS: Final = {"/": r"\*+/", "<": r"-*-->"}
"""First character of the mark at the start -> the mark at the end, where they differ."""
_LINE: Final = r"[ \t]*[\"']?[^\W\d][\w .-]{0,60}?[\"']?[ \t]*[:=](?=\s|[^\s:=/])"
KEY_LINE: Final = lazy_re.compile(_LINE)
"""The start of a line that has a key."""
_GOES_ON: Final = lazy_re.compile(r"[ \t]+\S|-[ \t]|[\]}]|#|\[[\w.-]+\][ \t]*$")
USUAL_KEY: Final = lazy_re.compile(rf"^[ \t]*[\"']?(?:{_USUAL})[\"']?[ \t]*[:=]", re.I | re.M)
LINE_END: Final = lazy_re.compile(r"\r+\n\r*|\n\r+|\r")
"""A line end, as programs that damage texts leave it too."""
_INDENTED: Final = lazy_re.compile(rf"[ \t]*\n?(?:[ ]{{4}}|\t)(?:{_USUAL})[ \t]*:", re.I)
_JBAKE: Final = lazy_re.compile(r"\s*(?=\S)((?:(?:[\w.-]+=[^\n]*|#[^\n]*|[ \t]*)\n)+?)~{4,}[ \t]*(?:\n|\Z)")
_DEFINITION: Final = lazy_re.compile(
    r"\s*@def[ \t]+(\w{1,60})[ \t]*=[ \t]*(?:\"{3}(.*?)\"{3}|([^\n]*))[^\S\n]*(?:\n|\Z)", re.S
)
_DATE_CALL: Final = lazy_re.compile(r"(?:Date|DateTime)\((\d{4}), *(\d\d?), *(\d\d?)\b[^\n)]*\)")
_SCRIPT: Final = lazy_re.compile(
    r"\s*---[ \t]*(?:js|javascript)[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M
)
_CONSTANT: Final = lazy_re.compile(r"^(?:const|let|var)[ \t]+(\w+)[ \t]*=[ \t]*", re.M)
_NAMED_COMMENT: Final = lazy_re.compile(
    r"\s*<!--(t|d|tag|image|video|audio|link|quote)[ \t]+([^\n]*?)[ \t]+\1-->"
)
_NAMES: Final = {"t": "title", "d": "description", "tag": "tags"}

_MEMBER: Final = r"[\"'][A-Za-z_][\w .-]{0,60}[\"']\s*:"
_MEMBERS: Final = lazy_re.compile(rf"[^\w\"'\n]{{0,9}}\s*(?={_MEMBER})")
_NEXT_MEMBER: Final = lazy_re.compile(rf",\s*(?={_MEMBER})")
_COLON: Final = lazy_re.compile(rf"^([ \t]*{_MEMBER})[ \t]*", re.M)


class Unfamiliar(NamedTuple):
    """Fields, the parts of the text, and the program whose front matter it is; empty if it is damaged."""

    fields: dict[str, Any]
    parts: RawDocument
    program: str


def find_unfamiliar(text: str) -> Unfamiliar | None:
    """The front matter at the start of a text; None if the text begins with none."""
    start = LINE_END.sub("\n", text[:_LONGEST])
    for find, program in _FINDERS.items():
        if (found := find(start)) and found[0]:
            fields, end = found
            parts = RawDocument(start[:end].strip(), start[end:].lstrip("\n"), "yaml", 1)
            rest = LINE_END.sub("\n", text[_LONGEST:]) if len(text) > _LONGEST else ""
            return Unfamiliar(fields, parts._replace(body=parts.body + rest), program)
    return None


def _fenced(text: str) -> tuple[dict[str, Any], int] | None:
    """Lines with keys below a mark, to the mark at their end; without one, to the first line without a key."""
    if not (opening := _FENCE.match(text)):
        return None
    mark = opening[1] or opening[2]
    closing = re.compile(rf"\s*(?:{_ENDS.get(mark[0], _ANY_FENCE)})[\s\u200b\u2060\ufeff]*")
    lines = text[opening.end() :].splitlines(keepends=True)
    last = next((number for number, line in enumerate(lines) if closing.fullmatch(line.rstrip("\n"))), None)
    if last is not None and are_fields(lines[:last]):
        return _fields("".join(lines[:last])), opening.end() + sum(map(len, lines[: last + 1]))
    taken = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        is_after_gap = taken < number
        if not (USUAL_KEY if is_after_gap else KEY_LINE).match(line) and (
            is_after_gap or not _GOES_ON.match(line)
        ):
            break
        taken = number + 1
    head = "".join(lines[:taken])
    return _fields(head), opening.end() + len(head)


def _with_semicolons(text: str) -> tuple[dict[str, Any], int] | None:
    """Lines with keys between lines of `;;;;;`."""
    return _fenced(text) if text.lstrip().startswith(";;;") else None


def _in_comment(text: str) -> tuple[dict[str, Any], int] | None:
    """Lines with keys between `/*` and `*/`."""
    return _fenced(text) if text.lstrip().startswith("/*") else None


def _unopened(text: str) -> tuple[dict[str, Any], int] | None:
    """Lines with keys, two of them usual ones, from the start of a text to a mark: the one above them is lost."""
    if not USUAL_KEY.match(text.lstrip("\n")):
        return None
    end, usual = 0, 0
    for line in text.splitlines(keepends=True):
        if usual > 1 and _CLOSING.fullmatch(line.rstrip("\n")):
            return _fields(text[:end]), end + len(line)
        if line.strip() and not (KEY_LINE.match(line) or _GOES_ON.match(line)):
            break
        usual += bool(USUAL_KEY.match(line))
        end += len(line)
    return None


def _members(text: str) -> tuple[dict[str, Any], int] | None:
    """The members of an object of JSON whose first brace is lost or damaged, to its last one or the first line without a key."""
    if not (opening := _MEMBERS.match(text)):
        return None
    end = opening.end()
    members: list[str] = []
    for line in text[end:].splitlines(keepends=True):
        if not (KEY_LINE.match(line) or _GOES_ON.match(line)):
            break
        end += len(line)
        members.append(line.strip())
        if line[0] in "}])":
            break
    lines = _NEXT_MEMBER.sub("\n", "\n".join(members).rstrip("}\n, "))
    return (_fields(_COLON.sub(r"\1 ", lines)), end) if "\n" in lines else None


def are_fields(lines: list[str]) -> bool:
    """Whether most lines look like those of front matter."""
    full = [line for line in lines if line.strip()]
    return 2 * sum(bool(KEY_LINE.match(line) or _GOES_ON.match(line)) for line in full) > len(full)


def _fields(lines: str) -> dict[str, Any]:
    """The fields of lines, if one of them has a key that front matter usually has."""
    if not USUAL_KEY.search(lines):
        return {}
    is_toml = not re.search(r"^[ \t]*[\w.-]+[ \t]*:", lines, re.M)
    return rescue(RawDocument(lines, "", "toml" if is_toml else "yaml", 1))


def _indented(text: str) -> tuple[dict[str, Any], int] | None:
    """Lines with keys, each indented as code is (Frog), to the first line without a key."""
    if not _INDENTED.match(text):
        return None
    end = 0
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if found and not (KEY_LINE.match(line) and line[:1] in " \t"):
            break
        end += len(line)
        found += [line.strip()] if line.strip() else []
    fields = _fields("\n".join(found))
    for key in [key for key in fields if key.lower() in ("tags", "authors")]:
        names = [name.strip() for name in str(getattr(fields[key], "text", fields[key])).split(",")]
        fields[key] = [name for name in names if name != "DRAFT"]
        if "DRAFT" in names:
            fields["draft"] = True  # a tag that keeps a post from being built
    return fields, end


def _jbake(text: str) -> tuple[dict[str, Any], int] | None:
    """`key=value` lines to a line of `~~~~~~`."""
    if not (found := _JBAKE.match(text)):
        return None
    pairs = (line.partition("=") for line in found[1].splitlines() if "=" in line and line[0] != "#")
    fields: dict[str, Any] = {key.strip(): value.strip() for key, _, value in pairs}
    if tags := fields.get("tags"):
        fields["tags"] = [tag.strip() for tag in tags.split(",")]
    return fields, found.end()


def _definitions(text: str) -> tuple[dict[str, Any], int] | None:
    """`@def title = "A"`, a line each."""
    fields: dict[str, Any] = {}
    at = 0
    while found := _DEFINITION.match(text, at):
        fields[found[1]] = _julia_value((found[3] if found[2] is None else found[2]).strip())
        at = found.end()
    return fields, at


def _julia_value(text: str) -> Any:
    """A value as Julia has it: texts, numbers and lists of them are written as in TOML, dates by a call."""
    if date := _DATE_CALL.fullmatch(text):
        return f"{date[1]}-{date[2]:0>2}-{date[3]:0>2}"
    try:
        return tomllib.loads(f"a = {text}")["a"]
    except (ValueError, RecursionError):
        return text.strip('"')


def _javascript(text: str) -> tuple[dict[str, Any], int] | None:
    """An object of JavaScript, or constants, between `---js` and `---` (Eleventy)."""
    if not (found := _SCRIPT.match(text)):
        return None
    program = found[1].strip()
    is_object = program.startswith("{")
    fields = javascript_settings.load(f"export default {program}" if is_object else program)
    for name in () if is_object else _CONSTANT.finditer(program):
        fields.setdefault(name[1], javascript_settings.value_at(program, name.end()))
    return fields or {"header": program}, found.end()


def _named_comments(text: str) -> tuple[dict[str, Any], int] | None:
    """`<!--t A title t-->` and the like."""
    fields: dict[str, Any] = {}
    at = 0
    while found := _NAMED_COMMENT.match(text, at):
        value = found[2].strip()
        fields[_NAMES.get(found[1], found[1])] = value.split(",") if found[1] == "tag" else value
        at = found.end()
    return fields, at


_FINDERS: Final[Mapping[Callable[[str], tuple[dict[str, Any], int] | None], str]] = {
    _named_comments: "HTMLy",
    _javascript: "Eleventy",
    elixir.fields: "NimblePublisher",
    _definitions: "Franklin",
    _with_semicolons: "Coleslaw",
    _in_comment: "Pico",
    _fenced: "",
    _unopened: "",
    _members: "",
    _indented: "Frog",
    _jbake: "JBake",
    edn.fields: "Cryogen",
}
"""What finds front matter -> the program that reads it."""
