"""The element around each chunk: it declares the prefixes that the file's `<rss …>` declares.

Every chunk is parsed by itself, strictly, and safely: no entities, no DTD, no network.
Namespaces are WordPress's own (`wordpress.vocabulary`), whatever version or scheme the file says,
so that an element has one name in all files.
"""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from converters import lazy_re
from converters.readers.wordpress.vocabulary import FOREIGN, NAMESPACES, RSS_NAMES, family

_PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True)
_DECLARATION = lazy_re.compile(rb"""\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_USED = lazy_re.compile(rb"([A-Za-z_][\w.-]*):")
_TELLING = lazy_re.compile(
    rb"<([A-Za-z_][\w.-]*):(?:post_type|post_id|post_name|wxr_version|base_blog_url|comment_approved)[\s>/]"
)
"""Elements that are WordPress's, whatever their prefix is."""
_MANY = 64
"""With more prefixes than that, a chunk declares only those that it may use."""
_OTHER = "urn:x-prefix:"
"""The namespace of a prefix that is not WordPress's."""
_RESERVED = ("xml", "xmlns")
_FOREIGN = {uri: prefix for prefix, uri in FOREIGN.items()}
_CLARK = lazy_re.compile(r"\{([^}]*)\}(.*)", re.DOTALL)


DOCUMENT = lazy_re.compile(
    rb"<\?xml\s[^<>]*\?>\s*(?>(?:<!--.*?-->\s*)*)(?>(?:<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)?)<rss[\s>]",
    re.DOTALL,
)
"""How an export begins."""
DOCUMENT_OR_RSS = lazy_re.compile(DOCUMENT.pattern + rb"|<rss[\s>]", re.DOTALL)


class NamespaceScope:
    """The prefixes of a file, and the parser of its chunks."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        """Prefix in the file -> WordPress's prefix; other prefixes map to themselves."""
        self._guessed: dict[str, str] = {}
        """Prefixes that the file does not declare as WordPress's, or not at all, and that are."""
        self._start = b""
        """The start tag around a chunk; empty: to be made again."""

    def guess(self, head: bytes) -> None:
        """Learn from the beginning of a file which prefixes stand before WordPress's elements, whatever is declared."""
        self._guessed = {prefix.decode(): "wp" for prefix in _TELLING.findall(head)}

    def learn(self, tag: bytes, within: bool = False) -> None:
        """Learn the declarations of a start tag; `within` a record only those of unknown prefixes."""
        found: dict[str, str] = {}
        for prefix, *uri in _DECLARATION.findall(tag):
            if (name := prefix.decode()) not in _RESERVED and not (within and name in self.prefixes):
                found[name] = self._meaning(name, b"".join(uri))
        # A foreign namespace bound to one of WordPress's prefixes: ours if nobody else has a claim to it.
        for name, meaning in found.items():
            if name == meaning and name in NAMESPACES and list(found.values()).count(name) > 1:
                found[name] = f"{name}-"
        self.prefixes.update(found)
        self._start = b""

    def _meaning(self, prefix: str, uri: bytes) -> str:
        return family(uri.decode("utf-8", "replace")) or self._guessed.get(prefix, prefix)

    def declare(self, prefix: str) -> None:
        """Declare a prefix that the file uses without declaring it."""
        if prefix not in _RESERVED:
            self.prefixes[prefix] = self._known(prefix)
            self._start = b""

    def _start_tag(self, chunk: bytes) -> bytes:
        """The start tag around a chunk, with the declarations that it may need."""
        if len(self.prefixes) > _MANY:
            used = dict.fromkeys(found.decode() for found in _USED.findall(chunk))
            return _declaring({name: self.prefixes[name] for name in used if name in self.prefixes})
        if not self._start:
            self._start = _declaring(self.prefixes)
        return self._start

    def name(self, qualified: str) -> str:
        """An element's name in a file as WordPress would write it."""
        prefix, colon, local = qualified.partition(":")
        return f"{self._known(prefix)}:{local}" if colon else qualified

    def is_wordpress(self, prefix: str) -> bool:
        """Whether elements with this prefix are WordPress's; `wp` is even where it is not declared."""
        return self._known(prefix) == "wp"

    def _known(self, prefix: str) -> str:
        known = self.prefixes.get(prefix) or self._guessed.get(prefix, prefix)
        return known.lower() if known.lower() in NAMESPACES else known

    def parse(self, chunk: bytes) -> etree._Element:
        """Parse a chunk into an element around its contents. Raises `etree.XMLSyntaxError` if it is not well formed."""
        return etree.fromstring(self._start_tag(chunk) + chunk + b"</r>", _PARSER)

    def parses(self, chunk: bytes) -> bool:
        """Whether a chunk is well formed."""
        try:
            self.parse(chunk)
        except etree.XMLSyntaxError:
            return False
        return True


class Names(dict[Any, str]):
    """lxml's tags -> names in a table, such as {"wp:post_id": "id"}; others -> ":" and the name in `extra`.

    Comments and processing instructions have no name (`""`), entity references `"&"`. An element of WordPress is known by
    its letters, too, with or without the word `of` whose part it is: `wp_post_type`, `wp:post-type`, `wp:type`,
    `content_encoded`.
    """

    def __init__(self, table: dict[str, str], of: str = "") -> None:
        super().__init__((clark(name), field) for name, field in table.items())
        self._table = table
        self._lower = {name.lower(): field for name, field in table.items()}
        self._spelled: dict[str, str] = {}
        for name, field in table.items():
            if letters := _letters(name) if name.startswith("wp:") else "":
                self._spelled[letters] = field
                self._spelled.setdefault(letters.removeprefix(of) or letters, field)
            elif ":" in name:
                self._spelled[_letters(name.replace(":", "_"))] = field
        self.fields = frozenset(field for field in table.values() if field.isidentifier())

    def __missing__(self, tag: str | Callable[..., object]) -> str:
        if isinstance(tag, str):
            name = own_name(tag)
            known = (
                self._table.get(name) or self._lower.get(name.lower()) or self._spelled.get(_letters(name))
            )
            self[tag] = known or f":{name.removeprefix('wp:')}"
        else:
            self[tag] = "&" if tag is etree.Entity else ""
        return self[tag]


_RSS = frozenset(name.lower() for name in RSS_NAMES)
_NO_LETTERS = lazy_re.compile(r"^wp[._-]|[\W_]")


def _letters(name: str) -> str:
    """The letters of the name of an element of WordPress, or of one without a prefix; empty for another one."""
    prefix, _, local = name.lower().rpartition(":")
    return _NO_LETTERS.sub("", local) if prefix in ("", "wp") and local not in _RSS else ""


def _declaring(prefixes: dict[str, str]) -> bytes:
    """A start tag that declares prefixes."""
    uris = ((prefix, NAMESPACES.get(own, _OTHER + own)) for prefix, own in prefixes.items())
    declarations = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in uris)
    return f"<r{declarations}>".encode()


def clark(name: str) -> str:
    """`wp:post_id` as lxml has it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def own_name(tag: str) -> str:
    """The name with WordPress's own prefix of an element as lxml has it."""
    if not (parts := _CLARK.fullmatch(tag)):
        return tag
    uri, local = parts.groups()
    prefix = uri.removeprefix(_OTHER) if uri.startswith(_OTHER) else family(uri) or _FOREIGN.get(uri, "")
    return f"{prefix}:{local}" if prefix else tag
