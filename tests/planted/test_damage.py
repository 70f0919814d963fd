"""Damage that once cost records in silence, or showed what was private: see `tests/fuzz/exports` for all other damage."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import converters
from converters import Diagnostics
from tests.marked_blog import everything_in
from tests.planted.sources import SOURCES, planted, write
from tests.planted.words import SHOWN, words_in

Change = Callable[[dict[str, str]], object]


def converted(name: str, change: Change, to: str, folder: Path) -> tuple[set[str], set[str]]:
    """The words of a damaged source that reach a target, and the kinds of findings."""
    files = {place: data for place, data in planted(name).files.items() if isinstance(data, str)}
    change(files)
    diagnostics = Diagnostics()
    path = write(files, folder / "source")
    converters.convert(path, folder / to, to=to, diagnostics=diagnostics, options={})
    return words_in(everything_in(folder / to)), {finding.kind for finding in diagnostics.findings}


def replaced(place: str, old: str, new: str) -> Change:
    def change(files: dict[str, str]) -> None:
        assert old in files[place]
        files[place] = files[place].replace(old, new)

    return change


def cut(place: str, before: str) -> Change:
    """Let a file end before the last such text."""
    return lambda files: files.update({place: files[place][: files[place].rindex(before)]})


def renamed(place: str, new: str) -> Change:
    return lambda files: files.update({new: files.pop(place)})


BLOG = "Takeout/Blogger/Blogs/Pier"
FEED = f"{BLOG}/feed.atom"
TWIKOO = "twikoo-comment.json"
TUMBLR = "tumblr/posts/html/11.html"
MEDIUM = "medium/posts/draft_D-0123456789ac.html"


@pytest.mark.parametrize(
    ("name", "change", "kind"),
    [
        pytest.param("disqus", cut("disqus.xml", "</disqus>"), "truncated", id="Disqus without its end"),
        pytest.param("disqus", cut("disqus.xml", '<post dsq:id="3"'), "truncated", id="Disqus cut between comments"),
        pytest.param("blogger", cut(FEED, "<entry>"), "truncated", id="Takeout cut between entries"),
        pytest.param("feed", cut("feed.xml", "</channel>"), "truncated", id="feed without its end"),
        pytest.param("wxr", cut("pier.xml", "</channel>"), "truncated", id="WXR without its end"),
        pytest.param("livejournal", renamed("pier/L-3", "pier/L-3.bak"), "renamed-parts", id="entry of LiveJournal renamed"),
        pytest.param("livejournal", renamed("pier/C-1", "pier/Copy of C-1"), "renamed-parts", id="comments of LiveJournal renamed"),
        pytest.param("livejournal", replaced("pier/C-2", "<comment>", ""), "unreadable-item", id="comment of LiveJournal without its start"),
        pytest.param("twikoo", lambda files: files.update({TWIKOO: '"Comment"'.join(files[TWIKOO].rsplit('"comment"', 1))}), "unreadable-item", id="comment of Twikoo without its text"),
        pytest.param("medium", renamed(MEDIUM, f"{MEDIUM}.bak"), "renamed-parts", id="post of Medium renamed"),
        pytest.param("medium", renamed(MEDIUM, MEDIUM.replace(".html", ".bak")), "renamed-parts", id="post of Medium with another ending"),
        pytest.param("tumblr", renamed(TUMBLR, TUMBLR.replace(".html", ".bak")), "renamed-parts", id="post of Tumblr with another ending"),
        pytest.param("substack", renamed("substack/posts/1.s1.html", "substack/posts/1.s1.old"), "renamed-parts", id="post of Substack with another ending"),
        pytest.param("livejournal", replaced("pier/L-1", "</event>", "</event><event>another</event>"), "unread-field", id="two texts in an entry of LiveJournal"),
        pytest.param("substack", renamed("substack/posts/1.s1.html", "substack/posts/1.s1.html.txt"), "renamed-parts", id="post of Substack renamed"),
        pytest.param("medium", replaced(MEDIUM, 'data-field="body"', 'data-field="x"'), "no-text-on-page", id="Medium without a body"),
        pytest.param("wix", replaced("posts.csv", ',""\n', "\n"), "unreadable-row", id="row of Wix with too few cells"),
        pytest.param("wix", replaced("posts.csv", ',""\n', ',"\n'), "unreadable-file", id="Wix without a quotation mark"),
        pytest.param("substack", replaced("substack/posts.csv", '"founding"', '"founding'), "unreadable-item", id="Substack without a quotation mark"),
        pytest.param("wix", replaced("posts.csv", '""nodes""', '""knots""'), "unreadable-text", id="text of Wix without nodes"),
        pytest.param("remark42", replaced("remark42.json", '"locator"', '"xlocator"'), "no-post-of-comments", id="comment of remark42 without a page"),
        pytest.param("mastodon", renamed("actor.json", "Copy of actor.json"), "not-taken", id="profile of Mastodon renamed"),
        pytest.param("mastodon", replaced("outbox.json", '"content": "', '"contents": "'), "unread-field", id="text of a note under another name"),
        pytest.param("tumblr-api", replaced("posts.json", '"reply_text"', '"reply"'), "unread-field", id="text of a reply under another name"),
        pytest.param("ghost", replaced("pier.ghost.json", '"comments": [', '"remarks": ['), "unread-table", id="table of Ghost renamed"),
        pytest.param("wordpress-rest", replaced("comments.json", '"author_name": "B"', '"author_name": ["B"]'), "odd-value", id="name that is a list"),
        pytest.param("remark42", replaced("remark42.json", '"text": "', '"html": "'), "unread-field", id="text of a comment under another name"),
        pytest.param("mastodon", replaced("actor.json", "{", "", ), "unreadable-file", id="profile of Mastodon damaged"),
        pytest.param("blogger-api", replaced("comments.json", '"items":', '"items"'), "unreadable-item", id="list of comments of Blogger damaged"),
        pytest.param("tumblr", renamed(TUMBLR, TUMBLR.replace(".html", "")), "renamed-parts", id="post of Tumblr without an ending"),
        pytest.param("blogger-api", replaced("comments.json", "blogger#", "b#"), "unknown-format", id="answer of Blogger not known"),
        pytest.param("wordpress-sql", replaced("pier.sql", "`post_password` text", "`post_pass` text"), "missing-columns", id="dump without a column"),
        pytest.param("cms-sql", replaced("textpattern.sql", "`parentid` text", "`xparentid` text"), "no-post-of-comments", id="comments without their posts"),
        pytest.param("movabletype", replaced("mt.txt", "TITLE: zqp", "-- zqp"), "junk", id="line before the first field"),
        pytest.param("movabletype", replaced("mt.txt", "TAGS: ", "TAG: "), "unread-field", id="tags under another name"),
        pytest.param("disqus", replaced("disqus.xml", "<title>zqpdisqusbbbz</title>", "zqpdisqusbbbz"), "lost-field", id="text between the elements of a thread"),
        pytest.param("blogml", replaced("blog.xml", "</content>", "</content><content>another</content>"), "unread-field", id="two texts in a post of BlogML"),
        pytest.param("livejournal", replaced("pier/L-2", "<security>private</security>", "private"), "unread-field", id="word for who may see an entry without its element"),
        pytest.param("mastodon", lambda files: files.update({"actor.json": f"[{files['actor.json']}]"}), "unreadable-file", id="profile of Mastodon in a list"),
        pytest.param("remark42", lambda files: files.update({"remark42.json": files["remark42.json"] + '{"data": {"id": "c9"}}\n'}), "unreadable-item", id="line of remark42 that is no comment"),
        pytest.param("feed", replaced("feed.xml", "<channel>", "<channel><tide>high</tide>"), "unread-field", id="element of a channel that nobody knows"),
        pytest.param("cms-sql", replaced("textpattern.sql", "`Keywords` text", "`custom_1` text"), "lost-field", id="column of Textpattern that nobody knows"),
        pytest.param("wordpress-sql", replaced("pier.sql", "`comment_agent` text", "`comment_mood` text"), "lost-field", id="column of WordPress that nobody knows"),
        pytest.param("wordpress-rest", replaced("categories.json", '"slug": "c"', '"slug": ' + "[" * 30_000 + "]" * 30_000), "unreadable-item", id="value of WordPress nested too deeply"),
        pytest.param("wordpress-sql", lambda files: files.update({"pier.sql": files["pier.sql"].replace("wp_users", "old_users")}), "missing-tables", id="dump without its users"),
        pytest.param("wordpress-sql", replaced("pier.sql", "`display_name` text", "`shown_name` text"), "missing-columns", id="dump without the names of its users"),
        pytest.param("medium", renamed(MEDIUM, "medium/posts/fog.md"), "renamed-parts", id="post of Medium under another name"),
        pytest.param("webmention", replaced("mentions.json", '"wm-target"', '"_wm-target"'), "unreadable-item", id="mention that does not say of which page"),
        pytest.param("webmention", replaced("mentions.json", '"author": {', '"author": {"nym": "B", '), "unread-field", id="field of an author of a mention that nobody knows"),
        pytest.param("giscus", replaced("discussions.json", '"login"', '"nym"'), "unread-field", id="name of a commenter of GitHub under another name"),
        pytest.param("discourse", replaced("topics.json", '"posts": [', '"entries": ['), "lost-field", id="posts of a topic under another name"),
        pytest.param("talkyard", replaced("pier.typatch.json", '"approvedSource": "zqptalkyardbbbz"', '"approvedSource": ["zqptalkyardbbbz"]'), "lost-value", id="title of a page in a list"),
        pytest.param("wordpress-rest", lambda files: files.update({"posts.json": json.dumps([{**post, "content": [post["content"]]} for post in json.loads(files["posts.json"])])}), "odd-value", id="text of WordPress in a list"),
        pytest.param("cms-sql", replaced("textpattern.sql", "`user_id` text", "`user_id text"), "unread-statements", id="quotation mark that goes on into the rows"),
    ],
)  # fmt: skip
def test_what_is_lost_is_said(name: str, change: Change, kind: str, tmp_path: Path) -> None:
    _, kinds = converted(name, change, "archive", tmp_path)
    assert kind in kinds


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("livejournal", replaced("pier/C-1", "<id>2</id>", "<id>1</id>"), id="two comments of one id"),
        pytest.param("wordpress-rest", replaced("comments.json", '{"id": 4,', '{"id": 3,'), id="two comments of one id in an answer of WordPress"),
        pytest.param("blogger", replaced(FEED, "blog-7.post-8<", "blog-7.post-3<"), id="two comments of Blogger of one id"),
        pytest.param("livejournal", lambda files: files.update({"pier/L-3": "\ufeff" + files["pier/L-3"]}), id="mark of the encoding"),
        pytest.param("movabletype", replaced("mt.txt", "TITLE: ", "Title: "), id="field in small letters"),
        pytest.param("mastodon", lambda files: files.update({"actor.json": "\ufeff" + files["actor.json"]}), id="profile with a mark"),
        pytest.param("commento", replaced("commento.json", '"html": "<p>zqpcommentobbbz</p>"', '"html": -1'), id="HTML of a comment that is a number"),
        pytest.param("feed", replaced("feed.xml", "/a/#comment-1", "/a/"), id="comment at the address of its post"),
        pytest.param("wix", lambda files: files.update({"posts.csv": ",,,\r\n\n" + files["posts.csv"]}), id="table of Wix below empty lines"),
        pytest.param("wix", lambda files: files.update({"posts.csv": "sep=,\n" + files["posts.csv"]}), id="table of Wix that states its separator"),
        pytest.param("substack", lambda files: files.update({"substack/posts.csv": "\ufeff\n" + files["substack/posts.csv"]}), id="table of Substack below an empty line"),
        pytest.param("substack", lambda files: files.update({"substack/posts.csv": files["substack/posts.csv"].replace('","', '";"')}), id="table of Substack with semicolons"),
        pytest.param("blogger", lambda files: files.update({f"{BLOG}/settings.csv": "\n\n" + files[f"{BLOG}/settings.csv"]}), id="settings of Blogger below empty lines"),
        pytest.param("livejournal", lambda files: files.update({"pier/L-1": files["pier/L-1"] + files.pop("pier/L-2")}), id="two entries of LiveJournal in one file"),
    ],
)  # fmt: skip
def test_what_can_be_read_is_kept(name: str, change: Change, tmp_path: Path) -> None:
    words, _ = converted(name, change, "archive", tmp_path / "damaged")
    whole, _ = converted(name, lambda files: None, "archive", tmp_path / "whole")
    assert words == whole


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("livejournal", cut("pier/L-2", "<security>"), id="private entry cut off"),
        pytest.param("livejournal", replaced("pier/L-2", "<security>private</security>", "<secu\0rity>"), id="private entry damaged"),
        pytest.param("movabletype", replaced("mt.txt", "EMAIL: ", "AUTHOR: B\nEMAIL: "), id="field of a comment twice"),
        pytest.param("wxr", replaced("pier.xml", "<wp:postmeta><wp:meta_key><![CDATA[api", "<wp:meta_key><![CDATA[api"), id="custom field without its start"),
        pytest.param("tumblr-api", replaced("posts.json", '"submission"', "null"), id="state that is null"),
        pytest.param("blogger-api", replaced("comments.json", '"EMPTIED"', '["EMPTIED"]'), id="status that is no text"),
        pytest.param("wordpress-sql", replaced("pier.sql", "`post_password` text", "`post_pass` text"), id="no column of passwords"),
        pytest.param("wxr", cut("pier.xml", "<wp:meta_value><![CDATA[yes"), id="WXR cut off within the field that closes a post"),
        pytest.param("wxr", cut("pier.xml", "<wp:postmeta>"), id="WXR cut off before that field"),
        pytest.param("movabletype", replaced("mt.txt", "AUTHOR: zqpmovabletypebbdz", "Author: zqpmovabletypebbdz"), id="field of a comment in small letters"),
        pytest.param("movabletype", replaced("mt.txt", "TAGS: ", 'TAGS: "'), id="quotation marks around tags"),
        pytest.param("livejournal", replaced("pier/L-2", "<security>private</security>", "<security>public</security><security>private</security>"), id="two words for who may see an entry"),
        pytest.param("waline", replaced("waline.json", '"status": "waiting"', '"status": [["waiting"]]'), id="status of Waline that is no text"),
        pytest.param("feed", replaced("feed.xml", "</title><link>", "<link>"), id="titles of a feed that do not end"),
        pytest.param("ghost", replaced("pier.ghost.json", '"visibility": "paid"', '"audience": "paid"'), id="visibility under another name"),
        pytest.param("ghost", replaced("pier.ghost.json", '"visibility": "paid", ', ""), id="post of Ghost without its visibility"),
        pytest.param("artalk", replaced("artrans.json", '"is_pending": "true", ', ""), id="comment of Artalk without its mark"),
        pytest.param("blogger", replaced(FEED, "<blogger:status>DRAFT<", "<blogger:status>LIVE</blogger:status><blogger:status>DRAFT<"), id="two words for the status of Blogger"),
        pytest.param("disqus", replaced("disqus.xml", "<isDeleted>true</isDeleted>", "<isDeleted>true</isDeleted><isDeleted>false</isDeleted>"), id="two marks of a comment of Disqus"),
        pytest.param("waline", replaced("waline.json", '"status": "waiting"', '"STATUS": "waiting"'), id="status of Waline in other letters"),
        pytest.param("waline", replaced("waline.json", '"status": "spam"', '"xyz": "spam"'), id="status of Waline under another name"),
        pytest.param("waline", replaced("waline.json", '"status": "waiting"', '"status": false'), id="status of Waline that is no word"),
        pytest.param("blogger", lambda files: files.update({FEED: files[FEED].replace("blogger:status>", "blogger:state>")}), id="status of Blogger under another name"),
        pytest.param("disqus", lambda files: files.update({"disqus.xml": files["disqus.xml"].replace("<isDeleted>true<", "<isDeleted><")}), id="empty marks of Disqus"),
        pytest.param("disqus", lambda files: files.update({"disqus.xml": files["disqus.xml"].replace("dsq:id=", "dsq:key=")}), id="threads of Disqus without their ids"),
        pytest.param("tumblr-api", replaced("posts.json", '"state": "queued"', '"stat": "queued"'), id="state of Tumblr under another name"),
        pytest.param("ghost", replaced("pier.ghost.json", '"status": "hidden"', '"status": null'), id="comment of Ghost without a status"),
        pytest.param("movabletype", replaced("mt.txt", "TAGS: ", "TAG: "), id="tags of authors under another name"),
        pytest.param("wxr", lambda files: files.update({"pier.xml": files["pier.xml"].replace("wp:status>", "status>")}), id="status of WXR without its prefix"),
        pytest.param("blogger-api", replaced("posts.json", '"status"', '"xstatus"'), id="status of all posts of Blogger's API under another name"),
        pytest.param("blogger-api", replaced("comments.json", '"status"', '"Status"'), id="status of all comments of it in other letters"),
        pytest.param("blogger-api", replaced("posts.json", "DONT_ALLOW_HIDE_EXISTING", "WHOEVER"), id="unknown word for whether comments are shown"),
        pytest.param("livejournal", lambda files: files.update({place: text.replace("security>", "xsecurity>") for place, text in files.items()}), id="security of all entries under another name"),
        pytest.param("livejournal", replaced("pier/C-1", "state>", "xstate>"), id="state of all comments of LiveJournal under another name"),
        pytest.param("substack", replaced("substack/posts.csv", '"audience"', '"xaudience"'), id="audience of Substack under another name"),
        pytest.param("wordpress-rest", replaced("posts.json", '"status"', '"xstatus"'), id="status of WordPress's API under another name"),
        pytest.param("wordpress-rest", replaced("comments.json", '"status"', '"state"'), id="status of comments of it under another name"),
        pytest.param("commento", replaced("commento.json", '"deleted"', '"is_deleted"'), id="mark of Commento under another name"),
        pytest.param("commento", replaced("commento.json", '"commenterHex"', '"commenter"'), id="commenters of Commento without their ids"),
        pytest.param("talkyard", replaced("pier.typatch.json", '"deletedAt": 1578304800000}, {"id": "3"', '"old_deleted_at": 1578304800000}, {"id": "3"'), id="mark of a page of Talkyard under another name"),
        pytest.param("discourse", replaced("topics.json", '"deleted_at": "2020-01-06T10:00:00Z"}]', '"old_deleted_at": "2020-01-06T10:00:00Z"}]'), id="mark of a topic under another name"),
        pytest.param("discourse", replaced("topics.json", '"private_message"', "true"), id="archetype of a topic that is no word"),
        pytest.param("discourse", replaced("topics.json", '"user_deleted"', '"usser_deleted"'), id="mark of a post with a letter too many"),
        pytest.param("giscus", replaced("discussions.json", '"deletedAt": "2020', '"deletedat": "2020'), id="mark of GitHub in small letters"),
        pytest.param("webmention", lambda files: files.update({"mentions.json": files["mentions.json"].replace("wm-private", "wm-prvate")}), id="mark of mentions without a letter"),
        pytest.param("intensedebate", replaced("export.xml", "<score>0</score><status>pending", "<score>0<status>pending"), id="element before a status without its end"),
        pytest.param("intensedebate", cut("export.xml", "<status>pending"), id="comment of IntenseDebate cut off before its status"),
        pytest.param("intensedebate", replaced("export.xml", "<status>pending</status>", "pending"), id="status of IntenseDebate without its element"),
    ],
)  # fmt: skip
def test_nothing_private_is_shown(name: str, change: Change, tmp_path: Path) -> None:
    words, _ = converted(name, change, "hugo", tmp_path)
    drafted = planted(name).words.drafted.values()
    assert {word for word in words if word[2] != SHOWN} <= set(drafted)


UTF_16 = [name for name in SOURCES if all(isinstance(data, str) for data in planted(name).files.values()) and len(planted(name).files) == 1]  # fmt: skip
LINES = ("wix", "remark42")
"""Read line by line: in UTF-16 they are refused."""


@pytest.mark.parametrize("name", [name for name in UTF_16 if name not in LINES])
def test_utf_16_is_read_as_utf_8(name: str, tmp_path: Path) -> None:
    """PowerShell and some editors write it."""
    ((place, data),) = planted(name).files.items()
    assert isinstance(data, str)
    whole, _ = converted(name, lambda files: None, "archive", tmp_path / "whole")
    (tmp_path / place).write_bytes(data.encode("utf-16"))
    converters.convert(tmp_path / place, tmp_path / "archive", to="archive")
    assert words_in(everything_in(tmp_path / "archive")) == whole
