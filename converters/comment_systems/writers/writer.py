"""The base class of the writers of comment systems."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import ClassVar, Final

from msgspec.structs import replace

from converters import messages
from converters.comment_systems.writers.pages import Entry, Page, PageMaker
from converters.diagnostics import Diagnostics
from converters.fields import Fields
from converters.guard import guarded
from converters.io import urls
from converters.io.output import Output
from converters.markup.comment_texts import markdown_words
from converters.markup.targets import CommentTextWriter
from converters.model import MENU_ITEM, Dialect, Post, Record
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.plan import Run

ANONYMOUS: Final = "Anonymous"
Person = tuple[str, str, str]
"""Name, address and link of who wrote comments."""
CARRIED: Final = "id parent author.name author.email author.url date status body"
"""The fields of a comment that most systems have a place for."""


@dataclass(frozen=True)
class CommentsWriter(CommentTextWriter):
    """Writes what a comment system imports: the comments of public posts, by page. Not a format by itself.

    Everybody will see these comments, so they are those of a public target. The file itself is for a server, which keeps
    the addresses of commenters to itself; so these stay in it (`keeps_addresses`), and it must not be published.
    """

    server: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the server, for the form on the pages of a site"},
    )

    public: ClassVar[bool] = True
    keeps_addresses: ClassVar[bool] = True
    comments_only: ClassVar[bool] = True
    can_verify: ClassVar[bool] = False
    drafts: ClassVar[bool] = False
    single_file: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html", "markdown", "wordpress", "plain")
    carries: ClassVar[Fields] = Fields(site="url", post="status title url date", comment=CARRIED)
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset({*INTERNAL_TYPES, MENU_ITEM})

    has_form: ClassVar[bool] = True
    """Whether the script on the pages can show its form."""
    levels: ClassVar[int] = 0
    """How deep a thread is shown; 0 for any depth."""
    notes: ClassVar[str] = ""
    """What the user should know before, for the file that says what to do with those beside a site: paragraphs."""
    statuses: ClassVar[Mapping[str, object]] = {"approved": True}
    """The statuses of comments that the system has, and its words for them."""

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write a page for each post with comments."""
        self.write_pages(self._pages(records, run, diagnostics), out, run, diagnostics)

    @abstractmethod
    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages. A page counts as written as soon as the next one is asked for."""

    def page_form(self) -> Mapping[str, str]:
        """What the script on a page needs to show the form of the system; empty values are for the user to fill in."""
        return {"server": self.server.rstrip("/")}

    def steps(self, name: str) -> str:
        """What the user does with the file or folder of this name: a sentence or more."""
        return str(self.next_step).format(target=name)

    def files(self, path: str) -> "list[tuple[str, CommentsWriter]]":
        """The files that are written beside a site, `path` for one, each with its writer."""
        return [(path, self)]

    def _pages(self, records: Iterable[Record], run: Run, diagnostics: Diagnostics) -> Iterator[Page]:
        maker = PageMaker(run.site_index.site.url, self.levels, self.statuses, diagnostics)
        for record in records:
            if not isinstance(record, Post):
                diagnostics.wrote(record)
                continue
            page = None
            with guarded(diagnostics, record) as making:
                page = maker.page(record)
            if making.failed:
                continue
            if page is None:
                # these are counted already
                diagnostics.leave_out(replace(record, comments=()), "no comments")
                continue
            if addresses := sum(bool(entry.comment.author.email) for entry in page.entries):
                diagnostics.tally(messages.ADDRESSES_FOR_SERVER, addresses)
            yield page
            diagnostics.wrote(record, comments=len(page.entries))

    def text(self, entry: Entry) -> str:
        """The text of a comment, with the name of who is answered at its start where the thread does not show it."""
        if not entry.answered:
            return entry.text
        if self.comment_dialects[0] == "html":
            return f"<p>@{escape(entry.answered, quote=False)}:</p>\n{entry.text}"
        return f"@{markdown_words(entry.answered, self.comment_flavor)}:\n\n{entry.text}"


def name_of(entry: Entry) -> str:
    """The name of who wrote a comment, in one line."""
    return " ".join(entry.comment.author.name.split()) or ANONYMOUS


def person_of(entry: Entry) -> Person:
    """Who wrote a comment, for systems with a table of them."""
    return name_of(entry), entry.comment.author.email.strip().lower(), link_of(entry)


def link_of(entry: Entry) -> str:
    """The page of who wrote a comment: only a link to the web, since some systems check none."""
    url = entry.comment.author.url.strip()
    if not urls.is_address(url):
        return ""
    parts = urls.split(url)
    return url if parts.scheme in ("http", "https") and parts.hostname else ""
