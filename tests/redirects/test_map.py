"""The map from old addresses to new ones, and what the formats make of it."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

import converters
from converters.cli.main import main
from converters.errors import UsageError
from converters.io.temporary import disk_map
from converters.model import Author, Markup, Post, Record, Site, Term, TermRef
from converters.redirects.address import ANY, Kind, Tail
from converters.redirects.address_map import COUNTERPARTS, Rule, Rules, name_of, without_chains
from converters.redirects.formats.base import byte_pattern, letter_pattern, target, url
from converters.redirects.names import FORMATS
from tests.conftest import FIXTURES
from tests.redirects import blogs
from tests.targets import GENERATORS

EXPORT = FIXTURES / "example.xml"


def table(target: Path) -> dict[str, str]:
    """Old address -> new one, `""` for what is gone, of the table of a target."""
    path = next(target.glob("**/redirects.csv"))
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["old"]: row["new"] for row in csv.DictReader(stream)}


def mapped(tmp_path: Path, *records: Record, to: str = "hugo") -> dict[str, str]:
    converters.write(records, tmp_path / "site", to=to, redirects=("csv",))
    return table(tmp_path / "site")


def post(id_: str, path: str, date: str = "2012-05-06T08:00:00+00:00", dialect: str = "wordpress", text: str = "", **fields: object) -> Post:  # fmt: skip
    body = Markup(text=text or "<p>Text</p>", dialect=dialect)  # type: ignore[arg-type]
    fields = {"status": "publish", "type": "post", "slug": path.strip("/").rpartition("/")[2], **fields}
    return Post(id=id_, url=f"https://old.example{path}", title=f"Post {id_}", date=date, body=body, **fields)  # type: ignore[arg-type]


SITE = Site(url="https://old.example/", title="Old")
NEWS = TermRef(taxonomy="category", slug="news", name="News")


@pytest.mark.parametrize(
    ("paths", "fronts"),
    [
        (("/2012/05/06/a/", "/2012/05/06/b/"), ["/author/ada"]),
        (("/archives/1", "/archives/2"), ["/archives/author/ada", "/archives/date/2012/05"]),
        (("/blog/2012/a/", "/blog/2012/b/"), ["/blog/author/ada", "/blog/category/news", "/blog/2012/05"]),
        (("/news/a.html", "/news/b.html"), ["/author/ada", "/2012/05"]),
    ],
)
def test_what_lists_have_before_them_is_read_from_the_posts(
    paths: Sequence[str], fronts: list[str], tmp_path: Path
) -> None:
    posts = [
        post(str(n), path, slug="ab"[n - 1], author="ada", terms=(NEWS,)) for n, path in enumerate(paths, 1)
    ]
    found = mapped(tmp_path, SITE, *posts)
    for path in fronts:
        wanted = "/category/news/" if "category" in path else "/" if "author" in path else "/archive/"
        assert found[path] == wanted
        assert f"{path}/page/#/" in found


def test_bases_of_terms_are_read_from_links(tmp_path: Path) -> None:
    text = '<p><a href="https://old.example/topics/news/">News</a> <a href="/elsewhere/">x</a></p>'
    found = mapped(tmp_path, SITE, post("1", "/2012/05/06/a/", terms=(NEWS,), text=text))
    assert found["/topics/news"] == "/category/news/"
    assert found["/topics/news/feed/"] == "/category/news/index.xml"
    assert "/category/news" not in found, "the new site answers it"


def test_plain_permalinks(tmp_path: Path) -> None:
    found = mapped(
        tmp_path,
        SITE,
        Author(id="4", login="ada", name="Ada"),
        Term(id="9", taxonomy="category", slug="news", name="News"),
        post("12", "/?p=12", slug="a", author="ada", terms=(NEWS,)),
        post("13", "/?page_id=13", slug="about", type="page"),
    )
    assert found["/?p=12"] == "/posts/a/"
    assert found["/?page_id=13"] == found["/?p=13"] == "/pages/about/"
    assert found["/?cat=9"] == found["/?category_name=news"] == "/category/news/"
    assert found["/?feed=*&cat=9"] == "/category/news/index.xml"
    assert found["/?feed=rss2"] == "/index.xml"
    assert found["/?feed=*&p=*"] == found["/?feed=comments-rss2"] == ""
    assert "/?author=4" not in found, "every query of the home page shows the home page"


def test_a_site_of_blogger(tmp_path: Path) -> None:
    ref = TermRef(taxonomy="post_tag", slug="two-words", name="Two words")
    found = mapped(tmp_path, SITE, post("1", "/2012/05/a.html", dialect="html", terms=(ref,)))
    assert found["/search/label/Two%20words"] == "/tag/two-words/"
    assert found["/feeds/posts/default"] == found["/rss.xml"] == "/index.xml"
    assert found["/2012_05_01_archive.html"] == found["/2012/05"] == "/archive/"
    assert found["/search"] == "/"
    assert "/2012/05/a.html" not in found


def test_a_site_of_ghost(tmp_path: Path) -> None:
    ref = TermRef(taxonomy="post_tag", slug="sea", name="Sea")
    tide = replace(
        post("5ddc9063c35e7700383b27e0", "/tide/", dialect="html", terms=(ref,), author="ann"), url="/tide/"
    )
    found = mapped(tmp_path, Site(title="Fog"), tide, to="jekyll")
    assert found["/tag/sea"] == "/tags/#Sea"
    assert found["/author/ann"] == found["/author/ann/page/#/"] == "/"
    assert found["/rss"] == found["/tag/sea/rss"] == "/feed.xml"
    assert found["/ghost/*/"] == ""
    assert "/tide" not in found


def test_a_blog_of_tumblr(tmp_path: Path) -> None:
    ref = TermRef(taxonomy="post_tag", slug="sea-fog", name="sea fog")
    tide = replace(post("12", "/post/12/tide", dialect="html", terms=(ref,)), slug="tide")
    found = mapped(tmp_path, Site(title="Fog", extra={"generator": "Tumblr"}), tide, to="jekyll")
    assert found["/post/12"] == "/post/12/tide.html"
    assert found["/tagged/sea-fog"] == "/tags/#sea-fog"
    assert found["/rss"] == found["/tagged/sea-fog/rss"] == "/feed.xml"


def test_a_publication_on_substack(tmp_path: Path) -> None:
    tide = post("12", "/p/tide", dialect="html")
    found = mapped(tmp_path, Site(title="Fog", extra={"generator": "Substack"}), tide)
    assert found["/p/tide/comments"] == "/p/tide/"
    assert found["/feed"] == "/index.xml"


@pytest.mark.parametrize(
    ("source", "feed"),
    [
        ("ghost", "/rss"),
        ("blogger/takeout", "/feeds/posts/default"),
        ("tumblr/export", "/rss"),
        ("substack/export", "/feed"),
    ],
)
def test_what_the_reader_of_a_platform_reads_is_of_that_platform(
    source: str, feed: str, tmp_path: Path
) -> None:
    records = [
        replace(record, url="https://own.example/") if isinstance(record, Site) else record
        for record in converters.read(FIXTURES / source)
        if not isinstance(record, Post)
    ]
    first = post("1", "/about/", dialect="html", type="page")  # an id and a URL as others have them too
    found = mapped(tmp_path, *records, first)
    assert found[feed] == "/index.xml"


def test_a_site_of_a_generator(tmp_path: Path) -> None:
    ref = TermRef(taxonomy="post_tag", slug="blue", name="Blue")
    aliased = post("1", "/a/", dialect="markdown", terms=(ref,), extra={"aliases": ["/first/a.html"]})
    found = mapped(tmp_path, SITE, aliased, to="pelican")
    assert found["/first/a.html"] == "/a/"
    assert found["/tags/blue"] == "/tag/blue/"
    assert found["/index.xml"] == "/feeds/all.atom.xml"
    assert not any(old.startswith("/?p=") or "wp-" in old for old in found)


def test_jekyll_writes_files_without_a_slash(tmp_path: Path) -> None:
    """A path without a slash at its end is a file with the extension `.html` there."""
    found = mapped(tmp_path, SITE, post("1", "/archives/1", slug="a"), to="jekyll")
    assert found["/archives/1"] == "/archives/1.html"


def test_no_rule_leads_to_another() -> None:
    def rule(path: str, to: str | None, **fields: object) -> Rule:
        return Rule(path, to, Kind.POST, **fields)  # type: ignore[arg-type]

    rules = [
        rule("/a", "/b/"),
        rule("/b", "/c/"),
        rule("/d", "/e/"),
        rule("/e", "/d/"),
        rule("/f", "/f/"),
        rule("/g", "/lost/"),
        rule("/lost", None),
        rule("/", "/a/", query=(("p", "1"),)),
        rule("/list", "/list/", tail=Tail.PAGES),
        rule("/in", "/d/"),
    ]
    by_name = {name_of(one.path, one.tail, one.query): one for one in rules}
    found = {(one.path, one.tail): one.to for one in without_chains(by_name)}
    assert found == {
        ("/a", None): "/c/",
        ("/b", None): "/c/",
        ("/g", None): None,
        ("/lost", None): None,
        ("/", None): "/c/",
        ("/list", Tail.PAGES): "/list/",
    }


@pytest.mark.parametrize("most", [disk_map._MOST, 2], ids=["memory", "file"])
def test_the_most_special_rules_come_first(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_map, "_MOST", most)
    wanted = [
        Rule("/", "/a/", Kind.TERM, query=(("a", "1"), ("b", "2"))),
        Rule("/", "/a/", Kind.POST, query=(("p", "1"),), certain=False),
        Rule("/", "/a/", Kind.POST, query=(("p", "10"),)),
        Rule("/long", None, Kind.POST),
        Rule("/b", "/c/", Kind.POST),
        Rule("/è", "/c/#part", Kind.POST),
        Rule("/b", "/c/", Kind.POST, Tail.PAGES),
        Rule("/b", "/c/", Kind.POST, Tail.FEEDS),
        Rule(ANY, ANY, Kind.SAME, Tail.FORMS),
    ]
    found = [*wanted[:5:-1][:1], *wanted[:6][::-1], *wanted[6:8]]
    rules = Rules({name_of(one.path, one.tail, one.query): one for one in found})
    assert list(rules) == wanted
    assert len(rules) == len(wanted)


def test_every_kind_has_its_counterparts() -> None:
    assert set(COUNTERPARTS) == set(Kind) - {Kind.SAME}


@pytest.mark.parametrize("to", [*GENERATORS, "html"])
def test_nothing_hidden_is_named(to: str, tmp_path: Path) -> None:
    formats = [name for name in FORMATS if name not in ("cloudflare", "ghost")]
    converters.write(blogs.blog(), tmp_path / "site", to=to, redirects=formats, include=("private",))
    found = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    written = [path for path in found if {"server", "_server", "redirects"} & {*path.parts} or path.name in ("_redirects", "vercel.json", "redirects")]  # fmt: skip
    assert len(written) >= 7
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in blogs.SECRET if secret in text], path
        assert not any(f"p={id_}" in text for id_ in (900, 901, 500)), path


def test_special_rules_come_before_those_for_all(tmp_path: Path) -> None:
    converters.write(blogs.blog(), tmp_path / "site", to="hugo", redirects=("csv",))
    old = list(table(tmp_path / "site"))
    assert old.index("/?feed=*&cat=8") < old.index("/?cat=8")
    paths = [path for path in old if "?" not in path and not path.endswith("/") and path != "/"]
    lengths = [len(unquote(path)) for path in paths]
    assert lengths == sorted(lengths, reverse=True)
    assert old[-1].startswith("/*/")
    assert all(path.startswith("/*/") for path in old[old.index("/*/amp/") :])


def test_names_are_only_names() -> None:
    assert url('/a "b" $c {d};\n東') == "/a%20%22b%22%20%24c%20%7Bd%7D%3B%0A%E6%9D%B1"
    assert target("/tags/#two%20words", "/blog") == "/blog/tags/#two%20words"
    assert byte_pattern("/a.b 東") == r"/a\x2eb\x20\xe6\x9d\xb1"
    assert letter_pattern("/a.b 東") == r"/a\x{2e}b\x{20}\x{6771}"
    for format_ in blogs.HARD:
        assert set(url(format_)) <= set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.~%"
        )


def test_vercel(tmp_path: Path) -> None:
    converters.convert(EXPORT, tmp_path / "site", to="hugo", redirects=("vercel",))
    rules = json.loads((tmp_path / "site" / "vercel.json").read_text(encoding="utf-8"))["redirects"]
    assert {rule["statusCode"] for rule in rules} == {301}
    assert any(rule.get("has") for rule in rules)
    assert all(set(rule["source"]) & set("{") for rule in rules if "has" not in rule)
    assert not any(rule["source"].startswith("/:page+/feed{") for rule in rules), "what is gone is no rule"


def test_cloudflare_has_no_queries_and_static_rules_first(tmp_path: Path) -> None:
    converters.convert(EXPORT, tmp_path / "site", to="hugo", redirects=("cloudflare",))
    lines = (tmp_path / "site" / "static" / "_redirects").read_text(encoding="utf-8").splitlines()[1:]
    assert all(len(line.split(" ")) == 3 and line.endswith(" 301") for line in lines)
    dynamic = [":" in line or "*" in line for line in lines]
    assert dynamic == sorted(dynamic)
    assert any(dynamic)


def test_pages_that_lead_on(tmp_path: Path) -> None:
    converters.convert(EXPORT, tmp_path / "site", to="jekyll", redirects=("html",))
    pages = [
        page
        for page in (tmp_path / "site").rglob("*.html")
        if 'http-equiv="refresh"' in page.read_text("utf-8")
    ]
    assert pages
    assert not any("feed" in page.parts for page in pages)


def test_the_summary_counts_what_stops_answering(tmp_path: Path) -> None:
    result = converters.convert(EXPORT, tmp_path / "site", to="hugo")
    said = [finding for finding in result.findings if finding.kind == "old-addresses"]
    assert len(said) == 1
    assert "--redirects" in said[0].message
    assert "such as /feed (" in said[0].message
    assert not list((tmp_path / "site").rglob("redirects*"))
    with_redirects = converters.convert(EXPORT, tmp_path / "other", to="hugo", redirects=("nginx",))
    assert not [finding for finding in with_redirects.findings if finding.kind == "old-addresses"]


def test_the_command(tmp_path: Path) -> None:
    assert (
        main(["convert", str(EXPORT), str(tmp_path / "site"), "--to", "hugo", "--redirects", "nginx,csv"])
        == 0
    )
    assert (tmp_path / "site" / "server" / "nginx-maps.conf").is_file()
    assert table(tmp_path / "site")


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("hugo", ("iis",)),
        ("archive", ("nginx",)),
        ("markdown", ("csv",)),
        ("hugo", ("netlify", "cloudflare")),
        ("hugo", ("ghost",)),
        ("ghost", ("netlify",)),
        ("warc", ("html", "nginx")),
    ],
)
def test_words_that_make_no_sense(to: str, words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--redirects"):
        converters.convert(EXPORT, tmp_path / "site", to=to, redirects=words)
    assert not (tmp_path / "site").exists()


def test_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    formats = tuple(name for name in FORMATS if name not in ("cloudflare", "ghost"))
    for name in ("one", "two"):
        converters.write(blogs.blog(), tmp_path / name, to="html", redirects=formats)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert all(
        (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files
    )


def test_the_label_of_blogger_is_the_name_of_a_term_not_the_slug_of_another(tmp_path: Path) -> None:
    refs = (
        TermRef(taxonomy="post_tag", slug="c", name="C++"),
        TermRef(taxonomy="post_tag", slug="c-2", name="c"),
    )
    posts = [replace(post("7", "/2012/05/a.html", dialect="html"), terms=refs)]
    found = mapped(
        tmp_path, SITE, *(Term(taxonomy=ref.taxonomy, slug=ref.slug, name=ref.name) for ref in refs), *posts
    )
    assert (found["/search/label/C%2B%2B"], found["/search/label/c"]) == ("/tag/c/", "/tag/c-2/")


def test_a_reader_that_knows_the_platform_says_so(tmp_path: Path) -> None:
    """Old versions of Ghost number their posts, so the ids of posts do not tell."""
    rows = [{"id": 3, "title": "Tide", "slug": "tide", "html": "<p>x</p>", "status": "published", "page": 0}]
    data = {"posts": rows, "tags": [], "users": [], "posts_tags": [], "settings": []}
    (tmp_path / "x.ghost.json").write_text(
        json.dumps({"db": [{"meta": {"exported_on": 1, "version": "006"}, "data": data}]}), "utf-8"
    )
    source = converters.read(tmp_path / "x.ghost.json", options={"site": "https://fog.example"})
    assert mapped(tmp_path, *source)["/rss"] == "/index.xml"  # type: ignore[arg-type]


def test_a_post_whose_date_was_changed_answers_at_its_old_date(tmp_path: Path) -> None:
    """WordPress redirects from there (`_find_post_by_old_date`); a URL without a date stays as it was."""
    old = {"_wp_old_date": ["2012-04-30", "2012-05-01", "2012-05-06", "soon"]}
    posts = [
        post("1", "/2012/05/06/a/", extra=old),
        post("2", "/2012/05/b/", extra=old),
        post("3", "/c/", extra=old),
    ]
    converters.write([SITE, *posts], tmp_path / "a", to="jekyll", redirects=("csv",))
    found = {
        path: to
        for path, to in table(tmp_path / "a").items()
        if to.endswith(("/a/", "/b/", "/c/")) and "?" not in path
    }
    dated = {path.rstrip("/"): to for path, to in found.items() if path.count("/") > 2 and "*" not in path}
    assert dated == {
        "/2012/04/30/a": "/2012/05/06/a/",
        "/2012/05/01/a": "/2012/05/06/a/",
        "/2012/04/b": "/2012/05/b/",
    }
    converters.write([SITE, *posts], tmp_path / "b", to="hugo")
    text = (tmp_path / "b" / "content" / "posts" / "a.md").read_text("utf-8")
    assert '"/2012/04/30/a/"' in text
    assert '"/2012/05/01/a/"' in text
