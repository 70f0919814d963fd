"""Pelican: articles, pages, and comments as pelican_comment_system has them: `content/comments/SLUG/ID.md`."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from converters import messages
from converters.fields import Loss
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.losses import COMMON_LOSSES
from converters.generators.pelican.generator import PELICAN
from converters.generators.pelican.losses import LOSSES
from converters.generators.site.layout import RedirectFinding
from converters.generators.site.listed_terms import ListedTermsWriter, meta_field_name
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import (
    ARCHIVE,
    AUTHORS,
    address_of,
    listed_authors,
    shared_files,
    words_of,
)
from converters.io.filenames import LONGEST_PIECE, assign_unique_paths, safe_filename, shorten
from converters.io.languages import primary_language
from converters.io.output import FolderOutput
from converters.markup.markdown.flavors import PYTHON_MARKDOWN, MarkdownFlavor
from converters.model import Comment, Post
from converters.publishing import comment_threads
from converters.publishing.settings import zone
from converters.publishing.unique_fields import UniqueFields
from converters.site.new_site import SitePages
from converters.site.permalinks import shown_file
from converters.site.post_summaries import POSTS

HEADING = '''\
"""Settings of this site; blogport wrote them once and leaves them alone from now on.

In the templates of any theme, the line

    {% include "comments.html" %}

in article.html and page.html shows the comments (templates/comments.html, plugins/blogport_comments.py).
For the web, build with publishconf.py, which adds the site's address and its feeds.
"""

import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
'''

PUBLISHED = "redirects"
PATHS_OF_REDIRECTS = """\
# What is in content/redirects/ goes to the root of the site: `_redirects`, and pages that lead from old addresses.
EXTRA_PATH_METADATA = {
    f"redirects/{path}": {"path": path}
    for path in (
        file.relative_to(HERE / "content" / "redirects").as_posix()
        for file in sorted((HERE / "content" / "redirects").rglob("*"))
        if file.is_file()
    )
}
"""

MENUS = """\
MENUS = json.loads((HERE / "data" / "menus.json").read_text("utf-8"))
MENUITEMS = [(item["title"], item.get("url", "")) for item in MENUS[0]["children"]]
DISPLAY_PAGES_ON_MENU = DISPLAY_CATEGORIES_ON_MENU = False
"""

PUBLISHING = '''\
"""What is different on the web: pelican --settings publishconf.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *  # noqa: E402, F403

