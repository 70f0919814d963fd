"""Saved responses of WordPress's REST API: pages, copies, gaps, damage, and what must stay private."""

import gzip
import json
import re
import zipfile
from collections import Counter

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.errors import SourceError
from converters.io.json.rows import outermost_rows
from converters.model import Asset, Author, Media, Term
from converters.run.inputs import open_inputs
from tests.conftest import FIXTURES
from tests.reading import posts

HOME = "https://harbour.example"
FOLDER = FIXTURES / "wordpress-rest"


def post(id_=1, **fields):
    row = {
        "date": "2020-04-01T07:30:00",
        "date_gmt": "2020-03-31T22:30:00",
        "slug": f"s{id_}",
        "status": "publish",
        "type": "post",
        "link": f"{HOME}/s{id_}/",
        "title": {"rendered": f"T{id_}"},
        "content": {"rendered": "<p>Grey.</p>\n", "protected": False},
    }
    return {"id": id_, **row, **fields}


def comment(id_, post_id=1, **fields):
    row = {"author_name": "Ann", "author": 0, "date_gmt": f"2020-04-01T{id_:02}:00:00", "status": "approved"}
    text = {"content": {"rendered": "<p>Yes.</p>\n"}, "parent": 0, "type": "comment"}
    return {"id": id_, "post": post_id, **row, **text, **fields}


def saved(folder, **files):
    folder.mkdir(exist_ok=True)
    for name, value in files.items():
        text = value if isinstance(value, str) else json.dumps(value)
        (folder / f"{name}.json").write_text(text, "utf-8")
    return folder


def read(*sources, **options):
    diagnostics = Diagnostics()
    records = list(converters.read(list(sources), options=options, diagnostics=diagnostics))
    diagnostics.settle()
    return records, Counter(finding.kind for finding in diagnostics.findings)


def test_a_folder_of_responses_is_one_site():
    records, findings = read(FOLDER)
    found = posts(records)
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.url, site.extra["page_on_front"]) == ("Harbour & Fog", f"{HOME}/", "31")
    first = found["11"]
    assert first.title == "Low tide “again”"
    assert (first.date, first.author, first.sticky, first.featured) == (
        "2020-04-01T07:30:00+09:00",
        "ann",
        True,
        "41",
    )
    assert [(term.taxonomy, term.name) for term in first.terms] == [
        ("category", "Tides & fog"), ("post_tag", "gulls"), ("boat", "Heron"),
    ]  # fmt: skip
    assert [(one.id, one.parent, one.status) for one in first.comments if one.status == "approved"] == [
        ("101", "", "approved"), ("102", "101", "approved"), ("103", "102", "approved"),
    ]  # fmt: skip
    assert first.comments[2].author.user == "2"
    assert (first.extra["weather"], first.extra["knots"], first.extra["noindex"]) == (
        ["fog"],
        ["3", "4"],
        True,
    )
    assert first.extra["_rest"] == {"uagb_excerpt": "Grey water"}
    assert (found["32"].type, found["32"].parent, found["51"].type) == ("page", "31", "trip")
    image = next(record for record in records if isinstance(record, Media))
    assert (image.path, image.caption, image.alt, image.parent) == (
        "2020/03/gull.jpg",
        "A gull at noon",
        "A grey gull",
        "11",
    )
    assert image.extra["content"] == "It stood for an hour."
    parents = {term.slug: term.parent for term in records if isinstance(term, Term)}
    assert parents["tides"] == "sea"
    assert {term.taxonomy for term in records if isinstance(term, Term)} == {
        "category", "post_tag", "boat", "nav_menu", "post_format",
    }  # fmt: skip
    assert findings == Counter(["no-post-of-comments", "unknown-term-ids", "unknown-author-ids"])
    assert found["999"].status == "trash"
    assert found["999"].url == f"{HOME}/2019/gone/"


