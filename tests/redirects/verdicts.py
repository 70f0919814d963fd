"""Whether an old address works on the new site: 200, a redirect to 200, or 410 as listed."""

import csv
import re
from pathlib import Path
from typing import Final

from tests.redirects.servers import Ask

_SLASH: Final = "the server adds a slash"


def verdict(ask: Ask, url: str) -> str:
    """What a visitor gets: `200`, `301 200` (with one redirect of ours, or of the server for a slash), `410`, `404`.

    Anything else (a chain, a circle) shows as it is: `301 301 200`.
    """
    said = []
    for _ in range(5):
        answer = ask(url)
        said.append("301" if answer.status in (301, 308) else str(answer.status))
        if not answer.to:
            break
        if answer.to.partition("?")[0] == f"{url.partition('?')[0]}/":
            said[-1] = ""  # the server's own
        url = answer.to
    return " ".join(filter(None, said))


class Gone:
    """The addresses that `redirects.csv` lists as gone: `*` stands for anything, `#` for a number; the first row that
    matches decides."""

    def __init__(self, table: Path) -> None:
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        self._rows = [
            (re.compile(self._pattern(row["old"]), re.IGNORECASE), row["status"] == "410") for row in rows
        ]

    @staticmethod
    def _pattern(old: str) -> str:
        path, mark, query = old.partition("?")
        path = re.escape(path.rstrip("/") or "/").replace(r"\*", ".+").replace(r"\#", "[0-9]+")
        if not mark:
            return f"{path}/?"
        names = [re.escape(pair).replace(r"\*", "[^&]+") for pair in query.split("&")]
        return f"{path}(?:index\\.php)?\\?{''.join(f'(?=(?:.*&)?{name}(?:&|$))' for name in names)}.*"

    def __contains__(self, url: str) -> bool:
        return next((gone for pattern, gone in self._rows if pattern.fullmatch(url)), False)
