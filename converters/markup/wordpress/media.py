"""Media items of the archive as HTML, for galleries and players."""

from collections.abc import Iterable
from html import escape
from pathlib import PurePosixPath

from msgspec.structs import replace

from converters import messages
from converters.io import urls
from converters.markup.wordpress.context import Context
from converters.model import Media

_IMAGES = frozenset([
    "jpg", "jpeg", "jpe", "gif", "png", "bmp", "tif", "tiff", "webp", "avif", "ico", "heic", "svg",
])  # fmt: skip
_AUDIO = frozenset(["mp3", "ogg", "flac", "m4a", "wav", "oga", "opus", "aac"])
_VIDEO = frozenset([
    "mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv", "avi", "mpg", "mpeg", "3gp",
])  # fmt: skip
_TYPES = {"image": _IMAGES, "audio": _AUDIO, "video": _VIDEO}


def type_of(url: str, mime: str = "") -> str:
    """`image`, `audio`, `video` or nothing, by MIME type or by the file's name."""
    kind = mime.partition("/")[0]
    if kind in _TYPES:
        return kind
    suffix = PurePosixPath(urls.split(url).path).suffix[1:].lower()
    return next((kind for kind, suffixes in _TYPES.items() if suffix in suffixes), "")


def by_ids(ids: Iterable[str], what: str, context: Context) -> list[Media]:
    """The media items with these ids, in this order; one that is not there is reported."""
    found: list[Media] = []
    for media_id in ids:
        if (item := context.site_index.media.get(media_id)) and item.url:
            found.append(item)
        else:
            context.note(messages.MISSING_MEDIA, what=what, id=media_id)
    return found


def attached(post_id: str, kind: str, what: str, context: Context) -> list[Media]:
    """The media items of one type that were uploaded to a post; none at all is reported."""
    post = replace(context.post, id=post_id or context.post.id)
    items = [
        item
        for item in context.site_index.attached(post)
        if item.url and type_of(item.url, item.mime) == kind
    ]
    if not items:
        context.note(messages.EMPTY_GALLERY, what=what, id=post.id)
    return items


def image(item: Media, *, linked: bool = False) -> str:
    """`<img>`, within a link to its file if it is to be `linked`."""
    if (kind := type_of(item.url, item.mime)) in ("audio", "video"):
        return f'<{kind} controls src="{escape(item.url)}"></{kind}>'
    tag = f'<img src="{escape(item.url)}" alt="{escape(item.alt)}">'
    return f'<a href="{escape(item.url)}">{tag}</a>' if linked else tag


def figure(content: str, caption: str = "", name: str = "") -> str:
    """`<figure>` with a caption, if there is one."""
    attribute = f' class="{escape(name)}"' if name else ""
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{attribute}>{content}{below}</figure>"
