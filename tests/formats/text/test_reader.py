"""The reader of scraped text: our own page as tools print it, other languages, and what must not be taken for one."""

import json
import re
from collections import Counter

import pytest

import converters
from converters import Author, Post
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.text import comment_heading_texts
from converters.formats.text.lines import lines_of
from converters.formats.text.reading import _ids
from converters.io.opening import open_source
from converters.readers.page_words import phrases
from converters.registry import detect
from tests.conftest import CORPUS, FIXTURES
from tests.formats.text.dumps import TOOLS, rendered
from tests.growth.measure import steep_in_seconds, steep_in_steps

TEXTS = FIXTURES / "text"
SEED = CORPUS.parent / "seed.txt"


def read(path, **options):
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics, **options))
    (post,) = [one for one in records if isinstance(one, Post)]
    return post, {finding.kind for finding in diagnostics.findings}


def from_text(text, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    return read(path, from_="text")


def plain(body):
    return " ".join(re.sub(r"<[^>]+>|[*_`]", " ", body.text).split()) if body else ""


HARBOUR = [
    ("Osk", None, "2019-03-14T09:02:00", "comment"),
    ("Ines Faro", 0, "2019-03-14T12:30:00", "comment"),
    ("Osk", 1, "2019-03-15T22:05:00", "comment"),
    ("Week eleven | The Harbour Almanac", None, None, "pingback"),
    ("Béa L.", None, "2019-03-14T11:59:00", "comment"),
    ("1. FC Quay", 4, "2019-04-01T00:10:00", "comment"),
]
"""Author, the place of the one answered, date, type."""


@pytest.mark.parametrize("tool", TOOLS)
def test_a_page_as_tools_print_it(tool, tmp_path):
    threaded = not tool.startswith("get_text")
    post, findings = from_text(rendered(tool, TEXTS / "harbour.html"), tmp_path)
    assert (post.title, post.date, post.author) == (
        "Salt in the “Old” Harbour",
        "2019-03-14T00:00:00",
        "ines-faro",
    )
    assert [(one.taxonomy, one.slug) for one in post.terms] == [
        ("category", "harbour"),
        ("post_tag", "salt"),
        ("post_tag", "weather"),
    ]
    ids = [one.id for one in post.comments]
    found = [
        (one.author.name, ids.index(one.parent) if one.parent else None, one.date, one.type)
        for one in post.comments
    ]
    assert found == [(name, above if threaded else None, date, kind) for name, above, date, kind in HARBOUR]
    assert ("threads-lost" in findings) is not threaded
    assert "comment-count" not in findings
    body = plain(post.body)
    assert body.startswith("The wind came round before breakfast, and by seven every window")
    assert body.endswith("More on the boats another time.")
    assert plain(post.comments[4].body).startswith("My neighbour says: rinse twice. She has been right")
    for furniture in ("Reply", "Leave a", "Cancel", "Recent", "Proudly", "Posted on", "Boats", "says: Osk"):
        assert furniture not in body
        assert not any(furniture in plain(one.body) for one in post.comments)


@pytest.mark.parametrize("tool", ["lynx", "w3m"])
def test_lists_and_quotes_of_a_page(tool, tmp_path):
    post, _ = from_text(rendered(tool, TEXTS / "harbour.html"), tmp_path)
    assert "<li>brass goes green;</li>" in post.body.text
    assert "<ol><li>Rinse.</li><li>Dry.</li><li>Wait for rain.</li></ol>" in post.body.text
    assert "<ol><li>Bicycles.</li><li>Spectacles.</li><li>The piano.</li></ol>" in post.comments[0].body.text


def test_links_that_the_text_numbers_give_ids_and_addresses(tmp_path):
    post, _ = from_text(rendered("lynx", TEXTS / "harbour.html"), tmp_path)
    assert [one.id for one in post.comments] == ["101", "104", "105", "1", "103", "106"]
    assert post.comments[0].author.url == "https://osk.example/"
    assert post.comments[3].author.url == "https://almanac.example/week-11/"


def test_markdown_stays_markdown():
    post, _ = read(TEXTS / "crawled.txt")
    assert post.body.dialect == post.comments[0].body.dialect == "markdown"
    assert "*only* keeps the [minutes](https://minutes.example/)" in post.body.text
    assert [(one.id, one.parent, one.author.name, one.author.url, one.date) for one in post.comments] == [
        ("27", "", "Iko", "https://iko.example/", "2021-06-03T22:52:00"),
        ("30", "27", "Mara", "", "2021-06-04T07:00:00"),
    ]
    assert post.comments[1].body.text == "The *moth*."


def test_a_page_in_german():
    post, _ = read(TEXTS / "kiesel.txt")
    assert (post.title, post.date) == ("Vom Sammeln", "2018-05-03T00:00:00")
    assert [one.name for one in post.terms] == ["Steine", "Ufer"]
    assert [(one.author.name, one.parent, one.date, one.likes, one.type) for one in post.comments] == [
        ("Tilo", "", "2018-05-03T21:07:00", 2, "comment"),
        ("Ada Brandt", "1", "2018-05-04T06:15:00", None, "comment"),
        ("Lesezeichen im Mai", "", None, None, "pingback"),
    ]
    assert post.body.text.startswith("<p>Wer am Ufer sammelt")
    assert post.body.text.count("<p>") == 1


def test_numbers_alone_and_a_list_in_a_comment():
    post, findings = read(TEXTS / "lantern.txt")
    assert [(one.id, one.parent, one.likes) for one in post.comments] == [
        ("1", "", None), ("2", "1", 2), ("3", "2", None), ("4", "1", 1), ("5", "", 3),
    ]  # fmt: skip
    assert post.comments[4].body.text.endswith(
        "<ol><li>oil</li><li>wicks</li><li>patience</li></ol>\n<p>and gave up.</p>"
    )
    assert {"comments-by-number", "nameless-comments"} <= findings
    assert "comment-count" not in findings


def test_a_wrong_count_is_said(tmp_path):
    text = (TEXTS / "kiesel.txt").read_text(encoding="utf-8").replace("3 Gedanken", "7 Gedanken")
    post, findings = from_text(text, tmp_path)
    assert len(post.comments) == 3
    assert "comment-count" in findings


def test_a_page_in_windows_1252(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes((TEXTS / "kiesel.txt").read_text(encoding="utf-8").encode("cp1252"))
    assert read(path)[0] == read(TEXTS / "kiesel.txt")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Dear reader,\n\nI have 3 comments on your book:\n\n1. It is long.\n2. It is good.\n",
        "# Changes\n\n## Comments\n\n1. First.\n2. Second.\n",
        "Milk\nBread\n\n2 comments\n",
    ],
)
def test_other_texts_are_not_taken_for_pages(text, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="no format"):
        detect(open_source(path))


