"""Unknown shortcodes: they stay as text without what is personal in their attributes, and are reported."""

import re
from collections import Counter

from converters import lazy_re, messages
from converters.markup.elements import replace_elements
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.table import table
from converters.personal.fields import is_personal

_QUIET = lazy_re.compile(r"<(pre|code|script|style|textarea|kbd|samp|!--)(?![\w-])")
_LINK = lazy_re.compile(r"<(a)\s[^<>]*>")
"""What it holds is words for people: `[top]`, `[edit]`."""
_MARKUP = lazy_re.compile(r"<[a-zA-Z/][^<>]*>")
_BLOCK_TAG = lazy_re.compile(
    r"</?(?:address|article|aside|blockquote|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p"
    r"|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>"
)
_TAG = lazy_re.compile(r"\[(?<!\[\[)(/?)([A-Za-z][\w-]*)((?:[\s=][^\[\]]*)?/?)\](?![\](])", re.ASCII)
_SINGLE = lazy_re.compile(r"\[(?<![\[\w]\[)(?!\w-\w\])([a-z][\w-]{2,})(?:\s*/)?\](?![\](\w:]|\[\w)", re.ASCII)
"""A tag without attributes in small letters, which is no index (`list[name]`) and no link (`[name][1]`, `[name]: …`).

The bracket comes before what may not stand before it: a pattern that begins with a condition is tried at each character."""
_ALONE = lazy_re.compile(rf"^[ \t]*(?:{_SINGLE.pattern}[ \t]*)+$", re.ASCII | re.MULTILINE)
_ATTRIBUTE = lazy_re.compile(r"=|\s+[\w-]+\s*=\s*\S|.*\s[\w-]+=(?:[\"'“”″]|&\w)", re.ASCII | re.DOTALL)
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
_PLUG_IN_NAME = lazy_re.compile(rf"(?:{'|'.join(_PREFIXES)})(?:[_-]\w[\w-]*)")
"""Names that begin as known plug-ins' do, and go on with `_` or `-`."""


_PROSE = frozenset(
    """top bottom back next previous home up down contents index menu open close show hide sic citation edit edited editor update updated deleted removed snip snipped note notes more image images photo
    photos picture video audio source sources quote unquote laughs laughter applause redacted spoiler spoilers pause
    silence music translation translated todo tbd via link links pdf here there this that these those the and but for
    not nor yet with from into onto upon over under about after before since until while because though although
    she her hers him his its they them their theirs our ours you your yours who whom whose which what when where why
    how was were are been being has have had having does did doing can could may might must shall should will would
    one two three four five six seven eight nine ten all any both each every few many most much none other some such
    than then now also only just even very too still again ever never always man men woman women people person god
    country company city state government president mr mrs year years month months week weeks day days time today
    yesterday tomorrow emphasis added omitted ellipsis inaudible crosstalk cough sigh gasp grin smile wink rant
    sarcasm irony joke joking humor disclaimer clarification correction addendum address name number date place
    title author page chapter section figure table example blank empty unknown unclear illegible missing""".split()
)
"""Words that writers put into brackets: remarks on a quote, and what is inserted into one."""


_VALUE = lazy_re.compile(r"""(?<=\s)([\w-]+)(\s*+=\s*+)("[^"]*"|'[^']*'|[^\s"'\]<]+)""", re.ASCII)


def settle(html: str, context: Context) -> str:
    """Report by name what WordPress would have run, had the plug-in been there; the HTML without its secrets.

    The site never showed an attribute, so a key or an e-mail address in one goes out, as it does of custom fields.

    Brackets are common in prose: `[sic]`, `[1]`, `[x] done`. So it must have an attribute with `=`, a closing form,
    a name that known plug-ins use or that has a `_`, stand alone in a line, or be in several posts of the site.
    """
    if "[" not in html:
        return html
    prose = replace_elements(html, _QUIET, lambda tag, whole: " ")
    if "[" not in prose:
        return html
    text = _MARKUP.sub(" ", _BLOCK_TAG.sub("\n", prose))
    opened: Counter[str] = Counter()
    certain: set[str] = set()
    for closing, name, rest in _TAG.findall(text):
        if closing:
            certain.add(name)
            continue
        opened[name] += 1
        if _ATTRIBUTE.match(rest) or (_PLUG_IN_NAME.fullmatch(name) and not rest.strip(" /")):
            certain.add(name)
    text = _MARKUP.sub(" ", _BLOCK_TAG.sub("\n", replace_elements(prose, _LINK, lambda tag, whole: "x")))
    singles = singles_in(text)
    certain |= {name for name in singles if "_" in name or name in context.site_index.repeated_tags}
    certain |= {name for line in _ALONE.finditer(text) for name in singles_in(line[0])}
    for name, count in opened.items():
        if name in certain and name not in table:
            for _ in range(count):
                context.note(messages.UNKNOWN_SHORTCODE, name=name)
    return _without_personal(html, certain, context) if "=" in html else html


def _without_personal(html: str, names: set[str], context: Context) -> str:
    """The HTML without the personal values of attributes of these shortcodes."""

    def emptied(tag: re.Match[str]) -> str:
        def value(found: re.Match[str]) -> str:
            name, equals, held = found.groups()
            if not is_personal(name, held.strip("\"'")):
                return found[0]
            context.note(messages.PERSONAL_ATTRIBUTE, name=tag[2], attribute=name)
            return f'{name}{equals}""'

        return f"[{tag[2]}{_VALUE.sub(value, tag[3])}]" if tag[2] in names and not tag[1] else tag[0]

    return _TAG.sub(emptied, html)


def singles_in(text: str) -> set[str]:
    """The names of tags without attributes that may be shortcodes: no words of prose."""
    return {name for name in _SINGLE.findall(text) if name not in _PROSE} if "[" in text else set()
