"""Comments in files of a source site: found by the name of their file or folder, parsed by its format."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from converters import messages
from converters.comment_systems.readers.data_fields import comment
from converters.comment_systems.readers.data_threads import (
    resolve_files,
    resolve_numbers,
    without_post_as_parent,
)
from converters.extra_keys import PARENT_URL
from converters.formats.markdown import data
from converters.formats.markdown.comments.index import TEXTS, Index
from converters.formats.markdown.comments.texts import text_comment
from converters.formats.markdown.metadata import ParsedFrontMatter
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import extension, readable, without_extension
from converters.generators.content_file import ContentFile
from converters.io.numbers import parse_int
from converters.io.sources import Source
from converters.model import Comment, Post


class Comments:
    """The comments of a site; those of a post are parsed when the post is."""

    def __init__(self, site: SourceSite) -> None:
        self._site, self._index = site, Index(site)

    def of(self, post: Post, file: ContentFile, front_matter: ParsedFrontMatter) -> tuple[Comment, ...]:
        """The comments of a post, in the order of the source."""
        paths, listed = self._index.of(post, file, front_matter)
        listed = [*listed, *front_matter.metadata.get("comments_listed", ())]
        names = {post.id, post.slug, file.name, file.within, f"{file.date}-{file.name}", post.title}
        return self._read(paths, listed, names)

    @property
    def used(self) -> set[str]:
        """The paths of the files that were read as comments of a post."""
        return self._index.used

    @property
    def depend_on_order(self) -> bool:
        """Whether a file lists comments for all posts: of posts that may be called the same, the first one gets them."""
        return self._index.lists_for_all

    def take_changes(self) -> set[str]:
        """The paths of the files that were read since the last call (see `side_by_side.Shared`)."""
        paths, self._index.used = self._index.used, set()
        return paths

    def strays(self) -> Iterator[Post]:
        """Comments without a post: each thread with an empty draft that holds it."""
        for name, paths, listed in self._index.unused():
            comments = self._read(paths, listed)
            self._index.used.update(paths)
            if not comments:
                continue
            post = self._placeholder(name, comments)
            file = self._site.files[paths[0]].name if paths else ""
            self._site.diagnostics.report(
                messages.COMMENTS_WITHOUT_POST, post, file=file, number=len(comments)
            )
            yield post

    def _placeholder(self, name: str, comments: tuple[Comment, ...]) -> Post:
        slug = name.rpartition("/")[2]
        parents = (str(comment.extra.get(PARENT_URL, "")) for comment in comments)
        url = next((parent for parent in parents if "/" in parent), "")
        return Post(
            id=f"comments/{name}",
            status="draft",
            title=" ".join(word[:1].upper() + word[1:] for word in slug.split("-") if word),
            slug=slug,
            url=f"{self._site.base_url}{url}" if url.startswith("/") else url,
            comments=comments,
        )

    def _read(
        self, paths: Iterable[str], listed: Iterable[Any], names: Collection[str] = ()
    ) -> tuple[Comment, ...]:
        """The comments of files, in the order that they state, then those of a list for all posts.

        `names` is what their post may be called.
        """
        found: list[tuple[int, Comment]] = []
        file_ids: dict[str, str] = {}
        for path in paths:
            invalid, before = 0, len(found)
            for parsed, fields in self._in_file(path):
                if parsed is None:
                    invalid += 1
                    continue
                found.append((parse_int(str(fields.get("order", 0))) or 0, parsed))
            if len(found) == before + 1:
                file_ids[_stem(path)] = found[before][1].id
            if invalid:
                self._site.diagnostics.report(
                    messages.BAD_COMMENTS, file=self._site.files[path].name, number=invalid
                )
        comments = [comment for _, comment in sorted(found, key=lambda pair: pair[0])]
        comments += [parsed for fields in listed if (parsed := comment(fields, "")) is not None]
        return resolve_numbers(resolve_files(without_post_as_parent(comments, names), file_ids))

    def _in_file(self, path: str) -> Iterator[tuple[Comment | None, Any]]:
        source = self._site.files[path]
        if extension(path) in TEXTS:
            yield text_comment(self._site, source)
            return
        if parse := self._site.generator.comment_parsers.get(extension(path)):
            yield self._parsed(source, parse)
            return
        loaded = data.load(source, self._site.diagnostics)
        for name, fields in _items(loaded, _stem(path)):
            yield comment(fields, name), fields

    def _parsed(self, source: Source, parse: Callable[[str], dict[str, Any]]) -> tuple[Comment | None, Any]:
        """The comment of a file in a form of its generator, and its fields."""
        if (text := readable(source, self._site.diagnostics)) is None:
            return None, {}
        try:
            fields = parse(text)
        except ValueError:
            return None, {}
        return comment(fields, _stem(source.place)), fields


def _stem(path: str) -> str:
    """The name of a file without its extension."""
    return without_extension(path).rpartition("/")[2]


def _items(loaded: Any, stem: str) -> Iterator[tuple[str, Any]]:
    """The comments of a data file, with their names: a list, a mapping by name, or a single comment."""
    match loaded:
        case list():
            yield from (("", fields) for fields in loaded)
        case dict() if isinstance(loaded.get("comments"), list):
            yield from (("", fields) for fields in loaded["comments"])
        case dict() if loaded and all(isinstance(fields, dict) for fields in loaded.values()):
            yield from ((str(name), fields) for name, fields in loaded.items())
        case dict():
            yield stem, loaded
