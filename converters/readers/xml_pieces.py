"""The element of a piece that was cut out of a file, with a finding for what is wrong with it."""

from lxml import etree

from converters import messages
from converters.diagnostics import Diagnostics
from converters.guard import unreadable_item
from converters.io.charset import decoded
from converters.io.limits import over_limit
from converters.io.sources import Source
from converters.io.xml.elements import Element
from converters.io.xml.fragments import NotRead, parsed
from converters.io.xml.pieces import Piece


def element_of(
    piece: Piece | Element, record: str, source: Source, diagnostics: Diagnostics, *, problem: str = ""
) -> tuple[etree._Element, bool] | None:
    """The element of a piece, and whether it is whole; None, with a finding, where it cannot be read.

    `problem` is why one that is not too large cannot be read all the same, as a clause.
    """
    if piece.open_root:
        diagnostics.report(messages.TRUNCATED, file=source.name, line=piece.line, root=piece.open_root)
        return None
    why = f"it {over_limit(source.limits.record)}" if piece.too_large else problem
    if not why:
        try:
            element, repaired = parsed(decoded(piece.data).text)
        except NotRead as error:
            why = f"it is no XML ({error})"
    if why:
        unreadable_item(diagnostics, record, why, file=source.name, line=piece.line)
        return None
    if piece.cut_off:
        diagnostics.report(messages.CUT_OFF, file=source.name, line=piece.line)
    elif repaired:
        diagnostics.report(messages.REPAIRED_ENTRY, why=repaired, file=source.name, line=piece.line)
    return element, not (piece.cut_off or repaired)
