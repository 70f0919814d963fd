"""The pages that list all media, written after the posts, when it is known which files are copied."""

import tempfile
from itertools import islice
from typing import Final, Self, cast

from converters.formats.html.embedded_data import EmbeddedData
from converters.formats.html.writer.context import RenderContext, web_url
from converters.formats.html.writer.embedding import data_block
from converters.formats.html.writer.lists import index
from converters.formats.html.writer.page_paths import relative
from converters.formats.html.writer.page_writer import PageWriter
from converters.io.media_types import is_image
from converters.model import Media
from converters.privacy import public_media
from converters.storage.record_lines import decode, encode

MEDIA_PER_PAGE: Final = 200


class MediaPages:
    """A context manager: the media wait in a temporary file."""

    def __init__(self, context: RenderContext, pages: PageWriter) -> None:
        self._context, self._pages = context, pages

    def __enter__(self) -> Self:
        self._waiting = tempfile.TemporaryFile()
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.close()

    def add(self, media: Media) -> None:
        """Keep a media item for its page."""
        media = public_media(media)
        if not self._context.assets.searched:
            self._context.missing_assets.add(media.url)
        self._waiting.write(encode(media))

    def write(self) -> None:
        """Write the pages."""
        total = len(self._context.site_index.media)
        self._waiting.seek(0)
        number = 0
        while items := [cast(Media, decode(line)) for line in islice(self._waiting, MEDIA_PER_PAGE)]:
            number += 1
            file = self._file(number)
            more = number * MEDIA_PER_PAGE < total
            self._pages.write(
                "media.html",
                file,
                title=self._context.words["media"],
                media=[self._shown(file, media) for media in items],
                data=data_block(EmbeddedData(media=tuple(items))),
                newer=relative(file, self._file(number - 1)) if number > 1 else "",
                older=relative(file, self._file(number + 1)) if more else "",
            )

    def _shown(self, page: str, media: Media) -> tuple[Media, str, bool]:
        """A media item, the link to its file, and whether that is an image which is copied."""
        path = self._context.assets.if_used(media)
        link = relative(page, path) if path else web_url(media.url)
        return media, link, bool(path and is_image(path))

    def _file(self, number: int) -> str:
        return self._context.paths.list_file(index("media"), number)
