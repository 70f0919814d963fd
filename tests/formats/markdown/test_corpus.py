"""Real trees and real exports: everything is read, and comes back from every flavour."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml

import converters
from converters import Media, Post, registry
from converters.diagnostics import Diagnostics
from tests.formats.markdown.test_snapshots import EVERYTHING
from tests.targets import TREES

PRIVATE = (
    "comment.author.email", "comment.author.ip", "author.email", "author.extra.author_first_name",
    "author.extra.author_last_name", "comment.extra", "media.extra",
)  # fmt: skip
"""What no public target has."""


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("eleventy-website", "src/blog/*.md"),
        ("hugo-docs", "content/en/**/*.md"),
        ("jekyll-docs/docs", "_[dp]o*/**/*.*"),
        ("made-mistakes-comments", "src/_posts/**/*.md"),
        ("pelican-samples/samples", "content/**/*.[rhm]*"),
    ],
)
def test_every_text_of_a_tree_is_read(name, files, corpus):
    folder = corpus / "markdown" / name
    texts = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob(files)}
    posts = {one.id: one for one in converters.read(folder) if isinstance(one, Post)}
    assert len(texts) > 15
    assert texts <= set(posts)


def test_the_comments_of_made_mistakes_with_their_threads(corpus):
    folder = corpus / "markdown" / "made-mistakes-comments"
    said: dict[str, dict[str, Any]] = {}
    parents: dict[str, str] = {}
    for post in (folder / "src/_data/comments").iterdir():
        known = {}
        for path in sorted(post.glob("*.yml")):
            one = pyyaml.safe_load(path.read_text(encoding="utf-8"))
            known[str(one.get("id") or one.get("_id") or path.stem)] = one
        top = [id_ for id_, one in known.items() if not one.get("replying_to")]
        parents |= {
            id_: top[int(one["replying_to"]) - 1] for id_, one in known.items() if one.get("replying_to")
        }
        said |= known
    found = {
        one.id: one for post in converters.read(folder) if isinstance(post, Post) for one in post.comments
    }
    assert len(found) == len(said) == 720
    assert {id_: one.parent for id_, one in found.items() if one.parent} == parents
    assert all(
        found[id_].body.text == one["message"] and found[id_].author.name == one["name"]
        for id_, one in said.items()
    )


EXPORTS = ["peer/theme-unit-test.xml", "real/creativecommons-labs.scrubbed.xml"]
WAYS = [*((EXPORTS[0], flavour) for flavour in TREES), (EXPORTS[1], "hugo"), (EXPORTS[1], "pelican")]


def alone(source: Path) -> dict[str, Post]:
    """The posts of an export that alone have their id."""
    posts = [one for one in converters.read(source) if isinstance(one, Post)]
    count = Counter(one.id for one in posts)
    return {one.id: one for one in posts if count[one.id] == 1}


@pytest.mark.parametrize(("export", "flavour"), WAYS)
def test_exports_come_back_but_for_the_table(export, flavour, corpus, tmp_path):
    source = corpus / "wxr" / export
    result = converters.convert(source, tmp_path / "site", to=flavour)
    posts = alone(source)
    found = converters.diff(source, tmp_path / "site").differences
    rows = registry.writer(flavour).losses
    strange = []
    for one in found:
        name = f"{one.record}.{one.field}"
        if one.only or name.startswith(PRIVATE) or one.field.startswith("extra._") or one.field in _NOTES:
            continue
        owners: Any = [posts[one.id]] if one.id in posts and one.record == "post" else posts.values()
        if one.record == "comment":
            owners = [comment for post in owners for comment in post.comments if comment.id == one.id]
        if not any(name.startswith(row.field) and any(map(row.applies, owners)) for row in rows):
            strange.append(f"{name} {one.id}: {one.a!r} -> {one.b!r}")
    assert not strange
    gone = Counter(one.record for one in found if one.only == "a")
    left_out = {kind: sum(account.left_out.values()) for kind, account in result.accounts.items()}
    menus = sum(isinstance(one, Post) and one.type == "nav_menu_item" for one in converters.read(source))
    assert gone["post"] <= left_out.get("post", 0) + menus
    assert gone["comment"] <= left_out.get("comment", 0)


_NOTES = {
    f"extra.{name}"
    for name in "guid ping_status pubDate post_date post_date_gmt post_modified_gmt footnotes category title_raw".split()
}
"""What WordPress notes down for itself; the report counts it by name."""


@pytest.mark.parametrize(("export", "flavour"), WAYS)
def test_exports_come_back_whole_with_their_originals(export, flavour, corpus, tmp_path):
    source = corpus / "wxr" / export
    converters.convert(
        source, tmp_path / "site", to=flavour, include=EVERYTHING, options={"keep-source": "true"}
    )
    posts = alone(source)
    locked = {(one.id, field) for one in posts.values() if one.password for field in ("status", "password")}
    found = [one for one in converters.diff(source, tmp_path / "site").differences if one.only != "b"]
    assert {(one.id, one.field) for one in found} <= locked
    for post in converters.read(tmp_path / "site"):
        if isinstance(post, Post) and post.id in posts:
            assert post.body == posts[post.id].body


def test_every_export_comes_back_with_its_originals(corpus, tmp_path):
    compared = 0
    for number, source in enumerate(sorted((corpus / "wxr" / "peer").glob("*.xml"))):
        site = tmp_path / str(number)
        try:
            converters.convert(source, site, to="hugo", include=EVERYTHING, options={"keep-source": "true"})
        except converters.BlogportError:
            continue  # nothing in it can be read
        known = {id_: one for id_, one in alone(source).items() if not one.password}
        for post in converters.read(site, from_="markdown"):
            if isinstance(post, Post) and post.id in known:
                assert (post.body, post.title, post.date) == (
                    known[post.id].body,
                    known[post.id].title,
                    known[post.id].date,
                )
                compared += 1
    assert compared > 100


@pytest.mark.parametrize(
    "way", [("hugo", "jekyll", "hugo"), ("jekyll", "pelican", "jekyll"), ("pelican", "hugo", "pelican")]
)
def test_from_flavour_to_flavour_texts_mean_the_same(way, corpus, tmp_path):
    source: Path = corpus / "wxr" / EXPORTS[0]
    texts: list[dict[str, str]] = []
    for number, flavour in enumerate(way):
        converters.convert(source, tmp_path / str(number), to=flavour)
        source = tmp_path / str(number)
        texts.append(
            {one.id: one.body.text for one in converters.read(source) if isinstance(one, Post) and one.body}
        )
    assert set(texts[0]) == set(texts[1]) == set(texts[2])
    plain = {id_ for id_, text in texts[0].items() if "{{" not in text and "{%" not in text}
    assert len(plain) > 50
    assert {id_: texts[2][id_] for id_ in plain} == {id_: texts[0][id_] for id_ in plain}


def test_headers_of_the_suites_cost_no_post(corpus, tmp_path):
    """Every case of the YAML and TOML suites as a header: a post each, with its text, whatever the header says."""
    folder = tmp_path / "site"
    folder.mkdir()
    texts = {
        f"yaml-{path.stem}": ("---", path) for path in (corpus / "suites/yaml-test-suite/src").glob("*.yaml")
    }
    texts |= {
        f"toml-{number}": ("+++", path)
        for number, path in enumerate(sorted((corpus / "suites/toml-test").rglob("*.toml")))
    }
    count = 0
    for name, (fence, path) in texts.items():
        cases = [path.read_bytes()]
        if fence == "---":
            cases = [
                str(case["yaml"]).encode()
                for case in pyyaml.safe_load(path.read_text("utf-8"))
                if "yaml" in case
            ]
        for number, case in enumerate(cases):
            (folder / f"{name}-{number}.md").write_bytes(
                b"%b\ntitle: x\n%b\n%b\nText\n" % (fence.encode(), case, fence.encode())
                if fence == "---"
                else b"+++\n%b\n+++\nText\n" % case
            )
            count += 1
    diagnostics = Diagnostics()
    posts = [
        one
        for one in converters.read(folder, from_="markdown", diagnostics=diagnostics)
        if isinstance(one, Post)
    ]
    assert len(posts) == count > 600
    assert all("Text" in one.body.text for one in posts)
    converters.write(posts, tmp_path / "a.jsonl", to="archive")


def test_media_of_a_tree_are_its_files(corpus):
    folder = corpus / "markdown" / "made-mistakes-comments"
    media = [one for one in converters.read(folder) if isinstance(one, Media)]
    assert media
    assert len({one.id for one in media}) == len(media)
