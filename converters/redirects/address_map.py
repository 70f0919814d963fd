"""The map from old addresses to new ones: what the old site answered, joined with what the new one answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import cached_property
from typing import Any, Final, NamedTuple

import msgspec

from converters import lazy_re
from converters.io import urls
from converters.io.temporary.disk_map import DiskMap, texts
from converters.model import Media
from converters.redirects import platforms, wordpress
from converters.redirects.address import ANY, Address, Kind, Query, Tail
from converters.redirects.old_site import OldSite
from converters.site.assets.used import UsedAssets
from converters.site.new_site import NewSite, same_page
from converters.site.permalinks import folded
from converters.site.post_summaries import pages_of

_NAME: Final = lazy_re.compile(r"[A-Za-z0-9_-]+")
_CONTROLS: Final = lazy_re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

COUNTERPARTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.POST: ("post",),
    Kind.FILE: ("file", "post of the file"),
    Kind.TERM: ("term", "posts"),
    Kind.AUTHOR: ("author", "posts"),
    Kind.DATE: ("date", "archive", "posts"),
    Kind.TYPE: ("type", "posts"),
    Kind.POSTS: ("posts",),
    Kind.FEED: ("feed",),
    Kind.TERM_FEED: ("feed of the term", "feed"),
    Kind.AUTHOR_FEED: ("feed of the author", "feed"),
    Kind.OTHER_FEED: (),
    Kind.OTHER_LIST: (),
    Kind.SITEMAP: ("sitemap",),
    Kind.MACHINERY: (),
}
"""What on the new site stands for an address of the old one: the first that there is. Without any, it is gone."""

PLATFORMS: Final = (
    (wordpress.is_wordpress, wordpress.addresses),
    (platforms.is_blogger, platforms.blogger_addresses),
    (platforms.is_ghost, platforms.ghost_addresses),
    (platforms.is_tumblr, platforms.tumblr_addresses),
    (platforms.is_substack, platforms.substack_addresses),
    (lambda old: True, platforms.usual_addresses),
)
"""How to recognize a platform, and its addresses; the first that matches."""


class Rule(NamedTuple):
    """One line of the map. `to` is the new path, decoded, perhaps with an encoded fragment; `None`: it is gone."""

    path: str
    """Decoded, without a slash at the end; `/` is the home page, `ANY` the page before the tail."""
    to: str | None
    kind: Kind
    tail: Tail | None = None
    query: Query = ()
    certain: bool = True


_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(tuple[str, str | None, Kind, str | None, Query, bool])


def _pack(rule: Rule) -> bytes:
    return _encoder.encode((*rule[:3], rule.tail and rule.tail.name, *rule[4:]))


def _unpack(data: bytes) -> Rule:
    path, to, kind, tail, query, certain = _decoder.decode(data)
    return Rule(path, to, kind, Tail[tail] if tail else None, query, certain)


class Rules(Iterable[Rule], Sized):
    """Rules, the most special first. As a list they would be the most memory of a run: a large site has one for each post."""

    def __init__(self, by_name: Mapping[str, Rule]) -> None:
        self._by_name = by_name

    def unsorted(self) -> Iterator[Rule]:
        """The rules in the order in which they were found: many runs ask for no other."""
        return without_chains(self._by_name)

    @cached_property
    def _sorted(self) -> DiskMap[Rule]:
        found: DiskMap[Rule] = DiskMap(_pack, _unpack)
        for number, rule in enumerate(self.unsorted()):
            found[f"{order_of(rule)}\0{number:010}"] = rule
        return found

    def __len__(self) -> int:
        return len(self._sorted)

    def __iter__(self) -> Iterator[Rule]:
        return (rule for _, rule in self._sorted.sorted_pairs())


class AddressMap(NamedTuple):
    """The whole map: no rule is for what the new site answers, none leads to another."""

    rules: Rules
    folder: str = ""
    """The folder of the site on its host: `/blog`."""
    deepest: int = 1
    """The parts of the longest path of a post."""
    plain: bool = False
    """Whether the URLs of all posts were ids: then the pages of a list or post are queries too (`?cat=3&paged=2`)."""

    @property
    def lost(self) -> Iterator[Rule]:
        """The addresses that certainly answered, one by one, in no order."""
        return (rule for rule in self.rules.unsorted() if rule.certain and rule.tail is None)


def make_map(old: OldSite, new: NewSite, assets: UsedAssets) -> AddressMap:
    """Join what the old site answered with what the new one does."""
    addresses = next(addresses for matches, addresses in PLATFORMS if matches(old))
    counterparts = _Counterparts(old, new, assets)
    answered = _answered(old, new)
    found: DiskMap[Rule] = DiskMap(_pack, _unpack)
    for address in filter(_fits, addresses(old)):
        path = address.path.rstrip("/") or "/"
        rule = Rule(path, counterparts.of(address), address.kind, *address[3:])
        if _is_needed(rule, answered) and (where := name_of(path, rule.tail, rule.query)) not in found:
            found[where] = rule
    depth = max((post.path.strip("/").count("/") + 1 for post in old.posts if post.path), default=1)
    folder = urls.split(old.url).path.rstrip("/")
    plain = not any(post.path for post in old.posts)
    return AddressMap(Rules(found), folder, depth, plain)


def _answered(old: OldSite, new: NewSite) -> Mapping[str, str]:
    """The pages of the new site: the path as it is compared -> the path at which it is shown."""
    found = texts()
    for path in new.lists():
        if path:
            found[folded(path)] = path
    summaries = old.index.summaries
    for post in old.posts:
        if path := new.post(summaries[post.key]):
            found[folded(path)] = path
    return found


def _fits(address: Address) -> bool:
    """Whether a server can be asked for an address: control characters and lone surrogates are in none.

    The name of a query variable (that of a taxonomy) stands in settings as it is.
    """
    if not all(_NAME.fullmatch(name) for name, _ in address.query):
        return False
    text = address.path + "".join(value for _, value in address.query)
    return not _CONTROLS.search(text)


def _is_needed(rule: Rule, answered: Mapping[str, str]) -> bool:
    """Whether the new site does not answer the address by itself."""
    if rule.query:
        return rule.to != "/"  # every query of the home page shows the home page
    if rule.path == ANY:
        return True
    if rule.tail:  # the forms of a page that is where it was have one rule for all
        return not (rule.tail is Tail.FORMS and rule.to and same_page(rule.path, rule.to))
    shown = answered.get(folded(rule.path))
    return shown is None or (
        rule.to is not None and not same_page(rule.path, shown) and same_page(rule.to, shown)
    )


def name_of(path: str, tail: Tail | None = None, query: Query = ()) -> str:
    """What the rules for one address share: two would contradict each other. No path and no query has a NUL (see `_fits`)."""
    return "\0".join((folded(path), tail.name if tail else "", *(text for pair in query for text in pair)))


def without_chains(rules: Mapping[str, Rule]) -> Iterator[Rule]:
    """The rules, each to the end of what it leads to; those that lead in a circle are left out. They come by `name_of`."""
    for rule in rules.values():
        to, seen = rule.to, set() if rule.query or rule.tail else {rule.path}
        while to is not None and (page := _page(to)) not in seen:
            moved = rules.get(name_of(page))
            if moved is None or moved.path != page:
                break
            seen.add(page)
            to = moved.to
        if to is None or _page(to) not in seen:
            yield rule._replace(to=to)


def _page(path: str) -> str:
    """A path as rules have theirs."""
    return path.partition("#")[0].rstrip("/") or "/"


def order_of(rule: Rule) -> str:
    """Most conditions first, then the longest path; what is for all pages comes last."""
    conditions = sum(2 if value != ANY else 1 for _, value in rule.query)
    rank = f"{99 - conditions:02}{rule.path == ANY:d}{rule.tail is not None:d}{10**9 - len(rule.path):010}"
    return "\0".join((rank, rule.path, *(text for pair in rule.query for text in pair), ""))


class _Counterparts:
    """Finds the address on the new site that stands for one of the old."""

    def __init__(self, old: OldSite, new: NewSite, assets: UsedAssets) -> None:
        self._index, self._new, self._assets = old.index, new, assets
        self._pages = pages_of(old.index.summaries)
        self._find: Mapping[str, Callable[[Any], str | None]] = {
            "post": self._post,
            "file": self._file,
            "post of the file": lambda id_: self._post(self._index.media[id_].parent),
            "term": lambda name: new.terms.get(name),
            "author": lambda login: new.authors.get(login),
            "date": self._date,
            "archive": lambda _: new.pages.archive,
            "type": lambda type_: new.types.get(type_),
            "posts": lambda _: new.posts_list,
            "feed": lambda _: new.pages.feed,
            "feed of the term": lambda name: new.term_feed(name),
            "feed of the author": lambda login: new.author_feed(login),
            "sitemap": lambda _: new.pages.sitemap,
        }

    def of(self, address: Address) -> str | None:
        """The new path; None where there is none."""
        if address.kind is Kind.SAME:
            return ANY
        for name in COUNTERPARTS[address.kind]:
            if found := self._find[name](address.key):
                return found
        return None

    def _post(self, key: str) -> str | None:
        summary = self._pages.get(key)
        return self._new.post(summary) if summary and summary.status == "publish" else None

    def _file(self, id_: str) -> str | None:
        media: Media = self._index.media[id_]
        path = self._assets.if_used(media)
        return f"/{path}" if path and "#" not in path and not self._assets.used[path] else None

    def _date(self, date: str) -> str | None:
        parts = (date[:length] for length in (10, 7, 4) if len(date) >= length)
        return next((self._new.dates[part] for part in parts if part in self._new.dates), None)
