"""Jekyll: `_posts`, `_drafts`, pages and a collection for each other type; comments under `_data/comments/`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from converters import lazy_re, messages
from converters.fields import Loss
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.jekyll.generator import JEKYLL
from converters.generators.jekyll.template_tags import FLAVOR
from converters.generators.losses import COMMON_LOSSES, TEMPLATE_TAGS
from converters.generators.site.layout import RedirectFinding
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import (
    ARCHIVE,
    AUTHORS,
    ThemedWriter,
    languages,
    listed_authors,
    shared_files,
    term_order,
    words_of,
)
from converters.io import urls, yaml
from converters.io.filenames import safe_filename
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.model import Term
from converters.publishing.settings import zone
from converters.site.index import Use
from converters.site.new_site import SitePages
from converters.site.plan import Plan
from converters.site.post_summaries import POSTS

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# In the layout of posts and pages of any theme, the line
#   {% include comments.html %}
# shows the comments. The addresses in `redirect_from` work with the plug-in jekyll-redirect-from:
# plugins: [jekyll-redirect-from]

"""


def _words(language: str) -> dict[str, str]:
    """The words of a language; what is filled in has a colon, since Liquid takes no braces in a text."""
    words = words_of(language)
    return {**words, "date": re.sub(r"\{(\w+)\}", r":\1", words["date"])}


LISTS = frozenset({"categories.html", "tags.html", f"{AUTHORS}.html"})
"""Pages that list posts, terms or authors."""

TERM_PAGES = {"category": "category_page", "post_tag": "tag_page"}
"""Taxonomy -> the setting with the path of the page that lists its terms."""

_DATED = lazy_re.compile(r"_posts/(\d{4})-(\d\d)-(\d\d)-(.*)\.md")


