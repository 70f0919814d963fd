"""Terms as front matter names them: by names for people, under a key for each taxonomy."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.generators.base import Generator
from converters.model import Post, Term, TermRef
from converters.privacy.post_types import is_internal_taxonomy
from converters.processes.side_by_side import SharedFields

TAXONOMIES: Final = {"category": "categories", "post_tag": "tags"}
"""Taxonomies that every generator knows -> the key that names their terms."""

COMMON_KEYS: Final = frozenset({"categories", "category", "tags", "tag"})
"""Keys that no other taxonomy has, so that its terms are not taken for categories or tags."""

FORMATS: Final = "post_format"
"""The taxonomy of post formats, which front matter has as a field."""


class TermIndex(SharedFields):
    """The terms of a run: those that the source lists, then those that only posts name; all are known before the first
    post is written. The first of a name and slug is kept.

    `type_folders` are the folders of custom post types, whose names no taxonomy takes.
    """

    shared_fields = ("_listed",)

    def __init__(self, generator: Generator, type_folders: Collection[str], diagnostics: Diagnostics) -> None:
        self._generator, self._diagnostics = generator, diagnostics
        own_keys = {field.name for field in generator.front_matter.values()}
        self._reserved = (
            generator.reserved | own_keys | COMMON_KEYS | generator.reserved_folders | {*type_folders}
        )
        self._all: dict[tuple[str, str, str], Term] = {}
        self._parents: dict[tuple[str, str], str] = {}
        self._custom_keys: dict[str, str] = {}
        self._nameless: set[str] = set()
        self._first: dict[tuple[str, str], tuple[str, str]] = {}
        """Slug and name of the first term of each name in front matter, by taxonomy and that name."""
        self._listed: set[tuple[str, str]] = set()
        self._languages: dict[tuple[str, str], set[str]] = {}
        """The languages of the posts that have a term, by taxonomy and slug (see `PostSummary.language`)."""

    @property
    def all(self) -> Mapping[tuple[str, str, str], Term]:
        """The public terms by taxonomy, slug and name, without their extra."""
        return self._all

    @property
    def custom_keys(self) -> Mapping[str, str]:
        """The front matter key of each custom taxonomy that has a term."""
        return self._custom_keys

    def add(self, term: Term) -> None:
        """Add a term that the source lists, if it is public."""
        if not self.name(term):
            if term.id or term.taxonomy not in self._nameless:  # a post may name what the source lists
                self._diagnostics.tally(messages.NAMELESS_TERM, taxonomy=term.taxonomy)
            self._nameless.add(term.taxonomy)
        elif not is_internal_taxonomy(term.taxonomy):
            self.key(term.taxonomy)
            self._all.setdefault((term.taxonomy, term.slug, term.name), replace(term, extra={}))
            self._parents.setdefault((term.taxonomy, term.slug), term.parent)

    def add_terms_of_posts(self, named: Mapping[tuple[str, str, str], Collection[str]]) -> None:
        """Add the terms that posts name (see `SiteIndex.post_terms`): a source may have no list of its terms."""
        for (taxonomy, slug, name), languages in named.items():
            self._languages.setdefault((taxonomy, slug), set()).update(languages)
            if (taxonomy, slug, name) not in self._all:
                self.add(Term(taxonomy=taxonomy, slug=slug, name=name))

    def languages(self, term: Term) -> list[str]:
        """The languages in which a term has a page, the main one first (as `""`): those of its posts."""
        return sorted(self._languages.get((term.taxonomy, term.slug), ("",)))

    def parent(self, taxonomy: str, slug: str) -> str:
        """The slug of the term above; `""` for a topmost one."""
        return self._parents.get((taxonomy, slug), "")

    def name(self, term: Term | TermRef) -> str:
        """What a term is called in front matter: one line, and nothing that the generator would take apart."""
        return self._generator.format_term(" ".join(term.name.split()) or term.slug)

    def key(self, taxonomy: str) -> str:
        """The front matter key of a taxonomy."""
        if known := TAXONOMIES.get(taxonomy) or self._custom_keys.get(taxonomy):
            return known
        wish = taxonomy_key(taxonomy, self._reserved)
        name, number = wish, 2
        while name in self._custom_keys.values():
            name, number = f"{wish}_{number}", number + 1
        self._custom_keys[taxonomy] = name
        return name

    def names(self, post: Post, taxonomy: str) -> list[str]:
        """The names of a post's terms of a taxonomy, each once."""
        named = (self.name(term) for term in post.terms if term.taxonomy == taxonomy)
        return [name for name in dict.fromkeys(named) if name]

    def custom_taxonomies(self, post: Post) -> Iterator[tuple[str, list[str]]]:
        """The terms of a post in custom taxonomies: front matter key and names."""
        for taxonomy in dict.fromkeys(term.taxonomy for term in post.terms):
            if taxonomy not in TAXONOMIES and taxonomy != FORMATS and (names := self.names(post, taxonomy)):
                yield self.key(taxonomy), names

    def ambiguous(self, post: Post) -> list[str]:
        """`TAXONOMY/SLUG` of the post's terms whose name a term has that comes before."""
        if not self._first:
            for term in self._all.values():
                self._first.setdefault((term.taxonomy, self.name(term)), (term.slug, term.name))
        named = [((ref.taxonomy, self.name(ref)), ref) for ref in post.terms if self.name(ref)]
        same = Counter(name for name, _ in named)
        return [
            f"{ref.taxonomy}/{ref.slug}"
            for name, ref in named
            if same[name] > 1 or self._first.get(name, (ref.slug, ref.name)) != (ref.slug, ref.name)
        ]

    def list_post(self, post: Post, *, one_category: bool) -> None:
        """Note under which terms a public post is listed. `one_category`: under its first category alone."""
        terms = [term for term in post.terms if self.name(term)]
        categories = [term for term in terms if term.taxonomy == "category"]
        if one_category and len(categories) > 1:
            self._diagnostics.tally(messages.ONE_CATEGORY, generator=self._generator.name.title())
            categories = categories[:1]
        if post.type == "post":
            others = [term for term in terms if term.taxonomy != "category"]
            self._listed.update((term.taxonomy, term.slug) for term in categories + others)

    def has_posts(self, term: Term) -> bool:
        """Whether a public post is listed under a term."""
        return (term.taxonomy, term.slug) in self._listed


def taxonomy_key(taxonomy: str, reserved: Collection[str]) -> str:
    """The front matter key of a custom taxonomy: letters, digits, `_` and `-`, none of the reserved ones."""
    letters = (c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in taxonomy.lower())
    key = "".join(letters) or "terms"
    return f"{key}_terms" if key in reserved else key
