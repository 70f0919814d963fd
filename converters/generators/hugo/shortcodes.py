"""Hugo's built-in shortcodes, as the HTML that they render (its folder `tpl/tplimpl/embedded/templates/shortcodes`).

The custom shortcodes of a site are templates of that site, so their output is not known. A new
built-in one is a row in `SHORTCODES`, or two in `AROUND`.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final
from urllib.parse import urlencode

from converters import lazy_re
from converters.generators.media_html import attributes, inline
from converters.io.character_references import unescape
from converters.markup.markdown.template_syntax import RenderedShortcode

Arguments = Mapping[str, str]
"""The arguments of a shortcode, by name; positional ones by their number: `0`, `1`, …"""

_TAG: Final = lazy_re.compile(r"\{\{[<%](.*)[%>]\}\}", re.S)
_ARGUMENT: Final = lazy_re.compile(r"""(?:([\w-]+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))""", re.S)
_TAGS: Final = lazy_re.compile(r"<[^>]*>")
_SWITCH: Final = {"true": "1", "false": "0"}
_ID: Final = lazy_re.compile(r"[\w.:/-]+")
_BOX: Final = lazy_re.compile(r"\{\{[<%]\s*(/?)\s*details\b(?:[^{}]{0,1000}?)(/?)\s*[%>]\}\}")


def render_builtin(tag: str) -> RenderedShortcode:
    """The HTML of a built-in shortcode, by its whole tag."""
    found = _TAG.fullmatch(tag)
    name, rest = [*found[1].strip().split(None, 1), "", ""][:2] if found else ("", "")
    if name in AROUND:
        return RenderedShortcode(AROUND[name](_arguments(rest)), around=True)
    shown = SHORTCODES.get(name)
    return RenderedShortcode(shown(_arguments(rest.rstrip(" /\t\n"))) if shown else "")


def has_open_box(text: str) -> bool:
    """Whether a `details` box has no end, or no start, in a text without code."""
    depth = 0
    for box in _BOX.finditer(text):
        if box[2]:
            return True  # it closes itself, and Hugo renders no box without a text
        depth += -1 if box[1] else 1
    return depth != 0


def _arguments(text: str) -> dict[str, str]:
    arguments: dict[str, str] = {}
    for found in _ARGUMENT.finditer(text):
        quoted = found[2].replace('\\"', '"') if found[2] is not None else None
        value = next(text for text in (quoted, found[3], found[4]) if text is not None)
        arguments[found[1] or str(len(arguments))] = value
    return arguments


def _figure(arguments: Arguments) -> str:
    if not (src := arguments.get("src") or arguments.get("0")):
        return ""
    caption, credit = inline(arguments.get("caption", "")), inline(arguments.get("attr", ""))
    alt = arguments.get("alt") or unescape(_TAGS.sub("", caption))
    image = f"<img{attributes({'src': src, 'alt': alt} | _of(arguments, 'width', 'height', 'loading'))}>"
    if link := arguments.get("link"):
        image = f"<a{attributes({'href': link} | _of(arguments, 'target', 'rel'))}>{image}</a>"
    if credit and (source := arguments.get("attrlink")):
        credit = f"<a{attributes({'href': source})}>{credit}</a>"
    text = f"{caption} {credit}".strip()
    title = f"<h4>{escape(arguments['title'], quote=False)}</h4>" if arguments.get("title") else ""
    shown = title + (f"<p>{text}</p>" if title and text else text)
    kept = attributes(_of(arguments, "class"))
    return f"<figure{kept}>{image}{f'<figcaption>{shown}</figcaption>' if shown else ''}</figure>"


def _of(arguments: Arguments, *names: str) -> dict[str, str]:
    return {name: arguments[name] for name in names if arguments.get(name)}


def _frame(url: str, *passed_on: str) -> Callable[[Arguments], str]:
    """A film in a frame: `passed_on` are the arguments that go to the player."""

    def shown(arguments: Arguments) -> str:
        if not (film := _name(arguments)):
            return ""
        query = urlencode(
            {name: _SWITCH.get(value, value) for name, value in _of(arguments, *passed_on).items()}
        )
        frame = {"src": url.format(film) + (query and f"?{query}")} | _of(arguments, "title", "class")
        return f'<iframe{attributes(frame)} width="560" height="315" allowfullscreen></iframe>'

    return shown


def _details(arguments: Arguments) -> str:
    summary = inline(arguments.get("summary", "Details"))
    is_open = " open" * (arguments.get("open") == "true")
    return f"<details{attributes(_of(arguments, 'class', 'name', 'title'))}{is_open}><summary>{summary}</summary>"


def _page(page: str, *names: str, part: str = "") -> Callable[[Arguments], str]:
    """A link to a page that a script would show: `names` are the arguments, in their order.

    `part` is the start of the fragment for a part of the page, which one more argument names.
    """

    def shown(arguments: Arguments) -> str:
        values = [
            arguments.get(name) or arguments.get(str(number)) or "" for number, name in enumerate(names)
        ]
        if not all(_ID.fullmatch(value) for value in values):
            return ""
        wanted = re.sub(r"\W+", "-", arguments.get(str(len(names)), "").lower()) if part else ""
        url = escape(page.format(*values) + part * bool(wanted) + wanted)
        return f'<p><a href="{url}">{url}</a></p>'

    return shown


def _name(arguments: Arguments) -> str:
    name = arguments.get("id") or arguments.get("0") or ""
    return name if _ID.fullmatch(name) else ""


_tweet_by_id: Final = _page("https://twitter.com/i/status/{0}", "id")
_tweet: Final = _page("https://x.com/{0}/status/{1}", "user", "id")


def _any_tweet(arguments: Arguments) -> str:
    return _tweet(arguments) or _tweet_by_id(arguments)


SHORTCODES: Final[Mapping[str, Callable[[Arguments], str]]] = {
    "figure": _figure,
    "youtube": _frame(
        "https://www.youtube.com/embed/{}", "start", "end", "autoplay", "controls", "loop", "mute"
    ),
    "vimeo": _frame("https://player.vimeo.com/video/{}"),
    "gist": _page("https://gist.github.com/{0}/{1}", "user", "id", part="#file-"),
    "instagram": _page("https://www.instagram.com/p/{0}/", "id"),
    "x": _tweet,
    "tweet": _any_tweet,
    "twitter": _any_tweet,
}
"""Name -> the HTML of a shortcode. What loads a post of a network, or code, by a script becomes a link to it."""

AROUND: Final[Mapping[str, Callable[[Arguments], str]]] = {
    "details": _details,
    "/details": lambda arguments: "</details>",
}
"""Name -> the HTML of one end of a box."""
