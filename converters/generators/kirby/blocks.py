"""Blocks of Kirby's panel, stored as JSON, as HTML."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from converters.generators.media_html import code_block
from converters.io.json import loads

_IMAGES: Final = frozenset({"image", "images", "src", "alt", "caption", "location", "ratio", "crop"})
_READ: Final = {
    "heading": frozenset({"text", "level"}),
    "quote": frozenset({"text", "citation"}),
    "code": frozenset({"code", "language"}),
    "image": _IMAGES,
    "gallery": _IMAGES,
    "video": frozenset({"url", "location"}),
}
"""Type of block -> its fields that are written, or only say how it looks."""
_READ_OF_OTHERS: Final = frozenset({"text"})
_DEEPEST: Final = 20
"""Levels of layouts, columns and blocks; what is deeper is not written."""


def is_blocks(value: Any) -> bool:
    """Whether a value is a list of blocks, or of layouts with blocks, in JSON."""
    return isinstance(value, str) and bool(_load(value))


def to_html(text: str) -> str:
    """The blocks that are shown as HTML, a block a line; blocks of unknown types by their texts."""
    return "\n".join(filter(None, _blocks(_load(text), 0)))


def unread_fields(text: str) -> list[str]:
    """The fields of the blocks that `to_html` does not write, as `type.name`; one that has nothing in it does not count."""
    return sorted(set(_unread(_load(text), 0)))


def _unread(items: Any, depth: int) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict) or item.get("isHidden"):
            continue
        if depth >= _DEEPEST:
            yield "…"
        elif "columns" in item:
            for column in item["columns"] if isinstance(item["columns"], list) else ():
                yield from _unread(column.get("blocks") if isinstance(column, dict) else None, depth + 1)
        elif isinstance(content := item.get("content"), dict):
            kind = str(item.get("type"))
            read = _READ.get(kind, _READ_OF_OTHERS)
            yield from (
                f"{kind}.{name}"
                for name, value in content.items()
                if value and isinstance(value, str | list | dict) and name not in read
            )


def _load(text: str) -> list[dict[str, Any]]:
    if not text.lstrip().startswith("[{"):
        return []
    try:
        found = loads(text)
    except (ValueError, RecursionError):
        return []
    items = found if isinstance(found, list) else []
    are_blocks = all(isinstance(item, dict) and ("type" in item or "columns" in item) for item in items)
    return items if are_blocks else []


def _blocks(items: Any, depth: int) -> Iterator[str]:
    for item in items if isinstance(items, list) and depth < _DEEPEST else ():
        if not isinstance(item, dict) or item.get("isHidden"):
            continue
        if "columns" in item:  # a layout
            for column in item["columns"] if isinstance(item["columns"], list) else ():
                yield from _blocks(column.get("blocks") if isinstance(column, dict) else None, depth + 1)
        else:
            content = item.get("content")
            yield _block(str(item.get("type")), content if isinstance(content, dict) else {})


def _block(kind: str, content: dict[str, Any]) -> str:
    text = str(content.get("text") or "")
    match kind:
        case "heading":
            level = (
                content.get("level") if content.get("level") in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
            )
            return f"<{level}>{text}</{level}>"
        case "quote":
            citation = f"<cite>{content['citation']}</cite>" if content.get("citation") else ""
            return f"<blockquote>{text}{citation}</blockquote>"
        case "code":
            return code_block(str(content.get("code") or ""), str(content.get("language") or ""))
        case "image" | "gallery":
            images = content.get("image") or content.get("images") or content.get("src") or []
            images = images if isinstance(images, list) else [images]
            alt = escape(str(content.get("alt") or ""))
            shown = "".join(f'<img src="{escape(str(image))}" alt="{alt}">' for image in images)
            caption = f"<figcaption>{content['caption']}</figcaption>" if content.get("caption") else ""
            return f"<figure>{shown}{caption}</figure>" if shown else ""
        case "video":
            url = escape(str(content.get("url") or ""))
            return f'<p><a href="{url}">{url}</a></p>' if url else ""
        case "line":
            return "<hr>"
        case "markdown":
            return f"\n{text}\n"
    return text
