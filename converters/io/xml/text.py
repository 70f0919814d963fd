"""Texts in XML 1.0: escaped, and without the characters that no XML may hold."""

from typing import Final

from converters import lazy_re

NOT_XML: Final = lazy_re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no `Char` of XML 1.0 (section 2.2); no reference stands for it either."""
_IN_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
"""`>` too, so that no text ends a CDATA section; parsers drop a carriage return that is not escaped."""
_IN_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def escaped(value: str) -> str:
    """A text between tags; it has no characters that XML does not have."""
    return value.translate(_IN_TEXT)


def escaped_attribute(value: str) -> str:
    """The same in an attribute, without its quotes."""
    return value.translate(_IN_ATTRIBUTE)


def text(value: str) -> str:
    """Any text between tags."""
    return escaped(NOT_XML.sub("", value))


def attribute(value: str) -> str:
    """Any text in an attribute, without its quotes."""
    return escaped_attribute(NOT_XML.sub("", value))


def element(name: str, value: str = "", **attributes: str) -> str:
    """An element with a text, on a line; of the attributes those that are not empty. `_` in their names is `:`."""
    tag = name + "".join(
        f' {key.replace("_", ":")}="{attribute(part)}"' for key, part in attributes.items() if part
    )
    return f"<{tag}>{text(value)}</{name}>\n" if value else f"<{tag}/>\n"
