"""Where posts were, so that they stay there: permalinks as paths of a built site.

A path is decoded (`/2020/01/05/東京/`), starts with `/`, and cannot lead outside of the
site whatever the source says: one that is not plain is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import SplitResult, unquote

from converters.io import urls
from converters.io.filenames import LONGEST
from converters.publishing.settings import valid_url
from converters.site_index import PostSummary

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\\?#%<>"|*:\u2028\u2029\ufffd]')
"""What no file name takes, what changes the meaning of an address, what would be decoded once more."""

_PLAIN = re.compile(r"(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+/")

TERM_BASES: Final = {"category": "category", "post_tag": "tag"}
"""Taxonomy -> first part of the addresses of its terms, as WordPress has it unless told otherwise."""

_LONGEST = 240
"""Bytes of one part; file systems take 255."""


class InvalidPermalink(ValueError):
    """An address that cannot be kept."""


def site_path(url: str, site_url: str) -> str | None:
    """The path of a permalink within the site, decoded; `None` where it is another site's,
    the home page, or no permalink (`?p=12`). Raises `Unfit` for one that no built site can have."""
    parts, site = _parted(url), _parted(valid_url(site_url))
    if parts.query or not parts.path.strip("/"):
        return None
    if site.netloc and parts.netloc and not _same_host(parts, site):
        return None
    home = site.path.rstrip("/") + "/"
    if site.netloc and not (parts.path.rstrip("/") + "/").startswith(home):
        return None
    within = parts.path[len(home) - 1 :] if site.netloc else parts.path
    return plain_path(within) if within.strip("/") else None


def is_home(url: str, site_url: str) -> bool:
    """Whether an address is that of the home page, whatever is asked of it (`?p=12`)."""
    parts, site = _parted(url), _parted(valid_url(site_url))
    if not parts.path and not parts.netloc and not parts.query:
        return False  # `#part`: of whatever page it is on
    own = not parts.netloc or _same_host(parts, site)
    return own and parts.path.strip("/") in ("", site.path.strip("/") if parts.netloc else "")


def _parted(url: str) -> SplitResult:
    if not urls.is_address(url):
        raise InvalidPermalink(url)
    return urls.split(url)


def _same_host(one: SplitResult, other: SplitResult) -> bool:
    return urls.host(one) == urls.host(other)


def plain_path(path: str) -> str:
    """A path decoded and found to be safe. Raises `Unfit`."""
    decoded = re.sub(r"/{2,}", "/", unquote(path))  # web servers take several slashes for one
    inner = decoded.removeprefix("/").removesuffix("/")
    if len(inner.encode(errors="replace")) > LONGEST:
        raise InvalidPermalink(path)
    for part in inner.split("/"):
        if not part.strip(" .") or _UNFIT.search(part) or len(part.encode(errors="replace")) > _LONGEST:
            raise InvalidPermalink(path)
    return f"/{inner}/" if decoded.endswith("/") else f"/{inner}"


def folded(path: str) -> str:
    """Paths that are one file to some file system are the same folded."""
    return path.strip("/").removesuffix("/index.html").casefold()


def shown_file(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html"


def plain_default(path: str) -> bool:
    """Whether every generator makes this very address of a file's name, and no other."""
    return bool(_PLAIN.fullmatch(path))


def _above(file: str) -> Iterator[str]:
    """The folders that a file is in."""
    at = file.find("/")
    while at >= 0:
        yield file[:at]
        at = file.find("/", at + 1)


