"""Texts that a plug-in rendered as Markdown or Textile: found by their signs, and read when asked."""

import sys
from pathlib import Path

import pytest

import converters
from converters import Markup, Post, SourceError
from converters.readers.wordpress.text_dialects import dialect_of
from tests.formats.wxr.test_reader import HEAD, TAIL

MARKDOWN = "See [the paper][1] and *this*.\n\n#### Update\n\n* one\n* two\n\n[1]: https://a.example/paper\n"
TEXTILE = 'h2. Update\n\nSee "the paper":https://a.example/paper and *this*.\n\n* one\n* two\n'
PLAIN = "Just words, *really*, and a line.\n\nOne more (see [1])."
HTML = "<p>See [the paper](https://a.example/) and **this**.</p>"
BLOCKS = "<!-- wp:paragraph -->\n<p>See [x](https://a.example/)</p>\n<!-- /wp:paragraph -->"


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        (MARKDOWN, "markdown"), (TEXTILE, "textile"), (PLAIN, ""), (HTML, ""), (BLOCKS, ""), ("", ""),
        ("A [link](https://a.example/x \"t\").", "markdown"),
        ("# Heading\n\n* one\n* two", "markdown"),
        ("<pre>[link](https://a.example/)</pre> and `code`", ""),
        ("* one star", ""), ("2 * 3 * 4 and #5", ""), ("#1 in the charts", ""), ("[gallery ids=\"1\"] text", ""),
        ("He said \"well\": https://a.example/", ""), ("bq. Words of others", "textile"),
        ("!https://a.example/a.png!", "textile"), ("snake_case_name and @home", ""), ("Wow!", ""),
    ],
)  # fmt: skip
def test_signs(text: str, dialect: str) -> None:
    assert dialect_of(text) == dialect


def export(tmp_path: Path, *texts: str, extra: str = "") -> Path:
    path = tmp_path / "export.xml"
    items = "".join(
        f"<item><title>T</title><content:encoded><![CDATA[{text}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id>{extra}</item>"
        for number, text in enumerate(texts, 1)
    )
    path.write_text(HEAD + items + TAIL, encoding="utf-8")
    return path


def read(path: Path, tmp_path: Path, option: str = "") -> tuple[list[Markup | None], list[tuple[str, str]]]:
    options = {"text": option} if option else {}
    target = tmp_path / "archive.jsonl"
    result = converters.convert(path, target, to="archive", options=options, force=True)
    bodies = [record.body for record in converters.read(target) if isinstance(record, Post)]
    return bodies, [(finding.kind, finding.message) for finding in result.findings]


def test_they_are_reported_and_stay(tmp_path: Path) -> None:
    bodies, findings = read(export(tmp_path, MARKDOWN, PLAIN, HTML), tmp_path)
    assert bodies == [Markup(text=text, dialect="wordpress") for text in (MARKDOWN, PLAIN, HTML)]
    [(kind, message)] = findings
    assert (kind, message.partition(",")[0]) == ("other-markup", "1 of 3 texts look like Markdown")
    assert "-o text=markdown" in message


def test_a_few_among_many_are_silent(tmp_path: Path) -> None:
    assert read(export(tmp_path, MARKDOWN, *[PLAIN] * 20), tmp_path)[1] == []


def test_all_are_read_as_markdown(tmp_path: Path) -> None:
    bodies, findings = read(export(tmp_path, MARKDOWN, PLAIN, BLOCKS), tmp_path, "markdown")
    assert [body.dialect for body in bodies if body] == ["markdown", "markdown", "wordpress"]
    assert bodies[0] == Markup(text=MARKDOWN, dialect="markdown")
    assert [kind for kind, _ in findings] == ["texts-read"]


def test_shortcodes_in_markdown_run(tmp_path: Path) -> None:
    text = f'{MARKDOWN}\n[caption width="3"]<img src="https://a.example/a.png"> Words[/caption]\n'
    [body], _ = read(export(tmp_path, text), tmp_path, "markdown")
    assert body
    assert body.dialect == "wordpress"
    assert '<a href="https://a.example/paper">the paper</a>' in body.text
    assert "[caption" in body.text


def test_all_are_read_as_textile(tmp_path: Path) -> None:
    [body], _ = read(export(tmp_path, TEXTILE), tmp_path, "textile")
    assert body
    assert '<a href="https://a.example/paper">the paper</a>' in body.text
    assert "<h2>Update</h2>" in body.text


def test_textile_that_would_not_end_stays_and_is_reported(tmp_path: Path) -> None:
    text = ("*a " * 20_000).strip()
    [body], findings = read(export(tmp_path, text), tmp_path, "textile")
    assert body
    assert body.text == text
    assert "textile-problem" in [kind for kind, _ in findings]


def test_each_is_read_as_it_looks(tmp_path: Path) -> None:
    bodies, findings = read(export(tmp_path, MARKDOWN, TEXTILE, PLAIN, HTML), tmp_path, "auto")
    assert [body.dialect for body in bodies if body] == ["markdown", "wordpress", "markdown", "wordpress"]
    assert bodies[1]
    assert "<h2>Update</h2>" in bodies[1].text
    assert [kind for kind, _ in findings] == ["texts-read"] * 2


def test_one_sign_is_not_enough_where_few_texts_have_any(tmp_path: Path) -> None:
    bodies, _ = read(export(tmp_path, MARKDOWN, *["Just *words*."] * 3, *["Words."] * 9), tmp_path, "auto")
    assert [body.dialect for body in bodies if body] == ["markdown"] + ["wordpress"] * 12


def test_the_markdown_that_jetpack_rendered(tmp_path: Path) -> None:
    stored = f"<wp:post_content_filtered><![CDATA[{MARKDOWN}]]></wp:post_content_filtered>"
    path = export(tmp_path, "<p>See the paper</p>", extra=stored)
    assert read(path, tmp_path)[0] == [Markup(text="<p>See the paper</p>", dialect="wordpress")]
    assert read(path, tmp_path, "auto")[0] == [Markup(text=MARKDOWN, dialect="markdown")]


def test_without_the_package_textile_is_refused_or_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textile", None)
    path = export(tmp_path, TEXTILE)
    with pytest.raises(SourceError, match="pip install 'blogport\\[textile\\]'"):
        read(path, tmp_path, "textile")
    bodies, findings = read(path, tmp_path, "auto")
    assert bodies == [Markup(text=TEXTILE, dialect="wordpress")]
    assert [kind for kind, _ in findings] == ["no-textile"]
