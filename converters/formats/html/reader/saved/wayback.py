"""Pages saved from the Wayback Machine: its toolbar and scripts are removed, and URLs are restored."""

import re
from datetime import UTC, datetime

from converters import lazy_re
from converters.formats.html import embedded_data
from converters.formats.html.reader.page import Page

_SIGNS = ("web.archive.org", "WAYBACK TOOLBAR", "FILE ARCHIVED ON")
_BLOCKS = (
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"),
    ("<!--\n     FILE ARCHIVED ON", "-->"),
    ("<!--\n     FILE ARCHIVED ON", "-->"),
    ("<!--\nplayback timings", "-->"),
)
_HEAD_END = "<!-- End Wayback Rewrite JS Include -->"
_SCRIPT = lazy_re.compile(
    r"<(script|link|style)\b[^>]{0,500}?(?:web-static\.archive\.org|archive\.org/(?:_static|includes)|/_static/|/static/js/)[^>]{0,500}>(?:[^<]{0,2000}</\1>)?\s*",
    re.IGNORECASE,
)
_ITSELF = lazy_re.compile(
    r"""__wm\.wombat\(\s*["'](?P<address>[^"']+)["']\s*,\s*["'](?P<stamp>\d{14})["']|WB_wombat_Init\([^,)]{1,80},\s*["'](?P<old>\d{14})["']"""
)
"""The archive's scripts get the URL and the time of the capture as arguments; older ones get only the time."""
_BAR = lazy_re.compile(
    r"""id="wmtbURL"[^>]{0,300}?value="([^"]+)"|name="url"[^>]{0,300}?id="wmtbURL"[^>]{0,300}?value="([^"]+)\""""
)
_ARCHIVED = lazy_re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d [A-Za-z]{3} \d\d, \d{4})")
_PREFIX = lazy_re.compile(
    r"""(?<=["'(,\s=])(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?:(https?:)/{1,2}|(?=mailto:|ftp:|//|javascript:|\#))""",
    re.IGNORECASE,
)
_ABSOLUTE = lazy_re.compile(
    r"""\b(?:href|src)\s*=\s*["']?(?:https?:)?//(?!(?:web|web-static)\.archive\.org)""", re.IGNORECASE
)
"""The start of a link that leads to no archive."""
_ONE_SLASH = lazy_re.compile(r"\b(https?:)/(?=[^/])", re.IGNORECASE)


def strip_toolbar(page: Page) -> Page:
    """The page as it was captured. Raw (`id_`) captures and other pages stay unchanged."""
    html = page.html
    if not any(sign in html for sign in _SIGNS):
        return page
    itself, archived = _ITSELF.search(html), _ARCHIVED.search(html)
    bar = _BAR.search(html)
    if not (itself or archived or bar or _HEAD_END in html or "BEGIN WAYBACK TOOLBAR" in html):
        return page._replace(html=_original(html)) if _is_rewritten(html) else page
    address = (itself and itself["address"]) or (bar and (bar[1] or bar[2])) or ""
    stamp = (itself and (itself["stamp"] or itself["old"])) or ""
    for start, end in _BLOCKS:
        html = _without(html, start, end)
    html = _original(_SCRIPT.sub("", _without_head(html)))
    return page._replace(
        html=html,
        address=page.address or _ONE_SLASH.sub(r"\1//", address).replace(":80/", "/", 1),
        captured=page.captured
        or _moment(stamp, "%Y%m%d%H%M%S")
        or _moment(archived[1] if archived else "", "%H:%M:%S %b %d, %Y"),
    )


def _is_rewritten(html: str) -> bool:
    """Whether the archive rewrote the URLs of a page that has nothing else of it. It rewrites them all: where most are as they
    were, and in a page that blogport wrote, those to the archive are links of the author."""
    rewritten = len(_PREFIX.findall(html))
    return rewritten > 0 and not embedded_data.is_in(html) and rewritten >= len(_ABSOLUTE.findall(html))


def _original(html: str) -> str:
    """URLs without the prefix of the archive. Links to the archive itself stay.

    Old captures have one slash behind the scheme.
    """
    return _PREFIX.sub(lambda found: f"{found[1]}//" if found[1] else "", html)


def _without(html: str, start: str, end: str) -> str:
    first = html.find(start)
    last = html.find(end, first) if first >= 0 else -1
    return html[:first] + html[last + len(end) :] if last >= 0 else html


def _without_head(html: str) -> str:
    """Without what stands between `<head>` and the end of the archive's scripts."""
    last = html.find(_HEAD_END)
    if last < 0:
        return html
    head = re.search(r"<head\b[^>]*>", html[:last], re.IGNORECASE)
    return html[: head.end()] + html[last + len(_HEAD_END) :] if head else html


def _moment(text: str, form: str) -> str:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).isoformat() if text else ""
    except ValueError:
        return ""
