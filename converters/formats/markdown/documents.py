"""A file with a text: its header as it is written, and its body, byte for byte."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from converters import messages
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import DIALECTS, decoded, readable
from converters.generators.front_matter import FrontMatterError, RawDocument, Style, load, split_raw
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


def read(tree: SourceSite, spot: ContentFile) -> Document:
    """The document of a file; a header that cannot be read is kept as text in the field `header`, with a finding.

    Raises `FileError` where the file cannot be read.
    """
    return parse(tree, spot, decoded(spot.file, tree.diagnostics))


def parse(tree: SourceSite, spot: ContentFile, text: str) -> Document:
    """The same of a text that such a file would have."""
    parted = split_raw(text, _styles(tree, spot, text))
    dialect = DIALECTS.get(spot.ending, "markdown")
    try:
        found = load(parted)
    except FrontMatterError as error:
        tree.diagnostics.report(messages.BAD_HEADER, file=spot.file.name, line=error.line, why=str(error))
        found = {"header": parted.front_matter} if isinstance(parted.front_matter, str) else {}
    found |= _beside(tree, spot)
    return Document(
        found, parted.style, Markup(text=_without_last_end(parted.body), dialect=dialect), parted.line
    )


def is_template(document: Document) -> bool:
    """Whether a page of HTML is made by what is in it: a list of posts, and no text of its own."""
    return document.body.dialect == "html" and bool(_LIQUID_PAGE.search(document.body.text))


def _styles(tree: SourceSite, spot: ContentFile, text: str) -> Sequence[Style]:
    generator = tree.generator
    if spot.ending in generator.front_matter_styles_of:
        return generator.front_matter_styles_of[spot.ending]
    start = text.removeprefix("\ufeff")
    if generator.usual_key_first and not _USUAL_FIRST.match(start):
        return [style for style in generator.front_matter_styles if style != "pelican"]
    if generator.fenced_lines and start.startswith("---") and not _is_mapping(text):
        return ("pelican",)
    return generator.front_matter_styles


def _is_mapping(text: str) -> bool:
    """Whether a fenced header is YAML; else it is lines, which tolerate the fence."""
    try:
        return bool(load(split_raw(text)))
    except FrontMatterError:
        return False


def _beside(tree: SourceSite, spot: ContentFile) -> dict[str, Any]:
    """The header that lies beside the text: lines of Nikola's, or fenced."""
    beside = tree.generator.sidecar_suffix
    if not beside or not (meta := tree.files.get(spot.path.removesuffix(spot.ending) + beside)):
        return {}
    text = readable(meta, tree.diagnostics)
    if text is None:
        return {}
    lines = nikola(text)
    parted = RawDocument(lines.fields, "", "nikola", 1) if lines.fields else split_raw(text)
    try:
        return load(parted)
    except FrontMatterError as error:
        tree.diagnostics.report(messages.BAD_HEADER, file=meta.name, line=error.line, why=str(error))
        return {}


def _without_last_end(text: str) -> str:
    """The end of the last line is the file's, not the text's."""
    return text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")
