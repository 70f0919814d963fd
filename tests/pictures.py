"""Files small enough to be made here, which WordPress takes for what their names say."""

import struct
import zlib
from pathlib import Path


def png(width: int = 2, height: int = 1, grey: int = 128) -> bytes:
    """A picture of one grey."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int = 2, height: int = 1) -> bytes:
    """The head of a picture; nobody looks at the rest."""
    jfif = b"\xff\xe0" + struct.pack(">H5sHBHHBB", 16, b"JFIF\0", 0x0101, 0, 1, 1, 0, 0)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + jfif + frame + b"\xff\xd9"


GIF = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0) + b";"
MP3 = b"ID3\x03\0\0\0\0\0\0" + (b"\xff\xfb\x90\x00" + b"\0" * 413) * 2
MOV = struct.pack(">I4s4sI", 16, b"ftyp", b"qt  ", 0) + struct.pack(">I4s", 8, b"moov")
PDF = b"%PDF-1.4\n%%EOF\n"


def everything(folder: Path) -> Path:
    """A folder with a `file.ENDING` for each ending that the tests meet."""
    folder.mkdir()
    for ending, data in {
        "png": png(),
        "jpg": jpeg(),
        "jpeg": jpeg(),
        "gif": GIF,
        "mp3": MP3,
        "mov": MOV,
        "pdf": PDF,
    }.items():
        (folder / f"file.{ending}").write_bytes(data)
    return folder
