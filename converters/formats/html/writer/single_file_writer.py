"""The whole blog as one HTML file, with a table of contents, to look at or to print."""

import shutil
import tempfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.context import RenderContext, data_block
from converters.formats.html.writer.csp import policy
from converters.formats.html.writer.lists import Entry, entry
from converters.guard import guarded
from converters.io.output import Output
from converters.model import MENU_ITEM, Author, Media, Post, Record, Term
from converters.plan import Run
from converters.privacy import public_media
from converters.site_index import key

if TYPE_CHECKING:
    from converters.formats.html.writer import HtmlWriter


class SingleFileWriter:
    """One run. Articles are kept on disk until the contents are known."""

    def __init__(self, writer: "HtmlWriter", out: Output, run: Run, diagnostics: Diagnostics) -> None:
        self._writer, self._out, self._site_index, self._diagnostics = (
            writer,
            out,
            run.site_index,
            diagnostics,
        )
        self._edition = RenderContext(writer, run, diagnostics)
        self._contents: list[Entry] = []
        self._others: list[Record] = []
        self._scripts: list[str] = []
        self._names: dict[str, str] = {}
        for number, one in enumerate(self._edition.places.posts, 1):
            self._names[one] = f"post-{number}"

    def write(self, records: Iterable[Record]) -> None:
        """Write the file."""
        with tempfile.TemporaryFile() as articles:
            for record in records:
                with guarded(self._diagnostics, record):
                    if isinstance(record, Post):
                        articles.write(self._post(record))
                    else:
                        self._other(record)
            articles.seek(0)
            with self._out.open() as stream:
                stream.write(self._start())
                shutil.copyfileobj(articles, stream)
                stream.write(b"</main>\n</body>\n</html>\n")
        self._edition.remote.report(self._diagnostics)

    def _other(self, record: Record) -> None:
        if isinstance(record, Media):
            record = public_media(record)
            self._edition.remote.add(record.url)
        elif isinstance(record, Term):
            self._edition.terms.setdefault((record.taxonomy, record.slug, record.name), record)
        self._others.append(record)
        self._diagnostics.wrote(record)

    def _post(self, post: Post) -> bytes:
        if post.type == MENU_ITEM:
            self._edition.menus.add(post)
            return b""
        if post.status != "publish" and not self._writer.drafts:
            self._diagnostics.leave_out(post, "draft")
            self._diagnostics.tally(messages.DRAFT_LEFT_OUT)
            return b""
        name = self._names[key(post)]
        article = self._edition.article(post, name, name, one_page=self._names)
        listed = entry(post, article)
        html = self._edition.pages.render(
            "single_article.html",
            article=article,
            terms=[(ref, "#main") for ref in article["terms"]],
            draft=post.status != "publish",
        )
        self._scripts += article["scripts"]
        self._contents.append(listed)
        self._diagnostics.wrote(post)
        return html.encode(errors="replace")

    def _hidden(self) -> EmbeddedData:
        """What the page does not show, posts aside; menus too, for one page needs none."""
        self._edition.menus.settle()
        return EmbeddedData(
            site=self._site_index.site,
            authors=tuple(one for one in self._others if isinstance(one, Author)),
            terms=tuple(one for one in self._others if isinstance(one, Term)),
            media=tuple(one for one in self._others if isinstance(one, Media)),
            items=self._edition.items(),
        )

    def _start(self) -> bytes:
        html = self._edition.pages.render(
            "single_start.html",
            site=self._site_index.site,
            contents=sorted(self._contents, key=lambda one: (one.date, one.file)),
            style=Safe(self._edition.pages.asset("blogport/style.css").decode()),
            data=data_block(self._hidden()),
            policy=policy(dict.fromkeys(self._scripts)),
            **self._edition.language,
        )
        return html.encode(errors="replace")
