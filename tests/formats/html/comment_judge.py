"""Judges how comments are read where no profile names their markup. It knows nothing of the reader's rules.

Pages come from `comment_markups`, and from the fixtures of platforms; their classes and ids can be replaced by
meaningless ones, and the profiles of platforms switched off.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from converters.formats.html.reader import post as reader
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from converters.markup.html import plain
from converters.model import Comment
from tests.formats.html.comment_markups import DATES, TEXTS, Markup, Said

SHELL = """<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Crossing to the island - Glass Notes</title></head>
<body class="{body}"><div class="top"><a href="/">Glass Notes</a> <a href="/about/">About</a></div><div class="post"><h1>Crossing to the island</h1>
<p class="date">January 4, 2012</p><div class="entry"><p>The ferry left the quay at half past six, and nobody on deck had slept, because the
wind had come round in the night.</p><p>We carried the boxes of glass down the ladder, one after the other, and counted them twice, since the
last crossing had cost us nine.</p><p>By noon the island was a grey line, then a hill, then a harbour with three boats in it and a dog that
barked at all of them.</p></div></div>
{below}
<div class="foot"><a href="/imprint/">Imprint</a> © 2012 Glass Notes</div></body></html>"""
_NAMED = re.compile(r"""(\s(?:class|id|for)\s*=\s*)("([^"]*)"|'([^']*)'|([^\s>"']+))""")


class Tally(NamedTuple):
    """What was right, as counts: `of` is how many comments there are."""

    of: int
    found: int
    false: int
    authors: int
    dates: int
    texts: int
    parents: int


def page_of(markup: Markup, language: str = "en-US", number: int = len(TEXTS)) -> str:
    """The page of a markup with the first `number` comments."""
    return SHELL.format(
        language=language,
        body="single",
        below=re.sub(r"(?<![-\d])4(?=[ )])", str(number), markup.page).replace(
            "{items}", _items(markup, "", number)
        ),
    )


def _items(markup: Markup, parent: str, number: int) -> str:
    made = []
    said = TEXTS[:number]
    for at, (id_, name, iso, text, above) in enumerate(said, 1):
        nested = bool(markup.answers) and markup.threaded
        if nested and above != parent:
            continue
        answers = _items(markup, id_, number) if nested else ""
        around = markup.answers.replace("{items}", answers) if answers else ""
        inreply = next(
            (f' in reply to <a href="#comment-{above}">{one[1]}</a>' for one in said if one[0] == above), ""
        )
        made.append(markup.item.format(
            id=id_, name=name, url=f"http://{id_}.example", text=text, iso=iso, answers=around, parent=above or "0", level=at,
            depth=2 if above else 1,
            indent=20 if above else 0, inreply=inreply, **DATES[id_],
        ))  # fmt: skip
    return "".join(made)


def truth_of(markup: Markup, number: int = len(TEXTS)) -> list[Said]:
    """The comments of a markup as they should be read."""
    names = {id_: name for id_, name, *_ in TEXTS}
    return [
        Said(name, iso[: 19 if markup.timed else 10] if markup.dated else "", text, names.get(above, "") if markup.threaded else "")
        for _, name, iso, text, above in TEXTS[:number]
    ]  # fmt: skip


def renamed(html: str) -> str:
    """A page whose classes and ids say nothing; the same name has the same meaningless one."""
    known: dict[str, str] = {}

    def name(word: str) -> str:
        if word not in known:
            number, letters = len(known), ""
            while number or not letters:
                number, rest = divmod(number, 20)
                letters += "bcdfghjklmnpqrstvwxz"[rest]
            known[word] = f"q{letters}"
        return known[word]

    def fresh(found: re.Match[str]) -> str:
        words = (found[3] or found[4] or found[5] or "").split()
        return f'{found[1]}"{" ".join(map(name, words))}"'

    return _NAMED.sub(fresh, html)


def comments_of(html: str) -> list[Comment]:
    """The comments that the reader finds on a page."""
    read = reader.read(Page(html=html, place="page.html", address=""))
    return list(read.post.comments) if isinstance(read, ParsedPost) else []


def said_by(comments: Iterable[Comment]) -> list[Said]:
    """Comments as they are compared."""
    comments = list(comments)
    names = {comment.id: comment.author.name for comment in comments if comment.id}
    return [
        Said(comment.author.name, (comment.date or "")[:19], _text(comment), names.get(comment.parent, comment.parent))
        for comment in comments
    ]  # fmt: skip


def _text(comment: Comment) -> str:
    return " ".join(plain(comment.body.text).split()) if comment.body else ""


def judge(found: list[Said], true: list[Said]) -> Tally:
    """Compare comments with those that are there. A comment is known by words of its text."""
    left = list(found)
    pairs: list[tuple[Said, Said]] = []
    for said in true:
        match = next(
            (
                one
                for one in left
                if said.text and said.text in one.text and len(one.text) < 3 * len(said.text) + 300
            ),
            None,
        )
        if match:
            left.remove(match)
            pairs.append((said, match))
    return Tally(
        len(true),
        len(pairs),
        len(left),
        sum(one.name == said.name for said, one in pairs),
        sum(one.date.startswith(said.date) if said.date else not one.date for said, one in pairs),
        sum(one.text == said.text for said, one in pairs),
        sum(one.parent == said.parent for said, one in pairs),
    )
