"""What only Pandoc or a run of the code understands in a text, as Markdown that all generators know.

Source: the documentation of Quarto 1.5 (Markdown Basics, Callout Blocks, Conditional Content, Code Cells: Execution Options).
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from converters import lazy_re
from converters.generators import callouts

_FENCE: Final = lazy_re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)")
_CELL: Final = lazy_re.compile(r"\{[ \t]*([A-Za-z][\w+-]*)[ \t]*(?:[ ,]([^{}]*))?\}[ \t]*")
_OPTION: Final = lazy_re.compile(r"[ \t>]*(?:#|//|%%|--)\|[ \t]*([\w.-]+)[ \t]*:[ \t]*(.*?)[ \t]*")
_LANGUAGE: Final = lazy_re.compile(r"\{[ \t]*\.([\w+-]+)[^{}]*\}$")
_SILENT: Final = frozenset({"echo", "include"})
_FALSE: Final = frozenset({"false", "no", "f"})
_DIV: Final = lazy_re.compile(r"[ \t]*(:{3,})[ \t]*(?:\{([^{}]*)\}|([\w-]+))[ \t]*:*[ \t]*")
_DIV_END: Final = lazy_re.compile(r"[ \t]*:{3,}[ \t]*")
_CALLOUT: Final = lazy_re.compile(r"(?<!\S)\.callout-([a-z]+)")
_TITLE: Final = lazy_re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")
_HEADING: Final = lazy_re.compile(r"\s*#{1,6}[ \t]+(.+?)[ \t]*#*(?:\n|$)")
_FORMAT: Final = lazy_re.compile(r"\b(when|unless)-format=[\"']?([\w-]+)")
_SPAN: Final = lazy_re.compile(r"\[([^\[\]\n]+)\]\{[ \t]*[.#][^{}\n]*\}")
_ATTRIBUTES: Final = lazy_re.compile(r"(\]\([^()\n]*\))\{[^{}\n]*\}")
_CODE: Final = lazy_re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ON_THE_WEB: Final = ("html", "markdown")
_AROUND: Final = {"": ("", ""), "hidden": ("{% comment %}", "{% endcomment %}")}
"""What a box that is no quote becomes -> the lines above and below what is in it."""


class Readable(NamedTuple):
    """A text, and how many parts of it the built page does not show: they are comments of Liquid in it."""

    text: str
    hidden: int


class _Box(NamedTuple):
    kind: str
    title: str
    lines: list[str]


def readable_markdown(text: str, *, shows_code: bool = True) -> Readable:
    """A text with callouts as block quotes, without the marks of other boxes, its cells as code.

    What a cell prints is not in the source. `shows_code`: whether cells that do not say show their code.
    """
    stack = [_Box("", "", [])]
    hidden = 0
    lines = iter(text.split("\n"))
    for line in lines:
        if fence := _FENCE.fullmatch(line):
            block, is_hidden = _code(fence, line, lines, shows_code=shows_code)
            hidden += is_hidden
            stack[-1].lines.extend(block)
        elif div := _DIV.fullmatch(line):
            _open(stack, _box(div[2] or f".{div[3]}"))
        elif len(stack) > 1 and _DIV_END.fullmatch(line):
            hidden += _close(stack)
        else:
            stack[-1].lines.append(_plain(line) if "{" in line else line)
    while len(stack) > 1:
        hidden += _close(stack)
    return Readable("\n".join(stack[0].lines), hidden)


def _code(
    fence: re.Match[str], first: str, lines: Iterator[str], *, shows_code: bool
) -> tuple[list[str], bool]:
    """The lines of a code block up to its end, and whether it is a cell whose code no page shows."""
    mark, info = fence[1], fence[2].strip()
    block: list[str] = []
    last = ""
    for line in lines:
        bare = line.strip(" \t>")
        if bare.startswith(mark) and not bare.strip(mark[0]):
            last = line
            break
        block.append(line)
    if not (cell := _CELL.fullmatch(info)):
        if named := _LANGUAGE.match(info):  # `{.python filename="a.py"}`
            first = f"{first[: fence.start(2)]}{named[1]}"
        return [first, *block, *([last] if last else [])], False
    options = {
        key: value.strip() for key, _, value in (part.partition("=") for part in (cell[2] or "").split(","))
    }
    options = {key.strip(): value for key, value in options.items()}
    while block and (option := _OPTION.fullmatch(block[0])):
        options[option[1]] = option[2]
        del block[0]
    said = [options[name].lower() in _FALSE for name in _SILENT if name in options]
    is_hidden = any(said) or (not shows_code and "echo" not in options)
    code = [f"{first[: fence.start(2)]}{cell[1].lower()}", *block, *([last] if last else [])]
    return (["{% comment %}", *code, "{% endcomment %}"], True) if is_hidden else (code, False)


def _box(attributes: str) -> _Box:
    """What a fenced division is by its attributes."""
    if callout := _CALLOUT.search(attributes):
        title = _TITLE.search(attributes)
        return _Box(callout[1], (title[1] or title[2] or "") if title else "", [])
    conditions = [(when == "when") == (name in _ON_THE_WEB) for when, name in _FORMAT.findall(attributes)]
    if ".content-hidden" in attributes and all(conditions):
        return _Box("hidden", "", [])
    if ".content-visible" in attributes and not all(conditions):
        return _Box("hidden", "", [])
    return _Box("", "", [])


def _open(stack: list[_Box], box: _Box) -> None:
    """Begin a box. One that is no quote has its lines among those of the box around it."""
    if box.kind in _AROUND or len(stack) > callouts.DEEPEST:
        lines = stack[-1].lines
        lines += _AROUND[box.kind][:1] if box.kind in _AROUND else ["", callouts.bold(_title(box)), ""]
        box = box._replace(lines=lines)
    stack.append(box)


def _title(box: _Box) -> str:
    return box.title or box.kind.capitalize()


def _close(stack: list[_Box]) -> bool:
    """End the innermost box; return whether it is hidden."""
    box = stack.pop()
    kind, title, lines = box
    if lines is stack[-1].lines:
        lines += _AROUND.get(kind, ("", ""))[1:]
    else:
        text = "\n".join(lines)
        if not title and (heading := _HEADING.match(text)):
            title, text = heading[1], text[heading.end() :]
        stack[-1].lines.append(callouts.quote(title or _title(box), text).removesuffix("\n"))
    return kind == "hidden"


def _plain(line: str) -> str:
    """A line without attributes of links and images, and of spans; code in it stays."""
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        parts += [_without_attributes(line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _without_attributes(line[end:])])


def _without_attributes(text: str) -> str:
    return _ATTRIBUTES.sub(r"\1", _SPAN.sub(r"\1", text))
