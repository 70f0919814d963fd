"""The export of a blog of Wix: rich content node by node, covers, terms, drafts, damage."""

import csv
from functools import partial

import pytest

import converters
from converters import Post
from converters.formats.wix.ricos import DEEPEST, Rendering, media_url
from converters.model import Author, Media
from tests import reading
from tests.conftest import CORPUS, FIXTURES

KNOTS = FIXTURES / "wix" / "knots.csv"
BODY = """<p>Knots &amp; ropes, <strong>tied</strong><a href="https://rope.example/?a=1&amp;b=2"><em> twice</em></a></p>
<h3>Tools</h3>
<ul><li><p>Awl</p>
</li>
<li><p>Fid &lt;small&gt;</p>
</li>
</ul>
<figure><img src="https://static.wixstatic.com/media/rope_1~mv2.jpg" alt="A rope" /><figcaption>Wet</figcaption></figure>
<div class="gallery"><figure><img src="https://static.wixstatic.com/media/rope_2.jpg" alt="Two" /></figure></div>
<blockquote><p>Hold fast</p>
</blockquote>
<pre><code>over
under</code></pre>
<hr />
<p><a href="https://www.youtube.com/watch?v=rope">https://www.youtube.com/watch?v=rope</a></p>
<p><a href="https://rope.example/buy">Buy</a></p>
<table><tbody><tr><td><p>Cell</p>
</td>
</tr>
</tbody></table>
<p>Inside</p>
"""


read = partial(reading.read, site="https://knots.example")


def test_the_whole_of_an_export():
    records, kinds = read(KNOTS)
    first, draft = (record for record in records if isinstance(record, Post))
    assert (first.title, first.status, first.url) == (
        "Two hitches",
        "publish",
        "https://knots.example/post/two-hitches",
    )
    assert (first.date, first.modified, first.sticky) == (
        "2024-03-01T08:00:00+00:00",
        "2024-03-02T08:00:00+00:00",
        True,
    )
    assert first.body.text == BODY
    assert [(term.taxonomy, term.slug) for term in first.terms] == [("category", "knots"), ("category", "craft"), ("post_tag", "rope"), ("post_tag", "sea")]  # fmt: skip
    assert (draft.status, draft.body.text, draft.body.dialect) == ("draft", "wdraft plain", "plain")
    (cover,) = (record for record in records if isinstance(record, Media))
    assert (cover.url, first.featured) == ("https://static.wixstatic.com/media/cover_1~mv2.jpg", cover.id)
    assert [record.login for record in records if isinstance(record, Author)] == ["Ute"]
    assert kinds == ["unknown-cards"]


def test_a_draft_is_not_public(tmp_path):
    converters.convert(KNOTS, tmp_path / "out", to="html")
    assert "wdraft" not in "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.html"))


def test_the_export_of_the_corpus_by_a_count_of_our_own():
    path = CORPUS / "exports" / "wix" / "posts.csv"
    if not path.exists():
        pytest.skip("the corpus is not here")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = [record for record in read(path)[0] if isinstance(record, Post)]
    assert [post.title for post in found] == [row["Title"] for row in rows]
    assert [post.status for post in found] == [
        "publish" if row["Published Date"] else "draft" for row in rows
    ]
    assert found[0].body.text == "<p>Hello <strong>world</strong></p>\n"


@pytest.mark.parametrize(
    "nodes",
    [None, 7, "text", [7, None], [{"type": None}], [{"type": "TEXT", "textData": 7}], [{"type": "IMAGE", "imageData": []}],
     [{"type": "GALLERY", "galleryData": {"items": [1, {}]}}], [{"type": "TEXT", "textData": {"text": "a", "decorations": ["BOLD"]}}]],
)  # fmt: skip
def test_odd_nodes_stop_nothing(nodes):
    assert "<p>" not in Rendering().html(nodes)


def test_nodes_are_not_rendered_without_end():
    node = {"type": "TEXT", "textData": {"text": "deep"}}
    for _ in range(DEEPEST * 3):
        node = {"type": "PARAGRAPH", "nodes": [node]}
    assert "deep" not in Rendering().html([node])


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("wix:image://v1/a~mv2.png/a.png#x=1", "https://static.wixstatic.com/media/a~mv2.png"),
        ({"id": "a.png"}, "https://static.wixstatic.com/media/a.png"),
        ({"url": "https://x.example/a.png"}, "https://x.example/a.png"),
        (None, ""),
    ],
)
def test_addresses_of_files(source, url):
    assert media_url(source) == url


def test_an_export_that_is_cut_off(tmp_path):
    data = KNOTS.read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(data[: data.index(b"Unfinished")])
    records, _ = read(path)
    assert next(record.title for record in records if isinstance(record, Post)) == "Two hitches"


def test_a_rich_text_that_is_broken_is_a_loss_though_the_plain_one_stands_for_it(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(
        'ID,Title,Published Date,Rich Content,Plain Content\nk1,Knots,2020-01-05,"{""nodes"": [",Plain words\n'
    )
    records, kinds = read(path)
    (post,) = [record for record in records if isinstance(record, Post)]
    assert (post.body.text, kinds) == ("Plain words", ["unreadable-text"])
