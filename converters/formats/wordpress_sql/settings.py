"""The options of a blog: what the site is called, how its permalinks are made, what its sidebars show.

Only the options that are named here are read: others hold keys of services and what plug-ins cache.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from converters import lazy_re
from converters.extra_keys import GENERATOR
from converters.io.php import unserialize
from converters.readers.wordpress.fields import Values
from converters.site.home_page import STATED_FRONT, STATED_POSTS

_WIDGETS: Final = ("widget_text", "widget_custom_html", "widget_block")
"""Options of the widgets that hold a text which somebody wrote."""
OPTIONS: Final = frozenset(
    "siteurl home blogname blogdescription permalink_structure category_base tag_base timezone_string gmt_offset WPLANG"
    " sticky_posts page_on_front page_for_posts show_on_front default_category upload_path upload_url_path rewrite_rules"
    " sidebars_widgets".split()
) | frozenset(_WIDGETS)  # fmt: skip
_SHOWN: Final = ("permalink_structure", "category_base", "tag_base", "timezone_string", "gmt_offset")
"""Options that are kept as they are in the `extra` of the site."""
_INACTIVE: Final = ("wp_inactive_widgets", "array_version", "orphaned_widgets")
"""What stands among the sidebars without being one that visitors see."""
_RULE: Final = lazy_re.compile(r"index\.php\?([\w-]+)=\$matches\[1\]")
_FIXED_START: Final = lazy_re.compile(r"((?:[\w.%-]+/)+)\(")


class Settings:
    """The options of one blog."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._options = options
        self.home = self.option("home").rstrip("/") or self.option("siteurl").rstrip("/")
        """The address of the blog, without a slash at its end."""
        self.installed = self.option("siteurl").rstrip("/") or self.home
        """The address of WordPress's own folder, in which the uploads are."""
        self.structure = self.option("permalink_structure")
        """How permalinks of posts are made; empty: by their ids."""
        self.sticky = frozenset(map(str, self._list("sticky_posts")))
        self.front = self.option("page_on_front") if self.option("show_on_front") == "page" else ""
        """The id of the page that is the home page."""
        self.bases = dict(self._bases())
        """Type of post -> the path before its slugs, as the rules of the blog have it."""

    def option(self, name: str) -> str:
        """The text of an option."""
        return self._options.get(name, "").strip()

    def values(self) -> Values:
        """What the site is called, by the fields of an export."""
        return {
            "title": self.option("blogname"),
            "description": self.option("blogdescription"),
            "base_blog_url": self.home,
            "language": self.option("WPLANG").replace("_", "-") or ("en-US" if self._options else ""),
        }

    def extra(self) -> dict[str, Any]:
        """What else is known of the site, and WordPress's export leaves out."""
        found: dict[str, Any] = {GENERATOR: "https://wordpress.org/"}
        found |= {name: self.option(name) for name in _SHOWN if self.option(name) not in ("", "0")}
        if self.front:
            pages = {STATED_FRONT: self.front, STATED_POSTS: self.option(STATED_POSTS)}
            found |= {name: page for name, page in pages.items() if page not in ("", "0")}
        if widgets := list(self._widgets()):
            found["widgets"] = widgets
        return found

    def _widgets(self) -> Iterator[dict[str, str]]:
        """The texts of sidebars that visitors see, in their order."""
        stored = {name.removeprefix("widget_"): self._list_by_number(name) for name in _WIDGETS}
        for sidebar, names in self._list_by_number("sidebars_widgets").items():
            if sidebar in _INACTIVE or not isinstance(names, dict):
                continue
            for name in names.values():
                kind, _, number = str(name).rpartition("-")
                widget = stored.get(kind, {}).get(number)
                if isinstance(widget, dict):
                    title, text = (
                        str(widget.get("title") or ""),
                        widget.get("text") or widget.get("content") or "",
                    )
                    if title or text:
                        yield {"sidebar": str(sidebar), "title": title, "text": str(text)}

    def _bases(self) -> Iterator[tuple[str, str]]:
        rules = self._list_by_number("rewrite_rules")
        for pattern, target in rules.items():
            rule = _RULE.match(str(target))
            start = _FIXED_START.match(str(pattern))
            if rule and start and "/attachment/" not in pattern and "feed" not in str(target):
                yield rule[1], start[1]

    @property
    def has_rules(self) -> bool:
        """Whether the blog kept its rules for addresses: then a type that is in none of them has no pages of its own."""
        return bool(self.bases)

    def _list(self, name: str) -> Iterable[Any]:
        return self._list_by_number(name).values()

    def _list_by_number(self, name: str) -> dict[str, Any]:
        try:
            value = unserialize(self._options.get(name, ""), guess=True)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}
