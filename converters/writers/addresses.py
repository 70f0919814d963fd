"""Where posts were, so that they stay there: permalinks as paths of a built site.

A path is decoded (`/2020/01/05/東京/`), starts with `/`, and cannot lead outside of the
site whatever the source says: one that is not plain is none.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from converters.catalogue import Outline
from converters.names import LONGEST
from converters.writers.settings import sound

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\\?#%<>"|*:\u2028\u2029\ufffd]')
"""What no file name takes, what changes the meaning of an address, what would be decoded once more."""

_LONGEST = 240
"""Bytes of one part; file systems take 255."""


class Unfit(ValueError):
    """An address that cannot be kept."""


def site_path(url: str, site_url: str) -> str | None:
    """The path of a permalink within the site, decoded; `None` where it is another site's,
    the home page, or no permalink (`?p=12`). Raises `Unfit` for one that no built site can have."""
    parts, site = _parted(url), _parted(sound(site_url))
    if parts.query or not parts.path.strip("/"):
        return None
    if site.netloc and parts.netloc and _host(parts.netloc) != _host(site.netloc):
        return None
    home = site.path.rstrip("/") + "/"
    if site.netloc and not (parts.path.rstrip("/") + "/").startswith(home):
        return None
    within = parts.path[len(home) - 1 :] if site.netloc else parts.path
    return plain_path(within) if within.strip("/") else None


def is_home(url: str, site_url: str) -> bool:
    """Whether an address is that of the home page, whatever is asked of it (`?p=12`)."""
    parts, site = _parted(url), _parted(sound(site_url))
    if not parts.path and not parts.netloc and not parts.query:
        return False  # `#part`: of whatever page it is on
    own = not parts.netloc or _host(parts.netloc) == _host(site.netloc)
    return own and parts.path.strip("/") in ("", site.path.strip("/") if parts.netloc else "")


def _parted(url: str) -> SplitResult:
    try:
        return urlsplit(url.strip())
    except ValueError as error:
        raise Unfit(url) from error


def _host(netloc: str) -> str:
    return netloc.lower().rpartition("@")[2].removeprefix("www.").removesuffix(":80").removesuffix(":443")


def plain_path(path: str) -> str:
    """A path decoded and found to be safe. Raises `Unfit`."""
    decoded = re.sub(r"/{2,}", "/", unquote(path))  # web servers take several slashes for one
    inner = decoded.removeprefix("/").removesuffix("/")
    if len(inner.encode(errors="replace")) > LONGEST:
        raise Unfit(path)
    for part in inner.split("/"):
        if not part.strip(" .") or _UNFIT.search(part) or len(part.encode(errors="replace")) > _LONGEST:
            raise Unfit(path)
    return f"/{inner}/" if decoded.endswith("/") else f"/{inner}"


def folded(path: str) -> str:
    """Paths that are one file to some file system are the same folded."""
    return path.strip("/").removesuffix("/index.html").casefold()


class Addresses:
    """Which post has which path in the built site; of two that want one, the smallest key has it."""

    def __init__(self, outlines: Mapping[str, Outline], site_url: str) -> None:
        self._site_url = site_url
        self._owner: dict[str, str] = {}
        for key in sorted(outlines, key=lambda key: (len(key), key)):
            if path := self._path(outlines[key]):
                self._owner.setdefault(folded(path), key)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._owner)

    def _path(self, outline: Outline) -> str | None:
        try:
            return site_path(outline.url, self._site_url)
        except Unfit:
            return None

    def claim(self, key: str, path: str) -> bool:
        """Whether the path is this post's, or free; then it is from now on."""
        return self._owner.setdefault(folded(path), key) == key

    def taken(self, path: str) -> bool:
        """Whether some post has this path."""
        return folded(path) in self._owner

    def owner(self, path: str) -> str:
        """The key of what has this path; none where it is free."""
        return self._owner.get(folded(path), "")

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
            except Unfit:
                continue
            if old not in found and folded(old) != folded(path) and self.claim(key, old):
                found.append(old)
        return found
