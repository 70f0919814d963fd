"""The whole blog as one HTML file, with a table of contents, to look at or to print."""

import shutil
import tempfile
from collections.abc import Iterable

from markupsafe import Markup as Safe
from msgspec.structs import replace

from converters.diagnostics import Diagnostics
from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.article import ArticleRenderer
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.csp import policy
from converters.formats.html.writer.embedding import data_block, public_extra
from converters.formats.html.writer.lists import Entry, entry
from converters.formats.html.writer.menu_site import MenuSite
from converters.formats.html.writer.options import HtmlOptions
from converters.guard import guarded
from converters.io.output import Output
from converters.model import MENU_ITEM, Author, Media, Post, Record, Term
from converters.privacy import public_media
from converters.publishing.menus import Menus
from converters.site.plan import Run
from converters.site.post_summaries import key


class SingleFileWriter:
    """Writes one file. Articles wait in a temporary file until the table of contents is known."""

    def __init__(self, options: HtmlOptions, out: Output, run: Run, diagnostics: Diagnostics) -> None:
        self._out, self._diagnostics = out, diagnostics
        self._context = RenderContext(options, run, diagnostics)
        self._articles = ArticleRenderer(self._context)
        self._menus = Menus(MenuSite(self._context, single=True))
        self._contents: list[Entry] = []
        self._authors: list[Author] = []
        self._terms: list[Term] = []
        self._media: list[Media] = []
        self._scripts: list[str] = []
        self._ids = {key: f"post-{number}" for number, key in enumerate(self._context.paths.posts, 1)}

    def write(self, records: Iterable[Record]) -> None:
        """Write the file."""
        with tempfile.TemporaryFile() as articles:
            for record in records:
                with guarded(self._diagnostics, record):
                    if isinstance(record, Post):
                        articles.write(self._post(record))
                    else:
                        self._add(record)
            articles.seek(0)
            with self._out.open() as stream:
                stream.write(self._start())
                shutil.copyfileobj(articles, stream)
                stream.write(b"</main>\n</body>\n</html>\n")
        self._context.missing_assets.report(self._diagnostics)

    def _add(self, record: Record) -> None:
        """Keep a record that is embedded at the start."""
        match record:
            case Author():
                self._authors.append(record)
            case Term():
                self._context.add_term(record)
                self._terms.append(record)
            case Media():
                record = public_media(record)
                self._context.missing_assets.add(record.url)
                self._media.append(record)
        self._diagnostics.wrote(record)

    def _post(self, post: Post) -> bytes:
        if post.type == MENU_ITEM:
            self._menus.add(post)
            return b""
        id_ = self._ids[key(post)]
        article = self._articles.article(post, id_, id_, one_page=self._ids)
        html = self._context.templates.render(
            "single_article.html",
            article=article,
            terms=[(ref, "#main") for ref in article["terms"]],
            draft=post.status != "publish",
        )
        self._scripts += article["scripts"]
        self._contents.append(entry(post, article))
        self._diagnostics.wrote(post)
        return html.encode(errors="replace")

    def _start(self) -> bytes:
        """All before the first article."""
        context = self._context
        html = context.templates.render(
            "single_start.html",
            site=context.site,
            contents=sorted(self._contents, key=lambda entry: (entry.date, entry.file)),
            style=Safe(context.templates.asset("blogport/style.css").decode()),
            data=data_block(self._embedded()),
            policy=policy(dict.fromkeys(self._scripts)),
            **context.language,
        )
        return html.encode(errors="replace")

    def _embedded(self) -> EmbeddedData:
        """What the file does not show, posts aside; menus too, for one page needs none."""
        self._menus.settle()
        items = [replace(item, extra=public_extra(item, self._diagnostics)) for item in self._menus.shown]
        return EmbeddedData(
            site=self._context.site,
            authors=tuple(self._authors),
            terms=tuple(self._terms),
            media=tuple(self._media),
            items=tuple(items),
        )
