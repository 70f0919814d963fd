"""Fills in the variables of texts for search engines, as their plug-ins do when they show a page.

A variable has one name in Yoast SEO, another in Rank Math; all names are in one table.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.extra_keys import first
from converters.markup.html import plain
from converters.model import Post
from converters.site.index import SiteIndex

YOAST: Final = r"%%([\w-]+?)%%"
"""How Yoast SEO, SEOPress and HeadSpace2 write a variable: `%%title%%`."""
RANK_MATH: Final = r"%([a-z_]+)(?:\([^()%]*\))?%"
"""How Rank Math and All in One SEO 2 do: `%title%`, `%date(Y)%`."""
AIOSEO: Final = r"#([a-z_]+)(?:-[\w-]+)?"
"""How All in One SEO 4 does: `#post_title`."""

SEPARATOR: Final = "-"
"""Stands for the separator, a setting that no export has; each of the plug-ins begins with a hyphen."""
FOCUS_KEYWORDS: Final = ("_yoast_wpseo_focuskw", "rank_math_focus_keyword", "_seopress_analysis_target_kw")

_DOUBLE: Final = lazy_re.compile(r"(?<=\s)-\s+(?=-\s|-$)")


class Filled(NamedTuple):
    """A text with its variables filled in; `missing` are those that the source does not answer."""

    text: str
    missing: tuple[str, ...] = ()


def fill(text: str, pattern: str, post: Post, site_index: SiteIndex) -> Filled:
    """Fill in the variables of a text; `pattern` is how they are written, `""` for a text without any."""
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        name = found[1].lower()
        if answer := _ANSWERS.get(name):
            return answer(post, site_index)
        if name.startswith("cf_") and (own := field_text(post.extra.get(name[3:]))):  # Yoast's custom fields
            return own
        if pattern == AIOSEO and name not in _UNANSWERED:  # a hashtag
            return found[0]
        missing.append(found[0])
        return ""

    made = re.sub(pattern, value, text) if pattern else text
    if missing:
        return Filled("", tuple(dict.fromkeys(missing)))
    if made == text:
        return Filled(text)
    return Filled(_DOUBLE.sub("", " ".join(made.split())).strip(f" {SEPARATOR}"))


def field_text(value: Any) -> str:
    """The text of a custom field; the first of several values, `""` for what is no text."""
    text = first(value)
    return "" if text is None or isinstance(text, dict | list) else str(text).strip()


_Answer = Callable[[Post, SiteIndex], str]


def _author(post: Post, site_index: SiteIndex) -> str:
    author = site_index.authors.get(post.author)
    return (author.name or author.login) if author else post.author


def _names(post: Post, taxonomy: str) -> list[str]:
    return [ref.name or ref.slug for ref in post.terms if ref.taxonomy == taxonomy]


def _focus_keyword(post: Post, site_index: SiteIndex) -> str:
    found = next((text for key in FOCUS_KEYWORDS if (text := field_text(post.extra.get(key)))), "")
    return found.partition(",")[0].strip()


_TABLE: Final[Mapping[str, _Answer]] = {
    "title post_title page_title": lambda post, index: post.title,
    "sitename sitetitle site_title blog_title": lambda post, index: index.site.title,
    "sitedesc tagline site_description site_tagline blog_description": lambda post, index: (
        index.site.description
    ),
    "sep separator separator_sa": lambda post, index: SEPARATOR,
    # Nothing on the first page.
    "page pagenumber pagetotal current_pagination page_number": lambda post, index: "",
    "name author author_name post_author": _author,
    "id post_id": lambda post, index: post.id,
    "primary_category categories_first": lambda post, index: next(iter(_names(post, "category")), ""),
    "category categories post_category category_title": lambda post, index: ", ".join(
        _names(post, "category")
    ),
    "tag tags post_tag": lambda post, index: ", ".join(_names(post, "post_tag")),
    "excerpt_only post_excerpt_only": lambda post, index: " ".join(plain(post.excerpt).split()),
    "focuskw focus_keyword focuskeyword keyword target_keyword": _focus_keyword,
}
_ANSWERS: Final[Mapping[str, _Answer]] = {
    name: answer for names, answer in _TABLE.items() for name in names.split()
}
"""Name of a variable -> what answers it."""

_UNANSWERED: Final = frozenset(
    """archive_date archive_title attachment_caption attachment_description author_bio author_first_name
    author_last_name author_link author_url current_date current_day current_month current_year custom_field
    featured_image parent_title permalink post_content post_date post_day post_excerpt post_link post_month
    post_year site_link search_term tax_name taxonomy_description taxonomy_title alt_tag""".split()
)
"""The other variables of All in One SEO 4, whose `#` may also begin a hashtag."""
