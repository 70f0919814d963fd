"""Which addresses are of the old site, and which only look like it."""

import pytest

from converters.markup.links import SiteMove, absolute

OLD, NEW = "https://example.org", "https://new.example/blog"


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("https://example.org", "https://new.example/blog"),
        ("http://www.example.org/a?b#c", "https://new.example/blog/a?b#c"),
        ("HTTP://Example.ORG/a", "https://new.example/blog/a"),
        ('<a href="//example.org/a">', '<a href="//new.example/blog/a">'),
        ("<a href=http://example.org>", "<a href=https://new.example/blog>"),
        ("See http://example.org. And (https://example.org),", "See https://new.example/blog. And (https://new.example/blog),"),
        ("http://example.orgへ", "https://new.example/blogへ"),
        ('{"url":"https:\\/\\/example.org\\/a"}', '{"url":"https:\\/\\/new.example\\/blog\\/a"}'),
        ("a.jpg 1x, https://example.org/b.jpg 2x", "a.jpg 1x, https://new.example/blog/b.jpg 2x"),
        ("https://share.example/?u=https://example.org/a", "https://share.example/?u=https://new.example/blog/a"),
    ],
)  # fmt: skip
def test_addresses_of_the_old_site_follow(text, moved):
    assert SiteMove(OLD, NEW)(text) == moved


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org.evil.example/a",
        "https://example.organic/",
        "https://example.org:8080/",
        "https://example.org@evil.example/",
        "https://example.org-evil.example/",
        "https://sub.example.org/",
        "https://notexample.org/",
        "https://web.archive.org/web/2010/http://example.org/a",
        "me@example.org, example.org, a//example.org/b",
        "https://example.com/example.org",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert SiteMove(OLD, NEW)(text) == text


def test_a_site_in_a_folder_is_that_folder_alone():
    move = SiteMove("http://www.example.org/blog/", "https://new.example")
    assert move("https://example.org/blog/a https://example.org/blogger https://example.org/other") == (
        "https://new.example/a https://example.org/blogger https://example.org/other"
    )


def test_a_site_without_an_address_has_no_links_to_itself():
    assert SiteMove("", NEW)("https://example.org //a") == "https://example.org //a"


@pytest.mark.parametrize(
    ("url", "full"),
    [
        ("/images/a.png", "https://example.org/images/a.png"),
        ("a.png", "https://example.org/2020/knot/a.png"),
        ("../other/#end", "https://example.org/2020/other/#end"),
        ("#end", "#end"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("//cdn.example/a.png", "//cdn.example/a.png"),
        ("other.md#end", "other.md#end"),
        ("{{ site.url }}/a.png", "{{ site.url }}/a.png"),
        ("http://[", "http://["),
    ],
)
def test_addresses_in_full(url, full):
    html = f'<p>src="a" <img alt="a > b" src="{url}"><a class="x" href=\'{url}\'>x</a></p>'
    made = absolute(html, "https://example.org/2020/knot/", OLD)
    assert f"href='{full}'" in made
    assert f'src="{full}"' in made
    assert 'src="a"' in made


def test_without_the_address_of_the_page_only_those_from_the_root_are_known():
    assert absolute('<img src="/a.png"><img src="b.png">', "", OLD) == '<img src="https://example.org/a.png"><img src="b.png">'  # fmt: skip
    assert absolute('<img src="/a.png">', "", "") == '<img src="/a.png">'