def test_nothing_of_a_corpus_of_posts_is_taken_for_a_page(corpus):
    reader = converters.registry.reader("text")
    texts = list((corpus / "markdown").rglob("*.md"))
    assert len(texts) > 100
    for path in texts:
        assert not reader.detects(open_source(path)), path


def test_no_text(tmp_path):
    (tmp_path / "page.txt").write_bytes(b" \n\n")
    with pytest.raises(SourceError, match="no text"):
        read(tmp_path / "page.txt", from_="text")


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "1." * 5000,
        "[" * 5000,
        "](" * 20000,
        "> " * 3000 + "x",
        "1.\n" * 5000,
        "* " * 9000,
        "3 comments\n" * 4000,
        "[ " + "[a](b) ![c](d) " * 40,
        "# " + "#" * 50000 + "x",
        " *a" * 20000,
        "@if" + " " * 100_000 + "x",
    ],
)
def test_hostile_texts_end_soon(text, tmp_path):
    post, _ = from_text(
        f"Title\n\n[a](http://b) [c](http://d) [e](http://f)\n\n{text}\n\nAnn says:\n3 May 2018 at 7:00\n\nYes",
        tmp_path,
    )
    assert post.title


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize(
    "links", ["", "[a](http://b) [c](http://d) [e](http://f)\n\n"], ids=["plain", "markdown"]
)
@pytest.mark.parametrize(
    "line",
    ["\n", " \n", "x\n\n", "### Ann\n", "Permalink\n"],
    ids=["blank", "spaces", "paragraphs", "names", "links"],
)
def test_time_grows_no_faster_than_the_lines(links, line, tmp_path):
    def prepare(number):
        text = f"Title\n\n{links}{line * number}\n\nAnn says:\n3 May 2018 at 7:00\n\nYes{line * number}"
        return lambda: from_text(text, tmp_path)

    from_text("Title\n\nSome text.", tmp_path)  # patterns are compiled once
    assert not steep_in_seconds(prepare, 3000)


@pytest.mark.slow(reason="a very large input")
def test_two_thousand_comments(tmp_path):
    comments = "".join(
        f"{n:5}. Ann {n} says:\n       May 3, 2018 at 7:00 am\n\n       Word {n}.\n\n       Reply\n"
        for n in range(1, 2001)
    )
    post, findings = from_text(
        f"Long\n\nA text.\n\n2,000 thoughts on “Long”\n\n{comments}\nLeave a Reply\n", tmp_path
    )
    assert len(post.comments) == 2000
    assert "comment-count" not in findings


