"""Yields the records of saved responses of WordPress's REST API: all files of a run are one site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

import msgspec
from msgspec import to_builtins
from msgspec.structs import replace

from converters import messages
from converters.base import PartsReader
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.extra_keys import COMMENTS
from converters.formats.wordpress_rest import responses, shapes
from converters.formats.wordpress_rest.responses import Item, Values, embedded, text
from converters.formats.wordpress_rest.tables import Tables
from converters.guard import guard, unreadable_item
from converters.io.archives import unpack
from converters.io.media_types import is_copied, is_media
from converters.io.saved_answers import holds_saved, says_nothing
from converters.io.sources import Source
from converters.io.upload_folders import split_uploads, upload_paths
from converters.model import Asset, Comment, Entity, Media, Post
from converters.readers.findings import report_dates
from converters.readers.orphan_comments import orphan_posts
from converters.readers.platform_exports import find_platform, is_export_of
from converters.readers.source_fields import FieldCheck
from converters.site.assets import UPLOADS
from converters.storage.waiting_comments import WaitingComments

if TYPE_CHECKING:
    from converters.formats.wordpress_rest.records import Records

_PAST_THE_END = "rest_post_invalid_page_number"
"""The error that says that there is no such page: by it people know that they have all."""


@dataclass(frozen=True)
class WordPressRestReader(PartsReader):
    """Saved responses of WordPress's REST API (`/wp-json/wp/v2/posts`, …), also of WordPress.com's own."""

    source_noun: ClassVar[str] = "saved answers of WordPress's REST API"

    site: str = field(
        default="", metadata={"takes": "url", "help": "the address of the site, where no response states it"}
    )

    def detects(self, source: Source) -> bool:
        """Whether a file is a response, or a folder has some and neither pages nor Markdown."""
        if not source.is_folder:
            return _is_response(source)
        return not find_platform(source) and holds_saved(source, _is_response)

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, authors, terms, posts of all types with their comments, media items, menus, and local uploads.

        Raises `SourceError` for a folder without a response.
        """
        files, uploads = _files(parts, diagnostics)
        if not any(map(_is_response, files)):
            raise SourceError(f"{parts[0].name}: there is no response of WordPress's REST API in it")
        with WaitingComments() as waiting:
            check = FieldCheck(diagnostics, files[0].name)
            tables = _first_pass(files, waiting, check, diagnostics)
            # detection does not wait for markup
            from converters.formats.wordpress_rest.records import Records

            records = Records(tables, self.site, check)
            yield records.site()
            yield from _records(files, tables, records, waiting, diagnostics)
            for id_, media in tables.media.items():
                if id_ not in tables.media_seen and text(media, "source_url"):
                    yield records.media(media)
            yield from orphan_posts(waiting, partial(_orphan, records), diagnostics)
            yield from records.authors()
            yield from records.terms()
            _report_gaps(tables, records, files[0].name, diagnostics)
        for folder in uploads:
            for place, file in upload_paths(folder):
                if is_copied(place):
                    yield Asset(UPLOADS + quote(place), file.name, file.open)


def _is_response(file: Source) -> bool:
    return is_export_of(file, "wordpress-rest")


def _files(sources: Sequence[Source], diagnostics: Diagnostics) -> tuple[list[Source], list[Source]]:
    """The responses, and the folders of uploads beside them. Files that are neither are reported."""
    files: list[Source] = []
    uploads: list[Source] = []
    for source in sources:
        if not source.is_folder:
            files.append(source)
            continue
        aside, members = split_uploads(source)
        uploads += [aside] if aside else []
        for member in members:
            files += _responses_in(member, diagnostics)
    return files, uploads


def _responses_in(member: Source, diagnostics: Diagnostics) -> list[Source]:
    """The responses in a file of a folder: itself, or what is packed in it."""
    try:
        files = unpack(member).files()
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
        return []
    return [file for file in files if _is_response(file) or _begins_as_one(file, diagnostics)]


def _begins_as_one(file: Source, diagnostics: Diagnostics) -> bool:
    """Whether the first object of a file is a record. Reports what is neither that nor the answer for nothing."""
    if says_nothing(file):
        return False
    if is_media(file.place):
        diagnostics.tally(messages.NOT_TAKEN, what="image", example=file.name)
        return False
    first = next(responses.items(file), None)
    if first is None or first.kind == responses.UNKNOWN:
        why = "it is no response with records of a blog"
        diagnostics.report(messages.UNKNOWN_FORMAT, file=file.name, why=why)
        return False
    return first.kind != responses.ERROR or text(first.values, "code") != _PAST_THE_END


