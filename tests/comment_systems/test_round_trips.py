"""Each system's file, read back: the comments are the same but for what the table says. Of real blogs as of ours."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import converters
from converters import Comment, Post, registry
from converters.markup.html import parse, text_of
from converters.markup.markdown import to_html
from converters.model import Record
from converters.publishing.comment_threads import MENTIONS
from tests.comment_systems.threads import RECORDS
from tests.conftest import CORPUS
from tests.targets import SYSTEMS

READ_BACK: Final = [name for name in SYSTEMS if name in registry.names("reader")]


class Kept(NamedTuple):
    """What a system gives back of a comment, besides its author's name, its date and its text."""

    depth: int = 0
    """Levels; 0 for any."""
    likes: bool = True
    url: bool = True
    email: bool = True


LOSSES: Final = {
    "isso": Kept(depth=2),
    "disqus": Kept(likes=False),
    "disqus import": Kept(likes=False),
    "remark42": Kept(url=False, email=False),
    "artalk": Kept(),
    "waline": Kept(),
    "commento": Kept(),
    "talkyard": Kept(likes=False),
}
SOURCES: Final = {
    "ours": None,
    "theme unit test": CORPUS / "wxr" / "peer" / "theme-unit-test.xml",
    "real blog": CORPUS / "wxr" / "real" / "creativecommons-labs.scrubbed.xml",
    "made-mistakes": CORPUS / "markdown" / "made-mistakes-comments",
    "seed": CORPUS.parent / "seed.txt",
}
NUMBERS: Final = {"ours": 5, "real blog": 119, "theme unit test": 24}
"""Comments of people on public posts, counted by hand or by other means."""


def records(name: str) -> list[Record]:
    source = SOURCES[name]
    if source is None:
        return RECORDS
    if not source.exists():
        pytest.skip(f"{source.name} is not here")
    return [record for record in converters.read(source) if isinstance(record, Record)]


def words(comment: Comment) -> str:
    """The text of a comment as letters and digits alone: what no system may lose."""
    body = comment.body
    if body is None:
        return ""
    text = to_html(body.text) if body.dialect == "markdown" else body.text
    text = re.sub(r"\{%-? (?:end)?raw -?%\}", "", text)  # for Jekyll alone
    text = re.sub(
        r"""<img\b[^>]*?\balt=["']([^"']*)["'][^>]*>""", r"\1", text
    )  # an image is a link with these words
    found = text_of(parse(text))
    return "".join(filter(str.isalnum, found))


def moment(comment: Comment) -> datetime | None:
    if not comment.date:
        return None
    found = datetime.fromisoformat(comment.date)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def named(comment: Comment) -> str:
    name = " ".join(comment.author.name.split())
    return "" if name == "Anonymous" else name


def made_up(comment: Comment) -> bool:
    """Whether an address was made for who gave none, since the system must have one."""
    return comment.author.email.endswith("@anonymous.invalid")


def path(comment: Comment, by_id: dict[str, Comment]) -> list[str]:
    """The names of those above, the first of the thread first."""
    above: list[str] = []
    while comment.parent in by_id:
        comment = by_id[comment.parent]
        above.insert(0, named(comment))
    return above


def facts(posts: Iterable[Record], kept: Kept, *, back: bool) -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for post in posts:
        if not isinstance(post, Post) or ((post.status != "publish" or post.password) and not back):
            continue
        shown = [c for c in post.comments if c.status == "approved" and c.type not in MENTIONS]
        by_id = {comment.id: comment for comment in shown}
        for comment in shown:
            above = path(comment, by_id)
            text = words(comment)
            if kept.depth and len(above) >= kept.depth and not back:
                text = "".join(filter(str.isalnum, above[-1])) + text
                above = above[: kept.depth - 1]
            date = moment(comment)
            url = comment.author.url if re.match(r"https?://[^/]", comment.author.url) else ""
            found[
                named(comment),
                date if date or not back else None,
                tuple(above),
                text,
                (comment.likes or 0) if kept.likes else 0,
                url if kept.url else "",
                comment.author.email if kept.email and not made_up(comment) else "",
            ] += 1
    return found


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(name, marks=pytest.mark.long(share=4)) if name == "made-mistakes" else name
        for name in SOURCES
    ],
)
@pytest.mark.parametrize("system", LOSSES)
def test_each_system_gives_back_what_it_has_a_place_for(system: str, source: str, tmp_path: Path) -> None:
    name, _, form = system.partition(" ")
    if name not in READ_BACK:
        pytest.skip(f"{name} has no reader")
    blog = records(source)
    file = tmp_path / {"isso": "comments.db"}.get(name, f"{name}.txt")
    result = converters.write(blog, file, to=name, options={"form": form} if form else None)
    assert not [finding for finding in result.findings if finding.severity == "error"]
    written = result.accounts["comment"].written
    assert written == NUMBERS.get(source, written)
    back = facts(converters.read(file), LOSSES[system], back=True)
    there = facts(blog, LOSSES[system], back=False)
    assert sum(back.values()) == written
    dated = Counter({fact: number for fact, number in there.items() if fact[1]})
    missing = dated - back
    assert not missing, list(missing)[:3]
    assert sum(there.values()) == written
    assert {fact[3] for fact in back} == {fact[3] for fact in there}