@pytest.mark.corpus
@pytest.mark.skipif(not SEED.exists(), reason=f"the page that started this is not at {SEED}")
def test_the_page_that_started_this(tmp_path):
    post, findings = read(SEED)
    lines = SEED.read_text(encoding="utf-8").split("\n")
    assert post.title == " ".join(lines[0].split())
    heading = next(at for at, line in enumerate(lines) if line.startswith("8 thoughts on"))
    wanted = [line.strip() for line in lines[1:heading] if line.strip()]
    assert post.body.text.split("\n") == [
        *(f"<p>{line}</p>" for line in wanted[:-1]),
        f"<ul><li>{wanted[-1].removeprefix('•').strip()}</li></ul>",
    ]
    assert len(wanted) == 6
    numbered = [re.sub(r"^\s*\d+\. ", "", line) for line in lines[heading:] if re.match(r"\s*\d+\. ", line)]
    assert [one.body.text for one in post.comments] == [f"<p>{line}</p>" for line in numbered]
    assert [one.parent for one in post.comments] == ["", "", "", "", "", "5", "", "7"]
    assert [one.likes for one in post.comments] == [None, 1, 1, None, 1, None, 2, 1]
    assert "comment-count" not in findings
    for to in ("hugo", "jekyll", "pelican", "markdown", "wxr", "archive"):
        target = tmp_path / (to if to not in ("wxr", "archive") else f"seed.{to}")
        converters.convert(SEED, target, to=to)
        written = "".join(
            path.read_text(encoding="utf-8")
            for path in ([target] if target.is_file() else target.rglob("*"))
            if path.is_file()
        )
        assert "great post on the Stakhanovites" in written
        assert "Connecting to" not in written
    again = [one for one in converters.read(tmp_path / "seed.wxr") if isinstance(one, Post)]
    assert [(one.parent, one.likes) for one in again[0].comments] == [
        (one.parent, one.likes) for one in post.comments
    ]
    data = json.loads(next((tmp_path / "hugo" / "data" / "comments").iterdir()).read_text(encoding="utf-8"))
    assert "Stakhanov" in json.dumps(data)


def test_authors_are_named(tmp_path):
    records = list(converters.read(TEXTS / "crawled.txt"))
    assert [one for one in records if isinstance(one, Author)] == [
        Author(login="mara", name="Mara", url="https://loom.example/author/mara/")
    ]


@pytest.mark.slow(reason="measures how its cost grows")
def test_ids_of_many_comments_are_no_square():
    def prepare(number):
        ids = ["", "2", "2", "", *map(str, range(10, number)), ""]
        return lambda: list(_ids(ids))

    assert prepare(500)()[:5] == ["1", "2", "3", "4", "10"]
    assert not steep_in_steps(prepare, 500)
    assert not steep_in_seconds(prepare, 10_000)


def test_a_dump_of_a_database_without_its_beginning_is_no_text(tmp_path):
    rows = "INSERT INTO `pier_comments` VALUES (3,10,'Bo','bo@pier.example');\nUNLOCK TABLES;\n"
    path = tmp_path / "pier.sql"
    path.write_text(f"Low tide\n\nWords.\n{rows}\n2 Comments\n\nBo says:\nYes.\n\nCem says:\nNo.\n")
    with pytest.raises(SourceError, match="part of a dump of a database"):
        list(converters.read(path))


def test_a_line_is_asked_once_for_its_verb_and_its_image(tmp_path, monkeypatch):
    """Each way in which comments may be laid out asks all lines: patterns of all languages are tried once."""
    asked: Counter[tuple[object, str]] = Counter()

    class Noted:
        def __init__(self, pattern):
            self.pattern = pattern

        def fullmatch(self, text):
            asked[self, text] += 1
            return self.pattern.fullmatch(text)

    verbs = Noted(phrases._says())
    monkeypatch.setattr(phrases, "_says", lambda: verbs)
    monkeypatch.setattr(comment_heading_texts, "_IMAGE_ALONE", Noted(comment_heading_texts._IMAGE_ALONE))
    comments = (
        f"Walker of lamp {number} says:\nMay 3, 2010 at 3:{number} pm\nA lamp, number {number}.\n"
        for number in range(10, 50)
    )
    post, _ = from_text(
        "\n".join(["The quay at night", "", "All lamps are lit.", "", "40 Comments", "", *comments]), tmp_path
    )
    assert len(post.comments) == 40
    assert asked.most_common(1)[0][1] == 1


def test_several_blank_lines_are_one():
    lines = [line.text for line in lines_of("The ferry\n\n\n \nIt left early.\nAnd late.\n").lines]
    assert lines == ["The ferry", "", "It left early.", "And late.", ""]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("o mar estava bravo", "<p>o mar estava bravo</p>"),
        ("o fog\n\no tide", "<ul><li>fog</li><li>tide</li></ul>"),
    ],
)
def test_a_word_of_one_letter_is_no_bullet(text, html):
    from converters.formats.text import blocks
    from converters.formats.text.lines import lines_of

    found = blocks.html(lines_of(text).lines, 0)
    assert re.sub(r"\s*\n\s*", "", found) == html
