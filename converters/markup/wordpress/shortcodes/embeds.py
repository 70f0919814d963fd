"""`[embed]` and the shortcodes of one provider each: `[youtube …]`, `[vimeo …]`, `[gist …]`."""

import re
from html import escape
from urllib.parse import quote

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import embed, frame, link
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.markup.wordpress.shortcodes.table import Handler
from converters.markup.wordpress.shortcodes.unclosed import then_content

_TAGS = lazy_re.compile(r"<[^>]*>")
_OLD_OPTIONS = lazy_re.compile(r"[&?].*")
_SPOTIFY = lazy_re.compile(r"spotify:(?:user:[^:]+:)?(\w+):(\w+)")
_IFRAME_SRC = lazy_re.compile(r"<iframe[^>]*\ssrc=[\"']?([^\"'\s>]+)", re.IGNORECASE)

_BY_ID: dict[str, str] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "ted": "https://www.ted.com/talks/{}",
    "wpvideo": "https://videopress.com/v/{}",
    "videopress": "https://videopress.com/v/{}",
    "scribd": "https://www.scribd.com/document/{}",
    "gist": "https://gist.github.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "facebook": "https://www.facebook.com/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "polldaddy": "https://poll.fm/{}",
    "crowdsignal": "https://poll.fm/{}",
    "codepen": "https://codepen.io/pen/{}",
    "pinterest": "https://www.pinterest.com/pin/{}/",
    "loom": "https://www.loom.com/share/{}",
    "tiktok": "https://www.tiktok.com/embed/v2/{}",
    "giphy": "https://giphy.com/gifs/{}",
    "flickr": "https://www.flickr.com/photo.gne?id={}",
    "googlevideo": "https://video.google.com/videoplay?docid={}",
    "mixcloud": "https://www.mixcloud.com/{}",
    "facebook_video": "https://www.facebook.com/watch/?v={}",
}
"""The URL of what a provider's shortcode names by id. A new provider is a row."""

_FRAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "slideshare": ("https://www.slideshare.net/slideshow/embed_code/{}", ("id",)),
    "googlemaps": ("{}", ("0", "src", "url")),
    "iframe": ("{}", ("src", "url", "0")),
    "googleapps": ("{}", ("0",)),
}
"""Shortcodes that name the page in a frame themselves."""

_NAMES = ("url", "id", "src", "href", "link", "video", "poll", "survey", "tweet", "0")


def show(shortcode: Shortcode, context: Context) -> str | None:
    """Show what a provider's shortcode names: by URL or id, in an attribute or as its content."""
    target = _target(shortcode)
    if not target:
        return None
    if shortcode.name == "spotify" and (found := _SPOTIFY.fullmatch(target)):
        target = f"https://open.spotify.com/{found[1]}/{found[2]}"
    if "://" not in target:
        form = _BY_ID.get(shortcode.name)
        if target.startswith("//"):
            target = f"https:{target}"
        elif target.startswith("www.") or not form:
            target = f"https://{target}" if "." in target else target
        else:
            target = form.format(quote(_OLD_OPTIONS.sub("", target), safe="/-_@"))
    if "://" not in target:
        return None
    html = embed(target, *_size(shortcode, target))
    return then_content(html, shortcode, context) if shortcode.first(*_NAMES) else html


def embed_shortcode(shortcode: Shortcode, context: Context) -> str | None:
    """`[embed width= height=]URL[/embed]` (`WP_Embed::shortcode`)."""
    url = unescape(_TAGS.sub("", shortcode.content or "").strip()) or shortcode.first("src", "0")
    if not url:
        return ""
    if "://" not in url:
        return None
    return embed(url, shortcode.first("width"), shortcode.first("height"))


def framed(shortcode: Shortcode, context: Context) -> str | None:
    """A page in a frame."""
    form, names = _FRAMES[shortcode.name]
    if not (value := unescape(shortcode.first(*names))):
        return None
    url = value if form == "{}" else form.format(value.partition("&")[0])
    width, height = _size(shortcode, url)
    return then_content(frame(url, width or "640", height or "480"), shortcode, context)


def google_apps(shortcode: Shortcode, context: Context) -> str | None:
    """`[googleapps domain="docs" dir="document/d/…" query="…"]`."""
    domain, path, query = (unescape(shortcode.first(name)) for name in ("domain", "dir", "query"))
    if not domain or not path:
        return None
    url = f"https://{domain}.google.com/{path.lstrip('/')}" + (f"?{query}" if query else "")
    return frame(url, shortcode.first("width") or "640", shortcode.first("height") or "480")


def bandcamp(shortcode: Shortcode, context: Context) -> str | None:
    """`[bandcamp album=… track=…]`, the player's settings among its attributes."""
    parts = [f"{name}={value}" for name, value in shortcode.attributes.items() if not name.isdigit()]
    if not shortcode.first("album", "track"):
        return show(shortcode, context)
    size = (shortcode.first("width") or "400", shortcode.first("height") or "100")
    settings = [part for part in parts if not part.startswith(("width=", "height=", "title=", "url="))]
    return frame(f"https://bandcamp.com/EmbeddedPlayer/v=2/{'/'.join(settings)}/", *size)


def gist(shortcode: Shortcode, context: Context) -> str | None:
    """A gist shows its code by a script; what stays is a link."""
    target = _target(shortcode)
    if not target:
        return None
    url = target if "://" in target else _BY_ID["gist"].format(quote(target.lstrip("/"), safe="/-_"))
    if (file := shortcode.first("file")) and "#" not in url:
        url += "#file-" + re.sub(r"[^\w]+", "-", file).strip("-").lower()
    return link(url)


def _target(shortcode: Shortcode) -> str:
    """The URL or id, without the brackets, quotes and `=` that old forms put around it."""
    content = shortcode.content or ""
    inner = _IFRAME_SRC.search(content)
    written = inner[1] if inner else _TAGS.sub("", content).strip()
    target = shortcode.first(*_NAMES) or written
    return unescape(target).strip().lstrip("=").strip("\"'”“″<>")


def _size(shortcode: Shortcode, url: str) -> tuple[str, str]:
    width, height = shortcode.first("width", "w"), shortcode.first("height", "h")
    if not width and (found := re.search(r"[&?]w=(\d+)", url)):
        width = found[1]
    if not height and (found := re.search(r"[&?]h=(\d+)", url)):
        height = found[1]
    return width, height


def titled_link(shortcode: Shortcode, context: Context) -> str | None:
    """A button or a file to fetch: a link with its own words."""
    url = unescape(shortcode.first("url", "href", "link", "src"))
    if not url:
        return None
    words = expand(shortcode.content or "", context) or escape(
        shortcode.first("text", "title", "label"), quote=False
    )
    return link(url, words)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys((*_BY_ID, "spotify"), show),
    **dict.fromkeys(_FRAMES, framed),
    "embed": embed_shortcode,
    "googleapps": google_apps,
    "bandcamp": bandcamp,
    "gist": gist,
    "button": titled_link,
}
