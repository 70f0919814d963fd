"""Renders posts by their type, as Tumblr had them before blocks: text, photo, quote, link, chat, audio, video, answer.

Texts in them are HTML. The names of the fields are those of the API's version 2; `version_1` gives them to posts of version 1.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from converters.formats.tumblr.npf import quotation
from converters.io.json.parts import object_at, objects_at
from converters.io.moderation_flags import hidden_status
from converters.markup import bare

Fields = Mapping[str, Any]


def rendered(post: Fields) -> str | None:
    """The HTML of a post; None for a type that is not known."""
    render = _TYPES.get(str(post.get("type")))
    return None if render is None else "\n".join(filter(None, render(post)))


def version_1(post: Fields) -> dict[str, Any]:
    """The fields of a post of the API's version 1 (`/api/read`) by their names in version 2."""
    found: dict[str, Any] = {
        new: post[old] for old, new in _NEW_NAMES.items() if post.get(old) not in (None, "")
    }
    found["type"] = _NEW_TYPES.get(str(post.get("type")), post.get("type"))
    photos: list[Fields] = [*objects_at(post, "photos")] or [post]
    found["photos"] = [
        {"caption": item.get("caption") or "", "original_size": {"url": url}}
        for item in photos
        if (url := next((item[name] for name in _PHOTOS if item.get(name)), ""))
    ]
    if hidden_status(post):
        found["state"] = "private"
    unknown = (
        name for name in post if name not in _NEW_NAMES and name != "private" and not name.startswith(_OTHERS)
    )
    return found | {name: post[name] for name in unknown if name not in found}


def _text(post: Fields) -> list[str]:
    return [_value(post, "body")]


def _photo(post: Fields) -> list[str]:
    link = _value(post, "link_url")
    images = [
        bare.image(url, "", str(photo.get("caption") or ""), link)
        for photo in objects_at(post, "photos")
        if (url := _photo_url(photo))
    ]
    shown = bare.figure("".join(images), kind="gallery") if len(images) > 1 else "".join(images)
    return [shown, _value(post, "caption")]


def _photo_url(photo: Fields) -> str:
    sizes = [object_at(photo, "original_size"), *objects_at(photo, "alt_sizes")]
    return next((str(size["url"]) for size in sizes if size.get("url")), "")


def _quote(post: Fields) -> list[str]:
    source = _value(post, "source")
    cite = f"<cite>{source}</cite>" if source else ""
    return [f"<blockquote><p>{_value(post, 'text')}</p>{cite}</blockquote>"]


def _link(post: Fields) -> list[str]:
    url, title = _value(post, "url"), _value(post, "title")
    return [
        f'<p><a href="{escape(url)}">{title or escape(url, quote=False)}</a></p>',
        _value(post, "description"),
    ]


def _chat(post: Fields) -> list[str]:
    lines = objects_at(post, "dialogue")
    if not lines:
        return [
            "".join(
                f"<p>{escape(line, quote=False)}</p>" for line in _value(post, "body").splitlines() if line
            )
        ]
    return [
        f"<p><strong>{escape(str(line.get('label') or ''), quote=False)}</strong> {escape(str(line.get('phrase') or ''), quote=False)}</p>"
        for line in lines
    ]


def _audio(post: Fields) -> list[str]:
    about = ", ".join(filter(None, (_value(post, name) for name in ("track_name", "artist", "album"))))
    url = _value(post, "audio_url", "audio_source_url")
    player = _value(post, "player", "embed") or (
        f'<audio src="{escape(url)}" controls=""></audio>' if url else ""
    )
    return [bare.figure(player, escape(about, quote=False)) if player else about, _value(post, "caption")]


def _video(post: Fields) -> list[str]:
    codes = [item for item in objects_at(post, "player") if item.get("embed_code")]
    code = (
        str(max(codes, key=lambda item: item.get("width") or 0)["embed_code"])
        if codes
        else _value(post, "embed")
    )
    if not code and isinstance(post.get("player"), str):
        code = _value(post, "player")
    url = _value(post, "video_url")
    poster = _value(post, "thumbnail_url")
    own = f'<video src="{escape(url)}" poster="{escape(poster)}" controls=""></video>' if url else ""
    link = _value(post, "permalink_url")
    return [
        bare.figure(own or code) if own or code else f"<p>{bare.anchor(link, link)}</p>" if link else "",
        _value(post, "caption"),
    ]


def _answer(post: Fields) -> list[str]:
    question = _value(post, "question")
    asked = quotation(
        f"<p>{question}</p>" if question else "", _value(post, "asking_name"), _value(post, "asking_url")
    )
    return [asked, _value(post, "answer")]


def _value(post: Fields, *names: str) -> str:
    return next(
        (str(value) for name in names if (value := post.get(name)) and not isinstance(value, list | dict)), ""
    )


_TYPES: Final[dict[str, Callable[[Fields], list[str]]]] = {
    "text": _text, "photo": _photo, "quote": _quote, "link": _link, "chat": _chat, "audio": _audio, "video": _video,
    "answer": _answer,
}  # fmt: skip
_NEW_TYPES: Final = {"regular": "text", "conversation": "chat"}
_NEW_NAMES: Final = {
    "id": "id", "slug": "slug", "date-gmt": "date", "unix-timestamp": "timestamp", "tags": "tags", "state": "state",
    "note-count": "note_count", "format": "format", "url-with-slug": "post_url", "regular-title": "title",
    "regular-body": "body", "photo-caption": "caption", "photo-link-url": "link_url", "quote-text": "text",
    "quote-source": "source", "link-text": "title", "link-url": "url", "link-description": "description",
    "conversation-title": "title", "conversation-text": "body", "conversation": "dialogue", "audio-caption": "caption",
    "audio-player": "player", "audio-embed": "embed", "id3-artist": "artist", "id3-album": "album", "id3-title": "track_name",
    "video-caption": "caption", "video-player": "embed", "video-source": "permalink_url", "question": "question",
    "answer": "answer",
}  # fmt: skip
"""Field of version 1 -> field of version 2."""
_OTHERS: Final = tuple(
    "url type date bookmarklet mobile feed-item from-feed-id reblog is-submission like-button width height direct-video submitter"
    " tumblelog tag photos photo-url video-player audio-pl id3- line".split()
)
"""How the names of other fields of version 1 begin: what is about the place where a post is shown, or read from elsewhere."""
_PHOTOS: Final = ("photo-url-1280", "photo-url-500", "photo-url-400", "photo-url-250")
