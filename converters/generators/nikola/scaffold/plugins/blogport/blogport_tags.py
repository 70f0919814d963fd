"""Nikola plug-in: tags at the slugs that they had, in the order of the language."""

import json
from pathlib import Path
from typing import Any

from nikola.plugins.task import tags  # type: ignore[import-not-found,unused-ignore]


class Tags(tags.ClassifyTags):  # type: ignore[misc,unused-ignore]
    """Posts by tag."""

    name = "blogport_tags"
    always_disable_rss = True
    always_disable_atom = True

    def set_site(self, site: Any) -> None:
        """Read the slugs."""
        super().set_site(site)
        path = Path("site_data", "slugs.json")
        known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.slugs: dict[str, str] = known.get("tags", {})

    def get_path(self, classification: Any, lang: str, dest_type: str = "page") -> tuple[list[str], str]:
        """The slug of a name, or the slug that Nikola makes of it."""
        name = classification[-1] if isinstance(classification, list) else classification
        if name in self.slugs:
            return [self.site.config["TAG_PATH"](lang), self.slugs[name]], "auto"
        path: tuple[list[str], str] = super().get_path(classification, lang, dest_type)
        return path

    def sort_classifications(self, classifications: list[str], lang: str, level: Any = None) -> None:
        """In the order of the language, new names last."""
        places = {name: place for place, name in enumerate(self.slugs)}
        classifications.sort(key=lambda name: (places.get(name, len(places)), name))
