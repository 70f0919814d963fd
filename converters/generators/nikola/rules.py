"""Nikola's rules: permalinks of the destination in `POSTS` or `PAGES`, the folders below, and the slug."""

from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any

from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter import FrontMatterError, load, split_raw
from converters.generators.front_matter.line_values import read_value
from converters.generators.more_tag import with_more_tag
from converters.generators.rules import SiteRules
from converters.model import Extra


def own_path(file: str) -> str:
    """The path of a text whose header states none, in a site that blogport wrote."""
    stem = file.removesuffix(".md").removeprefix("drafts/").removeprefix("pages/")
    return f"/{stem}/"


class NikolaRules(SiteRules):
    """The rules of Nikola, by the comments in the `conf.py` that `nikola init` writes."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """In a site that blogport wrote, values that are no plain line are JSON."""
        found, text = super().prepare(file, fields, text)
        if self.site.written_by_us:
            found = {name: read_value(value) for name, value in found.items()}
        return found, text

    def path(self, post: PermalinkInput) -> str:
        """A folder with `PRETTY_URLS` (the default), else a file `.html`. In a site that blogport wrote its plug-in
        decides: `permalink`, else the path of the file."""
        file = post.file
        if self.site.written_by_us:
            path = post.metadata.get("address") or own_path(file.path)
            return encode_path(path, ENCODED_PATH_CHARACTERS)
        destination, folder = self._destination(file)
        name = post.metadata.get("name") or file.name
        pretty = self.site.settings.get("PRETTY_URLS", True) is not False
        within = file.dir if file.path.startswith(folder) else ""
        start = "/".join(part for part in (destination.strip("/"), within.strip("/")) if part)
        lang = f"{file.lang}/" if file.lang and file.lang != self.site.default_language else ""
        if name == "index" and (pretty or self.site.settings.get("STRIP_INDEXES", True) is not False):
            return encode_path(f"/{lang}{start}/".replace("//", "/"))
        return encode_path(f"/{lang}{start}/{name}{'/' if pretty else '.html'}".replace("//", "/"))

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """A translation has what the text in the default language says, unless it says something else
        (`nikola.post.Post._set_metadata`)."""
        mark = f".{file.lang}{file.extension}"
        if not file.lang or file.lang == self.site.default_language or not file.path.endswith(mark):
            return {}
        stem = file.path.removesuffix(mark)
        found: dict[str, Any] = {}
        for path in (stem + file.extension, f"{stem}.meta"):
            if source := self.site.files.get(path):
                text = source.head().decode("utf-8", "replace")
                try:
                    found |= load(split_raw(text, ("rst_comment", "yaml", "toml")))
                except FrontMatterError:
                    continue
        return found

    def is_rst(self, file: ContentFile) -> bool:
        """By `COMPILERS`; without it `.rst` and `.txt` are."""
        for name, extensions in self.site.settings.mapping("COMPILERS").items():
            if isinstance(extensions, list) and file.extension in extensions:
                return name == "rest"
        return file.extension in (".rst", ".txt")

    def body(self, text: str) -> str:
        """`<!-- TEASER_END -->` as `<!--more-->`; a text after a colon is what the link says."""
        return with_more_tag(text, r"<!-- *(?:TEASER_END|END_TEASER)(?:: *[^>]*?)? *-->")

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By the tags `draft` and `private`, unless `USE_TAG_METADATA` is off; it is on by default."""
        if self.site.settings.get("USE_TAG_METADATA", True) is False:
            return "publish"
        tags = {str(name).strip().lower() for name in metadata.get("tags", ())}
        return next((word for word in ("private", "draft") if word in tags), "publish")

    def hides_future(self, type_: str) -> bool:
        """Unless `FUTURE_IS_NOW` is on: lists and feeds do not have them, and `nikola deploy` removes them."""
        return self.site.settings.get("FUTURE_IS_NOW", False) is not True

    def _destination(self, file: ContentFile) -> tuple[str, str]:
        """The destination that the settings give to a file, and the source folder of that rule."""
        for setting in ("POSTS", "PAGES"):
            rules = self.site.settings.get(setting)
            for rule in rules if isinstance(rules, list) else ():
                if (
                    isinstance(rule, list)
                    and len(rule) > 1
                    and all(isinstance(part, str) for part in rule[:2])
                ):
                    folder = rule[0].partition("*")[0]
                    if fnmatch(file.path, rule[0]) or file.path.startswith(folder):
                        return rule[1], folder
        folder = file.path.partition("/")[0]
        return ("posts" if file.type == "post" else folder), f"{folder}/"
