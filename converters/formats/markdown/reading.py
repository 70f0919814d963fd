"""Reads a source site: its record, what its data files list, its posts, and what only posts name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace as replace_site
from datetime import datetime

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.markdown import documents, media, own_output
from converters.formats.markdown.comments import Comments
from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.entities import TAXONOMIES, KnownEntities
from converters.formats.markdown.fields_beside import FieldsBeside
from converters.formats.markdown.line_breaks import has_soft_breaks
from converters.formats.markdown.posts import PostReader
from converters.formats.markdown.snapshots import Snapshots
from converters.formats.markdown.source_site import SourceSite, open_site
from converters.formats.markdown.texts import extension
from converters.formats.markdown.unused_files import report_unused, unread_texts
from converters.generators.about_folder import is_about_folder
from converters.guard import guard
from converters.io.sources import Source
from converters.model import Entity, Post


def read(
    source: Source, generator: str, diagnostics: Diagnostics, now: datetime, permalink: str = ""
) -> Iterator[Entity]:
    """Yield the records and files of a site; an empty `generator` is detected. `now` has a time zone.

    `permalink` is the pattern of the posts that do not state their own (see `permalinks.by_pattern`).

    Raises `SourceError` if there is no Markdown in the source.
    """
    site = replace_site(open_site(source, generator, diagnostics, now), permalink=permalink)
    known, comments = KnownEntities(site), Comments(site)
    reader = PostReader(site, known, _taxonomies(site))
    snapshots, beside = Snapshots(site, reader), FieldsBeside(site)
    known.media.listed = snapshots.media(known.media.listed)
    yield from known.listed()
    taken: set[str] = set()
    posts = 0
    bundles: dict[str, Post] = {}
    for file in content_files(site):
        with guard(diagnostics, "post", file=file.source.name, line=1) as guarded:
            try:
                document = documents.read(site, file)
            except FileError as error:
                if not source.is_folder:
                    raise
                diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
                taken.add(file.path)
                continue
            if not reader.is_post(file, document):
                if reader.is_our_list(file, document):
                    taken.add(file.path)
                continue
            taken.add(file.path)
            post, front_matter = reader.post(file, document)
            if site.rules.newlines_are_breaks and has_soft_breaks(document.body):
                diagnostics.tally(messages.LINE_BREAKS)
            diagnostics.locate(post, file.source.name, 1)
            base = "" if site.generator.links_by_path else site.rules.asset_base(post.url)
            owner = Post(id=post.id, url=base, status=post.status)
            is_translation = bool(file.lang) and file.lang != site.languages.default
            for folder in site.rules.asset_dirs(file):  # its translations show the same files
                if not is_translation or folder not in bundles:
                    bundles[folder] = owner
            post = replace(post, comments=comments.of(post, file, front_matter))
            posts += not is_about_folder(file.path)
            yield beside.restored(snapshots.restored(post, file, document))
        if guarded.failed:
            taken.add(file.path)
    for stray in comments.strays():
        posts += 1
        yield stray
    yield from snapshots.menu_items()
    yield from known.found()
    for path, asset, item in (
        *media.site_files(site, known, bundles),
        *media.linked_files(source, diagnostics),
    ):
        taken.add(path)
        if item:
            yield item
        yield asset
    if not posts and not site.written_by_us:
        _refuse_without_posts(source, site, taken)
    report_unused(site, taken | snapshots.used | beside.used | site.rules.used | comments.used)


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


def _taxonomies(site: SourceSite) -> Mapping[str, str]:
    """Front matter key in lower case -> custom taxonomy: of a site that blogport wrote, or by the settings."""
    found = {**site.rules.taxonomies, **own_output.custom_taxonomies(site)}
    configured = site.settings.mapping(*site.generator.site_settings.get("taxonomies", ()))
    for singular, plural in configured.items():
        if isinstance(plural, str) and plural.lower() not in found:
            taxonomy = plural if site.written_by_us else singular
            found[plural.lower()] = TAXONOMIES.get(plural.lower(), taxonomy)
    return {key: taxonomy for key, taxonomy in found.items() if key not in ("categories", "tags")}
