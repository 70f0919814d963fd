"""Exports of Movable Type and its kin: fields, sections, filters, encodings, hyphens, damage, and what must stay private."""

import re
import zipfile
from functools import partial
from pathlib import Path

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.formats.movabletype.entries import _OLD_END, COMMENT_FIELDS
from converters.io.limits import Limits
from converters.io.sources import Source
from converters.markup.line_breaks import breaks, paragraphs
from converters.model import Author, Media, Term
from tests.conftest import CORPUS, FIXTURES
from tests.growth.measure import steep_in_seconds

HARBOUR = FIXTURES / "movabletype" / "harbour.txt"


def entry(body="Words", *, fields="", more="", title="T", status="Publish", date="01/06/2020 10:00:00 AM"):
    """An entry as Movable Type writes it."""
    head = f"AUTHOR: Ada\nTITLE: {title}\n" + (f"STATUS: {status}\n" if status else "")
    return f"{head}DATE: {date}\n{fields}-----\nBODY:\n{body}\n-----\n{more}--------\n"


def comment(text="Yes.", fields="AUTHOR: Bo\nDATE: 01/07/2020 10:00:00 AM\n"):
    return f"COMMENT:\n{fields}{text}\n-----\n"


def read(tmp_path, text, **options):
    path = tmp_path / "export.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return of_file(path, **options)


def of_file(path, **options):
    diagnostics = Diagnostics()
    records = list(converters.read(path, options=options, diagnostics=diagnostics))
    diagnostics.settle()
    kinds = [finding.kind for finding in diagnostics.findings if finding.kind != "no-blog-address"]
    return records, kinds


def posts(records):
    return [record for record in records if isinstance(record, Post)]


def body(tmp_path, text, **fields):
    found = posts(read(tmp_path, entry(text, **fields))[0])[0].body
    return (found.text, found.dialect)


def test_an_entry_has_its_fields_sections_and_comments():
    records, findings = of_file(HARBOUR)
    first, second = posts(records)
    assert findings == []
    assert (
        next(record for record in records if isinstance(record, Site)).url == "http://tide.typepad.com/log/"
    )
    assert (first.title, first.extra["title_html"]) == ("Fog & tide", "Fog &amp; <em>tide</em>")
    assert (first.slug, first.url) == (
        "fog_and_tide",
        "http://tide.typepad.com/log/2004/02/fog_and_tide.html",
    )
    assert (first.date, first.status, first.comments_open, first.excerpt) == (
        "2004-02-05T00:03:04",
        "publish",
        True,
        "Fog, briefly.",
    )
    assert first.body.text == (
        "<p>The fog came in,<br />\nand stayed.</p>\n\n<pre>\n  one\n\n  two\n</pre>\n\n"
        "<p>STATUS: this is text<br />\n-----<br />\nand so is what follows the rule.</p>\n\n<!--more-->\n\n"
        "<ul>\n<li>after the jump</li>\n</ul>"
    )
    assert [(term.taxonomy, term.name) for term in first.terms] == [
        ("category", "Harbour"), ("category", "C++"), ("post_tag", "north wind"), ("post_tag", "boats"),
    ]  # fmt: skip
    assert first.extra["_private_tags"] == ["@todo"]
    assert (first.extra["keywords"], first.extra["ping_status"]) == ("fog, tide", "closed")
    assert [(reply.type, reply.author.name, reply.date, reply.body.text) for reply in first.comments] == [
        (
            "comment",
            "Bo",
            "2004-02-06T21:00:00",
            "<p>URL: is the first word of this text.</p>\n\n<p>And a second paragraph.</p>",
        ),
        (
            "trackback",
            "Gull",
            "2004-02-07T10:00:00",
            "<p><strong>About the fog</strong></p>\n\n<p>They had fog...</p>",
        ),
        ("comment", "Late", "2004-03-01T12:00:00", "<p>Noon.</p>"),
    ]
    assert (first.comments[0].author.email, first.comments[0].author.ip) == ("bo@pond.example", "192.0.2.8")
    assert (second.status, second.comments_open, second.body.dialect) == ("draft", False, "markdown")
    assert second.body.text == "Some *words*.\n\n--------\n\nMore of them."
    assert [author.login for author in records if isinstance(author, Author)] == ["ada-kiel"]
    assert [term.slug for term in records if isinstance(term, Term)] == [
        "harbour",
        "c",
        "north-wind",
        "boats",
    ]


