"""Links by id (`?p=12`) and to pages that no target has lead to what they meant, in every target."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

import converters
from converters import registry
from converters.io import yaml
from converters.model import Author, Comment, Markup, Media, Post, Record, Site, Term, TermRef
from converters.site.index import SiteIndex
from converters.site.links import SiteLinks
from tests.targets import TREES

SITE = "https://blog.example"
NEWS = TermRef(taxonomy="category", slug="news", name="News")
TAR = TermRef(taxonomy="post_tag", slug="tar", name="Tar")


def wordpress(text: str) -> Markup:
    return Markup(text=text, dialect="wordpress")


def links(*urls: str) -> str:
    return " ".join(f'<a href="{url}">to</a>' for url in urls)


def records(body: str, *, site: str = SITE, **fields) -> list[Record]:
    return [
        Site(title="x", url=site),
        Author(id="1", login="ada", name="Ada"),
        Term(id="3", taxonomy="category", slug="news", name="News", description=links(f"{site}/?p=11")),
        Term(id="4", taxonomy="post_tag", slug="tar", name="Tar"),
        Term(id="5", taxonomy="category", slug="empty", name="Empty"),
        Media(
            id="60",
            url=f"{site}/wp-content/uploads/duck.jpg",
            extra={"link": f"{site}/2020/other/duck/"},
        ),
        Post(id="10", title="One", slug="one", url=f"{site}/2020/one/", body=wordpress(body), **fields),
        Post(
            id="11",
            title="Other",
            slug="other",
            url=f"{site}/2020/other/",
            author="ada",
            terms=(NEWS, TAR),
            body=wordpress("Two"),
        ),
        Post(id="12", title="Id alone", slug="alone", url=f"{site}/?p=12", body=wordpress("Three")),
        Post(id="13", title="Secret", slug="secret", url=f"{site}/secret/", status="private"),
    ]


def found(to: str, target: Path, body: str, **more) -> tuple[list[str], list[str]]:
    """Where the links of the post go, and the findings on links."""
    result = converters.write(records(body, **more), target, to=to, force=True)
    findings = [one.message for one in result.findings if one.kind == "link-by-id"]
    if to == "html":
        page = Path(target, "2020", "one", "index.html").read_text("utf-8").partition('class="e-content"')[2]
        return re.findall(r'<a href="([^"]*)"', page.partition("</article>")[0]), findings
    text = next(path for path in target.rglob("*.md") if "One" in path.read_text("utf-8")[:99]).read_text(
        "utf-8"
    )
    return re.findall(r"\[to\]\(([^)]*)\)", text), findings


POSTS = {
    **{name: ["/2020/other/", "/posts/alone/"] for name in ("hexo", "eleventy", "astro")},
    "docusaurus": ["/2020/other/", "/pages/undated/alone/"],
    "hugo": ["/2020/other/", "/posts/alone/"],
    "zola": ["/2020/other/", "/undated/alone/"],
    "jekyll": ["/2020/other/", "/posts/alone/"],
    "mkdocs": ["/2020/other/", "/undated/alone/"],
    "nikola": ["/2020/other/", "/undated/alone/"],
    "pelican": ["/2020/other/", "/alone/"],
    "markdown": ["other.md", "alone.md"],
    "html": ["../other/index.html", "../../posts/alone/index.html"],
}


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_every_spelling_of_a_link_by_id(to, tmp_path):
    other, alone = POSTS[to]
    if to == "pelican":
        alone = found(to, tmp_path / "a", links("/?p=12"))[0][0]
    body = links(
        f"{SITE}/?p=11",
        "http://www.blog.example/?p=11#comment-5",
        "/?p=11&amp;preview=true",
        f"{SITE}/index.php?p=11",
        f"{SITE}?page_id=12",
        f"{SITE}/?post_type=post&#038;p=11",
        "//blog.example/?p=11",
    )
    assert found(to, tmp_path / "x", body) == (
        [other, f"{other}#comment-5", other, other, alone, other, other],
        [],
    )


TERMS = {
    **{
        name: ["/category/news/", "/tag/tar/", "/category/news/", "/category/empty/"]
        for name in ("hexo", "eleventy", "astro", "docusaurus", "zola")
    },
    "hugo": ["/category/news/", "/tag/tar/", "/category/news/", "/category/empty/"],
    "jekyll": ["/categories/#News", "/tags/#Tar", "/categories/#News", None],
    "mkdocs": ["/category/news/", "/tag/tar/", "/category/news/", None],
    "nikola": ["/category/news/", "/tag/tar/", "/category/news/", None],
    "pelican": ["/category/news/", "/tag/tar/", "/category/news/", None],
    "markdown": [None, None, None, None],
    "html": [
        "../../category/news/index.html",
        "../../tag/tar/index.html",
        "../../category/news/index.html",
        None,
    ],
}


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_links_to_terms_lead_to_their_lists(to, tmp_path):
    urls = [f"{SITE}/?cat=3", f"{SITE}/?tag=tar", f"{SITE}/?category_name=news", f"{SITE}/?cat=5"]
    wanted = [place or url for place, url in zip(TERMS[to], urls, strict=True)]
    got, findings = found(to, tmp_path / "x", links(*urls))
    assert got == wanted
    assert bool(findings) == (None in TERMS[to])


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_links_to_files_lead_to_the_file(to, tmp_path):
    file = f"{SITE}/wp-content/uploads/duck.jpg"
    body = links(f"{SITE}/?attachment_id=60", f"{SITE}/?p=60", f"{SITE}/2020/other/duck/", "/duck/")
    assert found(to, tmp_path / "x", body) == ([file] * 4, [])


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_what_is_not_there_stays_and_is_said(to, tmp_path):
    urls = [f"{SITE}/?p=13", f"{SITE}/?page_id=99", f"{SITE}/?s=duck", "https://else.example/?p=11"]
    got, findings = found(to, tmp_path / "x", links(*urls))
    assert got == urls
    assert [one.partition(" leads")[0] for one in findings] == [
        "1 link of the form ?p=…",
        "1 link of the form ?page_id=…",
    ]


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_a_site_in_a_folder(to, tmp_path):
    site = "https://a.example/pond"
    got, _ = found(
        to, tmp_path / "x", links(f"{site}/?p=11", "/pond/?p=11", "https://a.example/?p=11"), site=site
    )
    other = POSTS[to][0] if to in ("markdown", "html") else "/pond/2020/other/"
    assert got[:2] == [other, other]


def test_comments_excerpts_and_descriptions_too(tmp_path):
    fields = {
        "excerpt": links(f"{SITE}/?p=11"),
        "comments": (Comment(body=wordpress(links(f"{SITE}/?p=11"))),),
    }
    converters.write(records("x", **fields), tmp_path / "x", to="hugo")
    assert "[to](/2020/other/)" in (tmp_path / "x/content/posts/one.md").read_text("utf-8")
    (comments,) = (tmp_path / "x/data/comments").iterdir()
    assert 'href=\\"/2020/other/\\"' in comments.read_text("utf-8")
    terms = json.loads((tmp_path / "x/data/term_pages.json").read_text("utf-8"))
    (news,) = (page for page in terms["categories"] if page["title"] == "News")
    assert news["description"] == '<a href="/2020/other/">to</a>'


@pytest.mark.parametrize("to", ["wxr", "archive"])
def test_private_targets_keep_them(to, tmp_path):
    target = tmp_path / "x"
    converters.write(records(links(f"{SITE}/?p=11")), target, to=to)
    assert f"{SITE}/?p=11" in target.read_text("utf-8")


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_addresses_that_are_ids_are_in_a_map(to, tmp_path):
    result = converters.write(records("x"), tmp_path / "x", to=to)
    (finding,) = [one for one in result.findings if one.kind == "plain-permalinks"]
    assert finding.message.startswith("1 URL of the old site changes, such as /?p=12: ")
    name = (
        "blogport/old-addresses.yml"
        if to == "html"
        else registry.writer(to).generator.data.format(name="old_addresses")
    )
    assert name in finding.message
    (moved,) = yaml.load((tmp_path / "x" / name).read_text("utf-8"))
    assert moved["old"] == "/?p=12"
    assert moved["new"].strip("/") in (
        POSTS[to][1].strip("/"),
        "posts/alone",
        "posts/alone.md",
        "pages/undated/alone",
    )


@pytest.mark.parametrize(("to", "place"), [("hugo", "/tag/n%C3%A4/"), ("pelican", "/tag/n%C3%A4/"), ("html", "../../tag/nä/index.html")])  # fmt: skip
@pytest.mark.parametrize("query", ["tag_id=9", "tag=n%C3%A4", "tag=n%c3%a4", "tag=nä"])
def test_a_link_to_a_term_whose_slug_is_percent_encoded(to, place, query, tmp_path):
    """WordPress keeps such slugs encoded (`sanitize_title`); the list is at the decoded path."""
    term = Term(id="9", taxonomy="post_tag", slug="n%c3%a4", name="Nä")
    ref = TermRef(taxonomy="post_tag", slug=term.slug, name=term.name)
    post = Post(
        id="10", title="One", slug="one", url=f"{SITE}/2020/one/", terms=(ref,), body=wordpress(links(f"{SITE}/?{query}"))
    )  # fmt: skip
    converters.write([Site(title="x", url=SITE), term, post], tmp_path / "x", to=to)
    files = [
        path.read_text("utf-8")
        for path in (tmp_path / "x").rglob("2020/one/index.html" if to == "html" else "one.md")
    ]
    text, = files  # fmt: skip
    assert place in (unquote(text) if to == "html" else text)


def test_a_hidden_term_whose_slug_is_percent_encoded_stays_hidden():
    index = SiteIndex(site=Site(title="x", url=SITE), hidden_terms={("post_tag", "n%c3%a4"): "Nä"})
    assert all(SiteLinks(index).is_hidden(f"{SITE}/?tag={slug}") for slug in ("n%C3%A4", "n%c3%a4", "nä"))
