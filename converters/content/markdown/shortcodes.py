"""Hugo's own shortcodes, as the HTML that they put out (its folder `tpl/tplimpl/embedded/templates/shortcodes`).

A site's own are templates of that site: nobody else knows what they put out. A new one is a row in `SHORTCODES`.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

Given = Mapping[str, str]
"""What a shortcode is given, by name; what has none by its place, `0`, `1`, …"""

_TAG: Final = re.compile(r"\{\{[<%](.*)[%>]\}\}", re.S)
_ARGUMENT: Final = re.compile(r"""(?:([\w-]+)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))""", re.S)
_ID: Final = re.compile(r"[\w.:/-]+")


def html(tag: str) -> str:
    """What a shortcode puts out; empty for one that is not Hugo's, or that does not say what it needs."""
    found = _TAG.fullmatch(tag)
    name, _, rest = found[1].strip().partition(" ") if found else ("", "", "")
    shown = SHORTCODES.get(name)
    return shown(_given(rest.rstrip(" /\t\n"))) if shown else ""


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
    attributes = {"src": src, "alt": given.get("alt", given.get("caption", ""))}
    attributes |= {name: given[name] for name in ("width", "height") if name in given}
    image = f"<img{_attributes(attributes)}>"
    if link := given.get("link"):
        image = f"<a{_attributes({'href': link})}>{image}</a>"
    said = [f"<h4>{escape(given['title'], quote=False)}</h4>"] if given.get("title") else []
    credit = " ".join(given[name] for name in ("caption", "attr") if given.get(name))
    text = escape(credit, quote=False)
    if credit and (source := given.get("attrlink")):
        text = f"<a{_attributes({'href': source})}>{text}</a>"
    said += [f"<p>{text}</p>" if said else text] if credit else []
    caption = f"<figcaption>{''.join(said)}</figcaption>" if said else ""
    kept = _attributes({"class": given["class"]}) if given.get("class") else ""
    return f"<figure{kept}>{image}{caption}</figure>"


def _frame(address: str) -> Callable[[Given], str]:
    def shown(given: Given) -> str:
        if not (name := _name(given)):
            return ""
        source = _attributes({"src": address.format(name)})
        return f'<iframe{source} width="560" height="315" allowfullscreen></iframe>'

    return shown


def _page(address: str, *names: str) -> Callable[[Given], str]:
    """A link to a page that a script would show: `names` are the arguments, in their order."""

    def shown(given: Given) -> str:
        values = [given.get(name) or given.get(str(number)) or "" for number, name in enumerate(names)]
        if not all(_ID.fullmatch(value) for value in values):
            return ""
        url = escape(address.format(*values))
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
    "youtube": _frame("https://www.youtube.com/embed/{}"),
    "vimeo": _frame("https://player.vimeo.com/video/{}"),
    "gist": _page("https://gist.github.com/{0}/{1}", "user", "id"),
    "instagram": _page("https://www.instagram.com/p/{0}/", "id"),
    "x": _tweet,
    "tweet": _any_tweet,
    "twitter": _any_tweet,
}
"""Name -> what it puts out. What would show a post of a network, or code, by a script, is a link to it."""