def test_hatena_has_paths_for_names_an_image_and_links_to_its_dictionary():
    records, findings = of_file(FIXTURES / "movabletype" / "someone.hatenablog.com.export.txt")
    first, second = posts(records)
    assert findings == []
    assert first.url == "https://someone.hatenablog.com/entry/2025/01/15/123456"
    assert first.date == "2025-01-15T12:34:56"
    assert first.body.text.startswith("<p>本文。Pythonのはなし。</p>\n<pre")
    assert [record.id for record in records if isinstance(record, Media)] == [first.featured]
    assert (first.slug, second.slug, second.status) == ("123456", "000000", "draft")
    assert second.body.text == "<p>書きかけ</p>\n-----\n<p>(escaped rule above)</p>"


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("__default__", "a\nb\n\n<p>c\nd</p>", ("<p>a<br />\nb</p>\n\n<p>c\nd</p>", "html")),
        ("1", "a\n\n\n\nb", ("<p>a</p>\n\n<p>b</p>", "html")),
        ("0", "a\nb", ("a\nb", "html")),
        ("", "a\nb", ("a\nb", "html")),
        ("richtext", "<p>a</p>", ("<p>a</p>", "html")),
        (
            "block_editor",
            "<!-- mt-beb t=\"core-context\" m='{}' --><!-- /mt-beb --><!-- mt-beb --><p>a</p><!-- /mt-beb -->",
            ("<p>a</p>", "html"),
        ),
        ("markdown", "a *b*", ("a *b*", "markdown")),
        ("markdown_with_smartypants", "a *b*", ("a *b*", "markdown")),
    ],
)
def test_a_filter_says_what_a_text_is(name, text, shown, tmp_path):
    assert body(tmp_path, text, fields=f"CONVERT BREAKS: {name}\n") == shown


def test_textile_is_rendered(tmp_path):
    pytest.importorskip("textile")
    text, dialect = body(tmp_path, "h2. A\n\n*b*", fields="CONVERT BREAKS: textile_2\n")
    assert ("<h2>A</h2>" in text, "<strong>b</strong>" in text, dialect) == (True, True, "html")


def test_textile_that_would_not_end_is_reported(tmp_path):
    pytest.importorskip("textile")
    records, findings = read(tmp_path, entry("*a " * 20_000, fields="CONVERT BREAKS: textile_2\n"))
    assert posts(records)[0].body.text.count("*a") == 20_000
    assert findings == ["unknown-filter"]


def test_a_filter_that_is_not_known_is_reported(tmp_path):
    records, findings = read(tmp_path, entry("a\nb", fields="CONVERT BREAKS: wikiwiki\n"))
    assert (posts(records)[0].body.text, findings) == ("<p>a<br />\nb</p>", ["unknown-filter"])


def test_without_a_filter_the_text_says_whether_it_has_paragraphs(tmp_path):
    assert body(tmp_path, "a\nb")[0] == "<p>a<br />\nb</p>"
    assert body(tmp_path, "a<br />\nb")[0] == "a<br />\nb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a<br />\nb"),
        ("a\r\nb", "a<br />\nb"),
        ("<a\nhref='x'>a</a>", "<a\nhref='x'>a</a>"),
        ("<pre>a\nb</pre>\nc", "<pre>a\nb</pre><br />\nc"),
        ("<table>\n<tr>\n<td>a\nb</td>\n</tr>\n</table>", "<table>\n<tr>\n<td>a<br />\nb</td>\n</tr>\n</table>"),
        ("</pre>\n<a\n<b", "</pre><br />\n<a<br />\n<b"),
    ],
)  # fmt: skip
def test_line_ends_are_breaks(text, shown):
    assert breaks(text) == shown


def prepared(make, text, size):
    return partial(make, text * size)


