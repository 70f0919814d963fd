"""Jekyll: `_posts`, `_drafts`, pages and a collection for each other type; comments under `_data/comments/`."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from converters import messages
from converters.diagnostics import Kind
from converters.generators.base import Flavour
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.site.run import Tree
from converters.generators.site.writer import MarkdownTree
from converters.io import yaml
from converters.io.filenames import portable
from converters.markup.markdown.flavors import KRAMDOWN, Spelling
from converters.model import Post, Term
from converters.publishing import comment_threads
from converters.publishing.settings import primary_language, sound, zone

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
class Jekyll(MarkdownTree):
    """A Jekyll site with its comments, as data; it builds at once, without plug-ins."""

    draft_files: ClassVar[str] = "_draft_files/"
    next_step: ClassVar[str] = "jekyll serve --source {target} --destination {target}/_site"
    old_addresses: ClassVar[Kind | None] = messages.REDIRECT_PLUGIN
    scaffold: ClassVar[str] = "converters.generators.jekyll"
    stylesheet: ClassVar[str] = "assets/blogport.css"
    flavour: ClassVar[Flavour] = JEKYLL
    spelling: ClassVar[Spelling] = KRAMDOWN

    def file_path(self, path: str) -> str:
        """Where it was on the site; Jekyll leaves out files whose names begin with `_`, `#` or `~`."""
        return "/".join(map(portable, path.split("/")))

    def adapt(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Only posts have a folder for drafts."""
        return facts | {"published": False if facts["draft"] and facts["type"] != "post" else None}

    def comments(self, tree: Tree, path: str, post: Post) -> None:
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

    def term_address(self, tree: Tree, term: Term) -> str | None:
        """A part of the page that lists the posts of all categories, or all tags."""
        page = self._term_pages(tree).get(TERM_PAGES.get(term.taxonomy, ""))
        if not page or (term.taxonomy, term.slug) not in tree.filed:
            return None
        return f"{self.href(page)}#{quote(tree.term_name(term).replace(' ', '-'), safe='')}"

    def _term_pages(self, tree: Tree) -> dict[str, str]:
        """The pages of terms that there are: a post's own address goes before."""
        return {
            key: f"/{name}/"
            for key, name in (("category_page", "categories"), ("tag_page", "tags"))
            if not tree.addresses.taken(name)
        }

    def template(self, tree: Tree, name: str) -> bool:
        """All but pages of terms whose address a post has."""
        return name not in ("categories.html", "tags.html") or not tree.addresses.taken(name[:-5])

    def furnish(self, tree: Tree) -> None:
        """`_config.yml`, layouts and includes."""
        super().furnish(tree)
        tree.out.offer("_config.yml", HEADING + yaml.dump(self._settings(tree)))

    def _settings(self, tree: Tree) -> dict[str, Any]:
        site = tree.catalogue.site
        address = urlsplit(sound(site.url))
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
