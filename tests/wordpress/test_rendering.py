"""What WordPress shows of a post, next to what we make of it: the same in meaning, but for the table below."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, render, render_comment
from converters.site.index import SiteIndexBuilder
from tests.markup.meaning import Tree, meaning
from tests.wordpress.conftest import Imported, Importing
from tests.wordpress.database import Database
from tests.wordpress.site import HOME

_YOUTUBE = r"https?://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([\w-]+)"

# What WordPress's HTML has otherwise, and on purpose: (what is so, pattern in its HTML, what stands for it in ours).
ON_PURPOSE = [
    ("a gallery leads to pages of single images, which no other site has",
     rf"<a href='{HOME}/\?attachment_id=\d+'>(.*?)</a>", r"\1"),
    ("the line of a more mark is shown empty, an accident of autop",
     r"(<!--more-->)<br />\n", r"\1"),
    ("a player is told its file by an element, and numbered; the same file",
     r'<audio class="wp-audio-shortcode".*?src="([^"?]*)\?_=\d+".*?</audio>', r'<audio src="\1"></audio>'),
    ("the picture behind a cover is style, which Markdown has none of: it stands before the words",
     r'(<div class="wp-block-cover[^>]*style="[^"]*background-image:url\(([^)]*)\)[^>]*>)', r'\1<p><img src="\2"></p>'),
    ("a button that fetches what the link before it fetches",
     r'<a [^>]*class="wp-block-file__button[^>]*>.*?</a>', ""),
    ("what a provider says to a question over the net, we know for YouTube",
     rf"(?<=\n){_YOUTUBE}(?:&[^\s<]*)?(?=\n|</p>|<br)", r'<iframe src="https://www.youtube.com/embed/\1"></iframe>'),
    ("the same, where the address stands in a paragraph",
     rf"(?<=<p>){_YOUTUBE}(?=</p>)", r'<iframe src="https://www.youtube.com/embed/\1"></iframe>'),
]  # fmt: skip

# orderby=rand: it has another order each time, or the same by chance.
BY_CHANCE = ("theme-unit-test", "Post Format: Gallery (Tiled)")

# Posts that differ in another way, each with the reason.
OTHERS = {
    ("theme-unit-test", "Block category: Embeds"): "an embed that only its provider can draw is a paragraph, not a figure",
    ("theme-unit-test", "Block category: Widgets"): "lists of a site's posts and terms, which no archive has: reported",
    **dict.fromkeys(
        [("creativecommons-labs.scrubbed", f"GSoC CC Wordpress Plugin: Weekly Report #{week}") for week in (4, 5)],
        "[[cc:18]] is an escape where a plug-in for code has the shortcode [cc]; we cannot know, and read it as one",
    ),
}  # fmt: skip


def shown(html: str) -> Tree:
    """The meaning; an address that is a link of itself is as good as the bare address."""
    return meaning(re.sub(r'<a href="([^"]*)">(\1)</a>', r"\2", html))


def sides(imported: Imported, export: Path) -> Iterator[tuple[str, str, str]]:
    """Title, WordPress's HTML and ours, for each post with text."""
    records = list(converters.read(export))
    index = SiteIndexBuilder()
    for record in records:
        if isinstance(record, converters.Media):
            index.add_media(record)
        elif isinstance(record, converters.Post) and record.type == "wp_block" and record.body:
            index.blocks[record.id] = record.body.text
    site_index = index.finish()
    ran = imported.again().run({"do": "render"})
    assert ran.said == []
    old = {
        (item.title, (item.date or "")[:19].replace("T", " ")): item.url for item in site_index.media.values()
    }
    moved = imported.database.moved(old)
    for record in records:
        if isinstance(record, converters.Post) and record.body and record.type != "nav_menu_item":
            html = ran.done[0][number_of(record, imported.database)]
            for new, old in moved.items():
                html = html.replace(new, old)
            yield record.title, html, render(record.body.text, Context(record, site_index, Diagnostics()))


def number_of(post: converters.Post, database: Database) -> str:
    """The id that a post got."""
    date = (post.date or "")[:19].replace("T", " ")
    names = {"post_type": post.type, "post_date": date, "post_content": post.body.text if post.body else ""}
    found = database.ids(**names, post_title=post.title) or database.ids(post_type=post.type, post_date=date)
    assert len(found) == 1, (post.title, found)
    return str(found[0])


@pytest.mark.parametrize("name", ["peer/theme-unit-test", "real/creativecommons-labs.scrubbed"])
def test_looks_as_in_wordpress(name: str, corpus: Path, imported: Importing) -> None:
    export = corpus / "wxr" / f"{name}.xml"
    compared, different = 0, []
    for title, theirs, ours in sides(imported(export), export):
        for _, pattern, instead in ON_PURPOSE:
            theirs = re.sub(pattern, instead, theirs, flags=re.DOTALL)
        compared += 1
        if shown(theirs) != shown(ours) and (export.stem, title) != BY_CHANCE:
            different.append((export.stem, title))
    assert different == [one for one in OTHERS if one[0] == export.stem]
    assert compared > 60


@pytest.mark.parametrize(
    ("name", "least"), [("peer/theme-unit-test", 20), ("real/creativecommons-labs.scrubbed", 170)]
)
def test_comments_look_as_in_wordpress(name: str, least: int, corpus: Path, imported: Importing) -> None:
    export = corpus / "wxr" / f"{name}.xml"
    ran = imported(export).again().run({"do": "render_comments"})
    assert ran.said == []
    assert len(ran.done[0]) >= least
    for text, html in ran.done[0].values():
        assert meaning(html) == meaning(render_comment(text)), text
