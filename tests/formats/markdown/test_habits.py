"""Habits of trees that no generator here builds, or that take a damaged tree."""

from pathlib import Path

import pytest

import converters
from converters import Diagnostics, Post
from converters.errors import FileError
from converters.io.sources import Source


@pytest.fixture
def read(tmp_path):
    def get(files: dict[str, str], **options: str) -> tuple[dict[str, Post], Diagnostics]:
        for name, text in files.items():
            path: Path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        diagnostics = Diagnostics()
        records = converters.read(tmp_path, from_="markdown", diagnostics=diagnostics, options=options)
        return {record.id: record for record in records if isinstance(record, Post)}, diagnostics

    return get


def test_staticman_names_the_post_as_parent_and_the_comment_in_reply_id(read):
    posts, _ = read(
        {
            "_config.yml": "title: x",
            "_posts/2020-01-05-keel.md": "---\ntitle: Keel\n---\nx",
            "_data/comments/keel/a.yml": "_id: a-1\n_parent: keel\nname: Ida\nmessage: one\nreplyThread: ''\nreplyID: ''\n",
            "_data/comments/keel/b.yml": "_id: b-2\n_parent: keel\nname: Bo\nmessage: two\nreplyThread: a-1\nreplyID: a-1\n",
            "_data/comments/keel/c.yml": "_id: c-3\nname: Cy\nmessage: three\nreply_to: b-2\n",
            "_data/comments/keel/d.yml": "_id: d-4\nname: Di\nmessage: four\nreplying_to: '1'\n",
        }
    )
    comments = {comment.id: comment.parent for comment in posts["_posts/2020-01-05-keel"].comments}
    assert comments == {"a-1": "", "b-2": "a-1", "c-3": "b-2", "d-4": "a-1"}


def test_zola_has_regional_languages_and_taxonomies_of_its_own(read):
    posts, _ = read(
        {
            "config.toml": 'base_url = "https://z.example"\ntaxonomies = [{name = "series"}]\n[languages.pt-BR]\n',
            "content/log/one.md": '+++\ntitle = "One"\n[taxonomies]\nseries = ["Deep"]\n+++\nx',
            "content/log/one.pt-BR.md": '+++\ntitle = "Um"\n+++\nx <!-- more --> y',
        }
    )
    assert posts["content/log/one.pt-BR"].url == "https://z.example/pt-BR/log/one/"
    assert "<!--more-->" in posts["content/log/one.pt-BR"].body.text
    assert [(term.taxonomy, term.name) for term in posts["content/log/one"].terms] == [("series", "Deep")]


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/:year/:month/:day/:slug/", "/2020/01/05/hook/"),
        (":folder/:name.html", "/log/crane.html"),
        ("/:category/:slug", "/iron/hook"),
        ("/:other/:slug/", "/:other/hook/"),
    ],
)
def test_an_option_states_permalinks(read, pattern, url):
    files = {
        "hugo.toml": "",
        "content/log/crane.md": "---\ntitle: x\ndate: 2020-01-05\nslug: hook\ncategories: [Iron]\n---\n",
    }
    posts, _ = read(files, permalink=pattern)
    assert posts["content/log/crane"].url == url


def test_a_stated_permalink_goes_before_the_option(read):
    posts, _ = read(
        {"hugo.toml": "", "content/a.md": "---\ntitle: x\ndate: 2020-01-05\nurl: /b/\n---\n"},
        permalink="/:year/:slug/",
    )
    assert posts["content/a"].url == "/b/"


def test_astro_without_a_route_is_guessed_once(read):
    files = {"astro.config.mjs": "export default {}", "src/pages/index.astro": ""}
    files |= {f"src/content/{name}/a.md": "---\ntitle: x\n---\nx" for name in ("log", "notes")}
    posts, diagnostics = read(files)
    assert {post.url for post in posts.values()} == {"/log/a/", "/notes/a/"}
    assert [finding.kind for finding in diagnostics.findings] == ["guessed-permalinks"]


def test_routes_of_astro_at_the_root_and_names_that_front_matter_gives(read):
    posts, diagnostics = read(
        {
            "astro.config.mjs": "export default {}",
            "src/content.config.ts": "const log = defineCollection({ loader: glob({ base: './src/log' }) });",
            "src/pages/[...slug].astro": "const all = await getCollection('log');\nconst slug = post.data.code ?? post.id;",
            "src/log/a.md": "---\ntitle: x\n---\nx",
            "src/log/b.md": "---\ntitle: y\ncode: harbour/crane\n---\nx",
        }
    )
    assert {post.url for post in posts.values()} == {"/a/", "/harbour/crane/"}
    assert not diagnostics.findings


