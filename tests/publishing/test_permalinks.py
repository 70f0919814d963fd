import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.generators.jekyll.writer import JekyllWriter
from converters.site.permalinks import InvalidPermalink, PermalinkTable, UrlClaims, site_path
from converters.site.post_summaries import PostSummary

SITE = "https://blog.example"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        (f"{SITE}/2020/01/05/a-b/", "/2020/01/05/a-b/"),
        (f"{SITE}/a", "/a"),
        (f"{SITE}/a.html", "/a.html"),
        ("http://www.blog.example/a/", "/a/"),
        ("HTTPS://Blog.Example:443/a/", "/a/"),
        (f"{SITE}/%e6%9d%b1/", "/東/"),
        (f"{SITE}/東/", "/東/"),
        ("/only/a/path/", "/only/a/path/"),
        (f"{SITE}/a/#part", "/a/"),
        (f"{SITE}//other.example//b//", "/other.example/b/"),
        (f"{SITE}/", None),
        (SITE, None),
        ("", None),
        (f"{SITE}/?p=12", None),
        (f"{SITE}/a/?page_id=3", None),
        ("https://other.example/a/", None),
    ],
)
def test_a_permalink_is_a_path(url: str, path: str | None) -> None:
    assert site_path(url, SITE) == path


@pytest.mark.parametrize(
    "path",
    [
        "/../x/", "/a/../../x/", "/%2e%2e/x/", "/%252e%252e/x/", "/a/./b/", "/..", "/a\\..\\b/", "/%5c%5cevil/",
        "/a%2f..%2f..%2fb/", "/a%00b/", "/a%0ab/", "/x?/%3f/", "/%23/", "/a:b/", "/ /", f"/{'x' * 300}/", "/. ./", "/...",
        "/%ff/", "/100%25/",
    ],
)  # fmt: skip
def test_what_could_lead_elsewhere_is_no_address(path: str) -> None:
    try:
        found = site_path(SITE + path, SITE)
    except InvalidPermalink:
        return
    assert found in (None, "/x"), found  # `?` begins a query


@given(st.text())
def test_no_address_leads_out(text: str) -> None:
    for url in (text, f"{SITE}/{text}", f"{SITE}//{text}"):
        try:
            path = site_path(url, SITE)
        except InvalidPermalink:
            continue
        if path:
            assert path.startswith("/")
            assert not path.startswith("//")
            assert not {"", ".", ".."} & set(path.strip("/").split("/"))
            assert "\\" not in path


def test_a_site_in_a_folder() -> None:
    assert site_path("https://x.example/blog/a/", "https://x.example/blog") == "/a/"
    assert site_path("https://x.example/blog/", "https://x.example/blog/") is None
    assert site_path("https://x.example/blogs/a/", "https://x.example/blog") is None


def outline(key: str, url: str) -> PostSummary:
    return PostSummary(key=key, id=key, type="post", status="publish", name=key, date="", parent="", url=url)


def addresses(*outlines: PostSummary) -> PermalinkTable:
    return PermalinkTable({one.key: one for one in outlines}, SITE)


def claims(*outlines: PostSummary) -> UrlClaims:
    return addresses(*outlines).claims()


def test_the_smallest_id_has_an_address_whatever_the_order() -> None:
    for order in ((2, 10), (10, 2)):
        found = claims(*(outline(str(key), f"{SITE}/a/") for key in order))
        assert found.claim("2", "/a/")
        assert not found.claim("10", "/a/")
        assert not found.claim("10", "/A")


def test_old_slugs_are_addresses_unless_somebody_has_them() -> None:
    found = claims(outline("1", f"{SITE}/2020/new/"), outline("2", f"{SITE}/2020/taken/"))
    assert found.former("1", "/2020/new/", ["old", "taken", "../../x", "%e6%9d%b1", "new", "old"]) == [
        "/2020/old/",
        "/2020/東/",
    ]
    assert found.former("2", "/2020/taken/", ["old"]) == []
    assert found.former("1", None, ["old"]) == []


def test_an_empty_old_slug_is_no_address_of_an_archive() -> None:
    found = claims(outline("1", f"{SITE}/2020/12/03/new/"))
    assert found.former("1", "/2020/12/03/new/", ["", " ", "/", "old"]) == ["/2020/12/03/old/"]


def test_a_file_is_no_folder_and_no_two_paths_are_one_file() -> None:
    found = addresses(outline("1", f"{SITE}/x.html"), outline("2", f"{SITE}/x.html/z/"))
    assert (found.assigned("1"), found.assigned("2")) == ("/x.html", None)
    later = found.claims()
    assert not later.claim("3", "/X.HTML/y.html")
    assert later.claim("3", "/a/b/")
    assert later.claim("4", "/a/")
    assert later.claim("4", "/a/")
    jekyll = {one.key: one for one in (outline("1", f"{SITE}/foo"), outline("2", f"{SITE}/foo.html"))}
    assert PermalinkTable(jekyll, SITE, file=JekyllWriter().page_file).assigned("2") is None
    assert PermalinkTable(jekyll, SITE).assigned("2") == "/foo.html"


def test_permalinks_go_before_defaults_and_what_is_public_before_drafts() -> None:
    draft = outline("1", f"{SITE}/a/")._replace(status="draft")
    posts = (
        draft,
        outline("2", ""),
        outline("3", f"{SITE}/a/"),
        outline("4", f"{SITE}/b/"),
        outline("5", ""),
    )
    defaults = {"1": "/b/", "2": "/b/", "3": "/c/", "4": "/d/", "5": "/%41?/"}
    found = PermalinkTable({one.key: one for one in posts}, SITE, defaults)
    assert [found.assigned(one.key) for one in posts] == [None, "/b-2/", "/a/", "/b/", "/-41-/"]
    assert [found.original(one.key) for one in posts] == [None, None, "/a/", "/b/", None]


def test_a_path_longer_than_a_system_takes_is_none() -> None:
    with pytest.raises(InvalidPermalink):
        site_path(f"{SITE}/{'a/' * 2_000}", SITE)


def test_the_home_page_is_no_post_s() -> None:
    assert addresses(outline("1", f"{SITE}/index.html")).assigned("1") is None
