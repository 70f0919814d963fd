"""Hugo: pages under `content/`, comments and all other data under `data/`, and a theme so that it builds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import tomli_w

from converters import kinds
from converters.content.markdown.spelling import GOLDMARK, Spelling
from converters.formats import front_matter
from converters.formats.front_matter import Style
from converters.model import Post, Term
from converters.names import portable
from converters.writers import discussion
from converters.writers.addresses import Unfit, plain_path
from converters.writers.headers import Key, moment
from converters.writers.markdown import MarkdownTree
from converters.writers.settings import primary_language, zone
from converters.writers.tree import Tree

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# Another theme: put it in themes/ and its name below. In its page layout, the line
#   {{ partial "comments.html" . }}
# shows the comments (layouts/partials/comments.html).

"""

RESERVED = frozenset(
    {"aliases", "build", "cascade", "content", "date", "description", "draft", "expirydate", "headless"}
    | {"iscjklanguage", "keywords", "kind", "lang", "lastmod", "layout", "linktitle", "markup", "menu", "menus"}
    | {"modified", "outputs", "params", "path", "pubdate", "published", "publishdate", "resources", "sitemap"}
    | {"sites", "slug", "summary", "title", "translationkey", "type", "unpublishdate", "url", "weight"}
)
"""Hugo's own keys; they are read in lower case."""


TERM_BASES = {"category": "category", "post_tag": "tag"}
"""Taxonomy -> first part of the addresses of its terms, as WordPress has it unless told otherwise."""


@dataclass(frozen=True)
class Hugo(MarkdownTree):
    """A Hugo site with its comments, as data; it builds at once."""

    front_matter: Literal["yaml", "toml"] = field(
        default="yaml", metadata={"help": "how headers are written: yaml or toml"}
    )

    next_step: ClassVar[str] = "hugo server --source {target}"
    templates: ClassVar[str] = "hugo"
    spelling: ClassVar[Spelling] = GOLDMARK
    places: ClassVar[Mapping[str, str]] = {
        "post": "content/posts/{name}.md",
        "page": "content/pages/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    }
    keys: ClassVar[Mapping[str, Key]] = {
        "title": Key("title"),
        "date": Key("date", moment),
        "modified": Key("lastmod", moment),
        "draft": Key("draft"),
        "address": Key("url"),
        "former": Key("aliases"),
        "description": Key("description"),
        "excerpt": Key("summary"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "weight": Key("weight"),
        "author": Key("params.author"),
        "image": Key("params.images", lambda url: [url]),
        "format": Key("params.format"),
        "sticky": Key("params.sticky"),
        "id": Key("params.post_id"),
        "slug": Key("params.post_slug"),
        "parent": Key("params.parent"),
        "likes": Key("params.likes"),
        "comments_open": Key("params.comments_open"),
        "comments_key": Key("params.comments_key"),
    }
    reserved: ClassVar[frozenset[str]] = RESERVED
    reserved_folders: ClassVar[frozenset[str]] = frozenset({"categories", "tags", "posts", "pages"})
    group: ClassVar[str] = "params."

    @property
    def style(self) -> Style:
        """How the header is written."""
        return self.front_matter

    def stem(self, path: str) -> str:
        """Without `content/`."""
        return path.removeprefix("content/").removesuffix(".md")

    def comments(self, tree: Tree, path: str, post: Post) -> None:
        """`data/comments/KEY.yaml`; the header has the key."""
        tree.write_thread(f"data/comments/{discussion.file_key(self.stem(path))}.yaml", post)

    def furnish(self, tree: Tree) -> None:
        """`hugo.toml`, the theme, and the pages of folders."""
        super().furnish(tree)
        tree.out.offer("hugo.toml", HEADING + tomli_w.dumps(_settings(tree)))
        hidden = {"build": {"render": "never", "list": "never"}}
        tree.out.offer("content/pages/_index.md", front_matter.join({"title": "Pages", **hidden}, "", self.style))
        self._term_pages(tree)
        for folder, title in (("posts", "Posts"), ("categories", "Categories"), ("tags", "Tags")):
            taken = hidden if tree.addresses.taken(folder) else {}
            if taken or folder == "posts":
                header = {"title": title, **taken}
                tree.out.offer(f"content/{folder}/_index.md", front_matter.join(header, "", self.style))

    def _term_pages(self, tree: Tree) -> None:
        """A page for each term, at the address that WordPress gave it by default. Hugo finds it by
        the name in the posts' headers; a name that is no name for a folder goes without."""
        parents = {(term.taxonomy, term.slug): term.parent for term in tree.terms}
        written: set[str] = set()
        for term in tree.terms:
            folder = "-".join((term.name or term.slug).lower().split())
            path = f"content/{tree.taxonomy_key(term.taxonomy)}/{folder}/_index.md"
            if path in written:
                tree.log.report(kinds.SAME_TERM_NAME, term, name=term.name)
            elif portable(folder) == folder:
                written.add(path)
                above = {"params": {"parent": term.parent}} if term.parent else {}
                header = {
                    "title": term.name or term.slug,
                    "url": _term_address(tree, term, parents),
                    "description": term.description,
                    **above,
                }
                filled = {name: value for name, value in header.items() if value}
                tree.out.write(path, front_matter.join(filled, "", self.style))


def _term_address(tree: Tree, term: Term, parents: Mapping[tuple[str, str], str]) -> str | None:
    """`/category/PARENT/SLUG/`, `/tag/SLUG/`, `/TAXONOMY/SLUG/`, if posts keep theirs and nothing else is there."""
    slugs = [term.slug]
    while term.taxonomy == "category" and (parent := parents.get((term.taxonomy, slugs[0]))):
        if parent in slugs:
            break
        slugs.insert(0, parent)
    base = TERM_BASES.get(term.taxonomy, term.taxonomy)
    try:
        path = plain_path(f"/{base}/{'/'.join(slugs)}/")
    except Unfit:
        return None
    return path if tree.addresses and tree.addresses.claim(f"{term.taxonomy} {term.slug}", path) else None


def _settings(tree: Tree) -> dict[str, Any]:
    site = tree.catalogue.site
    taxonomies = {"category": "categories", "tag": "tags"}
    taxonomies |= {key: key for key in sorted(tree.taxonomies.values())}
    settings = {
        "baseURL": site.url.rstrip("/") + "/" if site.url else "https://example.org/",
        "title": site.title,
        "locale": site.language or None,
        "defaultContentLanguage": primary_language(site.language) or None,
        "timeZone": zone(tree.common_zone),
        "theme": "blogport",
        "buildFuture": True,
        "titleCaseStyle": "none",
        "capitalizeListTitles": False,
        "pluralizeListTitles": False,
        "enableEmoji": False,
        "params": {"description": site.description} if site.description else None,
        "taxonomies": taxonomies,
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }
    return {name: value for name, value in settings.items() if value is not None}
