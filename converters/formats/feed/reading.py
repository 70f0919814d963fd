"""Yields the records of feeds: all feeds of a run are one site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from posixpath import dirname
from typing import Final
from urllib.parse import quote

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.feed import json_feeds, matching, xml_feeds
from converters.formats.feed.detection import head_text, is_feed
from converters.formats.feed.entries import Feed
from converters.formats.feed.matching import Index, is_comment
from converters.formats.feed.records import Records
from converters.formats.feed.when import is_another_day
from converters.formats.feed.xml_feeds import Part
from converters.guard import guard, unreadable_item
from converters.io import urls
from converters.io.archives import unpack
from converters.io.media_types import is_copied
from converters.io.page_extensions import HTML
from converters.io.sources import Source
from converters.model import Asset, Comment, Entity, Post
from converters.readers.findings import report_dates
from converters.readers.source_fields import FieldCheck, Shape
from converters.storage.waiting_comments import WaitingComments

_NOTHING_ELSE: Final = Shape()
"""That of what nobody knows of a feed."""


def read(
    parts: Sequence[Source], address: str, zone: tzinfo | None, diagnostics: Diagnostics
) -> Iterator[Entity]:
    """See `FeedReader.read_parts`. `address`: of the site, where no feed states it; `zone`: for feeds whose dates are in UTC."""
    files, others = _files(parts, diagnostics)
    if not files:
        raise SourceError(f"{parts[0].name}: there is no feed in it")
    feeds = [_Feed(file) for file in files]
    index = _index(feeds, diagnostics)
    records = Records(zone)
    main = _main(feeds)
    site = records.site(_filled(main.head, feeds), address)
    if not urls.split(site.url).netloc:
        diagnostics.report(messages.NO_BLOG_ADDRESS, file=main.source.name)
    FieldCheck(diagnostics, main.source.name).keep(site, main.head.others, _NOTHING_ELSE)
    yield site
    with WaitingComments() as waiting:
        _keep_comments(feeds, index, records, waiting, diagnostics)
        yield from _posts(feeds, index, records, waiting, diagnostics)
        for said, lines in waiting.rest():
            url = f"https://{said}" if "://" not in said and "/" in said else said if "://" in said else ""
            comments = _with_parents(_sorted(lines), said)
            orphan = Post(id=said, status="trash", url=url, comments=comments)
            report_dates(orphan, diagnostics)
            diagnostics.report(messages.NO_POST_OF_COMMENTS, orphan, number=len(lines))
            yield orphan
    for feed in feeds:
        for term in feed.head.terms:
            records.term(*term)
    yield from records.rest()
    for file, folder in others:
        place = file.place.removeprefix(f"{folder}/") if folder else file.place
        if is_copied(place):
            yield Asset(f"{site.url.rstrip('/')}/{quote(place)}", file.name, file.open)
    _report_older(feeds, diagnostics)


class _Feed:
    """A file with its head, and its entries as often as they are asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.is_json = head_text(source).startswith("{")
        self.head = json_feeds.head_of(source) if self.is_json else xml_feeds.head_of(source)

    def parts(self) -> Iterator[Part]:
        return (
            json_feeds.entries_of(self.source)
            if self.is_json
            else xml_feeds.entries_of(self.source, self.head)
        )


def _files(
    sources: Sequence[Source], diagnostics: Diagnostics
) -> tuple[list[Source], list[tuple[Source, str]]]:
    """The feeds, and the other files beside them with the folder of the feed. What is no feed and no image is reported."""
    files: list[Source] = []
    others: list[tuple[Source, str]] = []
    for source in sources:
        if not source.is_folder:
            files.append(source)
            continue
        members = [member for packed in source.files() for member in _unpacked(packed, diagnostics)]
        found = [member for member in members if is_feed(member)]
        files += found
        folder = dirname(found[0].place) if found else ""
        for member in members:
            if member in found:
                continue
            if is_copied(member.place):
                others.append((member, folder))
            elif not member.place.lower().endswith(HTML):
                diagnostics.report(messages.UNKNOWN_FORMAT, file=member.name, why="it is no feed")
    return files, others


def _unpacked(packed: Source, diagnostics: Diagnostics) -> list[Source]:
    try:
        return unpack(packed).files()
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
        return []


def _index(feeds: Sequence[_Feed], diagnostics: Diagnostics) -> Index:
    """What all entries are called, before the first is read."""
    index = Index()
    for file, feed in enumerate(feeds):
        for number, part in enumerate(feed.parts()):
            if part.entry:
                with guard(diagnostics, "post", file=feed.source.name, line=part.line):
                    index.add(part.entry, feed.head, file, number)
    return index


def _main(feeds: Sequence[_Feed]) -> _Feed:
    """The feed that speaks for the site: one of posts, with the shortest address of a page.

    Feeds of categories have the home page of the site too; their titles are longer.
    """
    of_posts = [feed for feed in feeds if not matching.is_feed_of_comments(feed.head)]
    return min(
        of_posts or feeds, key=lambda feed: (not feed.head.home, len(feed.head.home), len(feed.head.title))
    )


def _filled(head: Feed, feeds: Sequence[_Feed]) -> Feed:
    """What a feed says of the site, with what only other feeds of the same home page say."""
    for feed in feeds:
        if feed.head.home == head.home:
            head = replace(
                head,
                language=head.language or feed.head.language,
                generator=head.generator or feed.head.generator,
                description=head.description or feed.head.description,
            )
    return head


