"""HTML tags in one line, for inlines that Markdown has no word for."""

import re
from html import escape
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import VOID, name_of, serialise, tidy
from converters.markup.markdown.elements import SPACE
from converters.markup.markdown.flavors import MarkdownFlavor

_FENCE: Final = lazy_re.compile(r"^[ \t]*[`~](?=``|~~)", re.M)
_PRE: Final = lazy_re.compile(r"<pre\b.*?</pre>", re.S | re.I)
_LINES: Final = str.maketrans({"\n": "&#10;", "\t": " "})


def start(el: etree._Element) -> str:
    """The start tag of an element, with all its attributes."""
    return f"<{name_of(el)}{''.join(attribute(str(name), str(value)) for name, value in el.attrib.items())}>"


def attribute(name: str, value: str) -> str:
    """One attribute, with the space before it."""
    if not value and name in (
        "checked",
        "controls",
        "disabled",
        "allowfullscreen",
        "autoplay",
        "loop",
        "muted",
    ):
        return f" {name}"
    value = escape(value, quote=False).replace('"', "&quot;")
    return f' {name}="{" ".join(value.split()) if name in ("alt", "title", "class") else value.translate(_LINES)}"'


def whole(el: etree._Element) -> str:
    """An element and all that is in it."""
    if el.tag in VOID:
        return start(el)
    return tidy(serialise(el)).strip(SPACE)


def guarded(html: str, flavor: MarkdownFlavor) -> str:
    """A block of raw HTML, with references for what this flavor would read even in there."""
    if not flavor.fences_in_html:
        return html
    html = _FENCE.sub(lambda fence: f"{fence[0][:-1]}&#{ord(fence[0][-1])};", html)
    return _PRE.sub(lambda pre: pre[0].replace("\t", "&#9;"), html)


def anchor(name: str) -> str:
    """A place that links can lead to, and that is nothing else."""
    return f"<span{attribute('id', name)}></span>"
