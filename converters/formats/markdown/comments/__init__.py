"""Comments that lie in files of a tree: found by what their file or folder is called, read by what is in it."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from converters import messages
from converters.formats.markdown import data
from converters.formats.markdown.comments.fields import comment
from converters.formats.markdown.comments.index import TEXTS, Index
from converters.formats.markdown.comments.texts import text_comment
from converters.formats.markdown.comments.threads import by_number
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.metadata import ParsedFrontMatter
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import ending
from converters.model import Comment, Post


class Comments:
    """The comments of a tree; those of a post are read when it is."""

    def __init__(self, tree: SourceSite) -> None:
        self._tree, self._index = tree, Index(tree)

    def of(self, post: Post, spot: ContentFile, said: ParsedFrontMatter) -> tuple[Comment, ...]:
        """The comments of a post, in the order of the source, threads as they are said."""
        return self._read(*self._index.of(post, spot, said))

    def _read(self, places: Iterable[str], listed: Iterable[Any]) -> tuple[Comment, ...]:
        found: list[tuple[int, int, Comment]] = []
        for place in places:
            bad = 0
            for one, fields in self._in_file(place):
                if one is None:
                    bad += 1
                    continue
                order = str(fields.get("order", 0))
                found.append((int(order) if order.isdigit() else 0, len(found), one))
            if bad:
                self._tree.diagnostics.report(
                    messages.BAD_COMMENTS, file=self._tree.files[place].name, number=bad
                )
        comments = [one for _, _, one in sorted(found, key=lambda found: found[:2])]
        comments += [one for fields in listed if (one := comment(fields, "")) is not None]
        return by_number(comments)

    def _in_file(self, place: str) -> Iterator[tuple[Comment | None, Any]]:
        source = self._tree.files[place]
        if ending(place) in TEXTS:
            yield text_comment(self._tree, source)
            return
        loaded = data.load(source, self._tree.diagnostics)
        for name, fields in _items(loaded, PurePosixPath(place).stem):
            yield comment(fields, name), fields

    def used(self, place: str) -> bool:
        """Whether a file has been read as comments of a post."""
        return place in self._index.used

    def strays(self) -> Iterator[Post]:
        """Comments whose post is not there, each with a draft without a text to hold them."""
        for name, places, listed in self._index.left():
            comments = self._read(places, listed)
            self._index.used.update(places)
            if not comments:
                continue
            slug = name.rpartition("/")[2]
            stated = next(
                (one.extra["_parent"] for one in comments if "/" in str(one.extra.get("_parent", ""))), ""
            )
            post = Post(
                id=f"comments/{name}",
                status="draft",
                title=" ".join(word[:1].upper() + word[1:] for word in slug.split("-") if word),
                slug=slug,
                url=f"{self._tree.base}{stated}" if str(stated).startswith("/") else str(stated),
                comments=comments,
            )
            where = self._tree.files[places[0]].name if places else ""
            self._tree.diagnostics.report(
                messages.COMMENTS_WITHOUT_POST, post, file=where, number=len(comments)
            )
            yield post


def _items(loaded: Any, stem: str) -> Iterator[tuple[str, Any]]:
    """The comments of a data file: a list, a mapping of comments by name, or one comment."""
    match loaded:
        case list():
            yield from (("", one) for one in loaded)
        case dict() if isinstance(loaded.get("comments"), list):
            yield from (("", one) for one in loaded["comments"])
        case dict() if loaded and all(isinstance(one, dict) for one in loaded.values()):
            yield from ((str(name), one) for name, one in loaded.items())
        case dict():
            yield stem, loaded
