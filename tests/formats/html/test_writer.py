"""The pages of --to html: where they lie, what they link to, what is in none of them."""

import hashlib
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jinja2 import Environment
from lxml import html as lxml_html

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.formats.html import writer as html_writer
from converters.formats.html.writer.navigation import MOST_LINKS
from converters.publishing import words as translations

HOME = "https://blog.example"
HTML_WRITER = Path(html_writer.__file__).parent
SITE = Site(title="A blog", url=HOME, language="en")


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


def post(id_: str, slug: str = "", **fields: Any) -> Post:
    fields.setdefault("title", f"Title {id_}")
    fields.setdefault("body", html(f"<p>Body {id_}</p>"))
    return Post(id=id_, slug=slug or f"slug-{id_}", **fields)


def at(id_: str, path: str, **fields: Any) -> Post:
    return post(id_, url=f"{HOME}{path}", **fields)


def written(records: Iterable[Record], target: Path, **how: Any) -> Path:
    result = converters.write(records, target, to="html", **how)
    assert all(account.balanced for account in result.accounts.values())
    return target


def files(target: Path) -> dict[str, str]:
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file() and path.name != ".blogport.json"
    }


def where(target: Path, id_: str) -> str:
    """The file of a post."""
    (file,) = (
        name for name, text in files(target).items() if f'{{"post":{{"record":"post","id":"{id_}",' in text
    )
    return file


def links(page: str) -> list[str]:
    return [
        str(link) for link in lxml_html.fromstring(page.encode()).xpath("//*[@class='e-content']//a/@href")
    ]


def test_permalinks_are_kept_where_they_are_paths(tmp_path: Path) -> None:
    posts = [
        at("1", "/2014/05/slug/"),
        at("2", "/2014/05/no-slash"),
        at("3", "/2014/05/page.html"),
        at("4", "/%E6%9D%B1%E4%BA%AC/"),
        at("5", "/?p=5"),
        post("6", url="https://elsewhere.example/six/"),
    ]
    target = written([SITE, *posts], tmp_path / "site")
    assert [where(target, str(number)) for number in range(1, 7)] == [
        "2014/05/slug/index.html",
        "2014/05/no-slash/index.html",
        "2014/05/page.html",
        "東京/index.html",
        "posts/slug-5/index.html",
        "posts/slug-6/index.html",
    ]


HOSTILE = [
    "/../../etc/passwd",
    "/..%2f..%2fx/",
    "/a/../../../b/",
    "/con/",
    "/aux.html",
    "/a:b/",
    "/trailing./",
    "/nul\x00l/",
    "//evil.example/x/",
    "/" + "long" * 200 + "/",
    "/" + "/".join(["deep"] * 200) + "/",
    "/index.html",
    "/feed.xml",
    "/sitemap.xml/x/",
    "/blogport/style.css",
    "/blogport/search-index.js",
    "/.blogport.json",
    "/.blogport.json/",
    "/BLOGPORT-UNFINISHED.txt",
    "/Upper/",
    "/upper/",
    "/UPPER/index.html",
    "/upper/inner/",
    "/upper.html",
    "/upper.html/more/",
    "/archive/",
    "/tags/",
    "/page/2/",
    "/2014/",
    "/author/ann/",
    "/category/c/",
    "/media/",
    "/drafts/slug-90/",
    "/posts/slug-91/",
    "/http:/x/",
    "/a%20b/",
    "/q?x=1",
]


