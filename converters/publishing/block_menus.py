"""Menus of block themes, which are posts (`wp_navigation`) or blocks in parts of the theme, as items of classic menus.

The blocks are WordPress's: `core/navigation`, `navigation-link`, `navigation-submenu`, `page-list`, `page-list-item`,
`home-link`; their attributes are those of their `block.json` (WordPress 5.9 to 7.0).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from converters.extra_keys import (
    MENU_ITEM_OBJECT,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_REL,
    MENU_ITEM_TARGET,
    MENU_ITEM_TYPE,
    MENU_ITEM_URL,
)
from converters.markup.html import plain
from converters.markup.wordpress.blocks import Block, parse
from converters.model import MENU_ITEM, Markup, Post, Term, TermRef
from converters.publishing.menus import MENU, PAGE_LIST

NAVIGATION: Final = "wp_navigation"
"""The post type of a menu of blocks."""
PARTS: Final = ("wp_template_part", "wp_template")
"""Post types in which a theme keeps such a menu without its own post."""

_TYPES: Final = {"post-type": "post_type", "taxonomy": "taxonomy", "post-type-archive": "post_type_archive"}
"""`kind` of a link -> the type of a menu item."""
_TAXONOMIES: Final = {"tag": "post_tag"}
"""`type` of a link -> taxonomy, where the block has another word."""


def has_menu(post: Post) -> bool:
    """Whether a post is a menu of blocks, or holds one."""
    text = post.body.text if post.body else ""
    return post.type == NAVIGATION or (post.type in PARTS and "<!-- wp:navigation-" in text)


def menu_of(post: Post) -> list[Term | Post]:
    """The menu that a post is or holds, as a term and its items; nothing where it has no link."""
    blocks = parse(post.body.text if post.body else "")
    if post.type != NAVIGATION:
        blocks = [
            inner for block in _all(blocks) if block.name == "core/navigation" for inner in _inner(block)
        ]
    slug = f"{post.slug or 'navigation'}-{post.id}"
    menu = Term(taxonomy=MENU, slug=slug, name=post.title or slug)
    items = list(_Items(post, TermRef(taxonomy=MENU, slug=slug, name=menu.name)).of(blocks, "0"))
    return [menu, *items] if items else []


class _Items:
    """Makes items, numbered in the order of the page."""

    def __init__(self, post: Post, menu: TermRef) -> None:
        self._post, self._menu = post, menu
        self._number = 0

    def of(self, blocks: Iterable[Block], parent: str) -> Iterator[Post]:
        """The items of the links in blocks, those below a link after it."""
        for block in blocks:
            if not (fields := _fields(block)):
                yield from self.of(_inner(block), parent)  # a group or a row
                continue
            self._number += 1
            id_ = f"{self._post.id}-{self._number}"
            yield Post(
                id=id_,
                type=MENU_ITEM,
                status=self._post.status,
                title=plain(block.text("label")).strip()
                or ("Home" if block.name == "core/home-link" else ""),
                slug=id_,
                date=self._post.date,
                order=self._number,
                terms=(self._menu,),
                excerpt=plain(block.text("title")),
                body=Markup(text=text, dialect="html") if (text := block.text("description")) else None,
                extra={name: [value] for name, value in {**fields, MENU_ITEM_PARENT: parent}.items()},
            )
            yield from self.of(_inner(block), id_)


def _fields(block: Block) -> dict[str, str]:
    """The fields of the item that a block is; none for a block that is no link."""
    id_ = block.text("id")
    match block.name:
        case "core/navigation-link" | "core/navigation-submenu":
            kind = _TYPES.get(block.text("kind"), "") or ("post_type" if block.text("type") == "page" else "")
            kind = kind if id_ or kind == "post_type_archive" else ""
            object_ = block.text("type")
            return {
                MENU_ITEM_TYPE: kind or "custom",
                MENU_ITEM_OBJECT: _TAXONOMIES.get(object_, object_) if kind else "custom",
                MENU_ITEM_OBJECT_ID: id_,
                MENU_ITEM_URL: "" if kind else block.text("url"),
                MENU_ITEM_TARGET: "_blank" if block.attributes.get("opensInNewTab") is True else "",
                MENU_ITEM_REL: block.text("rel"),
            }
        case "core/page-list-item":
            return {MENU_ITEM_TYPE: "post_type", MENU_ITEM_OBJECT: "page", MENU_ITEM_OBJECT_ID: id_}
        case "core/page-list" if not list(_inner(block)):
            return {MENU_ITEM_TYPE: PAGE_LIST, MENU_ITEM_OBJECT_ID: block.text("parentPageID") or "0"}
        case "core/home-link":
            return {MENU_ITEM_TYPE: "custom", MENU_ITEM_OBJECT: "custom", MENU_ITEM_URL: "/"}
    return {}


def _inner(block: Block) -> Iterator[Block]:
    return (part for part in block.content if isinstance(part, Block))


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(_inner(block))
