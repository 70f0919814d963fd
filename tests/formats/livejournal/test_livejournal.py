"""Journals: forms, circles of readers, threads, tags of LiveJournal, damage, and what must not be opened."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.formats.livejournal.texts import journal_url, text
from converters.io.limits import Limits
from converters.io.sources import Source
from tests.conftest import CORPUS, FIXTURES
from tests.reading import posts, read

JOURNAL = FIXTURES / "livejournal"
MONTH = [JOURNAL / "2004-02.xml", JOURNAL / "comment_body.xml", JOURNAL / "comment_meta.xml"]
ALL = {"site": "https://tide-watch.livejournal.com"}


def month(*entries):
    return f"<?xml encoding='utf-8'?><livejournal>{''.join(entries)}</livejournal>"


def entry(event="Words", number=256, security="<security>public</security>", more=""):
    return (
        f"<entry><itemid>{number}</itemid><eventtime>2004-02-05 20:00:00</eventtime>{security}"
        f"<event>{event}</event>{more}</entry>\n"
    )


@pytest.mark.parametrize("order", [MONTH, MONTH[::-1]])
def test_months_and_dumps_of_comments_are_one_journal(order):
    records, findings = read(order, **ALL)
    found = posts(records)
    fog = found["39461"]
    assert (fog.title, fog.url, fog.date) == (
        "Fog & tide",
        "https://tide-watch.livejournal.com/39461.html",
        "2004-02-05T20:00:00",
    )
    assert fog.body.text == (
        'The fog came in with <a href="https://gull-bay.livejournal.com/">Gull_Bay</a>.<br />\nAnd stayed.<br />\n<br />\n'
        "\n\n<!--more-->\n\nBehind the cut. <br />\n<pre>one\ntwo</pre>"
    )
    assert (fog.extra["current_mood"], fog.extra["current_location"], fog.extra["_lj_cut"]) == (
        "calm",
        "Harbour",
        ["more fog"],
    )
    assert [(reply.id, reply.parent, reply.author.name, reply.status) for reply in fog.comments] == [
        ("1", "", "gull_bay", "approved"),
        ("2", "1", "_pier_", "approved"),
        ("3", "", "gull_bay", "trash"),
        ("4", "3", "", "pending"),
    ]
    assert fog.comments[0].body.text == "Here too!<br />\nTwo lines."
    assert (fog.comments[0].extra["title"], fog.comments[3].author.ip) == ("Re: Fog", "192.0.2.7")
    assert fog.comments[1].author.url == "https://users.livejournal.com/_pier_/"
    friends = found["39689"]
    assert (friends.status, friends.date, friends.extra["current_mood"]) == (
        "private",
        "2004-02-06T09:15:00",
        "calm",
    )
    assert [reply.extra["status"] for reply in friends.comments] == ["frozen"]
    assert {id_: post.status for id_, post in found.items()} == {
        "39461": "publish",
        "39689": "private",
        "40136": "private",
        "40400": "draft",
        "999": "trash",
    }
    assert sorted(findings) == ["lost-elements", "no-post-of-comments", "no-status"]


def test_a_folder_of_ljdump():
    records, findings = read(JOURNAL / "ljdump")
    found = posts(records)
    fog, kept = found["39461"], found["39689"]
    assert (
        next(record for record in records if isinstance(record, Site)).url
        == "https://tide-watch.livejournal.com/"
    )
    assert (fog.status, fog.author, fog.modified) == ("publish", "tide_watch", "2004-02-05T22:26:40+00:00")
    assert fog.body.text == "First line.<br />\nSecond line."
    assert [term.name for term in fog.terms] == ["winter", "new year"]
    assert [(reply.author.name, reply.author.user, reply.status) for reply in fog.comments] == [
        ("gull_bay", "", "approved"),
        ("tide_watch", "tide_watch", "approved"),
        ("", "", "trash"),
    ]
    assert (kept.status, kept.body.text, kept.comments_open) == (
        "private",
        "<p>For a circle\nof friends.</p>",
        False,
    )
    assert kept.url == "https://tide-watch.livejournal.com/39689.html"
    assert findings == []


@pytest.mark.parametrize("form", ["folder", "inner folder", "zip", "wrapped zip", "zip of a Mac"])
def test_of_a_folder_only_entries_and_comments_are_opened(form, tmp_path, monkeypatch):
    opened: list[str] = []
    real = Source.open

    def counted(self):
        if self.is_member:
            opened.append(self.place.rpartition("/")[2])
        return real(self)

    folder = tmp_path / "j" / "tide_watch"
    shutil.copytree(JOURNAL / "ljdump" / "tide_watch", folder)
    source = folder if form == "inner folder" else folder.parent
    if "zip" in form:
        source = tmp_path / "j.zip"
        around = {"zip": "", "wrapped zip": "a/tide_watch/", "zip of a Mac": "e\u0301te\u0301/"}[form]
        with zipfile.ZipFile(source, "w") as out:
            for file in sorted(folder.iterdir()):
                out.write(file, around + file.name)
            out.writestr("__MACOSX/._L-154", b"\0\5\x16\7")
    monkeypatch.setattr(Source, "open", counted)
    records, _ = read(source)
    assert list(posts(records)) == ["39461", "39689"]
    assert set(opened) == {"L-154", "L-155", "C-154"}


LJARCHIVE = """
<comment><itemid>5</itemid><eventtime>2004-02-06 10:00:00</eventtime><subject>Re</subject><event>So?
Two.</event><author><name>bo</name><email>bo@livejournal.com</email></author></comment>
<comment><itemid>6</itemid><parent_itemid>5</parent_itemid><eventtime>2004-02-06 11:00:00</eventtime><subject /><event>Yes.</event>
<author><name>cy</name><email>cy@livejournal.com</email></author></comment>
<comment><itemid>7</itemid><eventtime>2004-02-06 12:00:00</eventtime><subject /><event /></comment>
"""


def test_an_entry_may_have_its_comments_within(tmp_path):
    """The form of ljArchive (`XMLJournalWriter`): its numbers are not those of URLs, and it has no states of comments."""
    (tmp_path / "a.xml").write_text(month(entry(number=154, more=LJARCHIVE)))
    post = posts(read(tmp_path / "a.xml", **ALL)[0])["154"]
    assert [(reply.id, reply.parent, reply.author.name, reply.status) for reply in post.comments] == [
        ("5", "", "bo", "approved"),
        ("6", "5", "cy", "approved"),
        ("7", "", "", "trash"),
    ]
    assert (post.comments[0].body.text, post.comments[0].date) == ("So?<br />\nTwo.", "2004-02-06T10:00:00")
    assert post.url == ""


def test_names_of_values_of_comments_may_be_attributes(tmp_path):
    within = "<comment jtalkid='5' poster='bo' parentid='0'><body>So?</body><date>2004-02-06 10:00:00</date></comment>"
    (tmp_path / "a.xml").write_text(month(entry(more=within)))
    reply = posts(read(tmp_path / "a.xml", **ALL)[0])["256"].comments[0]
    assert (reply.id, reply.author.name, reply.body.text) == ("5", "bo", "So?")


def test_a_comment_without_the_state_that_approved_ones_have_is_not_approved(tmp_path):
    within = "<comment jtalkid='5' poststate='A'><body>So?</body></comment><comment jtalkid='6'><body>No.</body></comment>"
    (tmp_path / "a.xml").write_text(month(entry(more=within)))
    found = posts(read(tmp_path / "a.xml", **ALL)[0])["256"].comments
    assert [comment.status for comment in found] == ["approved", "pending"]


def test_comments_may_name_entries_by_the_number_as_it_is(tmp_path):
    (tmp_path / "a.xml").write_text(month(entry(number=300), entry(number=301)))
    (tmp_path / "c.xml").write_text("<livejournal><comments><comment id='1' jitemid='301'><body>Yes.</body></comment></comments></livejournal>")  # fmt: skip
    found = posts(read([tmp_path / "a.xml", tmp_path / "c.xml"], **ALL)[0])
    assert {id_: len(post.comments) for id_, post in found.items()} == {"300": 0, "301": 1}


def test_only_public_entries_are_published(tmp_path):
    for to in ("hugo", "html"):
        converters.convert(MONTH, tmp_path / to, to=to, options=ALL)
        shown = "".join(
            file.read_text()
            for file in (tmp_path / to).rglob("*")
            if file.suffix in (".md", ".json", ".yaml", ".html")
        )
        assert "The fog came in" in shown
        assert not re.search(r"Kept for|Screened|192\.0\.2\.7|On an entry of", shown)


@pytest.mark.parametrize("word", ["friends", "usemask", "private", "custom", "PUBLICISH"])
def test_a_circle_of_readers_is_private(word, tmp_path):
    (tmp_path / "a.xml").write_text(month(entry(security=f"<security>{word}</security>")))
    assert posts(read(tmp_path / "a.xml", **ALL)[0])["256"].status == "private"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<lj user=a_b>", '<a href="https://a-b.livejournal.com/">a_b</a>'),
        ("<lj user='a' title='Ann &amp; Bo'/>", '<a href="https://a.livejournal.com/">Ann &amp; Bo</a>'),
        ('<lj comm="c_d">', '<a href="https://c-d.livejournal.com/">c_d</a>'),
        ('<user name="a">', '<a href="https://a.livejournal.com/">a</a>'),
        ('<user name="a" site="dreamwidth.org">', '<a href="https://a.dreamwidth.org/">a</a>'),
        ('<user name="a" site="tumblr">', '<a href="https://a.tumblr.com/">a</a>'),
        ("a<lj-cut>b</lj-cut>c<lj-cut text='x'>d</lj-cut>", "a\n\n<!--more-->\n\nbcd"),
        ("a<cut text='x'>b</cut>", "a\n\n<!--more-->\n\nb"),
        ("<lj-raw>a\nb</lj-raw>\nc", "a\nb<br />\nc"),
        ("<lj-poll-12>", '<a href="https://www.livejournal.com/poll/?id=12">Poll 12</a>'),
        ("<lj-template name='v'>https://v.example/1</lj-template>", "https://v.example/1"),
        ("a\r\nb", "a<br />\nb"),
        ("<ljx>", "<ljx>"),
    ],
)
def test_tags_of_livejournal_become_html(source, html):
    assert text(source, "livejournal.com", preformatted=False).html == html


def test_without_a_word_on_it_tags_for_breaks_say_that_line_ends_mean_nothing():
    assert text("a<br>\nb", "x.example", preformatted=None).html == "a<br>\nb"
    assert text("a\nb", "x.example", preformatted=None).html == "a<br />\nb"


def test_a_name_with_a_mark_at_its_end_is_no_host():
    assert journal_url("_a_b", "livejournal.com") == "https://users.livejournal.com/_a_b/"


def test_a_zone_puts_entries_and_comments_on_one_clock():
    fog = posts(read(MONTH, zone="Europe/Riga", **ALL)[0])["39461"]
    assert fog.date == "2004-02-05T20:00:00+02:00"
    assert fog.comments[0].date == "2004-02-05T23:00:00+02:00"


def test_bytes_that_are_no_utf8_are_decoded(tmp_path):
    data = month(entry(number=256)).encode()
    (tmp_path / "a.xml").write_bytes(data)
    body = "Привет, я тоже здесь, и у нас сегодня снег".encode("cp1251")
    (tmp_path / "c.xml").write_bytes(
        b"<livejournal><comments><comment id='1' jitemid='1'><body>%s</body></comment></comments></livejournal>"
        % body
    )
    post = posts(read([tmp_path / "a.xml", tmp_path / "c.xml"], **ALL)[0])["256"]
    assert post.comments[0].body.text == body.decode("cp1251")


def test_damage_costs_the_entry_that_has_it(tmp_path):
    text = month(entry("One", 256), entry("Two & <b>half", 512), entry("Three", 768))
    (tmp_path / "a.xml").write_text(text[:-30])
    records, findings = read(tmp_path / "a.xml", **ALL)
    assert list(posts(records)) == ["256", "512", "768"]
    assert findings == ["repaired-entry", "cut-off"]


def test_an_entry_that_is_too_large_costs_itself(tmp_path):
    (tmp_path / "a.xml").write_text(month(entry("Words " * 400, 256), entry("Small", 512)))
    diagnostics = Diagnostics()
    records = converters.read(
        tmp_path / "a.xml", options=ALL, diagnostics=diagnostics, limits=Limits(record=1000)
    )
    assert list(posts(records)) == ["512"]
    assert [finding.kind for finding in diagnostics.findings] == ["unreadable-item"]


def test_two_entries_of_one_number_are_both_kept(tmp_path):
    (tmp_path / "a.xml").write_text(month(entry("One"), entry("Two")))
    converters.convert(tmp_path / "a.xml", tmp_path / "a.jsonl", to="archive", options=ALL)
    kept = [record.body.text for record in converters.read(tmp_path / "a.jsonl") if isinstance(record, Post)]
    assert sorted(kept) == ["One", "Two"]


def counted_by_tags(paths: list[Path]) -> tuple[int, int]:
    """Entries, and comments with a date, by the tags of the files."""
    texts = [path.read_text("utf-8", "replace") for path in paths]
    entries = sum(len(re.findall(r"<entry>", text)) or text.count("</itemid>") for text in texts)
    return entries, sum(text.count("<date>") for text in texts)


@pytest.mark.parametrize("name", ["*.xml", "ljdump/someone/*"])
def test_the_samples_of_the_corpus_are_read_whole(name):
    paths = sorted((CORPUS / "exports/made-here/livejournal").glob(name))
    if not paths:
        pytest.skip("the corpus is not here")
    found = posts(read(paths if name == "*.xml" else paths[0].parent, **ALL)[0])
    assert (len(found), sum(len(post.comments) for post in found.values())) == counted_by_tags(paths)
    assert all(post.body and post.date for post in found.values())


def test_months_and_comments_in_a_folder_of_another_program(tmp_path):
    """The folders of `livejournal-export`, which has the same posts as JSON, HTML and Markdown beside them."""
    for folder, name, source in (
        ("posts-xml", "2004-02.xml", MONTH[0]),
        ("comments-xml", "comment_body-0.xml", MONTH[1]),
        ("comments-xml", "comment_meta.xml", MONTH[2]),
    ):
        (tmp_path / "export" / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tmp_path / "export" / folder / name)
    (tmp_path / "export" / "posts-markdown").mkdir()
    (tmp_path / "export" / "posts-markdown" / "1.md").write_text("---\ntitle: Fog\n---\nThe same again.\n")
    found = posts(read(tmp_path / "export", **ALL)[0])
    assert (len(found), len(found["39461"].comments)) == (5, 4)
