"""The address of each page of a copied site, which pages are one post, and which are none."""

from pathlib import Path

import pytest

import converters
from converters import Post, Site
from converters.cli.main import main
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.formats.html.reader.joining import PageKey, same_posts
from converters.formats.html.reader.services import own_url
from converters.formats.html.reader.urls import view

TEXT = (
    "<p>The ferry left the quay at half past six, and nobody on deck had slept, because the wind had come round in the night.</p>"
    "<p>We carried the boxes of glass down the ladder, one after the other, and counted them twice, since the last crossing had cost us nine.</p>"
    "<p>By noon the island was a grey line, then a hill, then a harbour with three boats in it and a dog that barked at all of them.</p>"
)
HOST = "websites/glass.example"


def page(title: str, head: str = "", more: str = "", body_class: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} – Glass Notes</title>{head}</head>'
        f'<body class="{body_class}"><article class="post"><h1>{title}</h1><div class="entry">{TEXT}{more}</div></article></body></html>'
    )


def entry(link: str, title: str) -> str:
    return f'<div class="post"><h2><a href="{link}">{title}</a></h2><div class="entry">{TEXT}</div></div>'


def a_list(heading: str, *entries: str) -> str:
    return f"<html><head><title>{heading} – Glass Notes</title></head><body><h1>{heading}</h1>{''.join(entries)}</body></html>"


def saved(folder: Path, pages: dict[str, str]) -> Path:
    for place, html in pages.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def read(folder: Path, **options: str) -> tuple[dict[str, Post], Site, set[str]]:
    """The posts by URL, the site, and the kinds of findings."""
    diagnostics = Diagnostics()
    records = list(converters.read(folder, options=options, diagnostics=diagnostics))
    diagnostics.settle()
    posts = {record.url: record for record in records if isinstance(record, Post)}
    assert len(posts) == sum(isinstance(record, Post) for record in records)
    kinds = {finding.kind for finding in diagnostics.findings}
    return posts, next(record for record in records if isinstance(record, Site)), kinds


