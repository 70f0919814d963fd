"""The fields that pages do not mark, and that were guessed: one finding for each field of a site, since its theme marks none."""

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.parsed_page import ParsedPost


class Guesses:
    """Counts the pages of which a field was guessed."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}
        """Field -> how many pages, and the first of them."""

    def take(self, page: ParsedPost) -> None:
        """Count the main page of a post."""
        for field in page.guessed:
            number, first = self._found.get(field, (0, page.place))
            self._found[field] = number + 1, first

    def report(self, diagnostics: Diagnostics) -> None:
        """Report each field, at the first page of which it was guessed."""
        for field, (number, first) in self._found.items():
            diagnostics.report(messages.GUESSED_FIELD, number=number, field=field, file=first)
