"""Images and other files of a tree: beside posts, and in the folders that the generator copies."""

import mimetypes
from collections.abc import Iterator
from urllib.parse import quote

from converters.formats.files import is_media
from converters.model import File, Media, Post
from converters.readers.markdown import addresses
from converters.readers.markdown.people import Known
from converters.readers.markdown.tree import Tree


def media(tree: Tree, known: Known, bundles: dict[str, Post]) -> Iterator[tuple[str, File, Media | None]]:
    """The place of each file for readers of the site, the file, and its media item where none is known yet.

    `bundles` is folder (with its slash) -> the post that it belongs to, without its texts. A file that has no
    address is known by its place.
    """
    for place, file in tree.files.items():
        if not is_media(place):
            continue
        owner, within = _owner(place, bundles)
        url = addresses.of_file(tree, place)
        if not url and owner.url.endswith("/"):
            url = f"{owner.url}{quote(within)}"
        item = None
        if not known.has(place, url):
            mime = mimetypes.guess_type(place)[0] or ""
            item = Media(id=place, url=url, path=place, mime=mime, parent=owner.id)
        yield place, File(url or f"/{quote(place)}", file.name, file.open), item


def _owner(place: str, bundles: dict[str, Post]) -> tuple[Post, str]:
    """The post whose folder a file is in, and where in it; an empty one where there is none."""
    folder = place
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if owner := bundles.get(f"{folder}/"):
            return owner, place[len(folder) + 1 :]
    return Post(), place