def test_no_two_things_share_a_file_and_none_leaves_the_target(tmp_path: Path) -> None:
    posts = [at(str(number), path, author="ann", date="2014-05-01T00:00:00", terms=(TermRef(taxonomy="category", slug="c", name="C"), TermRef(taxonomy="author", slug="ann", name="Odd"), TermRef(taxonomy="post_tag", slug="t"))) for number, path in enumerate(HOSTILE, 1)]  # fmt: skip
    posts += [
        post("90", status="draft"),
        post("91"),
        post("92", slug="slug-91"),
        post("93", slug="con"),
        post("94", slug="../../x"),
    ]
    posts += [
        post("95", type="archive"),
        post("96", type="2014"),
        post("97", type="../x"),
        post("98", type="page"),
    ]
    target = written(
        [SITE, Author(login="ann", name="Ann"), *posts],
        tmp_path / "in" / "site",
        options={"drafts": "true", "per_page": "5"},
    )
    pages = files(target)
    owners = [where(target, one.id) for one in posts]
    assert len(set(map(str.casefold, owners))) == len(posts)
    assert len({name.casefold() for name in pages}) == len(pages)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["site"]
    assert "blogportIndex" in pages["blogport/search-index.js"]
    assert pages["feed.xml"].startswith("<?xml")
    for name in pages:
        for part in name.split("/"):
            assert len(part.encode()) <= 240
            assert not re.fullmatch(r"(?i)(con|aux|nul|prn|com\d|lpt\d)(\..*)?", part)
            assert not re.search(r'[\x00-\x1f<>:"|?*\\]|[. ]$', part)
    for name, text in pages.items():
        if name.endswith(".html"):
            for link in lxml_html.fromstring(text.encode()).xpath("//body//a/@href"):
                if "://" not in link and not link.startswith("#"):
                    to = (target / name).parent / unquote(link.partition("#")[0])
                    assert to.is_file(), (name, link)


def test_lists_of_one_name_stay_apart(tmp_path: Path) -> None:
    ann = TermRef(taxonomy="author", slug="ann", name="A film by Ann")
    posts = [
        post("1", author="ann"),
        post("2", terms=(ann,)),
        post("3", type="archive"),
        post("4", type="2014"),
        post("5", date="2014-01-01T00:00:00"),
    ]
    target = written([SITE, Author(login="ann", name="Ann"), *posts], tmp_path / "site")
    lists = {
        name: re.findall(r'<h2 class="p-name"><a[^>]*>(.*?)</a>', text)
        for name, text in files(target).items()
        if name.startswith(("author/", "archive", "2014"))
    }
    assert sorted(filter(None, lists.values())) == [
        ["Title 1"],
        ["Title 2"],
        ["Title 3"],
        ["Title 4"],
        ["Title 5"],
    ]


def test_links_between_posts_are_relative(tmp_path: Path) -> None:
    body = html(
        f'<a href="{HOME}/2/">a</a><a href="/2/#comment-5">b</a><a href="{HOME}/?p=3">c</a><a href="http://www.blog.example/2">d</a>'
        f'<a href="#x">e</a><a href="{HOME}/">f</a><a href="https://else.example/2/">g</a><a href="{HOME}/not-here/">h</a>'
        f'<a href="{HOME}/wp-content/x.jpg">i</a><a href="mailto:a@b.example">j</a><a href="{HOME}/draft/">k</a>'
    )
    posts = [at("1", "/deep/er/1/", body=body), at("2", "/2/"), post("3"), at("4", "/draft/", status="draft")]
    target = written([SITE, *posts], tmp_path / "site")
    assert links(files(target)["deep/er/1/index.html"]) == [
        "../../../2/index.html", "../../../2/index.html#comment-5", "../../../posts/slug-3/index.html", "../../../2/index.html",
        "#x", "../../../index.html", "https://else.example/2/", f"{HOME}/not-here/",
        f"{HOME}/wp-content/x.jpg", "mailto:a@b.example", f"{HOME}/draft/",
    ]  # fmt: skip
    (back,) = (one for one in converters.read(target) if isinstance(one, Post) and one.id == "1")
    assert back.body == body


def test_an_address_that_is_none_costs_no_post(tmp_path: Path) -> None:
    """A link to `http://[`, which no browser can open, is written as it stands."""
    body = html('<p>before <a href="http://[">here</a> <img src="//[x"> after</p>')
    records = [Site(url="https://pond.example"), post("1", "one", body=body, url="https://pond.example/one/")]
    diagnostics = Diagnostics()
    target = written(records, tmp_path / "out", diagnostics=diagnostics)
    assert "after</p>" in (target / "one" / "index.html").read_text(encoding="utf-8")
    assert not [finding for finding in diagnostics.findings if finding.kind == "fault"]


