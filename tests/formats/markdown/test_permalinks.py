"""Each post has the address that it has on the site."""

from pathlib import Path
from urllib.parse import unquote

import pytest

import converters
from converters import Post


def urls(tmp_path: Path, files: dict[str, str], **options: str) -> dict[str, str]:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = converters.read(tmp_path, from_="markdown", options=options)
    return {one.id: one.url for one in records if isinstance(one, Post)}


def url(tmp_path: Path, files: dict[str, str], place: str, **options: str) -> str:
    return unquote(urls(tmp_path, files, **options)[place.rpartition(".")[0]])


HEADER = "title: Über Ägypten & Co.\ndate: 2020-01-05 23:30:00 +0100\ncategories: [Big Hills, Rain]"


@pytest.mark.parametrize(
    ("config", "place", "header", "address"),
    [
        ("", "content/posts/A b.md", "", "/posts/a-b/"),
        ("", "content/About.md", "", "/about/"),
        ("disablePathToLower = true", "content/posts/A b.md", "", "/posts/A-b/"),
        ("uglyURLs = true", "content/posts/a.md", "", "/posts/a.html"),
        ("[uglyURLs]\nposts = true", "content/posts/a.md", "", "/posts/a.html"),
        ("", "content/posts/2020/a.md", "slug: Other One", "/posts/2020/other-one/"),
        ("", "content/posts/a/index.md", "slug: b", "/posts/b/"),
        ("", "content/posts/a.md", "url: /x/Y.html", "/x/Y.html"),
        ("", "content/posts/a.md", "url: x/y", "/x/y/"),
        (
            "[permalinks]\nposts = '/:year/:month/:slug/'",
            "content/posts/a.md",
            HEADER,
            "/2020/01/über-ägypten-co./",
        ),
        ("[permalinks.page]\nposts = '/:year/:contentbasename/'", "content/posts/a.md", HEADER, "/2020/a/"),
        ("[permalinks]\nposts = '/:sections[1:]/:filename/'", "content/posts/x/y/a.md", "", "/a/"),
        ("[permalinks]\nposts = '/:filename'", "content/posts/Big-Hill.md", "", "/big-hill/"),
        ("[permalinks]\nposts = '/:filename'", "content/posts/walk-2.0.md", "", "/walk-2.0/"),
        ("uglyURLs = true\n[permalinks]\nposts = '/:filename/'", "content/posts/a.md", "", "/a.html"),
        ("[permalinks]\nposts = '/:slug/'", "content/posts/a.md", "title: Rain / Sun", "/rain-sun/"),
        ("[frontmatter]\ndate = [':filename', ':default']", "content/posts/2020-01-05-A.md", "", "/posts/a/"),
        ("[frontmatter]\ndate = ':filename'", "content/posts/2020-01-05-a/index.md", "", "/posts/a/"),
        ("[frontmatter]\ndate = [':filename']", "content/posts/2020-01-05.md", "", "/posts/2020-01-05/"),
        ("defaultContentLanguage='de'\ndefaultContentLanguageInSubdir=true", "content/a.md", "", "/de/a/"),
    ],
)
def test_hugo(config, place, header, address, tmp_path):
    files = {"hugo.toml": f"baseURL = 'https://walk.example/'\n{config}\n", place: f"---\n{header}\n---\nx"}
    assert url(tmp_path, files, place) == f"https://walk.example{address}"


def test_sections_of_hugo_are_folders_with_a_page(tmp_path):
    files = {
        "hugo.toml": "[permalinks]\nposts = '/:sections[1:]/:filename/'\n",
        "content/posts/x/_index.md": "x",
        "content/posts/x/y/a.md": "x",
    }
    assert url(tmp_path, files, "content/posts/x/y/a.md") == "/x/a/"


