"""Judges the records of a mirror by what WordPress has in its database. It knows nothing of the reader."""

from datetime import datetime, timedelta, timezone
from typing import Any

from tests.formats.html.html_scores import Score, folded
from tests.wordpress.own_blog import DISCUSSION

OFFSET = timezone(timedelta(hours=float(DISCUSSION["gmt_offset"])))
Rows = dict[str, list[tuple[bool, str]]]


def judge(records: list[dict[str, Any]], truth: dict[str, dict[str, Any]], home: str) -> dict[str, Score]:
    """Scores by name, of archive lines against `Truth.posts`; `home` is the address of the site, without a last slash."""
    counts: Rows = {}
    posts = {_path(record.get("url", ""), home): record for record in records if record["record"] == "post"}
    for path, true in truth.items():
        found = posts.get(_path(home + path, home))
        _count(counts, "addresses", found is not None, path)
        found = found or next(
            (post for post in posts.values() if folded(post.get("title", "")) == folded(true["title"])), {}
        )
        _count(counts, "titles", folded(found.get("title", "")) == folded(true["title"]), path)
        _count(counts, "bodies", folded(found.get("body", {}).get("text", "")) == folded(true["body"]), path)
        _judge_comments(counts, found.get("comments", []), true["comments"], path)
    known = {_path(home + path, home) for path in truth}
    for path, post in posts.items():
        _count(counts, "false posts", path in known, f"{path or post.get('title', '')}")
    return {name: Score(sum(right for right, _ in rows), len(rows), tuple(where for right, where in rows if not right)) for name, rows in counts.items()}  # fmt: skip


def _judge_comments(counts: Rows, found: list[dict[str, Any]], true: list[dict[str, Any]], path: str) -> None:
    left = list(found)
    for comment in true:
        where = f"{path}#comment-{comment['id']}"
        read = next((one for one in left if _same(one, comment)), None)
        _count(counts, "comments", read is not None, where)
        if read is None:
            continue
        left.remove(read)
        _count(counts, "parents", read.get("parent", "") == comment["parent"], where)
        _count(counts, "types", read["type"] == comment["type"], where)
        _count(counts, "authors", folded(read["author"].get("name", "")) == folded(comment["author"]), where)
        if (
            comment["type"] == "comment" or "body" in read
        ):  # a theme shows no more of a pingback than its link
            _count(counts, "dates", _clock(read.get("date", "")) == comment["date"][:16], where)
            _count(
                counts,
                "texts",
                folded(read.get("body", {}).get("text", "")) == folded(comment["text"]),
                where,
            )
    for one in left:
        _count(counts, "false comments", False, f"{path}#{one['id']}")


def _clock(date: str) -> str:
    """A date by the clock of the site, which feeds do not know."""
    return datetime.fromisoformat(date).astimezone(OFFSET).isoformat()[:16] if date[19:] else date[:16]


def _same(read: dict[str, Any], true: dict[str, Any]) -> bool:
    """By the id; some themes show none for a pingback, which then is known by its author."""
    unnamed = not read["id"].isdecimal() and true["type"] != "comment"
    return read["id"] == true["id"] or (
        unnamed and folded(read["author"].get("name", "")) == folded(true["author"])
    )


def _count(counts: Rows, name: str, right: bool, where: str) -> None:
    counts.setdefault(name, []).append((right, where))


def _path(url: str, home: str) -> str:
    return url.removeprefix(home).rstrip("/")
