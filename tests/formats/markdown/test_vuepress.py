"""Sites of VuePress and VitePress: paths, what is no page, containers. VitePress 1.6 built the same paths."""

from pathlib import Path

import pytest

import converters
from converters.generators.vuepress import vue
from converters.model import Post
from tests.growth.measure import steep_in_seconds
from tests.reading import read

TEXT = "---\ntitle: {}\ndate: 2024-05-06\n---\nWords.\n"


def posts(folder: Path, files: dict[str, str]) -> list[Post]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [record for record in converters.read(folder) if isinstance(record, Post)]


PATHS = ("index.md", "log/index.md", "log/one.md", "log/README.md", "README.md", "plans/x.md", "x.y.md")


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ("export default { title: 'Bay', srcExclude: ['plans/**'] }", "/ /README.html /log/ /log/README.html /log/one.html /x.y.html"),
        ("export default { cleanUrls: true, base: '/b/', srcExclude: ['**/README.md', 'plans/*'] }", "/b/ /b/log/ /b/log/one /b/x.y"),
    ],
)  # fmt: skip
def test_vitepress(settings, wanted, tmp_path):
    files = {f"docs/{path}": TEXT.format(path) for path in PATHS}
    found = posts(tmp_path, files | {"docs/.vitepress/config.mts": settings, "README.md": "# Bay"})
    assert sorted(post.url for post in found) == wanted.split()


REWRITES = """export default { rewrites: {
  'packages/:pkg/src/(.*)': ':pkg/index.md',
  'old/tide.md': 'new/ebb.md',
  'posts/:year/:slug*': 'log/:slug*',
  'notes/:name(\\\\d+).md': 'n/:name.md',
  'bad/:name((a+)+)*': 'x.md',
} }"""


def test_rewrites_of_vitepress(tmp_path):
    """The paths are those that VitePress 1.6 builds."""
    paths = {
        "index.md": "/",
        "packages/bay/src/a.md": "/bay/",
        "posts/2024/x.md": "/log/x.html",
        "posts/2024/d/y.md": "/log/d/y.html",
        "old/tide.md": "/new/ebb.html",
        "old/other.md": "/old/other.html",
        "notes/12.md": "/n/12.html",
        "notes/ab.md": "/notes/ab.html",
    }
    files = {path: TEXT.format(path) for path in paths} | {".vitepress/config.mts": REWRITES}
    assert {post.title: post.url for post in posts(tmp_path, files)} == paths


def test_rewrites_that_a_program_makes_are_reported(tmp_path):
    settings = "export default {\n  rewrites(id) { return id.replace('a', 'b') },\n}"
    posts(tmp_path, {"a.md": TEXT.format("a"), ".vitepress/config.mts": settings})
    assert read(tmp_path)[1].count("guessed-permalinks") == 1


def test_vuepress(tmp_path):
    files = {
        "docs/.vuepress/config.js": "module.exports = { title: 'Bay', themeConfig: { hostname: 'https://bay.example' } }",
        "docs/README.md": "# Welcome\n",
        "docs/log/readme.md": TEXT.format("Log"),
        "docs/log/one.md": TEXT.format("One"),
        "docs/two.md": "---\ntitle: Two\ndate: 2024-05-06\npermalink: /:year/:month/:slug/\n---\nWords.\n",
        "docs/_posts/2024-5-6-three.md": "---\ntitle: Three\nauthor: {name: Ida}\n---\nWords.\n",
        "docs/four.md": "---\ntitle: Four\npublish: false\n---\nWords.\n",
    }
    found = {post.title: post for post in posts(tmp_path, files)}
    assert {title: post.url.removeprefix("https://bay.example") for title, post in found.items()} == {
        "Welcome": "/",
        "Log": "/log/",
        "One": "/log/one.html",
        "Two": "/2024/05/two/",
        "Three": "/2024/05/06/three/",
        "Four": "/four.html",
    }
    assert (found["Three"].author, found["Three"].date) == ("ida", "2024-05-06T00:00:00")
    assert [title for title, post in found.items() if post.status != "publish"] == ["Four"]


def test_containers_programs_and_lists_of_contents(tmp_path):
    body = (
        "[[toc]]\n<script setup>\nrun()\n</script>\n\n::: tip Wind\nStay in.\n:::\n\n"
        ":::: code-group\n```js\n::: tip\n```\n::::\n"
    )
    files = {".vitepress/config.ts": "export default {}", "a.md": f"---\ntitle: A\n---\n{body}"}
    (post,) = posts(tmp_path, files)
    assert post.body is not None
    assert post.body.text.split() == "> **Wind** > > Stay in. ```js ::: tip ```".split()


VUE = """---
title: A
date: 2024-05-06
---
<script src="x.js"></script>

```vue
<script setup>
const tide = 1
</script>
[[toc]]
```

High <Badge text="water" /> and <Chart :tides="1" />

<Tides title="Spring">

Neap.

</Tides>

<!--@include: ./parts/b.md-->
<!--@include: ./parts/none.md-->

<<< @/code/a.js
"""