API = '<link rel="https://api.w.org/" href="http://glass.example/wp-json/">'
MIRRORS: dict[str, tuple[dict[str, str], set[str], str]] = {
    "wget -k, in a folder of the host": (
        {"glass.example/2012/crossing/index.html": page("Crossing", f'<link rel="canonical" href="index.html">{API}')},
        {"http://glass.example/2012/crossing/"}, "http://glass.example/",
    ),
    "wget -k, without the host": (
        {"2012/crossing/index.html": page("Crossing", f'<link rel="canonical" href="index.html">{API}')},
        {"http://glass.example/2012/crossing/"}, "http://glass.example/",
    ),
    "the blog is in a folder of its host, and only that was copied": (
        {"2012/crossing/index.html": page("Crossing", '<meta property="og:url" content="https://glass.example/blog/2012/crossing/">'),
         "2012/kites/index.html": page("Kites")},
        {"https://glass.example/blog/2012/crossing/", "https://glass.example/blog/2012/kites/"}, "https://glass.example/",
    ),
    "the canonical of one copy leads to another one": (
        {"glass.example/2012/crossing/index.html": page("Crossing", '<meta name="generator" content="WordPress 6"><link rel="canonical" href="../../index.html%3Fp=7.html">', body_class="single postid-7"),
         "glass.example/index.html?p=7.html": page("Crossing", '<meta name="generator" content="WordPress 6"><link rel="canonical" href="index.html%3Fp=7.html">', body_class="single postid-7")},
        {"http://glass.example/2012/crossing/"}, "http://glass.example/",
    ),
    "the oEmbed link says it": (
        {"a.html": page("Crossing", '<link type="application/json+oembed" href="https://glass.example/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fglass.example%2Fcrossing%2F">')},
        {"https://glass.example/crossing/"}, "https://glass.example/",
    ),
    "JSON-LD says it": (
        {"a.html": page("Crossing", '<script type="application/ld+json">{"@type":"BlogPosting","mainEntityOfPage":{"@type":"WebPage","@id":"https://glass.example/crossing/"}}</script>')},
        {"https://glass.example/crossing/"}, "https://glass.example/",
    ),
    "all pages have the home page as their og:url": (
        {f"glass.example/{name}/index.html": page(name.title(), '<meta property="og:url" content="https://glass.example">') for name in ("crossing", "kites")},
        {"https://glass.example/crossing/", "https://glass.example/kites/"}, "https://glass.example/",
    ),
    "all pages have the same canonical": (
        {f"glass.example/{name}/index.html": page(name.title(), '<link rel="canonical" href="https://glass.example/welcome/">') for name in ("crossing", "kites")},
        {"https://glass.example/crossing/", "https://glass.example/kites/"}, "https://glass.example/",
    ),
    "the canonical is on the machine of its author": (
        {"glass.example/crossing/index.html": page("Crossing", '<link rel="canonical" href="http://localhost:4000/crossing/">')},
        {"http://glass.example/crossing/"}, "http://glass.example/",
    ),
    "a base leads elsewhere": (
        {"glass.example/de/crossing/index.html": page("Crossing", '<base href="/"><link rel="canonical" href="de/crossing/">', '<a href="de/kites/">k</a>')},
        {"http://glass.example/de/crossing/"}, "http://glass.example/",
    ),
    "a cache of WordPress": (
        {f"cache/supercache/glass.example/2013/crossing/{name}": page("Crossing", '<link rel="pingback" href="http://glass.example/xmlrpc.php">') for name in ("index.html", "index-https.html")},
        {"http://glass.example/2013/crossing/"}, "http://glass.example/",
    ),
    "Blogger's service is no site": (
        {"a.html": page("Crossing", '<link rel="canonical" href="http://glass.example/2012/01/crossing.html"><link rel="service.post" href="https://www.blogger.com/feeds/3777/posts/default"><meta name="generator" content="blogger">')},
        {"http://glass.example/2012/01/crossing.html"}, "http://glass.example/",
    ),
    "the canonical is that of a cache": (
        {"a.html": page("Crossing", '<link rel="canonical" href="https://web.archive.org/web/20120101000000/http://glass.example/crossing/">')},
        {"http://glass.example/crossing/"}, "http://glass.example/",
    ),
    "wget encoded the oEmbed link twice": (
        {"2012/crossing/index.html": page("Crossing", '<link rel="canonical" href="../../2012/crossing/"><link type="application/json+oembed" href="../../wp-json/embed?url=https:%252F%252Fglass.example%252F2012%252Fcrossing%252F">', body_class="single postid-7"),
         "index.html?p=7": page("Crossing", '<link rel="canonical" href="2012/crossing/"><link type="application/json+oembed" href="wp-json/embed?url=https:%252F%252Fglass.example%252F2012%252Fcrossing%252F">', body_class="single postid-7")},
        {"https://glass.example/2012/crossing/"}, "https://glass.example/",
    ),
    "wget gave a number, since a folder has the name": (
        {"glass.example/kites.1.html": page("Kites"), "glass.example/kites/2012/index.html": page("Crossing"),
         "glass.example/crossing.2.html": page("Version two")},
        {"http://glass.example/kites", "http://glass.example/kites/2012/", "http://glass.example/crossing.2.html"}, "http://glass.example/",
    ),
    "a query without a name": (
        {"glass.example/12.html?a81f.html": page("Crossing"), "glass.example/Why? Because.html": page("Kites")},
        {"http://glass.example/12.html?a81f", "http://glass.example/Why%3F%20Because.html"}, "http://glass.example/",
    ),
    "wget added the extension": (
        {"glass.example/archives/12.html": page("Crossing", more='<a href="http://glass.example/archives/13">next</a>'), "glass.example/archives/13.html": page("Kites")},
        {"http://glass.example/archives/12", "http://glass.example/archives/13"}, "http://glass.example/",
    ),
}  # fmt: skip
"""Pages by place, the addresses of their posts, and that of the site."""


