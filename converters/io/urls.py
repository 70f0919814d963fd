"""Addresses: the one place where they are taken apart and joined, and a bad one ends no run.

`urllib` raises `ValueError` for an unclosed `[`, for what is no IP address between brackets, for letters
that Unicode makes a `/` of, and for a port that is no number. Texts, feeds and settings hold all of these.
"""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

NOWHERE: Final = SplitResult("", "", "", "", "")
"""The parts of what is no address: all empty."""


def split(url: str) -> SplitResult:
    """The parts of an address (RFC 3986, 3), without white space around it; `NOWHERE` for what is none."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return NOWHERE


def is_address(url: str) -> bool:
    """Whether a text can be an address, whole or relative; `http://[` cannot."""
    return split(url) is not NOWHERE


def join(base: str, url: str) -> str:
    """An address as it is from another (RFC 3986, 5.2); where one of the two is no address, `url` as it stands."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def host_of(parts: SplitResult) -> str:
    """The host that an address names, as hosts are compared: in small letters, without a user, `www.` and a usual port.

    Another port is another host. Raises `ValueError` for a port that is none; see `host`.
    """
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    return (parts.hostname or "").removeprefix("www.") + port


def host(parts: SplitResult) -> str:
    """The same of any address: what is no port stays as it is written."""
    try:
        return host_of(parts)
    except ValueError:
        return parts.netloc.rpartition("@")[2].lower().removeprefix("www.")


def server_of(url: str) -> str:
    """The same whatever its port: who answers at an address; empty where that names nobody."""
    return (split(url).hostname or "").removeprefix("www.")
