"""Texts that a user changed get what is new, where no part was changed on both sides."""

import json
import random
from pathlib import Path

import pytest

import converters
from converters.io.output.merging import merged
from converters.io.output.parts_file import PATH, PartsFile
from converters.io.output.text_parts import digests, split
from tests.conftest import FIXTURES

YAML = '---\ntitle: "A boat"\ntags:\n- sea\n- wood\ndraft: false\n---\n\nOne.\n\nTwo.\n\nThree.\n'
TOML = '+++\ntitle = "A boat"\ntags = ["sea"]\n\n[params]\na = 1\nb = 2\n+++\n\nOne.\n\nTwo.\n\nThree.\n'
META = "Title: A boat\nTags: sea\nSlug: boat\n\nOne.\n\nTwo.\n\nThree.\n"
PLAIN = "One.\n\nTwo.\n\nThree.\n"


def merge(base: str, mine: str, new: str) -> str | None:
    return merged(digests(split(base)), mine, new)


@pytest.mark.parametrize(
    "text", [YAML, TOML, META, PLAIN, "", "---\ntitle: x\n", "---\n---\n", "a: b", "# A\n```\n\n\n```\n"]
)
def test_parts_are_the_whole_text(text):
    parts = split(text)
    assert parts.start + "".join(parts.fields.values()) + parts.end + "".join(parts.blocks) == text


@pytest.mark.parametrize("number", [0, 1, 99, 100, 101, 200])
def test_what_is_kept_of_parts_is_json(tmp_path, number):
    parts = PartsFile(tmp_path)
    for name in range(number):
        parts.entries[f"{name}.md"] = b"{}"
    assert json.loads(b"".join(parts.pieces())) == {f"{name}.md": {} for name in range(number)}


def test_fields_have_their_keys():
    assert list(split(YAML).fields) == ["title", "tags", "draft"]
    assert split(YAML).fields["tags"] == "tags:\n- sea\n- wood\n"
    assert list(split(TOML).fields) == ["title", "tags", "params"]
    assert list(split(META).fields) == ["Title", "Tags", "Slug"]
    assert split(PLAIN).blocks == ["One.\n\n", "Two.\n\n", "Three.\n"]


@pytest.mark.parametrize("base", [YAML, TOML, META])
def test_both_sides_are_taken(base):
    mine = base.replace("A boat", "My boat").replace("Two.", "Two, by me.")
    new = base.replace("sea", "ocean").replace("Three.", "Three, and more.\n\nFour.")
    assert merge(base, mine, new) == mine.replace("sea", "ocean").replace(
        "Three.", "Three, and more.\n\nFour."
    )


CASES = {
    "nothing": ("", "", PLAIN),
    "mine alone": ("Two.->2.", "", "One.\n\n2.\n\nThree.\n"),
    "new alone": ("", "Two.->2.", "One.\n\n2.\n\nThree.\n"),
    "the same": ("Two.->2.", "Two.->2.", "One.\n\n2.\n\nThree.\n"),
    "neighbours": ("One.->1.", "Two.->2.", "1.\n\n2.\n\nThree.\n"),
    "both the same block": ("Two.->2.", "Two.->II.", None),
    "mine removed, new changed": ("Two.\n\n->", "Two.->II.", None),
    "mine removed another": ("Two.\n\n->", "Three.->3.", "One.\n\n3.\n"),
    "mine added at the end": ("Three.->Three.\n\nMine.", "One.->1.", "1.\n\nTwo.\n\nThree.\n\nMine.\n"),
    "new added at the start": ("Three.->3.", "One.->New.\n\nOne.", "New.\n\nOne.\n\nTwo.\n\n3.\n"),
    "both added at one place": ("Two.->Mine.\n\nTwo.", "Two.->New.\n\nTwo.", None),
    "both added the same": ("Two.->New.\n\nTwo.", "Two.->New.\n\nTwo.", "One.\n\nNew.\n\nTwo.\n\nThree.\n"),
    "added before a changed block": ("Two.->Mine.\n\nTwo.", "Two.->2.", "One.\n\nMine.\n\n2.\n\nThree.\n"),
    "all removed": ("One.\n\nTwo.\n\nThree.\n->", "", ""),
    "only empty lines": ("Two.->\nTwo.", "One.->1.", "1.\n\nTwo.\n\nThree.\n"),
}


def changed(text: str, change: str) -> str:
    old, _, new = change.partition("->")
    return text.replace(old, new) if change else text


