"""Authors, terms and media of a tree: as its data files list them, and as its posts name them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import quote

from converters.assets import places
from converters.formats.markdown import data
from converters.formats.markdown.source_site import SourceSite
from converters.io.media_types import mime_of
from converters.io.slugs import sanitize_title
from converters.model import Author, Media, Site, Term, TermRef

TAXONOMIES = {"categories": "category", "tags": "post_tag", "category": "category", "tag": "post_tag"}
"""Taxonomies of generators that WordPress has too."""


class KnownEntities:
    """Whom and what the tree knows by name; what only posts name is listed when they are read."""

    def __init__(self, tree: SourceSite) -> None:
        self._tree = tree
        own = tree.own is not None
        files, generator, diagnostics = tree.files, tree.generator, tree.diagnostics
        self.authors = list(
            data.records(files, generator, "authors", Author, diagnostics)
            if own
            else data.authors(files, tree.content, diagnostics)
        )
        self.terms = list(data.records(files, generator, "terms", Term, diagnostics)) if own else []
        self.media = list(data.records(files, generator, "media", Media, diagnostics)) if own else []
        self._logins = {one.name: one.login for one in reversed(self.authors) if one.name}
        self._logins |= {one.login: one.login for one in self.authors if one.login}
        self._refs = {
            (one.taxonomy, generator.format_term(" ".join(one.name.split()) or one.slug)): TermRef(
                taxonomy=one.taxonomy, slug=one.slug, name=one.name
            )
            for one in reversed(self.terms)
        }
        self._by_slug = {
            (one.taxonomy, one.slug): TermRef(taxonomy=one.taxonomy, slug=one.slug, name=one.name)
            for one in self.terms
        }
        self._media = {one.url or one.path: one.id for one in reversed(self.media)}
        self._by_place = {
            place: one.id for one in reversed(self.media) for place in places(one.url, tree.base) if one.url
        }
        self._met: dict[tuple[str, str], Term] = {}
        self._named: dict[str, Author] = {}
        self._shown: dict[str, Media] = {}

    def listed(self) -> Iterator[Site | Author | Term | Media]:
        """What the data files list, the site first."""
        yield self._tree.site
        yield from self.authors
        yield from self.terms
        yield from self.media

    def met(self) -> Iterator[Author | Term | Media]:
        """What only posts name; to be asked when all are read."""
        yield from self._named.values()
        yield from self._met.values()
        yield from self._shown.values()

    def login(self, name: str) -> str:
        """The login of an author that a header names."""
        if not name or name in self._logins:
            return self._logins.get(name, "")
        if self._tree.own is not None:
            return name
        login = sanitize_title(name) or name
        self._named.setdefault(login, Author(login=login, name=name))
        return login

    def term(self, taxonomy: str, name: str) -> TermRef:
        """A term as a header names it."""
        if ref := self._refs.get((taxonomy, name)):
            return ref
        slug = sanitize_title(name) or quote(name.lower(), safe="")
        if taxonomy == "post_format":
            return TermRef(taxonomy=taxonomy, slug=f"post-format-{slug}", name=name)
        if self._tree.own is None:
            self._met.setdefault((taxonomy, slug), Term(taxonomy=taxonomy, slug=slug, name=name))
        return TermRef(taxonomy=taxonomy, slug=slug, name=name)

    def told_apart(self, refs: Sequence[TermRef], stated: Sequence[str]) -> Iterator[TermRef]:
        """The terms of a post, those of one name told apart by what its header states: `TAXONOMY/SLUG`."""
        wanted: defaultdict[tuple[str, str], list[TermRef]] = defaultdict(list)
        for taxonomy, _, slug in (one.partition("/") for one in stated):
            ref = self._by_slug.get((taxonomy, slug), TermRef(taxonomy=taxonomy, slug=slug))
            wanted[taxonomy, ref.name].append(ref)
        for ref in refs:
            yield from wanted.pop((ref.taxonomy, ref.name), [ref])
        for rest in wanted.values():
            yield from rest

    def image(self, address: str, alt: str, folder: str) -> str:
        """The id of the media item that a header shows; `folder` is that of the post."""
        if address in self._media:
            return self._media[address]
        place = self._place(address, folder)
        if place in self._media:
            return self._media[place]
        whole = address if "//" in address or address.startswith("/") else f"/{normpath(folder + address)}"
        if (listed := self._at(whole)) is not None:
            return listed
        id_ = place or address
        url = (
            address
            if "//" in address
            else f"{self._tree.base}/{address.lstrip('/')}"
            if address.startswith("/")
            else ""
        )
        mime = mime_of(PurePosixPath(address.partition("?")[0]).name)
        self._shown.setdefault(id_, Media(id=id_, url=url, path=place, alt=alt, mime=mime))
        return id_

    def _place(self, address: str, folder: str) -> str:
        """Where a file of the tree lies that an address leads to; `""` where none does."""
        if "//" in address:
            return ""
        clean = address.partition("?")[0].lstrip("/")
        roots = ("static/", "assets/", "public/", "src/", self._tree.content, "")
        wishes = [f"{folder}{address}"] * (not address.startswith("/")) + [f"{root}{clean}" for root in roots]
        return next((wish for wish in wishes if self._tree.is_at(wish)), "")

    def has(self, place: str, url: str) -> bool:
        """Whether a file of the tree, with the address `url`, is a media item already, or a smaller picture of one."""
        if place in self._media or place in self._shown or url in self._shown:
            return True
        return self._at(url or f"/{place}") is not None

    def _at(self, address: str) -> str | None:
        """The id of the listed media item that lies at an address of the site, in whatever size."""
        return next(
            (self._by_place[one] for one in places(address, self._tree.base) if one in self._by_place), None
        )