def test_what_wordpress_made_of_a_text_is_no_excerpt():
    found = posts(read(FOLDER)[0])
    assert {id_: found[id_].excerpt for id_ in ("11", "12", "31")} == {
        "11": "What the gulls said.",
        "12": "",
        "31": "",
    }
    assert "<em>" not in found["12"].title
    assert found["12"].extra["title_html"] == "Ropes <em>and</em> knots"


def test_menus_have_their_items(tmp_path):
    item = posts(read(FOLDER)[0])["72"]
    assert (item.type, item.extra["_menu_item_menu_item_parent"], item.extra["_menu_item_url"]) == (
        "nav_menu_item", ["71"], ["https://boats.example/"],
    )  # fmt: skip
    converters.convert(FOLDER, tmp_path / "site", to="hugo")
    settings = "".join(path.read_text() for path in (tmp_path / "site").glob("hugo.*"))
    assert "https://boats.example/" in settings


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"status": "private"}, False),
        ({"status": "pending"}, False),
        ({"status": "future"}, False),
        ({"status": "odd"}, False),
        ({"password": "open"}, False),
        ({"content": {"rendered": "Kept back.", "protected": True}}, False),
    ],
)
def test_only_what_everybody_could_read_is_published(fields, shown, tmp_path):
    row = post(content={"rendered": "<p>Kept back.</p>", "protected": False})
    folder = saved(tmp_path / "in", posts=[{**row, **fields}, post(2)], comments=[comment(1, status="hold")])
    converters.convert(folder, tmp_path / "site", to="hugo")
    text = "".join(file.read_text() for file in (tmp_path / "site/content").rglob("*.md"))
    assert ("Kept back." in text) == shown
    assert "Yes." not in "".join(file.read_text() for file in (tmp_path / "site").rglob("*.json"))


def test_who_may_edit_gets_what_is_stored(tmp_path):
    raw = "<!-- wp:paragraph -->\n<p>“It”</p>\n<!-- /wp:paragraph -->"
    folder = saved(
        tmp_path / "in",
        a=[post(content={"rendered": "<p>It</p>"})],
        b=[post(content={"raw": raw, "rendered": "<p>It</p>"}, title={"raw": 'A "b"', "rendered": "A &#8220;b&#8221;"}, excerpt={"raw": "", "rendered": "<p>It</p>"})],
        comments=[comment(1, author_email="ann@harbour.example", author_ip="192.0.2.7", content={"raw": "Yes", "rendered": "<p>Yes</p>"})],
        users=[{"id": 3, "username": "ann", "name": "Ann", "slug": "ann-p", "email": "a@harbour.example", "link": HOME, "avatar_urls": {}, "roles": ["administrator"], "capabilities": {"x": True}, "registered_date": "2001"}],
        settings={"title": "Fog", "timezone": "Asia/Tokyo", "date_format": "Y", "email": "boss@harbour.example", "url": HOME, "language": "en_GB"},
    )  # fmt: skip
    records, _ = read(folder)
    (one,) = posts(records).values()
    assert (one.body.dialect, one.body.text, one.title) == ("wordpress", raw, 'A "b"')
    assert (one.comments[0].body.text, one.comments[0].author.email) == ("Yes", "ann@harbour.example")
    assert [author.login for author in records if isinstance(author, Author)] == ["ann"]
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.language) == ("Fog", "en-GB")
    assert not re.search("boss@|administrator|registered", repr(records))


def test_dates_are_on_the_clock_of_the_site(tmp_path):
    folder = saved(
        tmp_path / "in",
        posts=[
            post(1),
            post(2, date="2020-07-01T07:30:00", date_gmt=None),
            post(3, date=None, date_gmt="2020-01-01T00:00:00"),
            post(4, date="2020-07-01T07:30:00", date_gmt="0000-00-00T00:00:00"),
            post(5, date="2020-07-01T07:30:00", date_gmt="2020-07-01T05:13:00"),
        ],
        index={"name": "Fog", "url": HOME, "home": HOME, "gmt_offset": 2, "timezone_string": "Europe/Berlin", "namespaces": [], "routes": {}},
    )  # fmt: skip
    records, findings = read(folder)
    assert {id_: one.date for id_, one in posts(records).items()} == {
        "1": "2020-04-01T07:30:00+09:00",
        "2": "2020-07-01T07:30:00+02:00",
        "3": "2020-01-01T01:00:00+01:00",
        "4": "2020-07-01T07:30:00+02:00",
        "5": "2020-07-01T05:13:00+00:00",
    }
    assert findings["bad-offset"] == 1


