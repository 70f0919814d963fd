"""Archives such as no WordPress has: the importer takes our export of them in silence, and nothing is missing."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

import converters
from converters.model import Comment
from tests.wordpress.conftest import Importing, Rewrite
from tests.wordpress.database import Database, Row

_TAG = re.compile("</?[a-z][^<>]*>")

Thread = tuple[str, str, tuple["Thread", ...]]


def post(number: str, title: str = "", text: str = "Words.", **fields: Any) -> Row:
    body = {"text": text, "dialect": fields.pop("dialect", "html")}
    return {
        "record": "post",
        "type": "post",
        "status": "publish",
        "id": number,
        "title": title,
        "body": body,
        **fields,
    }


def comment(number: str, text: str, parent: str = "", **fields: Any) -> Row:
    given = {"id": number, "type": "comment", "status": "approved", "date": "2021-01-01T10:00:00+01:00",
             "author": {"name": f"who wrote {text}"}, "body": {"text": text, "dialect": "html"}}  # fmt: skip
    return given | fields | ({"parent": parent} if parent else {})


def term(slug: str, parent: str = "", taxonomy: str = "category") -> Row:
    return {"record": "term", "taxonomy": taxonomy, "slug": slug, "name": slug.title(), "parent": parent}


def author(login: str, name: str, email: str = "", number: str = "") -> Row:
    return {"record": "author", "id": number, "login": login, "name": name, "email": email}


SITE = {"record": "site", "title": "Elsewhere", "url": "https://elsewhere.example"}
SOMEONE = author("someone", "Some One", "some@one.example", "a-7")
WHEN = "2021-02-03T04:05:06+01:00"

ARCHIVES: dict[str, list[Row]] = {
    "ids of another platform": [
        SITE, SOMEONE,
        post("6f9619ff-8b86", "First", date=WHEN, author="someone", comments=[
            comment("disqus-2", "an answer", "disqus-1"), comment("disqus-1", "a word"), comment("", "no id"),
            comment("", "no id either"), comment("disqus-3", "another", "disqus-2", author={"name": "Some One", "user": "a-7"}),
        ]),
        post("007", "Second", date=WHEN, author="someone", type="page", parent="6f9619ff-8b87"),
        post("6f9619ff-8b87", "Third", date=WHEN, author="someone", type="page",
             comments=[comment("disqus-1", "the same id in another post")]),
        post("-3", "Fourth", date=WHEN, author="someone"),
        post("99999999999999999999999", "Fifth", date=WHEN, author="someone"),
    ],
    "no dates": [
        SITE, SOMEONE,
        *(post(str(number), f"Post {number}", author="someone") for number in range(1, 5)),
        post("5", "With a comment", author="someone", comments=[comment("1", "no date", date=None), comment("2", "an answer", "1")]),
    ],
    "no dates, and titles alike or missing": [
        SITE, SOMEONE,
        *(post(str(number), "Same", f"Text {number}", author="someone") for number in range(1, 4)),
        *(post(str(number), "", f"Text {number}", author="someone") for number in range(4, 7)),
        post("7", "Same", "A draft", author="someone", status="draft"),
        post("8", "Same", "Dated", author="someone", date=WHEN),
    ],
    "no categories, no authors": [SITE, *(post(str(number), f"Post {number}", date=WHEN) for number in range(1, 4))],
    "without titles, in one second": [
        SITE, SOMEONE, post("1", "Titled", date=WHEN, author="someone"),
        *(post(str(number), "", f"Text {number}", date=WHEN, author="someone") for number in range(2, 6)),
    ],
    "one title, one second": [
        SITE, SOMEONE, *(post(str(number), "Same", f"Text {number}", date=WHEN, author="someone") for number in range(2, 6)),
    ],
    "a deep thread": [
        SITE, SOMEONE,
        post("1", "Long talk", date=WHEN, author="someone", comments=[
            *(comment(str(1000 - depth), f"depth {depth}", str(1001 - depth)) for depth in range(60, 1, -1)),
            comment("999", "depth 1"),
        ]),
    ],
    "odd logins": [
        SITE,
        author("日本", "Nihon", "a@b.example", "1"), author("café", "Café", "c@d.example", "2"),
        author("cafe", "Another", "e@f.example", "3"), author("x" * 80, "Long", "", "4"),
        author("two words", "Two Words", "TWO@b.example", "5"), author("Two Words", "Twin", "two@b.example", "6"),
        author("o'neil@host", "O'Neil", "", "7"), author("", "Nobody", "", "8"),
        *(post(str(number), f"By {login}", date=WHEN, author=login)
          for number, login in enumerate(("日本", "café", "cafe", "x" * 80, "two words", "Two Words", "o'neil@host", "unheard"), 1)),
    ],
    "terms upside down": [
        SITE, SOMEONE, term("leaf", "branch"), term("branch", "trunk"), term("trunk"), term("loop-a", "loop-b"),
        term("loop-b", "loop-a"), term("Straße & Co"), term("tagged", "", "post_tag"),
        post("1", "Here", date=WHEN, author="someone", terms=[
            {"taxonomy": "category", "slug": "leaf", "name": "Leaf"}, {"taxonomy": "post_tag", "slug": "new", "name": "New <tag>"},
        ]),
    ],
    "hard to write": [
        SITE, SOMEONE,
        post("1", "A <b>bold</b> & \"quoted\" ]]> title\u0001", "One ]]> two\u0000 \ufffe three\r\nfour \ud83d\ude00", date=WHEN,
             author="someone", slug="old.html", excerpt="]]>", comments=[comment("1", "<script>x</script> ]]> & \u0002", author={"name": "A & b ]]>"})]),
        post("2", "Closed", date=WHEN, author="someone", password="se]]>cret", status="private", type="page", sticky=True),
        post("3", "Later", date="2199-01-01T00:00:00+00:00", author="someone", status="future"),
        post("4", "Draft", author="someone", status="draft", date=WHEN),
        post("5", "Marked", "# Head\n\n*words*", dialect="markdown", author="someone", date=WHEN),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_arrives_whole_and_in_silence(
    name: str, imported: Importing, rewrite: Rewrite, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.jsonl"
    records = [{key: value for key, value in one.items() if value != ""} for one in ARCHIVES[name]]
    archive.write_text(
        "".join(json.dumps(one) + "\n" for one in records), encoding="utf-8", errors="surrogatepass"
    )
    taken = imported(rewrite(archive))
    assert taken.said == []
    assert_all_is_there(archive, taken.database)


def test_the_example_arrives(imported: Importing, rewrite: Rewrite, example: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    converters.convert(example, archive, to="archive")
    taken = imported(rewrite(archive), words_of=example)
    assert taken.said == []
    assert_all_is_there(archive, taken.database)


def assert_all_is_there(archive: Path, database: Database) -> None:
    """Each post by its title, with its threads; each term with its parent; each author with posts."""
    records = list(converters.read(archive))
    posts = [one for one in records if isinstance(one, converters.Post)]
    rows = [row for row in database.posts if row["post_type"] != "attachment"]
    assert Counter(seen(row["post_title"]) for row in rows) == Counter(
        seen(escape(one.title)) for one in posts
    )

    theirs = sorted(threads(one.comments) for one in posts)
    ours = sorted(stored_threads(row["comments"]) for row in rows)
    assert ours == theirs

    names = {one.login: one.name for one in records if isinstance(one, converters.Author) and one.login}
    shown = {row["user_login"]: row["display_name"] for row in database.users}
    bylines = {seen(row["post_title"]): shown[row["post_author"]] for row in rows}
    for one in posts:
        if one.author in names and one.title and one.type != "nav_menu_item":
            assert bylines[seen(escape(one.title))] == names[one.author]


def threads(comments: Iterable[Comment]) -> tuple[Thread, ...]:
    """Who wrote what, and beneath it the answers."""
    comments = list(comments)

    def answers(parent: str) -> tuple[Thread, ...]:
        return tuple(
            sorted(
                (
                    seen(escape(one.author.name)),
                    seen(one.body.text if one.body else ""),
                    answers(one.id) if one.id else (),
                )
                for one in comments
                if one.parent == parent
            )
        )

    return answers("")


def stored_threads(comments: Iterable[Row]) -> tuple[Thread, ...]:
    return tuple(
        sorted(
            (seen(one["comment_author"]), seen(one["comment_content"]), stored_threads(one["answers"]))
            for one in comments
        )
    )


def seen(text: str) -> str:
    """The letters and digits of a text or of HTML."""
    return "".join(one for one in unescape(_TAG.sub("", text)) if one.isalnum())
