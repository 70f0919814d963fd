"""The encoding of an export: nothing in it says so. It is one for the whole file, since an entry alone is too short to tell.

Files were joined by hand: an entry that is UTF-8 is read as that, whatever the others are.
"""

from typing import Final

from converters import lazy_re
from converters.io.charset import Decoded, decoded

_SAMPLE: Final = 1 << 18
"""Bytes of lines that are not ASCII which are kept to detect the encoding."""
_LINE: Final = lazy_re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")


class Encoding:
    """Collects a sample of the entries that are no UTF-8, and then decodes entries."""

    def __init__(self, stated: str = "") -> None:
        self._stated, self._sample, self._detected = stated, bytearray(), ""

    def learn(self, data: bytes) -> None:
        """Take a sample of an entry."""
        if self._stated or len(self._sample) >= _SAMPLE or data.isascii() or _is_utf8(data):
            return
        for line in _LINE.finditer(data):
            if len(self._sample) >= _SAMPLE:
                break
            self._sample += line[0][: _SAMPLE // 16]

    def decoded(self, data: bytes) -> Decoded:
        """The text of an entry."""
        if self._stated:
            return decoded(data, self._stated)
        if data.isascii() or _is_utf8(data):
            return Decoded(data.decode().removeprefix("\ufeff"), "utf-8", 0)
        if not self._detected:
            self._detected = decoded(bytes(self._sample or data)).encoding
        return decoded(data, self._detected)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