def test_links_in_one_file_lead_to_the_articles_in_it(tmp_path: Path) -> None:
    comment = Comment(id="5", body=html("<p>hi</p>"))
    body = html(
        f'<h2 id="part">P</h2><a href="{HOME}/2/">a</a><a href="{HOME}/2/#comment-5">b</a><a href="#part">c</a>'
    )
    target = written(
        [SITE, at("1", "/1/", body=body), at("2", "/2/", comments=(comment,))],
        tmp_path / "a.html",
        options={"single": "true"},
    )
    page = target.read_text(encoding="utf-8")
    tree = lxml_html.fromstring(page.encode())
    found = links(page)
    assert found == ["#post-2", "#post-2-comment-5", "#post-1-part"]
    assert set(tree.xpath("//@id")) >= {link[1:] for link in found}
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


def test_old_slugs_lead_to_the_post(tmp_path: Path) -> None:
    posts = [
        at("2", "/2020/new/", extra={"_wp_old_slug": ["old", "taken", "../../x", "both"]}),
        at("1", "/2020/other/", extra={"_wp_old_slug": ["both"]}),
        at("3", "/2020/taken/"),
    ]
    pages = files(written([SITE, *posts], tmp_path / "site"))
    assert 'url=../new/index.html"' in pages["2020/old/index.html"]
    assert 'url=../other/index.html"' in pages["2020/both/index.html"], (
        "the first post has it, whatever the order"
    )
    assert "Body 3" in pages["2020/taken/index.html"]
    assert len([name for name in pages if name.startswith("2020/")]) == 5


SECRETS = ["SECRETMAIL@x.example", "192.0.2.77", "SECRETDRAFT", "SECRETPENDING", "SECRETPRIVATE", "SECRETFUTURE", "SECRETWORD",
           "SECRETTEXT", "SECRETSPAM", "SECRETMETA", "SECRETHIDDEN", "SECRETAUTHOR", "SECRETFILE", "SECRETTRASH"]  # fmt: skip


def private() -> list[Record]:
    who = Commenter(name="Ann", email="SECRETMAIL@x.example", ip="192.0.2.77")
    comments = (
        Comment(id="1", author=who, body=html("<p>fine</p>"), extra={"akismet": ["SECRETMETA"]}),
        Comment(id="2", author=who, body=html("<p>SECRETSPAM</p>"), status="spam"),
        Comment(id="3", author=who, parent="2", body=html("<p>an answer</p>")),
    )
    link = f'<p>See <a href="{HOME}/d/">this</a></p>'
    return [
        SITE,
        Author(id="1", login="ann", name="Ann", email="SECRETAUTHOR@x.example"),
        Media(id="70", url=f"{HOME}/SECRETFILE.jpg", title="SECRETFILE", parent="14"),
        at("1", "/1/", author="ann", comments=comments, body=html(link), extra={"_edit_lock": "SECRETHIDDEN", "email": "SECRETMAIL@x.example"}),
        at("10", "/d/", title="SECRETDRAFT", status="draft", body=html("SECRETDRAFT")),
        at("11", "/e/", title="SECRETPENDING", status="pending"),
        at("12", "/f/", title="SECRETPRIVATE", status="private"),
        at("13", "/g/", title="SECRETFUTURE", status="future"),
        at("14", "/h/", title="SECRETTEXT", password="SECRETWORD"),
        at("15", "/i/", title="SECRETTRASH", status="trash"),
    ]  # fmt: skip


@pytest.mark.parametrize("single", [False, True])
def test_what_is_private_is_in_no_file(single: bool, tmp_path: Path) -> None:
    target = written(
        private(), tmp_path / ("a.html" if single else "site"), options={"single": str(single).lower()}
    )
    text = (
        target.read_text(encoding="utf-8")
        if single
        else "\n".join(f"{name}\n{one}" for name, one in files(target).items())
    )
    assert [secret for secret in SECRETS if secret.lower() in text.lower()] == []
    assert "an answer" in text


def test_drafts_are_written_where_no_page_leads(tmp_path: Path) -> None:
    pages = files(written(private(), tmp_path / "site", options={"drafts": "true"}))
    assert [name for name, text in pages.items() if "SECRETDRAFT" in text] == ["drafts/slug-10/index.html"]
    assert 'content="noindex"' in pages["drafts/slug-10/index.html"]
    assert [name for name, text in pages.items() if "drafts/" in text] == ["drafts/slug-10/index.html"]


