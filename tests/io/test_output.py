import io
import json
import os
import sys

import pytest
from msgspec.structs import replace

import converters
from converters.errors import TargetError
from converters.io.manifest import MANIFEST, UNFINISHED
from converters.io.output import FileOutput, FolderOutput, WriteMode, staged
from converters.io.output.changes import Changes, PackedPaths
from converters.io.output.installed import files_in, manifest_pieces
from converters.io.output.parts_file import PATH as PARTS
from converters.io.temporary import disk_map
from tests.targets import TREES


def write(target, files, *, force=False, prune=False, offered=()):
    with FolderOutput(target, "test", WriteMode(force=force, prune=prune)) as out:
        for path, text in files.items():
            (out.write_default if path in offered else out.write)(path, text)
        out.commit()


def tree(target):
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in target.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_a_new_folder_appears_whole(tmp_path):
    write(tmp_path / "site", {"a.md": "A", "b/c.md": "C"})
    assert tree(tmp_path / "site") == {"a.md": "A", "b/c.md": "C"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o777 & ~umask()


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


TARGETS = [
    ("archive", "blog.jsonl", "."),
    ("epub", "blog.epub", "."),
    ("hugo", "site", "content/posts/tide.md"),
    ("hugo", "site", ".blogport.json"),
    ("backup", "kept", "."),
    ("backup", "kept", "data"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize(("to", "name", "closed"), TARGETS)
def test_what_the_user_closed_to_others_stays_closed(tmp_path, to, name, closed):
    for text in ("low", "high"):
        body = converters.Markup(text=f"<p>{text}</p>", dialect="html")
        converters.write([converters.Post(id="1", slug="tide", body=body)], tmp_path / name, to=to)
        path = tmp_path / name / closed
        if text == "low":
            path.chmod(path.stat().st_mode & 0o700)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("to", "name", "_"), TARGETS)
def test_a_file_system_without_permissions_and_links_can_hold_a_target(tmp_path, monkeypatch, to, name, _):
    def refuse(*_args, **_keywords):
        raise PermissionError(1, "Operation not permitted")

    for function in ("chmod", "link", "chown"):
        monkeypatch.setattr(os, function, refuse)
    for text in ("low", "high"):
        body = converters.Markup(text=f"<p>{text}</p>", dialect="html")
        converters.write([converters.Post(id="1", slug="tide", body=body)], tmp_path / name, to=to)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_run_that_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), FolderOutput(tmp_path / "site", "test") as out:
        out.write("a.md", "A")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_an_old_output_stays_as_it_was_until_all_is_written(tmp_path):
    write(tmp_path / "site", {"a.md": "old"})
    with pytest.raises(RuntimeError), FolderOutput(tmp_path / "site", "test") as out:
        out.write("a.md", "new")
        raise RuntimeError
    assert tree(tmp_path / "site") == {"a.md": "old"}


def test_a_second_run_replaces_the_first_and_leaves_other_files_alone(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "gone/b.md": "1"})
    (site / "mine.txt").write_text("mine", encoding="utf-8")
    write(site, {"a.md": "2"})
    assert tree(site) == {"a.md": "2", "gone/b.md": "1", "mine.txt": "mine"}
    write(site, {"a.md": "2"}, prune=True)
    assert tree(site) == {"a.md": "2", "mine.txt": "mine"}
    assert not (site / "gone").exists()
    assert not (site / UNFINISHED).exists()


def test_a_folder_of_somebody_else_needs_force(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(TargetError, match="not empty"):
        write(tmp_path, {"a.md": "1"})
    write(tmp_path, {"a.md": "1"}, force=True)
    assert tree(tmp_path) == {"a.md": "1", "mine.txt": "mine"}


def test_an_empty_folder_is_taken(tmp_path):
    write(tmp_path, {"a.md": "1"})
    assert tree(tmp_path) == {"a.md": "1"}


def test_what_somebody_changed_stays_and_the_new_version_lies_beside(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "1"})
    (site / "a.md").write_text("edited", encoding="utf-8")
    for _ in range(2):
        write(site, {"a.md": "2", "b.md": "2"})
        assert tree(site) == {"a.md": "edited", "a.md.new": "2", "b.md": "2"}
    write(site, {"a.md": "3", "b.md": "2"})
    assert tree(site) == {"a.md": "edited", "a.md.new": "3", "b.md": "2"}
    write(site, {"a.md": "3", "b.md": "2"}, force=True)
    assert tree(site) == {"a.md": "3", "b.md": "2"}


