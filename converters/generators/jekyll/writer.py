"""Jekyll: `_posts`, `_drafts`, pages and a collection for each other type; comments under `_data/comments/`."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from converters import messages
from converters.diagnostics import MessageType
from converters.generators.base import Generator
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.jekyll.template_tags import FLAVOR
from converters.generators.site.run import SiteRun
from converters.generators.site.writer import SsgWriter
from converters.io import urls, yaml
from converters.io.filenames import safe_filename
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.model import Post, Term
from converters.publishing import comment_threads
from converters.publishing.settings import primary_language, zone

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# In the layout of posts and pages of any theme, the line
#   {% include comments.html %}
# shows the comments. The addresses in `redirect_from` work with the plug-in jekyll-redirect-from:
# plugins: [jekyll-redirect-from]

"""


TERM_PAGES = {"category": "category_page", "post_tag": "tag_page"}
"""Taxonomy -> the setting that says where its terms are listed."""

_DATED = re.compile(r"_posts/(\d{4})-(\d\d)-(\d\d)-(.*)\.md")


@dataclass(frozen=True)
class JekyllWriter(SsgWriter):
    """A Jekyll site with its comments, as data; it builds at once, without plug-ins."""

    draft_files: ClassVar[str] = "_draft_files/"
    next_step: ClassVar[str] = "jekyll serve --source {target} --destination {target}/_site"
    old_addresses: ClassVar[MessageType | None] = messages.REDIRECT_PLUGIN
    scaffold: ClassVar[str] = "converters.generators.jekyll"
    stylesheet: ClassVar[str] = "assets/blogport.css"
    generator: ClassVar[Generator] = JEKYLL
    flavor: ClassVar[MarkdownFlavor] = FLAVOR

    def file_path(self, path: str) -> str:
        """Where it was on the site; Jekyll leaves out files whose names begin with `_`, `#` or `~`."""
        return "/".join(map(safe_filename, path.split("/")))

    def adapt(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Only posts have a folder for drafts."""
        return facts | {"published": False if facts["draft"] and facts["type"] != "post" else None}

    def comments(self, tree: SiteRun, path: str, post: Post) -> None:
        """`_data/comments/KEY.yml`; the header has the key."""
        tree.write_thread(f"_data/comments/{comment_threads.file_key(self.stem(path))}.yml", post)

    def stem(self, path: str) -> str:
        """Without the underscore that folders of posts begin with."""
        return path.removeprefix("_").removesuffix(".md")

    def default_address(self, path: str) -> str:
        """By `permalink` of `_config.yml`."""
        dated = _DATED.fullmatch(path)
        return f"/{'/'.join(dated.groups())}/" if dated else f"/{self.stem(path)}/"

    def file(self, address: str) -> str:
        """What does not end with a slash is a file, and ends with `.html`."""
        name = address.strip("/")
        return f"{name}/index.html" if address.endswith("/") else f"{name.removesuffix('.html')}.html"

    def term_address(self, tree: SiteRun, term: Term) -> str | None:
        """A part of the page that lists the posts of all categories, or all tags."""
        page = self._term_pages(tree).get(TERM_PAGES.get(term.taxonomy, ""))
        if not page or (term.taxonomy, term.slug) not in tree.filed:
            return None
        return f"{self.href(page)}#{quote(tree.term_name(term).replace(' ', '-'), safe='')}"

    def _term_pages(self, tree: SiteRun) -> dict[str, str]:
        """The pages of terms that there are: a post's own address goes before."""
        return {
            key: f"/{name}/"
            for key, name in (("category_page", "categories"), ("tag_page", "tags"))
            if not tree.permalinks.taken(name)
        }

    def template(self, tree: SiteRun, name: str) -> bool:
        """All but pages of terms whose address a post has."""
        return name not in ("categories.html", "tags.html") or not tree.permalinks.taken(name[:-5])

    def write_scaffold(self, tree: SiteRun) -> None:
        """`_config.yml`, layouts and includes."""
        super().write_scaffold(tree)
        tree.out.write_default("_config.yml", HEADING + yaml.dump(self._settings(tree)))

    def _settings(self, tree: SiteRun) -> dict[str, Any]:
        site = tree.site_index.site
        address = urls.split(site.url)
        types = tree.types - {"post", "page"}
        settings = {
            "title": site.title,
            "description": site.description,
            "lang": primary_language(site.language),
            "url": f"{address.scheme}://{address.netloc}" if address.netloc else "",
            "baseurl": address.path.rstrip("/"),
            "timezone": zone(tree.common_zone),
            "future": True,
            "permalink": "/:year/:month/:day/:title/",
            "excerpt_separator": "<!--more-->",
            **self._term_pages(tree),
            "collections": {self.type_folder(type_): {"output": True} for type_ in sorted(types)},
        }
        return {name: value for name, value in settings.items() if value}
