"""Cleans the HTML of a page: what the author wrote stays.

Images get the URL of the real file: that of a lazily loaded image, and the original's where the page
itself links to one. Emoji images become characters. Scripts, event handlers and loading hints are removed.
Text is not changed: typographic quotes and code stay as they are.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.formats.html.reader.dom import Node, ancestors, attribute, inner
from converters.gates.bodies import marks_in, pair_around
from converters.io import urls
from converters.markup import lazy_images

_SIZED: Final = lazy_re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_PHOTON: Final = lazy_re.compile(r"^https?://i\d\.wp\.com/([^?]+)")
_EMOJI_FILE: Final = lazy_re.compile(
    r"/(?:72x72|svg|emoji[^/]*)/((?:[0-9a-f]{2,6}-)*[0-9a-f]{2,6})\.(?:png|svg)", re.I
)
_COMMENT: Final = lazy_re.compile(r"<!--.*?-->", re.S)
_IMAGE_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg")
_MIRRORED: Final = lazy_re.compile(r"(?:^|(?<=/))index\.html?(?=$|[#?])")
_ELSEWHERE: Final = lazy_re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.I)

DROPPED: Final = (
    "script, style, noframes, input[type=hidden], ins.adsbygoogle, span[id^=more-]:empty, #wm-ipp, #wm-ipp-base, "
    "#wpadminbar"
)
"""Never part of a text, on any page."""
HEAD: Final = "link, meta, base, title"
"""Elements of the head of a page."""


def without(nodes: Iterable[Node]) -> None:
    """Remove elements from the page."""
    for node in nodes:
        node.remove()


def outermost(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, each once, without those in another of them: what is in a removed element must not be touched again."""
    unique = {node.mem_id: node for node in nodes}
    return [node for node in unique.values() if not any(above.mem_id in unique for above in ancestors(node))]


def prepared(root: Node, address: str, local: frozenset[str] = frozenset()) -> None:
    """Prepare the whole page: images resolved, emoji as characters, URLs absolute, no scripts.

    Images with a `local` file, by their URLs in the page, keep their URL: a small local file is worth more
    than a large remote one.
    """
    for frame in root.css("noscript"):
        lazy_images.show_noscript(frame)
    lazy_images.load_frames(root)
    originals = _originals(root)
    for image in root.css("img"):
        if not _emoji(image):
            _resolve(image, originals, local)
    without(root.css(DROPPED))
    if address:
        for name in ("href", "src"):
            for node in root.css(f"[{name}]"):
                value = attribute(node, name)
                if value and not _ELSEWHERE.match(value):
                    node.attrs[name] = absolute(value, address)


def absolute(value: str, address: str) -> str:
    """An absolute URL. `index.html` is removed: it is how a mirror names the page of a folder."""
    return _MIRRORED.sub("", urls.join(address, value.strip()))


def cleaned(html: str) -> str:
    """The HTML of a text without white space at its ends, and without HTML comments but those that close a part of it."""
    if "<!--" not in html:
        return html.strip(" \t\r\n")
    marks = marks_in(html)
    return _COMMENT.sub(lambda comment: comment[0] if comment[0] in marks else "", html).strip(" \t\r\n")


def body(node: Node) -> str:
    """The inner HTML of an element without head elements and event handlers, between the marks that close it."""
    without(node.css(HEAD))
    for element in node.css(
        "[onclick], [onload], [onerror], [onmouseover], [onkeypress], [onmousedown], [style*=display], [onmouseout]"
    ):
        for name in [name for name in element.attributes if name.startswith("on")]:
            del element.attrs[name]
    start, end = _marks_around(node)
    return f"{start}{cleaned(inner(node))}{end}"


def _marks_around(node: Node) -> tuple[str, str]:
    """The pair of HTML comments around an element by which visitors do not see it; both empty if there is none."""
    before: list[str] = []
    after: list[str] = []
    for at in (node, *ancestors(node)):
        before += _comments_beside(at, "prev")
        after += _comments_beside(at, "next")
    start = "".join(reversed(before))
    return pair_around(start + "".join(after), len(start)) if before and after else ("", "")


def _comments_beside(node: Node, step: str) -> Iterator[str]:
    """Yield the HTML comments beside an element, the nearest first."""
    at: Node | None = getattr(node, step)
    while at is not None:
        if at.is_comment_node:
            yield at.html or ""
        at = getattr(at, step)


def _originals(root: Node) -> frozenset[str]:
    """Files that the page refers to outside of `img src`: they are known to exist."""
    named = {
        href
        for link in root.css("a[href]")
        if (href := attribute(link, "href")).lower().endswith(_IMAGE_ENDINGS)
    }
    named |= {attribute(meta, "content") for meta in root.css('meta[property="og:image"]')}
    for image in root.css("img[srcset]"):
        named.update(part.split()[0] for part in attribute(image, "srcset").split(",") if part.split())
    return frozenset(_bare(url) for url in named)


def _bare(address: str) -> str:
    return unquote(address.partition("?")[0]).partition("//")[2] or address.partition("?")[0]


def _resolve(image: Node, originals: frozenset[str], local: frozenset[str]) -> None:
    source = lazy_images.source_of(image)
    original = "" if source in local else _linked(source, image) or _original_of(source, image, originals)
    image.attrs["src"] = original or source
    for name in [
        name for name in image.attributes if name in lazy_images.NOISE or name.startswith(("on", "data-"))
    ]:
        if name not in ("data-attachment-id",):
            del image.attrs[name]


def _linked(source: str, image: Node) -> str:
    """The file that the image links to, where it is the same image in full size, by its name."""
    link = image.parent
    target = attribute(link, "href") if link is not None and link.tag == "a" else ""
    if not target.partition("?")[0].lower().endswith(_IMAGE_ENDINGS) or "/File:" in target:
        return ""
    return target if _SIZED.sub("", _name(target)) == _SIZED.sub("", _name(source)) != "" else ""


def _name(address: str) -> str:
    return unquote(address.partition("?")[0]).rpartition("/")[2]


def _original_of(source: str, image: Node, originals: frozenset[str]) -> str:
    """The URL of the original file, where the page refers to it."""
    photon = _PHOTON.match(source)
    if photon:
        host = photon[1].partition("/")[0]
        if "." in host and (photon[1] in originals or _own(image, host)):
            source = "https://" + photon[1]
    bare = _bare(source)
    for candidate in (_SIZED.sub("", bare), bare):
        if candidate in originals and candidate != bare:
            scheme = source.partition("//")[0]
            return f"{scheme}//{candidate}" if "//" in source else candidate
    if "?" in source and bare in originals and re.search(r"[?&](?:w|h|resize|fit|ssl)=", source):
        return source.partition("?")[0]
    return source if photon else ""


def _own(image: Node, host: str) -> bool:
    link = image.parent
    return link is not None and link.tag == "a" and urls.split(attribute(link, "href")).netloc.endswith(host)


def _emoji(image: Node) -> bool:
    """Replace an emoji image by its character; whether it was one."""
    names = attribute(image, "class").split()
    source = attribute(image, "src")
    file = _EMOJI_FILE.search(source)
    if not file and not {"emoji", "wp-smiley"} & set(names):
        return False
    text = attribute(image, "alt")
    if file and (not text or text.startswith(":")) and "icon_" not in source:
        try:
            text = "".join(chr(int(code, 16)) for code in file[1].split("-"))
        except (ValueError, OverflowError):
            return False
    if not text:
        return False
    image.replace_with(text)
    return True
