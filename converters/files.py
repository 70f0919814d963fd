"""Files of the site that the source has at hand: which of them an address means, and where it goes in the target.

An address means a file whatever its scheme, with `www.` or without. An image that WordPress made
smaller means the original, where only that is at hand; a picture may also be shown by a smaller one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from converters import names
from converters.model import File, Media, Post, Site

UPLOADS = "/wp-content/uploads/"
"""Where WordPress keeps files; one whose address says no more than its place among them has this before it."""
ELSEWHERE = "files"
"""The folder of what other hosts than the site's own had: `files/HOST/PATH`."""

_UPLOADS = re.compile(r"^.*?/(?:wp-content/uploads/(?:sites/\d+/)?|wp-content/blogs\.dir/\d+/files/)")
"""What comes before the place of an upload (WordPress's `wp_upload_dir`, with those of networks)."""
_HOSTED = re.compile(r"[\w-]+\.files\.wordpress\.com")
"""Where WordPress.com keeps the uploads of a blog."""
_PHOTON = re.compile(r"i[0-3]\.wp\.com")
"""Jetpack's image servers: the first part of the path is the host of the original."""
_SIZE = re.compile(r"-(\d+)x(\d+)(?=\.\w+$)")
_SMALLER = re.compile(r"(?:-\d+x\d+|-scaled)+(?=\.\w+$)")
_TAIL = 60
"""Characters at the end of a name that a size can be in."""


class Address(NamedTuple):
    """What an address says, as far as it tells files apart; the path is decoded, without a host it is the site's own."""

    host: str
    path: str
    query: str = ""


def original(path: str) -> str:
    """The path of an upload as it was before WordPress made smaller ones of it (`-300x200`, `-scaled`), decoded."""
    name = unquote(path)
    return name[:-_TAIL] + _SMALLER.sub("", name[-_TAIL:])


def base_of(post: Post) -> str:
    """What relative addresses in a post are relative to; in a tree that says no addresses, its place there."""
    return post.url or f"/{post.id}"


class Files:
    """The files of a run. Memory: an address or two for each."""

    def __init__(self) -> None:
        self._files: dict[Address, File] = {}
        self._smaller: defaultdict[Address, list[Address]] = defaultdict(list)
        self._hosts: frozenset[str] = frozenset()
        self._site = self._home = ""
        self._paths: dict[Address, str] = {}
        self.used: set[str] = set()
        """Where the files go that something shows, or links to."""

    def __getstate__(self) -> dict[str, Any]:
        """For a worker, that asks for addresses and reads no file."""
        return self.__dict__ | {"_files": dict.fromkeys(self._files)}

    def __len__(self) -> int:
        return len(self._files)

    def add(self, file: File) -> bool:
        """Take up a file; one with an address that is known already is not."""
        address = _address(file.url)
        if address is None or address in self._files:
            return False
        self._files[address] = file
        self._smaller[address._replace(path=original(address.path), query="")].append(address)
        return True

    def assign(self, site: Site, media: Iterable[Media], place: Callable[[str], str]) -> None:
        """Give each file a path in the target. `place` makes it of the path that the file had on the site.

        The hosts that `media` are on are the site's own.
        """
        home = _address(site.url)
        self._site = site.url if home and home.host else ""
        self._home = home.path.rstrip("/") if home and home.host else ""
        hosts = {found.host for one in media if (found := _address(one.url))}
        self._hosts = frozenset(hosts | {home.host if home else ""} | {""})
        wishes = {" ".join(one): place(self._wish(one)) for one in self._files}
        given = names.assign(wishes)
        self._paths = {one: given[" ".join(one)] for one in self._files}

    def _wish(self, address: Address) -> str:
        path = self._within(address.path)
        if address.host not in self._hosts:
            path = f"/{ELSEWHERE}/{address.host}{address.path}"
        if address.query:
            stem, dot, ending = path.rpartition(".")
            path = f"{stem}-{address.query}{dot}{ending}" if dot else f"{path}-{address.query}"
        return names.kept_path(path)

    def _within(self, path: str) -> str:
        """A path of the host as one of the site, whose home page need not be at the root."""
        return path[len(self._home) :] if path.startswith(f"{self._home}/") else path

    @property
    def assigned(self) -> bool:
        """Whether the target has a place for files."""
        return bool(self._paths)

    @property
    def paths(self) -> Iterable[str]:
        """Where files go; nothing before they are assigned."""
        return self._paths.values()

    def use(self, url: str, base: str = "", *, shown: bool = True) -> str | None:
        """The path in the target of the file that an address means, which is then copied; none for no file.

        `base` is what a relative address is relative to; `shown`: a smaller picture of it does as well.
        """
        if not self._paths:
            return None
        path = self._find(url, base, shown)
        if path is not None:
            self.used.add(path)
        return path

    def has(self, url: str) -> bool:
        """Whether a file that an address means goes into the target."""
        return bool(self._paths) and self._find(url, "", True) is not None

    def use_media(self, media: Media) -> str | None:
        """The path in the target of the file of a media item, which is then copied; none where it is not at hand."""
        if path := self.of(media):
            self.used.add(path)
        return path

    def of(self, media: Media) -> str | None:
        """The same, and nothing is copied for it."""
        if not self._paths:
            return None
        found = self._find(media.url, "", True) if media.url else None
        return found or (self._find(UPLOADS + media.path, "", True) if media.path else None)

    def _find(self, url: str, base: str, shown: bool) -> str | None:
        try:
            whole = urljoin(urljoin(self._site, base), url.strip())
        except ValueError:
            return None
        for address in self._ways(whole):
            for one in (address, address._replace(query="")):
                if path := self._paths.get(one):
                    return path
            first = address._replace(path=original(address.path), query="")
            if path := self._paths.get(first):
                return path
            if shown and (others := self._smaller.get(first)):
                return self._paths[max(others, key=_area)]
        return None

    def _ways(self, url: str) -> Iterator[Address]:
        """What an address may mean: itself, and a place among the uploads."""
        address = _address(url)
        if address is None or not address.path.strip("/"):
            return
        if _PHOTON.fullmatch(address.host):
            host, slash, path = address.path[1:].partition("/")
            address = Address(host.removeprefix("www."), slash + path)
        yield address
        if address.host in self._hosts:
            yield Address("", self._within(address.path), address.query)
            if found := _UPLOADS.match(address.path):
                yield Address("", UPLOADS + address.path[found.end() :])
        if _HOSTED.fullmatch(address.host):
            yield Address("", UPLOADS + address.path[1:])

    def to_copy(self) -> Iterator[tuple[str, File]]:
        """The files that come along and where each goes, in the order of their paths."""
        wanted = ((path, self._files[one]) for one, path in self._paths.items() if path in self.used)
        yield from sorted(wanted, key=lambda pair: pair[0])

    def rest(self) -> list[File]:
        """The files that do not come along, in the order of their addresses."""
        left = (one for one in self._files if self._paths.get(one) not in self.used)
        return [self._files[one] for one in sorted(left)]


def _address(url: str) -> Address | None:
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https"):
        return None
    place = "" if port in (None, 80, 443) else f":{port}"
    return Address(host.removeprefix("www.") + place, re.sub(r"/{2,}", "/", unquote(parts.path)), parts.query)


def _area(address: Address) -> int:
    """How large a picture is, by its name; one that does not say is the original."""
    size = _SIZE.search(address.path[-_TAIL:])
    return int(size[1]) * int(size[2]) if size else 1 << 62
