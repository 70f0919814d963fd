"""Splits and joins URLs without raising for invalid ones.

`urllib` raises `ValueError` for an unclosed `[`, an invalid IP address in brackets, letters that Unicode
normalizes to `/`, and a port that is not a number. Posts, feeds and settings contain all of these.
"""

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from converters import lazy_re

NOWHERE: Final = SplitResult("", "", "", "", "")
"""The parts of an invalid URL: all empty."""
ABSOLUTE: Final = lazy_re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How a URL begins that is not relative to a page or site."""
STRAY_PERCENT: Final = lazy_re.compile(r"%(?![0-9A-Fa-f]{2})")
"""A percent sign that encodes nothing."""


def split(url: str) -> SplitResult:
    """The parts of a URL (RFC 3986, section 3), without surrounding white space; `NOWHERE` if it is invalid."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return NOWHERE


def is_address(url: str) -> bool:
    """Whether a text is a valid URL, absolute or relative; `http://[` is not."""
    return split(url) is not NOWHERE


def of_web(url: str) -> str:
    """A URL that leads to the web, without white space around it; empty for any other, such as `javascript:`."""
    url = url.strip()
    parts = split(url)
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def join(base: str, url: str) -> str:
    """Resolve `url` against `base` (RFC 3986, section 5.2); returns `url` unchanged if either is invalid."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def host_of(parts: SplitResult) -> str:
    """The host of a URL in the form in which hosts are compared: lower case, without user, `www.` and default port.

    Another port is another host. Raises `ValueError` for an invalid port; `host` does not.
    """
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    return (parts.hostname or "").removeprefix("www.") + port


def host(parts: SplitResult) -> str:
    """As `host_of`, but an invalid port is kept as it is written."""
    try:
        return host_of(parts)
    except ValueError:
        return parts.netloc.rpartition("@")[2].lower().removeprefix("www.")


def server_of(url: str) -> str:
    """The host name of a URL without `www.`, whatever the port; empty if the URL has none."""
    return (split(url).hostname or "").removeprefix("www.")
