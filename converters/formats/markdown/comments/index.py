"""Which files of a tree hold the comments of which post: told by the names of files and folders."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from converters.formats.markdown import data
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.metadata import ParsedFrontMatter
from converters.formats.markdown.source_site import SourceSite
from converters.io.filenames import shorten
from converters.model import Post

DATA = frozenset({".yml", ".yaml", ".json", ".toml"})
TEXTS = frozenset({".md", ".markdown", ".rst", ".html", ".htm"})
_POST_KEYS = ("post_id", "post_slug", "slug", "post", "page", "post_url", "path")
"""Fields of a comment that say which post it is of, where one file has those of all posts."""


class Index:
    """The places of comments by what their file or folder is called, and the comments of files for all posts."""

    def __init__(self, tree: SourceSite) -> None:
        self._tree = tree
        self._places: defaultdict[str, list[str]] = defaultdict(list)
        self._listed: defaultdict[str, list[Any]] = defaultdict(list)
        self._in_bundles: defaultdict[str, list[str]] = defaultdict(list)
        self.used: set[str] = set()
        """The places of comments that were read."""
        starts = [tree.content + one if one.startswith("_") else one for one in tree.generator.comments]
        for place in tree.files:
            stem, _, ending = place.rpartition(".")
            if f".{ending.lower()}" not in DATA | TEXTS:
                continue
            if stem in starts or stem == "src/_data/comments":
                self._list(place)
            elif start := next((start for start in starts if place.startswith(f"{start}/")), ""):
                self._know(stem[len(start) + 1 :], place)
            elif (
                f".{ending}" in DATA and (folder := stem.rpartition("/")[0]).rpartition("/")[2] == "comments"
            ):
                self._in_bundles[folder.removesuffix("comments")].append(place)

    def _know(self, name: str, place: str) -> None:
        self._places[name].append(place)
        if "/" in name:
            self._places[f"{name.rpartition('/')[0]}/"].append(place)

    def _list(self, place: str) -> None:
        found = data.load(self._tree.files[place], self._tree.diagnostics)
        self.used.add(place)
        if isinstance(found, dict):
            for key, one in found.items():
                self._listed[str(key)] += one if isinstance(one, list) else [one]
        for one in found if isinstance(found, list) else ():
            key = next((str(one[key]) for key in _POST_KEYS if isinstance(one, dict) and one.get(key)), "")
            self._listed[key.strip("/")].append(one)

    def of(self, post: Post, spot: ContentFile, said: ParsedFrontMatter) -> tuple[list[str], list[Any]]:
        """The places of a post's comments, and those that a file for all posts has of it."""
        places, listed = self._beside(spot), []
        for key in _keys(post, spot, said, self._tree):
            if found := [*self._places.get(key, ()), *self._places.get(f"{key}/", ())]:
                places += sorted(found, key=_natural)
                break
            if key in self._listed:
                listed = self._listed.pop(key)
                break
        self.used.update(places)
        return places, listed

    def _beside(self, spot: ContentFile) -> list[str]:
        """`NAME.comments.yaml` beside `NAME.md`; `comments.yaml` and `comments/` in a bundle."""
        folder, slash, name = spot.path[: -len(spot.ending)].rpartition("/")
        wishes = [f"{folder}{slash}{shorten(f'{name}.comments{ending}')}" for ending in sorted(DATA)]
        if spot.bundle:
            wishes += [f"{spot.bundle}comments{ending}" for ending in sorted(DATA)]
        found = [place for place in wishes if self._tree.is_at(place)]
        return found + (self._in_bundles.get(spot.bundle, []) if spot.bundle else [])

    def left(self) -> Iterator[tuple[str, list[str], list[Any]]]:
        """What no post was read for: a name of the post, the places of its comments, or the comments."""
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        for key, places in self._places.items():
            if not key.endswith("/"):
                folder = f"{key.rpartition('/')[0]}/"
                several = "/" in key and len(self._places[folder]) > 0
                unused = [place for place in places if place not in self.used]
                by_name[folder.strip("/") if several else key] += unused
        yield from ((name, sorted(places), []) for name, places in sorted(by_name.items()) if places)
        yield from ((name, [], listed) for name, listed in sorted(self._listed.items()) if listed)


def _natural(place: str) -> tuple[str, int, str]:
    """Names that are numbers by their value, as Pelican's plug-in has them."""
    folder, _, name = place.rpartition("/")
    stem = name.rpartition(".")[0]
    return (folder, int(stem), name) if stem.isascii() and stem.isdigit() else (folder, sys.maxsize, name)


def _keys(post: Post, spot: ContentFile, said: ParsedFrontMatter, tree: SourceSite) -> Iterator[str]:
    """What the comments of a post may be called, the surest first."""
    facts: Mapping[str, Any] = said.metadata
    if tree.own is not None and facts.get("comments_key"):
        yield str(facts["comments_key"])
        return
    address = post.url.removeprefix(tree.base).strip("/")
    last = PurePosixPath(spot.within).name
    wishes = [
        str(facts.get("comments_key") or ""),
        str(facts.get("stem") or ""),
        spot.within,
        address,
        address.removesuffix(".html"),
        str(facts.get("id") or ""),
        f"{spot.date}-{spot.name}" if spot.date else "",
        str(facts.get("name") or ""),
        post.slug,
        spot.name,
        last,
    ]
    for wish in dict.fromkeys(wish for wish in wishes if wish):
        yield wish
        yield wish.replace("/", "--")
