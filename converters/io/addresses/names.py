"""What an address is: a text such as `s3://bucket/exports/blog.xml.gz`. Nothing here touches the network."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from converters import lazy_re
from converters.errors import UsageError

StrPath = str | Path


class Scheme(NamedTuple):
    """What the part before `://` means. `extra` is what pip installs for it, `package` what Python imports then; with `:CLASS`
    where fsspec would take another class of file systems."""

    extra: str
    package: str
    target: bool = False
    """Whether it is object storage: files appear there whole, and a target can be written to it."""
    secret_query: bool = False
    """Whether the part after `?` is no part of the name of a file; a signature may stand there."""


SCHEMES: Final[Mapping[str, Scheme]] = {
    "s3": Scheme("s3", "s3fs", target=True),
    # The class that fsspec takes asks another service, at each request, whether a bucket is a zonal one.
    "gs": Scheme("gs", "gcsfs.core:GCSFileSystem", target=True),
    "az": Scheme("az", "adlfs", target=True),
    "abfs": Scheme("az", "adlfs", target=True),
    "sftp": Scheme("sftp", "paramiko"),
    "http": Scheme("http", "aiohttp", secret_query=True),
    "https": Scheme("http", "aiohttp", secret_query=True),
    "memory": Scheme("remote", "fsspec", target=True),
}
"""The schemes, as fsspec calls them. `memory` is what tests write to: it lives as long as the process."""
WEB: Final = frozenset({"http", "https"})

_ADDRESS: Final = lazy_re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.IGNORECASE | re.DOTALL)
_LOCAL: Final = "file"
_GLOB: Final = frozenset("*?[")
_HIDDEN: Final = "…"
"""What stands for a part of an address that nobody may see."""


def is_address(text: StrPath) -> bool:
    """Whether a source or target is an address, and not a path. `file://` is a path."""
    found = _ADDRESS.fullmatch(text) if isinstance(text, str) else None
    return found is not None and found[1].lower() != _LOCAL


def local_path(text: StrPath) -> StrPath:
    """The path that `file:///path` stands for; anything else as it is."""
    found = _ADDRESS.fullmatch(text) if isinstance(text, str) else None
    return found[2] if found and found[1].lower() == _LOCAL else text


def scheme_of(address: str) -> Scheme:
    """What the scheme of an address means. Raises `UsageError` for one that is not in `SCHEMES`."""
    name = address.partition("://")[0].lower()
    if name not in SCHEMES:
        known = ", ".join(f"{word}://" for word in SCHEMES if word != "memory")
        raise UsageError(f"{shown(address)}: there are no addresses with {name}://; there are {known}")
    return SCHEMES[name]


def is_storage(address: str) -> bool:
    """Whether an address is one of object storage."""
    return scheme_of(address).target


def is_web(address: str) -> bool:
    """Whether an address is one of the Web, where nothing can be listed."""
    return address.partition("://")[0].lower() in WEB


def shown(text: StrPath) -> str:
    """A source or target as users see it: an address without user, password, signature and fragment; a path as it is.

    Sentences, findings, reports and logs have addresses in this form alone.
    """
    found = _ADDRESS.fullmatch(text) if isinstance(text, str) else None
    if not found:
        return str(text)
    scheme, rest = found[1], found[2]
    host, slash, path = rest.partition("/")
    if not slash:  # `https://host?token=…`
        host, mark, query = rest.partition("?")
        path = mark + query
    user, at, host = host.rpartition("@")
    if at and scheme.lower() == "abfs" and ":" not in user:  # container@account, which are names
        host = f"{user}@{host}"
    name, mark, query = path.partition("?")
    known = SCHEMES.get(scheme.lower())
    if mark and ("=" in query or known is None or known.secret_query):
        path = f"{name}?{_HIDDEN}"
    if known is None or known.secret_query:
        path = path.partition("#")[0]
    return f"{scheme}://{host}{slash}{path}"


def has_secret(address: str) -> bool:
    """Whether a user, password or signature stands in an address."""
    return shown(address) != address


def is_pattern(address: str) -> bool:
    """Whether an address may stand for several: `s3://exports/*.xml.gz`. An address of the Web never does."""
    return not is_web(address) and not _GLOB.isdisjoint(address.partition("://")[2])


def joined(folder: str, place: str) -> str:
    """The address of a file in a folder; `place` has `/` between names."""
    return f"{folder.rstrip('/')}/{place}"


def parent(address: str) -> str:
    """The address of the folder that a file or folder is in."""
    return address.rstrip("/").rpartition("/")[0]


def last_name(address: str) -> str:
    """The last name in an address, without what follows `?` and `#`; empty where it is only a host or bucket."""
    scheme, _, rest = address.partition("://")
    known = SCHEMES.get(scheme.lower())
    if known and known.secret_query:
        rest = re.split(r"[?#]", rest, maxsplit=1)[0]
    return rest.rstrip("/").rpartition("/")[2] if "/" in rest.rstrip("/") else ""
