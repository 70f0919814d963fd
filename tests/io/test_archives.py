"""Packed files that are damaged, hostile, or packed in a way that nobody can unpack."""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

import converters
from converters import Post
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.io import archives
from converters.io.archives import safe_place
from converters.io.opening import open_source
from tests.conftest import FIXTURES

PAGE = b"---\ntitle: %s\n---\nFog came in.\n"


def read(path: Path, **options) -> tuple[list[str], list[converters.Finding]]:
    """The titles of the posts in a source, and the errors."""
    diagnostics = Diagnostics()
    titles = [
        one.title
        for one in converters.read(path, diagnostics=diagnostics, **options)
        if isinstance(one, Post)
    ]
    return titles, [one for one in diagnostics.findings if one.severity == "error"]


def zipped(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def tarred(path: Path, members: list[tuple[str, bytes | str, bytes]]) -> Path:
    """A tar of (name, its bytes or the target of a link, type)."""
    with tarfile.open(path, "w") as out:
        for name, content, kind in members:
            entry = tarfile.TarInfo(name)
            entry.type = kind
            if isinstance(content, bytes):
                entry.size = len(content)
                out.addfile(entry, io.BytesIO(content))
            else:
                entry.linkname = content
                out.addfile(entry)
    return path


@pytest.mark.parametrize(
    ("members", "titles", "words"),
    [
        ([("b.md", "a.md", tarfile.LNKTYPE)], ["A", "A"], None),
        ([("b.md", "a.md", tarfile.SYMTYPE)], ["A", "A"], None),
        ([("b.md", "nowhere.md", tarfile.LNKTYPE)], ["A"], "nowhere.md"),
        ([("d", "", tarfile.DIRTYPE), ("b.md", "d", tarfile.LNKTYPE)], ["A"], "no file of the packed file"),
        ([("b.md", "../../etc/passwd", tarfile.SYMTYPE)], ["A"], "outside"),
        ([("b.md", "/etc/passwd", tarfile.SYMTYPE)], ["A"], "outside"),
        ([("b.md", "b.md", tarfile.SYMTYPE)], ["A"], "circle"),
        ([("b.md", "", tarfile.FIFOTYPE)], ["A"], "pipe or a device"),
        ([("b.md", "", tarfile.CHRTYPE)], ["A"], "pipe or a device"),
    ],
)
@pytest.mark.parametrize("packing", [bytes, gzip.compress])
def test_links_and_devices_in_a_tar(packing, members, titles, words, tmp_path):
    path = tarred(tmp_path / "a.tar", [("a.md", PAGE % b"A", tarfile.REGTYPE), *members])
    path.write_bytes(packing(path.read_bytes()))
    found, errors = read(path)
    assert found == titles
    assert [words in one.message for one in errors] == ([True] if words else [])
    assert [one.file for one in errors] == [f"{path}/b.md"] * len(errors)


def test_links_in_a_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr("site/a.md", PAGE % b"A")
        for name, target in {"b": "a.md", "c": "../../../etc/passwd", "d": "gone.md"}.items():
            info = zipfile.ZipInfo(f"site/{name}.md")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            out.writestr(info, target)
    titles, errors = read(tmp_path / "a.zip")
    assert titles == ["A", "A"]
    assert [(one.file.rpartition("/")[2], one.message.partition("link to ")[2][:8]) for one in errors] == [
        ("c.md", "what lie"),
        ("d.md", "site/gon"),
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("../../etc/passwd", "etc/passwd"),
        ("a/../../b.md", "b.md"),
        ("./a//b.md", "a/b.md"),
        ("..", ""),
    ],
)
def test_names_of_members_stay_within(name, place):
    assert safe_place(name) == place


@pytest.mark.parametrize("packer", ["zip", "tar"])
def test_members_with_hostile_names_are_read_and_written_within_the_target(packer, tmp_path):
    names = ["/abs/b.md", "../../up/c.md", "win\\d.md"]
    inside = tmp_path / "in" / "deep"
    inside.mkdir(parents=True)
    if packer == "zip":
        path = zipped(inside / "a.zip", {"a.md": PAGE % b"A"} | dict.fromkeys(names, PAGE % b"X"))
    else:
        path = tarred(inside / "a.tar", [(name, PAGE % b"X", tarfile.REGTYPE) for name in ("a.md", *names)])
    before = {one for one in tmp_path.rglob("*") if one.is_file()}
    for to in ("hugo", "markdown", "html"):
        result = converters.convert(path, inside / to, to=to)
        assert result.accounts["post"].written == 4
    after = {one for one in tmp_path.rglob("*") if one.is_file()} - before
    assert all(one.is_relative_to(inside) for one in after)


