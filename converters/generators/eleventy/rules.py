"""Eleventy's rules: permalinks by `permalink` in front matter or directory data, or the path of the file without its date."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from converters import messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.rules import SiteRules
from converters.io.slugs import sanitize_title

_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_DIRECTORY_KEYS = ("permalink", "tags", "author", "date", "draft", "lang")
"""What directory data may say of a post; the other keys are the templates'."""
_SLUG_FILTERS = ("slug", "slugify", "url_encode")


class EleventyRules(SiteRules):
    """The rules of Eleventy, by its documentation (Permalinks, Template and Directory Data Files)."""

    def path(self, post: PermalinkInput) -> str:
        """`permalink: false` has no page."""
        file = post.file
        explicit = post.metadata.get("address")
        if explicit == "false":
            return ""
        if explicit and "{%" not in explicit and (path := _expand(explicit, post)) is not None:
            path = f"/{path.lstrip('/')}"
            return encode_path(path.removesuffix("index.html"), ENCODED_PATH_CHARACTERS)
        if explicit:
            self.site.diagnostics.report(messages.NO_PERMALINK, file=file.source.name, why=explicit)
        return encode_path(f"/{file.dir}{file.name}/" if file.name != "index" else f"/{file.dir}")

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """Directory data: `blog/blog.json` and `blog/blog.11tydata.json` hold for all files in `blog/`."""
        found: dict[str, Any] = {}
        for folder, values in self._directory_data.items():
            if file.path.startswith(folder):
                found |= values
        return found

    @cached_property
    def _directory_data(self) -> Mapping[str, dict[str, Any]]:
        """Folder, with its slash -> values; folders above come first."""
        found = {}
        for path in sorted(self.site.files, key=len):
            folder, _, name = path.rpartition("/")
            parent = folder.rpartition("/")[2]
            if parent and name in (f"{parent}.json", f"{parent}.11tydata.json"):
                data = self.site.load_data(self.site.files[path])
                if isinstance(data, dict):
                    found[f"{folder}/"] = {key: data[key] for key in _DIRECTORY_KEYS if key in data}
        return found


def _expand(template: str, post: PermalinkInput) -> str | None:
    """The template with its variables filled in; `None` if it has others than those known here."""
    file = post.file
    variables = {
        "page.fileSlug": file.name,
        "page.filePathStem": f"/{file.dir}{file.name}",
        "page.outputFileExtension": "html",
        "title": str(post.metadata.get("title", "")),
        **{name: str(value) for name, value in post.front_matter.items() if isinstance(value, str)},
    }
    unknown = False

    def value(output: re.Match[str]) -> str:
        nonlocal unknown
        name, *filters = (part.strip() for part in output[1].split("|"))
        text = variables.get(name)
        if text is None or any(filter_ not in _SLUG_FILTERS for filter_ in filters):
            unknown = True
            return ""
        return sanitize_title(text) if filters else text

    path = _OUTPUT.sub(value, template)
    return None if unknown else path
