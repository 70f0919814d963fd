"""Width and height of images by their first bytes."""

import struct
from io import BytesIO

import pytest

from converters.io.image_sizes import image_size
from tests.pictures import GIF, PDF, jpeg, png


def webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + rest.ljust(20, b"\0")


IMAGES = {
    "png": (png(40, 30), (40, 30)),
    "gif": (GIF.ljust(30, b"\0"), (1, 1)),
    "jpeg": (jpeg(300, 200), (300, 200)),
    "a jpeg with a byte that fills": (jpeg(300, 200).replace(b"\xff\xc0", b"\xff\xff\xc0"), (300, 200)),
    "webp, extended": (webp(b"VP8X", b"\0\0\0\0" + b"\x0f\0\0" + b"\x07\0\0"), (16, 8)),
    "webp, lossy": (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 360)), (640, 360)),
    "webp, without loss": (webp(b"VP8L", b"\x2f" + ((639) | (359 << 14)).to_bytes(4, "little")), (640, 360)),
    "no image": (PDF, None),
    "nothing": (b"", None),
    "a png of no width": (png(40, 30)[:16] + bytes(14), None),
    "a jpeg that ends": (jpeg()[:24], None),
    "a webp that ends": (webp(b"VP8X", b"")[:28], None),
}


@pytest.mark.parametrize(("data", "size"), IMAGES.values(), ids=IMAGES.keys())
def test_the_size_of(data: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(BytesIO(data)) == size
