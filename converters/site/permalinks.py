"""Permalinks: the path of each post in a built site, as far as possible the one that it had.

A path is decoded (`/2020/01/05/東京/`), starts with `/`, and cannot lead outside of the
site whatever the source says.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, unquote

from converters import lazy_re
from converters.io import urls
from converters.io.filenames import LONGEST
from converters.io.temporary.disk_map import texts
from converters.site.post_summaries import FRONT, PostSummary

_UNFIT = lazy_re.compile(r'[\x00-\x1f\x7f-\x9f\\?#%<>"|*:\u2028\u2029\ufffd]')
"""Characters that no file name takes, that change the meaning of a URL, or that would be decoded once more."""

_PLAIN = lazy_re.compile(r"(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+/")

TERM_BASES: Final = {"category": "category", "post_tag": "tag"}
"""Taxonomy -> first part of the paths of its terms: WordPress's default category base and tag base."""

_LONGEST = 240
"""Bytes of one part; file systems take 255."""


def valid_url(url: str) -> str:
    """The URL of a site, trimmed; `""` for what is no URL, such as `http://[`."""
    return url.strip() if urls.is_address(url) else ""


class InvalidPermalink(ValueError):
    """A URL that no built site can have."""


def site_path(url: str, site_url: str) -> str | None:
    """The path of a permalink within the site, decoded; `None` where it is another site's,
    the home page, or no permalink (`?p=12`). Raises `InvalidPermalink` for one that no built site can have."""
    parts, site = _parted(url), _parts_of_site(site_url)
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
    """Whether a URL is that of the home page, whatever its query (`?p=12`)."""
    if not urls.is_address(url):
        return False
    parts, site = _parted(url), _parts_of_site(site_url)
    if not parts.path and not parts.netloc and not parts.query:
        return False  # `#part`: of whatever page it is on
    own = not parts.netloc or _same_host(parts, site)
    return own and parts.path.strip("/") in ("", site.path.strip("/") if parts.netloc else "")


def _parted(url: str) -> SplitResult:
    parts = urls.split(url)
    if parts is urls.NOWHERE:
        raise InvalidPermalink(url)
    return parts


@lru_cache(8)  # a run has one site
def _parts_of_site(url: str) -> SplitResult:
    return urls.split(valid_url(url))


def _same_host(a: SplitResult, b: SplitResult) -> bool:
    return a.netloc == b.netloc or urls.host(a) == urls.host(b)


def plain_path(path: str) -> str:
    """A path, decoded and checked. Raises `InvalidPermalink` for one that is not safe."""
    if len(path) <= _LONGEST and plain_default(path):
        return path
    decoded = re.sub(r"/{2,}", "/", unquote(path))  # web servers take several slashes for one
    inner = decoded.removeprefix("/").removesuffix("/")
    if len(inner.encode(errors="replace")) > LONGEST:
        raise InvalidPermalink(path)
    for part in inner.split("/"):
        if not part.strip(" .") or _UNFIT.search(part) or len(part.encode(errors="replace")) > _LONGEST:
            raise InvalidPermalink(path)
    return f"/{inner}/" if decoded.endswith("/") else f"/{inner}"


def folded(path: str) -> str:
    """The path in the form in which two paths are equal that some file system takes for one file."""
    return path.strip("/").removesuffix("/index.html").casefold()