@pytest.mark.parametrize("name", MIRRORS)
def test_the_address_of_every_page(name: str, tmp_path: Path) -> None:
    pages, urls, home = MIRRORS[name]
    posts, site, kinds = read(saved(tmp_path / "site", pages))
    assert (set(posts), site.url) == (urls, home)
    assert "no-host" not in kinds


def test_links_resolve_against_the_base_of_a_page(tmp_path: Path) -> None:
    posts, _, _ = read(saved(tmp_path / "site", MIRRORS["a base leads elsewhere"][0]))
    body = posts["http://glass.example/de/crossing/"].body
    assert body
    assert 'href="http://glass.example/de/kites/"' in body.text


UNKNOWN = {
    "2012/01/crossing/index.html": page("Crossing", more='<a href="../../02/kites/index.html">Kites</a>'),
    "2012/02/kites/index.html": page("Kites"),
}


def test_a_site_whose_host_is_unknown_has_paths(tmp_path: Path) -> None:
    posts, site, kinds = read(saved(tmp_path / "site", UNKNOWN))
    assert set(posts) == {"/2012/01/crossing/", "/2012/02/kites/"}
    assert site.url == ""
    assert "no-host" in kinds
    body = posts["/2012/01/crossing/"].body
    assert body
    assert 'href="/2012/02/kites/"' in body.text


@pytest.mark.parametrize(("stated", "home"), [("https://old.example", "https://old.example/"), ("https://old.example/blog/", "https://old.example/blog/")])  # fmt: skip
def test_the_user_states_the_site(stated: str, home: str, tmp_path: Path) -> None:
    posts, site, kinds = read(saved(tmp_path / "site", UNKNOWN), site=stated)
    assert site.url == home
    assert "no-host" not in kinds
    assert set(posts) == {f"{home}2012/01/crossing/", f"{home}2012/02/kites/"}


