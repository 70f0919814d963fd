"""Addresses as Pelican makes them: `ARTICLE_URL`, `PAGE_URL` and their like, with the words of the header in them."""

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput, encoded
from converters.io.slugs import sanitize_title
from converters.model import Extra

USUAL = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
}
"""What holds where the settings say nothing (`pelican.settings.DEFAULT_CONFIG`)."""

_SUBSTITUTIONS = ((r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-"))


class _Words(string.Formatter):
    """`{slug}`, `{date:%Y}`; a word that is not there is empty."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "")

    def format_field(self, value: Any, format_spec: str) -> str:
        return (
            value.strftime(format_spec) if isinstance(value, datetime) else "" if format_spec else str(value)
        )


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of an article or a page; `URL` in its header goes before."""
    if stated := place.metadata.get("address"):
        return encoded(f"/{stated.lstrip('/')}", "/:@!$&'()*+,;=~%#?")
    kind = "ARTICLE" if _is_article(tree, place.file) else "PAGE"
    usual = tree.languages.default.lower()
    lang = str(place.metadata.get("lang") or usual).lower()
    name = f"{kind}_URL" if lang == usual else f"{kind}_LANG_URL"
    pattern = tree.settings.get(name, USUAL[name])
    if not isinstance(pattern, str):
        return ""
    named = place.names("category")
    author = (
        place.metadata.get("author")
        or next(iter(place.metadata.get("authors", ())), "")
        or tree.settings.text("AUTHOR")
    )
    words = {
        **{name.lower(): value for name, value in place.fields.items() if isinstance(value, str)},
        "slug": slug(tree, place),
        "lang": lang,
        "date": datetime.fromisoformat(place.date) if place.date else "",
        "category": slugified(tree, named[0]) if named else "",
        "author": slugified(tree, author) if author else "",
        "path": place.file.path[len(tree.content) :],
    }
    try:
        return encoded("/" + _Words().vformat(pattern, (), words).lstrip("/"))
    except (ValueError, KeyError, IndexError, AttributeError):
        return ""


def of_file(tree: SourceSite, place: str) -> str:
    """What is in `STATIC_PATHS` is copied, to where `EXTRA_PATH_METADATA` says, or the place that it has."""
    if not place.startswith(tree.content):
        return ""
    within = place[len(tree.content) :]
    paths = tree.settings.get("STATIC_PATHS", ["images"])
    if not any(_under(f"{within}/", str(one)) for one in (paths if isinstance(paths, list) else [paths])):
        return ""
    said = tree.settings.mapping("EXTRA_PATH_METADATA").get(within)
    stated = said.get("path") if isinstance(said, dict) else None
    return f"/{str(stated or within).lstrip('/')}"


def slug(tree: SourceSite, place: PermalinkInput) -> str:
    """What an article is called in addresses, and the folder of its comments."""
    if stated := place.metadata.get("stem"):
        return str(stated)
    if tree.settings.get("SLUGIFY_SOURCE", "title") == "basename":
        return slugified(tree, place.file.within.rpartition("/")[2])
    return slugified(tree, str(place.metadata.get("title") or place.file.name))


def slugified(tree: SourceSite, text: str) -> str:
    """`pelican.utils.slugify`, but for letters of other scripts, which it spells in Latin."""
    text = unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", text))
    if not tree.settings.get("SLUGIFY_USE_UNICODE", False):
        ascii_ = unicodedata.normalize("NFKD", sanitize_latin(text))
        text = ascii_.encode("ascii", "ignore").decode() or sanitize_title(text)
    rules = tree.settings.get("SLUG_REGEX_SUBSTITUTIONS", _SUBSTITUTIONS)
    for rule in rules if isinstance(rules, list | tuple) else _SUBSTITUTIONS:
        try:
            text = re.sub(str(rule[0]), str(rule[1]), text, flags=re.IGNORECASE)
        except (re.error, IndexError, TypeError):
            continue
    return (text if tree.settings.get("SLUGIFY_PRESERVE_CASE", False) else text.lower()).strip()


def sanitize_latin(text: str) -> str:
    """Letters that are no letter with an accent, in Latin ones, and the marks of typography in plain ones."""
    table = {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d",
             "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "--", "…": "...", "€": "EUR"}  # fmt: skip
    return "".join(table.get(c, c) for c in text)


def _is_article(tree: SourceSite, spot: ContentFile) -> bool:
    within = spot.path[len(tree.content) :]
    pages = tree.settings.get("PAGE_PATHS", ["pages"])
    if any(_under(within, str(folder)) for folder in (pages if isinstance(pages, list) else [pages])):
        return False
    articles = tree.settings.get("ARTICLE_PATHS", [""])
    return any(
        _under(within, str(folder)) for folder in (articles if isinstance(articles, list) else [articles])
    )


def _under(place: str, folder: str) -> bool:
    folder = folder.strip("./")
    return not folder or place.startswith(f"{folder}/")


def type_of(tree: SourceSite, spot: ContentFile) -> str:
    """What is in `PAGE_PATHS` is a page, all else an article."""
    return "post" if _is_article(tree, spot) else "page"


def categories(tree: SourceSite, spot: ContentFile, named: Sequence[str]) -> list[str]:
    """Without one in the header the folder is the category, or the one that the settings say."""
    if named or tree.own is not None or not _is_article(tree, spot):
        return list(named)
    folder = spot.path[len(tree.content) :].rpartition("/")[0].rpartition("/")[2]
    if folder and tree.settings.get("USE_FOLDER_AS_CATEGORY", True) is not False:
        return [folder]
    return [default] if (default := tree.settings.text("DEFAULT_CATEGORY")) else []


def status(tree: SourceSite, spot: ContentFile, extra: Extra) -> str:
    """By `DEFAULT_METADATA`."""
    usual = tree.settings.mapping("DEFAULT_METADATA").get("status", "published")
    return "draft" if usual == "draft" else "publish"