@pytest.mark.slow(reason="measures how its cost grows")
@pytest.mark.long(share=3)
@pytest.mark.parametrize("make", [breaks, paragraphs])
@pytest.mark.parametrize("text", ["<a ", "<pre>\n\n", "\n \n", "<table>\n"])
def test_breaks_and_paragraphs_take_time_by_their_length(make, text):
    assert not steep_in_seconds(partial(prepared, make, text), 20_000)


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        ("Publish", "publish"),
        ("publish", "publish"),
        ("Draft", "draft"),
        ("FUTURE", "future"),
        ("Review", "pending"),
        ("Spam", "trash"),
        ("Unpublish", "unpublish"),
        ("会員限定", "会員限定"),
        ("", "draft"),
    ],
)
def test_a_status_is_wordpress_word_or_stays(status, kept, tmp_path):
    records, findings = read(tmp_path, entry(status=status))
    assert posts(records)[0].status == kept
    assert findings == ([] if status else ["no-status"])


def test_only_what_everybody_could_read_is_published(tmp_path):
    secret = "AUTHOR: Cy\nEMAIL: cy@pond.example\nIP: 192.0.2.7\nSECRET: 1\nPASS: 0a1b2c\nDATE: 01/07/2020 10:00:00\n"
    text = (
        entry("Shown.", fields="BASENAME: a\n", more=comment("Seen.") + comment("Kept back.", secret))
        + entry("Kept back.", status="Members", title="M")
        + entry("Kept back.", fields="PASSWORD: x\n", title="P")
        + entry("Kept back.", status="Future", title="F")
    )
    path = tmp_path / "export.txt"
    path.write_text(text)
    for to in ("hugo", "html"):
        converters.convert(path, tmp_path / to, to=to, options={"site": "https://fog.example"})
        shown = "".join(
            file.read_text()
            for file in (tmp_path / to).rglob("*")
            if file.suffix in (".md", ".json", ".yaml", ".yml", ".html", ".toml")
        )
        assert "Shown." in shown
        assert "Seen." in shown
        assert not re.search(r"Kept back|cy@pond|192\.0\.2\.7|0a1b2c", shown)
    converters.convert(path, tmp_path / "a.jsonl", to="archive")
    kept = (tmp_path / "a.jsonl").read_text()
    assert kept.count("Kept back") == 4
    assert "0a1b2c" not in kept


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("07/31/2002 03:31:05 PM", "2002-07-31T15:31:05"),
        ("07/31/2002 12:00:00 AM", "2002-07-31T00:00:00"),
        ("7/1/2002 9:05", "2002-07-01T09:05:00"),
        ("07/31/02 03:31:05 pm", "2002-07-31T15:31:05"),
        ("07/31/99 03:31:05", "1999-07-31T03:31:05"),
        ("2002-07-31 15:31:05", "2002-07-31T15:31:05"),
    ],
)
def test_dates_of_all_forms(text, date, tmp_path):
    assert posts(read(tmp_path, entry(date=text))[0])[0].date == date


def test_a_clock_has_the_zone_that_is_given(tmp_path):
    records, _ = read(tmp_path, entry(more=comment()), zone="Asia/Tokyo")
    assert posts(records)[0].date == "2020-01-06T10:00:00+09:00"
    assert posts(records)[0].comments[0].date == "2020-01-07T10:00:00+09:00"


def test_a_date_that_is_none_is_reported(tmp_path):
    records, findings = read(tmp_path, entry(date="31/31/2002 10:00:00"))
    assert (posts(records)[0].date, posts(records)[0].extra["date"]) == (None, "31/31/2002 10:00:00")
    assert findings == ["bad-date"]


WORDS = "港の霧は朝まで晴れなかった。船は出ない。灯台の明かりだけが見える。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "euc_jp", "cp932"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_encoding_is_that_of_the_file(encoding, ends, tmp_path):
    text = entry(WORDS, title="霧", more=comment("はい。")) + entry(
        "短い", title="二", fields="BASENAME: b\n"
    )
    records, findings = read(tmp_path, text.replace("\n", ends).encode(encoding))
    first, second = posts(records)
    assert (first.title, second.title) == ("霧", "二")
    assert WORDS in first.body.text
    assert "はい。" in first.comments[0].body.text
    assert findings == []


def test_an_entry_in_another_encoding_than_the_others(tmp_path):
    text = entry("Grüße", title="A").encode() + entry("Grüße aus dem Süden", title="B").encode("cp1252")
    first, second = posts(read(tmp_path, text)[0])
    assert (first.body.text, second.body.text) == ("<p>Grüße</p>", "<p>Grüße aus dem Süden</p>")


