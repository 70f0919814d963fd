"""Gatsby: how its sites are detected and read. Their front matter follows the program of each site.

Its rules: pages in `src/pages`, and posts in the folders that its settings read.

Sources: the documentation of Gatsby 5 (Creating pages, `gatsby-source-filesystem`, `createFilePath`), and what Gatsby
5.16 builds of `fixtures/trees/gatsby`.
"""

import re
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.about_folder import is_about_folder
from converters.generators.base import FrontMatterField, keys, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.folder_rules import FolderRules
from converters.generators.javascript_settings import Computed
from converters.generators.plain.generator import PLAIN

PAGES: Final = "src/pages/"
SETTINGS: Final = ("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs")
_PROGRAMS: Final = ("gatsby-node.js", "gatsby-node.ts", "gatsby-node.mjs")
_READERS: Final = ("gatsby-source-filesystem", "gatsby-plugin-page-creator", "gatsby-plugin-mdx")
_FOLDER: Final = lazy_re.compile(r"(?:__dirname\}?|\.)?[\s`\"'+,]*/?([\w./ -]+?)/?[`\"')\s]*$")
_PREFIX: Final = lazy_re.compile(r"\bvalue\s*:\s*`/([\w/-]{1,60}?)/?\$\{")
"""What the program of a site puts before the path of each text (`createNodeField`), with the mark of its start."""
_USUAL: Final = (
    "content/blog/",
    "content/posts/",
    "content/",
    "src/content/",
    "src/posts/",
    "blog/",
    "posts/",
    "_posts/",
)
"""Folders of posts where the settings name none."""


class GatsbyRules(FolderRules):
    """The rules of Gatsby."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """All in `src/pages`, with front matter or without, but templates (`gatsby-plugin-page-creator`)."""
        if file.path.startswith(PAGES):
            is_page = has_front_matter or not is_about_folder(file.path)
            return is_page and not file.name.startswith("template-")
        return super().is_content(file, has_front_matter=has_front_matter)

    def built_path(self, file: ContentFile) -> str:
        """A file in `src/pages` is a page at its path."""
        return _below(file, PAGES) if file.path.startswith(PAGES) else ""

    def guessed_path(self, post: PermalinkInput) -> str:
        """The path below the folder that the settings read (`createFilePath`)."""
        return f"{self._prefix}{_below(post.file, self._folder(post.file))}"

    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """The slug alone, below the home page."""
        return f"/{slug}/"

    @cached_property
    def _prefix(self) -> str:
        """What stands before the paths of texts, if the program has one such literal."""
        found = {prefix for name in _PROGRAMS for prefix in _PREFIX.findall(self.site.text_of(name) or "")}
        return f"/{found.pop()}" if len(found) == 1 else ""

    def _folder(self, file: ContentFile) -> str:
        return next((folder for folder in (*self._folders, *_USUAL) if file.path.startswith(folder)), "")

    @cached_property
    def _folders(self) -> list[str]:
        """The folders that plug-ins read, the longest first."""
        found: list[str] = []
        for name in SETTINGS:
            if text := self.site.text_of(name):
                settings = javascript_settings.load(text)
                plugins = settings.get("plugins")
                found += (
                    [folder for plugin in plugins if (folder := _read_folder(plugin))]
                    if isinstance(plugins, list)
                    else []
                )
        return sorted(found, key=len, reverse=True)


def _read_folder(plugin: Any) -> str:
    """The folder, with its slash, that a plug-in reads: `${__dirname}/content/blog`."""
    if not isinstance(plugin, dict) or plugin.get("resolve") not in _READERS:
        return ""
    options = plugin.get("options")
    path = options.get("path") if isinstance(options, dict) else None
    if not isinstance(path, str):
        return ""
    text = str(path).rpartition("__dirname")[2] if isinstance(path, Computed) else str(path)
    found = _FOLDER.fullmatch(text.lstrip("})`\"', +"))
    return f"{found[1].removeprefix('./').strip('/')}/" if found else ""


def _below(file: ContentFile, folder: str) -> str:
    path = file.path.removesuffix(file.extension)[len(folder) :]
    path = re.sub(r"(?:^|(?<=/))index$", "", path).strip("/")
    return f"/{path}/" if path else "/"


FRONT_MATTER = {
    **keys("title date"),
    "modified": FrontMatterField("updated"),
    **keys("draft published"),
    "name": FrontMatterField("slug"),
    **keys("authors categories tags description excerpt image"),
}
ALIASES = {
    **dict.fromkeys(("publishedat", "published_at", "publishdate", "publish_date", "pubdate", "createdat", "created"), "date"),
    **dict.fromkeys(("lastmod", "modified", "updatedat", "last_modified_at", "updateddate", "lastupdated"), "modified"),
    **dict.fromkeys(("cover", "coverimage", "cover_image", "featuredimage", "featured_image", "featuredimg", "hero", "heroimage", "thumbnail", "banner", "images"), "image"),
    "author": "authors", "category": "category", "tag": "tag", "keywords": "tags", "summary": "excerpt", "spoiler": "excerpt",
    "lang": "lang", "language": "lang", "comments": "comments_open", "redirect_from": "former", "aliases": "former",
}  # fmt: skip
"""Names that starters of Gatsby and Next.js give these fields."""

GATSBY = replace(
    PLAIN,
    name="gatsby",
    output_paths={},
    front_matter=FRONT_MATTER,
    front_matter_aliases=ALIASES,
    front_matter_styles=("yaml", "toml", "json"),
    builds=True,
    config_files=(*SETTINGS, "package.json"),
    config_signatures={"package.json": r'"gatsby"\s*:\s*"[\^~\d]'},
    config_suffices=False,
    site_settings=setting_names(
        "title=siteMetadata.title,siteMetadata.siteTitle url=siteMetadata.siteUrl,siteMetadata.url "
        "base=pathPrefix description=siteMetadata.description,siteMetadata.siteDescription "
        "language=siteMetadata.language,siteMetadata.lang "
        "author=siteMetadata.author.name,siteMetadata.author"
    ),
    static_dirs={"static/": "/"},
    links_by_path=True,
    build_dirs=frozenset({"public", "node_modules", ".cache"}),
    dates_roll_over=True,
    rules=GatsbyRules,
)
