"""Nikola plug-in: categories at the slugs that they had, in the order of the language."""

import json
from pathlib import Path
from typing import Any

from nikola.plugins.task import categories  # type: ignore[import-not-found,unused-ignore]


class Categories(categories.ClassifyCategories):  # type: ignore[misc,unused-ignore]
    """Posts by category; a post may have several."""

    name = "blogport_categories"
    always_disable_rss = True
    always_disable_atom = True
    more_than_one_classifications_per_post = True

    def classify(self, post: Any, lang: str) -> list[str]:
        """The names of all categories of a post."""
        return list(post.meta("categories", lang=lang) or [])

    def extract_hierarchy(self, classification: str) -> list[str]:
        """A name as it is: a slash in it says nothing."""
        return [classification]

    def recombine_classification_from_hierarchy(self, hierarchy: list[str]) -> str:
        """The name again."""
        return hierarchy[-1]

    def set_site(self, site: Any) -> None:
        """Read the slugs."""
        super().set_site(site)
        path = Path("site_data", "slugs.json")
        known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.slugs: dict[str, str] = known.get("categories", {})

    def get_path(self, classification: Any, lang: str, dest_type: str = "page") -> tuple[list[str], str]:
        """The slug of a name, or the slug that Nikola makes of it."""
        name = classification[-1] if isinstance(classification, list) else classification
        if name in self.slugs:
            return [self.site.config["CATEGORY_PATH"](lang), self.slugs[name]], "auto"
        path: tuple[list[str], str] = super().get_path([name], lang, dest_type)
        return path

    def sort_classifications(self, classifications: list[str], lang: str, level: Any = None) -> None:
        """In the order of the language, new names last."""
        places = {name: place for place, name in enumerate(self.slugs)}
        classifications.sort(key=lambda name: (places.get(name, len(places)), name))
