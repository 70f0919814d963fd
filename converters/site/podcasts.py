"""The sound or film of a podcast's episode, which WordPress's plug-ins keep in custom fields.

- `enclosure`: URL, length in bytes, media type, a line each (`do_enclose`); PowerPress adds a line of serialized PHP with
  the duration, and has a field `_CHANNEL:enclosure` for each further feed.
- `audio_file` (Seriously Simple Podcasting 1 to 3): the URL; `filesize_raw` in bytes, `duration`.
"""

from html import escape
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.extra_keys import first_text
from converters.io import urls
from converters.io.media_types import mime_of
from converters.model import Post

ENCLOSURE: Final = "enclosure"
AUDIO_FILE: Final = "audio_file"

_DURATION: Final = lazy_re.compile(r's:8:"duration";s:\d+:"([\d:]{1,12})"')
_PLAYERS: Final = ("audio", "video")


class Episode(NamedTuple):
    """A file of an episode. `length` is in bytes, 0 where it is not known; `duration` as `00:12:30`, or in seconds."""

    url: str
    length: int
    type: str
    duration: str

    def fields(self) -> dict[str, Any]:
        """For front matter."""
        return {name: value for name, value in self._asdict().items() if value or name == "length"}


def episode(post: Post) -> Episode | None:
    """The file of the episode that a post is; None for a post that is not an episode."""
    names = (ENCLOSURE, *(name for name in post.extra if name.endswith(f":{ENCLOSURE}")))
    lines = next((text for name in names if (text := first_text(post.extra, name).strip())), "").split("\n")
    url = lines[0].strip() or first_text(post.extra, AUDIO_FILE).strip()
    if urls.split(url).scheme not in ("http", "https"):
        return None
    stated = [line.strip() for line in lines[1:3]] if lines[0].strip() else []
    length, type_ = (*stated, "", "")[:2]
    length = length or first_text(post.extra, "filesize_raw")
    found = _DURATION.search("\n".join(lines[3:]))
    return Episode(
        url,
        int(length) if length.isascii() and length.isdecimal() else 0,
        type_ if "/" in type_ else mime_of(urls.split(url).path) or "audio/mpeg",
        found[1] if found else first_text(post.extra, "duration").strip(),
    )


def player(found: Episode) -> str:
    """HTML that plays a file; a link to one that no browser plays."""
    kind = found.type.partition("/")[0]
    url = escape(found.url)
    if kind in _PLAYERS:
        return f'<{kind} controls preload="none" src="{url}"></{kind}>\n'
    return (
        f'<p><a href="{url}">{escape(urls.split(found.url).path.rpartition("/")[2] or found.url)}</a></p>\n'
    )


def with_player(html: str, post: Post) -> str:
    """The HTML of a post below the player of its episode, unless its file is in it already."""
    found = episode(post)
    if not found or found.url in html or escape(found.url) in html:
        return html
    return player(found) + html