@pytest.mark.parametrize(
    ("config", "place", "header", "address"),
    [
        ("", "_posts/2020-01-05-A-b.md", "", "/2020/01/05/A-b.html"),
        ("permalink: pretty", "_posts/2020-01-05-a.md", "categories: Big Rain", "/big/rain/2020/01/05/a/"),
        ("permalink: none", "_posts/2020-01-05-a.md", HEADER, "/big hills/rain/a.html"),
        ("permalink: /:slugified_categories/:i_month/:i_day/:title/", "_posts/2020-01-05-a.md", HEADER, "/big-hills/rain/1/5/a/"),
        ("permalink: ordinal", "_posts/2020-02-01-a.md", "", "/2020/032/a.html"),
        ("", "hills/_posts/2020-01-05-a.md", "", "/hills/2020/01/05/a.html"),
        ("", "_posts/2020-01-05-a.md", "permalink: /x/:title", "/x/a"),
        ("", "_posts/2020-01-05-a.md", "slug: Other One", "/2020/01/05/Other-One.html"),
        ("", "_posts/2020-01-05-a.md", "date: 2020-02-03 10:00:00 +0000", "/2020/02/03/a.html"),
        ("", "pages/about.md", "title: x", "/pages/about.html"),
        ("permalink: pretty", "pages/about.md", "title: x", "/pages/about/"),
        ("permalink: pretty", "pages/index.md", "title: x", "/pages/"),
        ("collections: {docs: {output: true}}", "_docs/sub/a.md", "title: x", "/docs/sub/a.html"),
        ("collections: {docs: {output: true, permalink: '/:collection/:name/'}}", "_docs/sub/A b.md", "title: x", "/docs/a-b/"),
        ("defaults: [{scope: {path: hills, type: posts}, values: {permalink: '/h/:title/'}}]", "hills/_posts/2020-01-05-a.md", "", "/h/a/"),
    ],
)  # fmt: skip
def test_jekyll(config, place, header, address, tmp_path):
    files = {"_config.yml": f"url: https://walk.example\n{config}\n", place: f"---\n{header}\n---\nx"}
    assert url(tmp_path, files, place) == f"https://walk.example{address}"


@pytest.mark.parametrize(
    ("config", "place", "header", "address"),
    [
        ("", "content/a.md", "", "/uber-agypten-co.html"),
        ("SLUGIFY_SOURCE = 'basename'", "content/My file.md", "", "/my-file.html"),
        ("ARTICLE_URL = '{date:%Y}/{date:%b}/{slug}/'", "content/a.md", "", "/2020/Jan/uber-agypten-co/"),
        ("BASE = 'blog/'\nARTICLE_URL = BASE + '{category}/{slug}.html'", "content/Big Hills/a.md", "", "/blog/big-hills/uber-agypten-co.html"),
        ("", "content/pages/a.md", "Slug: b", "/pages/b.html"),
        ("PAGE_URL = '{slug}/'", "content/pages/a.md", "Slug: b", "/b/"),
        ("", "content/a.md", "Slug: b\nLang: fr", "/b-fr.html"),
        ("", "content/a.md", "URL: x/y/\nSave_as: x/y/index.html", "/x/y/"),
        ("import os\nPATH = 'texts'\nARTICLE_PATHS = ['blog']", "texts/blog/a.md", "Slug: b", "/b.html"),
        ("ARTICLE_URL = os.environ['X']", "content/a.md", "Slug: b", "/b.html"),
    ],
)  # fmt: skip
def test_pelican(config, place, header, address, tmp_path):
    text = f"Title: Über Ägypten & Co.\nDate: 2020-01-05 23:30\n{header}\n\nx"
    files = {"pelicanconf.py": f"SITENAME = 'x'\nSITEURL = 'https://walk.example'\n{config}\n", place: text}
    assert url(tmp_path, files, place) == f"https://walk.example{address}"


