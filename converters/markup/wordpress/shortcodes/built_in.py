"""The handlers of the shortcodes that we know, by name."""

from typing import Final

from converters.markup.wordpress.shortcodes import (
    captions,
    embeds,
    footnotes,
    galleries,
    players,
    tables,
    wrappers,
)
from converters.markup.wordpress.shortcodes.table import Handler

HANDLERS: Final[dict[str, Handler]] = {
    "caption": captions.caption,
    "wp_caption": captions.caption,
    "gallery": galleries.gallery,
    "slideshow": galleries.gallery,
    "playlist": players.playlist,
    "audio": players.audio,
    "video": players.video,
    "powerpress": players.episode,
    "ss_player": players.episode,
    "table": tables.table,
    **embeds.HANDLERS,
    **footnotes.HANDLERS,
    **wrappers.HANDLERS,
}
