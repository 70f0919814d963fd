"""Notion's export: how it is detected and read. No program builds a site of it, so its pages have no permalinks.

Its rules: titles and properties in the text, links to pages by file or by id.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from posixpath import relpath
from typing import Any, Final
from urllib.parse import quote, unquote

from msgspec.structs import replace

from converters import lazy_re
from converters.generators import callouts
from converters.generators.base import ContentRule, FrontMatterField, keys, pairs
from converters.generators.content_file import ContentFile
from converters.generators.notion import properties
from converters.generators.plain.generator import PLAIN
from converters.generators.plain.rules import PlainRules
from converters.generators.rules import slugify
from converters.markup.elements import replace_elements
from converters.model import Extra

ID: Final = r"[0-9a-f]{32}"
_NAME_WITH_ID: Final = lazy_re.compile(rf"(.*?)[ _-]*({ID})(_all)?")
_ONLINE: Final = lazy_re.compile(
    rf"https://(?:www\.)?notion\.(?:so|site)/[^\s()<>]{{0,500}}?({ID})(?:\?[^\s()<>#]*)?(?:#{ID})?(?=[)\s>]|$)"
)
_TABLE: Final = lazy_re.compile(r"\[([^\[\]\n]*)\]\(([^()\s]*\.csv)\)")
_ASIDE: Final = lazy_re.compile(r"<(aside)>")
_FIRST: Final = ("date", "publish date", "published date", "published on", "publication date")
"""Properties whose dates count more than that of the creation, in lower case."""


def _aside(tag: re.Match[str], whole: str) -> str:
    return callouts.quote("", whole.removeprefix(tag[0]).removesuffix("</aside>"))


class NotionRules(PlainRules):
    """The rules of Notion."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Title and properties as front matter; links to pages of the export by their files; boxes as quotes."""
        database = self._database(file.path)
        rows = self._rows(database) if database else []
        page = properties.split(text, frozenset(rows[0]) if rows else frozenset())
        title = page.title or _plain_name(file.path.rpartition("/")[2].removesuffix(file.extension))
        row = next((row for row in rows if title in row.values()), {})
        stated = {
            name: properties.value_of(value)
            for name, value in row.items()
            if name and value and value != title
        }
        found = {"title": title, **fields, **_ordered({**stated, **page.properties})}
        if parent := self._parent(file):
            found.setdefault("parent", parent)
        text = _ONLINE.sub(lambda link: self._page(link, file), page.text)
        text = _TABLE.sub(self._table, text)
        return found, replace_elements(text, _ASIDE, _aside)

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By the properties `Status`, `Publish`, `Private`, in whatever case."""
        return super().status(file, metadata, {name.lower(): value for name, value in extra.items()})

    def slug(self, file: ContentFile) -> str:
        """The name without the id."""
        return slugify(_plain_name(file.name))

    @cached_property
    def _pages(self) -> dict[str, str]:
        """Id of a page -> its path."""
        found = {}
        for path in self.site.files:
            match = _NAME_WITH_ID.fullmatch(path.rpartition("/")[2].removesuffix(".md"))
            if match and path.endswith(".md"):
                found[match[2]] = path
        return found

    @cached_property
    def _databases(self) -> dict[str, str]:
        """Path of a database without its id -> the path of its CSV file; the one with all rows, if there are two."""
        found: dict[str, str] = {}
        for path in sorted(self.site.files):
            if path.endswith(".csv"):
                found[_plain_path(path.removesuffix(".csv"))] = path
                self.used.add(path)
        return found

    def _database(self, path: str) -> str:
        """The path of the CSV file of the database that a page is in; empty if it is in none."""
        return self._databases.get(_plain_path(path.rpartition("/")[0]), "")

    def _rows(self, path: str) -> list[Mapping[str, str]]:
        if path not in self._read:
            self._read[path] = list(properties.rows(self.site.text_of(path) or ""))
        return self._read[path]

    @cached_property
    def _read(self) -> dict[str, list[Mapping[str, str]]]:
        return {}

    def _parent(self, file: ContentFile) -> str:
        """The id of the page that a page is in: the file with the name of its folder."""
        folder = file.path.rpartition("/")[0]
        if not folder:
            return ""
        wanted = _plain_path(folder)
        return next(
            (
                path.removesuffix(".md")
                for path in self._pages.values()
                if _plain_path(path.removesuffix(".md")) == wanted
            ),
            "",
        )

    def _page(self, link: re.Match[str], file: ContentFile) -> str:
        """The file of a page that a link names by its address at Notion."""
        path = self._pages.get(link[1])
        return quote(relpath(path, file.path.rpartition("/")[0] or ".")) if path else link[0]

    def _table(self, link: re.Match[str]) -> str:
        """The name of a database alone: its file holds the rows of pages that are not public, too."""
        name = unquote(link[2]).rpartition("/")[2].removesuffix(".csv")
        return link[1] if _NAME_WITH_ID.fullmatch(name) or _plain_name(name) == link[1] else link[0]


def _plain_name(name: str) -> str:
    found = _NAME_WITH_ID.fullmatch(name)
    return found[1] if found and found[1] else name


def _plain_path(path: str) -> str:
    """A path without the ids in it; newer exports have none in the names of folders."""
    return "/".join(map(_plain_name, path.split("/")))


def _ordered(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Properties in the order in which they count: a date of publishing before that of the creation."""
    rank = {name: number for number, name in enumerate(_FIRST)}
    return dict(sorted(stated.items(), key=lambda item: rank.get(item[0].strip().lower(), len(rank))))


NOTION = replace(
    PLAIN,
    name="notion",
    output_paths={},
    front_matter={
        **keys("title date"),
        "modified": FrontMatterField("last edited time"),
        **keys(
            "draft published name=slug authors categories tags description excerpt parent lang=language"
        ),
    },
    front_matter_aliases={
        **dict.fromkeys(("publish date", "published date", "published on", "publication date", "created", "created time", "date created", "created at"), "date"),
        **dict.fromkeys(("updated", "last edited", "updated at", "last updated"), "modified"),
        **dict.fromkeys(("author", "created by", "writer"), "authors"),
        **dict.fromkeys(("tag", "topics", "keywords"), "tags"),
        **pairs("category=categories summary=excerpt"),
    },
    marker_paths=(rf"(?:.*/)?[^/]*[ _-]{ID}(?:_all)?(?:\.md|\.csv|/.*)",),
    separator=",",
    content_rules=(ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+?)(?:[ _-]{ID})?"),),
    extensions=(".md",),
    links_by_path=True,
    rules=NotionRules,
)  # fmt: skip
