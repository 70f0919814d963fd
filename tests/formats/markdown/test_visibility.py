"""Who may see a post of a tree: as its generator says, at the time of the run."""

from collections.abc import Callable
from pathlib import Path

import pytest

import converters
from converters import Post
from converters.errors import UsageError
from tests.reading import posts, read
from tests.targets import TREES

NOW = "2026-01-31T12:00:00+00:00"
CONFIG = {
    "hugo": ("hugo.toml", "", "content/posts/a.md"),
    "jekyll": ("_config.yml", "title: x\n", "_posts/2020-01-01-a.md"),
    "nikola": ("conf.py", "BLOG_TITLE = 'x'\n", "posts/a.md"),
    "pelican": ("pelicanconf.py", "SITENAME = 'x'\n", "content/a.md"),
    "hexo": ("_config.yml", "title: x\n", "source/_posts/a.md"),
    "zola": ("config.toml", "base_url = 'https://z.example'\n", "content/a.md"),
    "markdown": ("README.txt", "", "posts/a.md"),
}

Status = Callable[..., str]


@pytest.fixture
def status(tmp_path: Path) -> Status:
    """`status("hugo", "draft: true")` is that of the only post of a tree with this front matter."""

    def get(generator: str, header: str, settings: str = "", body: str = "Text", now: str = NOW) -> str:
        config, text, place = CONFIG[generator]
        mark = "+++" if generator == "zola" else "---"
        for name, content in {config: text + settings, place: f"{mark}\n{header}\n{mark}\n{body}\n"}.items():
            (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "source" / name).write_text(content, encoding="utf-8")
        options = {"generator": generator, "now": now}
        found = [record for record in converters.read(tmp_path / "source", from_="markdown", options=options) if isinstance(record, Post)]  # fmt: skip
        (post,) = [post for post in found if "README" not in post.id]
        return post.status

    return get


@pytest.mark.parametrize(
    ("generator", "header", "settings", "wanted"),
    [
        ("hugo", "date: 2026-02-01", "", "future"),
        ("hugo", "date: 2026-01-31T12:00:00Z", "", "publish"),
        ("hugo", "date: 2026-02-01", "buildFuture = true", "publish"),
        ("hugo", "date: 2020-01-01\npublishDate: 2026-02-01", "", "future"),
        ("hugo", "date: 2026-02-01\npublishDate: 2020-01-01", "", "publish"),
        ("hugo", "date: 2020-01-01\nexpiryDate: 2026-01-01", "", "private"),
        ("hugo", "date: 2020-01-01\nexpiryDate: 2026-02-01", "", "publish"),
        ("hugo", "date: 2020-01-01\nunpublishdate: 2026-01-01", "", "private"),
        ("hugo", "date: 2020-01-01\nexpiryDate: 2026-01-01", "buildExpired = true", "publish"),
        ("hugo", "date: 2020-01-01\nstatus: idea", "", "publish"),  # a field of the theme
        ("jekyll", "date: 2026-02-01", "", "future"),
        ("jekyll", "date: 2026-02-01", "future: true", "publish"),
        ("nikola", "title: x\ndate: 2026-02-01", "", "future"),
        ("nikola", "title: x\ndate: 2026-02-01", "FUTURE_IS_NOW = True", "publish"),
        ("pelican", "title: x\ndate: 2026-02-01", "", "publish"),
        ("pelican", "title: x\ndate: 2026-02-01", "WITH_FUTURE_DATES = False", "future"),
        ("hexo", "date: 2026-02-01", "", "publish"),
        ("hexo", "date: 2026-02-01", "future: false", "future"),
        ("zola", 'date = 2026-02-01\ntitle = "x"', "", "publish"),
        ("zola", 'date = 2020-01-01\nrender = false\ntitle = "x"', "", "private"),
        ("markdown", "date: 2026-02-01", "", "future"),
        ("markdown", "date: 2020-01-01\nstatus: idea", "", "idea"),
        ("markdown", "date: 2020-01-01\nstatus: Draft", "", "draft"),
        ("markdown", "date: 2020-01-01\nstatus: published", "", "publish"),
        ("markdown", "date: 2020-01-01\nprivate: true", "", "private"),
        ("markdown", "date: 2020-01-01\nunlisted: true", "", "private"),
        ("markdown", "date: 2020-01-01\nhidden: 1", "", "private"),
        ("markdown", "date: 2020-01-01\nprivate: 'Yes'", "", "private"),
        ("markdown", "date: 2020-01-01\nprivate: 0", "", "publish"),
        ("markdown", "date: 2020-01-01\ndg-publish: false", "", "draft"),
        ("markdown", "date: 2020-01-01", "", "publish"),
    ],
)
def test_who_may_see_a_post(status, generator, header, settings, wanted):
    assert status(generator, header, settings) == wanted


