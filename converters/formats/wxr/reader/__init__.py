"""Reads WordPress exports (WXR 1.0 to 1.2), whole or damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar, Final

from converters import lazy_re
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.formats.wxr.reader.encoding import encoding_of, holds_ascii
from converters.io.sources import Source
from converters.model import Record
from converters.readers.platform_exports import is_export_of
from converters.readers.wordpress.options import TextOptions

_EXPORT = lazy_re.compile(r"https?://(?:www\.)?wordpress\.org/export/", re.IGNORECASE)
_RSS = lazy_re.compile(r"<(?:rss|channel)[\s>]")
_ITEM = lazy_re.compile(r"<item[\s>]")
_FILES: Final = (".xml", ".wxr", ".rss", "")
"""Extensions of files that are an export even without its beginning; a text or program that only quotes an item has another."""
_ELEMENT = lazy_re.compile(
    r"<wp:(?:wxr_version|base_blog_url|post_id|post_type|author|comment|category|tag|term)[\s>]"
    r"|<[\w.-]+:(?:wxr_version|base_blog_url|post_type|post_password|comment_approved)[\s>/]"  # whatever is declared
)


@dataclass(frozen=True)
class WxrReader(TextOptions, Reader):
    """WordPress's own export, also as WordPress.com, Squarespace and others write it."""

    source_noun: ClassVar[str] = "a WordPress export"
    reads_ahead: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether the first bytes are an RSS document with WordPress's export elements.

        Also with garbage before it and in any encoding; an ordinary feed is not an export, nor is JSON with a text in it
        that is one.
        """
        head = source.head()
        encoding = encoding_of(head)
        text = head.decode("latin-1" if holds_ascii(encoding) else encoding, "ignore")
        if text.lstrip("ï»¿\ufeff \t\r\n").startswith("{"):
            return False
        if is_export_of(source, "disqus"):
            return False  # the form of its import looks like an export
        rss = _RSS.search(text)
        if rss is None and PurePosixPath(source.place).suffix.lower() in _FILES:
            rss = _ITEM.search(text)
        return bool(rss and (_ELEMENT.search(text, rss.start()) or _EXPORT.search(text, rss.start())))

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Record]:
        """Yield the records in the order of the file, the site last.

        Streams: memory holds one item at a time. Damage is repaired within the item, and
        reported. Raises `SourceError` if nothing of an export is in it.
        """
        # Here, since each run asks whether its source is an export.
        from converters.formats.wxr.reader.reading import read
        from converters.readers.wordpress.text_dialects import TextDialects

        texts = TextDialects(self.text, diagnostics)
        if self.text == "auto":
            texts.learn(read(source, Diagnostics(), self.language))
        return texts.read(read(source, diagnostics, self.language))
