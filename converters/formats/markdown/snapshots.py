"""Snapshots of the source next to a site that blogport wrote: posts that nobody edited come back as they were.

If front matter, text or a comment was edited, the edit wins, and the rest is that of the snapshot.
"""

from collections.abc import Iterator
from functools import cached_property

import msgspec
from msgspec.structs import asdict, replace

from converters import messages
from converters.errors import FileError
from converters.extra_keys import STATUS
from converters.formats.markdown import data
from converters.formats.markdown.documents import Document, parse
from converters.formats.markdown.post_fields import INCLUDED
from converters.formats.markdown.posts import PostReader
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import decoded
from converters.generators import source_snapshots
from converters.generators.content_file import ContentFile
from converters.generators.source_snapshots import SourceSnapshot
from converters.model import MENU_ITEM, Comment, Extra, Media, Post

_MENU_ITEMS = f"{source_snapshots.FOLDER}{MENU_ITEM}/"
_MEDIA = f"{source_snapshots.FOLDER}media.json"


class Snapshots:
    """The snapshots of a site; `used` are the paths of those that were read."""

    def __init__(self, site: SourceSite, reader: PostReader) -> None:
        self._site, self._reader = site, reader
        self.used: set[str] = set()

    def restored(self, post: Post, file: ContentFile, document: Document) -> Post:
        """The post of the snapshot with the edits since; the post itself if it has no snapshot."""
        snapshot = self._load(source_snapshots.snapshot_path(file.path))
        if snapshot is None:
            return post
        text = decoded(file.source, self._site.diagnostics)
        before = post if text.startswith(snapshot.header) else self._before(file, snapshot)
        edits = {
            name: value
            for name, value in asdict(post).items()
            if name not in ("id", "body", "comments", "extra") and value != getattr(before, name)
        }
        if source_snapshots.digest(document.body.text) != snapshot.body:
            edits["body"] = document.body
        return replace(
            snapshot.post,
            **edits,
            comments=_comments(post.comments, snapshot),
            extra=_extra(snapshot.post.extra, before.extra, post.extra),
        )

    def take_changes(self) -> set[str]:
        """The paths of those that were read since the last call (see `side_by_side.Shared`)."""
        paths, self.used = self.used, set()
        return paths

    def menu_items(self) -> Iterator[Post]:
        """The menu items, which have no content files."""
        for path in self._site.files:
            if path.startswith(_MENU_ITEMS) and (snapshot := self._load(path)):
                yield snapshot.post

    def media(self, items: list[Media]) -> list[Media]:
        """Media with the fields that the public data file does not have."""
        if not (file := self._site.files.get(_MEDIA)):
            return items
        self.used.add(_MEDIA)
        found = data.load(file, self._site.diagnostics)
        try:
            full = {_media_key(item): item for item in msgspec.convert(found, list[Media])}
        except msgspec.ValidationError as error:
            self._site.diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error))
            return items
        return [
            replace(item, extra=full[_media_key(item)].extra | item.extra)
            if _media_key(item) in full
            else item
            for item in items
        ]

    def _load(self, path: str) -> SourceSnapshot | None:
        if not (file := self._site.files.get(path)):
            return None
        self.used.add(path)
        try:
            snapshot = source_snapshots.decode(file.read())
            return snapshot._replace(post=_with_original_status(snapshot.post))
        except FileError as error:
            self._site.diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
            return None
        except ValueError as error:
            self._site.diagnostics.report(
                messages.BAD_DATA, file=file.name, why=str(error).partition("\n")[0]
            )
            return None

    def _before(self, file: ContentFile, snapshot: SourceSnapshot) -> Post:
        """The post as it would have been read before its front matter was edited."""
        site, reader = self._silent
        return reader.post(file, parse(site, file, snapshot.header))[0]

    @cached_property
    def _silent(self) -> tuple[SourceSite, PostReader]:
        return self._site.silent(), self._reader.silent()


def _media_key(media: Media) -> tuple[str, ...]:
    """By what a media item is known: its id, or its file where the source gave it none."""
    return (media.id,) if media.id else (media.url, media.path)


def _with_original_status(post: Post) -> Post:
    """A post that `--include` wrote as a draft, with the status it had."""
    if post.status != "draft" or post.extra.get(STATUS) not in INCLUDED:
        return post
    extra = {name: value for name, value in post.extra.items() if name != STATUS}
    return replace(post, status=str(post.extra[STATUS]), extra=extra)


def _extra(original: Extra, before: Extra, now: Extra) -> Extra:
    """The fields of the snapshot; those that were added, changed or removed since are as they are now."""
    found = {name: value for name, value in original.items() if name in now or name not in before}
    return found | {name: value for name, value in now.items() if name not in before or before[name] != value}


def _comments(now: tuple[Comment, ...], snapshot: SourceSnapshot) -> tuple[Comment, ...]:
    """Comments as they were, with the edits since; matched by id, those without an id by their order."""
    before = snapshot.post.comments
    digests = snapshot.comments if len(snapshot.comments) == len(before) else ("",) * len(before)
    pairs = list(zip(before, digests, strict=True))
    by_id = {comment.id: (comment, digest) for comment, digest in pairs if comment.id}
    without_id = iter([pair for pair in pairs if not pair[0].id] if len(now) == len(before) else ())
    restored = []
    for comment in now:
        pair = by_id.get(comment.id) or next(without_id, None)
        restored.append(_comment(comment, *pair) if pair else comment)
    return tuple(restored)


def _comment(now: Comment, before: Comment, digest: str) -> Comment:
    is_edited = source_snapshots.digest(now.body.text if now.body else "") != digest
    author = before.author
    if now.author.name != " ".join(author.name.split()):
        author = replace(author, name=now.author.name or author.name)
    if now.author.url and now.author.url != author.url:
        author = replace(author, url=now.author.url)
    return replace(
        before,
        author=author,
        body=now.body if is_edited else before.body,
        date=now.date,
        status=now.status,
        type=now.type,
        likes=now.likes,
    )
