"""Bare addresses in comments become links, as comment templates show them.

What is right is what WordPress's `make_clickable` gives. A comment is cut into tags, white
space and words; each word outside of code is searched once, for addresses with a scheme and
between these for hosts (`www.x.example`) and mail addresses.
"""

import re

from converters import lazy_re
from converters.io.character_references import unescape

_TAG = lazy_re.compile(r"(<[^<>]+>)")
_SPACE = lazy_re.compile(r"(\s+)", re.ASCII)
_SIGNS = ("://", "@", "www.", "ftp.")
"""A text without any of these holds no address."""

_CODE_START = lazy_re.compile(r"<(?:code|pre|script|style)[\s>]", re.IGNORECASE)
_CODE_ENDS = frozenset({"</code>", "</pre>", "</script>", "</style>"})
_URL_IN_BRACKETS = lazy_re.compile(r"<\s*\w{1,20}://")
_LINK_START = lazy_re.compile(r"<a[ \r\n\t>]", re.IGNORECASE)
_LINK_END = "</a>"


def _one_of(characters: str) -> str:
    """A letter, a digit, any character beyond ASCII, or one of these."""
    others = (sign for sign in map(chr, range(128)) if not (sign.isalnum() or sign in f"_{characters}"))
    return f"[^{re.escape(''.join(others))}]"  # a range up to the last character takes long to compile


_PART = _one_of("#%~/@[]*(+=&$-")
_URL = lazy_re.compile(
    r"(?<![^(<.,;:!?])"  # at the start of the word, or after one of these
    r"(?P<url>\w{1,20}+://(?=.{1,2000}\Z)"
    rf"{_PART}*+(?:['.,;:!?)]{_PART}++)*)"  # punctuation belongs to it where more of it follows
    r"(?P<bracket>\)?)(?P<ending>\.\w{2,6})?",
    re.ASCII | re.DOTALL,
)
_HOST_OR_MAIL = lazy_re.compile(
    r"(?<![^>])"
    rf"(?:(?P<host>(?:www|ftp)\.{_one_of('#$%&~/.-;:=,?@[]+')}+)"
    r"|(?P<mail>[.0-9a-z_+-]++@(?:[0-9a-z-]+\.)+[0-9a-z]{2,}))",
    re.ASCII | re.IGNORECASE,
)

_SCHEMES = frozenset([
    "http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp", "feed",
    "telnet", "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn",
])  # fmt: skip
"""`wp_allowed_protocols`: all others stay text."""
_LONGEST = 2100
"""Characters of a word in which addresses are looked for."""


def make_clickable(text: str) -> str:
    """Link the addresses in a comment as `make_clickable`, outside tags and code; no `rel` is added."""
    if not _has_sign(text):
        return text
    writer = _Writer()
    depth = 0
    for number, piece in enumerate(_TAG.split(text)):
        is_tag = number % 2 == 1
        if is_tag and _CODE_START.match(piece):
            depth += 1
        elif depth and is_tag and piece.lower() in _CODE_ENDS:
            depth -= 1
        if is_tag and (depth or not _URL_IN_BRACKETS.match(piece)):
            writer.tag(piece)
        elif depth or not _has_sign(piece) or (piece[0] == "<" and not _URL_IN_BRACKETS.match(piece)):
            writer.text(piece)  # a `<` without an end may be a tag: what follows it is left alone
        else:
            for word in _SPACE.split(piece):
                if len(word) <= _LONGEST and _has_sign(word):
                    _link(word, writer)
                else:
                    writer.text(word)
    return "".join(writer.made)


def _has_sign(text: str) -> bool:
    lower = text.lower()
    return any(sign in lower for sign in _SIGNS)


class _Writer:
    """Collects what is made. A link that is the whole content of another link becomes its text."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self._within = 0  # where the link begins that directly follows the start of another one
        self._ended = 0  # and where it ends

    def text(self, text: str) -> None:
        if text:
            if ">" in text:
                self._within = self._ended = 0
            self.made.append(text)

    def tag(self, tag: str) -> None:
        made = self.made
        if _LINK_START.match(tag):
            follows = made and _LINK_START.match(made[-1]) and tag[2] == " "
            self._within, self._ended = len(made) if follows else 0, 0
        elif tag.lower() == _LINK_END and self._within:
            if not self._ended and len(made) > self._within + 1:
                self._ended = len(made)
            else:
                if self._ended == len(made) - 1:
                    made[self._within] = made[self._ended] = ""
                self._within = self._ended = 0
        else:
            self._within = self._ended = 0
        made.append(tag)

    def link(self, target: str, shown: str) -> None:
        self.tag(f'<a href="{target}">')
        self.text(shown)
        self.tag(_LINK_END)


def _link(word: str, writer: _Writer) -> None:
    done = 0
    for found in _URL.finditer(word):
        url = _without_outer_bracket(found["url"], found["bracket"], found["ending"] or "")
        if url.partition(":")[0].lower() in _SCHEMES and not url.endswith("://"):
            _link_hosts(word[done : found.start()], writer)
            _write_link(url, writer)
            done = found.start() + len(url)
    _link_hosts(word[done:], writer)


def _without_outer_bracket(url: str, bracket: str, ending: str) -> str:
    """Tell an address from the bracket that closes what is around it: `(see http://a.example/b)`."""
    if ending or "(" in url:
        url += bracket + ending
    while url.count(")") > url.count("("):
        url = url.rpartition(")")[0]
    return url


def _link_hosts(text: str, writer: _Writer) -> None:
    done = 0
    for found in _HOST_OR_MAIL.finditer(text):
        writer.text(text[done : found.start()])
        done = found.end()
        if mail := found["mail"]:
            writer.link(f"mailto:{mail}", mail)
            continue
        host = found["host"].rstrip(".,;:")
        _write_link(f"{'ftp' if host[0] in 'fF' else 'http'}://{host}", writer)
        writer.text(found["host"][len(host) :])
    writer.text(text[done:])


def _write_link(url: str, writer: _Writer) -> None:
    shown = unescape(url).replace("&", "&amp;").replace("'", "&#039;")
    writer.link(shown, shown)