@pytest.mark.parametrize("name", ["hugo", "jekyll", "hexo", "pelican", "markdown"])
@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("password: sesame", {"password": 1}),
        ("password: 1234", {"password": 1}),
        ("encrypted: true", {"members": 1}),
        ("protected: true", {"password": 1}),
        ("premium: yes", {"members": 1}),
        ("privacy: members", {"members": 1}),
        ("password: ''", {}),
        ("encrypted: false", {}),
        ("premium: at no cost", {}),
    ],
)
def test_a_text_that_its_theme_locks(tmp_path, name, header, reason):
    config, text, place = CONFIG[name]
    for path, content in {
        config: text,
        place: f"---\ntitle: T\ndate: 2020-01-01\n{header}\n---\nLOCKED\n",
    }.items():
        (tmp_path / "in" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / path).write_text(content, encoding="utf-8")
    result = converters.convert(tmp_path / "in", tmp_path / "out", from_="markdown", to="hugo", options={"generator": name})  # fmt: skip
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.md"))
    assert ("LOCKED" in written) is not bool(reason)
    assert "sesame" not in written
    assert result.accounts["post"].left_out == reason


def test_a_private_target_has_the_password(tmp_path):
    source = tmp_path / "a.md"
    source.write_text("---\ntitle: T\npassword: sesame\n---\nText\n", encoding="utf-8")
    (post,) = [record for record in converters.read(source, from_="markdown") if isinstance(record, Post)]
    assert (post.password, post.extra) == ("sesame", {})


def test_the_clock_counts_unless_a_time_is_stated(status):
    assert status("hugo", "date: 2099-01-01", now="") == "future"
    assert status("hugo", "date: 2020-01-01", now="2019-12-31") == "future"
    with pytest.raises(UsageError, match="now=tomorrow"):
        status("hugo", "date: 2020-01-01", now="tomorrow")


@pytest.mark.parametrize(
    ("generator", "header"),
    [
        ("jekyll", "title: My talk: a report\npublished: false"),
        ("jekyll", "draft: true\ntags: [a"),
        ("hugo", "title: x: y\n'draft': yes"),
        ("markdown", "title: x: y\nstatus: idea"),
        ("zola", "title = unquoted\ndraft = true"),
        ("jekyll", "title: x: y\npassword: fog"),
        ("hugo", "title: x: y\nvisibility:members"),
        ("markdown", "title: x: y\nhidden：true"),
        ("markdown", "title: x: y\nprivate:\u00a0true"),
        ("hexo", "title: x: y\nstate: “draft”"),
    ],
)
def test_a_header_with_a_damaged_line_keeps_back_what_says_so(status, generator, header):
    assert status(generator, header) in ("draft", "idea")


def test_a_damaged_header_is_read_line_by_line(tmp_path):
    place = tmp_path / "_posts" / "2020-01-02-a.md"
    place.parent.mkdir()
    header = (
        "layout: post\ntitle: My talk: a report\ntags:\n\t- pond\ncategory: News\nimage: 'x.png\nother: @x"
    )
    place.write_text(f"---\n{header}\n---\nText\n", encoding="utf-8")
    (post,) = [record for record in converters.read(tmp_path, options={"generator": "jekyll"}) if isinstance(record, Post)]  # fmt: skip
    assert (post.title, post.status) == ("My talk: a report", "publish")
    assert [(ref.taxonomy, ref.name) for ref in post.terms] == [("category", "News"), ("post_tag", "pond")]
    assert (post.extra["other"], post.extra["header"]) == ("@x", f"{header}\n")


