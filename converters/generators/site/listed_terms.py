"""Sites whose generator knows terms by their names, and has pages of the categories and tags that posts are listed under.

Where a post or another term has the path of a page, that page is at another one; data files tell the templates and plug-ins.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import lazy_re
from converters.generators.site.state import SiteState
from converters.generators.site.term_slugs import listed_path, planned_listed_path, slugs_of_site
from converters.generators.site.theme import ThemedWriter, languages, words_of
from converters.io.languages import primary_language
from converters.model import Term
from converters.site.plan import Plan

_OTHER_SIGNS: Final = lazy_re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True)
class ListedTermsWriter(ThemedWriter):
    """A writer of such a site. Not a format by itself."""

    lists_first_category: ClassVar[bool] = False
    """Whether a post is listed under its first category alone."""
    lists_in_any_theme: ClassVar[bool] = True
    """Whether these pages are there without our theme."""

    theme_data: ClassVar[str] = "data/{name}.json"
    """Path of the data files that templates and plug-ins read."""

    def term_url(self, site: SiteState, term: Term) -> str | None:
        """The page of a category or tag that a post is listed under; None for any other term."""
        path = listed_path(site, term) if self._has_lists else None
        return self.href(path) if path else None

    def term_address(self, term: Term, plan: Plan) -> str | None:
        """As `term_url`, before any post is written."""
        if not self._has_lists:
            return None
        return planned_listed_path(term, plan, first_category=self.lists_first_category)

    @property
    def _has_lists(self) -> bool:
        return self.lists_in_any_theme or self.has_theme

    def write_data(self, site: SiteState) -> None:
        """Write the slugs of terms and authors, and the words of the theme in the languages of the site."""
        words: Mapping[str, Any] = {
            primary_language(code) or "en": words_of(code) for code in languages(site)
        }
        for name, data in (("slugs", slugs_of_site(site)), ("words", words)):
            path = self.theme_data.format(name=name)
            site.out.write(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def meta_field_name(name: str) -> str:
    """The name of a custom field with the signs that a line `name: value` may have: letters, digits, `_` and `-`."""
    return _OTHER_SIGNS.sub("_", name).strip("_") or "field"
