"""Menus: the items are kept as they come, and made trees when every address is known.

An item says what it points to by id; it is shown where that is public and has a page in the
target. Titles of what is not public appear in menus too, so such an item is left out whole;
what hangs below it moves up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs

from converters import messages, privacy
from converters.diagnostics import Diagnostics
from converters.generators.site import front_matter_fields
from converters.io import urls
from converters.model import MENU_ITEM, Post, Term
from converters.publishing.permalinks import TERM_BASES, InvalidPermalink, folded, is_home, site_path
from converters.site_index import PostSummary, SiteIndex, key

MENU = "nav_menu"

DEEPEST = 12
"""Levels of a menu; WordPress's own editor makes eleven."""

_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "sms"})
_CLASS = re.compile(r's:\d+:"([^"]+)"')

NOT_PUBLIC = "menu: target not public"
MISSING = "menu: target missing"
NO_PAGE = "menu: target has no page"
NO_MENU = "menu: in no menu"
"""Why an item is left out, as the report counts it."""

WHY = {
    NOT_PUBLIC: "is not public",
    MISSING: "is not in the source",
    NO_PAGE: "has no page of its own in the target",
}

_HIDDEN = frozenset({*privacy.INCLUDABLE, "draft"})
"""Why a post is left out that not everyone may see."""


class Target(NamedTuple):
    """Where an item leads, and what that is called; or why it leads nowhere."""

    url: str = ""
    title: str = ""
    reason: str = ""


class Built(Protocol):
    """What menus must know of the site that is built: its posts and terms, and how it links to them."""

    site_index: SiteIndex
    diagnostics: Diagnostics
    terms: dict[tuple[str, str, str], Term]

    @property
    def texts(self) -> Mapping[str, PostSummary]:
        """The posts that have a page of their own."""

    def page_address(self, summary: PostSummary) -> str:
        """Where a public post is."""

    def term_address(self, term: Term) -> str | None:
        """Where the posts of a term are listed, if anywhere."""

    def archive_address(self, type_: str) -> str | None:
        """Where the posts of a type of one's own are listed, if anywhere."""

    def owner(self, path: str) -> str:
        """The key of what has a path of the site; none where it is free."""

    def href(self, path: str) -> str:
        """The link to a path of the site."""

    def item_fields(self, item: Post) -> Iterable[tuple[str, Any]]:
        """The custom fields that the data of a menu say of an item."""


