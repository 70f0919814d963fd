"""Players in Flash are the players of today, where their provider has one."""

import pytest

from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, render
from converters.model import Post
from converters.site.index import SiteIndexBuilder

YOUTUBE = '<iframe src="https://www.youtube.com/embed/q1w2e3r4t5y"'
VIMEO = '<iframe src="https://player.vimeo.com/video/4321"'
MOVIE = '<param name="allowFullScreen" value="true"><param name="movie" value="{}">'


def shown(text: str) -> str:
    return render(text, Context(Post(id="1"), SiteIndexBuilder().finish(), Diagnostics()))


@pytest.mark.parametrize(
    "old",
    [
        f'<object width="425" height="344">{MOVIE}<embed src="{{}}" type="application/x-shockwave-flash"></embed></object>',
        f'<OBJECT height=344 width=425>{MOVIE}</OBJECT>',
        '<object type="application/x-shockwave-flash" data="{}" width="425" height="344"></object>',
        "<embed src='{}' width='425' height='344'></embed>",
        'Text <embed width="425" height="344" src="{}" /> text',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("http://www.youtube.com/v/q1w2e3r4t5y&amp;hl=fr&amp;fs=1", YOUTUBE),
        ("//www.youtube.com/v/q1w2e3r4t5y?fs=1", YOUTUBE),
        ("http://vimeo.com/moogaloop.swf?server=vimeo.com&amp;clip_id=4321&amp;fullscreen=1", VIMEO),
    ],
)
def test_a_player_in_flash_is_the_player_of_today(old: str, address: str, player: str) -> None:
    html = shown(old.replace("{}", address))
    assert f'{player} width="425" height="344"' in html
    assert "<embed" not in html.lower()
    assert "<object" not in html.lower()


@pytest.mark.parametrize(
    "text",
    [
        '<object data="https://pond.example/map.svg" width="9"></object>',
        '<embed src="http://films.example/player.swf?file=a.flv" />',
        "<script>document.write('<object data=\"http://www.youtube.com/v/q1w2e3r4t5y\"></object>')</script>",
        "<script>document.write('<embed src=\"http://www.youtube.com/v/q1w2e3r4t5y\">')</script>",
    ],
)
def test_other_objects_stay(text: str) -> None:
    assert text in shown(text)