@pytest.mark.parametrize(
    ("files", "place", "address"),
    [
        ({"zola.toml": "base_url = 'https://walk.example'", "content/blog/2020-01-05-A b.md": "+++\ntitle='x'\n+++\nx"}, "content/blog/2020-01-05-A b.md", "https://walk.example/blog/a-b/"),
        ({"zola.toml": "base_url = 'https://walk.example'", "content/a.md": "+++\npath='x/y'\n+++\nx"}, "content/a.md", "https://walk.example/x/y/"),
        ({"conf.py": "BLOG_TITLE='x'\nSITE_URL='https://walk.example/'\nPOSTS=(('posts/*.md','blog','p.tmpl'),)", "posts/2020/a.md": ".. title: x\n.. slug: b\n\nx"}, "posts/2020/a.md", "https://walk.example/blog/2020/b/"),
        ({"conf.py": "BLOG_TITLE='x'\nPRETTY_URLS=False", "pages/a.md": ".. title: x\n\nx"}, "pages/a.md", "/pages/a.html"),
        ({"conf.py": "BLOG_TITLE='x'\nPRETTY_URLS=False", "pages/a/index.md": ".. title: x\n\nx"}, "pages/a/index.md", "/pages/a/"),
        ({"conf.py": "BLOG_TITLE='x'\nPRETTY_URLS=False\nSTRIP_INDEXES=False", "pages/index.md": ".. title: x\n\nx"}, "pages/index.md", "/pages/index.html"),
        ({".eleventy.js": "", "blog/2020-01-05-a.md": "---\ntitle: x\n---\nx"}, "blog/2020-01-05-a.md", "/blog/2020-01-05-a/"),
        ({".eleventy.js": "", "blog/a.md": "---\ntitle: A b\npermalink: '/x/{{ title | slugify }}/index.html'\n---\nx"}, "blog/a.md", "/x/a-b/"),
        ({".eleventy.js": "", "blog/a.md": "x", "blog/blog.json": '{"permalink": "/d/{{ page.fileSlug }}/"}'}, "blog/a.md", "/d/a/"),
        ({"astro.config.mjs": "", "src/content/blog/a.md": "---\ntitle: x\n---\nx"}, "src/content/blog/a.md", "/blog/a/"),
        ({"astro.config.mjs": "", "src/pages/[slug].astro": 'Astro.glob("../posts/**/*.md")', "src/posts/a.md": "---\ntitle: x\nslug: b\n---\nx"}, "src/posts/a.md", "/b/"),
        ({"astro.config.mjs": "", "src/pages/log/[slug].astro": "", "src/all.ts": "import.meta.glob<Post>('/logs/*.{md,mdx}')", "logs/a.md": "x"}, "logs/a.md", "/log/a/"),
        ({"gatsby-config.js": "module.exports = { plugins: [{ resolve: `gatsby-source-filesystem`, options: { path: `${__dirname}/src/2 - Notes` } }] }", "gatsby-node.js": "createNodeField({ node, name: `slug`, value: `/log${path}` })", "src/2 - Notes/a.md": "---\ntitle: x\n---\nx"}, "src/2 - Notes/a.md", "/log/a/"),
        ({"gatsby-config.js": "", "content/a.md": "---\ntitle: x\n---\nx", "src/pages/imprint.md": "x"}, "src/pages/imprint.md", "/imprint/"),
        ({"a.md": "---\ntitle: x\nurl: https://walk.example/x/\n---\nx"}, "a.md", "https://walk.example/x/"),
        ({"a.md": "x"}, "a.md", ""),
    ],
)  # fmt: skip
def test_the_others(files, place, address, tmp_path):
    assert url(tmp_path, files, place) == address


def test_astro_shows_of_a_folder_only_what_the_pattern_of_an_import_names(tmp_path):
    files = {"astro.config.mjs": "", "src/pages/[slug].astro": "import.meta.glob('../logs/2*.md')"}
    texts = dict.fromkeys(
        ("src/logs/2020.md", "src/logs/own.md", "src/logs/shut/2021.md"), "---\ntitle: x\n---\nx"
    )
    assert urls(tmp_path, files | texts).keys() == {"src/logs/2020"}


def test_templates_and_notes_about_a_folder_are_no_pages_of_gatsby(tmp_path):
    files = {"gatsby-config.js": "", "content/a.md": "---\ntitle: x\n---\nx"}
    pages = dict.fromkeys(("src/pages/template-a.md", "src/pages/README.md", "src/pages/imprint.md"), "x")
    assert urls(tmp_path, files | pages).keys() == {"content/a", "src/pages/imprint"}


def test_settings_that_are_a_program_are_not_run(tmp_path):
    (tmp_path / "content").mkdir()
    marker = tmp_path / "ran"
    (tmp_path / "pelicanconf.py").write_text(
        f"open({str(marker)!r}, 'w')\nSITENAME = __import__('os').name\n", encoding="utf-8"
    )
    (tmp_path / "content" / "a.md").write_text("Title: x\n\nx", encoding="utf-8")
    assert list(converters.read(tmp_path, from_="markdown"))
    assert not marker.exists()


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("old/fog.html", "/old/fog.html"),
        ("/the fog/?p=12&x=1#top", "/the%20fog/?p=12&x=1#top"),
        ("/caf%C3%A9/", "/caf%C3%A9/"),
        ("https://quay.example/fog?p=1", "https://quay.example/fog?p=1"),
        ("false", ""),
    ],
)
def test_the_address_that_a_text_states_is_a_path_below_the_home_page(stated, url, tmp_path):
    (tmp_path / "fog.md").write_text(f"---\ntitle: Fog\npermalink: {stated}\n---\nWords.\n", encoding="utf-8")
    assert [post.url for post in converters.read(tmp_path) if isinstance(post, Post)] == [url]
