"""Names of objects: what people and their tools put into buckets, and what is read of it."""

import gzip
import io
import tarfile
import unicodedata
import zipfile
from pathlib import Path

import fsspec
import pytest

import converters
from converters.io.addresses.download import sorted_out
from converters.io.addresses.store import Entry
from tests.conftest import FIXTURES

EXPORT = (FIXTURES / "example.xml").read_bytes()
POSTS = 11
TEXT = b"---\ntitle: A\ndate: 2020-01-01\n---\nA text.\n"
NAMES = (
    "a b.xml", "a#b.xml", "a?b.xml", "a%20b.xml", "a%b.xml", "a+b.xml", "a&b=c.xml", "a::b.xml", "a@b.xml", "[1].xml", "a{b}.xml",
    "a;b,c'd\"e.xml", unicodedata.normalize("NFC", "ä.xml"), unicodedata.normalize("NFD", "ä.xml"), "日本.xml", "n" * 200 + ".xml",
)  # fmt: skip


def unread(address: str) -> dict[str, str]:
    """The files that cost a finding, with why."""
    log = converters.Diagnostics()
    converters.inspect(address, diagnostics=log)
    return {
        each.file.removeprefix(f"{address}/"): each.message
        for each in log.findings
        if each.kind == "unreadable-file"
    }


@pytest.mark.slow(reason="a server of S3 is asked")
def test_files_of_all_names_are_read_alone_as_a_folder_and_by_patterns(bucket):
    files = fsspec.filesystem("s3")
    for name in NAMES:
        files.pipe_file(f"{bucket}/one/{name}", EXPORT)
    for name in NAMES:
        assert converters.inspect(f"s3://{bucket}/one/{name}")["posts"]["total"] == POSTS, name
    assert converters.inspect(f"s3://{bucket}/one")["posts"]["total"] == POSTS * len(NAMES)
    found = converters.inspect(f"s3://{bucket}/one/a*.xml", from_="wxr")["posts"]["total"]
    assert found == POSTS * sum(name.startswith("a") for name in NAMES)


@pytest.mark.slow(reason="a server of S3 is asked")
def test_a_listing_has_pages(bucket, monkeypatch):
    from moto.s3.models import s3_backends

    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "20")  # a page of Amazon's has a thousand
    objects = next(iter(s3_backends.values()))["global"]
    for number in range(42):
        objects.put_object(bucket, f"many/{number:05}.md", TEXT)
    first = objects.list_objects(objects.get_bucket(bucket), "many/", None, None, 20)
    assert len(first[0]) < 42
    assert converters.inspect(f"s3://{bucket}/many")["posts"]["total"] == 42


@pytest.mark.slow(reason="a server of S3 is asked")
def test_a_target_has_any_name_and_a_bucket_may_be_one(bucket, example):
    fsspec.filesystem("s3").mkdir(f"{bucket}-root")
    for target in (f"s3://{bucket}/s a#b?c%20d+ä", f"s3://{bucket}-root", f"s3://{bucket}-root/"):
        first = converters.convert(example, target, to="hugo")
        again = converters.convert(example, target, to="hugo")
        assert (again.files.new, again.files.changed) == ([], [])
        assert again.files.unchanged == len(first.files.new) + first.files.unchanged
        assert converters.inspect(target)["posts"]["total"]


def test_what_stands_for_folders_is_no_file(memory):
    for key, data in {
        "in/a/": b"", "in/b": b"", "in/b/b.md": TEXT, "in/c.md": TEXT, "in/empty.md": b"", "in/.DS_Store": b"x",
    }.items():  # fmt: skip
        memory.store[f"/{key}"] = fsspec.implementations.memory.MemoryFile(memory, f"/{key}", data)
    entries = [
        Entry(path, path.removeprefix("/in/"), len(file.getvalue()), "")
        for path, file in memory.store.items()
    ]
    wanted, not_read = sorted_out(entries)
    assert [each.place for each in wanted] == ["b/b.md", "c.md", "empty.md"]
    assert not not_read


def test_keys_that_no_folder_can_have_cost_a_finding_each(memory):
    for key in ("ok.md", "x//y.md", "z/./y.md", "z/../y.md"):
        memory.store[f"/in/{key}"] = fsspec.implementations.memory.MemoryFile(memory, f"/in/{key}", TEXT)
    assert unread("memory://in") == dict.fromkeys(
        ("x//y.md", "z/./y.md", "z/../y.md"), "it cannot be read: it has a name that is no path of a file"
    )


def test_names_that_this_machine_takes_for_one(memory, monkeypatch):
    for key in ("A.md", "a.md", "b.md"):
        memory.pipe_file(f"/in/{key}", TEXT)
    touch = Path.touch

    def folding(self, mode=0o666, exist_ok=True):
        """As a file system of macOS or Windows does it."""
        if not exist_ok and any(self.name.lower() == each.name.lower() for each in self.parent.iterdir()):
            raise FileExistsError(17, "File exists")
        touch(self, mode, exist_ok)

    monkeypatch.setattr(Path, "touch", folding)
    assert unread("memory://in") == {
        "a.md": "it cannot be read: this machine takes its name for that of another file"
    }


def test_a_path_that_is_too_long_for_this_machine(memory):
    deep = "/".join(["d" * 200] * 30)
    memory.pipe_file(f"/in/{deep}/a.md", TEXT)
    memory.pipe_file("/in/b.md", TEXT)
    assert unread("memory://in") == {
        f"{deep}/a.md": "it cannot be read: this machine cannot have its name (File name too long)"
    }


def test_packed_files(memory):
    packed, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("x/blog.xml", EXPORT)
    with tarfile.open(fileobj=tarred, mode="w:gz") as file:
        member = tarfile.TarInfo("x/blog.xml")
        member.size = len(EXPORT)
        file.addfile(member, io.BytesIO(EXPORT))
    for name, data in (
        ("blog.zip", packed.getvalue()),
        ("blog.tar.gz", tarred.getvalue()),
        ("blog.xml.gz", gzip.compress(EXPORT)),
    ):
        memory.pipe_file(f"/in/{name}", data)
        assert converters.inspect(f"memory://in/{name}")["posts"]["total"] == POSTS, name


@pytest.mark.parametrize("target", ["memory://a//b", "memory://a/../b", "memory://a/./b"])
def test_a_target_whose_name_is_no_path_is_refused(target, example, memory):
    with pytest.raises(
        converters.UsageError, match=r"a target has no empty name, and neither \. nor \.\. in it"
    ):
        converters.convert(example, target, to="hugo")


@pytest.mark.parametrize("source", ["s3://exports-*/blog.xml", "s3://export?/blog.xml"])
def test_a_pattern_of_buckets_is_refused(source):
    with pytest.raises(
        converters.SourceError, match="a pattern stands for files of one bucket or host; name that one"
    ):
        converters.inspect(source)
