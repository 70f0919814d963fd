"""Statamic: how its sites are detected and read.

Its rules: collections with a route each, and texts that its editor Bard stores as nodes.

Sources: the documentation of Statamic 5 (Collections, Bard, Users). No site of it was run.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.base import ContentRule, Generator, keys, pairs
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.rules import SiteRules, slugify
from converters.generators.statamic.bard import is_bard, to_html, unread_fields

_VARIABLE: Final = lazy_re.compile(r"\{\{?\s*(\w+)\s*\}?\}")
_TEXT_FIELDS: Final = ("content", "article", "body", "text", "main_content", "page_builder")
"""Fields that usually hold the text of an entry, where nothing is below the front matter."""


class StatamicRules(SiteRules):
    """The rules of Statamic."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """With the text that the editor keeps in a field, the names of authors, and a date of the file."""
        found, text = super().prepare(file, fields, text)
        for key in ("author", "authors"):
            ids = plain_values(found.get(key))
            ids = ids if isinstance(ids, list) else [ids]
            if names := [self._people[id_] for id_ in ids if id_ in self._people]:
                found[key] = names
        if isinstance(updated := plain_values(found.get("updated_at")), int):
            found["updated_at"] = str(updated)
        if text.strip():
            return found, text
        names = [*_TEXT_FIELDS, *found]
        for name in dict.fromkeys(name for name in names if name in found):
            value = plain_values(found[name])
            if is_bard(value):
                del found[name]
                if names := sorted(set(unread_fields(value))):
                    self.site.diagnostics.report(
                        messages.UNREAD_BLOCKS, file=file.source.name, line=1, names=", ".join(names)
                    )
                return found, to_html(value)
            if name in _TEXT_FIELDS and isinstance(value, str):
                del found[name]
                return found, value
        return found, text

    def post_type(self, file: ContentFile) -> str:
        """An entry of a collection that has dates is a post; else its own date decides."""
        if file.within.partition("/")[0] == "pages":
            return "page"
        return "post" if self._collection(file).get("date") is True else ""

    def hides_future(self, type_: str) -> bool:
        """Most collections hide an entry until its date."""
        return type_ == "post"

    def path(self, post: PermalinkInput) -> str:
        """The route of the collection with the values of the entry; empty if it has none: its entries have no page."""
        route = self._collection(post.file).get("route")
        if isinstance(route, dict):  # one for each site
            route = next(iter(route.values()), "")
        if not isinstance(route, str) or not route:
            return ""
        year, month, day = post.date[:10].split("-") if post.date else ("", "", "")
        slug = str(post.metadata.get("name") or post.file.name)
        if "{parent_uri}" in route and slug != "home":
            why = f"its tree of pages is not read; without one, this one is /{slug}"
            self.site.first.report("paths", messages.GUESSED_PERMALINKS, file=post.file.source.name, why=why)
        values = {"slug": slug, "year": year, "month": month, "day": day, "collection": post.file.dir.partition("/")[0]}  # fmt: skip
        given = {name: str(plain_values(value)) for name, value in post.front_matter.items() if not isinstance(plain_values(value), dict | list)}  # fmt: skip
        path = _VARIABLE.sub(lambda found: values.get(found[1], slugify(given.get(found[1], ""))), route)
        path = re.sub(r"/{2,}", "/", f"/{path}")
        return "/" if path == "/home" else encode_path(path)

    @property
    def taxonomies(self) -> Mapping[str, str]:
        """Each file in `content/taxonomies` declares one."""
        base = self.site.content_dir.removesuffix("collections/")
        paths = (path for path in self.site.files if path.startswith(f"{base}taxonomies/"))
        names = (
            path.rpartition("/")[2].partition(".")[0]
            for path in paths
            if path.count("/") == base.count("/") + 1
        )
        return {name: name for name in names}

    def _collection(self, file: ContentFile) -> Mapping[str, Any]:
        return self._collections.get(file.within.partition("/")[0], {})

    @cached_property
    def _collections(self) -> dict[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for path, source in self.site.files.items():
            folder, _, name = path.rpartition("/")
            if f"{folder}/" == self.site.content_dir and name.endswith(".yaml"):
                data = self.site.load_data(source)
                self.used.add(path)
                found[name.removesuffix(".yaml")] = data if isinstance(data, dict) else {}
        return found

    @cached_property
    def _people(self) -> dict[str, str]:
        """The names of users by their ids. Their files are called after their e-mail addresses, which nobody else sees."""
        found = {}
        for path, source in self.site.files.items():
            if path.startswith("users/") and path.endswith(".yaml"):
                data = self.site.load_data(source)
                self.used.add(path)
                if isinstance(data, dict) and data.get("id") and data.get("name"):
                    found[str(data["id"])] = str(data["name"])
        return found


STATAMIC = Generator(
    name="statamic",
    front_matter=keys(
        "title date modified=updated_at published name=slug id categories tags authors=author excerpt "
        "image=featured_image"
    ),
    front_matter_aliases=pairs("authors category description intro=excerpt hero_image=image image draft"),
    front_matter_styles=("yaml",),
    marker_paths=(r"(?:site/)?content/collections/[^/]+/.*\.md",),
    content=("content/collections", "site/content/collections"),
    content_rules=(
        ContentRule(
            r"(?P<dir>[^/]+/(?:.*/)?)(?:\d+\.)?(?:(?P<date>\d{4}-\d\d-\d\d)(?:-\d{4,6})?\.)?(?P<name>[^/]+)"
        ),
    ),
    ignored=("#", "~"),
    extensions=(".md", ".markdown"),
    static_dirs={"public/": "/"},
    build_dirs=frozenset({"vendor", "node_modules", "storage"}),
    rules=StatamicRules,
)
