"""Reads a source site: its record, what its data files list, its posts, and what only posts name."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from converters.diagnostics import Diagnostics
from converters.errors import SourceError, UnsupportedError
from converters.formats.markdown import media
from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.fields_beside import FieldsBeside
from converters.formats.markdown.source_site import SourceSite, open_site
from converters.formats.markdown.text_reader import TextReader
from converters.formats.markdown.text_workers import read_texts
from converters.formats.markdown.texts import extension
from converters.formats.markdown.unused_files import report_unused, unread_texts
from converters.generators.about_folder import is_about_folder
from converters.io.sources import Source
from converters.model import Entity, Post


def read(
    source: Source,
    generator: str,
    diagnostics: Diagnostics,
    now: datetime,
    permalink: str = "",
    jobs: int = 1,
) -> Iterator[Entity]:
    """Yield the records and files of a site; an empty `generator` is detected. `now` has a time zone.

    `permalink` is the pattern of the posts that do not state their own (see `permalinks.by_pattern`). Of many texts, `jobs`
    processes read some each.

    Raises `SourceError` if there is no Markdown in the source, and `UnsupportedError` if its texts are exports.
    """
    site = replace(open_site(source, generator, diagnostics, now), permalink=permalink)
    reader, beside = TextReader(site, is_alone=not source.is_folder), FieldsBeside(site)
    known = reader.known
    known.media.listed = reader.snapshots.media(known.media.listed)
    yield from known.listed()
    taken: set[str] = set()
    posts, refused = 0, ""
    bundles: dict[str, Post] = {}
    for file, text in read_texts(reader, list(content_files(site)), source, jobs):
        if text.is_taken:
            taken.add(file.path)
        refused = refused or text.refused
        if text.post is None or text.owner is None:
            continue
        diagnostics.locate(text.owner, file.source.name, 1)
        is_translation = bool(file.lang) and file.lang != site.languages.default
        for folder in text.folders:  # its translations show the same files
            if not is_translation or folder not in bundles:
                bundles[folder] = text.owner
        posts += not is_about_folder(file.path)
        yield beside.restored(text.post)
    for stray in reader.comments.strays():
        posts += 1
        yield stray
    yield from reader.snapshots.menu_items()
    yield from known.found()
    for path, asset, item in (
        *media.site_files(site, known, bundles),
        *media.linked_files(source, diagnostics),
    ):
        taken.add(path)
        if item:
            yield item
        yield asset
    if not posts and refused:
        raise UnsupportedError(refused)
    if not posts and not site.written_by_us:
        _refuse_without_posts(source, site, taken)
    report_unused(site, taken | beside.used | reader.used)


def _refuse_without_posts(source: Source, site: SourceSite, taken: set[str]) -> None:
    """Raise `SourceError` for a source without any text, and for one whose texts are all unread.

    A README alone is the text of a folder that has no other.
    """
    if texts := sorted(unread_texts(site, taken)):
        raise SourceError(
            f"{source.name}: it was read as a tree of {site.generator.name}, which has none of its texts "
            f"({site.root}{texts[0]}); name the right generator with -o generator="
        )
    if not any(extension(path) in site.generator.extensions for path in taken):
        raise SourceError(
            f"{source.name}: there is no Markdown in it; if a site generator made it, name it with -o generator="
        )
