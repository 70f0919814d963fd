"""The blog as a folder of pages: a page a post, lists of them, feed, sitemap, search."""

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, cast

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.context import RenderContext, data_block, web_address
from converters.formats.html.writer.csp import policy
from converters.formats.html.writer.feed import FEED_LENGTH, Feed
from converters.formats.html.writer.lists import (
    BY_AUTHOR,
    BY_YEAR,
    HOME_LIST,
    INDEX,
    OF_TYPE,
    List,
    ListName,
    Lists,
    Part,
    entry,
    newest_first,
    parts,
)
from converters.formats.html.writer.page_paths import (
    ASSET_FOLDER,
    ASSETS,
    FEED,
    HOME,
    SEARCH,
    SITEMAP,
    relative,
)
from converters.formats.html.writer.search import Search
from converters.guard import guarded
from converters.io.filenames import slug_filename
from converters.io.media_types import is_image
from converters.io.output import FolderOutput
from converters.model import MENU_ITEM, Author, Media, Post, Record, Site, Term
from converters.plan import Run
from converters.privacy import INTERNAL_TAXONOMIES, public_media
from converters.record_lines import decode, encode
from converters.site_index import PostSummary, key

if TYPE_CHECKING:
    from converters.formats.html.writer import HtmlWriter

MEDIA_PER_PAGE = 200