def _first_pass(
    files: Sequence[Source], waiting: WaitingComments, check: FieldCheck, diagnostics: Diagnostics
) -> Tables:
    """Read all that must be known before the first post; what of a file cannot be read is reported."""
    tables = Tables()
    file_of: dict[str, int] = {}
    """The id of a comment -> the number of its file: in one response two that differ are two; in two it is a copy."""
    for number, file in enumerate(files):
        for item in responses.items(file):
            if item.why:
                unreadable_item(diagnostics, "post", f"object {item.number}: {item.why}", file=file.name)
            elif item.kind == responses.COMMENT:
                with guard(diagnostics, "comment", file=file.name):
                    tables.add(item, number)
                    tables.comments += 1
                    id_ = text(item.values, "id")
                    is_other = file_of.setdefault(id_, number) == number
                    post = text(item.values, "post")
                    waiting.add(post, id_, _encoded(item.values), ids_are_unique=is_other)
            elif item.kind == responses.ERROR:
                diagnostics.report(messages.ERROR_SAVED, file=file.name, code=text(item.values, "code"))
            elif item.kind == responses.UNKNOWN:
                keys = ", ".join(sorted(item.values)[:5])
                diagnostics.tally(messages.UNREAD_OBJECTS, keys=keys)
            else:
                what = item.kind if item.kind in (responses.MEDIA, responses.TERM) else "post"
                with guard(diagnostics, what, file=file.name):
                    tables.add(item, number)
                    if shape := shapes.REPORTED.get(item.kind):
                        check.report(item.kind, item.values, shape)
                    for reply in embedded(item.values, "replies"):
                        tables.comments += 1
                        post = text(reply, "post") or text(item.values, "id")
                        waiting.add(post, text(reply, "id"), _encoded({**reply, "post": post}))
    return tables


def _encoded(values: Values) -> bytes:
    kept = {name: value for name, value in values.items() if not name.startswith("_")}
    return msgspec.json.encode(kept)


def _records(
    files: Sequence[Source],
    tables: Tables,
    records: "Records",
    waiting: WaitingComments,
    diagnostics: Diagnostics,
) -> Iterator[Entity]:
    seen: set[str] = set()
    for number, file in enumerate(files):
        for item in responses.items(file):
            with guard(diagnostics, "post", file=file.name):
                yield from _of_item(item, number, file, tables, records, waiting, seen, diagnostics)


def _of_item(
    item: Item,
    number: int,
    file: Source,
    tables: Tables,
    records: "Records",
    waiting: WaitingComments,
    seen: set[str],
    diagnostics: Diagnostics,
) -> Iterator[Entity]:
    values, id_ = item.values, text(item.values, "id")
    if item.kind == responses.MEDIA and id_ not in seen:
        seen.add(id_)
        media = records.media(values)
        diagnostics.locate(media, file.name, 0)
        yield _with_comments(media, _comments(waiting.take(id_), records), diagnostics)
    elif item.kind == responses.MENU_ITEM and tables.is_chosen(item, number):
        from converters.formats.wordpress_rest.menu_items import menu_item

        yield menu_item(values, tables.menus)
    elif item.kind == responses.POST and tables.is_chosen(item, number):
        post = records.post(values, _comments(waiting.take(id_) if id_ else [], records), file.place)
        diagnostics.locate(post, file.name, 0)
        report_dates(post, diagnostics)
        declared = values.get("comment_count")
        if isinstance(declared, int) and declared > len(post.comments):
            diagnostics.report(messages.FEWER_COMMENTS, post, declared=declared, found=len(post.comments))
        if image := records.featured(values):
            yield image
        yield post


def _with_comments(media: Media, comments: tuple[Comment, ...], diagnostics: Diagnostics) -> Media:
    if not comments:
        return media
    diagnostics.report(messages.MEDIA_COMMENTS, media, number=len(comments))
    return replace(media, extra=media.extra | {COMMENTS: to_builtins(list(comments))})


def _comments(lines: Sequence[bytes], records: "Records") -> tuple[Comment, ...]:
    """The comments of a post, the oldest first: responses have the newest first."""
    found = [records.comment(msgspec.json.decode(line, type=dict[str, object])) for line in lines]
    return tuple(sorted(found, key=lambda comment: (comment.date or "", len(comment.id), comment.id)))


def _orphan(records: "Records", post: str, lines: Sequence[bytes]) -> Post:
    """A post that no response has, for the comments on it. It is in the trash: nobody can see it."""
    links = (text(msgspec.json.decode(line, type=dict[str, object]), "link") for line in lines)
    url = next((link.partition("#")[0] for link in links if link), "")
    return Post(id=post, status="trash", url=url, comments=_comments(lines, records))


def _report_gaps(tables: Tables, records: "Records", file: str, diagnostics: Diagnostics) -> None:
    """Report what was not saved, as far as what was saved tells."""
    for what, number in tables.full_pages():
        diagnostics.report(messages.FULL_PAGES_ONLY, file=file, what=what, number=number)
    if tables.takes_comments and not tables.comments:
        diagnostics.report(messages.NO_COMMENTS_SAVED, file=file)
    if records.unknown_terms:
        diagnostics.report(messages.UNKNOWN_TERM_IDS, file=file, number=records.unknown_terms)
    if records.unknown_authors:
        diagnostics.report(messages.UNKNOWN_AUTHOR_IDS, file=file, number=len(records.unknown_authors))
    if records.is_private:
        diagnostics.report(messages.PRIVATE_BLOG, file=file)
    if not records.site().url:
        diagnostics.report(messages.NO_BLOG_ADDRESS, file=file)