class PermalinkTable:
    """Which post has which path in the built site; of two that want one, the smallest key has it.

    Permalinks go before what the generator would make of a file's name (`defaults`, by key), and
    what is public before what is not. `file` says what the generator writes for a path: two paths
    are not both possible where their files are one, or one's file would be another's folder.
    `taken` are files of the site that no post can be.
    """

    def __init__(
        self,
        outlines: Mapping[str, PostSummary],
        site_url: str,
        defaults: Mapping[str, str] | None = None,
        file: Callable[[str], str] = shown_file,
        taken: Iterable[str] = (),
    ) -> None:
        self._site_url, self._file, self._defaults = site_url, file, defaults or {}
        self._owner: dict[str, str] = {}
        self._files = {"index.html": "the home page"}
        self._folders: set[str] = set()
        for name in taken:
            self._files[name.casefold()] = "the site"
            self._folders.update(_above(name.casefold()))
        self._given: dict[str, str] = {}
        order = sorted(outlines, key=lambda key: (len(key), key))
        public = [key for key in order if outlines[key].status == "publish"]
        for key in public:
            if (path := self._path(outlines[key])) and self.claim(key, path):
                self._given[key] = path
        self._kept = frozenset(self._given)
        """Whose permalink is their address."""
        for key in public:
            if key not in self._given and key in self._defaults:
                self._given[key] = self.closest_free(key, _UNFIT.sub("-", self._defaults[key]))
        for key in order:
            if outlines[key].status != "publish" and (path := self._path(outlines[key])):
                self.claim(key, path)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._owner)

    def _path(self, summary: PostSummary) -> str | None:
        try:
            return site_path(summary.url, self._site_url)
        except InvalidPermalink:
            return None

    def assigned(self, key: str) -> str | None:
        """Where a public post is in the built site; none where nothing is built."""
        return self._given.get(key)

    def explicit(self, key: str) -> str | None:
        """The same, as the header says it: not where the generator comes to it by itself."""
        given = self._given.get(key)
        by_itself = given == self._defaults.get(key) and plain_default(given or "")
        return given if key in self._kept or not by_itself else None

    def original(self, key: str) -> str | None:
        """The same, where it is the post's permalink."""
        return self._given[key] if key in self._kept else None

    def claim(self, key: str, path: str) -> bool:
        """Whether the path is this post's, or free; then it is from now on."""
        name, file = folded(path), self._file(path).casefold()
        if self._owner.get(name, key) != key or self._files.get(file, key) != key:
            return False
        if file not in self._files:
            if file in self._folders or any(folder in self._files for folder in _above(file)):
                return False
            self._files[file] = key
            self._folders.update(_above(file))
        self._owner[name] = key
        return True

    def closest_free(self, key: str, wish: str) -> str:
        """The path that is wished for, or one like it that is free; it is this post's from now on."""
        path, number = wish, 2
        while not self.claim(key, path):
            # Where a folder above is a file, no number at the end helps.
            path = f"{wish.rstrip('/')}-{number}/" if number % 10 else f"/more-{number}{wish}"
            number += 1
        return path

    def taken(self, path: str) -> bool:
        """Whether some post has this path."""
        return folded(path) in self._owner

    def owner(self, path: str) -> str:
        """The key of what has this path; none where it is free."""
        return self._owner.get(folded(path), "")

    def aliases(self, key: str, paths: Iterable[str]) -> list[str]:
        """Other paths that a post had, as far as nobody else has them now."""
        found: list[str] = []
        for path in paths:
            try:
                old = site_path(path, self._site_url)
            except InvalidPermalink:
                continue
            if old and old not in found and self.claim(key, old):
                found.append(old)
        return found

    def former(self, key: str, path: str | None, old_slugs: Iterable[str]) -> list[str]:
        """The paths that a post had with its old slugs, as far as nobody else has them now."""
        if not path:
            return []
        above = path.rstrip("/").rpartition("/")[0]
        found: list[str] = []
        for slug in old_slugs:
            if not slug.strip("/ "):
                continue  # the folder above is an archive of WordPress's, not this post
            try:
                old = plain_path(f"{above}/{slug}{'/' if path.endswith('/') else ''}")
            except InvalidPermalink:
                continue
            if old not in found and folded(old) != folded(path) and self.claim(key, old):
                found.append(old)
        return found
