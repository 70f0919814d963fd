"""A file with a text: its header as it is written, and its body, byte for byte."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from converters import messages
from converters.formats.markdown.content_files import Spot
from converters.formats.markdown.source_site import Tree
from converters.formats.markdown.texts import DIALECTS, decoded
from converters.generators.front_matter import HeaderError, Parted, Style, fields, part
from converters.generators.front_matter.lines import nikola
from converters.model import Markup

_USUAL_FIRST = re.compile(
    r"(?:---\r?\n)?(title|date|author|slug|tags|category|summary)[ \t]*:", re.IGNORECASE
)
_LIQUID_PAGE = re.compile(r"\{%-?\s*for\b|\{[{%][^}]*\b(?:site\.[a-z]|paginator\.)")


class Document(NamedTuple):
    """A header (`fields`; plain words are `Scalar`s), how it is written, and the text below it."""

    fields: dict[str, Any]
    style: str
    body: Markup
    line: int


def read(tree: Tree, spot: Spot) -> Document:
    """The document of a file; a header that cannot be read is kept as text in the field `header`, with a finding."""
    return parse(tree, spot, decoded(spot.file, tree.log))


def parse(tree: Tree, spot: Spot, text: str) -> Document:
    """The same of a text that such a file would have."""
    parted = part(text, _styles(tree, spot, text))
    dialect = DIALECTS.get(spot.ending, "markdown")
    try:
        found = fields(parted)
    except HeaderError as error:
        tree.log.report(messages.BAD_HEADER, file=spot.file.name, line=error.line, why=str(error))
        found = {"header": parted.header} if isinstance(parted.header, str) else {}
    found |= _beside(tree, spot)
    return Document(
        found, parted.style, Markup(text=_without_last_end(parted.body), dialect=dialect), parted.line
    )


def is_template(document: Document) -> bool:
    """Whether a page of HTML is made by what is in it: a list of posts, and no text of its own."""
    return document.body.dialect == "html" and bool(_LIQUID_PAGE.search(document.body.text))


def _styles(tree: Tree, spot: Spot, text: str) -> Sequence[Style]:
    flavour = tree.flavour
    if spot.ending in flavour.headers_of:
        return flavour.headers_of[spot.ending]
    start = text.removeprefix("\ufeff")
    if flavour.usual_key_first and not _USUAL_FIRST.match(start):
        return [style for style in flavour.headers if style != "pelican"]
    if flavour.fenced_lines and start.startswith("---") and not _is_mapping(text):
        return ("pelican",)
    return flavour.headers


def _is_mapping(text: str) -> bool:
    """Whether a fenced header is YAML; else it is lines, which tolerate the fence."""
    try:
        return bool(fields(part(text)))
    except HeaderError:
        return False


def _beside(tree: Tree, spot: Spot) -> dict[str, Any]:
    """The header that lies beside the text: lines of Nikola's, or fenced."""
    beside = tree.flavour.header_beside
    if not beside or not (meta := tree.files.get(spot.place.removesuffix(spot.ending) + beside)):
        return {}
    text = decoded(meta, tree.log)
    lines = nikola(text)
    parted = Parted(lines.fields, "", "nikola", 1) if lines.fields else part(text)
    try:
        return fields(parted)
    except HeaderError as error:
        tree.log.report(messages.BAD_HEADER, file=meta.name, line=error.line, why=str(error))
        return {}


def _without_last_end(text: str) -> str:
    """The end of the last line is the file's, not the text's."""
    return text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")
