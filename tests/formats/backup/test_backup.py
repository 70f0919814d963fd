"""Backups, judged by the Library of Congress's `bagit`, and by what comes out of them again."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import jsonschema
import pytest

import converters
from converters import Comment, Markup, Media, Post, Site
from converters.cli.main import main
from converters.errors import SourceError, TargetError
from converters.io import bags
from tests.conftest import FIXTURES
from tests.formats.backup.bags import (
    EXAMPLE,
    FIRST,
    an_image,
    backup,
    bag_with_images,
    changed,
    contents,
    damage,
    is_valid,
    kinds,
    tree,
)
from tests.pictures import png
from tests.uploads import uploads_of


def test_a_bag_has_archive_media_sources_report_schema_and_words(tmp_path, monkeypatch):
    bag, result = bag_with_images(tmp_path, monkeypatch)
    assert is_valid(bag)
    rows = contents(bag, FIRST)
    images = [name for name in rows if name.startswith("media/")]
    assert len(images) == result.accounts["file"].written == 3
    schema = json.loads((bag / rows["archive.schema.json"]["stored"]).read_text(encoding="utf-8"))
    lines = (bag / rows["archive.jsonl"]["stored"]).read_bytes().splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), schema)
    assert len(lines) > 20
    assert (bag / rows["sources/example.xml"]["stored"]).read_bytes() == EXAMPLE.read_bytes()
    report = [json.loads(line) for line in (bag / rows["report.jsonl"]["stored"]).read_bytes().splitlines()]
    assert report[-1]["summary"]["post"] == {"read": 11, "written": 11, "left_out": {}}
    for row in rows.values():
        assert (bag / row["stored"]).stat().st_size == int(row["bytes"])
        assert set(row["url"].split()) == ({row["url"]} if row["name"].startswith("media/") else set())
    assert bagit.Bag(str(bag)).info["External-Identifier"] == "https://harbour-notes.example"


def test_the_page_of_words_and_the_summary_say_that_it_is_private(tmp_path, monkeypatch, capsys):
    target = tmp_path / "my bag"
    result = backup(EXAMPLE, target, 0, monkeypatch)
    page = (target / "READ-ME.txt").read_text(encoding="utf-8")
    assert "PRIVATE" in page
    assert "Harbour Notes" in page
    monkeypatch.chdir(target)
    for command in re.findall(r"^  blogport ((?:check|convert) .*?)(?:  .*)?$", page, re.MULTILINE):
        assert main(command.split()) in (0, 1), command
    assert (tmp_path / "my-site/hugo.toml").is_file()
    if shutil.which("sha512sum"):
        subprocess.run(["sha512sum", "-c", "manifest-sha512.txt"], check=True, capture_output=True)
    assert "only you can read it" in result.next_step
    archive = next(target.glob("data/states/*/archive.jsonl")).read_text(encoding="utf-8")
    posts = [json.loads(line) for line in archive.splitlines() if line.startswith('{"record":"post"')]
    hidden = sum(post["status"] != "publish" or "password" in post for post in posts)
    assert hidden
    (finding,) = [finding for finding in result.findings if finding.kind == "private-in-backup"]
    assert f"{hidden} posts that are not public" in finding.message
    assert "private-in-backup" in next(target.glob("data/states/*/report.jsonl")).read_text(encoding="utf-8")


def test_a_blog_without_secrets_is_not_said_to_have_some(tmp_path, monkeypatch):
    post = Post(id="1", status="publish", comments=(Comment(id="1", status="approved"),))
    result = converters.write([Site(title="Two\nlines"), post], tmp_path / "bag", to="backup")
    assert "private-in-backup" not in kinds(result)
    assert is_valid(tmp_path / "bag")


def test_a_second_state_shares_what_is_the_same(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    before = tree(bag)
    (tmp_path / "uploads/2021").mkdir(exist_ok=True)
    (tmp_path / "uploads/2021/new.png").write_bytes(png(99, 9))
    result = backup([EXAMPLE, tmp_path / "uploads"], bag, 86400, monkeypatch)
    second = "1970-01-02T00-00-00Z"
    assert is_valid(bag)
    assert damage(bag) == {}
    new = {path: data for path, data in tree(bag).items() if path.startswith(f"data/states/{second}/")}
    assert {path: data for path, data in tree(bag).items() if FIRST in path} == {
        path: data for path, data in before.items() if FIRST in path
    }
    assert [data for path, data in new.items() if data in before.values()] == []
    assert f"data/states/{second}/media/wp-content/uploads/2021/new.png" in new
    rows = contents(bag, second)
    assert rows["sources/example.xml"]["stored"] == f"data/states/{FIRST}/sources/example.xml"
    assert result.files.unchanged >= 5
    assert "data/states/1970-01-02T00-00-00Z/report.jsonl" in result.files.new
    everything = tree(bag)
    payload = [data for path, data in everything.items() if path.startswith("data/")]
    assert len(payload) == len(set(payload)), "bytes are stored twice"


def test_states_by_date(tmp_path, monkeypatch):
    bag, blog = tmp_path / "bag", tmp_path / "blog.jsonl"
    for day, title in ((0, "first"), (1, "second"), (40, "third")):
        converters.write([Post(id="1", title=title)], blog, to="archive", force=True)
        backup(blog, bag, day * 86400, monkeypatch)

    def title(state):
        options = {"as-of": state} if state else {}
        (post,) = [one for one in converters.read(bag, options=options) if isinstance(one, Post)]
        return post.title

    assert is_valid(bag)
    assert [title(state) for state in ("", "1970", "1970-01", "1970-01-01", "1970-01-20")] == [
        "third", "third", "second", "first", "second",
    ]  # fmt: skip
    assert title("1970-01-01T00:00:00Z") == title("1970-01-01 23:59") == "first"
    with pytest.raises(
        SourceError, match=r"no state of 1969 or before it; the states are 1970-01-01T00-00-00Z, "
    ):
        title("1969")


def test_two_states_of_one_second(tmp_path, monkeypatch):
    bag = tmp_path / "bag"
    for _ in range(3):
        backup(EXAMPLE, bag, 0, monkeypatch)
    assert sorted(path.name for path in (bag / "data/states").iterdir()) == [
        FIRST,
        f"{FIRST}-02",
        f"{FIRST}-03",
    ]
    assert is_valid(bag)


def test_check_names_what_is_changed_gone_and_added(tmp_path, monkeypatch, capsys):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    image = an_image(bag)
    name = image.relative_to(bag).as_posix()
    kept = image.read_bytes()
    assert damage(bag) == {}
    main(["check", str(bag)])
    assert "all 12 files are there" in capsys.readouterr().out

    changed(image)
    assert damage(bag) == {"bag-file-changed": [name]}
    assert not is_valid(bag)
    image.unlink()
    assert damage(bag) == {"bag-file-gone": [name]}
    (bag / "data/notes.txt").write_text("mine")
    changed(bag / f"data/states/{FIRST}/sources/example.xml")
    assert damage(bag) == {  # all at once, where other programs stop at the first
        "bag-file-gone": [name],
        "bag-file-changed": [f"data/states/{FIRST}/sources/example.xml"],
        "bag-file-added": ["data/notes.txt"],
    }
    assert main(["check", str(bag)]) == 1
    said = capsys.readouterr().out
    assert name in said
    assert "files are there" not in said
    image.write_bytes(kept)
    shutil.copy(EXAMPLE, bag / f"data/states/{FIRST}/sources/example.xml")
    (bag / "data/notes.txt").unlink()
    assert damage(bag) == {}
    assert is_valid(bag)


def test_damage_to_the_lists_themselves(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    changed(bag / "bag-info.txt")
    assert damage(bag) == {"bag-file-changed": ["bag-info.txt"]}
    tags = bag / "tagmanifest-sha512.txt"
    lines = tags.read_text(encoding="utf-8").splitlines(keepends=True)
    tags.write_text("".join(line for line in lines if "bag-info" not in line), encoding="utf-8")
    assert damage(bag) == {"bag-file-added": ["bag-info.txt"]}
    tags.unlink()
    assert damage(bag) == {"no-bag-list": ["tagmanifest-sha512.txt"]}
    tags.write_text("".join(lines), encoding="utf-8")
    (bag / "manifest-sha512.txt").unlink()
    found = damage(bag)
    assert found["no-bag-list"] == ["manifest-sha512.txt"]
    assert "bag-file-added" not in found
    with pytest.raises(TargetError, match="not added to"):
        backup(EXAMPLE, bag, 1, monkeypatch)


def test_what_is_left_of_a_damaged_bag_is_read(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    sound = sorted(map(repr, converters.read(EXAMPLE)))
    for table in ("", "name,stored\n,\n", 'name,stored\na,"' + "b" * 200_000, "name,stored,bytes\na,b,c\n"):
        (bag / f"data/states/{FIRST}/contents.csv").write_text(table)
        if table:
            assert sum(isinstance(one, converters.Asset) for one in converters.read(bag)) == 3
    (bag / f"data/states/{FIRST}/contents.csv").unlink()
    read = list(converters.read(bag))
    assert sorted(repr(one) for one in read if not isinstance(one, converters.Asset)) == sound
    assert sum(isinstance(one, converters.Asset) for one in read) == 3
    (bag / f"data/states/{FIRST}/archive.jsonl").unlink()
    with pytest.raises(SourceError, match="the archive of the state 1970-01-01T00-00-00Z is gone"):
        list(converters.read(bag))


def test_a_damaged_file_is_stored_again_and_its_checksum_stays(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    image = an_image(bag)
    sound, name = image.read_bytes(), image.relative_to(bag).as_posix()
    changed(image)
    result = backup([EXAMPLE, tmp_path / "uploads"], bag, 86400, monkeypatch)
    (finding,) = [finding for finding in result.findings if finding.kind == "damaged-in-backup"]
    assert name in finding.message
    assert damage(bag) == {"bag-file-changed": [name]}
    rows = contents(bag, "1970-01-02T00-00-00Z")
    again = rows[name.partition(f"{FIRST}/")[2]]
    assert (bag / again["stored"]).read_bytes() == sound


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_of_something_else_is_refused(force, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/a.txt").write_text("dear")
    with pytest.raises(TargetError, match="no backup"):
        converters.convert(EXAMPLE, tmp_path / "letters", to="backup", force=force)
    (tmp_path / "empty").mkdir()
    converters.convert(EXAMPLE, tmp_path / "empty", to="backup", force=force)
    assert is_valid(tmp_path / "empty")


def test_nothing_is_written_in_a_dry_run(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    before = tree(bag)
    result = backup(EXAMPLE, bag, 86400, monkeypatch, dry_run=True)
    assert tree(bag) == before
    assert "data/states/1970-01-02T00-00-00Z/report.jsonl" in result.files.new
    assert f"data/states/{FIRST}/sources/example.xml" not in result.files.new


@pytest.mark.parametrize("source", ["trees/hugo", "trees/jekyll", "blogger/takeout", "ghost/fog.ghost.json"])
def test_a_blog_with_images_comes_back_as_it_was(source, tmp_path, monkeypatch):
    bag = tmp_path / "bag"
    backup(FIXTURES / source, bag, 0, monkeypatch)
    assert is_valid(bag)
    for name, from_ in (("direct", FIXTURES / source), ("back", bag)):
        converters.convert(from_, tmp_path / name, to="hugo", include=("pending", "private", "future"))
    assert tree(tmp_path / "back") == tree(tmp_path / "direct")
    assert converters.diff(FIXTURES / source, bag).equal
    for path in (FIXTURES / source).rglob("*"):
        place = f"sources/{path.relative_to((FIXTURES / source).parent).as_posix()}"
        row = contents(bag, FIRST).get(place)
        assert not row or (bag / row["stored"]).read_bytes() == path.read_bytes()


@pytest.mark.corpus
def test_the_theme_unit_test_comes_back_as_it_was(corpus, tmp_path, monkeypatch):
    export = corpus / "wxr/peer/theme-unit-test.xml"
    if not export.exists():
        pytest.skip("this corpus has no theme unit test")
    uploads = uploads_of(export, tmp_path / "uploads")
    assert (
        main(["convert", str(export), str(uploads), str(tmp_path / "bag"), "--to", "backup", "--verify"]) == 0
    )
    assert is_valid(tmp_path / "bag")
    assert converters.diff(export, tmp_path / "bag").equal
    for name, source in (("direct", [export, uploads]), ("back", tmp_path / "bag")):
        converters.convert(source, tmp_path / name, to="hugo")
    assert tree(tmp_path / "back") == tree(tmp_path / "direct")


def test_a_packed_bag_is_read(tmp_path, monkeypatch):
    bag, _ = bag_with_images(tmp_path, monkeypatch)
    with zipfile.ZipFile(tmp_path / "bag.zip", "w") as packed:
        for path in bag.rglob("*"):
            packed.write(path, path.relative_to(tmp_path))
    assert converters.diff(bag, tmp_path / "bag.zip").equal
    assert damage(tmp_path / "bag.zip") == {}


def test_a_bag_in_its_own_source_is_not_read_or_kept_again(tmp_path, monkeypatch):
    blog = tmp_path / "blog"
    shutil.copytree(FIXTURES / "trees/hugo", blog)
    for when in (0, 86400):
        backup(blog, blog / "saved", when, monkeypatch)
    assert is_valid(blog / "saved")
    assert not [path for path in tree(blog / "saved") if "sources/blog/saved" in path]
    assert converters.diff(FIXTURES / "trees/hugo", blog / "saved").equal


def test_a_stream_is_said_to_be_gone(tmp_path):
    target = tmp_path / "bag"
    command = [sys.executable, "-m", "converters", "convert", "-", target, "--to", "backup"]
    subprocess.run(command, input=EXAMPLE.read_bytes(), check=True)
    assert is_valid(target)
    assert "source-not-kept" in next(target.glob("data/states/*/report.jsonl")).read_text(encoding="utf-8")


def test_odd_names_are_valid_in_every_bag(tmp_path):
    folder = tmp_path / "100% größe"
    (folder / "2020/01").mkdir(parents=True)
    shutil.copy(EXAMPLE, folder / "a%20b.xml")
    (folder / "2020/01/o\u0308l %25.jpg").write_bytes(b"\xff\xd8")
    converters.convert(folder, tmp_path / "bag", to="backup")
    assert is_valid(tmp_path / "bag")
    assert damage(tmp_path / "bag") == {}
    assert not [path for path in tree(tmp_path / "bag") if "%" in path]


def test_pages_and_media_of_one_name_do_not_meet(tmp_path):
    """Two sources of one name are both kept."""
    for number, name in enumerate(("a", "b")):
        (tmp_path / name).mkdir()
        converters.write([Post(id=str(number))], tmp_path / name / "blog.jsonl", to="archive")
    sources = [tmp_path / "a/blog.jsonl", tmp_path / "b/blog.jsonl"]
    converters.convert(sources, tmp_path / "bag", to="backup")
    kept = [data for path, data in tree(tmp_path / "bag").items() if "/sources/" in path]
    assert sorted(kept) == sorted(path.read_bytes() for path in sources)


def test_manifests():
    checksums = {"data/a b": "ab" * 64, "data/100%\n": "cd" * 64}
    text = bags.manifest_text(checksums)
    assert "data/100%25%0A\n" in text
    assert bags.read_manifest(text) == checksums
    assert bags.read_manifest("\ufeffAB *./data/o\u0308\nnothing\n") == {"data/ö": "ab"}


def test_media_that_an_archive_only_names_stay_named(tmp_path):
    media = Media(id="1", url="https://far.example/a.jpg")
    post = Post(id="1", body=Markup(text='<img src="https://far.example/a.jpg">', dialect="html"))
    converters.write([media, post], tmp_path / "bag", to="backup")
    assert media in list(converters.read(tmp_path / "bag"))
    assert Path(tmp_path / "bag/data").is_dir()
