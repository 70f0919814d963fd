"""Yields the records of a blog of Tumblr: an official export, a backup with JSON, or saved answers of the API."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any, ClassVar, Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.base import Reader
from converters.dates import named_zone, stated_zone
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError, UsageError
from converters.formats.tumblr import export
from converters.formats.tumblr.shapes import POST
from converters.guard import guard, unreadable_item
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Asset, Entity, Post
from converters.readers.findings import report_dates, report_renamed
from converters.readers.platform_exports import find_platform, is_export_of
from converters.readers.source_fields import FieldCheck, is_in

if TYPE_CHECKING:
    from converters.formats.tumblr.records import Records

_EXPORT_ZONE: Final = "America/New_York"
"""Tumblr's own zone for blogs that state none; pages of an export have no other."""
_STATES: Final = ("publish", "private", "draft")
_STATE: Final = b'"state"'
_IMAGE: Final = lazy_re.compile(r"""\bsrc="(https?://[^"]*/([^"/?]+)\.\w+)["?]""")


@dataclass(frozen=True)
class TumblrReader(Reader):
    """A blog of Tumblr: the official export, the JSON of a backup, or answers of the API."""

    source_noun: ClassVar[str] = "a blog of Tumblr"
    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the home page of the blog, as in https://name.tumblr.com"},
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the blog, as in Europe/Berlin; empty: what the source says, else US Eastern for an export and UTC for the API",
        },
    )
    state: str = field(
        default="publish",
        metadata={
            "takes": "publish|private|draft",
            "help": "what the posts of an export are, which does not say it: publish, private or draft",
        },
    )

    def __post_init__(self) -> None:
        """Raises `UsageError` for a time zone that does not exist, and for another state."""
        stated_zone(self.zone)
        if self.state not in _STATES:
            raise UsageError(f"-o state={self.state}: it is one of {', '.join(_STATES)}")

    def detects(self, source: Source) -> bool:
        """Whether a folder has the files of an export or backup, or a file begins as an answer of the API does."""
        if found := find_platform(source):
            return found.platform.reader == "tumblr"
        files = source.files() if source.is_folder else []
        if not files or not export.may_be_posts(files):
            return False
        return is_export_of(files[0], "tumblr")

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, the posts with comments, authors, tags, and the images and films that are here.

        Raises `SourceError` where there is no post.
        """
        files = export.find(source)
        if files.pages:
            yield from self._export(source, files, diagnostics)
        elif files.dumps:
            yield from self._answers(files, diagnostics)
        else:
            raise SourceError(
                f"{source.name}: there is no post of Tumblr in it; export again in Settings → Export"
            )

    def _export(self, source: Source, files: export.Files, diagnostics: Diagnostics) -> Iterator[Entity]:
        # `detects` runs at every start; the modules that understand markup are loaded only to read some.
        from converters.formats.tumblr.records import Records

        records = Records(files.name, self.site, stated_zone(self.zone or _EXPORT_ZONE))
        if not self.zone:
            diagnostics.report(messages.ZONE_NOT_STATED, file=source.name, zone=_EXPORT_ZONE)
        if not records.base:
            diagnostics.report(messages.NO_BLOG_ADDRESS, file=source.name)
        if self.state == "publish":
            diagnostics.report(messages.STATE_NOT_IN_EXPORT, file=source.name)
        yield records.site()
        if source.is_folder:
            report_renamed(source.files(), [page.file for page in files.pages], export.RENAMED, diagnostics)
        for page in files.pages:
            with guard(diagnostics, "post", file=page.file.name):
                if post := _page(page, files, records, diagnostics):
                    yield replace(post, status=self.state) if post.status == "publish" else post
        yield from records.rest()
        for named in files.media.values():
            for name, file in named:
                yield Asset(url=f"{records.base}/media/{name}", name=file.name, open=file.open)

    def _answers(self, files: export.Files, diagnostics: Diagnostics) -> Iterator[Entity]:
        from converters.formats.tumblr import api
        from converters.formats.tumblr.records import Records

        records: Records | None = None
        seen: set[str] = set()
        for file in files.dumps:
            check = FieldCheck(diagnostics, file.name)
            blog = api.about(file)
            for found in _posts(file, diagnostics):
                if records is None:
                    records = self._records(blog, found, file, diagnostics)
                    yield records.site(str(blog.get("description") or ""))
                with guard(diagnostics, "post", file=file.name):
                    post = records.post(found)
                    diagnostics.locate(post, file.name, 0)
                    if (
                        "state" not in found
                        and post.status == "publish"
                        and (
                            is_in(file, _STATE)
                            or any(isinstance(v, str) for v in POST.split(found)[1].values())
                        )
                    ):  # it has lost the word that others have, or has it under another name
                        post = replace(post, status="private")
                        diagnostics.report(messages.NO_STATUS, post, status=post.status)
                    check.keep(post, found, POST)
                    report_dates(post, diagnostics)
                    if unknown := records.unknown.pop(post.id, None):
                        which = ", ".join(dict.fromkeys(unknown))
                        diagnostics.report(messages.UNKNOWN_CARDS, post, which=which)
                    yield post
                    yield from _images(post, files.named, seen)
        if records is None:
            raise SourceError(f"{files.dumps[0].name}: there is no post of Tumblr in it")
        yield from records.rest()

    def _records(
        self, blog: Mapping[str, Any], first: Mapping[str, Any], file: Source, diagnostics: Diagnostics
    ) -> "Records":
        """What makes the records of a blog, of which an answer says more or less, and its first post the name."""
        from converters.formats.tumblr.records import Records

        name = str(blog.get("name") or first.get("blog_name") or "")
        zone = stated_zone(self.zone) or _zone(blog)
        if zone is None:
            diagnostics.report(messages.ZONE_NOT_STATED, file=file.name, zone="UTC")
        url = self.site or str(blog.get("url") or "")
        return Records(name, url if "//" in url else "", zone or UTC, str(blog.get("title") or ""))


def _zone(blog: Mapping[str, Any]) -> tzinfo | None:
    name = str(blog.get("timezone") or "")
    return named_zone(name) if name else None


def _page(
    page: export.Page, files: export.Files, records: "Records", diagnostics: Diagnostics
) -> Post | None:
    """The post of a page; None, with a finding, for one that cannot be read."""
    from converters.formats.tumblr.page import read

    html = _text(page.file, diagnostics)
    if html is None:
        return None
    found = read(html, page.id, files.media, records.base)
    if found is None:
        unreadable_item(diagnostics, "post", "it is not the page of a post", file=page.file.name)
        return None
    post = records.page(page.id, found, page.is_submission)
    diagnostics.locate(post, page.file.name, 0)
    report_dates(post, diagnostics)
    if "</html>" not in html[-200:].lower():
        diagnostics.report(messages.CUT_OFF, post, file=page.file.name)
    if found.repaired:
        diagnostics.report(messages.REPAIRED_IMAGES, post, number=found.repaired)
    if found.wrong:
        diagnostics.report(messages.WRONG_IMAGES, post, number=found.wrong)
    return post


def _posts(file: Source, diagnostics: Diagnostics) -> Iterator[dict[str, Any]]:
    """The posts of a file; a post or a file that cannot be read is a finding."""
    from converters.formats.tumblr import api

    number = 0
    try:
        for found in api.posts(file):
            number += 1
            if found.lost:
                diagnostics.report(messages.UNDECODABLE, encoding="utf-8", file=file.name)
            if found.post is None:
                why = f"number {found.number}: {found.why}"
                unreadable_item(diagnostics, "post", why, file=file.name)
            else:
                yield found.post
    except FileError as error:
        diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why=error.why)
        return
    if not number:
        unreadable_item(diagnostics, "post", "there is no post in it", file=file.name)


def _images(post: Post, named: Mapping[str, Source], seen: set[str]) -> Iterator[Asset]:
    """The files of a backup that a text shows: they have the last part of the URL as their name."""
    if not named or not post.body:
        return
    for found in _IMAGE.finditer(post.body.text):
        url, stem = found.groups()
        if (file := named.get(stem)) and url not in seen:
            seen.add(url)
            yield Asset(url=url, name=file.name, open=file.open)


def _text(file: Source, diagnostics: Diagnostics) -> str | None:
    """The text of a file; None, with a finding, for one that cannot be read."""
    try:
        found = decoded(file.read())
    except FileError as error:
        unreadable_item(diagnostics, "post", error.why, file=file.name)
        return None
    if found.lost:
        diagnostics.report(messages.UNDECODABLE, encoding=found.encoding, file=file.name)
    return found.text
