"""Nikola plug-in: authors at the slugs that they had, in the order of the language."""

import json
from pathlib import Path
from typing import Any

from nikola.plugins.task import authors  # type: ignore[import-not-found,unused-ignore]


class Authors(authors.ClassifyAuthors):  # type: ignore[misc,unused-ignore]
    """Posts by author."""

    name = "blogport_authors"
    always_disable_rss = True
    always_disable_atom = True

    def classify(self, post: Any, lang: str) -> list[str]:
        """The author that the header of a post names."""
        name = post.meta("author", lang=lang)
        return [name] if name else []

    def get_overview_path(self, lang: str, dest_type: str = "page") -> tuple[list[str], str]:
        """The list of authors is where `THEME_CONFIG` says."""
        path = self.site.config["THEME_CONFIG"](lang).get("authors") or "/authors/"
        return [*path.strip("/").split("/"), "index.html"], "never"

    def set_site(self, site: Any) -> None:
        """Read the slugs."""
        super().set_site(site)
        path = Path("site_data", "slugs.json")
        known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.slugs: dict[str, str] = known.get("authors", {})

    def get_path(self, classification: Any, lang: str, dest_type: str = "page") -> tuple[list[str], str]:
        """The slug of a name, or the slug that Nikola makes of it."""
        name = classification[-1] if isinstance(classification, list) else classification
        if name in self.slugs:
            return [self.site.config["AUTHOR_PATH"](lang), self.slugs[name]], "auto"
        path: tuple[list[str], str] = super().get_path(classification, lang, dest_type)
        return path

    def sort_classifications(self, classifications: list[str], lang: str, level: Any = None) -> None:
        """In the order of the language, new names last."""
        places = {name: place for place, name in enumerate(self.slugs)}
        classifications.sort(key=lambda name: (places.get(name, len(places)), name))
