"""The words of `--comments`. Apart from the rest, so that the help of the command waits for nothing else."""

from collections.abc import Mapping
from typing import Final

SYSTEMS: Final[Mapping[str, str]] = {
    "isso": "isso.db",
    "disqus": "disqus.xml",
    "remark42": "remark42.json",
    "artalk": "artalk.json",
    "waline": "waline.json",
    "commento": "commento.json",
    "talkyard": "talkyard.typatch.json",
    "staticman": "staticman/",
    "giscus": "giscus.jsonl",
    "ghost": "ghost/",
}
"""Each comment system that is written, and the name of its file or folder beside a site."""
_WRITERS: Final[Mapping[str, str]] = {"ghost": "ghost-comments"}
"""The writer of a system, where a writer of blogs has the name of the system."""


def writer_name(system: str) -> str:
    """The name of the writer of a system: what `--to` takes for its comments alone."""
    return _WRITERS.get(system, system)
