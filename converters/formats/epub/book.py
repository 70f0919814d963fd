"""The book as a whole: its chapters, the lists of them, its cover and its package document."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from converters.dates import NO_DATE, utc_text
from converters.diagnostics import Diagnostics
from converters.formats.epub.chapters import Chapter, Chapters
from converters.formats.epub.files import Files
from converters.formats.epub.links import CONTENTS, Links, anchor, list_file
from converters.formats.epub.output import PACKAGE, TEXT, EpubOutput
from converters.formats.epub.templates import Templates
from converters.formats.epub.types import SVG, FileType
from converters.formats.epub.xml_words import line
from converters.guard import guarded
from converters.model import Media, Post, Record, Term
from converters.privacy.post_types import is_internal_taxonomy
from converters.publishing.media_account import MediaAccount
from converters.publishing.words import direction, language_attributes, words
from converters.site.plan import Run

_COVER: Final = "cover-image"
_COVER_KEYS: Final = ("cover_image", "og_image")
"""Where a source says which image stands for the blog (`Site.extra`): Ghost's settings, and what front matter calls it."""
_LINE, _LINES = 18, 7
"""Characters in a line of a cover, and how many lines it has."""


class Part(NamedTuple):
    """A part of the book: a page that lists its chapters, which follow it."""

    file: str
    title: str
    chapters: list[Chapter]


class TermEntry(NamedTuple):
    """A term in a list at the end of the book."""

    anchor: str
    name: str
    description: str
    chapters: list[Chapter]


class TermList(NamedTuple):
    """The list of a taxonomy."""

    file: str
    title: str
    entries: list[TermEntry]


