"""ikiwiki's rules: what other generators have in front matter is in directives in the text.

Sources: the documentation of ikiwiki (directives meta, tag, taglink, draft; comments). No build of it was run.
"""

from collections.abc import Mapping
from typing import Any

from converters.generators.content_file import ContentFile
from converters.generators.ikiwiki.directives import without_directives
from converters.generators.rules import SiteRules


class IkiwikiRules(SiteRules):
    """The rules of ikiwiki."""

    folders_without_posts = frozenset({"templates"})

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """The directives about the page as fields; those that show something stay in the text."""
        found, text = super().prepare(file, fields, text)
        about, text = without_directives(text)
        return {**about, **found}, text

    def hides_future(self, type_: str) -> bool:
        """No date hides a page."""
        return False
