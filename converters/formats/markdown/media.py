"""Images and other files of a source site: next to posts, and in the directories that the generator copies."""

import re
from collections.abc import Iterator
from posixpath import normpath
from typing import NamedTuple
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


class FoundFile(NamedTuple):
    """A file by its path, and its media item if no data file or post has one."""

    path: str
    asset: Asset
    item: Media | None


def site_files(site: SourceSite, known: KnownEntities, bundles: dict[str, Post]) -> Iterator[FoundFile]:
    """The files of a site that are no texts.

    `bundles`: folder, with its slash -> the post that it belongs to: its id and status, and the URL of its files. The URL of
    a file that the site does not have is its path.
    """
    builds = site.generator.builds
    for path, file in site.files.items():
        if not is_copied(path) or path in site.rules.used:
            continue
        if not builds and any(part.startswith(".") for part in path.split("/")):
            continue  # what an editor keeps there
        owner, within = _owner(path, bundles)
        url = permalinks.asset_url(site, path)
        if not url and owner.url:
            url = f"{owner.url}{quote(within)}"
        if not (url or is_media(path)) and builds:
            continue  # a data file of the generator
        item = None
        if is_media(path) and not known.media.knows(path, url):
            item = Media(id=path, url=url, path=path, mime=mime_of(path), parent=owner.id)
        is_public = owner.status == "publish" if owner.id else bool(url)
        published = is_public and builds and is_media(path)
        yield FoundFile(path, Asset(url or f"/{quote(path)}", file.name, file.open, published), item)


def linked_files(source: Source, diagnostics: Diagnostics) -> Iterator[FoundFile]:
    """For a source that is a single text: the files in its folder, or below, that it shows or links to."""
    if source.is_folder or source.path is None:
        return
    urls = links_of(decoded(source, diagnostics))
    names = dict.fromkeys(unquote(re.split("[?#]", url)[0]) for url in urls)
    folder = source.path.parent.resolve()
    for name in names:
        if "//" in name or name.startswith("/") or "\0" in name or not is_copied(name):
            continue
        target = (folder / name).resolve()
        path = target.relative_to(folder).as_posix() if target.is_relative_to(folder) else ""
        if is_copied(path) and target.is_file():
            item = Media(id=path, path=path, mime=mime_of(path)) if is_media(path) else None
            yield FoundFile(
                path, Asset(f"/{quote(normpath(name))}", str(target), open_source(target).open), item
            )


def _owner(path: str, bundles: dict[str, Post]) -> tuple[Post, str]:
    """The post whose folder a file is in (an empty one if there is none), and the path below that folder."""
    folder = path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if owner := bundles.get(f"{folder}/"):
            return owner, path[len(folder) + 1 :]
    return Post(), path
