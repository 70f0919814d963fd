"""Targets in object storage: what stands there, and what a run makes of it."""

import fsspec
import pytest

import converters
from converters.io.addresses import store
from converters.io.manifest import MANIFEST, UNFINISHED_SENDING
from tests.addresses.conftest import on_disk, written

SITE = "memory://sites/harbour"


@pytest.fixture
def local(example, tmp_path):
    converters.convert(example, tmp_path / "site", to="hugo")
    return on_disk(tmp_path / "site")


@pytest.fixture
def sent(monkeypatch):
    """The paths of what is sent."""
    found = []
    put = store.Store.put

    def noted(self, path, to):
        found.append(to.removeprefix("/sites/harbour/"))
        put(self, path, to)

    monkeypatch.setattr(store.Store, "put", noted)
    return found


def test_a_target_is_that_of_a_folder_and_its_manifest_comes_last(example, memory, local, sent):
    result = converters.convert(example, SITE, to="hugo")
    assert written(memory, SITE) == local
    assert sent[-1] == MANIFEST
    assert result.target == SITE
    assert "/tmp" not in result.next_step
    assert f"copy {SITE} to a machine as harbour; hugo server --source harbour" == result.next_step


def test_a_second_run_sends_what_changed(example, memory, sent):
    converters.convert(example, SITE, to="hugo")
    sent.clear()
    assert converters.convert(example, SITE, to="hugo").files.unchanged
    assert sent == []
    memory.rm_file("/sites/harbour/hugo.toml")
    converters.convert(example, SITE, to="hugo")
    assert sent == ["hugo.toml", MANIFEST]


def test_what_the_user_changed_stays(example, memory):
    converters.convert(example, SITE, to="hugo")
    post = next(
        path
        for path in memory.find(SITE)
        if "/posts/" in path and path.endswith(".md") and "_index" not in path
    )
    memory.pipe_file(post, b"my own words")
    converters.convert(example, SITE, to="hugo", options={"front-matter": "toml"})
    assert memory.cat_file(post) == b"my own words"
    assert memory.exists(f"{post}.new")
    converters.convert(example, SITE, to="hugo", force=True)
    assert memory.cat_file(post) != b"my own words"


def test_a_folder_of_somebody_else_is_refused_and_not_read(example, memory, monkeypatch):
    memory.pipe_file("/sites/harbour/diary.txt", b"mine")
    monkeypatch.setattr(store.Store, "get", lambda *_: pytest.fail("it is not ours to read"))
    with pytest.raises(converters.TargetError, match=f"^{SITE} is not empty, and blogport did not write it"):
        converters.convert(example, SITE, to="hugo")
    assert memory.find(SITE) == ["/sites/harbour/diary.txt"]
    converters.convert(example, SITE, to="hugo", force=True)
    assert memory.cat_file("/sites/harbour/diary.txt") == b"mine"
    assert memory.exists(f"{SITE}/{MANIFEST}")


def test_another_format_is_refused(example, memory):
    converters.convert(example, SITE, to="hugo")
    with pytest.raises(converters.TargetError, match=f"^{SITE} holds what blogport wrote as hugo"):
        converters.convert(example, SITE, to="jekyll")


def test_prune_removes_what_is_not_written_any_more(example, memory, tmp_path):
    converters.convert(example, SITE, to="hugo")
    empty = converters.write([converters.Site(title="A")], SITE, to="hugo", prune=True)
    converters.write([converters.Site(title="A")], tmp_path / "site", to="hugo")
    assert empty.files.removed
    assert written(memory, SITE).keys() == on_disk(tmp_path / "site").keys()


@pytest.mark.parametrize("first", [False, True], ids=["new", "update"])
def test_a_target_to_which_not_all_was_sent_is_not_seen(example, memory, local, monkeypatch, first):
    if first:
        converters.convert(example, SITE, to="hugo", options={"front-matter": "toml"})

    def breaks(self, path, to):
        if to.endswith(".md"):
            raise store.AddressError("access is denied")
        put(self, path, to)

    put = store.Store.put
    with (
        monkeypatch.context() as patched,
        pytest.raises(converters.TargetError, match=f"^{SITE} is not whole"),
    ):
        patched.setattr(store.Store, "put", breaks)
        converters.convert(example, SITE, to="hugo")
    assert not memory.exists(f"{SITE}/{MANIFEST}")
    with pytest.raises(converters.SourceError, match="it is not whole"):
        converters.inspect(SITE)
    converters.convert(example, SITE, to="hugo")
    assert written(memory, SITE).keys() == local.keys()
    assert not memory.exists(f"{SITE}/{UNFINISHED_SENDING}")
    assert {name for name, data in written(memory, SITE).items() if data != local[name]} <= {MANIFEST}


def test_a_stop_while_files_are_sent_is_told(example, memory, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store.Store, "put", stopped)
    with pytest.raises(
        converters.errors.StoppedHalfway, match="may not be whole: run the same command again"
    ):
        converters.convert(example, SITE, to="hugo")


def test_a_file_is_replaced_and_old_volumes_go(example, memory, tmp_path):
    file = "memory://exports/blog.xml"
    converters.convert(example, file, to="wxr", options={"split": "20kB"})
    parts = memory.find("/exports")
    assert len(parts) > 2
    result = converters.convert(example, file, to="wxr", options={"split": "40kB"})
    converters.convert(example, tmp_path / "blog.xml", to="wxr", options={"split": "40kB"})
    assert {path.rpartition("/")[2]: memory.cat_file(path) for path in memory.find("/exports")} == on_disk(
        tmp_path
    )
    assert result.target == "memory://exports/blog-1.xml"


def test_a_file_of_somebody_else_is_refused(example, memory):
    memory.pipe_file("/exports/blog.xml", b"mine")
    with pytest.raises(converters.TargetError, match=r"^memory://exports/blog\.xml is there already"):
        converters.convert(example, "memory://exports/blog.xml", to="wxr")
    assert memory.cat_file("/exports/blog.xml") == b"mine"


def test_a_file_that_is_packed_is_replaced(example, memory, tmp_path):
    changes = []
    for title in ("A", "A", "B"):
        for target in ("memory://books/blog.epub", tmp_path / "blog.epub"):
            records = [converters.Site(title=title), *converters.read(example)]
            changes.append(converters.write(records[:1] + records[2:], target, to="epub").files)
        assert written(memory, "memory://books") == on_disk(tmp_path)
    assert [bool(each.unchanged) for each in changes] == [False, False, True, True, False, False]


def test_a_dry_run_sends_nothing(example, memory):
    result = converters.convert(example, SITE, to="hugo", dry_run=True)
    assert result.files.new
    assert not memory.store


@pytest.mark.parametrize(
    ("target", "given", "why"),
    [
        ("https://host/site", {}, "a target is written to this machine or to object storage"),
        ("s3://key:secret@bucket/site", {}, "without user, password and signature"),
        (SITE, {"comments": ["isso"]}, "object storage may be public"),
    ],
)
def test_what_is_no_target_is_refused(example, memory, target, given, why):
    with pytest.raises(converters.UsageError, match=why) as refused:
        converters.convert(example, target, to="hugo", **given)
    assert "secret" not in str(refused.value)


def test_a_target_is_verified_where_it_lies(example, memory):
    converters.convert(example, SITE, to="hugo")
    assert converters.verify(example, SITE).equal
    for path in fsspec.filesystem("memory").find(f"{SITE}/content/posts"):
        memory.rm_file(path)
    assert not converters.verify(example, SITE).equal
