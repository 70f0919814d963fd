"""What all formats of redirects share: what they give, and how paths are written in URLs and patterns.

A path is written in two ways only: percent-encoded, of which nothing but letters, digits and `/-_.~%` is left; or as a
pattern in which all else is the number of a byte or letter. So no name of the source can be more than a name in the
settings of a server, whatever quotes, spaces, `$`, braces or lines it has.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from converters import lazy_re
from converters.redirects.address import ANY, NUMBER, Tail
from converters.redirects.address_map import AddressMap, Rule
from converters.site.new_site import NewSite

_ESCAPE = lazy_re.compile(r"%[0-9A-F]{2}")
_SAFE = lazy_re.compile(rb"[A-Za-z0-9_/-]")


class Rendered(NamedTuple):
    """The files of a format (path below the target, text), and how many lines of the map it cannot say."""

    files: list[tuple[str, str]]
    unsaid: int = 0
    most: int = 0
    """How many rules the host takes; 0: any number."""
    rules: int = 0


Render = Callable[[AddressMap, NewSite], Rendered]


def url(path: str, folder: str = "") -> str:
    """A path of the site as a URL from the root of its host: only letters, digits and `/-_.~%`."""
    return quote(folder + path, safe="/~", errors="replace")


def target(to: str, folder: str = "") -> str:
    """Where a rule leads, as a URL: the same, and perhaps a fragment, which is encoded already."""
    bare, mark, fragment = to.partition("#")
    return f"{url(bare, folder)}{mark}{quote(fragment, safe='%')}"


def urls_asked(path: str, folder: str = "") -> list[str]:
    """A path as it may be asked for where hosts compare it encoded: WordPress links to `%e6`, browsers send `%E6`."""
    upper = url(path, folder)
    return list(dict.fromkeys((upper, _ESCAPE.sub(lambda escape: escape[0].lower(), upper))))


def byte_pattern(text: str) -> str:
    """A pattern of exactly this text for expressions that match bytes (PCRE): `\\x20` for a space."""
    return "".join(
        chr(byte) if _SAFE.fullmatch(bytes([byte])) else f"\\x{byte:02x}"
        for byte in text.encode(errors="replace")
    )


def letter_pattern(text: str) -> str:
    """The same for expressions that match letters (RE2): `\\x{6771}`."""
    return "".join(c if c.isascii() and _SAFE.fullmatch(c.encode()) else f"\\x{{{ord(c):x}}}" for c in text)


def tail_pattern(tail: Tail | None) -> str:
    """The pattern of what follows a path, to its end; of no tail that of a slash that may be there."""
    if tail is None:
        return "/?"
    if tail is Tail.BELOW:
        return "/.*"
    names = "|".join(name.replace(NUMBER, "[0-9]+") for name in tail.value)
    return f"/(?:{names})/?"


def path_pattern(rule: Rule, folder: str, escape: Callable[[str], str]) -> str:
    """The pattern of a rule's path and tail, without `^` and `$`. A rule for any page captures what is before the tail."""
    if rule.path == ANY:
        return f"({escape(folder)}/.+){tail_pattern(rule.tail)}"
    path = "" if rule.path == "/" else rule.path
    return f"{escape(folder + path)}{tail_pattern(rule.tail)}"


def by_query(rules: Iterable[Rule]) -> dict[tuple[str, ...], list[Rule]]:
    """The rules with queries by the names of their variables, in their order."""
    found: dict[tuple[str, ...], list[Rule]] = {}
    for rule in rules:
        if rule.query:
            found.setdefault(tuple(name for name, _ in rule.query), []).append(rule)
    return found


def is_redundant(rule: Rule) -> bool:
    """Whether a rule is for the pages of a list that the new site has: dangerous where rules go before files."""
    return rule.tail is Tail.PAGES and rule.to is not None and rule.path == (rule.to.rstrip("/") or "/")