def test_a_program_that_names_the_texts_of_astro_is_reported_and_a_folder_of_their_name_is_likely(read):
    posts, diagnostics = read(
        {
            "astro.config.mjs": "export default {}",
            "src/content.config.ts": "const post = defineCollection({ loader: glob({ base: './texts/posts' }) });\n"
            "const note = defineCollection({ loader: glob({ base: './notes', generateId: (entry) => entry.data.x }) });",
            "src/pages/posts/[...slug].astro": "const all = getAll();",
            "src/pages/n/[...slug].astro": "const all = getCollection('note');",
            "texts/posts/a.md": "---\ntitle: x\n---\nx",
            "notes/b.md": "---\ntitle: x\n---\nx",
        }
    )
    assert {post.url for post in posts.values()} == {"/posts/a/", "/n/b/"}
    assert {finding.kind for finding in diagnostics.findings} == {"guessed-permalinks"}


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?P<slug>", r"((x*)*)*y"])
def test_a_pattern_of_pelican_that_is_none_or_slow_is_reported(read, pattern):
    files = {
        "pelicanconf.py": f"FILENAME_METADATA = r'{pattern}'",
        f"content/{'a' * 60}!.md": "Title: A\nDate: 2020-01-05\n\nx",
    }
    posts, diagnostics = read(files)
    assert len(posts) == 1
    assert "guessed-permalinks" in {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize(
    ("config", "text", "mark"),
    [
        ("mkdocs.yml", "docs/a.md", '--8<-- "docs/part.txt"'),
        ("_quarto.yml", "docs/a.qmd", "{{< include part.txt >}}"),
    ],
)
def test_an_included_file_that_cannot_be_read_is_one_finding(read, config, text, mark, monkeypatch):
    def fail(source):
        if source.place.endswith("part.txt"):
            raise FileError(source.name, "no permission")
        return whole(source)

    whole = Source.read
    monkeypatch.setattr(Source, "read", fail)
    settings = (
        "project: {type: website}\n"
        if config[0] == "_"
        else "site_name: x\nmarkdown_extensions: [pymdownx.snippets]\n"
    )
    more = dict.fromkeys((text, text.replace("a.", "b.")), f"---\ntitle: x\ndate: 2020-01-01\n---\n{mark}\n")
    posts, diagnostics = read({config: settings, "docs/part.txt": "Part.", **more})
    assert len(posts) == 2
    assert [finding.kind for finding in diagnostics.findings].count("unreadable-file") == 1


def test_a_field_for_the_title_goes_before_the_heading_in_restructured_text(read):
    text = "Long tide\n#########\n\n:title: Tide\n:date: 2020-01-01\n\nWords.\n"
    posts, _ = read({"pelicanconf.py": "SITENAME = 'x'", "content/a.rst": text})
    assert (posts["content/a"].title, posts["content/a"].url) == ("Tide", "/tide.html")


def test_the_last_of_two_lines_with_one_key_counts_in_nikola(read):
    head = "<!--\n.. title: A\n.. tags:\n.. date: 2014-05-06\n.. tags: x, y\n-->\n\nText"
    posts, _ = read({"conf.py": "BLOG_TITLE = 'x'\nDEFAULT_LANG = 'en'", "posts/a.md": head})
    assert [term.name for term in posts["posts/a"].terms] == ["x", "y"]


def test_a_translation_of_nikola_has_the_metadata_of_the_original(read):
    posts, _ = read(
        {
            "conf.py": "BLOG_TITLE = 'x'\nDEFAULT_LANG = 'en'\nTRANSLATIONS = {'en': '', 'es': './es'}",
            "posts/a.md": "<!--\n.. title: A\n.. slug: a\n.. date: 05/06/2014 03:00:00 PM UTC\n.. tags: x, y\n-->\n\nText",
            "posts/a.es.md": "<!--\n.. title: B\n-->\n\nTexto",
        }
    )
    translation = posts["posts/a.es"]
    assert (translation.title, translation.date) == ("B", "2014-05-06T15:00:00+00:00")
    assert [term.name for term in translation.terms] == ["x", "y"]


def test_images_next_to_a_text_are_copied_whatever_their_address(read, tmp_path):
    read(
        {
            "in/astro.config.mjs": "export default { site: 'https://q.example' }",
            "in/src/content/log/a.md": "---\ntitle: x\npubDate: 2020-01-05\nheroImage: ../../assets/h.png\n---\n![x](./x.png)",
            "in/src/content/log/x.png": "x",
            "in/src/assets/h.png": "h",
        }
    )
    for target in ("html", "hugo"):
        result = converters.convert(tmp_path / "in", tmp_path / target, to=target)
        assert {path.name for path in (tmp_path / target).rglob("*.png")} == {"x.png", "h.png"}
        assert "missing-files" not in {finding.kind for finding in result.findings}


@pytest.mark.parametrize("name", ["created", "pubDate", "publishDate", "date_created"])
def test_a_date_has_many_names_and_its_own_wins(name, read):
    posts, _ = read(
        {
            "reed.md": f"---\ntitle: Reed\n{name}: 2024-05-06\n---\nx",
            "tide.md": f"---\ntitle: Tide\n{name}: 2024-05-06\ndate: 2024-06-07\n---\nx",
        }
    )
    assert (posts["reed"].type, posts["reed"].date) == ("post", "2024-05-06T00:00:00")
    assert posts["tide"].date == "2024-06-07T00:00:00"
    assert name in posts["tide"].extra


@pytest.mark.parametrize(
    ("config", "path"),
    [("hugo.toml", "content/log/a.md"), (".vitepress/config.ts", "log/a.md"), ("_config.yml", "_posts/2020-01-01-a.md")],
)  # fmt: skip
def test_alerts_are_quotes_with_a_title(read, config, path):
    text = "> [!NOTE]\n> Low.\n\n- x\n\n  > [!tip]+ Go *now*\n  > High.\n\n```\n> [!NOTE]\n```\n\n> Ebb\n> [!NOTE]\n\n> [!sic](x)\n"
    posts, _ = read({config: "", path: f"---\ntitle: A\ndate: 2020-01-01\n---\n{text}"})
    (post,) = posts.values()
    assert post.body.text.split("\n") == (
        "> **Note**\n>\n> Low.\n\n- x\n\n  > **Go *now***\n  >\n  > High.\n\n```\n> [!NOTE]\n```\n\n> Ebb\n> [!NOTE]\n\n> [!sic](x)"
    ).split("\n")
