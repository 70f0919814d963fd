"""Finds e-mail and IP addresses in a text."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv6Address
from typing import Final, NamedTuple

from converters import lazy_re

_HOST: Final = lazy_re.compile(r"@((?:[\w-]+\.)+(?:xn--[\w-]+|[^\W\d_]{2,})|localhost\b)")
"""What follows a local part: a host whose last label is of letters, so that `jquery@3.6.0` is not an address."""
_LOCAL: Final = frozenset(".!#$%&'*+-/=?^_`{|}~")
"""What else than letters and digits a local part may have (RFC 5322, atext and the dot)."""
_ENDS_NO_LOCAL: Final = frozenset(".!#$%&'*/=?^`{|}")
"""Of these, what stands before an `@` that begins a word: `/@ada.reed` is a page, `(@media.x)` no address."""
LONGEST_LOCAL: Final = 64
"""RFC 5321, section 4.5.3.1.1."""
_FILES: Final = frozenset(
    "png jpg jpeg gif webp avif svg ico bmp css js mjs html htm php json xml txt pdf mp3 mp4 webm".split()
)
"""What is the end of a file's name and of no host."""
_DENSITY: Final = lazy_re.compile(r"[0-9.]+x\b")
"""Where the name of an image says for which screens it is: `logo@2x.png`."""

_IPV4: Final = lazy_re.compile(r"(?<![0-9.])(?<![vV])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\.?[0-9])")
_IPV6: Final = lazy_re.compile(r"(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,40}(?![0-9A-Za-z:])")


class Found(NamedTuple):
    """An address in a text: where it begins and ends; `local` is what an e-mail address has before its `@`."""

    start: int
    end: int
    local: str = ""


def addresses(text: str) -> Iterator[Found]:
    """The e-mail addresses in a text, then its IP addresses."""
    yield from emails(text)
    yield from ip_addresses(text)


def emails(text: str) -> Iterator[Found]:
    """The e-mail addresses in a text, in their order. The name of a file (`logo@2x.png`) is not an address."""
    if "@" not in text:
        return
    for found in _HOST.finditer(text):
        if not _is_host(found[1]):
            continue
        start = _local_start(text, found.start())
        if start < found.start():
            yield Found(start, found.end(), text[start : found.start()])


def ip_addresses(text: str) -> Iterator[Found]:
    """The addresses of IPv4 and IPv6 in a text. A number with a `v` before it is a version."""
    for found in _IPV4.finditer(text) if text.count(".") >= 3 else ():
        if all(int(part) < 256 for part in found[0].split(".")):
            yield Found(found.start(), found.end())
    if ":" in text:
        for found in _IPV6.finditer(text):
            if _is_ipv6(found[0]):
                yield Found(found.start(), found.end())


def is_ip_address(text: str) -> bool:
    """Whether a text is an IP address and nothing else."""
    trimmed = text.strip().strip("[]")
    return any(found.end - found.start == len(trimmed) for found in ip_addresses(trimmed))


def _local_start(text: str, at: int) -> int:
    """Where the local part before the `@` at `at` begins; `at` where there is none."""
    if at and text[at - 1] == '"':  # a quoted local part, and no value behind a key: "a":"@b.c"
        start = text.rfind('"', max(0, at - LONGEST_LOCAL), at - 1)
        return start if 0 <= start < at - 2 and text[start + 1 : at - 1].strip(" ,:;[{") else at
    if not at or text[at - 1] in _ENDS_NO_LOCAL:
        return at
    start = at
    while start and at - start < LONGEST_LOCAL and (text[start - 1].isalnum() or text[start - 1] in _LOCAL):
        start -= 1
    behind = re.search(r"[/=?&'`{|}]+(?=[^/=?&'`{|}]*$)", text[start:at])  # https://ada@host, ?mail=ada@host
    return start + behind.end() if behind else start


def _is_host(text: str) -> bool:
    """Whether what follows an `@` is a host: `pond.example` is, also in `ada@pond.example.jpg`; `2x.png` is a file."""
    above, _, last = text.rpartition(".")
    return not _DENSITY.match(text) and (last.lower() not in _FILES or "." in above)


def _is_ipv6(text: str) -> bool:
    """Whether a text of hexadecimal digits and colons is an address: `1::2` is, `12:30:45` and `add::dad` are not."""
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return any(character.isdigit() for character in text)
