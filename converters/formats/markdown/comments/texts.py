"""A comment in a text file: front matter, and the comment below."""

from typing import Any

from msgspec.structs import replace

from converters import messages
from converters.comment_systems.readers.data_fields import comment
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import DIALECTS, extension, readable, without_extension
from converters.generators.front_matter import FrontMatterError, Style, split_raw
from converters.generators.front_matter.parse import load_plain
from converters.io.sources import Source
from converters.model import Comment, Markup

_CUSTOM_PREFIX = "meta_"
"""Before the names of custom fields in files that blogport wrote."""
_STYLES: tuple[Style, ...] = ("yaml", "toml", "meta")


def text_comment(site: SourceSite, source: Source) -> tuple[Comment | None, Any]:
    """The comment of a file (`None` if it has no text), and its fields. Its id is the file name without extension."""
    suffix = extension(source.place)
    stem = without_extension(source.place.rpartition("/")[2])
    text = readable(source, site.diagnostics)
    if text is None:
        return None, {}
    raw = split_raw(text, ("rst",) if suffix == ".rst" else _STYLES)
    try:
        loaded = load_plain(raw)
    except FrontMatterError as error:
        site.diagnostics.report(messages.BAD_HEADER, file=source.name, line=error.line, why=str(error))
        loaded = {"header": raw.front_matter}
    fields = {str(name).lower(): value for name, value in loaded.items() if name.lower() != "slug"}
    format_ = fields.pop("format", None)
    body = raw.body.removesuffix("\n")
    parsed = comment({**fields, "body": body}, stem)
    if parsed is None:
        return None, fields
    dialect = "html" if format_ == "html" else DIALECTS.get(suffix, "markdown")
    reply_to = str(fields.get("replyto", "")).removesuffix(".md").removesuffix(".rst")
    restored = replace(
        parsed,
        id=stem if site.written_by_us or not parsed.id else parsed.id,
        parent=reply_to or parsed.parent,
        body=Markup(text=body, dialect=dialect) if body else None,
        extra={name.removeprefix(_CUSTOM_PREFIX): value for name, value in parsed.extra.items()},
    )
    return restored, fields
