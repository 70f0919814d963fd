"""WordPress's own export of what was imported, read by us: what went in, but for what an import loses."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import converters
from converters.model import Author, Comment, Media, Post
from tests.wordpress.conftest import Importing
from tests.wordpress.database import Row, differences

# What an import loses or makes anew (formats.md A9, G2), each with the reason.
LOST = {
    "id": "numbers are the site's own",
    "url": "the address is the new site's",
    "modified": "the importer makes it the date",
}
LOST_OF_FILES = {"path": "the importer puts a file where the new site puts it"}
LOST_EXTRA = {
    "_wp_attachment_metadata": "the importer looks at the file itself",
    "_wp_attached_file": "and puts it where the new site puts it",
    "_edit_last": "the number of a user, who has another number in the new site",
    "_encloseme": "WordPress notes for itself that it should look for films in what is published",
    "_pingme": "and that it should tell those to whom the post links",
    "post_modified": "as above, of a file",
    "link": "the address is the new site's",
    "pubDate": "no part of a post in WordPress: it is written from the date",
}
MENU_ITEM = ("type", "status", "title", "terms")
"""What stays of an item of a menu: the importer makes it anew, with its own date, author and numbers."""

THEME_TEST = "peer/theme-unit-test"
REAL = "real/creativecommons-labs.scrubbed"
SMALL = "peer/wpimporter-small-export"
# The rest, line for line: what is other, and why.
OTHERWISE = {
    THEME_TEST: {
        "author keeper: too many": "the user who imports is an author of menu items then",
        "post post Block category: Common: author": "the file says `>themereviewteam`, which is no login",
        "post post Keyboard navigation: terms": "a post without a category gets the default one",
        "post post Template: Comments: comments": "links in comments become rel=ugc",
    },
    REAL: {
        "post post License-oriented metadata validator and viewer: the development has just started: slug":
            "an old slug with a percent-encoded hyphen: today's WordPress makes a plain one of it",
    },
    SMALL: {},
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERWISE)
def test_comes_back_as_it_went_in(name: str, corpus: Path, imported: Importing, tmp_path: Path) -> None:
    export, again = corpus / "wxr" / f"{name}.xml", tmp_path / "export.xml"
    taken = imported(export)
    assert taken.said == []
    ran = taken.again().run({"do": "export", "to": str(again)})
    assert ran.said == []
    text = again.read_text(encoding="utf-8")
    for new, old in taken.database.moved(addresses(export)).items():
        text = text.replace(new, old)
    again.write_text(text, encoding="utf-8")
    expected = OTHERWISE[name]
    lines = lost(export, again, tmp_path)
    unexplained = [line for line in lines if not any(line.startswith(start) for start in expected)]
    assert unexplained == []
    assert len(lines) == len(expected)


def addresses(export: Path) -> dict[tuple[str, str], str]:
    """The addresses of the files in an export, by title and date."""
    files = (one for one in converters.read(export) if isinstance(one, Media))
    return {(one.title, _day(one.date).replace("T", " ")): one.url for one in files}


def told(export: Path, folder: Path) -> dict[str, list[Row]]:
    """The records of an export as plain data, naming one another by what they are and not by ids."""
    archive = folder / "archive.jsonl"
    converters.convert(export, archive, to="archive", force=True)
    records = list(converters.read(archive))
    names: dict[str, Any] = {
        one.id: [one.title, _day(one.date)] for one in records if isinstance(one, Media | Post) and one.id
    }
    logins = {one.id: one.login for one in records if isinstance(one, Author)}
    found: dict[str, list[Row]] = defaultdict(list)
    for record in records:
        row = msgspec.to_builtins(record)
        for field in (*LOST, *(LOST_OF_FILES if isinstance(record, Media) else ())):
            row.pop(field, None)
        for field in LOST_EXTRA:
            row.get("extra", {}).pop(field, None)
        for field in ("parent", "featured"):
            if isinstance(record, Media | Post) and row.get(field):
                row[field] = names.get(row[field], "missing")
        if isinstance(record, Post):
            row["comments"] = threads(record.comments, logins)
            row["terms"] = sorted(msgspec.to_builtins(record.terms), key=str)
            if record.type == "nav_menu_item":
                row = {field: row.get(field) for field in MENU_ITEM}
        found[msgspec.to_builtins(record)["record"]].append(row)
    return found


def threads(comments: Iterable[Comment], logins: dict[str, str]) -> list[Row]:
    """Comments within those that they answer."""
    told = {one.id: {**msgspec.to_builtins(one), "answers": []} for one in comments}
    top: list[Row] = []
    for one in told.values():
        above = told.get(one.get("parent", ""))
        (above["answers"] if above else top).append(one)
    for one in told.values():
        if user := one["author"].pop("user", ""):
            one["author"]["user"] = logins.get(user, "nobody")
        one.pop("id", None)
        one.pop("parent", None)
    return sorted(top, key=str)


def lost(before: Path, after: Path, folder: Path) -> list[str]:
    """What one export has and the other has not, a line each."""
    left, right = told(before, folder), told(after, folder)
    keys = {"author": ["login"], "term": ["taxonomy", "slug"], "post": ["type", "title"], "media": ["title"]}
    known = {(row["taxonomy"], row["slug"]) for row in left["term"]}
    named = {(one["taxonomy"], one["slug"]) for post in left["post"] for one in post.get("terms") or ()}
    # Terms that only posts named are terms of the site now.
    right["term"] = [row for row in right["term"] if (row["taxonomy"], row["slug"]) not in named - known]
    lines: list[str] = []
    for kind, key in keys.items():
        fields = {field for row in [*left[kind], *right[kind]] for field in row}
        whole = [
            [{field: row.get(field) for field in sorted(fields)} for row in side[kind]]
            for side in (left, right)
        ]
        lines += (f"{kind} {line}" for line in differences(*whole, *key))
    return lines


def _day(date: str | None) -> str:
    return (date or "")[:19]
