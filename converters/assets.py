"""Files of the site that the source has at hand: which of them an address means, and where it goes in the target.

An address means a file whatever its scheme, with `www.` or without; that of a page of WordPress's for one file
alone means the file. An image that WordPress made smaller means the original, where only that is at hand; a
picture may also be shown by a smaller one.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from converters.io import filenames, urls
from converters.model import Asset, Media, Post, Site

UPLOADS = "/wp-content/uploads/"
"""Where WordPress keeps files; one whose address says no more than its place among them has this before it."""
ELSEWHERE = "files"
"""The folder of what other hosts than the site's own had: `files/HOST/PATH`."""

_UPLOADS = re.compile(r"^.*?/(?:wp-content/uploads/(?:sites/\d+/)?|wp-content/blogs\.dir/\d+/files/)")
"""What comes before the place of an upload (WordPress's `wp_upload_dir`, with those of networks)."""
_HOSTED = re.compile(r"[\w-]+\.files\.wordpress\.com")
"""Where WordPress.com keeps the uploads of a blog."""
_NO_SITE = "http://nowhere.invalid"
"""What relative addresses are joined to where no site is known: without a host, one that goes up loses its first slash."""
_PHOTON = re.compile(r"i[0-3]\.wp\.com")
"""Jetpack's image servers: the first part of the path is the host of the original."""
_SIZING = re.compile(
    r"(?:&?(?:w|h|s|q|v|ver|fit|resize|crop|strip|quality|zoom|ssl|size|width|height|format|auto|dpr|nc|is-pending-load)"
    r"(?:=[^&]*)?)*"
)
"""What is asked of an image server that shows the same picture (Photon, WordPress.com, common others)."""
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


def places(url: str, site: str) -> Iterator[str]:
    """The paths that a picture may have in a tree of ours by its address (see `Files`), without its size.

    `site` is the address of the site.
    """
    address, home = _address(url), _address(site)
    if address is None:
        return
    paths = [address.path]
    if home and address.path.startswith(home.path.rstrip("/") + "/"):
        paths.append(address.path[len(home.path.rstrip("/")) :])
    if address.host:
        paths += [f"/{ELSEWHERE}/{address.host}{address.path}", f"{UPLOADS}{address.path[1:]}"]
    for path in paths:
        yield original(filenames.safe_path(path))
        yield original("/".join(map(filenames.safe_filename, path.strip("/").split("/"))))


def _page(media: Media) -> Address | None:
    """The address of the page that WordPress has for a file alone: here it is the file."""
    link = media.extra.get("link")
    return _address(link) if isinstance(link, str) else None