@pytest.mark.parametrize("command", ["inspect", "check", "diff"])
def test_every_command_takes_the_options_of_readers(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    folder = str(saved(tmp_path / "site", UNKNOWN))
    sources = [folder, folder] if command == "diff" else [folder]
    assert main([command, *sources, "-o", "site=https://old.example"]) in (0, 1)
    if command == "inspect":
        assert "https://old.example/" in capsys.readouterr().out
    assert main([command, *sources, "-o", "sites=x"]) == UsageError.exit_status
    assert main([command, *sources, "-o", "site=somewhere"]) == UsageError.exit_status


SEVERAL = {
    f"{host}/2012/{name}/index.html": page(
        name.title(), f'<link rel="canonical" href="http://{host}/2012/{name}/">', body_class=f"single postid-{id_}"
    )
    for host in ("one.example", "two.example")
    for id_, name in ((2, "about"), (9, "crossing"))
}  # fmt: skip


def test_pages_of_several_sites_are_reported_and_apart(tmp_path: Path) -> None:
    posts, _, kinds = read(saved(tmp_path / "site", SEVERAL))
    assert len(posts) == 4
    assert "several-sites" in kinds


def test_one_of_several_sites_is_read(tmp_path: Path) -> None:
    posts, site, kinds = read(saved(tmp_path / "site", SEVERAL), site="http://two.example")
    assert set(posts) == {"http://two.example/2012/about/", "http://two.example/2012/crossing/"}
    assert site.url == "http://two.example/"
    assert "several-sites" not in kinds


def test_each_site_gets_a_target_and_a_report(tmp_path: Path) -> None:
    source, target, report = saved(tmp_path / "site", SEVERAL), tmp_path / "new", tmp_path / "report.jsonl"
    asked = ["convert", str(source), str(target), "--to", "html", "-o", "site=each", "--report", str(report), "--quiet"]  # fmt: skip
    assert main(asked) == 0
    for host in ("one.example", "two.example"):
        assert (target / host / "2012" / "crossing" / "index.html").is_file()
        assert (tmp_path / f"report-{host}.jsonl").is_file()
    assert not (target / "index.html").exists()


def test_views_copies_and_stubs_are_no_posts(tmp_path: Path) -> None:
    crossing = page("Crossing")
    login = a_list("Log in", "<p>You have to be logged in to share this with your friends on this service.</p>" * 4)  # fmt: skip
    names = ("index.html", "index.html?replytocom=5.html", "index.html@replytocom=6.html", "index.html?print=1", "index.html?amp=1.html", "amp/index.html", "print/index.html", "index.html.1", "index.html?m=1.html")  # fmt: skip
    pages = {f"{HOST}/2012/crossing/{name}": crossing for name in names}
    pages |= {f"{HOST}/2012/crossing/{name}": login for name in ("index.html?share=twitter.html", "index.html@share=facebook")}  # fmt: skip
    stubs = {
        "a/index.html": '<html><head><script>window.location.href = "/2012/crossing/";</script></head><body></body></html>',
        "b/index.html": '<html><head><title>301 Moved Permanently</title></head><body><h1>Moved Permanently</h1><p>The document has moved <a href="http://glass.example/2012/crossing/">here</a>.</p></body></html>',
        "c.html": '<HTML><HEAD><TITLE>Page has moved</TITLE><META HTTP-EQUIV="Refresh" CONTENT="0; URL=2012/crossing/index.html"></HEAD><BODY><A HREF="2012/crossing/index.html">Click here...</A></BODY></HTML>',
        "d/index.html": '<html><head><meta http-equiv="refresh" content="3;url=../a/index.html"></head><body><p>This page has moved.</p></body></html>',
    }
    pages |= {f"{HOST}/{place}": html for place, html in stubs.items()}
    posts, _, _ = read(saved(tmp_path / "site", pages))
    assert set(posts) == {"http://glass.example/2012/crossing/"}
    assert set(posts.popitem()[1].extra["aliases"]) == {"/a/", "/b/", "/c.html", "/d/"}


def test_lists_are_known_by_what_they_hold(tmp_path: Path) -> None:
    one, two = ("../../archives/120/index.html", "Crossing"), ("../../archives/121/index.html", "Kites")
    cards = "".join(f'<article class="post"><h3><a href="/{name}/">{name}</a></h3><p>Short.</p></article>' for name in ("ropes", "gulls"))  # fmt: skip
    pages = {
        "archives/120/index.html": page("Crossing"),
        "archives/121/index.html": page("Kites"),
        "archives/000122.html": '<html><head><title>Glass Notes: Ropes and sails</title></head><body><div class="blogbody"><h3 class="title">Ropes and sails</h3>' + TEXT + "</div></body></html>",
        "archive/2020/03/gulls/index.html": page("Gulls"),
        "2015/lamps/index.html": f'<html><head><title>Lamps – Glass Notes</title></head><body><main><h1>Lamps</h1><div>{TEXT}{TEXT}</div></main>{cards}</body></html>',
        "archive/2020/index.html": a_list("2020", entry(*one), entry(*two)),
        "tag/sea/index.html": a_list("Posts tagged sea", entry(*one)),
        "category/sea/index.html": a_list("sea", entry(*one), entry(*two)),
        "2012/01/index.html": a_list("January 2012", entry(*one)),
    }  # fmt: skip
    posts, _, _ = read(saved(tmp_path / "site", {f"{HOST}/{place}": f"<!-- http://glass.example/ -->{html}" for place, html in pages.items()}))  # fmt: skip
    paths = {url.removeprefix("http://glass.example/") for url in posts}
    assert paths == {"archives/120/", "archives/121/", "archives/000122.html", "archive/2020/03/gulls/", "2015/lamps/"}  # fmt: skip


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://ann.wordpress.com/a/", "https://ann.wordpress.com/a/"),
        ("https://wordpress.com/post/1", ""),
        ("https://www.blogger.com/feeds/1/", ""),
        ("http://feeds.feedburner.com/glass", ""),
        ("/2012/a/", ""),
        ("http://[", ""),
        ("https://web.archive.org/web/20120101id_/http://glass.example/a", "http://glass.example/a"),
        ("https://glass-example.cdn.ampproject.org/c/s/glass.example/a/", "https://glass.example/a/"),
        ("https://www.google.com/amp/s/glass.example/a", "https://glass.example/a"),
        ("https://my--notes-example.translate.goog/a?_x_tr_sl=de", "https://my-notes.example/a"),
        ("http://webcache.googleusercontent.com/search?q=cache:abcdefghijkl:http://glass.example/a+kites", "http://glass.example/a"),
    ],
)  # fmt: skip
def test_the_url_of_a_service_is_that_of_no_blog(url: str, own: str) -> None:
    assert own_url(url) == own


