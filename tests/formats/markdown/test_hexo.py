"""Trees of Hexo: what is a post, which permalink it has, what its front matter says."""

from pathlib import Path
from urllib.parse import unquote

import pytest

import converters
from converters import Media, Post, Site, Term
from converters.diagnostics import Diagnostics
from tests.conftest import FIXTURES

CONFIG = "title: Fog\nurl: https://fog.example\ntimezone: Asia/Tokyo\nnew_post_name: :title.md\n"
POST = "---\ntitle: A lamp\ndate: 2020-01-05 23:30:00\n---\nText\n"


def records(
    folder: Path, files: dict[str, str | bytes], diagnostics: Diagnostics | None = None
) -> list[converters.Record]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(converters.read(folder, diagnostics=diagnostics))


def posts(folder: Path, files: dict[str, str | bytes], diagnostics: Diagnostics | None = None) -> list[Post]:
    return [record for record in records(folder, files, diagnostics) if isinstance(record, Post)]


def kinds(diagnostics: Diagnostics) -> set[str]:
    diagnostics.settle()
    return {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize(
    "files",
    [
        {"_config.yml": CONFIG, "source/_posts/a.md": POST},
        {
            "package.json": '{"hexo": {"version": "8"}}',
            "_config.yml": "title: Fog\n",
            "source/_posts/a.md": POST,
        },
        {"source/_posts/a.md": POST},
        {"scaffolds/post.md": "---\ntitle: {{ title }}\n---\n", "source/a.md": POST},
    ],
    ids=["settings", "package", "path", "scaffolds"],
)
def test_a_tree_of_hexo_is_detected(files, tmp_path):
    (post,) = posts(tmp_path, files)
    assert post.title == "A lamp"
    assert post.id.startswith("source/")


def test_the_packed_tree_is_read_with_all_its_posts():
    found = [
        record
        for record in converters.read(FIXTURES / "platforms" / "hexo-tree.zip")
        if isinstance(record, Post)
    ]
    assert [(post.title, post.type, post.status) for post in found] == [
        ("D", "post", "draft"),
        ("Post 1", "post", "publish"),
        ("Post 2", "post", "publish"),
        ("Post 3", "post", "publish"),
        ("About", "page", "publish"),
    ]


def test_settings_say_what_the_site_is(tmp_path):
    config = CONFIG + "subtitle: By the sea\nlanguage:\n  - zh-CN\n  - en\nauthor: Jo\n"
    site = next(
        record
        for record in records(tmp_path, {"_config.yml": config, "source/_posts/a.md": POST})
        if isinstance(record, Site)
    )
    assert (site.title, site.url, site.language) == ("Fog", "https://fog.example", "zh-CN")
    assert (site.description, site.extra["author"]) == ("By the sea", "Jo")


def test_drafts_scaffolds_and_hidden_files_are_not_published(tmp_path):
    files = {
        "_config.yml": CONFIG,
        "scaffolds/post.md": POST,
        "source/_posts/a.md": POST,
        "source/_posts/b.md": POST.replace("date:", "published: false\ndate:"),
        "source/_posts/_c.md": POST,
        "source/_drafts/d.md": POST,
        "themes/x/source/e.md": POST,
    }
    assert {(post.id, post.status) for post in posts(tmp_path, files)} == {
        ("source/_posts/a", "publish"),
        ("source/_posts/b", "draft"),
        ("source/_drafts/d", "draft"),
    }


@pytest.mark.parametrize(
    ("config", "path", "header", "url"),
    [
        ("", "_posts/a.md", "", "/2020/01/05/a/"),
        ("", "_posts/log/a b.md", "", "/2020/01/05/log/a b/"),
        ("permalink: :category/:name.html", "_posts/log/a.md", "categories: [Big Hills, Rain]", "/Big-Hills/Rain/a.html"),
        ("permalink: :category/:name.html\nfilename_case: 1", "_posts/a.md", "category: Big Hills", "/big-hills/a.html"),
        ("permalink: :category/:name/\ncategory_map: {Rain: wet}", "_posts/a.md", "category: Rain", "/wet/a/"),
        ("permalink: :category/:name/", "_posts/a.md", "", "/uncategorized/a/"),
        ("permalink: :i_month-:i_day/:hour:minute/:post_title/", "_posts/a.md", "", "/1-5/2330/a-lamp/"),
        ("permalink: :timestamp/:hash/", "_posts/a.md", "", "/1578234600/68a66f709457/"),
        ("permalink: post/:abbrlink.html", "_posts/a.md", "abbrlink: 4a17b156", "/post/4a17b156.html"),
        ("permalink: :lang/:title/\npermalink_defaults: {lang: en}", "_posts/a.md", "", "/en/a/"),
        ("permalink: :title\npost_asset_folder: true", "_posts/a.md", "", "/a/"),
        ("new_post_name: :year-:month-:day-:title.md", "_posts/2019-02-03-a.md", "", "/2020/01/05/a/"),
        ("", "_posts/a.md", "permalink: x/y.html", "/x/y.html"),
        ("", "about/index.md", "", "/about/"),
        ("", "about/crew.md", "", "/about/crew.html"),
        ("", "index.md", "", "/"),
        ("", "about.md", "permalink: who", "/who.html"),
        ("pretty_urls: {trailing_html: false}", "about/crew.md", "", "/about/crew"),
        ("permalink: :title.html\npretty_urls: {trailing_html: false}", "_posts/a.md", "", "/a"),
    ],
)  # fmt: skip
def test_permalinks(config, path, header, url, tmp_path):
    text = POST.replace("date:", f"{header}\ndate:")
    (post,) = posts(tmp_path, {"_config.yml": f"{CONFIG}{config}\n", f"source/{path}": text})
    assert unquote(post.url) == f"https://fog.example{url}"


def test_a_date_in_the_file_name_is_in_the_permalink_only_if_the_settings_say_so(tmp_path):
    text = POST.replace("date: 2020-01-05 23:30:00\n", "")
    (plain,) = posts(tmp_path / "a", {"_config.yml": CONFIG, "source/_posts/2019-02-03-a.md": text})
    assert (plain.date, plain.slug, plain.url) == ("2019-02-03T00:00:00+09:00", "2019-02-03-a", "")
    config = CONFIG.replace(":title.md", ":year-:month-:day-:title.md")
    (dated,) = posts(tmp_path / "b", {"_config.yml": config, "source/_posts/2019-02-03-a.md": text})
    assert (dated.date, dated.slug, dated.url) == (
        "2019-02-03T00:00:00+09:00",
        "a",
        "https://fog.example/2019/02/03/a/",
    )


def test_a_permalink_that_cannot_be_known_is_reported(tmp_path):
    diagnostics = Diagnostics()
    files = {"_config.yml": CONFIG, "source/_posts/a.md": "---\ntitle: Undated\n---\nText\n"}
    (post,) = posts(tmp_path / "a", files, diagnostics)
    assert post.url == ""
    assert "undated-permalink" in kinds(diagnostics)
    diagnostics = Diagnostics()
    files = {"_config.yml": f"{CONFIG}permalink: :id/\n", "source/_posts/a.md": POST}
    (post,) = posts(tmp_path / "b", files, diagnostics)
    assert post.url == "https://fog.example/2020/01/05/a/"
    assert "no-permalink" in kinds(diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "title: A lamp\ntags: [a, b]\n---\nText\n",
        ';;;\n"title": "A lamp",\n"tags": ["a", "b"]\n;;;\nText\n',
        '"title": "A lamp",\n"tags": ["a", "b"]\n;;;\nText\n',
        "---\ntitle: A lamp\ntag: [a, b]\n---\nText\n",
    ],
    ids=["no first fence", "JSON", "JSON without first mark", "singular"],
)
def test_styles_of_front_matter(text, tmp_path):
    (post,) = posts(tmp_path, {"_config.yml": CONFIG, "source/_posts/a.md": text})
    assert (post.title, post.body.text, [term.name for term in post.terms]) == ("A lamp", "Text", ["a", "b"])


