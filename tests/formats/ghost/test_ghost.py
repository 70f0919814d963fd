"""Exports of Ghost: tables, cards, circles of readers, damage, and what must stay private."""

import io
import json
import re
import zipfile
from functools import partial

import pytest

import converters
from converters import Diagnostics, Site
from converters.formats.ghost import lexical, mobiledoc
from converters.io.json.rows import rows
from converters.model import Asset, Author, Media, Term
from tests import reading
from tests.conftest import CORPUS, FIXTURES
from tests.reading import posts

SETTINGS = {"title": "Fog", "timezone": "Asia/Tokyo", "locale": "en", "stripe_secret_key": "sk_secret"}


def export(*posts, version="6.10.3", **tables):
    """An export with these posts; tables as Ghost names them."""
    data = {
        "posts": list(posts),
        "settings": [{"key": key, "value": value} for key, value in SETTINGS.items()],
        "users": [
            {"id": "u1", "name": "Ann", "slug": "ann", "email": "ann@fog.example", "password": "$2b$secret"}
        ],
        **tables,
    }
    return {"db": [{"meta": {"exported_on": 1700000000000, "version": version}, "data": data}]}


def post(id_="p1", **fields):
    row = {"title": "Tide", "slug": "tide", "html": "<p>Grey.</p>", "type": "post", "status": "published"}
    return {"id": id_, "visibility": "public", "published_at": "2020-03-31T22:30:00.000Z", **row, **fields}


def written(path, value):
    path.write_text(json.dumps(value), "utf-8")
    return path


read = partial(reading.read, site="https://fog.example")


def test_an_export_has_its_posts_tags_authors_and_threads(tmp_path):
    path = written(
        tmp_path / "x.json",
        export(
            post(custom_excerpt="Short.", feature_image="__GHOST_URL__/content/images/a.png", featured=1),
            post("p2", type="page", slug="about", title="About"),
            tags=[
                {"id": "t1", "name": "Sea", "slug": "sea"},
                {"id": "t2", "name": "#inner", "slug": "hash-inner"},
            ],
            posts_tags=[
                {"post_id": "p1", "tag_id": "t2", "sort_order": 1},
                {"post_id": "p1", "tag_id": "t1", "sort_order": 0},
            ],
            posts_authors=[{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
            posts_meta=[{"post_id": "p1", "meta_title": "T", "feature_image_alt": "A pier"}],
            members=[{"id": "m1", "name": "Bo", "email": "bo@fog.example"}],
            comments=[
                {
                    "id": "c2",
                    "post_id": "p1",
                    "member_id": "m1",
                    "parent_id": "c1",
                    "html": "<p>Yes</p>",
                    "status": "published",
                    "created_at": "2020-04-02 10:00:00",
                },
                {
                    "id": "c1",
                    "post_id": "p1",
                    "member_id": None,
                    "html": "<p>So?</p>",
                    "status": "published",
                    "created_at": "2020-04-01 10:00:00",
                },
                {
                    "id": "c3",
                    "post_id": "p1",
                    "member_id": "m1",
                    "html": "<p>Rude</p>",
                    "status": "hidden",
                    "created_at": "2020-04-03 10:00:00",
                },
            ],
            comment_likes=[{"comment_id": "c1", "member_id": "m1"}],
        ),
    )
    records, findings = read(path)
    first, page = posts(records)["p1"], posts(records)["p2"]
    assert next(record for record in records if isinstance(record, Site)).url == "https://fog.example/"
    assert (first.url, first.date, first.author, first.sticky) == (
        "https://fog.example/tide/",
        "2020-04-01T07:30:00+09:00",
        "ann",
        True,
    )
    assert (page.type, first.excerpt, first.extra["seo_title"]) == ("page", "Short.", "T")
    assert [term.slug for term in first.terms] == ["sea"]
    assert [(one.id, one.parent, one.author.name, one.status, one.likes) for one in first.comments] == [
        ("c1", "", "", "approved", 1), ("c2", "c1", "Bo", "approved", None), ("c3", "", "Bo", "pending", None),
    ]  # fmt: skip
    image = next(record for record in records if isinstance(record, Media))
    assert (image.url, image.alt, image.id) == (
        "https://fog.example/content/images/a.png",
        "A pier",
        first.featured,
    )
    assert [author.login for author in records if isinstance(author, Author)] == ["ann"]
    assert [term.slug for term in records if isinstance(term, Term)] == ["sea"]
    assert findings == []
    assert not re.search(r"\$2b\$|sk_secret|bo@fog", repr(records))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"visibility": "members"}, False),
        ({"visibility": "paid"}, False),
        ({"visibility": "tiers"}, False),
        ({"visibility": "label:vip"}, False),
        ({"status": "sent"}, False),
        ({"status": "scheduled"}, False),
        ({"status": "odd"}, False),
    ],
)
def test_only_what_everybody_could_read_is_published(fields, shown, tmp_path):
    path = written(
        tmp_path / "x.json", export(post(html="<p>Kept back.</p>", **fields), post("p2", slug="b", title="B"))
    )
    converters.convert(path, tmp_path / "site", to="hugo", options={"site": "https://fog.example"})
    text = "".join(file.read_text() for file in (tmp_path / "site/content").rglob("*.md"))
    assert ("Kept back." in text) == shown


