"""Finds the files with the comments of each post, by the names of files and folders."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from converters import lazy_re
from converters.diagnostics import Diagnostics
from converters.formats.markdown import data
from converters.formats.markdown.metadata import ParsedFrontMatter
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import extension
from converters.generators.content_file import ContentFile
from converters.guard import guard
from converters.io.extensions import DATA
from converters.io.filenames import shorten
from converters.model import Post

TEXTS = frozenset({".md", ".markdown", ".rst", ".html", ".htm"})
_MAY_BE_COMMENTS = TEXTS.union(DATA)
_POST_KEYS = ("post_id", "post_slug", "slug", "post", "page", "post_url", "path")
"""Fields of a comment that name its post, in a file for all posts."""
_DATE = lazy_re.compile(r"\d{4}-\d\d-\d\d-")
_ENTRY = lazy_re.compile(r"(?:entry|comment)[-_]?\d{6,}")
"""Name of a file with one comment, as Staticman makes it if the site keeps those of all posts in one folder."""
_FILE_FOR_ALL = "src/_data/comments"


class Index:
    """The paths of comments by post, and the comments of files for all posts; `used` are the paths that were read."""

    def __init__(self, site: SourceSite) -> None:
        self._site = site
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        self._listed: defaultdict[str, list[Any]] = defaultdict(list)
        self._in_bundles: defaultdict[str, list[str]] = defaultdict(list)
        self.used: set[str] = set()
        starts = [
            site.content_dir + folder if folder.startswith("_") else folder
            for folder in site.generator.comments
        ]
        for path in site.files:
            with guard(site.diagnostics, "comment", file=path):
                self._add(path, starts)

    def _add(self, path: str, starts: list[str]) -> None:
        suffix = extension(path)
        if suffix in self._site.generator.comment_parsers:
            self._in_bundles[f"{path.rpartition('/')[0]}/"].append(path)
        if suffix not in _MAY_BE_COMMENTS:
            return
        stem = path[: -len(suffix)]
        folder = stem.rpartition("/")[0]
        if stem in starts or stem == _FILE_FOR_ALL:
            self._add_list(path)
        elif start := next((start for start in starts if path.startswith(f"{start}/")), ""):
            name = stem[len(start) + 1 :]
            if suffix in DATA and _ENTRY.fullmatch(name) and self._add_entry(path):
                return
            self._paths[name].append(path)
            if "/" in name:
                self._paths[f"{name.rpartition('/')[0]}/"].append(path)
        elif suffix in DATA and (
            found := next((start for start in starts if stem.startswith(f"{start}-")), "")
        ):
            self._paths[stem[len(found) + 1 :]].append(path)
        elif suffix in DATA and folder.rpartition("/")[2] == "comments":
            self._in_bundles[folder.removesuffix("comments")].append(path)

    def _add_list(self, path: str) -> None:
        loaded = data.load(self._site.files[path], self._site.diagnostics)
        self.used.add(path)
        if isinstance(loaded, dict):
            for key, items in loaded.items():
                self._listed[str(key)] += items if isinstance(items, list) else [items]
        for item in loaded if isinstance(loaded, list) else ():
            self._listed[_post_of(item if isinstance(item, dict) else {})].append(item)

    def _add_entry(self, path: str) -> bool:
        """Whether a file is a single comment that names its post; if so, it is noted."""
        loaded = data.load(self._site.files[path], Diagnostics())
        post = _post_of(loaded) if isinstance(loaded, dict) else ""
        if post:
            self.used.add(path)
            self._listed[post].append(loaded)
        return bool(post)

    @property
    def lists_for_all(self) -> bool:
        """Whether there are comments in files for all posts."""
        return bool(self._listed)

    def of(
        self, post: Post, file: ContentFile, front_matter: ParsedFrontMatter
    ) -> tuple[list[str], list[Any]]:
        """The paths of a post's comments, and its comments in a file for all posts."""
        paths: list[str] = self._next_to(file)
        listed: list[Any] = []
        keys = list(_keys(post, file, front_matter, self._site))
        for key in chain(keys, self._alike(keys)):
            if found := [*self._paths.get(key, ()), *self._paths.get(f"{key}/", ())]:
                paths += sorted(found, key=_natural)
                break
            if key in self._listed:
                listed = self._listed.pop(key)
                break
        self.used.update(paths)
        return paths, listed

    def _alike(self, keys: list[str]) -> Iterator[str]:
        """Names of comments that have the letters and digits of one of these, and are no name of a text.

        A theme that cannot have a dot in a name writes `walk-aspx` for `walk.aspx`.
        """
        if not self._site.written_by_us:
            for key in keys:
                yield from (name for name in self._by_letters.get(_letters(key), ()) if name not in keys)

    @cached_property
    def _by_letters(self) -> Mapping[str, list[str]]:
        stems = {
            PurePosixPath(path).stem
            for path in self._site.files
            if extension(path) in self._site.generator.extensions
        }
        texts = stems | {_DATE.sub("", stem) for stem in stems}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(key.rstrip("/") for key in (*self._paths, *self._listed)):
            if name and name.rpartition("/")[2] not in texts:
                found[_letters(name)].append(name)
        return found

    def _next_to(self, file: ContentFile) -> list[str]:
        """`NAME.comments.yaml` next to `NAME.md`; `comments.yaml` and `comments/` in a bundle."""
        folder, slash, name = file.path[: -len(file.extension)].rpartition("/")
        candidates = [f"{folder}{slash}{shorten(f'{name}.comments{suffix}')}" for suffix in sorted(DATA)]
        if file.bundle:
            candidates += [f"{file.bundle}comments{suffix}" for suffix in sorted(DATA)]
        found = [path for path in candidates if self._site.exists(path)]
        if self._site.generator.comment_parsers:
            found += self._in_bundles.get(f"{folder}{slash}{name}/", [])
        return found + (self._in_bundles.get(file.bundle, []) if file.bundle else [])

    def unused(self) -> Iterator[tuple[str, list[str], list[Any]]]:
        """Comments that no post has: the name of their post, and their paths or the comments."""
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        for key, paths in self._paths.items():
            if not key.endswith("/"):
                folder = f"{key.rpartition('/')[0]}/"
                is_in_folder = "/" in key and len(self._paths[folder]) > 0
                unused = [path for path in paths if path not in self.used]
                by_name[folder.strip("/") if is_in_folder else key] += unused
        yield from ((name, sorted(paths), []) for name, paths in sorted(by_name.items()) if paths)
        yield from ((name, [], listed) for name, listed in sorted(self._listed.items()) if listed)


