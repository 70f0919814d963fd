"""The files of pages, and relative links between them, so that the pages open from disk too."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qs, quote, unquote

from converters.formats.html.writer.lists import ALL, HOME_LIST, ListName
from converters.io import urls
from converters.io.filenames import is_safe_filename
from converters.io.hosts import ascii_url
from converters.io.manifest import MANIFEST, UNFINISHED
from converters.io.page_extensions import HTML
from converters.personal.names import public_url
from converters.site.index import SiteIndex
from converters.site.permalinks import InvalidPermalink, PermalinkTable, is_home, site_path
from converters.site.plan import Plan
from converters.site.post_summaries import PostSummary, pages_of

HOME = "index.html"
ASSET_FOLDER = "blogport"
ASSETS = (f"{ASSET_FOLDER}/style.css", f"{ASSET_FOLDER}/blog.js")
FORM_SCRIPT = f"{ASSET_FOLDER}/comments.js"
"""Shows the form of a comment system, where the pages have one."""
SEARCH = f"{ASSET_FOLDER}/search-index.js"
"""Every post in a line; a script, since pages opened from disk cannot fetch data."""
MAP = f"{ASSET_FOLDER}/old-addresses.yml"
"""Old and new URLs of posts whose URLs were ids (see `publishing.plain_permalinks`)."""
FEED, SITEMAP = "feed.xml", "sitemap.xml"
_QUERY: Final = "%/:=&?~+!$,;'@()*[]"
TAKEN = (*ASSETS, SEARCH, MAP, FEED, SITEMAP, MANIFEST, UNFINISHED)
"""Files that no page can be."""


def page_file(path: str) -> str:
    """The file of a page that a web host shows at a path of the site."""
    name = path.strip("/")
    if not name:
        return HOME
    return name if path.lower().endswith(HTML) else f"{name}/index.html"


def address(url: str) -> str:
    """A URL in the form in which two are compared: without a fragment, its host in ASCII, its path quoted once; `/` for none."""
    parts = urls.split(ascii_url(url))
    path = quote(unquote(parts.path, errors="surrogateescape"), errors="surrogateescape") or "/"
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return f"{parts.scheme.lower()}://{parts.netloc}{path}{query}"


def relative(file: str, other: str) -> str:
    """The link from one file of the target to another."""
    return _relative(file.rpartition("/")[0], other)


@lru_cache(2048)
def _relative(folder: str, other: str) -> str:
    here, there = folder.split("/") if folder else [], other.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return quote("/".join([".."] * (len(here) - same) + there[same:]))


def _keepable(path: str) -> bool:
    """Whether the parts of a path are names that every system takes."""
    return all(map(is_safe_filename, path.strip("/").split("/")))


def permalinks(site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]) -> PermalinkTable:
    """The path of each post: its permalink where that is a path of files, else where the plan puts it."""
    posts = _posts(site_index)
    defaults = {key: f"/{paths[key].removesuffix('index.html')}" for key in posts if paths}
    url = site_index.site.url
    kept = {key: post if _keeps(post, url) else post._replace(url="") for key, post in posts.items()}
    return PermalinkTable(kept, url, defaults, page_file, (*TAKEN, *files))


def _posts(site_index: SiteIndex) -> Mapping[str, PostSummary]:
    return pages_of(site_index.summaries)


def _keeps(post: PostSummary, site: str) -> bool:
    try:
        path = site_path(post.url, site)
    except InvalidPermalink:
        return False
    return not path or _keepable(path)


class PagePaths:
    """The file of each post and list. Permalinks are kept where they are paths."""

    def __init__(self, plan: Plan) -> None:
        self._site_index = plan.site_index
        self.posts = _posts(plan.site_index)
        """The posts that have a page."""
        self._permalinks = plan.permalinks
        self._claims = plan.permalinks.claims()
        hidden = [key for key, post in self.posts.items() if post.status != "publish" and plan.paths]
        self._hidden = {
            key: self._claims.closest_free(key, f"/{plan.paths[key].removesuffix('/index.html')}/")
            for key in sorted(hidden)
        }
        self._lists: dict[tuple[ListName, int], str] = {}

    def file(self, summary: PostSummary) -> str:
        """The file of a post."""
        return page_file(self._permalinks.assigned(summary.key) or self._hidden[summary.key])

    def former(self, summary: PostSummary, slugs: Iterable[str]) -> list[str]:
        """The files of the URLs that a post had with its old slugs."""
        paths = self._claims.former(summary.key, self._permalinks.original(summary.key), slugs)
        return [page_file(path) for path in paths if _keepable(path)]

    def kept(self, summary: PostSummary) -> bool:
        """Whether a post is where its permalink says."""
        return bool(self._permalinks.original(summary.key))

    def owner(self, path: str) -> str:
        """The key of the post that has a path of the site; none where it is free."""
        return self._claims.owner(path)

    def list_file(self, name: ListName, number: int = 1) -> str:
        """The file of a page of a list, as near as can be to where it would best lie; always the same."""
        if (name, number) not in self._lists:
            above = f"/{name.path}/" if name.path else "/"
            wish = above if number == 1 else f"{above}page/{number}/"
            self._lists[name, number] = page_file(self._claims.closest_free(f"list {name} {number}", wish))
        return self._lists[name, number]

    def post_at(self, url: str) -> PostSummary | None:
        """The public post that a URL of this site is about; None for what is not here."""
        site = self._site_index.site.url
        parts = urls.split(url)
        if parts.scheme not in ("", "http", "https") or (parts.netloc and not site):
            return None
        if not parts.netloc and not parts.path.startswith("/"):
            return None
        try:
            if is_home(url, site):
                asked = parse_qs(parts.query)
                owner = next((asked[name][0] for name in ("p", "page_id") if name in asked), "")
            else:
                paths = (site_path(url, site), site_path(public_url(url), site))
                owner = next(filter(None, (self._claims.owner(path or "/") for path in paths)), "")
        except InvalidPermalink:
            return None
        summary = self.posts.get(owner)
        return summary if summary and summary.status == "publish" else None

    @property
    def has_front(self) -> bool:
        """Whether a page is the home page."""
        return bool(self._site_index.front_page)

    def posts_list(self) -> ListName:
        """The name of the list of all posts: the home page, or what stands for the list of a site whose home page is
        a page."""
        if not self.has_front:
            return HOME_LIST
        own = self._permalinks.assigned(self._site_index.posts_page) if self._site_index.posts_page else None
        return ListName(ALL, own.strip("/") if own else "posts")

    def posts_file(self) -> str:
        """The first page of that list."""
        page = self.posts.get(self._site_index.posts_page)
        if not self.has_front:
            return HOME
        return self.file(page) if page else self.list_file(self.posts_list())

    def is_home(self, url: str) -> bool:
        """Whether a URL is that of the site's home page."""
        site = self._site_index.site.url
        return bool(site and not urls.split(url).query and is_home(url, site))
