"""What Jekyll reads of a folder: not what its name, or `exclude` in the settings, keeps out; `include` wins over both.

The paths were built with Jekyll 4.3, which makes the same pages.
"""

from pathlib import Path

import pytest

import converters
from converters.model import Asset, Post
from tests.reading import posts, read

TEXT = "---\ntitle: Tide\n---\nWords.\n"
POSTS = (
    "_posts/2020-01-01-a",
    "_old/_posts/2020-01-01-b",
    "sub/_posts/2020-01-01-c",
    "shut/_posts/2020-01-01-d",
    "sub/_x/_posts/2020-01-01-e",
    "_posts/deep/_in/2020-01-01-f",
    "_posts/_in/2020-01-01-g",
    "_posts/2020-01-01-_h",
    "_posts/shut/2020-01-01-i",
    "_posts/2020-01-01-out",
    "_posts/undated",
)
PAGES = (
    "out",
    "shut/page",
    "sub/shut/page",
    "shutter",
    "_pages/about",
    "_pages/sub/deep",
    "_top",
    "sub/_notes/n",
)


def urls(folder: Path, settings: str) -> set[str]:
    (folder / "_config.yml").write_text(f"permalink: /:title/\n{settings}", encoding="utf-8")
    for path in (*POSTS, *PAGES):
        (folder / f"{path}.md").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{path}.md").write_text(TEXT, encoding="utf-8")
    return {record.url for record in converters.read(folder) if isinstance(record, Post)}


ALWAYS = {"/a/", "/c/", "/_h/", "/f/", "/sub/shut/page/"}


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ("", {"/d/", "/i/", "/out/", "/shut/page/", "/shutter/"}),
        ("exclude: [shut/, _posts/shut, 'out.md', '_posts/*-out.md']\n", {"/shutter/"}),
        ("exclude: shut, _posts/shut, out.md, '*-out.md'\n", {"/out/"}),
        (
            "exclude: [shut, _posts/shut, '*out.md']\ninclude: [_pages, _notes, _top.md]\n",
            {"/_pages/about/", "/_pages/sub/deep/", "/_top/", "/sub/_notes/n/"},
        ),
        ("exclude: [shut, _posts/shut, '*out.md']\ninclude: [_old]\n", {"/b/"}),
    ],
)
def test_pages_of_jekyll(tmp_path, settings, wanted):
    assert urls(tmp_path, settings) == ALWAYS | wanted


def test_an_included_folder_has_pages_with_the_defaults_of_pages(tmp_path):
    settings = "include: [_pages]\ndefaults:\n- scope: {type: pages}\n  values: {author: Mara}\n"
    urls(tmp_path, settings)
    (post,) = [
        record
        for record in converters.read(tmp_path)
        if isinstance(record, Post) and record.id == "_pages/about"
    ]
    assert (post.type, post.status, post.author) == ("page", "publish", "mara")


def test_the_permalink_of_a_page_has_placeholders(tmp_path):
    rule = "defaults:\n- scope: {path: sub}\n  values: {permalink: '/at/:basename:output_ext'}\n"
    assert {"/at/page.html"} <= urls(tmp_path, rule)
    rule = "defaults:\n- scope: {path: sub}\n  values: {permalink: ':path/in/:basename/'}\n"
    assert {"/sub/shut/in/page/"} <= urls(tmp_path, rule)


@pytest.mark.parametrize(
    ("settings", "front_matter", "wanted"),
    [
        ("plugins: [jekyll-optional-front-matter]\n", "---\ntitle: x\n---\n", {"/bare.html", "/other.html"}),
        (
            "plugins: [jekyll-optional-front-matter]\noptional_front_matter: {enabled: false}\n",
            "---\ntitle: x\n---\n",
            {"/other.html"},
        ),
        ("plugins: [jekyll-feed]\n", "---\ntitle: x\n---\n", {"/other.html"}),
        (None, "", {"/bare.html", "/other.html"}),
        (None, "---\ntitle: x\n---\n", {"/other.html"}),
    ],
)
def test_a_page_needs_front_matter_unless_a_plugin_says_no(settings, front_matter, wanted, tmp_path):
    if settings:
        (tmp_path / "_config.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "bare.md").write_text("Words.\n", encoding="utf-8")
    (tmp_path / "issue_template.md").write_text("Words.\n", encoding="utf-8")
    (tmp_path / "bare.textile").write_text("Words.\n", encoding="utf-8")
    (tmp_path / "other.md").write_text(f"{front_matter}Words.\n", encoding="utf-8")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "page.html").write_text("{{ content }}", encoding="utf-8")
    posts = [record for record in converters.read(tmp_path) if isinstance(record, Post)]
    assert {post.url for post in posts} == wanted