def test_posts_with_what_they_embed_need_no_other_response(tmp_path):
    embedded = {
        "author": [{"id": 2, "name": "Ann", "slug": "ann", "url": "", "link": HOME}],
        "wp:term": [[{"id": 3, "name": "Sea", "slug": "sea", "taxonomy": "category"}], [{"id": 4, "name": "Heron", "slug": "heron", "taxonomy": "boat"}]],
        "wp:featuredmedia": [{"id": 9, "source_url": f"{HOME}/g.jpg", "media_type": "image", "mime_type": "image/jpeg", "title": {"rendered": "g"}}],
        "replies": [[comment(2), {"code": "rest_x", "message": "no", "data": {}}]],
    }  # fmt: skip
    row = post(author=2, categories=[3], boats=[4], featured_media=9, _embedded=embedded)
    records, findings = read(saved(tmp_path / "in", posts=[row]))
    one = posts(records)["1"]
    assert (one.author, one.featured, [term.name for term in one.terms], len(one.comments)) == (
        "ann",
        "9",
        ["Sea", "Heron"],
        1,
    )
    assert [(media.id, media.url) for media in records if isinstance(media, Media)] == [
        ("9", f"{HOME}/g.jpg")
    ]
    assert not findings


def test_the_featured_image_is_found_under_all_its_names(tmp_path):
    seo = {"og_image": [{"url": f"{HOME}/o.jpg"}]}
    rows = [
        post(1, featured_image=7),
        post(2, featured_media=8, jetpack_featured_media_url=f"{HOME}/j.jpg"),
        post(3, featured_media=9, yoast_head_json=seo),
        post(4, featured_media=0, yoast_head_json=seo),
    ]
    records, _ = read(saved(tmp_path / "in", posts=rows))
    assert [one.featured for one in posts(records).values()] == ["7", "8", "9", ""]
    assert {media.id: media.url for media in records if isinstance(media, Media)} == {
        "8": f"{HOME}/j.jpg",
        "9": f"{HOME}/o.jpg",
    }


def test_terms_are_known_by_the_classes_of_a_post_too(tmp_path):
    row = post(categories=[3], tags=[5, 6], class_list=["post-1", "category-sea", "tag-gulls", "tag-crabs"])
    (one,) = posts(read(saved(tmp_path / "in", posts=[row]))[0]).values()
    assert [(term.taxonomy, term.slug) for term in one.terms] == [
        ("category", "sea"),
        ("post_tag", "gulls"),
        ("post_tag", "crabs"),
    ]


def test_gaps_are_reported(tmp_path):
    rows = [post(number, comment_status="open") for number in range(1, 11)]
    _, findings = read(saved(tmp_path / "in", posts=rows))
    assert findings == Counter(["full-pages-only", "no-comments-saved"])
    _, findings = read(saved(tmp_path / "in", posts2=rows[:3], comments=[comment(1)]))
    assert not findings