def _post_of(fields: Mapping[str, Any]) -> str:
    """The post that a comment names; empty if it names none."""
    return next((str(fields[key]) for key in _POST_KEYS if fields.get(key)), "").strip("/")


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _natural(path: str) -> tuple[str, int, str]:
    """Sorts names that are numbers by their value."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    return (folder, int(stem), name) if stem.isascii() and stem.isdigit() else (folder, sys.maxsize, name)


def _keys(post: Post, file: ContentFile, front_matter: ParsedFrontMatter, site: SourceSite) -> Iterator[str]:
    """What the comments of a post may be called, the surest first."""
    metadata: Mapping[str, Any] = front_matter.metadata
    if site.written_by_us and metadata.get("comments_key"):
        yield str(metadata["comments_key"])
        return
    if site.written_by_us and "comments_key" not in site.generator.front_matter:
        yield file.within  # the writer calls the folder so, but for `posts/`
        yield file.within.removeprefix("posts/")
        return
    url = post.url.removeprefix(site.base_url).strip("/")
    keys = [
        str(metadata.get("comments_key") or ""),
        str(metadata.get("stem") or ""),
        file.within,
        url,
        url.removesuffix(".html"),
        str(metadata.get("id") or ""),
        f"{file.date}-{file.name}" if file.date else "",
        str(metadata.get("name") or ""),
        post.slug,
        file.name,
        PurePosixPath(file.within).name,
    ]
    for key in dict.fromkeys(key for key in keys if key):
        yield key
        yield key.replace("/", "--")
