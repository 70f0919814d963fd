"""What the name of a target says: its format, where that is plain, and that it is the source."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from converters import registry
from converters.errors import UsageError
from converters.io.addresses.names import is_address, local_path

PLAIN: Final = {
    ".jsonl": "archive",
    ".jsonl.gz": "archive",
    ".epub": "epub",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".atom": "feed",
}
"""Endings of which only one format is written."""
HINTS: Final = {
    ".xml": "--to wxr writes an export for WordPress",
    ".html": "--to html -o single=true writes one page",
    ".htm": "--to html -o single=true writes one page",
    ".json": "--to archive writes JSON Lines (.jsonl), --to feed -o form=json a JSON Feed",
    ".rss": "--to feed writes Atom, which all readers of feeds take too",
    ".pdf": "--to html -o single=true writes one page, which a browser prints as a PDF (blogport docs books)",
    ".mobi": "--to epub writes a book, which Kindle takes too",
    ".wacz": "--to warc writes a web archive",
    ".md": "--to markdown writes a folder of Markdown",
}
"""Endings from which the format does not follow, and what is meant as likely as not."""


def format_of(target: str) -> str:
    """The format. Raises `UsageError` where it must be named."""
    name = target.lower()
    for ending, format_ in PLAIN.items():
        if name.endswith(ending):
            return format_
    hint = next((f"; {hint}" for ending, hint in HINTS.items() if name.endswith(ending)), "")
    raise UsageError(f"name the format to write with --to: {', '.join(registry.names('writer'))}{hint}")


def ensure_not_swapped(sources: Sequence[str], target: str, to: str) -> None:
    """Raises `UsageError` where the only source is not there, and the target of a format that is a folder is a file."""
    if len(sources) != 1 or any(path == "-" or is_address(path) for path in (*sources, target)):
        return
    source, there = Path(local_path(sources[0])), Path(local_path(target))
    if there.is_file() and not source.exists() and not registry.writer(to).single_file:
        raise UsageError(
            f"there is no {source}, and {there} is a file: the source comes first and the target last, as in: "
            f"blogport convert {there} {source} --to {to}"
        )