class Menus:
    """The menus of a site."""

    def __init__(self, tree: Built) -> None:
        self._tree = tree
        self._items: dict[str, list[Post]] = {}
        self._any = any(one.type == MENU_ITEM for one in tree.site_index.summaries.values())
        self._hidden: set[str] | None = None
        self._titles: dict[str, str] = {}
        """Titles of public posts: an item without one has that of what it points to."""
        self.found: list[dict[str, Any]] = []
        """The menus, the one with most items first: `slug`, `name`, and `children` as in an item."""
        self.shown: list[Post] = []
        """The items that are in them."""

    def take(self, item: Post) -> None:
        """Keep an item for later."""
        menu = next((term for term in item.terms if term.taxonomy == MENU), None)
        if item.status != "publish" or not menu:
            self._tree.diagnostics.leave_out(item, NO_MENU if item.status == "publish" else item.status)
        else:
            self._items.setdefault(menu.slug, []).append(item)

    def know(self, post: Post) -> None:
        """Remember what a public post is called, if there is a menu at all."""
        if self._any:
            self._titles[key(post)] = post.title

    def settle(self) -> None:
        """Make trees of the items; each is written or left out. Called when all posts are written."""
        terms = {term.id: term for term in self._tree.terms.values() if term.id}
        for slug, items in self._items.items():
            items.sort(key=lambda item: item.order)
            name = next(term.name for term in items[0].terms if term.taxonomy == MENU)
            children = self._menu(items, terms)
            if children:
                self.found.append({"slug": slug, "name": name or slug, "children": children})
        self.found.sort(key=lambda menu: -_size(menu))

    def _menu(self, items: list[Post], terms: Mapping[str, Term]) -> list[dict[str, Any]]:
        nodes: dict[str, dict[str, Any]] = {}
        parents = {item.id: _meta(item, "_menu_item_menu_item_parent") for item in items}
        for item in items:
            target = self._target(item, terms)
            if target.reason:
                self._tree.diagnostics.leave_out(item, target.reason)
                self._tree.diagnostics.tally(messages.MENU_TARGET, why=WHY[target.reason])
            else:
                nodes[item.id] = self._node(item, target)
                self.shown.append(item)
                self._tree.diagnostics.wrote(item)
        top: list[dict[str, Any]] = []
        for id_, node in nodes.items():
            above = _above(id_, parents, nodes)
            (nodes[above].setdefault("children", []) if above else top).append(node)
        return top

    def _node(self, item: Post, target: Target) -> dict[str, Any]:
        known: dict[str, Any] = {
            "id": item.id,
            "title": " ".join((item.title or target.title).split()) or "Untitled",
            "url": target.url,
            "target": _meta(item, "_menu_item_target"),
            "classes": _CLASS.findall(_meta(item, "_menu_item_classes")),
            "rel": _meta(item, "_menu_item_xfn"),
            "tooltip": item.excerpt,
            "description": item.body.text.strip() if item.body else "",
            "children": [],
        }
        fields = front_matter_fields.Fields(known)
        for name, value in self._tree.item_fields(item):
            fields.put((name,), value)
        return {name: value for name, value in fields.all.items() if value not in ("", [], None)}

    def _target(self, item: Post, terms: Mapping[str, Term]) -> Target:
        id_, object_ = _meta(item, "_menu_item_object_id"), _meta(item, "_menu_item_object")
        match _meta(item, "_menu_item_type"):
            case "post_type":
                return self._post(id_)
            case "taxonomy":
                if term := terms.get(id_):
                    if (term.taxonomy, term.slug) in self._tree.site_index.draft_terms:
                        return Target(reason=NOT_PUBLIC)
                    address = self._tree.term_address(term)
                    return Target(address, term.name or term.slug) if address else Target(reason=NO_PAGE)
                hidden = id_ in self._tree.site_index.hidden_term_ids
                return Target(reason=NOT_PUBLIC if hidden else MISSING)
            case "post_type_archive":
                address = self._tree.archive_address(object_)
                return Target(address, object_) if address else Target(reason=NO_PAGE)
        return self._custom(_meta(item, "_menu_item_url"))

    def _post(self, id_: str) -> Target:
        site_index = self._tree.site_index
        if summary := self._tree.texts.get(id_):
            if summary.status != "publish":
                return Target(reason=NOT_PUBLIC)
            return Target(self._tree.page_address(summary), self._titles.get(id_, ""))
        if media := site_index.media.get(id_):
            return Target(media.url, media.title)
        hidden = id_ in site_index.hidden_media or site_index.excluded_posts.get(id_) in _HIDDEN
        return Target(reason=NOT_PUBLIC if hidden else MISSING)

    def _custom(self, url: str) -> Target:
        """A link of the blogger's own: to a page of this site by its new address, else as it is."""
        url, home = url.strip(), self._tree.site_index.site.url
        parts = urls.split(url)
        if url == "#" or parts.scheme.lower() not in _SCHEMES:
            return Target()
        try:
            if is_home(url, home):
                query = parse_qs(parts.query)
                if id_ := next((query[name][0] for name in ("page_id", "p") if name in query), ""):
                    return self._post(id_)
                return Target(self._tree.href("/")) if not parts.query else Target(url)
            path = site_path(url, home)
        except InvalidPermalink:
            return Target(url)
        if path and self._is_hidden(path):
            return Target(reason=NOT_PUBLIC)
        if path and (owner := self._tree.owner(path)):
            return self._post(owner) if owner in self._tree.texts else Target(self._tree.href(path))
        return Target(f"https:{url}" if url.startswith("//") else url)

    def _is_hidden(self, path: str) -> bool:
        """Whether a path of the site is of a post, a term or an author that not everyone may see."""
        if self._hidden is None:
            self._hidden = set(_hidden_paths(self._tree.site_index))
        parts = folded(path).split("/")
        archive = f"{parts[0]}/{parts[-1]}"  # `/category/above/below/` too
        return not self._tree.owner(path) and not self._hidden.isdisjoint(("/".join(parts), archive))


def _hidden_paths(site_index: SiteIndex) -> Iterator[str]:
    for url in site_index.hidden_urls:
        try:
            yield folded(site_path(url, site_index.site.url) or "")
        except InvalidPermalink:
            continue
    for taxonomy, slug in (*site_index.hidden_terms, *site_index.draft_terms):
        yield f"{TERM_BASES.get(taxonomy, taxonomy)}/{slug}".casefold()
    for login in site_index.hidden_authors:
        yield f"author/{login}".casefold()


def _meta(item: Post, name: str) -> str:
    value = item.extra.get(name)
    return str(value[0] if isinstance(value, list) and value else value or "")


def _above(id_: str, parents: Mapping[str, str], shown: Mapping[str, Any]) -> str:
    """The nearest item above that is shown; none for what is in a circle or too deep."""
    nearest, at = "", parents[id_]
    for _ in range(DEEPEST):
        if at not in parents:
            return nearest
        nearest = nearest or (at if at in shown else "")
        at = parents[at]
    return ""


def _size(menu: Mapping[str, Any]) -> int:
    return sum(1 + _size(child) for child in menu.get("children", ()))