def test_an_excluded_file_is_not_copied(tmp_path):
    image = b"\x89PNG\r\n\x1a\n"
    for name in ("shut/private.png", "open/tide.png"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(image)
    urls(tmp_path, "exclude: [shut]\n")
    assets = [record for record in converters.read(tmp_path) if isinstance(record, Asset)]
    assert {asset.url: asset.published for asset in assets if asset.published} == {"/open/tide.png": True}


def test_bridgetown(tmp_path):
    """By its documentation: posts without a date in their names, its own permalinks, drafts kept back."""
    files = {
        "bridgetown.config.yml": "url: https://bay.example\n",
        "src/_posts/reed.md": "---\ntitle: Reed\ndate: 2024-05-06\ncategory: log\n---\nx",
        "src/_posts/2024-05-07-tide.md": "---\ntitle: Tide\n---\nx",
        "src/_posts/fog.md": "---\ntitle: Fog\ndate: 2024-05-08\npublished: false\n---\nx",
        "src/about.md": "---\ntitle: About\n---\nx",
        "src/_partials/bar.md": "---\ntitle: Bar\n---\nx",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    def found() -> dict[str, tuple[str, str, str]]:
        posts = [record for record in converters.read(tmp_path) if isinstance(record, Post)]
        return {post.title: (post.type, post.status, post.url.partition(".example")[2]) for post in posts}

    assert found() == {
        "Reed": ("post", "publish", "/log/2024/05/06/reed/"),
        "Tide": ("post", "publish", "/2024/05/07/tide/"),
        "Fog": ("post", "draft", "/2024/05/08/fog/"),
        "About": ("page", "publish", "/about/"),
    }
    (tmp_path / "bridgetown.config.yml").write_text(
        "url: https://bay.example\npermalink: simple\n", encoding="utf-8"
    )
    assert found()["Reed"] == ("post", "publish", "/log/reed/")


def test_a_post_in_html_is_no_template_whatever_it_takes_of_the_site(tmp_path):
    for name, text in {
        "_config.yml": "title: x\n",
        "_posts/2020-01-05-reed.html": "---\ntitle: Reed\n---\n<p><img src='{{ site.baseurl }}/reed.png'> {% for x in page.list %}{% endfor %}Tall.</p>\n",
        "about.html": "---\ntitle: About\n---\n<p>{{ site.title }}: who we are.</p>\n",
        "list.html": "---\ntitle: List\n---\n{% assign all = site.posts %}{{ all }}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert sorted(post.title for post in posts(read(tmp_path)[0]).values()) == ["About", "Reed"]


def test_a_document_of_a_collection_has_the_date_in_its_name(tmp_path):
    """As Jekyll 4.3 has it: the address of a document is made of the name without the date, `:path` has it."""
    settings = "collections:\n  logs:\n    output: true\n    permalink: /{}/\n"
    (tmp_path / "_logs").mkdir()
    (tmp_path / "_logs/2020-05-06-tide.1.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "_logs/2999-01-01-far.md").write_text(TEXT, encoding="utf-8")
    found = {}
    for pattern in (":year/:month/:title", ":path", ":name"):
        (tmp_path / "_config.yml").write_text(settings.format(pattern), encoding="utf-8")
        found[pattern], late = posts(read(tmp_path)[0]).values()
        assert late.status == "future"
    assert [post.url for post in found.values()] == [
        "/2020/05/tide.1/",
        "/2020-05-06-tide.1/",
        "/2020-05-06-tide-1/",
    ]
    assert found[":path"].date == "2020-05-06T00:00:00"
