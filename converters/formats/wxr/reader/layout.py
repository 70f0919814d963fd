"""Reads an item that has the layout in which WordPress writes it, without an XML parser.

`export_wp` (wp-admin/includes/export.php) writes the elements of an item always in one order, each text in a CDATA section
or without markup, and hardly an attribute. A pattern of that layout reads an item four times as fast as a parser and a
walk through its tree. What it matches is well-formed, and gives what the tree gives; anything else does not match: the
elements of other plug-ins or programs, attributes, comments, damage. Then the tree is read (`parts.parts_of`).
"""

import re
from typing import Final

from converters import lazy_re
from converters.formats.wxr.reader.namespaces import NamespaceScope
from converters.io.xml.text import NOT_XML
from converters.model import Extra
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import Metas, Values
from converters.readers.wordpress.parts import Category, CommentParts, ItemParts

_ITEM: Final = (
    "title link pubDate dc:creator guid description content:encoded excerpt:encoded wp:post_id wp:post_date"
    " wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:comment_status wp:ping_status wp:post_name wp:status"
    " wp:post_parent wp:menu_order wp:post_type wp:post_password wp:is_sticky wp:attachment_url"
).split()
_COMMENT: Final = (
    "wp:comment_id wp:comment_author wp:comment_author_email wp:comment_author_url wp:comment_author_IP"
    " wp:comment_date wp:comment_date_gmt wp:comment_content wp:comment_approved wp:comment_type wp:comment_parent"
    " wp:comment_user_id"
).split()
"""The elements of an item and of a comment in WordPress's order; any of them may be missing."""
_PREFIXES: Final = ("wp", "content", "excerpt", "dc")

_CDATA: Final = r"[^\]]*+(?:\](?!\]>)[^\]]*+(?:\](?!\]>)[^\]]*+)*+|)"
"""Up to `]]>`. The two repetitions are much faster than one: few texts have a bracket."""
_TEXT: Final = rf"(?:<!\[CDATA\[({_CDATA})\]\]>|([^<\]]*+))"
"""The text of an element, in one group or the other. (`]]>` may not stand outside of a CDATA section.)"""
_ATTRIBUTE: Final = r'"([^"<&\s]*+)"'


def _leaf(name: str, attributes: str = "") -> str:
    return rf"(?:<{name}{attributes}>{_TEXT}</{name}>\s*+|)"


def _meta(name: str) -> re.Pattern[str]:
    key, value = (rf"<wp:meta_{part}>{_TEXT}</wp:meta_{part}>\s*+" for part in ("key", "value"))
    return lazy_re.compile(rf"<wp:{name}>\s*+{key}{value}</wp:{name}>\s*+")


_IS_ITEM: Final = lazy_re.compile(
    r"<item>\s*+"
    + "".join(_leaf(name, '(?: isPermaLink="false")?' if name == "guid" else "") for name in _ITEM)
)
_IS_COMMENT: Final = lazy_re.compile(
    r"<wp:comment>\s*+" + "".join(map(_leaf, _COMMENT)) + r"(</wp:comment>\s*+|)"
)
_IS_CATEGORY: Final = lazy_re.compile(
    rf"<category domain={_ATTRIBUTE} nicename={_ATTRIBUTE}>{_TEXT}</category>\s*+"
)
_IS_POSTMETA: Final = _meta("postmeta")
_IS_COMMENTMETA: Final = _meta("commentmeta")
_IS_COMMENT_END: Final = lazy_re.compile(r"</wp:comment>\s*+")
_FIELDS: Final = tuple(vocabulary.ITEM.get(name, f":{name.removeprefix('wp:')}") for name in _ITEM)
_COMMENT_FIELDS: Final = tuple(vocabulary.COMMENT[name] for name in _COMMENT)
_EXTRA: Final = tuple(field for field in _FIELDS if field[0] == ":")

_EMPTY: Final = lazy_re.compile(rf"<!\[CDATA\[{_CDATA}\]\]>|<([\w:]++)\s*+/>")
"""An empty element without attributes; sections are passed over."""
_REFERENCE: Final = lazy_re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(?:x([0-9a-fA-F]{1,6})|(\d{1,7})));")
_PREDEFINED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class _Other(Exception):
    """The item has another layout."""


def has_usual_prefixes(scope: NamespaceScope) -> bool:
    """Whether the elements of a file have the prefixes that WordPress gives them."""
    return all(scope.prefixes.get(prefix) == prefix for prefix in _PREFIXES)


def parts_in(data: bytes) -> ItemParts | None:
    """The parts of an item in UTF-8 without control characters; None if it has another layout."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\ufffe" in text or "\uffff" in text:
        return None
    if "\r" in text:  # XML 1.0, section 2.11
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return _parts(text)
    except _Other:
        pass
    if (written_out := _EMPTY.sub(_with_both_tags, text)) == text:
        return None
    try:
        return _parts(written_out)
    except _Other:
        return None


def _with_both_tags(found: re.Match[str]) -> str:
    """An empty element as WordPress writes it: programs that write an export anew write `<title/>`."""
    return f"<{found[1]}></{found[1]}>" if found[1] else found[0]


def _parts(text: str) -> ItemParts:
    """The parts of an item. Raises `_Other` where it is not as WordPress writes it."""
    if not (item := _IS_ITEM.match(text)):
        raise _Other
    values = _values(_FIELDS, item)
    extra: Extra = {name[1:]: value for name in _EXTRA if (value := values.pop(name, ""))}
    at = item.end()
    categories: list[Category] = []
    while found := _IS_CATEGORY.match(text, at):
        domain, nicename, section, plain = found.groups()
        categories.append((domain, nicename, plain if section is None else section))
        if section is None and "&" in plain:
            categories[-1] = (domain, nicename, _resolved(plain))
        at = found.end()
    metas, at = _metas(_IS_POSTMETA, text, at)
    comments: list[CommentParts] = []
    while found := _IS_COMMENT.match(text, at):
        at = found.end()
        of_comment: Metas = []
        if not found[found.re.groups]:
            of_comment, at = _metas(_IS_COMMENTMETA, text, at)
            if not (end := _IS_COMMENT_END.match(text, at)):
                raise _Other
            at = end.end()
        comments.append(CommentParts(_values(_COMMENT_FIELDS, found), {}, of_comment))
    if text[at:] != "</item>":
        raise _Other
    return ItemParts(values, extra, categories, metas, comments)


def _values(fields: tuple[str, ...], found: re.Match[str]) -> Values:
    groups = found.groups()
    values: Values = {}
    # `fields` is the shortest
    for field, section, plain in zip(fields, groups[::2], groups[1::2], strict=False):
        if section is not None:
            values[field] = section
        elif plain is not None:
            values[field] = _resolved(plain) if "&" in plain else plain
    return values


def _metas(meta: re.Pattern[str], text: str, at: int) -> tuple[Metas, int]:
    """The custom fields that begin here, and where they end."""
    metas: Metas = []
    while found := meta.match(text, at):
        key_section, key, value_section, value = found.groups()
        key = _resolved(key) if key_section is None else key_section
        metas.append((key.strip(), _resolved(value) if value_section is None else value_section))
        at = found.end()
    return metas, at


def _resolved(text: str) -> str:
    """Text without references to characters. Raises `_Other` for one that XML does not have."""
    if "&" not in text:
        return text
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise _Other
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    name, hexadecimal, decimal = reference.groups()
    if name:
        return _PREDEFINED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code > 0x10FFFF or (code < 32 and code not in (9, 10, 13)) or NOT_XML.match(chr(code)):
        raise _Other
    return chr(code)
