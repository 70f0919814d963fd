"""Backups that have much of one thing."""

from typing import Final

from tests.growth.sources.archive import archive_body, archive_line
from tests.growth.sources.base import Files, Source


def _bag(lines: str, manifest: str = "", table: str = "", more: Files | None = None) -> Files:
    state = "bag/data/states/2020-01-01T00-00-00Z/"
    return {
        "bag/bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag/manifest-sha512.txt": manifest,
        f"{state}archive.jsonl": lines,
        f"{state}contents.csv": f"name,stored,bytes,sha512,url,other_urls,published\n{table}"
        f"archive.jsonl,{state.removeprefix('bag/')}archive.jsonl,1,00,,,\n",
        **(more or {}),
    }


def backup_body(text: str) -> Files:
    return _bag("".join(archive_body(text).values()))


BACKUP: Final[dict[str, Source]] = {
    "posts": lambda n: _bag("".join(archive_line(id=str(k)) for k in range(n))),
    "entries of files that are gone": lambda n: _bag(
        archive_line(), "".join(f"00  data/{k}\n" for k in range(n))
    ),
    "entries of one file": lambda n: _bag(archive_line(), "00  data/a\n" * n),
    "an entry that does not end": lambda n: _bag(archive_line(), "0" * n),
    "spaces in an entry": lambda n: _bag(archive_line(), "00" + " \t" * n),
    "rows of the table": lambda n: _bag(
        archive_line(), table="".join(f"media/{k},data/{k},1,00,/{k},,\n" for k in range(n))
    ),
    "an open quotation mark": lambda n: _bag(archive_line(), table='"' + "a,b\n" * n),
    "states": lambda n: _bag(
        archive_line(), more={f"bag/data/states/2019-{k}/a": "" for k in range(n // 10)}
    ),
}
