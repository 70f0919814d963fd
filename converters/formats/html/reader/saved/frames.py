"""Frames and shadow trees that were saved with a page: they become part of it.

Services show comments in a frame. SingleFile writes a frame into `srcdoc`, a browser that saves a page "complete"
writes it beside the other files, Chromium's MHTML makes it a part of the message. A shadow tree is a `template`
with `shadowrootmode` (HTML Standard, "declarative shadow roots"); SingleFile wrote `shadowroot` before.
"""

import base64
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote_to_bytes

from converters import lazy_re
from converters.formats.html.reader.comments.search import CommentSearch
from converters.formats.html.reader.dom import attribute, parsed
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.profile import fitting, has
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.io.character_references import unescape

_FRAME: Final = lazy_re.compile(
    r"<iframe\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>(?:[^<]*</iframe\s*>)?", re.IGNORECASE
)
_SRCDOC: Final = lazy_re.compile(r"""\bsrcdoc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_SRC: Final = lazy_re.compile(r"""(?<![\w-])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_BODY: Final = lazy_re.compile(r"<body\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_AROUND: Final = lazy_re.compile(r"<!doctype[^>]*>|</?(?:html|head|body)\b[^>]*>", re.IGNORECASE)
_HEAD: Final = lazy_re.compile(
    r"<head\b.*?(?:</head\s*>|(?=<body\b))|<(script|style|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TEMPLATE: Final = lazy_re.compile(r"<(?P<end>/?)template\b(?P<attributes>[^>]*)>", re.IGNORECASE)
_SHADOW: Final = lazy_re.compile(r"\bshadowroot(?:mode)?\s*=", re.IGNORECASE)
_DATA: Final = lazy_re.compile(r"data:text/html((?:;[^,;]*)*),", re.IGNORECASE)
_DEEPEST: Final = 3
"""How many levels of nested frames are read: Disqus has one."""
_NAMED: Final = lazy_re.compile(r"comment|disqus|dsq-|discussion|giscus|utteranc|remark42", re.IGNORECASE)
"""What is in the name, title or address of a frame of comments."""


def with_frames(page: Page, frame_of: Callable[[str], str] = lambda link: "") -> Page:
    """The page with its shadow trees, and with its frames of comments in place of the `iframe` elements.

    A page that has its own comments keeps its frames: the comments of one system are read. `frame_of` gives the document of a frame that was saved beside the page by the link in `src`, or an empty text.
    """
    html = page.html
    if "shadowroot" in html:
        html = _with_shadow_trees(html)
    if "<iframe" in html or "<IFRAME" in html:
        framed = _with_frames(html, frame_of, 1)
        html = html if framed != html and _holds_comments(html) else framed
    return page if html == page.html else page._replace(html=html)


def _with_frames(html: str, frame_of: Callable[[str], str], depth: int) -> str:
    def content(frame: re.Match[str]) -> str:
        attributes = frame["attributes"]
        if found := _SRCDOC.search(attributes):
            document = unescape("".join(part or "" for part in found.groups()))
        else:
            source = _SRC.search(attributes)
            link = unescape("".join(part or "" for part in source.groups())) if source else ""
            document = _in_link(link) or (frame_of(link) if link else "")
        if not document or not (_NAMED.search(_SRCDOC.sub("", attributes)) or _holds_comments(document)):
            return frame[0]
        if "<iframe" in document and depth < _DEEPEST:
            document = _with_frames(document, frame_of, depth + 1)
        if "shadowroot" in document:
            document = _with_shadow_trees(document)
        return _inner(document)

    return _FRAME.sub(content, html)


def _in_link(link: str) -> str:
    """The document that a `data:` URL is (RFC 2397), as monolith writes frames; empty for other URLs."""
    found = _DATA.match(link)
    if not found:
        return ""
    data = unquote_to_bytes(link[found.end() :])
    if ";base64" in found[1].lower():
        try:
            data = base64.b64decode(data)
        except ValueError:
            return ""
    return data.decode("utf-8", "replace")


def _holds_comments(document: str) -> bool:
    """Whether comments are in a frame, by a profile or by structure; frames with films and advertisements stay frames."""
    root = parsed(document)
    names = SelectorPrefilter(root)
    by_profile = any(
        has(root, profile.comments.item, names)
        for profile in fitting(root, names)
        if profile.rank == "platform" and profile.comments.item
    )
    return by_profile or bool(CommentSearch(root, attribute(root, "lang"), names).items())


def _inner(document: str) -> str:
    """The content of a document's body, in an element with the classes of the body."""
    start = _BODY.search(document)
    attributes = start["attributes"] if start else ""
    content = document[start.end() :] if start else document
    return f"<div{attributes}>{_AROUND.sub('', _HEAD.sub('', content))}</div>"


def _with_shadow_trees(html: str) -> str:
    """The page with each `template` of a shadow tree as a `div`, which its selectors can reach."""
    opened: list[bool] = []

    def replaced(tag: re.Match[str]) -> str:
        if not tag["end"]:
            opened.append(bool(_SHADOW.search(tag["attributes"])))
            return "<div>" if opened[-1] else tag[0]
        return "</div>" if opened and opened.pop() else tag[0]

    return _TEMPLATE.sub(replaced, html)
