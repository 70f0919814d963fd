"""Pelican: articles, pages, and comments as pelican_comment_system has them: `content/comments/SLUG/ID.md`."""

import json
import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from converters import messages
from converters.diagnostics import MessageType
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.pelican.generator import PELICAN
from converters.generators.site.front_matter_fields import Fields
from converters.generators.site.run import SiteRun
from converters.generators.site.writer import SsgWriter
from converters.io.filenames import LONGEST_PIECE, assign_unique_paths, safe_filename, shorten
from converters.markup.markdown.flavors import PYTHON_MARKDOWN, MarkdownFlavor
from converters.model import Comment, Post, Term
from converters.publishing import comment_threads
from converters.publishing.permalinks import shown_file
from converters.publishing.settings import primary_language, valid_url, zone

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


TERM_BASES = {"category": "category", "post_tag": "tag"}
"""Taxonomy -> first part of the addresses of its terms, as in `SETTINGS`."""


@dataclass(frozen=True)
class PelicanWriter(SsgWriter):
    """A Pelican site with its comments, one file each; it builds at once."""

    files: ClassVar[str] = "content/"
    next_step: ClassVar[str] = "pelican --autoreload --listen --settings {target}/pelicanconf.py"
    one_category: ClassVar[bool] = True
    old_addresses: ClassVar[MessageType | None] = messages.NO_REDIRECT
    menu_file: ClassVar[str] = "data/menus.json"
    scaffold: ClassVar[str] = "converters.generators.pelican"
    stylesheet: ClassVar[str] = "theme/static/blogport.css"
    generator: ClassVar[Generator] = PELICAN
    flavor: ClassVar[MarkdownFlavor] = PYTHON_MARKDOWN

    @property
    def style(self) -> Style:
        """How the header is written."""
        return "pelican"

    def stem(self, path: str) -> str:
        """What the post is called in addresses, and the folder of its comments."""
        return path.removeprefix("content/").removeprefix("posts/").removesuffix(".md")

    def field_name(self, name: str) -> str:
        """Python-Markdown takes letters, digits, `_` and `-` for a key."""
        return re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_") or "field"

    def adapt(self, facts: dict[str, Any]) -> dict[str, Any]:
        """An article has one category; a file to be saved as goes with an address."""
        categories = facts["categories"]
        return facts | {
            "status": "draft" if facts["draft"] else None,
            "category": next(iter(categories), None),
            "other_categories": categories if len(categories) > 1 else None,
            "file": shown_file(facts["address"]) if facts["address"] else None,
            "title": facts["title"].strip(),
        }

    def comments(self, tree: SiteRun, path: str, post: Post) -> None:
        """`content/comments/SLUG/ID.md`, a file for each."""
        folder = f"content/comments/{self.stem(path)}"
        ids = list(_ids(post.comments))
        files = assign_unique_paths({id_: shorten(safe_filename(id_), LONGEST_PIECE) for id_ in ids})
        ordered = sorted(ids, key=lambda id_: _natural(files[id_])) == ids
        for order, (id_, comment) in enumerate(zip(ids, post.comments, strict=True), 1):
            fields = _comment_header(comment, files.get(comment.parent, ""), None if ordered else order)
            body = comment.body.text.strip("\n") if comment.body else ""
            text = front_matter.dump(fields, body + "\n", "pelican")
            tree.out.write(f"{folder}/{files[id_]}.md", text.encode(errors="replace"))

    def write_scaffold(self, tree: SiteRun) -> None:
        """`pelicanconf.py`, `publishconf.py`, theme, plug-in, and the slugs of terms."""
        super().write_scaffold(tree)
        if not tree.texts:
            tree.out.write_default("content/.gitkeep", b"")  # Pelican builds no site without this folder
        lines = [f"{name} = {value}\n" for name, value in PATHS.items()]
        lines += [f"{name} = {value!r}\n" for name, value in self._settings(tree).items()]
        if tree.menus.found:
            lines.append(MENUS)
        tree.out.write_default("pelicanconf.py", HEADING + "".join(lines))
        address = valid_url(tree.site_index.site.url).rstrip("/") or "https://example.org"
        tree.out.write_default("publishconf.py", PUBLISHING.format(address=address))
        tree.out.write("data/slugs.json", json.dumps(_slugs(tree), ensure_ascii=False, indent=1) + "\n")

    def default_address(self, path: str) -> str:
        """By `ARTICLE_URL` and `PAGE_URL`."""
        folder = "posts/" if path.startswith("content/posts/") else ""
        return f"/{folder}{self.stem(path)}/"

    def term_address(self, tree: SiteRun, term: Term) -> str | None:
        """Only categories and tags that posts are listed under have a page."""
        if (term.taxonomy, term.slug) not in tree.filed or term.taxonomy not in TERM_BASES:
            return None
        slug = _slugs(tree)[tree.taxonomy_key(term.taxonomy)][tree.term_name(term)]
        return self.href(f"/{TERM_BASES[term.taxonomy]}/{slug}/")

    def _settings(self, tree: SiteRun) -> dict[str, Any]:
        site = tree.site_index.site
        types = tree.types - {"post", "page"}
        folders = {path.partition("/")[0] for path, draft in tree.site_index.assets.used.items() if not draft}
        return {
            **({"STATIC_PATHS": sorted(folders)} if folders else {}),
            "SITENAME": site.title,
            "SITESUBTITLE": site.description,
            "SITEURL": "",
            "ARTICLE_PATHS": ["posts"],
            "PAGE_PATHS": ["pages", *sorted(self.type_folder(type_) for type_ in types)],
            "TIMEZONE": zone(tree.common_zone) or "UTC",
            "DEFAULT_LANG": primary_language(site.language) or "en",
            "DEFAULT_CATEGORY": "Uncategorized",
            "USE_FOLDER_AS_CATEGORY": False,
            "DEFAULT_PAGINATION": 20,
            **{
                setting: "" if tree.permalinks.taken(name) else f"{name}/index.html"
                for setting, name in (("CATEGORIES_SAVE_AS", "categories"), ("TAGS_SAVE_AS", "tags"))
            },
            **SETTINGS,
        }


