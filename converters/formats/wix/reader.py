"""Yields the records of a blog of Wix from the CSV file of its posts."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

import msgspec

from converters import dates, messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import DATE, GENERATOR, MODIFIED, UNREAD
from converters.guard import guard
from converters.io.csv_limits import OPEN_QUOTES, QuotedLines, column_names, longest_field, table_in
from converters.io.numbers import parse_int
from converters.io.slugs import sanitize_title
from converters.io.sources import Source
from converters.model import Author, Extra, Markup, Media, Post, Record, Site, TermRef
from converters.readers.findings import report_dates
from converters.readers.platform_exports import is_export_of
from converters.readers.source_fields import FieldCheck, Shape

_TITLE, _RICH, _PLAIN, _PUBLISHED = "Title", "Rich Content", "Plain Content", "Published Date"
_MODIFIED: Final = "Last Published Date"
_TRUE: Final = ("true", "yes", "1")
_REST: Final = "\0rest"
"""The name of cells that are in no column."""
Row = Mapping[str, str]
_READ: Final = frozenset(
    {
        "Author", "Main Category", _TITLE, "Excerpt", "ID", "Tags", "Featured", "Slug", _PLAIN, "Cover Image", _PUBLISHED, "Categories", _RICH,
        "Post Page URL", _MODIFIED, "Internal ID", "Comment Count", "Like Count",
    }
)  # fmt: skip
"""The columns that are read."""
_KEPT: Final = frozenset(
    {
        "Created Date", "Updated Date", "Owner", "View Count", "Time To Read", "UUID", "Translation ID", "Language", "Pinned",
        "Cover Image Displayed", "relatedPosts",
    }
)  # fmt: skip
"""Columns that each export of the collection of posts has, and the model has no field for: they are kept."""
_COMMENTS, _LIKES = "Comment Count", "Like Count"
_OTHERS: Final = Shape()
"""That of the columns that are not."""


@dataclass(frozen=True)
class WixReader(Reader):
    """The posts of a blog of Wix, as its dashboard exports them: a CSV file."""

    source_noun: ClassVar[str] = "posts of Wix"

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the site, which an export does not have"},
    )

    def detects(self, source: Source) -> bool:
        """Whether the first line of a file names Wix's columns."""
        if source.is_folder:
            return False
        return is_export_of(source, "wix")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the site, and each post with its author and its cover image. An export has no comments.

        Raises `SourceError` where the file has no columns of posts.
        """
        home = self.site.rstrip("/")
        if not home:
            diagnostics.report(messages.NO_BLOG_ADDRESS, file=source.name)
        yield Site(url=f"{home}/" if home else "", extra={GENERATOR: "Wix"})
        authors: set[str] = set()
        with (
            source.open() as stream,
            io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="") as text,
        ):
            table = table_in(text)
            lines = QuotedLines(table.lines)
            rows = csv.DictReader(lines, restkey=_REST, delimiter=table.separator)
            rows.fieldnames = names = column_names(rows.fieldnames or ())
            if _TITLE not in names:
                raise SourceError(
                    f"{source.name}: it has no column {_TITLE}; is it the export of a blog of Wix?"
                )
            columns, check = len(names), FieldCheck(diagnostics, source.name)
            for row in _rows(rows, source, diagnostics):
                line = rows.line_num + table.before
                rest = row.pop(_REST, ())
                if rest or None in row.values():
                    found = columns - sum(value is None for value in row.values()) + len(rest)
                    why = f"it has {found} cells, and the table {columns} columns; what there is was read"
                    diagnostics.report(
                        messages.UNREADABLE_ROW, file=source.name, what="row", number=line, why=why
                    )
                with guard(diagnostics, "post", file=source.name, line=line):
                    values = {name: value or "" for name, value in row.items() if isinstance(name, str)}
                    if (name := values.get("Author", "").strip()) and name not in authors:
                        authors.add(name)
                        yield Author(login=name, name=name)
                    for record in _records(values, home, line, source, diagnostics):
                        if isinstance(record, Post):
                            _keep_others(record, values, check)
                            if missing := parse_int(values.get(_COMMENTS, "")):
                                diagnostics.report(messages.FEWER_COMMENTS, record, declared=missing, found=0)
                        yield record
            if lines.is_open:
                diagnostics.report(messages.UNREADABLE_FILE, file=source.name, why=OPEN_QUOTES)


def _keep_others(post: Post, values: Mapping[str, str], check: FieldCheck) -> None:
    """Keep what is not read of a row; unknown columns are reported."""
    others = {name: value for name, value in values.items() if name not in _READ and value}
    if kept := {name: others.pop(name) for name in _KEPT & others.keys()}:
        post.extra[UNREAD] = dict(sorted(kept.items()))
    check.keep(post, others, _OTHERS)


def _rows(
    rows: Iterator[dict[str, Any]], source: Source, diagnostics: Diagnostics
) -> Iterator[dict[str, Any]]:
    """The rows, as far as the file can be read as CSV."""
    try:
        while True:
            with longest_field(source.limits.record):
                row = next(rows, None)
            if row is None:
                return
            yield row
    except csv.Error as error:
        diagnostics.report(
            messages.UNREADABLE_FILE, file=source.name, why=f"what follows is no CSV ({error})"
        )


def _records(row: Row, home: str, line: int, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
    # Here, since each run asks whether its source is an export of Wix.
    from converters.formats.wix.ricos import media_url

    get = row.get
    id_ = get("ID", "") or get("Internal ID", "") or get("Slug", "")
    extra: Extra = {}
    body, unknown, why = _body(row)
    cover = media_url(get("Cover Image", ""))
    published = get(_PUBLISHED, "").strip()
    path = get("Post Page URL", "").strip() or (f"/post/{get('Slug', '')}" if get("Slug", "") else "")
    post = Post(
        id=id_,
        status="publish" if any(map(str.isdigit, published)) else "private" if published else "draft",
        title=get(_TITLE, "").strip(),
        slug=get("Slug", "").strip(),
        url=path if "://" in path or not path else f"{home}/{path.lstrip('/')}",
        date=dates.kept(published, DATE, extra),
        modified=dates.kept(get(_MODIFIED, "").strip(), MODIFIED, extra),
        author=get("Author", "").strip(),
        body=body,
        excerpt=get("Excerpt", ""),
        likes=parse_int(get(_LIKES, "")) or None,
        sticky=get("Featured", "").strip().lower() in _TRUE,
        terms=tuple(_terms(row)),
        featured=f"{id_}-cover" if cover else "",
        extra=extra,
    )
    diagnostics.locate(post, source.name, line)
    report_dates(post, diagnostics)
    if why:
        diagnostics.report(messages.UNREADABLE_TEXT, post, file=source.name, why=why)
    if unknown:
        diagnostics.report(
            messages.UNKNOWN_CARDS, post, file=source.name, which=", ".join(dict.fromkeys(unknown))
        )
    if cover:
        yield Media(id=post.featured, url=cover, parent=id_)
    yield post


def _body(row: Row) -> tuple[Markup | None, list[str], str]:
    """The text of a post, the types of its nodes that are not known, and why the rich text cannot be read, as a clause; the
    plain text stands for it then.
    """
    from converters.formats.wix.ricos import Rendering

    rich, plain = row.get(_RICH, ""), row.get(_PLAIN, "")
    try:
        content = msgspec.json.decode(rich, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError) as error:
        is_lost = rich.lstrip().startswith("{") or (rich.strip() and not plain.strip())
        why = f"it is no JSON ({error})" if is_lost else ""
        return (Markup(text=plain, dialect="plain") if plain.strip() else None), [], why
    rendering = Rendering()
    html = rendering.html(content.get("nodes"))
    why = "" if isinstance(content.get("nodes"), list) else "it has no nodes"
    why = why or ("it is nested too deeply" if rendering.too_deep else "")
    return (Markup(text=html, dialect="html") if html.strip() else None), rendering.unknown, why


def _terms(row: Row) -> Iterator[TermRef]:
    categories = [row.get("Main Category", ""), *_names(row.get("Categories", ""))]
    for taxonomy, names in (("category", categories), ("post_tag", _names(row.get("Tags", "")))):
        for name in dict.fromkeys(name.strip() for name in names if name.strip()):
            yield TermRef(taxonomy=taxonomy, slug=sanitize_title(name) or name, name=name)


def _names(text: str) -> list[str]:
    """The names in a cell: a JSON list, or names between commas."""
    if text.lstrip().startswith("["):
        try:
            return [
                str(name) for name in msgspec.json.decode(text, type=list[Any]) if isinstance(name, str | int)
            ]
        except (msgspec.MsgspecError, RecursionError):
            return []
    return text.split(",")
