"""Other platforms' exports are refused by their names, whoever asks; nobody's private files are opened."""

import json
import re
import sqlite3
import zipfile
from pathlib import Path
from re import _parser

import pytest

import converters
from converters import Post, registry
from converters.base import Reader
from converters.cli.main import main
from converters.diagnostics import Diagnostics
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.readers import platform_exports
from converters.readers.platform_exports import PLATFORMS, Platform, find_platform
from converters.registry import detect
from converters.run.inputs import open_inputs
from tests.conftest import FIXTURES
from tests.growth.measure import steep_in_seconds

PAGE = "<html><title>A</title><article class=h-entry><h1>A</h1><p>Fog came in over the harbour.</p></article></html>"

UNREAD = Platform(
    name="an Oldlog archive", advice="ask for a reader", trees=((r"oldlog\.ini", r"entries/\d+\.html"),)
)
"""An export that can be told from its files alone, whatever rows there are."""
A_TREE = ("Oldlog", ["oldlog.ini", "entries/1.html", "index.html"])
"""Its name, and a tree of it."""
ACCOUNTS: dict[str, tuple[str, list[str]]] = {
    "facebook": (
        "Facebook",
        ["your_facebook_activity/messages/inbox/bo_1/message_1.html", "start_here.html"],
    ),
    "twitter": ("Twitter", ["data/tweets.js", "data/account.js", "Your archive.html"]),
    "reddit": ("Reddit", ["posts.csv", "comments.csv", "ip_logs.csv"]),
    "linkedin 2024": ("LinkedIn", ["Connections.csv", "messages.csv"]),
    "instagram 2022": (
        "Instagram",
        ["content/posts_1.html", "personal_information/personal_information.html"],
    ),
    "facebook 2018": ("Facebook", ["messages/inbox/bo_1/message_1.html", "posts/your_posts_1.html"]),
    "facebook 2012": ("Facebook", ["index.htm", "html/messages.htm"]),
    "instagram": ("Instagram", ["your_instagram_activity/messages/inbox/bo_1/message_1.html"]),
    "google+": ("Google Takeout", ["Takeout/Google+ Stream/Posts/20180101 - Fog.html"]),
    "keep": ("Google Takeout", ["Keep/Fog.html", "Keep/Fog.json"]),
    "linkedin": ("LinkedIn", ["Articles/Articles/fog.html", "messages.csv"]),
    "vk": ("VK", ["messages/-12/messages0.html", "index.html"]),
    "snapchat": ("Snapchat", ["html/chat_history/subpage_bo.html", "index.html"]),
}
"""Exports of accounts, which hold what other people wrote in private: what each is called, and a tree of it."""

PROGRAMS = [
    (
        "Bludit",
        ["bl-content/databases/pages.php", "bl-content/pages/fog/index.txt", "bl-kernel/js/a.html"],
    ),
    ("FlatPress", ["fp-content/content/20/01/entry200105-080000.txt", "index.php"]),
    ("DokuWiki", ["data/pages/start.txt", "data/meta/start.meta", "doku.php"]),
]
"""Programs that keep their posts in files: what each is called, and a copy of it."""


@pytest.fixture
def unread(monkeypatch):
    monkeypatch.setattr(platform_exports, "PLATFORMS", (*PLATFORMS, UNREAD))