def encrypt(path: Path, name: bytes) -> None:
    """Set the flag of encryption of one member, in both of its headers (APPNOTE 4.3.7, 4.3.12)."""
    data = bytearray(path.read_bytes())
    for mark, flags, start in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            if data[at + start : at + start + len(name)] == name:
                data[at + flags] |= 1
    path.write_bytes(data)


def test_an_encrypted_member_is_one_finding(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A", "b.md": PAGE % b"B"})
    encrypt(path, b"b.md")
    titles, (error,) = read(path)
    assert titles == ["A"]
    assert error.file == f"{path}/b.md"
    assert "password" in error.message


def test_a_zip_that_is_encrypted_is_a_sentence(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A"})
    encrypt(path, b"a.md")
    with pytest.raises(converters.SourceError, match="password"):
        list(converters.read(path))


@pytest.mark.parametrize("name", ["b.md", "_config.yml", "b.png"])
def test_a_member_that_nobody_can_unpack_is_one_finding(name, tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        {"a.md": PAGE % b"A" + b"![](b.png)\n", name: b"title: B\n"},
        zipfile.ZIP_STORED,
    )
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")  # the directory counts
    data[at + 10 : at + 12] = struct.pack("<H", 97)  # WavPack
    path.write_bytes(data)
    result = converters.convert(path, tmp_path / "site", to="html")
    assert result.accounts["post"].left_out == (
        {"draft": 1} if name == "_config.yml" else {}
    )  # settings may leave it out
    (said,) = [one for one in result.findings if one.severity == "error"]
    assert said.kind == "unreadable-file"
    assert "compression" in said.message


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
)
def test_a_damaged_member_is_one_finding(compression, tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A"})
    with zipfile.ZipFile(path, "a") as out:
        out.writestr("b.md", PAGE % b"B" + bytes(range(200)) * 20, compression)
        at = out.getinfo("b.md").header_offset
    data = bytearray(path.read_bytes())
    for position in range(at + 60, at + 100):
        data[position] ^= 0x5A
    path.write_bytes(data)
    titles, (error,) = read(path)
    assert titles == ["A"]
    assert error.file == f"{path}/b.md"


def test_a_tar_that_breaks_off_is_a_finding(tmp_path):
    path = tarred(
        tmp_path / "a.tar",
        [("a.md", PAGE % b"A", tarfile.REGTYPE), ("b.md", PAGE % b"B" * 400, tarfile.REGTYPE)],
    )
    path.write_bytes(path.read_bytes()[:1600])
    titles, errors = read(path)
    assert titles == ["A"]
    assert errors


def test_a_packed_tar_that_breaks_off_between_two_files_is_a_finding(tmp_path):
    """`tarfile` takes the place for the end."""
    members = [(f"{name}.md", PAGE % name.upper().encode(), tarfile.REGTYPE) for name in "ab"]
    data = tarred(tmp_path / "a.tar", members).read_bytes()[:1024]
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(data)[:-8])  # without the end of the stream
    titles, errors = read(path)
    assert titles == ["A"]
    assert "breaks off" in errors[0].message


def test_a_damaged_header_in_a_tar_costs_its_file(tmp_path):
    members = [(f"{name}.md", PAGE % name.upper().encode(), tarfile.REGTYPE) for name in "abc"]
    path = tarred(tmp_path / "a.tar", members)
    data = bytearray(path.read_bytes())
    data[1024] ^= 1  # in the name of the second file
    path.write_bytes(data)
    titles, (error,) = read(path)
    assert titles == ["A", "C"]
    assert "is lost" in error.message


def test_members_that_overlap_do_no_harm(tmp_path):
    """Many names for the same packed bytes, as in Fifield's bomb."""
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A", "b.md": PAGE % b"B"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 0)  # its header is the first one's
    path.write_bytes(data)
    titles, (error,) = read(path)
    assert titles == ["A"]
    assert error.file == f"{path}/b.md"


def test_zip64(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out, out.open("a.md", "w", force_zip64=True) as member:
        member.write(PAGE % b"A")
    assert read(tmp_path / "a.zip") == (["A"], [])


def test_a_zip_in_a_zip_is_read_from_a_copy(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.md": PAGE % b"A", "b.md": PAGE % b"B"}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"backup.zip": inner, "note.md": PAGE % b"C"})
    source = open_source(path)
    assert [file.place for file in source.files()] == ["backup.zip", "note.md"]


@pytest.mark.parametrize("name", ["hardlink-dir.tar", "hardlink-missing.tar"])
def test_hard_links_that_ended_a_run(name, tmp_path):
    titles, (error,) = read(FIXTURES / "attack" / name)
    assert titles
    assert error.kind == "unreadable-file"


def test_a_damaged_lzma_that_ended_a_run():
    with pytest.raises(converters.SourceError, match=r"export\.xml: cannot be read: Corrupt"):
        list(converters.read(FIXTURES / "attack" / "lzma-damaged.zip"))


@pytest.mark.parametrize(
    ("packing", "ending"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")]
)
class TestOneFile:
    def test_is_read(self, packing, ending, tmp_path):
        (tmp_path / f"fog.md{ending}").write_bytes(packing(PAGE % b"Fog"))
        tarred(tmp_path / "a.tar", [("a.md", PAGE % b"A", tarfile.REGTYPE)])
        (tmp_path / f"a.tar{ending}").write_bytes(packing((tmp_path / "a.tar").read_bytes()))
        assert read(tmp_path / f"fog.md{ending}", from_="markdown") == (["Fog"], [])
        assert read(tmp_path / f"a.tar{ending}") == (["A"], [])

    def test_cut_off_is_said(self, packing, ending, tmp_path):
        noise = "\n".join(
            str(number**7) for number in range(60_000)
        ).encode()  # more than a block of bzip2, which is 900 kB
        data = packing(PAGE % b"Fog" + noise)
        (tmp_path / f"fog.md{ending}").write_bytes(data[: len(data) * 9 // 10])
        diagnostics = Diagnostics()
        found = list(converters.read(tmp_path / f"fog.md{ending}", from_="markdown", diagnostics=diagnostics))
        assert [one.title for one in found if isinstance(one, Post)] == ["Fog"]
        assert "packed-damage" in {one.kind for one in diagnostics.findings}

    def test_damage_at_the_start_is_one_sentence(self, packing, ending, tmp_path):
        data = packing(PAGE % b"Fog")
        (tmp_path / f"fog.md{ending}").write_bytes(data[:8] + b"\xff" * 60)
        with pytest.raises(converters.SourceError, match=r"fog\.md"):
            read(tmp_path / f"fog.md{ending}", from_="markdown")


def test_a_member_that_is_there_twice_is_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr("a.md", PAGE % b"Old")
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr("a.md", PAGE % b"New")
    titles, errors = read(tmp_path / "a.zip")
    assert titles == ["New"]
    assert ["more than once" in one.message for one in errors] == [True]


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 12


def contents(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """What the files of a source have in them, and the names in its problems."""
    source = open_source(path)
    return {file.place: file.read() for file in source.files()}, [one.file for one in source.problems()]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_without_its_end_gives_the_sound_members(compression, streamed, tmp_path):
    """Streamed zips have the sizes behind the members: of stored ones the end is then lost too."""
    packed = io.BytesIO()
    members = {"a.md": PAGE % b"A", "b/p.png": PICTURE, "../../c.md": PAGE % b"C"}
    target = Unseekable(packed) if streamed else packed
    with zipfile.ZipFile(target, "w", compression) as out:
        for name, data in members.items():
            out.writestr(name, data)
    path = tmp_path / "a.zip"
    path.write_bytes(packed.getvalue()[: packed.getvalue().rfind(b"PK\x01\x02")])
    if streamed and compression == zipfile.ZIP_STORED:
        with pytest.raises(SourceError, match="download or copy it again"):
            open_source(path)
        return
    found, problems = contents(path)
    assert found == {"a.md": PAGE % b"A", "b/p.png": PICTURE, "c.md": PAGE % b"C"}
    assert problems == [str(path)]


class Unseekable(io.RawIOBase):
    """A stream that cannot go back, as a download."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        return self._target.write(data)


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_nothing_of_a_damaged_zip_gets_out_truncated(compression, tmp_path):
    """Cut everywhere, and cut with a byte changed before: a member is whole, an export as far as it goes, or it is a problem."""
    export = b"<rss>" + bytes(range(32, 127)) * 20
    members = {"a/p.png": PICTURE, "a/feed.xml": export, "a/q.png": PICTURE[::-1]}
    whole = zipped(tmp_path / "a.zip", members, compression).read_bytes()
    path = tmp_path / "cut.zip"
    end = whole.rfind(b"PK\x05\x06") + 4
    for at in range(40, end, 61):
        for changed in (None, at // 2):
            data = bytearray(whole[:at])
            if changed is not None:
                data[changed] ^= 0x55
            path.write_bytes(data)
            try:
                found, problems = contents(path)
            except SourceError:
                continue
            assert str(path) in problems
            for place, content in found.items():
                if place.endswith(".png"):
                    assert content in (PICTURE, PICTURE[::-1])
                elif content != export and place == "a/feed.xml":
                    assert f"{path}/{place}" in problems


def test_a_zip_without_its_end_names_what_is_damaged(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A", "p.png": PICTURE, "q.png": PICTURE})
    data = bytearray(path.read_bytes()[:-30])
    data[data.find(b"p.png") + 5 + 20] ^= 0xFF
    path.write_bytes(data)
    found, problems = contents(path)
    assert found == {"a.md": PAGE % b"A", "q.png": PICTURE}
    assert problems == [str(path), f"{path}/p.png"]


def test_drafts_that_alone_are_left_of_a_zip_stay_drafts(tmp_path):
    """The only folder that is left is no wrapping."""
    path = zipped(tmp_path / "a.zip", {"_drafts/a.md": PAGE % b"A", "_drafts/b.md": PAGE % b"B"})
    path.write_bytes(path.read_bytes()[:-30])
    found, _ = contents(path)
    assert list(found) == ["_drafts/a.md", "_drafts/b.md"]


def test_the_members_of_a_stored_zip_that_is_cut_stay_in_it(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.md": PAGE % b"A", "b.md": PICTURE}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"c.md": PAGE % b"C", "drafts.zip": inner}, zipfile.ZIP_STORED)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rfind(b"PK\x01\x02", 0, whole.find(b"PK\x05\x06"))])
    found, problems = contents(path)
    assert sorted(found) == ["c.md", "drafts.zip"]
    assert problems == [str(path), f"{path}/drafts.zip"]


def test_headers_without_members_take_linear_time(tmp_path):
    """Each pretends to hold all that follows."""
    header = struct.pack("<4s2x2H4x3L2H", b"PK\x03\x04", 0, 0, 1, 1 << 30, 1 << 30, 1, 0) + b"x"
    path = tmp_path / "a.zip"
    path.write_bytes(header * 40_000)
    with pytest.raises(SourceError, match="download or copy it again"):
        open_source(path)


def test_a_zip_that_lacks_bytes_before_its_table_gives_the_sound_members(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A", "p.png": PICTURE, "b.md": PAGE % b"B"})
    data = path.read_bytes()
    hole = data.find(b"p.png") + 10
    path.write_bytes(data[:hole] + data[hole + 7 :])
    found, problems = contents(path)
    assert found == {"a.md": PAGE % b"A", "b.md": PAGE % b"B"}
    assert problems == [str(path), f"{path}/p.png"]


def test_a_table_that_lost_entries_loses_no_member(tmp_path):
    """The comment of the first entry is damaged, and seems to go to the end of the table."""
    path = zipped(tmp_path / "a.zip", {"a.md": PAGE % b"A", "b.md": PAGE % b"B"})
    data = bytearray(path.read_bytes())
    second = data.rfind(b"PK\x01\x02")
    first = data.find(b"PK\x01\x02")
    data[first + 32 : first + 34] = struct.pack("<H", len(data) - 22 - second)
    path.write_bytes(data)
    found, problems = contents(path)
    assert found == {"a.md": PAGE % b"A", "b.md": PAGE % b"B"}
    assert problems == [str(path)]


def test_an_export_in_a_zip_without_its_end_is_read_up_to_the_damage(tmp_path):
    export = b"".join(b"<item>%d</item>" % (number * 7919) for number in range(2000))
    path = zipped(tmp_path / "a.zip", {"feed.xml": export})
    data = bytearray(path.read_bytes()[:-30])
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    path.write_bytes(data)
    found, problems = contents(path)
    assert len(found["feed.xml"]) > len(export) // 3
    assert found["feed.xml"][: len(export) // 3] == export[: len(export) // 3]
    assert problems == [str(path), f"{path}/feed.xml"]


def test_a_nul_in_a_name_hides_no_file(tmp_path):
    source = zipped(
        tmp_path / "a.zip",
        {"one.md": PAGE % b"One", "Xtwo.md": PAGE % b"Two", "three.mdX.png": PAGE % b"Three"},
    )
    data = source.read_bytes().replace(b"Xtwo.md", b"\0two.md").replace(b"three.mdX.png", b"three.p\0ng.md")
    source.write_bytes(data)
    titles, _ = read(source)
    assert sorted(titles) == ["One", "Three", "Two"]


def test_the_name_in_unicode_of_an_extra_field_counts():
    info = zipfile.ZipInfo("r?d.md")
    info.filename = "réd.md"  # as Python 3.13 sets it
    assert archives._zip_name(info) == "réd.md"


@pytest.mark.parametrize("name", [b"\0\0", b".."])
def test_a_member_without_a_name_is_reported(tmp_path, name):
    source = zipped(tmp_path / "a.zip", {"one.md": PAGE % b"One", "XX": PAGE % b"Two"})
    source.write_bytes(source.read_bytes().replace(b"XX", name))
    titles, errors = read(source)
    assert titles == ["One"]
    assert any("no name" in error.message for error in errors)