def test_a_text_with_a_rule_keeps_what_is_above_it(tmp_path):
    (post,) = posts(
        tmp_path, {"_config.yml": CONFIG, "source/_posts/a.md": "The fog came.\n\n---\n\nIt left.\n"}
    )
    assert post.body.text == "The fog came.\n\n---\n\nIt left."


@pytest.mark.parametrize(
    ("categories", "terms"),
    [
        ("Rain", {"rain": ""}),
        ("[Big, Rain]", {"big": "", "rain": "big"}),
        ("[[Big, Rain], [Snow]]", {"big": "", "rain": "big", "snow": ""}),
        ("[[Big, Rain], Snow]", {"big": "", "rain": "big", "snow": ""}),
        ("[[Big, Log], [Small, Log]]", {"big": "", "log": "big", "small": "", "log-small": "small"}),
        ("[2020]", {"2020": ""}),
    ],
)
def test_categories_are_paths(categories, terms, tmp_path):
    text = POST.replace("date:", f"categories: {categories}\ndate:")
    found = records(tmp_path, {"_config.yml": CONFIG, "source/_posts/a.md": text})
    assert {term.slug: term.parent for term in found if isinstance(term, Term)} == terms
    (post,) = (record for record in found if isinstance(record, Post))
    assert [term.slug for term in post.terms] == list(terms)


