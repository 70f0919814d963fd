"""Links and images."""

import re
from typing import Final
from urllib.parse import quote

from lxml import etree

from converters import lazy_re
from converters.markup.markdown.writing import tags
from converters.markup.markdown.writing.context import Context
from converters.markup.markdown.writing.escape import escape

_AUTOLINK: Final = lazy_re.compile(
    r"(?:https?|ftp)://[^\s<>\\\"`|{}^\[\]*_]+\Z|(?:https?|ftp)://[!-;=?-~]+\Z", re.I
)
_MAIL: Final = lazy_re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z", re.A)
_MAIL_SIGNS: Final = frozenset(".+-")
_ENTITY: Final = lazy_re.compile(r"&(?=#?\w+;)")
_BACKSLASH: Final = lazy_re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_PLAIN: Final = lazy_re.compile(r"[\w/:.?=%+,;~#@!$'-]+", re.A)
"""URLs that are written as they are."""
_UNSAFE: Final = lazy_re.compile(r"[\x00-\x20<>\"`{}|\\^]|[\U00010000-\U0010ffff]")
_SPACES: Final = lazy_re.compile(r"\s+")


def link(el: etree._Element, inner: str, text: str, context: Context) -> str:
    """`[text](url "title")`, or `<url>` where that is the same."""
    if short := autolink(el, text, context):
        return short
    return f"[{inner}]({destination(el.get('href', ''), context)}{_title(el.get('title'), context)})"


def autolink(el: etree._Element, text: str, context: Context) -> str:
    """`<url>`, where that is the whole link; else nothing."""
    if (
        not text
        or not (href := el.get("href", "")).endswith(text)
        or el.get("title", "").strip()
        or context.in_table
    ):
        return ""
    if href == text and _AUTOLINK.match(href) and not _ENTITY.search(href):
        return f"<{href}>"
    if href == f"mailto:{text}" and _MAIL.match(text):
        local = text.partition("@")[0]
        if not any(sign in local for sign in _MAIL_SIGNS if sign not in context.flavor.mail_signs):
            return f"<{text}>"
    return ""


def image(el: etree._Element, context: Context) -> str:
    """`![alternative text](url "title")`."""
    if not el.get("src") or context.strategy.html_marks:
        html = tags.start(el)
        return html.replace("|", "&#124;") if context.in_table else html
    alt = escape(
        " ".join(el.get("alt", "").split()),
        context.flavor,
        in_link=True,
        in_table=context.in_table,
        every=context.strategy.every_escape,
        balanced=brackets_are_pairs(el.get("alt", "")),
    )
    return f"![{alt}]({destination(el.get('src', ''), context)}{_title(el.get('title'), context)})"


def destination(href: str, context: Context) -> str:
    """A URL as it is written in the parentheses of a link."""
    if _PLAIN.fullmatch(href):
        return href
    href = href.strip().replace("\n", "").replace("\t", "").replace("\r", "")
    href = _UNSAFE.sub(lambda found: quote(found[0]), href)
    href = _ENTITY.sub("&amp;", href)
    if context.flavor.attributes or context.flavor.renderer != "comrak":
        # Their parsers read a backslash or an emphasis mark in a URL as markup.
        href = href.replace("*", "%2A") if context.strategy.every_escape else href
    if not href or (("(" in href or ")" in href) and not _balanced(href)):
        return f"<{href}>"
    return href


def _title(title: str | None, context: Context) -> str:
    if not title:
        return ""
    title = _SPACES.sub(" ", title).strip()
    if not title:
        return ""
    # Nothing else is read in a title, and not all renderers read a backslash there.
    text = _ENTITY.sub("&amp;", title)
    text = _BACKSLASH.sub("&#92;", text)
    if context.in_table or context.flavor.pipes_make_tables:
        text = text.replace("|", "&#124;")
    if divider := context.flavor.divider:
        text = text.replace(divider, "&lt;" + divider[1:])
    if '"' in text and "'" not in text:
        return f" '{text}'"
    return f''' "{text.replace('"', "&quot;")}"'''


def brackets_are_pairs(text: str) -> bool:
    """Whether the brackets in the text of a link need no escape: each has its partner, and none begins a link."""
    if "[" not in text and "]" not in text:
        return True
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return depth == 0 and "](" not in text and "[^" not in text


def _balanced(href: str) -> bool:
    depth = 0
    for char in href:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0
