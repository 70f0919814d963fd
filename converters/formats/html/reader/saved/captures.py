"""One page captured several times: the newest complete capture is read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.urls import view
from converters.guard import guard
from converters.model import Asset
from converters.storage.spans import Span, SpanFile


class _Capture(NamedTuple):
    span: Span
    whole: bool
    captured: str


def newest(pages: Iterable[Page | Asset], diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield each page once, by URL. Pages without a URL or a capture date, and files, are passed on at once.

    Captures are kept on disk until all are read, and yielded in the order in which their URLs were first seen.
    """
    best: dict[object, _Capture] = {}
    older = 0
    with SpanFile() as waiting:
        for page in pages:
            if isinstance(page, Asset) or not (page.captured and page.address):
                yield page
                continue
            with guard(diagnostics, "post", file=page.place):
                seen = view(page.address)
                key = (seen.post, seen.comment_page, seen.kind)
                span = waiting.put(msgspec.json.encode(page))
                capture = _Capture(span, "</html" in page.html[-4096:].lower(), page.captured)
                known = best.get(key)
                older += known is not None
                if known is None or (capture.whole, capture.captured) > (known.whole, known.captured):
                    best[key] = capture
        for capture in best.values():
            yield msgspec.json.decode(waiting.read(capture.span), type=Page)
    if older:
        diagnostics.tally(messages.OLD_CAPTURE, older)
