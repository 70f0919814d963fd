"""URLs of pages: the post that one shows, and the view of it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode

from converters import lazy_re
from converters.io import urls
from converters.io.numbers import parse_int
from converters.privacy.visibility_words import FOLDERS, plain


class View(NamedTuple):
    """What the URL of a page says about it."""

    post: str
    """The URL of the post, normalized for all its views: no scheme, no `www.`, no last slash."""
    comment_page: int = 0
    """The number of the comment page; 0 if the URL has none."""
    kind: str = "whole"
    """`whole`, or the view: `print`, `amp`, `reply` (to a comment), `share` (with another service), `feed`."""
    listed: str = ""
    """The kind of list that often has URLs of this form, which says little; empty for others."""


COMMENT_PAGE: Final = lazy_re.compile(r"/comment(?:s/page/|-page-)(\d+)/?$")
"""The end of the URL of a page of comments, with its number."""
_VIEWS: Final = (
    ("amp", lazy_re.compile(r"/amp/?$|\.amp(?=\.html?$|$)")),
    ("print", lazy_re.compile(r"/(?:print|printer|printable)/?$")),
    ("feed", lazy_re.compile(r"/feed(?:/\w+)?/?$")),
)
_QUERY_VIEWS: Final = {
    "replytocom": "reply", "amp": "amp", "outputType": "amp", "print": "print", "printer_friendly": "print", "printpage": "print",
    "printable": "print", "pfstyle": "print", "output": "", "share": "share", "like_comment": "share", "unapproved": "reply",
    "moderation-hash": "reply", "replyTo": "reply",
}  # fmt: skip
"""Query parameters that request another view of the same post."""
_NOISE: Final = lazy_re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|showComment|nr|nb|wt_.*|sk|hl|shared|_wpnonce|nonamp|noamp",
    re.I,
)
"""Query parameters that do not change the page."""
_MOBILE: Final = frozenset({("m", "0"), ("m", "1")})
"""Blogger's pages for phones, and back; any other `m` is a month of WordPress."""
_FILE: Final = lazy_re.compile(r"/(?:index|default)\.(?:html?|php|asp)$", re.I)
_LISTS: Final = (
    ("search", lazy_re.compile(r"/search(?:/|$)|[?&](?:s|q)=")),
    ("list", lazy_re.compile(r"/(?:category|categories|tag|tags|label|labels|author|authors|topics?|archives?|kategorie|schlagwort|categoria|etiqueta|etiquetas)/[^?]*$|/(?:categories|tags|labels|authors|posts|blog)$|/search/label/|/page/\d+$|[?&](?:cat|tag|author|paged|m|cat_ID)=|/archive(?:s)?(?:\.html)?$|/tagged/|_archive\.html$")),
    ("list", lazy_re.compile(r"^[^/?]*/(?:.*/)?(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2])(?:/\d\d?)?)?$")),
)  # fmt: skip


@lru_cache(maxsize=256)
def view(address: str) -> View:
    """Parse the URL of a page; `https://a.example/x/comment-page-2/#comments` is a view of `a.example/x`."""
    if not urls.is_address(address):
        return View(address)
    parts = urls.split(address)
    host = urls.host(parts)
    path, kind, comment_page = _FILE.sub("/", parts.path), "whole", 0
    for name, pattern in _VIEWS:
        if pattern.search(path):
            path, kind = pattern.sub("", path), name
    if found := COMMENT_PAGE.search(path):
        path, comment_page = path[: found.start()], parse_int(found[1]) or 0
    kept = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name in ("cpage", "commentPage") and (number := parse_int(value)) is not None:
            comment_page = number
        elif name in _QUERY_VIEWS:
            kind = _QUERY_VIEWS[name] or kind
        elif not _NOISE.fullmatch(name) and (name, value) not in _MOBILE:
            kept.append((name, value))
    path = unquote(path).rstrip("/")
    post = host + path + (f"?{urlencode(sorted(kept))}" if kept else "")
    listed = next((name for name, pattern in _LISTS if pattern.search(post)), "")
    return View(post, comment_page, kind, listed)


def whole(address: str) -> str:
    """The URL of the post that a page of comments, a view for print or an AMP page belongs to, as it was written."""
    bare, mark, query = address.partition("#")[0].partition("?")
    for pattern in (COMMENT_PAGE, *(pattern for name, pattern in _VIEWS if name != "feed")):
        bare = pattern.sub("" if bare.endswith(".html") else "/", bare).replace(".html/", ".html")
    kept = [
        part
        for part in query.split("&")
        if part.partition("=")[0] not in _QUERY_VIEWS and tuple(part.split("=", 1)) not in _MOBILE
    ]
    return bare + (mark + "&".join(kept) if any(kept) else "")


def slug(address: str) -> str:
    """The last segment of the path of a post's URL, without a file extension."""
    path = _FILE.sub("", urls.split(address).path).rstrip("/")
    name = re.sub(r"\.(?:html?|php|aspx?)$", "", path.rpartition("/")[2])
    return name if not re.fullmatch(r"\d{0,4}|0\d+", name) or "/p/" in path else ""


def same_site(url: str, other_url: str) -> bool:
    """Whether two URLs have the same host."""
    return urls.host(urls.split(url)) == urls.host(urls.split(other_url)) != ""


_PREVIEW: Final = lazy_re.compile(
    r"[?&](?:(?:hs_)?preview=(?!(?:0|false|no)?(?:[&#]|$))|preview_nonce=|x-craft-(?:live-)?preview=)|/b/post-preview\?|/p/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/?(?:$|[?#])"
)
"""The address of a page that shows a post to its author before others may see it: of WordPress, Forem, HubSpot, Craft, Blogger and Ghost."""


def is_preview(address: str) -> bool:
    """Whether an address is that of a preview, and so the page that of a draft."""
    return bool(_PREVIEW.search(address))


_REVISION: Final = lazy_re.compile(r"/node/\d+/revisions(?:[/?#]|$)|[?&](?:oldid|revision)=\d")
"""The address of a page that shows an earlier text of a post, or the list of these: of Drupal, MediaWiki and WordPress."""


def is_revision(address: str) -> bool:
    """Whether an address is that of an earlier revision of a post."""
    return bool(_REVISION.search(address))


def draft_folder(place: str) -> str:
    """The folder of drafts that a file is in, by its name (`drafts`, `_drafts`); empty if it is in none."""
    folders = place.split("/")[:-1]
    return next((folder for folder in folders if FOLDERS.get(plain(folder)) == "draft"), "")
