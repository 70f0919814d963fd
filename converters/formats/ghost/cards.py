"""The cards of Ghost's editor as HTML: what a reader sees of each, without the controls of Ghost's theme."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

Node = Mapping[str, Any]


def _value(node: Node, *names: str) -> str:
    """The first of these values that is there, in the card or in its `metadata`."""
    metadata = node.get("metadata")
    for where in (node, metadata if isinstance(metadata, dict) else {}):
        for name in names:
            if value := where.get(name):
                return str(value)
    return ""


def _figure(inner: str, caption: str, kind: str) -> str:
    end = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="{kind}">{inner}{end}</figure>'


def _attributes(node: Node, **names: str) -> str:
    """Attributes of an element, from values of the card."""
    return "".join(
        f' {attribute}="{escape(str(node[key]))}"'
        for attribute, key in names.items()
        if node.get(key) not in (None, "")
    )


def _img(node: Node) -> str:
    alt = escape(str(node.get("alt") or ""))
    img = f'<img src="{escape(_value(node, "src"))}" alt="{alt}"{_attributes(node, title="title", width="width", height="height")}>'
    href = _value(node, "href")
    return f'<a href="{escape(href)}">{img}</a>' if href else img


def image(node: Node) -> str:
    """An image with its caption, which is HTML."""
    return _figure(_img(node), _value(node, "caption"), "kg-image-card") if _value(node, "src") else ""


def gallery(node: Node) -> str:
    """Several images with one caption."""
    images = [image for image in node.get("images") or () if isinstance(image, dict) and image.get("src")]
    return _figure("".join(map(_img, images)), _value(node, "caption"), "kg-gallery-card")


def html(node: Node) -> str:
    """HTML as its author wrote it."""
    return _value(node, "html")


def markdown(node: Node) -> str:
    """Markdown, rendered."""
    from converters.markup.markdown.render import comrak_renderer  # detection does not wait for it

    return comrak_renderer()(_value(node, "markdown")).strip()


def code(node: Node) -> str:
    """A code block with its language and caption."""
    language = _value(node, "language")
    mark = f' class="language-{escape(language)}"' if language else ""
    block = f"<pre><code{mark}>{escape(_value(node, 'code'), quote=False)}</code></pre>"
    caption = _value(node, "caption")
    return _figure(block, caption, "kg-code-card") if caption else block


def embed(node: Node) -> str:
    """What another site gives to be shown, or else a link to it."""
    inner = _value(node, "html") or _anchor(_value(node, "url"), _value(node, "url"))
    return _figure(inner, _value(node, "caption"), "kg-embed-card")


def bookmark(node: Node) -> str:
    """A link with the title and description of its page."""
    title = _value(node, "title") or _value(node, "url")
    description = _value(node, "description")
    about = " · ".join(filter(None, (_value(node, "author"), _value(node, "publisher"))))
    inner = f"<p>{_anchor(_value(node, 'url'), title)}</p>"
    inner += f"<p>{escape(description, quote=False)}</p>" if description else ""
    inner += f"<p>{escape(about, quote=False)}</p>" if about else ""
    return _figure(inner, _value(node, "caption"), "kg-bookmark-card")


def video(node: Node) -> str:
    """A film; `loop` is one without controls."""
    still = _value(node, "customThumbnailSrc", "thumbnailSrc")
    poster = f' poster="{escape(still)}"' if still else ""
    size = _attributes(node, width="width", height="height")
    inner = f'<video src="{escape(_value(node, "src"))}"{poster}{size} controls></video>'
    return _figure(inner, _value(node, "caption"), "kg-video-card")


def audio(node: Node) -> str:
    """Sound, with its title."""
    inner = f'<audio src="{escape(_value(node, "src"))}" controls></audio>'
    return _figure(inner, escape(_value(node, "title"), quote=False), "kg-audio-card")


def file(node: Node) -> str:
    """A link to a file, with what is said of it."""
    title = _value(node, "fileTitle", "fileName", "src")
    caption = _value(node, "fileCaption")
    link = _anchor(_value(node, "src"), title)
    return f"<p>{link}{'<br>' + escape(caption, quote=False) if caption else ''}</p>"


def callout(node: Node) -> str:
    """A text that is set off, with its sign."""
    sign = _value(node, "calloutEmoji")
    return f'<div class="kg-callout-card"><p>{escape(sign + " " if sign else "")}{_value(node, "calloutText")}</p></div>'


def toggle(node: Node) -> str:
    """A heading that shows and hides a text."""
    return f"<details><summary>{_value(node, 'heading')}</summary>{_value(node, 'content')}</details>"


def button(node: Node) -> str:
    """A link that looks like a button."""
    words = _value(node, "buttonText")
    return f"<p>{_anchor(_value(node, 'buttonUrl'), words)}</p>" if words else ""


def header(node: Node) -> str:
    """A title over the whole page, with its image and button; of cards that ask to subscribe, their texts."""
    parts = []
    if title := _value(node, "header"):
        parts.append(f"<h2>{title}</h2>")
    if text := _value(node, "subheader", "textValue"):
        parts.append(f"<p>{text}</p>")
    if src := _value(node, "backgroundImageSrc", "imageUrl"):
        parts.append(f'<p><img src="{escape(src)}" alt=""></p>')
    if node.get("buttonEnabled") is not False and node.get("showButton") is not False:
        parts.append(button(node) if _value(node, "buttonUrl") else "")
    return "\n".join(filter(None, parts))


def product(node: Node) -> str:
    """A product: its picture, name, text and link."""
    parts = []
    if src := _value(node, "productImageSrc"):
        parts.append(f'<p><img src="{escape(src)}" alt=""></p>')
    if title := _value(node, "productTitle"):
        parts.append(f"<h4>{title}</h4>")
    if text := _value(node, "productDescription"):
        parts.append(text if text.lstrip().startswith("<") else f"<p>{text}</p>")
    if node.get("productButtonEnabled") and (url := _value(node, "productUrl")):
        parts.append(f"<p>{_anchor(url, _value(node, 'productButton') or url)}</p>")
    return "\n".join(parts)


def rule(node: Node) -> str:
    """A line between two parts."""
    return "<hr>"


def _anchor(url: str, words: str) -> str:
    return f'<a href="{escape(url)}">{escape(words, quote=False)}</a>' if url else escape(words, quote=False)


CARDS: Final[Mapping[str, Callable[[Node], str]]] = {
    "image": image, "gallery": gallery, "html": html, "markdown": markdown, "codeblock": code, "embed": embed,
    "bookmark": bookmark, "video": video, "audio": audio, "file": file, "callout": callout, "toggle": toggle,
    "button": button, "header": header, "signup": header, "call-to-action": header, "product": product,
    "horizontalrule": rule,
}  # fmt: skip
"""The type of a node in Lexical -> what makes its HTML."""

DROPPED: Final = frozenset({"email", "email-cta", "transistor", "paywall"})
"""Cards that a visitor of the site does not see: those for mails and players for members, and the paywall, which has a place in
Ghost's HTML only."""
