"""Unknown shortcodes: they stay as text, and are reported."""

import re
from collections import Counter

from converters import messages
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.table import table
from converters.markup.wordpress.tags import replace_elements

_QUIET = re.compile(r"<(pre|code|script|style|textarea|kbd|samp|!--)(?![\w-])")
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*>")
_TAG = re.compile(r"(?<![\[\w])\[(/?)([A-Za-z][\w-]*)((?:[\s=][^\[\]]*)?/?)\](?![\](])", re.ASCII)
_ATTRIBUTE = re.compile(r"=|\s+[\w-]+\s*=\s*\S|.*\s[\w-]+=(?:[\"'“”″]|&\w)", re.ASCII | re.DOTALL)
"""The first word is `name=value`, or there is a quoted value further on."""
_PREFIXES = [
    "wp", "wpc", "wc", "woocommerce", "woo", "su", "ngg", "nggallery", "mc4wp", "rev_slider",
    "layerslider", "metaslider", "smartslider3", "ml-slider", "wpforms", "wpcf7", "ninja_form",
    "ninja_forms", "gravityform", "gravityforms", "formidable", "caldera_form", "tablepress", "bbp",
    "bbpress", "bp", "edd", "give", "easy", "jetpack", "elementor", "displayfeaturedimage", "envira",
    "soliloquy", "modula", "foogallery", "fooslider", "justified_image", "tribe", "acf", "toolset",
    "types", "wpv", "pods", "tcb", "thrive", "oxygen", "ct", "mepr", "mailpoet", "mailchimp", "mc",
    "optin", "yikes", "sg_popup", "popup", "rank_math", "yoast", "wpseo", "aioseo", "toc", "ez-toc",
    "lwptoc", "siteorigin", "sow", "fl_builder", "kk", "stag", "shortcodes", "sc", "ts", "one_half",
    "one_third", "two_third", "three_fourth", "one_fourth", "amazon", "aawp", "amalinks", "adrotate",
    "adinserter", "google_ads", "wp_ad", "ads", "adsense", "social", "post_grid", "recent_posts",
    "display_posts", "the_grid", "ess_grid", "youtube_channel", "instagram-feed",
    "custom-twitter-feeds",
]  # fmt: skip
_PLUG_IN_NAME = re.compile(rf"(?:{'|'.join(_PREFIXES)})(?:[_-]\w[\w-]*)")
"""Names that begin as known plug-ins' do, and go on with `_` or `-`."""


def report(html: str, context: Context) -> None:
    """Report by name what WordPress would have run, had the plug-in been there.

    Brackets are common in prose: `[sic]`, `[1]`, `[x] done`. So it must have an attribute
    with `=`, a closing form, or a name that known plug-ins use.
    """
    if "[" not in html:
        return
    prose = replace_elements(html, _QUIET, lambda tag, whole: " ")
    opened: Counter[str] = Counter()
    certain: set[str] = set()
    for closing, name, rest in _TAG.findall(_MARKUP.sub(" ", prose)):
        if closing:
            certain.add(name)
            continue
        opened[name] += 1
        if _ATTRIBUTE.match(rest) or (_PLUG_IN_NAME.fullmatch(name) and not rest.strip(" /")):
            certain.add(name)
    for name, count in opened.items():
        if name in certain and name not in table:
            for _ in range(count):
                context.note(messages.UNKNOWN_SHORTCODE, name=name)
