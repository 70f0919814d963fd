"""Writes a whole blog as a feed: Atom (RFC 4287) with comments by RFC 4685, complete or archived by RFC 5005; or JSON Feed 1.1."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.fields import Loss
from converters.formats.feed.losses import LOSSES
from converters.guard import guarded
from converters.io import urls
from converters.io.output import Output
from converters.model import MENU_ITEM, Author, Dialect, Media, Post, Record, Term
from converters.plugins import Fields, PostSummary, Writer
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.plan import Run


@dataclass(frozen=True)
class FeedWriter(Writer):
    """The whole blog as one feed, posts with their comments: Atom, or JSON Feed. Feed readers and many importers take it."""

    target_name: ClassVar[str] = "blog.atom"

    form: Literal["atom", "json"] = field(
        default="atom", metadata={"help": "atom: Atom, with comments as entries; json: JSON Feed 1.1"}
    )
    per_file: int = field(
        default=0,
        metadata={
            "help": "posts in a file: the target is a folder with the newest in one feed, the others in archives"
        },
    )
    address: str = field(
        default="",
        metadata={
            "takes": "url",
            "help": "the address of the folder in which the feed will lie; else the home page of the blog",
        },
    )

    public: ClassVar[bool] = True
    drafts: ClassVar[bool] = False
    losses: ClassVar[tuple[Loss, ...]] = LOSSES
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(
        site="title url description language",
        author="name email url",
        term="taxonomy slug name",
        media="",  # there is no list of files; of a featured image the URL is written
        post="id type status title slug url date modified author body excerpt terms.taxonomy terms.slug terms.name featured",
        comment="id parent author.name author.email author.url date type status body",
    )
    signature: ClassVar[bytes] = b"blogport"
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset({MENU_ITEM, *INTERNAL_TYPES})

    def __post_init__(self) -> None:
        """Raises `UsageError` for options that make no sense."""
        if self.per_file < 0:
            raise UsageError(f"-o per-file={self.per_file}: it takes a number of posts, 1 or more")
        if self.address and urls.split(self.address).scheme not in ("http", "https"):
            raise UsageError(
                f"-o address={self.address}: it takes a URL, such as https://blog.example/feeds/"
            )

    @property
    def single_file(self) -> bool:
        """Whether the target is one file."""
        return not self.per_file

    @property
    def next_step(self) -> str:
        """Where to put it."""
        if self.single_file:
            return "put {target} on the web: feed readers and importers take it from there"
        return "put what is in {target} on the web: feed readers subscribe to feed." + self.form

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """A path that no file has: the files of a feed have many posts."""
        return post.key

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the feed. The posts wait in a temporary file until the newest is known."""
        from converters.formats.feed.writer.atom import Atom
        from converters.formats.feed.writer.files import Waiting
        from converters.formats.feed.writer.items import Items
        from converters.formats.feed.writer.json_feed import JsonFeed
        from converters.markup.text_links import with_text_links
        from converters.publishing.media_account import MediaAccount

        site = run.site_index.site
        if not urls.split(site.url).netloc:
            diagnostics.report(messages.FEED_WITHOUT_ADDRESS, site)
        media = MediaAccount(run, diagnostics)
        items, waiting = Items(run, diagnostics), Waiting((Atom if self.form == "atom" else JsonFeed)(site))
        for record in with_text_links(records, run.site_index, site.url):
            if isinstance(record, Author):
                items.authors[record.login] = record
            if isinstance(record, Term):
                items.add_term(record)
            if isinstance(record, Media):
                media.add(record)
                continue
            if not isinstance(record, Post):
                diagnostics.wrote(record)
                continue
            with guarded(diagnostics, record):
                item = items.item(record)
                waiting.add(item)
                if hidden := len(record.comments) - len(item.replies):
                    diagnostics.leave_out_comments(hidden, "unapproved")
                diagnostics.wrote(record, comments=len(item.replies))
        media.settle_shown(items.images.__contains__)
        folder = self.address or site.url
        waiting.write(out, f"{folder.rstrip('/')}/" if folder else "", self.per_file, items.unused.values())
