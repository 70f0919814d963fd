"""Which images a gallery shows, and in which order: ours as in WordPress."""

import re
from pathlib import Path

import converters
from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, render
from converters.site.index import SiteIndexBuilder
from tests.wordpress.conftest import Importing

GALLERIES = [
    "[gallery]",
    '[gallery order="DESC"]',
    '[gallery orderby="title"]',
    '[gallery orderby="title" order="DESC"]',
    '[gallery orderby="ID" order="DESC"]',
    '[gallery orderby="post_date"]',
    '[gallery orderby="menu_order ID" order="desc"]',
    '[gallery exclude="102,103"]',
    '[gallery ids="104,101,103"]',
    '[gallery ids="104,101,103" order="DESC"]',
    '[gallery ids="104,101,103" orderby="title"]',
    '[gallery ids="104,101,103" orderby="ID" order="DESC"]',
    '[gallery include="104,101,103"]',
    '[gallery include="104,101,103" orderby="title"]',
    '[gallery include="104,101,103" order="DESC"]',
    '[gallery id="12"]',
    '[gallery ids="101,999,102"]',
    '[gallery columns="2" size="large" link="none" ids="102, 101"]',
]
# (id, title, date, menu_order, parent)
IMAGES = [
    (101, "pear", "2020-01-04", 2, 11),
    (102, "apple", "2020-01-03", 0, 11),
    (103, "quince", "2020-01-01", 3, 11),
    (104, "cherry", "2020-01-02", 1, 11),
    (105, "plum", "2020-01-05", 0, 12),
]


def item(number: int, kind: str, title: str, date: str, more: str) -> str:
    return (
        f"<item><title>{title}</title><dc:creator>keeper</dc:creator><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>{date} 10:00:00</wp:post_date><wp:post_date_gmt>{date} 10:00:00</wp:post_date_gmt>"
        f"<wp:post_type>{kind}</wp:post_type>{more}</item>"
    )


def export(texts: list[str]) -> str:
    posts = [
        item(11 + 1000 * at, "post", f"Gallery {at}", "2021-01-01", f"<wp:status>publish</wp:status><content:encoded>{text}</content:encoded>")
        for at, text in enumerate(texts)
    ]  # fmt: skip
    posts.append(
        item(
            12,
            "post",
            "Other",
            "2021-01-01",
            "<wp:status>publish</wp:status><content:encoded>x</content:encoded>",
        )
    )
    images = [
        item(number, "attachment", title, date,
             f"<wp:status>inherit</wp:status><wp:menu_order>{order}</wp:menu_order><wp:post_parent>{parent}</wp:post_parent>"
             f"<wp:attachment_url>https://old.example/2020/01/{title}.png</wp:attachment_url>")
        for number, title, date, order, parent in IMAGES
    ]  # fmt: skip
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        "<link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>"
        "<wp:author><wp:author_login>keeper</wp:author_login></wp:author>"
        f"{''.join(posts)}{''.join(images)}</channel></rss>"
    )


def shown(html: str) -> list[str]:
    """The images, by the names of their files."""
    return re.findall(r"/(\w+)\.png", " ".join(re.findall(r"<img[^>]*\ssrc=[\"']([^\"']*)", html)))


def test_galleries_show_the_same_images_in_the_same_order(imported: Importing, tmp_path: Path) -> None:
    path = tmp_path / "galleries.xml"
    path.write_text(
        export(["\n\n".join(f"{at} {text}" for at, text in enumerate(GALLERIES))]), encoding="utf-8"
    )
    taken = imported(path)
    assert taken.said == []
    ran = taken.again().run({"do": "render", "posts": [11]})
    theirs = [shown(part) for part in re.split(r"<p>\d+ ", ran.done[0]["11"])[1:]]

    index, posts = SiteIndexBuilder(), {}
    for record in converters.read(path):
        if isinstance(record, converters.Media):
            index.add_media(record)
        elif isinstance(record, converters.Post):
            posts[record.id] = record
    body = posts["11"].body
    assert body
    html = render(body.text, Context(posts["11"], index.finish(), Diagnostics()))
    ours = [shown(part) for part in re.split(r"<p>\d+ ", html)[1:]]
    assert len(theirs) == len(GALLERIES)
    assert dict(zip(GALLERIES, ours, strict=True)) == dict(zip(GALLERIES, theirs, strict=True))