def doc(*children):
    return json.dumps({"root": {"type": "root", "children": list(children)}})


def words(text, bits=0):
    return {"type": "extended-text", "text": text, "format": bits}


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (
            {"type": "paragraph", "children": [words("a < b", 3), {"type": "linebreak"}, words("c", 16)]},
            "<p><strong><em>a &lt; b</em></strong><br><code>c</code></p>",
        ),
        ({"type": "paragraph", "children": []}, ""),
        ({"type": "extended-heading", "tag": "h3", "children": [words("H")]}, "<h3>H</h3>"),
        ({"type": "aside", "children": [words("q")]}, "<blockquote>q</blockquote>"),
        (
            {
                "type": "paragraph",
                "children": [{"type": "link", "url": "https://x.example/?a=1&b", "children": [words("l")]}],
            },
            '<p><a href="https://x.example/?a=1&amp;b">l</a></p>',
        ),
        (
            {
                "type": "list",
                "listType": "number",
                "start": 3,
                "children": [
                    {"type": "listitem", "children": [words("a")]},
                    {
                        "type": "listitem",
                        "children": [
                            {
                                "type": "list",
                                "listType": "bullet",
                                "children": [{"type": "listitem", "children": [words("b")]}],
                            }
                        ],
                    },
                ],
            },
            '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>',
        ),
        (
            {"type": "image", "src": "a.png", "alt": 'A "pier"', "caption": "<b>c</b>"},
            '<figure class="kg-image-card"><img src="a.png" alt="A &quot;pier&quot;"><figcaption><b>c</b></figcaption></figure>',
        ),
        (
            {"type": "gallery", "images": [{"src": "a.png"}, {"src": "b.png"}]},
            '<figure class="kg-gallery-card"><img src="a.png" alt=""><img src="b.png" alt=""></figure>',
        ),
        (
            {"type": "codeblock", "code": "a<b", "language": "py"},
            '<pre><code class="language-py">a&lt;b</code></pre>',
        ),
        (
            {
                "type": "bookmark",
                "url": "https://x.example",
                "metadata": {"title": "X", "description": "D", "author": "A", "publisher": "P"},
            },
            '<figure class="kg-bookmark-card"><p><a href="https://x.example">X</a></p><p>D</p><p>A · P</p></figure>',
        ),
        (
            {"type": "toggle", "heading": "H", "content": "<p>c</p>"},
            "<details><summary>H</summary><p>c</p></details>",
        ),
        (
            {"type": "callout", "calloutEmoji": "!", "calloutText": "c"},
            '<div class="kg-callout-card"><p>! c</p></div>',
        ),
        (
            {"type": "file", "src": "a.pdf", "fileTitle": "A", "fileCaption": "c"},
            '<p><a href="a.pdf">A</a><br>c</p>',
        ),
        (
            {"type": "audio", "src": "a.mp3", "title": "A"},
            '<figure class="kg-audio-card"><audio src="a.mp3" controls></audio><figcaption>A</figcaption></figure>',
        ),
        ({"type": "html", "html": "<i>x</i>"}, "<i>x</i>"),
        ({"type": "html", "html": "<i>x</i>", "visibility": {"web": {"nonMember": False}}}, ""),
        ({"type": "markdown", "markdown": "*a*"}, "<p><em>a</em></p>"),
        ({"type": "email", "html": "<p>mail</p>"}, ""),
        ({"type": "horizontalrule"}, "<hr>"),
        ({"type": "button", "buttonText": "Go", "buttonUrl": "/go"}, '<p><a href="/go">Go</a></p>'),
    ],
)
def test_a_node_becomes_html(node, html):
    assert lexical.Rendered(doc(node)).html == html