HEADS: dict[str, tuple[str, str]] = {
    "wordpress sql": ("WordPress's database", "-- MySQL dump 10.13\n\nCREATE TABLE `wp_posts` (\n `post_content` longtext);"),
    "tiddlywiki": ("TiddlyWiki", '<!doctype html>\n<html lang="en"><head><meta name="application-name" content="TiddlyWiki" /></head></html>'),
    "sql": ("database", "-- phpMyAdmin SQL Dump\n-- version 5\n"),
    "blogger theme": ("theme of Blogger", "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html b:version='2' expr:dir='data:blog.languageDirection'><head><b:skin>…</b:skin></head></html>"),
    "blogengine": ("BlogEngine.NET", "<?xml version='1.0'?>\n<post>\n<author>Bo</author>\n<ispublished>False</ispublished></post>"),
    "forem": ("Forem", '[{"type_of": "article", "id": 7, "title": "Fog"}]'),
    "hashnode": ("Hashnode", '{"posts": [{"_id": "5f", "title": "Fog", "contentMarkdown": "Fog."}]}'),
    "write.as": ("Write.as", '{"username": "bo", "collections": [{"alias": "fog", "posts": []}]}'),
    "contentful": ("Contentful", '{"contentTypes": [{"sys": {"id": "post"}}], "entries": []}'),
    "sanity": ("Sanity", '{"_createdAt": "2020-01-05T08:00:00Z", "_id": "a", "_rev": "b", "_type": "post"}\n'),
    "strapi": ("Strapi", '{"data": [{"id": 1, "attributes": {"title": "Fog"}}]}'),
    "day one": ("Day One", '{"metadata": {"version": "1.0"}, "entries": [{"text": "Fog"}]}'),
}  # fmt: skip
"""How a file begins -> the platform."""


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The places of the files of folders that were opened."""
    places: list[str] = []
    real = Source.open

    def counted(self: Source):
        if self.is_member:
            places.append(self.place)
        return real(self)

    monkeypatch.setattr(Source, "open", counted)
    return places


def plant(folder: Path, places: list[str]) -> Path:
    for place in places:
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE)
    return folder


def pack(folder: Path, around: str = "") -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as out:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            out.write(file, f"{around}{file.relative_to(folder).as_posix()}")
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"AUTHOR: Ann\nTITLE: x\n", "Movable Type"),
        (b"Dear reader", "no format"),
        (b"Name,Slug,Collection ID,Item ID,Archived,Draft\nFog,fog,1,2,false,true\n", "Webflow"),
        (b"id,web_title,status,audience,content_html\n1,Fog,draft,premium,<p>Fog</p>\n", "beehiiv"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is an image"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE en-export SYSTEM "x.dtd">\n<en-export version="10"><note/>',
            "Evernote",
        ),
        (b'<?xml version="1.0"?>\n<opml version="2.0"><head/></opml>', "OPML"),
        (
            b'<?xml version="1.0"?>\n<urlset xmlns="x"><url><loc>https://fog.example/</loc></url></urlset>',
            "sitemap",
        ),
        (b'<mediawiki version="0.11"><page><title>Fog</title></page></mediawiki>', "MediaWiki"),
        (b'{"cells": [{"cell_type": "markdown", "source": ["Fog"]}], "nbformat": 4}', "Jupyter"),
        (b"% Fog\n\\documentclass[a4paper]{article}\n\\begin{document}Fog\\end{document}\n", "LaTeX"),
        (b"From ann@fog.example Thu Jan  2 00:00:00 2020\nSubject: Fog\n\nFog came in.\n", "it is mail"),
        (b"Subject: Fog\nFrom: ann@fog.example\nTo: bo@fog.example\n\nFog came in.\n", "it is mail"),
        (b"====== Fog ======\n\nFog came in.\n", "DokuWiki"),
        (b'window.YTD.tweets.part0 = [ {"tweet" : {"full_text" : "Fog"}} ]', "Twitter"),
        (b"id,permalink,date,ip,subreddit,title,body\n1,x,2020,192.0.2.7,fog,Fog,Came in\n", "Reddit"),
        (b"Blog name,Post Title,Post URL,Author,Status\nFog,In,https://fog.example/,Ann,DRAFT\n", "HubSpot"),
        (b"\x3a\xa2eroots\x81\xd8*X%\0\x01q\x12 ", "Bluesky"),
        (b'{"jsonapi": {"version": "1.0"}, "data": []}', "JSON:API"),
        (
            b'[{"type": "Create", "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": {}}]',
            "Mastodon",
        ),
        (b'[{"headline": "Fog", "blocks": []}]', "data in JSON"),
        (b"uid,headline,words\n1,Fog,Came in\n", "a table"),
        (
            b'<html><body><pre>, {"id": 7, "title": "Fog", "status": "draft", "content": "In"}]</pre>',
            "page that shows",
        ),
    ],
)
def test_the_error_says_what_it_looks_like(tmp_path, data, words):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(converters.SourceError, match=words.replace("(", r"\(").replace(")", r"\)")):
        detect(open_source(tmp_path / "x"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fog.adoc", "AsciiDoc"),
        ("fog.AsciiDoc", "AsciiDoc"),
        ("fog.md5", "no format"),
    ],
)
def test_the_error_says_what_the_name_tells(tmp_path, name, words):
    (tmp_path / name).write_text("Fog came in.\n", encoding="utf-8")
    with pytest.raises(converters.SourceError, match=words):
        detect(open_source(tmp_path / name))


@pytest.mark.parametrize(("name", "places"), PROGRAMS)
def test_a_program_that_keeps_its_posts_in_files_is_named(tmp_path, name, places):
    with pytest.raises(converters.SourceError, match=f"a copy of {name}"):
        detect(open_source(plant(tmp_path / "a", places)))


@pytest.mark.parametrize("form", ["folder", "zip", "wrapped zip", "folder within", "inner folder"])
def test_a_tree_is_refused_by_its_names_and_not_opened(form, tmp_path, opened, capsys, unread):
    name, places = A_TREE
    source = plant(tmp_path / "a", places)
    if form.endswith("zip"):
        source = pack(source, "my-export/" if form == "wrapped zip" else "")
    elif form == "folder within":
        (tmp_path / "out").mkdir()
        source = source.rename(tmp_path / "out" / "old").parent
    elif form == "inner folder" and len({place.partition("/")[0] for place in places}) == 1:
        source = source / places[0].partition("/")[0]
    for from_ in ([], ["--from", "html"], ["--from", "markdown"], ["--from", "uploads"]):
        for command in (
            ["convert", str(source), str(tmp_path / "new"), "--to", "hugo"],
            ["inspect", str(source)],
        ):
            assert main([*command, *from_]) == 3
            error = capsys.readouterr().err
            assert f"{name}" in error
            assert "which blogport cannot read yet; " in error
            assert error.count("\n") == 1
    assert opened == []
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("name", "places"), ACCOUNTS.values(), ids=ACCOUNTS)
def test_an_export_of_an_account_is_refused_and_not_opened(name, places, tmp_path, opened, capsys):
    source = plant(tmp_path / "a", places)
    for form in (source, pack(source)):
        for from_ in ([], ["--from", "html"]):
            assert main(["convert", str(form), str(tmp_path / "new"), "--to", "hugo", *from_]) == 3
            assert name in capsys.readouterr().err
    assert opened == []
    assert not (tmp_path / "new").exists()


def test_a_takeout_with_a_blog_is_a_blog():
    found = find_platform(open_source(FIXTURES / "blogger" / "takeout"))
    assert found
    assert found.platform.reader == "blogger"


@pytest.mark.parametrize("what", HEADS)
def test_a_file_is_refused_by_its_first_bytes(what, tmp_path, capsys):
    name, text = HEADS[what]
    for number, data in enumerate((text.encode(), b"\xef\xbb\xbf\n " + text.encode())):
        path = tmp_path / f"{number}.dump"
        path.write_bytes(data)
        assert main(["convert", str(path), str(tmp_path / "new"), "--to", "hugo"]) == 3
        error = capsys.readouterr().err
        assert f"{path}: it is " in error
        assert name in error
        assert "; " in error
        assert error.count("\n") == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("tables", "name"),
    [(("threads", "comments"), "an isso"), (("wl_Comment",), "Waline"), (("notes",), "an SQLite database")],
)
def test_databases(tables, name, tmp_path):
    connection = sqlite3.connect(tmp_path / "a.db")
    for table in tables:
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY)")
    connection.close()
    found = find_platform(open_source(tmp_path / "a.db"))
    assert found
    assert name in found.platform.name


def find_tree(places: list[str]) -> Platform:
    return next(platform for platform in PLATFORMS if platform.roots(places))


def test_every_row_is_tried_above_or_below():
    texts = [text for _, text in HEADS.values()]
    untried = [
        platform.name
        for platform in PLATFORMS
        if not platform.reader and not any(platform.is_head(text) for text in texts)
    ]
    tried = {find_tree(places).name for _, places in (*ACCOUNTS.values(), *PROGRAMS)}
    assert set(untried) - tried == {"an SQLite database"}


def test_each_row_says_one_thing_and_what_to_do():
    for platform in PLATFORMS:
        assert platform.name.startswith(("a ", "an "))
        assert platform.reader or platform.advice
        assert platform.trees or platform.head


def test_a_wordpress_export_in_it_is_still_found(example, tmp_path, opened, unread):
    source = plant(tmp_path / "a", A_TREE[1])
    (source / "wordpress.xml").write_bytes(example.read_bytes())
    for form in (source, pack(source)):
        opened.clear()
        result = converters.convert(form, tmp_path / f"{form.suffix}out", to="hugo")
        assert result.accounts["post"].written
        (said,) = [one for one in result.findings if one.kind == "unsupported-export"]
        assert said.severity == "loss"
        assert said.message.startswith(f"it is left out: it is an {A_TREE[0]}")
        assert set(opened) == {"wordpress.xml"}
        written = (tmp_path / f"{form.suffix}out" / "content").rglob("*.md")
        assert not [path for path in written if "over the harbour" in path.read_text()]


def test_an_export_beside_another_platforms_file_is_read_and_the_other_said(example, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "wordpress.xml").write_bytes(example.read_bytes())
    (tmp_path / "in" / "old.sql").write_text(HEADS["sql"][1])
    diagnostics = Diagnostics()
    assert [name for name, _ in open_inputs(tmp_path / "in", None, diagnostics)] == ["wxr"]
    (said,) = diagnostics.findings
    assert (said.kind, said.file) == ("unsupported-export", str(tmp_path / "in" / "old.sql"))


def test_a_platforms_zip_among_pages_is_left_out(tmp_path, opened, unread):
    export = pack(plant(tmp_path / "old", A_TREE[1]))
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "a.html").write_text(PAGE.replace("<p>", "<p>The boats did not see the lamp. " * 9))
    export.rename(tmp_path / "web" / "old.zip")
    diagnostics = Diagnostics()
    posts = [
        one for one in converters.read(tmp_path / "web", diagnostics=diagnostics) if isinstance(one, Post)
    ]
    assert len(posts) == 1
    assert [one.file for one in diagnostics.findings if one.kind == "unsupported-export"] == [
        f"{tmp_path}/web/old.zip"
    ]
    assert not [place for place in opened if "/" in place]


def test_a_single_file_can_be_read_as_something_else(tmp_path):
    (tmp_path / "a.txt").write_text(HEADS["sql"][1] + "\nFog came in.\n")
    with pytest.raises(converters.SourceError, match="database"):
        list(converters.read(tmp_path / "a.txt"))
    assert [one for one in converters.read(tmp_path / "a.txt", from_="text") if isinstance(one, Post)]


def hexo(folder: Path, config: str) -> Path:
    (folder / "source" / "_posts").mkdir(parents=True)
    (folder / "source" / "_posts" / "fog.md").write_text("---\ntitle: Fog\ndate: 2020-01-01\n---\nIt came.\n")
    (folder / "_config.yml").write_text(config)
    return folder


def test_hexo_is_read(tmp_path):
    source = hexo(tmp_path / "a", "title: Fog\nsource_dir: source\nnew_post_name: :title.md\n")
    assert find_platform(open_source(source)) is None
    assert detect(open_source(source)) == "markdown"
    assert [(one.title, one.status) for one in converters.read(source) if isinstance(one, Post)] == [
        ("Fog", "publish")
    ]


def test_a_jekyll_site_with_its_source_there_is_not_hexo(tmp_path):
    source = hexo(tmp_path / "a", "title: Fog\nsource: source\nplugins: [jekyll-feed]\n")
    assert find_platform(open_source(source)) is None
    assert detect(open_source(source)) == "markdown"


@pytest.mark.parametrize(
    "line",
    [
        {"record": "site", "title": "post_id,post_date,is_published,"},
        {"record": "term", "taxonomy": "category", "slug": "a", "extra": {"rendered": 1, "title": {"rendered": ""}, "date_gmt": 1}},
        {"record": "post", "extra": {"post_stream": {}, "db": [{"meta": {}}]}},
        {"record": "post", "id": "1", "extra": {"blog_name": "x", "post_url": "y"}},
    ],
)  # fmt: skip
def test_an_archive_is_an_archive_whatever_it_says(line, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n")
    assert detect(open_source(tmp_path / "a.jsonl")) == "archive"


@pytest.mark.parametrize(
    "places",
    [
        ["posts/a.html", "posts/b.html", "posts.csv"],
        ["posts/2020-01-01_fog.html"],
        ["posts/html/index.html", "posts/html/fog.html"],
        ["profile/profile.html", "about.html"],
        ["blog/feed.atom", "blog/index.html"],
        ["conversations/index.html"],
        ["data/settings.csv", "feed.atom", "index.html"],
        ["bookmarks/a.html", "ips/index.html"],
        ["L-1/index.html", "C-1/index.html"],
    ],
)
def test_pages_with_names_like_these_are_pages(places, tmp_path):
    assert find_platform(open_source(plant(tmp_path / "a", places))) is None
    assert detect(open_source(tmp_path / "a")) == "html"


def test_a_reader_to_come_is_asked_before_the_refusal(tmp_path, monkeypatch):
    class Oldlog(Reader):
        def detects(self, source):
            return b"phpMyAdmin" in source.head()

        def read(self, source, diagnostics):
            return iter(())

    real = registry.reader
    monkeypatch.setattr(registry, "reader", lambda name, *_: Oldlog() if name == "oldlog" else real(name))
    entries = registry._entries("reader")
    monkeypatch.setattr(registry, "_entries", lambda role: {**entries, "oldlog": entries["wxr"]})
    (tmp_path / "a.sql").write_text(HEADS["sql"][1])
    assert detect(open_source(tmp_path / "a.sql")) == "oldlog"


@pytest.mark.slow(reason="measures how its cost grows")
@pytest.mark.parametrize(
    "unit",
    [
        "<!-- a -->",
        "<?xml-stylesheet a?>",
        "CREATE TABLE ",
        "-- ",
        "{",
        '{"type":',
        "AUTHOR: a\n",
        "\n",
        "[",
        " ",
        '"a":',
    ],
)
@pytest.mark.long(share=3)
def test_the_time_for_the_first_bytes_is_linear(unit, tmp_path):
    def prepare(size):
        sources = []
        for number, start in enumerate(("", "<", "{", "[", "-- ", "AUTHOR: a\n", "SQLite format 3\0")):
            path = tmp_path / f"{number}-{size}"
            path.write_text(start + unit * (size // len(unit)))
            sources.append(open_source(path))
        return lambda: [find_platform(source) for source in sources]

    assert not steep_in_seconds(prepare, 15_000)


def test_the_names_in_a_folder_are_looked_at_once_for_all_readers(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(Platform, "roots", lambda platform, places: looked.append(platform.name) or set())
    (tmp_path / "one.md").write_text("---\ntitle: One\n---\n\nWords.\n")
    (tmp_path / "two.md").write_text("---\ntitle: Two\n---\n\nWords.\n")
    assert list(converters.read(tmp_path))
    assert sorted(looked) == sorted(platform.name for platform in PLATFORMS)


def test_a_reader_that_is_not_asked_would_say_no():
    """Of each file and folder of all fixtures."""
    readers = {name: registry.reader(name) for name in platform_exports.AS_FILES_EXPORTS_ONLY}
    asked = set()
    for path in sorted((*FIXTURES.glob("*/*"), *FIXTURES.glob("*/*/*"))):
        source = open_source(path)
        found = find_platform(source)
        for name, reader in readers.items():
            if platform_exports.may_be_for(name, source, found):
                asked.add(name)
            elif reader.reads_directories or not source.is_folder:
                assert not reader.detects(source), (name, path)
    assert {"blogger", "ghost", "mastodon", "substack", "tumblr", "wix"} <= asked


def test_beginnings_say_with_which_characters_they_begin():
    """`Platform.starts` spares the patterns that cannot match: one character too few would hide a platform."""
    for platform in PLATFORMS:
        known, is_open = first_characters(_parser.parse(platform.head, re.DOTALL))
        if platform.starts:
            assert known is not None, platform.name
            assert not is_open, platform.name
            assert known <= set(platform.starts), platform.name
    none = [platform.name for platform in PLATFORMS if platform.head and not platform.starts]
    assert len(none) <= 6, none  # five, and the rest of an export of Movable Type


def first_characters(pattern):
    """The characters that what a parsed pattern matches can begin with, None for any, and whether it may match nothing."""
    found: set[str] = set()
    for what, given in pattern:
        known, is_open = _first_of(what, given)
        if known is None:
            return None, False
        found |= known
        if not is_open:
            return found, False
    return found, True


def _first_of(what, given):
    match str(what):
        case "LITERAL":
            return {chr(given)}, False
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in given):
            return {chr(code) for _, code in given}, False
        case "IN" if [str(code) for _, code in given] == ["CATEGORY_SPACE"]:
            return set(), False  # none is left before a beginning
        case "SUBPATTERN":
            return first_characters(given[3])
        case "BRANCH":
            ways = [first_characters(way) for way in given[1]]
            known = None if any(way is None for way, _ in ways) else set().union(*(way for way, _ in ways))
            return known, any(is_open for _, is_open in ways)
        case "MAX_REPEAT" | "MIN_REPEAT":
            known, is_open = first_characters(given[2])
            return known, is_open or given[0] == 0
    return None, False


def test_a_json_feed_within_another_object_is_refused(tmp_path):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Pier", "items": [{"id": "1", "content_text": "Fog."}]}  # fmt: skip
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"feed": feed}))
    with pytest.raises(converters.SourceError):
        list(converters.read(path))
    path.write_text(json.dumps({"author": {"name": "Bo"}, **feed}))
    assert any(isinstance(record, Post) for record in converters.read(path))


def _folder(path: Path, **files: str) -> Source:
    path.mkdir()
    for number, text in enumerate(files.values()):
        (path / f"2015-06-0{number + 1}_Fog-734efbe8e76{number}.html").write_text(text)
    return open_source(path)


def test_pages_of_posts_alone_are_an_export_of_medium_in_a_folder_of_that_name(tmp_path):
    assert find_platform(_folder(tmp_path / "medium-export", a=PAGE)).platform.reader == "medium"
    assert find_platform(_folder(tmp_path / "saved", a=PAGE)) is None


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("posts.json", '{"tumblelog":{"title":"Fog","name":"fog"},"posts":[]}', "tumblr"),
        ("post.json", json.dumps({"answer": "w " * 9000, "blog_name": "fog", "post_url": "u"}), "tumblr"),
        ("C-1", "<comments>\n<comment><id>1</id><parentid></parentid></comment></comments>", "livejournal"),
        ("comments.xml", "<comments><comment><id>1</id><article-id>7</article-id></comment></comments>", ""),
    ],
)
def test_a_file_is_known_by_what_only_its_platform_writes(name, text, reader, tmp_path):
    (tmp_path / name).write_text(text)
    found = find_platform(open_source(tmp_path / name))
    assert (found.platform.reader if found else "") == reader
