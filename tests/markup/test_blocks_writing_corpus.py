"""What comes of the corpus as block markup may not get worse: the floors that the project promises."""

from pathlib import Path

import pytest

from converters.markup.lazy_images import load
from converters.markup.wordpress.serialize import to_classic
from converters.markup.wordpress.serialize.verify import shown
from tests.markup.same_in_wordpress import means, things, words
from tests.markup.wordpress_corpus import SOURCES, source, written


@pytest.mark.parametrize("name", SOURCES)
def test_bodies_of_the_corpus(corpus: Path, name: str) -> None:
    blocks = raw = bodies = 0
    for key, html, made in written(corpus, name):
        assert made.verified, key
        blocks, raw, bodies = blocks + made.blocks, raw + made.raw.total(), bodies + 1
        if bodies > 120 and bodies % 5:  # html5lib is slow: of many, each fifth is looked at with other eyes
            continue
        back = shown(made.text, made.footnotes)
        assert words(back) == words(html), key
        html = load(html)  # of lazy images the files are shown
        assert things(back) == things(html), key
        assert made.footnotes or means(back) == means(html), key
    assert bodies > 5
    assert 100 * raw / blocks < 5


@pytest.mark.parametrize("name", ["made-mistakes", "wxr"])
def test_classic_content_of_the_corpus(corpus: Path, name: str) -> None:
    bodies = proved = 0
    for key, html in source(corpus, name):
        made = to_classic(html)
        bodies, proved = bodies + 1, proved + made.verified
        if bodies % 5 == 0:
            assert words(shown(made.text)) == words(html), key
    assert 100 * proved / bodies >= 97
