"""Folders of uploads that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Source

UPLOADS: Final[dict[str, Source]] = {
    "files": lambda n: {f"uploads/2020/01/{k}.jpg": "x" for k in range(n // 10)},
    "folders": lambda n: {f"uploads/{2000 + k % 20}/{k % 12 + 1:02}/a{k}.jpg": "x" for k in range(n // 10)},
    "sizes of one image": lambda n: {f"uploads/2020/01/a-{k}x{k}.jpg": "x" for k in range(1, n // 10)},
}
