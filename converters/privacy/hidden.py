"""Which terms, authors and media only hidden posts have, so that a public target hides them as well.

- A term counts as shown when a shown post has it, or has a term below it.
- An author counts as shown when he or she wrote a shown post.
- A media item counts as shown when a shown post is its parent, has it as featured image, or names it in its text.

What no post has at all stays, unless the source has posts that could not be read, or the term says itself that it is hidden:
nothing about a hidden post can be read from it. An account of WordPress without a post does not: WordPress lists those that have published something
(`WP_REST_Users_Controller`, `WP_Sitemaps_Users`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.diagnostics import Diagnostics
from converters.extra_keys import AUTHORS, POST_ID
from converters.io import urls
from converters.model import MENU_ITEM, Author, Media, Post, Record, Term, as_draft
from converters.personal.names import public_path
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.assets import base_of, original
from converters.site.co_authors import PREFIX, TAXONOMY
from converters.site.index import SiteIndex, SiteIndexBuilder
from converters.site.post_summaries import key

TermName = tuple[str, str]
"""Taxonomy and slug of a term."""

_TOKEN: Final = lazy_re.compile(r"""[^\s"'<>()\[\]{}|,;=?#&]+""")
"""What a URL in a text can be, without its query and fragment."""
_FILE_NAME: Final = lazy_re.compile(r"\.[A-Za-z0-9]{2,5}$")
_MEDIA_IDS: Final = lazy_re.compile(
    r"""(?:wp-image-|attachment_|attachment_id=|(?:ids?|mediaId)["']?\s*[=:]\s*["'\[]{0,2})"""
    r"""(\d+(?:\s*,\s*\d+)*)"""
)
"""Ids of media in a text: image classes, captions, galleries and players, block attributes."""
_GALLERY: Final = lazy_re.compile(r"\[(?:gallery|playlist)(?![^\]]*\bids?=)")
"""A gallery without a list of what it shows."""
_SEGMENTS: Final = 3
"""Last segments of a file's path that are compared: `2020/01/a.jpg` of an upload, whatever lies above."""


