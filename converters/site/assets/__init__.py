"""Local files of the site: which of them a URL means, and where each goes in the target.

A URL means a file whatever its scheme, with `www.` or without; the URL of WordPress's page for one file means
the file. The URL of a smaller size of an image means the original where only that is local; an image may also be
shown by a smaller size.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from posixpath import normpath
from typing import Any, NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

from converters import lazy_re
from converters.extra_keys import LINK
from converters.io import filenames, urls
from converters.io.media_types import is_copied
from converters.model import Asset, Media, Post, Site
from converters.personal.names import public_path

UPLOADS = "/wp-content/uploads/"
"""Where WordPress keeps uploads; the path of a file that is known only by its path below that begins so."""
ELSEWHERE = "files"
"""The folder for files of other hosts than the site's own: `files/HOST/PATH`."""

_UPLOADS = lazy_re.compile(r"^.*?/(?:wp-content/uploads/(?:sites/\d+/)?|wp-content/blogs\.dir/\d+/files/)")
"""What precedes the path of an upload (WordPress's `wp_upload_dir`, with those of networks)."""
_HOSTED = lazy_re.compile(r"[\w-]+\.files\.wordpress\.com")
"""Where WordPress.com keeps the uploads of a blog."""
_NO_SITE = "http://nowhere.invalid"
"""The base of relative URLs where no site is known: without a host, one with `..` loses its first slash."""
_PHOTON = lazy_re.compile(r"i[0-3]\.wp\.com")
"""Jetpack's image servers: the first part of the path is the host of the original."""
_SIZING = lazy_re.compile(
    r"(?:&?(?:w|h|s|q|v|_|ver|fit|resize|crop|strip|quality|zoom|ssl|size|width|height|format|auto|dpr|nc|is-pending-load)"
    r"(?:=[^&]*)?)*"
)
"""Queries with which an image server shows the same image (Photon, WordPress.com, common others)."""
_SIZE = lazy_re.compile(r"-(\d+)x(\d+)(?=\.\w+$)")
_SMALLER = lazy_re.compile(r"(?:-\d+x\d+|-scaled)+(?=\.\w+$)")
_NOT_RELATIVE = lazy_re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]", re.I)
_TAIL = 60
"""The number of characters at the end of a name that a size can be in."""


class Address(NamedTuple):
    """The parts of a URL that tell files apart. The path is decoded; an empty host is the site's own."""

    host: str
    path: str
    query: str = ""


def original(path: str) -> str:
    """The decoded path of the original of an upload, without WordPress's marks of a size (`-300x200`, `-scaled`)."""
    name = unquote(path)
    return name[:-_TAIL] + _SMALLER.sub("", name[-_TAIL:])


def is_sizing(query: str) -> bool:
    """Whether a query asks an image server for another size or form of the same image."""
    return bool(_SIZING.fullmatch(query))


def is_upload_path(url: str) -> bool:
    """Whether a URL is that of an upload of WordPress, by its path or by WordPress.com's host for uploads."""
    address = asset_address(url)
    return address is not None and _is_upload(address)


def base_of(post: Post) -> str:
    """The base of relative URLs in a post: its permalink, or the path of its file where it has none."""
    return post.url or f"/{post.id}"


def places(url: str, site: str) -> Iterator[str]:
    """The paths that an image with this URL may have in a site that we wrote (see `AssetMap`), without its size.

    `site` is the URL of the site.
    """
    address, home = asset_address(url), asset_address(site)
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
    """The address of the page that WordPress has for one file: it means the file."""
    link = media.extra.get(LINK)
    return asset_address(link) if isinstance(link, str) else None


