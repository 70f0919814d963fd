"""The address of a page: what the page states, and where its file lies, weighed together.

A canonical that a program made relative, when it copied the page, says no more than the file's place. A page of a
service, and the home page where the page is another, is no address.
"""

import re
from collections import Counter, defaultdict
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote

from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute, find
from converters.formats.html.reader.services import own_url
from converters.formats.html.reader.structured import page_urls
from converters.formats.html.reader.urls import view
from converters.io import urls

CANONICAL: Final = 'link[rel~="canonical"]'
OPEN_GRAPH: Final = 'meta[property="og:url"], meta[name="og:url"]'
TWITTER: Final = 'meta[name="twitter:url"], meta[property="twitter:url"], meta[itemprop="url"], meta[itemprop="mainEntityOfPage"]'
OEMBED: Final = 'link[type="application/json+oembed"], link[type="text/xml+oembed"]'
OWN_FEED: Final = (
    'link[rel="alternate"][type="application/rss+xml"], link[rel="alternate"][type="application/atom+xml"]'
)
"""Besides the feed of the site there may be one of the post's comments: by WordPress the post's URL and `feed/`."""
BASE: Final = "base[href]"
HOMES: Final = (
    ('link[rel="https://api.w.org/"]', lazy_re.compile(r"^(.*?/)(?:wp-json(?:/.*)?|(?:index\.php)?\?rest_route=.*)$")),
    ('link[rel="EditURI"]', lazy_re.compile(r"^(.*/)xmlrpc\.php\b")),
    ('link[rel="pingback"]', lazy_re.compile(r"^(.*/)xmlrpc\.php\b")),
    ('link[rel="wlwmanifest"]', lazy_re.compile(r"^(.*/)wp-includes/")),
    ('link[type="application/json"][rel="alternate"]', lazy_re.compile(r"^(.*?/)(?:wp-json/|(?:index\.php)?\?rest_route=)")),
    ('link[type="application/json+oembed"]', lazy_re.compile(r"^(.*?/)(?:wp-json/|(?:index\.php)?\?rest_route=)")),
    ('link[rel="shortlink"]', lazy_re.compile(r"^(.*?/)\?(?:p|page_id)=\d+$")),
    ('link[rel="alternate"][type="application/rss+xml"]', lazy_re.compile(r"^(.*?/)(?:feed/?$|\?feed=|index\.php\?feed=|rss(?:\.xml|2)?/?$|feed\.xml$|index\.(?:xml|rdf)$)")),
    ('link[rel="alternate"][type="application/atom+xml"]', lazy_re.compile(r"^(.*?/)(?:feeds/posts/default|atom\.xml$|feed/atom/?$|feed\.xml$)")),
    ('link[rel="home"], link[rel="start"], link[rel="index"], a[rel~="home"]', lazy_re.compile(r"^(.*/)$")),
)  # fmt: skip
"""What of a page's head has the address of the site: a selector, and which part of the `href` it is."""

_LOCAL: Final = lazy_re.compile(
    r"localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|0\.0\.0\.0|.+\.(?:local|localhost|invalid)"
)
_OWN_FEED: Final = lazy_re.compile(r"^(https?://[^?#]+/)feed/?$", re.IGNORECASE)
_BY_NUMBER: Final = lazy_re.compile(r"[?&](?:p|page_id)=\d+(?:\.html)?$")
"""WordPress's address of a post by its number, which it has besides its permalink."""
_RELATIVE_TRUST: Final = 2
_PLACE_TRUST: Final = 2


class Stated(NamedTuple):
    """What a page says about addresses."""

    own: list[tuple[str, int]]
    """URLs of the page itself, each with its weight; services' URLs are left out."""
    relative: str
    """The canonical as a program or an author wrote it without a host; `""` for an absolute one."""
    homes: list[str]
    """URLs of the home page of the site, each ends with a slash."""


def stated(root: Node) -> Stated:
    """Read what a page says about its address, and that of its site."""
    own: list[tuple[str, int]] = []
    relative = ""
    for selector, name, weight in ((CANONICAL, "href", 4), (OPEN_GRAPH, "content", 3), (TWITTER, "content", 1)):  # fmt: skip
        for node in root.css(selector)[:2]:
            value = attribute(node, name).strip() or attribute(node, "itemid").strip()
            if url := own_url(f"https:{value}" if value.startswith("//") else value):
                own.append((url, weight))
            elif value and not relative and selector is not TWITTER and not urls.ABSOLUTE.match(value):
                relative = value
    own += [(url, weight) for value, weight in page_urls(root) if (url := own_url(value))]
    own += [(url, 3) for node in root.css(OEMBED)[:1] if (url := own_url(_asked(attribute(node, "href"))))]
    feeds = [
        found[1] for node in root.css(OWN_FEED) if (found := _OWN_FEED.match(attribute(node, "href").strip()))
    ]
    of_post = [url for url in feeds if any(url != feed and url.startswith(feed) for feed in feeds)]
    own += [(url, 2) for url in of_post if own_url(url) and not url.endswith("/comments/")][:1]
    return Stated(own, relative, _homes(root))


