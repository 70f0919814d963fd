"""Writes a blog as Google Takeout gives one of Blogger: the feed of posts, pages and comments, and the settings.

Nobody documents which form Blogger's own import takes; a finding says so. No program here can play the judge: what is
written is what `reader` reads, which knows real exports.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.fields import Loss
from converters.formats.blogger.settings import TAKEN
from converters.guard import guarded
from converters.io import urls
from converters.io.filenames import safe_filename, slug_filename
from converters.io.output import Output
from converters.model import MENU_ITEM, Author, Dialect, Post, Record, Site, Term
from converters.plugins import Fields, PostSummary, Writer
from converters.privacy.post_types import INTERNAL_TYPES, is_internal_taxonomy
from converters.site.plan import Run

_BLOGSPOT: Final = ".blogspot.com"


def _always(record: Any) -> bool:
    return True


LOSSES: Final[tuple[Loss, ...]] = (
    Loss("post.extra.description", "the description of a post has its own element", _always, lambda written, read: not written),
    Loss("site.language", "languages have hyphens", _always, lambda written, read: str(written).replace("_", "-") == read),
    Loss("site.title", "a blog without a title gets one from its folder", _always, lambda written, read: not written),
    Loss("site.extra.generator", "Blogger is named as the program that made it", _always, lambda written, read: read == "Blogger"),
    Loss("post.extra.title_html", "a title that would be taken for HTML is escaped", _always, lambda written, read: not written),
    Loss(
        "site.url",
        "the address of the home page ends with a slash",
        _always,
        lambda written, read: str(written).rstrip("/") == str(read).rstrip("/"),
    ),
)  # fmt: skip
"""What reading the blog again does not give back. What is stored in another way is in `stored`."""


_BLOGS: Final = "Takeout/Blogger/Blogs"


@dataclass(frozen=True)
class BloggerWriter(Writer):
    """A blog in the form of Google Takeout, for the import of Blogger: a feed with posts, pages and comments, and the settings."""

    target_name: ClassVar[str] = "for-blogger"
    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(  # no media: the images of texts stay where they are
        site="title url description language",
        author="name url",
        term="name",  # labels have no slugs
        post="type status title slug url date modified author body terms.name",
        comment="parent author.name author.url date status body",
    )
    losses: ClassVar[tuple[Loss, ...]] = LOSSES
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset({MENU_ITEM, *INTERNAL_TYPES})

    @property
    def next_step(self) -> str:
        """Which file Blogger asks for."""
        return (
            f"in a new blog of Blogger, Settings → Manage blog → Import content takes the file feed.atom in "
            f"{{target}}/{_BLOGS}; try it there before anything depends on it"
        )

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The address in the form that Blogger has: `2020/01/slug.html`, `p/slug.html` for a page."""
        name = f"{slug_filename(post.name.removesuffix('.html')) or 'untitled'}.html"
        if post.type == "page":
            return f"p/{name}"
        return f"{post.date[:4]}/{post.date[5:7]}/{name}" if post.date else f"1970/01/{name}"

    def addressed(self, records: Iterable[Record], run: Run, diagnostics: Diagnostics) -> Iterator[Record]:
        """The records as Blogger's form has them, with which `--verify` compares."""
        from converters.formats.blogger.writer.stored import as_stored

        return as_stored(records, run)

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the feed as the posts come, and the settings. A post that fails is reported and left out."""
        from converters.formats.blogger.writer.entries import Entries
        from converters.markup.text_links import with_text_links

        site = run.site_index.site
        folder = f"{_BLOGS}/{safe_filename(site.title) or 'Blog'}"
        entries = Entries(run, diagnostics)
        with out.open(f"{folder}/feed.atom") as feed:
            feed.write(entries.head())
            for record in with_text_links(records, run.site_index, site.url):
                if isinstance(record, Author):
                    entries.authors[record.login] = record
                if isinstance(record, Term) and not is_internal_taxonomy(record.taxonomy):
                    entries.add_term(record)
                if not isinstance(record, Post):
                    diagnostics.wrote(record)
                    continue
                with guarded(diagnostics, record):
                    data, comments = entries.post(record)
                    feed.write(data)
                    if hidden := len(record.comments) - comments:
                        diagnostics.leave_out_comments(hidden, "unapproved")
                    diagnostics.wrote(record, comments=comments)
            feed.write(b"</feed>\n")
        with out.open(f"{folder}/settings.csv") as file:
            file.write(settings_file(site))
        entries.report()
        diagnostics.report(messages.BLOGGER_IMPORT)


def settings_file(site: Site) -> bytes:
    """The settings of a blog that everyone may read. Its bodies are HTML: their line ends are no breaks.

    The dates of the feed have their own offsets, so that the zone is UTC.
    """
    host = urls.split(site.url).hostname or ""
    values = {
        "blog_name": site.title,
        "blog_description": site.description,
        "blog_subdomain": host.removesuffix(_BLOGSPOT) if host.endswith(_BLOGSPOT) else "",
        "blog_locale": site.language,
        "blog_time_zone": "Etc/UTC",
        "blog_read_access_mode": "PUBLIC",
        "blog_convert_line_breaks": "false",
    }
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    rows.writerow(TAKEN)
    rows.writerow([values.get(name, "") for name in TAKEN])
    return text.getvalue().encode(errors="replace")
