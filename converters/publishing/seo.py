"""What plug-ins for search engines keep of a post: title, description, image, canonical URL, and `noindex`.

Their texts have variables, which the plug-in fills in when it shows a page: `%%title%% %%sep%% %%sitename%%`.
Here they are filled in once. A text with a variable that the source does not answer is left out, and reported.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import CANONICAL, DESCRIPTION, NOINDEX, SEO_IMAGE, SEO_TITLE, meta_key
from converters.model import Post
from converters.publishing.seo_variables import AIOSEO, RANK_MATH, YOAST, field_text, fill
from converters.site.index import SiteIndex

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    SEO_TITLE: {
        SEO_TITLE: "",
        "_yoast_wpseo_title": YOAST,
        "rank_math_title": RANK_MATH,
        "_aioseo_title": AIOSEO,
        "_aioseop_title": RANK_MATH,
        "_seopress_titles_title": YOAST,
        "jetpack_seo_html_title": "",
        "_genesis_title": "",
        "_headspace_page_title": YOAST,
        "_su_title": "",
        "thesis_title": "",
    },
    DESCRIPTION: {
        DESCRIPTION: "",
        "_yoast_wpseo_metadesc": YOAST,
        "rank_math_description": RANK_MATH,
        "_aioseo_description": AIOSEO,
        "_aioseop_description": RANK_MATH,
        "_seopress_titles_desc": YOAST,
        "advanced_seo_description": "",
        "_genesis_description": "",
        "_headspace_description": YOAST,
        "_su_description": "",
        "thesis_description": "",
    },
    SEO_IMAGE: {
        SEO_IMAGE: "",
        "_yoast_wpseo_opengraph-image": "",
        "rank_math_facebook_image": "",
        "_seopress_social_fb_img": "",
        "_social_image_url": "",
        "_yoast_wpseo_twitter-image": "",
        "rank_math_twitter_image": "",
        "_seopress_social_twitter_img": "",
    },
    CANONICAL: {
        CANONICAL: "",
        "_yoast_wpseo_canonical": "",
        "rank_math_canonical_url": "",
        "_seopress_robots_canonical": "",
        "_aioseop_custom_link": "",
        "_genesis_canonical_uri": "",
    },
}
"""What is said of a post -> the keys that say it, the first that is set counts -> how variables are written there.

The keys of Yoast SEO, Rank Math, All in One SEO (2 and 4), SEOPress, Jetpack, The SEO Framework, HeadSpace2, SEO
Ultimate and Thesis.
"""

_NOINDEX: Final[Mapping[str, re.Pattern[str]]] = {
    NOINDEX: lazy_re.compile("true", re.IGNORECASE),
    "_yoast_wpseo_meta-robots-noindex": lazy_re.compile("1"),
    "rank_math_robots": lazy_re.compile(r'.*"noindex".*', re.DOTALL),
    "_aioseop_noindex": lazy_re.compile("on"),
    "_seopress_robots_index": lazy_re.compile("yes"),
    "jetpack_seo_noindex": lazy_re.compile("1|true"),
    "_genesis_noindex": lazy_re.compile("1"),
}
"""Key -> the values by which search engines are asked to leave the post out."""

OWN_KEYS: Final = frozenset({*_TEXTS, NOINDEX})
"""Our own names of these, as a reader finds them in front matter."""
KEYS: Final = frozenset({key for keys in _TEXTS.values() for key in keys} | _NOINDEX.keys())
"""All keys that are read here."""

_WORDS: Final = {
    SEO_TITLE: "title",
    DESCRIPTION: "description",
    SEO_IMAGE: "image",
    CANONICAL: "canonical URL",
}


class Seo(NamedTuple):
    """What a post has for search engines and social networks; `""` for what nobody wrote."""

    title: str = ""
    description: str = ""
    image: str = ""
    canonical: str = ""
    noindex: bool = False


def read(post: Post, site_index: SiteIndex, diagnostics: Diagnostics) -> Seo:
    """What a post's plug-in for search engines says; texts that cannot be filled in are reported, and left out."""
    fields = {key: field_text(value) for name, value in post.extra.items() if (key := meta_key(name)) in KEYS}
    if not fields:
        return Seo()
    texts = {}
    for what, keys in _TEXTS.items():
        key = next((key for key in keys if fields.get(key)), "")
        filled = fill(fields[key], keys[key], post, site_index) if key else None
        texts[what] = filled.text if filled else ""
        if filled and filled.missing:
            names = ", ".join(filled.missing)
            diagnostics.tally(messages.SEO_VARIABLE, what=_WORDS[what], names=names)
    return Seo(
        texts[SEO_TITLE] if texts[SEO_TITLE] != post.title else "",
        texts[DESCRIPTION],
        texts[SEO_IMAGE],
        texts[CANONICAL] if texts[CANONICAL] != post.url else "",
        any(pattern.fullmatch(fields.get(key, "")) for key, pattern in _NOINDEX.items()),
    )
