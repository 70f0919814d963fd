"""Writes WordPress exports (WXR 1.2) for WordPress's importer; they hold everything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.formats.wxr.writer import channel
from converters.formats.wxr.writer.authors import Authors
from converters.formats.wxr.writer.beside import with_uploads
from converters.formats.wxr.writer.ids import HIGHEST
from converters.formats.wxr.writer.items import Items
from converters.formats.wxr.writer.site_move import MovedRecords
from converters.formats.wxr.writer.split import Parts, size
from converters.formats.wxr.writer.split_order import for_parts
from converters.guard import guarded
from converters.io.output import Output
from converters.markup.links import SiteMove
from converters.markup.text_links import with_text_links
from converters.model import Author, Dialect, Media, Post, Record, Site, Term
from converters.plugins import Fields, Writer
from converters.readers.wordpress import vocabulary
from converters.site.index import LONGEST_NUMBER
from converters.site.plan import Run


@dataclass(frozen=True)
class WxrWriter(Writer):
    """WordPress's own export, for Tools, Import in WordPress or `wp import`; it holds everything."""

    target_name: ClassVar[str] = "export.xml"

    first_id: int = field(
        default=1, metadata={"help": "the lowest id to give: those below are taken on the site"}
    )
    split: str = field(
        default="",
        metadata={"takes": "size", "help": "write several files of at most this size, such as 2MB"},
    )
    base_url: str = field(
        default="",
        metadata={"takes": "url", "help": "the site moves to this URL; links to the old one follow"},
    )
    classic: bool = field(
        default=False, metadata={"help": "what WordPress did not store becomes classic content, not blocks"}
    )

    single_file: ClassVar[bool] = True
    uploads_beside: ClassVar[bool] = True
    public: ClassVar[bool] = False
    opens_gates: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("wordpress",)
    carries: ClassVar[Fields] = Fields(
        site="title url description language extra",
        author="id login name email url extra",
        term="id taxonomy slug name parent description extra",
        media="id url path title caption alt mime parent date extra",
        post="id type status title slug url date modified author body excerpt password parent order sticky"
        " terms.taxonomy terms.slug terms.name featured comments_open likes extra",
        comment="id parent author.name author.email author.url author.ip author.user date type status likes body"
        " extra",
    )
    next_step: ClassVar[str] = (
        "in WordPress, Tools → Import → WordPress takes it; tick “Download and import file attachments” "
        "while the old site is still there"
    )
    signature: ClassVar[bytes] = b"written by blogport. In WordPress:"

    def __post_init__(self) -> None:
        """Raises `UsageError` for options that make no sense."""
        size(self.split)
        if not 1 <= self.first_id <= HIGHEST:
            raise UsageError(
                f"-o first-id={self.first_id}: ids begin at 1 and have {LONGEST_NUMBER} digits at most"
            )
        if self.base_url:
            SiteMove("", self.base_url)

    def addressed(self, records: Iterable[Record], run: Run, diagnostics: Diagnostics) -> Iterator[Record]:
        """The records with links to where files and posts are on the new site, whose URL `base_url` may state."""
        url = run.site_index.site.url
        if run.assets.assigned:
            records = with_uploads(records, run, url or self.base_url)
        records = with_text_links(records, run.site_index, url or self.base_url)
        moved = MovedRecords(url, self.base_url, diagnostics) if self.base_url else None
        return moved.records(records) if moved else iter(records)

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """The head (site, authors, terms), then an item for each media item and post."""
        site_index = run.site_index
        records = self.addressed(records, run, diagnostics)
        head, first_item = _until_items(records)
        authors = [record for record in head if isinstance(record, Author)]
        has_items = bool(site_index.summaries or site_index.media)
        people = Authors(
            authors, sorted(site_index.author_logins), (site_index.site.title or "Author") * has_items
        )
        people.report(authors, diagnostics)
        items = Items(
            site_index,
            people,
            self.first_id,
            lambda media: run.assets.use_media(media) is not None,
            diagnostics,
        )
        parts = Parts(out, "".join(_head(head, people, diagnostics)), size(self.split), diagnostics)
        for record in head:
            diagnostics.wrote(record)
        # all of them
        in_order = (record for record in chain(first_item, records) if isinstance(record, Post | Media))
        for group in for_parts(in_order) if self.split else ([record] for record in in_order):
            made: list[tuple[str, Post | Media]] = []
            for record in group:
                with guarded(diagnostics, record):
                    made.append(
                        (items.post(record) if isinstance(record, Post) else items.media(record), record)
                    )
            parts.put(made)
            for _, record in made:
                diagnostics.wrote(record)
        parts.close()


def _until_items(records: Iterator[Record]) -> tuple[list[Record], list[Record]]:
    """The records before the first item, and that item, if there is one."""
    head: list[Record] = []
    for record in records:
        if isinstance(record, Post | Media):
            return head, [record]
        head.append(record)
    return head, []


def _head(head: list[Record], people: Authors, diagnostics: Diagnostics) -> Iterator[str]:
    yield channel.START
    for record in head:
        if isinstance(record, Site):
            yield channel.site(record)
    for record in head:
        if isinstance(record, Author):
            yield channel.author(record, people.login_of(record), people.id(record.id), people.email(record))
    for author in people.added:
        added = replace(author, login=people.login_of(author), extra={vocabulary.ADDED_AUTHOR: "1"})
        yield channel.author(added, added.login, "", "")
    known = set()
    for term in channel.parents_first(record for record in head if isinstance(record, Term)):
        if term.parent and (term.taxonomy, term.parent) not in known:
            diagnostics.report(messages.NO_PARENT_TERM, term, parent=term.parent)
        known.add((term.taxonomy, term.slug))
        yield channel.term(term)
