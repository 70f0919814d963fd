"""A tree of each generator, imported into a real WordPress: posts, their status and dates, terms, comments and threads."""

from collections import Counter
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

import converters
from converters import Post
from tests.conftest import FIXTURES
from tests.wordpress.conftest import Importing, Rewrite
from tests.wordpress.database import Row

TREES = sorted(path for path in (FIXTURES / "trees").iterdir() if path.is_dir())
TERMS = ("category", "post_tag")
DEFAULT = ("category", "Uncategorized")
"""What WordPress gives a post without a category."""
TODAY = datetime.now(UTC).isoformat()
"""WordPress schedules what has a date after this."""


@pytest.mark.parametrize("tree", TREES, ids=[path.name for path in TREES])
def test_a_tree_arrives(tree: Path, imported: Importing, rewrite: Rewrite) -> None:
    posts = {record.id: record for record in converters.read(tree) if isinstance(record, Post)}
    site = imported(rewrite(tree))
    assert [line for line in site.said if "Failed to import Media" not in line] == []
    tables = site.database.tables
    ids = {
        row["post_id"]: row["meta_value"] for row in tables["postmeta"] if row["meta_key"] == "_blogport_id"
    }
    arrived = {ids[row["ID"]]: row for row in tables["posts"] if ids.get(row["ID"]) in posts}
    assert sorted(arrived) == sorted(posts)
    for id_, post in posts.items():
        row = arrived[id_]
        status = "future" if post.status == "publish" and (post.date or "") > TODAY else post.status
        arrived_as = (unescape(row["post_title"]), row["post_status"])
        assert arrived_as == (post.title, status.replace(" ", "_")), id_
        if post.date:
            assert row["post_date"] == post.date[:19].replace("T", " "), id_
        terms = {(term.taxonomy, term.name) for term in post.terms if term.taxonomy in TERMS}
        assert _terms(tables, row["ID"]) - {DEFAULT} == terms - {DEFAULT}, id_
    comments = [(id_, comment) for id_, post in posts.items() for comment in post.comments]
    threaded = sum(bool(comment.parent) for _, comment in comments)
    assert Counter(
        (ids[row["comment_post_ID"]], row["comment_author"]) for row in tables["comments"]
    ) == Counter((id_, comment.author.name) for id_, comment in comments)
    assert sum(row["comment_parent"] != 0 for row in tables["comments"]) == threaded


def _terms(tables: dict[str, list[Row]], post: int) -> set[tuple[str, str]]:
    names = {row["term_id"]: row["name"] for row in tables["terms"]}
    taxonomies = {row["term_taxonomy_id"]: row for row in tables["term_taxonomy"]}
    own = (
        taxonomies[row["term_taxonomy_id"]]
        for row in tables["term_relationships"]
        if row["object_id"] == post
    )
    return {(row["taxonomy"], unescape(names[row["term_id"]])) for row in own if row["taxonomy"] in TERMS}
