"""Zola's rules: permalinks by `path` in front matter, or the slugs of folders and name below the language."""

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
from converters.generators.literal_tags import literal
from converters.generators.more_tag import with_more_tag
from converters.generators.path_patterns import IgnoreList
from converters.generators.rules import SiteRules, slugify
from converters.generators.sections import Sections
from converters.generators.zola.template_tags import with_stated_links
from converters.model import Extra

_SHOWN: Final = lazy_re.compile(r"(\{[{%])/\*(.*?)\*/([%}]\})", re.S)
"""A call of a shortcode that is shown and not run."""
_LISTS: Final = lazy_re.compile(r"content/lists/.*|content/.+/_index\.md")


class ZolaRules(SiteRules):
    """The rules of Zola, by its documentation (Content: Section, Page; Multilingual sites)."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Of a site that blogport wrote the texts, and no list."""
        return not self.site.written_by_us or not _LISTS.fullmatch(file.path)

    def is_excluded(self, file: ContentFile) -> bool:
        """What `ignored_content` of the settings matches."""
        return self._ignored.names(self.site.within_content(file.path))

    @cached_property
    def _ignored(self) -> IgnoreList:
        return IgnoreList(map(str, self.site.settings.items("ignored_content")))

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """What blogport wrote among its own fields, where Zola has no place: a negative weight, and most fields of a home page."""
        found, text = super().prepare(file, fields, text)
        extra = found.get("extra")
        if not self.site.written_by_us:
            return found, text
        text = literal(with_stated_links(_SHOWN.sub(r"\1\2\3", text)))
        if not isinstance(extra, dict):
            return found, text
        home = found_home if isinstance(found_home := extra.get("home"), dict) else {}
        weight = {"weight": extra["negative_weight"]} if "negative_weight" in extra else {}
        taxonomies = {name: home[name] for name in ("categories", "tags") if name in home}
        said = {name: value for name, value in home.items() if name not in taxonomies}
        if taxonomies:
            said["taxonomies"] = taxonomies
        kept = {name: value for name, value in extra.items() if name not in ("home", "negative_weight")}
        return {**found, **said, **weight, "extra": kept}, text

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """`render = false` makes no page; what lies in a section with `draft = true` is not built with the site."""
        if any(fields.get("draft") is True for fields in self._sections.above(file.path)):
            return "draft"
        return self.private_by("render = false", file, "Zola") if extra.get("render") is False else "publish"

    def is_parent(self, path: str) -> bool:
        """A section with `render = false` has no page; the pages in it are built."""
        return self._sections.of(path).get("render") is not False

    @cached_property
    def _sections(self) -> Sections:
        return Sections(self.site.files)

    @property
    def taxonomies(self) -> Mapping[str, str]:
        """Those that `taxonomies` of the settings lists; front matter has them in the group of that name."""
        declared = self.site.settings.items("taxonomies")
        names = [str(item["name"]) for item in declared if isinstance(item, dict) and item.get("name")]
        return {f"taxonomies.{name.lower()}": name for name in names if name not in ("tags", "categories")}

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folder of a page with an `index`, and that of a section: Zola copies the files in both."""
        return [file.bundle] if file.bundle else []

    def body(self, text: str) -> str:
        """`<!-- more -->` as `<!--more-->`."""
        return with_more_tag(text)

    def path(self, post: PermalinkInput) -> str:
        """`path` wins, with a slash at both ends."""
        if explicit := post.metadata.get("address"):
            return encode_path(f"/{explicit.strip('/')}/", ENCODED_PATH_CHARACTERS)
        file = post.file
        is_translation = file.lang and file.lang != self.site.default_language
        folders = "/".join(slugify(part) for part in file.dir.split("/"))
        return self.expand_pattern(post, folders, f"/{file.lang}" if is_translation else "")
