"""Links from file to file in a tree of texts lead to the posts, wherever these go."""

from pathlib import Path

import pytest

import converters
from converters import Markup, Post, Site
from converters.markup.markdown import with_anchors

TREE = {
    "notes/a.md": "---\ntitle: A\n---\nSee [b](b.md), [c](../c.md#part), [d](/deep/d/index.md) and [none](x.md).\n\n## A part: of “it”\n",
    "notes/b.md": "---\ntitle: B\n---\n[a](./a.md#a-part-of-it) `[a](a.md)`\n",
    "c.md": "---\ntitle: C\n---\n[a](notes/a.md)\n\n## Part\n",
    "deep/d/index.md": "---\ntitle: D\n---\n[c](../../c.md) [away](https://quay.example/c.md)\n",
    "drafts/e.md": "---\ntitle: E\ndraft: true\n---\n[a](../notes/a.md)\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        file = tmp_path / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "tree"


def links(folder: Path, pattern: str) -> str:
    return "\n".join(sorted(path.read_text(encoding="utf-8") for path in folder.rglob(pattern)))


def test_to_pages(tree: Path, tmp_path: Path) -> None:
    converters.convert(tree, tmp_path / "site", to="html")
    pages = {
        path.parent.name: path.read_text(encoding="utf-8")
        for path in (tmp_path / "site").rglob("*/index.html")
    }
    assert 'href="../b/index.html">b' in pages["a"]
    assert 'href="../c/index.html#part">c' in pages["a"]
    assert 'href="../d/index.html">d' in pages["a"]
    assert 'href="x.md">none' in pages["a"]
    assert 'id="a-part-of-it"' in pages["a"]
    assert 'href="../a/index.html#a-part-of-it">a' in pages["b"]
    assert "<code>[a](a.md)</code>" in pages["b"]
    assert 'href="https://quay.example/c.md"' in pages["d"]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("markdown", ["[b](b.md), [c](c.md#part), [d](d.md) and [none](x.md)", "[a](a.md#a-part-of-it) `[a](a.md)`"]),
        ("hugo", ["[b](/pages/b/), [c](/pages/c/#part)", "[a](/pages/a/#a-part-of-it) `[a](a.md)`"]),
        ("jekyll", ["[b](/pages/b/), [c](/pages/c/#part)"]),
        ("pelican", ["[b](/pages/b/), [c](/pages/c/#part)"]),
    ],
)  # fmt: skip
def test_to_other_trees(to: str, expected: list[str], tree: Path, tmp_path: Path) -> None:
    converters.convert(tree, tmp_path / "site", to=to)
    texts = links(tmp_path / "site", "*.md")
    for one in expected:
        assert one in texts


def test_a_post_with_a_permalink_is_there(tmp_path: Path) -> None:
    url = "https://quay.example/rope/"
    posts = [
        Post(id="content/posts/rope/index", slug="rope", title="Rope", url=url, date="2020-01-01T00:00:00"),
        Post(id="content/posts/knot", slug="knot", title="Knot", url="https://quay.example/knot/", date="2020-01-02T00:00:00", body=Markup(text="[r](rope/index.md#x) [s](/posts/rope/index.md)", dialect="markdown")),
    ]  # fmt: skip
    for to, expected in {"wxr": f'href="{url}#x"', "hugo": f"[r]({url}#x) [s]({url})"}.items():
        converters.write([Site(url="https://quay.example"), *posts], tmp_path / to, to=to)
        where = tmp_path / to if to == "wxr" else next((tmp_path / to).rglob("knot.md"))
        assert expected in where.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>What's <em>new</em>?</h2>", '<h2 id="whats-new">What\'s <em>new</em>?</h2>'),
        (
            "<h1>A &amp; B</h1><h3>A &amp; B</h3>",
            '<h1 id="a--b">A &amp; B</h1><h3 id="a--b-1">A &amp; B</h3>',
        ),
        ("<h2>東京 tower_x</h2>", '<h2 id="東京-tower_x">東京 tower_x</h2>'),
        ('<h2 id="own">A</h2>', '<h2 id="own">A</h2>'),
        ("<h2>!?</h2>", "<h2>!?</h2>"),
        ("<pre><code>&lt;h2&gt;A&lt;/h2&gt;</code></pre>", "<pre><code>&lt;h2&gt;A&lt;/h2&gt;</code></pre>"),
    ],
)
def test_headings_have_the_anchors_that_generators_give_them(html: str, expected: str) -> None:
    assert with_anchors(html) == expected