SITEURL = {address!r}
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{{slug}}.atom.xml"
'''


SITEMAP = """\
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "sitemap"]  # noqa: F405
SITEMAP_SAVE_AS = "sitemap.xml"
"""

TRANSLATIONS = {"ARTICLE_TRANSLATION_ID": "translation_key", "PAGE_TRANSLATION_ID": "translation_key"}
"""Of a site in several languages: what translations share; every text must have it then."""


@dataclass(frozen=True)
class PelicanWriter(ListedTermsWriter):
    """A Pelican site with its comments, one file each; it builds at once."""

    files: ClassVar[str] = "content/"
    preview: ClassVar[str] = "pelican --autoreload --listen --settings {target}/pelicanconf.py"
    one_category: ClassVar[bool] = True
    redirects: ClassVar[RedirectFinding | None] = RedirectFinding(
        messages.NO_REDIRECT, {"generator": "Pelican", "field": "Old_slugs"}
    )
    menu_file: ClassVar[str] = "data/menus.json"
    form_file: ClassVar[str] = "data/comment_form.json"
    scaffold: ClassVar[str] = "converters.generators.pelican"
    has_comment_form: ClassVar[bool] = True
    any_theme: ClassVar[frozenset[str]] = frozenset(
        {"templates/comments.html", "plugins/blogport_comments.py"}
    )
    shared: ClassVar[Mapping[str, str]] = shared_files("theme/static/")
    site_pages: ClassVar[SitePages] = SitePages(feed="/feeds/all.atom.xml", sitemap="/sitemap.xml")
    published: ClassVar[str | None] = "content/redirects/"
    generator: ClassVar[Generator] = PELICAN
    lists_first_category: ClassVar[bool] = True
    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, *LOSSES)
    flavor: ClassVar[MarkdownFlavor] = PYTHON_MARKDOWN

    @property
    def style(self) -> Style:
        """How front matter is written."""
        return "meta"

    def stem(self, path: str) -> str:
        """The name of the post in its default path, and of the folder of its comments."""
        return path.removeprefix("content/").removeprefix("posts/").removesuffix(".md")

    def field_name(self, name: str) -> str:
        """Python-Markdown takes letters, digits, `_` and `-` for a key."""
        return meta_field_name(name)

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """An article has one category; `URL` needs a `Save_as` beside it."""
        categories, path = metadata["categories"], metadata["address"]
        return {
            **metadata,
            "status": "draft" if metadata["draft"] else None,
            "category": next(iter(categories), None),
            "other_categories": categories if len(categories) > 1 else None,
            "file": _file(path, metadata["role"]) if path else None,
            "title": metadata["title"].strip(),
            "translation_key": metadata["translation_group"],
        }

    def comments(self, out: FolderOutput, path: str, post: Post) -> None:
        """`content/comments/SLUG/ID.md`, a file for each comment."""
        folder = f"content/comments/{self.stem(path)}"
        ids = list(_ids(post.comments))
        files = assign_unique_paths({id_: shorten(safe_filename(id_), LONGEST_PIECE) for id_ in ids})
        ordered = sorted(ids, key=lambda id_: _natural(files[id_])) == ids
        for order, (id_, comment) in enumerate(zip(ids, post.comments, strict=True), 1):
            fields = _comment_fields(comment, files.get(comment.parent, ""), None if ordered else order)
            body = comment.body.text.strip("\n") if comment.body else ""
            text = front_matter.dump(fields, body + "\n", "meta")
            out.write(f"{folder}/{files[id_]}.md", text.encode(errors="replace"))

    def write_scaffold(self, site: SiteState) -> None:
        """`pelicanconf.py`, `publishconf.py`, theme, plug-in, and the slugs of terms."""
        super().write_scaffold(site)
        if not site.posts:
            site.out.write_default("content/.gitkeep", b"")  # Pelican builds no site without this folder
        paths = {name: value for name, value in PATHS.items() if self.has_theme or name != "THEME"}
        lines = [f"{name} = {value}\n" for name, value in paths.items()]
        lines += [f"{name} = {value!r}\n" for name, value in self._settings(site).items()]
        lines.append(PATHS_OF_REDIRECTS)
        if site.menus:
            lines.append(MENUS)
        site.out.write_default("pelicanconf.py", HEADING + "".join(lines))
        address = address_of(site)
        publishing = PUBLISHING.format(address=address) + (SITEMAP if self.has_theme else "")
        site.out.write_default("publishconf.py", publishing)
        self.write_data(site)

    def default_path(self, file: str) -> str:
        """By `ARTICLE_URL` and `PAGE_URL`."""
        folder = "posts/" if file.startswith("content/posts/") else ""
        return f"/{folder}{self.stem(file)}/"

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        types = site.types - {"post", "page"}
        folders = {path.partition("/")[0] for path, draft in site.run.assets.used.items() if not draft}
        return {
            "STATIC_PATHS": sorted(folders | {PUBLISHED}),
            **_list_settings(site),
            **(_theme_settings(site, archive=self.has_archive(site)) if self.has_theme else {}),
            "SITENAME": about.title,
            "SITESUBTITLE": about.description,
            "SITEURL": "",
            "ARTICLE_PATHS": ["posts"],
            "PAGE_PATHS": ["pages", *sorted(self.type_folder(type_) for type_ in types)],
            "TIMEZONE": zone(site.common_zone) or "UTC",
            "DEFAULT_LANG": next(iter(site.site_index.languages), primary_language(about.language) or "en"),
            "DEFAULT_CATEGORY": words_of(about.language)["uncategorized"],
            "USE_FOLDER_AS_CATEGORY": False,
            "DEFAULT_PAGINATION": 20,
            **{
                setting: "" if site.claims.taken(name) else f"{name}/index.html"
                for setting, name in (("CATEGORIES_SAVE_AS", "categories"), ("TAGS_SAVE_AS", "tags"))
            },
            "PLUGINS": ["blogport_comments", *(["blogport_theme"] if self.has_theme else [])],
            **SETTINGS,
            **(TRANSLATIONS if site.site_index.languages else {}),
        }


def _theme_settings(site: SiteState, *, archive: bool) -> dict[str, Any]:
    """The lists that our theme has templates for: archive, authors where there are several, and the index of the search."""
    authors = any(listed_authors(site))
    return {
        "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives", "search_index"],
        "SEARCH_INDEX_SAVE_AS": "theme/search-index.js",
        "ARCHIVES_URL": f"{ARCHIVE}/",
        "ARCHIVES_SAVE_AS": f"{ARCHIVE}/index.html" if archive else "",
        "AUTHOR_SAVE_AS": "author/{slug}/index.html" if authors else "",
        "AUTHORS_SAVE_AS": f"{AUTHORS}/index.html" if authors and not site.claims.taken(AUTHORS) else "",
    }


def _file(path: str, role: str) -> str | bool:
    """The file of a page; False for that of the page for posts, which Pelican makes of the list."""
    return "index.html" if path == "/" else False if role == POSTS else shown_file(path)


def _list_settings(site: SiteState) -> dict[str, str]:
    """Where the list of posts is, if a page is the home page."""
    if not site.site_index.front_page:
        return {}
    path = site.posts_path
    return {
        "INDEX_SAVE_AS": shown_file(path),
        "INDEX_URL": path.lstrip("/"),
        "POSTS_TITLE": site.posts_title,
    }


def _natural(name: str) -> tuple[int, int, str]:
    """Numbers by their value, as the plug-in sorts them."""
    return (0, int(name), name) if name.isascii() and name.isdigit() else (1, 0, name)


def _ids(comments: Sequence[Comment]) -> Iterator[str]:
    """The ids of comments, each unique; a comment without an id gets one from its number."""
    known = {comment.id for comment in comments}
    given: set[str] = set()
    for number, comment in enumerate(comments, 1):
        id_ = comment.id
        if not id_ or id_ in given:
            wish, more = f"comment-{number}", 2
            id_ = wish
            while id_ in known or id_ in given:
                id_, more = f"{wish}-{more}", more + 1
        given.add(id_)
        yield id_


def _comment_fields(comment: Comment, parent: str, order: int | None) -> dict[str, Any]:
    who = comment.author
    fields = {
        "format": "html",  # what is harmless as HTML may be harmful as Markdown
        "date": comment.date,
        "author": " ".join(who.name.split()),
        "website": comment_threads.link(who.url),
        "replyto": parent,
        "order": order,
        "type": comment.type,
        "status": comment.status if comment.status != "approved" else "",
        "likes": comment.likes,
        "user": who.user,
        "email": who.email,
        "ip": who.ip,
        **{f"meta_{name}": value for name, value in comment.extra.items()},
    }
    unique = UniqueFields()
    for name, value in fields.items():
        if value not in (None, ""):
            unique.add((re.sub(r"[^A-Za-z0-9_-]+", "_", name),), value)
    return unique.all


PATHS = {
    "PATH": 'str(HERE / "content")',
    "OUTPUT_PATH": 'str(HERE / "output")',
    "THEME": 'str(HERE / "theme")',
    "THEME_TEMPLATES_OVERRIDES": '[str(HERE / "templates")]',
    "PLUGIN_PATHS": '[str(HERE / "plugins")]',
}
"""Settings that are expressions: some of Pelican's paths are relative to where it is called, others are not."""

SETTINGS: dict[str, Any] = {
    # Feeds contain absolute URLs; publishconf.py turns some on.
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    # Drafts are read, but not published.
    "DRAFT_SAVE_AS": "",
    "DRAFT_PAGE_SAVE_AS": "",
    # Comments are shown below their posts, and are never posts or files of the site by themselves.
    **{f"{what}_EXCLUDES": ["comments"] for what in ("ARTICLE", "PAGE", "STATIC")},
    # Paths of what states none.
    "ARTICLE_URL": "posts/{slug}/",
    "ARTICLE_SAVE_AS": "posts/{slug}/index.html",
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "CATEGORY_URL": "category/{slug}/",
    "CATEGORY_SAVE_AS": "category/{slug}/index.html",
    "TAG_URL": "tag/{slug}/",
    "TAG_SAVE_AS": "tag/{slug}/index.html",
    "AUTHOR_URL": "author/{slug}/",
    # Every file is a separate text, also where two have the same name.
    "ARTICLE_TRANSLATION_ID": None,
    "PAGE_TRANSLATION_ID": None,
    "SLUGIFY_USE_UNICODE": True,
    # An image that says nothing has an empty description, and rightly so.
    "LOG_FILTER": [(logging.WARNING, "Empty alt attribute for image %s in %s")],
    # A `{word}` in a URL is a link within the site only with one of the words of Pelican.
    "INTRASITE_LINK_REGEX": "[{|](?P<what>filename|static|attach|category|tag|author|index)[|}]",
}
"""Settings that are the same for every site."""
