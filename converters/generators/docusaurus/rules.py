"""Docusaurus' rules: blogs, manuals and pages by the settings; permalinks by front matter, file name and date.

Sources: the documentation of Docusaurus 3 (Blog, Docs, Pages; plug-ins content-blog, content-docs and content-pages),
and what Docusaurus 3.10 builds of `fixtures/trees/docusaurus`.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from converters import lazy_re
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.directives import boxes
from converters.generators.docusaurus.sections import Section, sections
from converters.generators.front_matter.parse import plain_values
from converters.generators.literal_tags import literal
from converters.generators.more_tag import with_more_tag
from converters.generators.path_patterns import IgnoreList
from converters.generators.rules import SiteRules
from converters.io.urls import ABSOLUTE
from converters.model import Extra

_BLOG_NAME: Final = lazy_re.compile(r"(?P<folder>.*?)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)")
"""The path of a post without its extension and without `/index`: folders, the date, the name."""
_NUMBER: Final = lazy_re.compile(r"\d+\s*[-_.]+\s*(?=[^-_.\s])")
"""What orders the files of a manual, and is not in their permalinks; a date or a version is no such number."""
_NO_NUMBER: Final = lazy_re.compile(r"\d{2,4}[-_.]\d{2}|\d+[-_.]\d+")
_HEADING: Final = lazy_re.compile(r"\s*(?:#[ \t]|[^\n]+\n=+[ \t]*(?:\n|$))")
"""What may be a title at the start of a text."""
_INDEX: Final = frozenset({"index", "readme"})
_OURS: Final = ("blog/", "src/pages/", "drafts/")
"""The folders of the texts that blogport writes."""
_TRUNCATE: Final = r"<!--\s*truncate\s*-->|\{/\*\s*truncate\s*\*/\}"


class DocusaurusRules(SiteRules):
    """The rules of Docusaurus."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """What is in a folder of the settings; names that begin with `_` are parts of other texts."""
        if self.site.written_by_us:
            return file.path.startswith(_OURS)
        return self._section(file) is not None and not any(
            part.startswith("_") for part in self._within(file).split("/")
        )

    def is_excluded(self, file: ContentFile) -> bool:
        """What `exclude` of the plug-in that has the folder matches."""
        section = self._section(file)
        return section is not None and IgnoreList(section.excluded).names(self._within(file) + file.extension)

    def is_mdx(self, file: ContentFile) -> bool:
        """Whatever its extension, unless the settings go by it (`markdown.format`)."""
        return file.extension == ".mdx" or self.site.settings.text("markdown.format") not in ("md", "detect")

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Boxes and the end of the excerpt as others write them; tags by the names that `tags.yml` gives them."""
        marked = with_more_tag(text, _TRUNCATE)
        if self.site.written_by_us:
            return _with_path(fields), literal(marked)
        found, text = super().prepare(file, fields, boxes(marked))
        if not plain_values(found.get("title")) and not _HEADING.match(text):
            name = self._blog_name(file)
            found["title"] = (name["text"] if name else "") or self.slug(file)
        if isinstance(tags := found.get("tags"), list):
            found["tags"] = [self._labels(file).get(str(plain_values(tag)), tag) for tag in tags]
        return found, text

    def post_type(self, file: ContentFile) -> str:
        """What is in a blog is a post."""
        section = self._section(file)
        return "post" if section and section.kind == "blog" else "page"

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """An unlisted text has a page that nothing links to."""
        return (
            self.private_by("unlisted: true", file, "Docusaurus")
            if extra.get("unlisted") is True
            else "publish"
        )

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """The date in the path of a post."""
        found = None if self.site.written_by_us else self._blog_name(file)
        if not found:
            return {}
        year, month, day = re.split("[-/]", found["date"])
        return {"date": f"{year}-{month:0>2}-{day:0>2}"}

    def slug(self, file: ContentFile) -> str:
        """The name without the date."""
        found = self._blog_name(file)
        if found and found["text"]:
            return found["text"].rpartition("/")[2]
        return file.name if self.post_type(file) == "post" else _without_number(file.name)

    def path(self, post: PermalinkInput) -> str:
        """The permalink of a text; with a slash at its end only if the settings say so, or for the page of a folder."""
        if stated := post.metadata.get("address"):
            return encode_path(str(stated), ENCODED_PATH_CHARACTERS)
        section = self._section(post.file)
        if not section:
            return ""
        stated = str(plain_values(post.front_matter.get("slug")) or "")
        match section.kind:
            case "blog":
                within = stated or self._blog_path(post.file)
            case "docs":
                within = self._manual_path(post, stated)
            case _:
                within = self._page_path(post.file)
        path = re.sub(r"/{2,}", "/", f"/{section.route}/{within}")
        trailing = self.site.settings.get("trailingSlash")
        if trailing is not None and path != "/":
            path = f"{path.rstrip('/')}{'/' if trailing else ''}"
        return encode_path(path, ENCODED_PATH_CHARACTERS)

    def link(self, file: ContentFile, url: str) -> str | None:
        """Paths from the root are below `baseUrl`, though texts do not say so."""
        found = super().link(file, url)
        if self.site.written_by_us:
            return found
        is_path = url.startswith("/") and not ABSOLUTE.match(url)
        base = "/" + "".join(f"{part}/" for part in self.site.settings.text("baseUrl").split("/") if part)
        return url if found is None and is_path and not (base != "/" and url.startswith(base)) else found

    def linked_file(self, file: ContentFile, path: str) -> str:
        """`@site/` is the root of the source; a path from the root may name a file in `static`."""
        if path.startswith("@site/"):
            return path.removeprefix("@site/")
        return f"static{path}" if path.startswith("/") else super().linked_file(file, path)

    @cached_property
    def _sections(self) -> list[Section]:
        return sections(self.site.settings)

    def _section(self, file: ContentFile) -> Section | None:
        return next((section for section in self._sections if file.path.startswith(section.folder)), None)

    def _within(self, file: ContentFile) -> str:
        """The path of a file below its section, without extension."""
        section = self._section(file)
        path = file.path.removesuffix(file.extension)
        return path[len(section.folder) :] if section else path

    def _blog_name(self, file: ContentFile) -> re.Match[str] | None:
        if self.post_type(file) != "post":
            return None
        return _BLOG_NAME.fullmatch(self._within(file).removesuffix("/index"))

    def _blog_path(self, file: ContentFile) -> str:
        found = self._blog_name(file)
        if not found:
            return self._within(file).removesuffix("/index")
        parts = (found["folder"].strip("/"), found["date"].replace("-", "/"), found["text"])
        return "/".join(part for part in parts if part)

    def _manual_path(self, post: PermalinkInput, stated: str) -> str:
        """`slug` from the folder of the text, or from the root of the manual if it begins with a slash; else the path
        without numbers. A text named as its folder is the page of the folder."""
        *folders, name = self._within(post.file).split("/")
        folders = [_without_number(folder) for folder in folders]
        folder = "".join(f"{part}/" for part in folders)
        if stated:
            return stated if stated.startswith("/") else f"{folder}{stated}"
        if name.lower() in _INDEX or (folders and _without_number(name).lower() == folders[-1].lower()):
            return folder
        id_ = str(plain_values(post.front_matter.get("id")) or "") or _without_number(name)
        return f"{folder}{id_}"

    def _page_path(self, file: ContentFile) -> str:
        within = self._within(file)
        return within.removesuffix("index") if within == "index" or within.endswith("/index") else within

    def _labels(self, file: ContentFile) -> dict[str, str]:
        """Key of a tag -> its name, by the list of tags of the section."""
        section = self._section(file)
        for name in ("tags.yml", "tags.yaml"):
            if section and (source := self.site.files.get(f"{section.folder}{name}")):
                self.used.add(source.place)
                listed = self.site.load_data(source)
                items = listed.items() if isinstance(listed, dict) else ()
                return {
                    key: str(tag["label"]) for key, tag in items if isinstance(tag, dict) and tag.get("label")
                }
        return {}


def _with_path(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter that blogport wrote: `slug` is the whole permalink, and the text is no MDX."""
    return {("post_path" if name == "slug" else name): value for name, value in fields.items()}


def _without_number(name: str) -> str:
    if _NO_NUMBER.match(name):
        return name
    return _NUMBER.sub("", name, count=1) if _NUMBER.match(name) else name
