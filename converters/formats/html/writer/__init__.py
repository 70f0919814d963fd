"""Writes a blog as plain pages: they need no server and no script, open from disk and serve from any host."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from converters.diagnostics import Diagnostics
from converters.formats.html.writer.base import PagesWriter
from converters.formats.html.writer.options import HtmlOptions
from converters.formats.html.writer.single_file_writer import SingleFileWriter
from converters.formats.html.writer.site_writer import SiteWriter
from converters.io.output import Output, StagedOutput
from converters.model import Record
from converters.site.plan import Run


@dataclass(frozen=True)
class HtmlWriter(HtmlOptions, PagesWriter):
    """Plain pages to open, browse and keep: a page a post with its comments, lists, feed, search."""

    target_name: ClassVar[str] = "my-pages"
    signature: ClassVar[bytes] = b'<meta name="generator" content="blogport"'

    @property
    def single_file(self) -> bool:
        """Whether the target is one file."""
        return self.single

    @property
    def is_site(self) -> bool:
        """Whether the target is a folder of pages, each with an address."""
        return not self.single

    @property
    def next_step(self) -> str:
        """How to look at the pages."""
        return "open {target} in a browser" if self.single else "open {target}/index.html in a browser"

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages in the order of the posts; lists of posts come last."""
        if isinstance(out, StagedOutput):
            SiteWriter(self, out, run, diagnostics).write(records)
        else:
            SingleFileWriter(self, out, run, diagnostics).write(records)
