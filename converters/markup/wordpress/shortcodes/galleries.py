"""`[gallery]` and `[slideshow]`: images of the archive, each a figure with its caption."""

from collections.abc import Callable

from converters.extra_keys import MENU_ORDER
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.media import attached, by_ids, figure, image
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.markup.wordpress.shortcodes.unclosed import then_content
from converters.model import Media

_ORDERS: dict[str, Callable[[Media], tuple[int, int, str]]] = {
    "menu_order": lambda item: (_place(item), len(item.id), item.id),
    "id": lambda item: (0, len(item.id), item.id),
    "title": lambda item: (0, 0, item.title.lower()),
    "date": lambda item: (0, 0, item.date or ""),
    "post_date": lambda item: (0, 0, item.date or ""),
}


def gallery(shortcode: Shortcode, context: Context) -> str:
    """Show it as `gallery_shortcode`: the images it names, or those uploaded to the post."""
    columns = shortcode.first("columns")
    html = render(
        chosen(shortcode, "image", context),
        linked=shortcode.first("link") == "file",
        columns=int(columns) if columns.isascii() and columns.isdecimal() and 0 < int(columns) < 10 else 3,
    )
    return then_content(html, shortcode, context)


def render(items: list[Media], *, linked: bool = False, caption: str = "", columns: int = 0) -> str:
    """A figure of figures, in `columns` where that is not 0; nothing for no images."""
    if not items:
        return ""
    figures = "\n".join(figure(image(item, linked=linked), item.caption) for item in items)
    name = f"gallery gallery-columns-{columns}" if columns else "gallery"
    return figure(f"\n{figures}\n", caption, name)


def chosen(shortcode: Shortcode, kind: str, context: Context) -> list[Media]:
    """The media items that a gallery or playlist shows, in its order."""
    wanted = split_ids(shortcode.first("ids", "include"))
    if wanted:
        items = by_ids(wanted, shortcode.name, context)
    else:
        excluded = set(split_ids(shortcode.first("exclude")))
        items = attached(shortcode.first("id"), kind, shortcode.name, context)
        items = [item for item in items if item.id not in excluded]
    as_named = "post__in" if shortcode.first("ids") else "menu_order"
    order = (shortcode.first("orderby").lower() or as_named).partition(" ")[0]
    if key := _ORDERS.get(order):
        items.sort(key=key, reverse=shortcode.first("order").upper() == "DESC")
    return items


def _place(item: Media) -> int:
    """Where its author dragged an image to, among those of its post."""
    text = item.extra.get(MENU_ORDER, "")
    return int(text) if isinstance(text, str) and text.isascii() and text.isdecimal() else 0


def split_ids(text: str) -> list[str]:
    """Ids from a list with commas."""
    return [media_id for part in text.replace(",", " ").split() if (media_id := part.strip("\"'”“″"))]
