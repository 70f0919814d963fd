"""Rules of Markdown files that no known generator builds: what their front matter keeps back."""

import re
from collections.abc import Mapping
from typing import Any, Final

from converters import lazy_re
from converters.extra_keys import STATUS
from converters.generators.content_file import ContentFile
from converters.generators.rules import SiteRules
from converters.model import Extra

_KEPT_BACK: Final = {"unpublished": "draft", "hidden": "private", "unlisted": "private"}
"""Words of the front matter key `status` -> the status of the post; all others are statuses themselves."""
_PUBLIC: Final = frozenset(
    {"", "publish", "published", "public", "live", "featured", "final", "done", "complete", "completed"}
    | {"finished", "active", "stable", "evergreen", "true", "none", "null"}
)
"""Words of `status` that keep nothing back. What is not known is not public: `idea`, `in progress`."""
_YES: Final = frozenset({"true", "yes", "on", "1"})
_PRIVATE_FLAGS: Final = ("private", "hidden", "unlisted")
"""Keys that keep a post back if they are true."""
_COMMENT: Final = lazy_re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,20000}?(?<!`)(?P=ticks)(?!`))|(?<![\w%])%%(?!%)(?P<hidden>.{1,20000}?)%%",
    re.S,
)
_PUBLIC_FLAGS: Final = ("publish", "dg-publish")
"""Keys that keep a post back if they are false (Obsidian Publish, Digital Garden)."""


class PlainRules(SiteRules):
    """The rules of plain Markdown. No generator says what a key means, so a key that says draft is believed."""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """By `publish: false`, `private: true` and `status: idea` and their like; our own trees say `draft`."""
        if self.site.written_by_us:
            return "publish"
        if any(extra.get(name) is False for name in _PUBLIC_FLAGS):
            return "draft"
        if any(str(extra.get(name, "")).strip().lower() in _YES for name in _PRIVATE_FLAGS):
            return "private"
        word = str(extra.get(STATUS, "")).strip().lower()
        return "publish" if word in _PUBLIC else _KEPT_BACK.get(word, word)

    def body(self, text: str) -> str:
        """With the comments of Obsidian (`%%…%%`) as those of Liquid, which all targets know."""
        if self.site.written_by_us or "%%" not in text:
            return text
        return _COMMENT.sub(
            lambda found: found["code"] or f"{{% comment %}}{found['hidden']}{{% endcomment %}}", text
        )

    def hides_future(self, type_: str) -> bool:
        """Posts: nobody says who may see one that has a date to come."""
        return type_ == "post"
