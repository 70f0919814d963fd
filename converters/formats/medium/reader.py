"""Yields the records of an export of Medium: a zip, a folder, or the page of one post."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from converters import messages
from converters.base import Reader
from converters.clock import now
from converters.dates import stated_zone
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.medium import export
from converters.guard import guard, unreadable_item
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Entity
from converters.readers.findings import report_dates, report_renamed
from converters.readers.platform_exports import find_platform

if TYPE_CHECKING:
    from converters.formats.medium.records import Records


@dataclass(frozen=True)
class MediumReader(Reader):
    """The export of an account on Medium: drafts, posts, and answers to other people's posts."""

    source_noun: ClassVar[str] = "an export of Medium"
    reads_directories: ClassVar[bool] = True

    site: str = field(
        default="",
        metadata={"takes": "url", "help": "the address of the blog, where it has its own domain"},
    )
    zone: str = field(
        default="",
        metadata={
            "takes": "zone",
            "help": "the time zone of the dates, as in Europe/Berlin; they are in UTC",
        },
    )
    responses: bool = field(
        default=False,
        metadata={"help": "read what looks like an answer to somebody else's post as a post, too"},
    )

    def detects(self, source: Source) -> bool:
        """Whether a folder has files with the names of posts, or a file begins as the page of a post does."""
        if found := find_platform(source):
            return found.platform.reader == "medium"
        first = next(iter(export.renamed(source)), None) if source.is_folder else None
        return first is not None and export.is_post(first)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the site, the posts with their featured images, authors and tags.

        Raises `SourceError` for a folder without posts.
        """
        # `detects` runs at every start; the modules that understand markup are loaded only to read some.
        from converters.formats.medium import page
        from converters.formats.medium.records import Records

        files = export.posts(source)
        if not files:
            raise SourceError(
                f"{source.name}: there is no post in it; export again: Settings → Security → Download"
            )
        about = export.profile(source)
        profile = page.Profile()
        if about and (html := _text(about, diagnostics)):
            profile = page.read_profile(html)
        records = Records(profile, self.site, stated_zone(self.zone), self.responses, now())
        if not self.zone:
            diagnostics.report(messages.ZONE_NOT_STATED, file=source.name, zone="UTC")
        yield records.site()
        if source.is_folder:
            report_renamed(source.files(), files, export.RENAMED, diagnostics)
        for file in files:
            with guard(diagnostics, "post", file=file.name):
                yield from _post(file, records, diagnostics)
        yield from records.rest()


def _post(file: Source, records: "Records", diagnostics: Diagnostics) -> Iterator[Entity]:
    """The post of a file, after its featured image."""
    from converters.formats.medium import page
    from converters.formats.medium.body import Text
    from converters.formats.medium.records import RESPONSE

    html = _text(file, diagnostics, "post")
    if html is None:
        return
    found = page.read(html)
    if found is None:
        unreadable_item(diagnostics, "post", "it is not the page of a post", file=file.name)
        return
    text = None if found.body is None else Text(found.body, found.title, found.subtitle)
    post = records.post(found, text, export.name_of(file))
    diagnostics.locate(post, file.name, 0)
    report_dates(post, diagnostics)
    if text is None:
        diagnostics.report(messages.NO_TEXT_ON_PAGE, post, file=file.name)
    if not page.is_whole(html):
        diagnostics.report(messages.CUT_OFF, post, file=file.name)
    if text and text.unknown:
        which = ", ".join(dict.fromkeys(text.unknown))
        diagnostics.report(messages.UNKNOWN_CARDS, post, file=file.name, which=which)
    if post.type == RESPONSE:
        diagnostics.report(messages.MAYBE_RESPONSE, post, file=file.name)
    if text and (image := records.featured(post, text)):
        yield image
    yield post


def _text(file: Source, diagnostics: Diagnostics, what: str = "") -> str | None:
    """The text of a file; None, with a finding, for one that cannot be read. `what` is the record that is lost then."""
    try:
        found = decoded(file.read())
    except FileError as error:
        if what:
            unreadable_item(diagnostics, what, error.why, file=file.name)
        else:
            diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why=error.why)
        return None
    if found.lost:
        diagnostics.report(messages.UNDECODABLE, encoding=found.encoding, file=file.name)
    return found.text
