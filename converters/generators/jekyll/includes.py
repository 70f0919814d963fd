"""`{% include %}` of the common themes, and tags of common plug-ins, as the HTML that they put out.

Sources: the documentation of Minimal Mistakes (Helpers), Chirpy (Writing a new post), al-folio (README) and
Beautiful Jekyll; jekyll-gist, jekyll-youtube. A site may have its own file of the same name: those that show an image
or a film by one parameter show it all the same.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from converters import lazy_re
from converters.generators import media_html
from converters.generators.jekyll.expressions import evaluate
from converters.markup.markdown.template_syntax import RenderedShortcode, TagSet

Parameters = Mapping[str, str]

_INCLUDE: Final = lazy_re.compile(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)\s*(.*?)-?%\}", re.S)
_TAG: Final = lazy_re.compile(r"\{%-?\s*(\w+)\s+(.*?)\s*-?%\}", re.S)
_PARAMETER: Final = lazy_re.compile(
    r"([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s\"'%]+))", re.S
)
_IMAGE_KEYS: Final = ("image_path", "src", "path", "img", "image", "image_url", "file", "url", "link")
_SITE_KEYS: Final = frozenset({"image_path", "path"})
"""Parameters whose paths begin at the home page, with a slash or without."""
_FILM_KEYS: Final = (
    "id",
    "video_id",
    "videoId",
    "youtubeId",
    "youtube_id",
    "vimeo_id",
    "v",
    "url",
    "link",
    "src",
)
_NAMES: Final = ("page", "site", "include")


def render(tag: str, tags: TagSet) -> RenderedShortcode:
    """The HTML of an include, or of a plug-in's tag; empty for one that is not in the tables."""
    if found := _INCLUDE.fullmatch(tag):
        name = re.sub(r"\.(?:html|liquid|md)$", "", found[1]).lower()
        shown = INCLUDES.get(name) or INCLUDES.get(name.rpartition("/")[2])
        parameters = _parameters(found[2], tags)
        return RenderedShortcode(shown(parameters, tags) if shown and parameters is not None else "")
    if (found := _TAG.fullmatch(tag)) and found[1] in TAGS:
        return RenderedShortcode(TAGS[found[1]](found[2].replace('"', "").split()))
    return RenderedShortcode("")


def _parameters(text: str, tags: TagSet) -> Parameters | None:
    """The parameters of an include; None if one is a variable whose value is not known."""
    found: dict[str, str] = {}
    for name, double, single, bare in _PARAMETER.findall(text):
        value = (double or single).replace('\\"', '"').replace("\\'", "'")
        if bare and bare.partition(".")[0] in _NAMES:
            filled = evaluate(f"{{{{ {bare} }}}}", tags)
            if filled is None:
                return None
            value = filled
        found[name] = value or bare
    return found


def _image(parameters: Parameters, tags: TagSet) -> str:
    key = next((key for key in _IMAGE_KEYS if parameters.get(key)), "")
    if not key:
        return ""
    src = _file(parameters[key], tags, from_home=key in _SITE_KEYS)
    caption = parameters.get("caption") or parameters.get("description") or ""
    sizes = {name: value for name in ("width", "height") if (value := parameters.get(name, "")).isdigit()}
    alt = parameters.get("alt") or (parameters.get("title", "") if not caption else "")
    return media_html.figure(src, alt, caption, sizes)


def _file(path: str, tags: TagSet, *, from_home: bool = False) -> str:
    """The URL of a file: one that begins with a slash, or is `from_home`, is below the path of the site."""
    base = tags.site.base_path if tags.site else ""
    if "//" in path or not (from_home or path.startswith("/")) or (base and path.startswith(f"{base}/")):
        return path
    return f"{base}/{path.lstrip('/')}"


def _film(host: str) -> Callable[[Parameters, TagSet], str]:
    def shown(parameters: Parameters, tags: TagSet) -> str:
        name = next((parameters[key] for key in _FILM_KEYS if parameters.get(key)), "")
        return media_html.film(host, name)

    return shown


def _video(parameters: Parameters, tags: TagSet) -> str:
    """A film by its `provider`, or a file."""
    if host := parameters.get("provider", "").lower():
        return media_html.film(host, parameters.get("id", ""))
    return _player("video")(parameters, tags)


def _player(kind: str) -> Callable[[Parameters, TagSet], str]:
    def shown(parameters: Parameters, tags: TagSet) -> str:
        key = next((key for key in ("src", "path", "url", "file") if parameters.get(key)), "")
        if not key:
            return ""
        url = parameters[key]
        for host in ("youtube", "vimeo"):
            if host in url or (host == "youtube" and "youtu.be" in url):
                return media_html.film(host, url)
        return media_html.player(kind, _file(url, tags, from_home=key in _SITE_KEYS))

    return shown


INCLUDES: Final[Mapping[str, Callable[[Parameters, TagSet], str]]] = {
    **dict.fromkeys(("figure", "image", "img", "picture", "responsive-image", "post-image"), _image),
    **dict.fromkeys(("youtube", "youtubeplayer", "youtube-player", "youtube_player", "youtube-embed"), _film("youtube")),
    "vimeo": _film("vimeo"), "vimeoplayer": _film("vimeo"),
    "twitch": _film("twitch"), "bilibili": _film("bilibili"),
    "video": _video,
    "audio": _player("audio"),
}  # fmt: skip
"""Name of an include, without folder and extension -> its HTML, of its parameters."""

TAGS: Final[Mapping[str, Callable[[list[str]], str]]] = {
    "youtube": lambda words: media_html.film("youtube", words[0]) if words else "",
    "vimeo": lambda words: media_html.film("vimeo", words[0]) if words else "",
    "gist": lambda words: media_html.gist(*words[:2]) if words else "",
}
"""Tag of a plug-in -> its HTML, of its words."""