@pytest.mark.parametrize(
    ("url", "post", "kind"),
    [
        ("http://a.example/x/comment-page-2/#comments", "a.example/x", "whole"),
        ("http://a.example/x.html/comments/page/3/#comments", "a.example/x.html", "whole"),
        ("http://a.example/x/?share=twitter", "a.example/x", "share"),
        ("http://a.example/x/print/", "a.example/x", "print"),
        ("http://a.example/x.html?m=1", "a.example/x.html", "whole"),
        ("http://a.example/?m=201201", "a.example?m=201201", "whole"),
    ],
)
def test_views_of_a_post(url: str, post: str, kind: str) -> None:
    assert (view(url).post, view(url).kind) == (post, kind)


@pytest.mark.parametrize("place", ["boats-amp.html", "amp/boats.html", "boats/amp/index.html"])
def test_a_page_that_another_names_as_its_amp_page_joins_it_and_does_not_stand_for_it(place, tmp_path):
    page = (
        '<html lang="en"><head><title>{0}</title>{1}</head><body class="single"><article class="hentry"><h1 class="entry-title">{0}</h1>'
        '<div class="entry-content"><p>{2}</p></div></article></body></html>'
    )
    link = f'<link rel="amphtml" href="https://quay.example/{place}">'
    for name, html in (
        ("boats.html", page.format("Boats", link, "All came at noon.")),
        (place, page.format("Boats (mobile)", "", "They came.")),
    ):
        file = tmp_path / "quay.example" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8")
    found = [record for record in converters.read(tmp_path / "quay.example") if isinstance(record, Post)]
    assert [post.title for post in found] == ["Boats"]
    assert "All came at noon." in found[0].body.text


def test_an_id_joins_only_pages_of_one_post() -> None:
    def key(number: int, key: str, id_: str, title: str = "About", home: str = "") -> PageKey:
        return PageKey(number, key, key, id_, title, "", home)

    assert same_posts([key(0, "a.example/x", "2"), key(1, "a.example?p=2", "2")]) == [[0, 1]]
    assert same_posts([key(0, "a.example/x", "2"), key(1, "a.example/y", "2")]) == [[0, 1]]
    assert same_posts([key(0, "a.example/x", "2"), key(1, "a.example/y", "2", "Boats")]) == [[0], [1]]
    assert same_posts([key(0, "a.example/x", "2"), key(1, "b.example/x", "2")]) == [[0], [1]]
    assert same_posts([key(0, "a.example/x", "2"), key(1, "a.example/two?p=2", "2"), key(2, "a.example/two/x", "2", "Boats")]) == [[0], [1, 2]]  # fmt: skip
    assert same_posts([key(0, "/x", ""), key(1, "a.example/x", "")]) == [[0, 1]]
    assert same_posts([key(0, "/x", ""), key(1, "a.example/x", ""), key(2, "b.example/x", "")]) == [
        [0],
        [1],
        [2],
    ]
    homes = ("http://a.example/one/", "http://a.example/two/")
    assert same_posts([key(0, "a.example/one/x", "2", home=homes[0]), key(1, "a.example/two/x", "2", home=homes[1])]) == [[0], [1]]  # fmt: skip
