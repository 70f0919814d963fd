"""Files of the site that the source has at hand: which of them an address means, and where it goes in the target.

An address means a file whatever its scheme, with `www.` or without; that of a page of WordPress's for one
file alone means the file. An image that WordPress made
smaller means the original, where only that is at hand; a picture may also be shown by a smaller one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple, Protocol
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


class Use(NamedTuple):
    """That something shows a file, or links to it: where it goes, and whether a draft does."""

    path: str
    draft: bool


class Place(Protocol):
    """How a target makes a path of the one that a file had on the site; `draft`: only drafts show it."""

    def __call__(self, path: str, *, draft: bool) -> str:
        """The path in the target."""


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


def _page(media: Media) -> Address | None:
    """The address of the page that WordPress has for a file alone: here it is the file."""
    link = media.extra.get("link")
    return _address(link) if isinstance(link, str) else None


def _as_it_is(path: str, *, draft: bool) -> str:
    return path


def places(url: str, site: str) -> Iterator[str]:
    """The paths that a picture may have in a target by its address (see `Files`), without its size.

    `site` is the address of the site.
    """
    address, home = _address(url), _address(site)
    if address is None:
        return
    path = original(address.path)
    yield path
    if home and path.startswith(home.path.rstrip("/") + "/"):
        yield path[len(home.path.rstrip("/")) :]
    if address.host:
        yield f"/{ELSEWHERE}/{address.host}{path}"
        yield f"{UPLOADS}{path[1:]}"


class Files:
    """The files of a run. Memory: an address or two for each."""

    def __init__(self) -> None:
        self._files: dict[Address, File] = {}
        self._smaller: defaultdict[Address, list[Address]] = defaultdict(list)
        self._hosts: frozenset[str] = frozenset()
        self._site = self._home = ""
        self._paths: dict[Address, str] = {}
        self._pages: dict[Address, str] = {}
        self._place: Place = _as_it_is
        self.used: set[Use] = set()
        """The files that something shows, or links to."""

    def __getstate__(self) -> dict[str, Any]:
        """For a worker, that asks for addresses and reads no file."""
        return self.__dict__ | {"_files": dict.fromkeys(self._files), "_place": _as_it_is}

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

    def assign(self, site: Site, media: Collection[Media], place: Place) -> None:
        """Give each file a path in the target. `place` makes it of the path that the file had on the site.

        Hosts that have uploads among `media` are the site's own.
        """
        home = _address(site.url) or Address("", "")
        self._site = site.url if home.host else ""
        self._home = home.path.rstrip("/") if home.host else ""
        found = filter(None, (_address(one.url) for one in media))
        uploads = {one.host for one in found if _HOSTED.fullmatch(one.host) or _UPLOADS.match(one.path)}
        blog = home.host.removesuffix(".wordpress.com")
        self._hosts = frozenset(uploads | {"", home.host, f"{blog}.files.wordpress.com"})
        self._place = place
        self._paths = self._given(self._files, draft=False)
        self._pages = {page: path for one in media if (page := _page(one)) and (path := self._of(one))}

    def _given(self, files: Iterable[Address], *, draft: bool) -> dict[Address, str]:
        """A path for each, no two alike."""
        wishes = {one: self._place(self._wish(one), draft=draft) for one in files}
        given = names.assign({" ".join(one): wish for one, wish in wishes.items()})
        return {one: given[" ".join(one)] for one in wishes}

    def _wish(self, address: Address) -> str:
        path = self._within(address.path)
        if address.host not in self._hosts:
            path = f"/{ELSEWHERE}/{address.host}{address.path}"
        elif _HOSTED.fullmatch(address.host):
            path = f"{UPLOADS}{address.path[1:]}"
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

    @property
    def public(self) -> set[str]:
        """Where the files go that not only drafts show."""
        return {one.path for one in self.used if not one.draft}

    def use(self, url: str, base: str = "", *, shown: bool = True, draft: bool = False) -> str | None:
        """The path in the target of the file that an address means, which is then copied; none for no file.

        `base` is what a relative address is relative to; `shown`: a smaller picture of it does as well;
        `draft`: it is a draft that asks, and by itself it does not make the file public.
        """
        return self._noted(self._find(url, base, shown), draft)

    def _noted(self, path: str | None, draft: bool) -> str | None:
        if path is not None:
            self.used.add(Use(path, draft))
        return path

    def has(self, url: str) -> bool:
        """Whether a file that an address means goes into the target."""
        return self._find(url, "", True) is not None

    def use_media(self, media: Media, *, draft: bool = False) -> str | None:
        """The path in the target of the file of a media item, which is then copied; none where it is not at hand."""
        return self._noted(self._of(media), draft)

    def coming(self, media: Media) -> str | None:
        """The same, if it is copied already for something else: nothing is copied for this."""
        path = self._of(media)
        return path if path and not self.used.isdisjoint({Use(path, False), Use(path, True)}) else None

    def _of(self, media: Media) -> str | None:
        found = self._find(media.url, "", True) if media.url else None
        return found or (self._find(UPLOADS + media.path, "", True) if media.path else None)

    def _find(self, url: str, base: str, shown: bool) -> str | None:
        if not self._paths:
            return None
        try:
            whole = urljoin(urljoin(self._site, base), url.strip())
        except ValueError:
            return None
        for address in self._ways(whole):
            for one in (address, address._replace(query="")):
                if path := self._paths.get(one) or self._pages.get(one):
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
        if address is None or not (address.path.strip("/") or address.query):
            return
        if _PHOTON.fullmatch(address.host):
            host, slash, path = address.path[1:].partition("/")
            address = Address(host.removeprefix("www."), slash + path)
        yield address
        if address.host in self._hosts:
            yield Address("", self._within(address.path), address.query)
            found = _UPLOADS.match(address.path)
            if found or _HOSTED.fullmatch(address.host):
                yield Address("", UPLOADS + address.path[found.end() if found else 1 :])

    def to_copy(self) -> Iterator[tuple[str, File]]:
        """The files that come along and where each goes, in the order of their paths."""
        public, wanted = self.public, {one.path for one in self.used}
        paths = {one: path for one, path in self._paths.items() if path in public}
        drafts = [one for one, path in self._paths.items() if path in wanted - public]
        paths |= self._given(drafts, draft=True)
        for one in sorted(paths, key=paths.__getitem__):
            yield paths[one], self._files[one]

    def rest(self) -> list[File]:
        """The files that do not come along, in the order of their addresses."""
        wanted = {one.path for one in self.used}
        left = (one for one in self._files if self._paths.get(one) not in wanted)
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
