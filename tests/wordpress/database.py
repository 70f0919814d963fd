"""What is in a site's database, told without its numbers, so that two sites can be compared.

Posts, comments and terms refer to one another by what they are, not by their ids: ids shift when the
importer meets them in another order.
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.wordpress.site import HOME

Row = dict[str, Any]
POST = (
    "post_type post_status post_title post_name post_content post_excerpt post_date post_date_gmt post_modified "
    "post_modified_gmt menu_order post_password comment_status ping_status post_mime_type guid comment_count"
).split()
COMMENT = (
    "comment_author comment_author_email comment_author_url comment_author_IP comment_date comment_date_gmt "
    "comment_content comment_karma comment_approved comment_agent comment_type"
).split()
NOTES = "_blogport_"
"""How the custom fields begin in which we keep what WordPress has no place for; they are no part of a blog."""
REFERENCES = {
    "_thumbnail_id": "post",
    "_menu_item_object_id": "object",
    "_menu_item_menu_item_parent": "post",
}
NOW = "the time of the import"


class Database:
    """`posts`, `terms` and `users` as plain data, each in an order that does not depend on ids."""

    def __init__(self, root: Path) -> None:
        path = root / "wp-content" / "database" / "site.sqlite"
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            db.row_factory = sqlite3.Row
            self.tables = {
                name: [dict(row) for row in db.execute(f"SELECT * FROM wp_{name}")]
                for name in (
                    "posts postmeta comments commentmeta terms termmeta term_taxonomy term_relationships users "
                    "usermeta options"
                ).split()
            }
        self.logins = {row["ID"]: row["user_login"] for row in self.tables["users"]}
        self._rows = {row["ID"]: row for row in self.tables["posts"]}
        self._terms = self._read_terms()
        self.terms = _sorted(self._terms.values())
        self.posts = _sorted(self._read_posts())
        self.users = _sorted(self._read_users())

    def ids(self, **fields: str) -> list[int]:
        """The ids of the posts with these fields (`post_title="…"`)."""
        return [
            number
            for number, row in self._rows.items()
            if all(row[name] == value for name, value in fields.items())
        ]

    def moved(self, old: dict[tuple[str, str], str]) -> dict[str, str]:
        """The new addresses of files -> the old ones, both without their endings; `old` is by title and date."""
        return {
            row["guid"].rpartition(".")[0]: old[row["post_title"], row["post_date"]].rpartition(".")[0]
            for row in self.posts
            if row["post_type"] == "attachment"
        }

    def _meta(self, table: str, owner: str) -> dict[int, list[list[str]]]:
        found: dict[int, list[list[str]]] = defaultdict(list)
        for row in self.tables[table]:
            if not row["meta_key"].startswith(NOTES):
                found[row[owner]].append([row["meta_key"], row["meta_value"]])
        return found

    def _read_terms(self) -> dict[int, Row]:
        names = {row["term_id"]: row for row in self.tables["terms"]}
        meta = self._meta("termmeta", "term_id")
        return {
            row["term_taxonomy_id"]: {
                "taxonomy": row["taxonomy"],
                "slug": names[row["term_id"]]["slug"],
                "name": names[row["term_id"]]["name"],
                "description": row["description"],
                "parent": names[row["parent"]]["slug"] if row["parent"] in names else "",
                "count": row["count"],
                "meta": sorted(meta[row["term_id"]]),
            }
            for row in self.tables["term_taxonomy"]
        }

    def _read_users(self) -> Iterable[Row]:
        meta = {number: dict(pairs) for number, pairs in self._meta("usermeta", "user_id").items()}
        for row in self.tables["users"]:
            mine = meta[row["ID"]]
            yield {
                **{name: row[name] for name in ("user_login", "user_email", "display_name", "user_nicename")},
                **{name: mine.get(name, "") for name in ("first_name", "last_name")},
            }

    def _read_posts(self) -> Iterable[Row]:
        options = {row["option_name"]: row["option_value"] for row in self.tables["options"]}
        sticky = {int(number) for number in re.findall(r"i:\d+;i:(\d+);", options.get("sticky_posts", ""))}
        meta, terms = self._meta("postmeta", "post_id"), defaultdict(list)
        for row in self.tables["term_relationships"]:
            term = self._terms[row["term_taxonomy_id"]]
            terms[row["object_id"]].append([term["taxonomy"], term["slug"]])
        threads = self._threads()
        for number, row in self._rows.items():
            post = {name: row[name] for name in POST}
            for name in ("post_date", "post_date_gmt", "post_modified", "post_modified_gmt"):
                post[name] = _moment(row[name])
            if post["post_name"] == str(number):
                post["post_name"] = "its id"
            post["guid"] = re.sub(rf"({re.escape(HOME)}.*=){number}$", r"\1ID", row["guid"])
            kind = dict(meta[number]).get("_menu_item_type", "")
            yield {
                **post,
                "post_author": self.logins.get(row["post_author"], row["post_author"]),
                # Of what a menu item leads to WordPress copies the parent, if it knows it by then.
                "post_parent": 0 if row["post_type"] == "nav_menu_item" else self._post(row["post_parent"]),
                "sticky": number in sticky,
                "meta": sorted([key, self._value(key, value, kind)] for key, value in meta[number]),
                "terms": sorted(terms[number]),
                "comments": _sorted(threads[number]),
            }

    def _threads(self) -> dict[int, list[Row]]:
        """The comments of each post, answers within what they answer."""
        meta, told, top = self._meta("commentmeta", "comment_id"), {}, defaultdict(list)
        rows = {row["comment_ID"]: row for row in self.tables["comments"]}
        for number, row in rows.items():
            told[number] = {
                **{name: row[name] for name in COMMENT},
                "user": self.logins.get(row["user_id"], row["user_id"]),
                "meta": sorted(meta[number]),
                "answers": [],
            }
        for number, row in rows.items():
            parent = row["comment_parent"]
            if (
                parent in rows
                and rows[parent]["comment_post_ID"] == row["comment_post_ID"]
                and parent != number
            ):
                told[parent]["answers"].append(told[number])
            else:
                told[number]["answers to nothing"] = parent
                top[row["comment_post_ID"]].append(told[number])
        return top

    def _post(self, number: int) -> Any:
        """A post as others name it."""
        if not number:
            return 0
        row = self._rows.get(number)
        if not row:
            return f"missing: {number}"
        return [row["post_type"], row["post_title"], _moment(row["post_date"]), row["post_content"][:80]]

    def _value(self, key: str, value: str, kind: str) -> Any:
        """The value of a custom field; what names a post or a term is told by that."""
        refers = REFERENCES.get(key)
        if refers == "object" and kind == "taxonomy":
            return next(
                (
                    [term["taxonomy"], term["slug"]]
                    for number, term in self._terms.items()
                    if str(number) == value
                ),
                value,
            )
        if refers and value.isdigit() and not (refers == "object" and kind != "post_type"):
            return self._post(int(value))
        if key == "_menu_item_object_id":
            return "its id"
        return value


def differences(theirs: list[Row], ours: list[Row], *key: str) -> list[str]:
    """What two lists of the same things differ in, each a line. `key` are the fields that say which is which."""
    left, right = Counter(map(_text, theirs)), Counter(map(_text, ours))
    gone = _sorted(json.loads(text) for text in (left - right).elements())
    new = _sorted(json.loads(text) for text in (right - left).elements())
    lines = []
    for one in gone:
        name = " ".join(str(one[field]) for field in key)
        same = next((other for other in new if all(other[field] == one[field] for field in key)), None)
        if same is None:
            lines.append(f"{name}: missing")
            continue
        new.remove(same)
        lines += (
            f"{name}: {field}: {around(_text(one[field]), _text(same[field]))}"
            for field in one
            if one[field] != same[field]
        )
    return lines + [f"{' '.join(str(one[field]) for field in key)}: too many" for one in new]


def compare(theirs: Database, ours: Database) -> list[str]:
    """All that two sites differ in."""
    return [
        *differences(theirs.users, ours.users, "user_login"),
        *differences(theirs.terms, ours.terms, "taxonomy", "slug"),
        *differences(theirs.posts, ours.posts, "post_type", "post_title", "post_date"),
    ]


def around(left: str, right: str) -> str:
    """Two texts from a little before where they begin to differ."""
    at = next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
              min(len(left), len(right)))  # fmt: skip
    return f"{left[max(0, at - 20) : at + 60]!r} -> {right[max(0, at - 20) : at + 60]!r}"


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return NOW if abs(datetime.now() - moment) < timedelta(days=2) else text


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=_text)
