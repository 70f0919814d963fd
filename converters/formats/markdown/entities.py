"""Authors, terms and media of a source site: those its data files list, and those only its posts name."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any, TypeVar
from urllib.parse import quote

from msgspec.structs import replace

from converters.formats.markdown import data
from converters.formats.markdown.source_site import SourceSite
from converters.io.media_types import mime_of
from converters.io.slugs import sanitize_title
from converters.model import Author, Media, Site, Term, TermRef
from converters.personal.names import login_of
from converters.site.assets import places

Key = TypeVar("Key")
Met = TypeVar("Met", Author, Term, Media)

TAXONOMIES = {"categories": "category", "tags": "post_tag", "category": "category", "tag": "post_tag"}
"""Taxonomies of generators that WordPress has too."""

_MEDIA_FOLDERS = ("static/", "assets/", "public/", "src/")
"""Where the files lie that front matter names by their URL."""


class Found(dict[Key, Met]):
    """What only posts name, in the order in which it is met; see `side_by_side.Shared`."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = 0

    def take_changes(self) -> dict[Key, Met]:
        """What was met since the last call."""
        changes = dict(itertools.islice(self.items(), self._taken, None))
        self._taken = len(self)
        return changes

    def merge(self, changes: Mapping[Key, Met]) -> None:
        """Add what `take_changes` gave in a worker."""
        for key, record in changes.items():
            self.setdefault(key, record)


class KnownAuthors:
    """Authors by login and by name; `found` are those that no data file lists."""

    def __init__(self, site: SourceSite) -> None:
        self._written_by_us = site.written_by_us
        self.listed = list(
            data.records(site.files, site.generator, "authors", Author, site.diagnostics)
            if site.written_by_us
            else data.authors(site.files, site.content_dir, site.generator, site.diagnostics)
        )
        self._logins = {author.name: author.login for author in reversed(self.listed) if author.name}
        self._logins |= {author.login: author.login for author in self.listed if author.login}
        self.found = Found[str, Author]()

    def login(self, name: str) -> str:
        """The login of an author that front matter names."""
        if not name or name in self._logins:
            return self._logins.get(name, "")
        if self._written_by_us:
            return name
        login = login_of(name)
        self.found.setdefault(login, Author(login=login, name=name))
        return login

    def describe(self, author: Author) -> None:
        """Note what a post says of an author that no data file lists."""
        if author.name and author.name not in self._logins:
            login = login_of(author.name)
            self.found.setdefault(login, replace(author, login=login))


class KnownTerms:
    """Terms by taxonomy and name; `found` are those that no data file lists."""

    def __init__(self, site: SourceSite) -> None:
        self._written_by_us = site.written_by_us
        self.listed = (
            list(data.records(site.files, site.generator, "terms", Term, site.diagnostics))
            if site.written_by_us
            else []
        )
        format_term = site.generator.format_term
        self._by_name = {
            (term.taxonomy, format_term(" ".join(term.name.split()) or term.slug)): _ref(term)
            for term in reversed(self.listed)
        }
        self._by_slug = {(term.taxonomy, term.slug): _ref(term) for term in self.listed}
        self.found = Found[tuple[str, str], Term]()

    def ref(self, taxonomy: str, name: str) -> TermRef:
        """A term as front matter names it."""
        if ref := self._by_name.get((taxonomy, name)):
            return ref
        slug = _slug(name)
        if taxonomy == "post_format":
            return TermRef(taxonomy=taxonomy, slug=f"post-format-{slug}", name=name)
        if not self._written_by_us:
            self.found.setdefault((taxonomy, slug), Term(taxonomy=taxonomy, slug=slug, name=name))
        return TermRef(taxonomy=taxonomy, slug=slug, name=name)

    def refs_by_path(self, taxonomy: str, path: Sequence[str]) -> Iterator[TermRef]:
        """Terms, each below the one before. If a slug has another parent already, that of the parent is added, as
        in WordPress (`wp_unique_term_slug`), and then a number."""
        parent = ""
        for name in path:
            slug = self._free_slug(taxonomy, _slug(name), parent)
            term = Term(taxonomy=taxonomy, slug=slug, name=name, parent=parent)
            yield _ref(self.found.setdefault((taxonomy, slug), term))
            parent = slug

    def _free_slug(self, taxonomy: str, slug: str, parent: str) -> str:
        candidates = [slug, *([f"{slug}-{parent}"] if parent else [])]
        numbered = (f"{slug}-{number}" for number in itertools.count(2))
        for candidate in itertools.chain(candidates, numbered):
            found = self.found.get((taxonomy, candidate))
            if not found or found.parent == parent:
                return candidate
        raise AssertionError("numbers do not end")

    def with_slugs(self, refs: Sequence[TermRef], slugs: Sequence[str]) -> Iterator[TermRef]:
        """The terms of a post; `slugs`, each `TAXONOMY/SLUG`, tell those of the same name apart."""
        wanted: defaultdict[tuple[str, str], list[TermRef]] = defaultdict(list)
        for taxonomy, _, slug in (text.partition("/") for text in slugs):
            ref = self._by_slug.get((taxonomy, slug), TermRef(taxonomy=taxonomy, slug=slug))
            wanted[taxonomy, ref.name].append(ref)
        for ref in refs:
            yield from wanted.pop((ref.taxonomy, ref.name), [ref])
        for rest in wanted.values():
            yield from rest


