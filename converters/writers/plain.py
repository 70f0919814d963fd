"""Plain Markdown: YAML headers in words that everyone understands, comments in a file beside the post."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from converters.content.markdown.spelling import COMMONMARK_GFM, Spelling
from converters.model import Post
from converters.names import shorten
from converters.writers.headers import Key, moment
from converters.writers.markdown import MarkdownTree
from converters.writers.tree import Tree


@dataclass(frozen=True)
class Plain(MarkdownTree):
    """Markdown files with YAML headers and no generator's habits; comments lie beside the posts."""

    spelling: ClassVar[Spelling] = COMMONMARK_GFM
    places: ClassVar[Mapping[str, str]] = {
        "post": "posts/{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "{type}/{above}{name}.md",
    }
    keys: ClassVar[Mapping[str, Key]] = {
        "title": Key("title"),
        "date": Key("date", moment),
        "modified": Key("modified", moment),
        "draft": Key("draft"),
        "kind": Key("type"),
        "id": Key("id"),
        "slug": Key("slug"),
        "permalink": Key("url"),
        "old_slugs": Key("old_slugs"),
        "author": Key("author"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "format": Key("format"),
        "description": Key("description"),
        "excerpt": Key("excerpt"),
        "image": Key("image"),
        "image_alt": Key("image_alt"),
        "sticky": Key("sticky"),
        "order": Key("order"),
        "parent": Key("parent"),
        "likes": Key("likes"),
        "comments_open": Key("comments_open"),
    }
    reserved: ClassVar[frozenset[str]] = frozenset(key.name for key in keys.values())
    reserved_folders: ClassVar[frozenset[str]] = frozenset({"posts", "pages", "data"})

    def page_address(self, address: str | None, path: str) -> str:
        """The file: there is no site that would show it elsewhere."""
        return self.href(path)

    def comments(self, tree: Tree, path: str, post: Post) -> None:
        """`NAME.comments.yaml` beside `NAME.md`."""
        folder, slash, name = path.rpartition("/")
        tree.write_thread(f"{folder}{slash}{shorten(name.removesuffix('.md') + '.comments.yaml')}", post)
