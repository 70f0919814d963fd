"""Images and other files of a tree: beside posts, and in the folders that the generator copies."""

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import quote, unquote

from converters.diagnostics import Diagnostics
from converters.formats.markdown import permalinks
from converters.formats.markdown.entities import KnownEntities
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import decoded
from converters.io.media_types import is_copied, is_media, mime_of
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.markup.markdown.link_urls import links_of
from converters.model import Asset, Media, Post


def media(
    tree: SourceSite, known: KnownEntities, bundles: dict[str, Post]
) -> Iterator[tuple[str, Asset, Media | None]]:
    """The place of each file for readers of the site, the file, and its media item where none is known yet.

    `bundles` is folder (with its slash) -> the post that it belongs to, without its texts. A file that has no
    address is known by its place.
    """
    for place, file in tree.files.items():
        if not is_copied(place):
            continue
        owner, within = _owner(place, bundles)
        url = permalinks.of_file(tree, place)
        if not url and owner.url.endswith("/"):
            url = f"{owner.url}{quote(within)}"
        if not (url or is_media(place)) and tree.generator.builds:
            continue  # the generator's own data
        item = None
        if is_media(place) and not known.has(place, url):
            item = Media(id=place, url=url, path=place, mime=mime_of(place), parent=owner.id)
        public = owner.status == "publish" if owner.id else bool(url)
        published = public and tree.generator.builds and is_media(place)
        yield place, Asset(url or f"/{quote(place)}", file.name, file.open, published), item


def beside(source: Source, diagnostics: Diagnostics) -> Iterator[tuple[str, Asset, Media | None]]:
    """The same of a text that is a source by itself: the files in its folder, and below, that it shows or links to."""
    if source.is_folder or source.path is None:
        return
    named = dict.fromkeys(unquote(re.split("[?#]", url)[0]) for url in links_of(decoded(source, diagnostics)))
    folder = source.path.parent.resolve()
    for name in named:
        if "//" in name or name.startswith("/") or "\0" in name or not is_copied(name):
            continue
        path = (folder / name).resolve()
        place = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""
        if is_copied(place) and path.is_file():
            item = Media(id=place, path=place, mime=mime_of(place)) if is_media(place) else None
            yield place, Asset(f"/{quote(normpath(name))}", str(path), open_source(path).open), item


def _owner(place: str, bundles: dict[str, Post]) -> tuple[Post, str]:
    """The post whose folder a file is in, and where in it; an empty one where there is none."""
    folder = place
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if owner := bundles.get(f"{folder}/"):
            return owner, place[len(folder) + 1 :]
    return Post(), place
