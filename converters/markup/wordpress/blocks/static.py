"""Blocks whose saved HTML is not what a reader should get as it is, or that saved none."""

import re
from html import escape

from converters import lazy_re
from converters.io.character_references import unescape
from converters.io.json import loads
from converters.markup.wordpress.autop import autop
from converters.markup.wordpress.blocks.parser import Block
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import embed, link
from converters.markup.wordpress.media import by_ids, figure
from converters.markup.wordpress.media import image as image_tag
from converters.markup.wordpress.shortcodes import galleries
from converters.markup.wordpress.shortcodes.code import escape_once, pre

_CAPTION = lazy_re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.DOTALL)
_SHOWN = lazy_re.compile(r"<(?:iframe|audio|video|a|img|blockquote|object|script)\b")
_BARE_URL = lazy_re.compile(r"(?<![\"'=>\w])https?://[^\s<>\"]+|(?<=>)https?://[^\s<>\"]+")
_ID_LIST = lazy_re.compile(r"\d+")

_BACKGROUND = lazy_re.compile(
    r"style=\"[^\"]*background(?:-image)?:\s*url\((?:&quot;|&#0?39;|')?(?P<url>[^)'\"&]+(?:&(?!quot;|#0?39;)[^)'\"&]*)*)"
)
_FILE_LINK = lazy_re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)
_BUTTON = "wp-block-file__button"

_CODE = lazy_re.compile(r"(<pre\b[^>]*>)\s*(?:<code\b([^>]*)>)?(.*?)(?:</code>\s*)?</pre>", re.DOTALL)
_LANGUAGE_CLASS = lazy_re.compile(r"\blang(?:uage)?-([\w#+.-]+)")


def nothing(block: Block, inner: str, context: Context) -> str:
    """A spacer: nothing is in it but height."""
    return ""


def shortcode(block: Block, inner: str, context: Context) -> str:
    """The one block that gets paragraphs (`render_block_core_shortcode`)."""
    return autop(inner)


def missing(block: Block, inner: str, context: Context) -> str:
    """What the editor did not know: the original stands in an attribute when there is no HTML."""
    return (
        inner if inner.strip() else block.text("originalContent") or block.text("originalUndelimitedContent")
    )


def embed_block(block: Block, inner: str, context: Context) -> str:
    """An embed, in the form of 5.6 and in the older ones (`core-embed/youtube`)."""
    url = unescape(block.text("url"))
    if not url and not _SHOWN.search(inner) and (found := _BARE_URL.search(inner)):
        url = unescape(found[0])
    if not url:
        return inner
    caption = _CAPTION.search(inner)
    shown = embed(url)
    if caption and shown.startswith("<a "):
        return f"<p>{shown}<br>{caption[1]}</p>\n"
    if caption:
        return f"{figure(shown, caption[1], 'wp-block-embed')}\n"
    return f"<p>{shown}</p>\n"


def file(block: Block, inner: str, context: Context) -> str:
    """A file: one link, without its preview and its button."""
    links: list[str] = _FILE_LINK.findall(inner)
    named = [link for link in links if _BUTTON not in link] or links
    if not named and (href := block.text("href")):
        named = [link(href)]
    return f'<div class="wp-block-file">{named[0]}</div>' if named else inner


def gallery(block: Block, inner: str, context: Context) -> str:
    """A gallery: the images saved with it, else those that it names."""
    if "<img" in inner:
        return inner
    if ids := _ids(block.attributes.get("ids")):
        made = galleries.render(by_ids(ids, "gallery", context))
        return made or inner
    return inner


def image(block: Block, inner: str, context: Context) -> str:
    """An image; one without HTML is looked up."""
    if inner.strip() or not (ids := _ids([block.attributes.get("id")])):
        return inner
    return "".join(figure(image_tag(item), item.caption) for item in by_ids(ids, "image", context))


def cover(block: Block, inner: str, context: Context) -> str:
    """Content before an image: a background image of a style becomes an image, so that it is not lost."""
    if not (found := _BACKGROUND.search(inner)):
        return inner
    url = unescape(found["url"])
    if escape(url) in inner.replace(found[0], "") or "<img" in inner[: found.start()]:
        return inner
    end = inner.index(">", found.start()) + 1 if ">" in inner[found.start() :] else len(inner)
    return f'{inner[:end]}<img src="{escape(url)}" alt="{escape(block.text("alt"))}">{inner[end:]}'


def player(block: Block, inner: str, context: Context) -> str:
    """A sound or a film; one without HTML is looked up."""
    if inner.strip():
        return inner
    tag = block.name.partition("/")[2]
    urls = [block.text("src")] if block.text("src") else []
    urls = urls or [item.url for item in by_ids(_ids([block.attributes.get("id")]), tag, context)]
    return "".join(figure(f'<{tag} controls src="{escape(url)}"></{tag}>') for url in urls)


def labelled_link(block: Block, inner: str, context: Context) -> str:
    """A link of a menu or to a profile elsewhere: all of it is in attributes."""
    url, label = block.text("url"), block.text("label")
    words = label or escape(block.text("service").capitalize(), quote=False)
    if url and not re.match(r"[a-z][a-z0-9+.-]*:|[/#?.]", url, re.IGNORECASE):
        url = f"https://{url}"
    head = link(url, words) if url else words
    if not head:
        return inner
    return f"<li>{head}<ul>{inner}</ul></li>" if inner.strip() else f"<li>{head}</li>"


def navigation(block: Block, inner: str, context: Context) -> str:
    """A menu: a list of its links."""
    return f"<ul>{inner}</ul>" if "<li>" in inner and "<ul" not in inner else inner


def code(block: Block, inner: str, context: Context) -> str:
    """Code, with its language where a plug-in saved one."""
    found = _CODE.search(inner)
    if not found:
        source = block.text("content") or block.text("code")
        return pre(escape_once(source), block.text("language")) if source else inner
    language = block.text("language") or block.text("lang") or _language(block.text("className"))
    language = language or _language(found[1]) or _language(found[2] or "")
    # without a text, it stands for code that was taken out with its language
    if not language or not found[3].strip():
        return inner
    made = pre(found[3], language)
    return f"{inner[: found.start()]}{made}{inner[found.end() :]}"


def code_block_pro(block: Block, inner: str, context: Context) -> str:
    """Code that was saved coloured: its source is in an attribute."""
    source = block.text("code")
    if not source:
        return inner
    return pre(escape_once(_unquoted(source)), block.text("language"))


def _unquoted(source: str) -> str:
    """Some versions store the source as a JSON string."""
    if source.startswith('"') and source.endswith('"'):
        try:
            value = loads(source)
        except ValueError:
            return source
        return value if isinstance(value, str) else source
    return source


def _language(text: str) -> str:
    found = _LANGUAGE_CLASS.search(text)
    return found[1] if found else ""


def _ids(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [str(item) for item in items if _ID_LIST.fullmatch(str(item))]
