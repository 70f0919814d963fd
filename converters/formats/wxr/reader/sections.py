"""CDATA sections that a program has written as text, or twice: `<wp:status>&lt;![CDATA[publish]]&gt;</wp:status>`.

Libraries for XML escape a section that is given to them as text.
"""

from converters import lazy_re

_WORD = lazy_re.compile(
    rb"<[\w.-]+:(?:status|post_type|comment_approved)>\s*(?:&lt;|<!\[CDATA\[\s*<)!\[CDATA\[\w+"
    rb"\]\](?:&gt;|>\]\]>|\]\]><!\[CDATA\[>\]\]>)\s*</"
)
_START = lazy_re.compile(rb">(\s*)&lt;!\[CDATA\[")
_END = lazy_re.compile(rb"\]\]&gt;(\s*</)")
_TWICE = ((b"<![CDATA[<![CDATA[", b"<![CDATA["), (b"]]]]><![CDATA[>]]>", b"]]>"), (b"]]>]]>", b"]]>"))
"""As a program writes a section in another, with and without the split that XML asks for."""


def are_text(head: bytes) -> bool:
    """Whether the words of a file with this beginning have a section as text around them."""
    return _WORD.search(head) is not None


def without_inner(data: bytes) -> bytes:
    """A part of such a file, each text in one section or none."""
    for twice, once in _TWICE:
        data = data.replace(twice, once)
    return _END.sub(rb"\1", _START.sub(rb">\1", data))
