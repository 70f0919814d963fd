"""Exports of other platforms: which reader reads them, and what can be done while none does.

They are recognised before any reader is asked: in a folder or packed file by the names in it alone,
since its files hold what other people wrote in private; in a single file by its first bytes.
"""

import codecs
import re
from collections.abc import Iterable
from html import unescape

import msgspec

from converters import lazy_re
from converters.io.sources import Source
from converters.readers.platform_exports.hints import DATA, ENDINGS, HINTS
from converters.readers.platform_exports.platform import Platform, possible
from converters.readers.platform_exports.remains import what_remains
from converters.readers.platform_exports.table import AS_FILES_EXPORTS_ONLY, EXPORTS_ONLY, PLATFORMS

__all__ = [
    "AS_FILES_EXPORTS_ONLY",
    "PLATFORMS",
    "Found",
    "Platform",
    "describe_unsupported",
    "export_in",
    "find_platform",
    "is_export_of",
    "may_be_for",
    "part_of_export",
    "shown_on_page",
]


class Found(msgspec.Struct, frozen=True):
    """A platform's export in a source, and where: `""` is the source itself."""

    platform: Platform
    where: str = ""

    def sentence(self, name: str) -> str:
        """What to tell the user about the source of that name."""
        where = f"{name}/{self.where}".rstrip("/") if self.where else name
        if self.platform.reader:
            return f"{where}: it is {self.platform.name}; read it with --from {self.platform.reader}"
        return f"{where}: it is {self.platform.name}, which blogport cannot read yet; {self.platform.advice}"


def find_platform(source: Source, *, forced: bool = False) -> Found | None:
    """The platform whose export a source is, or has in it; None for any other.

    Of a folder only names are looked at; of a file its first bytes. The name of the folder itself counts, and the folder that all members of a packed file are
    in: somebody may have only `conversations/`. `forced` passes over what the user may open as something else (`Platform.private`).
    """
    key = "platform, forced" if forced and source.is_folder else "platform"
    if key not in source.known:
        source.known[key] = _in_folder(source, forced) if source.is_folder else _of_file(source)
    found = source.known[key]
    return found if isinstance(found, Found) else None


def is_export_of(source: Source, reader: str) -> bool:
    """Whether a source is an export, or has one in it, of the platform that this reader reads (see `find_platform`)."""
    found = find_platform(source)
    return found is not None and found.platform.reader == reader


def may_be_for(reader: str, source: Source, found: Found | None) -> bool:
    """Whether a reader has to be asked about a source of which `find_platform` says `found`: one that is not, is not loaded."""
    only = EXPORTS_ONLY if source.is_folder else AS_FILES_EXPORTS_ONLY
    return reader not in only or (found is not None and found.platform.reader == reader)


def _of_file(source: Source) -> Found | None:
    text = _text(source)
    name = "" if _PAGE.match(text) else source.name.rpartition("/")[2]
    return next(
        (Found(platform) for platform in PLATFORMS if platform.is_head(text) or platform.is_part(name)), None
    )


def _in_folder(source: Source, forced: bool) -> Found | None:
    above = f"{source.path.resolve().name}/" if source.path else ""
    places = (above + file.name.removeprefix(f"{source.name}/") for file in source.files())
    files = possible(PLATFORMS, places)
    for platform in PLATFORMS:
        if forced and not platform.private:
            continue
        for root in sorted(platform.roots(files)):
            if not platform.part or not _are_pages(source, platform, files):
                return Found(platform, root.removeprefix(above))
    return None


def _are_pages(source: Source, platform: Platform, places: Iterable[str]) -> bool:
    """Whether a folder without a table has whole pages alone under the names of parts: a site may number its pages."""
    if any(place.endswith(".csv") for place in places):
        return False
    parts = (file for file in source.files() if platform.is_part(file.name.rpartition("/")[2]))
    return all(_PAGE.match(_text(file)) for file in parts)


def describe_unsupported(source: Source) -> str:
    """What a file that no reader recognises seems to be, and what to do; empty where nothing tells."""
    text = _text(source)
    found = (words for pattern, words in HINTS if re.match(pattern, text, _HINT_FLAGS))
    by_name = (words for endings, words in ENDINGS if source.name.lower().endswith(endings))
    data = (words for pattern, words in DATA if re.match(pattern, text, _HINT_FLAGS))
    return next(found, "") or next(by_name, "") or part_of_export(text) or next(data, "")


def export_in(text: str) -> str:
    """What a text is instead, as a clause that says what to do: an export, or a part of one; empty for a text and for a page.

    Its name says that it is a text: somebody renamed it, or an editor saved it so.
    """
    start = _ANSWER.sub("", text.removeprefix("\ufeff").lstrip(), count=1).lstrip()
    if _PAGE.match(start):
        return ""
    if found := _kind_of(start):
        return f"it is {found}, whatever its name says; give it as a separate source, with the extension of its format"
    return part_of_export(start)


def part_of_export(text: str) -> str:
    """The same of a text that begins as no export does (see `what_remains`)."""
    found = what_remains(text)
    return (
        f"it looks like {found}, or a part of one, that no reader knows; export again, and give that file as it is"
        if found
        else ""
    )


def _kind_of(text: str) -> str:
    """The export that begins so, with its article; empty for none."""
    if _WXR.match(text):
        return "a WordPress export or a feed"
    if text.startswith('{"record"'):
        return "an archive of blogport"
    return next((platform.name for platform in PLATFORMS if platform.is_head(text)), "")


def shown_on_page(source: Source) -> str:
    """What a page shows instead of a page: an export, as a browser saves it with its view of such a file; else empty.

    It is the whole of the page. Read as a page, all that is private in it would be its text.
    """
    found = _VIEW.match(_text(source))
    if not found:
        return ""
    text = _ANSWER.sub("", unescape(found[2]).lstrip(), count=1).lstrip()
    return _kind_of(text) or what_remains(text)


_HINT_FLAGS = re.DOTALL | re.IGNORECASE | re.MULTILINE

_VIEW = lazy_re.compile(
    r"(?:<(?!(?:pre|title|style|script)\b)[^<>]*>\s*|<(title|style|script)\b[^>]*>(?:(?!</\1).)*</\1>\s*){0,60}+<pre\b[^>]*>(.*)",
    re.DOTALL | re.IGNORECASE,
)
"""A page that begins with preformatted text: nothing but tags, a title and styles stands before it.

A script is never read as two tags: many empty ones would be tried in every way.
"""
_ANSWER = lazy_re.compile(r"HTTP/\d[^\n]*\n(?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n)*+\s*\n")
"""What a server says before what it sends, as `curl -i` and the tools of a browser show it."""
_PAGE = lazy_re.compile(r"(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE)
_WXR = lazy_re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<rss\b", re.DOTALL)


def _text(source: Source) -> str:
    head = source.head()
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    return head.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace").lstrip()
