"""What common components show, a row each: a function of their attributes and the text between their tags.

A component that is not here shows the text between its tags; that it has more is reported.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from converters.generators import callouts
from converters.generators.mdx.attributes import html_attributes

Component = Callable[[Mapping[str, Any], str], str]


def _text(attributes: Mapping[str, Any], *names: str) -> str:
    return next((str(attributes[name]) for name in names if isinstance(attributes.get(name), str | int)), "")


def _children(attributes: Mapping[str, Any], inner: str) -> str:
    return inner


def _tab(attributes: Mapping[str, Any], inner: str) -> str:
    return callouts.section(_text(attributes, "label", "title", "value"), inner)


def _box(attributes: Mapping[str, Any], inner: str) -> str:
    return callouts.quote(_text(attributes, "title", "type", "variant", "emoji"), inner)


def _deep_box(attributes: Mapping[str, Any], inner: str) -> str:
    return callouts.section(_text(attributes, "title", "type", "variant", "emoji"), inner)


def _image(attributes: Mapping[str, Any], inner: str) -> str:
    sources = attributes.get("sources")
    source = _text(attributes, "src", "source", "url")
    if not source and isinstance(sources, dict):
        source = _text(sources, "light", "dark")
    if not source:
        return ""
    shown = {name: attributes[name] for name in ("alt", "title", "width", "height") if name in attributes}
    return f"<img{html_attributes({'src': source} | shown)}>"


def _link(attributes: Mapping[str, Any], inner: str) -> str:
    url = _text(attributes, "to", "href", "url")
    return f"<a{html_attributes({'href': url})}>{inner}</a>" if url else inner


def _folded(attributes: Mapping[str, Any], inner: str) -> str:
    return callouts.folded(_text(attributes, "title", "summary"), inner)


def _embed(pattern: str, *names: str) -> Component:
    def embed(attributes: Mapping[str, Any], inner: str) -> str:
        id_ = _text(attributes, *names)
        return f"\n\n{id_ if '//' in id_ else pattern.format(id_)}\n\n" if id_ else ""

    return embed


_VIDEO: Final = _embed(
    "https://www.youtube.com/watch?v={}", "id", "videoId", "youTubeId", "youtubeId", "url", "src"
)
_TWEET: Final = _embed("https://twitter.com/i/status/{}", "id", "tweetId", "tweetLink", "url")

_COMPONENTS: Final[Mapping[str, Component]] = {
    "": _children, "Tabs": _children, "Fragment": _children, "React.Fragment": _children, "Steps": _children,
    "TabItem": _tab, "Tab": _tab, "Tabs.Tab": _tab, "TabPanel": _tab,
    "Admonition": _box, "Callout": _box, "Alert": _box, "Note": _box, "Aside": _box,
    "Image": _image, "Img": _image, "ThemedImage": _image, "StaticImage": _image, "Picture": _image,
    "Link": _link, "NextLink": _link, "GatsbyLink": _link,
    "Details": _folded, "Accordion": _folded, "Collapse": _folded,
    "YouTube": _VIDEO, "Youtube": _VIDEO, "LiteYouTubeEmbed": _VIDEO,
    "Tweet": _TWEET, "TweetEmbed": _TWEET, "TwitterTweetEmbed": _TWEET,
}  # fmt: skip
"""Name of a component -> what it shows: those of Docusaurus, Next.js, Gatsby, Astro, and the most common others."""


def component(name: str, depth: int) -> Component | None:
    """What shows a component that stands within `depth` others; None if it is not in the table."""
    found = _COMPONENTS.get(name)
    return _deep_box if found is _box and depth > callouts.DEEPEST else found
