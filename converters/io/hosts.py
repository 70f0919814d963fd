"""Host names in ASCII, as browsers ask for them (IDNA 2008 with the mapping of UTS 46)."""

import re
from typing import Final

from converters import lazy_re
from converters.io import urls

_HOST: Final = lazy_re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?|[0-9a-f:.]+", re.ASCII)


def ascii_host(host: str) -> str:
    """A host name in ASCII, lower case; `""` where no host can have the name."""
    host = host.lower()
    if not host.isascii():
        import idna  # few blogs need it

        try:
            host = idna.encode(host, uts46=True).decode()
        except UnicodeError:  # `idna.IDNAError` is one; of signs and emoji it knows nothing, but browsers do
            try:
                host = host.encode("idna").decode()
            except UnicodeError:
                return ""
    return host if _HOST.fullmatch(host) else ""


def ascii_url(url: str) -> str:
    """A URL whose host is in ASCII; the same URL where it is, or where no host can have the name."""
    parts = urls.split(url)
    if parts.netloc.isascii():
        return url
    user, mark, place = parts.netloc.rpartition("@")
    host, colon, port = place.partition(":")
    found = ascii_host(host)
    return url.replace(parts.netloc, f"{user}{mark}{found}{colon}{port}", 1) if found else url
