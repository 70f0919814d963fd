"""Menus: the items are collected as they are read, and become trees when all links are known.

An item names its target by id; it is shown where the target is public and has a page. The title of
what is not public would appear in the menu, so such an item is excluded; the items below it move up.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    MENU_ITEM_CLASSES,
    MENU_ITEM_OBJECT,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_REL,
    MENU_ITEM_TARGET,
    MENU_ITEM_TYPE,
    MENU_ITEM_URL,
    first_text,
)
from converters.io import urls
from converters.model import MENU_ITEM, Media, Post, Term
from converters.privacy.post_types import INTERNAL_TYPES
from converters.processes.side_by_side import SharedFields
from converters.publishing.unique_fields import UniqueFields
from converters.site.index import SiteIndex
from converters.site.links import POST_IDS, site_links
from converters.site.permalinks import TERM_BASES, InvalidPermalink, folded, is_home, site_path
from converters.site.post_summaries import PostSummary, key

MENU = "nav_menu"
PAGE_LIST = "page_list"
"""The type of an item in whose place all pages are, or those below one (the block `core/page-list`)."""

DEEPEST = 12
"""Levels of a menu; WordPress's own editor makes eleven."""

_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "sms"})
_CLASS = lazy_re.compile(r's:\d+:"([^"]+)"')

NOT_PUBLIC = "menu: target not public"
MISSING = "menu: target missing"
NO_PAGE = "menu: target has no page"
NO_MENU = "menu: in no menu"
"""Why an item is excluded, as the report counts it."""

WHY = {
    NOT_PUBLIC: "is not public",
    MISSING: "is not in the source",
    NO_PAGE: "has no page of its own in the target",
}


class Target(NamedTuple):
    """The link of an item and the title of its target; or the reason why it has none."""

    url: str = ""
    title: str = ""
    reason: str = ""


class MenuTargets(Protocol):
    """What menus must know of the site that is built: its posts and terms, and the links to them."""

    @property
    def site_index(self) -> SiteIndex:
        """What is known of the whole site."""

    @property
    def diagnostics(self) -> Diagnostics:
        """Where findings go."""

    @property
    def terms(self) -> Mapping[tuple[str, str, str], Term]:
        """The public terms by taxonomy, slug and name."""

    @property
    def texts(self) -> Mapping[str, PostSummary]:
        """The posts that have a page, by key."""

    def page_address(self, summary: PostSummary) -> str:
        """The link to a public post."""

    def term_address(self, term: Term) -> str | None:
        """The link to the list of the posts of a term, if there is one."""

    def archive_address(self, type_: str) -> str | None:
        """The link to the list of the posts of a custom type, if there is one."""

    def owner(self, path: str) -> str:
        """The key of the page that has a path of the site; `""` where it is free."""

    def href(self, path: str) -> str:
        """The link to a path of the site."""

    def item_fields(self, item: Post) -> Iterable[tuple[str, Any]]:
        """The custom fields of an item that the data of a menu has."""


