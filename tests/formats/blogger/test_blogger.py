"""Blogs of Blogger: Takeouts in every packing, backups, damage, and what must stay private."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.io.sources import Source
from converters.model import Asset, Author, Term
from tests.conftest import CORPUS, FIXTURES

TAKEOUT = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>"
CLASSIC = (
    "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
    "xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
    "<id>tag:blogger.com,1999:blog-7.archive</id><title type='text'>Tide &amp; Fog</title>"
    "<link rel='alternate' type='text/html' href='http://tide.example/'/>"
)
SETTINGS = (
    "blog_name,blog_subdomain,blog_time_zone,blog_locale,blog_read_access_mode,blog_admin_permission\n"
    '"Tide, a log",tide,Asia/Tokyo,ja,PUBLIC,keeper@tide.example\n'
)


def tag(number):
    return f"tag:blogger.com,1999:blog-7.post-{number}" if number else ""


def entry(
    id_,
    content="Fog.",
    *,
    type_="POST",
    status="LIVE",
    title="Fog",
    published="2020-03-31T22:30:00.001Z",
    author="Ann",
    profile="11",
    labels=(),
    path="/2020/04/fog.html",
    parent="",
    reply_to="",
    trashed="",
):
    """An entry of a Takeout."""
    place = (
        f"<blogger:parent>{tag(parent)}</blogger:parent><blogger:inReplyTo>{tag(reply_to)}</blogger:inReplyTo>"
        if type_ == "COMMENT"
        else f"<title>{escape(title)}</title><blogger:filename>{path}</blogger:filename>"
    )
    uri = f"<uri>https://www.blogger.com/profile/{profile}</uri>" if profile else "<uri/>"
    terms = "".join(
        f"<category scheme='tag:blogger.com,1999:blog-7' term={quoteattr(name)}/>" for name in labels
    )
    return (
        f"<entry><id>{tag(id_)}</id>{place}<blogger:type>{type_}</blogger:type><blogger:status>{status}</blogger:status>"
        f"<author><name>{author}</name>{uri}<blogger:type>BLOGGER</blogger:type></author>"
        f"<content type='html'>{escape(content)}</content><published>{published}</published>"
        f"<updated>{published}</updated>{terms or '<category/>'}<blogger:trashed>{trashed}</blogger:trashed></entry>\n"
    )


def comment(id_, post, content="Yes.", **fields):
    return entry(id_, content, type_="COMMENT", parent=post, **fields)


def takeout(folder, *entries, settings=SETTINGS, blog="Tide"):
    """A Takeout in a folder, with what other people wrote beside the blog."""
    place = folder / "Takeout" / "Blogger" / "Blogs" / blog
    place.mkdir(parents=True)
    (place / "feed.atom").write_text(f"{TAKEOUT}<title>{blog}</title>{''.join(entries)}</feed>", "utf-8")
    if settings:
        (place / "settings.csv").write_text(settings, "utf-8")
    (place / "followers.csv").write_text("display_name\nSecret Follower\n")
    profile = folder / "Takeout" / "Blogger" / "Profile"
    profile.mkdir(exist_ok=True)
    (profile / "profile.csv").write_text("email\nsecret@tide.example\n")
    return folder


def read(source, **options):
    diagnostics = Diagnostics()
    given = {name.replace("_", "-"): value for name, value in options.items()}
    records = list(converters.read(source, options=given, diagnostics=diagnostics))
    return records, [finding.kind for finding in diagnostics.findings]


def posts(records):
    return {record.id: record for record in records if isinstance(record, Post)}


def test_a_takeout_has_its_posts_pages_threads_and_labels(tmp_path):
    records, findings = read(
        takeout(
            tmp_path,
            comment("1", "5", "Deep\nand wide", reply_to="2", author="Bo", profile=""),
            comment("2", "5", "<b>First</b>", author="Ann"),
            entry("5", "<p>Fog.</p>", labels=("C", "C++", "Tide"), title="Fog &amp; <i>tide</i>"),
            entry("6", type_="PAGE", path="/p/about.html", title="About"),
        )
    )
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.url, site.language) == ("Tide, a log", "https://tide.blogspot.com/", "ja")
    post, page = posts(records)["5"], posts(records)["6"]
    assert (post.type, post.status, page.type) == ("post", "publish", "page")
    assert post.url == "https://tide.blogspot.com/2020/04/fog.html"
    assert post.slug == "fog"
    assert post.date == "2020-04-01T07:30:00+09:00"
    assert (post.title, post.extra["title_html"]) == ("Fog & tide", "Fog &amp; <i>tide</i>")
    assert [(one.id, one.parent, one.author.name) for one in post.comments] == [
        ("1", "2", "Bo"),
        ("2", "", "Ann"),
    ]
    assert post.comments[0].body.text == "Deep<br />\nand wide"
    assert post.comments[1].extra == {"by_post_author": True}
    assert sorted(term.slug for term in records if isinstance(term, Term)) == ["c", "c-2", "tide"]
    assert [author.login for author in records if isinstance(author, Author)] == ["ann"]
    assert findings == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "LIVE"}, "publish"),
        ({"status": "DRAFT"}, "draft"),
        ({"status": "SOFT_TRASHED"}, "trash"),
        ({"status": "LIVE", "trashed": "2021-01-01T00:00:00Z"}, "trash"),
        ({"status": "LIVE", "published": "2999-01-01T00:00:00Z"}, "future"),
        ({"status": "LIVE", "published": "2999-01-01T00:00:00"}, "future"),
        ({"status": "LIVE", "published": "soon"}, "private"),
        ({"status": "LIVE", "published": ""}, "private"),
        ({"status": "UNDER_REVIEW"}, "under_review"),
        ({"status": "LIVE", "type_": "STORY"}, "private"),
    ],
)
def test_only_what_was_public_is_published(fields, status, tmp_path):
    source = takeout(
        tmp_path / "a", entry("5", **fields), entry("6", title="Tide", path="/2020/04/tide.html")
    )
    assert posts(read(source)[0])["5"].status == status
    converters.convert(source, tmp_path / "site", to="hugo")
    written = "".join(path.read_text() for path in (tmp_path / "site/content").rglob("*.md"))
    assert ('title: "Fog"' in written) == (status in ("publish", "draft"))
    assert ("draft: true" in written) == (status == "draft")


@pytest.mark.parametrize(
    ("word", "status"), [("LIVE", "approved"), ("SPAM", "spam"), ("PENDING", "pending"), ("ODD", "odd")]
)
def test_only_comments_that_were_shown_are_approved(word, status, tmp_path):
    source = takeout(tmp_path / "a", entry("5"), comment("1", "5", "Hidden words", status=word))
    assert posts(read(source)[0])["5"].comments[0].status == status
    converters.convert(source, tmp_path / "site", to="hugo")
    written = "".join(path.read_text() for path in (tmp_path / "site").rglob("*.json"))
    assert ("Hidden words" in written) == (status == "approved")


def test_a_blog_for_chosen_readers_is_private(tmp_path):
    source = takeout(tmp_path, entry("5"), settings=SETTINGS.replace("PUBLIC", "PRIVATE"))
    records, findings = read(source)
    assert posts(records)["5"].status == "private"
    assert findings == ["private-blog"]


def test_files_of_other_people_are_not_opened(tmp_path, monkeypatch):
    source = takeout(tmp_path, entry("5"))
    opened = []
    real = Source.open
    monkeypatch.setattr(Source, "open", lambda self: opened.append(self.place) or real(self))
    records, _ = read(source)
    assert {Path(place).name for place in opened} == {"feed.atom", "settings.csv"}
    assert "keeper@" not in repr(records)


def pack(folder, path, places=None):
    with zipfile.ZipFile(path, "w") as out:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and (places is None or places(name)):
                out.write(file, name)
        out.writestr("__MACOSX/Takeout/._x", b"\0\5\x16\7")
    return path


@pytest.mark.parametrize(
    "level", ["", "Takeout", "Takeout/Blogger", "Takeout/Blogger/Blogs", "Takeout/Blogger/Blogs/Tide"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_takeout_is_found_with_folders_above_it_or_without(level, packed, tmp_path):
    inner = takeout(tmp_path / "a", entry("5"), comment("1", "5")) / level
    source = pack(inner, tmp_path / "t.zip") if packed else inner
    assert len(posts(read(source)[0])["5"].comments) == 1


def test_a_takeout_may_come_in_parts(tmp_path):
    whole = takeout(
        tmp_path / "a", entry("5", '<img src="https://blogger.googleusercontent.com/img/b/R/s320/a.png">')
    )
    album = whole / "Takeout/Blogger/Albums/Tide"
    album.mkdir(parents=True)
    (album / "a.png").write_bytes(b"\x89PNG")
    parts = [
        pack(whole, tmp_path / "1.zip", lambda name: "Albums" in name),
        pack(whole, tmp_path / "2.zip", lambda name: "Albums" not in name),
    ]
    records, _ = read(parts)
    assert list(posts(records)) == ["5"]
    assert [record.url for record in records if isinstance(record, Asset)] == [
        "https://blogger.googleusercontent.com/img/b/R/s320/a.png"
    ]


def test_of_several_blogs_one_is_chosen(tmp_path):
    takeout(tmp_path, entry("5"))
    takeout(tmp_path, entry("8"), blog="Hills")
    takeout(tmp_path, blog="Nothing yet")
    with pytest.raises(
        converters.SourceError, match="“Hills”, “Nothing yet”, “Tide”; say which with -o blog="
    ):
        read(tmp_path)
    assert list(posts(read(tmp_path, blog="hills")[0])) == ["8"]


def test_a_blog_without_posts_is_not_asked_about(tmp_path):
    takeout(tmp_path, entry("5"))
    takeout(tmp_path, blog="Nothing yet")
    assert list(posts(read(tmp_path)[0])) == ["5"]


def test_comments_that_the_owner_wrote_elsewhere_are_not_read(tmp_path):
    source = takeout(tmp_path, entry("5"), comment("1", "5"))
    elsewhere = source / "Takeout/Blogger/Comments/Tide"
    elsewhere.mkdir(parents=True)
    (elsewhere / "feed.atom").write_text(
        f"{TAKEOUT}{comment('1', '5')}{comment('9', '99', 'On another blog')}</feed>"
    )
    records, _ = read(source)
    assert list(posts(records)) == ["5"]
    assert "On another blog" not in repr(records)


def test_comments_without_their_post_are_kept_and_reported(tmp_path):
    records, findings = read(takeout(tmp_path, entry("5"), comment("1", "404"), comment("2", "404")))
    assert (posts(records)["404"].status, len(posts(records)["404"].comments)) == ("trash", 2)
    assert findings == ["no-post-of-comments"]


def test_an_image_is_matched_by_name_unless_several_have_it(tmp_path):
    body = (
        '<a href="https://blogger.googleusercontent.com/img/b/R/s1600/Pic%20one.JPG">'
        '<img src="https://blogger.googleusercontent.com/img/b/R/s320/Pic+one.JPG"></a>'
        '<img src="https://1.bp.blogspot.com/-a/b/c/d/s320/twice.png"><img src="https://1.bp.blogspot.com/-e/f/g/h/w9-h9/twice.png">'
        '<img src="https://blogger.googleusercontent.com/img/a/AVvXs=s320">'
    )
    source = takeout(tmp_path, entry("5", body))
    album = source / "Takeout/Blogger/Albums/Tide"
    album.mkdir(parents=True)
    for name in ("Pic one.JPG", "Pic one.JPG.json", "twice.png", "twice(1).png", "metadata.json"):
        (album / name).write_bytes(b"x")
    records, findings = read(source)
    assert sorted(asset.url.rpartition("/img")[2] for asset in records if isinstance(asset, Asset)) == [
        "/b/R/s1600/Pic%20one.JPG",
        "/b/R/s320/Pic+one.JPG",
    ]
    assert findings[:2] == ["ambiguous-images", "images-not-in-export"]


def classic(id_, kind, content="Fog.", extra="", title="Fog", type_="html"):
    """An entry of a backup."""
    return (
        f"<entry><id>tag:blogger.com,1999:blog-7.{id_}</id><published>2010-05-01T23:30:00.000-07:00</published>"
        "<updated>2010-05-02T01:00:00.000-07:00</updated><category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/><title type='text'>{title}</title>"
        f"<content type='{type_}'>{escape(content)}</content><author><name>Ann</name>"
        f"<uri>http://www.blogger.com/profile/0011</uri><email>noreply@blogger.com</email></author>{extra}</entry>"
    )


def backup(path, *entries, end="</feed>"):
    path.write_text(CLASSIC + "".join(entries) + end, "utf-8")
    return path


LINK = "<link rel='alternate' type='text/html' href='http://tide.example/2010/05/fog.html'/>"
LABEL = "<category scheme='http://www.blogger.com/atom/ns#' term='Tide'/>"


def answer(id_, post, parent=""):
    related = f"<link rel='related' href='http://www.blogger.com/feeds/7/{post}/comments/default/{parent}'/>"
    return classic(
        f"post-{id_}",
        "comment",
        "A reply",
        f"<thr:in-reply-to ref='{tag(post)}'/>{related if parent else ''}",
    )


def test_a_backup_has_its_settings_posts_and_threads(tmp_path):
    records, findings = read(
        backup(
            tmp_path / "b.xml",
            classic("settings.BLOG_NAME", "settings", "Tide and fog", type_="text"),
            classic("settings.BLOG_ADMIN_PERMISSION", "settings", "keeper@tide.example", type_="text"),
            classic("layout", "template", "<b:skin/>", type_="text"),
            classic("post-5", "post", "One\ntwo", f"{LINK}{LABEL}<thr:total>3</thr:total>"),
            answer("1", "5"),
            answer("2", "5", "1"),
        )
    )
    site, post = next(record for record in records if isinstance(record, Site)), posts(records)["5"]
    assert (site.title, site.url) == ("Tide and fog", "http://tide.example/")
    assert (post.date, post.url) == ("2010-05-01T23:30:00-07:00", "http://tide.example/2010/05/fog.html")
    assert post.body.text == "One<br />\ntwo"
    assert [(one.id, one.parent) for one in post.comments] == [("1", ""), ("2", "1")]
    assert [term.name for term in post.terms] == ["Tide"]
    assert list(posts(records)) == ["5"]
    assert findings == ["fewer-comments"]
    assert not re.search(r"keeper@|noreply@", repr(records))


@pytest.mark.parametrize(
    "control",
    [
        "<app:control xmlns:app='http://www.w3.org/2007/app'><app:draft>yes</app:draft></app:control>",
        "<app:control><app:draft>yes</app:draft></app:control>",
        "<control><draft> YES </draft></control>",
    ],
)
def test_a_draft_is_a_draft_whether_its_prefix_is_declared_or_not(control, tmp_path):
    link = "<link rel='replies' type='text/html' href='http://tide.example/2010/05/fog.html#comment-form'/>"
    post = posts(read(backup(tmp_path / "b.xml", classic("post-5", "post", extra=control + link)))[0])["5"]
    assert (post.status, post.url) == ("draft", "http://tide.example/2010/05/fog.html")


def test_one_damaged_entry_costs_one_finding(tmp_path):
    whole = classic("post-5", "post", extra=LINK)
    records, findings = read(
        backup(
            tmp_path / "b.xml",
            whole,
            whole.replace("post-5", "post-6").replace("Fog.", "Fog\x0b & < tide"),
            whole.replace("post-5", "post-7").replace("</entry>", ""),
            whole.replace("post-5", "post-8"),
            whole.replace("post-5", "post-9").replace("Fog.", "<![CDATA[<p>a </entry> b</p>]]>"),
        )
    )
    found = posts(records)
    assert list(found) == ["5", "6", "7", "8", "9"]
    assert "tide" in found["6"].body.text
    assert found["9"].body.text == "<p>a </entry> b</p>"
    assert findings == ["repaired-entry", "cut-off"]


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    text = CLASSIC + classic("post-5", "post", extra=LINK) + classic("post-6", "post")
    for cut in range(text.index("post-6") + 8, len(text) - 8, 37):
        (tmp_path / "b.xml").write_text(text[:cut])
        records, findings = read(tmp_path / "b.xml")
        assert "5" in posts(records)
        assert findings, cut


def test_an_entry_that_is_too_large_costs_itself(tmp_path):
    path = backup(
        tmp_path / "b.xml",
        classic("post-5", "post"),
        classic("post-6", "post", "x" * 3_000_000),
        classic("post-7", "post"),
    )
    diagnostics = Diagnostics()
    limits = converters.Limits(record=1_000_000)
    records = list(converters.read(path, diagnostics=diagnostics, limits=limits))
    assert list(posts(records)) == ["5", "7"]
    assert [finding.kind for finding in diagnostics.findings] == ["unreadable-item"]


def counted(text):
    """Kinds of entries in a feed, by their marks alone."""
    kinds = re.findall(r"<blogger:type>(POST|PAGE|COMMENT)<", text)
    kinds += re.findall(r"term=['\"]http://schemas\.google\.com/blogger/2008/kind#(\w+)['\"]", text)
    return {kind: sum(one.lower() == kind for one in kinds) for kind in ("post", "page", "comment")}


EXPORTS = CORPUS / "exports"


@pytest.mark.corpus
@pytest.mark.parametrize(
    "source",
    [
        "blogger-takeout/ajedrez",
        "made-here/blogger-takeout",
        "blogger-classic/chase-seibert-cut.xml",
        "blogger-classic/pelican-bloggerexport.xml",
    ],
)
def test_real_exports_come_whole(source, tmp_path):
    path = EXPORTS / source
    if not path.exists():
        pytest.skip("the corpus is not here")
    feeds = (
        [path] if path.is_file() else [one for one in path.rglob("feed.atom") if "Comments" not in one.parts]
    )
    wanted = counted("".join(feed.read_text("utf-8") for feed in feeds))
    found = list(posts(read(path)[0]).values())
    assert {
        "post": sum(post.type == "post" for post in found),
        "page": sum(post.type == "page" for post in found),
        "comment": sum(len(post.comments) for post in found),
    } == wanted
    converters.convert(path, tmp_path / "site", to="hugo")
    whole = "".join(
        file.read_text("utf-8", "replace") for file in (tmp_path / "site").rglob("*") if file.is_file()
    )
    settings = (
        "".join(file.read_text("utf-8") for file in path.rglob("settings.csv")) if path.is_dir() else ""
    )
    private = {"noreply@blogger.com", *re.findall(r"[\w.-]+@[\w.-]+", settings)}
    assert not [address for address in private if address in whole]


@pytest.mark.parametrize(
    ("settings", "status"),
    [
        ("blog_name,blog_description\nTide,a\rb\n", "publish"),
        (f"blog_name,x\nTide,{'y' * 200_000}\n", "private"),
    ],
)
def test_settings_that_are_no_csv_stop_nothing_and_publish_nothing(settings, status, tmp_path):
    records, _ = read(takeout(tmp_path, entry("5"), settings=settings))
    assert posts(records)["5"].status == status


def test_a_comment_is_one_in_any_case_and_without_an_id(tmp_path):
    small = entry("1", type_="comment", content="a").replace(
        "<blogger:type>", f"<blogger:parent>{tag('5')}</blogger:parent><blogger:type>"
    )
    nameless = [comment("", "5", text) for text in "bc"]
    records, _ = read(takeout(tmp_path, entry("5"), small, *nameless))
    assert sorted(found.body.text for found in posts(records)["5"].comments) == ["a", "b", "c"]


def test_labels_of_signs_alone_have_slugs_of_their_own(tmp_path):
    records, _ = read(takeout(tmp_path, entry("5", labels=("!", "?", "label", "!!", "label 2"))))
    slugs = [term.slug for term in records if isinstance(term, Term)]
    assert len(set(slugs)) == 5


@pytest.mark.parametrize("form", ["takeout", "backup"])
def test_a_feed_whose_elements_have_a_prefix_is_read_as_one_without(tmp_path, form):
    """Programs that write a feed again may give the namespace of Atom a prefix, as ElementTree does (`ns0:feed`)."""
    if form == "takeout":
        text = TAKEOUT + entry("1") + entry("2", "Yes", type_="COMMENT", parent="1", reply_to="") + "</feed>"
    else:
        text = Path(FIXTURES, "blogger", "backup.xml").read_text("utf-8")
    tree = ElementTree.ElementTree(ElementTree.fromstring(text))
    (tmp_path / "plain.xml").write_text(text, "utf-8")
    tree.write(tmp_path / "prefix.xml", encoding="UTF-8", xml_declaration=True)
    assert b"ns0:entry" in (tmp_path / "prefix.xml").read_bytes()
    plain, prefixed = (
        [post for post in read(tmp_path / name)[0] if isinstance(post, Post)]
        for name in ("plain.xml", "prefix.xml")
    )
    assert plain == prefixed
    assert sum(len(post.comments) for post in prefixed)


def test_a_tag_before_the_first_entry_that_is_no_name_does_not_end_the_run(tmp_path):
    text = (FIXTURES / "blogger/backup.xml").read_text(encoding="utf-8")
    (tmp_path / "backup.xml").write_text(
        text.replace("<entry", "<idtag:blog.example,1>x</id><entry", 1), encoding="utf-8"
    )
    assert [record for record in converters.read(tmp_path / "backup.xml") if isinstance(record, Post)]


@pytest.mark.parametrize("name", ["blog_read_acces_mode", "old_blog_read_access_mode"])
def test_a_blog_whose_setting_of_its_readers_has_another_name_is_private(name, tmp_path):
    source = takeout(tmp_path, entry("5"), settings=SETTINGS.replace("blog_read_access_mode", name))
    assert posts(read(source)[0])["5"].status == "private"


def test_a_label_without_its_term_is_kept(tmp_path):
    source = takeout(tmp_path, entry("5").replace("<category/>", "<category trm='tide'/><category/>"))
    records, findings = read(source)
    assert posts(records)["5"].extra["_unread"] == {"category": {"trm": "tide"}}
    assert findings == ["unread-field"]
