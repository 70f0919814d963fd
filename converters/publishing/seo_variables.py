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


def _title(post: Post, site_index: SiteIndex) -> str:
    return post.title


def _site_title(post: Post, site_index: SiteIndex) -> str:
    return site_index.site.title


def _tagline(post: Post, site_index: SiteIndex) -> str:
    return site_index.site.description


def _separator(post: Post, site_index: SiteIndex) -> str:
    return SEPARATOR


def _nothing(post: Post, site_index: SiteIndex) -> str:
    """The number of the page: nothing on the first one."""
    return ""


def _author(post: Post, site_index: SiteIndex) -> str:
    author = site_index.authors.get(post.author)
    return (author.name or author.login) if author else post.author


def _id(post: Post, site_index: SiteIndex) -> str:
    return post.id


def _first_category(post: Post, site_index: SiteIndex) -> str:
    return next(iter(_names(post, "category")), "")


def _categories(post: Post, site_index: SiteIndex) -> str:
    return ", ".join(_names(post, "category"))


def _tags(post: Post, site_index: SiteIndex) -> str:
    return ", ".join(_names(post, "post_tag"))


def _names(post: Post, taxonomy: str) -> list[str]:
    return [ref.name or ref.slug for ref in post.terms if ref.taxonomy == taxonomy]


def _excerpt(post: Post, site_index: SiteIndex) -> str:
    return " ".join(plain(post.excerpt).split())


def _focus_keyword(post: Post, site_index: SiteIndex) -> str:
    found = next((text for key in FOCUS_KEYWORDS if (text := field_text(post.extra.get(key)))), "")
    return found.partition(",")[0].strip()


_ANSWERS: Final[Mapping[str, _Answer]] = {
    name: answer
    for answer, names in {
        _title: "title post_title page_title",
        _site_title: "sitename sitetitle site_title blog_title",
        _tagline: "sitedesc tagline site_description site_tagline blog_description",
        _separator: "sep separator separator_sa",
        _nothing: "page pagenumber pagetotal current_pagination page_number",
        _author: "name author author_name post_author",
        _id: "id post_id",
        _first_category: "primary_category categories_first",
        _categories: "category categories post_category category_title",
        _tags: "tag tags post_tag",
        _excerpt: "excerpt_only post_excerpt_only",
        _focus_keyword: "focuskw focus_keyword focuskeyword keyword target_keyword",
    }.items()
    for name in names.split()
}
"""Name of a variable -> what answers it."""

_UNANSWERED: Final = frozenset(
    """archive_date archive_title attachment_caption attachment_description author_bio author_first_name
    author_last_name author_link author_url current_date current_day current_month current_year custom_field
    featured_image parent_title permalink post_content post_date post_day post_excerpt post_link post_month
    post_year site_link search_term tax_name taxonomy_description taxonomy_title alt_tag""".split()
)
"""The other variables of All in One SEO 4, whose `#` may also begin a hashtag."""
