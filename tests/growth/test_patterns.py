"""Patterns that look through whole texts of others: a text that repeats how a match begins, and never ends one, costs its length."""

import re
from collections.abc import Callable

import pytest

from converters.comment_systems.readers import data_fields
from converters.formats.disqus import texts as disqus
from converters.formats.feed import bodies
from converters.formats.html.reader import page_lists, server_pages
from converters.formats.html.reader.comments import layout
from converters.formats.html.reader.saved import archive_today
from converters.formats.livejournal import texts as livejournal
from converters.formats.text import comment_heading_texts
from converters.formats.wordpress_rest import texts as wordpress_rest
from converters.formats.wxr.reader import repair
from converters.generators import callouts
from converters.generators.front_matter import elixir
from converters.generators.notion import generator as notion
from converters.generators.obsidian import notation
from converters.markup.markdown import with_anchors
from tests.growth.measure import steep_in_seconds

PATTERNS: list[tuple[str | re.Pattern[str], str]] = [
    *((data_fields._CODE, piece) for piece in ("~", "`", "```a\n")),
    (disqus._UPLOAD, "<a\n"),
    *((bodies._FLARE, piece) for piece in (" ", '<div class="feedflare">')),
    (bodies._HREF, "<a "),
    (bodies._COUNTERS, "<img "),
    (page_lists._SEPARATOR, "\t"),
    (server_pages._PARTS, "\xa0"),
    (layout._FRAGMENT, "#"),
    (archive_today._SELF, "<meta "),
    (livejournal._ATTRIBUTE, "a"),
    (comment_heading_texts._SEPARATED, " "),
    (wordpress_rest._SHOWN_FILE, " "),
    (elixir._PAIR, "a"),
    (notion._ONLINE, "https://notion.so/"),
    (notation._URL, "a"),
    (callouts.MARK, "==a "),
]


def linear(action: Callable[[str], object], piece: str, before: str = "") -> bool:
    """Whether a text of the piece, again and again, costs as much as it is long."""

    def prepare(size: int) -> Callable[[], object]:
        text = before + piece * (size // len(piece))
        return lambda: action(text)

    return not steep_in_seconds(prepare, 20_000)


@pytest.mark.parametrize(("pattern", "piece"), PATTERNS)
def test_a_pattern_takes_linear_time(pattern: str | re.Pattern[str], piece: str) -> None:
    compiled = re.compile(pattern, re.DOTALL | re.MULTILINE) if isinstance(pattern, str) else pattern
    assert linear(lambda text: list(compiled.finditer(text)), piece)


def test_a_damaged_export_takes_linear_time() -> None:
    assert linear(lambda text: list(repair._TOKEN.finditer(text)), "b='c' ", "<a ")


@pytest.mark.parametrize("piece", ["<h1>", "<h1 ", "<h1>a\n\n", "<h2></h3>"])
def test_anchors_take_linear_time(piece: str) -> None:
    assert linear(with_anchors, piece)
