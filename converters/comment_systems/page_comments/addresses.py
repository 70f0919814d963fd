"""The keys by which a page of a comment system asks for its post, strongest first, and those by which a post answers.

Comment systems keep comments by address or by an identifier that the site chose, and an address changes: another host,
a slash more or less, `index.html`, letters and their percent encoding, parameters of a campaign.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote

from converters import lazy_re
from converters.extra_keys import ALIASES, GUID, OLD_SLUGS, THREAD_IDS, THREAD_URLS, values
from converters.io import urls
from converters.model import Post

LEVELS: Final = "iabcdefns"
"""The kinds of keys, the strongest first: identifier; host, path and query as written, normal, without query; the same
three of a path on any host; number of a post; slug."""

_IDENTIFIERS: Final = (
    "disqus_identifier",
    "disqus_id",
    "comments_id",
    "dsq_thread_id",
    "_ghost_comment_id",
    "_ghost_uuid",
)
"""Fields of posts that hold the identifier of their comments: front matter of themes, the custom field of WordPress's
plug-in Disqus Comment System, and what Ghost gives to a theme."""
_ADDRESSES: Final = (ALIASES, "redirect_from", "disqus_url", "canonical", THREAD_URLS)
"""Fields of posts that hold other addresses of the post."""
_NUMBERED = lazy_re.compile(r"(\d+) (https?://\S+)")
"""The identifier that WordPress's plug-in of Disqus states: id and guid of a post."""
_IGNORED = lazy_re.compile(
    r"utm_\w+|_?ga|gclid|fbclid|mc_[ce]id|ref|replytocom|showcomment|m|amp|share|source", re.IGNORECASE
)
"""Parameters that do not change which page is shown."""
_NUMBERS: Final = frozenset({"p", "page_id"})
"""Parameters that hold the id of a post (WordPress's plain permalinks)."""
_INDEX = lazy_re.compile(r"(?:^|/)(?:index|default)\.\w{2,5}$|\.(?:html?|php|aspx?)$")
_SAVED = lazy_re.compile(r"/web/\d+\w*/(https?:/.+)", re.DOTALL)
"""The path of a page in the Internet Archive."""


class Address(NamedTuple):
    """The parts of an address that say which page it is. `host` may be empty."""

    host: str
    path: str
    query: str

    @property
    def normal_path(self) -> str:
        """The path without what differs between ways to write it; empty for the home page."""
        path = unicodedata.normalize("NFC", unquote(self.path)).casefold()
        path = re.sub("/{2,}", "/", path).rstrip("/")
        return _INDEX.sub("", path).strip("/")


def address(url: str) -> Address | None:
    """The address in a text, which may be a path alone; None where there is none.

    A page that was seen through a translator or the Internet Archive has the address of the page itself.
    """
    parts = urls.split(url)
    if not parts.path and not parts.netloc and not parts.query:
        return None
    host = urls.host(parts)
    if host == "web.archive.org" and (saved := _SAVED.fullmatch(parts.path)):
        return address(
            re.sub(r"^(https?):/+", r"\1://", saved[1]) + (f"?{parts.query}" if parts.query else "")
        )
    query = parse_qsl(parts.query, keep_blank_values=True)
    if host.startswith("translate.") and (shown := dict(query).get("u")):
        return address(shown)
    kept = sorted((name, value) for name, value in query if not _IGNORED.fullmatch(name))
    return Address(host, parts.path or "/", "&".join(f"{name}={value}" for name, value in kept))


def canonical(post: Post) -> str:
    """What two pages of a comment system share that are one page; empty for a page without an address."""
    found = address(post.url) if post.url else None
    return f"{found.host}/{found.normal_path}?{found.query}" if found else ""


def page_keys(post: Post) -> list[str]:
    """The keys of a page of a comment system, the strongest first. The first character of a key is its level."""
    identifiers = [str(value).strip() for value in values(post.extra, THREAD_IDS)]
    found = [address(url) for url in (post.url, *map(str, values(post.extra, THREAD_URLS))) if url]
    keys: dict[str, None] = {}
    for identifier in filter(None, identifiers):
        numbered = _NUMBERED.fullmatch(identifier)
        keys[_identifier(numbered[2] if numbered else identifier)] = None
        if numbered or "/" in identifier:
            found.append(address(_as_url(numbered[2] if numbered else identifier)))
        elif identifier.isdigit():
            keys[f"n{identifier}"] = None
        else:
            keys[f"s{_slug(identifier)}"] = None
    for place in filter(None, found):
        keys |= dict.fromkeys(_address_keys(place, any_query=True, asks=True))
    return sorted(keys, key=lambda key: LEVELS.index(key[0]))


def post_keys(post: Post) -> Iterator[str]:
    """The keys under which a post answers, in no order."""
    for name in _IDENTIFIERS:
        yield from (_identifier(str(value)) for value in values(post.extra, name))
    places = [post.url, *(value for name in _ADDRESSES for value in values(post.extra, name))]
    for url in places:
        if isinstance(url, str) and url and (place := address(_as_url(url))):
            yield from _address_keys(place, any_query=False, asks=False)
    if post.id.isdigit():
        yield f"n{post.id}"
    for guid in map(str, values(post.extra, GUID)):
        yield _identifier(guid)
        place = address(guid)
        yield from (f"n{number}" for number in _numbers(place) if place)
    for slug in (post.slug, *map(str, values(post.extra, OLD_SLUGS))):
        if slug:
            yield f"s{_slug(slug)}"


def _address_keys(place: Address, *, any_query: bool, asks: bool) -> Iterable[str]:
    """The keys of an address. With `any_query` also that of the page without its query; `asks` is the side of the page."""
    path, query = place.normal_path, place.query
    if place.host:
        yield f"a{place.host}{place.path}?{query}"
        yield f"b{place.host}/{path}?{query}"
        if path and (any_query or not query):
            yield f"c{place.host}/{path}"
    if path or not (asks and place.host):  # the home page of another host is another page
        yield f"d{place.path}?{query}"
        yield f"e{path}?{query}"
        if path and (any_query or not query):
            yield f"f{path}"
    yield from (f"n{number}" for number in _numbers(place))
    if path and (any_query or not query):
        yield f"s{path.rpartition('/')[2]}"


def _numbers(place: Address | None) -> Iterable[str]:
    return (value for name, value in parse_qsl(place.query) if name in _NUMBERS) if place else ()


def _identifier(text: str) -> str:
    """The key of an identifier; of a URL without its scheme, which sites change."""
    return "i" + re.sub(r"^https?://(?:www\.)?", "", text.strip())


def _as_url(text: str) -> str:
    """An identifier or alias with a slash in it, as an address: `2017/01/11/hello/` is a path."""
    return text if text.startswith("/") or "://" in text else f"/{text}"


def _slug(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text)).casefold()