class HiddenReferences:
    """Collects what hidden and shown posts refer to. Memory: names, a number for each file that hidden posts name."""

    def __init__(self) -> None:
        self._hidden_terms: dict[TermName, str] = {}
        self._hidden_authors: dict[str, str] = {}
        self._hidden_media: dict[str, str] = {}
        self._hidden_files: dict[int, str] = {}
        self._hidden_parents: dict[str, str] = {}
        self._hidden_without_id = ""
        """Why a post that has lost its id is hidden, if one is: files may be its own that name a parent which is not there."""
        self._part_media: dict[str, str] = {}
        self._part_files: dict[int, str] = {}
        self._galleries: set[str] = set()
        self._published_terms: set[TermName] = set()
        self._draft_terms: set[TermName] = set()
        self._shown_authors: set[str] = set()
        self._of_wordpress = False
        self._parents: dict[TermName, TermName] = {}
        self._term_ids: dict[TermName, str] = {}
        self._term_names: dict[TermName, TermName] = {}
        """The name of each term, with its taxonomy."""
        self._hidden_names: dict[TermName, str] = {}
        self._shown_names: set[TermName] = set()

    def add_hidden(self, post: Post, reason: str) -> None:
        """Note what a post refers to that is left out for `reason`."""
        for id_ in ids_of(post):
            self._hidden_parents.setdefault(id_, reason)
        if not post.id and post.body and post.body.dialect == "wordpress" and reason not in INTERNAL_TYPES:
            self._hidden_without_id = reason
        for ref in post.terms:
            self._hidden_terms.setdefault((ref.taxonomy, ref.slug), reason)
            self._hidden_names.setdefault((ref.taxonomy, ref.name), reason)
        if post.author:
            self._hidden_authors.setdefault(post.author, reason)
        for media_id in media_ids(post):
            self._hidden_media.setdefault(media_id, reason)
        for file in files_of(post):
            self._hidden_files.setdefault(file, reason)

    def add_hidden_parts(self, post: Post, parts: Iterable[str], reason: str) -> None:
        """Note what the hidden parts of a post refer to that is written without them for `reason`."""
        for part in parts:
            for media_id in _ids_in(part):
                self._part_media.setdefault(media_id, reason)
            for file in _files_in(part, base_of(post)):
                self._part_files.setdefault(file, reason)
        if post.body and _GALLERY.search(post.body.text):  # it shows all that was uploaded to the post
            self._galleries.add(post.id)

    def forget_shown(self) -> None:
        """Forget the posts that were noted as written, to note those of them that are written after all."""
        self._published_terms.clear()
        self._draft_terms.clear()
        self._shown_authors.clear()
        self._shown_names.clear()

    def add_shown(self, post: Post) -> None:
        """Note the terms and the author of a post that is written. No visitor sees whose work a menu item is."""
        terms = self._published_terms if post.status == "publish" else self._draft_terms
        for ref in post.terms:
            terms.add((ref.taxonomy, ref.slug))
            self._shown_names.add((ref.taxonomy, ref.name))
        if post.type != MENU_ITEM:
            self._shown_authors.update((post.author, *_further_authors(post)))
        if post.body and post.body.dialect == "wordpress":
            self._of_wordpress = True

    def hide_term(self, term: Term, reason: str) -> None:
        """Hide a term that says itself that it is hidden, whether a post has it or not."""
        self._hidden_terms.setdefault((term.taxonomy, term.slug), reason)

    def add_term(self, term: Term) -> None:
        """Note the id and name of a term, and what lies above it."""
        self._parents[term.taxonomy, term.slug] = (term.taxonomy, term.parent)
        self._term_names[term.taxonomy, term.slug] = (term.taxonomy, term.name)
        if term.id:
            self._term_ids[term.taxonomy, term.slug] = term.id

    def hide(self, index: SiteIndexBuilder, posts: Iterable[Record], *, all_read: bool = True) -> None:
        """Hide what only hidden posts have. `posts` are all that is written; read only if needed.

        Where the source has posts that could not be read (`all_read` is False), a term that no post has may be of these.
        """
        terms = self._hidden_by_name() | self._hidden_terms
        if not all_read:
            terms = dict.fromkeys(self._parents, "no posts") | terms
        index.hidden_terms = self._terms(terms, self._published_terms | self._draft_terms)
        index.hidden_term_ids = {id_ for name in index.hidden_terms if (id_ := self._term_ids.get(name))}
        index.draft_terms = set(self._terms(dict.fromkeys(self._draft_terms, "draft"), self._published_terms))
        for login, reason in self._hidden_authors.items():
            if login not in self._shown_authors:
                index.hide_author(login, reason)
        if self._of_wordpress:
            for login in sorted(index.authors.keys() - self._shown_authors):
                index.hide_author(login, "no posts")
        if hidden := self._media(index):
            for media_id in self._named_by_shown(hidden, index, posts):
                hidden.pop(media_id, None)
        for media_id, reason in hidden.items():
            index.hide_media_item(media_id, reason)

    def _hidden_by_name(self) -> dict[TermName, str]:
        """The listed terms that only hidden posts have by their name, and why: the list or the posts may have lost their slugs."""
        return {
            term: reason
            for term, name in self._term_names.items()
            if name[1] and name not in self._shown_names and (reason := self._hidden_names.get(name))
        }

    def _terms(self, hidden: Mapping[TermName, str], public: Set[TermName]) -> dict[TermName, str]:
        """The `hidden` terms that are neither `public` nor above such a term, and why; with those below them."""
        shown: set[TermName] = set()
        for name in public:
            while name not in shown:
                shown.add(name)
                name = self._parents.get(name, name)
        reasons = dict(hidden) | dict.fromkeys(shown, "")
        for name in self._parents:  # a term that no post has would name the hidden one above it
            below: list[TermName] = []
            while name not in reasons and name in self._parents:
                reasons[name] = ""  # a circle ends here
                below.append(name)
                name = self._parents[name]
            reasons.update(dict.fromkeys(below, reasons.get(name, "")))
        return {name: reason for name, reason in reasons.items() if reason}

    def _media(self, index: SiteIndexBuilder) -> dict[str, str]:
        """The media of no written post that hidden posts name, and why these are hidden."""
        found: dict[str, str] = {}
        for media in index.media.values():
            files = sorted({file_number(path) for path in (urls.split(media.url).path, media.path) if path})
            reasons: list[str | None] = []
            if media.parent not in self._galleries:
                reasons = [self._part_media.get(media.id), *map(self._part_files.get, files)]
            if not index.is_written(media.parent):
                reasons += [self._hidden_media.get(media.id), *map(self._hidden_files.get, files)]
                reasons.append(self._hidden_parents.get(media.parent))
                reasons.append(self._hidden_without_id if media.parent not in ("", "0") else "")
            if reason := next(filter(None, reasons), ""):
                found[media.id] = reason
        return found

    def _named_by_shown(
        self, candidates: dict[str, str], index: SiteIndexBuilder, posts: Iterable[Record]
    ) -> set[str]:
        by_file: dict[int, list[str]] = {}
        for media_id in candidates:
            media = index.media[media_id]
            for path in filter(None, (urls.split(media.url).path, media.path)):
                by_file.setdefault(file_number(path), []).append(media_id)
        named: set[str] = set()
        for post in posts:
            if isinstance(post, Post):
                named.update(media_id for media_id in media_ids(post) if media_id in candidates)
                for file in files_of(post):
                    named.update(by_file.get(file, ()))
        for text in index.blocks.values():
            named.update(media_id for media_id in _ids_in(text) if media_id in candidates)
            for file in _files_in(text, ""):
                named.update(by_file.get(file, ()))
        return named