def test_an_encoding_can_be_stated(tmp_path):
    text = entry("Żółw", title="Ż").encode("iso8859_2")
    assert posts(read(tmp_path, text, encoding="iso-8859-2")[0])[0].title == "Ż"
    with pytest.raises(converters.SourceError, match="no such encoding"):
        read(tmp_path, text, encoding="klingon")


@pytest.mark.parametrize(
    "text",
    [
        "a\n-----\nb",
        "a\n-----\n\n-----\nb",
        "a\n--------\nb",
        "a\n--------\n\n-----\nb",
        "a\n------\nb",
        "-----\na\n----\nb",
        "a\n-----\nNOTE:\nb",
        "a\n--------\nNOTE: b",
    ],
)
def test_hyphens_in_a_text_are_text(text, tmp_path):
    """Old versions did not mark them; what follows says that the entry goes on."""
    fields = "CONVERT BREAKS: 0\n"
    records, findings = read(tmp_path, entry(text, fields=fields, more=comment(text)) + entry(title="Next"))
    first, second = posts(records)
    assert first.body.text == text
    assert first.comments[0].body.text.count("-----") == text.count("-----")
    assert (second.title, findings) == ("Next", [])


@pytest.mark.parametrize("hyphens", ["-----", "--------"])
def test_hyphens_that_are_marked_are_text_whatever_follows(hyphens, tmp_path):
    text = f"a\n{hyphens}\t\nTITLE: b\n{hyphens}\t\nCOMMENT:\nc"
    records, _ = read(tmp_path, entry(text, fields="CONVERT BREAKS: 0\n"))
    assert [post.body.text for post in posts(records)] == [text.replace("\t", "")]
    assert posts(records)[0].comments == ()


def test_the_first_version_had_the_body_among_the_fields(tmp_path):
    text = "TITLE: T\nDATE: 01/06/2002 10:00:00 AM\nSTART BODY:\nWords\n\nMore\nEND BODY:\n-----\nCOMMENT:\nAUTHOR: Bo\nYes.\n-----\n--------\n"
    post = posts(read(tmp_path, text)[0])[0]
    assert (post.body.text, post.comments[0].body.text) == ("<p>Words</p>\n\n<p>More</p>", "<p>Yes.</p>")


def test_a_section_of_a_plug_in_and_a_field_of_another_program_are_kept(tmp_path):
    text = entry(fields="MOOD: calm\n", more="EXCERPT:\ne\n-----\nWEATHER:\nfog\n-----\nTIDE:\nlow\n-----\n")
    post = posts(read(tmp_path, text)[0])[0]
    assert (post.excerpt, post.extra) == ("e", {"mood": "calm", "weather": "fog", "tide": "low"})


def test_comments_of_an_entry_that_is_not_there_are_kept(tmp_path):
    apart = f"DATE: 02/02/2002 10:00:00 AM\nNO ENTRY: 1\n-----\n{comment()}--------\n"
    records, findings = read(tmp_path, entry() + apart)
    assert [(post.status, len(post.comments)) for post in posts(records)] == [("publish", 0), ("trash", 1)]
    assert findings == ["no-post-of-comments"]


def test_a_file_that_is_cut_off_says_so(tmp_path):
    records, findings = read(tmp_path, (entry() + entry("Half of", title="B"))[:-20])
    assert [post.title for post in posts(records)] == ["T", "B"]
    assert findings == ["cut-off"]


def test_a_last_entry_without_hyphens_is_whole(tmp_path):
    _, findings = read(tmp_path, entry().removesuffix("--------\n"))
    assert findings == []


def test_an_entry_that_is_too_large_costs_itself(tmp_path):
    path = tmp_path / "export.txt"
    path.write_text(entry("Words " * 400, title="Large") + entry(title="Small"))
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics, limits=Limits(record=1000)))
    assert [post.title for post in posts(records)] == ["Small"]
    assert "unreadable-item" in [finding.kind for finding in diagnostics.findings]


