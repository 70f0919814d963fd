"""Which URLs may have the original of an image, of which a page shows a smaller or converted copy.

A table of what image servers write into their URLs. A guess costs one request: what does not answer is not used, and
the URL that the page shows is always asked last.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlunsplit

from converters import lazy_re
from converters.io import urls
from converters.site.assets import is_sizing, is_upload_path, original

_GOOGLE: Final = (
    r"\d\.bp\.blogspot\.com|blogger\.googleusercontent\.com|lh\d\.(?:googleusercontent|ggpht)\.com"
)


class Rule(NamedTuple):
    """Where on which hosts a size is written, and what asks for the original instead."""

    hosts: re.Pattern[str]
    path: re.Pattern[str]
    new: str
    host: str = ""
    """The host that has the original; `""` for the same."""


def _rule(hosts: str, path: str, new: str, host: str = "") -> Rule:
    return Rule(lazy_re.compile(hosts), lazy_re.compile(path), new, host)


_SIZES: Final = (
    # Blogger, Picasa: a folder (`/s320/a.jpg`, `/w400-h300-p/a.jpg`; `/s1600-h/` is a page), or an ending (`=s320`)
    _rule(_GOOGLE, r"/(?:[swh]\d{1,5})(?:-[a-z]{1,3}\d*)*/(?=[^/]+$)", "/s0/"),
    _rule(_GOOGLE, r"=(?:[swh]\d{1,5})(?:-[a-z]{1,3}\d*)*$", "=s0"),
    # Medium: `/max/800/ID`, `/fit/c/96/96/ID`, `/v2/resize:fit:1400/format:webp/ID`
    _rule(r"miro\.medium\.com|cdn-images-\d\.medium\.com", r"^/.*/(?=[01]\*[^/]+$)", "/", "miro.medium.com"),
    # Tumblr before 2019: `tumblr_abc_500.jpg`
    _rule(r"\d{2}\.media\.tumblr\.com|media\.tumblr\.com", r"_(?:75sq|100|250|400|500|540|640)(?=\.\w+$)", "_1280"),
    # Wix: `/media/ID~mv2.jpg/v1/fill/w_300,h_200/name.jpg`
    _rule(r"static\.wixstatic\.com", r"(?<=\w)/v1/(?:fill|fit|crop)/.*$", ""),
    # Ghost, on any host: `/content/images/size/w600/2020/01/a.jpg`
    _rule(r".*", r"(?<=/content/images)/size/w\d+(?:h\d+)?(?:/format/\w+)?", ""),
)  # fmt: skip


def ladder(url: str, uploads: Callable[[str], str | None] = lambda path: None) -> list[str]:
    """The URLs to ask for an image, the best first; the last is the URL itself.

    `uploads` has the URL of the upload with a path (see `assets.original`), where a record names it.
    """
    steps = [url]
    for undo in (_unwrapped, _without_size, _without_query, _original_format):
        if (better := undo(steps[-1])) and better not in steps:
            steps.append(better)
    path = unquote(urls.split(steps[-1]).path)
    if known := uploads(path) or uploads(original(path)):
        steps = [step for step in steps if step != known] + [known]
    elif is_upload(steps[-1]) and (better := _full_size(steps[-1])) != steps[-1]:
        steps.append(better)
    return steps[::-1]


def is_upload(url: str) -> bool:
    """Whether WordPress keeps a file at a URL: among its uploads, or in a folder by year and month wherever that is."""
    return is_upload_path(url) or bool(_MONTH.search(urls.split(url).path))


def unwrapped(url: str) -> str:
    """The URL of a file by which it is called: without the image server between it and the page."""
    return _unwrapped(url) or url


def _unwrapped(url: str) -> str:
    """The URL that another URL holds: Photon's path, Substack's last segment, Next.js's query, Cloudflare's path."""
    parts = urls.split(url)
    host = parts.hostname or ""
    if re.fullmatch(r"i[0-3]\.wp\.com", host) and "/" in parts.path[1:]:
        secure = "ssl" in parse_qs(parts.query)
        return f"{'https' if secure else 'http'}:/{parts.path}"
    if host in ("substackcdn.com", "cdn.substack.com") and "/fetch/" in parts.path:
        return _web(unquote(parts.path.rpartition("/")[2]), url)
    if parts.path.endswith("/_next/image"):
        return _web(next(iter(parse_qs(parts.query).get("url", ())), ""), url)
    if found := re.match(r"/cdn-cgi/image/[^/]+/(.+)", parts.path):
        return _web(found[1] if "//" in found[1] else f"/{found[1]}", url)
    return ""


def _web(inner: str, url: str) -> str:
    whole = urls.join(url, inner) if inner else ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _without_size(url: str) -> str:
    parts = urls.split(url)
    for rule in _SIZES:
        if rule.hosts.fullmatch(parts.hostname or ""):
            path = rule.path.sub(rule.new, parts.path)
            if path != parts.path:
                return urlunsplit(parts._replace(path=path, netloc=rule.host or parts.netloc))
    return ""


def _original_format(url: str) -> str:
    """Squarespace gives its original for `format=original`."""
    parts = urls.split(url)
    ours = (parts.hostname or "").endswith(("squarespace-cdn.com", "squarespace.com"))
    return urlunsplit(parts._replace(query="format=original")) if ours else ""


def _without_query(url: str) -> str:
    """The URL without a query that asks for a size only (`?w=300`, `?resize=300,200`)."""
    parts = urls.split(url)
    return urlunsplit(parts._replace(query="")) if parts.query and is_sizing(parts.query) else ""


def _full_size(url: str) -> str:
    """The URL of an upload of WordPress without the size that it was scaled to (`-300x200`)."""
    parts = urls.split(url)
    folder, slash, name = parts.path.rpartition("/")
    return urlunsplit(parts._replace(path=f"{folder}{slash}{_SIZE.sub('', name)}"))


_MONTH: Final = lazy_re.compile(r"/(?:19|20)\d\d/(?:0[1-9]|1[0-2])/[^/]+$")
_SIZE: Final = lazy_re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")


def widest(source_set: str) -> Iterator[str]:
    """The URLs of a `srcset`, the widest first (HTML, 4.8.4.2.1)."""
    found = [(float(part[2] or 1), part[1].rstrip(",")) for part in _CANDIDATE.finditer(source_set)]
    yield from (url for _, url in sorted(found, key=lambda pair: -pair[0]))


_CANDIDATE: Final = lazy_re.compile(r"(?<![^\s,])([^\s,]\S*)(?:\s+(\d+(?:\.\d+)?)[wx])?(?=\s*(?:,|$))")
