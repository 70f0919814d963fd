"""`-o keep-source=true`: what nobody touched comes back as it was, and what somebody changed follows the change."""

from pathlib import Path

import pytest

import converters
from converters import Post, Site, TermRef
from tests.targets import TREES

pytestmark = pytest.mark.slow(reason="each converts a site and reads it again")

EVERYTHING = ("personal", "unapproved", "password", "future", "private", "pending", "trash")


@pytest.fixture(params=TREES)
def site(request: pytest.FixtureRequest, tmp_path: Path, example: Path) -> Path:
    options = {"keep-source": "true"}
    converters.convert(example, tmp_path / "site", to=request.param, options=options, include=EVERYTHING)
    converters.convert(example, tmp_path / "a.jsonl", to="archive")
    return tmp_path / "site"


def differences(site: Path, *ignore: str) -> list[str]:
    found = converters.diff(site.parent / "a.jsonl", site, ignore=ignore).differences
    return [f"{one.record} {one.id} {one.field}" for one in found]


def text_of(site: Path, words: str) -> Path:
    """The post that has these words."""
    (path,) = [
        path
        for path in site.rglob("*.md")
        if words in path.read_text(encoding="utf-8") and "comments" not in path.parts
    ]
    return path


def test_an_untouched_site_comes_back_as_it_was(site):
    originals = {one.id: one for one in converters.read(site.parent / "a.jsonl") if isinstance(one, Post)}
    locked = {
        f"post {one.id} {field}"
        for one in originals.values()
        if one.password
        for field in ("status", "password")
    }
    assert set(differences(site)) <= locked  # a password is never written, so such a post is a draft
    for post in converters.read(site):
        if isinstance(post, Post) and post.id in originals:
            assert post.body == originals[post.id].body  # byte for byte, blocks and all


def test_changes_are_taken_and_all_else_stays(site):
    posts = {one.id: one for one in converters.read(site) if isinstance(one, Post)}
    post = next(
        one
        for one in posts.values()
        if one.body and one.body.dialect == "wordpress" and one.comments and one.terms
    )
    path = text_of(site, f"{post.title}")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(post.title, "Another title", 1) + "\nOne more *line*.\n", encoding="utf-8")
    again = next(one for one in converters.read(site) if isinstance(one, Post) and one.id == post.id)
    assert again.title == "Another title"
    assert again.body.dialect == "markdown"
    assert again.body.text.endswith("One more *line*.")
    for field in ("date", "slug", "url", "terms", "comments", "extra", "author", "status", "excerpt"):
        assert getattr(again, field) == getattr(post, field)


def test_a_new_title_alone_leaves_the_text_as_it_was(site):
    post = next(one for one in converters.read(site) if isinstance(one, Post) and one.body and one.comments)
    path = text_of(site, post.title)
    path.write_text(
        path.read_text(encoding="utf-8").replace(post.title, "Another title", 1), encoding="utf-8"
    )
    again = next(one for one in converters.read(site) if isinstance(one, Post) and one.id == post.id)
    assert (again.title, again.body, again.extra) == ("Another title", post.body, post.extra)


def test_originals_have_nothing_that_is_not_public(tmp_path, example):
    converters.convert(example, tmp_path / "site", to="hugo", options={"keep-source": "true"})
    archive = tmp_path / "a.jsonl"
    converters.convert(example, archive, to="archive")
    private = {
        word
        for post in converters.read(archive)
        if isinstance(post, Post)
        for comment in post.comments
        for word in (comment.author.email, comment.author.ip)
        if word
    }
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "site" / ".blogport").rglob("*")
        if path.is_file()
    )
    assert private
    assert not [word for word in private if word in written]


def test_a_broken_original_costs_only_itself(tmp_path, example):
    converters.convert(example, tmp_path / "site", to="hugo", options={"keep-source": "true"})
    broken = next((tmp_path / "site" / ".blogport").rglob("*.txt"))
    broken.write_text("no JSON", encoding="utf-8")
    diagnostics = converters.diagnostics.Diagnostics()
    assert list(converters.read(tmp_path / "site", diagnostics=diagnostics))
    assert "bad-data" in {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("to", TREES)
def test_a_menu_item_that_is_not_public_has_no_snapshot(to, tmp_path):
    """One of a private post is in no menu, and not in the snapshots of a public target."""
    menu = (TermRef(taxonomy="nav_menu", slug="top", name="Top"),)
    target = {"_menu_item_type": ["post_type"], "_menu_item_object": ["post"]}
    records = [
        Site(title="S", url="https://kiln.example"),
        Post(id="1", slug="open", title="Open"),
        Post(id="2", slug="hidden", title="wcellar", status="private"),
        Post(id="4", type="nav_menu_item", title="wcellar", terms=menu, extra=target | {"_menu_item_object_id": ["2"]}),
        Post(id="5", type="nav_menu_item", title="wopen", terms=menu, extra=target | {"_menu_item_object_id": ["1"]}),
    ]  # fmt: skip
    converters.write(records, tmp_path / "out", to=to, options={"keep-source": "true"})
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"wopen" in written
    assert b"wcellar" not in written
