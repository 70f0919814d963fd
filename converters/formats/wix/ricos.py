"""Renders Ricos, the rich content of Wix, to HTML: a tree of nodes in JSON.

Facts: Wix's documentation of Ricos (`Node`, `Decoration`), and exports. A node that is not known gives the texts in it.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

from converters.io.json.parts import object_at, objects_at, value_at

Node = Mapping[str, Any]
_IMAGE: Final = "wix:image://v1/"
_MEDIA: Final = "https://static.wixstatic.com/media/"
_VIDEO: Final = "https://video.wixstatic.com/video/"
_MARKS: Final = {
    "BOLD": "strong", "ITALIC": "em", "UNDERLINE": "u", "STRIKETHROUGH": "s", "SUPERSCRIPT": "sup", "SUBSCRIPT": "sub",
}  # fmt: skip
_AROUND: Final = {
    "PARAGRAPH": "p", "BULLETED_LIST": "ul", "ORDERED_LIST": "ol", "LIST_ITEM": "li", "BLOCKQUOTE": "blockquote",
    "TABLE_ROW": "tr", "TABLE_CELL": "td", "COLLAPSIBLE_LIST": "div", "COLLAPSIBLE_ITEM": "details",
    "COLLAPSIBLE_ITEM_TITLE": "summary", "COLLAPSIBLE_ITEM_BODY": "div", "CAPTION": "figcaption",
}  # fmt: skip
"""Type of a node -> the element around what is in it."""
DEEPEST: Final = 100
"""Levels of nodes in nodes that are rendered."""


class Rendering:
    """Renders one text; `unknown` are then the types of nodes that it did not know."""

    def __init__(self) -> None:
        self.unknown: list[str] = []
        self.too_deep = False
        """Whether nodes are left out that are nested too deeply."""

    def html(self, nodes: Any, depth: int = 0) -> str:
        """The HTML of a list of nodes."""
        self.too_deep = self.too_deep or depth > DEEPEST
        if not isinstance(nodes, Sequence) or isinstance(nodes, str) or depth > DEEPEST:
            return ""
        return "".join(self._node(node, depth) for node in nodes if isinstance(node, Mapping))

    def _node(self, node: Node, depth: int) -> str:
        kind = str(node.get("type") or "")
        if kind == "TEXT":
            return _text(object_at(node, "textData"))
        inner = self.html(node.get("nodes"), depth + 1)
        if element := _AROUND.get(kind):
            return f"<{element}>{inner}</{element}>\n" if inner.strip() or element != "p" else ""
        if kind in _RENDERED:
            return _RENDERED[kind](node, inner)
        self.unknown.append(kind)
        return inner


def _text(data: Node) -> str:
    html = escape(str(data.get("text") or ""), quote=False).replace("\n", "<br />")
    decorations = data.get("decorations")
    for mark in decorations if isinstance(decorations, Sequence) and not isinstance(decorations, str) else ():
        if not isinstance(mark, Mapping):
            continue
        kind = str(mark.get("type") or "")
        is_off = kind == "BOLD" and mark.get("fontWeightValue") in (0, 400)
        if kind in _MARKS and not is_off:
            html = f"<{_MARKS[kind]}>{html}</{_MARKS[kind]}>"
        elif kind == "LINK" and (url := str(value_at(mark, "linkData", "link", "url") or "")):
            html = f'<a href="{escape(url)}">{html}</a>'
    return html


def media_url(source: Any) -> str:
    """The URL of a file of Wix: as `wix:image://v1/ID/NAME#…`, or an object with its id or URL."""
    if isinstance(source, Mapping):
        source = source.get("url") or source.get("id") or ""
    text = str(source or "")
    if text.startswith(_IMAGE):
        text = text.removeprefix(_IMAGE).partition("#")[0].partition("/")[0]
    return text if not text or "://" in text else _MEDIA + text


def _heading(node: Node, inner: str) -> str:
    level = value_at(node, "headingData", "level")
    number = level if isinstance(level, int) and 1 <= level <= 6 else 2
    return f"<h{number}>{inner}</h{number}>\n"


def _picture(data: Node) -> str:
    url = media_url(value_at(data, "image", "src") or value_at(data, "media", "src"))
    return f'<img src="{escape(url)}" alt="{escape(str(data.get("altText") or ""))}" />' if url else ""


def _image(node: Node, inner: str) -> str:
    data = object_at(node, "imageData")
    picture = _picture(data)
    if link := str(value_at(data, "link", "url") or ""):
        picture = f'<a href="{escape(link)}">{picture}</a>'
    caption = inner or (
        f"<figcaption>{escape(str(data['caption']), quote=False)}</figcaption>" if data.get("caption") else ""
    )
    return f"<figure>{picture}{caption.strip()}</figure>\n" if picture else inner


def _gallery(node: Node, inner: str) -> str:
    pictures = []
    for item in objects_at(node, "galleryData", "items"):
        url = media_url(value_at(item, "image", "media", "src"))
        alt = str(item.get("altText") or item.get("title") or "")
        pictures.append(f'<figure><img src="{escape(url)}" alt="{escape(alt)}" /></figure>' if url else "")
    return f'<div class="gallery">{"".join(pictures)}</div>\n' if pictures else ""


def _video(node: Node, inner: str) -> str:
    source = object_at(node, "videoData", "video", "src")
    url = str(source.get("url") or "")
    if id_ := str(source.get("id") or ""):
        url = url or f"{_VIDEO}{id_}"
    if not url:
        return ""
    is_file = url.startswith(_VIDEO) or url.endswith((".mp4", ".webm"))
    return f'<video controls src="{escape(url)}"></video>\n' if is_file else f"<p>{_link(url)}</p>\n"


def _link(url: str, text: str = "") -> str:
    return f'<a href="{escape(url)}">{escape(text or url, quote=False)}</a>'


def _link_of(data: str, text: str) -> Callable[[Node, str], str]:
    """Renders a node that is a link; its text is the value of that name."""

    def rendered(node: Node, inner: str) -> str:
        url = str(value_at(node, data, "link", "url") or "")
        return f"<p>{_link(url, str(value_at(node, data, text) or ''))}</p>\n" if url else ""

    return rendered


def _file(node: Node, inner: str) -> str:
    data = object_at(node, "fileData")
    url = media_url(data.get("src"))
    return f"<p>{_link(url, str(data.get('name') or ''))}</p>\n" if url else ""


def _audio(node: Node, inner: str) -> str:
    url = media_url(value_at(node, "audioData", "audio", "src"))
    return f'<audio controls src="{escape(url)}"></audio>\n' if url else ""


def _embed(node: Node, inner: str) -> str:
    data = object_at(node, "embedData")
    html = str(value_at(data, "oembed", "html") or "")
    return (
        f"<div>{html}</div>\n" if html else f"<p>{_link(str(data['src']))}</p>\n" if data.get("src") else ""
    )


def _html(node: Node, inner: str) -> str:
    data = object_at(node, "htmlData")
    if url := str(data.get("url") or ""):
        return f'<iframe src="{escape(url)}"></iframe>\n'
    return f"<div>{data.get('html') or ''}</div>\n"


def _gif(node: Node, inner: str) -> str:
    url = str(value_at(node, "gifData", "original", "gif") or "")
    return f'<figure><img src="{escape(url)}" alt="" /></figure>\n' if url else ""


_RENDERED: Final[Mapping[str, Callable[[Node, str], str]]] = {
    "HEADING": _heading,
    "IMAGE": _image,
    "GALLERY": _gallery,
    "VIDEO": _video,
    "LINK_PREVIEW": _link_of("linkPreviewData", "title"),
    "BUTTON": _link_of("buttonData", "text"),
    "FILE": _file,
    "AUDIO": _audio,
    "EMBED": _embed,
    "HTML": _html,
    "GIF": _gif,
    "DIVIDER": lambda node, inner: "<hr />\n",
    "CODE_BLOCK": lambda node, inner: f"<pre><code>{inner.replace('<br />', chr(10))}</code></pre>\n",
    "TABLE": lambda node, inner: f"<table><tbody>{inner}</tbody></table>\n",
}
