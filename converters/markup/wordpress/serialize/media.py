"""Video and audio, frames of providers that WordPress embeds by URL, and files to download."""

from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from lxml import etree

from converters.io import urls
from converters.markup.html import name_of
from converters.markup.markdown.elements import SPACE
from converters.markup.wordpress.embeds import PROVIDERS
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import Attributes, block, classes
from converters.markup.wordpress.serialize.inline import anchor, caption, contents, is_line, line
from converters.markup.wordpress.serialize.state import WriterState


class _Page(NamedTuple):
    """The URL that WordPress embeds (`WP_oEmbed`), filled with the parts of the frame's URL."""

    url: str
    type: str
    slug: str


_PAGES: Final[dict[str, _Page]] = {
    "youtube": _Page("https://www.youtube.com/watch?v={id}", "video", "youtube"),
    "vimeo": _Page("https://vimeo.com/{id}", "video", "vimeo"),
    "dailymotion": _Page("https://www.dailymotion.com/video/{id}", "video", "dailymotion"),
    "ted": _Page("https://www.ted.com/talks/{id}", "video", "ted"),
    "spotify": _Page("https://open.spotify.com/{type}/{id}", "rich", "spotify"),
    "videopress": _Page("https://videopress.com/v/{id}", "video", "videopress"),
    "scribd": _Page("https://www.scribd.com/document/{id}", "rich", "scribd"),
}
"""By the name of our providers. WordPress embeds no others, or their frames do not name the page."""
_NO_MATTER: Final = frozenset(
    "rel feature showinfo modestbranding wmode hd version title byline portrait color fs ecver autohide theme "
    "si utm_source start t dnt app_id badge controls iv_load_policy vq hl".split()
)
"""Parameters of a frame's URL that concern its looks; `start` and `t` go over to the page's URL."""
_WIDE: Final = "wp-embed-aspect-16-9 wp-has-aspect-ratio"


def embed(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/embed`: a frame of a provider that WordPress knows."""
    frame, words = _only(element, "iframe")
    page = _page(frame.get("src", "")) if frame is not None else None
    if frame is None or page is None:
        return
    url, name = page
    film = name.type == "video"
    attributes: Attributes = {
        "url": url,
        "type": name.type,
        "providerNameSlug": name.slug,
        "responsive": True,
    }
    if film:
        attributes["className"] = _WIDE
    named = classes(
        "wp-block-embed", f"is-type-{name.type}", f"is-provider-{name.slug}", f"wp-block-embed-{name.slug}"
    )
    if film:
        named = named[:-1] + f' {_WIDE}"'
    inner = f'<div class="wp-block-embed__wrapper">\n{escape.text(url)}\n</div>'
    yield block("embed", f"<figure{named}{anchor(element)}>{inner}{_below(words)}</figure>", attributes)


def page_alone(element: etree._Element) -> str:
    """The page of a frame that stands alone in a paragraph; nothing for all else."""
    frame, words = _only(element, "iframe")
    return page_of(frame.get("src", "")) if frame is not None and not words else ""


def page_of(url: str) -> str:
    """The page that WordPress embeds for a frame of a provider; nothing if it asks for more than its looks."""
    page = _page(url)
    return page[0] if page else ""


def _page(url: str) -> tuple[str, _Page] | None:
    asked = parse_qs(urls.split(url).query)
    if "nocookie" in url or set(asked) - _NO_MATTER:
        return None
    whole = f"https:{url}" if url.startswith("//") else url
    for provider in PROVIDERS:
        if (found := provider.pattern.match(whole)) and (page := _PAGES.get(provider.name)):
            if "videoseries" in url:
                return None
            url = page.url.format(**found.groupdict(""))
            start = next((asked[name][0] for name in ("start", "t") if name in asked), "")
            if found.groupdict().get("key"):
                url += f"/{found['key']}"
            return (f"{url}&t={start}" if start and page.slug == "youtube" else url), page
    return None


def player(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/video` and `core/audio`."""
    for tag in ("video", "audio"):
        found, words = _only(element, tag)
        if found is None or (src := _source(found)) is None:
            continue
        kept = {
            "autoplay": "",
            "controls": "",
            "loop": "",
            "muted": "",
            "poster": "poster",
            "playsinline": "",
        }
        if tag == "audio":
            kept = {"autoplay": "", "loop": ""}
        given = escape.attribute("src", src)
        for key, valued in kept.items():
            if found.get(key) is not None:
                given += escape.attribute(key, found.get(key, "")) if valued else f" {key}"
        if tag == "audio":
            given = f' controls="controls"{given}'
        html = f"<figure{classes(f'wp-block-{tag}')}{anchor(element)}><{tag}{given}></{tag}>{_below(words)}</figure>"
        yield block(tag, html)


def file(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/file`: a link that downloads, alone in its paragraph."""
    link, _ = _only(element, "a")
    if link is None or link.get("download") is None or not link.get("href") or not is_line(contents(link)):
        return
    if link.find(".//img") is not None or link.get("title"):
        return
    href = link.get("href", "")
    name = line(contents(link))
    html = f"<div{classes('wp-block-file')}><a{escape.attribute('href', href)}>{name}</a></div>"
    yield block("file", html, {"href": href, "showDownloadButton": False})


def _only(element: etree._Element, tag: str) -> tuple[etree._Element | None, str]:
    """The one element of this name in a paragraph or figure that holds nothing else, and its caption."""
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    bare = [element.text or "", *(kid.tail or "" for kid in element)]
    if not kids or name_of(kids[0]) != tag or any(text.strip(SPACE) for text in bare):
        return None, ""
    if len(kids) == 1:
        return kids[0], ""
    if len(kids) == 2 and name_of(kids[1]) == "figcaption" and (words := caption(kids[1])) is not None:
        return kids[0], words
    return None, ""


def _source(element: etree._Element) -> str | None:
    """The one URL of a player; None if there are several, or tracks and other content."""
    inner = [kid for kid in element if isinstance(kid.tag, str)]
    if (element.text or "").strip(SPACE) or any((kid.tail or "").strip(SPACE) for kid in element):
        return None
    if element.get("src"):
        return element.get("src") if not inner else None
    return inner[0].get("src") if [name_of(kid) for kid in inner] == ["source"] else None


def _below(words: str) -> str:
    return f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else ""
