"""Hugo's own shortcodes, as the HTML that they put out (its folder `tpl/tplimpl/embedded/templates/shortcodes`).

A site's own are templates of that site: nobody else knows what they put out. A new one is a row in `SHORTCODES`, or two in `AROUND`.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Final, NamedTuple
from urllib.parse import urlencode

from converters.markup.markdown.render import comrak_renderer

Given = Mapping[str, str]
"""What a shortcode is given, by name; what has none by its place, `0`, `1`, …"""

_TAG: Final = re.compile(r"\{\{[<%](.*)[%>]\}\}", re.S)
_ARGUMENT: Final = re.compile(r"""(?:([\w-]+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))""", re.S)
_TAGS: Final = re.compile(r"<[^>]*>")
_SWITCH: Final = {"true": "1", "false": "0"}
_ID: Final = re.compile(r"[\w.:/-]+")


class RenderedShortcode(NamedTuple):
    """What a shortcode puts out: HTML, empty for one that is not Hugo's, or that does not say what it needs."""

    html: str
    around: bool = False
    """Whether it is one end of a box around blocks."""


def render_builtin(tag: str) -> RenderedShortcode:
    """What a shortcode puts out, by its whole tag."""
    found = _TAG.fullmatch(tag)
    name, rest = [*found[1].strip().split(None, 1), "", ""][:2] if found else ("", "")
    if name in AROUND:
        return RenderedShortcode(AROUND[name](_given(rest)), around=True)
    shown = SHORTCODES.get(name)
    return RenderedShortcode(shown(_given(rest.rstrip(" /\t\n"))) if shown else "")


def _given(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for found in _ARGUMENT.finditer(text):
        quoted = found[2].replace('\\"', '"') if found[2] is not None else None
        value = next(one for one in (quoted, found[3], found[4]) if one is not None)
        given[found[1] or str(len(given))] = value
    return given


def _figure(given: Given) -> str:
    if not (src := given.get("src") or given.get("0")):
        return ""
    caption, credit = _inline(given.get("caption", "")), _inline(given.get("attr", ""))
    alt = given.get("alt") or unescape(_TAGS.sub("", caption))
    image = f"<img{_attributes({'src': src, 'alt': alt} | _of(given, 'width', 'height', 'loading'))}>"
    if link := given.get("link"):
        image = f"<a{_attributes({'href': link} | _of(given, 'target', 'rel'))}>{image}</a>"
    if credit and (source := given.get("attrlink")):
        credit = f"<a{_attributes({'href': source})}>{credit}</a>"
    text = f"{caption} {credit}".strip()
    title = f"<h4>{escape(given['title'], quote=False)}</h4>" if given.get("title") else ""
    said = title + (f"<p>{text}</p>" if title and text else text)
    kept = _attributes(_of(given, "class"))
    return f"<figure{kept}>{image}{f'<figcaption>{said}</figcaption>' if said else ''}</figure>"


def _inline(text: str) -> str:
    """A line of Markdown, as HTML."""
    html = comrak_renderer()(text).strip()
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


def _of(given: Given, *names: str) -> dict[str, str]:
    return {name: given[name] for name in names if given.get(name)}


def _frame(address: str, *asked: str) -> Callable[[Given], str]:
    """A film in a frame: `asked` are the arguments that go to the player."""

    def shown(given: Given) -> str:
        if not (name := _name(given)):
            return ""
        query = urlencode({one: _SWITCH.get(value, value) for one, value in _of(given, *asked).items()})
        attributes = {"src": address.format(name) + (query and f"?{query}")} | _of(given, "title", "class")
        return f'<iframe{_attributes(attributes)} width="560" height="315" allowfullscreen></iframe>'

    return shown


def _details(given: Given) -> str:
    summary = _inline(given.get("summary", "Details"))
    is_open = " open" * (given.get("open") == "true")
    return (
        f"<details{_attributes(_of(given, 'class', 'name', 'title'))}{is_open}><summary>{summary}</summary>"
    )


def _page(address: str, *names: str, part: str = "") -> Callable[[Given], str]:
    """A link to a page that a script would show: `names` are the arguments, in their order.

    `part` is how the page names the part of it that one argument more asks for.
    """

    def shown(given: Given) -> str:
        values = [given.get(name) or given.get(str(number)) or "" for number, name in enumerate(names)]
        if not all(_ID.fullmatch(value) for value in values):
            return ""
        asked = re.sub(r"\W+", "-", given.get(str(len(names)), "").lower()) if part else ""
        url = escape(address.format(*values) + part * bool(asked) + asked)
        return f'<p><a href="{url}">{url}</a></p>'

    return shown


def _name(given: Given) -> str:
    name = given.get("id") or given.get("0") or ""
    return name if _ID.fullmatch(name) else ""


def _attributes(values: Given) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


_tweet_by_id: Final = _page("https://twitter.com/i/status/{0}", "id")
_tweet: Final = _page("https://x.com/{0}/status/{1}", "user", "id")


def _any_tweet(given: Given) -> str:
    return _tweet(given) or _tweet_by_id(given)


SHORTCODES: Final[Mapping[str, Callable[[Given], str]]] = {
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
"""Name -> what one puts out that stands for itself. What would show a post of a network, or code, by a script, is a link to it."""

AROUND: Final[Mapping[str, Callable[[Given], str]]] = {
    "details": _details,
    "/details": lambda given: "</details>",
}
"""Name -> what one end of a box puts out."""
