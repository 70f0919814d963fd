"""URLs alone on a line become what they show: a player for known providers, else a link."""

import re
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qs, quote

from converters import lazy_re
from converters.io import urls
from converters.io.character_references import unescape
from converters.markup.elements import elements
from converters.markup.wordpress.media import type_of


class Provider(NamedTuple):
    """A provider: the pattern of its URLs, and the frame that shows them, filled with the groups of the pattern."""

    name: str
    pattern: re.Pattern[str]
    frame: str
    width: int = 640
    height: int = 360


def _provider(name: str, pattern: str, frame: str, width: int = 640, height: int = 360) -> Provider:
    return Provider(
        name, lazy_re.compile(rf"https?://(?:www\.)?{pattern}", re.IGNORECASE), frame, width, height
    )


PROVIDERS: tuple[Provider, ...] = (
    _provider(
        "youtube",
        r"(?:(?:m\.|music\.)?youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#\s]*?&)?v=|v/|e/|embed/|shorts/|live/)|youtu\.be/)"
        r"(?P<id>[\w-]{6,})",
        "https://www.youtube.com/embed/{id}",
    ),
    _provider(
        "youtube",
        r"(?:m\.)?youtube\.com/(?:playlist|embed/videoseries)\?(?:[^#\s]*?&)?list=(?P<id>[\w-]+)",
        "https://www.youtube.com/embed/videoseries?list={id}",
    ),
    _provider(
        "vimeo",
        r"(?:player\.)?vimeo\.com/(?:moogaloop\.swf\?(?:[^#\s]*?&)?clip_id=|video/|channels/[\w-]+/|groups/[\w-]+/videos/|album/\d+/video/|ondemand/[\w-]+/)?"
        r"(?P<id>\d+)(?:/(?P<key>[0-9a-f]{6,}))?",
        "https://player.vimeo.com/video/{id}{?h=key}",
    ),
    _provider(
        "dailymotion",
        r"(?:dailymotion\.com/(?:embed/)?(?:video|swf|swf/video)/|dai\.ly/)(?P<id>[a-z0-9]+)",
        "https://www.dailymotion.com/embed/video/{id}",
    ),
    _provider("ted", r"(?:embed(?:-ssl)?\.)?ted\.com/talks/(?P<id>[\w-]+)", "https://embed.ted.com/talks/{id}"),
    _provider(
        "soundcloud",
        r"(?:m\.)?soundcloud\.com/[\w-]+(?:/[^\s?#]+)?",
        "https://w.soundcloud.com/player/?url={url}",
        640,
        166,
    ),
    _provider(
        "spotify",
        r"(?:open|play|embed)\.spotify\.com/(?:intl-\w+/)?(?:embed/)?(?P<type>track|album|artist|playlist|show|episode)/(?P<id>\w+)",
        "https://open.spotify.com/embed/{type}/{id}",
        640,
        352,
    ),
    _provider("mixcloud", r"mixcloud\.com(?P<id>/[^/\s?#]+/[^/\s?#]+/?)", "https://www.mixcloud.com/widget/iframe/?feed={q_id}", 640, 120),
    _provider("videopress", r"(?:videopress\.com|video\.wordpress\.com)/(?:v|embed)/(?P<id>\w+)", "https://videopress.com/embed/{id}"),
    _provider("tiktok", r"tiktok\.com/@[\w.-]+/video/(?P<id>\d+)", "https://www.tiktok.com/embed/v2/{id}", 340, 700),
    _provider("codepen", r"codepen\.io/(?P<who>[\w-]+)/(?:pen|full|embed)/(?P<id>\w+)", "https://codepen.io/{who}/embed/{id}", 640, 400),
    _provider("loom", r"loom\.com/(?:share|embed)/(?P<id>[0-9a-f]+)", "https://www.loom.com/embed/{id}"),
    _provider("streamable", r"streamable\.com/(?:e/)?(?P<id>\w+)", "https://streamable.com/e/{id}"),
    _provider("internet-archive", r"archive\.org/(?:details|embed)/(?P<id>[^/\s?#]+)", "https://archive.org/embed/{id}"),
    _provider("scribd", r"scribd\.com/(?:doc|document|embeds)/(?P<id>\d+)[^\s?#]*", "https://www.scribd.com/embeds/{id}/content", 640, 800),
    _provider("wolfram", r"(?P<host>wolframcloud\.com)/obj/(?P<id>[^\s?#]+)", "https://www.wolframcloud.com/obj/{id}?_embed=iframe"),
)  # fmt: skip
"""Providers whose pages can be shown in a frame without a request to them. A new one is a row."""

_STARTS = ("start", "t")
_TIME = lazy_re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


