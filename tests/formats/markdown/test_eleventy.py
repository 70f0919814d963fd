"""What Eleventy reads of a folder; the paths were built with Eleventy 3.1."""

from pathlib import Path

import converters
from converters.model import Post

TEXT = "---\ntitle: Tide\n---\n<p>Words.</p>\n"


def urls(folder: Path, ignored: str = "") -> set[str]:
    for path in (
        "posts/one.md",
        "posts/page.html",
        "posts/two.skip.md",
        "top.skip.md",
        "loft/x.md",
        "loft/deep/y.md",
        "a/loft/z.md",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(TEXT, encoding="utf-8")
    (folder / "posts" / "list.html").write_text(f"{TEXT}{{% for p in all %}}{{% endfor %}}", encoding="utf-8")
    (folder / "posts" / "bare.html").write_text("<p>Words.</p>", encoding="utf-8")
    (folder / "eleventy.config.js").write_text("module.exports = {};\n", encoding="utf-8")
    if ignored:
        (folder / ".eleventyignore").write_text(ignored, encoding="utf-8")
    return {record.url for record in converters.read(folder) if isinstance(record, Post)}


SEEN = {"/posts/one/", "/posts/page/", "/a/loft/z/"}


def test_html_with_front_matter_is_a_text_and_a_list_of_posts_is_none(tmp_path):
    more = {"/posts/two.skip/", "/top.skip/", "/loft/x/", "/loft/deep/y/"}
    assert urls(tmp_path) == SEEN | more


def test_what_eleventyignore_names_is_not_on_the_site(tmp_path):
    assert urls(tmp_path, "# Notes\nloft/\n*.skip.md\n") == SEEN | {"/posts/two.skip/"}
    assert urls(tmp_path, "./loft\n**/*.skip.md\n") == SEEN


def test_regular_expressions_in_a_data_file_hide_no_permalink(tmp_path):
    (tmp_path / "blog").mkdir()
    (tmp_path / "eleventy.config.js").write_text("module.exports = {};\n", encoding="utf-8")
    (tmp_path / "blog" / "tide.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "blog" / "blog.11tydata.js").write_text(
        """const cut = (text) => text.replace(/^["'(]+/g, "").split(/[{/]/);
export default {
  eleventyComputed: { cover: (data) => data.body.match(/<img src=["']([^"']+)["']/) },
  permalink: "/{{ page.fileSlug }}/", // half / of it
};
""",
        encoding="utf-8",
    )
    (found,) = (record.url for record in converters.read(tmp_path) if isinstance(record, Post))
    assert found == "/tide/"


def test_settings_of_a_service_with_the_name_of_those_of_jekyll_decide_nothing(tmp_path):
    files = {
        "eleventy.config.js": "",
        "_config.yml": "staticman_url: https://x.example\n",
        "a/reed.md": "# Reed\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert [post.url for post in converters.read(tmp_path) if isinstance(post, Post)] == ["/a/reed/"]
