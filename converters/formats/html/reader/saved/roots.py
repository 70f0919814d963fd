"""Where the folders of a copied site were on the web, by their names and by what some of the pages say of themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from posixpath import normpath
from typing import Final
from urllib.parse import quote, unquote

from msgspec import Struct, field

from converters import lazy_re
from converters.errors import SourceError
from converters.formats.html.reader import redirects
from converters.formats.html.reader.addresses import is_local, stated
from converters.formats.html.reader.dom import parsed
from converters.formats.html.reader.saved.httrack import MIRRORED
from converters.formats.html.reader.services import is_service
from converters.io import urls
from converters.io.charset import decoded
from converters.io.page_extensions import CONTAINERS, HTML, SERVED
from converters.io.sources import Source

SAMPLES: Final = 40
"""How many pages are asked where they were; they are spread over the folder."""
UNKNOWN: Final = "/"
"""The URL of a site whose host no page says."""
_HOST = lazy_re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|\d{1,3})(?:[:+_]\d{2,5})?|localhost(?:[:+_]\d{2,5})?",
    re.IGNORECASE,
)
_FILE_ENDINGS = (*HTML, *SERVED, *CONTAINERS, ".gz", ".zip", ".xml", ".txt", ".css", ".js", ".json", ".md")
_INDEX = lazy_re.compile(
    r"(?:^|(?<=/))(?:_?index(?:[-_](?:https|ssl|slash|mobile|phone))*|default)\.(?:x?html?|php|aspx?)$",
    re.IGNORECASE,
)
"""What servers and caches of WordPress (WP Super Cache, W3 Total Cache, WP Rocket) call the page of a folder."""
_HREF = lazy_re.compile(r"""\shref=["'](https?://[^"'<>\s]+)["']""", re.IGNORECASE)
_LINK = lazy_re.compile(r"""\shref=["'](?!/|#|[a-z][a-z0-9+.-]*:)([^"'<>#]+)["'#]""", re.IGNORECASE)
_TWICE = lazy_re.compile(r"(\.\w{2,5})\.\d{1,3}$")
"""wget numbers a file whose name is taken: `a.html.1`."""
_BESIDE_FOLDER = lazy_re.compile(r"(?P<name>[^/]\.)\d{1,3}\.html?$")
"""The same, where the name is that of a folder, and an extension was added then: `a.1.html` beside `a/`."""
_NAMED = lazy_re.compile(r"\.\w{2,5}$|/$|^$|/index$")
"""How the path before a query ends in the name of a file: with an extension, or as the page of a folder."""


class Roots(Struct):
    """The URLs of folders, each known by its path (`glass.example/`; `""` is the folder of the source)."""

    bases: dict[str, str] = field(default_factory=dict)
    adjusted: set[str] = field(default_factory=set)
    """The folders in which a program added `.html` to the names of pages."""
    numbered: dict[str, str] = field(default_factory=dict)
    """The files with a number since a folder has their name, and the path of the page in each."""

    def base(self, place: str) -> tuple[str, str]:
        """The folder with a known URL that a file is in, and the URL; two empty texts where there is none."""
        for folder in _folders(place):
            if folder in self.bases:
                return folder, self.bases[folder]
        return "", ""

    def address(self, place: str) -> str:
        """The URL that a file was fetched from; a path where the host is unknown, `""` where its folder says nothing."""
        folder, base = self.base(place)
        place = self.numbered.get(place, place)
        path = path_of(place.removeprefix(folder)) if base else ""
        return base + (_bare(path) if folder in self.adjusted else path)


def find_roots(pages: Sequence[Source], name: str, site: str = "") -> Roots:
    """The roots of a folder with these pages, called `name`; `site` is the URL of the site that the user stated."""
    roots = Roots()
    hosts: dict[str, list[Source]] = {}
    rest: list[Source] = []
    for page in pages:
        if folder := _host_folder(page.place):
            hosts.setdefault(folder, []).append(page)
        else:
            rest.append(page)
    top = not rest
    for folder, there in hosts.items():
        host = _host_of(folder)
        texts = [_text(page) for page in _spread(there)]
        if top or any(f"//{host}" in text for text in texts):
            roots.bases[folder] = f"{_scheme(host, texts)}://{host}/"
        else:
            rest += there
    if rest and (found := _voted(rest, name)):
        roots.bases[found[0]] = found[1]
    if site:
        _state(roots, rest, site)
    for folder, base in roots.bases.items():
        there = [page for page in pages if page.place.startswith(folder)]
        if _is_adjusted(folder, base, there):
            roots.adjusted.add(folder)
    return roots


def _scheme(host: str, texts: list[str]) -> str:
    """The scheme of a host: as the pages state it of themselves, else as most of them link to it."""
    said: Counter[str] = Counter()
    linked: Counter[str] = Counter()
    for text in texts:
        claims = stated(parsed(text))
        for url in {*claims.homes, *(url for url, _ in claims.own)}:
            if urls.split(url).netloc == host:
                said[urls.split(url).scheme] += 1
        linked.update(scheme for scheme in ("https", "http") if f"{scheme}://{host}" in text)
    return (said or linked or Counter({"http": 1})).most_common(1)[0][0]


def numbered(places: Iterable[str]) -> dict[str, str]:
    """The files to which wget gave a number since a folder or a page has their name, and the path of the page in each."""
    known = set(places)
    folders = {above for place in known for above in _folders(place)}
    found = {}
    for place in known:
        if match := _BESIDE_FOLDER.search(place):
            bare = place[: match.end("name") - 1]
            if f"{bare}/" in folders or f"{bare}.html" in known:
                found[place] = bare
    return found


def is_host(name: str) -> bool:
    """Whether the name of a folder is a host, with a port as wget and HTTrack write it."""
    return bool(_HOST.fullmatch(name)) and not name.lower().endswith(_FILE_ENDINGS)


def path_of(place: str) -> str:
    """The path and query that a file was fetched from: `index.html?p=1.html` is `?p=1`."""
    path = _TWICE.sub(r"\1", place.replace("%3F", "?").replace("%3f", "?"))
    for mark in ("?", "@"):
        before, found, query = path.partition(mark)
        query = re.sub(r"\.html?$", "", query)
        is_named = bool(_NAMED.search(before))
        if (
            found
            and (is_named or mark == "?")
            and ("=" in query or (is_named and query and " " not in query))
        ):
            return _quoted(_INDEX.sub("", before)) + "?" + query
    return _quoted(_INDEX.sub("", path))


def _state(roots: Roots, rest: list[Source], site: str) -> None:
    """Make the stated site that of the one folder that it can be."""
    site = site.rstrip("/") + "/"
    host, inner = urls.host(urls.split(site)), urls.split(site).path.strip("/")
    at_host = site[: len(site) - len(inner) - 1] if inner else site
    own = [folder for folder in roots.bases if folder and _host_of(folder).removeprefix("www.") == host]
    folders = own or [folder for folder in roots.bases if not is_service(_host_of(folder))]
    if len(folders) == 1 or own:
        for folder in folders:
            below = [page.place.removeprefix(folder) for page in rest if page.place.startswith(folder)]
            whole = bool(own) or (bool(inner) and any(path.startswith(f"{inner}/") for path in below))
            roots.bases[folder] = at_host if whole or _host_folder(folder) else site
    elif not folders:
        inside = bool(inner) and any(page.place.startswith(f"{inner}/") for page in rest)
        roots.bases[""] = at_host if inside else site


def _voted(pages: list[Source], name: str) -> tuple[str, str] | None:
    """The folder that most of the pages say the URL of, with that URL."""
    votes: Counter[tuple[str, str]] = Counter()
    homes: Counter[str] = Counter()
    contradicted = 0
    sample = _spread(pages)
    spoken = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    for page in sample:
        text = _text(page)
        tree = parsed(text)
        if redirects.target(tree, text):  # the URL that it states is that of the other page
            continue
        said = stated(tree)
        homes.update(set(said.homes))
        claims = [url for url, _ in said.own]
        if mark := MIRRORED.search(text):
            claims.append(mark["address"] if "://" in mark["address"] else f"http://{mark['address']}")
        found = {root for url in claims if (root := _root(page.place, url))}
        contradicted += bool(claims) and not found
        votes.update(found)
        if is_host(spoken) and f"//{spoken}" in text:
            votes["", f"{'https' if f'https://{spoken}' in text else 'http'}://{spoken}/"] += 1
    nested = any(
        ("/" in page.place and _INDEX.search(page.place)) or "?" in path_of(page.place) for page in pages
    )
    if votes:
        folder, base = max(votes, key=lambda vote: (votes[vote], vote))
        built_here = is_local(base) and urls.split(base).netloc != spoken.replace("+", ":")
        return folder, UNKNOWN if built_here else base
    if contradicted or not (nested or _are_linked(sample, {page.place for page in pages})):
        return None
    if homes:
        home = homes.most_common(1)[0][0]
        inner = urls.split(home).path.strip("/")
        inside = inner and any(page.place.startswith(f"{inner}/") for page in pages)
        return "", urls.join(home, "/") if inside else home
    return "", UNKNOWN


def _are_linked(pages: list[Source], places: set[str]) -> bool:
    """Whether pages lead by relative links to pages in other folders: their tree is that of the site."""
    for page in pages:
        above = page.place.rpartition("/")[0]
        for link in _LINK.findall(_text(page)):
            name = normpath(f"{above}/{unquote(link)}".lstrip("/"))
            if name.rpartition("/")[0] != above and (name in places or f"{name}/index.html" in places):
                return True
    return False


def _root(place: str, url: str) -> tuple[str, str] | None:
    """The folder, and its URL, that follow from the place of a page and the URL that it states; None where they differ."""
    parts = urls.split(url)
    stated_path = _INDEX.sub("", unquote(parts.path).lstrip("/")).rstrip("/") + (f"?{parts.query}" if parts.query else "")  # fmt: skip
    own = unquote(path_of(place)).rstrip("/")
    host = f"{parts.scheme}://{parts.netloc}/"
    if not stated_path or not own:
        return ("", url if url.endswith("/") else f"{url}/") if not stated_path and not own else None
    bare_stated, bare_own = _bare(stated_path), _bare(own)
    if bare_stated == bare_own:
        return "", host
    if bare_stated.endswith(f"/{bare_own}"):
        return "", host + quote(bare_stated.removesuffix(bare_own))
    if bare_own.endswith(f"/{bare_stated}"):
        return bare_own.removesuffix(bare_stated), host
    return None


def _bare(path: str) -> str:
    """A path without the extension that a program added to it."""
    return re.sub(r"\.html?$", "", path)


def _is_adjusted(folder: str, base: str, pages: list[Source]) -> bool:
    """Whether pages link to each other without the `.html` that their files have (wget's `--adjust-extension`)."""
    places = {page.place.removeprefix(folder) for page in pages}
    if not any("." in place and not _INDEX.search(place) for place in places):
        return False
    with_it = without = 0
    for page in _spread(pages):
        text = _text(page)
        spoken = [url for url, _ in stated(parsed(text)).own] + _HREF.findall(text)
        for url in {url.partition("#")[0] for url in spoken if url.startswith(base)}:
            path = unquote(url.removeprefix(base))
            without += f"{path}.html" in places and path not in places
            with_it += path in places and path.endswith(".html")
    return without > with_it


def _host_folder(place: str) -> str:
    """The path of the first folder of a place that is named like a host, with a last slash; empty where none is."""
    parts = place.split("/")[:-1]
    for at, part in enumerate(parts):
        if is_host(part):
            return "/".join(parts[: at + 1]) + "/"
    return ""


def _host_of(folder: str) -> str:
    return re.sub(r"[+_](?=[0-9]+$)", ":", folder.rstrip("/").rpartition("/")[2])


def _folders(place: str) -> Iterable[str]:
    """The folders around a place, the nearest first, each with a last slash; last the folder of the source."""
    while place := place.rpartition("/")[0]:
        yield f"{place}/"
    yield ""


def _spread(pages: list[Source]) -> list[Source]:
    """Some of the pages, at even distances."""
    step = max(1, len(pages) // SAMPLES)
    return pages[::step][:SAMPLES]


def _text(page: Source) -> str:
    try:
        return decoded(page.head()).text
    except SourceError:  # it is reported when it is read
        return ""


def _quoted(path: str) -> str:
    return quote(path, safe="/%:@!$&'()*+,;=~-._")