class SiteWriter:
    """One run."""

    def __init__(self, writer: "HtmlWriter", out: FolderOutput, run: Run, diagnostics: Diagnostics) -> None:
        self._writer, self._out, self._site_index, self._diagnostics = (
            writer,
            out,
            run.site_index,
            diagnostics,
        )
        self._edition = RenderContext(writer, run, diagnostics)
        self._places, self._words = self._edition.places, self._edition.words
        self._lists = Lists()
        self._authors: list[Author] = []
        self._terms: list[Term] = []
        self._unlisted: list[Term] = []
        self._neighbours: dict[str, tuple[PostSummary | None, PostSummary | None]] = {}
        self._latest: set[str] = set()
        self._feed = Feed(self._edition)
        self._nav: list[tuple[str, str]] = []
        self._search: Search | None = None
        self._media: IO[bytes] | None = None
        self._old: list[tuple[PostSummary, list[str], str]] = []

    def write(self, records: Iterable[Record]) -> None:
        """Write the pages."""
        self._order()
        with Search(self._out.open(SEARCH)) as self._search, tempfile.TemporaryFile() as self._media:
            for record in records:
                if isinstance(record, Media | Post) and not self._nav:
                    self._navigation()
                    self._claim()
                with guarded(self._diagnostics, record), self._out.attempt():
                    self._take(record)
            self._write_media()
        self._write_lists()
        self._forward()
        for name in ASSETS:
            self._out.write_default(name, self._edition.pages.asset(name))
        self._edition.remote.report(self._diagnostics)

    def _order(self) -> None:
        """What stands before and after each post, and which are the latest."""
        posts = [one for one in self._places.posts.values() if one.status == "publish" and one.type == "post"]
        posts.sort(key=lambda one: (one.date, one.key))
        for number, one in enumerate(posts):
            older = posts[number - 1] if number else None
            newer = posts[number + 1] if number + 1 < len(posts) else None
            self._neighbours[one.key] = (older, newer)
        self._latest = {one.key for one in posts[-FEED_LENGTH:]}

    def _claim(self) -> None:
        """The files of all lists, in an order that does not depend on that of the records."""
        edition, outlines = self._edition, self._places.posts.values()
        lists = [edition.term_list(term) for term in self._terms]
        lists += [edition.author_list(login) for login in self._site_index.author_logins]
        lists += [edition.type_list(one.type) for one in outlines if one.type != "post"]
        lists += [ListName(BY_YEAR, one.date[:4]) for one in outlines if one.date]
        for name in sorted(lists):
            self._places.list_file(name)

    def _take(self, record: Record) -> None:
        match record:
            case Site():
                self._diagnostics.wrote(record)
            case Author():
                self._authors.append(record)
                self._diagnostics.wrote(record)
            case Term():
                unseen = record.taxonomy in INTERNAL_TAXONOMIES
                (self._unlisted if unseen else self._terms).append(record)
                self._edition.terms.setdefault((record.taxonomy, record.slug, record.name), record)
                self._diagnostics.wrote(record)
            case Media():
                self._take_media(record)
            case Post() if record.type == MENU_ITEM:
                self._edition.menus.add(record)
            case Post() if record.status != "publish" and not self._writer.drafts:
                self._diagnostics.leave_out(record, "draft")
                self._diagnostics.tally(messages.DRAFT_LEFT_OUT)
            case Post():
                self._post(record)

    # Posts

    def _post(self, post: Post) -> None:
        summary = self._site_index.summaries[key(post)]
        file = self._places.file(summary)
        article = self._edition.article(post, file)
        older, newer = self._neighbours.get(summary.key, (None, None))
        self._page(
            "post.html",
            file,
            title=article["name"],
            article=article,
            canonical=article["canonical"],
            scripts=article["scripts"],
            draft=post.status != "publish",
            author=self._author_link(file, post, article),
            terms=[
                (ref, relative(file, self._places.list_file(self._edition.term_list(ref))))
                for ref in article["terms"]
            ],
            older=self._neighbour(file, older),
            newer=self._neighbour(file, newer),
        )
        if post.status == "publish":
            self._edition.menus.remember(post)
            self._list(post, article)
            self._remember_old(post, summary)
        self._diagnostics.wrote(post)

    def _author_link(self, file: str, post: Post, article: dict[str, Any]) -> str:
        if post.type != "post" or not article["author"]:
            return ""
        return relative(file, self._places.list_file(self._edition.author_list(post.author)))

    def _neighbour(self, file: str, summary: PostSummary | None) -> tuple[str, str] | None:
        return (relative(file, self._places.file(summary)), summary.date[:10]) if summary else None

    def _list(self, post: Post, article: dict[str, Any]) -> None:
        one = entry(post, article)
        if post.type == "post":
            self._lists.home.entries.append(one)
            if one.date:
                self._lists.add(ListName(BY_YEAR, one.date[:4]), one.date[:4], one)
            if post.author:
                self._lists.add(self._edition.author_list(post.author), article["author_name"], one)
        else:
            name = self._edition.type_list(post.type)
            self._lists.add(name, self._type(post.type), one)
        for ref in article["terms"]:
            self._lists.add(self._edition.term_list(ref), ref.name or ref.slug, one)
        if key(post) in self._latest:
            self._feed.take(article)
        assert self._search
        self._search.add(one, article)

    def _remember_old(self, post: Post, summary: PostSummary) -> None:
        old = post.extra.get("_wp_old_slug")
        if slugs := [str(one) for one in (old if isinstance(old, list) else [old]) if one]:
            self._old.append((summary, slugs, post.title))

    def _forward(self) -> None:
        """A small page at each address that a post had before; of two posts that had one, the first has it."""
        for summary, slugs, title in sorted(self._old, key=lambda one: (len(one[0].key), one[0].key)):
            file = self._places.file(summary)
            for old in self._places.former(summary, slugs):
                html = self._edition.pages.render(
                    "moved.html", to=relative(old, file), canonical=self._edition.absolute(file), name=title
                )
                self._out.write(old, html)

    # Media

    def _take_media(self, media: Media) -> None:
        media = public_media(media)
        self._edition.remote.add(media.url)
        assert self._media
        self._media.write(encode(media))
        self._diagnostics.wrote(media)

    def _write_media(self) -> None:
        """The pages of all media: last, when it is known which files come along."""
        total = len(self._site_index.media)
        assert self._media
        self._media.seek(0)
        number = 0
        while items := [cast(Media, decode(line)) for line in islice(self._media, MEDIA_PER_PAGE)]:
            number += 1
            file = self._media_file(number)
            more = number * MEDIA_PER_PAGE < total
            self._page(
                "media.html",
                file,
                title=self._words["media"],
                media=[self._shown(file, one) for one in items],
                data=data_block(EmbeddedData(media=tuple(items))),
                newer=relative(file, self._media_file(number - 1)) if number > 1 else "",
                older=relative(file, self._media_file(number + 1)) if more else "",
            )

    def _shown(self, page: str, media: Media) -> tuple[Media, str, bool]:
        """A media item, the link to its file, and whether that is a picture that comes along."""
        path = self._edition.assets.if_used(media)
        link = relative(page, path) if path else web_address(media.url)
        return media, link, bool(path and is_image(path))

    def _media_file(self, number: int) -> str:
        return self._places.list_file(index("media"), number)

    # Lists

    def _write_lists(self) -> None:
        lists = self._lists
        for one in lists.all.values():
            self._write_list(one)
        if lists.of_kind(BY_YEAR):
            self._write_index(BY_YEAR, self._words["archive"], "archive", entries=True)
        taxonomies = dict.fromkeys([term.taxonomy for term in self._terms])
        for taxonomy in taxonomies:
            self._write_index(taxonomy, *self._index(taxonomy))
        if lists.of_kind(BY_AUTHOR) or self._authors:
            self._write_index(BY_AUTHOR, self._words["authors"], "authors")
        self._write_home()
        self._write_feed()

    def _write_list(self, one: List) -> None:
        for part in parts(newest_first(one.entries), self._writer.per_page):
            file = self._part_file(one.name, part.number)
            self._page(
                "list.html",
                file,
                title=one.title,
                part=part,
                **self._around(one.name, file, part),
            )

    def _part_file(self, name: ListName, number: int) -> str:
        return HOME if name == HOME_LIST and number == 1 else self._places.list_file(name, number)

    def _around(self, name: ListName, file: str, part: Part) -> dict[str, str]:
        """The links to the pages of a list before and after one."""
        newer = self._part_file(name, part.number - 1) if part.number > 1 else ""
        older = self._part_file(name, part.number + 1) if part.number < part.of else ""
        return {
            "newer": relative(file, newer) if newer else "",
            "older": relative(file, older) if older else "",
        }

    def _write_index(self, kind: str, title: str, name: str, *, entries: bool = False) -> None:
        """All lists of a kind in one page, with what is to be said of terms and authors."""
        lists = self._lists.of_kind(kind)
        if entries:
            lists.sort(key=lambda one: one.title, reverse=True)
        listed = {one.name for one in lists}
        file = self._places.list_file(index(name))
        rows = [(one, relative(file, self._places.list_file(one.name))) for one in lists]
        terms = [term for term in self._terms if term.taxonomy == kind]
        authors = self._authors if kind == BY_AUTHOR else []
        rest = [term.name or term.slug for term in terms if self._edition.term_list(term) not in listed]
        described = {self._edition.term_list(term): term.description for term in terms if term.description}
        self._page(
            "index_of.html",
            file,
            title=title,
            rows=rows,
            rest=rest,
            described=described,
            entries={one.name: newest_first(one.entries) for one in lists} if entries else {},
            data=data_block(EmbeddedData(terms=tuple(terms), authors=tuple(authors)))
            if terms or authors
            else "",
        )

    def _write_home(self) -> None:
        self._edition.menus.settle()
        others = (one for list_ in self._lists.of_kind(OF_TYPE) for one in list_.entries)
        newest = newest_first(self._lists.home.entries or list(others))  # a folder of notes has only pages
        entries = [one for one in newest if one.sticky] + [one for one in newest if not one.sticky]
        for part in parts(entries, self._writer.per_page):
            file = self._part_file(HOME_LIST, part.number)
            self._page(
                "home.html",
                file,
                title="",
                part=part,
                menus=self._edition.menus.found if part.number == 1 else [],
                data=data_block(self._hidden()) if part.number == 1 else "",
                **self._around(HOME_LIST, file, part),
            )

    def _hidden(self) -> EmbeddedData:
        """What the home page holds: the site, and what is on no page of its own."""
        return EmbeddedData(
            site=self._site_index.site, terms=tuple(self._unlisted), items=self._edition.items()
        )

    def _write_feed(self) -> None:
        """Feed and sitemap need full addresses."""
        if not self._edition.absolute(HOME):
            self._diagnostics.report(messages.NO_SITE_ADDRESS, self._site_index.site)
            return
        types = self._lists.of_kind(OF_TYPE)
        pages = [*self._lists.home.entries, *(entry for one in types for entry in one.entries)]
        self._out.write(FEED, self._feed.feed())
        self._out.write(SITEMAP, self._feed.sitemap(newest_first(pages)))

    # Pages

    def _page(
        self, template: str, file: str, *, title: str, scripts: Iterable[str] = (), **values: Any
    ) -> None:
        """Render and write one page; `file` is where it lies."""
        values.setdefault("canonical", self._edition.absolute(file))
        values.setdefault("draft", False)

        def to(other: str) -> str:
            return relative(file, other)

        html = self._edition.pages.render(
            template,
            title=title,
            site=self._site_index.site,
            to=to,
            nav=[(name, to(where)) for name, where in self._navigation()],
            root=to(HOME).removesuffix(HOME),
            assets=to(f"{ASSET_FOLDER}/x").removesuffix("/x"),
            feed=to(FEED) if self._edition.absolute(HOME) else "",
            home=self._edition.absolute(HOME),
            policy=policy(scripts),
            single=False,
            **self._edition.language,
            **values,
        )
        self._out.write(file, html.encode(errors="replace"))

    def _navigation(self) -> list[tuple[str, str]]:
        """What every page leads to; known before the first post, for authors, terms and media come first."""
        if not self._nav:
            self._nav = list(self._ways())
        return self._nav

    def _index(self, taxonomy: str) -> tuple[str, str]:
        """What the page of all terms of a taxonomy is called, and where it would best lie."""
        name = INDEXES.get(taxonomy, "")
        return (self._words[name], name) if name else (taxonomy, slug_filename(taxonomy))

    def _type(self, type_: str) -> str:
        return self._words["pages"] if type_ == "page" else type_

    def _ways(self) -> Iterator[tuple[str, str]]:
        file = self._places.list_file
        public = [one for one in self._places.posts.values() if one.status == "publish"]
        types = {one.type for one in public}
        yield self._words["home"], HOME
        if any(one.date for one in public if one.type == "post"):
            yield self._words["archive"], file(index("archive"))
        for type_ in sorted(types - {"post"}, key=lambda name: (name != "page", name)):
            yield self._type(type_), file(self._edition.type_list(type_))
        for taxonomy in dict.fromkeys(term.taxonomy for term in self._terms):
            title, name = self._index(taxonomy)
            yield title, file(index(name))
        if self._authors:
            yield self._words["authors"], file(index("authors"))
        if self._site_index.media:
            yield self._words["media"], file(index("media"))


INDEXES = {"category": "categories", "post_tag": "tags"}
"""Taxonomy -> where the page of all its terms is, and which word says what it is called."""


def index(name: str) -> ListName:
    """The name of a page that is no list of posts."""
    return ListName(INDEX, name)