def test_no_new_version_lies_beside_a_changed_file_where_there_is_none(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "1"})
    (site / "a.md").write_text("edited", encoding="utf-8")
    write(site, {"a.md": "1", "b.md": "2"})
    assert tree(site) == {"a.md": "edited", "b.md": "2"}
    write(site, {"a.md": "2", "b.md": "2"})
    (site / "a.md").write_text("2", encoding="utf-8")  # the user took the new version
    write(site, {"a.md": "2", "b.md": "2"})
    assert tree(site) == {"a.md": "2", "b.md": "2"}


def test_only_files_that_changed_are_touched(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "1", "c/d.md": "1"})
    for path in [*site.rglob("*"), site / MANIFEST]:
        os.utime(path, ns=(10**18, 10**18))

    def touched():
        return {path.name for path in site.rglob("*") if path.is_file() and path.stat().st_mtime_ns != 10**18}

    write(site, {"a.md": "1", "b.md": "1", "c/d.md": "1"})
    assert touched() == set()
    write(site, {"a.md": "1", "b.md": "2", "c/d.md": "1"})
    assert touched() == {"b.md", MANIFEST}


def test_what_a_hidden_post_had_goes_without_being_asked(tmp_path):
    site = tmp_path / "site"
    write(
        site,
        {
            "posts/a.md": "1",
            "comments/a/1.md": "1",
            "_posts/2020-01-05-a.md": "1",
            "posts/ab.md": "1",
            "data/posts--a.json": "1",
        },
    )
    with FolderOutput(site, "test") as out:
        out.write("posts/c.md", "1")
        out.hidden_names = {"a"}
        out.commit()
    assert tree(site) == {"posts/c.md": "1"}  # lists and data may name the post, and so all that is gone goes
    assert len(out.changes.withdrawn) == 5


def test_a_rehearsal_says_what_would_change_and_changes_nothing(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "1", "c.md": "1", "d.md": "1"})
    (site / "d.md").write_text("edited", encoding="utf-8")
    with FolderOutput(site, "test", WriteMode(dry_run=True)) as out:
        for path, text in {"a.md": "1", "b.md": "2", "d.md": "2", "e.md": "1"}.items():
            out.write(path, text)
        out.rehearse()
    changes = out.changes
    assert (changes.new, changes.changed, changes.unchanged) == (["e.md"], ["b.md"], 1)
    assert (changes.edited, changes.gone) == (["d.md"], ["c.md"])
    assert tree(site) == {"a.md": "1", "b.md": "1", "c.md": "1", "d.md": "edited"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_changed_file_that_is_no_longer_written_stays(tmp_path):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "1"})
    (site / "b.md").write_text("edited", encoding="utf-8")
    for _ in range(2):  # it is named as long as it is there: the post may be private now
        with FolderOutput(site, "test", WriteMode(prune=True)) as out:
            out.write("a.md", "1")
            out.commit()
        assert tree(site) == {"a.md": "1", "b.md": "edited"}
        assert (out.changes.edited_gone, out.changes.removed) == (["b.md"], [])


def test_settings_of_the_user_stay(tmp_path):
    site = tmp_path / "site"
    write(site, {"hugo.toml": "1"}, offered=("hugo.toml",))
    (site / "hugo.toml").write_text("edited", encoding="utf-8")
    for _ in range(2):
        write(site, {"hugo.toml": "2"}, offered=("hugo.toml",))
        assert tree(site) == {"hugo.toml": "edited"}
    write(site, {"hugo.toml": "3"}, offered=("hugo.toml",), force=True)
    assert tree(site) == {"hugo.toml": "edited"}


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a\\b", "a\0b"])
def test_no_path_leads_out(tmp_path, path):
    with FolderOutput(tmp_path / "site", "test") as out, pytest.raises(ValueError, match="inside the target"):
        out.write(path, "x")


def test_no_file_is_written_twice(tmp_path):
    with FolderOutput(tmp_path / "site", "test") as out:
        out.write("a", "x")
        with pytest.raises(ValueError, match="twice"):
            out.write("a", "y")


