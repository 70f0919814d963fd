"""Writes a blog as a web archive: the pages of `--to html` and the files that they show, at the addresses of the old site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import quote

from converters import messages
from converters.dates import NO_DATE, utc_text
from converters.diagnostics import Diagnostics
from converters.formats.html.warc.output import WarcOutput
from converters.formats.html.writer import page_paths
from converters.formats.html.writer.base import PagesWriter
from converters.formats.html.writer.context import web_url
from converters.formats.html.writer.options import PageOptions
from converters.formats.html.writer.site_writer import SiteWriter
from converters.io import urls
from converters.io.hosts import ascii_url
from converters.io.output import Output
from converters.model import Record
from converters.personal.names import public_url
from converters.site.index import SiteIndex
from converters.site.permalinks import valid_url
from converters.site.plan import Run
from converters.site.post_summaries import pages_of

NO_SITE: Final = "https://blog.invalid"
"""The address of a blog whose own nobody knows; no host can have it (RFC 2606)."""


@dataclass(frozen=True)
class WarcWriter(PageOptions, PagesWriter):
    """A web archive (WARC 1.1) to keep: plain pages and files, each at the address that it had."""

    target_name: ClassVar[str] = "blog.warc.gz"
    ending: ClassVar[str] = ".warc.gz"
    folder: ClassVar[type[WarcOutput]] = WarcOutput
    default_redirects: ClassVar[tuple[str, ...]] = ("html",)
    redirect_formats: ClassVar[tuple[str, ...]] = ("html",)
    takes_comments: ClassVar[bool] = False
    has_queries: ClassVar[bool] = True

    @property
    def drafts(self) -> bool:
        """None: an archive shows what the site showed."""
        return False

    @property
    def is_site(self) -> bool:
        """Whether the target has pages with addresses: those of the old site."""
        return True

    @property
    def next_step(self) -> str:
        """What reads it."""
        return "open {target} at replayweb.page, or add it to a collection of pywb with wb-manager"

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages as files; say at which addresses they are, and what was at others."""
        assert isinstance(out, WarcOutput)
        SiteWriter(self, out, run, diagnostics).write(records)
        site_index = run.site_index
        out.home = _home(site_index)
        if out.home == NO_SITE:
            diagnostics.report(messages.NO_ADDRESS, address=NO_SITE)
        out.title = " ".join(site_index.site.title.split())
        out.date = _newest(site_index)
        out.pages = dict(_other_addresses(run, out.home))
        out.files = dict(_other_addresses_of_files(run, out.home))


def _home(site_index: SiteIndex) -> str:
    """The address of the home page without its last slash: as the site states it, or of the host that its posts are on."""
    posts = (web_url(valid_url(post.url)) for post in pages_of(site_index.summaries).values())
    stated = web_url(valid_url(site_index.site.url))
    found = stated or next((_host(url) for url in posts if url), "") or NO_SITE
    bare = ascii_url(public_url(found.partition("?")[0].partition("#")[0]))
    return quote(bare.rstrip("/"), safe="%/:@[]!$&'()*+,;=")


def _host(url: str) -> str:
    parts = urls.split(url)
    return f"{parts.scheme}://{parts.netloc}"


def _newest(site_index: SiteIndex) -> str:
    """The date of the newest post, as a record has it: the archive is the blog as it was then."""
    posts = pages_of(site_index.summaries).values()
    return max((utc_text(post.date) for post in posts if post.status == "publish"), default="") or NO_DATE


def _other_addresses(run: Run, home: str) -> Iterator[tuple[str, str]]:
    """The old address of each post that is not at its own, such as `/?p=12`, and where it is in the archive."""
    assert run.new_site  # the writer of pages made it
    for post in pages_of(run.site_index.summaries).values():
        if post.status != "publish" or not (old := web_url(public_url(valid_url(post.url)))):
            continue
        now = f"{home}{quote(run.new_site.post(post))}"
        if _alike(old) != _alike(now):
            yield page_paths.address(old), now


def _alike(url: str) -> str:
    """A URL in the form in which two are one page to every program that shows an archive."""
    scheme, mark, rest = page_paths.address(url).partition("://")
    return f"{scheme}{mark}{re.sub('/{2,}', '/', rest)}".rstrip("/")


def _other_addresses_of_files(run: Run, home: str) -> Iterator[tuple[str, str]]:
    """The address on another host that a file had, and its path in the archive."""
    for path, draft, file in run.assets.to_copy():
        old = web_url(public_url(valid_url(file.url)))
        if old and not draft and page_paths.address(old) != f"{home}/{quote(path)}":
            yield page_paths.address(old), path
