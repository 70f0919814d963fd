from collections.abc import Callable

import pytest

from converters.markup import markdown
from converters.markup.markdown import GOLDMARK, inline_background_images
from tests.growth.measure import steep_in_seconds


@pytest.mark.parametrize(
    ("style", "picture"),
    [
        ('style="background-image:url(/a.jpg);color:red"', "/a.jpg"),
        ("style='background-image: url(\"/a b.jpg\")'", "/a b.jpg"),
        (
            'class="x" style="color:red; background: #fff url( /a.jpg?b=1&amp;c=2 ) no-repeat"',
            "/a.jpg?b=1&amp;c=2",
        ),
        ('style="background-image:url(&quot;/a.jpg&quot;)"', "/a.jpg"),
        ('style="background-image:linear-gradient(red,blue)"', ""),
        ('style="list-style-image:url(/a.jpg)"', ""),
        ('data-style="background:url(/a.jpg)"', ""),
    ],
)
def test_a_picture_behind_a_text_comes_before_it(style: str, picture: str) -> None:
    image = f'<img src="{picture}" alt="">' if picture else ""
    assert (
        inline_background_images(f"<div {style}><p>Fog</p></div>") == f"<div {style}>{image}<p>Fog</p></div>"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a title="<p style=\'background:url(j.png)\'>" href="/x">L</a>',
        "<script>var t = '<div style=\"background:url(k.png)\">'</script>",
        "<textarea><p style='background:url(k.png)'></textarea>",
        "<!-- <p style='background:url(k.png)'> -->",
        '<tr style="background:url(k.png)"><td>a</td></tr>',
    ],
)
def test_what_is_no_tag_or_may_hold_no_picture_stays(html: str) -> None:
    assert inline_background_images(html) == html


def test_several_pictures_and_every_way_to_write_a_style() -> None:
    html = '<li style=background:url(/a.jpg)>x</li><A STYLE=\'background:url("/b.jpg"),url(/c.jpg)\' href="/x">y</A>'
    made = inline_background_images(html)
    assert [part.partition('"')[0] for part in made.split('<img src="')[1:]] == ["/a.jpg", "/b.jpg", "/c.jpg"]


def test_a_picture_that_is_shown_already_is_not_shown_twice() -> None:
    html = '<div style="background:url(/a.jpg)"><img class="x" src="/a.jpg" alt="Fog"><p>Fog</p></div>'
    assert inline_background_images(html) == html
    html = '<img src="/a?b=1&#038;c=2"><div style="background:url(/a?b=1&amp;c=2)">x</div>'
    assert inline_background_images(html) == html


def test_the_picture_is_in_the_markdown() -> None:
    html = inline_background_images('<p>Before</p><div style="background-image:url(/a.jpg)"><p>Fog</p></div>')
    assert markdown.to_markdown(html, GOLDMARK).text == "Before\n\n![](/a.jpg)\n\nFog\n"


@pytest.mark.slow(reason="measures how its cost grows")
def test_hostile_styles_cost_no_more_than_their_length() -> None:
    pieces = (
        "<div style='background:url(",
        "<div style=\"background:url(' ",
        "<p ",
        "background:url(",
        ";background ",
    )

    def prepare(number: int) -> Callable[[], object]:
        texts = [piece * number for piece in pieces]
        texts += [f'<div style="{text.replace(chr(34), "")}">' for text in texts]
        return lambda: list(map(inline_background_images, texts))

    assert not steep_in_seconds(prepare, 5_000)
