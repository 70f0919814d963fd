"""The rules of MkDocs: pages at the paths of their files, posts where the blog's settings say, titles of the menu.

Sources: the documentation of MkDocs 1.6 (Configuration, Writing your docs), that of Material for MkDocs 9, and what
both build of `fixtures/trees/mkdocs`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

from converters import dates, lazy_re
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter.parse import plain_values
from converters.generators.mkdocs.blog import Blog, blogs, named_options, plugins, slugify
from converters.generators.mkdocs.boxes import boxes
from converters.generators.mkdocs.inline import plain
from converters.generators.more_tag import with_more_tag
from converters.generators.path_patterns import IgnoreList
from converters.generators.rules import SiteRules
from converters.model import Extra

_MORE: Final = r"<!--\s*more\s*-->"
_INDEX: Final = lazy_re.compile(r"(?:^|(?<=/))(?:index|README)$")
_SNIPPET: Final = lazy_re.compile(r"^([ \t]*)-{1,}8<-{1,} [\"']([^\"'\n]+)[\"'][ \t]*$", re.M)
_META: Final = ".meta.yml"


def own_path(file: str) -> str:
    """The path of a text whose header states none, in a site that blogport wrote."""
    stem = file.removesuffix(".md").removeprefix("docs/").removeprefix("drafts/")
    stem = stem.removeprefix("pages/").removeprefix("blog/")
    return f"/{stem.removesuffix('index')}/".replace("//", "/")


class MkDocsRules(SiteRules):
    """The rules of MkDocs."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Boxes, snippets and marks of extensions as others write them; the title that the menu has for a page."""
        found, text = super().prepare(file, fields, text)
        if self.site.written_by_us:
            return found, text
        if title := self._menu_titles.get(self.site.within_content(file.path)):
            found["title"] = title
        if "password" not in found and (password := self._password(found.get("level"))):
            found["password"] = password
        text = boxes(_SNIPPET.sub(self._snippet, with_more_tag(text, self._more)))
        return found, plain(text, self._extensions)

    def is_excluded(self, file: ContentFile) -> bool:
        """What `exclude_docs` of the settings names."""
        return self._listed("exclude_docs").names(self.site.within_content(file.path))

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """What `.meta.yml` of the folders above says (the plug-in `meta`), the nearest first; a draft by `draft_docs`."""
        if self._listed("draft_docs").names(self.site.within_content(file.path)):
            return self._folder_defaults(file) | {"draft": True}
        return self._folder_defaults(file)

    def _listed(self, setting: str) -> IgnoreList:
        if setting not in self._lists:
            self._lists[setting] = IgnoreList(self.site.settings.text(setting).splitlines())
        return self._lists[setting]

    @cached_property
    def _lists(self) -> dict[str, IgnoreList]:
        return {}

    def _folder_defaults(self, file: ContentFile) -> dict[str, Any]:
        if not self._has_plugin("meta", "material/meta"):
            return {}
        found: dict[str, Any] = {}
        folder = ""
        for part in file.path.split("/")[:-1]:
            folder += f"{part}/"
            if source := self.site.files.get(f"{folder}{_META}"):
                self.used.add(f"{folder}{_META}")
                values = self.site.load_data(source)
                found |= values if isinstance(values, dict) else {}
        return found

    def post_type(self, file: ContentFile) -> str:
        """What is in the folder of a blog's posts is a post; without a blog, what has a date."""
        if not self._blogs:
            return file.type
        return "post" if self._blog(file) else "page"

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A post to come is a draft where `draft_if_future_date` says so."""
        blog, date = self._blog(file), metadata.get("date")
        if blog and blog.holds_future_back and date and "draft" not in metadata:
            moment = datetime.fromisoformat(date)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return "future" if moment > self.site.now else "publish"
        return "publish"

    def path(self, post: PermalinkInput) -> str:
        """The permalink of a post by its blog, of a page by its file. In a site that blogport wrote its hooks decide."""
        file = post.file
        if self.site.written_by_us:
            path = post.metadata.get("address") or own_path(file.path)
            return encode_path(path, ENCODED_PATH_CHARACTERS)
        blog = self._blog(file)
        if blog:
            stated = plain_values(post.front_matter.get("slug"))
            slug = str(stated) if stated else slugify(str(post.metadata.get("title") or ""))
            date = dates.in_zone(post.date, None) if post.date else None
            path = blog.path(slug, date, file.name, post.categories)
        else:
            within = self.site.within_content(file.path).removesuffix(file.extension)
            path = _INDEX.sub("", within).rstrip("/")
        if self.site.settings.get("use_directory_urls", True) is False:
            is_index = not blog and bool(_INDEX.search(file.path.removesuffix(file.extension)))
            path = f"{path}/".lstrip("/") if is_index else f"{path}.html"
        else:
            path = f"{path}/".lstrip("/")
        return encode_path(f"/{path}", ENCODED_PATH_CHARACTERS)

    def asset_path(self, path: str) -> str:
        """All files of the content directory are copied; those of a blog's posts, below the blog."""
        if not path.startswith(self.site.content_dir) or not self.site.content_dir:
            return ""
        within = self.site.within_content(path)
        if any(part.startswith(".") for part in within.split("/")):
            return ""
        for blog in self._blogs:
            if within.startswith(blog.posts):
                return f"/{blog.folder}{within[len(blog.posts) :]}"
        return f"/{within}"

    @cached_property
    def _blogs(self) -> list[Blog]:
        return blogs(self.site.settings)

    def _blog(self, file: ContentFile) -> Blog | None:
        within = self.site.within_content(file.path)
        return next((blog for blog in self._blogs if within.startswith(blog.posts)), None)

    @cached_property
    def _extensions(self) -> frozenset[str]:
        return frozenset(name for name, _ in named_options(self.site.settings.get("markdown_extensions")))

    def _password(self, level: Any) -> str:
        """The password with which the plug-in `encryptcontent` encrypts a text: that of its level, or of the site; else `""`."""
        options = next((found for name, found in plugins(self.site.settings) if name == "encryptcontent"), {})
        of_level = str(plain_values(level)) if level and options else ""
        return of_level or str(options.get("global_password") or "")

    def _has_plugin(self, *names: str) -> bool:
        return any(name in names for name, _ in plugins(self.site.settings))

    @property
    def _more(self) -> str:
        for name, options in plugins(self.site.settings):
            if name.endswith("blog") and isinstance(mark := options.get("post_excerpt_separator"), str):
                return re.escape(mark)
        return _MORE

    @cached_property
    def _menu_titles(self) -> dict[str, str]:
        """Path of a page below the content directory -> its title in `nav`."""
        found: dict[str, str] = {}

        def collect(items: Any) -> None:
            for item in items if isinstance(items, list) else ():
                for title, target in item.items() if isinstance(item, dict) else ():
                    if isinstance(target, str):
                        found[target] = str(title)
                    else:
                        collect(target)

        collect(self.site.settings.get("nav"))
        return found

    def _snippet(self, found: re.Match[str]) -> str:
        """The text of a file that the build puts in (`pymdownx.snippets`); the mark stays where there is none."""
        for path in (found[2], f"{self.site.content_dir}{found[2]}"):
            if (text := self.site.text_of(path)) is not None:
                self.used.add(path)
                return "\n".join(f"{found[1]}{line}" for line in text.strip("\n").split("\n"))
        return found[0]
