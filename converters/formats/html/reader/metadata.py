"""What all sources of a page say of its post, and whose word counts: the table of precedence."""

from typing import Final

from converters.formats.html.reader import structured
from converters.formats.html.reader.dom import Node, all_of, find, folded, text_of
from converters.formats.html.reader.other_posts import other_posts
from converters.formats.html.reader.profile import Picks, Profile, every, first
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.io.numbers import parse_int

SOURCES: Final = ("platform", "json-ld", "microdata", "microformats", "opengraph", "guess")
"""Whose word counts more, first the one who is known to say it best."""
FOR_TITLES: Final = ("platform", "json-ld", "microformats", "opengraph", "microdata", "guess")
"""The headline of microdata is often a short one, for lists."""
OF_PAGE: Final = ("meta", "link", "body", "html")
"""Selectors that begin so are of the whole page."""


class Facts:
    """The fields of one post, each from the best source that says it.

    Teasers of other posts are taken out of the page, so that none is taken for the post or gives it a field.
    """

    def __init__(self, root: Node, profiles: tuple[Profile, ...], names: SelectorPrefilter) -> None:
        self.root, self.profiles, self.names = root, profiles, names
        self._structured = structured.facts(root)
        scopes = tuple(selector for one in profiles for selector in names.likely(one.post.scope))
        for node in other_posts(root, all_of(root, scopes)):
            node.remove()
        self.scope = self._scope()
        self.sources: dict[str, str] = {}
        """Which source a field was taken from."""

    def one(self, field: str) -> str:
        """What is said of a field; empty where nobody says anything."""
        for source in FOR_TITLES if field == "title" else SOURCES:
            if value := self._said(source, field):
                self.sources[field] = source
                return value
        return ""

    def of_site(self, field: str) -> str:
        """What is said of the site: `title`, `description` or `url`."""
        for source in SOURCES:
            if source == "json-ld":
                value = next(iter(self._structured.get(f"site_{field}", ())), "")
            else:
                value = next(
                    (
                        said
                        for one in self.profiles
                        if one.rank == source
                        and (said := first(self.root, getattr(one.site, field), self.names))
                    ),
                    "",
                )
            if value:
                return value
        return ""

    def many(self, field: str) -> list[tuple[str, str]]:
        """Names and addresses of categories or tags, of the first source that has any."""
        for source in SOURCES:
            if source == "json-ld":
                found = [(text, "") for text in dict.fromkeys(self._structured.get(field, ()))]
            else:
                found = []
                for one in self.profiles:
                    if one.rank == source and (selectors := getattr(one.post, field)):
                        found += [
                            term
                            for term in every(self.scope, selectors, self.names)
                            or every(self.root, selectors, self.names)
                            if term not in found
                        ]
            if found:
                self.sources[field] = source
                return found
        return []

    def body(self) -> Node | None:
        """The element that holds the body, of the first source that knows."""
        for source in SOURCES:
            for one in self.profiles:
                if one.rank != source:
                    continue
                for selector in self.names.likely(one.post.body):
                    for place in (self.scope, self.root):
                        node = find(place, selector)
                        if node is not None:
                            self.sources["body"] = source
                            return node
        return None

    def _said(self, source: str, field: str) -> str:
        if source == "json-ld":
            return next(iter(self._structured.get(field, ())), "")
        for one in self.profiles:
            if one.rank == source and (picks := getattr(one.post, field, ())):
                value = self._picked(picks)
                if value:
                    return value
        return ""

    def _picked(self, picks: Picks) -> str:
        """What stands in the post's own element, or in the head, goes before what stands elsewhere."""
        if self.scope is self.root:
            return first(self.root, picks, self.names)
        for one in picks:
            if value := first(self.root if one.startswith(OF_PAGE) else self.scope, (one,), self.names):
                return value
        return first(self.root, picks, self.names)

    def _scope(self) -> Node:
        for one in self.profiles:
            for selector in self.names.likely(one.post.scope):
                node = find(self.root, selector)
                if node is not None:
                    return node
        return self.root

    def holders(self) -> int:
        """How many elements there are that hold a post each."""
        for one in self.profiles:
            for selector in self.names.likely(one.post.scope):
                if (number := len(all_of(self.root, (selector,)))) > 0:
                    return number
        return 0

    def declared(self) -> int | None:
        """How many comments the page's data say there are."""
        text = next(iter(self._structured.get("comment_count", ())), "")
        return parse_int(text)

    def document_title(self) -> str:
        """What stands in the window's title."""
        node = find(self.root, "title")
        return folded(text_of(node)) if node is not None else ""