class AssetMap:
    """Where each local file goes, and which file a URL means. Does not change. Memory: a URL or two for each file.

    `files` are the local files by their address (see `asset_address`), `media` the media items of the site: hosts
    that have uploads among them are the site's own. `name` makes a path that the target takes of the path that a
    file had on the site; without it the target has no place for files.
    """

    def __init__(
        self,
        files: Mapping[Address, Asset] | None = None,
        site: Site | None = None,
        media: Collection[Media] = (),
        name: Callable[[str], str] | None = None,
    ) -> None:
        self._files = files or {}
        self._largest: dict[Address, Address] = {}
        self._hosts: frozenset[str] = frozenset()
        self._site = self._home = ""
        self._paths: dict[Address, str] = {}
        self._pages: dict[Address, str] = {}
        self._sources: dict[str, str] = {}
        """The path that a file had in the source, with a slash before it -> its URL."""
        if name:
            self._assign(site or Site(), media, name)

    def _assign(self, site: Site, media: Collection[Media], name: Callable[[str], str]) -> None:
        home = asset_address(site.url) or Address("", "")
        self._site = site.url if home.host else ""
        self._home = home.path.rstrip("/") if home.host else ""
        addresses = filter(None, (asset_address(item.url) for item in media))
        uploads = {found.host for found in addresses if _is_upload(found)}
        blog = home.host.removesuffix(".wordpress.com")
        self._hosts = frozenset(uploads | {"", home.host, f"{blog}.files.wordpress.com"})
        assigned = filenames.assign_unique_paths(
            {_digest(address): name(self._wish(address, file)) for address, file in self._files.items()}
        )
        taken = set(assigned.values())
        self._paths = {address: _beside_files(assigned[_digest(address)], taken) for address in self._files}
        self._largest = {first: max(sizes, key=_area) for first, sizes in _sizes(self._files).items()}
        for address in self._files:  # a media item is known by its public address alone
            public = address._replace(path=public_path(address.path))
            if public != address:
                self._pages.setdefault(public, self._paths[address])
        for address, file in self._files.items():
            for url in file.also:
                if (shown := asset_address(url)) and shown not in self._paths:
                    self._pages.setdefault(shown, self._paths[address])
        self._pages |= {page: path for item in media if (page := _page(item)) and (path := self.of(item))}
        self._sources = {f"/{item.path}": item.url for item in media if item.path == item.id and item.url}

    def __getstate__(self) -> dict[str, Any]:
        """State for a worker process, which resolves URLs and reads no file."""
        return self.__dict__ | {"_files": dict.fromkeys(self._files)}

    @property
    def home(self) -> str:
        """The path of the home page on its host, without its last slash."""
        return self._home

    @property
    def assigned(self) -> bool:
        """Whether the target has a place for files."""
        return bool(self._paths)

    @property
    def paths(self) -> Collection[str]:
        """Where files go, relative to the folder of files."""
        return self._paths.values()

    @property
    def published(self) -> Iterator[str]:
        """The paths of the files that are part of the site whether something shows them or not."""
        return (path for address, path in self._paths.items() if self._files[address].published)

    def resolve(self, url: str, post: Post, *, shown: bool = True) -> str | None:
        """The path of the file that a URL in a post means; None where it means no local file.

        `shown`: the file is shown, not linked to, so that a smaller size of the same image serves as well.
        """
        if found := self._find(url, base_of(post), shown):
            return found
        if url.startswith("/") and not url.startswith("//"):
            # Hexo puts the path there
            return self._find(f"{self._home}{url}", "", shown) if self._home else None
        by_source = self._by_source(url, post)
        return self._find(by_source, "", shown) if by_source else None

    def by_source(self, url: str, post: Post) -> str | None:
        """The address of the file that a relative URL in a post means by its source alone; None where it means another.

        A translation shows the files of the bundle of the original; what Astro builds has other addresses.
        """
        return None if self._find(url, base_of(post), True) else self._by_source(url, post)

    def _by_source(self, url: str, post: Post) -> str | None:
        if not post.url or not post.id or _NOT_RELATIVE.match(url):
            return None
        path = normpath(f"/{post.id.rpartition('/')[0]}/{unquote(re.split('[?#]', url, maxsplit=1)[0])}")
        address = self._sources.get(path) or quote(path)
        return address if self._find(address, "", True) else None

    def has(self, url: str) -> bool:
        """Whether a URL means a local file that the target has a place for."""
        return self._find(url, "", True) is not None

    def of(self, media: Media) -> str | None:
        """The path of the file of a media item; None where the file is not local."""
        found = self._find(media.url, "", True) if media.url else None
        if found or not media.path:
            return found
        return self._find(UPLOADS + media.path, "", True) or self._find(f"/{quote(media.path)}", "", True)

    def files(self) -> Iterator[tuple[str | None, Asset]]:
        """Each file with its path (None: the target has no place for it), in the order of their addresses."""
        for address in sorted(self._files):
            yield self._paths.get(address), self._files[address]

    def _wish(self, address: Address, file: Asset) -> str:
        path = self._within(address.path)
        if address.host not in self._hosts:
            path = f"/{ELSEWHERE}/{address.host}{address.path}"
        elif _HOSTED.fullmatch(address.host):
            path = f"{UPLOADS}{address.path[1:]}"
        if address.query:
            stem, dot, extension = path.rpartition(".")
            path = f"{stem}-{address.query}{dot}{extension}" if dot else f"{path}-{address.query}"
        if file.extension and not is_copied(path):
            path = f"{path}.{file.extension}"
        return filenames.safe_path(path)

    def _within(self, path: str) -> str:
        """A path of the host as one of the site, whose home page need not be at the root."""
        return path[len(self._home) :] if path.startswith(f"{self._home}/") else path

    def _find(self, url: str, base: str, shown: bool) -> str | None:
        if not self._paths:
            return None
        above = urls.join(self._site or _NO_SITE, base)
        whole = urls.join(above, url.strip()).removeprefix(_NO_SITE)
        for address in self._candidates(whole):
            if path := self._paths.get(address) or self._pages.get(address):
                return path
            if not _SIZING.fullmatch(address.query):
                continue  # the query asks for something else than another size
            bare = address._replace(query="")
            first = bare._replace(path=original(bare.path))
            if path := self._paths.get(bare) or self._pages.get(bare) or self._paths.get(first):
                return path
            if shown and (largest := self._largest.get(first)):
                return self._paths[largest]
        return None

    def _candidates(self, url: str) -> Iterator[Address]:
        """What a URL may mean: the address itself, and a path among the uploads."""
        address = asset_address(url)
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