@pytest.mark.parametrize(("mine", "new", "expected"), CASES.values(), ids=CASES)
def test_blocks(mine, new, expected):
    assert merge(PLAIN, changed(PLAIN, mine), changed(PLAIN, new)) == expected


FIELDS = {
    "mine added": (
        "draft: false\n->draft: false\nmood: calm\n",
        "A boat->The boat",
        {"title", "tags", "draft", "mood"},
    ),
    "new added": (
        "A boat->My boat",
        "draft: false\n->weight: 1\ndraft: false\n",
        {"title", "tags", "draft", "weight"},
    ),
    "mine removed": ("draft: false\n->", "A boat->The boat", {"title", "tags"}),
    "new removed": ("A boat->My boat", "draft: false\n->", {"title", "tags"}),
    "a list": ("- wood\n->- wood\n- tar\n", "A boat->The boat", {"title", "tags", "draft"}),
    "both one list": ("- wood\n->- tar\n", "- sea->- lake", None),
    "both one field": ("A boat->My boat", "A boat->The boat", None),
    "mine removed, new changed": ("draft: false\n->", "draft: false->draft: true", None),
}


@pytest.mark.parametrize(("mine", "new", "keys"), FIELDS.values(), ids=FIELDS)
def test_fields(mine, new, keys):
    text = merge(YAML, changed(YAML, mine), changed(YAML, new))
    assert (text and set(split(text).fields)) == keys
    if text:
        assert text.endswith("\n---\n\nOne.\n\nTwo.\n\nThree.\n")


def test_a_change_of_one_side_is_that_side():
    """The law of a merge: with one side as it was, the other one comes out; with both the same, that one."""
    chosen = random.Random(7)
    words = [f"Block {number}." for number in range(6)]
    for _ in range(300):
        base, side = ("\n\n".join(chosen.choices(words, k=chosen.randint(1, 6))) + "\n" for _ in range(2))
        assert merge(base, base, side) == merge(base, side, base) == merge(base, side, side) == side