def test_entries_without_a_name_or_with_one_name_are_all_kept(tmp_path):
    text = entry("a") + entry("b") + entry("c", fields="BASENAME: x\n") + entry("d", fields="BASENAME: x\n")
    path = tmp_path / "export.txt"
    path.write_text(text)
    converters.convert(path, tmp_path / "a.jsonl", to="archive")
    kept = posts(converters.read(tmp_path / "a.jsonl"))
    assert sorted(post.body.text for post in kept) == [f"<p>{letter}</p>" for letter in "abcd"]


@pytest.mark.parametrize("form", ["zip", "wrapped zip", "zip of a Mac", "folder"])
def test_an_export_in_a_zip_or_folder(form, tmp_path):
    text = entry(title="Here").encode()
    names = {
        "zip": "a.txt",
        "wrapped zip": "x/y/a.txt",
        "zip of a Mac": "e\u0301t\u00e9/a.txt",
        "folder": "x/a.txt",
    }
    if form == "folder":
        path = tmp_path / "in"
        (path / names[form]).parent.mkdir(parents=True)
        (path / names[form]).write_bytes(text)
    else:
        path = tmp_path / "in.zip"
        with zipfile.ZipFile(path, "w") as out:
            out.writestr(names[form], text)
            out.writestr("__MACOSX/x/._a.txt", b"\0\5\x16\7")
    records, findings = of_file(path)
    assert ([post.title for post in posts(records)], findings) == (["Here"], [])


def test_the_file_is_read_in_parts(tmp_path, monkeypatch):
    """Memory is that of the largest entry: what is held at one time is far less than the file."""
    held = 0
    from converters.formats.movabletype import reader

    def counted(source: Source):
        nonlocal held
        for piece in real(source):
            held = max(held, len(piece.data))
            yield piece

    real = reader.pieces
    monkeypatch.setattr(reader, "pieces", counted)
    text = "".join(entry("Words " * 100, title=str(number)) for number in range(300))
    records, _ = read(tmp_path, text)
    assert len(posts(records)) == 300
    assert held < len(text) / 100


def counted_by_lines(path: Path) -> tuple[int, int, int]:
    """Entries, those that are published, and comments, by the lines of the file."""
    lines = path.read_text("utf-8").splitlines()
    titles = sum(line.startswith("TITLE: ") for line in lines)
    published = sum(line == "STATUS: Publish" for line in lines)
    return titles, published, sum(line == "COMMENT:" for line in lines)


@pytest.mark.parametrize(
    "path", sorted((CORPUS / "exports/movabletype").glob("*.txt")), ids=lambda path: path.name
)
def test_real_exports_are_read_whole(path):
    records, findings = of_file(path)
    found = posts(records)
    entries, published, comments = counted_by_lines(path)
    assert len(found) == entries
    assert sum(post.status == "publish" for post in found) == published
    assert sum(len(post.comments) for post in found) == comments
    assert all(post.body and post.date and post.title and post.author for post in found)
    assert all(reply.author.name and reply.date and reply.body for post in found for reply in post.comments)
    assert findings == []


def test_every_field_of_a_comment_is_read(tmp_path):
    fields = (
        "".join(f"{name}: 0\n" for name in sorted(COMMENT_FIELDS - {"DATE"}))
        + "DATE: 01/07/2020 10:00:00 AM\n"
    )
    post = posts(read(tmp_path, entry(more=comment("Yes.", fields)))[0])[0]
    assert post.comments[0].body.text == "<p>Yes.</p>"


def test_the_address_of_an_author_is_that_of_the_record(tmp_path):
    """TypePad writes it into each entry."""
    records, _ = read(tmp_path, entry(fields="AUTHOR EMAIL: ada@pond.example\n"))
    assert [author.email for author in records if isinstance(author, Author)] == ["ada@pond.example"]
    assert "pond.example" not in repr(posts(records)[0])


# A line that parts an entry is lost

TWO = entry("Open", more=comment(fields="AUTHOR: Bo\nEMAIL: bo@pond.example\nIP: 192.0.2.8\nURL: \nDATE: 01/07/2020 10:00:00 AM\n")) + entry(
    "Hidden words", status="Draft", title="Not yet"
)  # fmt: skip


def shown(records):
    """What everybody sees of the posts that are published, as one text."""
    return repr([post for post in posts(records) if post.status == "publish"])


