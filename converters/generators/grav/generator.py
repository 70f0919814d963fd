"""Grav: how its sites are detected and read.

Its rules: a folder is a page, whose file is called after its template.

Sources: the documentation of Grav 1.7 (Pages, Headers / Frontmatter, Modular, Routing). No site of it was run.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from converters import lazy_re
from converters.generators.base import ContentRule, Generator, keys, pairs, setting_names
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter.dates import parsed
from converters.generators.front_matter.parse import plain_values
from converters.generators.rules import SiteRules
from converters.io.extensions import MARKDOWN

_DAYS: Final = ("%m/%d/%Y", "%d-%m-%Y")
_CLOCKS: Final = (" %H:%M", " %H:%M:%S", " %I:%M%p", " %I:%M %p")
DATE_FORMATS: Final = tuple(
    form for day in _DAYS for form in (day, *(day + clock for clock in _CLOCKS), f"%H:%M {day}")
)
"""Dates as PHP reads them: with slashes the month goes before the day, with dashes after it."""
_TIMES: Final = ("unpublish_date", "publish_date")
_NUMBER: Final = lazy_re.compile(r"^\d+\.")
_POSTS: Final = frozenset({"item", "post", "blog_item", "blog-item", "article"})
"""Templates of posts."""
_SUMMARY_END: Final = lazy_re.compile(r"(?:(?<=\n\n)|\A\n*)===[ \t]*\n")


class GravRules(SiteRules):
    """The rules of Grav."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """With the dates of publishing as ISO 8601."""
        found, text = super().prepare(file, fields, text)
        for key in _TIMES:
            value = str(plain_values(found.get(key)) or "")
            if value and (date := parsed(value, self.site.timezone, DATE_FORMATS)):
                found[key] = date
        return found, text

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """A folder that begins with `_` is a part of the page above it."""
        return not any(part.startswith("_") for part in file.within.split("/")[:-1])

    def post_type(self, file: ContentFile) -> str:
        """By the template, which is the name of the file; else the date decides."""
        template = file.within.rpartition("/")[2].partition(".")[0]
        return "post" if template in _POSTS else "" if template != "blog" else "page"

    def slug(self, file: ContentFile) -> str:
        """The name of the folder without its number."""
        return _NUMBER.sub("", file.name)

    def path(self, post: PermalinkInput) -> str:
        """The names of the folders without their numbers, below the language; the home page is a folder that the settings name."""
        language = self._language_prefix(post.file.lang)
        if explicit := post.metadata.get("address"):
            return f"{language}{encode_path(explicit, ENCODED_PATH_CHARACTERS)}"
        above = [_NUMBER.sub("", part) for part in post.file.dir.strip("/").split("/") if part]
        path = "/".join(("", *above, str(post.metadata.get("name") or self.slug(post.file))))
        home = self.site.settings.text("system.home.alias") or "/home"
        return f"{language}/" if path == home else f"{language}{encode_path(path)}"

    def _language_prefix(self, lang: str) -> str:
        """The code of a language; that of the default one too, unless `include_default_lang` is false."""
        default = self.site.default_language
        in_folder = self.site.settings.get("system.languages.include_default_lang", True) is not False
        return f"/{lang or default}" if default and (in_folder or lang not in ("", default)) else ""

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folder of the page."""
        return [f"{file.path.rpartition('/')[0]}/"]

    def asset_base(self, url: str) -> str:
        """The images of a page are below its URL."""
        return f"{url.rstrip('/')}/" if url else ""

    def body(self, text: str) -> str:
        """With the end of the summary, `===`, as all others write it."""
        return re.sub(_SUMMARY_END.pattern, "<!--more-->\n", text, count=1)


GRAV = Generator(
    name="grav",
    front_matter=keys(
        "title date modified published name=slug address=routes.default former=routes.aliases "
        "categories=taxonomy.category tags=taxonomy.tag authors=taxonomy.author "
        "description=metadata.description canonical=routes.canonical image=hero_image"
    ),
    front_matter_aliases=pairs("author=authors draft image featured=sticky summary=excerpt"),
    menu_keys=frozenset({"visible"}),
    separator=",",
    config_files=("user/config/site.yaml",),
    config_directory="user/config",
    site_settings=setting_names(
        "title url=system.custom_base_url description=metadata.description language=default_lang "
        "author=author.name zone=system.timezone languages=system.languages.supported"
    ),
    marker_paths=(r"(?:user/)?pages/(?:.*/)?(?:\d+\.)?[^/]+/(?:blog|item|blog_item|modular)(?:\.[a-z]{2})?\.md",),
    content=("user/pages", "pages"),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}(?:-[a-z]{2})?))?"),
    ),
    date_formats=DATE_FORMATS,
    extensions=MARKDOWN,
    static_dirs={"user/": "/user/"},
    build_dirs=frozenset("assets backup bin cache images logs system tmp vendor node_modules".split()),
    links_by_path=True,
    rules=GravRules,
)  # fmt: skip