class AssetMap:
    """The files of a run. Memory: an address or two for each."""

    def __init__(self) -> None:
        self._files: dict[Address, Asset] = {}
        self._smaller: defaultdict[Address, list[Address]] = defaultdict(list)
        self._largest: dict[Address, Address] = {}
        self._hosts: frozenset[str] = frozenset()
        self._site = self._home = ""
        self._paths: dict[Address, str] = {}
        self._pages: dict[Address, str] = {}
        self.used: dict[str, bool] = {}
        """The paths of the files that something shows, or links to -> whether only drafts do."""

    def __getstate__(self) -> dict[str, Any]:
        """For a worker, that asks for addresses and reads no file."""
        return self.__dict__ | {"_files": dict.fromkeys(self._files)}

    def add(self, file: Asset) -> bool:
        """Take up a file; not one with an address that is known already, or that is none of the web."""
        address = _address(file.url)
        if address is None or address in self._files:
            return False
        self._files[address] = file
        if _SIZING.fullmatch(address.query):
            self._smaller[address._replace(path=original(address.path), query="")].append(address)
        return True

    @property
    def home(self) -> str:
        """The path of the home page on its host, without its last slash."""
        return self._home

    def assign(self, site: Site, media: Collection[Media], name: Callable[[str], str]) -> None:
        """Give each file a path of its own, near the one that it had on the site; `name` makes one that the target takes.

        Hosts that have uploads among `media` are the site's own.
        """
        home = _address(site.url) or Address("", "")
        self._site = site.url if home.host else ""
        self._home = home.path.rstrip("/") if home.host else ""
        found = filter(None, (_address(one.url) for one in media))
        uploads = {one.host for one in found if _HOSTED.fullmatch(one.host) or _UPLOADS.match(one.path)}
        blog = home.host.removesuffix(".wordpress.com")
        self._hosts = frozenset(uploads | {"", home.host, f"{blog}.files.wordpress.com"})
        given = filenames.assign_unique_paths({_mark(one): name(self._wish(one)) for one in self._files})
        taken = set(given.values())
        self._paths = {one: _beside_files(given[_mark(one)], taken) for one in self._files}
        self.merge_used({path: False for one, path in self._paths.items() if self._files[one].published})
        self._largest = {first: max(others, key=_area) for first, others in self._smaller.items()}
        self._pages = {page: path for one in media if (page := _page(one)) and (path := self._of(one))}

    def _wish(self, address: Address) -> str:
        path = self._within(address.path)
        if address.host not in self._hosts:
            path = f"/{ELSEWHERE}/{address.host}{address.path}"
        elif _HOSTED.fullmatch(address.host):
            path = f"{UPLOADS}{address.path[1:]}"
        if address.query:
            stem, dot, ending = path.rpartition(".")
            path = f"{stem}-{address.query}{dot}{ending}" if dot else f"{path}-{address.query}"
        return filenames.safe_path(path)

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

    def mark_used(self, url: str, post: Post, *, shown: bool = True) -> str | None:
        """The path of the file that an address in a post means, which is then copied; none for no file.

        `shown`: it is shown, and a smaller picture of it does as well. A draft alone does not make a file public.
        """
        return self._noted(self.resolve(url, post, shown=shown), post.status != "publish")

    def resolve(self, url: str, post: Post, *, shown: bool = True) -> str | None:
        """The same, and nothing is copied for it."""
        return self._find(url, base_of(post), shown)

    def _noted(self, path: str | None, draft: bool) -> str | None:
        if path is not None:
            self.merge_used({path: draft})
        return path

    def merge_used(self, used: Mapping[str, bool]) -> None:
        """Take over what another process has in `used`."""
        for path, draft in used.items():
            self.used[path] = draft and self.used.get(path, True)

    def has(self, url: str) -> bool:
        """Whether a file that an address means is at hand, and the target has a place for it."""
        return self._find(url, "", True) is not None

    def use_media(self, media: Media, *, draft: bool = False) -> str | None:
        """The path of the file of a media item, which is then copied; none where it is not at hand."""
        return self._noted(self._of(media), draft)

    def if_used(self, media: Media) -> str | None:
        """The same, if it is copied already for something else: nothing is copied for this."""
        path = self._of(media)
        return path if path in self.used else None

    def _of(self, media: Media) -> str | None:
        found = self._find(media.url, "", True) if media.url else None
        if found or not media.path:
            return found
        return self._find(UPLOADS + media.path, "", True) or self._find(f"/{quote(media.path)}", "", True)

    def _find(self, url: str, base: str, shown: bool) -> str | None:
        if not self._paths:
            return None
        above = urls.join(self._site or _NO_SITE, base)
        whole = urls.join(above, url.strip()).removeprefix(_NO_SITE)
        for address in self._ways(whole):
            if path := self._paths.get(address) or self._pages.get(address):
                return path
            if not _SIZING.fullmatch(address.query):
                continue  # it asks for something else than another size
            bare = address._replace(query="")
            first = bare._replace(path=original(bare.path))
            if path := self._paths.get(bare) or self._pages.get(bare) or self._paths.get(first):
                return path
            if shown and (largest := self._largest.get(first)):
                return self._paths[largest]
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

    def to_copy(self) -> Iterator[tuple[str, bool, Asset]]:
        """The files that come along, in the order of their paths, and whether only drafts show them."""
        wanted = {path: self._files[one] for one, path in self._paths.items() if path in self.used}
        for path in sorted(wanted):
            yield path, self.used[path], wanted[path]

    def rest(self) -> list[Asset]:
        """The files that do not come along, in the order of their addresses."""
        left = (one for one in self._files if self._paths.get(one) not in self.used)
        return [self._files[one] for one in sorted(left)]


def _mark(address: Address) -> str:
    """What tells files apart that would have one path."""
    return hashlib.sha256("\0".join(address).encode(errors="surrogatepass")).hexdigest()[:12]


def _beside_files(path: str, taken: set[str]) -> str:
    """A path none of whose folders is a file too: `a.png/b.png` beside `a.png`."""
    above = path.rpartition("/")[0]
    while above and above not in taken:
        above = above.rpartition("/")[0]
    if not above:
        return path
    return f"{above}-{hashlib.sha256(path.encode()).hexdigest()[:8]}{path[len(above) :]}"


def _address(url: str) -> Address | None:
    parts = urls.split(url)
    if parts is urls.NOWHERE or parts.scheme not in ("", "http", "https"):
        return None
    return Address(
        urls.host(parts),
        re.sub(r"/{2,}", "/", unquote(parts.path, errors="surrogateescape")),
        parts.query,
    )


def _area(address: Address) -> int:
    """How large a picture is, by its name; one that does not say is the original."""
    size = _SIZE.search(address.path[-_TAIL:])
    return int(size[1]) * int(size[2]) if size else 1 << 62
