"""Files of an export that somebody renamed, so that its reader does not know them: `12.html.bak`, `Copy of 12.html`."""

import re
from collections.abc import Iterable

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io.sources import Source


def report_renamed(
    files: Iterable[Source], taken: Iterable[Source], name: re.Pattern[str], diagnostics: Diagnostics
) -> None:
    """Report the files that are not taken and have in their name one that the pattern `name` finds.

    A copy of a file that is there under its own name is not reported.
    """
    is_taken = {file.place for file in taken}
    renamed = [
        file
        for file in files
        if file.place not in is_taken
        and (found := name.search(file.place.rpartition("/")[2]))
        and not any(place.rpartition("/")[2] == found[0] for place in is_taken)
    ]
    if renamed:
        diagnostics.report(messages.RENAMED_PARTS, number=len(renamed), example=renamed[0].name)
