"""Media of which only the URL is known: the date and name they get in WordPress's media library."""

from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.wxr.writer.permalinks import path
from converters.model import Media
from converters.site.index import SiteIndex


class Uploads:
    """Gives undated files a date, for by that WordPress puts them into folders, and a title as an upload gets it."""

    def __init__(self, site_index: SiteIndex, diagnostics: Diagnostics) -> None:
        self._site_index = site_index
        self._diagnostics = diagnostics

    def completed(self, media: Media) -> Media:
        """The file with what it lacks; the very same if it has a date, as all have that were in a WordPress."""
        if media.date or {"post_date", "post_date_gmt"} & media.extra.keys():
            return media
        date = self._shown(media)
        self._diagnostics.tally(messages.MEDIA_DATE if date else messages.NO_MEDIA_DATE)
        return replace(media, date=date, title=media.title or _name(media))

    def _shown(self, media: Media) -> str | None:
        """The date of the post that it belongs to, or of the first whose featured image it is."""
        above = self._site_index.summaries.get(media.parent)
        return (above.date if above else "") or self._site_index.featured.get(media.id)


def _name(media: Media) -> str:
    return PurePosixPath(media.path or unquote(path(media.url))).stem