@dataclass(frozen=True)
class JekyllWriter(ThemedWriter):
    """A Jekyll site with its comments, as data; it builds at once, without plug-ins."""

    draft_files: ClassVar[str] = "_draft_files/"
    preview: ClassVar[str] = "jekyll serve --source {target} --destination {target}/_site"
    redirects: ClassVar[RedirectFinding | None] = RedirectFinding(
        messages.REDIRECT_PLUGIN, {"field": "redirect_from", "plugin": "jekyll-redirect-from"}
    )
    scaffold: ClassVar[str] = "converters.generators.jekyll"
    threads: ClassVar[str] = "_data/comments/{key}.yml"
    has_comment_form: ClassVar[bool] = True
    any_theme: ClassVar[frozenset[str]] = frozenset({"_includes/comments.html"})
    shared: ClassVar[Mapping[str, str]] = shared_files("assets/")
    site_pages: ClassVar[SitePages] = SitePages(feed="/feed.xml", sitemap="/sitemap.xml")
    server: ClassVar[str] = "_server/"
    generator: ClassVar[Generator] = JEKYLL
    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, TEMPLATE_TAGS)
    flavor: ClassVar[MarkdownFlavor] = FLAVOR

    def file_path(self, path: str) -> str:
        """The path on the site; Jekyll ignores files whose names begin with `_`, `#` or `~`."""
        return "/".join(map(safe_filename, path.split("/")))

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """Only posts have a folder for drafts."""
        hidden = metadata["draft"] and metadata["type"] != "post"
        layout = "posts" if metadata["role"] == POSTS else "post" if metadata["type"] == "post" else "page"
        return {**metadata, "type": layout, "published": False if hidden else None}

    def stem(self, path: str) -> str:
        """Without the underscore that folders of posts begin with."""
        return path.removeprefix("_").removesuffix(".md")

    def default_path(self, file: str) -> str:
        """By `permalink` of `_config.yml`."""
        if file == "index.md":
            return "/"
        dated = _DATED.fullmatch(file)
        return f"/{'/'.join(dated.groups())}/" if dated else f"/{self.stem(file)}/"

    def page_file(self, path: str) -> str:
        """A path that does not end with a slash is a file whose name ends with `.html`."""
        name = path.strip("/")
        return f"{name}/index.html" if path.endswith("/") else f"{name.removesuffix('.html')}.html"

    def published_file(self, name: str, text: str) -> tuple[str, str]:
        """Jekyll ignores names that begin with `_`: such a file is a page with that permalink (and no extension)."""
        if not name.startswith("_"):
            return name, text
        return name[1:], f"---\npermalink: /{name}\nsitemap: false\n---\n{text}"

    def term_url(self, site: SiteState, term: Term) -> str | None:
        """A section of the page that lists the posts of all categories, or of all tags."""
        page = self._term_pages(site).get(TERM_PAGES.get(term.taxonomy, ""))
        if not page or not site.terms.has_posts(term):
            return None
        return f"{self.href(page)}#{quote(site.terms.name(term).replace(' ', '-'), safe='')}"

    def term_address(self, term: Term, plan: Plan) -> str | None:
        """A section of that page."""
        name = {"category": "categories", "post_tag": "tags"}.get(term.taxonomy)
        listed = Use.POST in plan.site_index.term_uses.get((term.taxonomy, term.slug), Use(0))
        if not name or not listed or not plan.permalinks.is_free(f"/{name}/"):
            return None
        return f"/{name}/#{' '.join((term.name or term.slug).split()).replace(' ', '-')}"

    def _term_pages(self, site: SiteState) -> dict[str, str]:
        """The pages of terms, unless a post has their path: setting -> path."""
        pages = (("category_page", "categories"), ("tag_page", "tags"))
        return {key: f"/{name}/" for key, name in pages if self.has_theme and not site.claims.taken(name)}

    def template(self, site: SiteState, name: str) -> bool:
        """All files but the pages of terms whose path a post has, and the home page that lists posts if another is."""
        if not super().template(site, name):
            return False
        if name == "index.html":
            return not site.site_index.front_page
        if name in ("feed.xml", "sitemap.xml"):
            return site.claims.claim(f"the file {name}", f"/{name}")
        if name == f"{AUTHORS}.html" and not any(listed_authors(site)):
            return False
        if name == f"{ARCHIVE}.html":
            return self.has_archive(site)
        return name not in LISTS or not site.claims.taken(name[:-5])

    def write_scaffold(self, site: SiteState) -> None:
        """`_config.yml`, layouts and includes."""
        super().write_scaffold(site)
        for language in languages(site):
            code = primary_language(language) or "en"
            site.out.write_default(f"_data/words/{code}.yml", yaml.dump(_words(language)))
        if self.has_theme:
            self._write_lists(site)
        if self.has_theme and site.site_index.front_page and not site.site_index.posts_page:
            header = {"layout": "posts", "title": site.posts_title, "permalink": site.posts_path}
            site.out.write_default("posts.html", front_matter.dump(header, "", self.style))
        site.out.write_default("_config.yml", HEADING + yaml.dump(self._settings(site)))

    def _write_lists(self, site: SiteState) -> None:
        """The order of terms and authors, and a page for each author."""
        site.out.write("_data/term_order.yml", yaml.dump(term_order(site)))
        for name, _, path in self.author_pages(site):
            header = {"layout": "author", "author": name, "permalink": path}
            site.out.write_default(f"{path.strip('/')}.html", front_matter.dump(header, "", self.style))

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        address = urls.split(about.url)
        types = site.types - {"post", "page"}
        settings = {
            "title": about.title,
            "description": about.description,
            "lang": primary_language(about.language),
            "url": f"{address.scheme}://{address.netloc}" if address.netloc else "",
            "baseurl": address.path.rstrip("/"),
            "timezone": zone(site.common_zone),
            "future": True,
            "permalink": "/:year/:month/:day/:title/",
            "excerpt_separator": "<!--more-->",
            **self._term_pages(site),
            "archive_page": f"/{ARCHIVE}/" if self.has_archive(site) else "",
            "collections": {self.type_folder(type_): {"output": True} for type_ in sorted(types)},
        }
        return {name: value for name, value in settings.items() if value}
