"""Where the pages lie, and how one links to another: relative, so that they open from disk too."""

import posixpath
from collections.abc import Mapping
from urllib.parse import parse_qs, quote, urlsplit

from converters.catalogue import Catalogue, Outline
from converters.model import Post
from converters.names import portable
from converters.writers.addresses import Addresses, Unfit, is_home, site_path
from converters.writers.menus import MENU_ITEM

HOME = "index.html"
PAGES = (".html", ".htm", ".xhtml")
"""What a browser shows as a page when it is opened from disk."""

_EDGE = "-_~#"


def page_file(path: str) -> str:
    """The file of a page that a web host shows at a path of the site."""
    name = path.strip("/")
    return name if path.lower().endswith(PAGES) else f"{name}/index.html"


def relative(file: str, other: str) -> str:
    """The link from one file of the target to another."""
    return quote(posixpath.relpath(other, posixpath.dirname(file) or "."))


def _keepable(path: str) -> bool:
    """Whether the parts of a path are names that every system takes (see `names.portable`)."""
    for part in path.strip("/").split("/"):
        inner = part.strip(_EDGE) or "x"
        if portable(inner) != inner or portable(f"x{part}x") != f"x{part}x":
            return False
    return True


class Places:
    """The file of each post and list. Permalinks are kept where they are paths."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.posts: Mapping[str, Outline] = {
            key: one for key, one in catalogue.outlines.items() if one.type != MENU_ITEM
        }
        """The posts that have a page of their own."""
        defaults = {
            key: f"/{catalogue.paths[key].removesuffix('index.html')}"
            for key in self.posts
            if catalogue.paths
        }
        keepable = {key: one if self._keeps(one) else one._replace(url="") for key, one in self.posts.items()}
        self._addresses = Addresses(keepable, catalogue.site.url, defaults, page_file)
        self._lists: dict[str, str] = {}

    def _keeps(self, outline: Outline) -> bool:
        try:
            path = site_path(outline.url, self._catalogue.site.url)
        except Unfit:
            return False
        return not path or _keepable(path)

    def file(self, outline: Outline) -> str:
        """The file of a post."""
        given = self._addresses.given(outline.key)
        return page_file(given) if given else self._catalogue.paths[outline.key]

    def former(self, outline: Outline, post: Post) -> list[str]:
        """The files of the addresses that a post had with its old slugs."""
        old = post.extra.get("_wp_old_slug")
        slugs = [str(one) for one in (old if isinstance(old, list) else [old]) if one]
        paths = self._addresses.former(outline.key, self._addresses.kept(outline.key), slugs)
        return [page_file(path) for path in paths if _keepable(path)]

    def kept(self, outline: Outline) -> bool:
        """Whether a post is where its permalink says."""
        return bool(self._addresses.kept(outline.key))

    def owner(self, path: str) -> str:
        """The key of the post that has a path of the site; none where it is free."""
        return self._addresses.owner(path)

    def list_file(self, name: str) -> str:
        """The file of a list, as near as can be to `NAME/index.html`; the same for the same name."""
        if name not in self._lists:
            path, number = f"/{name}/", 2
            while not self._addresses.claim(f"list {name}", path):
                path, number = f"/{name}-{number}/", number + 1
            self._lists[name] = page_file(path)
        return self._lists[name]

    def post_at(self, url: str) -> Outline | None:
        """The public post that an address of this site is about; none for what is not here."""
        site = self._catalogue.site.url
        try:
            parts = urlsplit(url.strip())
            if not site or parts.scheme not in ("", "http", "https"):
                return None
            if not parts.netloc and not parts.path.startswith("/"):
                return None
            if is_home(url, site):
                asked = parse_qs(parts.query)
                owner = next((asked[name][0] for name in ("p", "page_id") if name in asked), "")
            else:
                owner = self._addresses.owner(site_path(url, site) or "/")
        except (Unfit, ValueError):
            return None
        outline = self.posts.get(owner)
        return outline if outline and outline.status == "publish" else None

    def is_home(self, url: str) -> bool:
        """Whether an address is that of the site's home page."""
        try:
            return bool(
                self._catalogue.site.url
                and not urlsplit(url).query
                and is_home(url, self._catalogue.site.url)
            )
        except (Unfit, ValueError):
            return False
