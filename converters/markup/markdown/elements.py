"""What kinds of HTML elements there are, and which of their attributes carry meaning."""

from typing import Final

from converters.markup.html import HEADINGS


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPACE: Final = " \t\n\f\r"
"""HTML's white space; all other space characters (U+00A0, U+3000, …) are text."""

TRANSPARENT_BLOCKS: Final = _names("div section article main header footer hgroup")
"""Wrappers: neither text nor meaning. A `figure` without a caption is one more."""

BLOCKS: Final = (
    TRANSPARENT_BLOCKS
    | HEADINGS
    | _names(
        "address aside blockquote body caption center col colgroup dd details dialog dir dl dt fieldset figcaption "
        "figure form hr legend li menu nav ol optgroup option p pre search summary table tbody td tfoot th thead "
        "tr ul"
    )
)

TRANSPARENT_IN_TABLES: Final = _names("thead tbody colgroup col")
"""Parsers add them as they like; whether a row is a header shows in its `th`."""

VERBATIM: Final = _names("code kbd samp tt")
"""Elements in which quotes and dashes are not typography (`wptexturize` passes over most of them)."""

EMBEDS: Final = _names(
    "applet audio button canvas embed frame iframe input map math meter noscript object picture progress script "
    "select style svg template textarea video"
)
"""Inline elements that Markdown has no word for; they stay as they are, to the last attribute."""

SAME: Final = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
"""Elements that mean the same."""

MAY_VANISH: Final = _names(
    "abbr acronym big blockquote cite code del dfn em font h1 h2 h3 h4 h5 h6 ins kbd mark ol p q samp small strong "
    "sub sup tt u ul var"
)
"""Elements that show nothing when they hold nothing."""

MEANING: Final = {
    "a": ("href", "title"),
    "abbr": ("title",),
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "alt", "title"),
    "li": ("value",),
    "object": ("data",),
    "ol": ("start", "reversed", "type"),
    "script": ("src",),
    "source": ("src",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "video": ("src",),
}
"""The attributes that are compared, and so never lost."""

URL_ATTRIBUTES: Final = _names("href src data")
DEFAULTS: Final = {"start": "1", "colspan": "1", "rowspan": "1", "type": "1"}
"""What it means when such an attribute is missing."""

EMBEDDED_QUOTES: Final = _names(
    "twitter-tweet twitter-video instagram-media tiktok-embed reddit-card reddit-embed-bq bluesky-embed "
    "mastodon-embed imgur-embed-pub wp-embedded-content text-post-media flickr-embed"
)
"""Classes of `blockquote`s that a script turns into something else: they stay HTML."""
