"""Makes posts of the items of menus."""

from collections.abc import Mapping
from typing import Any

from converters.extra_keys import (
    MENU_ITEM_CLASSES,
    MENU_ITEM_OBJECT,
    MENU_ITEM_OBJECT_ID,
    MENU_ITEM_PARENT,
    MENU_ITEM_REL,
    MENU_ITEM_TARGET,
    MENU_ITEM_TYPE,
    MENU_ITEM_URL,
    TITLE_HTML,
)
from converters.formats.wordpress_rest.responses import (
    Values,
    reference,
    status_of,
    strings,
    text,
    whole_number,
)
from converters.formats.wordpress_rest.texts import shown_text
from converters.io.character_references import unescape
from converters.model import MENU_ITEM, Markup, Post, TermRef


def menu_item(values: Values, menus: Mapping[str, Values]) -> Post:
    """An item of one of the `menus` (by id), as WordPress stores it (`wp_setup_nav_menu_item`)."""
    menu = menus.get(reference(values, "menus"), {})
    extra: dict[str, Any] = {
        MENU_ITEM_TYPE: [text(values, "type")],
        MENU_ITEM_OBJECT: [text(values, "object")],
        MENU_ITEM_OBJECT_ID: [text(values, "object_id")],
        MENU_ITEM_PARENT: [text(values, "parent")],
        MENU_ITEM_URL: [text(values, "url") if text(values, "type") == "custom" else ""],
        MENU_ITEM_TARGET: [text(values, "target")],
        MENU_ITEM_CLASSES: [" ".join(strings(values.get("classes")))],
        MENU_ITEM_REL: [" ".join(strings(values.get("xfn")))],
    }
    description = text(values, "description")
    return Post(
        id=text(values, "id"),
        type=MENU_ITEM,
        status=status_of(values, "publish"),
        title=shown_text(text(values, "title"), TITLE_HTML, extra),
        order=whole_number(values.get("menu_order")) or 0,
        excerpt=text(values, "attr_title"),
        body=Markup(text=description, dialect="html") if description else None,
        terms=(TermRef(taxonomy="nav_menu", slug=text(menu, "slug"), name=unescape(text(menu, "name"))),)
        if menu
        else (),
        extra=extra,
    )
