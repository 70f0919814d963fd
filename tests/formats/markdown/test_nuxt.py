"""Sites of Nuxt Content: which texts are public, and where."""

from pathlib import Path

import pytest

import converters
from converters.model import Post

POST = "---\ntitle: Reed\ndate: 2024-02-03\n---\nWords.\n"


def read(folder: Path, *paths: str) -> dict[str, tuple[str, str | None]]:
    (folder / "nuxt.config.ts").write_text(
        "export default defineNuxtConfig({ site: { url: 'https://marsh.example' } })", "utf-8"
    )
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(POST, "utf-8")
    return {post.id: (post.status, post.url) for post in converters.read(folder) if isinstance(post, Post)}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/1.blog/02.Low Tide.md", "/blog/low-tide"),
        ("content/blog/index.md", "/blog"),
        ("content/index.md", "/"),
        ("content/blog/2024-02-03-reed.md", "/blog/2024-02-03-reed"),
        ("content/3.2.x/reed.md", "/3.2.x/reed"),
    ],
)
def test_the_path_is_that_of_the_file_without_its_numbers(tmp_path, path, address):
    assert read(tmp_path, path) == {path.removesuffix(".md"): ("publish", f"https://marsh.example{address}")}


def test_drafts_and_parts_of_pages_are_not_public(tmp_path):
    found = read(
        tmp_path,
        "content/reed.md",
        "content/fog.draft.md",
        "content/later.draft/a.md",
        "content/_parts/a.md",
        "content/_b.md",
        "content/-quiet/a.md",
        "content/-b.md",
        "content/mist.draft.de.md",
    )
    assert {id_: status for id_, (status, _) in found.items()} == {
        "content/reed": "publish",
        "content/fog.draft": "draft",
        "content/later.draft/a": "draft",
        "content/mist.draft.de": "draft",
    }


def test_the_first_version_knows_no_parts_of_pages(tmp_path):
    (tmp_path / "package.json").write_text('{"dependencies": {"@nuxt/content": "^1.15.1"}}', "utf-8")
    assert read(tmp_path, "content/_old/a.md") == {
        "content/_old/a": ("publish", "https://marsh.example/_old/a")
    }