def ids_of(post: Post) -> Iterator[str]:
    """The id of a post, and those of posts that have run into it, whose elements are in `extra`."""
    stated = post.extra.get(POST_ID)
    for value in (post.id, *(stated if isinstance(stated, list) else (stated,))):
        if id_ := value.get("#text") if isinstance(value, dict) else value:
            yield str(id_)


def _further_authors(post: Post) -> Iterator[str]:
    """The logins of authors besides the first: in `extra`, and as terms of Co-Authors Plus."""
    if isinstance(logins := post.extra.get(AUTHORS), list):
        yield from (login for login in logins if isinstance(login, str))
    yield from (ref.slug.removeprefix(PREFIX) for ref in post.terms if ref.taxonomy == TAXONOMY)


def visible_records(
    records: Iterable[Record], site_index: SiteIndex, diagnostics: Diagnostics
) -> Iterator[Record]:
    """The records without hidden posts, terms, authors and media, which are counted as left out, and their names."""
    for record in records:
        if (shown := visible(record, site_index, diagnostics)) is not None:
            yield shown


def visible(record: Record, site_index: SiteIndex, diagnostics: Diagnostics) -> Record | None:
    """One record as `visible_records` has it; None for a hidden one, which is counted as left out."""
    if reason := _reason(record, site_index):
        diagnostics.leave_out(record, reason)
        return None
    if site_index.drafted_posts and isinstance(record, Post) and key(record) in site_index.drafted_posts:
        record = as_draft(record)
    return _without_hidden_author(record, site_index)


def _reason(record: Record, site_index: SiteIndex) -> str:
    match record:
        case Author():
            return site_index.hidden_authors.get(record.login, "")
        case Term():
            return site_index.hidden_terms.get((record.taxonomy, record.slug), "")
        case Media():
            return site_index.hidden_media.get(record.id, "")
        case Post() if site_index.hidden_posts:
            return site_index.hidden_posts.get(key(record), "")
    return ""


def _without_hidden_author(record: Record, site_index: SiteIndex) -> Record:
    match record:
        case Media(extra={"creator": str(login)}) if login in site_index.hidden_authors:
            return replace(
                record, extra={name: value for name, value in record.extra.items() if name != "creator"}
            )
        case Post() if record.author in site_index.hidden_authors:  # a menu item
            return replace(record, author="")
    return record


def media_ids(post: Post) -> Iterator[str]:
    """The ids of the media that a post names: its featured image, and those in its text."""
    if post.featured and post.featured != "0":
        yield post.featured
    if post.body:
        yield from _ids_in(post.body.text)


def _ids_in(text: str) -> Iterator[str]:
    for found in _MEDIA_IDS.finditer(text):
        yield from re.findall(r"\d+", found[1])


def files_of(post: Post) -> Iterator[int]:
    """The numbers (see `file_number`) of the files that the texts of a post name."""
    for text in (post.body.text if post.body else "", post.excerpt):
        yield from _files_in(text, base_of(post))


def _files_in(text: str, base: str) -> Iterator[int]:
    for found in _TOKEN.finditer(text):
        url = found[0].rstrip(".:!")
        if _FILE_NAME.search(url[-6:]):
            yield file_number(urls.split(urls.join(base, url)).path)


def file_number(path: str) -> int:
    """A number for a file, the same for all sizes that WordPress made of an image, and for its public name."""
    return hash(tuple(original(public_path(path)).strip("/").split("/")[-_SEGMENTS:]))
