"""Exports of Movable Type that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Files, Source


def _mt(text: str) -> Files:
    return {"many.txt": text}


def _mt_entry(k: object = 0, body: str = "Words", more: str = "") -> str:
    fields = f"TITLE: T\nBASENAME: s{k}\nSTATUS: Publish\nDATE: 01/06/2020 10:00:00 AM\n"
    return f"{fields}-----\nBODY:\n{body}\n-----\n{more}--------\n"


def _mt_comment(text: str = "Words") -> str:
    return f"COMMENT:\nAUTHOR: A\nDATE: 01/07/2020 10:00:00 AM\n{text}\n-----\n"


MOVABLE_TYPE: Final[dict[str, Source]] = {
    "entries": lambda n: _mt("".join(_mt_entry(k) for k in range(n))),
    "comments": lambda n: _mt(_mt_entry(more=_mt_comment() * n)),
    "comments of no entry": lambda n: _mt(_mt_entry() + f"NO ENTRY: 1\nDATE: x\n-----\n{_mt_comment() * n}--------\n"),
    "categories": lambda n: _mt("".join(f"CATEGORY: a{k}\n" for k in range(n)) + _mt_entry()),
    "rules": lambda n: _mt(_mt_entry(body="-----\n\n" * n)),
    "rules of entries": lambda n: _mt(_mt_entry(body="--------\n\n" * n)),
    "paragraphs": lambda n: _mt(_mt_entry(body="Words\n\n" * n)),
    "preformatted": lambda n: _mt(_mt_entry(body="<pre>\n\n" * n)),
}  # fmt: skip


def mt_body(text: str) -> Files:
    return _mt(_mt_entry(body=text, more=_mt_comment(text)))