@pytest.mark.parametrize(
    "lost",
    ["--------\n", "-----\n--------\n", "--------\nAUTHOR: Ada\n", "--------\nAUTHOR: Ada\nTITLE: Not yet\n"],
)
def test_an_entry_without_its_end_does_not_show_the_draft_after_it(tmp_path, lost):
    after = TWO.index("--------\n") - (6 if lost.startswith("-----\n") else 0)
    text = TWO[:after] + TWO[after:].replace(lost, "", 1)
    records, kinds = read(tmp_path, text)
    assert "Hidden words" not in shown(records)
    assert {"line-of-hyphens-lost", "no-status"} & set(kinds)
    if "AUTHOR" not in lost:
        assert [post.status for post in posts(records)] == ["publish", "draft"]
        assert [len(post.comments) for post in posts(records)] == [1, 0]


def test_two_entries_whose_fields_between_them_are_lost_are_a_draft(tmp_path):
    text = TWO[: TWO.index("--------\n")] + TWO[TWO.rindex("BODY:") :]
    records, kinds = read(tmp_path, text)
    assert shown(records) == "[]"
    assert kinds == ["no-status"]


@pytest.mark.parametrize("lost", ["-----\nCOMMENT:\n", "COMMENT:\n"])
def test_a_comment_without_the_line_before_it_is_a_comment(tmp_path, lost):
    text = TWO.replace(lost, lost.replace("-----\n" if len(lost) > 9 else lost, ""), 1)
    records, kinds = read(tmp_path, text)
    first = posts(records)[0]
    assert (first.body.text, [comment.author.email for comment in first.comments]) == ("<p>Open</p>", ["bo@pond.example"])  # fmt: skip
    assert kinds == ["line-of-hyphens-lost"]


def test_a_body_without_the_line_before_it_is_the_body(tmp_path):
    records, kinds = read(tmp_path, entry("Open").replace("-----\nBODY:", "BODY:", 1))
    assert posts(records)[0].body.text == "<p>Open</p>"
    assert kinds == ["line-of-hyphens-lost"]


def test_fields_of_a_comment_begin_no_entry(tmp_path):
    fields = "AUTHOR: Bo\nTITLE: Re\nSTATUS: publish\nDATE: 01/07/2020 10:00:00 AM\n"
    records, kinds = read(tmp_path, entry("Open", more=comment(fields=fields)))
    assert [len(post.comments) for post in posts(records)] == [1]
    assert kinds == []


def test_of_two_statuses_the_hidden_one_counts(tmp_path):
    records, _ = read(tmp_path, entry("Open", fields="STATUS: Draft\n"))
    assert posts(records)[0].status == "draft"


def test_a_field_of_a_comment_that_nobody_knows_hides_no_address(tmp_path):
    fields = "AUTHOR: Bo\nUMAIL: bo@pier.example\nIP: 192.0.2.7\nURL: https://bo.example\n"
    (found,) = posts(read(tmp_path, entry(more=comment("Server: down.", fields)))[0])
    (answer,) = found.comments
    assert (answer.author.ip, answer.body.text) == ("192.0.2.7", "<p>Server: down.</p>")
    assert answer.extra["_unread"] == {"UMAIL": "bo@pier.example"}


def test_a_file_whose_line_ends_were_doubled_shows_no_address(tmp_path):
    fields = "AUTHOR: Bo\nEMAIL: bo@pier.example\nIP: 192.0.2.7\nURL: https://bo.example\nDATE: 01/07/2020 10:00:00 AM\n"
    text = entry(more=comment("Yes.", fields)).replace("\n", "\r\r\n").encode()
    (found,) = posts(read(tmp_path, text)[0])
    (answer,) = found.comments
    assert (answer.author.email, answer.author.ip, answer.body.text) == (
        "bo@pier.example",
        "192.0.2.7",
        "<p>Yes.</p>",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Yes.", "AUTHOR: Bo", "EMAIL: bo@quay.example", "IP: 192.0.2.7", "DATE: 01/07/2020 10:00:00 AM"],
        ["AUTHOR: Bo", "Yes.", "IP: 192.0.2.7", "DATE: 01/07/2020 10:00:00 AM", "EMAIL: bo@quay.example"],
        ["DATE: 01/07/2020 10:00:00 AM", "Yes.", "IP: 2001:db8::7", "AUTHOR: Bo", "EMAIL:bo@quay.example"],
    ],
)
def test_the_lines_of_a_comment_in_another_order_show_no_address(tmp_path, lines):
    text = entry(more="COMMENT:\n" + "\n".join(lines) + "\n-----\n")
    records, _ = read(tmp_path, text)
    (found,) = next(one for one in records if isinstance(one, Post)).comments
    assert (found.author.name, found.author.email, found.date) == (
        "Bo",
        "bo@quay.example",
        "2020-01-07T10:00:00",
    )
    assert found.author.ip in ("192.0.2.7", "2001:db8::7")
    assert found.body.text == "<p>Yes.</p>"


