"""A real Ghost takes what we write, shows what our proof says, and exports what our reader reads back.

The install takes twenty minutes (`.ci/ghost`), so that no automatic run has it; by hand: `pytest --long tests/formats/ghost`.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Post, Term
from converters.formats.ghost.comments import LABEL
from converters.formats.ghost.lexical import Rendered
from converters.formats.ghost.writer.proof import said
from converters.markup.html import parse
from tests.comment_systems.test_round_trips import facts
from tests.formats.ghost.real_ghost import RealGhost, is_here
from tests.formats.ghost.shown import without_controls
from tests.formats.ghost.test_comments import KEPT, send
from tests.formats.ghost.test_writer import CARDS, NODES
from tests.pictures import MOV, MP3, PDF, png

pytestmark = [
    pytest.mark.long(share=10_000),
    pytest.mark.slow(reason="starts Ghost"),
    pytest.mark.skipif(not is_here(), reason="no Ghost: .ci/ghost installs one"),
]
OF_GHOST = {"about", "coming-soon"}
"""The slugs of the page and the post that a new Ghost has."""


class Imported:
    """A blog as we wrote it, and as Ghost has it."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.source = source
        self.target = folder / "out"
        converters.convert(source, self.target, to="ghost", comments=["ghost"])
        with zipfile.ZipFile(self.target / "ghost-import.zip") as packed:
            (database,) = json.loads(packed.read("blog.json"))["db"]
        self.data: dict[str, list[dict[str, Any]]] = database["data"]
        with RealGhost(folder / "ghost") as ghost:
            for kind in ("posts", "pages"):
                for row in ghost.all_rows(kind):
                    ghost.ask(f"{kind}/{row['id']}/", method="DELETE")
            ghost.take(self.target / "ghost-import.zip", len(self.data["posts"]))
            asked = "&formats=html,lexical&include=tags,authors"
            self.posts = {
                row["slug"]: row for kind in ("posts", "pages") for row in ghost.all_rows(kind, asked)
            }
            self.tags = {row["slug"]: row for row in ghost.all_rows("tags")}
            self.url = ghost.url
            self.redirects = ghost.upload(
                "redirects/upload/", "redirects", self.target / "redirects.yaml", "text/yaml"
            )[0]
            key = ghost.with_comments()
            self.sent = [send(folder / "out-comments/ghost", self.url, key) for _ in range(2)]
            self.members = ghost.all_rows("members", "&include=labels,newsletters")
            self.export = ghost.export(
                folder / "export.ghost.json", "?include=comments,members,comment_likes"
            )


def every_node(folder: Path) -> Path:
    """A blog whose posts have each kind of node, and each text that has none, with local files."""
    for number, name in enumerate(("a.jpg", "b.jpg", "p.jpg"), 20):
        (folder / "static").mkdir(parents=True, exist_ok=True)
        (folder / "static" / name).write_bytes(png(number, 10))
    for name, data in {"a.mp3": MP3, "a.mp4": MOV, "a.pdf": PDF}.items():
        (folder / "static" / name).write_bytes(data)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://pier.example/"\n[markup.goldmark.renderer]\nunsafe = true\n'
    )
    file = "<div class='wp-block-file'><a href='a.pdf'>The list</a></div>"
    gallery = "<figure><img src='a.jpg'><img src='b.jpg'><figcaption>Two</figcaption></figure>"
    for number, html in enumerate([file, gallery, *NODES, *CARDS.values()]):
        local = re.sub(r"'([abp]\.(?:jpg|mp3|mp4|pdf))'", r"'/\1'", html).replace(
            "\n", "&#10;" if "<pre" in html else "\n"
        )
        post = folder / "content" / "posts" / f"post-{number}.html"
        post.parent.mkdir(parents=True, exist_ok=True)
        post.write_text(f"---\ntitle: Post {number}\ndate: 2020-01-06\n---\n{local}\n")
    return folder


