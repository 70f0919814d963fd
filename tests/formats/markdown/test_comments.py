"""Comments in the files of trees: ours, Staticman's, Pelican's, and lists for all posts."""

from pathlib import Path

import pytest

import converters
from converters import Comment, Post
from converters.diagnostics import Diagnostics


def comments(
    tmp_path: Path, files: dict[str, str], diagnostics: Diagnostics | None = None
) -> dict[str, Comment]:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = converters.read(tmp_path, from_="markdown", diagnostics=diagnostics)
    return {one.id: one for post in records if isinstance(post, Post) for one in post.comments}


ENTRY = "_id: {id}\n_parent: /walk/\nname: Reader {id}\nemail: {mail}\nurl: https://r.example\nmessage: 'A *{id}*'\ndate: 2020-01-0{day}T10:00:00Z\nreplying_to: '{to}'\n"
HASH = "0123456789abcdef0123456789abcdef"


def entry(id_: str, day: int, to: str = "", mail: str = HASH) -> str:
    return ENTRY.format(id=id_, day=day, to=to, mail=mail)


JEKYLL = {"_config.yml": "url: https://walk.example", "_posts/2020-01-05-walk.md": "---\ntitle: x\n---\nx"}
HUGO = {"hugo.toml": "baseURL='https://walk.example/'", "content/posts/walk.md": "---\ntitle: x\n---\nx"}


def test_staticman_counts_what_answers_nothing(tmp_path):
    """`replying_to` is the number of a top-level comment, from 1: where its own theme has its forms."""
    files = {
        f"_data/comments/walk/entry{n}.yml": text
        for n, text in enumerate((entry("a", 1), entry("b", 2, "1"), entry("c", 3), entry("d", 4, "2")))
    }
    found = comments(tmp_path, JEKYLL | files)
    assert {id_: one.parent for id_, one in found.items()} == {"a": "", "b": "a", "c": "", "d": "c"}
    one = found["b"]
    assert (one.author.name, one.author.url, one.author.email) == ("Reader b", "https://r.example", "")
    assert one.extra == {"email": HASH, "_parent": "/walk/"}
    assert (one.body.text, one.body.dialect, one.date) == ("A *b*", "markdown", "2020-01-02T10:00:00+00:00")


@pytest.mark.parametrize("folder", ["walk-v1-aspx", "walkv1aspx", "Walk.v1.aspx"])
def test_a_theme_may_spell_the_name_of_a_post_in_its_own_way(folder, tmp_path):
    """A folder with the same letters and digits is that of the post, unless another text has its name."""
    settings = {"_config.yml": "url: https://walk.example"}
    posts = {"_posts/2020-01-05-walk.v1.aspx.md": "---\ntitle: x\n---\nx"}
    found = comments(tmp_path, settings | posts | {f"_data/comments/{folder}/one.yml": entry("a", 1)})
    assert list(found) == ["a"]
    assert [post.id for post in converters.read(tmp_path) if isinstance(post, Post)] == [
        "_posts/2020-01-05-walk.v1.aspx"
    ]
    other = tmp_path / f"_posts/2021-01-05-{folder}.md"
    other.write_text("---\ntitle: y\n---\ny", encoding="utf-8")
    owner = {post.title: len(post.comments) for post in converters.read(tmp_path) if isinstance(post, Post)}
    assert owner == {"x": 0, "y": 1}


def test_a_reply_may_name_the_file_of_its_parent(tmp_path):
    """The file has the time in milliseconds; some themes have it in seconds."""
    files = {
        "_data/comments/walk/entry1695584040363.yml": entry("a", 1),
        "_data/comments/walk/entry1696444400947.yml": entry("b", 2, "entry1695584040"),
        "_data/comments/walk/entry1696444400999.yml": entry("c", 3, "entry1696444400947"),
    }
    found = comments(tmp_path, JEKYLL | files)
    assert {id_: one.parent for id_, one in found.items()} == {"a": "", "b": "a", "c": "b"}


def test_an_id_goes_before_a_number_and_orphans_are_mended(tmp_path):
    diagnostics = Diagnostics()
    files = {
        "_data/comments/walk.yml": "- {id: 7, name: A, message: x}\n- {id: 8, name: B, message: y, reply_to: 7}\n"
        "- {id: 9, name: C, message: z, parent: gone}\n"
    }
    found = comments(tmp_path, JEKYLL | files, diagnostics)
    assert {id_: one.parent for id_, one in found.items()} == {"7": "", "8": "7", "9": ""}
    assert [finding.kind for finding in diagnostics.findings] == ["orphan-comment"]


@pytest.mark.parametrize(
    "files",
    [
        {"data/comments/walk.json": '[{"id": "1", "author": "A", "content": "<p>x</p>"}]'},
        {"data/comments/walk/one.yml": "id: 1\nname: A\nmessage: <p>x</p>\n"},
        {"data/comments/posts/walk.yaml": "- id: 1\n  author: {name: A}\n  text: <p>x</p>\n"},
        {
            "data/comments.yaml": "- {id: 1, author_name: A, content: <p>x</p>, post_id: posts/walk, parent_id: '0'}\n"
        },
        {"data/comments.yaml": "walk:\n- {id: 1, name: A, message: <p>x</p>}\n"},
        {"data/comments-posts-walk.yaml": "- {id: 1, author: A, contents: <p>x</p>}\n"},
        {"data/comments/walk.toml": "[[comments]]\nid = '1'\nname = 'A'\nbody = '<p>x</p>'\n"},
    ],
)
def test_where_and_how_others_keep_them(files, tmp_path):
    (one,) = comments(tmp_path, HUGO | files).values()
    assert (one.id, one.author.name, one.parent) == ("1", "A", "")
    assert (one.body.text, one.body.dialect) == ("<p>x</p>", "html")