@pytest.mark.parametrize(("permalink", "base"), [(":title/", "a/"), (":title.html", "a/")])
def test_files_of_a_post_are_below_it(permalink, base, tmp_path):
    files: dict[str, str | bytes] = {
        "_config.yml": f"{CONFIG}permalink: {permalink}\npost_asset_folder: true\n",
        "source/_posts/a.md": POST,
        "source/_posts/a/cat.png": b"\x89PNG",
        "source/images/dog.png": b"\x89PNG",
        "source/_data/x.png": b"\x89PNG",
    }
    found = records(tmp_path, files)
    media = {record.path: (record.url, record.parent) for record in found if isinstance(record, Media)}
    assert media["source/_posts/a/cat.png"] == (f"https://fog.example/{base}cat.png", "source/_posts/a")
    assert media["source/images/dog.png"] == ("https://fog.example/images/dog.png", "")
    assert media["source/_data/x.png"] == ("", "")


def test_tags_of_themes_and_plugins_are_kept_and_reported(tmp_path):
    text = POST.replace(
        "Text", "Text {% note info %} and `<!-- more -->`\n\n<!-- more -->\n\n{% mermaid abc %}"
    )
    records(tmp_path / "in", {"_config.yml": CONFIG, "source/_posts/a.md": text})
    result = converters.convert(tmp_path / "in", tmp_path / "out", to="hugo")
    named = [finding.message for finding in result.findings if finding.kind == "generator-shortcode"]
    assert len(named) == 2
    assert "note" in named[0]
    assert "mermaid" in named[1]
    assert "`<!-- more -->`\n\n<!--more-->\n\n" in (tmp_path / "out/content/posts/a.md").read_text()


@pytest.mark.parametrize(
    ("config", "body", "reported"),
    [
        ("", "One line\nand another", True),
        ("", "> One line\n> and another", True),
        ("", "A paragraph\n\nand another", False),
        ("", "A hard break  \nand another", False),
        ("", "```\ntwo\nlines\n```", False),
        ("marked: {breaks: false}", "One line\nand another", False),
    ],
)
def test_line_ends_that_hexo_shows_are_reported(config, body, reported, tmp_path):
    diagnostics = Diagnostics()
    text = POST.replace("Text", body)
    (post,) = posts(tmp_path, {"_config.yml": f"{CONFIG}{config}\n", "source/_posts/a.md": text}, diagnostics)
    assert post.body.text == body
    assert ("line-breaks" in kinds(diagnostics)) == reported


def test_what_skip_render_names_is_no_page(tmp_path):
    files = {
        "_config.yml": f"{CONFIG}skip_render:\n  - raw/**\n  - '*.html'\nexclude: old/*.md\n",
        "source/_posts/a.md": POST,
        "source/raw/b/c.md": POST,
        "source/plain.html": "<p>Text</p>",
        "source/old/e.md": POST,
        "source/d.md": POST,
    }
    assert [post.id for post in posts(tmp_path, files)] == ["source/_posts/a", "source/d"]


def test_a_former_name_of_an_option_still_works_and_says_so_once(tmp_path):
    diagnostics = Diagnostics()
    (tmp_path / "a.md").write_text(POST)
    (tmp_path / "b.md").write_text(POST)
    sources = [tmp_path / "a.md", tmp_path / "b.md"]
    found = list(
        converters.read(sources, from_="markdown", options={"flavour": "markdown"}, diagnostics=diagnostics)
    )
    assert len([record for record in found if isinstance(record, Post)]) == 2
    (finding,) = [finding for finding in diagnostics.findings if finding.kind == "renamed-option"]
    assert finding.message == "the option flavour is now called generator; the former name still works"


def test_beside_the_files_of_posts_only_the_extension_of_new_posts_makes_a_post(tmp_path):
    files = {"_config.yml": f"{CONFIG}post_asset_folder: true\n", "source/_posts/a.md": POST}
    files["source/_posts/a/plan.html"] = "<p>The plan of the lamp.</p>\n"
    (post,) = posts(tmp_path, files)
    assert post.title == "A lamp"