def _slugs(tree: SiteRun) -> dict[str, dict[str, str]]:
    """Name -> slug of terms, by header key: Pelican knows terms by their names. A post's page goes before."""
    slugs: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for term in tree.terms.values():
        names, name = slugs[tree.taxonomy_key(term.taxonomy)], tree.term_name(term)
        if name not in names:
            names[name] = _free_slug(tree, term.taxonomy, name, safe_filename(term.slug))
    return slugs


def _free_slug(tree: SiteRun, taxonomy: str, name: str, wish: str) -> str:
    """A slug whose page is nobody else's; what has no pages has the one it wishes."""
    base, slug, number = TERM_BASES.get(taxonomy), wish, 2
    while base and not tree.permalinks.claim(f"{taxonomy} {name}", f"/{base}/{slug}/"):
        slug, number = f"{wish}-{number}", number + 1
    return slug


def _natural(name: str) -> tuple[int, int, str]:
    """Numbers by their value, as the plug-in has them."""
    return (0, int(name), name) if name.isascii() and name.isdigit() else (1, 0, name)


def _ids(comments: Sequence[Comment]) -> Iterator[str]:
    """The ids of comments, none twice; one without an id is called by its number."""
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


def _comment_header(comment: Comment, parent: str, order: int | None) -> dict[str, Any]:
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
    header = Fields()
    for name, value in fields.items():
        if value not in (None, ""):
            header.put((re.sub(r"[^A-Za-z0-9_-]+", "_", name),), value)
    return header.all


PATHS = {
    "PATH": 'str(HERE / "content")',
    "OUTPUT_PATH": 'str(HERE / "output")',
    "THEME": 'str(HERE / "theme")',
    "THEME_TEMPLATES_OVERRIDES": '[str(HERE / "templates")]',
    "PLUGIN_PATHS": '[str(HERE / "plugins")]',
}
"""Settings that are expressions: some of Pelican's paths are relative to where it is called, others are not."""

SETTINGS: dict[str, Any] = {
    "PLUGINS": ["blogport_comments"],
    # Feeds have whole addresses in them; publishconf.py has some.
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
    # Addresses of what has none of its own.
    "ARTICLE_URL": "posts/{slug}/",
    "ARTICLE_SAVE_AS": "posts/{slug}/index.html",
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "CATEGORY_URL": "category/{slug}/",
    "CATEGORY_SAVE_AS": "category/{slug}/index.html",
    "TAG_URL": "tag/{slug}/",
    "TAG_SAVE_AS": "tag/{slug}/index.html",
    "AUTHOR_SAVE_AS": "",
    "AUTHORS_SAVE_AS": "",
    "ARCHIVES_SAVE_AS": "",
    # Every file is a text of its own, also where two are called the same.
    "ARTICLE_TRANSLATION_ID": None,
    "PAGE_TRANSLATION_ID": None,
    "SLUGIFY_USE_UNICODE": True,
    # An image that says nothing has an empty description, and rightly so.
    "LOG_FILTER": [(logging.WARNING, "Empty alt attribute for image %s in %s")],
    # A `{word}` in an address is a link within the site only with one of Pelican's own words.
    "INTRASITE_LINK_REGEX": "[{|](?P<what>filename|static|attach|category|tag|author|index)[|}]",
}
"""Settings that are the same for every site."""
