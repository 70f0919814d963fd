"""The metadata of a page's post from all sources, by a table of precedence."""

from typing import Final

from converters.formats.html.reader import structured
from converters.formats.html.reader.dom import Node, all_of, find, folded, text_of
from converters.formats.html.reader.other_posts import other_posts
from converters.formats.html.reader.profile import Picks, Profile, every, first
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.io.numbers import parse_int

SOURCES: Final = ("platform", "json-ld", "microdata", "microformats", "opengraph", "guess")
"""The precedence of sources, the most reliable first."""
FOR_TITLES: Final = ("platform", "json-ld", "microformats", "opengraph", "microdata", "guess")
"""The precedence for titles: the headline of microdata is often a short one, for lists."""
OF_PAGE: Final = ("meta", "link", "body", "html")
"""Selectors that begin with these elements are about the whole page."""


class PageMetadata:
    """The fields of one post, each from the best source that has it.

    Teasers of other posts are removed from the page first, so that no field comes from them.
    """

    def __init__(self, root: Node, profiles: tuple[Profile, ...], names: SelectorPrefilter) -> None:
        self.root, self.profiles, self.names = root, profiles, names
        self._structured = structured.structured_fields(root)
        scopes = tuple(selector for profile in profiles for selector in names.likely(profile.post.scope))
        for node in other_posts(root, all_of(root, scopes)):
            node.remove()
        self.scope = self._scope()
        self.sources: dict[str, str] = {}
        """Which source a field was taken from."""

    def value(self, field: str) -> str:
        """The value of a field; empty where no source has one."""
        for source in FOR_TITLES if field == "title" else SOURCES:
            if value := self._from_source(source, field):
                self.sources[field] = source
                return value
        return ""

    def of_site(self, field: str) -> str:
        """A field of the site: `title`, `description` or `url`."""
        for source in SOURCES:
            if source == "json-ld":
                value = next(iter(self._structured.get(f"site_{field}", ())), "")
            else:
                value = next(
                    (
                        value
                        for profile in self.profiles
                        if profile.rank == source
                        and (value := first(self.root, getattr(profile.site, field), self.names))
                    ),
                    "",
                )
            if value:
                return value
        return ""

    def values(self, field: str) -> list[tuple[str, str]]:
        """Names and URLs of categories or tags, from the first source that has any."""
        for source in SOURCES:
            if source == "json-ld":
                found = [(text, "") for text in dict.fromkeys(self._structured.get(field, ()))]
            else:
                found = []
                for profile in self.profiles:
                    if profile.rank == source and (selectors := getattr(profile.post, field)):
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
        """The element with the body, from the first source that has one."""
        for source in SOURCES:
            for profile in self.profiles:
                if profile.rank != source:
                    continue
                for selector in self.names.likely(profile.post.body):
                    for place in (self.scope, self.root):
                        node = find(place, selector)
                        if node is not None:
                            self.sources["body"] = source
                            return node
        return None

    def _from_source(self, source: str, field: str) -> str:
        if source == "json-ld":
            return next(iter(self._structured.get(field, ())), "")
        for profile in self.profiles:
            if profile.rank == source and (picks := getattr(profile.post, field, ())):
                value = self._picked(picks)
                if value:
                    return value
        return ""

    def _picked(self, picks: Picks) -> str:
        """A value within the element of the post, or in the head, precedes one elsewhere on the page."""
        if self.scope is self.root:
            return first(self.root, picks, self.names)
        for text in picks:
            if value := first(self.root if text.startswith(OF_PAGE) else self.scope, (text,), self.names):
                return value
        return first(self.root, picks, self.names)

    def _scope(self) -> Node:
        for profile in self.profiles:
            for selector in self.names.likely(profile.post.scope):
                node = find(self.root, selector)
                if node is not None:
                    return node
        return self.root

    def holders(self) -> list[Node]:
        """The elements of the page that hold a post each, of the kind that the first profile knows."""
        for profile in self.profiles:
            for selector in self.names.likely(profile.post.scope):
                if found := all_of(self.root, (selector,)):
                    return found
        return []

    def declared(self) -> int | None:
        """The number of comments that the structured data of the page declare."""
        text = next(iter(self._structured.get("comment_count", ())), "")
        return parse_int(text)

    def document_title(self) -> str:
        """The text of the `title` element."""
        node = find(self.root, "title")
        return folded(text_of(node)) if node is not None else ""
