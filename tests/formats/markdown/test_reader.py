"""Trees of Markdown, each a few files made for one rule."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import converters
from converters import Author, Media, Post, Site, registry
from converters.diagnostics import Diagnostics
from converters.errors import FormatError, SourceError
from converters.generators.table import GENERATORS
from converters.io.opening import open_source
from tests.growth.measure import steep_in_seconds

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """`tree({place: text})` gives the folder."""

    def make(files: dict[str, str | bytes], name: str = "site") -> Path:
        for place, text in files.items():
            path = tmp_path / name / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / name

    return make


def records(folder: Path, diagnostics: Diagnostics | None = None, **options: str) -> list[converters.Record]:
    return list(converters.read(folder, from_="markdown", options=options, diagnostics=diagnostics))


def posts(folder: Path, diagnostics: Diagnostics | None = None, **options: str) -> dict[str, Post]:
    return {one.id: one for one in records(folder, diagnostics, **options) if isinstance(one, Post)}


def found(diagnostics: Diagnostics) -> set[str]:
    diagnostics.settle()
    return {finding.kind for finding in diagnostics.findings}


HUGO = 'baseURL = "https://walk.example/"\ntitle = "A walk"\ntimeZone = "Asia/Tokyo"\n'
JEKYLL = "title: A walk\nurl: https://walk.example\nbaseurl: /blog\ntimezone: Europe/Berlin\n"


def post(header: str = "", body: str = "Text\n", name: str = "a", generator: str = "hugo") -> dict[str, str]:
    place = {"hugo": f"content/posts/{name}.md", "jekyll": f"_posts/2020-01-05-{name}.md"}[generator]
    config = {"hugo": ("hugo.toml", HUGO), "jekyll": ("_config.yml", JEKYLL)}[generator]
    return {config[0]: config[1], place: f"---\n{header}\n---\n\n{body}"}


# Generators


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        ({"hugo.toml": HUGO, "content/posts/a.md": "x"}, "hugo"),
        ({"config.toml": HUGO, "content/a.md": "x"}, "hugo"),
        ({"config/_default/hugo.yaml": "baseURL: https://x.example\n", "content/a.md": "x"}, "hugo"),
        ({"config.toml": 'base_url = "https://x.example"\n', "content/a.md": "x"}, "zola"),
        ({"_config.yml": JEKYLL, "_posts/2020-01-05-a.md": "---\n---\nx"}, "jekyll"),
        ({"deep/er/_config.yml": JEKYLL, "deep/er/_posts/2020-01-05-a.md": "x", "notes.txt": ""}, "jekyll"),
        ({"_posts/2020-01-05-a.md": "---\n---\nx"}, "jekyll"),
        ({"pelicanconf.py": "SITENAME = 'x'\n", "content/a.md": "Title: x\n\nx"}, "pelican"),
        ({"a.md": "Title: x\nDate: 2020-01-05\n\nx", "b.md": "Title: y\n\nx"}, "pelican"),
        ({"conf.py": "BLOG_TITLE = 'x'\n", "posts/a.md": "<!--\n.. title: x\n-->\nx"}, "nikola"),
        ({"astro.config.mjs": "", "src/content/blog/a.md": "---\ntitle: x\n---\nx"}, "astro"),
        ({".eleventy.js": "", "posts/a.md": "---\ntitle: x\n---\nx"}, "eleventy"),
        ({"a.md": "# x\n\ny"}, "markdown"),
    ],
)
def test_the_generator_is_found_out(files, generator, tree):
    from converters.formats.markdown.detect import detect
    from converters.io.opening import open_source

    folder = tree(files)
    source = open_source(folder)
    assert detect({file.place: file for file in source.files()}).generator.name == generator
    assert posts(folder)
    assert converters.registry.detect(source) == "markdown"


@pytest.mark.parametrize("folder", ["drafts", "_drafts", "notes/drafts"])
def test_a_folder_of_drafts_is_no_wrapping(folder, tree):
    (one,) = posts(tree({f"{folder}/a.md": "---\ntitle: x\n---\nText"})).values()
    assert one.status == "draft"


def test_a_mirror_of_pages_is_none_of_ours(tree):
    folder = tree({"index.html": "<html>", "a/index.html": "<html>", "README.md": "# How to look at it"})
    assert not converters.registry.reader("markdown").detects(converters.io.opening.open_source(folder))


@pytest.mark.slow(reason="measures how its cost grows")
@pytest.mark.parametrize(("start", "unit"), [("# a", " "), ("# a", "#"), ("", " "), ("", "\n \n")])
def test_odd_headings_take_no_square_of_their_length(start, unit, tree):
    def prepare(number):
        folder = tree({f"{number}/a.md": start + unit * number + "b"}) / str(number)
        return lambda: posts(folder)

    assert not steep_in_seconds(prepare, 12_500)


def test_texts_outside_of_the_site_are_spoken_of(tree):
    diagnostics = Diagnostics()
    folder = tree({"README.md": "# About", "top.md": "# Top", "more/low.md": "x", "site/hugo.toml": "title = 'S'", "site/content/a.md": "x"})  # fmt: skip
    assert [one.slug for one in records(folder, diagnostics=diagnostics) if isinstance(one, Post)] == ["a"]
    assert "outside-site" in found(diagnostics)
    (said,) = [one for one in diagnostics.findings if one.kind == "outside-site"]
    assert "2 texts, such as more/low.md, lie outside of the site in site/ and are not read" in said.message


def test_a_readme_alone_is_read_if_asked(tree):
    (one,) = posts(tree({"README.md": "# Hello\n\nText"})).values()
    assert (one.title, one.body.text) == ("Hello", "Text")


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# A *big* `day` \\& night #\n\nText", "A big day & night", "Text"),
        ("\n \n  # Fog\r\n\r\nText", "Fog", "Text"),
        ("Fog\n===\nText", "Fog", "Text"),
        ("    # pip install x\n\nText", "A Note", "    # pip install x\n\nText"),
        ("\t# pip install x\n\nText", "A Note", "\t# pip install x\n\nText"),
        ("# See [it](https://a.example/)\n\nText", "See it", "# See [it](https://a.example/)\n\nText"),
        ("# Fog ![fog](fog.png)\n\nText", "Fog", "# Fog ![fog](fog.png)\n\nText"),
        ("# ![fog](fog.png)\n\nText", "A Note", "# ![fog](fog.png)\n\nText"),
        ("#hashtag", "A Note", "#hashtag"),
        ("# Learning C#\n\nText", "Learning C#", "Text"),
        ("# Fog {#fog}\n\nText", "Fog", "Text"),
        ("# {{< figure src=fog.png >}}\n\nText", "A Note", "# {{< figure src=fog.png >}}\n\nText"),
        ("# <img src=fog.png> Fog\n\nText", "Fog", "# <img src=fog.png> Fog\n\nText"),
        ("~~~\n====\nart\n~~~", "A Note", "~~~\n====\nart\n~~~"),
        ("<div>\n====\nart\n</div>", "A Note", "<div>\n====\nart\n</div>"),
        ("[a]: http://e.example\n===\n\n[a]", "A Note", "[a]: http://e.example\n===\n\n[a]"),
        ("1. item\n===", "A Note", "1. item\n==="),
        ("Text\n\n# Later", "A Note", "Text\n\n# Later"),
    ],
)
def test_a_first_heading_is_the_title(text, title, rest, tree):
    (one,) = posts(tree({"a-note.md": text})).values()
    assert (one.title, one.body.text) == (title, rest)


def test_a_folder_without_texts_says_so(tree):
    with pytest.raises(SourceError, match="no Markdown"):
        records(tree({"a.css": "a{}"}))


def test_one_file_and_a_zip(tree, tmp_path):
    folder = tree(post("title: x"))
    (one,) = posts(folder / "content/posts/a.md").values()
    assert (one.title, one.body.text) == ("x", "Text")
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as packed:
        for path in folder.rglob("*.*"):
            packed.write(path, path.relative_to(tmp_path))
    assert list(posts(tmp_path / "site.zip").values()) == list(posts(folder).values())
    assert next(iter(converters.read(folder / "content/posts/a.md"))).title == ""


def test_another_generator_is_unknown(tree):
    with pytest.raises(converters.UsageError, match="generator"):
        records(tree(post("title: x")), generator="word")


def test_what_is_built_is_not_read(tree):
    built = {
        f"{folder}/a.md": "no" for folder in ("public", "resources", "node_modules", "vendor", "themes/x")
    }
    assert set(posts(tree(post("title: x") | built))) == {"content/posts/a"}


# Headers


def test_the_body_is_what_the_file_has_byte_for_byte(tree):
    body = "One  \r\nTwo\t\r\n\r\n    code\r\n{{< figure >}}\r\n\r\n"
    (one,) = posts(tree({"a.md": f"---\r\ntitle: x\r\n---\r\n\r\n{body}"})).values()
    assert one.body.text == body.removesuffix("\r\n")
    assert one.body.dialect == "markdown"


@pytest.mark.parametrize(
    "written",
    ["NO", "on", "1.10", "12:30:45", "0000-00-00", "2020-01-01", "0x10", "1_000", "~x", "1e3", "007"],
)
def test_texts_stay_as_their_author_wrote_them(written, tree):
    (one,) = posts(tree(post(f"title: {written}\ntags: [{written}]\ncategories: {written}"))).values()
    assert one.title == written
    assert [term.name for term in one.terms] == [written, written]


def test_other_fields_keep_their_type(tree):
    header = "n: 3\nf: 1.5\nyes: true\nlist: [1, two]\nmap:\n  deep: {x: 1}\nday: 2020-01-05\ntext: '3'"
    (one,) = posts(tree(post(header))).values()
    assert one.extra == {
        "n": 3, "f": 1.5, "yes": True, "list": [1, "two"], "map": {"deep": {"x": 1}}, "day": "2020-01-05", "text": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "generator"),
    [
        ('+++\ntitle = "x"\ndate = 2020-01-05T08:00:00+09:00\ntags = ["a", "b c"]\n+++\nText\n', "hugo"),
        ('{"title": "x", "date": "2020-01-05T08:00:00+09:00", "tags": ["a", "b c"]}\nText\n', "hugo"),
        (
            '---json\n{"title": "x", "date": "2020-01-05T08:00:00+09:00", "tags": ["a", "b c"]}\n---\nText\n',
            "eleventy",
        ),
        ("Title: x\nDate: 2020-01-05 08:00:00+09:00\nTags: a, b c\n\nText\n", "pelican"),
        (
            "<!--\n.. title: x\n.. date: 2020-01-05 08:00:00 UTC+09:00\n.. tags: a, b c\n-->\n\nText\n",
            "nikola",
        ),
    ],
)
def test_every_way_of_headers(text, generator, tree):
    place = {"hugo": "content/posts/a.md", "nikola": "posts/a.md", "pelican": "content/a.md"}.get(
        generator, "a.md"
    )
    (one,) = posts(tree({place: text}), generator=generator).values()
    assert (one.title, one.body.text) == ("x", "Text")
    assert one.date == "2020-01-05T08:00:00+09:00"
    assert [term.name for term in one.terms] == ["a", "b c"]


def test_a_meta_file_beside_the_text(tree):
    (one,) = posts(
        tree({"conf.py": "BLOG_TITLE='x'", "posts/a.md": "Text", "posts/a.meta": ".. title: x\n.. slug: y\n"})
    ).values()
    assert (one.title, one.slug) == ("x", "y")


def test_restructured_text_keeps_its_header(tree):
    text = "A title\n#######\n\n:date: 2020-01-05 08:00\n:tags: a, b\n:summary:\n    two\n    lines\n\nSome *text*.\n"
    (one,) = posts(
        tree({"pelicanconf.py": "SITENAME='x'\nTIMEZONE='Asia/Tokyo'", "content/a.rst": text})
    ).values()
    assert (one.title, one.date, one.excerpt) == ("A title", "2020-01-05T08:00:00+09:00", "two\nlines")
    assert (one.body.text, one.body.dialect) == ("<p>Some <em>text</em>.</p>", "html")


def test_the_option_takes_every_generator_that_there_is():
    (reader,) = (one for one in registry.list_formats() if (one.role, one.name) == ("reader", "markdown"))
    option = next(option for option in reader.options if option.name == "generator")
    assert set(option.takes.split("|")) == {"auto", *GENERATORS}


def test_a_header_that_cannot_be_read_costs_no_post(tree):
    diagnostics = Diagnostics()
    (one,) = posts(tree(post("title: x\nlist: [a\nother: b")), diagnostics).values()
    assert (one.body.text, one.extra["header"]) == ("Text", "title: x\nlist: [a\nother: b\n")
    (finding,) = [finding for finding in diagnostics.findings if finding.kind == "bad-header"]
    assert finding.file.endswith("a.md")
    assert finding.line == 4


def test_values_of_a_wrong_kind_are_kept_and_reported(tree):
    diagnostics = Diagnostics()
    (one,) = posts(
        tree(post("title: [a, {b: c}]\ndate: soon\ndraft: maybe\nweight: heavy\nlastmod: 2020-13-45")),
        diagnostics,
    ).values()
    assert one.extra == {
        "title": ["a", {"b": "c"}],
        "date": "soon",
        "draft": "maybe",
        "weight": "heavy",
        "lastmod": "2020-13-45",
    }
    assert [finding.kind for finding in diagnostics.findings] == [
        "wrong-value",
        "bad-date",
        "wrong-value",
        "wrong-value",
        "bad-date",
    ]
    assert all(finding.line == 2 and finding.file.endswith("a.md") for finding in diagnostics.findings)


def test_a_few_lines_that_stand_for_billions_are_a_finding(tree):
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{n}: &{n} [*{m},*{m},*{m},*{m},*{m},*{m},*{m},*{m}]\n"
        for m, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    diagnostics = Diagnostics()
    assert posts(tree(post(bomb)), diagnostics)
    assert "bad-header" in found(diagnostics)


# Dates, titles, slugs, status


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020-07-05", "2020-07-05T00:00:00+02:00"),
        ("2020-01-05 08:09:10", "2020-01-05T08:09:10+01:00"),
        ("2020-01-05T08:09:10Z", "2020-01-05T08:09:10+00:00"),
        ("2020-01-05 08:09:10.123 -0500", "2020-01-05T08:09:10-05:00"),
        ("'2020/1/5 8:09'", "2020-01-05T08:09:00+01:00"),
        ("5 Jan 2020", "2020-01-05T00:00:00+01:00"),
        ("Sun, 05 Jan 2020 08:09:10 +0530", "2020-01-05T08:09:10+05:30"),
    ],
)
def test_dates_have_the_offset_of_the_site_at_that_time(written, date, tree):
    (one,) = posts(tree(post(f"date: {written}", generator="jekyll"))).values()
    assert one.date == date


def test_a_date_of_the_name_and_none(tree):
    files = post(generator="jekyll") | {"about.md": "---\ntitle: About\n---\nx"}
    found = posts(tree(files))
    assert found["_posts/2020-01-05-a"].date == "2020-01-05T00:00:00+01:00"
    assert (found["about"].date, found["about"].type) == (None, "page")


def test_an_unknown_zone_is_reported(tree):
    diagnostics = Diagnostics()
    (one,) = posts(
        tree(
            {
                "hugo.toml": 'timeZone = "Mars/Olympus"\nbaseURL=""',
                "content/a.md": "---\ndate: 2020-01-05\n---\nx",
            }
        ),
        diagnostics,
    ).values()
    assert one.date == "2020-01-05T00:00:00"
    assert "bad-zone" in found(diagnostics)


@pytest.mark.parametrize(
    ("files", "status"),
    [
        (post("draft: true"), "draft"),
        (post("draft: ture"), "draft"),
        (post("build: {render: never}"), "private"),
        (post("headless: true"), "private"),
        (post("published: false", generator="jekyll"), "draft"),
        ({"_config.yml": JEKYLL, "_drafts/a.md": "---\n---\nx"}, "draft"),
        ({"pelicanconf.py": "SITENAME='x'", "content/a.md": "Title: x\nStatus: hidden\n\nx"}, "private"),
        ({"pelicanconf.py": "SITENAME='x'", "content/a.md": "Title: x\nStatus: draft\n\nx"}, "draft"),
        ({"conf.py": "BLOG_TITLE='x'", "posts/a.md": ".. title: x\n.. status: private\n\nx"}, "private"),
        ({"zola.toml": "", "content/a.md": "+++\ndraft = true\n+++\nx"}, "draft"),
        ({"a.md": "---\ndraft: yes\n---\nx"}, "draft"),
        ({"a.md": "---\npublish: false\n---\nx"}, "draft"),
        ({"a.md": "---\nstatus: Draft\n---\nx"}, "draft"),
        ({"a.md": "---\nstatus: private\n---\nx"}, "private"),
        ({"a.md": "---\nstatus: evergreen\npublish: true\n---\nx"}, "publish"),
        (
            {"conf.py": "BLOG_TITLE='x'", "posts/a.md": "<!--\n.. title: a\n.. tags: draft, b\n-->\nx"},
            "draft",
        ),
        (
            {"conf.py": "BLOG_TITLE='x'", "posts/a.md": "<!--\n.. title: a\n.. tags: b, private\n-->\nx"},
            "private",
        ),
        (
            {
                "conf.py": "BLOG_TITLE='x'\nUSE_TAG_METADATA = False\n",
                "posts/a.md": "<!--\n.. title: a\n.. tags: draft\n-->\nx",
            },
            "publish",
        ),
    ],
)
def test_who_sees_a_post(files, status, tree):
    (one,) = posts(tree(files)).values()
    assert one.status == status


def test_titles_where_the_header_has_none(tree):
    found = posts(tree({"one-day.md": "x", "two.md": "# Two *days*\n\nx", "three.md": "Three\n=====\nx"}))
    assert [one.title for one in found.values()] == ["One Day", "Three", "Two days"]


# Languages, bundles, sections, hierarchy


def test_languages_are_kept_apart_and_linked(tree):
    found = posts(
        tree(
            {
                "hugo.toml": HUGO + 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n',
                "content/posts/a.md": "---\ntitle: Hill\n---\nx",
                "content/posts/a.fr.md": "---\ntitle: Colline\n---\nx",
                "content/posts/b.us.md": "---\ntitle: Other\n---\nx",
            }
        )
    )
    english, french = found["content/posts/a"], found["content/posts/a.fr"]
    assert english.extra == {"translations": {"fr": "content/posts/a.fr"}}
    assert french.extra == {"lang": "fr", "translations": {"en": "content/posts/a"}}
    assert (english.url, french.url) == ("https://walk.example/posts/a/", "https://walk.example/fr/posts/a/")
    assert found["content/posts/b.us"].url == "https://walk.example/posts/b.us/"


def test_folders_of_languages(tree):
    config = HUGO + '[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n'
    found = posts(tree({"hugo.toml": config, "content/en/a.md": "x", "content/fr/a.md": "y"}))
    assert [one.url for one in found.values()] == ["https://walk.example/a/", "https://walk.example/fr/a/"]
    assert found["content/fr/a"].extra["translations"] == {"en": "content/en/a"}


def test_a_file_of_settings_for_each_language(tree):
    files = {
        "config/_default/hugo.toml": HUGO + 'defaultContentLanguage = "en"\n',
        "config/_default/languages.en.toml": 'title = "Walks"\ncontentDir = "content/en"\n',
        "config/_default/languages.fr.toml": 'contentDir = "content/fr"\n',
        "config/_default/params.fr.toml": "colour = 1\n",
        "content/en/a.md": "x",
        "content/fr/a.md": "y",
        "content/templates/b.md": "for translators",
    }
    found = posts(tree(files))
    assert [one.url for one in found.values()] == ["https://walk.example/a/", "https://walk.example/fr/a/"]


def test_bundles_sections_and_the_pages_above(tree):
    found = {
        one.id: one
        for one in records(
            tree(
                {
                    "hugo.toml": HUGO,
                    "content/_index.md": "---\ntitle: Home\n---\nHome",
                    "content/docs/_index.md": "---\ntitle: Docs\n---\nSection",
                    "content/docs/deep/page.md": "---\ntitle: Page\n---\nx",
                    "content/posts/trip/index.md": "---\ntitle: Trip\ndate: 2020-01-05\n---\n![](a.jpg)",
                    "content/posts/trip/notes.md": "no page of its own",
                    "content/posts/trip/a.jpg": b"\xff\xd8",
                    "static/img/b.png": b"\x89PNG",
                }
            )
        )
        if isinstance(one, Post | Media)
    }
    assert found["content/docs/deep/page"].parent == "content/docs/_index"
    assert found["content/docs/_index"].extra["kind"] == "section"
    assert found["content/docs/_index"].url == "https://walk.example/docs/"
    assert found["content/_index"].url == "https://walk.example/"
    assert found["content/posts/trip/index"].url == "https://walk.example/posts/trip/"
    assert "content/posts/trip/notes" not in found
    assert found["content/posts/trip/a.jpg"].parent == "content/posts/trip/index"
    assert found["static/img/b.png"].url == "https://walk.example/img/b.png"
    assert found["static/img/b.png"].mime == "image/png"


@pytest.mark.parametrize("top", ["", "en/"])
def test_pages_come_after_the_one_above_and_none_is_below_the_home_page(tree: Tree, top: str) -> None:
    mount = f"[[module.mounts]]\nsource = 'content/{top}'\ntarget = 'content'\n"
    start = f"content/{top}"
    places = ("Zed", "docs/About", "docs/_index", "docs/Deep/Page", "_index")
    found = posts(tree({"hugo.toml": HUGO + mount, **{f"{start}{one}.md": "x" for one in places}}))
    assert {one.removeprefix(start): post.parent.removeprefix(start) for one, post in found.items()} == {
        "_index": "", "Zed": "", "docs/_index": "", "docs/About": "docs/_index", "docs/Deep/Page": "docs/_index",
    }  # fmt: skip
    order = [*found]
    assert order.index(f"{start}docs/_index") < order.index(f"{start}docs/About")


# Authors, terms, images


def test_authors_of_data_files_and_of_posts(tree):
    files = post("author: jo\nimage: /img/x.jpg", generator="jekyll") | {
        "_data/authors.yml": "jo:\n  name: Jo Doe\n  url: https://jo.example\n  twitter: jo\n",
        "_posts/2020-01-06-b.md": "---\nauthors: [Jo Doe, Kim Li]\n---\nx",
    }
    read = records(tree(files))
    jo, kim = (one for one in read if isinstance(one, Author))
    assert (jo.login, jo.name, jo.url, jo.extra) == ("jo", "Jo Doe", "https://jo.example", {"twitter": "jo"})
    assert (kim.login, kim.name) == ("kim-li", "Kim Li")
    first, second = (one for one in read if isinstance(one, Post))
    assert (first.author, second.author, second.extra["authors"]) == ("jo", "jo", ["jo", "kim-li"])
    (image,) = (one for one in read if isinstance(one, Media))
    assert (image.id, image.url) == (first.featured, "https://walk.example/blog/img/x.jpg")


def test_taxonomies_of_ones_own(tree):
    config = HUGO + '[taxonomies]\ncategory = "categories"\ntag = "tags"\nseries = "series"\n'
    (one,) = posts(tree({"hugo.toml": config, "content/a.md": "---\nseries: [A long walk]\n---\nx"})).values()
    assert [(term.taxonomy, term.slug) for term in one.terms] == [("series", "a-long-walk")]


def test_the_site(tree):
    site = next(one for one in records(tree(post(generator="jekyll"))) if isinstance(one, Site))
    assert (site.title, site.url) == ("A walk", "https://walk.example/blog")


def test_what_is_no_text_is_counted(tree):
    diagnostics = Diagnostics()
    posts(
        tree(post("title: x") | {"layouts/a.html": "x", "assets/a.css": "", "assets/b.css": ""}), diagnostics
    )
    assert "not-taken" in found(diagnostics)
    assert any("2 files not read (.css)" in finding.message for finding in diagnostics.findings)


def test_what_is_not_utf_8_is_read_and_reported(tree):
    diagnostics = Diagnostics()
    (one,) = posts(tree({"a.md": "---\ntitle: Caf\xe9\n---\nx".encode("cp1252")}), diagnostics).values()
    assert one.title == "Café"
    assert "not-utf-8" in found(diagnostics)


def test_two_readers_do_not_claim_an_archive(tmp_path, example):
    converters.convert(example, tmp_path / "a.jsonl", to="archive")
    try:
        assert (
            converters.registry.detect(converters.io.opening.open_source(tmp_path / "a.jsonl")) == "archive"
        )
    except FormatError as error:
        pytest.fail(str(error))


def test_mdx_and_restructured_text_without_docutils_are_reported(tree, monkeypatch):
    diagnostics = Diagnostics()
    (one,) = posts(
        tree({"astro.config.mjs": "", "src/content/blog/a.mdx": "---\ntitle: x\n---\n<Chart />\n"}),
        diagnostics,
    ).values()
    assert (one.body.text, one.body.dialect) == ("<Chart />", "markdown")
    assert "mdx" in found(diagnostics)
    diagnostics = Diagnostics()
    monkeypatch.setattr("converters.markup.rst.render.find_spec", lambda name: None)
    assert posts(
        tree({"pelicanconf.py": "SITENAME='x'", "content/a.rst": "A\n#\n\n:date: 2020-01-05\n\nx"}, "other"),
        diagnostics,
    )
    assert "restructured-text" in found(diagnostics)


def _page(*lines: str) -> str:
    return "\n".join(["+++", *lines, "+++", "x"])


def test_a_section_without_a_page_leaves_the_pages_in_it(tree):
    zola = {
        "zola.toml": "",
        "content/_index.md": _page(),
        "content/docs/_index.md": _page('title = "Docs"'),
        "content/docs/more/_index.md": _page("render = false"),
        "content/docs/more/a.md": _page('title = "A"'),
    }
    found = posts(tree(zola))
    assert found["content/docs/more/_index"].status == "private"
    assert (found["content/docs/more/a"].status, found["content/docs/more/a"].parent) == (
        "publish",
        "content/docs/_index",
    )


@pytest.mark.parametrize("own", ["build: {render: never}", "headless: true"])
def test_a_section_that_hugo_does_not_build_leaves_the_pages_in_it(tree, own):
    files = {
        "hugo.toml": "baseURL = ''",
        "content/more/_index.md": f"---\n{own}\n---\n",
        "content/more/a.md": "---\ntitle: A\n---\nx",
    }
    found = posts(tree(files))
    assert found["content/more/_index"].status == "private"
    assert (found["content/more/a"].status, found["content/more/a"].parent) == ("publish", "")


@pytest.mark.parametrize("index", ["_index.md", "_index.fr.md"])
def test_zola_builds_nothing_of_a_section_that_is_a_draft(tree, index):
    files = {
        "zola.toml": "",
        f"content/plans/{index}": _page("draft = true"),
        "content/plans/a.md": _page("date = 2020-01-05"),
        "content/plans/deep/_index.md": _page(),
        "content/plans/deep/b.md": _page("date = 2020-01-05"),
        "content/plans-2.md": _page("date = 2020-01-05"),
    }
    found = {id_: post.status for id_, post in posts(tree(files)).items()}
    assert found == {
        f"content/plans/{index.removesuffix('.md')}": "draft",
        "content/plans/a": "draft",
        "content/plans/deep/_index": "draft",
        "content/plans/deep/b": "draft",
        "content/plans-2": "publish",
    }


@pytest.mark.parametrize(
    ("front_matter", "date", "type_"),
    [
        ('path = "2020/01/05/walk"', "2020-01-05", "post"),
        ('path = "/2020/01/05/walk/"', "2020-01-05", "post"),
        ('path = "2020/01/05/walk"\ndate = 2020-02-06', "2020-02-06", "post"),
        ('path = "2020/13/45/walk"', None, "page"),
        ('path = "2020/01/05/"', None, "page"),
        ('path = "news/2020/01/05/walk"', "2020-01-05", "post"),
        ('path = "2020/01/05/walk/map"', None, "page"),
    ],
)
def test_an_address_can_state_the_date(tree, front_matter, date, type_):
    (post,) = posts(tree({"zola.toml": "", "content/a.md": _page(front_matter)})).values()
    assert ((post.date or "")[:10] or None, post.type) == (date, type_)


def test_zola_makes_a_page_of_each_text_in_a_folder(tmp_path):
    """Only what is no Markdown is an asset of the page (Zola's documentation, "Assets colocation")."""
    for name in (
        "config.toml",
        "content/_index.md",
        "content/p/index.md",
        "content/p/other.md",
        "content/p/a.png",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("base_url = 'https://quay.example'\n" if name == "config.toml" else f"+++\ntitle = '{name}'\n+++\nx\n", encoding="utf-8")  # fmt: skip
    found = list(converters.read(tmp_path))
    titles = {one.title for one in found if isinstance(one, Post)}
    assert {"content/p/index.md", "content/p/other.md"} <= titles
    (picture,) = [one for one in found if isinstance(one, Media)]
    assert picture.url == "https://quay.example/p/a.png"


def test_the_reader_knows_no_generator_by_its_name():
    names = re.compile("|".join(name for name in GENERATORS if name != "markdown"), re.IGNORECASE)
    folder = Path(converters.__file__).parent / "formats" / "markdown"
    for path in folder.rglob("*.py"):
        assert not names.search(path.read_text(encoding="utf-8")), path


def test_links_to_texts_that_are_not_there_are_reported(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n[b](sub/b.md) [gone](gone.md) `[code](code.md)`\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/b.md").write_text("---\ntitle: B\n---\n[[a]] and [[nowhere]], [a](../a.md#part)\n")
    diagnostics = Diagnostics()
    list(registry.reader("markdown").read(open_source(tmp_path), diagnostics))
    found = [finding for finding in diagnostics.findings if finding.kind == "missing-texts"]
    assert [(finding.file.rpartition("/")[2], finding.message.rpartition(" ")[2]) for finding in found] == [
        ("a.md", "gone.md"),
        ("b.md", "nowhere"),
    ]