@pytest.mark.parametrize("to", ["html", *TREES])
@pytest.mark.parametrize(
    ("generator", "body"),
    [
        ("hugo", "Shown {{< comment >}}hidden{{< /comment >}} text\n\n{{% comment %}}\nhidden\n{{% /comment %}}\n"),
        ("jekyll", "Shown {% comment %}hidden{% endcomment %} text\n\n{%- comment -%}\nhidden\n{%- endcomment -%}\n"),
        ("jekyll", "Shown\n{% comment %}\nhidden\n{% comment %}\nnote\n{% endcomment %}\nhidden\n{% endcomment %}\n"),
        ("markdown", "Shown %%hidden%% text\n\n%%\nhidden\n%%\n\n    100%% sure\n"),
    ],
)  # fmt: skip
def test_comments_of_a_template_language_are_on_no_page(to, generator, body, status, tmp_path):
    status(generator, "date: 2020-01-01\ntitle: One", body=body)
    source, target = tmp_path / "source", tmp_path / "target"
    options = {"generator": generator}
    result = converters.convert(source, target, to=to, from_="markdown", options=options)
    written = "\n".join(path.read_text("utf-8") for path in target.rglob("*") if path.suffix in (".md", ".html", ".xml", ".js"))  # fmt: skip
    assert "Shown" in written
    assert "hidden\n" not in written.replace("hidden text", "")
    assert ">hidden" not in written
    assert "%hidden" not in written
    assert [finding.kind for finding in result.findings].count("hidden-text") == 1
    kept = [record for record in converters.read(source, from_="markdown", options=options) if isinstance(record, Post)]  # fmt: skip
    assert any("hidden" in (post.body.text if post.body else "") for post in kept)  # an archive has it


@pytest.mark.parametrize(
    ("header", "settings", "wanted"),
    [
        ("title: Tide", "", "draft"),
        ("date: 2020-01-01", "", "draft"),
        ("title: Tide\ndate: 2020-01-01", "", "publish"),
        ("title: Tide", "DEFAULT_DATE = 'fs'\n", "publish"),
    ],
)
def test_pelican_makes_no_page_without_a_title_and_a_date(status, header, settings, wanted):
    assert status("pelican", header, settings) == wanted


def test_a_page_of_pelican_needs_no_date(tmp_path):
    trees = {"pelicanconf.py": "SITENAME = 'x'\n", "content/pages/a.md": "Title: Dune\n\nText\n", "content/b.md": "Title: B\n\nText\n"}  # fmt: skip
    for name, text in trees.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    records, findings = read(tmp_path)
    assert {post.title: post.status for post in posts(records).values()} == {"Dune": "publish", "B": "draft"}
    assert "unbuilt" in findings


def test_the_settings_of_hugo_say_where_the_date_is(tmp_path):
    trees = {
        "hugo.toml": "[frontmatter]\ndate = [':filename', 'written', ':default']\n",
        "content/posts/2021-05-06-Tide.md": "---\ntitle: Tide\ndate: 2019-01-01\n---\nText\n",
        "content/posts/dune.md": "---\ntitle: Dune\nwritten: 2020-02-03\n---\nText\n",
        "content/posts/reed.md": "---\ntitle: Reed\ndate: 2018-04-05\n---\nText\n",
    }
    for name, text in trees.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = {post.title: post for post in posts(read(tmp_path)[0]).values()}
    dates = {title: (post.date or "")[:10] for title, post in found.items()}
    assert dates == {"Tide": "2021-05-06", "Dune": "2020-02-03", "Reed": "2018-04-05"}
    assert (found["Tide"].slug, found["Tide"].extra["stated_date"]) == ("Tide", "2019-01-01")


@pytest.mark.parametrize(
    ("generator", "header", "settings", "wanted"),
    [
        ("hugo", "date: 20", "", "draft"),
        ("hugo", "date: 2031-13-40", "", "draft"),
        ("hugo", "date: 2031-0", "", "draft"),
        ("hugo", "date: 2031-05-05T25:61:00Z", "", "draft"),
        ("hugo", "date: 2020-01-01\npublishDate: 2031-13-01", "", "draft"),
        ("hugo", "date: 2020-01-01\nexpiryDate: 20", "", "draft"),
        ("hugo", "date: 2020-01-01\nexpiryDate: never", "", "publish"),
        ("hugo", "date: 2020-05-05 24:00:00", "", "publish"),
        ("hugo", "date: 10/08/2020", "", "publish"),
        ("hugo", "date: 2031-13-40", "buildFuture = true", "publish"),
        ("jekyll", "date: 2031-13-40", "", "draft"),
        ("hexo", "date: 20", "", "publish"),  # a date keeps nothing back
        ("hexo", "date: 2020-01-01\nrelease_date: 2031-13-01", "", "draft"),
    ],
)
def test_a_damaged_date_says_nothing_of_the_time(status, generator, header, settings, wanted):
    assert status(generator, header, settings) == wanted
