"""Films, images and posts of networks as HTML, for the shortcodes and template tags of every generator."""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from converters import lazy_re
from converters.io.character_references import unescape
from converters.markup.markdown.render import comrak_renderer

_TAGS: Final = lazy_re.compile(r"<[^>]*>")
_ID: Final = lazy_re.compile(r"[\w.:/-]+")
_LANGUAGE: Final = lazy_re.compile(r"[\w+#-]{1,30}")
_FILM_ID: Final = lazy_re.compile(r"(?:v=|youtu\.be/|/embed/|/shorts/|vimeo\.com/(?:video/)?)([\w-]+)")
PLAYERS: Final[Mapping[str, str]] = {
    "youtube": "https://www.youtube.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
    "streamable": "https://streamable.com/e/{}",
    "dailymotion": "https://www.dailymotion.com/embed/video/{}",
    "twitch": "https://player.twitch.tv/?video={}",
    "bilibili": "https://player.bilibili.com/player.html?bvid={}",
}
"""Host of films -> the address of its player."""


def attributes(values: Mapping[str, str]) -> str:
    """Attributes of HTML, each after a space."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


def inline(text: str) -> str:
    """A line of Markdown as HTML."""
    html = comrak_renderer()(text).strip()
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


def figure(src: str, alt: str = "", caption: str = "", kept: Mapping[str, str] | None = None) -> str:
    """An image with a caption, which is Markdown; without one an image alone. `kept` are attributes of the image."""
    shown = inline(caption) if caption else ""
    alt = alt or unescape(_TAGS.sub("", shown))
    image = f"<img{attributes({'src': src, 'alt': alt} | dict(kept or {}))}>"
    return f"<figure>{image}<figcaption>{shown}</figcaption></figure>" if shown else image


def film(host: str, name: str) -> str:
    """The player of a film, by its id or its URL; empty for what is no id."""
    if found := _FILM_ID.search(name):
        name = found[1]
    if host not in PLAYERS or not _ID.fullmatch(name):
        return ""
    url = PLAYERS[host].format(name)
    return f'<iframe src="{escape(url)}" width="560" height="315" allowfullscreen></iframe>'


def gist(name: str, file: str = "") -> str:
    """A link to a gist, by its id or `USER/ID`; empty for any other text."""
    if not _ID.fullmatch(name):
        return ""
    part = f"#file-{re.sub(r'[^a-z0-9]+', '-', file.lower())}" if file else ""
    url = escape(f"https://gist.github.com/{name}{part}")
    return f'<p><a href="{url}">{url}</a></p>'


def code_block(code: str, language: str = "") -> str:
    """A block of code, with the name of its language if it is a plain word."""
    named = f' class="language-{language}"' if _LANGUAGE.fullmatch(language) else ""
    return f"<pre><code{named}>{escape(code, quote=False)}</code></pre>"


def player(kind: str, src: str) -> str:
    """The player of a film or sound that is a file: `kind` is `video` or `audio`."""
    return f"<{kind}{attributes({'src': src})} controls></{kind}>"
