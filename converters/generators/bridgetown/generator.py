"""Bridgetown: how its sites are detected and read."""

from typing import Final

from msgspec.structs import replace

from converters.generators.base import ContentRule
from converters.generators.content_file import ContentFile
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.jekyll.rules import JekyllRules

_STYLES: Final = {
    "pretty": "/:categories/:year/:month/:day/:slug/",
    "pretty_ext": "/:categories/:year/:month/:day/:slug.html",
    "simple": "/:categories/:slug/",
    "simple_ext": "/:categories/:slug.html",
}
"""Named styles of permalinks; the first one is that of posts without settings."""


class BridgetownRules(JekyllRules):
    """Those of Jekyll with other permalinks, and posts whose date is in the front matter alone.

    Source: the documentation of Bridgetown 1.3 (Permalinks, Posts, Resources). No build of it was run.
    """

    settings_files = ("bridgetown.config.yml", "bridgetown.config.yaml", "config/initializers.rb")

    def _template(self, file: ContentFile) -> str:
        settings = self.site.settings
        if file.type != "post":
            own = settings.text(f"collections.{file.type}.permalink")
            return _STYLES.get(own, own) or f"/{file.type}/:path/"
        style = settings.text("collections.posts.permalink", "permalink") or "pretty"
        return _STYLES.get(style, style).replace(".*", ".html")

    def _page_path(self, file: ContentFile) -> str:
        """A page has a slash at its end; not so the page of an error."""
        above, slash, name = file.within.rpartition("/")
        if name == "index":
            return f"/{above}{slash}"
        return f"/{above}{slash}{name}.html" if name in ("404", "500") else f"/{above}{slash}{name}/"


BRIDGETOWN = replace(
    JEKYLL,
    name="bridgetown",
    output_paths={},
    config_files=("bridgetown.config.yml", "bridgetown.config.yaml"),
    marker_paths=(),
    content=("src", ""),
    content_signs=(),
    content_rules=(
        *(rule for rule in JEKYLL.content_rules if rule.type == "post"),
        ContentRule(r"(?P<dir>.*/)?_posts/(?:.*/)?(?P<name>[^/]+)", "post"),
        *(rule for rule in JEKYLL.content_rules if rule.type != "post"),
    ),
    build_dirs=frozenset({"output", "node_modules", "vendor"}),
    rules=BridgetownRules,
)
