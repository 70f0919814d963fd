"""Splits a content file into front matter and body."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from converters import lazy_re, messages
from converters.errors import FileError, UnsupportedError
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import DIALECTS, decoded, readable, without_extension
from converters.generators.content_file import ContentFile
from converters.generators.damaged_front_matter import (
    begins_as_draft,
    contradicts_itself,
    hides_in_a_value,
    holds_a_draft,
    says_draft,
)
from converters.generators.front_matter import (
    FENCED,
    FrontMatterError,
    RawDocument,
    Style,
    Unfamiliar,
    find_unfamiliar,
    load,
    rescue,
    split_raw,
)
from converters.io.extensions import ORG
from converters.io.sources import Source
from converters.model import Markup
from converters.readers.platform_exports import export_in

_USUAL_FIRST_KEY = lazy_re.compile(
    r"(?:---\r?\n)?(title|date|author|slug|tags|category|summary)[ \t]*:", re.IGNORECASE
)
_FENCES = ("---", "+++")
"""How most texts begin: no export does."""
_LIQUID_PAGE = lazy_re.compile(
    r"\{%-?\s*for\b|\{[{%][^{}]*\b(?:site\.(?:posts|pages|documents|collections|categories|tags|data|static_files)\b|paginator\.)"
)

_DAY = lazy_re.compile(r"(?<!\d)2\d{3}(?:-\d\d-\d\d(?!\d)|(?=[-\W]{1,2}\d))", re.ASCII)
"""A day, or the year of one that is damaged."""
_FIRST_FENCE = lazy_re.compile(r"\A\s*---[ \t]*\r?\n")
_POST_BELOW_A_HEADING = lazy_re.compile(r"^[ \t]*:EXPORT_FILE_NAME:", re.IGNORECASE | re.MULTILINE)


class Document(NamedTuple):
    """Front matter (`fields`; plain YAML words are `Scalar`s), its style, the body, and the line of the fields.

    `held_back`: the front matter does not parse, and a line of it says that the post is a draft.
    """

    fields: dict[str, Any]
    style: str
    body: Markup
    line: int
    held_back: bool = False


def read(site: SourceSite, file: ContentFile) -> Document:
    """The document of a file. Invalid front matter is read line by line, and kept as text in the field `header`, with
    a finding.

    Raises `FileError` if the file cannot be read, and `UnsupportedError` for an export that has the name of a text.
    """
    text = decoded(file.source, site.diagnostics)
    if file.extension == ORG and _POST_BELOW_A_HEADING.search(text):
        why = "it holds a post below each heading (`EXPORT_FILE_NAME`); export them with Emacs, and convert what it writes"
        raise FileError(file.source.name, why)
    if not (site.written_by_us or text.startswith(_FENCES)) and (why := export_in(text)):
        raise UnsupportedError(f"{file.source.name}: {why}")
    return parse(site, file, text)


def parse(site: SourceSite, file: ContentFile, text: str) -> Document:
    """The document of a file with this text."""
    raw = split_raw(text, _styles(site, file, text))
    held_back = False
    if found := _unfamiliar(site, text, raw):
        raw = found.parts
        if found.program:
            if found.program.lower() != site.generator.name:
                words = {"program": found.program, "generator": site.generator_title}
                site.diagnostics.tally(messages.OTHER_HEADER, 1, **words)
            return _document(site, file, raw, found.fields, says_draft(raw))
        why = f"it is not as {site.generator_title} reads it"
        site.diagnostics.report(messages.BAD_HEADER, file=file.source.name, line=1, why=why)
        return _document(site, file, raw, found.fields | {"header": raw.front_matter}, _may_wait(site, raw))
    try:
        fields = load(raw)
    except FrontMatterError as error:
        site.diagnostics.report(messages.BAD_HEADER, file=file.source.name, line=error.line, why=str(error))
        header = {"header": raw.front_matter} if isinstance(raw.front_matter, str) else {}
        fields, held_back = rescue(raw) | header, _may_wait(site, raw)
    if not (site.written_by_us or held_back) and hides_in_a_value(raw):
        why = "a value holds another line, which says that it is a draft"
        site.diagnostics.report(messages.BAD_HEADER, file=file.source.name, line=1, why=why)
        held_back = True
    if not (site.written_by_us or held_back) and contradicts_itself(raw, text):
        why = "two lines contradict each other, and one of them says that it is a draft"
        site.diagnostics.report(messages.BAD_HEADER, file=file.source.name, line=1, why=why)
        held_back = True
    if not (site.written_by_us or held_back) and (begins_as_draft(raw) or holds_a_draft(raw)):
        why = "the text has lines like those of front matter, which say that it is a draft"
        site.diagnostics.report(messages.BAD_HEADER, file=file.source.name, line=1, why=why)
        held_back = True
    return _document(site, file, raw, fields, held_back)


def _document(
    site: SourceSite, file: ContentFile, raw: RawDocument, fields: dict[str, Any], held_back: bool
) -> Document:
    body = Markup(text=_without_last_newline(raw.body), dialect=DIALECTS.get(file.extension, "markdown"))
    return Document(fields | _sidecar(site, file), raw.style, body, raw.line, held_back)


def _may_wait(site: SourceSite, raw: RawDocument) -> bool:
    """Whether damaged front matter says that the text is a draft, or has a day to come that may be its date."""
    if says_draft(raw) or not isinstance(raw.front_matter, str):
        return says_draft(raw)
    days = _DAY.findall(raw.front_matter) if site.rules.hides_future("post") else ()
    now = site.context.now
    return any(day > f"{now:%Y-%m-%d}" if day[4:5] == "-" else int(day) > now.year for day in days)


def _unfamiliar(site: SourceSite, text: str, raw: RawDocument) -> Unfamiliar | None:
    """Front matter that the generator does not read, or reads less of: lines below a fence, without its end."""
    if site.written_by_us or (raw.style and not (raw.style == "meta" and text.startswith("---"))):
        return None
    found = find_unfamiliar(text)
    return found if found and (not raw.style or len(found.fields) > len(raw.front_matter)) else None


def is_template(file: ContentFile, document: Document) -> bool:
    """Whether an HTML page only lists posts, by a Liquid template. A post is no template, whatever it has in it."""
    is_page = document.body.dialect == "html" and file.type != "post"
    return is_page and bool(_LIQUID_PAGE.search(document.body.text))


def _styles(site: SourceSite, file: ContentFile, text: str) -> Sequence[Style]:
    generator = site.generator
    if file.extension in generator.front_matter_styles_of:
        return generator.front_matter_styles_of[file.extension]
    if file.extension == ORG:
        return (*FENCED, "org")
    start = text.removeprefix("\ufeff")
    if generator.usual_key_first and not _USUAL_FIRST_KEY.match(start):
        return [style for style in generator.front_matter_styles if style in FENCED]
    if generator.fenced_lines and start.startswith("---") and not _is_yaml_mapping(text):
        return ("meta",)
    return generator.front_matter_styles


def _is_yaml_mapping(text: str) -> bool:
    """Whether fenced front matter is YAML; if not, it is lines, which allow the fence."""
    try:
        return bool(load(split_raw(text)))
    except FrontMatterError:
        return False


def _sidecar(site: SourceSite, file: ContentFile) -> dict[str, Any]:
    """The front matter in the files next to the text: fenced, in lines, or YAML alone."""
    found: dict[str, Any] = {}
    for suffix in () if site.written_by_us else site.generator.sidecar_suffixes:
        for path in (f"{file.path}{suffix}", f"{without_extension(file.path)}{suffix}"):
            if (sidecar := site.files.get(path)) and path != file.path:
                site.rules.used.add(path)
                found |= _fields_of(site, sidecar)
    return found


def _fields_of(site: SourceSite, sidecar: Source) -> dict[str, Any]:
    text = readable(sidecar, site.diagnostics)
    if text is None:
        return {}
    raw = split_raw(text, ("rst_comment", *FENCED))
    if not raw.style:
        raw = RawDocument(_FIRST_FENCE.sub("", text, count=1), "", "yaml", 1)
    try:
        fields = load(raw)
    except FrontMatterError as error:
        site.diagnostics.report(messages.BAD_HEADER, file=sidecar.name, line=error.line, why=str(error))
        return {"draft": True} if says_draft(raw) else {}
    inner = fields.get("meta")  # Typemill has all fields in this group
    return inner if len(fields) == 1 and isinstance(inner, dict) else fields


def _without_last_newline(text: str) -> str:
    """The end of the last line belongs to the file, not to the text."""
    return text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")
