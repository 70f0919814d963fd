"""Reads a content file: its post with the comments, and what else the site must know of it."""

import re
from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.errors import FileError, UnsupportedError
from converters.formats.markdown import documents, own_output
from converters.formats.markdown.comments import Comments
from converters.formats.markdown.entities import TAXONOMIES, KnownEntities
from converters.formats.markdown.posts import PostReader
from converters.formats.markdown.snapshots import Snapshots
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.guard import guard
from converters.model import Markup, Post


class ReadText(NamedTuple):
    """What comes of a content file."""

    is_taken: bool
    """Whether it is read: a text of the site, or a list that our writers made."""
    post: Post | None = None
    owner: Post | None = None
    """The post with what its files need: its id, its status, and the URL below which they are."""
    folders: tuple[str, ...] = ()
    """The folders whose files belong to the post."""
    refused: str = ""
    """Why it is left out, as a sentence: it is an export that has the name of a text."""


_TAKEN = ReadText(is_taken=True)
_SKIPPED = ReadText(is_taken=False)


class TextReader:
    """Reads the content files of one site, each by itself.

    What it keeps of them crosses processes (see `side_by_side.Shared`); `depends_on_order` is true where that is not all.
    """

    def __init__(self, site: SourceSite, *, is_alone: bool) -> None:
        """`is_alone`: whether the source is a single file, whose failure ends the reading."""
        self.site, self._is_alone = site, is_alone
        self.known, self.comments = KnownEntities(site), Comments(site)
        self._posts = PostReader(site, self.known, _taxonomies(site))
        self.snapshots = Snapshots(site, self._posts)

    @property
    def depends_on_order(self) -> bool:
        """Whether what is read of a text depends on the texts that were read before it."""
        return self.site.rules.depends_on_order or self.comments.depend_on_order

    @property
    def used(self) -> Set[str]:
        """The paths of the files besides the texts that were read with them."""
        return self.snapshots.used | self.site.rules.used | self.comments.used

    def read(self, file: ContentFile) -> ReadText:
        """What comes of a file; what fails at it is a finding. Raises `FileError` for a single file that cannot be read."""
        with guard(self.site.diagnostics, "post", file=file.source.name, line=1):
            return self._read(file)
        return _TAKEN

    def take_changes(self) -> Any:
        """What was noted of the texts that were read since the last call."""
        rules, self.site.rules.used = self.site.rules.used, set()
        return self.known.take_changes(), self.comments.take_changes(), self.snapshots.take_changes(), rules

    def merge(self, changes: Any) -> None:
        """Add what `take_changes` gave in a worker."""
        known, comments, snapshots, rules = changes
        self.known.merge(known)
        self.comments.used.update(comments)
        self.snapshots.used.update(snapshots)
        self.site.rules.used.update(rules)

    def _read(self, file: ContentFile) -> ReadText:
        site = self.site
        try:
            document = documents.read(site, file)
        except FileError as error:
            if self._is_alone:
                raise
            site.diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
            return _TAKEN
        except UnsupportedError as error:
            if self._is_alone:
                raise
            why = str(error).partition(": ")[2]
            site.diagnostics.report(messages.UNSUPPORTED_EXPORT, file=file.source.name, why=why)
            return ReadText(is_taken=True, refused=str(error))
        if not self._posts.is_post(file, document):
            return _TAKEN if self._posts.is_our_list(file, document) else _SKIPPED
        post, front_matter = self._posts.post(file, document)
        if site.rules.newlines_are_breaks and has_soft_breaks(document.body):
            site.diagnostics.tally(messages.LINE_BREAKS)
        base = "" if site.generator.links_by_path else site.rules.asset_base(post.url)
        owner = Post(id=post.id, url=base, status=post.status)
        post = replace(post, comments=self.comments.of(post, file, front_matter))
        folders = tuple(site.rules.asset_dirs(file))
        return ReadText(
            is_taken=True, post=self.snapshots.restored(post, file, document), owner=owner, folders=folders
        )


def _taxonomies(site: SourceSite) -> Mapping[str, str]:
    """Front matter key in lower case -> custom taxonomy: of a site that blogport wrote, or by the settings."""
    found = {**site.rules.taxonomies, **own_output.custom_taxonomies(site)}
    configured = site.settings.mapping(*site.generator.site_settings.get("taxonomies", ()))
    for singular, plural in configured.items():
        if isinstance(plural, str) and plural.lower() not in found:
            taxonomy = plural if site.written_by_us else singular
            found[plural.lower()] = TAXONOMIES.get(plural.lower(), taxonomy)
    return {key: taxonomy for key, taxonomy in found.items() if key not in ("categories", "tags")}


_PARAGRAPH = lazy_re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SOFT_BREAK = lazy_re.compile(r"(?<!<br />)\n")


def has_soft_breaks(body: Markup) -> bool:
    """Whether a paragraph has a line end that CommonMark shows as a space."""
    if body.dialect != "markdown" or "\n" not in body.text.strip():
        return False
    from converters.markup.markdown.render import comrak_renderer

    paragraphs = _PARAGRAPH.finditer(comrak_renderer()(body.text))
    return any(_SOFT_BREAK.search(paragraph[1]) for paragraph in paragraphs)