def test_a_link_inside_the_target_does_not_lead_out(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "content").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TargetError, match="outside"):
        write(tmp_path / "site", {"content/a.md": "x"}, force=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_where_a_folder_is_needed_is_seen_before_anything_is_written(tmp_path):
    write(tmp_path / "site", {"a.md": "1"})
    (tmp_path / "site" / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(TargetError, match="is a file, where a folder"):
        write(tmp_path / "site", {"a.md": "2", "b/c.md": "2"})
    assert tree(tmp_path / "site") == {"a.md": "1", "b": "mine"}


def test_what_a_link_points_to_is_replaced(tmp_path):
    (tmp_path / "real.jsonl").write_bytes(b"SIGN 1")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    with FileOutput(tmp_path / "link.jsonl", b"SIGN") as out:
        with out.open() as stream:
            stream.write(b"SIGN 2")
        out.commit()
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_bytes() == b"SIGN 2"


def test_one_file_replaces_only_its_own_kind(tmp_path):
    target = tmp_path / "a.jsonl"

    def run(text, *, force=False):
        with FileOutput(target, b"SIGN", WriteMode(force=force)) as out:
            with out.open() as stream:
                stream.write(text)
            out.commit()

    run(b"SIGN 1")
    run(b"SIGN 2")
    target.write_bytes(b"a letter")
    with pytest.raises(TargetError, match="did not write it"):
        run(b"SIGN 3")
    assert target.read_bytes() == b"a letter"
    run(b"SIGN 3", force=True)
    assert target.read_bytes() == b"SIGN 3"
    with pytest.raises(RuntimeError), FileOutput(target, b"SIGN") as out:
        with out.open() as stream:
            stream.write(b"SIGN half")
        raise RuntimeError
    assert target.read_bytes() == b"SIGN 3"
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_packed_file_has_no_time_in_it(tmp_path):
    for name in ("a.gz", "b.gz"):
        with FileOutput(tmp_path / name, b"") as out:
            with out.open() as stream:
                stream.write(b"same")
            out.commit()
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_what_an_earlier_run_wrote_in_another_format_is_not_replaced_unasked(tmp_path):
    write(tmp_path / "site", {"a.md": "1"})
    with pytest.raises(TargetError, match="wrote as test"):
        FolderOutput(tmp_path / "site", "other")


def test_files_that_are_gone_are_listed_and_removed_when_asked(tmp_path):
    first = [converters.Post(id="1", title="A", slug="a"), converters.Post(id="2", title="B", slug="b")]
    converters.write(first, tmp_path / "site", to="markdown")
    result = converters.write(first[1:], tmp_path / "site", to="markdown")
    (found,) = [finding for finding in result.findings if finding.kind == "gone"]
    assert "posts/a.md" in found.message
    result = converters.write(first[1:], tmp_path / "site", to="markdown", prune=True)
    (found,) = [finding for finding in result.findings if finding.kind == "removed"]
    assert "posts/a.md" in found.message
    assert not (tmp_path / "site" / "posts" / "a.md").exists()


def test_an_edited_file_of_a_post_that_became_private_is_named(tmp_path):
    post = converters.Post(id="1", title="Pond", slug="pond")
    converters.write([post], tmp_path / "site", to="markdown")
    (tmp_path / "site" / "posts" / "pond.md").write_text("edited", encoding="utf-8")
    result = converters.write([replace(post, status="private")], tmp_path / "site", to="markdown")
    (found,) = [finding for finding in result.findings if finding.kind == "edited-gone"]
    assert found.file == "posts/pond.md"


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_a_post_that_became_private_leaves_nothing_of_it_behind(to, tmp_path):
    body = converters.Markup(text="Herons", dialect="html")
    comment = converters.Comment(
        id="1", date="2020-01-06T08:00:00+00:00", body=converters.Markup(text="Lovely", dialect="html")
    )
    site = converters.Site(title="Quay", url="https://quay.example")

    def post(status):
        url = "https://quay.example/2020/01/at-the-pond/"
        return converters.Post(
            id="2", title="Pond", slug="at-the-pond", url=url, status=status, body=body, comments=(comment,), date="2020-01-05T08:00:00+00:00"
        )  # fmt: skip

    other = converters.Post(id="1", title="Mill", slug="mill", url="https://quay.example/2020/01/mill/")
    converters.write([site, other, post("publish")], tmp_path / "site", to=to)
    converters.write([site, other, post("private")], tmp_path / "site", to=to)
    for path in (tmp_path / "site").rglob("*"):
        assert "at-the-pond" not in str(path)
        if path.is_file():
            data = path.read_bytes()
            assert not any(word in data for word in (b"Herons", b"Lovely", b"at-the-pond")), path


def test_the_files_of_another_format_are_replaced(tmp_path):
    """A generator would publish what was a draft of the other."""
    site = tmp_path / "site"
    write(site, {"content/draft.md": "1", "mine.md": "2"})
    (site / "mine.md").write_text("edited")
    with FolderOutput(site, "other", WriteMode(force=True)) as out:
        out.write("new.md", "3")
        out.commit()
    assert not (site / "content" / "draft.md").exists()
    assert (site / "mine.md").read_text() == "edited"


@pytest.mark.parametrize("files", [{}, {"a.md": "1"}, {"b/c.md": "2", 'a "b"\n.md': "1", "\u2028{}.md": "3"}])
@pytest.mark.parametrize("moving", [None, [], [("z.md", ["1", "2"])]])
@pytest.mark.parametrize("run", ["", "r"])
def test_the_files_of_a_manifest_are_read_one_by_one(files, moving, run):
    text = "".join(manifest_pieces("test", sorted(files.items()), moving, run))
    assert json.loads(text)["files"] == files
    assert dict(files_in(io.BytesIO(text.encode()))) == files


@pytest.mark.parametrize(
    "text", ["", "{}", '{"files": {"a.md": "1"}}', ' "files": {\n  "a.md": "1"\n', ' "files": {\n  x\n }']
)
def test_a_manifest_with_other_lines_has_no_files(text):
    with pytest.raises(ValueError, match=r"manifest|property"):
        list(files_in(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    "change", [str, lambda text: json.dumps(json.loads(text)), lambda text: text.replace("\n", "\r\n")]
)
def test_a_manifest_that_another_program_wrote_anew_is_still_ours(tmp_path, change):
    site = tmp_path / "site"
    write(site, {"a.md": "1", "b.md": "2", "c.md": "3"})
    manifest = site / MANIFEST
    manifest.write_bytes(change(manifest.read_text()).encode())
    with FolderOutput(site, "test", WriteMode(prune=True)) as out:
        out.write("a.md", "one")
        out.write("b.md", "2")
        out.commit()
    assert (out.changes.changed, out.changes.unchanged, out.changes.removed) == (["a.md"], 1, ["c.md"])
    assert tree(site) == {"a.md": "one", "b.md": "2"}


def test_few_of_very_many_folders_are_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(staged, "_MOST_FOLDERS", 3)
    files = {f"{number}/{name}": "A" for name in ("a.md", "b.md") for number in range(8)}
    with FolderOutput(tmp_path / "site", "test") as out:
        for path, text in files.items():
            out.write(path, text)
        assert len(out._folders) <= 3
        out.commit()
    assert tree(tmp_path / "site") == files


def test_a_second_run_over_very_many_files_does_what_it_does_with_few(tmp_path, monkeypatch):
    """What is known of them is in a database then; what is in it is not changed while it is read."""
    outcomes = []
    for most in (1000, 1):
        monkeypatch.setattr(disk_map, "_MOST", most)
        site = tmp_path / str(most)
        old = {f"{name}.md": f"---\ntitle: {name}\n---\n{name}\n" for name in "abcdefgh"}
        write(site, old)
        (site / "c.md").write_text("---\ntitle: c\n---\nedited\n")
        (site / "g.md").write_text("edited")
        with FolderOutput(site, "test", WriteMode()) as out:
            for name in "abcdfij":
                out.write(f"{name}.md", old.get(f"{name}.md", "") + ("new\n" if name in "bcfij" else ""))
            out.commit()
        outcomes.append((out.changes, tree(site), json.loads((site / MANIFEST).read_text())))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][0] == Changes(
        new=["i.md", "j.md"],
        changed=["b.md", "f.md", PARTS],
        unchanged=2,
        edited=["c.md"],
        beside=["c.md.new"],
        gone=["e.md", "h.md"],
        edited_gone=["g.md"],
    )


@pytest.mark.parametrize("number", [0, 1, 1023, 1024, 1025, 3000])
def test_very_many_paths_are_a_sequence_in_little_memory(number):
    paths = [f"content/posts/\udce9-{i}/index.md" for i in range(number)]
    packed = PackedPaths()
    for path in paths:
        packed.append(path)
    assert packed == paths
    assert packed != [*paths, "another.md"]
    assert list(packed) == paths
    assert len(packed) == number
    assert [packed[place] for place in range(number)] == paths
    assert packed[-2:] == paths[-2:]
    assert sum(map(sys.getsizeof, packed._packed)) <= 20 * number
