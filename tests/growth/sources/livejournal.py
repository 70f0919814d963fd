"""Journals of LiveJournal that have much of one thing."""

from typing import Final
from xml.sax.saxutils import escape

from tests.growth.sources.base import Files, Source


def _journal(entries: str = "", comments: str = "") -> Files:
    dumped = (
        {"comments.xml": f"<livejournal><comments>{comments}</comments></livejournal>"} if comments else {}
    )
    return {"2020-01.xml": f"<livejournal>{entries}</livejournal>", **dumped}


def _lj_entry(k: int = 1, event: str = "Words", more: str = "") -> str:
    fields = f"<itemid>{k}</itemid><eventtime>2020-01-06 10:00:00</eventtime><security>public</security>"
    return f"<entry>{fields}<event>{escape(event)}</event>{more}</entry>"


def _lj_comment(k: int = 1, parent: int = 0, body: str = "Words") -> str:
    start = f"<comment id='{k}' jitemid='1' parentid='{parent}'>"
    return f"{start}<date>2020-01-07T10:00:00Z</date><body>{escape(body)}</body></comment>"


LIVEJOURNAL: Final[dict[str, Source]] = {
    "entries": lambda n: _journal("".join(_lj_entry(k) for k in range(1, n))),
    "comments in a chain": lambda n: _journal(_lj_entry(), "".join(_lj_comment(k, k - 1) for k in range(1, n))),
    "comments in an entry": lambda n: _journal(_lj_entry(more="<comment id='1'>a</comment>" * n)),
    "entries without an end": lambda n: _journal("<entry><itemid>1</itemid>" * n),
    "empty entries": lambda n: _journal(_lj_entry() + "<entry />" * n),
    "tags of users": lambda n: _journal(_lj_entry(event="<lj user='a'>" * n)),
    "cuts": lambda n: _journal(_lj_entry(event="<lj-cut text='a'>" * n)),
    "tags without an end": lambda n: _journal(_lj_entry(event="<lj-cut " * n)),
}  # fmt: skip


def lj_body(text: str) -> Files:
    return _journal(_lj_entry(event=text), _lj_comment(body=text))