def test_an_unknown_card_costs_itself_and_is_reported(tmp_path):
    text = doc(
        {"type": "poll", "children": [words("Which?")]}, {"type": "paragraph", "children": [words("After")]}
    )
    records, findings = read(written(tmp_path / "x.json", export(post(lexical=text, html=""))))
    assert posts(records)["p1"].body.text == "Which?\n<p>After</p>"
    assert findings == ["unknown-cards"]


def test_mobiledoc_without_html_is_rendered(tmp_path):
    text = json.dumps(
        {
            "version": "0.3.1",
            "atoms": [["soft-return", "", {}]],
            "cards": [["image", {"src": "a.png"}], ["card-markdown", {"markdown": "*m*"}], ["poll", {}]],
            "markups": [["strong"], ["a", ["href", "https://x.example"]]],
            "sections": [
                [1, "p", [[0, [0], 1, "b"], [1, [], 0, 0], [0, [1, 0], 2, "l"], [0, [], 0, "<"]]],
                [3, "ul", [[[0, [], 0, "i"]]]], [10, 0], [10, 1], [10, 2],
            ],
        }
    )  # fmt: skip
    records, findings = read(written(tmp_path / "x.json", export(post(mobiledoc=text, html=None))))
    assert posts(records)["p1"].body.text == (
        '<p><strong>b</strong><br><a href="https://x.example"><strong>l</strong></a>&lt;</p>\n<ul><li>i</li></ul>\n'
        '<figure class="kg-image-card"><img src="a.png" alt=""></figure>\n<p><em>m</em></p>'
    )
    assert findings == ["unknown-cards"]


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"root": 1}', '{"sections": [[1]]}', "{" * 5])
def test_a_text_that_is_no_document_is_told(text):
    for kind in (lexical.Rendered, mobiledoc.Rendered):
        with pytest.raises(ValueError):  # noqa: PT011 # its text is for whoever looks into a log
            kind(text)


def test_old_versions_have_numbers_pages_and_markdown(tmp_path):
    value = export(
        {
            "id": 1,
            "title": "Old",
            "slug": "old",
            "markdown": "*a*",
            "page": 0,
            "status": "published",
            "author_id": 7,
            "published_at": 1392000000000,
        },
        {
            "id": 2,
            "title": "P",
            "slug": "p",
            "html": "<p>b</p>",
            "page": 1,
            "status": "published",
            "author_id": 7,
            "published_at": 1392000000000,
        },
        version="003",
        users=[{"id": 7, "name": "Cy", "slug": "cy"}],
    )
    value["db"][0]["data"]["settings"].append({"key": "permalinks", "value": "/:year/:month/:slug/"})
    found = posts(read(written(tmp_path / "x.json", value))[0])
    assert (found["1"].url, found["1"].body.dialect, found["1"].author) == (
        "https://fog.example/2014/02/old/",
        "markdown",
        "cy",
    )
    assert (found["2"].type, found["2"].url) == ("page", "https://fog.example/p/")


def test_files_beside_the_export_are_those_of_its_texts(tmp_path):
    body = '<p><img src="__GHOST_URL__/content/images/2024/a.png"></p>'
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        out.writestr("site/fog.ghost.2024-01-31-10-20-30.json", json.dumps(export(post(html=body))))
        out.writestr("site/content/images/2024/a.png", b"\x89PNG")
        out.writestr("site/content/images/size/w600/2024/a.png", b"\x89PNG")
        out.writestr("site/members.csv", "email\nsecret@fog.example\n")
    records, _ = read(tmp_path / "x.zip")
    assert [asset.url for asset in records if isinstance(asset, Asset)] == [
        "https://fog.example/content/images/2024/a.png"
    ]
    converters.convert(
        tmp_path / "x.zip", tmp_path / "site", to="hugo", options={"site": "https://fog.example"}
    )
    assert (tmp_path / "site/static/content/images/2024/a.png").read_bytes() == b"\x89PNG"


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    whole = json.dumps(export(post("p1"), post("p2", slug="b"), post("p3", slug="c")))
    first = whole.index('"p2"')
    for cut in range(first, whole.index('"settings"'), 61):
        (tmp_path / "x.json").write_text(whole[:cut])
        records, findings = read(tmp_path / "x.json")
        assert "p1" in posts(records)
        assert findings, cut


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64, 1 << 20])
def test_rows_are_the_same_wherever_the_file_is_cut_into_chunks(chunk, monkeypatch):
    monkeypatch.setattr("converters.io.window.CHUNK", chunk)
    value = {
        "meta": {"a": [{}]},
        "data": {
            "posts": [{"a": 'x"}]{[\\'}, {"b": {"posts": [{"c": 1}]}}],
            "tags": [{"é": "\\"}],
            "no": [{}],
        },
    }
    data = json.dumps(value, indent=1).encode()
    found = [
        (row.table, json.loads(row.data), row.number)
        for row in rows(io.BytesIO(data), "data", {"posts", "tags"}, 10**6)
    ]
    assert found == [
        ("posts", value["data"]["posts"][0], 1),
        ("posts", value["data"]["posts"][1], 2),
        ("tags", value["data"]["tags"][0], 1),
    ]