class Menus(SharedFields):
    """The menus of a site."""

    shared_fields = ("_items", "_in_no_menu", "_pages")

    def __init__(self, targets: MenuTargets) -> None:
        self._targets = targets
        self._items: dict[str, list[Post]] = {}
        self._in_no_menu: list[Post] = []
        self._any = any(post.type == MENU_ITEM for post in targets.site_index.summaries.values())
        self._hidden: set[str] | None = None
        self._pages: dict[str, tuple[int, str]] = {}
        """The order of the public pages and their titles in lower case, by key."""
        self.found: list[dict[str, Any]] = []
        """The menus, the largest first: `slug`, `name`, and `children` as in an item."""
        self.shown: list[Post] = []
        """The items that are in them."""
        self.unshown: list[Post] = []
        """The other items, but for those that lead to what is not public."""

    def add(self, item: Post) -> None:
        """Collect an item."""
        menu = next((term for term in item.terms if term.taxonomy == MENU), None)
        if item.status != "publish" or not menu:
            self._targets.diagnostics.leave_out(item, NO_MENU if item.status == "publish" else item.status)
            self._in_no_menu.append(item)
        else:
            self._items.setdefault(menu.slug, []).append(item)

    def remember(self, post: Post) -> None:
        """Remember the place of a public page in a list of pages, if there is a menu at all."""
        if self._any and post.status == "publish" and post.type == "page":
            self._pages[key(post)] = post.order, post.title.casefold()

    def settle(self) -> None:
        """Make trees of the items; each is written or excluded. Called when all posts are written."""
        terms = {term.id: term for term in self._targets.terms.values() if term.id}
        for slug, items in self._items.items():
            items.sort(key=lambda item: item.order)
            name = next(term.name for term in items[0].terms if term.taxonomy == MENU)
            children = self._menu([shown for item in items for shown in self._with_pages(item)], terms)
            if children:
                self.found.append({"slug": slug, "name": name or slug, "children": children})
        self.unshown += [item for item in self._in_no_menu if self._target(item, terms).reason != NOT_PUBLIC]
        self.found.sort(key=lambda menu: -_size(menu))

    def _with_pages(self, item: Post) -> list[Post]:
        """The item; in the place of a list of pages an item for each, as `render_block_core_page_list` orders them."""
        if first_text(item.extra, MENU_ITEM_TYPE) != PAGE_LIST:
            return [item]
        diagnostics, texts = self._targets.diagnostics, self._targets.texts
        diagnostics.leave_out(item, "written as pages")
        top = first_text(item.extra, MENU_ITEM_OBJECT_ID)
        pages = sorted(self._pages, key=lambda page: (self._pages[page], page))
        below: dict[str, list[str]] = {}
        for page in pages:
            parent = texts[page].parent
            below.setdefault(parent if parent in self._pages else "0", []).append(page)
        found: list[Post] = []
        waiting = [(page, first_text(item.extra, MENU_ITEM_PARENT)) for page in reversed(below.pop(top, []))]
        while waiting:
            page, parent = waiting.pop()
            entry = _page_item(item, page, parent)
            diagnostics.read(entry)
            found.append(entry)
            waiting += ((inner, entry.id) for inner in reversed(below.pop(page, [])))
        return found

    def _menu(self, items: list[Post], terms: Mapping[str, Term]) -> list[dict[str, Any]]:
        nodes: dict[str, dict[str, Any]] = {}
        parents = {key(item): first_text(item.extra, MENU_ITEM_PARENT) for item in items}
        for item in items:
            target = self._target(item, terms)
            if target.reason:
                self._targets.diagnostics.leave_out(item, target.reason)
                self._targets.diagnostics.tally(messages.MENU_TARGET, why=WHY[target.reason])
                self.unshown += [item] * (target.reason != NOT_PUBLIC)
            else:
                nodes[key(item)] = self._node(item, target)
                self.shown.append(item)
                self._targets.diagnostics.wrote(item)
        top: list[dict[str, Any]] = []
        for name, node in nodes.items():
            above = _above(name, parents, nodes)
            (nodes[above].setdefault("children", []) if above else top).append(node)
        return top

    def _node(self, item: Post, target: Target) -> dict[str, Any]:
        known: dict[str, Any] = {
            "id": item.id,
            "title": " ".join((item.title or target.title).split()) or "Untitled",
            "url": target.url,
            "target": first_text(item.extra, MENU_ITEM_TARGET),
            "classes": _CLASS.findall(first_text(item.extra, MENU_ITEM_CLASSES)),
            "rel": first_text(item.extra, MENU_ITEM_REL),
            "tooltip": item.excerpt,
            "description": item.body.text.strip() if item.body else "",
            "children": [],
        }
        fields = UniqueFields(known)
        for name, value in self._targets.item_fields(item):
            fields.add((name,), value)
        return {name: value for name, value in fields.all.items() if value not in ("", [], None)}

    def _target(self, item: Post, terms: Mapping[str, Term]) -> Target:
        id_, object_ = first_text(item.extra, MENU_ITEM_OBJECT_ID), first_text(item.extra, MENU_ITEM_OBJECT)
        match first_text(item.extra, MENU_ITEM_TYPE):
            case "post_type":
                return self._post(id_)
            case "taxonomy":
                if term := terms.get(id_):
                    return self._term(term)
                hidden = id_ in self._targets.site_index.hidden_term_ids
                return Target(reason=NOT_PUBLIC if hidden else MISSING)
            case "post_type_archive":
                address = self._targets.archive_address(object_)
                return Target(address, object_) if address else Target(reason=NO_PAGE)
        return self._custom(first_text(item.extra, MENU_ITEM_URL))

    def _term(self, term: Term) -> Target:
        if (term.taxonomy, term.slug) in self._targets.site_index.draft_terms:
            return Target(reason=NOT_PUBLIC)
        address = self._targets.term_address(term)
        return Target(address, term.name or term.slug) if address else Target(reason=NO_PAGE)

    def _post(self, id_: str) -> Target:
        site_index = self._targets.site_index
        if summary := self._targets.texts.get(id_):
            if summary.status != "publish":
                return Target(reason=NOT_PUBLIC)
            return Target(self._targets.page_address(summary), summary.title)
        if media := site_index.media.get(id_):
            return Target(media.url, media.title)
        reason = site_index.excluded_posts.get(id_, "")
        hidden = id_ in site_index.hidden_media or (reason and reason not in INTERNAL_TYPES)
        return Target(reason=NOT_PUBLIC if hidden else MISSING)

    def _custom(self, url: str) -> Target:
        """A custom link: to a page of this site by its new URL, else as it is."""
        url, home = url.strip(), self._targets.site_index.site.url
        parts = urls.split(url)
        if url == "#" or parts.scheme.lower() not in _SCHEMES:
            return Target()
        links = site_links(self._targets.site_index)
        try:
            name, id_ = links.query(url)
            if name in POST_IDS:
                return self._post(id_)
            if links.is_hidden(url):
                return Target(reason=NOT_PUBLIC)
            match links.meaning(url):
                case PostSummary() as post:
                    return self._post(post.key)
                case Media() as media:
                    return Target(media.url)
                case Term() as term:
                    found = self._term(term)
                    return found if found.reason != NO_PAGE else Target(url)
            if is_home(url, home):
                return Target(self._targets.href("/")) if not parts.query else Target(url)
            path = site_path(url, home)
        except InvalidPermalink:
            return Target(url)
        if path and self._is_hidden(path):
            return Target(reason=NOT_PUBLIC)
        if path and (owner := self._targets.owner(path)):
            return self._post(owner) if owner in self._targets.texts else Target(self._targets.href(path))
        return Target(f"https:{url}" if url.startswith("//") else url)

    def _is_hidden(self, path: str) -> bool:
        """Whether a path of the site is of a post, a term or an author that not everyone may see."""
        if self._hidden is None:
            self._hidden = set(_hidden_paths(self._targets.site_index))
        parts = folded(path).split("/")
        archive = f"{parts[0]}/{parts[-1]}"  # `/category/above/below/` too
        return not self._targets.owner(path) and not self._hidden.isdisjoint(("/".join(parts), archive))


