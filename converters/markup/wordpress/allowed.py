"""What WordPress takes out of comments, unless whoever imports may write any HTML."""

from converters.markup.html import name_of, parse

ALLOWED = frozenset("a abbr acronym b blockquote cite code del em i q s strike strong".split())
"""Elements that WordPress leaves in anyone's comment (`$allowedtags`)."""


def beyond(html: str) -> list[str]:
    """The elements that WordPress removes. Paragraphs and line breaks do not count: blank lines stand for them."""
    if "<" not in html:
        return []
    return sorted({name_of(element) for element in parse(html).iter()} - ALLOWED - {"body", "p", "br", ""})
