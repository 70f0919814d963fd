"""A comment that is a text file of its own, as Pelican's plug-ins have them: header, and what was written."""

from pathlib import PurePosixPath
from typing import Any

from converters import messages
from converters.formats.markdown.comments.fields import comment
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import DIALECTS, readable
from converters.generators.front_matter import FrontMatterError, load, split_raw
from converters.generators.front_matter.parse import plain_values
from converters.io.sources import Source
from converters.model import Comment, Markup

_META = "meta_"


def text_comment(tree: SourceSite, source: Source) -> tuple[Comment | None, Any]:
    """The comment of a file, and its header; the id is the file's name without ending."""
    path = PurePosixPath(source.place)
    ending = path.suffix.lower()
    text = readable(source, tree.diagnostics)
    if text is None:
        return None, {}
    parted = split_raw(text, ("rst",) if ending == ".rst" else ("yaml", "toml", "pelican"))
    try:
        header = plain_values(load(parted))
    except FrontMatterError as error:
        tree.diagnostics.report(messages.BAD_HEADER, file=source.name, line=error.line, why=str(error))
        header = {"header": parted.front_matter}
    said = {str(name).lower(): value for name, value in header.items() if name.lower() != "slug"}
    format_ = said.pop("format", None)
    body = parted.body.removesuffix("\n")
    found = comment({**said, "body": body}, path.stem)
    if found is None:
        return None, said
    dialect = "html" if format_ == "html" else DIALECTS.get(ending, "markdown")
    from msgspec.structs import replace

    replyto = str(said.get("replyto", "")).removesuffix(".md").removesuffix(".rst")
    extra = {name.removeprefix(_META): value for name, value in found.extra.items()}
    return replace(
        found,
        id=path.stem if tree.own is not None or not found.id else found.id,
        parent=replyto or found.parent,
        body=Markup(text=body, dialect=dialect) if body else None,
        extra=extra,
    ), said
