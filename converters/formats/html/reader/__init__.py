"""Reads posts and their comments from saved web pages. The modules, in the order in which they act:

| step | modules |
|---|---|
| the pages of a source, out of their containers (mirror, WARC, MHTML, …) | `saved/` |
| many pages as one site | `site`, `page_workers`; `joining` (same post), `merge`, `feed_merge`, `listed_posts` |
| one page | `post`; `dom` (its tree), `scope` (the part that is its own post's), `profile` (selectors by theme) |
| what is no post | `page_lists`, `server_pages`, `redirects`, `other_posts` |
| fields of a post | `metadata` (precedence); `titles`, `post_dates`, `bylines`, `terms`, `addresses`, `images`, `structured` (JSON-LD) |
| the body | `body_finder` by markup, else `article_finder` by density of text; then `clean`, `strip_edges` |
| comments whose markup a profile names | in `comments/`: `nodes`, `discussion` (name, date, text), `status`, `threads` |
| other comments | in `comments/`: `search`, `candidates`, `evidence`; `heads` (name and date) |
| dates | `dates`, and `readers.page_words.dates` for words of months and days |
| what was not read or was guessed, reported | `comments/unread`, `comments/left`, `text_around`, `unclosed`; `guesses` |
| pages that blogport wrote | `own_pages`, `manual_edits` |
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import ClassVar

from converters import lazy_re
from converters.base import Reader, ReaderInProcesses
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.io import page_extensions
from converters.io.extensions import MARKDOWN
from converters.io.sources import Source
from converters.io.upload_folders import are_uploads
from converters.model import Entity

_PAGE = lazy_re.compile(rb"<(?:!doctype\s+html|html|head|body|article|section)[\s>]", re.IGNORECASE)
_ROOT = lazy_re.compile(rb"(?:\s++|<!--.*?-->|<\?[^>]*+>|<![^>]*+>)*+<([a-zA-Z][\w:.-]*)", re.DOTALL)
"""The first element of a file."""
_ELEMENTS = frozenset(
    b"html head body title meta link base script style noscript template main article section header footer nav aside "
    b"div span p a b i u em strong small big font center h1 h2 h3 h4 h5 h6 hgroup ul ol li dl dt dd table tbody tr td th "
    b"img picture br hr pre code blockquote figure form input button iframe object embed video audio svg details summary "
    b"time address map q cite frameset search dialog label marquee".split()
)
"""The elements with which a page may begin: the first tags of one may come after long scripts that a server put before it.
Other names are of another kind of XML, unless they have a hyphen, as those that scripts make (`x-app`)."""
_END = lazy_re.compile(rb"</(?:div|p|li|ul|ol|a|span|script|style|td|h[1-6])>", re.IGNORECASE)
_FEWEST_ENDS = 20
"""End tags of a page without its beginning."""
_FEED = lazy_re.compile(rb"<(?:rss|channel)[\s>]|<wp:")
"""What feeds and exports have, whole or damaged, and no page."""
_EXPORT = lazy_re.compile(rb"<wp:(?:wxr_version|post_id|post_type)>")
"""What only an export has, whatever stands before it; a page that shows it has `&lt;`."""
_HEADER = lazy_re.compile(rb"^HTTP/[\d.]+ 200\b[^\n]*\n(?:[\w-]+:[^\n]*\n){1,80}\r?\n")
"""The header that `wget --save-headers` writes before a page."""
_NAMES = frozenset((*page_extensions.HTML, *page_extensions.CONTAINERS))


@dataclass(frozen=True)
class HtmlReader(Reader):
    """Web pages: one page, or a folder of pages as wget, HTTrack or a browser saved them."""

    source_noun: ClassVar[str] = "saved web pages"
    reads_directories: ClassVar[bool] = True
    reads_beside: ClassVar[bool] = True

    site: str = field(
        default="",
        metadata={
            "takes": "url",
            "help": "the address that the site had; of several sites in a folder only this one is read; each (convert only): one target for each host; empty: what most pages say",
        },
    )

    def __post_init__(self) -> None:
        if not self.site:
            return
        from converters.formats.html.reader.services import own_url

        if not own_url(self.site):
            raise UsageError(
                f"-o site={self.site}: it takes the address of a site, as in https://old.example"
            )

    def detects(self, source: Source) -> bool:
        """Whether a source is a web page, or a folder with pages and not one of texts (see `detection`)."""
        # Each run that no other reader claims comes here: what only pages need is not loaded for other sources.
        if source.is_folder:
            from converters.generators.detection import extension, has_posts

            has_pages = any(extension(file.place) in _NAMES for file in source.files())
            return has_pages and not are_uploads(source) and not has_posts(source.files())
        if PurePosixPath(source.place).suffix.lower() in MARKDOWN:
            return False  # it may be all HTML
        from converters.formats.html.reader import saved

        head = _narrow(source.head())
        if saved.holds_pages(head):
            return True
        start = _HEADER.sub(b"", head).lstrip(b"\xef\xbb\xbf \t\r\n")
        root = _ROOT.match(start)
        name = root[1].lower() if root else b""
        if name and name not in _ELEMENTS and b"-" not in name:
            return False
        if start.startswith(b"<?xml") and b"<html" not in head[:2000].lower():
            return False
        near = head if name in _ELEMENTS else head[:8192]
        is_page = start.startswith(b"<") and _PAGE.search(near)
        return bool(is_page or self._is_rest_of_page(source, start)) and not _is_feed(head)

    def _is_rest_of_page(self, source: Source, start: bytes) -> bool:
        """Whether a file that is called a page has lost its beginning: else it would be read as a text, with what it hides."""
        is_named = PurePosixPath(source.place).suffix.lower() in page_extensions.HTML
        has_front_matter = start.startswith((b"---", b"+++"))
        return is_named and not has_front_matter and len(_END.findall(start)) >= _FEWEST_ENDS

    def with_jobs(self, jobs: int) -> Reader:
        """The reader that reads many pages in so many processes."""
        return ReaderInProcesses(self, jobs)

    def read(self, source: Source, diagnostics: Diagnostics, jobs: int = 1) -> Iterator[Entity]:
        """Yield the site, its posts with their comments, media, authors and terms, and the local files.

        Pages that are not posts are counted in a finding. Of many pages, `jobs` processes read some each. Raises
        `SourceError` where there is no post.
        """
        from converters.formats.html.reader import saved
        from converters.formats.html.reader.feed_merge import Feeds
        from converters.formats.html.reader.page_workers import read_pages
        from converters.formats.html.reader.saved.feeds import entries_beside
        from converters.formats.html.reader.site import records

        feeds = Feeds(entries_beside(source, diagnostics))
        pages = read_pages(partial(saved.pages, source, site=self.site), self.site, diagnostics, jobs)
        return records(pages, source.name, diagnostics, feeds, self.site)


def _narrow(head: bytes) -> bytes:
    """The start of a file that is UTF-16 by its mark as UTF-8, so that tags are found in it; any other as it is."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head


def _is_feed(head: bytes) -> bool:
    return bool(_FEED.search(head[:2000]) or _EXPORT.search(head))
