"""Rules of Markdown files that no known generator builds: what their front matter keeps back."""

from collections.abc import Mapping
from typing import Any

from converters.generators.content_file import ContentFile
from converters.generators.rules import SiteRules
from converters.model import Extra

_KEPT_BACK = {"draft": "draft", "unpublished": "draft", "private": "private", "hidden": "private"}
"""Words of the front matter key `status` -> the status of the post."""


class PlainRules(SiteRules):
    """The rules of plain Markdown. No generator says what a key means, so a key that says draft is believed."""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By `publish: false` (as Obsidian Publish has it) and `status: draft`; our own trees say `draft`."""
        if self.site.written_by_us:
            return "publish"
        if extra.get("publish") is False:
            return "draft"
        return _KEPT_BACK.get(str(extra.get("status", "")).strip().lower(), "publish")
