"""Texts of the editor Bard as HTML: the nodes of ProseMirror, and sets of fields among them."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from converters.generators.media_html import code_block

_BLOCKS: Final = {
    "paragraph": "p",
    "blockquote": "blockquote",
    "bulletList": "ul",
    "bullet_list": "ul",
    "orderedList": "ol",
    "ordered_list": "ol",
    "listItem": "li",
    "list_item": "li",
    "table": "table",
    "tableRow": "tr",
    "table_row": "tr",
    "tableCell": "td",
    "table_cell": "td",
    "tableHeader": "th",
    "table_header": "th",
}
_MARKS: Final = {
    "bold": "strong",
    "strong": "strong",
    "italic": "em",
    "em": "em",
    "code": "code",
    "strike": "s",
    "underline": "u",
    "subscript": "sub",
    "superscript": "sup",
}
_LEAVES: Final = frozenset({"text", "image", "hardBreak", "hard_break"})
_ROLES: Final = {
    **dict.fromkeys("text content html body html_field raw_html embed embed_code".split(), "html"),
    **dict.fromkeys("code code_field snippet".split(), "code"),
    **dict.fromkeys("image images photo photos picture pictures gallery".split(), "image"),
    **dict.fromkeys("quote pull_quote".split(), "quote"),
    **dict.fromkeys("video video_url youtube vimeo url".split(), "link"),
    "caption": "caption",
    **dict.fromkeys("type id size width height align alignment position layout style language code_language mode theme".split(), "look"),
}  # fmt: skip
"""Field of a set -> what it is, by the usual names: sites name the fields of their sets as they like."""
_LANGUAGES: Final = ("language", "code_language")
_DEEPEST: Final = 60
"""Levels of nodes; what is deeper is not written."""


def is_bard(value: Any) -> bool:
    """Whether a value is a text of Bard, or a list of sets that holds one."""
    items = value if isinstance(value, list) else []
    return any(
        isinstance(item, dict)
        and (_is_node(item) or item.get("type") == "set" or any(map(is_bard, item.values())))
        for item in items
    )


def to_html(value: Any) -> str:
    """The nodes as HTML, a block a line."""
    return "\n".join(filter(None, _blocks(value, 0)))


def unread_fields(value: Any, depth: int = 0) -> Iterator[str]:
    """The fields of sets that `to_html` does not write, as `type.name`; one that has nothing in it does not count."""
    for node in value if isinstance(value, list) else ():
        if not isinstance(node, dict) or node.get("enabled") is False:
            continue
        attrs = node.get("attrs")
        if depth >= _DEEPEST:
            yield "…"
        elif node.get("type") == "set":
            values = (
                attrs.get("values") if isinstance(attrs, dict) and attrs.get("enabled") is not False else None
            )
            yield from _unread(values, depth) if isinstance(values, dict) else ()
        elif _is_node(node):
            yield from unread_fields(node.get("content"), depth + 1)
        elif node.get("type") not in _LEAVES or not node.keys() & {"attrs", "marks"}:
            yield from _unread(node, depth)


def _unread(values: dict[str, Any], depth: int) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield from unread_fields(value, depth + 1)
        elif value and isinstance(value, str | list | dict) and not _is_written(name, value, values):
            yield f"{values.get('type', 'set')}.{name}"


def _is_written(name: str, value: Any, values: dict[str, Any]) -> bool:
    """Whether a field of a set is written, or only says what it is or how it looks."""
    role = _role(name, value)
    if role == "caption":
        return any(map(_images, [value for other, value in values.items() if _ROLES.get(other) == "image"]))
    return role == "look" or bool(role and _field(role, value, values))


def _role(name: str, value: Any) -> str:
    """What a field of a set is, by its name; else the field for code by its form, which no other has."""
    is_code = isinstance(value, dict) and isinstance(value.get("code"), str)
    return _ROLES.get(name, "code" if is_code else "")


def _is_node(item: dict[str, Any]) -> bool:
    return item.get("type") in _BLOCKS or item.get("type") in (
        "heading",
        "codeBlock",
        "code_block",
        "horizontalRule",
    )


def _blocks(value: Any, depth: int) -> Iterator[str]:
    for item in value if isinstance(value, list) and depth < _DEEPEST else ():
        if isinstance(item, dict):
            yield _block(item, depth + 1)


def _block(node: dict[str, Any], depth: int) -> str:
    raw = node.get("attrs")
    attrs = raw if isinstance(raw, dict) else {}
    kind = node.get("type")
    match kind:
        case "heading":
            level = attrs.get("level") if attrs.get("level") in range(1, 7) else 2
            return f"<h{level}>{_inline(node.get('content'), depth)}</h{level}>"
        case "codeBlock" | "code_block":
            return f"<pre><code>{_inline(node.get('content'), depth)}</code></pre>"
        case "horizontalRule" | "horizontal_rule":
            return "<hr>"
        case "image":
            return _image(attrs)
        case "paragraph":
            return f"<p>{_inline(node.get('content'), depth)}</p>"
        case "set":
            values = attrs.get("values")
            hidden = attrs.get("enabled") is False
            return "" if hidden or not isinstance(values, dict) else _set(values, depth)
        case str() if kind in _BLOCKS:
            inner = "".join(_blocks(node.get("content"), depth))
            return f"<{_BLOCKS[kind]}>{inner}</{_BLOCKS[kind]}>"
        case "text":
            return (
                f"<p>{_inline([node], depth)}</p>"
                if "marks" in node or (isinstance(node.get("text"), str) and len(node) == 2)
                else _set(node, depth)
            )
    return "" if node.get("enabled") is False else _set(node, depth)


def _set(values: dict[str, Any], depth: int) -> str:
    """A set of fields: the texts in it, its code, its images with their caption, and its links."""
    found: list[str] = []
    for name, value in values.items():
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            found += filter(None, _blocks(value, depth))
        elif role := _role(name, value):
            found.append(_field(role, value, values))
    return "\n".join(filter(None, found))


def _field(role: str, value: Any, values: dict[str, Any]) -> str:
    """A field of a set as HTML; empty if it is not written, or not by itself."""
    mode = ""
    if isinstance(value, dict) and isinstance(value.get("code"), str):  # the field for code
        value, mode = value["code"], str(value.get("mode") or "")
    if role == "image":
        return _figure(_images(value), values)
    if not isinstance(value, str):
        return ""
    match role:
        case "html":
            return value
        case "code":
            language = next((str(values[name]) for name in _LANGUAGES if values.get(name)), mode)
            return code_block(value, language)
        case "quote":
            return f"<blockquote>{value}</blockquote>"
        case "link" if value.startswith(("https://", "http://", "/")):
            return f'<p><a href="{escape(value)}">{escape(value, quote=False)}</a></p>'
    return ""


def _images(value: Any) -> list[str]:
    """The paths of images in a field."""
    paths = value if isinstance(value, list) else [value]
    return [path for path in paths if isinstance(path, str) and path]


def _figure(paths: list[str], values: dict[str, Any]) -> str:
    shown = "".join(_image({"src": path, "alt": values.get("alt")}) for path in paths)
    caption = values.get("caption")
    if not shown or not isinstance(caption, str) or not caption:
        return shown
    return f"<figure>{shown}<figcaption>{caption}</figcaption></figure>"


def _image(attrs: dict[str, Any]) -> str:
    source = str(attrs.get("src") or "")
    name = source.removeprefix("asset::").partition("::")
    path = name[2] if source.startswith("asset::") else source
    return f'<img src="{escape(path)}" alt="{escape(str(attrs.get("alt") or ""))}">' if path else ""


def _inline(value: Any, depth: int) -> str:
    found = []
    for node in value if isinstance(value, list) else ():
        if not isinstance(node, dict):
            continue
        if node.get("type") in ("hardBreak", "hard_break"):
            found.append("<br>")
        elif node.get("type") == "image":
            found.append(_image(node.get("attrs") or {}))
        elif node.get("type") == "text":
            found.append(_marked(node))
        else:
            found.append(_block(node, depth + 1) if depth < _DEEPEST else "")
    return "".join(found)


def _marked(node: dict[str, Any]) -> str:
    text = escape(str(node.get("text") or ""), quote=False)
    for mark in node.get("marks") or ():
        kind = mark.get("type") if isinstance(mark, dict) else ""
        if kind in _MARKS:
            text = f"<{_MARKS[kind]}>{text}</{_MARKS[kind]}>"
        elif kind == "link" and isinstance(mark.get("attrs"), dict):
            text = f'<a href="{escape(str(mark["attrs"].get("href") or ""))}">{text}</a>'
    return text
