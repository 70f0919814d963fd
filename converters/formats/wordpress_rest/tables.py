"""What must be known before the first post: the site, terms, authors, types; which of several copies of a post is read."""

import re
from collections import Counter, defaultdict
from datetime import timedelta, timezone, tzinfo
from typing import Final

from msgspec import Struct, field

from converters import lazy_re
from converters.dates import named_zone
from converters.formats.wordpress_rest import responses
from converters.formats.wordpress_rest.responses import Item, Values, embedded, has_raw, objects, text
from converters.io import urls

PAGE_SIZES: Final = frozenset({10, 20, 50, 100})
"""How many records of a response suggest that there are more: WordPress gives 10 unless asked, and at most 100."""
_SITE: Final = (
    "name", "description", "url", "home", "gmt_offset", "timezone_string", "page_on_front", "page_for_posts", "show_on_front",
    "title", "timezone", "language", "is_private",
)  # fmt: skip
"""What is kept of a site and of its settings: these also hold the address of the administrator."""
_USER: Final = ("id", "username", "slug", "name", "url", "email", "description", "link")
_ROOT: Final = lazy_re.compile(r"(.+?)/(?:wp-json/|(?:index\.php)?\?rest_route=)")
_OFFSET_LIMIT: Final = 14


class Tables(Struct):
    """Memory: terms, authors, media items that only posts have in them, and a number for each post."""

    site: Values = field(default_factory=dict)
    terms: dict[str, Values] = field(default_factory=dict)
    menus: dict[str, Values] = field(default_factory=dict)
    users: dict[str, Values] = field(default_factory=dict)
    media: dict[str, Values] = field(default_factory=dict)
    """The media items within posts, by id."""
    media_seen: set[str] = field(default_factory=set)
    """The ids of those that have their own response."""
    taxonomies: dict[str, str] = field(default_factory=dict)
    """`rest_base` (the key by which posts have their terms) -> taxonomy."""
    types: dict[str, str] = field(default_factory=dict)
    """`rest_base` -> type of posts."""
    chosen: dict[tuple[str, str], tuple[int, int, int]] = field(default_factory=dict)
    """Type and id of a post -> how much its best copy says, and the numbers of its file and of itself there."""
    pages: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """Type of records -> file -> how many of them it has."""
    takes_comments: bool = False
    """Whether a post says that it takes comments."""
    comments: int = 0

    def add(self, item: Item, file: int) -> None:
        """Keep what is needed of an object of the file with that number. Comments are not kept here."""
        values, kind = item.values, item.kind
        id_ = text(values, "id")
        if kind in (responses.SITE, responses.SETTINGS):
            self.site |= {name: values[name] for name in _SITE if values.get(name) not in (None, "")}
        elif kind == responses.TERM:
            self.terms[id_] = self.terms.get(id_, {}) | values
            self.pages[text(values, "taxonomy")][file] += 1
        elif kind == responses.MENU:
            self.menus[id_] = values
        elif kind == responses.USER:
            self._add_user(values)
        elif kind == responses.TAXONOMY:
            self.taxonomies[text(values, "rest_base")] = text(values, "slug")
        elif kind == responses.TYPE:
            self.types[text(values, "rest_base")] = text(values, "slug")
        elif kind == responses.MEDIA:
            self.media_seen.add(id_)
            self.pages["media"][file] += 1
            self._add_embedded(values)
        elif kind == responses.COMMENT:
            self.pages["comment"][file] += 1
        elif kind in (responses.POST, responses.MENU_ITEM):
            self._add_post(values, file, item.number, kind)

    def _add_post(self, values: Values, file: int, number: int, kind: str) -> None:
        self.pages[text(values, "type") if kind == responses.POST else kind][file] += 1
        self.takes_comments = self.takes_comments or text(values, "comment_status") == "open"
        self._add_embedded(values)
        self._add_home(values)
        score = 2 * has_raw(values, "content") + ("content" in values)
        name = _name(values)
        if name not in self.chosen or score > self.chosen[name][0]:
            self.chosen[name] = (score, file, number)

    def _add_embedded(self, values: Values) -> None:
        """Keep the terms, authors and images that `_embed` put into a record, and what its links say of taxonomies."""
        for term in embedded(values, "wp:term"):
            if (id_ := text(term, "id")) and "taxonomy" in term:
                self.terms.setdefault(id_, term)
        for user in embedded(values, "author"):
            self._add_user(user)
        for media in (*embedded(values, "wp:featuredmedia"), *embedded(values, "attachments")):
            self.media.setdefault(text(media, "id"), media)
        links = values.get("_links")
        for link in objects(links, "wp:term") if isinstance(links, dict) else ():
            if base := re.search(r"/([\w-]+)(?:\?|&|$)", text(link, "href").replace("%2F", "/")):
                self.taxonomies.setdefault(base[1], text(link, "taxonomy"))

    def _add_user(self, values: Values) -> None:
        id_ = text(values, "id")
        kept = {name: values[name] for name in _USER if values.get(name)}
        if id_ and kept.get("name"):
            self.users[id_] = self.users.get(id_, {}) | kept

    def _add_home(self, values: Values) -> None:
        """What posts tell of the site, where its own response is not here: its address, its name and language."""
        if "home" not in self.site:
            links = values.get("_links")
            own = (
                next((text(link, "href") for link in objects(links, "self")), "")
                if isinstance(links, dict)
                else ""
            )
            link = urls.split(text(values, "link"))
            if found := _ROOT.match(own):
                self.site["home"] = found[1]
            elif link.netloc:
                self.site.setdefault("guessed_home", f"{link.scheme}://{link.netloc}")
        seo = values.get("yoast_head_json")
        if isinstance(seo, dict):
            for name, stated in (("name", "og_site_name"), ("language", "og_locale")):
                if isinstance(seo.get(stated), str):
                    self.site.setdefault(name, seo[stated])

    def is_chosen(self, item: Item, file: int) -> bool:
        """Whether this copy of a post is the one that is read."""
        name = _name(item.values)
        return not name[1] or self.chosen.get(name, (0, file, item.number))[1:] == (file, item.number)

    def zone(self) -> tzinfo | None:
        """The time zone of the site, by its name or else its offset in hours."""
        name = text(self.site, "timezone_string") or text(self.site, "timezone")
        if name and (found := named_zone(name)):
            return found
        try:
            hours = float(text(self.site, "gmt_offset") or "nan")
        except ValueError:
            return None
        return timezone(timedelta(hours=hours)) if abs(hours) <= _OFFSET_LIMIT else None

    def full_pages(self) -> list[tuple[str, int]]:
        """The types of records of which every file is full, and how many there are: the next page may be missing."""
        return [
            (what, sum(counts.values()))
            for what, counts in self.pages.items()
            if len(set(counts.values())) == 1 and next(iter(counts.values())) in PAGE_SIZES
        ]


def _name(values: Values) -> tuple[str, str]:
    """What copies of a post have in common."""
    return text(values, "type"), text(values, "id")
