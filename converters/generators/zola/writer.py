"""Zola: posts, pages and drafts in `content/`, comments and all other data in `data/`, templates in Tera."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import tomli_w

from converters.fields import Loss
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.losses import COMMON_LOSSES, TEMPLATE_TAGS
from converters.generators.more_tag import MORE, with_more_tag
from converters.generators.site.data_files import mapping
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.pages_writer import FEED, PagesWriter
from converters.generators.site.state import SiteState
from converters.generators.site.theme import AUTHORS, address_of, shared_files
from converters.generators.zola.generator import ZOLA
from converters.generators.zola.template_tags import FLAVOR, with_literal_links
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import MarkdownFlavor

HEADING: Final = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# In the templates of any theme, the line
#   {% include "comments.html" %}
# shows the comments of `page` (templates/comments.html). Zola builds drafts with --drafts alone: move one from
# content/drafts/ to content/posts/, and take its line `draft = true` out, to publish it.

"""
_ONLY_PAGES: Final = ("date", "modified", "draft", "categories", "tags", "order")
"""Fields of a page that a section does not have."""
SEARCH: Final = "/blogport-search.js"
"""The path of the index of the search."""
SETTINGS: Final[Mapping[str, Any]] = {
    "compile_sass": False,
    "build_search_index": False,
    "markdown": {"smart_punctuation": False, "render_emoji": False, "external_links_external": False},
    "slugify": {"paths": "off", "taxonomies": "off", "anchors": "on"},
}
"""Settings that are the same for every site: texts stay as they are, terms of similar names stay apart."""


@dataclass(frozen=True)
class ZolaWriter(PagesWriter):
    """A Zola site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "static/"
    preview: ClassVar[str] = "zola --root {target} serve"
    scaffold: ClassVar[str] = "converters.generators.zola"
    any_theme: ClassVar[frozenset[str]] = frozenset({"templates/comments.html", "templates/day.html"})
    shared: ClassVar[Mapping[str, str]] = shared_files("static/")
    generator: ClassVar[Generator] = ZOLA
    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, TEMPLATE_TAGS)
    flavor: ClassVar[MarkdownFlavor] = FLAVOR

    @property
    def style(self) -> Style:
        """How front matter is written."""
        return "toml"

    def stem(self, path: str) -> str:
        """Without `content/`."""
        return path.removeprefix("content/").removesuffix(".md")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """`path` makes a folder of every permalink; the home page is a section, which has few fields."""
        adapted = {**super().adapt(metadata), "name": None}
        if (adapted["order"] or 0) < 0:
            adapted |= {"order": None, "negative": metadata["order"]}
        address = adapted["address"] or ""
        if address == "/":
            return self._home(adapted)
        if address and not address.endswith("/"):
            adapted |= {"address": f"{address}/", "post_url": metadata["post_url"] or metadata["permalink"]}
        return adapted

    def _home(self, metadata: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a section has no field for goes to its own group."""
        fields, said = self.generator.front_matter, {}
        for name in _ONLY_PAGES:
            if metadata.get(name):
                said[fields[name].name.removeprefix("taxonomies.")] = fields[name].format(metadata[name])
        return {**metadata, **dict.fromkeys(_ONLY_PAGES), "address": None, "home": said}

    def body(self, text: str) -> str:
        """`<!--more-->` as Zola has it."""
        return with_literal_links(with_more_tag(text, MORE, "<!-- more -->"))

    def page_file(self, path: str) -> str:
        """Zola makes a folder of every path, also of one that ends in `.html`."""
        return f"{path.strip('/')}/index.html".lstrip("/")

    def write_scaffold(self, site: SiteState) -> None:
        """`config.toml`, templates, the sections, and a page for each list, term and author."""
        super().write_scaffold(site)
        pages = {**self.pages(site), "search": self._file(site, SEARCH)}
        site.out.write("data/pages.json", mapping(pages, ".json"))
        site.out.write_default("config.toml", HEADING + tomli_w.dumps(self._settings(site)))
        for folder in ("posts", "pages"):
            site.out.write_default(
                f"content/{folder}/_index.md", _page({"sort_by": _SORTED[folder], "render": False})
            )
        posts_page = site.site_index.posts_page
        is_page = bool(posts_page) and site.plan.permalinks.assigned(posts_page) == site.posts_path
        taken: set[str] = set()
        for name, fields in _lists(pages, has_posts_page=is_page) if self.has_theme else ():
            while name.lower() in taken:  # a taxonomy may be called `author` or `archive`, too
                name += "-"
            taken.add(name.lower())
            site.out.write(f"content/lists/{name}.md", _page(fields))

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        keys = ["categories", "tags", *sorted(site.terms.custom_keys.values())]
        feeds = [path.strip("/") for path in (FEED, SEARCH) if self._file(site, path)]
        return {
            "base_url": address_of(site),
            "title": about.title,
            "description": about.description,
            "default_language": primary_language(about.language) or "en",
            "generate_feeds": bool(feeds),
            **({"feed_filenames": feeds} if feeds else {}),
            "feed_limit": 50,
            "taxonomies": [{"name": key, "render": not self.has_theme} for key in keys],
            **SETTINGS,
        }


_SORTED: Final = {"posts": "date", "pages": "none"}


def _lists(pages: Mapping[str, Any], *, has_posts_page: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and the front matter of each page that shows a list; `has_posts_page`: a page of the blog stands for that of posts."""
    words = pages["words"][pages["language"]]
    if pages["archive"]:
        yield "archive", _list(words["archive"], pages["archive"], "archive.html")
    if pages["posts_path"] != "/" and not has_posts_page:
        yield "posts", _list(pages["posts_title"], pages["posts_path"], "posts.html")
    for key, path in pages["term_lists"].items():
        if pages["order"].get(key):
            yield key, _list(words[key], path, "terms.html", kind=key)
    for key, terms in pages["terms"].items():
        for number, term in enumerate(terms, 1):
            more = {"description": term.get("description"), "lang": term.get("lang")}
            yield f"{key}-{number}", _list(term["title"], term["url"], "term.html", kind=key, **more)
    if pages["authors_list"]:
        yield AUTHORS, _list(words[AUTHORS], pages["authors_list"], "authors.html")
    for number, author in enumerate(pages["author_pages"], 1):
        yield f"author-{number}", _list(author["title"], author["url"], "author.html")


def _list(title: str, path: str, template: str, **extra: Any) -> dict[str, Any]:
    return {"title": title, "path": path, "template": template, "extra": {"list": True, **extra}}


def _page(fields: Mapping[str, Any]) -> str:
    return front_matter.dump(fields, "", "toml")