def test_an_error_that_was_saved_is_reported_unless_it_is_the_end(tmp_path):
    error = {"code": "rest_cannot_view", "message": "No.", "data": {"status": 401}}
    end = {"code": "rest_post_invalid_page_number", "message": "No.", "data": {"status": 400}}
    _, findings = read(
        saved(tmp_path / "in", posts=[post()], menus=error, page2=end, empty="[]", other={"a": 1})
    )
    assert findings == Counter(["error-saved", "unknown-format"])


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        pytest.param(lambda rows: json.dumps(rows)[:-30], {"1"}, {"unreadable-item"}, id="cut off"),
        pytest.param(lambda rows: json.dumps(rows).replace('"T2"', '"T2'), {"1"}, {"unreadable-item"}, id="no JSON"),
        pytest.param(lambda rows: json.dumps(rows[:1]) + json.dumps(rows[1:]), {"1", "2"}, set(), id="one after another"),
        pytest.param(lambda rows: "\n".join(map(json.dumps, rows)), {"1", "2"}, set(), id="lines"),
        pytest.param(lambda rows: json.dumps([rows[:1], rows[1:]]), {"1", "2"}, set(), id="lists in a list"),
        pytest.param(lambda rows: json.dumps({"0": rows[0], "3": rows[1]}), {"1", "2"}, set(), id="numbered"),
        pytest.param(lambda rows: json.dumps({"posts": rows}), {"1", "2"}, set(), id="in an object"),
        pytest.param(lambda rows: f"/**/take({json.dumps(rows)})", {"1", "2"}, set(), id="JSONP"),
        pytest.param(lambda rows: f"<br />\n<b>Notice</b>: x in <b>/a.php</b>\n{json.dumps(rows)}", {"1", "2"}, set(), id="PHP"),
        pytest.param(lambda rows: json.dumps(rows).replace("T2", "T\t2\\ud83d"), {"1", "2"}, set(), id="half a character"),
        pytest.param(lambda rows: "\ufeff" + json.dumps(rows), {"1", "2"}, set(), id="byte order mark"),
    ],
)  # fmt: skip
def test_damage_costs_what_is_damaged(text, expected, kinds, tmp_path):
    path = tmp_path / "posts.json"
    path.write_text(text([post(1), post(2)]), "utf-8")
    records, findings = read(path)
    assert posts(records).keys() == expected
    assert set(findings) == kinds


def test_a_file_of_powershell_is_read(tmp_path):
    path = tmp_path / "posts.json"
    path.write_bytes(json.dumps([post(title={"rendered": "Grün"})], ensure_ascii=False).encode("utf-16"))
    assert posts(read(path)[0])["1"].title == "Grün"


def test_copies_of_a_post_are_one(tmp_path):
    folder = saved(
        tmp_path / "in", a=[post(1), post(2)], b=[post(2), post(3)], c=post(3), d=[comment(1)], e=[comment(1)]
    )
    records, findings = read(folder)
    assert len([record for record in records if isinstance(record, Post)]) == 3
    assert len(posts(records)["1"].comments) == 1
    assert not findings


def test_posts_without_ids_are_all_read(tmp_path):
    rows = [{name: value for name, value in post(k).items() if name != "id"} for k in range(3)]
    records, _ = read(saved(tmp_path / "in", posts=rows))
    assert len([record for record in records if isinstance(record, Post)]) == 3


def test_wget_names_files_after_queries(tmp_path):
    (tmp_path / "wp-json/wp/v2").mkdir(parents=True)
    (tmp_path / "wp-json/index.html").write_text((FOLDER / "index.json").read_text())
    (tmp_path / "wp-json/wp/v2/tags").mkdir()
    (tmp_path / "wp-json/wp/v2/tags/index.html").write_text("[]")
    (tmp_path / "wp-json/wp/v2/posts?per_page=100&page=1").write_text(json.dumps([post()]))
    records, _ = read(tmp_path)
    assert posts(records)["1"].date == "2020-04-01T07:30:00+09:00"
    (tmp_path / "s1").mkdir()
    (tmp_path / "s1/index.html").write_text(
        "<html><body><article><h1>T1</h1><p>A page.</p></article></body></html>"
    )
    assert {name for name, _ in open_inputs(tmp_path, None, Diagnostics())} == {"html"}