def weighed(said: Stated, place: str, permalink: str = "", site: str = "") -> str:
    """The address of a page; `""` where nothing says it, a path where only the host is unknown.

    `place` is the URL that its file or container gives, `permalink` one that the text of the page shows, `site` the
    URL of the site, where the user stated it: then a page of another host is only where nothing else is.
    """
    base = place or site
    candidates = list(said.own)
    if permalink and (not place or _BY_NUMBER.search(place)) and not candidates:
        url = urls.join(base, permalink) if base else permalink
        candidates += [(url, _PLACE_TRUST + 1)] if own_url(url) or place.startswith("/") else []
    candidates = [row for row in candidates if not is_local(row[0])] or ([] if place else candidates)
    if site and place:
        host = urls.host(urls.split(site))
        candidates = [(url, weight) for url, weight in candidates if urls.host(urls.split(url)) == host]
    if place:
        candidates.append((place, _PLACE_TRUST))
    if said.relative and base and not _BY_NUMBER.search(relative := urls.join(base, said.relative)):
        candidates.append((relative, _RELATIVE_TRUST))  # wget leads to the first copy of a page, of several
    if not candidates:
        return said.relative if said.relative.startswith("/") else ""
    deeper = [row for row in candidates if not _is_home(row[0])] or candidates
    hosted = {path_of(post): post for url, _ in deeper if (post := view(url).post)[:1] != "/"}
    votes: defaultdict[str, int] = defaultdict(int)
    for url, weight in deeper:
        votes[hosted.get(post := view(url).post, post)] += weight
    # of equals the first, which has the most weight by itself
    best = max(votes, key=lambda post: votes[post])
    return next(url for url, _ in deeper if view(url).post == best)


def path_of(post: str) -> str:
    """The path and query of the address of a post (`View.post`), as one whose host is unknown has them."""
    host, mark, query = post.partition("?")
    _, slash, path = host.partition("/")
    return slash + path + mark + query


def root_of(url: str) -> str:
    """`https://host/` of a URL; empty for one without a host."""
    parts = urls.split(url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def site_url(roots: Counter[str], homes: Counter[str]) -> str:
    """The URL of the site that most posts are of: `roots` counts their hosts (`root_of`), `homes` what pages state.

    A site in a folder of its host is known only by what pages state.
    """
    hosts: Counter[str] = Counter()
    for root, number in roots.items():
        hosts[urls.host(urls.split(root))] += number
    best = next((host for host, _ in hosts.most_common() if host), "")
    stated_homes = [url for url, _ in homes.most_common() if own_url(url) and (best or not is_local(url))]
    there = [url for url in stated_homes if not best or urls.host(urls.split(url)) == best]
    if there:
        return there[0]
    return next((root for root, _ in roots.most_common() if best and urls.host(urls.split(root)) == best), "")


def _asked(oembed: str) -> str:
    """The URL that a page's oEmbed link asks about (`url=` of its query); wget encodes the link to its copy once more."""
    asked = dict(parse_qsl(urls.split(oembed).query)).get("url", "")
    return asked if "//" in asked else unquote(asked)


def base_of(root: Node, address: str) -> str:
    """The URL against which the links of a page resolve (`base`, HTML Living Standard, section 4.2.3)."""
    base = root.css_first(BASE)
    return urls.join(address, attribute(base, "href").strip()) if base is not None else address


def is_by_number(url: str) -> bool:
    """Whether a URL is WordPress's by the number of a post, which has a permalink besides."""
    return bool(_BY_NUMBER.search(url))


def _homes(root: Node) -> list[str]:
    found = []
    for selector, pattern in HOMES:
        for node in root.css(selector)[:3]:
            match = pattern.match(attribute(node, "href").strip())
            if match and (url := own_url(match[1])):
                found.append(url)
    base = root.css_first(BASE)
    if base is not None and (url := own_url(attribute(base, "href"))) and url.endswith("/"):
        found.append(url)
    return found


def is_local(url: str) -> bool:
    """Whether a URL is that of a server which its author tried the site on."""
    return bool(_LOCAL.fullmatch(urls.split(url).hostname or ""))


def _is_home(url: str) -> bool:
    parts = urls.split(url)
    return not view(url).post.partition("/")[2] and not parts.query


def amp_key(root: Node, base: str, post: str) -> str:
    """The address of the AMP page that a page names, as `View.post`; empty if it is that of the `post` or of the page (`base`)."""
    link = find(root, "link[rel~=amphtml][href]")
    key = view(urls.join(base, attribute(link, "href"))).post if link is not None else ""
    return "" if key in (post, view(base).post) else key
