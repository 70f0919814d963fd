"""Each kind of damage in a small export (fixtures/wxr): what is sound comes out as from the undamaged file."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import converters
from converters.diagnostics import Diagnostics, Finding
from converters.errors import SourceError
from converters.formats.wxr.reader import WxrReader
from converters.io.opening import open_source
from converters.model import Comment, Markup, Media, Post, Record, Site
from tests.conftest import FIXTURES

WXR = Path(__file__).parents[3] / "fixtures" / "wxr"


def read(name: str) -> tuple[list[Record], list[Finding]]:
    diagnostics = Diagnostics()
    source = open_source(WXR / f"{name}.xml")
    assert WxrReader().detects(source)
    return list(WxrReader().read(source, diagnostics)), diagnostics.findings


def by_id(records: list[Record]) -> dict[tuple[str, str], Record]:
    return {(type(record).__name__, getattr(record, "id", "")): record for record in records}


SOUND = by_id(read("sound")[0])
VICTIM = SOUND["Post", "2"]
BODY = "Wood ash melts at 1240 degrees.\n\nSieve it first."
ASH = "Wood ash melts"


def body(text: str) -> dict[str, Any]:
    return {"body": Markup(text=text, dialect="wordpress")}


# File -> what is other in post 2, and the findings: (kind, severity, line, about which record)
MENDED: dict[str, tuple[dict[str, Any], set[tuple[str, str, int, str]]]] = {
    "control-characters": ({}, {("illegal-characters", "warning", 51, "2")}),
    "invalid-utf8": (
        body(BODY.replace(ASH, "Wood ash “melts” café naïve")),
        {("encoding", "warning", 44, "2")},
    ),
    "surrogates": (
        body(BODY.replace(ASH, "Wood ash 🔥  melts")),
        {("illegal-characters", "warning", 44, "2"), ("illegal-characters", "warning", 51, "2")},
    ),
    "bare-ampersand": (
        {"title": "Ash & clay &more; AT&T", "url": "https://kiln.example/2/?a=1&b=2"},
        {("bare-ampersand", "warning", 45, "2")},
    ),
    "undefined-entity": ({"title": "Ash\xa0— clay é"}, {("undefined-entity", "warning", 45, "2")}),
    "text-before": ({}, {("junk", "warning", 1, "")}),
    "html-before": ({}, {("junk", "warning", 1, "")}),
    "newline-before": ({}, {("junk", "warning", 1, "")}),
    "undeclared-wp": ({}, {("undeclared-prefix", "warning", 10, "")}),
    "cdata-open-in-cdata": (body(BODY.replace(ASH, "Wood <![CDATA[ ash melts")), set()),
    "item-in-cdata": (
        body(BODY.replace(ASH, "&lt;: <item><title>feed</title></item> </channel> <item> Wood ash melts")),
        set(),
    ),
    "item-end-in-cdata": (body(BODY.replace(ASH, "Wood </item> ash melts </item>")), set()),
    "cdata-end-in-cdata": (
        body(BODY.replace("Wood ash melts", "if (ash[0]]>1) { melt[1[2]]>3 }")),
        {("bad-cdata", "warning", 51, "2")},
    ),
    "feed-in-cdata": (
        body("<item><title><![CDATA[x]]></title></item> " + BODY),
        {("bad-cdata", "warning", 51, "2")},
    ),
    "cdata-never-closed": ({}, {("bad-cdata", "warning", 51, "2")}),
    "unclosed-element": ({}, {("unclosed", "warning", 46, "2")}),
    "unclosed-comment": (
        {"comments": (replace(VICTIM.comments[0], status="pending"), *VICTIM.comments[1:])},
        {("unclosed", "warning", 82, "2"), ("run-together", "warning", 44, "21")},
    ),
    "unclosed-item": ({}, {("cut-off", "loss", 94, "2")}),
    "attributes": ({}, {("bad-attribute", "warning", 67, "2")}),
    "doctype": (
        {"title": "Ash &a;&b; clay"},
        {("doctype", "warning", 2, ""), ("bare-ampersand", "warning", 48, "2")},
    ),
    "crlf": ({}, set()),
    "bom": ({}, set()),
    "utf16": ({}, set()),
    "utf16-no-mark": ({}, set()),
    "latin1": ({"title": "Ash & cläy"}, set()),
    "latin1-mixed": ({"title": "Ash & cläy", **body(BODY.replace("Wood", "Wööd"))}, set()),
    "windows1251": ({"title": "Зола"}, set()),
    "shift-jis": ({"title": "灰と土ソ"}, set()),
    "other-prefixes": ({}, set()),
    "reordered": ({}, set()),
}


@pytest.mark.parametrize("name", MENDED)
def test_damage_is_mended_within_its_item(name: str) -> None:
    change, findings = MENDED[name]
    records, found = read(name)
    got = by_id(records)
    assert len(records) == len(got), "nothing comes twice"
    victim = got.pop(("Post", "2"))
    assert got == {key: record for key, record in SOUND.items() if key != ("Post", "2")}
    for field in VICTIM.__struct_fields__:
        assert getattr(victim, field) == change.get(field, getattr(VICTIM, field)), field
    assert {(f.kind, f.severity.value, f.line, f.id) for f in found} == findings
    assert len(found) == len(findings), "one finding for each mend"
    assert all(f.file.endswith(f"{name}.xml") for f in found)


def test_a_prefix_is_declared_once() -> None:
    records, found = read("undeclared-prefix")
    got = by_id(records)
    assert got["Post", "2"].extra["georss:point"] == "38.7 -9.1"
    assert got["Site", ""].extra["atom:link"] == {"@rel": "hub", "@href": "https://hub.example/"}
    assert [(f.kind, f.line) for f in found] == [("undeclared-prefix", 11), ("undeclared-prefix", 47)]


def test_markup_in_a_title_is_text() -> None:
    records, found = read("html-in-title")
    post = by_id(records)["Post", "2"]
    assert post.title == "Ash & clay <3"
    assert post.extra["title_html"] == "Ash <br> & <b>clay</b> <3"
    assert [(f.kind, f.line) for f in found] == [("stray-markup", 45), ("bare-ampersand", 45)]
    assert "<br>, <b>, </b>" in found[0].message


def test_attributes_keep_ampersands() -> None:
    [term] = by_id(read("ampersand-in-attribute")[0])["Post", "2"].terms
    assert (term.slug, term.name) == ("salt&pepper", "Salt & pepper")


@pytest.mark.parametrize(("name", "line"), [("notice-between-items", 94), ("notice-in-item", 44)])
def test_text_between_elements_is_reported(name: str, line: int) -> None:
    records, found = read(name)
    assert [(f.kind, f.severity.value, f.line) for f in found] == [("stray-text", "loss", line)]
    assert "array_map() in kiln.php" in found[0].message
    assert set(by_id(records)) == set(SOUND)


@pytest.mark.parametrize("name", ["truncated-in-cdata", "truncated-in-character", "cdata-lost"])
def test_a_post_cut_off_in_its_body(name: str) -> None:
    records, found = read(name)
    [broken] = [r for r in records if isinstance(r, Post) and not r.id]
    assert broken.title == "Ash & clay"
    assert broken.body is not None
    assert broken.body.text.strip() in BODY.replace("Sieve", "Siéve") or broken.body.text.strip() in BODY
    assert broken.body.text.startswith("Wood ash melts at 1240 degrees.\n\nSi")
    assert broken.status == "private", "what breaks off before its status is not taken for public"
    assert [(f.kind, f.severity.value) for f in found] == [("cut-off", "loss"), ("no-status", "warning")]
    rest = [r for r in records if r is not broken]
    assert all(SOUND[key] == record for key, record in by_id(rest).items())
    assert len(rest) == (6 if name == "cdata-lost" else 4)


@pytest.mark.parametrize(("name", "text"), [("truncated-in-comment", "Oak"), ("truncated-in-tag", None)])
def test_a_comment_cut_off(name: str, text: str | None) -> None:
    records, found = read(name)
    post = by_id(records)["Post", "2"]
    assert isinstance(post, Post)
    assert isinstance(VICTIM, Post)
    first, second = post.comments
    assert first == VICTIM.comments[0]
    assert (second.id, second.status) == ("22", "pending")
    assert (second.body and second.body.text) == text
    assert [f.kind for f in found] == ["cut-off"]
    assert post.status == "publish"


def test_a_file_that_ends_between_items_is_reported() -> None:
    records, found = read("truncated-between")
    assert [(f.kind, f.severity.value, f.line) for f in found] == [("truncated", "loss", 94)]
    assert all(SOUND[key] == record for key, record in by_id(records).items())


@pytest.mark.parametrize(("name", "posts"), [("concatenated", 4), ("truncated-then-concatenated", 3)])
def test_exports_in_one_file(name: str, posts: int) -> None:
    records, found = read(name)
    assert [r.title for r in records if isinstance(r, Site)] == ["The kiln log", "The wheel log"]
    assert len([r for r in records if isinstance(r, Post)]) == posts
    assert by_id(records)["Post", "7"].title == "Wheel"
    assert [f.kind for f in found] == (["cut-off", "no-status"] if posts == 3 else [])


def test_namespaces_may_be_declared_where_they_are_used() -> None:
    records, found = read("local-namespaces")
    assert by_id(records)["Post", "2"].extra["{urn:z}note"] == "kept"
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "<!DOCTYPE html><html><body><p>Log in</p></body></html>",
        '<rss version="2.0"><channel><title>A feed</title><item><title>x</title></item></channel></rss>',
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>',
        "<p>wordpress.org/export/ is where &lt;rss goes</p>",
    ],
)
def test_what_is_no_export_is_not_claimed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    assert not WxrReader().detects(open_source(path))


@pytest.mark.parametrize("text", ["", "hello", "{}", "\x00\x01"])
def test_a_file_with_nothing_of_an_export_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"x\.xml.*no WordPress export"):
        list(WxrReader().read(open_source(path), Diagnostics()))


@pytest.mark.slow(reason="cuts a file at every point")
@pytest.mark.parametrize("step", [997, 1009])
def test_cut_anywhere_nothing_breaks(tmp_path: Path, step: int) -> None:
    """Whatever is whole before the cut is read as it was; never a traceback, never silence."""
    data = (WXR.parent / "example.xml").read_bytes()
    path = tmp_path / "cut.xml"
    path.write_bytes(data)
    whole = by_id(list(WxrReader().read(open_source(path), Diagnostics())))
    for end in range(2000, len(data) - 20, step):
        path.write_bytes(data[:end])
        diagnostics = Diagnostics()
        records = list(WxrReader().read(open_source(path), diagnostics))
        items = [r for r in records if isinstance(r, Post | Media)]
        assert all(whole[type(r).__name__, r.id] == r for r in items[:-1])
        begun = data[:end].count(b"\t<item>\n\t\t")
        assert len(items) == begun or (len(items) == begun + 1 and data[:end].rstrip().endswith(b"<item>"))
        assert {f.kind for f in diagnostics.findings} & {"cut-off", "truncated"}, end


def test_comments_of_media_are_kept_and_reported(tmp_path: Path) -> None:
    text = (
        (WXR / "sound.xml")
        .read_text(encoding="utf-8")
        .replace(
            "<wp:post_type>post</wp:post_type>\n\t\t<wp:post_password></wp:post_password>",
            "<wp:post_type>attachment</wp:post_type>\n\t\t<wp:post_password></wp:post_password>",
        )
    )
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    media = by_id(list(WxrReader().read(open_source(path), diagnostics)))["Media", "2"]
    assert [c["id"] for c in media.extra["comments"]] == ["21", "22"]
    assert media.extra["comments"][1]["body"]["text"] == "Oak, sieved twice."
    import msgspec

    assert isinstance(VICTIM, Post)
    assert msgspec.convert(media.extra["comments"], list[Comment]) == list(VICTIM.comments)
    assert [(f.kind, f.id) for f in diagnostics.findings] == [("media-comments", "2")]


@pytest.mark.parametrize("number", ["9" * 5000, "x" + "f" * 5000, "0" * 5000 + "65"])
def test_a_reference_to_a_character_with_thousands_of_digits(
    number: str, example: Path, tmp_path: Path
) -> None:
    text = example.read_text("utf-8")
    damaged = tmp_path / "export.xml"
    damaged.write_text(text.replace("</title>", f"&#{number};</title>\x01", 2), "utf-8")
    diagnostics = Diagnostics()
    assert list(converters.read(damaged, diagnostics=diagnostics))
    assert "fault" not in {finding.kind for finding in diagnostics.findings}


def test_elements_thousands_deep_cost_no_post(tmp_path: Path) -> None:
    text = (FIXTURES / "wxr/sound.xml").read_text(encoding="utf-8")
    deep = f"{'<d>' * 3000}thick of it{'</d>' * 3000}"
    (tmp_path / "deep.xml").write_text(text.replace("</item>", f"{deep}</item>", 1), encoding="utf-8")
    diagnostics = Diagnostics()
    records = list(converters.read(tmp_path / "deep.xml", diagnostics=diagnostics))
    assert "fault" not in {finding.kind for finding in diagnostics.findings}
    assert any("thick of it" in str(record.extra) for record in records if isinstance(record, Post))