def _is_upload(address: Address) -> bool:
    return bool(_HOSTED.fullmatch(address.host) or _UPLOADS.match(address.path))


def _sizes(files: Iterable[Address]) -> Mapping[Address, list[Address]]:
    """The sizes of each image that an image server was asked for, by the address of the image itself."""
    sizes: defaultdict[Address, list[Address]] = defaultdict(list)
    for address in files:
        if _SIZING.fullmatch(address.query):
            sizes[address._replace(path=original(address.path), query="")].append(address)
    return sizes


def _digest(address: Address) -> str:
    """A suffix for the names of files that would have the same path."""
    return hashlib.sha256("\0".join(address).encode(errors="surrogatepass")).hexdigest()[:12]


def _beside_files(path: str, taken: set[str]) -> str:
    """The path, changed where one of its folders is a file too: `a.png/b.png` beside `a.png`."""
    above = path.rpartition("/")[0]
    while above and above not in taken:
        above = above.rpartition("/")[0]
    if not above:
        return path
    return f"{above}-{hashlib.sha256(path.encode()).hexdigest()[:8]}{path[len(above) :]}"


def asset_address(url: str) -> Address | None:
    """The address of a URL; None for an invalid one, or one of another scheme than http and https.

    Letters with accents are composed (NFC): macOS names files with letter and accent apart, and texts do not.
    """
    parts = urls.split(url)
    if parts is urls.NOWHERE or parts.scheme not in ("", "http", "https"):
        return None
    path = re.sub(r"/{2,}", "/", unquote(parts.path, errors="surrogateescape"))
    return Address(urls.host(parts), normalize("NFC", path), parts.query)


def _area(address: Address) -> int:
    """The area of an image in pixels, by its name; a name without a size is the original's."""
    size = _SIZE.search(address.path[-_TAIL:])
    return int(size[1]) * int(size[2]) if size else 1 << 62
