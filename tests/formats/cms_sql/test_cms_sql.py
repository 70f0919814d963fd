"""Dumps of other programs' databases: what each keeps of a post and its comments, by which words, and what stays private."""

import re
from functools import partial

import pytest

import converters
from converters import Post, Site
from converters.errors import SourceError
from converters.formats.cms_sql.table import PLATFORMS
from converters.model import Author, Media, Term
from tests import reading
from tests.conftest import CORPUS, FIXTURES
from tests.reading import posts
from tests.sqlite_files import as_sqlite

FLAT = FIXTURES / "cms-sql" / "dotclear.txt"


read = partial(reading.read, site="https://old.example")


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


def dump(prefix="", **tables):
    """Tables, each a list of rows by column, as `mysqldump` writes them; a table without rows is `[{}]`."""
    out = ["-- MySQL dump 10.13\n"]
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        out.append(
            f"CREATE TABLE `{prefix}{name}` (\n"
            + ",\n".join(f"`{column}` text" for column in columns)
            + "\n);\n"
        )
        values = ",".join(
            "(" + ",".join(_value(row.get(column)) for column in columns) + ")" for row in rows if row
        )
        out.append(f"INSERT INTO `{prefix}{name}` VALUES {values};\n")
    return "".join([*out, "-- Dump completed\n"])


def _value(value):
    return "NULL" if value is None else "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def written(tmp_path, text, name="old.sql"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


# Dotclear


def test_a_backup_of_dotclear():
    records, kinds = read(FLAT)
    found = posts(records)
    assert {id_: (post.type, post.status) for id_, post in found.items()} == {
        "1": ("post", "publish"), "2": ("post", "draft"), "3": ("post", "publish"), "4": ("page", "publish"),
        "5": ("post", "future"), "6": ("post", "dotclear 7"), "9": ("post", "trash"),
    }  # fmt: skip
    port = found["1"]
    assert (port.title, port.url) == ('Le "port"', "https://old.example/post/2019/07/01/Le-port")
    assert (port.date, port.modified) == ("2019-07-01T09:30:00+02:00", "2019-07-02T08:00:00+02:00")
    assert port.body.text == "<p>L'eau monte ; le quai s'efface.</p>\r\n<p>C:\\mer</p>"
    assert [(term.taxonomy, term.name) for term in port.terms] == [
        ("category", "Ports"),
        ("post_tag", "Marée haute"),
    ]
    assert [(c.type, c.status) for c in port.comments] == [("comment", "approved"), ("trackback", "approved"), ("comment", "spam")]  # fmt: skip
    assert (port.comments[1].body.text, port.comments[0].date) == (
        "<p>Un lien</p>",
        "2019-07-01T12:00:00+02:00",
    )
    assert (found["2"].body.dialect, found["3"].password) == ("markdown", "wpassword")
    assert [term.parent for term in of(records, Term)] == ["", "cote"]
    assert [media.url for media in of(records, Media)] == ["https://old.example/public/2019/quai.jpg"]
    assert sorted(kinds) == ["no-post-of-comments", "unreadable-row"]


@pytest.mark.parametrize("to", ["hugo", "html", "markdown"])
def test_nothing_private_of_dotclear_is_public(to, tmp_path):
    converters.convert(FLAT, tmp_path / "out", to=to)
    texts = (
        path
        for path in (tmp_path / "out").rglob("*")
        if path.suffix in (".md", ".html", ".json", ".yaml", ".xml")
    )
    text = "\n".join(path.read_text("utf-8") for path in texts)
    assert "quai s" in text
    private = "wsecretsetting wlockedbody wpassword wscheduledbody wunknownbody wspamcomment wprivatefile yann@ 203.0.113".split()
    assert not [word for word in private if word in text]