def test_zips_files_and_uploads_are_one_site(tmp_path):
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as out:
        out.writestr("site/posts.json", json.dumps([post(featured_media=4)]))
        out.writestr("site/comments.json.gz", gzip.compress(json.dumps([comment(1)]).encode()))
        out.writestr("__MACOSX/site/._posts.json", b"\0\1")
        out.writestr("site/wp-content/uploads/2020/03/gull.jpg", b"\xff\xd8")
    records, findings = read(tmp_path / "dump.zip")
    assert len(posts(records)["1"].comments) == 1
    assert [asset.url for asset in records if isinstance(asset, Asset)] == [
        "/wp-content/uploads/2020/03/gull.jpg"
    ]
    assert not findings
    (tmp_path / "more.json").write_text(json.dumps([comment(2)]))
    records, _ = read(tmp_path / "dump.zip", tmp_path / "more.json")
    assert len(posts(records)["1"].comments) == 2


def test_wordpress_com_has_an_api_of_its_own(tmp_path):
    row = {
        "ID": 5, "site_ID": 1, "author": {"ID": 7, "login": "ann", "email": False, "name": "Ann", "nice_name": "ann", "URL": HOME},
        "date": "2012-05-01T10:00:00-05:00", "modified": "2012-05-02T10:00:00-05:00", "title": "Fog &amp; rope", "URL": f"{HOME}/fog/",
        "content": "<p>Grey.</p>\n", "excerpt": "<p>Grey.</p>\n", "slug": "fog", "guid": f"{HOME}/?p=5", "status": "publish", "sticky": True,
        "password": "", "parent": False, "type": "post", "discussion": {"comment_status": "open", "ping_status": "open", "comment_count": 3},
        "like_count": 4, "featured_image": f"{HOME}/g.jpg", "format": "aside", "menu_order": 0, "metadata": [{"id": "1", "key": "mood", "value": "calm"}],
        "tags": {"gulls": {"ID": 8, "name": "gulls", "slug": "gulls"}}, "categories": {"Sea": {"ID": 9, "name": "Sea", "slug": "sea", "parent": 0}},
    }  # fmt: skip
    answer = {
        "ID": 2, "post": {"ID": 5, "title": "Fog", "type": "post"}, "author": {"ID": 0, "email": "bo@harbour.example", "name": "Bo", "URL": ""},
        "date": "2012-05-01T12:00:00-05:00", "URL": f"{HOME}/fog/#comment-2", "content": "<p>Yes.</p>\n", "status": "unapproved",
        "parent": {"ID": 1, "type": "comment"}, "type": "comment", "like_count": 1,
    }  # fmt: skip
    first = {**answer, "ID": 1, "parent": False, "status": "approved"}
    folder = saved(
        tmp_path / "in",
        site={
            "ID": 1,
            "name": "Fog",
            "description": "",
            "URL": HOME,
            "lang": "en",
            "jetpack": False,
            "is_private": False,
        },
        posts={"found": 1, "posts": [row], "meta": {"links": {}}},
        comments={"found": 2, "site_ID": 1, "comments": [answer, first]},
        tags={
            "found": 1,
            "tags": [{"ID": 8, "name": "gulls", "slug": "gulls", "description": "Loud", "post_count": 1}],
        },
    )
    records, findings = read(folder)
    one = posts(records)["5"]
    assert (one.title, one.date, one.author, one.likes, one.sticky) == (
        "Fog & rope",
        "2012-05-01T10:00:00-05:00",
        "ann",
        4,
        True,
    )
    assert [(term.taxonomy, term.slug) for term in one.terms] == [
        ("post_tag", "gulls"),
        ("category", "sea"),
        ("post_format", "post-format-aside"),
    ]
    assert [(each.id, each.parent, each.status, each.likes) for each in one.comments] == [
        ("1", "", "approved", 1),
        ("2", "1", "pending", 1),
    ]
    assert (one.extra["mood"], one.excerpt) == (["calm"], "")
    assert next(media.url for media in records if isinstance(media, Media)) == f"{HOME}/g.jpg"
    assert (
        next(term.description for term in records if isinstance(term, Term) and term.slug == "gulls")
        == "Loud"
    )
    assert findings == Counter(["fewer-comments"])