def embed(url: str, width: str = "", height: str = "") -> str:
    """A player for a URL (of a provider, or of an audio or video file), else a link to it."""
    return player(url, width, height) or link(url)


def player(url: str, width: str = "", height: str = "") -> str:
    """A player for a URL, or nothing."""
    for provider in PROVIDERS:
        if found := provider.pattern.match(url):
            return frame(
                _fill(provider, found, url),
                width if width.isdigit() else str(provider.width),
                height if height.isdigit() else str(provider.height),
            )
    if (kind := type_of(url)) in ("audio", "video") and "://" in url:
        return f'<{kind} controls src="{escape(url)}"></{kind}>'
    return ""


def frame(url: str, width: str = "640", height: str = "360") -> str:
    """An `<iframe>`."""
    return f'<iframe src="{escape(url)}" width="{escape(width)}" height="{escape(height)}" allowfullscreen></iframe>'


def link(url: str, text: str = "") -> str:
    """A link that shows its URL, or `text` (HTML)."""
    return f'<a href="{escape(url)}">{text or escape(url)}</a>'


def _fill(provider: Provider, found: re.Match[str], url: str) -> str:
    words = found.groupdict("")
    filled = provider.frame.replace("{url}", quote(url, safe="")).replace(
        "{q_id}", quote(words.get("id", ""), safe="")
    )
    filled = filled.replace("{?h=key}", f"?h={words['key']}" if words.get("key") else "")
    for name, value in words.items():
        filled = filled.replace(f"{{{name}}}", value)
    if provider.name == "youtube" and (start := _start(url)):
        filled += ("&" if "?" in filled else "?") + f"start={start}"
    return filled


def _start(url: str) -> int:
    """The second at which a film is to start: `t=90`, `t=1m30s`, `start=90`."""
    parts = urls.split(url)
    wanted = parse_qs(parts.query) | parse_qs(parts.fragment)
    for name in _STARTS:
        if name in wanted and (time := _TIME.fullmatch(wanted[name][0])):
            hours, minutes, seconds = (int(part or 0) for part in time.groups())
            return hours * 3600 + minutes * 60 + seconds
    return 0


_TAG_OR_URL = lazy_re.compile(r"</?[a-z][^<>]*>|(?P<url>https?://[^\s<>\"]+)", re.IGNORECASE)
_SIGN = lazy_re.compile(r"://")
_BLANK = " \t"
_PARAGRAPH_END = lazy_re.compile(r"\s*</p>", re.IGNORECASE)
_UNTOUCHED = lazy_re.compile(
    r"<(pre|script|style|textarea|code|a|svg|iframe|object|video|audio|!--)(?![\w-])"
)


def autoembed(text: str) -> str:
    """Embed the URLs that stand alone on a line or in a paragraph (`WP_Embed::autoembed`).

    Unlike WordPress, which looks everywhere, we leave code, links and scripts alone.
    """
    if not any(_may_be_alone(text, sign.start()) for sign in _SIGN.finditer(text)):
        return text
    untouched = elements(text, _UNTOUCHED)
    untouched_from = untouched_to = 0
    pieces: list[str] = []
    done = 0
    opened = -1  # where the paragraph begins whose tag is the last thing before, if it is one
    for found in _TAG_OR_URL.finditer(text):
        if not (url := found["url"]):
            opened = found.end() if found[0].lower().startswith(("<p>", "<p ")) else -1
            continue
        end = _end_if_alone(text, found.start(), found.end(), opened)
        opened = -1
        if not end:
            continue
        while untouched_to <= found.start():
            nothing_more = (len(text), len(text) + 1)
            untouched_from, untouched_to = next(((tag.start(), to) for tag, to in untouched), nothing_more)
        if found.start() < untouched_from:
            pieces += text[done : found.start()], embed(unescape(url))
            done = end
    return "".join([*pieces, text[done:]])


def _may_be_alone(text: str, sign: int) -> bool:
    """Whether the URL that has its `://` here begins a line or follows a tag: a look back that costs little."""
    start = before = sign - (5 if text[sign - 1 : sign] in ("s", "S") else 4)
    while before > 0 and text[before - 1].isspace():
        before -= 1
    return before <= 0 or text[before - 1] == ">" or "\n" in text[before:start]


def _end_if_alone(text: str, start: int, end: int, opened: int) -> int:
    """Where a URL ends that is alone in its paragraph or, with the spaces after it, on its line; else 0."""
    if opened >= 0 and not text[opened:start].strip() and _PARAGRAPH_END.match(text, end):
        return end
    while start and text[start - 1] in _BLANK:
        start -= 1
    while end < len(text) and text[end] in _BLANK:
        end += 1
    alone = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return end if alone else 0