def test_include_lets_in_what_it_names(tmp_path: Path) -> None:
    pages = files(
        written(
            private(),
            tmp_path / "site",
            include=["private", "password", "unapproved", "personal"],
            options={"drafts": "true"},
        )
    )
    everything = "\n".join(pages.values())
    shown = {secret for secret in SECRETS if secret in everything}
    assert shown == {"SECRETDRAFT", "SECRETPRIVATE", "SECRETTEXT", "SECRETFILE", "SECRETSPAM", "SECRETMAIL@x.example", "192.0.2.77", "SECRETMETA", "SECRETAUTHOR"}  # fmt: skip
    assert (
        "SECRETPRIVATE"
        not in pages["blogport/search-index.js"]
        + pages["index.html"]
        + pages["sitemap.xml"]
        + pages["feed.xml"]
    )


def test_the_same_records_give_the_same_bytes_in_any_order(example: Path, tmp_path: Path) -> None:
    records = list(converters.read(example))
    first = digest(written(records, tmp_path / "one"))
    assert digest(written(records, tmp_path / "two", jobs=2)) == first
    random.Random(1).shuffle(records)
    names = files(written(records, tmp_path / "three"))
    assert list(names) == list(files(tmp_path / "one"))


def digest(target: Path) -> str:
    return hashlib.sha256(
        "\n".join(f"{name}\n{text}" for name, text in files(target).items()).encode()
    ).hexdigest()


def test_threads_of_2000_levels_are_whole_and_in_place(tmp_path: Path) -> None:
    comments = tuple(
        Comment(id=str(number), parent=str(number - 1) if number > 1 else "", body=html(f"<p>c{number}</p>"))
        for number in range(1, 2001)
    )
    target = written([SITE, at("1", "/1/", comments=comments)], tmp_path / "site")
    page = files(target)["1/index.html"]
    assert re.findall(r"<p>c(\d+)</p>", page) == [str(number) for number in range(1, 2001)]
    assert page.count("<ol") == page.count("</ol>") == 40
    assert len(re.findall("<li[ >]", page)) == page.count("</li>")
    (back,) = (one for one in converters.read(target) if isinstance(one, Post))
    assert back.comments == comments


def test_a_post_of_which_little_is_known(tmp_path: Path) -> None:
    bare = [
        Post(),
        Post(id="2", body=html("<p>Only words, no title at all here.</p>")),
        Post(id="3", type="page"),
    ]
    pages = files(written(bare, tmp_path / "site"))
    assert "Only words, no title at all here.</a>" in pages["index.html"]
    assert "feed.xml" not in pages, "feeds need addresses"
    assert "canonical" not in "".join(pages.values())


def test_a_language_that_is_written_from_the_right(tmp_path: Path) -> None:
    pages = files(written([Site(title="مدونة", language="ar"), post("1")], tmp_path / "site"))
    assert all(
        '<html lang="ar" dir="rtl">' in text for name, text in pages.items() if name.endswith("index.html")
    )