@pytest.fixture(scope="module", params=["fixture", "theme unit test", "every node"])
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, example: Path
) -> Iterator[Imported]:
    source = example
    folder = tmp_path_factory.mktemp("ghost")
    if request.param == "theme unit test":
        source = request.getfixturevalue("corpus") / "wxr/peer/theme-unit-test.xml"
    if request.param == "every node":
        source = every_node(folder / "source")
    (folder / "ghost").mkdir()
    return Imported(source, folder)


def test_every_row_came_as_it_was_written(imported: Imported) -> None:
    assert imported.posts.keys() == {row["slug"] for row in imported.data["posts"]}
    tags = {tag["id"]: tag["slug"] for tag in imported.data["tags"]}
    users = {user["id"]: user["name"] for user in imported.data["users"]}
    for row in imported.data["posts"]:
        post = imported.posts[row["slug"]]
        for name in ("title", "status", "visibility", "featured", "created_at", "updated_at"):
            assert post[name] == row[name], (row["slug"], name)
        for name in ("custom_excerpt", "canonical_url", "published_at"):
            assert (post[name] or None) == row.get(name), (row["slug"], name)
        assert json.loads(post["lexical"]) == json.loads(
            row["lexical"].replace("__GHOST_URL__", imported.url)
        )
        own = [join for join in imported.data["posts_tags"] if join["post_id"] == row["id"]]
        wanted = [tags[join["tag_id"]] for join in own]
        assert [tag["slug"] for tag in post["tags"] if not tag["slug"].startswith("hash-import")] == wanted
        wanted = [users[j["author_id"]] for j in imported.data["posts_authors"] if j["post_id"] == row["id"]]
        assert [author["name"] for author in post["authors"]] == (wanted or ["Owner"])
    assert {tag["slug"] for tag in imported.data["tags"]} <= imported.tags.keys()


def test_ghost_shows_what_the_proof_says(imported: Imported) -> None:
    for row in imported.data["posts"]:
        shown = imported.posts[row["slug"]]["html"] or ""
        text = row["lexical"].replace("__GHOST_URL__", imported.url)
        assert said(without_controls(shown)) == said(parse(Rendered(text).html)), row["slug"]


def test_ghost_is_given_each_kind_of_node(imported: Imported, request: pytest.FixtureRequest) -> None:
    if "every node" not in request.node.callspec.id:
        return
    roots = [json.loads(row["lexical"])["root"] for row in imported.data["posts"]]
    kinds = {node["type"] for root in roots for node in root["children"]}
    assert kinds >= set("gallery audio video file callout toggle bookmark embed image codeblock html".split())


def test_ghost_takes_the_redirects(imported: Imported) -> None:
    assert imported.redirects == 200


def test_our_reader_reads_its_export_back_equal(imported: Imported) -> None:
    ours = {
        record.slug: record
        for record in converters.read(imported.target / "ghost-import.zip")
        if isinstance(record, Post)
    }
    records = list(converters.read(imported.export))
    theirs = {record.slug: record for record in records if isinstance(record, Post)}
    assert theirs.keys() == ours.keys()
    for slug, post in ours.items():
        other = theirs[slug]
        for name in ("type", "status", "title", "date", "modified", "excerpt", "sticky", "terms"):
            assert getattr(other, name) == getattr(post, name), (slug, name)
        texts = [said(parse(each.body.text)) if each.body else [] for each in (post, other)]
        assert texts[0] == texts[1], slug
    names = {term.slug for term in records if isinstance(term, Term)}
    assert {tag["slug"] for tag in imported.data["tags"] if tag["visibility"] == "public"} <= names


def test_ghost_takes_the_comments_and_gives_them_back(
    imported: Imported, request: pytest.FixtureRequest
) -> None:
    first, second = imported.sent
    assert (first.returncode, first.stderr) == (0, "")
    assert second.stdout == "0 requests sent, 0 refused\n"
    there = facts(converters.read(imported.source), KEPT, back=False)
    if "every node" in request.node.callspec.id:
        return  # a blog without comments
    back = facts(converters.read(imported.export), KEPT, back=True)
    assert sum(back.values()) == sum(there.values()) > 0
    assert back == there
    assert {label["name"] for member in imported.members for label in member["labels"]} == {LABEL}
    assert not [member for member in imported.members if member["newsletters"]]
