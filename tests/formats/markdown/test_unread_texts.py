"""Nothing of a tree vanishes: a text that is not read is a loss by name, a tree that gives no post is an error."""

from pathlib import Path

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.model import Post

HEADER = "---\ntitle: {}\ndate: 2024-05-06\n---\n\nWords.\n"


def tree(folder: Path, *paths: str, **files: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(HEADER.format(Path(path).stem), encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def read(source: Path) -> tuple[set[str], list[tuple[str, str]]]:
    """The titles of the posts, and the findings of texts that were not read: kind and file."""
    diagnostics = Diagnostics()
    posts = {
        record.title
        for record in converters.read(source, diagnostics=diagnostics)
        if isinstance(record, Post)
    }
    diagnostics.settle()
    kinds = ("unread-text", "left-out-folder", "outside-site")
    found = [
        (finding.kind, Path(finding.file).relative_to(source).as_posix() if finding.file else "")
        for finding in diagnostics.findings
        if finding.kind in kinds
    ]
    return posts, found


@pytest.mark.parametrize("folder", ["public", "_site", "output", "vendor", "dist", "themes"])
def test_plain_markdown_leaves_out_no_folder(tmp_path, folder):
    assert read(tree(tmp_path, "about.md", f"{folder}/one.md", f"{folder}/two/index.md"))[0] == {
        "about",
        "one",
        "index",
    }


@pytest.mark.parametrize("ending", ["md", "mdx", "markdown", "mkd", "mdown", "mkdn", "mkdown"])
def test_plain_markdown_has_every_extension(tmp_path, ending):
    assert read(tree(tmp_path, "one.md", f"two.{ending}" if ending != "md" else "two.md"))[0] == {
        "one",
        "two",
    }


@pytest.mark.parametrize("ending", ["rst", "tid", "adoc", "asciidoc", "html", "page"])
def test_a_text_that_is_not_read_is_a_loss_by_name(tmp_path, ending):
    posts, found = read(tree(tmp_path, "one.md", f"posts/two.{ending}"))
    assert posts == {"one"}
    assert found == [("unread-text", f"posts/two.{ending}")]


def test_a_notebook_with_the_name_of_a_post_is_a_loss_where_it_is_copied_too(tmp_path):
    folder = tree(tmp_path, "blog/2024-05-06-one.md")
    for name in ("blog/2024-05-07-two.ipynb", "blog/data.ipynb"):
        (folder / name).write_text('{"cells": [], "nbformat": 4}', encoding="utf-8")
    (folder / "blog" / "2024-05-06-one.md").write_text(
        "[a](2024-05-07-two.ipynb) [b](data.ipynb)", encoding="utf-8"
    )
    assert ("unread-text", "blog/2024-05-07-two.ipynb") in read(folder)[1]


@pytest.mark.parametrize(
    "path", ["README.md", "LICENSE.md", "robots.txt", "_layouts/post.html", "themes/x/layouts/a.html"]
)
def test_what_is_no_text_of_the_blog_is_no_loss(tmp_path, path):
    folder = tree(tmp_path, "_posts/2024-05-06-one.md", _config__yml="title: x\n")
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text("Words.\n" if path.endswith(".txt") else HEADER.format("x"), encoding="utf-8")
    assert [kind for kind, _ in read(folder)[1] if kind == "unread-text"] == []


@pytest.mark.parametrize("name", ["CLAUDE.md", "AGENTS.md", "posts/CLAUDE.md", "posts/deep/GEMINI.md"])
def test_what_tells_a_program_how_to_work_is_no_text_of_the_blog(tmp_path, name):
    assert read(tree(tmp_path, "posts/one.md", name)) == ({"one"}, [])


def test_a_post_about_claude_is_one(tmp_path):
    assert read(tree(tmp_path, "posts/one.md", "posts/claude.md"))[0] == {"one", "claude"}


def test_a_markdown_text_where_the_build_goes_is_a_loss(tmp_path):
    folder = tree(
        tmp_path,
        "content/posts/one.md",
        "public/two.md",
        "themes/x/exampleSite/content/three.md",
        hugo__toml="title = 'x'\n",
    )
    posts, found = read(folder)
    assert posts == {"one"}
    assert found == [("unread-text", "public/two.md"), ("left-out-folder", "")]


def test_a_copy_that_the_build_made_is_no_loss(tmp_path):
    folder = tree(
        tmp_path, "_posts/2024-05-06-one.md", "notes.md", "_site/notes.md", _config__yml="title: x\n"
    )
    assert [kind for kind, _ in read(folder)[1]] == ["left-out-folder"]


@pytest.mark.parametrize(
    ("paths", "settings"),
    [
        (["one.md"], {"astro.config__mjs": "export default {}\n"}),
        (["posts/one.rst", "posts/two.rst"], {"astro.config__mjs": "export default {}\n"}),
    ],
)
def test_a_tree_that_has_texts_and_gives_no_post_is_an_error(tmp_path, paths, settings):
    with pytest.raises(SourceError, match="generator"):
        read(tree(tmp_path, *paths, **settings))


@pytest.mark.parametrize(
    "settings", ["config.toml", "hugo.toml", "mkdocs.yml", ".eleventy.js", "_config.yml"]
)
def test_comments_are_read_whatever_the_generator(tmp_path, settings):
    folder = tree(tmp_path, "content/one.md" if settings.endswith("toml") else "one.md")
    (folder / settings).write_text("", encoding="utf-8")
    comments = folder / "data" / "comments" / "one"
    comments.mkdir(parents=True)
    (comments / "a.yml").write_text("_id: a1\nname: Ann\nmessage: Nice\n", encoding="utf-8")
    posts = [record for record in converters.read(folder, options={}) if isinstance(record, Post)]
    assert [len(post.comments) for post in posts if post.title == "one"] == [1]


def test_folders_that_editors_hide_are_no_content(tmp_path):
    """Obsidian keeps deleted notes in `.trash`, Syncthing old versions in `.stversions`."""
    source = tree(tmp_path, "about.md", ".trash/gone.md", ".stversions/about~2024.md", ".aside.md")
    assert read(source) == ({"about"}, [("unread-text", ".aside.md")])
    diagnostics = Diagnostics()
    list(converters.read(source, diagnostics=diagnostics))
    diagnostics.settle()
    assert "not-taken" in {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("folder", ["_posts", "web/_drafts", "_notes/2024"])
def test_posts_in_a_folder_with_an_underscore_do_not_vanish(tmp_path, folder):
    """Eleventy reads them; where another generator does not, each is a loss by name."""
    files = {"eleventy__config__js": "module.exports = {};\n"}
    source = tree(tmp_path / "eleventy", "about.md", f"{folder}/one.md", "_includes/card.md", **files)
    assert read(source)[0] == {"about", "one"}
    source = tree(tmp_path / "hugo", "content/about.md", f"{folder}/one.md", hugo__toml="title = 'Moss'\n")
    assert read(source) == ({"about"}, [("unread-text", f"{folder}/one.md")])


@pytest.mark.parametrize("to", ["pelican", "jekyll", "hugo", "markdown"])
def test_comments_that_are_read_are_no_unread_texts(to, example, tmp_path):
    converters.convert(example, tmp_path / "site", to=to)
    assert [file for _, file in read(tmp_path / "site")[1] if "comments" in file] == []


def test_a_comment_of_no_post_is_read_too(tmp_path):
    tree(tmp_path, "content/one.md", pelicanconf__py="SITENAME = 'Fell'\nPATH = 'content'\n")
    for post in ("one", "gone"):
        comment = tmp_path / "content" / "comments" / post / "1.md"
        comment.parent.mkdir(parents=True)
        comment.write_text("author: Ada\ndate: 2024-05-07\n\nWords.\n", encoding="utf-8")
    posts, found = read(tmp_path)
    assert posts == {"one", "Gone"}
    assert found == []


@pytest.mark.parametrize("ending", ["qmd", "Rmd", "lr", "creole", "dj"])
def test_texts_of_other_programs_beside_a_read_one_are_losses_by_name(tmp_path, ending):
    assert read(tree(tmp_path, "one.md", f"two.{ending}")) == ({"one"}, [("unread-text", f"two.{ending}")])


def test_the_source_of_a_text_that_is_read_is_no_loss(tmp_path):
    assert read(tree(tmp_path, "one.md", "one.Rmd")) == ({"one"}, [])


@pytest.mark.parametrize("settings", ["_config.yml", "eleventy.config.js", ""])
def test_a_readme_is_not_the_blog_where_all_texts_are_unread(tmp_path, settings):
    source = tree(tmp_path, "README.md", "content/posts/one.dj", "content/posts/two.dj")
    if settings:
        (source / settings).write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match=r"one\.dj"):
        read(source)


def test_a_site_without_any_text_is_an_error_also_if_it_has_images(tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no Markdown"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["README_EN.md", "README-zh-CN.md", "LICENSE-DOCS.md", "AGENTS.md"])
def test_what_is_about_the_folder_is_no_page(tmp_path, name):
    assert read(tree(tmp_path, "one.md", name))[0] == {"one"}
    assert read(tree(tmp_path, "readme-driven.md", "license-plates.md"))[0] == {
        "one",
        "readme-driven",
        "license-plates",
    }


def test_the_ending_of_the_built_page_is_no_part_of_a_name(tmp_path):
    """Middleman and others name a text after the page that it becomes."""
    tree(tmp_path, "log/2024-05-06-reed.html.md", "tide.html.markdown", "fog.v1.md")
    slugs = {record.slug for record in converters.read(tmp_path) if isinstance(record, Post)}
    assert slugs == {"reed", "tide", "fog.v1"}
