"""The blog of Material for MkDocs: where its posts are, and their permalinks, by the settings of the plug-in `blog`.

Source: the documentation of the plug-in, and its code in Material for MkDocs 9.8 (`plugins/blog`).
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from posixpath import normpath
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators.site_settings import SiteSettings

_NAMES: Final = ("blog", "material/blog")
_DATE: Final = lazy_re.compile(r"'([^']*)'|(y+|M+|d+|H+|m+|s+)")
_FIELD: Final = lazy_re.compile(r"\{(date|slug|file|categories)\}")


class Blog(NamedTuple):
    """One blog: its folder and that of its posts, below the content directory and with their slashes."""

    folder: str
    posts: str
    format: str
    date_format: str
    most_categories: int
    holds_future_back: bool

    def path(self, slug: str, date: datetime | None, name: str, categories: Sequence[str]) -> str:
        """The path of a post below the home page, without slashes at its ends."""
        values = {
            "date": _formatted(date, self.date_format) if date else "",
            "slug": slug,
            "file": name,
            "categories": "/".join(map(slugify, categories[: self.most_categories])),
        }
        path = _FIELD.sub(lambda found: values[found[1]], self.format)
        return normpath(f"{self.folder}{path.strip('/')}")


def blogs(settings: SiteSettings) -> list[Blog]:
    """The blogs of a site; the longest folders first."""
    found = [
        _blog(options)
        for name, options in plugins(settings)
        if name in _NAMES and options.get("enabled", True)
    ]
    return sorted(found, key=lambda blog: len(blog.posts), reverse=True)


def plugins(settings: SiteSettings) -> list[tuple[str, dict[str, Any]]]:
    """Each plug-in, or extension of Markdown, with its options."""
    return named_options(settings.get("plugins"))


def named_options(listed: Any) -> list[tuple[str, dict[str, Any]]]:
    """The names in a list or a mapping of the settings, with their options."""
    items = listed if isinstance(listed, list) else [listed]
    pairs: list[tuple[str, Any]] = []
    for item in items:
        if isinstance(item, dict):
            pairs += item.items()
        elif isinstance(item, str):
            pairs.append((item, {}))
    return [(str(name), options if isinstance(options, dict) else {}) for name, options in pairs]


def slugify(text: str) -> str:
    """`pymdownx.slugs.slugify(case="lower")`: letters, digits, `_` and `-` stay; each space is a hyphen."""
    text = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", text)).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def _blog(options: dict[str, Any]) -> Blog:
    folder = normpath(str(options.get("blog_dir", "blog"))).strip("/")
    folder = "" if folder == "." else f"{folder}/"
    posts = str(options.get("post_dir", "{blog}/posts")).replace("{blog}", folder.rstrip("/") or ".")
    most = options.get("post_url_max_categories", 1)
    return Blog(
        folder,
        f"{normpath(posts).strip('/')}/",
        str(options.get("post_url_format", "{date}/{slug}")),
        str(options.get("post_url_date_format", "yyyy/MM/dd")),
        most if isinstance(most, int) else 1,
        options.get("draft_if_future_date") is True,
    )


def _formatted(date: datetime, pattern: str) -> str:
    """A date by a pattern of Unicode's locale data (UTS 35): numbers only."""
    values = {
        "y": date.year,
        "M": date.month,
        "d": date.day,
        "H": date.hour,
        "m": date.minute,
        "s": date.second,
    }

    def part(found: re.Match[str]) -> str:
        letters = found[2]
        if not letters:
            return found[1] or "'"
        text = str(values[letters[0]])
        return text[-2:] if letters == "yy" else text.zfill(len(letters))

    return _DATE.sub(part, pattern)