class KnownMedia:
    """Media items by URL and path; `found` are those that no data file lists."""

    def __init__(self, site: SourceSite) -> None:
        self._site = site
        self.listed = (
            list(data.records(site.files, site.generator, "media", Media, site.diagnostics))
            if site.written_by_us
            else []
        )
        self._ids = {item.url or item.path: item.id for item in reversed(self.listed)}
        self._by_place = {
            place: item.id
            for item in reversed(self.listed)
            for place in places(item.url, site.base_url)
            if item.url
        }
        self.found = Found[str, Media]()

    def id_of(self, url: str, alt: str, folder: str) -> str:
        """The id of the media item that front matter shows; `folder` is that of the post, with its slash."""
        if url in self._ids:
            return self._ids[url]
        path = self._path(url, folder)
        if path in self._ids:
            return self._ids[path]
        absolute = url if "//" in url or url.startswith("/") else f"/{normpath(folder + url)}"
        if (listed := self._listed_at(absolute)) is not None:
            return listed
        id_ = path or url
        full = url if "//" in url else ""
        if not full and url.startswith("/"):
            full = f"{self._site.base_url}/{url.lstrip('/')}"
        mime = mime_of(PurePosixPath(url.partition("?")[0]).name)
        self.found.setdefault(id_, Media(id=id_, url=full, path=path, alt=alt, mime=mime))
        return id_

    def knows(self, path: str, url: str) -> bool:
        """Whether a file of the site, with its URL, is a media item already, or a smaller version of one."""
        if path in self._ids or path in self.found or url in self.found:
            return True
        return self._listed_at(url or f"/{path}") is not None

    def _path(self, url: str, folder: str) -> str:
        """The path of the file that a URL leads to; empty if the site has none."""
        if "//" in url:
            return ""
        clean = url.partition("?")[0].lstrip("/")
        candidates = [] if url.startswith("/") else [normpath(f"{folder}{url.partition('?')[0]}")]
        candidates += [f"{root}{clean}" for root in (*_MEDIA_FOLDERS, self._site.content_dir, "")]
        return next((path for path in candidates if self._site.exists(path)), "")

    def _listed_at(self, url: str) -> str | None:
        """The id of the listed media item with a URL, in whatever size."""
        found = (self._by_place.get(place) for place in places(url, self._site.base_url))
        return next((id_ for id_ in found if id_ is not None), None)


class KnownEntities:
    """Authors, terms and media of a site."""

    def __init__(self, site: SourceSite) -> None:
        self._site = site
        self.authors = KnownAuthors(site)
        self.terms = KnownTerms(site)
        self.media = KnownMedia(site)

    def listed(self) -> Iterator[Site | Author | Term | Media]:
        """What the data files list, the site first."""
        yield self._site.record
        yield from self.authors.listed
        yield from self.terms.listed
        yield from self.media.listed

    def found(self) -> Iterator[Author | Term | Media]:
        """What only posts name; complete when all posts are read."""
        yield from self.authors.found.values()
        yield from self.terms.found.values()
        yield from self.media.found.values()

    def take_changes(self) -> Any:
        """What was met since the last call."""
        return (
            self.authors.found.take_changes(),
            self.terms.found.take_changes(),
            self.media.found.take_changes(),
        )

    def merge(self, changes: Any) -> None:
        """Add what `take_changes` gave in a worker."""
        authors, terms, media = changes
        self.authors.found.merge(authors)
        self.terms.found.merge(terms)
        self.media.found.merge(media)


def _slug(name: str) -> str:
    return sanitize_title(name) or quote(name.lower(), safe="")


def _ref(term: Term) -> TermRef:
    return TermRef(taxonomy=term.taxonomy, slug=term.slug, name=term.name)
