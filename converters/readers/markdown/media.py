"""Images and other files of a tree: beside posts, and in the folders that the generator copies."""

import mimetypes
from collections.abc import Iterator
from urllib.parse import quote

from converters.model import Media, Post
from converters.readers.markdown.people import Known
from converters.readers.markdown.texts import ending
from converters.readers.markdown.tree import Tree

COPIED = (
    "static/",
    "assets/",
    "images/",
    "img/",
    "public/",
    "src/assets/",
    "src/public/",
    "files/",
    "uploads/",
)
"""Folders whose files come to the site as they are; the first part is not in their address for those in `_BARE`."""

_BARE = ("static/", "public/", "src/public/", "files/")
_KINDS = ("image", "video", "audio", "font")
_DOCUMENTS = frozenset(
    {".pdf", ".zip", ".epub", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".csv"}
)


def media(tree: Tree, known: Known, bundles: dict[str, Post]) -> Iterator[Media]:
    """The media of a tree; `bundles` is folder (with its slash) -> the post that it belongs to, without its texts."""
    for place in tree.files:
        mime = mimetypes.guess_type(place)[0] or ""
        if mime.partition("/")[0] not in _KINDS[:3] and ending(place) not in _DOCUMENTS:
            continue
        if known.has(place):
            continue
        owner, within = _owner(place, bundles)
        url = _address(tree, place) or (f"{owner.url}{quote(within)}" if owner.url.endswith("/") else "")
        yield Media(id=place, url=url, path=place, mime=mime, parent=owner.id)


def _address(tree: Tree, place: str) -> str:
    within = (
        place[len(tree.content) :]
        if tree.flavour.name == "jekyll" and place.startswith(tree.content)
        else place
    )
    for folder in COPIED:
        if within.startswith(folder):
            path = (
                within[len(folder) :]
                if folder in _BARE and tree.flavour.name in ("hugo", "zola", "astro", "nikola")
                else within
            )
            return f"{tree.base}/{quote(path)}"
    return ""


def _owner(place: str, bundles: dict[str, Post]) -> tuple[Post, str]:
    """The post whose folder a file is in, and where in it; an empty one where there is none."""
    folder = place
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if owner := bundles.get(f"{folder}/"):
            return owner, place[len(folder) + 1 :]
    return Post(), place
