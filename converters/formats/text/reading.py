"""Builds the post and its comments from the sections of a text."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from types import MappingProxyType

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import SourceError, UnsupportedError
from converters.extra_keys import DATE, LINKS
from converters.formats.text import post as posts
from converters.formats.text import section as sections
from converters.formats.text.blocks import html
from converters.formats.text.comment_splitter import Entry, SplitComments, begins_within
from converters.formats.text.header import without_header
from converters.formats.text.lines import Line, Lines, lines_of
from converters.formats.text.several_posts import pages_of
from converters.formats.text.shared import Shared, shared_in, trimmed
from converters.guard import guard
from converters.io import urls
from converters.io.charset import decoded
from converters.io.slugs import sanitize_title
from converters.io.sources import Source
from converters.model import Author, Comment, Commenter, Markup, Post, Record, TermRef
from converters.personal.names import login_of
from converters.readers.page_words import phrases
from converters.readers.platform_exports import part_of_export

_ID = lazy_re.compile(r"(?:#(?:li-|div-)?comment-|#c|replytocom=)(\d+)")


def read(source: Source, diagnostics: Diagnostics, shared: Shared = MappingProxyType({})) -> Iterator[Record]:
    """Yield the posts of a text, and their authors if the text names them. Raises `SourceError` for an empty
    text, and for a part of an export.

    `shared` are the lines that the texts of the site share (see `shared_lines`).
    """
    text = decoded(source.read())
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=source.name, encoding=text.encoding)
    if why := part_of_export(text.text):
        raise UnsupportedError(f"{source.name}: {why}")
    with guard(diagnostics, "post", file=source.name, line=1):
        page = lines_of(text.text)
        if not any(line.text for line in page.lines):
            raise SourceError(f"{source.name}: there is no text in it")
        authors = set[str]()
        for part in pages_of(page):
            for record in _records(part, source.name, diagnostics, shared):
                if not isinstance(record, Author):
                    yield record
                elif record.login not in authors:
                    authors.add(record.login)
                    yield record


def _records(whole: Lines, file: str, diagnostics: Diagnostics, site: Shared) -> Iterator[Record]:
    whole, header = without_header(whole)
    shared = shared_in(whole, site)
    page, around = trimmed(whole, shared)
    section = sections.find(page.lines)
    end = section.start if section else sections.end_of(page.lines, _after_start(page.lines))
    heading = section.heading if section else None
    parts = posts.parts(page.lines[:end], heading.title if heading else "", shared)
    parts = parts._replace(date=parts.date or header.date, author=parts.author or header.author)
    comments = _comments(section.cut if section else SplitComments([], True, False), page)
    post = _post(parts, page, comments, header.url)
    diagnostics.locate(post, file, 1)
    below = [*(section.cut.rest if section else ()), *page.lines[section.end if section else end :]]
    unread = section.cut.rest if section and comments else below
    announced = bool(comments or (heading and heading.number))
    _report_below(post, unread, announced=announced, diagnostics=diagnostics)
    _report(
        post,
        parts,
        section,
        [
            *whole.dropped,
            *header.dropped,
            *around,
            *parts.dropped,
            *(line.plain for line in below if line.plain),
            *(section.cut.frames if section else ()),
        ],
        diagnostics,
    )
    if parts.author:
        yield Author(login=post.author, name=parts.author, url=parts.links.get(parts.author, ""))
    yield post


def _after_start(lines: Sequence[Line]) -> int:
    """`Leave a comment` near the top is a link."""
    filled = [at for at, line in enumerate(lines) if line.text]
    return filled[min(len(filled) - 1, 8)] if filled else 0


def _post(parts: posts.Parts, page: Lines, comments: tuple[Comment, ...], url: str) -> Post:
    terms = [TermRef(taxonomy="category", slug=_slug(name, parts), name=name) for name in parts.categories]
    terms += [TermRef(taxonomy="post_tag", slug=_slug(name, parts), name=name) for name in parts.tags]
    return Post(
        title=parts.title,
        slug=_last_of(url) or sanitize_title(parts.title),
        url=url,
        date=parts.date.text if parts.date else None,
        author=login_of(parts.author),
        body=_markup(parts.body, page),
        terms=tuple(terms),
        comments=comments,
        extra={LINKS: links} if (links := _links(parts.body, page)) else {},
    )


def _slug(name: str, parts: posts.Parts) -> str:
    """The slug of a term from its URL, else made from its name."""
    return _last_of(parts.links.get(name, "")) or sanitize_title(name)


def _last_of(url: str) -> str:
    """The last part of the path of a URL."""
    return urls.split(url).path.rstrip("/").rpartition("/")[2]


def _markup(lines: Sequence[Line], page: Lines) -> Markup:
    if page.markdown:
        return Markup(text=_dedented(lines), dialect="markdown")
    return Markup(text=html(lines, page.width, spaced=page.spaced), dialect="html")


def _dedented(lines: Sequence[Line]) -> str:
    """Markdown without the indentation that all of it has, and lists without that of the list they stood in."""
    margin = min((line.indent for line in lines if line.text), default=0)
    listed = min((line.indent - margin for line in lines if _LIST_ITEM.match(line.text)), default=0)
    nested = listed if listed >= _CODE else 0
    indents = [line.indent - margin - (nested if line.indent - margin >= nested else 0) for line in lines]
    return "\n".join(
        " " * indent + line.text if line.text else "" for line, indent in zip(lines, indents, strict=True)
    ).strip("\n")


_LIST_ITEM = lazy_re.compile(r"(?:[*+-]|\d{1,9}[.)])\s")
_CODE = 4
"""Columns of indentation that make Markdown take a text for code."""


def _links(lines: Sequence[Line], page: Lines) -> list[str]:
    """URLs of links that a text only numbers: it does not show where the text of a link ends."""
    return [] if page.markdown else [link for line in lines for link in line.links]


def _comments(cut: SplitComments, page: Lines) -> tuple[Comment, ...]:
    """The comments. An id is taken from the text, else a number.

    The parent is the last comment that is less deep, or the last by the person whom the heading names.
    """
    ids = _ids([_stated_id(entry) for entry in cut.entries])
    above: list[str] = []
    by_name: dict[str, str] = {}
    comments = []
    for entry, id_ in zip(cut.entries, ids, strict=True):
        del above[entry.depth :]
        answered = by_name.get(entry.head.answered.casefold(), "") if entry.head else ""
        comments.append(_comment(entry, id_, above[-1] if above else answered, page))
        above.append(id_)
        if entry.head:
            by_name[entry.head.name.casefold()] = id_
    return tuple(comments)


def _ids(stated: Sequence[str]) -> Iterator[str]:
    """Unique ids: a repeated or missing id is replaced by a free number."""
    taken = set(stated)
    free = (str(number) for number in count(1) if str(number) not in taken)
    given = {""}
    for id_ in stated:
        yield next(free) if id_ in given else id_
        given.add(id_)


def _stated_id(entry: Entry) -> str:
    found = [match[1] for link in entry.links if (match := _ID.search(link))]
    return found[0] if found else ""


def _comment(entry: Entry, id_: str, parent: str, page: Lines) -> Comment:
    head = entry.head
    date = head.date if head else None
    extra: dict[str, object] = {}
    if not page.markdown and (links := _links(entry.lines, page)):
        extra[LINKS] = links
    if date and date.shown:
        extra[DATE] = date.shown
    if head and head.subject:
        extra["subject"] = head.subject
    return Comment(
        id=id_,
        parent=parent,
        author=Commenter(name=head.name, url=_home(head.links)) if head else Commenter(),
        date=(date.text or None) if date else None,
        type=head.type if head else "comment",
        status="pending" if entry.pending else "approved",
        likes=entry.likes,
        body=_markup(entry.lines, page) if any(line.text for line in entry.lines) else None,
        extra=extra,
    )


def _home(links: Sequence[str]) -> str:
    """The URL of a commenter."""
    return next((link for link in links if not _ID.search(link) and "gravatar.com/avatar" not in link), "")


def _report(
    post: Post,
    parts: posts.Parts,
    section: sections.Section | None,
    dropped: list[str],
    diagnostics: Diagnostics,
) -> None:
    found = len(post.comments)
    declared = section.heading.number if section and section.heading else None
    if declared is not None and declared != found:
        diagnostics.report(messages.COMMENT_COUNT, post, declared=declared, found=found)
    if not section:
        diagnostics.report(messages.NO_COMMENT_SECTION, post)
        answers = sum(1 for line in parts.body if phrases.find("reply", line.plain.strip("()[] ")))
        if answers > 1:
            diagnostics.report(messages.COMMENTS_MISSED, post, number=answers, found=0)
    if not parts.sure:
        diagnostics.report(messages.TITLE_GUESSED, post, title=parts.title)
    if dropped:
        diagnostics.report(
            messages.BOILERPLATE, post, number=len(dropped), example=max(dropped, key=len)[:80]
        )
    moments = [entry.head.date for entry in section.cut.entries if entry.head] if section else []
    if unsure := sum(1 for moment in [parts.date, *moments] if moment and not moment.sure):
        diagnostics.report(messages.AMBIGUOUS_DATES, post, number=unsure)
    if section and section.elsewhere:
        number = found + section.elsewhere
        diagnostics.report(messages.COMMENTS_MISSED, post, number=number, found=found)
    if section and found:
        _report_comments(post, section.cut, diagnostics, is_whole=declared == found)


def _report_below(post: Post, below: Sequence[Line], *, announced: bool, diagnostics: Diagnostics) -> None:
    """Report what may be comments below a post and was not read: running text, if there are comments or the page says how
    many, or has links to reply, or much of it."""
    prose = [text for text in map(" ".join, _paragraphs(below)) if len(text.split()) >= _PROSE]
    answers = sum(1 for line in below if phrases.find("reply", line.plain.strip("()[] ")))
    if prose and (announced or answers > 1 or len(prose) >= _MUCH):
        diagnostics.report(messages.TEXT_BELOW, post, number=len(prose), example=max(prose, key=len)[:80])


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The lines of each paragraph. A list is not one: it leads elsewhere."""
    for filled, group in groupby(
        lines, key=lambda line: bool(line.plain) and not _LIST_ITEM.match(line.text)
    ):
        if filled:
            yield [line.plain for line in group]


_PROSE = 8
"""Words of the shortest paragraph that is running text."""
_MUCH = 5
"""So many of them are more than a page has around a post."""


def _report_comments(post: Post, cut: SplitComments, diagnostics: Diagnostics, *, is_whole: bool) -> None:
    if not cut.threaded and len(cut.entries) > 1:
        diagnostics.report(messages.THREADS_LOST, post, number=len(cut.entries))
    if cut.guessed:
        diagnostics.report(messages.COMMENTS_BY_NUMBER, post, number=len(cut.entries))
    if joined := [line for entry in cut.entries if (line := begins_within(entry.lines))]:
        diagnostics.report(messages.COMMENTS_JOINED, post, number=len(joined), example=joined[0][:80])
    elif cut.seen > len(cut.entries) and not is_whole:
        diagnostics.report(messages.COMMENTS_MISSED, post, number=cut.seen, found=len(cut.entries))
    if nameless := sum(1 for comment in post.comments if not comment.author.name):
        diagnostics.report(messages.NAMELESS_COMMENTS, post, number=nameless)
    if dateless := sum(
        1
        for comment in post.comments
        if not comment.date and comment.type == "comment" and comment.author.name
    ):
        diagnostics.report(messages.DATELESS_COMMENTS, post, number=dateless)
