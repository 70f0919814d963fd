"""One page saved several times: the newest capture that is complete stands for all."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.urls import view
from converters.model import Asset


class _Capture(NamedTuple):
    start: int
    length: int
    whole: bool
    captured: str


def newest(pages: Iterable[Page | Asset], diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """The pages, each address once, as far as captures say when they were made; others, and files, pass at once.

    Captures wait on disk until all are seen. They come in the order in which their addresses were met.
    """
    best: dict[object, _Capture] = {}
    older = 0
    with tempfile.TemporaryFile() as waiting:
        at = 0
        for page in pages:
            if isinstance(page, Asset) or not (page.captured and page.address):
                yield page
                continue
            line = msgspec.json.encode(page)
            waiting.write(line)
            seen = view(page.address)
            key = (seen.post, seen.comment_page, seen.kind)
            one = _Capture(at, len(line), _ends(page.html), page.captured)
            at += len(line)
            known = best.get(key)
            older += known is not None
            if known is None or (one.whole, one.captured) > (known.whole, known.captured):
                best[key] = one
        for one in best.values():
            waiting.seek(one.start)
            yield msgspec.json.decode(waiting.read(one.length), type=Page)
    if older:
        diagnostics.tally(messages.OLD_CAPTURE, older)


def _ends(html: str) -> bool:
    return "</html" in html[-4096:].lower()
