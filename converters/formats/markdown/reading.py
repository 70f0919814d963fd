"""One tree from files to records: the site, what its data files list, its posts, what only posts name."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.markdown import documents, media, own_output, unused_files
from converters.formats.markdown.comments import Comments
from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.entities import TAXONOMIES, KnownEntities
from converters.formats.markdown.posts import Posts
from converters.formats.markdown.snapshots import Originals
from converters.formats.markdown.source_site import SourceSite
from converters.guard import guard
from converters.io.sources import Source
from converters.model import Entity, Post

TOLD = {".mdx": messages.MDX, ".rst": messages.RESTRUCTURED_TEXT}
"""Ending of texts that are no plain Markdown -> what to say of them."""


def read(source: Source, generator: str, diagnostics: Diagnostics) -> Iterator[Entity]:
    """Yield the records and files of a tree; its flavour is found out where none is given.

    Raises `SourceError` where there is no Markdown in it.
    """
    tree = SourceSite(source, generator, diagnostics)
    known, comments = KnownEntities(tree), Comments(tree)
    posts = Posts(tree, known, _taxonomies(tree))
    originals = Originals(tree, posts)
    known.media = originals.media(known.media)
    yield from known.listed()
    taken: set[str] = set()
    bundles: dict[str, Post] = {}
    for spot in content_files(tree):
        with guard(diagnostics, "post", file=spot.file.name, line=1) as reading:
            try:
                document = documents.read(tree, spot)
            except FileError as error:
                if not source.is_folder:
                    raise
                diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
                taken.add(spot.path)
                continue
            if not posts.takes(spot, document):
                continue
            taken.add(spot.path)
            if told := TOLD.get(spot.ending):
                diagnostics.tally(told)
            post, found = posts.post(spot, document)
            diagnostics.locate(post, spot.file.name, 1)
            if spot.bundle and spot.type != "section":
                bundles[spot.bundle] = Post(id=post.id, url=post.url, status=post.status)
            post = replace(post, comments=comments.of(post, spot, found))
            yield originals.restored(post, spot, document)
        if reading.failed:
            taken.add(spot.path)
    yield from comments.strays()
    yield from originals.menu_items()
    yield from known.met()
    for place, file, item in (*media.media(tree, known, bundles), *media.beside(source, tree.diagnostics)):
        taken.add(place)
        if item:
            yield item
        yield file
    if not taken and tree.own is None:
        raise SourceError(
            f"{source.name}: there is no Markdown in it; if it is of one flavour, say which with -o flavour="
        )
    unused_files.report_unused(tree, taken | originals.used, comments.used)


def _taxonomies(tree: SourceSite) -> Mapping[str, str]:
    """Header key in small letters -> taxonomy: of a tree of ours, or as the settings name them."""
    found = dict(own_output.taxonomies(tree))
    for singular, plural in tree.settings.mapping(
        *tree.generator.site_settings.get("taxonomies", ())
    ).items():
        if isinstance(plural, str) and plural.lower() not in found:
            found[plural.lower()] = TAXONOMIES.get(plural.lower(), singular if tree.own is None else plural)
    return {key: one for key, one in found.items() if key not in ("categories", "tags")}
