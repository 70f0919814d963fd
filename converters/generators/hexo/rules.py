"""Hexo's rules: drafts, categories, files of posts; permalinks by `permalink` of front matter or settings.

Sources: the documentation of Hexo (Configuration, Permalinks, Front-matter, Asset Folders), and the behaviour
of Hexo 8.1 (`tests/generators/test_markdown_trees.py` runs it).
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha1
from typing import Any

from converters import dates, lazy_re, messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter.parse import plain_values
from converters.generators.hexo.file_names import PLACEHOLDER, FileNames, slugize
from converters.generators.literal_tags import literal
from converters.generators.more_tag import with_more_tag
from converters.generators.path_patterns import IgnoreList
from converters.generators.rules import SiteRules

DEFAULT_PERMALINK = ":year/:month/:day/:title/"
DEFAULT_FILE_NAME = ":title.md"
DEFAULT_CATEGORY = "uncategorized"

_PAGE_NAME = lazy_re.compile(r"\.html?$")


class HexoRules(SiteRules):
    """The rules of Hexo."""

    depends_on_order = True
    """A category below another gets the first free slug (`category_paths`)."""

    @cached_property
    def _post_extension(self) -> str:
        name = self.site.settings.text("new_post_name") or DEFAULT_FILE_NAME
        return f".{name.rpartition('.')[2]}" if "." in name else ""

    @property
    def newlines_are_breaks(self) -> bool:
        """Both common renderers do so, unless their settings say otherwise."""
        settings = self.site.settings
        return all(
            settings.get(name, True) is not False for name in ("marked.breaks", "markdown.render.breaks")
        )

    def path(self, post: PermalinkInput) -> str:
        """The path of a post or a page; `index.html` is left out, since the server adds it, and `.html` with `pretty_urls`."""
        explicit = str(post.metadata.get("address") or "").lstrip("/")
        if self.site.written_by_us:  # pages have the paths that they state, as posts do
            return (
                encode_path(f"/{explicit}", ENCODED_PATH_CHARACTERS) if post.metadata.get("address") else ""
            )
        if post.file.type == "page":
            path = _page_path(post.file, explicit)
        else:
            path = explicit or self._expand(post)
            if not path:
                return ""
            if self._has_asset_folders and not path.endswith(("/", ".html")):
                path += "/"
        if self.site.settings.get("pretty_urls.trailing_html", True) is False:
            path = path.removesuffix(".html")
        return encode_path(f"/{path.lstrip('/')}", ENCODED_PATH_CHARACTERS)

    def asset_path(self, path: str) -> str:
        """All files in the source directory are copied, except hidden ones."""
        if not path.startswith(self.site.content_dir):
            return ""
        within = self.site.within_content(path)
        return "" if any(part[0] in "_." for part in within.split("/")) else f"/{within}"

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """`_posts/NAME/` next to `_posts/NAME.md` (`post_asset_folder`)."""
        return [f"{file.path.removesuffix(file.extension)}/"] if file.type == "post" else []

    def asset_base(self, url: str) -> str:
        """The files of a post at `a/b.html` are in `a/b/`."""
        base = _PAGE_NAME.sub("", url)
        return f"{base.rstrip('/')}/" if base else ""

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """The date in the file name, if `new_post_name` has one there."""
        date = self._file_names.date(_name(file)) if file.type == "post" else ""
        return {"date": date} if date else {}

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """What `skip_render` matches is copied as it is; pages that `exclude` matches are not read.

        In folders of posts that hold their files too (`post_asset_folder`), only the extension of `new_post_name` makes a post.
        """
        if file.type == "post" and self._has_asset_folders and file.extension != self._post_extension:
            return False
        settings = ("skip_render", "exclude") if file.type == "page" else ("skip_render",)
        within = self.site.within_content(file.path)
        return not any(self._patterns(name).fullmatch(within) for name in settings)

    def is_excluded(self, file: ContentFile) -> bool:
        """What `ignore` of the settings matches."""
        return self._ignored.names(self.site.within_content(file.path))

    @cached_property
    def _ignored(self) -> IgnoreList:
        stated = self.site.settings.get("ignore")
        return IgnoreList(map(str, stated if isinstance(stated, list) else [stated or ""]))

    def hides_future(self, type_: str) -> bool:
        """Where `future` is off; it is on by default."""
        return self.site.settings.get("future", True) is False

    def slug(self, file: ContentFile) -> str:
        """The name without the date of `new_post_name`."""
        title = self._file_names.title(_name(file)) if file.type == "post" else file.name
        return title.rpartition("/")[2]

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """A text whose tags do not run has none; dates as blogport states them beside Hexo's own, which have no offset."""
        found, text = super().prepare(file, fields, text)
        if (
            plain_values(fields.get("disableNunjucks", self.site.settings.get("marked.disableNunjucks")))
            is True
        ):
            text = literal(text)
        if self.site.written_by_us:
            for name in ("date", "updated"):
                if stated := found.pop(f"post_{name}", None):
                    found[name] = stated
        elif self._passwords_of_tags and "password" not in found:
            tags = plain_values(found.get("tags") or found.get("tag"))
            for tag in _names(tags if isinstance(tags, list) else [tags]):
                if password := self._passwords_of_tags.get(tag):
                    return {**found, "password": password}, text
        return found, text

    @cached_property
    def _passwords_of_tags(self) -> dict[str, str]:
        """Tag -> the password with which `hexo-blog-encrypt` encrypts its posts (`encrypt.tags` of the settings)."""
        stated = self.site.settings.get("encrypt.tags")
        rows = [row for row in stated if isinstance(row, dict)] if isinstance(stated, list) else []
        return {str(row["name"]): str(row.get("password") or row["name"]) for row in rows if "name" in row}

    def body(self, text: str) -> str:
        """`<!-- more -->` as `<!--more-->`; the first one outside of code ends the excerpt."""
        return with_more_tag(text)

    def category_paths(self, front_matter: Mapping[str, Any]) -> list[list[str]]:
        """A list is a path from the top down; a list with lists in it has a path in each item. Ours have one name each, and
        `data/terms.json` says what is above it."""
        if self.site.written_by_us:
            return []
        value = plain_values(front_matter.get("categories") or front_matter.get("category"))
        items = value if isinstance(value, list) else [value]
        if not any(isinstance(item, list) for item in items):
            items = [items]
        paths = [_names(item if isinstance(item, list) else [item]) for item in items]
        return [path for path in paths if path]

    def _expand(self, post: PermalinkInput) -> str:
        """The permalink of the settings; the default one if it has a placeholder without a value."""
        date = self._date(post)
        template = self.site.settings.text("permalink") or DEFAULT_PERMALINK
        values = self._values(post, date)
        for pattern in (template, DEFAULT_PERMALINK):
            missing = [name for name in PLACEHOLDER.findall(pattern) if name not in values]
            if not missing:
                return PLACEHOLDER.sub(lambda placeholder: values[placeholder[1]], pattern)
            if post.status == "publish":
                self._report(post, missing, has_date=date is not None)
            if date is None:
                return ""
        return ""

    def _report(self, post: PermalinkInput, missing: list[str], *, has_date: bool) -> None:
        file = post.file.source.name
        if has_date:
            words = " ".join(f":{name}" for name in missing)
            self.site.diagnostics.report(messages.NO_PERMALINK, file=file, why=words)
        else:
            self.site.diagnostics.report(messages.UNDATED_PERMALINK, file=file)

    def _values(self, post: PermalinkInput, date: datetime | None) -> dict[str, str]:
        """Placeholder -> value; those of the post go before front matter, and that before the settings."""
        name = _name(post.file)
        slug = self._file_names.title(name)
        settings = self.site.settings
        defaults = settings.mapping("permalink_defaults")
        front_matter = {**defaults, **plain_values(post.front_matter)}
        values = {
            name: str(value) for name, value in front_matter.items() if isinstance(value, str | int | float)
        }
        values |= {
            "title": slug,
            "name": slug.rpartition("/")[2],
            "post_title": slugize(str(post.metadata.get("title", ""))).lower(),
            "category": self._category(post) or settings.text("default_category") or DEFAULT_CATEGORY,
            **{key: value for key, value in self._file_names.parts(name).items() if key != "title"},
        }
        if date:
            instant = date if date.tzinfo else date.replace(tzinfo=UTC)
            timestamp = str(int(instant.timestamp()))
            values |= {
                "year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}", "hour": f"{date:%H}",
                "minute": f"{date:%M}", "second": f"{date:%S}", "i_month": str(date.month),
                "i_day": str(date.day), "timestamp": timestamp,
                "hash": sha1(f"{slug}{timestamp}".encode(), usedforsecurity=False).hexdigest()[:12],
            }  # fmt: skip
        return values

    def _category(self, post: PermalinkInput) -> str:
        """The last category of a post, below those above it, each as a slug."""
        paths = self.category_paths(post.front_matter)
        if not paths:
            return ""
        replaced = self.site.settings.mapping("category_map")
        case = self.site.settings.get("filename_case", 0)
        slugs = (slugize(str(replaced.get(name, name))) for name in paths[-1])
        return "/".join(slug.lower() if case == 1 else slug.upper() if case == 2 else slug for slug in slugs)

    def _date(self, post: PermalinkInput) -> datetime | None:
        """The wall clock of the site; Hexo has it if it runs in the time zone of the settings."""
        return dates.in_zone(post.date, self.site.timezone)

    @cached_property
    def _file_names(self) -> FileNames:
        return FileNames(self.site.settings.text("new_post_name") or DEFAULT_FILE_NAME)

    def _patterns(self, setting: str) -> re.Pattern[str]:
        """The globs of a setting, a text or a list, as one pattern."""
        value = self.site.settings.get(setting)
        globs = value if isinstance(value, list) else [value] if value else []
        return re.compile("|".join(f"(?:{_glob(str(glob))})" for glob in globs) or r"(?!)")

    @property
    def _has_asset_folders(self) -> bool:
        return self.site.settings.get("post_asset_folder", False) is True


def _glob(pattern: str) -> str:
    """A glob as a regular expression: `*` stays in a folder, `**` does not."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(meaning.get(part, re.escape(part)) for part in parts)


def _name(file: ContentFile) -> str:
    return f"{file.dir}{file.name}"


def _page_path(file: ContentFile, explicit: str) -> str:
    """The path of a page; without an extension it is a file `.html`."""
    path = explicit or f"{file.within}.html"
    if path.endswith("/"):
        return path
    if "." not in path.rpartition("/")[2]:
        path += ".html"
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


def _names(values: list[Any]) -> list[str]:
    return [
        " ".join(str(value).split())
        for value in values
        if isinstance(value, str | int | float) and value != ""
    ]