def test_the_backup_of_the_corpus_by_a_count_of_our_own():
    path = CORPUS / "exports" / "jekyll-import" / "test" / "mocks" / "dotclear.txt"
    if not path.exists():
        pytest.skip("the corpus is not here")
    blocks = dict(
        re.findall(r"^\[(\w+) [^\n]*\]\n(.*?)(?=^\[|\Z)", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )
    counts = {name: len(re.findall(r'^"', text, re.MULTILINE)) for name, text in blocks.items()}
    records, _ = read(path)
    assert len(of(records, Post)) == counts["post"] == 2
    assert sum(len(post.comments) for post in of(records, Post)) == counts["comment"] == 2
    assert len(of(records, Media)) == counts["media"]


# Drupal

NODE = {"type": "article", "uid": 1, "created": 1577880000, "changed": 1577883600, "sticky": 0, "status": 1}


def drupal_seven():
    return dump(
        node=[
            {"nid": 1, "vid": 1, "title": "Fog", "comment": 2, "language": "und", **NODE},
            {"nid": 2, "vid": 2, "title": "Draft", "comment": 1, "language": "und", **NODE, "status": 0},
            {"nid": 3, "vid": 3, "title": "About", "comment": 0, "language": "de", **NODE, "type": "page"},
            {"nid": 4, "vid": 4, "title": "Run", "comment": 0, "language": "und", **NODE},
        ],
        field_data_body=[
            {"entity_type": "node", "deleted": 0, "entity_id": 1, "body_value": "One\n\nTwo <em>lines</em><!--break-->\n\nThree", "body_summary": "Short", "body_format": "filtered_html"},
            {"entity_type": "node", "deleted": 0, "entity_id": 3, "body_value": "a < b", "body_summary": "", "body_format": "plain_text"},
            {"entity_type": "node", "deleted": 0, "entity_id": 4, "body_value": "<?php wphpbody(); ?>", "body_summary": "", "body_format": "php_code"},
        ],
        comment=[
            {"cid": 1, "pid": 0, "nid": 1, "uid": 0, "subject": "Hello", "hostname": "203.0.113.1", "created": 1577880060, "status": 1, "name": "Ann", "mail": "ann@x.example", "homepage": "https://ann.example"},
            {"cid": 2, "pid": 1, "nid": 1, "uid": 1, "subject": "Yes it", "hostname": "", "created": 1577880120, "status": 0, "name": "", "mail": "", "homepage": ""},
        ],
        field_data_comment_body=[
            {"entity_id": 1, "comment_body_value": "Nice fog", "comment_body_format": "plain_text"},
            {"entity_id": 2, "comment_body_value": "Yes it is", "comment_body_format": "filtered_html"},
        ],
        url_alias=[{"source": "node/1", "alias": "2020/fog"}],
        taxonomy_vocabulary=[{"vid": 1, "machine_name": "tags"}, {"vid": 2, "machine_name": "regions"}],
        taxonomy_term_data=[{"tid": 1, "vid": 1, "name": "Sea fog", "description": ""}, {"tid": 2, "vid": 2, "name": "North", "description": "Up"}, {"tid": 3, "vid": 2, "name": "Far north", "description": ""}],
        taxonomy_term_hierarchy=[{"tid": 1, "parent": 0}, {"tid": 3, "parent": 2}],
        taxonomy_index=[{"nid": 1, "tid": 1}, {"nid": 1, "tid": 3}],
        users=[{"uid": 1, "name": "bo", "mail": "bo@x.example", "pass": "wpasswordhash"}, {"uid": 2, "name": "wreader", "mail": "r@x.example", "pass": "x"}],
        file_managed=[{"fid": 1, "filename": "a.jpg", "uri": "public://a.jpg", "filemime": "image/jpeg", "status": 1, "timestamp": 1577880000}, {"fid": 2, "filename": "b.jpg", "uri": "private://b.jpg", "filemime": "image/jpeg", "status": 1, "timestamp": 1577880000}],
        field_data_field_image=[{"entity_type": "node", "entity_id": 1, "field_image_fid": 1, "field_image_alt": "A"}],
        variable=[{"name": "site_name", "value": 's:5:"Coast";'}, {"name": "date_default_timezone", "value": 's:10:"Asia/Tokyo";'}, {"name": "smtp_password", "value": 's:7:"wsecret";'}],
    )  # fmt: skip


def test_drupal_seven(tmp_path):
    records, kinds = read(written(tmp_path, drupal_seven()))
    found = posts(records)
    fog = found["1"]
    assert (fog.type, fog.status, fog.url, fog.excerpt) == (
        "post",
        "publish",
        "https://old.example/2020/fog",
        "Short",
    )
    assert fog.date == "2020-01-01T21:00:00+09:00"
    assert fog.body.text == "<p>One</p>\n<p>Two <em>lines</em><!--more--></p>\n<p>Three</p>\n"
    assert [(term.taxonomy, term.slug) for term in fog.terms] == [
        ("post_tag", "sea-fog"),
        ("regions", "far-north"),
    ]
    assert [(c.id, c.parent, c.status, c.extra.get("title")) for c in fog.comments] == [("1", "", "approved", "Hello"), ("2", "1", "pending", None)]  # fmt: skip
    assert (fog.comments[1].author.name, fog.comments[1].author.user, fog.featured) == ("bo", "1", "1")
    assert (found["2"].status, found["3"].type, found["3"].body.dialect, found["3"].extra["lang"]) == (
        "draft",
        "page",
        "plain",
        "de",
    )
    assert found["4"].status == "private"
    assert [author.login for author in of(records, Author)] == ["bo"]
    assert [term.parent for term in of(records, Term)] == ["", "", "north"]
    assert [media.url for media in of(records, Media)] == ["https://old.example/sites/default/files/a.jpg"]
    assert of(records, Site)[0].title == "Coast"
    assert kinds == ["missing-guard"]
    assert "wpasswordhash" not in repr(records)
    assert "wsecret" not in repr(records)


def test_drupal_six(tmp_path):
    text = dump(
        "d_",
        node=[{"nid": 1, "vid": 5, "title": "Fog", "comment": 2, "language": "", **NODE, "type": "story"}],
        node_revisions=[{"nid": 1, "vid": 4, "body": "Old", "teaser": "", "format": 1}, {"nid": 1, "vid": 5, "body": "New\n\nText", "teaser": "New", "format": 1}],
        comments=[
            {"cid": 1, "pid": 0, "nid": 1, "uid": 0, "subject": "", "comment": "Seen", "format": 1, "hostname": "", "timestamp": 1577880060, "status": 0, "name": "Ann", "mail": "", "homepage": ""},
            {"cid": 2, "pid": 0, "nid": 1, "uid": 0, "subject": "", "comment": "Hidden", "format": 1, "hostname": "", "timestamp": 1577880060, "status": 1, "name": "Bo", "mail": "", "homepage": ""},
        ],
        url_alias=[{"src": "node/1", "dst": "fog"}],
        term_data=[{"tid": 1, "vid": 1, "name": "Sea", "description": ""}], term_node=[{"nid": 1, "vid": 5, "tid": 1}],
        vocabulary=[{"vid": 1, "name": "Tags"}], users=[{"uid": 1, "name": "bo", "mail": ""}],
        filter_formats=[{"format": 1, "name": "Filtered HTML"}],
        variable=[{"name": "date_default_timezone", "value": 's:5:"32400";'}],
    )  # fmt: skip
    records, _ = read(written(tmp_path, text))
    (post,) = of(records, Post)
    assert (post.body.text, post.url, post.date) == (
        "<p>New</p>\n<p>Text</p>\n",
        "https://old.example/fog",
        "2020-01-01T21:00:00+09:00",
    )
    assert [comment.status for comment in post.comments] == ["approved", "pending"]
    assert [term.slug for term in post.terms] == ["sea"]


def test_drupal_eight_and_later(tmp_path):
    node = {
        "nid": 1,
        "vid": 1,
        "type": "article",
        "uid": 1,
        "created": 1577880000,
        "changed": 1577880000,
        "sticky": 1,
        "status": 1,
    }
    text = dump(
        node_field_data=[{**node, "langcode": "en", "default_langcode": 1, "title": "Fog"}, {**node, "langcode": "de", "default_langcode": 0, "title": "Nebel"}],
        node__body=[{"entity_id": 1, "langcode": "en", "body_value": "<p>Grey</p>\n<p>Wet</p>", "body_summary": "", "body_format": "basic_html"}, {"entity_id": 1, "langcode": "de", "body_value": "<p>Grau</p>", "body_summary": "", "body_format": "basic_html"}],
        node__comment=[{"entity_id": 1, "langcode": "en", "comment_status": 1}],
        path_alias=[{"path": "/node/1", "alias": "/fog"}],
        taxonomy_term_field_data=[{"tid": 1, "vid": "tags", "name": "Sea", "description__value": ""}],
        taxonomy_index=[{"nid": 1, "tid": 1}],
        comment_field_data=[{"cid": 1, "pid": None, "entity_id": 1, "entity_type": "node", "uid": 0, "subject": "Hi", "hostname": "", "created": 1577880060, "status": 1, "name": "Ann", "mail": "", "homepage": ""}],
        comment__comment_body=[{"entity_id": 1, "comment_body_value": "<p>Hi there</p>", "comment_body_format": "basic_html"}],
        users_field_data=[{"uid": 1, "name": "bo", "mail": "", "pass": "wpasswordhash"}],
        config=[{"name": "system.site", "data": 'a:2:{s:4:"name";s:5:"Coast";s:6:"slogan";s:4:"Grey";}'}, {"name": "system.date", "data": 'a:1:{s:8:"timezone";a:1:{s:7:"default";s:10:"Asia/Tokyo";}}'}],
    )  # fmt: skip
    path = written(tmp_path, text)
    records, kinds = read(path)
    assert read(as_sqlite(path, tmp_path / ".ht.sqlite"))[0] == records
    found = posts(records)
    assert {id_: post.title for id_, post in found.items()} == {"1": "Fog", "1-de": "Nebel"}
    assert (found["1"].url, found["1"].sticky, found["1"].comments_open) == (
        "https://old.example/fog",
        True,
        False,
    )
    assert found["1"].body.text == "<p>Grey</p>\n<p>Wet</p>"
    assert (found["1-de"].extra["lang"], found["1-de"].extra["translationKey"]) == ("de", "1")
    assert [comment.body.text for comment in found["1"].comments] == ["<p>Hi there</p>"]
    assert not found["1-de"].comments
    assert (of(records, Site)[0].title, kinds) == ("Coast", ["missing-guard"])


# Joomla


def test_joomla(tmp_path):
    article = {"catid": 8, "created": "2020-01-05 10:00:00", "created_by": 7, "created_by_alias": "", "modified": "0000-00-00 00:00:00",
               "publish_up": "2020-01-06 10:00:00", "publish_down": "0000-00-00 00:00:00", "access": 1, "metakey": "", "metadesc": "", "featured": 0, "language": "*"}  # fmt: skip
    text = dump(
        "jos_",
        content=[
            {"id": 1, "title": "Fog", "alias": "fog", "introtext": "<p>Grey</p>", "fulltext": "<p>More</p>", "state": 1, "images": '{"image_intro":"images/a.jpg","image_intro_alt":"A"}', **article},
            {"id": 2, "title": "Off", "alias": "off", "introtext": "<p>x</p>", "fulltext": "", "state": 0, "images": "", **article},
            {"id": 3, "title": "Bin", "alias": "bin", "introtext": "<p>x</p>", "fulltext": "", "state": -2, "images": "", **article},
            {"id": 4, "title": "Members", "alias": "m", "introtext": "<p>x</p>", "fulltext": "", "state": 1, "images": "", **article, "access": 2},
            {"id": 5, "title": "Closed", "alias": "c", "introtext": "<p>x</p>", "fulltext": "", "state": 1, "images": "", **article, "catid": 9},
        ],
        categories=[
            {"id": 8, "title": "Coast", "alias": "coast", "parent_id": 1, "path": "coast", "extension": "com_content", "description": "", "access": 1, "published": 1},
            {"id": 9, "title": "Inner", "alias": "inner", "parent_id": 8, "path": "coast/inner", "extension": "com_content", "description": "", "access": 2, "published": 1},
            {"id": 10, "title": "Banners", "alias": "banners", "parent_id": 1, "path": "b", "extension": "com_banners", "description": "", "access": 1, "published": 1},
        ],
        users=[{"id": 7, "name": "Ann A.", "username": "ann", "email": "ann@x.example", "password": "wpasswordhash"}, {"id": 8, "name": "Reader", "username": "wreader", "email": "", "password": "x"}],
        tags=[{"id": 1, "title": "ROOT", "alias": "root"}, {"id": 2, "title": "Sea", "alias": "sea"}],
        contentitem_tag_map=[{"type_alias": "com_content.article", "content_item_id": 1, "tag_id": 2}],
        jcomments=[
            {"id": 1, "parent": 0, "object_id": 1, "object_group": "com_content", "userid": 0, "name": "Bo", "email": "bo@x.example", "homepage": "", "title": "", "comment": "Nice<br />fog", "ip": "", "date": "2020-01-07 10:00:00", "published": 1, "deleted": 0},
            {"id": 2, "parent": 1, "object_id": 1, "object_group": "com_content", "userid": 7, "name": "Ann", "email": "", "homepage": "", "title": "", "comment": "Yes", "ip": "", "date": "2020-01-07 11:00:00", "published": 0, "deleted": 0},
            {"id": 3, "parent": 0, "object_id": 1, "object_group": "com_gallery", "userid": 0, "name": "Cy", "email": "", "homepage": "", "title": "", "comment": "On a picture", "ip": "", "date": "2020-01-07 11:00:00", "published": 1, "deleted": 0},
        ],
    )  # fmt: skip
    records, _ = read(written(tmp_path, text))
    found = posts(records)
    assert {id_: post.status for id_, post in found.items()} == {
        "1": "publish",
        "2": "draft",
        "3": "trash",
        "4": "private",
        "5": "private",
    }
    fog = found["1"]
    assert (fog.body.text, fog.date, fog.author) == (
        "<p>Grey</p>\n<!--more-->\n<p>More</p>",
        "2020-01-06T10:00:00+00:00",
        "ann",
    )
    assert [(term.taxonomy, term.slug) for term in fog.terms] == [("category", "coast"), ("post_tag", "sea")]
    assert [(c.parent, c.status, c.body.text) for c in fog.comments] == [
        ("", "approved", "Nice\nfog"),
        ("1", "pending", "Yes"),
    ]
    (image,) = of(records, Media)
    assert (image.url, image.alt, fog.featured) == ("https://old.example/images/a.jpg", "A", image.id)
    assert [author.login for author in of(records, Author)] == ["ann"]
    assert [(term.slug, term.parent) for term in of(records, Term)] == [
        ("coast", ""),
        ("inner", "coast"),
        ("sea", ""),
    ]
    assert "wpasswordhash" not in repr(records)


def test_joomla_one(tmp_path):
    never_over = {"publish_up": "2005-01-05 10:00:00", "publish_down": "0000-00-00 00:00:00"}
    text = dump(
        "mos_",
        content=[
            {"id": 1, "title": "Sea Fog", "title_alias": "", "introtext": "Grey", "fulltext": "", "state": 1, "sectionid": 1, "catid": 3, "created": "2005-01-05 10:00:00", **never_over, "access": 0},
            {"id": 2, "title": "Inner", "title_alias": "in", "introtext": "x", "fulltext": "", "state": 1, "sectionid": 1, "catid": 3, "created": "2005-01-05 10:00:00", **never_over, "access": 1},
            {"id": 3, "title": "Old", "title_alias": "", "introtext": "x", "fulltext": "", "state": -1, "sectionid": 1, "catid": 3, "created": "2005-01-05 10:00:00", **never_over, "access": 0},
        ],
        categories=[{"id": 3, "parent_id": 0, "title": "Coast", "section": "1", "description": "", "access": 0, "published": 1}],
    )  # fmt: skip
    records, _ = read(written(tmp_path, text))
    assert [(post.slug, post.status) for post in posts(records).values()] == [
        ("sea-fog", "publish"),
        ("in", "private"),
        ("old", "publish"),
    ]
    assert (
        [term.slug for term in posts(records)["1"].terms]
        == [term.slug for term in of(records, Term)]
        == ["coast"]
    )


# Serendipity


def test_serendipity(tmp_path):
    entry = {
        "timestamp": 1577880000,
        "author": "Ann",
        "authorid": 1,
        "last_modified": 1577880000,
        "allow_comments": "true",
    }
    comment = {
        "entry_id": 1,
        "timestamp": 1577880060,
        "title": "",
        "email": "bo@x.example",
        "url": "",
        "ip": "",
    }
    text = dump(
        "s9y_",
        entries=[
            {"id": 1, "title": "Fog", "body": "Grey\nand wet", "extended": "<p>More</p>", "isdraft": "false", **entry},
            {"id": 2, "title": "Draft", "body": "x", "extended": "", "isdraft": "true", **entry},
            {"id": 3, "title": "Ours", "body": "x", "extended": "", "isdraft": "false", **entry},
            {"id": 4, "title": "Locked", "body": "x", "extended": "", "isdraft": "false", **entry},
        ],
        comments=[
            {"id": 1, "parent_id": 0, "author": "Bo", "body": "Nice <b>", "type": "NORMAL", "status": "approved", **comment},
            {"id": 2, "parent_id": 1, "author": "Cy", "body": "Yes", "type": "NORMAL", "status": "pending", **comment},
            {"id": 3, "parent_id": 0, "author": "Blog", "body": "Link", "type": "TRACKBACK", "status": "approved", **comment},
        ],
        category=[{"categoryid": 1, "category_name": "Coast", "category_description": "", "parentid": 0}],
        entrycat=[{"entryid": 1, "categoryid": 1}], entrytags=[{"entryid": 1, "tag": "Sea fog"}],
        entryproperties=[{"entryid": 3, "property": "ep_access", "value": "private"}, {"entryid": 4, "property": "ep_entrypassword", "value": "word"}, {"entryid": 1, "property": "ep_is_sticky", "value": "true"}],
        permalinks=[{"permalink": "archives/1-Fog.html", "entry_id": 1, "type": "entry"}, {"permalink": "authors/1-Ann", "entry_id": 1, "type": "author"}],
        authors=[{"authorid": 1, "realname": "Ann A.", "username": "ann", "email": "ann@x.example", "password": "wpasswordhash"}],
        config=[{"name": "blogTitle", "value": "Coast", "authorid": 0}, {"name": "blogTitle", "value": "Other", "authorid": 1}, {"name": "smtp_pass", "value": "wsecret", "authorid": 0}],
    )  # fmt: skip
    records, kinds = read(written(tmp_path, text))
    found = posts(records)
    assert [(post.status, post.password) for post in found.values()] == [
        ("publish", ""),
        ("draft", ""),
        ("private", ""),
        ("publish", "word"),
    ]
    fog = found["1"]
    assert (fog.url, fog.slug, fog.sticky, fog.author) == (
        "https://old.example/archives/1-Fog.html",
        "Fog",
        True,
        "ann",
    )
    assert fog.body.text == "Grey\nand wet\n<!--more-->\n<p>More</p>"
    assert found["2"].body.text == "<p>x</p>\n"
    assert [(term.taxonomy, term.slug) for term in fog.terms] == [
        ("category", "coast"),
        ("post_tag", "sea-fog"),
    ]
    assert [(c.type, c.status, c.parent) for c in fog.comments] == [("comment", "approved", ""), ("comment", "pending", "1"), ("trackback", "approved", "")]  # fmt: skip
    assert fog.comments[0].body.dialect == "plain"
    assert (of(records, Site)[0].title, set(kinds)) == ("Coast", {"no-zone", "missing-guard"})
    assert "wpasswordhash" not in repr(records)


# Textpattern


def test_textpattern(tmp_path):
    article = {"Posted": "2020-01-05 10:00:00", "Expires": None, "AuthorID": "ann", "LastMod": "2020-01-06 10:00:00", "Body": "h1. x", "Excerpt_html": "",
               "Image": "1", "Category1": "coast", "Category2": "", "Annotate": 1, "Section": "notes", "Keywords": "sea", "url_title": "fog"}  # fmt: skip
    text = dump(
        textpattern=[
            {"ID": number, "Title": title, "Body_html": f"<p>{title}</p>", "Status": status, **article}
            for number, (title, status) in enumerate([("Fog", 4), ("Draft", 1), ("Hidden", 2), ("Pending", 3), ("Stuck", 5), ("Odd", 9)], 1)
        ] + [{"ID": 7, "Title": "Over", "Body_html": "<p>x</p>", "Status": 4, **article, "Expires": "2020-01-05 12:00:00"}],
        txp_discuss=[
            {"discussid": 1, "parentid": 1, "name": "Bo", "email": "bo@x.example", "web": "bo.example", "ip": "", "posted": "2020-01-07 10:00:00", "message": "<p>Hi</p>", "visible": 1},
            {"discussid": 2, "parentid": 1, "name": "Cy", "email": "", "web": "", "ip": "", "posted": "2020-01-07 10:00:00", "message": "<p>x</p>", "visible": -1},
        ],
        txp_category=[{"id": 1, "name": "root", "type": "article", "parent": "", "title": "root"}, {"id": 2, "name": "coast", "type": "article", "parent": "root", "title": "The coast"}],
        txp_prefs=[{"name": "sitename", "val": "Coast"}, {"name": "siteurl", "val": "coast.example"}, {"name": "permlink_mode", "val": "year_month_day_title"}, {"name": "timezone_key", "val": "Asia/Tokyo"}],
        txp_users=[{"user_id": 1, "name": "ann", "RealName": "Ann A.", "email": "", "pass": "wpasswordhash"}],
        txp_image=[{"id": 1, "name": "a.jpg", "ext": ".jpg", "alt": "A", "caption": "", "date": ""}],
    )  # fmt: skip
    records, kinds = read(written(tmp_path, text), site="")
    found = posts(records)
    assert [post.status for post in found.values()] == [
        "publish",
        "draft",
        "private",
        "pending",
        "publish",
        "textpattern 9",
        "private",
    ]
    fog = found["1"]
    assert (fog.url, fog.date, found["5"].sticky) == (
        "http://coast.example/2020/01/05/fog",
        "2020-01-05T10:00:00+09:00",
        True,
    )
    assert [(term.slug, term.name) for term in fog.terms] == [("coast", "The coast")]
    assert [(c.status, c.author.url) for c in fog.comments] == [
        ("approved", "http://bo.example"),
        ("spam", ""),
    ]
    assert of(records, Media)[0].url == "http://coast.example/images/1.jpg"
    assert (fog.extra["section"], fog.featured, kinds) == ("notes", "1", [])
    assert "wpasswordhash" not in repr(records)


# b2evolution


def test_b2evolution(tmp_path):
    item = {"post_creator_user_ID": 1, "post_datestart": "2020-01-05 10:00:00", "post_datemodified": "2020-01-06 10:00:00", "post_locale": "en-US",
            "post_excerpt": "", "post_main_cat_ID": 1, "post_ityp_ID": 1, "post_comment_status": "open", "post_featured": 0, "post_single_view": "normal"}  # fmt: skip
    words = ["published", "draft", "review", "private", "community", "deprecated"]
    text = dump(
        "evo_",
        items__item=[
            {"post_ID": number, "post_title": word, "post_urltitle": f"a-{word}", "post_content": "One\n\nTwo[teaserbreak]", "post_status": word, **item}
            for number, word in enumerate(words, 1)
        ] + [{"post_ID": 7, "post_title": "P", "post_urltitle": "p", "post_content": "x", "post_status": "published", **item, "post_ityp_ID": 5}],
        items__type=[{"ityp_ID": 1, "ityp_usage": "post"}, {"ityp_ID": 5, "ityp_usage": "page"}],
        comments=[
            {"comment_ID": 1, "comment_item_ID": 1, "comment_type": "comment", "comment_status": "published", "comment_author_user_ID": None, "comment_author": "Bo", "comment_author_email": "bo@x.example", "comment_author_url": "", "comment_author_IP": "", "comment_date": "2020-01-07 10:00:00", "comment_content": "Hi", "comment_in_reply_to_cmt_ID": None},
            {"comment_ID": 2, "comment_item_ID": 1, "comment_type": "comment", "comment_status": "draft", "comment_author_user_ID": 1, "comment_author": "", "comment_author_email": "", "comment_author_url": "", "comment_author_IP": "", "comment_date": "2020-01-07 11:00:00", "comment_content": "Yes", "comment_in_reply_to_cmt_ID": 1},
            {"comment_ID": 3, "comment_item_ID": 1, "comment_type": "meta", "comment_status": "published", "comment_author_user_ID": 1, "comment_author": "", "comment_author_email": "", "comment_author_url": "", "comment_author_IP": "", "comment_date": "2020-01-07 11:00:00", "comment_content": "wmetacomment", "comment_in_reply_to_cmt_ID": None},
        ],
        categories=[{"cat_ID": 1, "cat_parent_ID": None, "cat_name": "Coast", "cat_urlname": "coast", "cat_description": "", "cat_blog_ID": 1}],
        postcats=[{"postcat_post_ID": 1, "postcat_cat_ID": 1}],
        items__tag=[{"tag_ID": 1, "tag_name": "Sea"}], items__itemtag=[{"itag_itm_ID": 1, "itag_tag_ID": 1}],
        users=[{"user_ID": 1, "user_login": "ann", "user_nickname": "Ann A.", "user_email": "", "user_url": "", "user_pass": "wpasswordhash"}],
        blogs=[{"blog_ID": 1, "blog_name": "Coast", "blog_shortdesc": "Grey", "blog_siteurl": "https://coast.example", "blog_locale": "en-US"}],
    )  # fmt: skip
    records, _ = read(written(tmp_path, text), site="")
    found = posts(records)
    assert [post.status for post in found.values()] == [
        "publish",
        "draft",
        "pending",
        "private",
        "community",
        "trash",
        "publish",
    ]
    first = found["1"]
    assert (first.url, found["7"].type, first.date) == (
        "https://coast.example/a-published",
        "page",
        "2020-01-05T10:00:00",
    )
    assert first.body.text == "<p>One</p>\n<p>Two<!--more--></p>\n"
    assert [(term.taxonomy, term.slug) for term in first.terms] == [
        ("category", "coast"),
        ("post_tag", "sea"),
    ]
    assert [(c.parent, c.status, c.author.name) for c in first.comments] == [
        ("", "approved", "Bo"),
        ("1", "pending", "ann"),
    ]
    assert "wpasswordhash" not in repr(records)
    assert "wmetacomment" not in repr(records)


def test_dotclear_s_database(tmp_path):
    text = dump(
        "dc_",
        blog=[{"blog_id": "default", "blog_url": "https://coast.example/index.php?", "blog_name": "Coast", "blog_desc": "Grey"}],
        setting=[{"setting_id": "blog_timezone", "blog_id": None, "setting_ns": "system", "setting_value": "UTC"}, {"setting_id": "blog_timezone", "blog_id": "default", "setting_ns": "system", "setting_value": "Asia/Tokyo"}],
        user=[{"user_id": "ann", "user_displayname": "Ann A.", "user_name": "", "user_firstname": "", "user_email": "", "user_url": "", "user_pwd": "wpasswordhash"}],
        post=[
            {"post_id": 1, "blog_id": "default", "user_id": "ann", "post_dt": "2020-01-05 10:00:00", "post_tz": "Asia/Tokyo", "post_type": "post", "post_url": "2020/fog", "post_password": "", "post_title": "Fog", "post_content_xhtml": "<p>x</p>", "post_status": 1},
            {"post_id": 2, "blog_id": "second", "user_id": "ann", "post_dt": "2020-01-05 10:00:00", "post_tz": "UTC", "post_type": "post", "post_url": "2020/other", "post_title": "Other", "post_content_xhtml": "<p>x</p>", "post_status": 1},
        ],
        comment=[{"comment_id": 1, "post_id": 1, "comment_dt": "2020-01-06 10:00:00", "comment_tz": "", "comment_author": "Bo", "comment_content": "<p>Hi</p>", "comment_status": -1, "comment_trackback": 0}],
    )  # fmt: skip
    path = written(tmp_path, text)
    records, kinds = read(path, site="")
    (post,) = of(records, Post)
    assert (post.url, post.date) == (
        "https://coast.example/index.php?post/2020/fog",
        "2020-01-05T10:00:00+09:00",
    )
    assert [comment.status for comment in post.comments] == ["pending"]
    assert kinds == ["other-blogs"]
    assert [post.title for post in of(read(path, **{"blog-id": "second"})[0], Post)] == ["Other"]
    assert "wpasswordhash" not in repr(records)


def test_each_program_keeps_passwords_out():
    columns = [
        f"{platform.name} {table}.{column}"
        for platform in PLATFORMS
        for table, kept in platform.tables.items()
        for column in kept
    ]
    assert [name for name in columns if re.search(r"pass|pwd|salt|session|token", name)] == [
        "Dotclear post.post_password"
    ]


def test_other_databases_are_refused(tmp_path):
    path = written(tmp_path, dump(shop=[{"id": 1, "price": 2}]))
    with pytest.raises(SourceError, match="database"):
        read(path)


def test_a_table_of_a_backup_that_nobody_knows_is_a_loss(tmp_path):
    text = (
        (FIXTURES / "cms-sql/dotclear.txt").read_text().replace("[comment comment_id", "[remark comment_id")
    )
    (tmp_path / "backup.txt").write_text(text)
    diagnostics = converters.Diagnostics()
    list(converters.read(tmp_path / "backup.txt", diagnostics=diagnostics))
    (found,) = [finding for finding in diagnostics.findings if finding.kind == "unread-table"]
    assert "remark" in found.message


@pytest.mark.parametrize(
    ("damaged", "kind", "categories"),
    [("category cat_id", "", 2), ("[cate?ory cat_id", "unread-table", 0), ("[category cat?id", "unreadable-row", 0)],
)  # fmt: skip
def test_the_rows_below_a_damaged_line_of_columns_are_read_or_reported(damaged, kind, categories, tmp_path):
    text = (FIXTURES / "cms-sql/dotclear.txt").read_text()
    assert "[category cat_id" in text
    (tmp_path / "backup.txt").write_text(text.replace("[category cat_id", damaged))
    records, kinds = read(tmp_path / "backup.txt")
    assert len([term for term in of(records, Term) if term.taxonomy == "category"]) == categories
    whole = read(FLAT)[1]
    assert not kind or kinds.count(kind) > whole.count(kind)
