"""WordPress content and what it becomes, case by case: fixtures/content/wordpress/*.txt.

A case is `=== its name`, the stored text, and after `--- html` and `--- findings` what
is made of it. `pytest --accept` writes the latter anew.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, render, render_comment
from converters.markup.wordpress.context import DEEPEST_BLOCKS, MOST_BLOCKS
from converters.model import Media, Post
from converters.site.index import SiteIndexBuilder

CASES = Path(__file__).parents[2] / "fixtures" / "content" / "wordpress"

MEDIA = (
    Media(id="11", url="/shed.jpg", title="Shed", alt='A "shed"', caption="The <em>shed</em>", parent="1"),
    Media(id="12", url="/a.mp3", title="A song", mime="audio/mpeg", parent="1"),
    Media(id="13", url="/a.mp4", title="A film", mime="video/mp4", parent="1"),
    Media(id="15", url="/barn.png", title="Barn", parent="1"),
    Media(id="21", url="/other-1.jpg", parent="2"),
    Media(id="22", url="/other-2.jpg", parent="2"),
)
BLOCKS = {
    "31": '<!-- wp:paragraph {"metadata":{"name":"Greeting"}} -->\n<p>Good morning</p>\n<!-- /wp:paragraph -->',
    "32": '<!-- wp:paragraph -->\n<p>Again</p>\n<!-- /wp:paragraph -->\n<!-- wp:block {"ref":32} /-->',
}
FOOTNOTES = '[{"id":"u-1","content":"Or so they <em>say</em>."}]'


def context(diagnostics: Diagnostics) -> Context:
    index = SiteIndexBuilder()
    for item in MEDIA:
        index.add_media(item)
    index.blocks.update(BLOCKS)
    return Context(
        Post(
            id="1", extra={"footnotes": [FOOTNOTES], "subtitle": ["The true subtitle"], "_hidden": ["hidden"]}
        ),
        index.finish(),
        diagnostics,
    )


def show(text: str, *, comment: bool) -> str:
    diagnostics = Diagnostics()
    html = render_comment(text) if comment else render(text, context(diagnostics))
    findings = "".join(f"{finding}\n" for finding in diagnostics.findings)
    return f"--- html\n{html}\n" + (f"--- findings\n{findings}" if findings else "")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_cases(path: Path, expect: Callable[[str, Path], None]) -> None:
    cases = re.findall(
        r"^=== (.*)\n((?s:.*?))(?=^=== |^--- html\n|\Z)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert cases
    made = (
        f"=== {name}\n{text}{show(text.removesuffix(chr(10)), comment=path.stem == 'comments')}"
        for name, text in cases
    )
    expect("".join(made), path)


@pytest.mark.parametrize("times", [1, 2], ids=["in a chain", "each twice in the one before"])
def test_reusable_blocks_within_one_another_end(times: int) -> None:
    index, diagnostics = SiteIndexBuilder(), Diagnostics()
    for number in range(200):
        index.blocks[str(number)] = f'<p>a</p><!-- wp:block {{"ref":{number + 1}}} /-->' * times
    made = Context(Post(id="1"), index.finish(), diagnostics)
    html = render('<!-- wp:block {"ref":0} /-->', made)
    assert html.count("<p>a</p>") == {1: DEEPEST_BLOCKS, 2: MOST_BLOCKS * times}[times]
    assert {finding.kind for finding in diagnostics.findings} == {"too-many-blocks"}


@pytest.mark.parametrize("name", ["powerpress", "ss_player"])
def test_an_episode_is_where_its_shortcode_is(name: str) -> None:
    episode = Post(id="1", extra={"enclosure": ["https://cdn.example/one.mp3\n5\naudio/mpeg\n"]})

    def html(text: str, post: Post) -> str:
        return render(text, Context(post, SiteIndexBuilder().finish(), Diagnostics()))

    assert '<audio controls preload="none" src="https://cdn.example/one.mp3"></audio>' in html(
        f"[{name}]", episode
    )
    assert 'src="https://cdn.example/two.mp4"' in html(f'[{name} url="https://cdn.example/two.mp4"]', episode)
    assert f"[{name}]" in html(f"[{name}]", Post(id="1"))