def test_a_row_that_is_too_large_costs_itself(tmp_path):
    path = written(
        tmp_path / "x.json", export(post("p1"), post("p2", html="x" * 3_000_000), post("p3", slug="c"))
    )
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics, limits=converters.Limits(record=1_000_000)))
    assert list(posts(records)) == ["p1", "p3"]
    assert "unreadable-item" in [finding.kind for finding in diagnostics.findings]


def test_the_fixture_comes_whole(tmp_path):
    records, findings = read(FIXTURES / "ghost" / "fog.ghost.json")
    assert len(posts(records)) == 2
    assert findings == []


SAMPLES = sorted((CORPUS / "exports").glob("*/ghost/*.json")) + sorted(
    (CORPUS / "exports/ghost").glob("v*.json")
)


def shown_words(html):
    bare = re.sub(r"<(svg|script|style)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    return sorted(re.findall(r"\w+", re.sub(r"&#?\w+;", " ", bare).lower()))


@pytest.mark.corpus
@pytest.mark.parametrize("path", SAMPLES or ["the corpus is not here"], ids=str)
def test_real_exports_come_whole(path, tmp_path):
    if not SAMPLES:
        pytest.skip("the corpus is not here")
    data = json.loads(path.read_text("utf-8"))["db"][0]["data"]
    found = posts(read(path)[0])
    assert len(found) == len(data["posts"])
    assert sum(len(one.comments) for one in found.values()) == len(data.get("comments", ()))
    for row in data["posts"]:
        if row.get("html") and row.get("lexical"):
            assert shown_words(found[str(row["id"])].body.text) == shown_words(row["html"]), row["slug"]
    converters.convert(path, tmp_path / "site", to="hugo")
    whole = "".join(
        file.read_text("utf-8", "replace") for file in (tmp_path / "site").rglob("*") if file.is_file()
    )
    private = [row["password"] for row in data["users"] if row.get("password")]
    private += [row["email"] for row in data.get("members", ())]
    assert not [text for text in private if text in whole]


MEMBERS = {"web": {"nonMember": False, "memberSegment": "status:free"}, "email": {"memberSegment": ""}}
GATED = '<!--kg-gated-block:begin nonMember:false memberSegment:"" --><p>Secret.</p><!--kg-gated-block:end-->'


def document(*nodes):
    return json.dumps({"root": {"type": "root", "children": list(nodes)}})


@pytest.mark.parametrize(
    "fields",
    [
        {"lexical": document({"type": "html", "html": "Secret.", "visibility": MEMBERS}), "html": GATED},
        {"lexical": document({"type": "call-to-action", "textValue": "Secret.", "visibility": MEMBERS})},
        {"lexical": document({"type": "html", "html": "Secret.", "visibility": {"showOnWeb": False}})},
        {
            "lexical": document(
                {"type": "html", "html": "Secret.", "visibility": {"web": {"nonMember": "no"}}}
            )
        },
        {"lexical": document({"type": "html", "html": "Secret.", "visibility": "members"})},
        {"lexical": "{damaged", "html": f"<p>Fog.</p>{GATED}<p>Tide.</p>"},
        {"html": f"<p>Fog.</p>{GATED}<p>Tide.</p>"},
        {"html": f"<p>Fog.</p>{GATED.partition('<!--kg-gated-block:end')[0]}"},
        {"html": GATED.replace("nonMember:false ", "")},
    ],
)
def test_cards_that_visitors_did_not_see_are_left_out_and_reported(fields, tmp_path):
    records, findings = read(written(tmp_path / "x.json", export(post(**{"html": "", **fields}))))
    found = posts(records)["p1"]
    assert "Secret" not in (found.body.text if found.body else "")
    assert ("Tide." in fields.get("html", "")) == bool(found.body and "Tide." in found.body.text)
    assert findings == ["hidden-cards"]


@pytest.mark.parametrize(
    "visibility", [None, {}, {"web": {"nonMember": True}}, {"showOnWeb": True}, {"web": {}}]
)
def test_cards_that_visitors_saw_stay(visibility, tmp_path):
    card = {"type": "html", "html": "<p>Fog.</p>", "visibility": visibility}
    records, findings = read(written(tmp_path / "x.json", export(post(lexical=document(card)))))
    assert posts(records)["p1"].body.text == "<p>Fog.</p>"
    assert findings == []


def test_an_open_card_of_ghosts_html_stays(tmp_path):
    html = GATED.replace("nonMember:false", "nonMember:true")
    records, findings = read(written(tmp_path / "x.json", export(post(html=html))))
    assert "Secret." in posts(records)["p1"].body.text
    assert findings == []


@pytest.mark.parametrize(
    ("value", "status"), [("1", "private"), ("true", "private"), ("0", "publish"), (None, "publish")]
)
def test_a_post_for_mails_alone_is_private_however_that_is_said(value, status, tmp_path):
    meta = [{"post_id": "p1", "email_only": value}]
    records, _ = read(written(tmp_path / "x.json", export(post(), posts_meta=meta)))
    assert posts(records)["p1"].status == status


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59.000Z", "0001-01-01T00:00:00.000Z", 253402300799000])
def test_the_last_day_that_is_counted_stops_nothing(date, tmp_path):
    comments = [
        {"id": "c1", "post_id": post_, "html": "Yes.", "created_at": date} for post_ in ("p1", "gone")
    ]
    comments[1]["id"] = "c2"
    records, _ = read(written(tmp_path / "x.json", export(post(published_at=date), comments=comments)))
    assert [len(found.comments) for found in posts(records).values()] == [1, 1]


def test_a_marker_that_ends_more_elements_than_it_began_ends_those():
    text = json.dumps(
        {"markups": [["em"]], "sections": [[1, "p", [[0, [0], 10**12, "Fog"]]]], "cards": [], "atoms": []}
    )
    assert mobiledoc.Rendered(text).html == "<p><em>Fog</em></p>"


@pytest.mark.parametrize("name", ["email", "email-cta", "paywall"])
def test_cards_that_no_visitor_sees_are_no_loss_in_either_form(name):
    old = {
        "version": "0.3.1",
        "atoms": [],
        "markups": [],
        "cards": [[name, {"html": "<p>mail</p>"}]],
        "sections": [[10, 0]],
    }
    new = {"root": {"children": [{"type": name, "html": "<p>mail</p>"}]}}
    for rendered in (mobiledoc.Rendered(json.dumps(old)), lexical.Rendered(json.dumps(new))):
        assert (rendered.html, rendered.unknown) == ("", [])


def test_a_post_that_has_lost_its_audience_is_private_where_another_has_it(tmp_path):
    first = post()
    del first["visibility"]
    path = written(tmp_path / "a.json", export(first, post("p2", slug="rock")))
    assert [found.status for found in posts(read(path)[0]).values()] == ["private", "publish"]
    path = written(tmp_path / "b.json", export(first, tags=[{"id": "t1", "visibility": "public"}]))
    assert [found.status for found in posts(read(path)[0]).values()] == ["publish"]


@pytest.mark.parametrize(("value", "status"), [("true", "private"), (True, "private"), ("false", "publish")])
def test_a_site_that_asks_for_a_password_is_private(value, status, tmp_path):
    whole = export(post())
    whole["db"][0]["data"]["settings"].append({"key": "is_private", "value": value})
    (found,) = posts(read(written(tmp_path / "x.json", whole))[0]).values()
    assert found.status == status


def test_ids_that_match_nothing_are_reported(tmp_path):
    path = written(
        tmp_path / "a.json",
        export(
            post(),
            tags=[{"id": "t1", "name": "Fog", "slug": "fog"}],
            posts_tags=[{"post_id": "p1", "tag_id": "t1"}, {"post_id": "p1", "tag_id": "t7"}],
            members=[{"id": "m1", "name": "Bo"}],
            comments=[{"id": "c1", "post_id": "p1", "member_id": "m7", "html": "<p>So?</p>", "status": "published"}],
        ),
    )  # fmt: skip
    diagnostics = converters.Diagnostics()
    list(converters.read(path, diagnostics=diagnostics))
    diagnostics.settle()
    said = [finding.message for finding in diagnostics.findings if finding.kind == "unmatched-id"]
    assert sorted(id_ for id_ in ("t7", "m7") if any(id_ in message for message in said)) == ["m7", "t7"]


@pytest.mark.parametrize("name", ["tags", "authors"])
def test_tags_and_authors_in_the_row_of_a_post_are_kept(name, tmp_path):
    records, kinds = read(written(tmp_path / "a.json", export(post(**{name: ["Fog"]}))))
    assert posts(records)["p1"].extra["_unread"] == {name: ["Fog"]}
    assert "unread-field" in kinds
