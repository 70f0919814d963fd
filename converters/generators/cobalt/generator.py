"""Cobalt: how its sites are detected and read.

Its rules: which folders hold posts, and permalinks by templates of Liquid.

Sources: the documentation of Cobalt (Configuration, Front matter, Permalinks). No build of it was run.
"""

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any, Final

from converters import lazy_re
from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.rules import SiteRules, slugify

_VARIABLE: Final = lazy_re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_PATTERNS: Final = {"path": "/{{parent}}/{{name}}{{ext}}", "date": "/{{parent}}/{{year}}/{{month}}/{{day}}/{{slug}}.html"}  # fmt: skip
"""Permalinks that have a name."""


class CobaltRules(SiteRules):
    """The rules of Cobalt."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """With the front matter that the settings give to all posts, or all pages."""
        kind = "posts" if self.post_type(file) == "post" else "pages"
        given = self.site.settings.mapping(f"{kind}.default")
        defaults = {key: value for key, value in given.items() if key not in ("published_date", "permalink")}
        return super().prepare(file, {**defaults, **fields}, text)

    def post_type(self, file: ContentFile) -> str:
        """What is in the folder of the posts, or of their drafts, is a post."""
        if file.type:
            return file.type
        folder = (self.site.settings.text("posts.dir", "posts") or "posts").strip("./")
        drafts = self.site.settings.text("posts.drafts_dir").strip("./")
        starts = tuple(f"{name}/" for name in (folder, drafts) if name)
        return "post" if file.within.startswith(starts) else "page"

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: dict[str, Any]) -> str:
        """What lies in the folder of drafts is one."""
        drafts = self.site.settings.text("posts.drafts_dir").strip("./")
        return "draft" if drafts and file.within.startswith(f"{drafts}/") else "publish"

    def is_excluded(self, file: ContentFile) -> bool:
        """Whether the setting `ignore` has a pattern for a text, as in `.gitignore`."""
        patterns = [str(pattern).strip("/") for pattern in self.site.settings.items("ignore")]
        parts = file.within.split("/")
        paths = ["/".join(parts[: end + 1]) for end in range(len(parts) - 1)]
        paths += [f"{file.within}{file.extension}", parts[-1] + file.extension]
        return any(fnmatch(path, pattern) for path in paths for pattern in patterns)

    def path(self, post: PermalinkInput) -> str:
        """The permalink that front matter or the settings state, with the values of the post in it."""
        kind = "posts" if post.type == "post" else "pages"
        settings = self.site.settings
        pattern = str(
            post.metadata.get("permalink_pattern") or settings.text(f"{kind}.default.permalink") or "path"
        )
        pattern = _PATTERNS.get(pattern, pattern)
        year, month, day = post.date[:10].split("-") if post.date else ("", "", "")
        categories = plain_values(post.front_matter.get("categories"))
        values = {
            "parent": post.file.dir.strip("/"),
            "name": post.file.name,
            "ext": ".html",
            "slug": str(post.metadata.get("name") or slugify(post.file.name)),
            "categories": "/".join(slugify(str(name)) for name in categories) if isinstance(categories, list) else "",
            "year": year, "month": month, "day": day,
            "i_month": month.lstrip("0"), "i_day": day.lstrip("0"), "short_year": year[2:],
            "hour": post.date[11:13], "minute": post.date[14:16], "second": post.date[17:19],
        }  # fmt: skip
        path = _VARIABLE.sub(lambda found: values.get(found[1], ""), pattern)
        path = re.sub(r"/{2,}", "/", f"/{path}").removesuffix("index.html")
        return encode_path(path)

    def category_paths(self, front_matter: Mapping[str, Any]) -> list[list[str]]:
        """The categories of a post are one path, the topmost first."""
        names = plain_values(front_matter.get("categories"))
        return [[str(name) for name in names]] if isinstance(names, list) and names else []


_DATED = r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})[- ])?(?P<name>[^/]+)"

COBALT = Generator(
    name="cobalt",
    front_matter=keys(
        "title date=published_date draft=is_draft name=slug permalink_pattern=permalink tags description "
        "excerpt author=data.author image=data.image"
    ),
    front_matter_aliases={"date": "date", "draft": "draft"},
    config_files=("_cobalt.yml", ".cobalt.yml"),
    excluding_settings=("ignore", "posts.drafts_dir"),
    site_settings=setting_names(
        "title=site.title,name url=site.base_url,link description=site.description,description "
        "language=site.data.lang,site.data.language author=site.data.author content=source"
    ),
    content_rules=(
        ContentRule(rf"(?P<dir>_drafts/(?:.*/)?){_DATED}", "post", "draft"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}"),
    ),
    extensions=(".md",),
    build_dirs=frozenset({"_site", "_layouts", "_includes", "_sass", "node_modules"}),
    rules=CobaltRules,
)
