"""Originals that lie beside a tree of ours: what nobody touched comes back as it was.

Where a header, a text or a comment was changed, the change is taken, and all else is the original's.
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import asdict, replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.markdown import data
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.documents import Document, parse
from converters.formats.markdown.posts import INCLUDED, Posts
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import decoded
from converters.generators import source_snapshots
from converters.generators.source_snapshots import SourceSnapshot
from converters.model import MENU_ITEM, Comment, Extra, Media, Post

_MENU_ITEMS = f"{source_snapshots.FOLDER}{MENU_ITEM}/"
_MEDIA = f"{source_snapshots.FOLDER}media.json"


class Originals:
    """The originals of a tree."""

    def __init__(self, tree: SourceSite, posts: Posts) -> None:
        self._tree, self._posts = tree, posts
        self.used: set[str] = set()
        """Their places, as far as they were asked for."""

    def restored(self, post: Post, spot: ContentFile, document: Document) -> Post:
        """A post as it was before it was written, with what was changed since; itself where no original is."""
        original = self._load(source_snapshots.snapshot_path(spot.path))
        if original is None:
            return post
        now = decoded(spot.file, self._tree.diagnostics)
        before = post if now.startswith(original.header) else self._before(spot, original)
        changed = {
            name: value
            for name, value in asdict(post).items()
            if name not in ("id", "body", "comments", "extra") and value != getattr(before, name)
        }
        if source_snapshots.digest(document.body.text) != original.body:
            changed["body"] = document.body
        comments = _comments(post.comments, original)
        return replace(
            original.post,
            **changed,
            comments=comments,
            extra=_extra(original.post.extra, before.extra, post.extra),
        )

    def _load(self, place: str) -> SourceSnapshot | None:
        if not (file := self._tree.files.get(place)):
            return None
        self.used.add(place)
        try:
            original = source_snapshots.decode(file.read())
            return original._replace(post=_with_its_status(original.post))
        except FileError as error:
            self._tree.diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
            return None
        except ValueError as error:
            self._tree.diagnostics.report(
                messages.BAD_DATA, file=file.name, why=str(error).partition("\n")[0]
            )
            return None

    def _before(self, spot: ContentFile, original: SourceSnapshot) -> Post:
        """What would have been read before the header was changed."""
        diagnostics, self._tree.diagnostics = self._tree.diagnostics, Diagnostics()
        try:
            return self._posts.post(spot, parse(self._tree, spot, original.header))[0]
        finally:
            self._tree.diagnostics = diagnostics

    def menu_items(self) -> Iterator[Post]:
        """The items of menus, which have no files of their own."""
        for place in self._tree.within(_MENU_ITEMS):
            if original := self._load(place):
                yield original.post

    def media(self, items: list[Media]) -> list[Media]:
        """Media with the fields that are in no public data file."""
        if not (file := self._tree.files.get(_MEDIA)):
            return items
        self.used.add(_MEDIA)
        found = data.load(file, self._tree.diagnostics)
        try:
            known = {one.id: one for one in msgspec.convert(found, list[Media])}
        except msgspec.ValidationError as error:
            self._tree.diagnostics.report(messages.BAD_DATA, file=file.name, why=str(error))
            return items
        return [
            replace(one, extra=known[one.id].extra | one.extra) if one.id in known else one for one in items
        ]


def _with_its_status(post: Post) -> Post:
    """What `--include` let in as a draft is what it was."""
    if post.status != "draft" or post.extra.get("status") not in INCLUDED:
        return post
    extra = {name: value for name, value in post.extra.items() if name != "status"}
    return replace(post, status=str(post.extra["status"]), extra=extra)


def _extra(original: Extra, before: Extra, now: Extra) -> Extra:
    """The original's fields; those that were added, changed or taken away since are as they are now."""
    found = {name: value for name, value in original.items() if name in now or name not in before}
    return found | {name: value for name, value in now.items() if name not in before or before[name] != value}


def _comments(now: tuple[Comment, ...], original: SourceSnapshot) -> tuple[Comment, ...]:
    """Comments as they were, but for what was changed; matched by id, those without one by their place."""
    before = original.post.comments
    hashes = original.comments if len(original.comments) == len(before) else ("",) * len(before)
    pairs = list(zip(before, hashes, strict=True))
    known = {old.id: (old, written) for old, written in pairs if old.id}
    nameless = iter([pair for pair in pairs if not pair[0].id] if len(now) == len(before) else ())
    made = []
    for one in now:
        pair = known.get(one.id) or next(nameless, None)
        made.append(_comment(one, *pair) if pair else one)
    return tuple(made)


def _comment(now: Comment, old: Comment, written: str) -> Comment:
    body = old.body if source_snapshots.digest(now.body.text if now.body else "") == written else now.body
    who = (
        replace(old.author, name=now.author.name or old.author.name)
        if now.author.name != " ".join(old.author.name.split())
        else old.author
    )
    if now.author.url and now.author.url != old.author.url:
        who = replace(who, url=now.author.url)
    return replace(
        old, author=who, body=body, date=now.date, status=now.status, type=now.type, likes=now.likes
    )
