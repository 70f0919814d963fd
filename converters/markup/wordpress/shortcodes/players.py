"""`[audio]`, `[video]`, `[playlist]` and `[powerpress]`: what is heard and seen, in the browser's own player."""

import re
from html import escape

from converters import lazy_re
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import embed
from converters.markup.wordpress.media import attached, by_ids, figure, type_of
from converters.markup.wordpress.shortcodes.galleries import chosen, split_ids
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.markup.wordpress.shortcodes.unclosed import then_content
from converters.model import Media
from converters.site import podcasts

_SOURCES = {
    "audio": ("src", "mp3", "m4a", "ogg", "oga", "wav", "flac", "wma"),
    "video": ("src", "mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv"),
}
_INNER = lazy_re.compile(r"<(?:source|track|a)\b[^>]*>(?:.*?</a>)?", re.IGNORECASE | re.DOTALL)
_SWITCHES = ("loop", "autoplay", "muted")


def audio(shortcode: Shortcode, context: Context) -> str | None:
    """Show it as `wp_audio_shortcode`; the old `[audio URL|titles=…]` too."""
    return _player("audio", shortcode, context)


def video(shortcode: Shortcode, context: Context) -> str | None:
    """Show it as `wp_video_shortcode`."""
    return _player("video", shortcode, context)


def playlist(shortcode: Shortcode, context: Context) -> str:
    """Show it as `wp_playlist_shortcode`: a player for each item, its title below it."""
    kind = "video" if shortcode.first("type") == "video" else "audio"
    items = chosen(shortcode, kind, context)
    figures = "\n".join(_item(item, kind) for item in items)
    html = figure(f"\n{figures}\n", name="wp-playlist") if items else ""
    return then_content(html, shortcode, context)


def episode(shortcode: Shortcode, context: Context) -> str | None:
    """Show it as the plug-ins PowerPress and Seriously Simple Podcasting: the file that it names, or that of the post's episode."""
    if url := shortcode.first("url"):
        return _tag("video" if type_of(url) == "video" else "audio", [url], shortcode)
    found = podcasts.episode(context.post)
    return podcasts.player(found) if found else None


def _item(item: Media, kind: str) -> str:
    kind = type_of(item.url, item.mime) or kind
    tag = "video" if kind == "video" else "audio"
    words = ": ".join(part for part in (escape(item.title, quote=False), item.caption) if part)
    return figure(_tag(tag, [item.url]), words)


def _player(tag: str, shortcode: Shortcode, context: Context) -> str | None:
    urls = [url for name in _SOURCES[tag] if (url := shortcode.first(name))]
    if not urls and (first := shortcode.first("0").lstrip("=")):
        urls = [url for part in first.split(",") if (url := part.partition("|")[0].strip())]
    if not urls and (ids := split_ids(shortcode.first("id", "ids"))):
        urls = [item.url for item in by_ids(ids, shortcode.name, context)]
    content = shortcode.content or ""
    inner = "".join(_INNER.findall(content))
    rest = _INNER.sub("", content)
    if not urls and not inner:
        if rest.strip().startswith("http"):
            urls, rest = [rest.strip()], ""
        else:
            urls = [item.url for item in attached("", tag, shortcode.name, context)][:1]
    if not urls and not inner:
        return None  # it stays as text, so that a reader sees what is missing
    if len(urls) == 1 and not inner and not type_of(urls[0]) and "://" in urls[0]:
        html = embed(urls[0], shortcode.first("width"), shortcode.first("height"))
    else:
        html = _tag(tag, urls, shortcode, inner)
    return then_content(html, shortcode._replace(content=rest), context)


def _tag(tag: str, urls: list[str], shortcode: Shortcode | None = None, inner: str = "") -> str:
    attributes = ["controls"]
    if len(urls) == 1:
        attributes.append(f'src="{escape(urls[0])}"')
    else:
        inner = "".join(f'<source src="{escape(url)}">' for url in urls) + inner
    if shortcode:
        attributes += (
            f'{name}="{escape(value)}"'
            for name in ("poster", "width", "height")
            if (value := shortcode.first(name))
        )
        attributes += (
            name for name in _SWITCHES if shortcode.first(name) not in ("", "0", "off", "false", "no")
        )
    return f"<{tag} {' '.join(attributes)}>{inner}</{tag}>"