def test_comments_in_a_bundle(tmp_path):
    files = {
        "content/posts/walk/index.md": "---\ntitle: x\n---\nx",
        "content/posts/walk/comments/a.yml": "name: A\nmessage: x\n",
    }
    (one,) = comments(tmp_path, {"hugo.toml": "", **files}).values()
    assert (one.id, one.body.text) == ("a", "x")


def test_pelicans_plug_in(tmp_path):
    """`pelican_comment_system`: a folder a post, a file a comment, `replyto` the file's name."""
    files = {
        "pelicanconf.py": "SITENAME='x'",
        "content/walk.md": "Title: A walk\nSlug: walk\nDate: 2020-01-05\n\nx",
        "content/comments/walk/1.md": "email: a@a.example\ndate: 2020-01-06T10:00+01:00\nauthor: A\n\nA *text*\n",
        "content/comments/walk/2.md": "author: B\nwebsite: https://b.example\nreplyto: 1.md\n\nB\n",
    }
    found = comments(tmp_path, files)
    assert (found["1"].author.email, found["1"].date) == ("a@a.example", "2020-01-06T10:00:00+01:00")
    assert (found["1"].body.text, found["1"].body.dialect) == ("A *text*", "markdown")
    assert (found["2"].parent, found["2"].author.url) == ("1", "https://b.example")


def test_comments_of_a_post_that_is_gone_are_held_by_a_draft(tmp_path):
    diagnostics = Diagnostics()
    files = JEKYLL | {"_data/comments/lost-walk/a.yml": entry("a", 1).replace("/walk/", "/lost-walk/")}
    assert set(comments(tmp_path, files, diagnostics)) == {"a"}
    post = next(one for one in converters.read(tmp_path) if isinstance(one, Post) and one.comments)
    assert (post.status, post.title, post.url) == ("draft", "Lost Walk", "https://walk.example/lost-walk/")
    assert [finding.kind for finding in diagnostics.findings] == ["comments-without-post"]


def test_a_broken_file_costs_only_itself(tmp_path):
    diagnostics = Diagnostics()
    files = JEKYLL | {
        "_data/comments/walk/a.yml": "a: [",
        "_data/comments/walk/b.yml": entry("b", 1),
        "_data/comments/walk/c.yml": "x: 1",
    }
    assert set(comments(tmp_path, files, diagnostics)) == {"b"}
    assert sorted(finding.kind for finding in diagnostics.findings) == ["bad-comments", "bad-data"]


def test_data_that_may_be_comments_and_is_not_read_is_named(tmp_path):
    diagnostics = Diagnostics()
    files = {
        "webmentions/walk.json": '[{"wm-id": 1}]',
        "data/trees.json": "[]",
        "data/uncommented.json": "[]",
    }
    comments(tmp_path, HUGO | files, diagnostics)
    diagnostics.settle()
    (finding,) = [finding for finding in diagnostics.findings if finding.kind == "maybe-comments"]
    assert finding.message.startswith("1 data file not read")
    assert "webmentions/walk.json" in finding.message


IN_FRONT_MATTER = """---
title: Walk
comments:
  - id: 7
    author: Ada
    date: 2018-11-12 16:26:24
    content: Which way *back*?
  - id: 8
    parent: 7
    author: {name: Ben, email: ben@walk.example}
    content: Along the pier.
  - {id: 9, author: Cay, content: Not yet, approved: false}
---
x
"""


@pytest.mark.parametrize("path", ["content/posts/walk.md", "_posts/2020-01-05-walk.md", "posts/walk.md"])
def test_comments_in_front_matter(tmp_path, path):
    settings = {"content/": "hugo.toml", "_posts/": "_config.yml"}
    files = {settings[start]: "" for start in settings if path.startswith(start)}
    found = comments(tmp_path, files | {path: IN_FRONT_MATTER})
    assert {id_: (one.author.name, one.parent, one.status) for id_, one in found.items()} == {
        "7": ("Ada", "", "approved"),
        "8": ("Ben", "7", "approved"),
        "9": ("Cay", "", "pending"),
    }
    assert (found["7"].body.text, found["7"].date) == ("Which way *back*?", "2018-11-12T16:26:24")
    converters.convert(tmp_path, tmp_path / "out", to="hugo", jobs=1)
    written = "".join(file.read_text("utf-8") for file in (tmp_path / "out").rglob("*") if file.is_file())
    assert "Along the pier." in written
    assert "ben@walk.example" not in written
    assert "Not yet" not in written


@pytest.mark.parametrize("value", ["true", "[]", "[spam, ham]", "{system: giscus}", "[{system: giscus}]"])
def test_other_values_of_comments_are_no_comments(tmp_path, value):
    assert (
        comments(tmp_path, HUGO | {"content/posts/b.md": f"---\ntitle: B\ncomments: {value}\n---\nx"}) == {}
    )
