"""What blogport tells a backend of fsspec besides what users have in fsspec's own settings, which stand above these."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

_SILENCE: Final = 60
"""Seconds for which a server may send nothing."""
_KNOWN_HOSTS: Final = (Path("/etc/ssh/ssh_known_hosts"), Path("~/.ssh/known_hosts"))
"""Where OpenSSH keeps the keys of servers (ssh(1), FILES)."""

_LOGGERS: Final = (
    "adlfs",
    "aiobotocore",
    "azure",
    "botocore",
    "fsspec",
    "gcsfs",
    "google",
    "paramiko",
    "s3fs",
)
"""The loggers of the libraries."""


@cache
def silence_loggers() -> None:
    """Keep what libraries log from the terminal, where Python shows it if nobody asked for it: it may name credentials."""
    import logging  # most runs have no address

    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())


def settings_of(scheme: str) -> dict[str, Any]:
    """The settings for a scheme, without those that users have."""
    from fsspec.config import conf

    return {
        name: value
        for name, value in _SETTINGS.get(scheme, _object_storage)().items()
        if name not in conf.get(scheme, {})
    }


def end_silence(file_system: Any) -> None:
    """Let a server that sends nothing more end the run; paramiko waits for ever."""
    if client := getattr(file_system, "ftp", None):
        client.get_channel().settimeout(_SILENCE)


def _object_storage() -> dict[str, Any]:
    """Listings are not kept: what another run wrote a moment ago is seen."""
    return {"use_listings_cache": False}


def _web() -> dict[str, Any]:
    """A download may take hours, as long as something arrives; proxies and `.netrc` are those of the environment."""
    import aiohttp

    patience = aiohttp.ClientTimeout(total=None, sock_connect=_SILENCE, sock_read=_SILENCE)
    return {"client_kwargs": {"timeout": patience, "trust_env": True}}


def _sftp() -> dict[str, Any]:
    """Without this fsspec takes any key of any server, also another one than OpenSSH knows."""
    import paramiko

    class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc] # paramiko has no types
        """Takes a server that nobody knows, as fsspec does, and none that has another key than before."""

        def missing_host_key(self, client: Any, hostname: str, key: Any) -> None:
            known = paramiko.HostKeys()
            for file in _KNOWN_HOSTS:
                path = file.expanduser()
                if path.is_file():
                    known.load(str(path))
            keys = known.lookup(hostname) or {}
            if keys and key not in keys.values():
                raise paramiko.BadHostKeyException(hostname, key, next(iter(keys.values())))

    return {"host_key_policy": KnownHosts(), "timeout": _SILENCE}


_SETTINGS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    "http": _web,
    "https": _web,
    "sftp": _sftp,
}
