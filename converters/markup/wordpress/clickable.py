"""Bare addresses in comments become links, as comment templates show them."""

import re
from html import unescape

_PIECES = re.compile(r"(<[^<>]+>)")
_VERBATIM_START = re.compile(r"<(?:code|pre|script|style)[\s>]", re.IGNORECASE)
_VERBATIM_END = frozenset({"</code>", "</pre>", "</script>", "</style>"})
_BRACKETED_URL = re.compile(r"<\s*\w{1,20}://")

_ORDINARY = r"[\w\x80-\U0010ffff#%~/@\[\]*(+=&$-]"
_URL = re.compile(
    rf"([\s(<.,;:!?])(\w{{1,20}}+://(?=\S{{1,2000}}\s){_ORDINARY}*+(?:['.,;:!?)]{_ORDINARY}++)*)(\)?)(\.\w{{2,6}})?",
    re.ASCII,
)
_HOST = re.compile(
    r"([\s>])((?:www|ftp)\.[\w\x80-\U0010ffff#$%&~/.\-;:=,?@\[\]+]+)", re.ASCII | re.IGNORECASE
)
_EMAIL = re.compile(r"([\s>])([.0-9a-z_+-]++)@((?:[0-9a-z-]+\.)+[0-9a-z]{2,})", re.ASCII | re.IGNORECASE)
_LINK_IN_LINK = re.compile(r"(<a(?:[ \r\n\t]+[^>]+?>|>))<a [^>]+?>([^>]+?)</a></a>", re.IGNORECASE)

_SCHEMES = frozenset([
    "http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp", "feed",
    "telnet", "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn",
])  # fmt: skip
"""`wp_allowed_protocols`: `esc_url` refuses all others, and the text then stays text."""
_LONGEST_URL = 2100
_LONG_TEXT = 10_000


def make_clickable(text: str) -> str:
    """Link the addresses in a comment as `make_clickable`, outside tags and code; no `rel` is added."""
    if "://" not in text and "@" not in text and "." not in text:
        return text
    made: list[str] = []
    depth = 0
    for piece in _PIECES.split(text):
        if _VERBATIM_START.match(piece):
            depth += 1
        elif depth and piece.lower() in _VERBATIM_END:
            depth -= 1
        if depth or not piece or (piece[0] == "<" and not _BRACKETED_URL.match(piece)):
            made.append(piece)
        elif len(piece) > _LONG_TEXT:
            # A word as long as this cannot be an address, and would cost much to look at.
            words = re.split(r"(\s+)", piece)
            made += (word if len(word) > _LONGEST_URL else _link(word) for word in words)
        else:
            made.append(_link(piece))
    return _LINK_IN_LINK.sub(r"\1\2</a>", "".join(made))


def _link(text: str) -> str:
    padded = f" {text} "
    padded = _URL.sub(_url, padded)
    padded = _HOST.sub(_host, padded)
    return _EMAIL.sub(r'\1<a href="mailto:\2@\3">\2@\3</a>', padded)[1:-1]


def _url(found: re.Match[str]) -> str:
    before, url, bracket, extension = found.groups("")
    tail = ""
    if bracket and "(" in url:
        url += bracket
    else:
        tail = bracket
    if extension:
        url, tail = url + tail + extension, ""
    while url.count(")") > url.count("("):
        url, _, rest = url.rpartition(")")
        tail = f"){rest}{tail}"
    return f"{before}{_anchor(url)}{tail}" if _allowed(url) else found[0]


def _host(found: re.Match[str]) -> str:
    host = found[2].rstrip(".,;:")
    tail = found[2][len(host) :]
    scheme = "ftp" if host.lower().startswith("ftp") else "http"
    return f"{found[1]}{_anchor(f'{scheme}://{host}')}{tail}"


def _allowed(url: str) -> bool:
    return url.partition(":")[0].lower() in _SCHEMES and not url.endswith("://")


def _anchor(url: str) -> str:
    shown = unescape(url).replace("&", "&amp;").replace("'", "&#039;")
    return f'<a href="{shown}">{shown}</a>'
