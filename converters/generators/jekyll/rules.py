"""Jekyll's rules: collections and defaults; permalinks by front matter, collection or site, and their named styles.

Sources: `Jekyll::Drops::UrlDrop`, `Jekyll::Collection`, `Jekyll::Page`, `Jekyll::EntryFilter` (4.3).
"""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime
from fnmatch import fnmatch, fnmatchcase
from functools import cached_property
from typing import Any
from urllib.parse import quote

from converters import dates, lazy_re, messages
from converters.generators.about_folder import is_about_folder
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.front_matter.dates import parsed
from converters.generators.more_tag import with_more_tag
from converters.generators.rules import SiteRules
from converters.generators.visibility_marks import find_mark
from converters.io.extensions import MARKDOWN
from converters.io.yaml import Scalar
from converters.model import Extra

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""Named styles of posts' permalinks."""

_DATE_FORMATS = {
    "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S", "i_day": "%-d",
    "i_month": "%-m", "short_month": "%b", "long_month": "%B", "short_year": "%y", "w_year": "%G", "week": "%V",
    "w_day": "%u", "short_day": "%a", "long_day": "%A", "y_day": "%j",
}  # fmt: skip
_PAGE_PLACEHOLDER = lazy_re.compile(r":(?:path|basename|output_ext)")
_SAFE = "/:@!$&'()*+,;=~-._"
_WITHOUT_OFFSET = lazy_re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?")
_SPECIAL = "_.#~"
"""First characters of files and folders that Jekyll does not read."""
_ITS_OWN = frozenset({"_posts", "_drafts"})
_NO_COLLECTIONS = frozenset({"includes", "layouts", "data", "sass", "plugins", "site", "posts", "drafts"})
_OPTIONAL_FRONT_MATTER = frozenset({"jekyll-optional-front-matter", "github-pages"})
_OF_GITHUB = lazy_re.compile(r"(?:issue|pull_request)_template|codeowners|copying", re.IGNORECASE)
"""Names of texts about a project that the plug-in leaves out, besides those that no generator takes."""
_DEFAULT_KEYS = (
    "permalink",
    "category",
    "categories",
    "tags",
    "tag",
    "author",
    "published",
    "date",
    "comments",
    "sticky",
    "lang",
)
"""What is taken of `defaults:`, besides marks of what is not public; the other keys say how a page looks."""