def test_a_folder_without_a_response_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no response of WordPress"):
        list(converters.read(saved(tmp_path / "in", a={"b": 1}), from_="wordpress-rest"))


@pytest.mark.parametrize("chunk", [1, 2, 7, 64, 4096])
def test_outermost_objects_are_found_wherever_the_chunks_end(chunk, monkeypatch, tmp_path):
    monkeypatch.setattr("converters.io.window.CHUNK", chunk)
    path = tmp_path / "a.json"
    path.write_text('[{"a": [{"b": "}]"}]}, [{"c": "\\"{"}]] {"d": {}}')
    with path.open("rb") as stream:
        found = [json.loads(row.data) for row in outermost_rows(stream, 1000)]
    assert found == [{"a": [{"b": "}]"}]}, {"c": '"{'}, {"d": {}}]


def test_every_response_of_the_corpus_is_read_whole(corpus):
    """The objects are counted by Python's own parser."""
    paths = sorted((corpus / "exports/wp-rest").glob("*.json"))
    assert paths
    for path in paths:
        stated = json.loads(path.read_text("utf-8"))
        rows = stated if isinstance(stated, list) else [stated]
        wanted = [row for row in rows if "content" in row]
        records, _ = read(path)
        found = [record for record in records if isinstance(record, Post)]
        assert len(found) == len(wanted)
        assert {one.id for one in found} == {str(row.get("id", "")) for row in wanted}
        assert {one.slug for one in found} == {row.get("slug", "") for row in wanted}
        for record, row in zip(found, wanted, strict=True):
            assert (record.body.text if record.body else "") == row["content"]["rendered"].strip()
            assert record.title
            assert record.date


def test_answers_in_an_envelope_are_read(tmp_path):
    """`?_envelope` puts the answer into `body`, beside its status and headers."""
    answer = {"body": [post(1), post(2)], "status": 200, "headers": {"X-WP-Total": 2}}
    records, _ = read(saved(tmp_path / "answers", posts=answer))
    assert sorted(one.title for one in posts(records).values()) == ["T1", "T2"]


def test_a_field_of_a_plug_in_may_hide_a_post(tmp_path):
    """The state of an address is no status beside one; a mark that says no is kept back, though its value is false."""
    rows = [
        post(1, state="California"),
        post(2, is_public=False),
        post(3, unlisted=True),
        {name: value for name, value in post(4, state="California").items() if name != "status"},
    ]
    records, _ = read(saved(tmp_path / "saved", posts=rows))
    assert {id_: record.status for id_, record in posts(records).items()} == {
        "1": "publish", "2": "private", "3": "private", "4": "private",
    }  # fmt: skip


def test_a_comment_of_wordpress_com_that_has_lost_its_text_is_a_comment(tmp_path):
    comment = {
        "ID": 2,
        "post": {"ID": 5},
        "author": {"name": "Bo"},
        "xcontent": "wsaid",
        "status": "approved",
        "type": "comment",
    }
    records, findings = read(saved(tmp_path, comments={"found": 1, "comments": [comment]}))
    assert "wsaid" in str(records)
    assert "unread-field" in findings


@pytest.mark.parametrize("mark", ["is_private", "is_coming_soon"])
def test_a_private_site_of_wordpress_com_is_not_public(mark, tmp_path):
    row = {
        "ID": 5,
        "site_ID": 1,
        "title": "Fog",
        "URL": f"{HOME}/fog/",
        "content": "Grey.",
        "slug": "fog",
        "status": "publish",
        "type": "post",
    }
    site = {"ID": 1, "name": "Fog", "URL": HOME, "jetpack": False, mark: True}
    records, findings = read(saved(tmp_path, site=site, posts={"found": 1, "posts": [row]}))
    assert [post.status for post in posts(records).values()] == ["private"]
    assert "private-blog" in findings
