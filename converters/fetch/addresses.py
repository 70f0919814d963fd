"""URLs as they are asked for: absolute, in ASCII, without fragment and without a name and password."""

from typing import Final
from urllib.parse import quote, urlunsplit

from converters.io import urls
from converters.io.hosts import ascii_host

_PATH_SAFE: Final = "/%:=&~+!$,;'@()*[]|"
_QUERY_SAFE: Final = f"{_PATH_SAFE}?{{}}"
_PORTS: Final = {"http": 80, "https": 443}
LONGEST: Final = 4000
"""Characters of a URL that a server is asked for."""


def absolute(url: str, base: str, site: str) -> str:
    """The URL that a text means; `base` is the URL of its page, which may be relative to that of the `site`.

    Without surrounding white space. Still without a host where the site's URL is not known.
    """
    return urls.join(urls.join(site, base), url.strip())


def request_url(url: str) -> str:
    """An absolute URL in the form in which it is asked for; `""` where it is no URL of the web.

    The host is in ASCII (IDNA 2008 with the mapping of UTS 46, as browsers do it), dots in the path are resolved (RFC
    3986, section 5.2.4), and what RFC 3986 does not allow is percent-encoded. A name and password are never sent.
    """
    parts = urls.split(url)
    if parts.scheme not in _PORTS or not parts.hostname or len(url) > LONGEST:
        return ""
    try:
        port = parts.port
    except ValueError:
        return ""
    host = ascii_host(parts.hostname)
    if not host:
        return ""
    where = f"[{host}]" if ":" in host else host
    if port not in (None, _PORTS[parts.scheme]):
        where = f"{where}:{port}"
    path = _encoded(parts.path or "/", _PATH_SAFE)
    whole = urlunsplit((parts.scheme, where, path, _encoded(parts.query, _QUERY_SAFE), ""))
    if "/." in path:
        rooted = urls.join(f"{parts.scheme}://{where}/", path)
        whole = urlunsplit(urls.split(rooted)._replace(query=urls.split(whole).query))
    return whole


def _encoded(text: str, safe: str) -> str:
    return quote(urls.STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