def shown_file(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html"


def plain_default(path: str) -> bool:
    """Whether every generator makes exactly this path of a file's name."""
    return bool(_PLAIN.fullmatch(path))


def _above(file: str) -> Iterator[str]:
    """The folders that a file is in."""
    at = file.find("/")
    while at >= 0:
        yield file[:at]
        at = file.find("/", at + 1)


class UrlClaims:
    """Which page has which path of the built site; a path has one owner.

    `file` says which file the generator writes for a path: two paths are not both possible where their files are
    one, or one's file would be another's folder. `taken` are files of the site that no page can be.
    """

    def __init__(
        self, site_url: str, file: Callable[[str], str] = shown_file, taken: Iterable[str] = ()
    ) -> None:
        self._site_url, self._file = site_url, file
        self._owner, self._files, self._folders = texts(), texts(), texts()
        self._files["index.html"] = "the home page"
        for name in taken:
            self._files[name.casefold()] = "the site"
            self._add_folders(name.casefold())

    def copy(self) -> "UrlClaims":
        """The same claims, to which others can be added."""
        other = UrlClaims(self._site_url, self._file)
        other._owner, other._files, other._folders = (
            self._owner.copy(),
            self._files.copy(),
            self._folders.copy(),
        )
        return other

    def claim_home(self, key: str) -> None:
        """Claim the home page for a page; called before any other claim."""
        self._owner[""] = self._files["index.html"] = key

    def claim(self, key: str, path: str) -> bool:
        """Claim a path for a page; whether it is free, or was this page's already."""
        name, file = folded(path), self._file(path).casefold()
        if self._owner.get(name, key) != key or self._files.get(file, key) != key:
            return False
        if file not in self._files:
            if file in self._folders or any(folder in self._files for folder in _above(file)):
                return False
            self._files[file] = key
            self._add_folders(file)
        if name not in self._owner:
            self._owner[name] = key
        return True

    def _add_folders(self, file: str) -> None:
        for folder in _above(file):
            if folder not in self._folders:
                self._folders[folder] = ""

    def closest_free(self, key: str, wish: str) -> str:
        """Claim the wished path for a page, or one like it that is free."""
        path, number = wish, 2
        while not self.claim(key, path):
            # Where a folder above is a file, no number at the end helps.
            path = f"{wish.rstrip('/')}-{number}/" if number % 10 else f"/more-{number}{wish}"
            number += 1
        return path

    def taken(self, path: str) -> bool:
        """Whether some page has this path."""
        return folded(path) in self._owner

    def owner(self, path: str) -> str:
        """The key of the page that has this path; `""` where it is free."""
        return self._owner.get(folded(path), "")

    def aliases(self, key: str, paths: Iterable[str]) -> list[str]:
        """Claim other paths that a post had (full URLs or paths), as far as no other page has them now."""
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
        """Claim the paths that a post at `path` had with its old slugs, as far as no other page has them now."""
        if not path:
            return []
        above = path.rstrip("/").rpartition("/")[0]
        found: list[str] = []
        for slug in old_slugs:
            if not slug.strip("/ "):
                continue  # the folder above is an archive page of WordPress, not this post
            try:
                old = plain_path(f"{above}/{slug}{'/' if path.endswith('/') else ''}")
            except InvalidPermalink:
                continue
            if old not in found and folded(old) != folded(path) and self.claim(key, old):
                found.append(old)
        return found


class PermalinkTable:
    """The permalink of each post in the built site. Does not change. Of two posts that want one path, the smallest
    key has it.

    Permalinks of the source go before what the generator would make of a file's name (`defaults`, by key), and what
    is public before what is not. `file` and `taken` as for `UrlClaims`.
    """

    def __init__(
        self,
        posts: Mapping[str, PostSummary],
        site_url: str,
        defaults: Mapping[str, str] | None = None,
        file: Callable[[str], str] = shown_file,
        taken: Iterable[str] = (),
    ) -> None:
        self._site_url, self._defaults = site_url, defaults or {}
        self._claims = claims = UrlClaims(site_url, file, taken)
        self._assigned = texts()
        order = sorted(posts, key=lambda key: (len(key), key))
        public = [key for key in order if posts[key].status == "publish"]
        if front := next((key for key in public if posts[key].role == FRONT), None):
            self._assigned[front] = "/"
            claims.claim_home(front)
        for key in public:
            if key != front and (path := self._path(posts[key])) and claims.claim(key, path):
                self._assigned[key] = path
        self._original = self._assigned.copy()
        """The permalinks of the posts that keep that of the source."""
        for key in public:
            if key not in self._assigned and key in self._defaults:
                self._assigned[key] = claims.closest_free(key, _UNFIT.sub("-", self._defaults[key]))
        for key in order:
            if posts[key].status != "publish" and (path := self._path(posts[key])):
                claims.claim(key, path)

    def _path(self, post: PostSummary) -> str | None:
        try:
            return site_path(post.url, self._site_url)
        except InvalidPermalink:
            return None

    def claims(self) -> UrlClaims:
        """The paths that posts have, to which a writer adds those of the pages that it makes (lists, terms)."""
        return self._claims.copy()

    def is_free(self, path: str) -> bool:
        """Whether no post has a path."""
        return not self._claims.taken(path)

    def assigned(self, key: str) -> str | None:
        """The path of a public post in the built site; None where no site is built."""
        return self._assigned.get(key)

    def explicit(self, key: str) -> str | None:
        """The path that the front matter of a post must state; None where the generator makes it by itself."""
        path = self._assigned.get(key)
        by_itself = path == self._defaults.get(key) and plain_default(path or "")
        return path if key in self._original or not by_itself else None

    def original(self, key: str) -> str | None:
        """The path of a post that keeps the permalink of the source."""
        return self._original.get(key)
