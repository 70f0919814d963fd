"""The metadata of a page's post from all sources, by a table of precedence."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from converters.formats.html.reader import structured
from converters.formats.html.reader.bylines import name_in
from converters.formats.html.reader.dom import Node, all_of, attribute, find, folded, text_of
from converters.formats.html.reader.other_posts import other_posts
from converters.formats.html.reader.profile import Picks, Profile, first, links_of, values_of
from converters.formats.html.reader.scope import PostScope
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.io.numbers import parse_int

SOURCES: Final = ("platform", "json-ld", "microdata", "microformats", "opengraph", "guess")
"""The precedence of sources, the most reliable first."""
FOR_TITLES: Final = ("platform", "json-ld", "microformats", "opengraph", "microdata", "guess")
"""The precedence for titles: the headline of microdata is often a short one, for lists."""
OF_PAGE: Final = ("meta", "link", "body", "html")
"""Selectors that begin with these elements are about the whole page."""
OWN_ONLY: Final = frozenset({"title", "author", "author_url", "author_login", "date", "modified", "excerpt"})
"""Fields that other posts, and lists of comments and posts, show too."""


LONGEST_OF_SITE: Final = 1000
"""Characters of the longest name or description of a site: more is what an element without an end tag holds."""
AUTHOR_LINKS: Final = 'a[rel~="author"], .author .fn, [itemprop="author"] [itemprop="name"]'
"""What names the author of a page, if it is in a sidebar."""


class Candidate(NamedTuple):
    """A value that a field may have."""

    source: str
    node: Node | None
    """Its element; None for JSON-LD."""
    text: str


class PageMetadata:
    """The fields of one post, each from the best source that has it.

    Teasers of other posts are removed from the page first; no field comes from what else is not the post's.
    """

    def __init__(self, root: Node, profiles: tuple[Profile, ...], names: SelectorPrefilter) -> None:
        self.address = ""
        """The URL of the post, as soon as it is known."""
        self.root, self.profiles, self.names = root, profiles, names
        self._structured = structured.structured_fields(root)
        scopes = tuple(selector for profile in profiles for selector in names.likely(profile.post.scope))
        for node in other_posts(root, all_of(root, scopes)):
            node.remove()
        self.stated_titles = self._stated_titles()
        self.part = PostScope(root, self._holders(), self.stated_titles, self.of_site("title"))
        self.scope = self.part.node
        self.sources: dict[str, str] = {}
        """Which source a field was taken from."""

    def value(self, field: str) -> str:
        """The value of a field; empty where no source has one."""
        for candidate in self.candidates(field):
            self.sources[field] = candidate.source
            return candidate.text
        return ""

    def candidates(self, field: str) -> Iterator[Candidate]:
        """Yield all values of a field that are the post's, the most reliable first."""
        for source in FOR_TITLES if field == "title" else SOURCES:
            if source == "json-ld":
                yield from (Candidate(source, None, text) for text in self._structured.get(field, ()))
                continue
            for profile in self.profiles:
                if profile.rank == source and (picks := getattr(profile.post, field, ())):
                    found = self._picked(picks, field in OWN_ONLY)
                    yield from (Candidate(source, node, text) for node, text in found)

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
            if value and len(value) <= LONGEST_OF_SITE:
                return value
        return ""

    def values(self, field: str, *, elsewhere: bool = True) -> list[tuple[str, str]]:
        """Names and URLs of categories or tags, from the first source that has any; without `elsewhere` only from the
        element of the post."""
        for source in SOURCES:
            if source == "json-ld":
                found = [(text, "") for text in dict.fromkeys(self._structured.get(field, ()))]
            else:
                found = []
                for profile in self.profiles:
                    if profile.rank == source and (selectors := getattr(profile.post, field)):
                        nodes = all_of(self.root, self.names.likely(selectors))
                        own = self._own_terms(nodes, elsewhere)
                        found += [term for term in links_of(own) if term not in found]
            if found:
                self.sources[field] = source
                return found
        return []

    def _own_terms(self, nodes: list[Node], elsewhere: bool) -> list[Node]:
        """Links to terms in the element of the post, else elsewhere; of WordPress's `the_category` even in a sidebar."""
        nodes = [node for node in nodes if "font-size" not in attribute(node, "style")]  # a cloud of tags
        own = [node for node in nodes if node.tag == "meta" or self.is_own(node)]
        if own or not elsewhere:
            return own
        return [node for node in nodes if not self.part.is_foreign(node)] or [
            node
            for node in nodes
            if "category" in attribute(node, "rel").split()
            and not self.part.is_foreign(node, only_posts=True)
        ]

    def author_elsewhere(self, language: str) -> str:
        """The name in links that are marked as the author's, in what is around the post, if it is one name only."""
        names = {
            name
            for node in self.root.css(AUTHOR_LINKS)
            if not self.part.is_foreign(node, only_posts=True)
            and (name := name_in(node, text_of(node), language))
        }
        return names.pop() if len(names) == 1 else ""

    def bodies(self) -> Iterator[Node]:
        """Yield the elements that may hold the body, those in the element of the post first, each by its source.

        `sources["body"]` is that of the last one that was yielded.
        """
        for source in SOURCES:
            for profile in self.profiles:
                if profile.rank != source:
                    continue
                for selector in self.names.likely(profile.post.body):
                    nodes = self.root.css(selector)
                    for is_own in (True, False):
                        for node in nodes:
                            if self.part.has(node) is is_own and not self.part.is_foreign(node):
                                self.sources["body"] = source
                                yield node

    def _picked(self, picks: Picks, own_only: bool) -> Iterator[tuple[Node, str]]:
        """A value within the element of the post, or in the head, precedes one elsewhere on the page; with `own_only`
        none is from what is not the post's."""
        elsewhere = []
        for text in self.names.likely(picks):
            is_of_page = text.startswith(OF_PAGE)
            for node, value in values_of(self.root, text):
                is_foreign = own_only and not is_of_page and self.part.is_foreign(node)
                if is_of_page or (self.part.has(node) and not is_foreign):
                    yield node, value
                elif not is_foreign:
                    elsewhere.append((node, value))
        yield from elsewhere

    def is_own(self, node: Node) -> bool:
        """Whether an element is in the element of the post, and in no part of it that shows something else."""
        return self.part.has(node) and not self.part.is_foreign(node)

    def _holders(self) -> list[Node]:
        """The elements that hold a post each, the most likely first."""
        return [
            node
            for profile in self.profiles
            for selector in self.names.likely(profile.post.scope)
            for node in self.root.css(selector)
        ]

    def _stated_titles(self) -> list[str]:
        """The titles of the page outside of its text. The one for Twitter is often another one."""
        graph = [attribute(node, "content").strip() for node in self.root.css('meta[property="og:title"]')]
        titles = [self.document_title(), *graph, *self._structured.get("title", ())]
        return list(dict.fromkeys(filter(None, titles)))

    def holders(self) -> list[Node]:
        """The elements of the page that hold a post each, of the kind that the first profile knows; where one is the
        page's own, without those in a sidebar."""
        for profile in self.profiles:
            for selector in self.names.likely(profile.post.scope):
                if found := all_of(self.root, (selector,)):
                    return [node for node in found if not self.part.is_foreign(node)] or found
        return []

    def declared(self) -> int | None:
        """The number of comments that the structured data of the page declare."""
        text = next(iter(self._structured.get("comment_count", ())), "")
        return parse_int(text)

    @property
    def data_text(self) -> str:
        """The text of the post in the structured data; empty without any."""
        return next(iter(self._structured.get("body_text", ())), "")

    def document_title(self) -> str:
        """The text of the `title` element."""
        node = find(self.root, "title")
        return folded(text_of(node)) if node is not None else ""
