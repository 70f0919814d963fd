"""MkDocs with the blog of Material: posts, pages, comments as data, and hooks that keep permalinks and show comments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.mkdocs.generator import MKDOCS
from converters.generators.mkdocs.rules import own_path
from converters.generators.site.listed_terms import ListedTermsWriter
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import (
    ARCHIVE,
    AUTHORS,
    LISTS,
    address_of,
    listed_authors,
    shared_files,
    words_of,
)
from converters.io import yaml
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import PYMDOWN, MarkdownFlavor
from converters.site.new_site import SitePages

HEADING: Final = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# hooks/blogport.py keeps the permalinks and writes lists, feed and redirects; overrides/partials/comments.html shows the
# comments, in our theme and in Material's. Drafts are in docs/drafts/, which is not built; move one to docs/blog/posts/,
# and take its line `draft: true` out, to publish it.

"""


HOOKS: Final = frozenset(f"hooks/{name}.py" for name in ("blogport", "blogport_blog", "blogport_files"))


@dataclass(frozen=True)
class MkDocsWriter(ListedTermsWriter):
    """A site for MkDocs and the blog of Material, with its comments as data; it builds at once."""

    files: ClassVar[str] = "docs/"
    preview: ClassVar[str] = "mkdocs serve --config-file {target}/mkdocs.yml"
    scaffold: ClassVar[str] = "converters.generators.mkdocs"
    has_comment_form: ClassVar[bool] = True
    threads: ClassVar[str] = "comments/{key}.json"
    any_theme: ClassVar[frozenset[str]] = frozenset({"overrides/partials/comments.html", *HOOKS})
    shared: ClassVar[Mapping[str, str]] = shared_files("theme/assets/")
    site_pages: ClassVar[SitePages] = SitePages(feed="/rss.xml", sitemap="/sitemap.xml")
    generator: ClassVar[Generator] = MKDOCS
    lists_in_any_theme: ClassVar[bool] = False
    flavor: ClassVar[MarkdownFlavor] = PYMDOWN

    def stem(self, path: str) -> str:
        """The path of the file below `docs/`, without its extension."""
        return path.removeprefix("docs/").removesuffix(".md")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """The slug is that of the post: its path is `permalink`."""
        return {**metadata, "name": metadata["slug"], "translation_key": metadata["translation_group"]}

    def default_path(self, file: str) -> str:
        """By the hooks: the path of the file."""
        return own_path(file)

    def write_scaffold(self, site: SiteState) -> None:
        """`mkdocs.yml`, theme, hooks, the page that lists the posts, and the slugs of terms."""
        super().write_scaffold(site)
        site.out.write_default("mkdocs.yml", HEADING + yaml.dump(self._settings(site)))
        home = f"docs/{site.posts_path.lstrip('/')}index.md"
        site.out.write_default(home, front_matter.dump({"layout": "posts"}, "", "yaml"))
        self.write_data(site)

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        has_authors = self.has_theme and any(listed_authors(site))
        lists = {name: site.claims.closest_free(f"list of {name}", f"/{name}/") for name in LISTS}
        blog = {
            "blog_dir": site.posts_path.strip("/") or ".",
            "post_dir": POSTS,
            "post_url_format": "{slug}",
            "authors": False,
            "post_excerpt_separator": "<!--more-->",
            **(OWN_LISTS if self.has_theme else {}),
        }
        theme = {"name": None, "custom_dir": "theme"} if self.has_theme else MATERIAL
        settings = {
            "site_name": about.title or words_of(about.language)["home"],
            "site_url": f"{address_of(site)}/",
            "site_description": about.description,
            "theme": {**theme, "language": primary_language(about.language) or "en"},
            "docs_dir": "docs",
            "exclude_docs": "/drafts/\n",
            "hooks": ["hooks/blogport.py"],
            "plugins": [{"material/blog": blog}],
            "markdown_extensions": ["extra", {"toc": {"marker": ""}}, "pymdownx.tasklist"],
            "validation": VALIDATION,
            "extra": {
                "blogport": {
                    "title": about.title,
                    "language": about.language or "en",
                    "posts_title": site.posts_title if site.site_index.front_page else "",
                    "posts_path": site.posts_path,
                    "archive": f"/{ARCHIVE}/" if self.has_archive(site) else "",
                    **lists,
                    "authors": lists[AUTHORS] if has_authors else "",
                    "feed": site.claims.claim("the file rss.xml", "/rss.xml"),
                    "lists": self.has_theme,
                }
            },
        }
        return {name: value for name, value in settings.items() if value}


POSTS: Final = "blog/posts"
"""The folder of posts, where Material has it."""
OWN_LISTS: Final = {"archive": False, "categories": False, "pagination": False, "post_readtime": False}
"""What the hooks make in the place of the plug-in, with the slugs that terms had."""
MATERIAL: Final = {"name": "material", "custom_dir": "overrides"}
VALIDATION: Final = {
    "nav": {"omitted_files": "ignore"},
    "links": {"not_found": "ignore", "absolute_links": "ignore", "unrecognized_links": "ignore"},
}
"""Links are those of the old blog; what leads nowhere is in the report."""
