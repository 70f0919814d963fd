"""Packs an input in containers of every kind, some of them odd: gzip, zip by every method, tar in every form, nested."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

_NAMES: Final = ("../{}", "/{}", "./{}", "a\\{}", "wrap/{}", "{}/", "__MACOSX/{}", "C:\\{}", "{}\u0301", "日本/{}", "2020/{}", ".hidden/{}", "a/" * 90 + "{}")  # fmt: skip


def pack(chance: Random, name: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The name and bytes of a file that has all these files in it; `name` is that of the input."""
    kind, data = _container(chance, files)
    name = f"{name}{kind}"
    while chance.random() < 0.25 and len(name) < 60:
        kind, data = _container(
            chance, {name: data, **({"readme.txt": b"x"} if chance.random() < 0.3 else {})}
        )
        name = f"{name}{kind}"
    return name, data


def _container(chance: Random, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    kinds = ("zip", "zip", "tar", "tar", *(("gz", "gz", "xz") if len(files) == 1 else ()))
    match chance.choice(kinds):
        case "zip":
            return chance.choice((".zip", ".zip", ".bin", "")), _zip(chance, files)
        case "tar":
            ending, wrap = chance.choice(((".tar", bytes), (".tar.gz", _gzip), (".tgz", _odd_gzip(chance))))
            return ending, wrap(_tar(chance, files))
        case "gz":
            return ".gz", _odd_gzip(chance)(next(iter(files.values())))
        case _:
            ending, wrap = chance.choice(((".xz", lzma.compress), (".bz2", bz2.compress), (".lzma", _alone), (".7z", _seven)))  # fmt: skip
            return ending, wrap(next(iter(files.values())))


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _alone(data: bytes) -> bytes:
    return lzma.compress(data, format=lzma.FORMAT_ALONE)


def _seven(data: bytes) -> bytes:
    """The signature of 7-Zip, which blogport does not read."""
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + _alone(data)


def _odd_gzip(chance: Random) -> Callable[[bytes], bytes]:
    """Gzip in several members, cut, with something after it, or with a name in its head."""

    def compress(data: bytes) -> bytes:
        half = chance.randrange(len(data) + 1)
        whole = _gzip(data)
        named = b"\x1f\x8b\x08\x08" + whole[4:10] + b"a.xml\0" + whole[10:]
        return chance.choice(
            (
                whole,
                named,
                _gzip(data[:half]) + _gzip(data[half:]),
                whole[: chance.randrange(len(whole)) + 1],
                whole + b"\0" * 9,
                whole + b"trailing",
            )
        )

    return compress


def _zip(chance: Random, files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    methods = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)  # fmt: skip
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(_name(chance, path))
            info.compress_type = chance.choice(methods)
            if chance.random() < 0.06:  # a link, whose bytes are its target
                info.create_system, info.external_attr = 3, 0o120777 << 16
                data = chance.choice((b"a", b"../x", path.encode(), b"\xff", b"/etc/passwd"))
            if chance.random() < 0.05:
                info.flag_bits |= chance.choice((0x1, 0x40, 0x2000))
            info.date_time = chance.choice(((1980, 1, 1, 0, 0, 0), (2020, 1, 5, 8, 0, 0)))
            info.extra = chance.choice((b"", b"", b"\x01\x00\x08\x00" + b"\xff" * 8, b"\x75\x70"))
            archive.writestr(info, data)
        if chance.random() < 0.1:
            archive.comment = b"x" * chance.choice((1, 60000))
    return made.getvalue()


def _tar(chance: Random, files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    form = chance.choice((tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT))
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for path, data in files.items():
            entry = tarfile.TarInfo(_name(chance, path)[: 90 if form == tarfile.USTAR_FORMAT else 400])
            entry.size = len(data)
            if form == tarfile.PAX_FORMAT and chance.random() < 0.2:
                entry.pax_headers = {chance.choice(("size", "mtime", "path", "x")): chance.choice(("1", "-1", "x", "9" * 30))}  # fmt: skip
            archive.addfile(entry, io.BytesIO(data))
            if chance.random() < 0.1:
                odd = tarfile.TarInfo(_name(chance, f"{path}.link")[:90])
                odd.type = chance.choice((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, b"S", b"Z"))  # fmt: skip
                odd.linkname = chance.choice((path, "../x", odd.name, "/etc/passwd", "", "."))[:90]
                archive.addfile(odd)
    return made.getvalue()


def _name(chance: Random, path: str) -> str:
    return chance.choice(_NAMES).format(path) if chance.random() < 0.1 else path
