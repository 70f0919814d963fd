"""Cryogen: how its sites are detected and read.

Its rules: permalinks by the settings, and the slug of a dated name.

Source: the documentation of Cryogen 0.6 (Config, Writing posts). No build of it was run.
"""

import re
from typing import Any

from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter import edn
from converters.generators.rules import SiteRules

_LONGEST_SETTINGS = 200_000


def load_settings(text: str) -> dict[str, Any]:
    """The settings. Raises `ValueError` if they are no map."""
    without_remarks = re.sub(r"^[ \t]*;.*$", "", text[:_LONGEST_SETTINGS], flags=re.MULTILINE)
    if not (found := edn.fields(without_remarks)):
        raise ValueError("it is no map that ends")
    return found[0]


class CryogenRules(SiteRules):
    """The rules of Cryogen."""

    def path(self, post: PermalinkInput) -> str:
        """The root of posts or pages, the folders, and the name of the file with its date."""
        settings = self.site.settings
        is_page = post.type == "page"
        root = settings.text("page-root-uri" if is_page else "post-root-uri") or (
            "pages" if is_page else "posts"
        )
        path = f"/{root.strip('/')}/{post.file.dir}{post.file.name}"
        style = settings.text("clean-urls")
        if style == "dirty" or settings.get("clean-urls") is False:
            path += ".html"
        elif style != "no-trailing-slash":
            path += "/"
        return encode_path(path)

    def slug(self, file: ContentFile) -> str:
        """The name of the file without its date."""
        return file.name.removeprefix(f"{file.date}-") if file.date else file.name


CRYOGEN = Generator(
    name="cryogen",
    front_matter=keys("title date authors=author tags description draft order=page-index"),
    front_matter_styles=("edn",),
    config_files=("content/config.edn", "resources/templates/config.edn"),
    config_loaders={".edn": load_settings},
    site_settings=setting_names("title=site-title url=site-url base=blog-prefix description author"),
    content=("content/md", "resources/templates/md"),
    content_rules=(
        ContentRule(r"pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
        ContentRule(r"(?:[^/]+/)?(?P<dir>.*/)?(?P<name>(?P<date>\d{4}-\d\d-\d\d)-[^/]+)", "post"),
        ContentRule(r"(?:[^/]+/)?(?P<dir>.*/)?(?P<name>[^/]+)", "post"),
    ),
    extensions=(".md",),
    static_dirs={"content/img/": "/img/", "resources/templates/img/": "/img/"},
    rules=CryogenRules,
)
