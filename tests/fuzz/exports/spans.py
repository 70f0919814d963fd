"""Where the rows and fields of an export stand in its text, whatever its syntax."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

Span = tuple[int, int]


class Field(NamedTuple):
    """`whole` is what goes when the field goes; `name` is where its name is written, for a column in its head."""

    whole: Span
    name: Span
    value: Span


class Syntax(NamedTuple):
    """`write` makes a value of the syntax out of what JSON can hold; `nest` puts a written value into another one."""

    fields: Callable[[str], Iterator[Field]]
    rows: Callable[[str], Iterator[Span]]
    write: Callable[[object], str]
    nest: Callable[[str], str]


_DECODER: Final = json.JSONDecoder()
_KEY: Final = re.compile(r'(?<!\\)"((?:[^"\\]|\\.)*)"\s*:\s*')


def _json_end(text: str, start: int) -> int | None:
    try:
        return _DECODER.raw_decode(text, start)[1]
    except ValueError:
        return None


def _json_fields(text: str) -> Iterator[Field]:
    for key in _KEY.finditer(text):
        if end := _json_end(text, key.end()):
            comma = re.match(r"\s*,\s*", text[end:])
            yield Field((key.start(), end + (comma.end() if comma else 0)), key.span(1), (key.end(), end))


def _json_rows(text: str) -> Iterator[Span]:
    for found in re.finditer(r"(?:(?<=[\[,\n])|(?<=, )|\A)\{", text):
        if end := _json_end(text, found.start()):
            yield found.start(), end


class _Element(NamedTuple):
    start: int
    name: Span
    inside: int
    children: int


_TAG: Final = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<(/?)([\w:.-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
_ATTRIBUTE: Final = re.compile(r"\s([\w:.-]+)=([\"'])(.*?)\2", re.DOTALL)


def _elements(text: str) -> Iterator[tuple[_Element, int, int, int]]:
    """Each element, where its content and it end, and how deep it is."""
    open_: list[_Element] = []
    for tag in _TAG.finditer(text):
        if not tag[2] or tag[3].endswith("/"):
            continue
        if not tag[1]:
            open_.append(_Element(tag.start(), tag.span(2), tag.end(), 0))
        elif open_ and text[slice(*open_[-1].name)] == tag[2]:
            element = open_.pop()
            yield element, tag.start(), tag.end(), len(open_)
            if open_:
                open_[-1] = open_[-1]._replace(children=open_[-1].children + 1)


def _xml_fields(text: str) -> Iterator[Field]:
    for element, inner_end, end, _ in _elements(text):
        if not element.children:
            yield Field((element.start, end), element.name, (element.inside, inner_end))
    for tag in _TAG.finditer(text):
        for found in _ATTRIBUTE.finditer(tag[0]) if tag[2] else ():
            at = tag.start()
            yield Field(*((at + found.start(group), at + found.end(group)) for group in (0, 1, 3)))


def whole_elements(text: str) -> Iterator[tuple[int, str]]:
    """Where the content of each element that has others in it ends, and its name."""
    for element, inner_end, _, _ in _elements(text):
        if element.children:
            yield inner_end, text[slice(*element.name)]


def _xml_rows(text: str) -> Iterator[Span]:
    for element, _, end, depth in _elements(text):
        if depth and element.children > 1:
            yield element.start, end


_CELL: Final = re.compile(r'"((?:[^"]|"")*)",?')


def _csv_rows(text: str) -> Iterator[Span]:
    for number, line in enumerate(re.finditer(r"[^\n]+\n?", text)):
        if number:
            yield line.span()


def _csv_fields(text: str) -> Iterator[Field]:
    names = [cell.span(1) for cell in _CELL.finditer(text.partition("\n")[0])]
    for start, end in _csv_rows(text):
        for name, cell in zip(names, _CELL.finditer(text, start, end), strict=False):
            yield Field(cell.span(), name, (cell.start(), cell.end(1) + 1))


_TABLE: Final = re.compile(r"CREATE TABLE `(\w+)` \((.*?)\);\nINSERT INTO `\w+` VALUES (.*?);\n", re.DOTALL)
_SQL_ROW: Final = re.compile(r"\((?:'(?:[^']|'')*',?)+\),?")
_SQL_CELL: Final = re.compile(r"'((?:[^']|'')*)',?")


def _sql_rows(text: str) -> Iterator[Span]:
    for table in _TABLE.finditer(text):
        yield from (row.span() for row in _SQL_ROW.finditer(text, table.start(3), table.end(3)))


def _sql_fields(text: str) -> Iterator[Field]:
    for table in _TABLE.finditer(text):
        names = [name.span(1) for name in re.compile(r"`(\w+)` text").finditer(text, *table.span(2))]
        for row in _SQL_ROW.finditer(text, table.start(3), table.end(3)):
            for name, cell in zip(names, _SQL_CELL.finditer(text, *row.span()), strict=False):
                yield Field(cell.span(), name, (cell.start(), cell.end(1) + 1))


def _text_rows(text: str) -> Iterator[Span]:
    start = 0
    for end in re.finditer(r"^-{5,}\n", text, re.MULTILINE):
        yield start, end.end()
        start = end.end()


def _text_fields(text: str) -> Iterator[Field]:
    for line in re.finditer(r"^([A-Z ]+): (.*)\n", text, re.MULTILINE):
        yield Field(*(line.span(group) for group in (0, 1, 2)))


def _in_quotes(mark: str) -> Callable[[object], str]:
    return lambda value: mark + _plain(value).replace(mark, mark * 2) + mark


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _escaped(value: object) -> str:
    return _plain(value).replace("&", "&amp;").replace("<", "&lt;")


_JSON: Final = Syntax(_json_fields, _json_rows, json.dumps, '{{"value": [{}]}}'.format)
_XML: Final = Syntax(_xml_fields, _xml_rows, _escaped, "<value>{}</value>".format)
_CSV: Final = Syntax(_csv_fields, _csv_rows, _in_quotes('"'), lambda cell: f'"[{cell[1:-1]}]"')
_SQL: Final = Syntax(_sql_fields, _sql_rows, _in_quotes("'"), lambda cell: f"'[{cell[1:-1]}]'")
_TEXT: Final = Syntax(_text_fields, _text_rows, _plain, '"{}"'.format)


def syntax_of(text: str) -> Syntax:
    """The syntax of an export, by how it begins."""
    start = text.lstrip()[:1]
    if start in "{[":
        return _JSON
    return _XML if start == "<" else _CSV if start == '"' else _SQL if start == "C" else _TEXT