class Book:
    """Writes one book. Of each chapter it keeps what the lists show."""

    def __init__(
        self, out: EpubOutput, run: Run, diagnostics: Diagnostics, cover: str, cover_type: FileType
    ) -> None:
        """`cover`: the path of an image that the user chose, and its type; empty for none."""
        self._out, self._run, self._diagnostics = out, run, diagnostics
        self._cover, self._cover_type = cover, cover_type
        self._site = run.site_index.site
        self._words = words(self._site.language)
        self._templates = Templates(self._words)
        self._terms: dict[str, dict[str, Term]] = {}
        """The terms by taxonomy and slug, also those that no post has."""
        self._files = Files(run, diagnostics)
        links = Links(run, self._files, diagnostics)
        self._chapters = Chapters(run, links, self._templates, diagnostics)
        self._written: list[Chapter] = []
        self._covers: dict[str, str] = {}
        """The image of the cover, and its media type."""
        self._changed = ""

    def write(self, records: Iterable[Record]) -> None:
        """Write the chapters as the posts come, and all else at the end."""
        media = MediaAccount(self._run, self._diagnostics)
        for record in records:
            if isinstance(record, Post):
                with guarded(self._diagnostics, record), self._out.attempt():
                    self._write_chapter(record)
                    self._diagnostics.wrote(record)
                continue
            if isinstance(record, Term):
                if is_internal_taxonomy(record.taxonomy):
                    self._diagnostics.leave_out(record, record.taxonomy)
                    continue
                self._terms.setdefault(record.taxonomy, {}).setdefault(record.slug or record.name, record)
            if isinstance(record, Media):
                media.add(record)
                continue
            self._diagnostics.wrote(record)
        self._written.sort(key=lambda chapter: (chapter.date, chapter.file))
        parts, lists = list(self._parts()), list(self._lists())
        for part in parts:
            self._page("part.xhtml", part.file, title=part.title, part=part)
        for list_ in lists:
            self._page("terms.xhtml", list_.file, title=list_.title, list=list_)
        self._write_front(parts, lists)
        self._write_package(parts, lists)
        for name, drawing in self._files.drawings():
            self._out.write(f"{TEXT}{name}", drawing)
        self._out.names = self._files.packed
        media.settle_files(self._files.is_here)

    def _write_chapter(self, post: Post) -> None:
        chapter, page = self._chapters.render(post)
        self._out.write(f"{TEXT}{chapter.file}", page)
        self._written.append(chapter)
        for date in (post.date, post.modified):
            self._changed = max(self._changed, utc_text(date))

    def _parts(self) -> Iterator[Part]:
        """The pages of the blog, then the posts of each year, then what has another type, or no date."""
        by_part: defaultdict[tuple[int, str], list[Chapter]] = defaultdict(list)
        for chapter in self._written:
            if chapter.type == "page":
                by_part[0, self._words["pages"]].append(chapter)
            elif chapter.type == "post":
                by_part[(1, chapter.date[:4]) if chapter.date else (2, self._words["posts"])].append(chapter)
            else:
                by_part[3, line(chapter.type) or "–"].append(chapter)
        for number, ((_, title), chapters) in enumerate(sorted(by_part.items()), 1):
            yield Part(f"part-{number}.xhtml", title, chapters)

    def _lists(self) -> Iterator[TermList]:
        """The lists at the end: of each taxonomy, by name."""
        names = {
            taxonomy: {slug: line(term.name) or line(slug) or "–" for slug, term in terms.items()}
            for taxonomy, terms in self._terms.items()
        }
        chapters: defaultdict[tuple[str, str], list[Chapter]] = defaultdict(list)
        for chapter in self._written:
            for taxonomy, slug, name in chapter.terms:
                names.setdefault(taxonomy, {}).setdefault(slug, name)
                chapters[taxonomy, slug].append(chapter)
        titles = {"category": self._words["categories"], "post_tag": self._words["tags"]}
        for taxonomy in sorted(names, key=lambda name: (name not in titles, name)):
            slugs = sorted(names[taxonomy], key=lambda slug: (names[taxonomy][slug].casefold(), slug))
            entries = [
                self._entry(taxonomy, slug, names[taxonomy][slug], chapters[taxonomy, slug]) for slug in slugs
            ]
            yield TermList(list_file(taxonomy), titles.get(taxonomy) or line(taxonomy) or "–", entries)

    def _entry(self, taxonomy: str, slug: str, name: str, chapters: list[Chapter]) -> TermEntry:
        term = self._terms.get(taxonomy, {}).get(slug)
        return TermEntry(
            anchor(taxonomy, slug).partition("#")[2], name, term.description if term else "", chapters
        )

    def _authors(self) -> list[str]:
        return list(dict.fromkeys(sorted(chapter.author for chapter in self._written if chapter.author)))

    @property
    def _title(self) -> str:
        return line(self._site.title) or line(self._site.url) or self._words["untitled"]

    def _write_front(self, parts: list[Part], lists: list[TermList]) -> None:
        """The cover, and the contents."""
        years = sorted({chapter.date[:4] for chapter in self._written if chapter.date})
        image = self._write_cover(_span(years))
        self._page(
            "cover.xhtml",
            "cover.xhtml",
            title=self._title,
            image=image,
            years=_span(years),
            authors=self._authors(),
        )
        self._page(
            CONTENTS, CONTENTS, title=self._words["contents"], parts=parts, lists=lists, name=self._title
        )
        self._out.write(f"{TEXT}style.css", self._templates.style())

    def _write_cover(self, years: str) -> str:
        """Write the cover: the user's image, or that of the blog, or ours. The name of an image; empty for ours, since the page
        says the same."""
        if self._cover:
            name = f"{_COVER}.{self._cover_type.ending}"
            with Path(self._cover).open("rb") as file:
                self._out.copy(f"{TEXT}{name}", file)
            self._covers[name] = self._cover_type.mime
            return name
        for key in _COVER_KEYS:
            url = self._site.extra.get(key)
            home = Post(url=self._site.url)
            if isinstance(url, str) and url and (name := self._files.image(url, home, missed=False)):
                self._covers[name] = self._files.types[name]
                return name
        name = f"{_COVER}.{SVG.ending}"
        self._out.write(
            f"{TEXT}{name}", self._templates.render("cover.svg", lines=_lines(self._title), years=years)
        )
        self._covers[name] = SVG.mime
        return ""

    def _page(self, template: str, file: str, **values: object) -> None:
        self._out.write(
            f"{TEXT}{file}",
            self._templates.render(
                template, site=self._site, root="", **language_attributes(self._site.language), **values
            ),
        )

    def _write_package(self, parts: list[Part], lists: list[TermList]) -> None:
        """The package document: what the book is, all its files, and their order."""
        spine = ["cover.xhtml", CONTENTS]
        for part in parts:
            spine += [part.file, *(chapter.file for chapter in part.chapters)]
        spine += [list_.file for list_ in lists]
        package = self._templates.render(
            "package.opf",
            site=self._site,
            title=self._title,
            identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"blogport book {self._site.url} {self._title}"),
            language=language_attributes(self._site.language)["lang"] or "und",
            rtl=direction(self._site.language) == "rtl",
            authors=self._authors(),
            changed=self._changed or NO_DATE,
            date=max((chapter.date[:10] for chapter in self._written), default=""),
            spine=list(enumerate(spine, 1)),
            contents=CONTENTS,
            covers=self._covers,
            files=list(enumerate(sorted((self._covers | self._files.types).items()), 1)),
        )
        self._out.write(PACKAGE, package)


def _span(years: list[str]) -> str:
    return "" if not years else years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _lines(title: str) -> list[str]:
    """A title as the lines of a cover; the last ends in `…` where it is too long."""
    lines: list[str] = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > _LINE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    shown = [line if len(line) <= _LINE else f"{line[: _LINE - 1]}…" for line in lines[:_LINES]]
    return [*shown[:-1], f"{shown[-1].rstrip('…')} …"] if len(lines) > _LINES else shown
