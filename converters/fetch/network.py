"""Connections to hosts, never to private addresses.

A name is resolved once for each connection, each of its addresses is checked, and the connection goes to an address
that was checked: a name that has another address a moment later (DNS rebinding) leads nowhere else.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

import httpcore2

from converters.fetch.failures import Failure

_NAT64: Final = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last four bytes are an address of IPv4."""
_COMPATIBLE: Final = IPv6Network("::/96")
"""RFC 4291, section 2.5.5.1, deprecated: the same."""
_UNICAST: Final = IPv6Network("2000::/3")
"""All that is given out for the Internet (IANA, "IPv6 Global Unicast Address Assignments"). What is not, may lead
anywhere: `fec0::/10` into a site (RFC 3879), `64:ff9b:1::/48` and `::ffff:0:0:0/96` to addresses of IPv4 (RFC 8215, 2765)."""

PATIENCE, SLOWEST = 60.0, 500.0
"""An answer for which we wait longer than so many seconds must arrive faster than so many bytes a second."""


def resolve(host: str, port: int) -> list[tuple[str, int]]:
    """The addresses and ports that a host name stands for. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(address[0]).partition("%")[0], int(address[1])) for *_, address in found))


def ssl_context() -> ssl.SSLContext | None:
    """How servers prove who they are; None for the certificates that the system trusts."""
    return None


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the Internet: not private, loopback, link-local, multicast or reserved.

    An address of IPv6 that stands for one of IPv4 (mapped, 6to4, Teredo, NAT64) is as public as that.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return all(map(_is_global, _embedded(ip) or [ip]))


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and (isinstance(ip, IPv4Address) or ip in _UNICAST)


def _embedded(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(ip, IPv4Address):
        return []
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip in _NAT64 or ip in _COMPATIBLE:
        return [IPv4Address(int(ip) & 0xFFFFFFFF)]
    if ip.sixtofour:
        return [ip.sixtofour, ip]
    if ip.teredo:
        return [*ip.teredo, ip]
    return []


class PatientStream(httpcore2.NetworkStream):
    """A connection that ends where a server sends the head of an answer, or a body, byte by byte without an end.

    What is counted is the time that is spent waiting since something was last sent, as a request is.
    """

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream
        self._waited, self._bytes = 0.0, 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived. Raises `httpcore2.ReadTimeout` where it comes slower than `SLOWEST` for longer than `PATIENCE`."""
        began = time.monotonic()
        data = self._stream.read(max_bytes, timeout)
        self._waited += time.monotonic() - began
        self._bytes += len(data)
        if self._waited > PATIENCE and self._bytes < SLOWEST * self._waited:
            raise httpcore2.ReadTimeout("it arrives too slowly")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send, and count anew."""
        self._waited, self._bytes = 0.0, 0
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted."""
        return PatientStream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What the connection says of itself."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only; with `private` to any."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers. Raises `Failure` where none may be asked."""
        try:
            addresses = resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Failure("the host has no address any more", gone=True) from error
        allowed = [pair for pair in addresses if self._private or is_public(pair[0])]
        if not allowed:
            refused = addresses[0][0] if addresses else host
            raise Failure(f"{host} is the private address {refused}; --fetch-private asks such", refused=True)
        for number, (address, at) in enumerate(allowed, 1):
            try:
                found = self._sockets.connect_tcp(address, at, timeout, local_address, socket_options)
                return PatientStream(found)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(allowed):
                    raise
        raise Failure("the host has no address any more", gone=True)