DAY = "DATE: 01/07/2020 10:00:00 AM"


@pytest.mark.parametrize(
    "lines",
    [
        ["COMMENT:", "AUTHOR: Bo", "EMAIL: bo@quay.example", ": 192.0.2.7", "Yes."],
        ["COMMENT:", "AUTHOR: Bo", "EMAIL: bo@quay.example", "I=: 192.0.2.7", DAY, "Yes."],
        ["COMMENT:", DAY, "_EMAIL: bo@quay.example", "IP: 192.0.2.7", "Yes."],
        ["PING:", DAY, "URL: https://far.example/", "IP]: 192.0.2.7", "BLOG NAME: Far", "Yes."],
        ["BLOG NAME: Far", DAY, "Yes.", "URL: https://far.example/", "IP: 192.0.2.7", "PING:"],
        ["EXCERPT:", DAY, "AUTHOR: Bo", "EMAIL: bo@quay.example", "IP: 192.0.2.7", "Yes."],
    ],
    ids=["no name", "damaged name", "damaged mail", "damaged ping", "another order", "another section"],
)
def test_an_address_without_the_name_of_its_field_is_no_text(tmp_path, lines):
    records, _ = read(tmp_path, entry(more=comment() + "\n".join(lines) + "\n-----\n"))
    (post,) = posts(records)
    assert len(post.comments) == 2
    shown = " ".join([post.body.text, post.excerpt, *(one.body.text for one in post.comments)])
    assert "Yes." in shown
    assert "192.0.2.7" not in shown
    assert "bo@quay" not in shown
    assert post.comments[1].author.ip == "192.0.2.7"


def test_a_comment_that_has_swallowed_another_shows_no_address_of_it(tmp_path):
    fields = "AUTHOR: Bo\nEMAIL: bo@quay.example\nIP: 192.0.2.7\n"
    records, _ = read(tmp_path, entry(more=f"COMMENT:\n{fields}Yes.COMMENT:\n{fields}No.\n-----\n"))
    (post,) = posts(records)
    shown = post.comments[0].body.text
    assert ("Yes." in shown, "No." in shown) == (True, True)
    assert "192.0.2.7" not in shown
    assert "bo@quay" not in shown
    assert "192.0.2.7" in post.comments[0].extra["_unread"]["SWALLOWED"]


def test_what_a_comment_says_of_addresses_stays(tmp_path):
    said = "EMAIL: ask@pier.example\nIP: none\nDATE: soon"
    text = entry(
        more=comment(
            said, "AUTHOR: Bo\nEMAIL: bo@quay.example\nIP: 192.0.2.7\nURL: \nDATE: 01/07/2020 10:00:00 AM\n"
        )
    )
    records, _ = read(tmp_path, text)
    (found,) = next(one for one in records if isinstance(one, Post)).comments
    assert all(word in found.body.text for word in ("ask@pier.example", "none", "soon"))


@pytest.mark.parametrize("name", ["xTAGS", "TAGSS", "Tag", "old TAGS"])
def test_a_field_whose_name_is_damaged_is_no_second_line_of_the_title(name, tmp_path):
    records, _ = read(tmp_path, entry(title=f'T\n{name}: fog,"@plan"'))
    (post,) = posts(records)
    assert post.title == "T"
    assert post.status == "publish"
    assert "@plan" in str(post.extra["_unread"])


def test_a_text_of_spaces_takes_linear_time():
    assert _OLD_END.sub("", "a  \n \tEND BODY:\n\n") == "a  "
    assert not steep_in_seconds(lambda size: lambda: _OLD_END.sub("", " " * size + "a"), 8_000)