def _hidden_paths(site_index: SiteIndex) -> Iterator[str]:
    """The folded paths of hidden posts; and of hidden terms and authors, those of their lists in WordPress."""
    for url in site_index.hidden_urls:
        try:
            yield folded(site_path(url, site_index.site.url) or "")
        except InvalidPermalink:
            continue
    for taxonomy, slug in (*site_index.hidden_terms, *site_index.draft_terms):
        yield f"{TERM_BASES.get(taxonomy, taxonomy)}/{slug}".casefold()
    for login in site_index.hidden_authors:
        yield f"author/{login}".casefold()


def _page_item(item: Post, page: str, parent: str) -> Post:
    fields = {
        MENU_ITEM_TYPE: "post_type",
        MENU_ITEM_OBJECT: "page",
        MENU_ITEM_OBJECT_ID: page,
        MENU_ITEM_PARENT: parent,
    }
    id_ = f"{item.id}-{page}"
    return replace(item, id=id_, slug=id_, title="", extra={name: [value] for name, value in fields.items()})


def is_page_of(id_: str, lists: Collection[str]) -> bool:
    """Whether an item stands for a page of one of these lists, which are ids of items too."""
    parts = id_.split("-")
    return any("-".join(parts[:length]) in lists for length in range(1, len(parts)))


def _above(id_: str, parents: Mapping[str, str], shown: Mapping[str, Any]) -> str:
    """The id of the nearest item above that is shown; `""` for an item in a circle or too deep."""
    nearest, at = "", parents[id_]
    for _ in range(DEEPEST):
        if at not in parents:
            return nearest
        nearest = nearest or (at if at in shown else "")
        at = parents[at]
    return ""


def _size(menu: Mapping[str, Any]) -> int:
    return sum(1 + _size(child) for child in menu.get("children", ()))
