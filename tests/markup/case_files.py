"""Files of small cases: `=== name`, the HTML, and sections that begin with `--- WORD`."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path


def read(path: Path, sections: Collection[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the name of each case, its HTML, and the texts of its sections by word."""
    section = re.compile(rf"^--- ({'|'.join(sections)})\n", re.M)
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        html, *texts = section.split(rest)
        found = {key: text.rstrip("\n") for key, text in zip(texts[::2], texts[1::2], strict=True)}
        yield name, html.rstrip("\n"), found