def test_what_vue_shows(tmp_path):
    """Code stays; files are put in; components show their text, and what else they show is reported."""
    files = {
        "log/a.md": VUE,
        "log/parts/b.md": "---\ntitle: B\n---\nIncluded words.\n",
        "code/a.js": "ebb()\n",
    }
    (post,) = posts(
        tmp_path, files | {".vitepress/config.ts": "export default { srcExclude: ['**/parts/**'] }"}
    )
    assert post.body is not None
    assert post.body.text.split() == (
        "```vue <script setup> const tide = 1 </script> [[toc]] ``` High water and <Chart :tides=\"1\" /> **Spring** Neap. "
        "Included words. <!--@include: ./parts/none.md--> ````js ebb() ````"
    ).split()  # fmt: skip
    findings = read(tmp_path)[1]
    assert "mdx" in findings
    assert "not-taken" not in findings


PARTS = {
    ".vitepress/config.ts": "export default { srcExclude: ['**/parts/**'] }",
    "log/a.md": "---\ntitle: A\ndate: 2024-05-06\n---\n<!--@include: ./parts/b.md-->\n<!--@include: ./parts/d.md-->\n\n<<< @/a.txt\n",
    "log/parts/b.md": "Ebb.\n<!-- @include: ./c.md -->\n",
    "log/parts/c.md": "Flood.\n<!--@include: ./b.md-->\n",
    "log/parts/d.md": "---\ndraft: true\n---\nSECRET\n",
    "a.txt": "````\nneap\n",
}


def test_what_an_included_file_includes(tmp_path):
    """Files that include each other end; a draft is not put in; a fence is longer than those in the code."""
    (post,) = posts(tmp_path, PARTS)
    assert post.body is not None
    assert (
        post.body.text.split()
        == (
            "Ebb. Flood. <!--@include: ./b.md--> <!--@include: ./parts/d.md--> `````txt ```` neap `````"
        ).split()
    )
    assert read(tmp_path)[1].count("mdx") == 1


def test_files_that_include_each_other_twice_make_no_text_without_end():
    files = {f"{number}.md": f"<!--@include: ./{number + 1}.md-->\n" * 9 for number in range(20)}
    assert len(vue.shown(files["0.md"], "0.md", "", files.get).text) < 100_000


@pytest.mark.parametrize("piece", ["<!--@include: ", "<!--@include: a-", "<script>\n", "<Tide a"])
def test_parts_of_vue_take_linear_time(piece):
    def prepare(size):
        text = piece * size
        return lambda: vue.shown(text, "a.md", "", lambda _: None)

    assert not steep_in_seconds(prepare, 4_000)


THEME = "import {{ hopeTheme }} from 'vuepress-theme-hope'\nexport default hopeTheme({{ hostname: 'https://bay.example', {} }})\n"


@pytest.mark.parametrize(
    ("options", "kept_back"),
    [
        ("encrypt: { config: { '/log/': ['1234', '5'], '/two.html': { password: '77' } } }", "One Two"),
        ("encrypt: { config: { '^/log/.*': '1234' } } // encrypt: { global: true }", "One"),
        ("encrypt: { global: true, admin: ['1'] }", "One Three Two"),
        ("encrypt: { config: locked }", "One Three Two"),
        ("encrypt: { config: { ...locked } }", "One Three Two"),
        ("encrypt: { config: { [path]: '1234' } }", "One Three Two"),
        ("encrypt: options", "One Three Two"),
        ("encrypt: options, darkmode: 'toggle'", "One Three Two"),
        ("encrypt: { admin: '1' }", ""),
        ("encrypt: false", ""),
        ("encrypt: false, keyPage: { keys: ['0123'] }", "One Three Two"),
    ],
)
def test_what_a_theme_encrypts_is_not_public(options, kept_back, tmp_path):
    files = {
        "docs/.vuepress/config.ts": "import theme from './theme.js'\nexport default { title: 'Bay', theme }\n",
        "docs/.vuepress/theme.ts": THEME.format(options),
        "docs/.vuepress/public/crypto.js": "var it={encrypt:it};",
        "docs/log/one.md": TEXT.format("One"),
        "docs/two.md": TEXT.format("Two"),
        "docs/three.md": TEXT.format("Three"),
    }
    found = posts(tmp_path, files)
    assert (
        " ".join(sorted(post.title for post in found if post.password or post.status != "publish"))
        == kept_back
    )


def test_patterns_of_pages_leave_texts_out(tmp_path):
    files = {
        "docs/.vuepress/config.js": "module.exports = { pagePatterns: ['**/*.md', '!plans/**'] }",
        "docs/one.md": TEXT.format("One"),
        "docs/plans/two.md": TEXT.format("Two"),
    }
    assert [post.title for post in posts(tmp_path, files)] == ["One"]