@pytest.mark.parametrize("to", ["html", "epub"])
def test_our_templates_are_compiled_once(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english, french = (Site(title="A blog", url=HOME, language=code) for code in ("en", "fr"))
    converters.write([english, post("1")], tmp_path / "first", to=to)
    monkeypatch.setattr(Environment, "compile", None)
    converters.write([french, post("1")], tmp_path / "second", to=to)


def test_templates_of_ones_own_go_before_ours(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "blogport").mkdir(parents=True)
    (own / "entries.html").write_text(
        "{% macro entries_of(entries, to) %}MINE {{ entries | length }}{% endmacro %}{% macro around(a, b) %}{% endmacro %}",
        encoding="utf-8",
    )
    (own / "blogport" / "style.css").write_text("body { color: red }", encoding="utf-8")
    pages = files(written([SITE, post("1")], tmp_path / "site", options={"template": str(own)}))
    assert "MINE 1" in pages["index.html"]
    assert pages["blogport/style.css"] == "body { color: red }"


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize("wrong", [
    "{% if %}", "{{ nothing_such }}", "{% include 'missing.html' %}", "{{ 1 / 0 }}", "{{ article.post.body.text.nope() }}",
    "{% extends 'post.html' %}", "{% for x in 5 %}{% endfor %}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", b"\xff\xfe",
])  # fmt: skip
def test_a_wrong_template_is_an_error_in_one_sentence(wrong: str | bytes, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "post.html").write_bytes(wrong if isinstance(wrong, bytes) else wrong.encode())
    with pytest.raises(UsageError) as error:
        converters.write([SITE, post("1")], tmp_path / "site", to="html", options={"template": str(own)})
    assert "post.html" in str(error.value)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "options",
    [
        {"template": "/nowhere/at/all"},
        {"template": __file__},
        {"per_page": "0"},
        {"per_page": "-1"},
        {"per_page": "many"},
    ],
)
def test_options_that_make_no_sense(options: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        converters.write([SITE, post("1")], tmp_path / "site", to="html", options=options)
    assert next(iter(options)).partition("_")[0] in str(error.value)
    assert not (tmp_path / "site").exists()


def test_one_file_holds_everything(tmp_path: Path) -> None:
    records = [
        SITE,
        *(
            at(
                str(n),
                f"/{n}/",
                date=f"2020-01-0{n}T00:00:00",
                comments=(Comment(id="1", body=html("<p>hi</p>")),),
            )
            for n in range(1, 4)
        ),
    ]
    page = written(records, tmp_path / "a.html", options={"single": "true"}).read_text(encoding="utf-8")
    tree = lxml_html.fromstring(page.encode())
    assert tree.xpath("//nav//a/@href") == ["#post-1", "#post-2", "#post-3"]
    assert len(tree.xpath("//article")) == 3
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
    assert "<link rel=" not in page


def test_odd_names_are_text_everywhere(tmp_path: Path) -> None:
    odd = "\"'<b>&amp; 😀</b></script>{{ 7*7 }}"
    terms = (
        TermRef(taxonomy="category", slug="index.html", name=odd),
        TermRef(taxonomy="post_tag", slug="..", name=odd),
        TermRef(taxonomy=odd, slug=odd, name=odd),
    )
    one = post("1", slug="index.html", title=odd, terms=terms, author=odd, excerpt=odd)
    target = written(
        [
            Site(title=odd, url=HOME, description=odd),
            Author(login=odd, name=odd),
            Term(taxonomy="category", slug="x", name=odd, description=odd),
            one,
        ],
        tmp_path / "site",
    )
    for name, text in files(target).items():
        if name.endswith(".html"):
            tree = lxml_html.fromstring(text.encode())
            assert (
                tree.xpath("//article//b | //header//b | //h1//b | //li//b | //nav//b") == []
                or 'class="e-content"' in text
            )
            assert "49" not in text
            assert odd in "".join(tree.xpath("//header[@class='site']//text()"))


def test_pages_speak_the_language_of_the_blog(tmp_path: Path) -> None:
    comment = Comment(id="1", body=html("<p>x</p>"), likes=3)
    for language, says in {
        "de-AT": "Kommentare (1)",
        "zh_TW": "留言 (1)",
        "no": "Kommentarer (1)",
        "xx": "Comments (1)",
        "": "Comments (1)",
    }.items():
        target = written(
            [Site(language=language), post("1", comments=(comment,))], tmp_path / f"site-{language}"
        )
        page = files(target)["posts/slug-1/index.html"]
        assert says in page
        assert next(one for one in converters.read(target) if isinstance(one, Post)).comments == (comment,)


def test_each_language_has_each_word() -> None:
    table = translations.table()
    used = set()
    converters_ = HTML_WRITER.parents[2]
    for file in (
        *(
            path for path in converters_.rglob("*.html") if path.parent.name != "report_page"
        ),  # it has its own
        *HTML_WRITER.glob("*.py"),
        *(converters_ / "generators").rglob("*.py"),
    ):
        in_page = r"\bwords\.(\w+)|\bT \"(\w+)\"|words\[[^]]*\]" if file.suffix == ".html" else ""
        pattern = in_page or r"""words(?:_of\([\w.]+\))?\["(\w+)"\]"""
        found = re.findall(pattern, file.read_text(encoding="utf-8"))
        used |= {word for words in found for word in ([words] if isinstance(words, str) else words) if word}
    in_python = {"date", "clock", "months"}
    by_variable = {"categories", "tags", "authors", "comments", "mentions", "posts", "pages", "archive"}
    assert (used | by_variable | in_python) - {"direction", "moment", "en", "json"} == set(table["en"])
    assert {language: list(table["en"]) for language in table} == {
        language: list(known) for language, known in table.items()
    }
    assert all(isinstance(word, str) and word for known in table.values() for word in known.values())
    assert set(translations.ALIKE.values()) <= set(table)


@pytest.mark.parametrize("single", ["false", "true"])
def test_a_body_cannot_pass_for_a_comment_or_a_part_of_the_page(single: str, tmp_path: Path) -> None:
    body = html(
        '<li class="u-comment h-cite" id="comment-5"><div class="who"><span class="p-author"><b class="p-name">Eve</b></span></div>'
        '<div class="e-content">never said</div></li><p id="comments">a</p><p id="main">b</p>'
        '<script type="application/json" id="blogport" class="blogport">{"post":{"record":"post","id":"666"}}</script>'
    )
    comment = Comment(id="5", author=Commenter(name="Ann"), body=html("<p>said</p>"))
    target = written(
        [SITE, at("1", "/1/", body=body, comments=(comment,))],
        tmp_path / ("a.html" if single == "true" else "site"),
        options={"single": single},
    )
    page = target if single == "true" else target / "1" / "index.html"
    ids = lxml_html.fromstring(page.read_bytes()).xpath("//@id")
    assert len(ids) == len(set(ids))
    (back,) = (one for one in converters.read(target) if isinstance(one, Post))
    assert back.comments == (comment,)
    assert back.body == body


def test_of_many_taxonomies_every_page_links_to_some_and_one_page_to_all(tmp_path: Path) -> None:
    terms = [Term(taxonomy=f"kind-{number}", slug="all", name="All") for number in range(60)]
    refs = tuple(TermRef(taxonomy=term.taxonomy, slug=term.slug, name=term.name) for term in terms)
    pages = files(written([*terms, post("1", "one", terms=refs)], tmp_path / "site"))
    home, contents = pages["index.html"], pages["contents/index.html"]
    assert sum(f">kind-{number}</a>" in home for number in range(60)) == MOST_LINKS
    assert all(f'href="../kind-{number}/index.html">kind-{number}</a>' in contents for number in range(60))
    assert 'href="contents/index.html"' in home


def test_pages_below_hundreds_of_pages_name_the_nearest(tmp_path: Path) -> None:
    chain = [
        post(str(number), f"p{number}", type="page", parent=str(number - 1) if number > 1 else "")
        for number in range(1, 101)
    ]
    paths = files(written(chain, tmp_path / "site")).keys()
    assert f"pages/{'/'.join(f'p{number}' for number in range(76, 101))}/index.html" in paths
    assert "pages/p1/p2/p3/index.html" in paths


def test_a_frame_of_another_site_waits_for_a_click(tmp_path: Path) -> None:
    body = html('<p>a</p><iframe src="https://film.example/7?a=1&amp;b=2"></iframe>')
    records = [Site(url=HOME, language="de"), at("1", "/one/", body=body)]
    target = written(records, tmp_path / "site")
    (other,) = lxml_html.fromstring(files(target)["one/index.html"].encode()).xpath("//iframe")
    assert other.get("src") == "https://film.example/7?a=1&b=2"
    assert "<a href='https://film.example/7?a=1&amp;b=2'>Anzeigen: film.example</a>" in other.get("srcdoc")
    (back,) = (record for record in converters.read(target) if isinstance(record, Post))
    assert back.body == body


def test_notes_in_the_source_of_a_text_are_on_no_page(tmp_path):
    text = (
        "<p>Seen<!-- unseen --></p><!--more--><!-- un\nseen --><p title='<!-- a title -->'>More</p>"
        "<script><!-- var code --></script><pre>&lt;!-- shown --&gt;</pre><!-- unseen"
    )
    diagnostics = Diagnostics()
    target = written([SITE, post("1", body=html(text))], tmp_path / "out", diagnostics=diagnostics)
    page = "".join(files(target).values())
    assert "unseen" not in page
    assert "un\\nseen" not in page
    assert all(kept in page for kept in ("&lt;!-- shown", "a title", "var code"))
    assert [finding.kind for finding in diagnostics.findings].count("notes-left-out") == 1