def _keep_comments(
    feeds: Sequence[_Feed], index: Index, records: Records, waiting: WaitingComments, diagnostics: Diagnostics
) -> None:
    """Keep the comments of all feeds until their posts come."""
    for feed in feeds if index.may_have_comments else ():
        for part in feed.parts():
            if part.entry and index.is_answer(part.entry, feed.head):
                with guard(diagnostics, "comment", file=feed.source.name, line=part.line):
                    comment = records.comment(part.entry, feed.head)
                    if not is_comment(part.entry, feed.head):
                        index.answered(part.entry)
                    said = index.said_post(part.entry)
                    # else each post may have a first one
                    is_unique = comment.id.isdigit() and not feed.head.is_ours
                    known_as = comment.id if is_unique or not comment.id else f"{said} {comment.id}"
                    waiting.add(said, known_as, msgspec.json.encode(comment))
    index.group()


def _posts(
    feeds: Sequence[_Feed], index: Index, records: Records, waiting: WaitingComments, diagnostics: Diagnostics
) -> Iterator[Entity]:
    from converters.formats.feed.bodies import body_of

    missing = other_days = 0
    for file, feed in enumerate(feeds):
        name = feed.source.name
        for number, part in enumerate(feed.parts()):
            _report_part(part, name, diagnostics)
            entry = part.entry
            if not entry:
                continue
            with guard(diagnostics, "post", file=name, line=part.line):
                if index.is_answer(entry, feed.head) or not index.is_chosen(entry, file, number):
                    continue
                body = body_of(entry, feed.head)
                lines = [line for said in index.comments_of(entry) for line in waiting.take(said)]
                comments = _with_parents(_sorted(lines), entry.id)
                own = index.has_own_id(entry)
                post = records.post(entry, feed.head, body, comments, has_own_id=own)
                diagnostics.locate(post, name, part.line)
                report_dates(post, diagnostics)
                other_days += bool(post.date and is_another_day(post.date, post.url))
                missing += max(entry.total - len(post.comments), 0)
                _report_body(post, body.is_summary, body.is_cut, diagnostics)
                if not post.body and not post.excerpt and not body.is_protected:
                    diagnostics.tally(messages.NO_TEXT_IN_FEED)
                if body.may_be_cut:
                    diagnostics.tally(messages.MAY_BE_SUMMARY)
                if body.was_escaped_twice:
                    diagnostics.tally(messages.ESCAPED_TWICE)
                if image := records.media(entry, post, body):
                    yield image
                yield post
    if other_days:
        diagnostics.report(messages.OTHER_DAYS, file=feeds[0].source.name, number=other_days)
    if missing:
        diagnostics.report(messages.COMMENTS_NOT_IN_FEEDS, file=feeds[0].source.name, number=missing)


def _report_part(part: Part, name: str, diagnostics: Diagnostics) -> None:
    if part.open_root:
        diagnostics.report(messages.TRUNCATED, file=name, line=part.line, root=part.open_root)
        return
    if part.entry is None:
        unreadable_item(diagnostics, "post", part.why, file=name, line=part.line)
        return
    if part.entry.lost:
        diagnostics.report(messages.UNDECODABLE, encoding="UTF-8", file=name, line=part.line)
    if part.cut_off:
        diagnostics.report(messages.CUT_OFF, file=name, line=part.line)
    elif part.entry.repaired:
        diagnostics.report(messages.REPAIRED_ENTRY, why=part.entry.repaired, file=name, line=part.line)


def _report_body(post: Post, is_summary: bool, is_cut: bool, diagnostics: Diagnostics) -> None:
    if is_summary:
        diagnostics.report(messages.SUMMARY_ONLY, post)
    elif is_cut:
        diagnostics.report(messages.TEXT_CUT_SHORT, post)


def _sorted(lines: Sequence[bytes]) -> tuple[Comment, ...]:
    """Comments by date: feeds have the newest first."""
    found = [msgspec.json.decode(line, type=Comment) for line in lines]
    return tuple(sorted(found, key=lambda comment: (comment.date or "", len(comment.id), comment.id)))


def _with_parents(comments: tuple[Comment, ...], post: str) -> tuple[Comment, ...]:
    """Comments without a parent where that is the post itself, as in Atom, where all comments answer something."""
    ids = {comment.id for comment in comments}
    return tuple(
        msgspec.structs.replace(comment, parent="")
        if comment.parent
        and comment.parent not in ids
        and (comment.parent == post or "://" in comment.parent)
        else comment
        for comment in comments
    )


def _report_older(feeds: Sequence[_Feed], diagnostics: Diagnostics) -> None:
    """Report the feeds that others name and that are not here; and that a feed alone has only the newest posts."""
    heads = [feed.head for feed in feeds]
    here = {matching.address(head.url) for head in heads if head.url}
    older = [(feed, url) for feed in feeds for url in feed.head.older if matching.address(url) not in here]
    for feed, url in older:
        diagnostics.report(messages.OLDER_FEED, file=feed.source.name, url=url)
    names = any(head.older for head in heads)
    if not older and not names and not any(head.complete for head in heads):
        diagnostics.report(messages.NEWEST_ONLY, file=feeds[0].source.name)
