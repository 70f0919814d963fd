"""Next.js: how its sites are detected and read. Their front matter follows the program of each site.

Its rules: pages in `pages` and `app`, and posts in folders that a program of the site reads.

Sources: the documentation of Next.js 16 (Project structure, MDX, `trailingSlash`), and what Next.js 16.4 builds of
`fixtures/trees/nextjs`.
"""

import re
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.generators.base import setting_names
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.folder_rules import FolderRules
from converters.generators.gatsby.generator import GATSBY

_PAGES: Final = lazy_re.compile(r"(?:src/)?pages/(?P<path>.*)")
_APP: Final = lazy_re.compile(r"(?:src/)?app/(?P<path>.*/)?page")
_NO_PART: Final = lazy_re.compile(r"\(.*\)|@.*")
"""A folder in `app` that is no part of the address: a group, a slot."""
_AROUND: Final = lazy_re.compile(r"(?:src/|content/|contents/|_content/|data/|public/content/)*")
"""Folders around those of posts."""
_INDEX: Final = lazy_re.compile(r"(?:^|(?<=/))index$")


class NextRules(FolderRules):
    """The rules of Next.js."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """In `app` only files that are called `page`; a text about an author is not part of the blog."""
        path = file.path.removesuffix(file.extension)
        is_app = re.match(r"(?:src/)?app/", path)
        if is_app:
            return bool(_APP.fullmatch(path))
        is_built = path.startswith(("pages/", "src/pages/"))
        is_text = is_built or super().is_content(file, has_front_matter=has_front_matter)
        return is_text and not path.startswith("data/authors/")

    def slug(self, file: ContentFile) -> str:
        """The name of the file, or of the folder of a `page`."""
        folder = file.path.rpartition("/")[0].rpartition("/")[2]
        return folder if file.name == "page" and folder else file.name

    def built_path(self, file: ContentFile) -> str:
        """The address of a file in `pages`, or of a `page` in `app`."""
        path = file.path.removesuffix(file.extension)
        if found := _APP.fullmatch(path):
            parts = [
                part for part in (found["path"] or "").split("/") if part and not _NO_PART.fullmatch(part)
            ]
            return self._with_slash("/".join(parts))
        if found := _PAGES.fullmatch(path):
            return self._with_slash(found["path"])
        return ""

    def guessed_path(self, post: PermalinkInput) -> str:
        """The path of the file without the folders around: `content/blog/a.md` and `blog/a.md` are `/blog/a`."""
        path = _AROUND.sub("", post.file.path.removesuffix(post.file.extension), count=1)
        return self._with_slash(path.removeprefix("_"))

    def with_slug(self, post: PermalinkInput, slug: str) -> str:
        """The guessed path with the slug in the place of the name."""
        path = self.guessed_path(post).strip("/")
        return self._with_slash(f"{path.rpartition('/')[0]}/{slug}".strip("/"))

    def _with_slash(self, path: str) -> str:
        path = _INDEX.sub("", path).strip("/")
        slash = "/" if self.site.settings.get("trailingSlash") is True else ""
        return f"/{path}{slash}" if path else "/"


NEXTJS = replace(
    GATSBY,
    name="nextjs",
    config_files=("next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs", "package.json"),
    config_signatures={"package.json": r'"next"\s*:\s*"[\^~\dl]'},
    config_directory="data",
    published_config_files="next-sitemap.config.js",
    site_settings=setting_names(
        "title=siteMetadata.title url=siteMetadata.siteUrl,siteUrl base=basePath "
        "description=siteMetadata.description language=siteMetadata.language,i18n.defaultLocale "
        "author=siteMetadata.author"
    ),
    static_dirs={"public/": "/"},
    author_files=("data/authors/*.mdx", "data/authors/*.md"),
    build_dirs=frozenset({"out", "node_modules", ".next", ".contentlayer", ".vercel"}),
    dates_roll_over=True,
    rules=NextRules,
)