class JekyllRules(SiteRules):
    """The rules of Jekyll."""

    settings_files = ("_config.yml", "_config.yaml", "_config.toml")
    """The files of which a site usually has one. Without it, another program may build the site."""

    def path(self, post: PermalinkInput) -> str:
        """The path of a post, a page, or a document of a collection."""
        explicit = post.metadata.get("address")
        if self._is_page(post.file):
            path = self._explicit_page_path(post.file, explicit) if explicit else self._page_path(post.file)
            return _quote(_sanitize(path))
        path = _quote(_sanitize(self._expand(explicit or self._template(post.file), post)))
        if not (explicit or self.site.written_by_us or any(map(self.site.exists, self.settings_files))):
            why = f"there is no {self.settings_files[0]}; as Jekyll does without one, this one is {path}"
            self.site.first.report("paths", messages.GUESSED_PERMALINKS, file=post.file.source.name, why=why)
        return path

    def asset_path(self, path: str) -> str:
        """All files are copied, except those that Jekyll does not read."""
        if not path.startswith(self.site.content_dir):
            return ""
        within = self.site.within_content(path)
        return "" if self._is_left_out(within) else f"/{within}"

    def categories(self, file: ContentFile, names: Sequence[str]) -> list[str]:
        """The folders above `_posts` are categories, before those of the front matter."""
        if file.type != "post":
            return list(names)
        return [*(part for part in file.dir.split("/") if part), *names]

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """A page without front matter is copied as it is; a folder `_x` is a collection only if the settings list it."""
        if f"_{file.type}" in _ITS_OWN or self._is_left_out(
            self.site.within_content(file.path), self._folders
        ):
            return False  # a text in `_posts` whose name has no date is no post
        return has_front_matter or not self._is_page(file) or self._takes_bare(file)

    def _takes_bare(self, file: ContentFile) -> bool:
        """Whether a page needs no front matter: Markdown, if a plug-in says so (`jekyll-optional-front-matter`)."""
        is_text = file.extension in MARKDOWN and not _OF_GITHUB.fullmatch(file.name)
        return self._has_bare_pages and is_text and not is_about_folder(file.path)

    @cached_property
    def _has_bare_pages(self) -> bool:
        """Whether the settings list that plug-in; GitHub Pages, which has it, is taken for the builder of a site without any."""
        if self.site.settings.mapping("optional_front_matter").get("enabled") is False:
            return False
        if _OPTIONAL_FRONT_MATTER & {*self._listed("plugins"), *self._listed("gems")}:
            return True
        if any(map(self.site.exists, self.settings_files)):
            return False
        texts = (file for path, file in self.site.files.items() if path.lower().endswith(MARKDOWN))
        return not any(file.head().lstrip().startswith(b"---") for file in texts)

    def post_type(self, file: ContentFile) -> str:
        """A text in a folder `_x` that the settings `include` is a page."""
        return "page" if self._is_page(file) else file.type

    def body(self, text: str) -> str:
        """The `excerpt_separator` of the settings as `<!--more-->`, where it is an HTML comment."""
        mark = self.site.settings.text("excerpt_separator")
        return with_more_tag(text, re.escape(mark)) if mark.startswith("<!--") else text

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """Documents of a collection without `output` have no page."""
        if file.type == "post" or self._is_page(file):
            return "publish"
        output = self.site.settings.get(f"collections.{file.type}.output")
        return "publish" if output is True else "private"

    def hides_future(self, type_: str) -> bool:
        """Documents, unless `future` is on; a page has no date."""
        return type_ != "page" and self.site.settings.get("future", False) is not True

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """`defaults:` of the settings. Of several that match, the longer path wins, then the one with a type."""
        rules = self.site.settings.get("defaults")
        if not isinstance(rules, list):
            return {}
        found: list[tuple[int, int, dict[str, Any]]] = []
        for rule in rules:
            scope = rule.get("scope", {}) if isinstance(rule, dict) else {}
            values = rule.get("values") if isinstance(rule, dict) else None
            if not isinstance(scope, dict) or not isinstance(values, dict):
                continue
            path, type_ = str(scope.get("path") or "").strip("/"), str(scope.get("type") or "")
            label = {"post": "posts", "page": "pages"}.get(self.post_type(file), file.type)
            label = "drafts" if type_ == "drafts" and file.status == "draft" else label
            if type_ in ("", label, self.post_type(file)) and _matches(
                self.site.within_content(file.path), path
            ):
                found.append((len(path), bool(type_), values))
        merged: dict[str, Any] = {}
        for _, _, values in sorted(found, key=lambda match: match[:2]):
            merged |= values
        return {
            name: value for name, value in merged.items() if name in _DEFAULT_KEYS or find_mark({name: value})
        }

    def _is_page(self, file: ContentFile) -> bool:
        """Whether a text is a page: no post, and in no collection."""
        return file.type == "page" or (file.type != "post" and f"_{file.type}" not in self._folders)

    def _is_left_out(self, path: str, own: Set[str] = frozenset()) -> bool:
        """Whether Jekyll does not read a file, by the name of it or of a folder above: by `_.#~`, or by `exclude`.

        `include` wins over both. `own` are folders that it reads in its own way; in those, only the first name
        and the last one count.
        """
        names = path.split("/")
        inside = next((depth for depth, name in enumerate(names) if name in own), len(names))
        for depth, name in enumerate(names):
            entry = "/".join(names[: depth + 1])
            if any(_names_entry(pattern, entry, name) for pattern in self._included):
                continue
            if any(_names_entry(pattern, entry) for pattern in self._excluded):
                return True
            counts = depth != inside and (depth < inside + 2 or depth == len(names) - 1)
            if counts and (name[:1] in _SPECIAL or name.endswith("~")):
                return True
        return False

    def _listed(self, setting: str) -> list[str]:
        """A list of the settings: YAML, or names with commas between them."""
        values = self.site.settings.get(setting)
        names = values.split(",") if isinstance(values, str) else values if isinstance(values, list) else []
        return [name for value in names if (name := str(value).strip().removeprefix("./").lstrip("/"))]

    @cached_property
    def _included(self) -> list[str]:
        return self._listed("include")

    @cached_property
    def _excluded(self) -> list[str]:
        return self._listed("exclude")

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders of posts, drafts and collections."""
        collections = self.site.settings.get("collections")
        names = {str(name) for name in collections} if isinstance(collections, list | dict) else set()
        return _ITS_OWN | {f"_{name}" for name in names - _NO_COLLECTIONS}

    def _template(self, file: ContentFile) -> str:
        settings = self.site.settings
        style = settings.text("permalink") or "date"
        label = "posts" if file.type == "post" else file.type
        if template := settings.get(f"collections.{label}.permalink"):
            return STYLES.get(str(template), str(template)) if label == "posts" else str(template)
        return STYLES.get(style, style) if label == "posts" else _add_suffix("/:collection/:path", style)

    def _page_path(self, file: ContentFile) -> str:
        above, slash, name = file.within.rpartition("/")
        folder, name = f"/{above}{slash}", name.rstrip(".")
        if name == "index":
            return folder
        path = _add_suffix(f"{folder}{name}", self.site.settings.text("permalink") or "date")
        return path.replace(":output_ext", ".html")

    def _explicit_page_path(self, file: ContentFile, template: str) -> str:
        above, slash, name = file.within.rpartition("/")
        values = {":path": f"/{above}{slash}", ":basename": name.rstrip("."), ":output_ext": ".html"}
        return _PAGE_PLACEHOLDER.sub(lambda found: values[found[0]], template)

    def _expand(self, template: str, post: PermalinkInput) -> str:
        file = post.file
        base = file.name.rstrip(".")
        slug = post.metadata.get("name")
        slug = base if slug is None else slug
        date = self._date(post)
        categories = list(dict.fromkeys(post.categories))
        values = {
            "title": _slugify(slug, pretty=True),
            "slug": _slugify(slug).lower(),
            "name": _slugify(_stem(file)).lower(),
            "collection": file.type,
            "path": file.name if file.type == "post" else f"{file.dir}{_stem(file).rstrip('.')}",
            "output_ext": ".html",
            "categories": "/".join(dict.fromkeys(name.lower() for name in categories)),
            "slugified_categories": "/".join(dict.fromkeys(_slugify(name).lower() for name in categories)),
        }

        def value(placeholder: re.Match[str]) -> str:
            for name in (placeholder[1], placeholder[1].rstrip("_")):
                rest = placeholder[1][len(name) :]
                if name in values:
                    return quote(values[name], safe=_SAFE) + rest
                if name in _DATE_FORMATS and date:
                    return date.strftime(_DATE_FORMATS[name]) + rest
            return ""

        return re.sub(r":([a-z_]+)", value, template)

    def _date(self, post: PermalinkInput) -> datetime | None:
        """The date as Jekyll has it: its YAML reads one without an offset as UTC, whatever the site's time zone."""
        zone = self.site.timezone or dates.named_zone("UTC")
        date, written = post.date, post.front_matter.get("date")
        if isinstance(written, Scalar) and _WITHOUT_OFFSET.fullmatch(written.text) and zone:
            date = parsed(written.text, UTC) or ""
        return dates.in_zone(date, zone)


