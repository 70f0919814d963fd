"""Pelican's rules: articles and pages by folder; permalinks by `ARTICLE_URL`, `PAGE_URL` and the like."""

import re
import string
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from fnmatch import fnmatch
from functools import cache, cached_property
from typing import Any

from converters import messages
from converters.generators import python_settings
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.path_patterns import stated_pattern
from converters.generators.python_settings import Stated
from converters.generators.rules import SiteRules
from converters.io.slugs import sanitize_title
from converters.model import Extra

DEFAULT_URLS = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
}
"""What holds if the settings do not say (`pelican.settings.DEFAULT_CONFIG`)."""

SETTINGS = ("pelicanconf.py", "publishconf.py", "settings.py")
"""The settings, the preferred one first."""
_DEFAULTS = "DEFAULT_METADATA"
EXCLUDING = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "IGNORE_FILES", _DEFAULTS)
"""Settings that leave texts out of a build, or make them drafts."""

NEEDS_UNIDECODE = (
    "titles in other scripts are spelled by the package Unidecode: `pip install blogport[unidecode]`"
)

_SUBSTITUTIONS = ((r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-"))
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d",
     "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "--", "…": "...", "€": "EUR"}
)  # fmt: skip
"""Letters that are no letter with an accent, and typographic marks -> ASCII."""


class _UrlFormatter(string.Formatter):
    """`{slug}`, `{date:%Y}`; an unknown name is empty."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "")

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, datetime):
            return value.strftime(format_spec)
        return "" if format_spec else str(value)


class PelicanRules(SiteRules):
    """The rules of Pelican, by its documentation (Settings: URL settings, Metadata)."""

    def path(self, post: PermalinkInput) -> str:
        """`URL` in the metadata wins."""
        if _stated(post, "save_as") == "index.html":
            return "/"  # the home page is a page
        if explicit := post.metadata.get("address"):
            return encode_path(f"/{explicit.lstrip('/')}", "/:@!$&'()*+,;=~%#?")
        kind = "ARTICLE" if self._is_article(post.file) else "PAGE"
        default_lang = self.site.default_language.lower()
        lang = str(post.metadata.get("lang") or default_lang).lower()
        setting = f"{kind}_URL" if lang == default_lang else f"{kind}_LANG_URL"
        pattern = self.site.settings.get(setting, DEFAULT_URLS[setting])
        if not isinstance(pattern, str):
            return ""
        values = self._values(post) | {"lang": lang}
        try:
            return encode_path("/" + _UrlFormatter().vformat(pattern, (), values).lstrip("/"))
        except (ValueError, KeyError, IndexError, AttributeError):
            return ""

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """`FILENAME_METADATA` and `PATH_METADATA`, before `EXTRA_PATH_METADATA` and `DEFAULT_METADATA`
        (`pelican.readers.parse_path_metadata`, `path_metadata`, `default_metadata`)."""
        settings = self.site.settings
        within = self.site.within_content(file.path)
        found = {str(name).lower(): value for name, value in settings.mapping("DEFAULT_METADATA").items()}
        found.pop("status", None)  # see `status`
        for path, metadata in sorted(settings.mapping("EXTRA_PATH_METADATA").items()):
            if isinstance(metadata, dict) and (within == path or within.startswith(f"{path.rstrip('/')}/")):
                found |= {str(name).lower(): value for name, value in metadata.items()}
        name = within.rpartition("/")[2].removesuffix(file.extension)
        for setting, text in (("PATH_METADATA", within), ("FILENAME_METADATA", name)):
            if (pattern := self._path_patterns.get(setting)) and (match := pattern.match(text)):
                found |= {key.lower(): value for key, value in match.groupdict().items() if value is not None}
        return found

    @cached_property
    def _path_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns of the settings; one that is no pattern, or could take very long, is reported."""
        found = {}
        for setting in ("PATH_METADATA", "FILENAME_METADATA"):
            text = self.site.settings.get(setting)
            if not isinstance(text, str) or not text:
                continue
            try:
                found[setting] = stated_pattern(text)
            except re.error as error:
                self.site.first.report(setting, messages.GUESSED_PERMALINKS, why=f"{setting}: {error}")
        return found

    def slug(self, file: ContentFile) -> str:
        """The name without what stands between the date and the name."""
        return file.name.lstrip("-_ ") or file.name

    def asset_path(self, path: str) -> str:
        """What is in `STATIC_PATHS` is copied, to the path in `EXTRA_PATH_METADATA` or its own."""
        if not path.startswith(self.site.content_dir):
            return ""
        within = self.site.within_content(path)
        if not any(_is_in(f"{within}/", folder) for folder in self._folders("STATIC_PATHS", ["images"])):
            return ""
        metadata = self.site.settings.mapping("EXTRA_PATH_METADATA").get(within)
        explicit = metadata.get("path") if isinstance(metadata, dict) else None
        return f"/{str(explicit or within).lstrip('/')}"

    def is_excluded(self, file: ContentFile) -> bool:
        """What is in a folder of `ARTICLE_EXCLUDES` or `PAGE_EXCLUDES`, by its type, or has a name of `IGNORE_FILES`."""
        within = self.site.within_content(file.path)
        folders = self._excluding(self._excludes(file))
        if any(folder.strip("./") and _is_in(within, folder) for folder in folders):
            return True
        patterns = [pattern.removeprefix("**/") for pattern in self._excluding("IGNORE_FILES")]
        return any(fnmatch(part, pattern) for part in within.split("/") for pattern in patterns)

    def _excludes(self, file: ContentFile) -> str:
        return "ARTICLE_EXCLUDES" if self._is_article(file) else "PAGE_EXCLUDES"

    def _excluding(self, setting: str) -> list[str]:
        """What a setting leaves out, whichever lines of the settings run."""
        values = [self.site.settings.get(setting, [])]
        values += [value for stated in self._stated if setting in stated for value in stated[setting].values]
        return [str(item) for value in values for item in (value if isinstance(value, list) else [value])]

    @cached_property
    def _stated(self) -> list[dict[str, Stated]]:
        """What each file of the settings says of what is left out, or is a draft."""
        if self.site.written_by_us:
            return []
        texts = (self.site.text_of(path) or "" for path in SETTINGS)
        return [python_settings.stated(text, EXCLUDING) for text in texts]

    @cached_property
    def _computed(self) -> frozenset[str]:
        """The settings that may leave texts out, or make them drafts, and that only running a program would give."""
        return frozenset(
            name for found in self._stated for name, stated in found.items() if stated.is_computed
        )

    def post_type(self, file: ContentFile) -> str:
        """What is in `PAGE_PATHS` is a page, the rest are articles."""
        return "post" if self._is_article(file) else "page"

    def categories(self, file: ContentFile, names: Sequence[str]) -> list[str]:
        """Without a category in the metadata, the folder, or the default of the settings."""
        if names or self.site.written_by_us or not self._is_article(file):
            return list(names)
        folder = self.site.within_content(file.path).rpartition("/")[0].rpartition("/")[2]
        if folder and self.site.settings.get("USE_FOLDER_AS_CATEGORY", True) is not False:
            return [folder]
        default = self.site.settings.text("DEFAULT_CATEGORY")
        return [default] if default else []

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By `DEFAULT_METADATA`. Pelican leaves out a text without a title, and an article without a date."""
        stated = [value for found in self._stated if _DEFAULTS in found for value in found[_DEFAULTS].values]
        values = [self.site.settings.mapping(_DEFAULTS), *stated]
        if any(isinstance(value, dict) and value.get("status") == "draft" for value in values):
            return "draft"
        if computed := self._computed & {_DEFAULTS, "IGNORE_FILES", self._excludes(file)}:
            self.site.diagnostics.report(
                messages.KEPT_BACK, file=file.source.name, line=1, mark=f"{min(computed)} = …",
                status="draft", generator="Pelican",
            )  # fmt: skip
            for name in sorted(computed):
                self.site.first.report(
                    name, messages.UNREAD_SETTING, name=name, generator="Pelican",
                    why="a program computes it", effect="texts that it may leave out are drafts",
                )  # fmt: skip
            return "draft"
        missing = "" if self.site.written_by_us else self._missing(file, metadata)
        if missing:
            self.site.diagnostics.report(
                messages.UNBUILT, file=file.source.name, line=1, missing=missing, generator="Pelican"
            )
        return "draft" if missing else "publish"

    def _missing(self, file: ContentFile, metadata: Mapping[str, Any]) -> str:
        """What a text needs and lacks (`Article.mandatory_properties`); empty if it has all."""
        if not metadata.get("title") and not self.is_rst(file):
            return "title"
        has_date = metadata.get("date") or file.date or self.site.settings.get("DEFAULT_DATE")
        return "date" if self._is_article(file) and not has_date else ""

    def hides_future(self, type_: str) -> bool:
        """Articles, where `WITH_FUTURE_DATES` is off: Pelican makes drafts of them."""
        return type_ != "page" and self.site.settings.get("WITH_FUTURE_DATES", True) is False

    def _values(self, post: PermalinkInput) -> dict[str, Any]:
        # Other programs' `categories` are terms too, but Pelican knows `category` alone.
        stated = post.metadata.get("category") or ()
        categories = list(stated) if stated or self.site.written_by_us else self.categories(post.file, ())
        categories = categories or post.categories
        author = (
            post.metadata.get("author")
            or next(iter(post.metadata.get("authors", ())), "")
            or self.site.settings.text("AUTHOR")
        )
        return {
            **{name.lower(): value for name, value in post.front_matter.items() if isinstance(value, str)},
            "slug": self._slug(post),
            "date": datetime.fromisoformat(post.date) if post.date else "",
            "category": self._slugify(categories[0]) if categories else "",
            "author": self._slugify(author) if author else "",
            "path": self.site.within_content(post.file.path),
        }

    def _slug(self, post: PermalinkInput) -> str:
        """`Slug` of the metadata, or the title (`SLUGIFY_SOURCE`: the file name) as a slug."""
        if explicit := post.metadata.get("stem"):
            return str(explicit)
        if self.site.settings.get("SLUGIFY_SOURCE", "title") == "basename":
            return self._slugify(post.file.within.rpartition("/")[2])
        return self._slugify(str(post.metadata.get("title") or post.file.name))

    def _slugify(self, text: str) -> str:
        """`pelican.utils.slugify`."""
        settings = self.site.settings
        text = unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", text))
        if not settings.get("SLUGIFY_USE_UNICODE", False):
            text = self._in_ascii(text)
        rules = settings.get("SLUG_REGEX_SUBSTITUTIONS", _SUBSTITUTIONS)
        for rule in rules if isinstance(rules, list | tuple) else _SUBSTITUTIONS:
            try:
                text = re.sub(str(rule[0]), str(rule[1]), text, flags=re.IGNORECASE)
            except (re.error, IndexError, TypeError):
                continue
        return (text if settings.get("SLUGIFY_PRESERVE_CASE", False) else text.lower()).strip()

    def _in_ascii(self, text: str) -> str:
        """The text in ASCII letters, by Unidecode, as Pelican has it; without that package only Latin letters are."""
        if text.isascii():
            return text
        if unidecode := _unidecode():
            return unidecode(text)
        latin = unicodedata.normalize("NFKD", text.translate(_LATIN))
        ascii_ = latin.encode("ascii", "ignore").decode()
        if len(ascii_) < len(text):
            self.site.first.report("letters", messages.GUESSED_PERMALINKS, why=NEEDS_UNIDECODE)
        return ascii_ or sanitize_title(text)

    def _is_article(self, file: ContentFile) -> bool:
        within = self.site.within_content(file.path)
        if any(_is_in(within, folder) for folder in self._folders("PAGE_PATHS", ["pages"])):
            return False
        return any(_is_in(within, folder) for folder in self._folders("ARTICLE_PATHS", [""]))

    def _folders(self, setting: str, default: list[str]) -> list[str]:
        value = self.site.settings.get(setting, default)
        return [str(folder) for folder in (value if isinstance(value, list) else [value])]


@cache
def _unidecode() -> Callable[[str], str] | None:
    """The function of Unidecode, if the extra `unidecode` is installed."""
    try:
        from unidecode import unidecode
    except ImportError:
        return None
    return unidecode


def _stated(post: PermalinkInput, name: str) -> str:
    """A text of the header, whatever the case of its name."""
    return next(
        (str(value).strip() for key, value in post.front_matter.items() if key.lower() == name and value), ""
    )


def _is_in(path: str, folder: str) -> bool:
    folder = folder.strip("./")
    return not folder or path.startswith(f"{folder}/")
