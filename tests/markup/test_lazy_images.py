"""Lazy images: stored posts and saved pages show the same files, by the same rule."""

import pytest

from converters.formats.html.reader import clean
from converters.formats.html.reader.dom import find, inner, parsed
from converters.markup.lazy_images import load

GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
SVG = "data:image/svg+xml;base64,PHN2Zy8+"

CASES = [
    (f'<img class="lazyload" src="{GIF}" data-src="https://a.example/a.jpg" alt="a">', ["https://a.example/a.jpg"]),
    ('<img data-src="https://a.example/b.jpg">', ["https://a.example/b.jpg"]),
    (f'<img src="{SVG}" data-lazy-src="/d.jpg"><noscript><img src="/d.jpg"></noscript>', ["/d.jpg"]),
    (f'<img src="{GIF}"><noscript><img src="/e.jpg"></noscript>', ["/e.jpg"]),
    ('<noscript><img src="/c.jpg"></noscript><img data-src="/c.jpg" data-image="/c.jpg">', ["/c.jpg"]),
    (f'<img src="{GIF}" data-srcset="/s-300.jpg 300w, /s-900.jpg 900w">', ["/s-900.jpg"]),
    ('<img src="/wp-content/plugins/lazy/blank.gif" data-image="https://cdn.example/f.jpg">', ["https://cdn.example/f.jpg"]),
    ('<img src="https://a.example/real.jpg" data-id="7">', ["https://a.example/real.jpg"]),
    ("<p>No image</p>", []),
]  # fmt: skip


def sources(html: str) -> list[str]:
    return [image.attributes.get("src") or "" for image in parsed(html).css("img")]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_stored_posts_and_saved_pages_show_the_same_files(html: str, expected: list[str]) -> None:
    assert sources(load(html)) == expected
    page = parsed(f"<html><body><main>{html}</main></body></html>")
    clean.prepared(page, "")
    main = find(page, "main")
    assert main is not None
    assert sources(inner(main)) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><img src="a.jpg" alt="a" data-id="7" class="wp-image-7" /></p>',
        "<p>a<br />b</p>",
        '<pre>&lt;img data-src="x.jpg"&gt;</pre>',
        '<noscript><a href="/poll">Vote</a></noscript>',
        f'<img src="{SVG}" alt="a drawing in the page">',
    ],
)
def test_what_is_not_lazy_stays_as_it_is(html: str) -> None:
    assert load(html) == html


def test_only_what_loads_it_goes_from_an_image() -> None:
    html = f'<img class="alignleft lazy" src="{GIF}" data-src="/a.jpg" data-sizes="auto" data-id="7" alt="a" width="3">'
    assert load(html) == '<img class="alignleft" src="/a.jpg" data-id="7" alt="a" width="3">'


@pytest.mark.parametrize("name", ["data-src", "data-lazy-src"])
def test_frames_are_lazy_too(name: str) -> None:
    html = f'<iframe src="about:blank" {name}="https://film.example/embed/7"></iframe>'
    assert load(html) == '<iframe src="https://film.example/embed/7"></iframe>'


YOUTUBE = "https://www.youtube.com/embed/AbCdEfGhIjK"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f'<div class="sqs-video-wrapper" data-html="&lt;iframe src=&quot;{YOUTUBE}?a=1&amp;amp;b=2&quot;&gt;&lt;/iframe&gt;"></div>', f"{YOUTUBE}?a=1&b=2"),
        (f"<div data-html='%3Ciframe width=%223%22 src=%22{YOUTUBE}%22%3E%3C/iframe%3E'><img src='/still.jpg'></div>", YOUTUBE),
        (f'<div class="rll-youtube-player" data-src="{YOUTUBE}" data-id="AbCdEfGhIjK"></div><noscript><iframe src="{YOUTUBE}"></iframe></noscript>', YOUTUBE),
        (f'<div class="epyt-facade" data-facadesrc="{YOUTUBE}"><button>Play</button></div>', YOUTUBE),
        ('<lite-youtube videoid="AbCdEfGhIjK"><a href="https://youtu.be/AbCdEfGhIjK">Play</a></lite-youtube>', YOUTUBE),
        ('<div class="rll-youtube-player" data-id="AbCdEfGhIjK" data-query=""></div>', YOUTUBE),
        ('<lite-vimeo videoid="12"></lite-vimeo>', "https://player.vimeo.com/video/12"),
    ],
)  # fmt: skip
def test_a_film_that_a_script_makes_is_shown(html: str, expected: str) -> None:
    page = parsed(f"<html><body><main>{html}</main></body></html>")
    clean.prepared(page, "")
    for shown in (parsed(load(html)), page):
        assert [
            frame.attributes.get("src") for frame in shown.css("iframe") if frame.parent.tag != "noscript"
        ] == [expected]


@pytest.mark.parametrize(
    "html",
    [
        f'<div data-src="{YOUTUBE}"><iframe src="{YOUTUBE}"></iframe></div>',
        '<div data-src="/background.jpg">A text</div>',
        '<div data-html="true">A text</div>',
    ],
)
def test_a_box_that_holds_no_film_stays_as_it_is(html: str) -> None:
    assert load(html) == html


def test_the_first_line_of_code_stays() -> None:
    assert load('<pre>\n\na</pre><img data-src="/a.jpg">') == '<pre>\n\na</pre><img src="/a.jpg">'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<noscript><p>Who may vote.</p></noscript>", "Who may vote."),
        ('<img src="/a.jpg"><noscript><img src="/a.jpg"> By Ada</noscript>', "By Ada"),
        ("<noscript>Please enable JavaScript to see the comments.</noscript>", ""),
        ('<noscript>&lt;img src="/count.gif" width="1" /&gt;</noscript>', ""),
        ("<noscript><style>p {color: red}</style></noscript>", ""),
    ],
)
def test_text_for_visitors_without_scripts_is_carried(html: str, text: str) -> None:
    root = parsed(f"<body>{html}</body>")
    clean.prepared(root, "")
    assert (find(root, "body") or root).text().strip() == text
    assert len(root.css("img")) <= 1