def _stem(file: ContentFile) -> str:
    """The name of a file with the date in it, without its extension."""
    return file.path.rpartition("/")[2].removesuffix(file.extension)


def _add_suffix(template: str, style: str) -> str:
    """`Utils.add_permalink_suffix`: what does not end with a slash has the extension of a file."""
    if style == "pretty":
        return f"{template}/"
    if style in STYLES:
        return f"{template}:output_ext"
    return f"{template}{'/' if style.endswith('/') else ''}{':output_ext' if style.endswith(':output_ext') else ''}"


def _slugify(text: str, *, pretty: bool = False) -> str:
    """`Utils.slugify`, case kept: letters, marks and digits stay (`pretty`: also `._~!$&'()+,;=@`), the rest is a hyphen."""
    slug = re.sub(r"[^\w._~!$&'()+,;=@]+" if pretty else r"[^\w]+", "-", text)
    if not pretty:
        slug = re.sub(r"[_-]+", "-", slug)
    return re.sub(r"^-|-$", "", slug)


def _names_entry(pattern: str, *entries: str) -> bool:
    """Whether `include` or `exclude` names a path: by a pattern whose `*` takes slashes too, or by how it begins."""
    return any(fnmatchcase(entry, pattern) or f"{entry}/".startswith(pattern) for entry in entries)


def _quote(path: str) -> str:
    return quote(path, safe=_SAFE + "%")


def _sanitize(path: str) -> str:
    """`URL#sanitize_url`."""
    path = f"/{path}".replace("..", "/").replace("./", "")
    return re.sub(r"/+", "/", path)


def _matches(path: str, pattern: str) -> bool:
    if not pattern:
        return True
    if "*" in pattern:
        return fnmatch(path, pattern) or fnmatch(path, f"{pattern}/*")
    return path == pattern or path.startswith(f"{pattern}/")