def export(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = (FIXTURES / "example.xml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / "export.xml"
    path.write_text(text, encoding="utf-8")
    return path


def run(tmp_path: Path, *pairs: tuple[str, str], **given) -> converters.Result:
    given = {"to": "hugo", "merge": True} | given
    return converters.convert(export(tmp_path, *pairs), tmp_path / "site", **given)


def about(tmp_path: Path) -> Path:
    """The page `about`; its body has two paragraphs."""
    return next(
        path
        for path in (tmp_path / "site").rglob("*.md")
        if "one small boat" in path.read_text(encoding="utf-8")
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def kinds(result: converters.Result) -> set[str]:
    return {finding.kind for finding in result.findings} & {"edited-file", "merged-file", "gone"}


TITLE = ("<title><![CDATA[About]]>", "<title><![CDATA[About us]]>")
TEXT = ("Two people, one small boat", "Three people, one small boat")


@pytest.mark.parametrize("to", ["hugo", "jekyll", "pelican", "markdown"])
def test_an_edited_post_gets_what_is_new(tmp_path, to):
    run(tmp_path, to=to)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    result = run(tmp_path, TITLE, TEXT, to=to)
    text = page.read_text(encoding="utf-8")
    assert "About us" in text
    assert "Three people" in text
    assert "Write to both of us at" in text
    assert kinds(result) == {"merged-file"}
    assert not list((tmp_path / "site").rglob("*.new"))
    result = run(tmp_path, TITLE, TEXT, to=to)  # it has everything
    assert page.read_text(encoding="utf-8") == text
    assert kinds(result) == set()
    assert (result.files.new, result.files.changed, result.files.merged) == ([], [], [])


def test_a_conflict_is_as_without_merging(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Two people", "Four people")
    mine = page.read_bytes()
    for _ in range(2):
        result = run(tmp_path, TITLE, TEXT)
        assert kinds(result) == {"edited-file"}
        assert page.read_bytes() == mine
        assert "Three people" in page.with_name(f"{page.name}.new").read_text(encoding="utf-8")


def test_who_takes_the_new_version_by_hand_is_of_that_version(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Two people", "Four people")
    run(tmp_path, TITLE, TEXT)
    page.with_name(f"{page.name}.new").unlink()  # read, and not wanted
    mine = page.read_bytes()
    assert kinds(run(tmp_path, TITLE, TEXT)) == set()
    assert page.read_bytes() == mine
    result = run(tmp_path, TITLE, TEXT, ("Write to us at", "Write at once to"))
    assert kinds(result) == {"merged-file"}
    assert "Four people" in page.read_text(encoding="utf-8")
    assert "Write at once to" in page.read_text(encoding="utf-8")


def test_a_new_version_that_lies_beside_is_merged_later(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    assert kinds(run(tmp_path, TITLE, merge=False)) == {"edited-file"}
    assert page.with_name(f"{page.name}.new").is_file()
    result = run(tmp_path, TITLE, TEXT)
    assert kinds(result) == {"merged-file"}
    text = page.read_text(encoding="utf-8")
    assert all(part in text for part in ("About us", "Three people", "Write to both of us at"))
    assert not page.with_name(f"{page.name}.new").exists()


def test_line_ends_of_an_editor_are_no_change(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    run(tmp_path, TEXT)
    data = page.read_bytes()
    assert b"Three people" in data
    assert b"both of us" in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("damage", ["{", None, '{"content/pages/about.md": 1}'])
def test_without_the_parts_of_the_old_version_nothing_is_merged(tmp_path, damage):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    parts = tmp_path / "site" / PATH
    parts.unlink() if damage is None else parts.write_text(damage, encoding="utf-8")
    mine = page.read_bytes()
    assert kinds(run(tmp_path, TEXT)) == {"edited-file"}
    assert page.read_bytes() == mine


def test_a_text_that_is_no_utf8_stays(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    page.write_bytes(b"\xff\xfe mine")
    assert kinds(run(tmp_path, TEXT)) == {"edited-file"}
    assert page.read_bytes() == b"\xff\xfe mine"


def test_a_killed_run_merges_in_the_next(tmp_path, monkeypatch):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.name == page.name:
            raise OSError("no space")
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(converters.TargetError):
            run(tmp_path, TITLE, TEXT)
    assert "Three people" not in page.read_text(encoding="utf-8")
    run(tmp_path, TITLE, TEXT)
    text = page.read_text(encoding="utf-8")
    assert all(part in text for part in ("About us", "Three people", "Write to both of us at"))


def test_nothing_is_written_by_a_dry_run(tmp_path):
    run(tmp_path)
    page = about(tmp_path)
    edit(page, "Write to us at", "Write to both of us at")
    mine = page.read_bytes()
    result = run(tmp_path, TEXT, dry_run=True)
    assert result.files.merged == [page.relative_to(tmp_path / "site").as_posix()]
    assert page.read_bytes() == mine


def test_a_merge_is_remembered(tmp_path, monkeypatch):
    monkeypatch.setenv("BLOGPORT_CACHE", str(tmp_path / "cache"))
    run(tmp_path, remember=True)
    edit(about(tmp_path), "Write to us at", "Write to both of us at")
    first = run(tmp_path, TEXT, remember=True)
    monkeypatch.setattr("converters.run.pipeline.write_target", None)
    again = run(tmp_path, TEXT, remember=True)
    assert again.files.unchanged == first.files.unchanged + len(first.files.changed) + 1
    assert kinds(again) == set()


def test_the_parts_have_no_text(tmp_path):
    run(tmp_path)
    parts = (tmp_path / "site" / PATH).read_text(encoding="utf-8")
    assert "content/pages/about.md" in parts
    assert "boat" not in parts.replace("the-boat.md", "")


def test_posts_that_become_private_leave_nothing(tmp_path):
    run(tmp_path)
    assert "about/the-boat.md" in (tmp_path / "site" / PATH).read_text(encoding="utf-8")
    text = (FIXTURES / "example.xml").read_text(encoding="utf-8")
    first, _, rest = text.partition("<title><![CDATA[The boat]]>")
    rest = rest.replace("<![CDATA[publish]]>", "<![CDATA[private]]>", 1)
    (tmp_path / "export.xml").write_text(f"{first}<title><![CDATA[The boat]]>{rest}", encoding="utf-8")
    converters.convert(tmp_path / "export.xml", tmp_path / "site", to="hugo")
    assert "the-boat" not in (tmp_path / "site" / PATH).read_text(encoding="utf-8")


@pytest.mark.parametrize("given", [{"force": True}, {"to": "archive"}])
def test_merging_goes_with_folders_that_are_not_forced(tmp_path, given):
    with pytest.raises(converters.UsageError, match="--merge"):
        run(tmp_path, **given)


def test_parts_are_no_source(tmp_path):
    run(tmp_path)
    found = list(converters.read(tmp_path / "site"))
    assert not [record for record in found if isinstance(record, converters.Asset) and "parts" in record.name]


def test_pages_of_html_have_no_parts(tmp_path):
    run(tmp_path, to="html", merge=False)
    assert not (tmp_path / "site" / PATH).exists()
