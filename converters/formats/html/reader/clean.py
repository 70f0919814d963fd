"""What is left of a page's HTML when only what the author wrote shall stay.

Images get the address of the real file: a lazy one's, and the original's where the page itself shows
that there is one. Emoji that are pictures become characters. Scripts, handlers and hints for browsers go.
Text is never touched: typographic quotes stay, and code stays as it is.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from converters.formats.html.reader.dom import Node, attribute, find, inner
from converters.io import urls

LAZY: Final = (
    "data-orig-file", "data-lazy-src", "data-src", "data-original", "data-original-src", "data-cfsrc",
    "data-ezsrc", "data-hi-res-src", "data-canonical-src", "data-echo", "data-url",
)  # fmt: skip
"""Attributes with the address of an image that a script shows later; the original file first."""
NOISE: Final = frozenset(
    "srcset sizes loading decoding fetchpriority data-recalc-dims nitro-lazy-src integrity crossorigin".split()
)
"""Attributes of images that say again, or say how to load them."""

_SIZED: Final = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_PHOTON: Final = re.compile(r"^https?://i\d\.wp\.com/([^?]+)")
_DESCRIPTOR: Final = re.compile(r"(\d{1,9}(?:\.\d{0,9})?)[wxh]", re.ASCII)
_EMOJI_FILE: Final = re.compile(
    r"/(?:72x72|svg|emoji[^/]*)/((?:[0-9a-f]{2,6}-)*[0-9a-f]{2,6})\.(?:png|svg)", re.I
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.S)
_IMAGE_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|svg)$", re.I)
_MIRRORED: Final = re.compile(r"(?:^|(?<=/))index\.html?(?=$|[#?])")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.I)

DROPPED: Final = (
    "script, style, template, input[type=hidden], ins.adsbygoogle, span[id^=more-]:empty, #wm-ipp, #wm-ipp-base, "
    "#wpadminbar"
)
"""Never a part of a text, on any page."""
HEAD: Final = "link, meta, base, title"
"""What belongs in the head of a page."""


def without(nodes: Iterable[Node]) -> None:
    """Take elements out of the page."""
    for node in nodes:
        node.remove()


def prepared(root: Node, address: str, at_hand: frozenset[str] = frozenset()) -> None:
    """Make the whole page ready: images resolved, emoji as characters, addresses absolute, no scripts.

    Images that are `at_hand`, by their addresses in the page, stay: better small and here than large and elsewhere.
    """
    for frame in root.css("noscript"):
        _show(frame)
    originals = _originals(root)
    for image in root.css("img"):
        if not _emoji(image):
            _resolve(image, originals, at_hand)
    without(root.css(DROPPED))
    if address:
        for node in root.css("[href], [src]"):
            for name in ("href", "src"):
                value = attribute(node, name)
                if value and not _ELSEWHERE.match(value):
                    node.attrs[name] = absolute(value, address)


def absolute(value: str, address: str) -> str:
    """An address as it is on the web; `index.html` is what a mirror calls a folder's page."""
    return _MIRRORED.sub("", urls.join(address, value.strip()))


def cleaned(html: str) -> str:
    """The HTML of a text without comments and without paragraphs that are empty at its ends."""
    text = _COMMENT.sub("", html) if "<!--" in html else html
    return text.strip(" \t\r\n")


def body(node: Node) -> str:
    """What an element holds when what is no part of it is taken out; handlers of scripts go."""
    without(node.css(HEAD))
    for one in node.css(
        "[onclick], [onload], [onerror], [onmouseover], [onkeypress], [onmousedown], [style*=display], [onmouseout]"
    ):
        for name in [name for name in one.attributes if name.startswith("on")]:
            del one.attrs[name]
    return cleaned(inner(node))


def _show(frame: Node) -> None:
    """What browsers without scripts see: the image that a script would load, in place of its stand-in."""
    image = find(frame, "img")
    if image is None:
        frame.remove()
        return
    name = attribute(image, "src").rpartition("/")[2]
    stand_in = frame.prev
    while stand_in is not None and not stand_in.is_element_node:
        stand_in = stand_in.prev
    seen = stand_in is not None and any(
        name and name in (attribute(one, key) or "") for one in stand_in.css("img") for key in ("src", *LAZY)
    )
    if seen or attribute(image, "width") == "1" or 'height="1"' in (frame.html or ""):
        frame.remove()
    else:
        frame.unwrap()


def _originals(root: Node) -> frozenset[str]:
    """Files that the page names outside of the images' `src`: proof that an original is there."""
    named = {
        attribute(one, "href") for one in root.css("a[href]") if _IMAGE_FILE.search(attribute(one, "href"))
    }
    named |= {attribute(one, "content") for one in root.css('meta[property="og:image"]')}
    for one in root.css("img[srcset]"):
        named.update(part.split()[0] for part in attribute(one, "srcset").split(",") if part.split())
    return frozenset(_bare(one) for one in named)


def _bare(address: str) -> str:
    return unquote(address.partition("?")[0]).partition("//")[2] or address.partition("?")[0]


def _resolve(image: Node, originals: frozenset[str], at_hand: frozenset[str]) -> None:
    source = attribute(image, "src")
    hidden = next(
        (value for name in LAZY if (value := attribute(image, name)) and not value.startswith("data:")), ""
    )
    if hidden and not hidden.startswith("{"):
        source = hidden
    elif not source or source.startswith("data:image/gif") or source.startswith("data:image/svg"):
        wide = _widest(
            attribute(image, "srcset")
            or attribute(image, "data-srcset")
            or attribute(image, "data-lazy-srcset")
        )
        source = wide or source
    proved = "" if source in at_hand else _linked(source, image) or _proved(source, image, originals)
    image.attrs["src"] = proved or source
    for name in [name for name in image.attributes if name in NOISE or name.startswith(("on", "data-"))]:
        if name not in ("data-attachment-id",):
            del image.attrs[name]


def _linked(source: str, image: Node) -> str:
    """The file that the image leads to, where it is the same in full size: it has the same name."""
    link = image.parent
    target = attribute(link, "href") if link is not None and link.tag == "a" else ""
    if not _IMAGE_FILE.search(target.partition("?")[0]) or "/File:" in target:
        return ""
    return target if _SIZED.sub("", _name(target)) == _SIZED.sub("", _name(source)) != "" else ""


def _name(address: str) -> str:
    return unquote(address.partition("?")[0]).rpartition("/")[2]


def _proved(source: str, image: Node, originals: frozenset[str]) -> str:
    """The address of the original file, where the page shows that it is there."""
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


def _widest(srcset: str) -> str:
    candidates = [part.split() for part in srcset.split(", ") if part.split()]
    widths = [(_size(words[1]) if len(words) > 1 else 0, words[0]) for words in candidates]
    return max(widths)[1].rstrip(",") if widths else ""


def _size(descriptor: str) -> float:
    """The number of a width or density descriptor of `srcset` (`640w`, `1.5x`); 0 for another text."""
    found = _DESCRIPTOR.fullmatch(descriptor)
    return float(found[1]) if found else 0


def _emoji(image: Node) -> bool:
    """A picture that stands for a character becomes it."""
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
